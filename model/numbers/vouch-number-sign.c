/* vouch-number-sign.c: whether two values point the same way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-sign.h"

#include <string.h>

/* Each begins a word that says which way, or between what: "fell", "reduction", "lower", "difference". */
static const char *const ways[] = {
  "fell",    "fall",   "decreas", "declin",  "reduc",  "lower",  "loss",    "lose",    "lost",    "losing",
  "drop",    "less",   "fewer",   "short",   "small",  "worse",  "improv",  "dimin",   "shrink",  "shrank",
  "down",    "below",  "minus",   "negativ", "deteri", "weaken", "slow",    "young",   "earl",    "differ",
  "versus",  "vs",     "compar",  "than",    "favor",  "favour", "gap",     "between", "benefit", "advantage",
  "abat",    "reliev", "relief",  "atroph",  "thin",   "narrow", "deficit", "depress", "suppress", "sank",
};

static int
get_sign (VouchSigned self)
{
  if (self.value.digits < 0)
    return -1;
  return self.is_plus ? 1 : 0;
}

static gboolean
begins_way (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_ascii_strncasecmp (word, ways[i], strlen (ways[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
says_way (const char *text)
{
  gboolean is_start = TRUE;

  for (const char *p = text; *p; p++)
    {
      if (is_start && g_ascii_isalpha (*p) && begins_way (p))
        return TRUE;
      is_start = !g_ascii_isalnum (*p) && !((guchar) *p & 0x80);
    }
  return FALSE;
}

/**
 * vouch_number_signs_agree:
 * @one: a value
 * @other: one of the same size
 *
 * "−4.4" and "+4.4" don't, nor does "changed by 4.4" with "−4.4". Where words say which way, or which
 * of two is compared with which, the sign may be left out: "fell by 4.4" is "−4.4".
 *
 * Returns: whether they can be the same
 */
gboolean
vouch_number_signs_agree (VouchSigned one, VouchSigned other)
{
  int here = get_sign (one);
  int there = get_sign (other);

  if (here == there || one.value.digits == 0)
    return TRUE;
  if (here * there != 0)
    return FALSE;
  if (here + there > 0)
    return TRUE;
  return says_way (here == 0 ? one.text : other.text);
}
