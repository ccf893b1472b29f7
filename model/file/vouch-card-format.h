/* vouch-card-format.h: a card as the bytes of its file, and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card-types.h"
#include "vouch-format-error.h"

G_BEGIN_DECLS

#define VOUCH_CARD_FORMAT_NAME "vouch-scorecard"
#define VOUCH_CARD_FORMAT_VERSION 1

VouchCard *vouch_card_format_read  (GBytes    *bytes,
                                    GError   **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *vouch_card_format_write (VouchCard *card) G_GNUC_WARN_UNUSED_RESULT;

/* The two halves of each: JSON and bytes in any thread, nodes where the card lives. */
JsonNode  *vouch_card_format_parse (GBytes    *bytes,
                                    GError   **error) G_GNUC_WARN_UNUSED_RESULT;
VouchCard *vouch_card_format_build (JsonNode  *json,
                                    GError   **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *vouch_card_format_print (JsonNode  *json) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
