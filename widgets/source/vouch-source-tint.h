/* vouch-source-tint.h: what is marked in a source, and how it looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VouchSourceTint:
 * @VOUCH_SOURCE_TINT_OTHER: another passage of the card
 * @VOUCH_SOURCE_TINT_QUOTE: the passage that is shown
 * @VOUCH_SOURCE_TINT_HIT: what was searched for
 * @VOUCH_SOURCE_TINT_CURRENT: the place of it that is shown
 * @VOUCH_SOURCE_TINT_SELECTED: what the user has selected
 */
typedef enum
{
  VOUCH_SOURCE_TINT_OTHER,
  VOUCH_SOURCE_TINT_QUOTE,
  VOUCH_SOURCE_TINT_HIT,
  VOUCH_SOURCE_TINT_CURRENT,
  VOUCH_SOURCE_TINT_SELECTED,
  VOUCH_SOURCE_N_TINTS,
} VouchSourceTint;

GdkRGBA  vouch_source_tint_get_color  (VouchSourceTint tint);
gboolean vouch_source_tint_has_line   (VouchSourceTint tint);

G_END_DECLS
