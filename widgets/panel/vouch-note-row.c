/* vouch-note-row.c: a note with its answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-document.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-note-composer.h"
#include "vouch-note-edit.h"
#include "vouch-note-kind.h"
#include "vouch-reply-row.h"
#include "vouch-when.h"

/**
 * VouchNoteRow:
 *
 * Who wrote, when and what; whether it stops the card; what the statement said then
 * if it says something else now; the answers. A answers, R resolves or reopens, E
 * edits one's own and Delete removes it; Enter shows the statement. What is being
 * written is folded away by Escape and is there again with the next answer.
 */
struct _VouchNoteRow
{
  GtkListBoxRow parent_instance;

  VouchNote    *note;    /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned): of @note */
  GSignalGroup *replies_signals; /* (owned): of its answers */
  GSignalGroup *node_signals;    /* (owned): of what it is about */
  char         *author;  /* (owned) (nullable): who is at the keyboard */
  char         *reply;   /* (owned) (nullable): id of the answer that is being edited */

  GtkLabel          *writer;
  GtkLabel          *when;
  GtkLabel          *kind;
  GtkWidget         *blocking;
  GtkLabel          *body;
  GtkLabel          *was;
  GtkBox            *replies;
  GtkLabel          *resolved;
  GtkBox            *place;    /* of the composer */
  VouchNoteComposer *composer; /* (nullable): made when it is first wanted */
  GtkWidget         *buttons;
  GtkButton         *resolve;
  GtkMenuButton     *menu;

  guint is_editing : 1; /* the composer has the note itself, not an answer */
};

G_DEFINE_FINAL_TYPE (VouchNoteRow, vouch_note_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_own (VouchNoteRow *self,
        const char   *author)
{
  return g_strcmp0 (self->author, author) == 0;
}

/* Returns: whether the card says so now; that there is nothing to alter (NULL) is well, too. */
static gboolean
apply (VouchNoteRow *self,
       VouchChange  *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;
  VouchDocument *document = vouch_node_get_document (VOUCH_NODE (self->note));

  if (!document)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s",
                                _("This note is no longer on the card"));
  if (!document || !change)
    return document != NULL;
  if (vouch_document_edit (document, change, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  return FALSE;
}

/* --- what is shown --- */

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_was (VouchNoteRow *self)
{
  const char *was = vouch_node_get_text (VOUCH_NODE (self->note), "was");
  g_autofree char *words = NULL;

  if (vouch_note_has_changed (self->note))
    words = *was ? g_strdup_printf (_("Changed since. It said: “%s”"), was)
                 : g_strdup (_("Changed since. It was empty."));
  show_text (self->was, words);
}

static void
show_resolved (VouchNoteRow *self)
{
  JsonObject *resolved =
      vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (self->note), "resolved"));
  gboolean is_resolved = vouch_note_is_resolved (self->note);
  const char *by = resolved ? vouch_json_get_text (resolved, "by") : NULL;
  g_autofree char *words = by ? g_strdup_printf (_("Resolved by %s"), by) : g_strdup (_("Resolved"));

  show_text (self->resolved, is_resolved ? words : NULL);
  gtk_button_set_label (self->resolve, is_resolved ? _("Reopen") : _("Resolve"));
  gtk_widget_set_visible (self->blocking, vouch_note_is_blocking (self->note) && !is_resolved);
  if (is_resolved)
    gtk_widget_add_css_class (GTK_WIDGET (self), "resolved");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "resolved");
}

static void
show_replies (VouchNoteRow *self)
{
  VouchNodeList *replies = vouch_note_get_replies (self->note);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->replies))))
    gtk_box_remove (self->replies, child);
  for (guint i = 0; i < vouch_node_list_get_size (replies); i++)
    {
      VouchReply *reply = vouch_node_list_peek (replies, i);

      gtk_box_append (self->replies,
                      vouch_reply_row_new (reply, is_own (self, vouch_reply_get_author (reply))));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->replies), vouch_node_list_get_size (replies) > 0);
}

static void
name_row (VouchNoteRow *self)
{
  VouchDocument *document = vouch_node_get_document (VOUCH_NODE (self->note));
  const char *body = vouch_note_get_body (self->note);
  g_autofree char *words =
      vouch_node_dup_words (document ? vouch_document_lookup (document, vouch_note_get_on (self->note))
                                     : NULL);
  /* Translators: who wrote a note, its kind, what it is about, what it says. */
  g_autofree char *name = g_strdup_printf (_("%s, %s on “%s”: %s"), gtk_label_get_text (self->writer),
                                           gtk_label_get_text (self->kind), words, body ? body : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_note (VouchNoteRow *self)
{
  const char *author = vouch_note_get_author (self->note);
  const char *kind = vouch_node_get_text (VOUCH_NODE (self->note), "kind");
  g_autofree char *when = vouch_when_dup_words (vouch_note_get_created (self->note), NULL);
  gboolean is_mine = is_own (self, author);

  gtk_label_set_text (self->writer, author ? author : _("Somebody"));
  gtk_label_set_text (self->when, when);
  gtk_label_set_text (self->kind, vouch_note_kind_get_title (kind));
  show_text (self->body, vouch_note_get_body (self->note));
  show_was (self);
  show_resolved (self);
  name_row (self);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), is_mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.edit", is_mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.remove", is_mine);
}

static void
note_notify_cb (VouchNoteRow *self)
{
  show_note (self);
}

static void
replies_changed_cb (VouchNoteRow *self)
{
  show_replies (self);
}

static void
node_notify_cb (VouchNoteRow *self)
{
  show_was (self);
  name_row (self);
}

/* --- writing --- */

static void
fold (VouchNoteRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->body), TRUE);
  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
send_edit (VouchNoteRow *self,
           const char   *body)
{
  VouchNoteDraft draft = { vouch_note_composer_get_kind (self->composer), body,
                           vouch_note_composer_is_blocking (self->composer) };

  return apply (self, vouch_note_edit_rewrite (self->note, &draft));
}

static gboolean
send_answer (VouchNoteRow *self,
             const char   *body)
{
  VouchDocument *document = vouch_node_get_document (VOUCH_NODE (self->note));
  VouchNode *reply = self->reply && document ? vouch_document_lookup (document, self->reply) : NULL;

  if (VOUCH_IS_REPLY (reply))
    return apply (self, vouch_note_edit_reanswer (VOUCH_REPLY (reply), body));
  return apply (self, vouch_note_edit_answer (self->note, body, self->author));
}

/* What could not be made stays to be sent again. */
static void
send_cb (VouchNoteRow *self)
{
  g_autoptr (VouchNoteRow) alive = g_object_ref (self);
  g_autofree char *body = vouch_note_composer_dup_body (self->composer);

  if (!(self->is_editing ? send_edit (self, body) : send_answer (self, body)))
    return;
  fold (self);
  vouch_note_composer_set_draft (self->composer, NULL);
  self->is_editing = FALSE;
  g_clear_pointer (&self->reply, g_free);
}

static void
cancel_cb (VouchNoteRow *self)
{
  fold (self);
}

/* A text view for each of a hundred notes would be dear. */
static void
ensure_composer (VouchNoteRow *self)
{
  if (self->composer)
    return;
  self->composer = VOUCH_NOTE_COMPOSER (vouch_note_composer_new ());
  g_signal_connect_object (self->composer, "send", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->place, GTK_WIDGET (self->composer));
}

static void
unfold (VouchNoteRow         *self,
        gboolean              is_editing,
        const char           *reply,
        const VouchNoteDraft *draft)
{
  gboolean is_other = self->is_editing != is_editing || g_strcmp0 (self->reply, reply) != 0;

  ensure_composer (self);
  if (is_other)
    vouch_note_composer_set_draft (self->composer, draft);
  self->is_editing = is_editing;
  g_free (self->reply);
  self->reply = g_strdup (reply);
  vouch_note_composer_set_answer (self->composer, !is_editing);
  gtk_widget_set_visible (GTK_WIDGET (self->place), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->body), !is_editing);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

static void
answer_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  unfold (VOUCH_NOTE_ROW (widget), FALSE, NULL, NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  VouchNoteRow *self = VOUCH_NOTE_ROW (widget);
  VouchNoteDraft draft = { vouch_node_get_text (VOUCH_NODE (self->note), "kind"),
                           vouch_note_get_body (self->note), vouch_note_is_blocking (self->note) };

  unfold (self, TRUE, NULL, &draft);
}

static VouchReply *
lookup_reply (VouchNoteRow *self,
              GVariant     *target)
{
  VouchDocument *document = vouch_node_get_document (VOUCH_NODE (self->note));
  VouchNode *node = document ? vouch_document_lookup (document, g_variant_get_string (target, NULL))
                             : NULL;

  return VOUCH_IS_REPLY (node) ? VOUCH_REPLY (node) : NULL;
}

static void
edit_answer_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *target)
{
  VouchReply *reply = lookup_reply (VOUCH_NOTE_ROW (widget), target);
  VouchNoteDraft draft = { NULL, reply ? vouch_reply_get_body (reply) : NULL, FALSE };

  if (reply)
    unfold (VOUCH_NOTE_ROW (widget), FALSE, vouch_node_get_id (VOUCH_NODE (reply)), &draft);
}

/* --- the rest of what can be done --- */

static void
resolve_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  VouchNoteRow *self = VOUCH_NOTE_ROW (widget);

  apply (self, vouch_note_is_resolved (self->note)
                   ? vouch_note_edit_reopen (self->note)
                   : vouch_note_edit_resolve (self->note, self->author));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *target)
{
  g_autoptr (VouchNoteRow) self = g_object_ref (VOUCH_NOTE_ROW (widget));

  apply (self, vouch_note_edit_remove (VOUCH_NODE (self->note)));
  gtk_widget_activate_action (widget, "editor.toast-undo", "s", _("Note removed"));
}

static void
remove_answer_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *target)
{
  VouchReply *reply = lookup_reply (VOUCH_NOTE_ROW (widget), target);

  if (!reply)
    return;
  apply (VOUCH_NOTE_ROW (widget), vouch_note_edit_remove (VOUCH_NODE (reply)));
  gtk_widget_activate_action (widget, "editor.toast-undo", "s", _("Answer removed"));
}

static void
clear_note (VouchNoteRow *self)
{
  g_signal_group_set_target (self->signals, NULL);
  g_signal_group_set_target (self->replies_signals, NULL);
  g_signal_group_set_target (self->node_signals, NULL);
  g_clear_object (&self->note);
}

static void
vouch_note_row_dispose (GObject *object)
{
  VouchNoteRow *self = VOUCH_NOTE_ROW (object);

  if (self->signals)
    clear_note (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->replies_signals);
  g_clear_object (&self->node_signals);
  G_OBJECT_CLASS (vouch_note_row_parent_class)->dispose (object);
}

static void
vouch_note_row_finalize (GObject *object)
{
  VouchNoteRow *self = VOUCH_NOTE_ROW (object);

  g_free (self->author);
  g_free (self->reply);
  G_OBJECT_CLASS (vouch_note_row_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "note.answer", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "note.resolve", NULL, resolve_action);
  gtk_widget_class_install_action (widget_class, "note.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "note.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "note.edit-answer", "s", edit_answer_action);
  gtk_widget_class_install_action (widget_class, "note.remove-answer", "s", remove_answer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "note.answer", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, 0, "note.resolve", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "note.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "note.remove", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, writer);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, when);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, kind);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, blocking);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, body);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, was);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, replies);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, resolved);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, place);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, resolve);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteRow, menu);
}

static void
vouch_note_row_class_init (VouchNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_note_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_note_row_finalize;
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
vouch_note_row_init (VouchNoteRow *self)
{
  self->signals = g_signal_group_new (VOUCH_TYPE_NOTE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (note_notify_cb), self);
  self->replies_signals = g_signal_group_new (VOUCH_TYPE_NODE_LIST);
  g_signal_group_connect_swapped (self->replies_signals, "items-changed",
                                  G_CALLBACK (replies_changed_cb), self);
  self->node_signals = g_signal_group_new (VOUCH_TYPE_NODE);
  g_signal_group_connect_swapped (self->node_signals, "notify", G_CALLBACK (node_notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_note_row_new (void)
{
  return g_object_new (VOUCH_TYPE_NOTE_ROW, NULL);
}

/** Returns: (transfer none) (nullable): what it shows. */
VouchNote *
vouch_note_row_get_note (VouchNoteRow *self)
{
  g_return_val_if_fail (VOUCH_IS_NOTE_ROW (self), NULL);
  return self->note;
}

/** @note: what to show; undo makes a new object of a note that was there before */
void
vouch_note_row_set_note (VouchNoteRow *self,
                         VouchNote    *note)
{
  VouchDocument *document;

  g_return_if_fail (VOUCH_IS_NOTE_ROW (self));
  g_return_if_fail (VOUCH_IS_NOTE (note));

  document = vouch_node_get_document (VOUCH_NODE (note));
  g_signal_group_set_target (self->node_signals,
                             document ? vouch_document_lookup (document, vouch_note_get_on (note))
                                      : NULL);
  if (!g_set_object (&self->note, note))
    {
      show_was (self);
      return;
    }
  g_signal_group_set_target (self->signals, note);
  g_signal_group_set_target (self->replies_signals, vouch_note_get_replies (note));
  show_note (self);
  show_replies (self);
}

/** @author: (nullable): who is at the keyboard: one's own notes can be edited */
void
vouch_note_row_set_author (VouchNoteRow *self,
                           const char   *author)
{
  g_return_if_fail (VOUCH_IS_NOTE_ROW (self));

  if (g_strcmp0 (self->author, author) == 0)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
  if (!self->note)
    return;
  show_note (self);
  show_replies (self);
}

/* What the composer was opened with. */
static const char *
get_begun_with (VouchNoteRow *self)
{
  VouchDocument *document = vouch_node_get_document (VOUCH_NODE (self->note));
  VouchNode *reply = self->reply && document ? vouch_document_lookup (document, self->reply) : NULL;

  if (self->is_editing)
    return vouch_note_get_body (self->note);
  return VOUCH_IS_REPLY (reply) ? vouch_reply_get_body (VOUCH_REPLY (reply)) : NULL;
}

/** Returns: whether something was written here that is not on the card yet. */
gboolean
vouch_note_row_has_draft (VouchNoteRow *self)
{
  g_autofree char *body = NULL;

  g_return_val_if_fail (VOUCH_IS_NOTE_ROW (self), FALSE);

  if (!self->composer || !self->note)
    return FALSE;
  body = vouch_note_composer_dup_body (self->composer);
  return *body && g_strcmp0 (body, get_begun_with (self)) != 0;
}
