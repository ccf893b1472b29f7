/* vouch-command-merge.c: `vouch merge`: one card of two versions; fit to be a git merge driver.
 *
 *   git config merge.scorecard.driver "vouch merge %O %A %B -o %A"
 *   echo "*.scorecard merge=scorecard" >> .gitattributes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-card.h"
#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-merge.h"

static JsonNode *
ref_value (JsonNode *value)
{
  return value ? json_node_ref (value) : vouch_json_new_null ();
}

static JsonNode *
describe (VouchMerge *merge, const VouchMergeConflict *conflict)
{
  VouchNode *node = vouch_document_lookup (vouch_merge_get_document (merge), conflict->node);
  g_autofree char *path = node ? vouch_node_dup_path (node) : NULL;

  return vouch_json_new_members (
      "kind", vouch_json_new_text (vouch_merge_conflict_word (conflict)), "node",
      vouch_json_new_text (conflict->node), "path", path ? vouch_json_new_text (path) : NULL,
      "member", conflict->member ? vouch_json_new_text (conflict->member) : NULL, "base",
      ref_value (conflict->base), "ours", ref_value (conflict->ours), "theirs",
      ref_value (conflict->theirs), NULL);
}

static gboolean
print_json (VouchMerge *merge, GError **error)
{
  GPtrArray *conflicts = vouch_merge_get_conflicts (merge);
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;

  for (guint i = 0; i < conflicts->len; i++)
    json_array_add_element (array, describe (merge, conflicts->pdata[i]));
  json = vouch_json_new_members ("conflicts", vouch_json_new_array (array), NULL);
  text = vouch_json_print (json, TRUE);
  lines = g_strconcat (text, "\n", NULL);
  return vouch_cli_print (lines, error);
}

static void
tell_conflicts (VouchMerge *merge)
{
  GPtrArray *conflicts = vouch_merge_get_conflicts (merge);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const VouchMergeConflict *conflict = conflicts->pdata[i];
      VouchNode *node = vouch_document_lookup (vouch_merge_get_document (merge), conflict->node);
      g_autofree char *path = node ? vouch_node_dup_path (node) : g_strdup (conflict->node);

      g_printerr ("%s%s%s: %s\n", path, conflict->member ? " " : "",
                  conflict->member ? conflict->member : "",
                  conflict->kind == VOUCH_MERGE_CONFLICT_VALUE   ? _("changed on both sides")
                  : conflict->kind == VOUCH_MERGE_CONFLICT_PLACE ? _("moved on both sides")
                  : _("removed on one side, needed on the other"));
    }
  if (conflicts->len > 0)
    g_printerr (ngettext ("%u conflict left. See the note in the card.\n",
                          "%u conflicts left. See the notes in the card.\n",
                          conflicts->len),
                conflicts->len);
}

static gboolean
write_card (VouchMerge *merge, const char *output, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);
  g_autoptr (GBytes) bytes = NULL;

  if (!vouch_merge_write_notes (merge, error))
    return FALSE;
  bytes = vouch_card_format_write (vouch_document_get_card (vouch_merge_get_document (merge)));
  return vouch_file_write (file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL, error);
}

/* What stops a merge driver must leave OUT as it was. */
static int
merge (char **names, const char *output, gboolean is_json)
{
  g_autoptr (VouchCard) base = NULL;
  g_autoptr (VouchCard) ours = NULL;
  g_autoptr (VouchCard) theirs = NULL;
  VouchCard **cards[] = { &base, &ours, &theirs };
  g_autoptr (VouchMerge) merged = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    if (!vouch_cli_read_card (names[i], i == 0, cards[i], &error))
      return vouch_cli_fail (names[i], error);
  merged = vouch_merge_cards (base, ours, theirs, &error);
  if (!merged)
    return vouch_cli_fail (NULL, error);
  if (!write_card (merged, output, &error))
    return vouch_cli_fail (output, error);
  tell_conflicts (merged);
  if (is_json && !print_json (merged, &error))
    return vouch_cli_fail (_("standard output"), error);
  return vouch_merge_get_conflicts (merged)->len > 0 ? VOUCH_EXIT_NO : VOUCH_EXIT_GOOD;
}

/** `vouch merge BASE OURS THEIRS -o OUT`: 0 clean, 1 conflicts left, 2 not done, OUT as it was */
int
vouch_command_merge (int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean is_json = FALSE;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Output file"),
      N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_("Print the conflicts as JSON"), NULL },
    { NULL },
  };

  if (!vouch_cli_options (_("BASE OURS THEIRS -o OUT — merge two versions of a card"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc != 4 || !output)
    return vouch_cli_fail_usage (_("Usage: vouch merge BASE OURS THEIRS -o OUT. BASE is the common "
                                   "version, or an empty file if there is none."));
  return merge (argv + 1, output, is_json);
}
