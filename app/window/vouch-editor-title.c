/* vouch-editor-title.c: what the header says: title, file and state, the next undo, what stops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-file-state.h"
#include "vouch-tooltip.h"

static VouchFileState
get_state (VouchEditor *self)
{
  VouchFileState state = VOUCH_FILE_STATE_PLAIN;

  if (vouch_editor_is_edited (self))
    state |= VOUCH_FILE_STATE_EDITED;
  if (vouch_file_get_read_only (self->file))
    state |= VOUCH_FILE_STATE_READ_ONLY;
  if (vouch_file_get_changed_on_disk (self->file) || self->is_overruled)
    state |= VOUCH_FILE_STATE_CHANGED;
  if (self->is_recovered)
    state |= VOUCH_FILE_STATE_RECOVERED;
  return state;
}

/** Returns: (transfer full): the card’s title, or what stands for it. */
char *
vouch_editor_dup_title (VouchEditor *self)
{
  const char *title = self->document ? vouch_card_get_title (vouch_editor_get_card (self)) : NULL;
  g_autofree char *one_line = g_strdup (title ? title : "");

  g_strdelimit (one_line, "\r\n\t", ' ');
  g_strstrip (one_line);
  return *one_line ? g_steal_pointer (&one_line) : g_strdup (_("Untitled Card"));
}

static char *
describe_review (VouchEditor *self, const char *words)
{
  g_autofree char *progress = vouch_review_bar_dup_progress (self->review);

  return g_strdup_printf ("%s · %s", progress, words);
}

/** Returns: (transfer full): “draft.scorecard · Edited”; while it is reviewed, by whom and how far */
char *
vouch_editor_dup_state (VouchEditor *self)
{
  const char *name = self->file ? vouch_file_get_name (self->file) : NULL;
  const char *words;

  if (!self->history)
    return g_strdup ("");
  words = vouch_file_state_describe (get_state (self), name != NULL);
  if (vouch_editor_is_in_review (self))
    return describe_review (self, words);
  return name ? g_strdup_printf ("%s · %s", name, words) : g_strdup (words);
}

/** Shows how card and file stand, in the header and in the bar below it. */
void
vouch_editor_show_state (VouchEditor *self)
{
  g_autofree char *title = vouch_editor_dup_title (self);
  g_autofree char *state = vouch_editor_dup_state (self);

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, state);
  vouch_tooltip_set (GTK_WIDGET (self->window_title), title);
  vouch_file_bar_set_shown (self->file_bar,
                            vouch_file_get_changed_on_disk (self->file) || self->is_overruled,
                            vouch_history_get_modified (self->history));
  vouch_recovered_bar_set_shown (self->recovered_bar, self->is_recovered);
  g_object_notify (G_OBJECT (self), "title");
  g_object_notify (G_OBJECT (self), "state");
}

static void
state_changed_cb (VouchEditor *self)
{
  vouch_editor_show_state (self);
}

static void
name_buttons (GtkWidget *button, GtkWidget *other, const char *words)
{
  vouch_tooltip_set (other, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
set_item (VouchEditor *self, int position, const char *words, const char *action)
{
  g_menu_remove (self->undo_section, position);
  g_menu_insert (self->undo_section, position, words, action);
}

/* The step’s name stands wherever the step can be taken back. Each word that is typed is a
 * step, and most have the same name. */
static void
show_step (VouchEditor *self, int position, GtkWidget *button, GtkWidget *other, const char *words,
           gboolean is_there)
{
  const char *action = position == 0 ? "editor.undo" : "editor.redo";

  if (!vouch_tooltip_set (button, words))
    return;
  name_buttons (button, other, words);
  set_item (self, position, words, action);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, is_there);
}

static void
show_history (VouchEditor *self)
{
  const char *undo = vouch_history_get_undo_label (self->history);
  const char *redo = vouch_history_get_redo_label (self->history);
  /* Translators: the name of a step follows, as in “Undo: Typing”. */
  g_autofree char *undo_words = undo ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  g_autofree char *redo_words = redo ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));

  show_step (self, 0, self->undo_button, self->bottom_undo, undo_words, undo != NULL);
  show_step (self, 1, self->redo_button, self->bottom_redo, redo_words, redo != NULL);
}

static void
history_changed_cb (VouchEditor *self)
{
  show_history (self);
}

static void
show_publish (VouchEditor *self)
{
  guint errors = vouch_finding_list_get_count (vouch_validator_get_findings (self->validator),
                                               VOUCH_LEVEL_ERROR);

  if (!self->is_checked)
    return;
  vouch_publish_button_set_errors (self->publish_button, errors);
  vouch_publish_button_set_errors (self->bottom_publish, errors);
}

static void
checked_cb (VouchEditor *self)
{
  self->is_checked = TRUE;
  show_publish (self);
}

/* A toast’s Undo is for the step that it tells of, and no other. */
static void
document_changed_cb (VouchEditor *self)
{
  vouch_editor_drop_undo_toast (self);
}

/** Shows what there is now, and follows it from now on. */
void
vouch_editor_follow_state (VouchEditor *self)
{
  const GConnectFlags flags = G_CONNECT_SWAPPED;

  g_signal_connect_object (self->file, "notify", G_CALLBACK (state_changed_cb), self, flags);
  g_signal_connect_object (self->history, "notify::modified", G_CALLBACK (state_changed_cb), self,
                           flags);
  g_signal_connect_object (vouch_editor_get_card (self), "notify::title",
                           G_CALLBACK (state_changed_cb), self, flags);
  g_signal_connect_object (self->history, "notify::undo-label", G_CALLBACK (history_changed_cb),
                           self, flags);
  g_signal_connect_object (self->history, "notify::redo-label", G_CALLBACK (history_changed_cb),
                           self, flags);
  g_signal_connect_object (self->validator, "checked", G_CALLBACK (checked_cb), self, flags);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           flags);
  self->is_checked = !vouch_validator_is_pending (self->validator);
  vouch_editor_show_state (self);
  show_history (self);
  show_publish (self);
}
