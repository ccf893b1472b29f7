/* vouch-review-bar-act.c: what each letter of the review bar does, and the button that tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-review-bar-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-note-edit.h"
#include "vouch-statement-review.h"

static void
tell (VouchReviewBar *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", words);
}

static gboolean
has_name (VouchReviewBar *self)
{
  if (self->author && *self->author)
    return TRUE;
  tell (self, _("Enter your name in Preferences first."));
  return FALSE;
}

static gboolean
is_mine (VouchReviewBar *self, VouchStatement *statement)
{
  const char *verifier = vouch_statement_get_verifier (statement);

  return verifier && g_strcmp0 (verifier, self->author) == 0;
}

/* Once more takes it back, and stays there. */
static void
support (VouchReviewBar *self, VouchStatement *statement)
{
  g_autoptr (GError) error = NULL;
  gboolean was_mine = is_mine (self, statement);
  gboolean is_done = was_mine ? vouch_statement_unverify (statement, &error)
                              : vouch_statement_verify (statement, self->author, &error);

  if (!is_done)
    tell (self, error->message);
  else if (!was_mine)
    vouch_review_bar_step (self, 1);
}

/* Without a source and without a reason the reason is asked for first; the reviewer is who gives it. */
static void
accept (VouchReviewBar *self, VouchStatement *statement)
{
  g_autoptr (VouchChange) change = vouch_statement_edit_accept (statement, self->author);
  g_autoptr (GError) error = NULL;

  if (!vouch_statement_is_declined (statement))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.decline", "s",
                                vouch_node_get_id (VOUCH_NODE (statement)));
  else if (!change)
    tell (self, g_strcmp0 (vouch_statement_get_decliner (statement), self->author) == 0
                    ? _("You said yourself that it needs no source. Another person has to agree.")
                    : _("You have agreed to this already."));
  else if (vouch_document_edit (self->document, change, &error))
    vouch_review_bar_step (self, 1);
  else
    tell (self, error->message);
}

/* --- words --- */

static void
begin_writing (VouchReviewBar *self, const VouchVerdict *verdict)
{
  self->writing = verdict;
  gtk_label_set_text (self->kind, _(verdict->label));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_stack_set_visible_child_name (self->states, "writing");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/** Back to the letters, without a note. */
void
vouch_review_bar_stop_writing (VouchReviewBar *self)
{
  gboolean had_focus = self->writing && gtk_widget_is_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));

  if (!self->writing)
    return;
  self->writing = NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_stack_set_visible_child_name (self->states, self->id ? "keys" : "summary");
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Whoever objects does not vouch for it any longer. */
static void
take_back (VouchReviewBar *self, VouchStatement *statement, const VouchVerdict *verdict)
{
  g_autoptr (GError) error = NULL;

  if (verdict->is_blocking && is_mine (self, statement) && !vouch_statement_unverify (statement, &error))
    tell (self, error->message);
}

/** Writes what was said as a note, and goes on. Without words the verdict speaks for itself. */
void
vouch_review_bar_write_note (VouchReviewBar *self)
{
  VouchStatement *statement = vouch_review_bar_get_statement (self);
  const VouchVerdict *verdict = self->writing;
  g_autofree char *body = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  VouchNoteDraft draft = { 0 };
  g_autoptr (VouchChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (!statement || !verdict)
    return;
  draft = (VouchNoteDraft) { verdict->note, *body ? body : _(verdict->label), verdict->is_blocking };
  change = vouch_note_edit_write (self->document, self->id, &draft, self->author, NULL);
  if (!change || !vouch_document_edit (self->document, change, &error))
    {
      if (error)
        tell (self, error->message);
      return;
    }
  take_back (self, statement, verdict);
  vouch_review_bar_stop_writing (self);
  vouch_review_bar_step (self, 1);
}

/** Returns: whether words are begun that are no note yet. */
gboolean
vouch_review_bar_is_written (VouchReviewBar *self)
{
  g_return_val_if_fail (VOUCH_IS_REVIEW_BAR (self), FALSE);
  return self->writing && *gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* --- letters --- */

static void
act (VouchReviewBar *self, const VouchVerdict *verdict)
{
  VouchStatement *statement = vouch_review_bar_get_statement (self);

  /* A bar that slides out is still there to be clicked on. */
  if (!self->document)
    return;
  if (verdict->what == VOUCH_VERDICT_BACK || verdict->what == VOUCH_VERDICT_NEXT)
    vouch_review_bar_step (self, verdict->what == VOUCH_VERDICT_BACK ? -1 : 1);
  else if (!statement || !has_name (self))
    return;
  else if (verdict->what == VOUCH_VERDICT_SUPPORTED)
    support (self, statement);
  else if (verdict->what == VOUCH_VERDICT_ACCEPTED)
    accept (self, statement);
  else
    begin_writing (self, verdict);
}

static GtkWidget *
find_button (VouchReviewBar *self, const VouchVerdict *verdict)
{
  for (guint i = 0; i < VOUCH_N_VERDICTS; i++)
    if (vouch_verdict_get (i) == verdict)
      return self->buttons[i];
  return NULL;
}

/**
 * vouch_review_bar_press:
 * @key: a key that was pressed, in the bar or in the source beside the card
 * @state: with which others
 *
 * Returns: whether it is one of the letters, and something was done
 */
gboolean
vouch_review_bar_press (VouchReviewBar *self, guint key, GdkModifierType state)
{
  const VouchVerdict *verdict = vouch_verdict_find (key);

  g_return_val_if_fail (VOUCH_IS_REVIEW_BAR (self), FALSE);

  if (!verdict || self->writing || !self->document
      || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK))
    return FALSE;
  if (gtk_widget_get_sensitive (find_button (self, verdict)))
    act (self, verdict);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
key_pressed_cb (VouchReviewBar *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape && self->writing)
    vouch_review_bar_stop_writing (self);
  else if (key == GDK_KEY_Escape)
    vouch_review_bar_close (self);
  else
    return vouch_review_bar_press (self, key, state);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (VouchReviewBar *self, GtkWidget *button)
{
  for (guint i = 0; i < VOUCH_N_VERDICTS; i++)
    if (self->buttons[i] == button)
      act (self, vouch_verdict_get (i));
}

static char *
dup_label (const VouchVerdict *verdict, const char *words)
{
  g_autofree char *letter = g_strdup_printf ("%c", g_ascii_toupper ((char) verdict->key));

  /* Translators: what a key does, and the key */
  return g_strdup_printf (_("%s (%s)"), words, letter);
}

/** Makes the buttons, and hears the keys. */
void
vouch_review_bar_add_keys (VouchReviewBar *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  for (guint i = 0; i < VOUCH_N_VERDICTS; i++)
    {
      g_autofree char *words = dup_label (vouch_verdict_get (i), _(vouch_verdict_get (i)->label));
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, i == 0 ? "suggested-action" : "flat");
      vouch_key_bar_add (self->keys, button, vouch_verdict_get (i)->rank);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      self->buttons[i] = button;
    }
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
set_words (GtkWidget *button, const VouchVerdict *verdict, const char *words)
{
  g_autofree char *label = dup_label (verdict, words);

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (button), label);
}

/** What can't be said of this statement looks so. */
void
vouch_review_bar_update_keys (VouchReviewBar *self)
{
  VouchStatement *statement = vouch_review_bar_get_statement (self);
  VouchRung rung = statement ? vouch_statement_get_rung (statement) : VOUCH_RUNG_EMPTY;
  gboolean is_supported = statement && is_mine (self, statement);

  for (guint i = 0; i < VOUCH_N_VERDICTS; i++)
    {
      const VouchVerdict *verdict = vouch_verdict_get (i);
      gboolean is_offered = TRUE;

      if (verdict->what == VOUCH_VERDICT_SUPPORTED)
        {
          is_offered = statement && vouch_statement_may_be_verified (statement);
          set_words (self->buttons[i], verdict, is_supported ? _("Take Back") : _(verdict->label));
        }
      else if (verdict->what == VOUCH_VERDICT_ACCEPTED)
        is_offered = rung == VOUCH_RUNG_UNSOURCED || rung == VOUCH_RUNG_DECLINED;
      else if (verdict->what == VOUCH_VERDICT_BACK)
        is_offered = self->place > 0;
      gtk_widget_set_sensitive (self->buttons[i], is_offered);
    }
}
