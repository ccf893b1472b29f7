/* vouch-source-tint.c: what is marked in a source, and how it looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-tint.h"

/* Seen on white paper and in a dark text alike. Nothing is told by colour alone: what is shown
 * now, as passage or as what was found, has a line under it. */
static const struct
{
  GdkRGBA color;
  gboolean has_line;
} tints[VOUCH_SOURCE_N_TINTS] = {
  [VOUCH_SOURCE_TINT_OTHER] = { { 0.21f, 0.52f, 0.89f, 0.22f }, FALSE },
  [VOUCH_SOURCE_TINT_QUOTE] = { { 0.96f, 0.80f, 0.10f, 0.42f }, TRUE },
  [VOUCH_SOURCE_TINT_HIT] = { { 0.20f, 0.82f, 0.48f, 0.30f }, FALSE },
  [VOUCH_SOURCE_TINT_CURRENT] = { { 1.00f, 0.47f, 0.00f, 0.50f }, TRUE },
  [VOUCH_SOURCE_TINT_SELECTED] = { { 0.11f, 0.44f, 0.85f, 0.35f }, FALSE },
};

/** Returns: the colour that is laid over the words. */
GdkRGBA
vouch_source_tint_get_color (VouchSourceTint tint)
{
  return tints[tint].color;
}

/** Returns: whether the words are underlined too. */
gboolean
vouch_source_tint_has_line (VouchSourceTint tint)
{
  return tints[tint].has_line;
}
