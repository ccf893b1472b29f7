/* vouch-abbreviation.h: capitals in a text that stand for words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchAbbreviation:
 * @word: the capitals, a plural's s taken off
 * @uses: how often they stand in the text
 * @from: code points before the first use
 * @is_defined: what they stand for is written beside one of them
 */
typedef struct
{
  char    *word; /* (owned) */
  guint    uses;
  guint    from;
  gboolean is_defined;
} VouchAbbreviation;

GPtrArray *vouch_abbreviations_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_abbreviations_read (GPtrArray  *found,
                                     const char *text);
gboolean   vouch_abbreviations_are_equal (GPtrArray *one,
                                          GPtrArray *other);

G_END_DECLS
