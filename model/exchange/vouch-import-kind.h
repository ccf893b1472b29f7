/* vouch-import-kind.h: the kinds of card that the same publishers print beside scorecards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchImportPart: a part of such a card
 * @role: its name in the card's file
 * @title: what the publishers print
 * @words: (array zero-terminated=1): headings that open it, folded; the first is its own
 */
typedef struct
{
  const char        *role;
  const char        *title;
  const char *const *words;
} VouchImportPart;

/**
 * VouchImportOther: a kind of card that is no scorecard
 * @kind: its name in the card's file
 * @parts: (array length=n_parts): in their order
 * @is_numbered: its statements are numbered lines, with or without a heading
 */
typedef struct
{
  const char            *kind;
  const VouchImportPart *parts;
  guint                  n_parts;
  gboolean               is_numbered;
} VouchImportOther;

const VouchImportOther *vouch_import_kind_find      (const char             *text);
const VouchImportPart  *vouch_import_kind_find_part (const VouchImportOther *kind,
                                                     const char             *heading);

G_END_DECLS
