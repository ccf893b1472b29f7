/* vouch-command-references-check.c: `vouch references check`: CSL-JSON in, findings on its fields out.
 *
 * The references are put on an empty card and judged by the card's own rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli-references.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-check.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-rule.h"

/* Characters of a title: enough to find it by. */
#define MAX_TITLE 40

/* Ids of our own: theirs may be missing, or twice. */
static JsonArray *
number_items (JsonArray *items)
{
  JsonArray *numbered = json_array_new ();

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autoptr (JsonNode) value = vouch_json_new_text (id);
      JsonNode *item = json_array_get_element (items, i);

      if (vouch_json_node_object (item))
        json_array_add_element (numbered, vouch_json_with_member (item, "id", value));
    }
  return numbered;
}

static VouchCard *
make_card (JsonArray  *items,
           GError    **error)
{
  g_autoptr (VouchCard) empty = vouch_card_new ();
  g_autoptr (JsonNode) base = vouch_node_to_json (VOUCH_NODE (empty));
  g_autoptr (JsonNode) references = vouch_json_new_array (number_items (items));
  g_autoptr (JsonNode) json = vouch_json_with_member (base, "references", references);
  VouchNode *card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, error);

  return card ? VOUCH_CARD (card) : NULL;
}

/* Which of the file's records a finding is about, and what that calls itself. */
static gint64
get_index (VouchFinding *finding)
{
  return (gint64) g_ascii_strtoull (vouch_finding_get_node (finding) + 1, NULL, 10);
}

static char *
dup_id (JsonArray *items,
        gint64     index)
{
  JsonObject *item = vouch_json_array_object (items, (guint) index);
  JsonNode *id = item ? vouch_json_get_node (item, "id") : NULL;
  gint64 number;

  if (vouch_json_node_int (id, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return g_strdup (vouch_json_node_text (id));
}

static JsonNode *
make_row (VouchFinding *finding,
          JsonArray    *items)
{
  gint64 index = get_index (finding);
  g_autofree char *id = dup_id (items, index);

  return vouch_json_new_members (
      "rule", vouch_json_new_text (vouch_finding_get_rule (finding)), "level",
      vouch_json_new_text (vouch_level_get_name (vouch_finding_get_level (finding))), "index",
      vouch_json_new_int (index), "id", vouch_json_new_text_or_null (id), "member",
      vouch_json_new_text_or_null (vouch_finding_get_member (finding)), "message",
      vouch_json_new_text (vouch_finding_get_message (finding)), "repair",
      vouch_json_new_text_or_null (vouch_finding_get_repair (finding)), NULL);
}

/* Its id, as "smith2020"; else how its title starts: nobody counts the records of a file. */
static char *
dup_name (JsonArray *items,
          gint64     index)
{
  char *id = dup_id (items, index);
  JsonObject *item = vouch_json_array_object (items, (guint) index);
  const char *title = item && !id ? vouch_json_get_text (item, "title") : NULL;
  g_autofree char *start = NULL;

  if (!title || !*title)
    return id;
  if (g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_strdup_printf (_("“%s”"), title);
  start = g_utf8_substring (title, 0, MAX_TITLE - 1);
  return g_strdup_printf (_("“%s…”"), g_strchomp (start));
}

static void
add_line (GString      *text,
          VouchFinding *finding,
          JsonArray    *items)
{
  gint64 index = get_index (finding);
  g_autofree char *name = dup_name (items, index);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "%s%s: %s: %s [%s]\n", index + 1, name ? " " : "",
                          name ? name : "", vouch_level_get_name (vouch_finding_get_level (finding)),
                          vouch_finding_get_message (finding), vouch_finding_get_rule (finding));
}

/* Rules on the card or on its use of a reference have nothing to say here. */
static gboolean
is_of_reference (VouchFinding *finding)
{
  const VouchRule *rule = vouch_rules_find (vouch_finding_get_rule (finding));

  return rule && rule->family == VOUCH_FAMILY_REFERENCES
         && vouch_finding_get_node (finding)[0] == 'r';
}

static int
print_findings (GListModel *findings,
                JsonArray  *items,
                gboolean    is_json)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) rows = json_array_new ();
  VouchExit status = VOUCH_EXIT_GOOD;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      if (!is_of_reference (finding))
        continue;
      if (vouch_finding_get_level (finding) == VOUCH_LEVEL_ERROR)
        status = VOUCH_EXIT_NO;
      if (is_json)
        json_array_add_element (rows, make_row (finding, items));
      else
        add_line (text, finding, items);
    }
  if (is_json)
    {
      g_autoptr (JsonNode) report = vouch_json_new_members (
          "references", vouch_json_new_int (json_array_get_length (items)), "findings",
          vouch_json_new_array (json_array_ref (rows)), NULL);
      g_autofree char *printed = vouch_json_print (report, TRUE);

      g_string_append_printf (text, "%s%s", printed, g_str_has_suffix (printed, "\n") ? "" : "\n");
    }
  return vouch_cli_print (text->str, &error) ? (int) status
                                             : vouch_cli_fail (_("standard output"), error);
}

static int
check (const char *input,
       gboolean    is_json)
{
  const char *name = g_str_equal (input, "-") ? _("standard input") : input;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_cli_read_references (input, &error);
  g_autoptr (VouchCard) card = NULL;
  g_autoptr (VouchFindingList) findings = NULL;

  if (!items)
    return vouch_cli_fail (name, error);
  card = make_card (items, &error);
  if (!card)
    return vouch_cli_fail (name, error);
  findings = vouch_check_card (card, NULL);
  return print_findings (G_LIST_MODEL (findings), items, is_json);
}

/** `vouch references check [--json] FILE` */
int
vouch_command_references_check (int    argc,
                                char **argv)
{
  gboolean is_json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_("Print JSON"), NULL },
    { NULL },
  };

  if (!vouch_cli_options (_("FILE — check references in CSL-JSON; “-” is standard input"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc != 2)
    return vouch_cli_fail_usage (_("Specify one file of references to check, or “-” for standard "
                                   "input."));
  return check (argv[1], is_json);
}
