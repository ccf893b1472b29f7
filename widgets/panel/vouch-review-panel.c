/* vouch-review-panel.c: notes on the card, and how much of it was checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-review-panel.h"

#include <glib/gi18n-lib.h>

#include "vouch-approval-row.h"
#include "vouch-aside-list.h"
#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-focus-back.h"
#include "vouch-kept-list.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-note-composer.h"
#include "vouch-note-edit.h"
#include "vouch-notes-view.h"
#include "vouch-review-filter.h"
#include "vouch-wrap-layout.h"

/**
 * VouchReviewPanel:
 *
 * The notes under what they are about, in the card's order, open ones first; where
 * new ones are written; how much of the card was checked. It follows the document:
 * whatever brings, takes or alters a note, or moves what one is about, lists them
 * again, and rows stay with their notes.
 */
struct _VouchReviewPanel
{
  AdwBin parent_instance;

  VouchDocument  *document;  /* (owned) (nullable) */
  VouchValidator *validator; /* (owned) (nullable) */
  char           *author;    /* (owned) (nullable) */
  GHashTable     *drafts;    /* (owned): node id -> what is written for later, as text */
  char           *on;        /* (owned) (nullable): id of the node that is written on */
  guint           source;    /* lists again before the next frame */

  GtkLabel          *progress_words;
  GtkProgressBar    *progress;
  GtkWidget         *progress_box;
  VouchReviewFilter *filter;
  VouchApprovalRow  *approval;
  VouchAsideList    *contradictions;
  VouchAsideList    *not_in;
  VouchAsideList    *aside;
  GtkWidget         *write;
  GtkWidget         *composer_box;
  VouchNoteComposer *composer;
  GtkStack          *pages;
  VouchNotesView    *notes;
  VouchKeptList     *kept;

  guint has_rows : 1; /* the filter lets something through */
};

G_DEFINE_FINAL_TYPE (VouchReviewPanel, vouch_review_panel, ADW_TYPE_BIN)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static VouchCard *
get_card (VouchReviewPanel *self)
{
  return self->document ? vouch_document_get_card (self->document) : NULL;
}

static guint
count_notes (VouchReviewPanel *self)
{
  return self->document ? vouch_node_list_get_size (vouch_card_get_notes (get_card (self))) : 0;
}

static void
show_page (VouchReviewPanel *self)
{
  guint n_notes = count_notes (self);
  const char *page = self->has_rows ? "rows" : n_notes > 0 ? "filtered" : "empty";

  if (!self->document || (n_notes == 0 && gtk_widget_get_visible (self->composer_box)))
    page = "nothing";
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter), n_notes > 0);
  gtk_widget_set_sensitive (self->write, self->document != NULL);
}

/* --- the list --- */

static gboolean
holds_focus (VouchReviewPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && gtk_widget_get_mapped (focus);
}

static void
refresh (VouchReviewPanel *self)
{
  g_autoptr (GPtrArray) notes = NULL;
  gboolean had_focus;

  g_clear_handle_id (&self->source, g_source_remove);
  notes = self->document
              ? vouch_note_filter_collect (vouch_review_filter_get (self->filter), get_card (self))
              : g_ptr_array_new ();
  had_focus = holds_focus (self);
  vouch_notes_view_show (self->notes, self->document, notes);
  self->has_rows = notes->len > 0;
  show_page (self);
  if (had_focus && !holds_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
refresh_cb (gpointer data)
{
  VouchReviewPanel *self = data;

  self->source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* In the frame of the change, once, however many changes come before it. */
static void
queue_refresh (VouchReviewPanel *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static gboolean
concerns_notes (VouchReviewPanel *self,
                VouchChange      *part)
{
  VouchNode *node;

  if (vouch_change_get_kind (part) != VOUCH_CHANGE_SET)
    return TRUE;
  node = vouch_document_lookup (self->document, vouch_change_get_node (part));
  return VOUCH_IS_NOTE (node);
}

/* Without notes nothing that happens to the card is of interest but the first one. */
static void
document_changed_cb (VouchReviewPanel *self,
                     VouchChange      *change)
{
  if (count_notes (self) == 0 && !self->has_rows)
    return;
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    if (concerns_notes (self, vouch_change_get_part (change, i)))
      {
        queue_refresh (self);
        return;
      }
}

/* A progress bar asks for a layout each time. */
static void
show_fraction (VouchReviewPanel *self,
               double            fraction)
{
  if (ABS (gtk_progress_bar_get_fraction (self->progress) - fraction) > G_MINFLOAT)
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
show_progress (VouchReviewPanel *self)
{
  VouchSummary summary = { 0 };
  g_autofree char *words = NULL;
  guint asked;

  if (self->validator)
    vouch_validator_get_summary (self->validator, &summary);
  asked = vouch_summary_count_asked (&summary);
  words = g_strdup_printf (ngettext ("%u of %u statement checked", "%u of %u statements checked",
                                     asked), summary.verified, asked);
  gtk_label_set_text (self->progress_words, words);
  show_fraction (self, asked > 0 ? (double) summary.verified / asked : 0);
  gtk_widget_set_visible (self->progress_box, asked > 0);
}

static void
checked_cb (VouchReviewPanel *self)
{
  show_progress (self);
}

static void
filter_changed_cb (VouchReviewPanel *self)
{
  vouch_notes_view_reset (self->notes);
  refresh (self);
}

static void
show_all_cb (VouchReviewPanel *self)
{
  vouch_review_filter_reset (self->filter);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- writing --- */

static void
store_draft (VouchReviewPanel *self)
{
  g_autofree char *body = self->on ? vouch_note_composer_dup_body (self->composer) : NULL;

  if (body && *body)
    g_hash_table_insert (self->drafts, g_strdup (self->on), g_steal_pointer (&body));
  else if (self->on)
    g_hash_table_remove (self->drafts, self->on);
}

static void
open_draft (VouchReviewPanel *self,
            const char       *on)
{
  VouchNoteDraft draft = { NULL, g_hash_table_lookup (self->drafts, on), FALSE };

  if (g_strcmp0 (self->on, on) == 0)
    return;
  store_draft (self);
  g_free (self->on);
  self->on = g_strdup (on);
  vouch_note_composer_set_draft (self->composer, draft.body ? &draft : NULL);
}

/* The keyboard goes back to where the note was begun. */
static void
fold (VouchReviewPanel *self)
{
  gtk_widget_set_visible (self->composer_box, FALSE);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)", self->on, "");
}

static void
send_cb (VouchReviewPanel *self)
{
  g_autofree char *body = vouch_note_composer_dup_body (self->composer);
  VouchNoteDraft draft = { vouch_note_composer_get_kind (self->composer), body,
                           vouch_note_composer_is_blocking (self->composer) };
  g_autoptr (VouchChange) change =
      vouch_note_edit_write (self->document, self->on, &draft, self->author, NULL);
  g_autoptr (GError) error = NULL;

  if (!change || !vouch_document_edit (self->document, change, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s",
                                  error ? error->message
                                        : _("This part is no longer on the card. Your text was "
                                            "kept."));
      return;
    }
  vouch_note_composer_set_draft (self->composer, NULL);
  g_hash_table_remove (self->drafts, self->on);
  fold (self);
}

static void
cancel_cb (VouchReviewPanel *self)
{
  store_draft (self);
  fold (self);
}

static gboolean
vouch_review_panel_grab_focus (GtkWidget *widget)
{
  VouchReviewPanel *self = VOUCH_REVIEW_PANEL (widget);

  if (gtk_widget_get_visible (self->composer_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->composer));
  return gtk_widget_grab_focus (self->has_rows ? GTK_WIDGET (self->notes) : self->write);
}

static void
set_author (VouchReviewPanel *self,
            const char       *author)
{
  g_free (self->author);
  self->author = g_strdup (author);
  vouch_approval_row_set_author (self->approval, author);
  vouch_notes_view_set_author (self->notes, author);
  vouch_note_composer_set_author (self->composer, author);
}

static void
vouch_review_panel_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_value_set_string (value, VOUCH_REVIEW_PANEL (object)->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_review_panel_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_AUTHOR:
      set_author (VOUCH_REVIEW_PANEL (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stop_listening (VouchReviewPanel *self)
{
  if (self->document)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
}

static void
vouch_review_panel_dispose (GObject *object)
{
  VouchReviewPanel *self = VOUCH_REVIEW_PANEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  stop_listening (self);
  g_clear_object (&self->validator);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_review_panel_parent_class)->dispose (object);
}

static void
vouch_review_panel_finalize (GObject *object)
{
  VouchReviewPanel *self = VOUCH_REVIEW_PANEL (object);

  g_hash_table_unref (self->drafts);
  g_free (self->author);
  g_free (self->on);
  G_OBJECT_CLASS (vouch_review_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VOUCH_TYPE_APPROVAL_ROW);
  g_type_ensure (VOUCH_TYPE_WRAP_LAYOUT);
  g_type_ensure (VOUCH_TYPE_ASIDE_LIST);
  g_type_ensure (VOUCH_TYPE_REVIEW_FILTER);
  g_type_ensure (VOUCH_TYPE_NOTE_COMPOSER);
  g_type_ensure (VOUCH_TYPE_NOTES_VIEW);
  g_type_ensure (VOUCH_TYPE_KEPT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-review-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, progress_words);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, progress_box);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, approval);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, contradictions);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, not_in);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, aside);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, write);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, composer_box);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, composer);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, notes);
  gtk_widget_class_bind_template_child (widget_class, VouchReviewPanel, kept);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static gboolean
vouch_review_panel_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *list = vouch_focus_get_list (widget, direction);

  if (list)
    return vouch_focus_back (list, widget);
  return GTK_WIDGET_CLASS (vouch_review_panel_parent_class)->focus (widget, direction);
}

static void
vouch_review_panel_class_init (VouchReviewPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_review_panel_get_property;
  object_class->set_property = vouch_review_panel_set_property;
  object_class->dispose = vouch_review_panel_dispose;
  object_class->finalize = vouch_review_panel_finalize;
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->focus = vouch_review_panel_focus;
  widget_class->grab_focus = vouch_review_panel_grab_focus;
  bind_template (widget_class);
}

static void
vouch_review_panel_init (VouchReviewPanel *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self);
}

GtkWidget *
vouch_review_panel_new (void)
{
  return g_object_new (VOUCH_TYPE_REVIEW_PANEL, NULL);
}

/**
 * vouch_review_panel_set_document:
 * @document: (nullable): whose notes to list
 * @validator: (nullable): that document's
 * @index: (nullable): not used; every view of a document takes the same three
 */
void
vouch_review_panel_set_document (VouchReviewPanel   *self,
                                 VouchDocument      *document,
                                 VouchValidator     *validator,
                                 VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_REVIEW_PANEL (self));
  g_return_if_fail (!document == !validator);

  stop_listening (self);
  if (g_set_object (&self->document, document))
    {
      gtk_widget_set_visible (self->composer_box, FALSE);
      g_hash_table_remove_all (self->drafts);
      g_clear_pointer (&self->on, g_free);
      vouch_note_composer_set_draft (self->composer, NULL);
    }
  g_set_object (&self->validator, validator);
  if (document)
    g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  vouch_approval_row_set_validator (self->approval, validator);
  vouch_kept_list_set_validator (self->kept, validator);
  vouch_aside_list_set_document (self->contradictions, document);
  vouch_aside_list_set_document (self->not_in, document);
  vouch_aside_list_set_document (self->aside, document);
  vouch_review_filter_set_card (self->filter, get_card (self));
  vouch_review_filter_reset (self->filter);
  show_progress (self);
}

/**
 * vouch_review_panel_compose:
 * @node: id of a node of the card
 *
 * Opens a new note on it and puts the keyboard there; what was written for it
 * before, and not sent, is there again.
 */
void
vouch_review_panel_compose (VouchReviewPanel *self,
                            const char       *node)
{
  VouchNode *target;
  g_autofree char *words = NULL;
  g_autofree char *about = NULL;

  g_return_if_fail (VOUCH_IS_REVIEW_PANEL (self) && node);

  target = self->document ? vouch_document_lookup (self->document, node) : NULL;
  if (!target)
    return;
  open_draft (self, node);
  words = vouch_node_dup_words (target);
  about = g_strdup_printf (_("On “%s”"), words);
  vouch_note_composer_set_about (self->composer, about);
  gtk_widget_set_visible (self->composer_box, TRUE);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

/** Returns: whether a note, or an answer to one, is begun that is not on the card yet. */
gboolean
vouch_review_panel_has_drafts (VouchReviewPanel *self)
{
  g_return_val_if_fail (VOUCH_IS_REVIEW_PANEL (self), FALSE);

  store_draft (self);
  return g_hash_table_size (self->drafts) > 0 || vouch_notes_view_has_drafts (self->notes);
}
