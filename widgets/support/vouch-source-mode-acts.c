/* vouch-source-mode-acts.c: what is done with a statement in source mode, by whatever key.
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

/**
 * vouch_source_mode_cite:
 * @i: which passage, from 0
 * @how: who chose it: as citations keep it
 *
 * A cell's words that the user has written are his, whatever key marks the passage.
 */
void
vouch_source_mode_cite (VouchSourceMode *self, guint i, const char *how)
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

/** Marks the best passage, where that may be done at a glance. */
void
vouch_source_mode_act_take (VouchSourceMode *self)
{
  if (vouch_source_card_may_take (self->card))
    vouch_source_mode_cite (self, 0, "suggested");
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/** Shows the page of the best passage. */
void
vouch_source_mode_act_show_page (VouchSourceMode *self)
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

/** Lets the statement be written. */
void
vouch_source_mode_act_edit (VouchSourceMode *self)
{
  vouch_source_card_edit (self->card);
}

/** Leaves the statement as it is. */
void
vouch_source_mode_act_skip (VouchSourceMode *self)
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

/** It isn't in the source that the best passage is of: those of others come up. */
void
vouch_source_mode_act_reject (VouchSourceMode *self)
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

/** What has its passage, or went, is stepped over; where there is nothing else it stays. */
void
vouch_source_mode_act_back (VouchSourceMode *self)
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
make_decline (VouchSourceMode *self)
{
  GtkWidget *form = vouch_decline_form_new ();

  self->decline = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->decline), form);
  gtk_widget_set_parent (self->decline, GTK_WIDGET (self->keys));
  g_signal_connect_object (self->decline, "closed", G_CALLBACK (decline_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "done", G_CALLBACK (declined_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "back", G_CALLBACK (decline_back_cb), self, G_CONNECT_SWAPPED);
}

/** Asks why the statement needs no source. */
void
vouch_source_mode_act_decline (VouchSourceMode *self)
{
  VouchStatement *statement = vouch_source_mode_get_statement (self);

  if (!statement)
    return;
  g_free (self->declined);
  self->declined = g_strdup (vouch_node_get_id (VOUCH_NODE (statement)));
  if (!self->decline)
    make_decline (self);
  vouch_key_bar_point (self->keys, GTK_POPOVER (self->decline), self->buttons[VOUCH_SOURCE_MODE_DECLINE_KEY]);
  gtk_popover_popup (GTK_POPOVER (self->decline));
  vouch_decline_form_begin (
      VOUCH_DECLINE_FORM (gtk_popover_get_child (GTK_POPOVER (self->decline))), statement);
}
