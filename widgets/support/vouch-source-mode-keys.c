/* vouch-source-mode-keys.c: what each key of source mode does, and the button that tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-mode-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-decline-form.h"
#include "vouch-not-in.h"
#include "vouch-passage-cite.h"
#include "vouch-statement-edit.h"
#include "vouch-support-query.h"

static void
go_on (VouchSourceMode *self, VouchSourceOutcome outcome)
{
  vouch_source_tally_set (self->tally, outcome);
  vouch_source_tally_next (self->tally);
  vouch_source_mode_show (self);
}

/* --- what the keys do --- */

static gboolean
apply (VouchSourceMode *self, VouchChange *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  if (change && vouch_document_edit (self->document, change, &error))
    return TRUE;
  if (error)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  return FALSE;
}

/* A cell's words that the user has written are his, whatever key marks the passage. */
static void
cite (VouchSourceMode *self, guint i, const char *how)
{
  gboolean is_typed = vouch_source_card_has_own_words (self->card);
  VouchStatement *statement = vouch_source_mode_get_statement (self);
  VouchPassage *passage = vouch_source_card_get_passage (self->card, i);
  const char *words = vouch_source_card_get_words (self->card);
  g_autoptr (VouchReference) reference = NULL;
  g_autoptr (VouchPassageQuote) quote = NULL;
  g_autofree char *other = NULL;

  if (!statement || !passage || !vouch_source_card_is_known (self->card))
    return;
  reference = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  quote = vouch_passage_quote_new_from (passage);
  /* Another passage has other words for the cell. */
  if (words && i > 0 && !is_typed)
    words = other = vouch_support_words_dup (passage->exact);
  if (apply (self, words ? vouch_passage_fill (statement, words, reference, quote, is_typed ? "typed" : how)
                         : vouch_passage_cite (VOUCH_NODE (statement), reference, quote, how)))
    go_on (self, VOUCH_SOURCE_ANCHORED);
}

static void
take (VouchSourceMode *self)
{
  if (vouch_source_card_may_take (self->card))
    cite (self, 0, "suggested");
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
show_page (VouchSourceMode *self)
{
  VouchPassage *passage = self->card ? vouch_source_card_get_passage (self->card, 0) : NULL;
  g_autoptr (VouchReference) reference = NULL;
  gboolean is_own;

  if (!passage)
    return;
  g_clear_pointer (&self->shown, vouch_passage_unref);
  self->shown = vouch_passage_ref (passage);
  reference = vouch_passage_dup_reference (vouch_document_get_card (self->document), passage);
  is_own = reference && vouch_node_get_document (VOUCH_NODE (reference)) != NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.show-passage", "(ssuu)",
                              is_own ? vouch_node_get_id (VOUCH_NODE (reference)) : "",
                              passage->source, passage->start, passage->end);
}

static void
edit (VouchSourceMode *self)
{
  vouch_source_card_edit (self->card);
}

static void
skip (VouchSourceMode *self)
{
  go_on (self, VOUCH_SOURCE_SKIPPED);
}

/* What was looked through in vain is to be looked through again. */
static void
search_again (VouchSourceMode *self, VouchStatement *statement)
{
  apply (self, vouch_not_in_clear (statement));
  vouch_source_card_refresh (self->card);
}

/* It isn't in the source that the best passage is of: those of others come up. */
static void
reject (VouchSourceMode *self)
{
  VouchStatement *statement = vouch_source_mode_get_statement (self);
  VouchPassage *passage = vouch_source_card_get_passage (self->card, 0);
  VouchCard *card = vouch_document_get_card (self->document);
  g_autoptr (VouchReference) reference = NULL;
  g_autofree char *told = NULL;

  if (!statement || !vouch_source_card_is_known (self->card))
    return;
  if (!passage)
    {
      search_again (self, statement);
      return;
    }
  reference = vouch_passage_dup_reference (card, passage);
  if (!apply (self, vouch_not_in_add (statement, passage->source,
                                      reference ? vouch_node_get_id (VOUCH_NODE (reference)) : NULL, self->author)))
    return;
  told = vouch_not_in_describe (statement);
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast-undo", "s", told);
  self->is_rejecting = TRUE;
  vouch_source_card_refresh (self->card);
}

/** The card has others, or other words. Where no other source has anything, there is nothing to stay
 * for. */
void
vouch_source_mode_settle_rejected (VouchSourceMode *self)
{
  if (!self->is_rejecting || !vouch_source_card_is_known (self->card))
    return;
  self->is_rejecting = FALSE;
  if (!vouch_source_card_get_passage (self->card, 0))
    go_on (self, VOUCH_SOURCE_NOT_FOUND);
}

/* What has its passage, or went, is stepped over; where there is nothing else it stays. */
static void
back (VouchSourceMode *self)
{
  g_autofree char *here = g_strdup (vouch_source_tally_get_id (self->tally));
  VouchStatement *statement;

  while (vouch_source_tally_back (self->tally))
    if ((statement = vouch_source_mode_get_statement (self)) && vouch_support_is_open (statement))
      {
        vouch_source_mode_show (self);
        return;
      }
  if (here)
    vouch_source_tally_go (self->tally, here);
}

/* --- no source needed --- */

/* It is declined for the statement that it was asked for, though another may be shown by now. */
static void
declined_cb (VouchSourceMode *self, const char *reason, const char *note)
{
  VouchStatement *now = vouch_source_mode_get_statement (self);
  VouchNode *node = self->declined && self->document
                        ? vouch_document_lookup (self->document, self->declined)
                        : NULL;

  gtk_popover_popdown (GTK_POPOVER (self->decline));
  if (node && VOUCH_IS_STATEMENT (node)
      && apply (self, vouch_statement_edit_decline (VOUCH_STATEMENT (node), reason, note, self->author))
      && VOUCH_STATEMENT (node) == now)
    go_on (self, VOUCH_SOURCE_DECLINED);
}

static void
decline_back_cb (VouchSourceMode *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->decline));
}

static void
decline_closed_cb (VouchSourceMode *self)
{
  if (self->tally)
    vouch_source_mode_focus (self);
}

static void
make_decline (VouchSourceMode *self, GtkWidget *button)
{
  GtkWidget *form = vouch_decline_form_new ();

  self->decline = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->decline), form);
  gtk_widget_set_parent (self->decline, button);
  g_signal_connect_object (self->decline, "closed", G_CALLBACK (decline_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "done", G_CALLBACK (declined_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "back", G_CALLBACK (decline_back_cb), self, G_CONNECT_SWAPPED);
}

/* --- buttons: what each key does --- */

static void decline (VouchSourceMode *self);

static const struct
{
  guint key;
  const char *name; /* of the key */
  const char *label;
  void (*act) (VouchSourceMode *self);
} keys[] = {
  { GDK_KEY_Return, N_("Enter"), N_("Mark"), take },
  { GDK_KEY_space, N_("Space"), N_("Whole Page"), show_page },
  { GDK_KEY_e, N_("E"), N_("Edit"), edit },
  { GDK_KEY_n, N_("N"), N_("No Source Needed…"), decline },
  { GDK_KEY_x, N_("X"), N_("Not in This Source"), reject },
  { GDK_KEY_s, N_("S"), N_("Skip"), skip },
  { GDK_KEY_BackSpace, N_("Backspace"), N_("Back"), back },
};

#define DECLINE_KEY 3
#define REJECT_KEY 4

G_STATIC_ASSERT (G_N_ELEMENTS (keys) == VOUCH_SOURCE_MODE_N_KEYS);

static void
decline (VouchSourceMode *self)
{
  VouchStatement *statement = vouch_source_mode_get_statement (self);

  if (!statement)
    return;
  g_free (self->declined);
  self->declined = g_strdup (vouch_node_get_id (VOUCH_NODE (statement)));
  if (!self->decline)
    make_decline (self, self->buttons[DECLINE_KEY]);
  gtk_popover_popup (GTK_POPOVER (self->decline));
  vouch_decline_form_begin (
      VOUCH_DECLINE_FORM (gtk_popover_get_child (GTK_POPOVER (self->decline))), statement);
}

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
      gtk_box_append (GTK_BOX (self->keys), button);
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
      cite (self, key - GDK_KEY_1, "chosen");
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

  show_page (self);
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
    show_page (self);
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
  gtk_widget_set_sensitive (self->buttons[0], vouch_source_card_may_take (self->card));
  gtk_widget_set_sensitive (self->buttons[1], passage != NULL);
  update_reject_key (self, passage);
}

/** Cites the passage with the key @i + 1, as chosen. */
void
vouch_source_mode_take (VouchSourceMode *self, guint i)
{
  cite (self, i, "chosen");
}
