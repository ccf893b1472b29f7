/* vouch-verdict.c: what a reviewer can say of a statement, each with its letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-verdict.h"

#include <gdk/gdk.h>
#include <glib/gi18n-lib.h>

/* What makes a card wrong stops it; how it is put, and what is only asked, does not. */
static const VouchVerdict verdicts[VOUCH_N_VERDICTS] = {
  { GDK_KEY_s, N_ ("Supported"), VOUCH_VERDICT_SUPPORTED, NULL, FALSE, 0 },
  { GDK_KEY_n, N_ ("Not Supported"), VOUCH_VERDICT_NOTE, "not-supported", TRUE, 1 },
  { GDK_KEY_o, N_ ("Overstated"), VOUCH_VERDICT_NOTE, "overstated", TRUE, 3 },
  { GDK_KEY_c, N_ ("Contradicted"), VOUCH_VERDICT_NOTE, "contradicted", TRUE, 4 },
  { GDK_KEY_m, N_ ("Missing Source"), VOUCH_VERDICT_NOTE, "missing-source", TRUE, 5 },
  { GDK_KEY_w, N_ ("Wrong Number"), VOUCH_VERDICT_NOTE, "wrong-number", TRUE, 6 },
  { GDK_KEY_d, N_ ("Wording"), VOUCH_VERDICT_NOTE, "wording", FALSE, 7 },
  { GDK_KEY_q, N_ ("Question"), VOUCH_VERDICT_NOTE, "question", FALSE, 8 },
  { GDK_KEY_a, N_ ("Accept Without Source"), VOUCH_VERDICT_ACCEPTED, NULL, FALSE, 9 },
  { GDK_KEY_x, N_ ("Next"), VOUCH_VERDICT_NEXT, NULL, FALSE, 2 },
  { GDK_KEY_b, N_ ("Back"), VOUCH_VERDICT_BACK, NULL, FALSE, 10 },
};

/** Returns: (transfer none): verdict number @index, below %VOUCH_N_VERDICTS. */
const VouchVerdict *
vouch_verdict_get (guint index)
{
  g_return_val_if_fail (index < VOUCH_N_VERDICTS, NULL);
  return &verdicts[index];
}

/** Returns: (transfer none) (nullable): the verdict of that key, whether Shift is held or not. */
const VouchVerdict *
vouch_verdict_find (guint key)
{
  key = gdk_keyval_to_lower (key);
  for (gsize i = 0; i < VOUCH_N_VERDICTS; i++)
    if (verdicts[i].key == key)
      return &verdicts[i];
  return NULL;
}
