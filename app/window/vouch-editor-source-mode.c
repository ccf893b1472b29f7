/* vouch-editor-source-mode.c: one statement after the other over the card, and its passage beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-settings.h"

/** Returns: whether source mode lies over the card. */
gboolean
vouch_editor_is_in_source_mode (VouchEditor *self)
{
  return self->source_mode
         && gtk_stack_get_visible_child (self->content) == GTK_WIDGET (self->source_mode);
}

/* What lies beside follows from statement to statement; what lies in the place of the statement says
 * what the keys do. */
static void
show_passage (VouchEditor *self)
{
  gboolean is_on = vouch_editor_is_in_source_mode (self);
  gboolean is_narrow = vouch_beside_get_narrow (self->beside);
  g_autofree char *hint = is_on && is_narrow ? vouch_source_mode_dup_hint (self->source_mode) : NULL;

  if (!self->source)
    return;
  vouch_source_pane_set_hint (self->source, hint);
  if (is_on)
    vouch_source_mode_follow (self->source_mode);
}

/** The panel and the source beside are about the statement that it is at. */
void
vouch_editor_follow_source_mode (VouchEditor *self)
{
  vouch_editor_follow_statement (self);
  vouch_editor_name_statement (self);
  show_passage (self);
}

/** Shows the card again, where source mode lies over it. */
void
vouch_editor_leave_source_mode (VouchEditor *self)
{
  if (!vouch_editor_is_in_source_mode (self))
    return;
  gtk_stack_set_visible_child_name (self->content, "card");
  vouch_source_mode_end (self->source_mode);
  vouch_editor_follow_source_mode (self);
}

/** Puts the keyboard into the card, or into source mode that lies over it. */
void
vouch_editor_focus_content (VouchEditor *self)
{
  if (vouch_editor_is_in_source_mode (self))
    vouch_source_mode_focus (self->source_mode);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
source_mode_closed_cb (VouchEditor *self, const char *id)
{
  g_autofree char *statement = g_strdup (id);

  vouch_editor_leave_source_mode (self);
  if (statement && vouch_document_lookup (self->document, statement))
    vouch_editor_go (self, statement, "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static VouchSourceMode *
get_source_mode (VouchEditor *self)
{
  g_autofree char *author = vouch_settings_dup_author (self->settings);

  if (self->source_mode)
    return self->source_mode;
  self->source_mode = VOUCH_SOURCE_MODE (vouch_source_mode_new ());
  g_object_set (self->source_mode, "author", author, NULL);
  gtk_stack_add_named (self->content, GTK_WIDGET (self->source_mode), "source-mode");
  g_signal_connect_object (self->source_mode, "closed", G_CALLBACK (source_mode_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source_mode, "moved", G_CALLBACK (vouch_editor_follow_source_mode), self, G_CONNECT_SWAPPED);
  return self->source_mode;
}

/* Without a source there would be nothing to be cited by any key. */
static void
source_mode_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const VouchPassageHoldings *holdings;

  if (vouch_editor_is_in_source_mode (self))
    return;
  vouch_editor_start_support (self);
  holdings = vouch_support_get_holdings (self->support);
  if (holdings && holdings->n_all == 0)
    {
      vouch_editor_show_panel (self, "support");
      vouch_editor_toast (self, _("Attach a source first"));
      return;
    }
  vouch_editor_commit (self);
  vouch_editor_leave_review (self);
  vouch_split_close_sheet (self->split);
  vouch_editor_uncover_card (self);
  gtk_stack_set_visible_child (self->content, GTK_WIDGET (get_source_mode (self)));
  vouch_source_mode_begin (self->source_mode, self->support, vouch_card_view_get_focused (self->view));
}

/* --- its keys, in the source --- */

static gboolean
is_selected (VouchEditor *self)
{
  VouchRegion region;
  gsize start;
  gsize end;

  return vouch_source_pane_get_selection (self->source, &start, &end)
         || vouch_source_pane_get_region (self->source, &region);
}

/* The other passages are to be seen where the statement is, and nowhere else. */
static gboolean
is_lent (VouchEditor *self, guint key, GdkModifierType state)
{
  if (!vouch_editor_is_in_source_mode (self) || !self->source || !vouch_source_pane_has_view_focus (self->source)
      || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK))
    return FALSE;
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9 && vouch_beside_get_narrow (self->beside))
    return FALSE;
  return vouch_source_mode_has_key (key);
}

/* Whether what Enter would mark is what is looked at. */
static gboolean
is_best_seen (VouchEditor *self)
{
  VouchPassage *best = vouch_source_mode_get_best (self->source_mode);
  gsize start;
  gsize end;

  return !vouch_beside_get_narrow (self->beside)
         || (best && g_strcmp0 (best->source, vouch_source_pane_get_digest (self->source)) == 0
             && vouch_source_pane_get_source (self->source)
             && vouch_source_pane_get_shown (self->source, &start, &end) && start == best->start && end == best->end);
}

/* What is done to the statement is to be seen: it comes back before it, where the source lies over it. */
static gboolean
key_pressed_cb (VouchEditor *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!is_lent (self, key, state))
    return GDK_EVENT_PROPAGATE;
  if (vouch_source_mode_hold (self->source_mode, key, code))
    return GDK_EVENT_STOP;
  if (is_enter && is_selected (self))
    return gtk_widget_activate_action (GTK_WIDGET (self->source), "source.cite", NULL);
  if (is_enter && !is_best_seen (self))
    {
      vouch_source_mode_show_page (self->source_mode);
      return GDK_EVENT_STOP;
    }
  vouch_editor_uncover_card (self);
  vouch_editor_focus_content (self);
  if (key != GDK_KEY_space)
    vouch_source_mode_press (self->source_mode, key, state);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (VouchEditor *self, guint key, guint code)
{
  if (self->source_mode)
    vouch_source_mode_release (self->source_mode, code);
}

/** The keys of source mode work where the source has the keyboard, too. */
void
vouch_editor_lend_keys (VouchEditor *self, GtkWidget *source)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (source, keys);
}

/** Installs the actions of this file. */
void
vouch_editor_install_source_mode_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.source-mode", NULL, source_mode_cb);
}
