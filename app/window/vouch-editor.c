/* vouch-editor.c: one open card with everything around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-accels.h"
#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-node-list.h"
#include "vouch-settings.h"
#include "vouch-statement.h"

/**
 * VouchEditor:
 *
 * Owns what belongs to one open card: its file, document, history, validator and
 * index of citations, and holds the views of it: the outline, the card itself and
 * the side panel. The views ask for things by the names of `editor.` actions; they
 * are done here, in the files vouch-editor-*.c, each with one concern.
 *
 * The card is painted first: the side panel is made after the first frame.
 */

G_DEFINE_FINAL_TYPE (VouchEditor, vouch_editor, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_STATE,
  N_PROPS
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
follow_author (VouchEditor *self)
{
  g_autofree char *author = vouch_settings_dup_author (self->settings);

  if (self->panel)
    vouch_side_panel_set_author (self->panel, author);
  if (self->cite)
    g_object_set (self->cite, "author", author, NULL);
  if (self->repairs)
    g_object_set (self->repairs, "author", author, NULL);
  if (self->source_mode)
    g_object_set (self->source_mode, "author", author, NULL);
  if (self->review)
    g_object_set (self->review, "author", author, NULL);
}

static void
author_changed_cb (VouchEditor *self)
{
  follow_author (self);
}

static void
add_panel (VouchEditor *self)
{
  self->panel = VOUCH_SIDE_PANEL (vouch_side_panel_new ());
  vouch_split_set_end (self->split, GTK_WIDGET (self->panel));
  vouch_side_panel_set_document (self->panel, self->document, self->validator, self->index);
  g_settings_bind (self->settings, VOUCH_SETTING_PANEL_PAGE, self->panel, "page",
                   G_SETTINGS_BIND_DEFAULT);
  follow_author (self);
}

/* A card comes up with the keyboard in it, not on the header's first button; where
 * it was put into a pane meanwhile it stays. */
static void
begin_in_card (VouchEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus
      && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->split))
          || gtk_widget_is_ancestor (focus, self->find_place)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
settle_cb (gpointer data)
{
  VouchEditor *self = data;

  self->settling = 0;
  if (!self->panel)
    add_panel (self);
  vouch_editor_start_support (self);
  if (vouch_editor_get_library (self))
    vouch_reference_library_follow (vouch_editor_get_library (self), self->document);
  vouch_editor_follow_style (self);
  vouch_editor_prepare_source (self);
  vouch_editor_show_report (self);
  vouch_editor_prove_recovered (self);
  return G_SOURCE_REMOVE;
}

/* The panel is not wanted on the way to the first frame. The keyboard goes on at once: what is
 * seen is written in, and Enter must find no button that leaves the card. */
static void
painted_cb (GdkFrameClock *clock, VouchEditor *self)
{
  g_clear_signal_handler (&self->painted, clock);
  begin_in_card (self);
  if (self->settling == 0)
    self->settling = g_idle_add (settle_cb, self);
}

static void
vouch_editor_realize (GtkWidget *widget)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  GTK_WIDGET_CLASS (vouch_editor_parent_class)->realize (widget);
  self->painted = g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint",
                                    G_CALLBACK (painted_cb), self);
}

static void
vouch_editor_unrealize (GtkWidget *widget)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  g_clear_signal_handler (&self->painted, gtk_widget_get_frame_clock (widget));
  g_clear_handle_id (&self->settling, g_source_remove);
  GTK_WIDGET_CLASS (vouch_editor_parent_class)->unrealize (widget);
}

/* What has no room in a narrow header stands at the foot. */
static void
narrow_changed_cb (VouchEditor *self)
{
  gboolean is_narrow = vouch_adaptive_get_narrow (self->adaptive);

  gtk_widget_set_visible (self->outline_button, !is_narrow);
  gtk_widget_set_visible (self->panel_button, !is_narrow);
  gtk_widget_set_visible (self->undo_button, !is_narrow);
  gtk_widget_set_visible (self->redo_button, !is_narrow);
  gtk_widget_set_visible (self->preview_button, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->publish_button), !is_narrow);
  gtk_widget_set_visible (self->bottom, is_narrow);
}

static void
vouch_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VouchEditor *self = VOUCH_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, vouch_editor_dup_title (self));
      break;
    case PROP_STATE:
      g_value_take_string (value, vouch_editor_dup_state (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The views let go of the document before it is gone. */
static void
empty_views (VouchEditor *self)
{
  if (self->panel)
    {
      vouch_side_panel_set_support (self->panel, NULL);
      vouch_side_panel_set_document (self->panel, NULL, NULL, NULL);
    }
  if (self->source_mode)
    vouch_source_mode_end (self->source_mode);
  if (self->review)
    vouch_review_bar_end (self->review);
  if (self->outline)
    vouch_outline_set_support (self->outline, NULL);
  if (self->outline)
    vouch_outline_set_document (self->outline, NULL, NULL, NULL);
  if (self->view)
    vouch_card_view_set_document (self->view, NULL, NULL, NULL);
  if (self->source)
    vouch_source_pane_set_document (self->source, NULL, NULL);
  self->panel = NULL;
  self->outline = NULL;
  self->view = NULL;
  self->source = NULL;
  self->source_mode = NULL;
  self->review = NULL;
  g_clear_pointer (&self->cite, gtk_widget_unparent);
  g_clear_pointer (&self->repairs, gtk_widget_unparent);
  vouch_editor_end_citations (self);
}

/* They may live longer than we do: a save that is under way holds its file. */
static void
stop_following (VouchEditor *self)
{
  gpointer peers[] = { self->file,      self->document, self->history,
                       self->validator, self->settings, self->journal };

  if (self->document)
    g_signal_handlers_disconnect_by_data (vouch_editor_get_card (self), self);
  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    if (peers[i])
      g_signal_handlers_disconnect_by_data (peers[i], self);
}

static void
vouch_editor_dispose (GObject *object)
{
  VouchEditor *self = VOUCH_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  stop_following (self);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_handle_id (&self->following, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_object (&self->undo_toast);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  empty_views (self);
  vouch_editor_end_support (self);
  if (self->selecting)
    g_source_destroy (self->selecting);
  g_clear_pointer (&self->selecting, g_source_unref);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->finding_place, g_free);
  g_clear_pointer (&self->offered, g_free);
  g_clear_pointer (&self->round, vouch_finding_round_free);
  vouch_editor_end_journal (self);
  vouch_editor_end_checks (self);
  g_clear_object (&self->report);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->taken, vouch_change_unref);
  g_clear_object (&self->validator);
  g_clear_object (&self->index);
  g_clear_object (&self->history);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (vouch_editor_parent_class)->dispose (object);
}

static void
vouch_editor_finalize (GObject *object)
{
  g_queue_clear_full (&VOUCH_EDITOR (object)->papers, g_object_unref);
  g_clear_object (&VOUCH_EDITOR (object)->cancellable);
  G_OBJECT_CLASS (vouch_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, adaptive);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, split);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, file_bar);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, recovered_bar);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, find_place);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, outline_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, panel_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, undo_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, redo_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, preview_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, publish_button);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, bottom_publish);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, bottom);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, bottom_outline);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, bottom_undo);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, bottom_redo);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, bottom_panel);
  gtk_widget_class_bind_template_child (widget_class, VouchEditor, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
}

static void
install_all_actions (GtkWidgetClass *widget_class)
{
  vouch_editor_install_actions (widget_class);
  vouch_editor_install_file_actions (widget_class);
  vouch_editor_install_journal_actions (widget_class);
  vouch_editor_install_compare_actions (widget_class);
  vouch_editor_install_export_actions (widget_class);
  vouch_editor_install_eye_actions (widget_class);
  vouch_editor_install_citation_actions (widget_class);
  vouch_editor_install_scan_actions (widget_class);
  vouch_editor_install_job_actions (widget_class);
  vouch_editor_install_navigate_actions (widget_class);
  vouch_editor_install_undo_actions (widget_class);
  vouch_editor_install_cite_actions (widget_class);
  vouch_editor_install_attach_actions (widget_class);
  vouch_editor_install_style_actions (widget_class);
  vouch_editor_install_paper_actions (widget_class);
  vouch_editor_install_reference_actions (widget_class);
  vouch_editor_install_note_actions (widget_class);
  vouch_editor_install_publish_actions (widget_class);
  vouch_editor_install_find_actions (widget_class);
  vouch_editor_install_source_actions (widget_class);
  vouch_editor_install_ahead_actions (widget_class);
  vouch_editor_install_check_actions (widget_class);
  vouch_editor_install_support_actions (widget_class);
  vouch_editor_install_source_mode_actions (widget_class);
  vouch_editor_install_review_actions (widget_class);
}

static void
vouch_editor_class_init (VouchEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vouch_editor_get_property;
  object_class->dispose = vouch_editor_dispose;
  object_class->finalize = vouch_editor_finalize;
  widget_class->realize = vouch_editor_realize;
  widget_class->unrealize = vouch_editor_unrealize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_SAVED] = g_signal_new ("saved", VOUCH_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VOUCH_TYPE_FILE_BAR);
  g_type_ensure (VOUCH_TYPE_RECOVERED_BAR);
  g_type_ensure (VOUCH_TYPE_PUBLISH_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/vouch/Vouch/ui/vouch-editor.ui");
  bind_children (widget_class);
  install_all_actions (widget_class);
}

/* A toggle in the header, one at the foot, and the pane itself are of one mind. */
static void
bind_toggles (VouchEditor *self)
{
  const GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property (self->split, "show-start", self->outline_button, "active", flags);
  g_object_bind_property (self->split, "show-start", self->bottom_outline, "active", flags);
  g_object_bind_property (self->split, "show-end", self->panel_button, "active", flags);
  g_object_bind_property (self->split, "show-end", self->bottom_panel, "active", flags);
}

static gboolean
show_section_cb (gpointer data)
{
  VouchEditor *self = data;

  self->following = 0;
  vouch_outline_set_selected_section (self->outline,
                                      vouch_card_view_get_section_in_view (self->view));
  return G_SOURCE_REMOVE;
}

/* The view says so while sizes are given out, when no other widget may be touched. */
static void
section_changed_cb (VouchEditor *self)
{
  if (self->following == 0)
    self->following = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_section_cb, self, NULL);
}

static void
add_views (VouchEditor *self)
{
  self->outline = VOUCH_OUTLINE (vouch_outline_new ());
  self->view = VOUCH_CARD_VIEW (vouch_card_view_new ());
  vouch_split_set_start (self->split, GTK_WIDGET (self->outline));
  self->content = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->content, vouch_card_view_make_page (self->view), "card");
  vouch_split_set_content (self->split,
                           vouch_editor_make_review_place (
                               self, vouch_editor_make_beside (self, GTK_WIDGET (self->content))));
  g_signal_connect_object (self->view, "notify::section-in-view", G_CALLBACK (section_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
vouch_editor_init (VouchEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_views (self);
  bind_toggles (self);
  vouch_accels_add_to (GTK_WIDGET (self), "editor.");
}

static void
follow_settings (VouchEditor *self)
{
  g_settings_bind (self->settings, VOUCH_SETTING_SHOW_OUTLINE, self->split, "wants-start",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, VOUCH_SETTING_SHOW_PANEL, self->split, "wants-end",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_AUTHOR_NAME,
                           G_CALLBACK (author_changed_cb), self, G_CONNECT_SWAPPED);
}

/* A draft is in no file yet, however little was changed since. */
static void
take_opening (VouchEditor *self, VouchOpening *opening)
{
  self->file = g_object_ref (opening->file);
  self->document = g_object_ref (opening->document);
  g_set_object (&self->report, opening->report);
  g_set_object (&self->draft, opening->draft);
  self->history = vouch_history_new (self->document);
  self->validator = vouch_validator_new (self->document);
  self->index = vouch_citation_index_new (self->document);
  if (self->report || opening->recovery)
    vouch_history_forget_saved (self->history);
  vouch_editor_start_journal (self, opening);
}

/**
 * vouch_editor_new:
 * @settings: what is remembered between two runs
 * @opening: (transfer full): what was opened
 *
 * Returns: an editor of that card.
 */
GtkWidget *
vouch_editor_new (GSettings *settings, VouchOpening *opening)
{
  VouchEditor *self = g_object_new (VOUCH_TYPE_EDITOR, NULL);

  self->settings = g_object_ref (settings);
  take_opening (self, opening);
  vouch_opening_free (opening);
  vouch_card_view_set_document (self->view, self->document, self->validator, self->index);
  vouch_outline_set_document (self->outline, self->document, self->validator, self->index);
  follow_settings (self);
  vouch_editor_follow_checks (self);
  vouch_editor_follow_state (self);
  vouch_editor_follow_editions (self);
  vouch_editor_follow_outbox (self);
  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the card’s file. */
VouchFile *
vouch_editor_get_file (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), NULL);
  return self->file;
}

/** Returns: (transfer none): the open card. */
VouchDocument *
vouch_editor_get_document (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), NULL);
  return self->document;
}

/** Returns: (transfer none): its undo. */
VouchHistory *
vouch_editor_get_history (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), NULL);
  return self->history;
}

/** Returns: (transfer none): its checks. */
VouchValidator *
vouch_editor_get_validator (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), NULL);
  return self->validator;
}

/** Returns: (transfer none): its citations. */
VouchCitationIndex *
vouch_editor_get_index (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), NULL);
  return self->index;
}

/** Takes what is still being typed in a form: call it before asking what is unsaved. */
void
vouch_editor_commit (VouchEditor *self)
{
  g_return_if_fail (VOUCH_IS_EDITOR (self));
  if (self->view)
    vouch_card_view_commit (self->view);
}

/** Returns: whether closing would lose something: changes, a note that is begun, or all of it
 * where the file is gone. */
gboolean
vouch_editor_get_unsaved (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), FALSE);
  return vouch_editor_is_edited (self) || (self->panel && vouch_side_panel_has_drafts (self->panel));
}

/** Returns: whether it is a new card into which nothing was written yet. */
gboolean
vouch_editor_is_blank (VouchEditor *self)
{
  g_return_val_if_fail (VOUCH_IS_EDITOR (self), FALSE);
  return !vouch_file_get_location (self->file) && !vouch_editor_get_unsaved (self);
}

/* --- for the editor's other files --- */

/** Returns: (transfer none) (nullable): the window, for dialogs. */
GtkWindow *
vouch_editor_get_window (VouchEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/** Returns: (transfer none): the side panel, which is made now if it is not there yet. */
VouchSidePanel *
vouch_editor_get_panel (VouchEditor *self)
{
  if (!self->panel)
    add_panel (self);
  return self->panel;
}

VouchCard *
vouch_editor_get_card (VouchEditor *self)
{
  return vouch_document_get_card (self->document);
}

/** Returns: (transfer none) (nullable): the references of all cards; none outside the program. */
VouchReferenceLibrary *
vouch_editor_get_library (VouchEditor *self)
{
  GApplication *application = g_application_get_default ();

  return VOUCH_IS_APPLICATION (application)
             ? vouch_application_get_library (VOUCH_APPLICATION (application))
             : NULL;
}

/** Returns: whether the card is another than in its file, which saving would change. */
gboolean
vouch_editor_is_edited (VouchEditor *self)
{
  return vouch_history_get_modified (self->history) || vouch_file_get_gone (self->file);
}

/** Returns: (transfer none) (nullable): the node with that id, if it is of that type. */
VouchNode *
vouch_editor_find (VouchEditor *self, const char *id, GType type)
{
  VouchNode *node = id && *id ? vouch_document_lookup (self->document, id) : NULL;

  return node && g_type_is_a (G_OBJECT_TYPE (node), type) ? node : NULL;
}
