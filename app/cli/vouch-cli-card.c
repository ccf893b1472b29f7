/* vouch-cli-card.c: the cards that commands read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-card.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-cli-input.h"
#include "vouch-json.h"

#define PDF_START "%PDF-"

/* A draft as its writer has it, in whatever form: nothing that begins as a card's file does. */
static gboolean
is_draft (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize i = 0;

  while (i < size && g_ascii_isspace (text[i]))
    i++;
  return i < size && text[i] != '{' && text[i] != '[';
}

static gboolean
is_pdf (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return size >= strlen (PDF_START) && memcmp (text, PDF_START, strlen (PDF_START)) == 0;
}

/* Of a draft it is said how it becomes a card, of a paper how it becomes a source. */
static void
tell (GBytes *bytes, GError *trouble, GError **error)
{
  if (!is_draft (bytes)
      || g_error_matches (trouble, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_NOT_A_CARD))
    {
      g_propagate_error (error, trouble);
      return;
    }
  g_error_free (trouble);
  g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_NOT_A_CARD,
                       is_pdf (bytes) ? _("Not a card but a PDF file: “vouch sources add” adds a paper to the sources")
                                      : _("Not a card: import it first with “vouch import”"));
}

/**
 * vouch_cli_parse_card_json:
 * @bytes: what a file has
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the card as it stands in its file
 */
JsonNode *
vouch_cli_parse_card_json (GBytes *bytes, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  JsonNode *json = vouch_card_format_parse (bytes, &trouble);

  if (!json)
    tell (bytes, g_steal_pointer (&trouble), error);
  return json;
}

/**
 * vouch_cli_parse_card:
 * @bytes: what a file has
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the card
 */
VouchCard *
vouch_cli_parse_card (GBytes *bytes, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  VouchCard *card = vouch_card_format_read (bytes, &trouble);

  if (!card)
    tell (bytes, g_steal_pointer (&trouble), error);
  return card;
}

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
  *card = vouch_cli_parse_card (bytes, error);
  return *card != NULL;
}
