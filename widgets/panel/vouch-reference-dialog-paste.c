/* vouch-reference-dialog-paste.c: what is pasted into the form of a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-dialog-private.h"

#include "vouch-editable.h"
#include "vouch-pasted-reference.h"

/* A paste, or something dropped: nobody types as many letters at once. */
#define LETTERS_AT_ONCE 4

static gboolean
take_paste (VouchReferenceDialog *self)
{
  g_autofree char *text = vouch_editable_dup_text (GTK_EDITABLE (self->paste));

  if (!*text || vouch_pasted_reference_recognise (text) == VOUCH_PASTED_WORDS)
    return FALSE;
  vouch_reference_dialog_fill (self, text);
  self->pasted_length = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->paste), "");
  vouch_reference_form_focus (self->form, "title");
  return TRUE;
}

/** Enter on words that are nothing else makes them the title. */
void
vouch_reference_dialog_paste_activated (VouchReferenceDialog *self)
{
  g_autofree char *text = vouch_editable_dup_text (GTK_EDITABLE (self->paste));

  if (take_paste (self) || !*text)
    return;
  vouch_reference_dialog_fill (self, text);
  gtk_editable_set_text (GTK_EDITABLE (self->paste), "");
  vouch_reference_form_focus (self->form, "author");
}

static gboolean
pasting_cb (gpointer data)
{
  VouchReferenceDialog *self = data;

  self->pasting = 0;
  take_paste (self);
  return G_SOURCE_REMOVE;
}

/** Not from inside the entry's own signal, which is still about to use its text. */
void
vouch_reference_dialog_paste_changed (VouchReferenceDialog *self)
{
  glong length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->paste)), -1);

  if (length - self->pasted_length >= LETTERS_AT_ONCE && !self->pasting)
    self->pasting = g_idle_add (pasting_cb, self);
  self->pasted_length = length;
}

/** The keyboard also leaves a window that is on its way out. */
void
vouch_reference_dialog_paste_left (VouchReferenceDialog *self)
{
  if (self->document && !self->pasting)
    self->pasting = g_idle_add (pasting_cb, self);
}

/* Of a bare identifier the rest is looked up, or written: nobody pastes a second time. */
static void
focus_next (VouchReferenceDialog *self)
{
  vouch_reference_dialog_show_same (self);
  if (gtk_widget_get_visible (self->notice) && gtk_widget_get_visible (GTK_WIDGET (self->notice_button)))
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->notice_button));
}

/**
 * vouch_reference_dialog_fill:
 * @pasted: an identifier, an address, a reference as papers print it, or words
 *
 * Fills the fields that nobody has written in with what @pasted tells.
 */
void
vouch_reference_dialog_fill (VouchReferenceDialog *self,
                             const char           *pasted)
{
  g_autoptr (JsonObject) csl = vouch_pasted_reference_read (pasted, NULL);

  g_return_if_fail (VOUCH_IS_REFERENCE_DIALOG (self));

  if (!csl)
    return;
  vouch_reference_form_merge (self->form, csl);
  focus_next (self);
}
