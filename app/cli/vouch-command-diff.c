/* vouch-command-diff.c: `vouch diff`: how two versions of a card differ, for people and programs.
 *
 * Each line names a part of the card by its path; what it said stands behind "-" and
 * what it says behind "+". A part that moved is told as moved, once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-card.h"
#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <glib/gi18n-lib.h>

#include "vouch-diff.h"
#include "vouch-document.h"
#include "vouch-json-canonical.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-rich-text.h"

typedef struct
{
  VouchDocument *from; /* (owned) */
  VouchDocument *to;   /* (owned) */
  GString *text;       /* (owned) */
} Report;

/* A path of the card as it is, or as it was where the part has gone. */
static char *
dup_path (const Report *report, const char *id)
{
  VouchNode *node = vouch_document_lookup (report->to, id);

  if (!node)
    node = vouch_document_lookup (report->from, id);
  return node ? vouch_node_dup_path (node) : g_strdup (id);
}

static void
append_value (const Report *report, char sign, JsonNode *value)
{
  g_autofree char *json = NULL;

  if (!value)
    return;
  if (vouch_json_node_text (value))
    json = g_strdup (vouch_json_node_text (value));
  else
    json = vouch_json_canonical (value);
  g_string_append_printf (report->text, "%c %s\n", sign, json);
}

static void
append_node (const Report *report, char sign, JsonNode *node)
{
  JsonObject *object = vouch_json_node_object (node);
  static const char *const members[] = { "text", "title", "body", "reference", "id" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (vouch_json_get_text (object, members[i]))
      {
        g_string_append_printf (report->text, "%c %s\n", sign,
                                vouch_json_get_text (object, members[i]));
        return;
      }
}

static void
append_part (const Report *report, VouchChange *part)
{
  g_autofree char *path = dup_path (report, vouch_change_get_node (part));

  switch (vouch_change_get_kind (part))
    {
    case VOUCH_CHANGE_SET:
      g_string_append_printf (report->text, "%s%s%s\n", path, *path ? " " : "",
                              vouch_change_get_member (part));
      append_value (report, '-', vouch_change_get_before (part));
      append_value (report, '+', vouch_change_get_after (part));
      break;
    case VOUCH_CHANGE_INSERT:
      g_string_append_printf (report->text, _("%s added\n"), path);
      append_node (report, '+', vouch_change_get_json (part));
      break;
    case VOUCH_CHANGE_REMOVE:
      g_string_append_printf (report->text, _("%s removed\n"), path);
      append_node (report, '-', vouch_change_get_json (part));
      break;
    case VOUCH_CHANGE_MOVE:
      g_string_append_printf (report->text, _("%s moved\n"), path);
      break;
    case VOUCH_CHANGE_GROUP:
    default:
      g_assert_not_reached ();
    }
}

static char *
make_json (VouchChange *change)
{
  JsonArray *changes = json_array_new ();
  guint size = vouch_change_get_size (change);
  g_autoptr (JsonNode) json = NULL;

  for (guint i = 0; i < size; i++)
    json_array_add_element (changes, vouch_change_to_json (vouch_change_get_part (change, i)));
  json = vouch_json_new_members ("same", vouch_json_new_boolean (size == 0), "changes",
                                 vouch_json_new_array (changes), NULL);
  return vouch_json_print (json, TRUE);
}

static VouchDocument *
open_version (const char *name, GError **error)
{
  g_autoptr (VouchCard) card = NULL;

  return vouch_cli_read_card (name, FALSE, &card, error) ? vouch_document_new (card) : NULL;
}

static char *
make_report (VouchDocument *from, VouchDocument *to, VouchChange *change)
{
  Report report = { from, to, g_string_new (NULL) };

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    append_part (&report, vouch_change_get_part (change, i));
  return g_string_free (report.text, FALSE);
}

static int
compare (const char *one, const char *other, gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchDocument) from = open_version (one, &error);
  g_autoptr (VouchDocument) to = from ? open_version (other, &error) : NULL;
  g_autoptr (VouchChange) change = NULL;
  g_autofree char *text = NULL;

  if (!to)
    return vouch_cli_fail (from ? other : one, error);
  change = vouch_diff_cards (vouch_document_get_card (from), vouch_document_get_card (to), &error);
  if (!change)
    return vouch_cli_fail (NULL, error);
  text = is_json ? make_json (change) : make_report (from, to, change);
  if (is_json)
    {
      g_autofree char *lines = g_steal_pointer (&text);

      text = g_strconcat (lines, "\n", NULL);
    }
  if (!vouch_cli_print (text, &error))
    return vouch_cli_fail (_("standard output"), error);
  return vouch_change_get_size (change) == 0 ? VOUCH_EXIT_GOOD : VOUCH_EXIT_NO;
}

/** `vouch diff [--json] A B`: 0 they say the same, 1 they differ, 2 one can't be read */
int
vouch_command_diff (int argc, char **argv)
{
  gboolean is_json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_("Print the changes as JSON"), NULL },
    { NULL },
  };

  if (!vouch_cli_options (_("A B — compare two versions of a card"), entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc != 3)
    return vouch_cli_fail_usage (_("Specify two versions of a card."));
  return compare (argv[1], argv[2], is_json);
}
