/* vouch-editor-citation.c: what a citation does for its statement, and which place it means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation-answer.h"
#include "vouch-citation.h"
#include "vouch-editor-question.h"
#include "vouch-editor-task.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-passage-places.h"
#include "vouch-places-popover.h"
#include "vouch-reason-dialog.h"
#include "vouch-settings.h"
#include "vouch-source-line.h"
#include "vouch-statement.h"

/* So much of what the source says is shown. */
#define MAX_SHOWN 160

static const struct
{
  const char *relation;
  const char *title;
} relations[] = {
  { "supports", N_("_Supports the Statement") },
  { "contradicts", N_("_Contradicts It") },
  { "background", N_("_Background Only") },
};

static VouchNode *
find_citation (VouchEditor *self, const char *id)
{
  return vouch_editor_find (self, id, VOUCH_TYPE_CITATION);
}

/* The one that is named; else, from the list of actions, the first of the statement with the keyboard that
 * has a passage, or the first. */
static VouchNode *
resolve_citation (VouchEditor *self, GVariant *target)
{
  const char *id = g_variant_get_string (target, NULL);
  VouchNode *statement = *id ? NULL : vouch_editor_resolve (self, NULL, VOUCH_TYPE_STATEMENT);
  VouchNodeList *citations = statement ? vouch_node_get_list (statement, "citations") : NULL;
  guint n = citations ? g_list_model_get_n_items (G_LIST_MODEL (citations)) : 0;
  VouchNode *first = NULL;

  if (*id)
    return find_citation (self, id);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VouchNode) citation = g_list_model_get_item (G_LIST_MODEL (citations), i);

      if (!vouch_json_is_null (vouch_node_get_value (citation, "quote")))
        return citation; /* the list keeps it */
      first = first ? first : citation;
    }
  if (!first)
    vouch_editor_toast (self, statement ? _("Add a source to the statement first")
                                        : _("Place the cursor in a statement first"));
  return first;
}

static gboolean
is_contradiction (VouchNode *citation)
{
  return vouch_citation_get_answer_state (VOUCH_CITATION (citation)) != VOUCH_ANSWER_NOT_WANTED;
}

/* The one that is named; else, from the list of actions, the first that contradicts the statement with the
 * keyboard. */
static VouchNode *
resolve_contradiction (VouchEditor *self, GVariant *target)
{
  const char *id = g_variant_get_string (target, NULL);
  VouchNode *statement = *id ? NULL : vouch_editor_resolve (self, NULL, VOUCH_TYPE_STATEMENT);
  VouchNodeList *citations = statement ? vouch_node_get_list (statement, "citations") : NULL;
  VouchNode *named = *id ? find_citation (self, id) : NULL;

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    if (!named && is_contradiction (vouch_node_list_peek (citations, i)))
      named = vouch_node_list_peek (citations, i);
  if (named && is_contradiction (named))
    return named;
  vouch_editor_toast (self, _("No source contradicts the statement"));
  return NULL;
}

/* Where the popovers of a citation point: to what cites. */
static const char *
get_owner (VouchNode *citation)
{
  VouchNode *owner = vouch_node_get_parent (citation);

  return owner ? vouch_node_get_id (owner) : vouch_node_get_id (citation);
}

/* --- supports, contradicts, background --- */

static const char *
get_told (const char *relation)
{
  if (g_str_equal (relation, "contradicts"))
    return _("The source contradicts the statement: a reviewer has to answer");
  return g_str_equal (relation, "background") ? _("The source is background only")
                                              : _("The source supports the statement");
}

static gboolean
is_relation (const char *relation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_str_equal (relations[i].relation, relation))
      return TRUE;
  return FALSE;
}

/* @target: the citation, and what it is to do */
static void
set_relation_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *id;
  const char *relation;
  VouchNode *citation;
  g_autoptr (JsonNode) after = NULL;

  g_variant_get (target, "(&s&s)", &id, &relation);
  citation = find_citation (self, id);
  if (!citation || !is_relation (relation) || g_strcmp0 (vouch_node_get_text (citation, "relation"), relation) == 0)
    return;
  after = vouch_json_new_text (relation);
  if (vouch_editor_edit (self, vouch_change_new_set (id, "relation", vouch_node_get_value (citation, "relation"),
                                                     after)))
    vouch_editor_toast_undo (self, get_told (relation));
}

/* --- whether the page prints the passage --- */

static void
toggle_printed_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = resolve_citation (self, target);
  gboolean is_printed = citation && vouch_citation_is_printed (VOUCH_CITATION (citation));
  g_autoptr (JsonNode) unprinted = is_printed ? vouch_json_new_boolean (TRUE) : NULL;

  if (!citation || !vouch_citation_has_words (VOUCH_CITATION (citation)))
    return;
  if (vouch_editor_edit (self, vouch_change_new_set (vouch_node_get_id (citation), "unprinted",
                                                     vouch_node_get_value (citation, "unprinted"), unprinted)))
    vouch_editor_toast_undo (self, is_printed ? _("The page won’t print this passage")
                                              : _("The page prints this passage"));
}

/* --- what a reviewer says to a contradiction --- */

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorQuestion) asked = data;
  VouchEditor *self = asked->editor;
  g_autofree char *text = vouch_reason_dialog_ask_finish (result, NULL);
  VouchNode *citation = text && self->document ? find_citation (self, asked->node) : NULL;
  g_autofree char *author = citation ? vouch_settings_dup_author (self->settings) : NULL;

  if (citation && vouch_editor_edit (self, vouch_citation_answer (VOUCH_CITATION (citation), text, author)))
    vouch_editor_toast_undo (self, _("Answer added. It is listed in Review."));
}

/* The statement, and what is said against it. */
static char *
dup_both_sides (VouchNode *citation)
{
  VouchNode *owner = vouch_node_get_parent (citation);
  g_autofree char *words = vouch_node_dup_words (owner);
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  const char *exact = vouch_json_get_text (quote, "exact");
  g_autofree char *line = exact ? vouch_source_line (exact, MAX_SHOWN) : NULL;

  /* Translators: a statement, and the passage of a source that contradicts it */
  return line ? g_strdup_printf (_("“%s” – the source says: “%s”"), words, line) : g_steal_pointer (&words);
}

static void
answer_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = resolve_contradiction (self, target);
  const char *usual[] = { NULL, NULL };
  VouchReasonQuestion question = { _("Kept, Because…"), NULL, _("_Answer"), NULL };
  g_autofree char *about = NULL;
  VouchEditorQuestion *asked;

  if (!citation)
    return;
  question.about = about = dup_both_sides (citation);
  usual[0] = vouch_citation_get_answer (VOUCH_CITATION (citation));
  question.usual = usual[0] ? usual : NULL;
  asked = vouch_editor_question_new (self, citation);
  vouch_reason_dialog_ask_async (vouch_editor_get_window (self), &question, self->cancellable, answered_cb, asked);
}

static void
unanswer_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = resolve_contradiction (self, target);

  if (citation && vouch_editor_edit (self, vouch_citation_answer (VOUCH_CITATION (citation), NULL, NULL)))
    vouch_editor_toast_undo (self, _("Answer taken back"));
}

/* --- the menu of a citation --- */

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_printed (GMenu *menu)
{
  GMenu *printed = g_menu_new ();

  g_menu_append (printed, _("Print the Passage on the _Page"), "citation.printed");
  append_section (menu, printed);
}

static GMenuModel *
make_menu (VouchNode *citation)
{
  const char *id = vouch_node_get_id (citation);
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  GMenu *menu = g_menu_new ();
  GMenu *open = g_menu_new ();
  GMenu *does = g_menu_new ();
  GMenu *last = g_menu_new ();

  append (open, _("_Open the Source"), "editor.open-citation", g_variant_new_string (id));
  if (quote && vouch_json_get_text (quote, "source"))
    append (open, _("Choose the _Place…"), "editor.choose-place", g_variant_new_string (id));
  append_section (menu, open);
  if (vouch_citation_has_words (VOUCH_CITATION (citation)))
    append_printed (menu);
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    append (does, _(relations[i].title), "citation.relation", g_variant_new_string (relations[i].relation));
  append_section (menu, does);
  if (is_contradiction (citation))
    append (last, _("A_nswer the Contradiction…"), "editor.answer", g_variant_new_string (id));
  if (is_contradiction (citation) && vouch_citation_get_answer (VOUCH_CITATION (citation)))
    append (last, _("Take _Back the Answer"), "editor.unanswer", g_variant_new_string (id));
  append (last, _("_Take Off the Statement"), "editor.uncite", g_variant_new_string (id));
  append_section (menu, last);
  return G_MENU_MODEL (menu);
}

static void
relation_activated_cb (GSimpleAction *action, GVariant *relation, gpointer data)
{
  VouchEditor *self = data;
  const char *citation = g_object_get_data (G_OBJECT (action), "citation");

  gtk_widget_activate_action (GTK_WIDGET (self), "editor.set-relation", "(ss)", citation,
                              g_variant_get_string (relation, NULL));
}

static void
printed_activated_cb (GSimpleAction *action, GVariant *unused, gpointer data)
{
  VouchEditor *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toggle-printed", "s",
                              (const char *) g_object_get_data (G_OBJECT (action), "citation"));
}

static void
add_action (VouchEditor *self, GSimpleActionGroup *group, GSimpleAction *action, VouchNode *citation, GCallback activated)
{
  g_object_set_data_full (G_OBJECT (action), "citation", g_strdup (vouch_node_get_id (citation)), g_free);
  g_signal_connect_object (action, "activate", activated, self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

/* Actions with a state, so that the menu shows how it is. */
static GSimpleActionGroup *
make_actions (VouchEditor *self, VouchNode *citation)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  const char *relation = vouch_node_get_text (citation, "relation");
  g_autoptr (GSimpleAction) does = g_simple_action_new_stateful (
      "relation", G_VARIANT_TYPE_STRING, g_variant_new_string (relation ? relation : "supports"));
  g_autoptr (GSimpleAction) printed = g_simple_action_new_stateful (
      "printed", NULL, g_variant_new_boolean (vouch_citation_is_printed (VOUCH_CITATION (citation))));

  add_action (self, group, does, citation, G_CALLBACK (relation_activated_cb));
  add_action (self, group, printed, citation, G_CALLBACK (printed_activated_cb));
  return group;
}

/* Without this GTK gives the keyboard to the first button of the window, which leaves the card. What was
 * chosen may have given it to something else. */
static void
popover_closed_cb (VouchEditor *self, GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  const char *owner = g_object_get_data (G_OBJECT (popover), "owner");
  const char *citation = g_object_get_data (G_OBJECT (popover), "citation");
  g_autofree char *chip = NULL;

  if (!self->document || !owner || !vouch_document_lookup (self->document, owner)
      || (focus && !gtk_widget_is_ancestor (focus, popover)))
    return;
  chip = find_citation (self, citation) ? g_strconcat (VOUCH_CARD_VIEW_CITATION, citation, NULL) : NULL;
  vouch_editor_go (self, owner, chip ? chip : "");
}

/* Opens @popover at the statement, or what else, that @citation belongs to. */
static void
open_at (VouchEditor *self, GtkWidget *popover, VouchNode *citation)
{
  const char *owner = get_owner (citation);

  g_object_set_data_full (G_OBJECT (popover), "owner", g_strdup (owner), g_free);
  g_object_set_data_full (G_OBJECT (popover), "citation", g_strdup (vouch_node_get_id (citation)), g_free);
  if (vouch_editor_point_popover (self, popover, owner))
    gtk_popover_popup (GTK_POPOVER (popover));
}

static void
citation_menu_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = resolve_citation (self, target);
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GSimpleActionGroup) actions = NULL;

  if (!citation)
    return;
  if (!self->citation_menu)
    {
      self->citation_menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->citation_menu, GTK_WIDGET (self));
      g_signal_connect_object (self->citation_menu, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
  menu = make_menu (citation);
  actions = make_actions (self, citation);
  gtk_widget_insert_action_group (self->citation_menu, "citation", G_ACTION_GROUP (actions));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->citation_menu), menu);
  open_at (self, self->citation_menu, citation);
}

/* --- which place is meant --- */

static void
place_chosen_cb (VouchEditor *self, guint position)
{
  VouchPlacesPopover *popover = VOUCH_PLACES_POPOVER (self->places);
  VouchPassagePlaces *places = vouch_places_popover_get_places (popover);
  VouchNode *citation = find_citation (self, vouch_places_popover_get_citation (popover));
  VouchChange *change
      = citation ? vouch_passage_places_choose (places, position, VOUCH_CITATION (citation)) : NULL;
  const VouchPassagePlace *place = vouch_passage_places_get (places, position);

  if (!change)
    vouch_editor_toast (self, _("The passage has changed meanwhile. Choose its place again."));
  if (!change || !vouch_editor_edit (self, change))
    return;
  vouch_editor_toast_undo (self, place->is_only
                                     ? _("The passage means this place now")
                                     : _("Noted. The words around it stand elsewhere too: quote more of them"));
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.open-citation", "s", vouch_node_get_id (citation));
}

static void
ask_which (VouchEditor *self, VouchNode *citation, VouchPassagePlaces *places)
{
  if (!self->places)
    {
      self->places = vouch_places_popover_new ();
      gtk_widget_set_parent (self->places, GTK_WIDGET (self));
      g_signal_connect_object (self->places, "chosen", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->places, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
    }
  vouch_places_popover_set_places (VOUCH_PLACES_POPOVER (self->places), places, vouch_node_get_id (citation));
  open_at (self, self->places, citation);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPassagePlaces) places = vouch_passage_places_look_finish (result, &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  g_autofree char *id = vouch_editor_task_steal_data (task);
  VouchNode *citation = self ? find_citation (self, id) : NULL;

  if (!citation)
    return;
  if (!places)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        vouch_editor_toast (self, error->message);
    }
  else if (vouch_passage_places_get_size (places) == 0)
    vouch_editor_toast (self, _("The passage stands nowhere in its source"));
  else if (vouch_passage_places_get_size (places) == 1)
    vouch_editor_toast (self, _("The passage stands in one place only"));
  else
    ask_which (self, citation, places);
}

static void
choose_place_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = resolve_citation (self, target);
  JsonNode *quote = citation ? vouch_node_get_value (citation, "quote") : NULL;
  VouchEditorTask *task;

  if (citation && vouch_json_is_null (quote))
    vouch_editor_toast (self, _("No passage is marked yet"));
  if (vouch_json_is_null (quote))
    return;
  task = vouch_editor_task_begin (self, _("Looking up the passage"), g_strdup (vouch_node_get_id (citation)), g_free);
  vouch_passage_places_look_async (quote, vouch_editor_task_get_cancellable (task), looked_cb, task);
}

/** Takes down the popovers of this file. */
void
vouch_editor_end_citations (VouchEditor *self)
{
  g_clear_pointer (&self->citation_menu, gtk_widget_unparent);
  g_clear_pointer (&self->places, gtk_widget_unparent);
}

/** Installs the actions of this file. */
void
vouch_editor_install_citation_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.set-relation", "(ss)", set_relation_cb);
  gtk_widget_class_install_action (klass, "editor.citation-menu", "s", citation_menu_cb);
  gtk_widget_class_install_action (klass, "editor.toggle-printed", "s", toggle_printed_cb);
  gtk_widget_class_install_action (klass, "editor.answer", "s", answer_cb);
  gtk_widget_class_install_action (klass, "editor.unanswer", "s", unanswer_cb);
  gtk_widget_class_install_action (klass, "editor.choose-place", "s", choose_place_cb);
}
