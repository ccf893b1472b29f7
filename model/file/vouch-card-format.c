/* vouch-card-format.c: a card as the bytes of its file, and back.
 *
 * What the members mean, and which are wanted, stands in the tables of the
 * nodes' classes; here is what makes a file a card: its name and its version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "vouch-card.h"
#include "vouch-json-print.h"
#include "vouch-json.h"

static gboolean
fail (GError **error, VouchFormatError code, const char *message)
{
  g_set_error_literal (error, VOUCH_FORMAT_ERROR, code, message);
  return FALSE;
}

static gboolean
check_version (JsonObject *card, GError **error)
{
  JsonNode *version = vouch_json_get_node (card, "version");
  double number;

  if (!version)
    return fail (error, VOUCH_FORMAT_ERROR_MEMBER, _("version: missing"));
  if (!vouch_json_node_number (version, &number))
    return fail (error, VOUCH_FORMAT_ERROR_MEMBER, _("version: must be a number"));
  if (floor (number) > VOUCH_CARD_FORMAT_VERSION)
    {
      g_set_error (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW,
                   _("The card was saved by a newer version of Vouch (format %.0f; this version "
                     "supports up to %d)"),
                   floor (number), VOUCH_CARD_FORMAT_VERSION);
      return FALSE;
    }
  if (floor (number) < 1)
    return fail (error, VOUCH_FORMAT_ERROR_MEMBER, _("version: unknown"));
  return TRUE;
}

static gboolean
check_is_card (JsonNode *json, GError **error)
{
  JsonObject *card = vouch_json_node_object (json);

  if (g_strcmp0 (vouch_json_get_text (card, "format"), VOUCH_CARD_FORMAT_NAME) != 0)
    return fail (error, VOUCH_FORMAT_ERROR_NOT_A_CARD, _("It is JSON, but not a card"));
  return check_version (card, error);
}

/**
 * vouch_card_format_parse:
 * @bytes: a file's content
 * @error: return location for a #VouchFormatError
 *
 * Scans, parses, and sees whether it is a card of a version that can be read. Safe in any thread.
 *
 * Returns: (transfer full) (nullable): the sealed JSON of a card; what its nodes say is not
 *   looked at yet
 */
JsonNode *
vouch_card_format_parse (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) json
      = vouch_json_parse (data ? data : "", length, VOUCH_JSON_MAX_CARD, error);

  if (!json || !check_is_card (json, error))
    return NULL;
  return g_steal_pointer (&json);
}

/**
 * vouch_card_format_build:
 * @json: what vouch_card_format_parse() gave
 * @error: return location for a #VouchFormatError, told with the place: “sections[2].title: …”
 *
 * Makes the nodes. In any thread; afterwards they belong to one thread only.
 *
 * Returns: (transfer full) (nullable): the card
 */
VouchCard *
vouch_card_format_build (JsonNode *json, GError **error)
{
  VouchNode *card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, error);

  return card ? VOUCH_CARD (card) : NULL;
}

/**
 * vouch_card_format_read:
 * @bytes: a file's content
 * @error: return location for a #VouchFormatError
 *
 * Returns: (transfer full) (nullable): the card
 */
VouchCard *
vouch_card_format_read (GBytes *bytes, GError **error)
{
  g_autoptr (JsonNode) json = vouch_card_format_parse (bytes, error);

  return json ? vouch_card_format_build (json, error) : NULL;
}

/**
 * vouch_card_format_print:
 * @json: a card's JSON
 *
 * Safe in any thread while nobody takes @json apart.
 *
 * Returns: (transfer full): the content of its file: UTF-8, one member a line
 */
GBytes *
vouch_card_format_print (JsonNode *json)
{
  g_autofree char *text = vouch_json_print (json, TRUE);
  gsize length = strlen (text);

  text[length] = '\n';
  return g_bytes_new_take (g_steal_pointer (&text), length + 1);
}

/**
 * vouch_card_format_write:
 * @card: a card
 *
 * Returns: (transfer full): the content of its file
 */
GBytes *
vouch_card_format_write (VouchCard *card)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (card));

  return vouch_card_format_print (json);
}
