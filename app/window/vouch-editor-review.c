/* vouch-editor-review.c: one statement after the other at the foot of the card, its passage beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include "vouch-settings.h"

/** Returns: whether somebody reviews the card. */
gboolean
vouch_editor_is_in_review (VouchEditor *self)
{
  return self->review && gtk_revealer_get_reveal_child (self->review_place);
}

/* The keyboard is in the bar, whatever was shown for it. */
static void
take_keyboard (VouchEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->review));
}

/* The passage of another statement would be taken for this one's. */
static void
show_passage (VouchEditor *self, VouchNode *statement)
{
  if (!vouch_editor_show_passage_of (self, statement))
    vouch_editor_close_source (self);
}

static void
moved_cb (VouchEditor *self)
{
  const char *id = vouch_review_bar_get_id (self->review);
  VouchNode *statement = id ? vouch_document_lookup (self->document, id) : NULL;

  if (statement)
    {
      vouch_card_view_go (self->view, id, "");
      show_passage (self, statement);
    }
  take_keyboard (self);
}

static void
told_cb (VouchEditor *self)
{
  vouch_editor_show_state (self);
}

/** Takes the bar away; the keyboard goes back to the statement that it was at. */
void
vouch_editor_leave_review (VouchEditor *self)
{
  g_autofree char *id = NULL;

  if (!vouch_editor_is_in_review (self))
    return;
  id = g_strdup (vouch_review_bar_get_id (self->review));
  gtk_revealer_set_reveal_child (self->review_place, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->view), "reviewing");
  vouch_review_bar_end (self->review);
  vouch_editor_uncover_card (self);
  vouch_editor_show_state (self);
  if (!id || !vouch_card_view_go (self->view, id, ""))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Who clicks on a statement reviews that one. */
static void
focused_cb (VouchEditor *self)
{
  const char *id = vouch_card_view_get_focused (self->view);

  if (id && vouch_editor_is_in_review (self))
    vouch_review_bar_go (self->review, id);
}

static void
make_bar (VouchEditor *self)
{
  g_autofree char *author = vouch_settings_dup_author (self->settings);

  self->review = VOUCH_REVIEW_BAR (vouch_review_bar_new ());
  g_object_set (self->review, "author", author, NULL);
  gtk_revealer_set_child (self->review_place, GTK_WIDGET (self->review));
  g_signal_connect_object (self->review, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "closed", G_CALLBACK (vouch_editor_leave_review), self,
                           G_CONNECT_SWAPPED);
}

static void
review_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  if (vouch_editor_is_in_review (self))
    {
      take_keyboard (self);
      return;
    }
  vouch_editor_commit (self);
  vouch_editor_leave_source_mode (self);
  vouch_split_close_sheet (self->split);
  if (!self->review)
    make_bar (self);
  gtk_revealer_set_reveal_child (self->review_place, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "reviewing");
  vouch_review_bar_begin (self->review, self->document, vouch_card_view_get_focused (self->view));
}

/* --- its letters, in the source --- */

static gboolean
key_pressed_cb (VouchEditor *self, guint key, guint code, GdkModifierType state)
{
  if (!vouch_editor_is_in_review (self) || !self->source || !vouch_source_pane_has_view_focus (self->source)
      || !vouch_review_bar_press (self->review, key, state))
    return GDK_EVENT_PROPAGATE;
  take_keyboard (self);
  return GDK_EVENT_STOP;
}

/** The letters of the review work where the source has the keyboard, too. */
void
vouch_editor_lend_letters (VouchEditor *self, GtkWidget *source)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (source, keys);
}

/** Puts the place of the bar below the card and what is beside it; the card's view is made already. */
GtkWidget *
vouch_editor_make_review_place (VouchEditor *self, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->review_place = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->review_place, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->review_place));
  g_signal_connect_object (self->view, "notify::focused-node", G_CALLBACK (focused_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

/** Installs the actions of this file. */
void
vouch_editor_install_review_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.review", NULL, review_cb);
}
