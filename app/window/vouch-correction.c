/* vouch-correction.c: opens the other card and writes on it what was wrong, and what is right.
 *
 * It waits with the program until the card is open; then it is a note, which is saved with the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-correction.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-json.h"
#include "vouch-note-edit.h"
#include "vouch-settings.h"
#include "vouch-window-private.h"

#define KEY "vouch-corrections"

/* Returns: (transfer none): card id, folded → what is to be written on it */
static GHashTable *
get_table (GApplication *application)
{
  GHashTable *table = g_object_get_data (G_OBJECT (application), KEY);

  if (table)
    return table;
  table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_set_data_full (G_OBJECT (application), KEY, table, (GDestroyNotify) g_hash_table_unref);
  return table;
}

/* Returns: (transfer full) (nullable): what was said of the last correction */
static char *
describe (JsonNode *corrected)
{
  JsonObject *card = vouch_json_node_object (corrected);
  JsonArray *list = card ? vouch_json_get_array (card, "corrections") : NULL;
  guint n = vouch_json_array_length (list);
  JsonObject *last = n > 0 ? vouch_json_array_object (list, n - 1) : NULL;
  const char *title = card ? vouch_json_get_text (card, "title") : NULL;
  const char *was = last ? vouch_json_get_text (last, "was") : NULL;
  const char *is = last ? vouch_json_get_text (last, "is") : NULL;

  if (!was || !is)
    return NULL;
  /* Translators: a card’s title, what was wrong in it, what is right. */
  return g_strdup_printf (_("Corrected in “%s”, of the same article. Was: %s Is: %s"),
                          title ? title : "", was, is);
}

static void
deliver_to_open (GApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && VOUCH_WINDOW (l->data)->editor)
      vouch_correction_deliver (VOUCH_WINDOW (l->data)->editor);
}

/**
 * vouch_correction_take_to:
 * @corrected: the card that was corrected, its whole JSON
 * @card: the other one's id
 * @file: its file
 *
 * Opens the other card, with a note on it that says what was corrected.
 */
void
vouch_correction_take_to (JsonNode *corrected, const char *card, GFile *file)
{
  GApplication *application = g_application_get_default ();
  char *words = describe (corrected);

  if (!VOUCH_IS_APPLICATION (application))
    {
      g_free (words);
      return;
    }
  if (words)
    g_hash_table_replace (get_table (application), g_ascii_strdown (card, -1), words);
  vouch_application_open_file (VOUCH_APPLICATION (application), file);
  deliver_to_open (application);
}

/** Writes on the card of @editor what waits for it, once. */
void
vouch_correction_deliver (VouchEditor *editor)
{
  GApplication *application = g_application_get_default ();
  VouchDocument *document = vouch_editor_get_document (editor);
  const char *id;
  g_autofree char *folded = NULL;
  g_autofree char *author = NULL;
  GHashTable *table;
  VouchNoteDraft draft = { "question", NULL, TRUE };
  g_autoptr (VouchChange) change = NULL;

  if (!VOUCH_IS_APPLICATION (application) || !document) /* closed */
    return;
  id = vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document)));
  folded = g_ascii_strdown (id ? id : "", -1);
  table = get_table (application);
  draft.body = g_hash_table_lookup (table, folded);
  if (!draft.body)
    return;
  author = vouch_settings_dup_author (editor->settings);
  change = vouch_note_edit_write (document, id, &draft, author, NULL);
  if (change && vouch_document_edit (document, change, NULL))
    vouch_editor_toast (editor, draft.body);
  g_hash_table_remove (table, folded);
}
