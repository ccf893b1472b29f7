/* vouch-editor-import.c: what became of the draft, and drafts that are pasted into a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-import-dialog.h"
#include "vouch-node-list.h"
#include "vouch-section.h"
#include "vouch-statement-edit.h"
#include "vouch-statement.h"

/* Whoever has seen the report goes on with the first gap, unless the card was gone into
 * meanwhile. */
static gboolean
report_closed_cb (VouchEditor *self)
{
  const char *focused = self->view ? vouch_card_view_get_focused (self->view) : NULL;
  const char *card = self->document ? vouch_node_get_id (VOUCH_NODE (vouch_editor_get_card (self)))
                                    : NULL;

  if (card && (!focused || g_str_equal (focused, card))
      && !vouch_validator_is_pending (self->validator))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.next-finding", NULL);
  return GDK_EVENT_PROPAGATE;
}

/** Shows what became of the draft that the card was made of, once. */
void
vouch_editor_show_report (VouchEditor *self)
{
  g_autoptr (VouchImportReport) report = g_steal_pointer (&self->report);
  GtkWidget *dialog;

  if (!report || !vouch_editor_get_window (self))
    return;
  dialog = vouch_import_dialog_new (vouch_editor_get_window (self), self->document, report);
  vouch_import_dialog_offer_article (VOUCH_IMPORT_DIALOG (dialog), self->settings);
  g_signal_connect_object (dialog, "close-request", G_CALLBACK (report_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  VouchEditor *editor; /* (owned) */
  char *text;          /* (owned) */
} Pasted;

static void
free_pasted (Pasted *pasted)
{
  g_object_unref (pasted->editor);
  g_free (pasted->text);
  g_free (pasted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasted, free_pasted)

/* Below the statement with the keyboard. */
static void
add_lines (VouchEditor *self, const char *text)
{
  VouchNode *node
      = vouch_editor_find (self, vouch_card_view_get_focused (self->view), VOUCH_TYPE_STATEMENT);
  VouchSection *section = node ? vouch_statement_get_section (VOUCH_STATEMENT (node)) : NULL;
  g_autofree char *last = NULL;

  if (!section)
    vouch_editor_toast (self, _("Place the cursor in a statement first"));
  else if (vouch_editor_edit (self, vouch_statement_edit_add_lines (
                                        section, vouch_node_get_position (node) + 1, text, &last)))
    vouch_editor_go (self, last, "");
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasted) pasted = data;
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);

  if (!pasted->editor->document)
    return;
  if (g_strcmp0 (answer, "card") == 0)
    gtk_widget_activate_action (GTK_WIDGET (pasted->editor), "win.import-elsewhere", "s",
                                pasted->text);
  else if (g_strcmp0 (answer, "lines") == 0)
    add_lines (pasted->editor, pasted->text);
}

/**
 * vouch_editor_ask_import:
 * @text: a draft that was pasted into this card
 *
 * Asks once whether a card of its own is meant.
 */
void
vouch_editor_ask_import (VouchEditor *self, const char *text)
{
  Pasted *pasted;
  const VouchAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "lines", _("Paste as _Statements"), ADW_RESPONSE_DEFAULT },
    { "card", _("Create _New Card"), ADW_RESPONSE_SUGGESTED },
  };

  g_return_if_fail (VOUCH_IS_EDITOR (self));

  pasted = g_new0 (Pasted, 1);
  pasted->editor = g_object_ref (self);
  pasted->text = g_strdup (text);
  vouch_compat_ask_async (vouch_editor_get_window (self), _("Import Pasted Draft?"),
                          _("You can create a new card in its own window, or paste its lines as "
                            "statements here."),
                          answers, G_N_ELEMENTS (answers), "card", NULL, answered_cb, pasted);
}
