/* vouch-editor-note.c: notes, fixes, and reasons that are asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-accels.h"
#include "vouch-card.h"
#include "vouch-editor-question.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reason-dialog.h"
#include "vouch-section.h"
#include "vouch-settings.h"
#include "vouch-statement.h"

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* --- notes --- */

static void
write_note_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_NODE);

  if (!node)
    node = VOUCH_NODE (vouch_editor_get_card (self));
  vouch_editor_show_panel (self, "review");
  vouch_side_panel_compose_note (self->panel, vouch_node_get_id (node));
}

static JsonNode *
make_question (VouchEditor *self, const char *on, const char *body)
{
  g_autofree char *id = vouch_id_new ();
  g_autofree char *now = dup_now ();
  g_autofree char *author = vouch_settings_dup_author (self->settings);

  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "on", vouch_json_new_text (on), "author",
      vouch_json_new_text (author), "created", vouch_json_new_text (now), "kind",
      vouch_json_new_text ("question"), "blocking", vouch_json_new_boolean (FALSE), "body",
      vouch_json_new_text (body), "replies", vouch_json_new_texts ((const char *[]) { NULL }), NULL);
}

static const char *
get_question (VouchNode *node)
{
  if (VOUCH_IS_CARD (node))
    return _("Please look at the card as it is now and approve it.");
  if (vouch_statement_is_declined (VOUCH_STATEMENT (node)))
    return _("Do you agree that this needs no source?");
  return vouch_node_list_get_size (vouch_statement_get_citations (VOUCH_STATEMENT (node))) > 0
             ? _("Please check this against its source.")
             : _("Which passage supports this?");
}

/* Somebody else has to agree, to check, or to approve the whole card. */
static void
ask_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_NODE);
  VouchNode *card = VOUCH_NODE (vouch_editor_get_card (self));
  VouchPlace place = { vouch_node_get_id (card), "notes", 0 };
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchChange) insert = NULL;

  if (node != card && !VOUCH_IS_STATEMENT (node))
    return;
  place.position = vouch_node_list_get_size (vouch_node_get_list (card, "notes"));
  json = make_question (self, vouch_node_get_id (node), get_question (node));
  insert = vouch_change_new_insert (place, json);
  if (!vouch_editor_edit (self, vouch_change_with_label (insert, _("Ask Somebody"))))
    return;
  vouch_editor_show_panel (self, "review");
  vouch_editor_toast_undo (self, _("Question written for the reviewer"));
}

/* --- fixes --- */

/* Where the fix left the keyboard nowhere, it goes back to what was fixed. */
static void
repairs_closed_cb (VouchEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  const char *id = vouch_editor_get_focused (self);

  if (focus && gtk_widget_get_mapped (focus) && !gtk_widget_is_ancestor (focus, self->repairs))
    return;
  if (id && self->document && vouch_document_lookup (self->document, id))
    vouch_card_view_go (self->view, id, "");
}

static void
show_repairs_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_NODE);
  g_autofree char *author = NULL;

  if (!node)
    return;
  if (!self->repairs)
    {
      self->repairs = vouch_findings_popover_new ();
      gtk_widget_set_parent (self->repairs, GTK_WIDGET (self));
      vouch_accels_lend_to (self->repairs);
      g_signal_connect_object (self->repairs, "closed", G_CALLBACK (repairs_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  author = vouch_settings_dup_author (self->settings);
  g_object_set (self->repairs, "author", author, NULL);
  vouch_findings_popover_set_findings (VOUCH_FINDINGS_POPOVER (self->repairs), self->validator,
                                       vouch_node_get_id (node));
  if (vouch_editor_point_popover (self, self->repairs, vouch_node_get_id (node)))
    gtk_popover_popup (GTK_POPOVER (self->repairs));
}

/* --- cells that do not apply --- */

static void
reason_given_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorQuestion) asked = data;
  VouchEditor *self = asked->editor;
  g_autofree char *reason = vouch_reason_dialog_ask_finish (result, NULL);
  VouchNode *node = reason && self->document ? vouch_document_lookup (self->document, asked->node)
                                             : NULL;
  g_autofree char *now = dup_now ();
  g_autofree char *author = NULL;
  g_autoptr (JsonNode) none = NULL;
  g_autoptr (VouchChange) set = NULL;

  if (!node)
    return;
  author = vouch_settings_dup_author (self->settings);
  none = vouch_json_new_members ("why", vouch_json_new_text ("not-applicable"), "reason",
                                 vouch_json_new_text (reason), "by", vouch_json_new_text (author),
                                 "at", vouch_json_new_text (now), NULL);
  set = vouch_change_new_set (asked->node, "none", vouch_node_get_value (node, "none"), none);
  vouch_editor_edit (self, vouch_change_with_label (set, _("Mark as not applicable")));
}

static void
not_applicable_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_STATEMENT);
  const char *label = node ? vouch_statement_get_label (VOUCH_STATEMENT (node)) : NULL;
  VouchReasonQuestion question
      = { _("Not Applicable, Because…"), label, _("_Mark"), NULL };
  VouchEditorQuestion *asked;

  if (!node)
    return;
  asked = vouch_editor_question_new (self, node);
  vouch_reason_dialog_ask_async (vouch_editor_get_window (self), &question, self->cancellable,
                                 reason_given_cb, asked);
}

/* --- related content --- */

static VouchSection *
find_section (VouchNodeList *sections, const char *role)
{
  for (guint i = 0; sections && i < vouch_node_list_get_size (sections); i++)
    {
      VouchSection *section = vouch_node_list_peek (sections, i);
      VouchSection *within;

      if (g_strcmp0 (vouch_section_get_role (section), role) == 0)
        return section;
      within = find_section (vouch_section_get_sections (section), role);
      if (within)
        return within;
    }
  return NULL;
}

static void
add_related_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchSection *section
      = find_section (vouch_card_get_sections (vouch_editor_get_card (self)), "related-content");
  VouchNodeList *items = section ? vouch_section_get_items (section) : NULL;
  VouchPlace place = { NULL, "items", 0 };
  g_autofree char *id = vouch_id_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchChange) insert = NULL;

  if (!items)
    {
      vouch_editor_toast (self, _("This card has no section for related content"));
      return;
    }
  place.parent = vouch_node_get_id (VOUCH_NODE (section));
  place.position = vouch_node_list_get_size (items);
  json = vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (""),
                                 "citations", vouch_json_new_texts ((const char *[]) { NULL }),
                                 NULL);
  insert = vouch_change_new_insert (place, json);
  if (vouch_editor_edit (self, vouch_change_with_label (insert, _("Add related content"))))
    vouch_editor_go (self, id, "");
}

/** Installs the actions of this file. */
void
vouch_editor_install_note_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.write-note", "s", write_note_cb);
  gtk_widget_class_install_action (klass, "editor.ask", "s", ask_cb);
  gtk_widget_class_install_action (klass, "editor.show-repairs", "s", show_repairs_cb);
  gtk_widget_class_install_action (klass, "editor.not-applicable", "s", not_applicable_cb);
  gtk_widget_class_install_action (klass, "editor.add-related", NULL, add_related_cb);
}
