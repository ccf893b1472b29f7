/* vouch-card-metrics.h: measures that the rows of the card's page share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Narrower than this, as on a telephone, a cell's label stands above its text. */
#define VOUCH_CARD_NARROW 450
/* What the style pads a text with: what stands below it begins where its letters do. */
#define VOUCH_CARD_TEXT_INSET 8

/* On each side of a row's text, for handle and rung. */
static inline int
vouch_card_gutter (int width)
{
  return width < VOUCH_CARD_NARROW ? 24 : 30;
}

G_END_DECLS
