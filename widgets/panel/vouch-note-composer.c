/* vouch-note-composer.c: where a note or an answer is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-composer.h"

#include <glib/gi18n-lib.h>

#include "vouch-note-kind.h"
#include "vouch-text-view.h"

/**
 * VouchNoteComposer:
 *
 * A text, and for a note its kind and whether it stops the card. Ctrl+Enter sends,
 * Escape leaves it for later: the text stays until it is sent or replaced.
 */
struct _VouchNoteComposer
{
  AdwBin parent_instance;

  GtkLabel       *about;
  GtkTextView    *text;
  GtkWidget      *hint;
  GtkWidget      *choices;
  GtkDropDown    *kind;
  GtkCheckButton *blocking;
  GtkButton      *send;
  GtkWidget      *author;
  GtkLabel       *author_words;
};

G_DEFINE_FINAL_TYPE (VouchNoteComposer, vouch_note_composer, ADW_TYPE_BIN)

enum
{
  SIGNAL_SEND,
  SIGNAL_CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (VouchNoteComposer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (VouchNoteComposer *self)
{
  g_autofree char *body = vouch_note_composer_dup_body (self);

  gtk_widget_set_visible (self->hint,
                          gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), *body != '\0');
}

static void
send_cb (VouchNoteComposer *self)
{
  g_autofree char *body = vouch_note_composer_dup_body (self);

  if (*body)
    g_signal_emit (self, signals[SIGNAL_SEND], 0);
}

static void
cancel_cb (VouchNoteComposer *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

static gboolean
key_pressed_cb (VouchNoteComposer *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_CONTROL_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    send_cb (self);
  else if (modifiers == 0 && key == GDK_KEY_Escape)
    cancel_cb (self);
  else
    return FALSE;
  return TRUE;
}

static void
fill_kinds (VouchNoteComposer *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < vouch_note_kinds_count (); i++)
    gtk_string_list_append (titles, _(vouch_note_kinds_get (i)->title));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (titles));
}

static gboolean
vouch_note_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VOUCH_NOTE_COMPOSER (widget)->text));
}

static void
vouch_note_composer_class_init (VouchNoteComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = vouch_note_composer_grab_focus;
  signals[SIGNAL_SEND] = g_signal_new ("send", VOUCH_TYPE_NOTE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", VOUCH_TYPE_NOTE_COMPOSER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-note-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, about);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, text);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, hint);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, choices);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, kind);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, blocking);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, send);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, author);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteComposer, author_words);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
vouch_note_composer_init (VouchNoteComposer *self)
{
  g_type_ensure (VOUCH_TYPE_TEXT_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
}

GtkWidget *
vouch_note_composer_new (void)
{
  return g_object_new (VOUCH_TYPE_NOTE_COMPOSER, NULL);
}

/** @about: (nullable): the first words of what is written about */
void
vouch_note_composer_set_about (VouchNoteComposer *self,
                               const char        *about)
{
  g_return_if_fail (VOUCH_IS_NOTE_COMPOSER (self));

  gtk_label_set_text (self->about, about ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL);
}

/** @author: (nullable): the name that the note will carry; a button leads to where it is set */
void
vouch_note_composer_set_author (VouchNoteComposer *self,
                                const char        *author)
{
  g_autofree char *words = NULL;

  g_return_if_fail (VOUCH_IS_NOTE_COMPOSER (self));

  /* Translators: %s is the name of who writes a note. */
  words = g_strdup_printf (_("As %s"), author ? author : "");
  gtk_label_set_text (self->author_words, words);
  gtk_widget_set_visible (self->author, author && *author);
}

/** An answer has no kind and stops nothing. */
void
vouch_note_composer_set_answer (VouchNoteComposer *self,
                                gboolean           is_answer)
{
  g_return_if_fail (VOUCH_IS_NOTE_COMPOSER (self));
  gtk_widget_set_visible (self->choices, !is_answer);
}

/** @draft: (nullable): what to begin with; %NULL for nothing */
void
vouch_note_composer_set_draft (VouchNoteComposer    *self,
                               const VouchNoteDraft *draft)
{
  guint selected = 0;

  g_return_if_fail (VOUCH_IS_NOTE_COMPOSER (self));

  for (guint i = 0; draft && i < vouch_note_kinds_count (); i++)
    if (g_strcmp0 (vouch_note_kinds_get (i)->id, draft->kind) == 0)
      selected = i;
  gtk_drop_down_set_selected (self->kind, selected);
  gtk_check_button_set_active (self->blocking, draft && draft->is_blocking);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            draft && draft->body ? draft->body : "", -1);
}

/** Returns: (transfer full): the text, without space around it. */
char *
vouch_note_composer_dup_body (VouchNoteComposer *self)
{
  g_return_val_if_fail (VOUCH_IS_NOTE_COMPOSER (self), NULL);
  return g_strstrip (dup_text (self));
}

/** Returns: (transfer none): id of the chosen kind. */
const char *
vouch_note_composer_get_kind (VouchNoteComposer *self)
{
  g_return_val_if_fail (VOUCH_IS_NOTE_COMPOSER (self), NULL);
  return vouch_note_kinds_get (gtk_drop_down_get_selected (self->kind))->id;
}

/** Returns: whether it shall stop the card. */
gboolean
vouch_note_composer_is_blocking (VouchNoteComposer *self)
{
  g_return_val_if_fail (VOUCH_IS_NOTE_COMPOSER (self), FALSE);
  return gtk_check_button_get_active (self->blocking);
}
