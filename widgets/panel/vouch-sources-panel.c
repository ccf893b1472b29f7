/* vouch-sources-panel.c: the card's references, what cites them, and how to add one.
 *
 * What its rows do is in vouch-sources-panel-actions.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-sources-panel-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-editable.h"
#include "vouch-entry-style.h"
#include "vouch-focus-back.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-pasted-reference.h"
#include "vouch-quote-states.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-intake.h"
#include "vouch-reference-match.h"

/* With fewer, looking is quicker than searching. */
#define FILTER_FROM 8

G_DEFINE_FINAL_TYPE (VouchSourcesPanel, vouch_sources_panel, GTK_TYPE_WIDGET)

/* --- the list --- */

static guint
count_same_start (GListModel *shown,
                  GPtrArray  *wanted)
{
  guint n = MIN (g_list_model_get_n_items (shown), wanted->len);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (shown, i);

      if ((gpointer) item != wanted->pdata[i])
        return i;
    }
  return n;
}

static guint
count_same_end (GListModel *shown,
                GPtrArray  *wanted,
                guint       same_start)
{
  guint n_shown = g_list_model_get_n_items (shown);
  guint n = MIN (n_shown, wanted->len) - same_start;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (shown, n_shown - 1 - i);

      if ((gpointer) item != wanted->pdata[wanted->len - 1 - i])
        return i;
    }
  return n;
}

/* Only what is another is replaced: selection and place stay. */
static void
show_order (VouchSourcesPanel *self)
{
  g_autoptr (GPtrArray) wanted = vouch_reference_search_list (self->search);
  GListModel *shown = G_LIST_MODEL (self->references);
  guint start = count_same_start (shown, wanted);
  guint end = count_same_end (shown, wanted, start);
  guint n_shown = g_list_model_get_n_items (shown);

  if (start == n_shown && start == wanted->len)
    return;
  g_list_store_splice (self->references, start, n_shown - start - end, wanted->pdata + start,
                       wanted->len - start - end);
}

static void
show_state (VouchSourcesPanel *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->references));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_widget_set_visible (GTK_WIDGET (self->filter_entry), n_all >= FILTER_FROM);
  gtk_stack_set_visible_child_name (self->states, n_all == 0     ? "empty"
                                                  : n_shown == 0 ? "nothing"
                                                                 : "list");
}

static void
update_rows (VouchSourcesPanel *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    vouch_reference_row_update (self->rows->pdata[i]);
}

static void
index_changed_cb (VouchSourcesPanel *self)
{
  show_order (self);
  update_rows (self);
  show_state (self);
}

static void
references_changed_cb (VouchSourcesPanel *self)
{
  show_order (self);
  show_state (self);
}

/* Another paper is the original source now. */
static void
article_changed_cb (VouchSourcesPanel *self)
{
  update_rows (self);
}

static gboolean
fits (gpointer item,
      gpointer data)
{
  VouchSourcesPanel *self = data;

  return !self->folded || !self->search
         || vouch_reference_search_fits (self->search, item, self->folded);
}

static void
filter_changed_cb (VouchSourcesPanel *self)
{
  g_autofree char *folded
      = vouch_reference_fold (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));

  g_clear_pointer (&self->folded, g_free);
  if (*g_strstrip (folded))
    self->folded = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static void
setup_cb (VouchSourcesPanel *self,
          GtkListItem       *item)
{
  GtkWidget *row = vouch_reference_row_new ();

  gtk_list_item_set_child (item, row);
}

static void
bind_cb (VouchSourcesPanel *self,
         GtkListItem       *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  vouch_reference_row_set_reference (VOUCH_REFERENCE_ROW (row), gtk_list_item_get_item (item),
                                     self->index);
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (VouchSourcesPanel *self,
           GtkListItem       *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->rows, row);
  vouch_reference_row_set_reference (VOUCH_REFERENCE_ROW (row), NULL, NULL);
}

static void
activated_cb (VouchSourcesPanel *self,
              guint              position)
{
  g_autoptr (VouchNode) node = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (node)
    gtk_widget_activate_action (GTK_WIDGET (self), "sources.edit", "s", vouch_node_get_id (node));
}

/* --- adding --- */

static void
dialog_done_cb (VouchSourcesPanel *self,
                const char        *reference)
{
  vouch_sources_panel_show_reference (self, reference);
}

/* Private: the form of @reference, or of a new one. */
void
vouch_sources_panel_open_dialog (VouchSourcesPanel *self,
                                 const char        *reference,
                                 const char        *pasted)
{
  GtkWidget *dialog = vouch_reference_dialog_new (GTK_WIDGET (self), self->document, reference);

  if (pasted && *pasted)
    vouch_reference_dialog_fill (VOUCH_REFERENCE_DIALOG (dialog), pasted);
  g_signal_connect_object (dialog, "done", G_CALLBACK (dialog_done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Private: a step of undo, with a word about it and the way back. */
gboolean
vouch_sources_panel_edit (VouchSourcesPanel *self,
                          VouchChange       *change,
                          const char        *toast)
{
  g_autoptr (GError) error = NULL;

  if (!vouch_document_edit (self->document, change, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
      return FALSE;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast-undo", "s", toast);
  return TRUE;
}

static void
add_whole (VouchSourcesPanel *self,
           JsonObject        *csl)
{
  g_autoptr (VouchReference) reference = vouch_reference_new_from_csl (csl);
  g_autoptr (VouchChange) change = NULL;

  if (!reference)
    return;
  change = vouch_reference_edit_add (vouch_document_get_card (self->document), reference);
  if (vouch_sources_panel_edit (self, change, _("Reference added")))
    vouch_sources_panel_show_reference (self, vouch_node_get_id (VOUCH_NODE (reference)));
}

/* The card's own of that work is shown; what tells enough comes in at once; for the rest
 * somebody has to fill in the form. Returns: whether there was anything in it. */
static gboolean
add_text (VouchSourcesPanel *self,
          const char        *text)
{
  VouchPasted pasted;
  g_autoptr (JsonObject) csl = self->document ? vouch_pasted_reference_read (text, &pasted) : NULL;
  VouchReference *same;

  if (!csl)
    return FALSE;
  same = vouch_reference_find_same (vouch_document_get_card (self->document), csl, NULL);
  if (same)
    {
      vouch_sources_panel_show_reference (self, vouch_node_get_id (VOUCH_NODE (same)));
      gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s",
                                  _("Already on this card"));
    }
  else if (pasted != VOUCH_PASTED_WORDS && vouch_pasted_reference_is_whole (csl))
    add_whole (self, csl);
  else
    vouch_sources_panel_open_dialog (self, NULL, text);
  return TRUE;
}

/* RIS, BibTeX and the like, as reference managers copy them. Returns: whether it is that */
static gboolean
add_list (VouchSourcesPanel *self,
          const char        *text)
{
  return vouch_reference_intake_is_list (text)
         && gtk_widget_activate_action (GTK_WIDGET (self), "editor.import-reference-text", "s", text);
}

static void
add_cb (VouchSourcesPanel *self)
{
  g_autofree char *raw = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_entry)));
  g_autofree char *text = vouch_editable_dup_text (GTK_EDITABLE (self->add_entry));

  if (!self->document)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->add_entry), "");
  if (!add_list (self, raw) && !add_text (self, text))
    vouch_sources_panel_open_dialog (self, NULL, NULL);
}

static gboolean
drop_cb (VouchSourcesPanel *self,
         const GValue      *value)
{
  const char *text = g_value_get_string (value);

  return self->document && (add_list (self, text) || add_text (self, text));
}

/* --- keys --- */

static gboolean
key_pressed_cb (VouchSourcesPanel *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  VouchNode *node = gtk_single_selection_get_selected_item (self->selection);
  const char *action = NULL;

  if (keyval == GDK_KEY_Delete && !(state & gtk_accelerator_get_default_mod_mask ()))
    action = "sources.remove";
  else if (keyval == GDK_KEY_c && state & GDK_CONTROL_MASK)
    action = "sources.copy";
  if (!node || !action)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", vouch_node_get_id (node));
  return TRUE;
}

static void
let_go (VouchSourcesPanel *self)
{
  if (self->index)
    g_signal_handlers_disconnect_by_func (self->index, index_changed_cb, self);
  if (self->document)
    {
      VouchCard *card = vouch_document_get_card (self->document);

      g_signal_handlers_disconnect_by_func (vouch_card_get_references (card), references_changed_cb,
                                            self);
      g_signal_handlers_disconnect_by_func (card, article_changed_cb, self);
    }
  if (self->references)
    g_list_store_remove_all (self->references);
  g_clear_object (&self->search);
  g_clear_object (&self->index);
  g_clear_object (&self->document);
}

static void
vouch_sources_panel_dispose (GObject *object)
{
  VouchSourcesPanel *self = VOUCH_SOURCES_PANEL (object);

  let_go (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VOUCH_TYPE_SOURCES_PANEL);
  self->selection = NULL;
  self->filter = NULL;
  g_clear_object (&self->references);
  G_OBJECT_CLASS (vouch_sources_panel_parent_class)->dispose (object);
}

static void
vouch_sources_panel_finalize (GObject *object)
{
  VouchSourcesPanel *self = VOUCH_SOURCES_PANEL (object);

  g_ptr_array_unref (self->rows);
  g_free (self->folded);
  g_free (self->used);
  G_OBJECT_CLASS (vouch_sources_panel_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VouchSourcesPanel, box);
  gtk_widget_class_bind_template_child (widget_class, VouchSourcesPanel, add_entry);
  gtk_widget_class_bind_template_child (widget_class, VouchSourcesPanel, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, VouchSourcesPanel, trouble);
  gtk_widget_class_bind_template_child (widget_class, VouchSourcesPanel, states);
  gtk_widget_class_bind_template_child (widget_class, VouchSourcesPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static gboolean
vouch_sources_panel_focus_moves (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *list = vouch_focus_get_list (widget, direction);

  if (list)
    return vouch_focus_back (list, widget);
  return GTK_WIDGET_CLASS (vouch_sources_panel_parent_class)->focus (widget, direction);
}

static void
vouch_sources_panel_class_init (VouchSourcesPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = vouch_sources_panel_focus_moves;
  object_class->dispose = vouch_sources_panel_dispose;
  object_class->finalize = vouch_sources_panel_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-sources-panel.ui");
  bind_children (widget_class);
  vouch_sources_panel_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Why the entries stand in another form than the one that was chosen. */
static void
show_trouble (VouchSourcesPanel *self)
{
  const char *trouble = vouch_entry_style_get_trouble (vouch_entry_style_get ());
  g_autofree char *words
      = trouble ? g_strdup_printf (_("References are shown with plain formatting. %s"), trouble) : NULL;

  gtk_label_set_text (GTK_LABEL (self->trouble), words ? words : "");
  gtk_widget_set_visible (self->trouble, words != NULL);
}

static void
vouch_sources_panel_init (VouchSourcesPanel *self)
{
  GtkFilterListModel *shown;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->references = g_list_store_new (VOUCH_TYPE_REFERENCE);
  self->filter = gtk_custom_filter_new (fits, self, NULL);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->references)),
                                     GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (shown));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the list has it, for as long as we have the list */
  show_trouble (self);
  g_signal_connect_object (vouch_quote_states_get_default (), "missing", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vouch_entry_style_get (), "notify::trouble", G_CALLBACK (show_trouble),
                           self, G_CONNECT_SWAPPED);
  show_state (self);
}

GtkWidget *
vouch_sources_panel_new (void)
{
  return g_object_new (VOUCH_TYPE_SOURCES_PANEL, NULL);
}

/**
 * vouch_sources_panel_set_document:
 * @document: (nullable): whose references
 * @validator: (nullable): not used; every view of a document takes the same three
 * @index: (nullable): that document's
 */
void
vouch_sources_panel_set_document (VouchSourcesPanel  *self,
                                  VouchDocument      *document,
                                  VouchValidator     *validator,
                                  VouchCitationIndex *index)
{
  VouchCard *card;

  g_return_if_fail (VOUCH_IS_SOURCES_PANEL (self));
  g_return_if_fail (!document == !index);

  let_go (self);
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  if (document)
    {
      card = vouch_document_get_card (document);
      self->document = g_object_ref (document);
      self->index = g_object_ref (index);
      self->search = vouch_reference_search_new (document, index);
      g_signal_connect_object (index, "changed", G_CALLBACK (index_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (vouch_card_get_references (card), "items-changed",
                               G_CALLBACK (references_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "notify::article-reference", G_CALLBACK (article_changed_cb),
                               self, G_CONNECT_SWAPPED);
      show_order (self);
    }
  show_state (self);
}

static gboolean
find_position (VouchSourcesPanel *self,
               const char        *reference,
               guint             *position)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchNode) node = g_list_model_get_item (model, i);

      if (g_strcmp0 (vouch_node_get_id (node), reference) == 0)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * vouch_sources_panel_show_reference:
 * @reference: id of one of the card's references
 *
 * Selects it and scrolls there; a filter that hides it is lifted.
 *
 * Returns: whether the card has it
 */
gboolean
vouch_sources_panel_show_reference (VouchSourcesPanel *self,
                                    const char        *reference)
{
  guint position;

  g_return_val_if_fail (VOUCH_IS_SOURCES_PANEL (self), FALSE);

  if (!find_position (self, reference, &position))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
      filter_changed_cb (self);
      if (!find_position (self, reference, &position))
        return FALSE;
    }
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  return TRUE;
}

/** Gives the keyboard to the list, or to the field for the first reference. */
void
vouch_sources_panel_focus (VouchSourcesPanel *self)
{
  g_return_if_fail (VOUCH_IS_SOURCES_PANEL (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0
      || !gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->add_entry));
}
