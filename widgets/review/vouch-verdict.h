/* vouch-verdict.h: what a reviewer can say of a statement, each with its letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchVerdictWhat:
 * @VOUCH_VERDICT_SUPPORTED: its source bears it out
 * @VOUCH_VERDICT_NOTE: something is to be said of it, in a note of its kind
 * @VOUCH_VERDICT_ACCEPTED: it may stand without a source
 * @VOUCH_VERDICT_NEXT: nothing, for now
 * @VOUCH_VERDICT_BACK: the one before
 */
typedef enum
{
  VOUCH_VERDICT_SUPPORTED,
  VOUCH_VERDICT_NOTE,
  VOUCH_VERDICT_ACCEPTED,
  VOUCH_VERDICT_NEXT,
  VOUCH_VERDICT_BACK,
} VouchVerdictWhat;

/**
 * VouchVerdict:
 * @key: the key, as lower-case letter
 * @label: for people, not translated yet
 * @note: (nullable): id of the #VouchNoteKind that it writes
 * @is_blocking: whether the card can't go out before that note is resolved
 * @rank: how soon its button goes into a menu where there is little room
 */
typedef struct
{
  guint            key;
  const char      *label;
  VouchVerdictWhat what;
  const char      *note;
  gboolean         is_blocking;
  guint            rank;
} VouchVerdict;

#define VOUCH_N_VERDICTS 11

const VouchVerdict *vouch_verdict_get  (guint index);
const VouchVerdict *vouch_verdict_find (guint key);

G_END_DECLS
