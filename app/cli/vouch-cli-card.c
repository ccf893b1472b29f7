/* vouch-cli-card.c: the cards that commands read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-card.h"

#include "vouch-card-format.h"
#include "vouch-cli-input.h"
#include "vouch-json.h"

/**
 * vouch_cli_read_card:
 * @name: a file as the command line has it, or "-"
 * @may_be_empty: whether a file with nothing in it, and the null device, stand for no card
 * @card: (out) (transfer full) (nullable): the card
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
vouch_cli_read_card (const char *name, gboolean may_be_empty, VouchCard **card, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *card = NULL;
  if (may_be_empty && g_str_equal (name, "/dev/null"))
    return TRUE;
  bytes = vouch_cli_read (name, VOUCH_JSON_MAX_CARD, error);
  if (!bytes)
    return FALSE;
  if (may_be_empty && g_bytes_get_size (bytes) == 0)
    return TRUE;
  *card = vouch_card_format_read (bytes, error);
  return *card != NULL;
}
