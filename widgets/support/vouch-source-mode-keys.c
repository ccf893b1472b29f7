/* vouch-source-mode-keys.c: the keys of source mode, and the button that tells each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-mode-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-not-in.h"

/* --- buttons --- */

static const struct
{
  guint key;
  const char *name; /* of the key */
  const char *label;
  void (*act) (VouchSourceMode *self);
  guint rank; /* how soon it goes into the menu where there is little room */
} keys[] = {
  { GDK_KEY_Return, N_("Enter"), N_("Mark"), vouch_source_mode_act_take, 0 },
  { GDK_KEY_space, N_("Space"), N_("Whole Page"), vouch_source_mode_act_show_page, 1 },
  { GDK_KEY_e, N_("E"), N_("Edit"), vouch_source_mode_act_edit, 3 },
  { GDK_KEY_n, N_("N"), N_("No Source Needed…"), vouch_source_mode_act_decline, 4 },
  { GDK_KEY_x, N_("X"), N_("Not in This Source"), vouch_source_mode_act_reject, 5 },
  { GDK_KEY_s, N_("S"), N_("Skip"), vouch_source_mode_act_skip, 2 },
  { GDK_KEY_BackSpace, N_("Backspace"), N_("Back"), vouch_source_mode_act_back, 6 },
};

#define REJECT_KEY 4

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == VOUCH_SOURCE_MODE_N_KEYS);

static void
key_clicked_cb (VouchSourceMode *self, GtkWidget *button)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (self->buttons[i] == button && self->card)
      {
        keys[i].act (self);
        return;
      }
}

static char *
dup_label (const char *does, const char *key)
{
  /* Translators: what a key does, and the key */
  return g_strdup_printf (_("%s (%s)"), does, key);
}

static void
add_buttons (VouchSourceMode *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *words = dup_label (_(keys[i].label), _(keys[i].name));
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, i == 0 ? "suggested-action" : "flat");
      vouch_key_bar_add (self->keys, button, keys[i].rank);
      g_signal_connect_object (button, "clicked", G_CALLBACK (key_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      self->buttons[i] = button;
    }
}

static guint
normalize (guint key)
{
  return key == GDK_KEY_KP_Enter ? GDK_KEY_Return : gdk_keyval_to_lower (key);
}

static gboolean
act_on_key (VouchSourceMode *self, guint key)
{
  if (key >= GDK_KEY_1 && key < GDK_KEY_1 + VOUCH_SOURCE_CARD_MOST)
    {
      vouch_source_mode_cite (self, key - GDK_KEY_1, "chosen");
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      {
        if (gtk_widget_get_sensitive (self->buttons[i]))
          keys[i].act (self);
        else
          gtk_widget_error_bell (GTK_WIDGET (self));
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_declining (VouchSourceMode *self)
{
  return self->decline && gtk_widget_get_visible (self->decline);
}

static gboolean
is_written (VouchSourceMode *self)
{
  return is_declining (self) || (self->card && vouch_source_card_is_edited (self->card));
}

static gboolean
marks (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter
         || (key >= GDK_KEY_1 && key < GDK_KEY_1 + VOUCH_SOURCE_CARD_MOST);
}

/**
 * vouch_source_mode_hold:
 * @key: a key that was pressed, wherever it was heard
 * @code: its hardware code
 *
 * A key that is held down marks one passage: each is to be looked at. Nor does it go to the page and back.
 *
 * Returns: whether it is one that was down already, and nothing is to be done
 */
gboolean
vouch_source_mode_hold (VouchSourceMode *self, guint key, guint code)
{
  gboolean is_again = code == self->held;

  self->held = code;
  return is_again && (marks (key) || key == GDK_KEY_space) && !is_written (self);
}

static gboolean
held_cb (VouchSourceMode *self, guint key, guint code, GdkModifierType state)
{
  return vouch_source_mode_hold (self, key, code) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/** The key with that hardware code is up again, wherever it was heard. */
void
vouch_source_mode_release (VouchSourceMode *self, guint code)
{
  if (code == self->held)
    self->held = 0;
}

static void
released_cb (VouchSourceMode *self, guint key, guint code, GdkModifierType state)
{
  vouch_source_mode_release (self, code);
}

static gboolean
key_pressed_cb (VouchSourceMode *self, guint key, guint code, GdkModifierType state)
{
  if (is_declining (self))
    return GDK_EVENT_PROPAGATE;
  if (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      vouch_source_mode_close (self);
      return GDK_EVENT_STOP;
    }
  if (!self->card || vouch_source_card_is_edited (self->card))
    return GDK_EVENT_PROPAGATE;
  return act_on_key (self, normalize (key)) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/** Returns: whether @key does something in source mode; Escape, which leaves it, is none of them. */
gboolean
vouch_source_mode_has_key (guint key)
{
  key = normalize (key);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      return TRUE;
  return marks (key);
}

/**
 * vouch_source_mode_press:
 * @key: a key that was pressed where the source is shown, and was not down already
 * @state: with which others
 *
 * Does what the key does where the statement is shown.
 *
 * Returns: whether it did
 */
gboolean
vouch_source_mode_press (VouchSourceMode *self, guint key, GdkModifierType state)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_MODE (self), FALSE);

  return key != GDK_KEY_Escape && key_pressed_cb (self, key, 0, state);
}

/** Returns: (transfer none) (nullable): the passage that Enter marks, where it may. */
VouchPassage *
vouch_source_mode_get_best (VouchSourceMode *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_MODE (self), NULL);

  return self->card ? vouch_source_card_get_passage (self->card, 0) : NULL;
}

/** Shows the page of the best passage. */
void
vouch_source_mode_show_page (VouchSourceMode *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self));

  vouch_source_mode_act_show_page (self);
}

/** Shows the page of the best passage, unless that is the one whose page was asked for last. */
void
vouch_source_mode_follow (VouchSourceMode *self)
{
  VouchPassage *passage;

  g_return_if_fail (VOUCH_IS_SOURCE_MODE (self));

  passage = vouch_source_mode_get_best (self);
  if (passage
      && (!self->shown || self->shown->start != passage->start
          || g_strcmp0 (self->shown->source, passage->source) != 0))
    vouch_source_mode_act_show_page (self);
}

/**
 * vouch_source_mode_dup_hint:
 *
 * Returns: (transfer full) (nullable): what Enter does now, or why it does nothing, for whoever
 *   sees the source and not the statement; %NULL at the end of the way
 */
char *
vouch_source_mode_dup_hint (VouchSourceMode *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_MODE (self), NULL);

  if (!self->card)
    return NULL;
  /* Translators: %s is a sentence that says what Enter does */
  return g_strdup_printf (_("%s Space shows the statement."), vouch_source_card_get_verdict (self->card));
}

/** Makes the buttons, and hears the keys. */
void
vouch_source_mode_add_keys (VouchSourceMode *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkEventController *hold = gtk_event_controller_key_new ();

  add_buttons (self);
  gtk_event_controller_set_propagation_phase (hold, GTK_PHASE_CAPTURE);
  g_signal_connect_object (hold, "key-pressed", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hold, "key-released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), hold);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Where nothing is left to reject, what was rejected can be taken back. */
static void
update_reject_key (VouchSourceMode *self, VouchPassage *passage)
{
  VouchStatement *statement = vouch_source_mode_get_statement (self);
  g_auto (GStrv) rejected = statement ? vouch_not_in_list (statement) : NULL;
  gboolean is_back = !passage && rejected && *rejected;
  g_autofree char *words
      = dup_label (is_back ? _("Search All Again") : _(keys[REJECT_KEY].label), _(keys[REJECT_KEY].name));

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->buttons[REJECT_KEY])), words) != 0)
    gtk_button_set_label (GTK_BUTTON (self->buttons[REJECT_KEY]), words);
  gtk_widget_set_sensitive (self->buttons[REJECT_KEY],
                            vouch_source_card_is_known (self->card) && (passage || is_back));
}

/** What can't be done now looks so. */
void
vouch_source_mode_update_keys (VouchSourceMode *self)
{
  VouchPassage *passage;

  if (!self->card)
    return;
  passage = vouch_source_card_get_passage (self->card, 0);
  if (passage && passage->source)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.expect-passage", "(su)", passage->source,
                                passage->start);
  gtk_widget_set_sensitive (self->buttons[0], vouch_source_card_may_take (self->card));
  gtk_widget_set_sensitive (self->buttons[1], passage != NULL);
  update_reject_key (self, passage);
}

/** Cites the passage with the key @i + 1, as chosen. */
void
vouch_source_mode_take (VouchSourceMode *self, guint i)
{
  vouch_source_mode_cite (self, i, "chosen");
}
