/* vouch-reference-dialog.c: one reference as a form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-editable.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-keep-seen.h"
#include "vouch-reference-article.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-plain.h"
#include "vouch-source-attach.h"
#include "vouch-statement.h"

/* How long the keyboard must rest before the card is searched for the same work. */
#define SEARCH_DELAY 150 /* milliseconds */

/**
 * VouchReferenceDialog:
 *
 * Adds a reference, or changes one. What is pasted into its first row is taken
 * apart; the card's own reference to the same work is offered instead of a second
 * one. Nothing is altered before the last button, and that is one step of undo.
 */
G_DEFINE_FINAL_TYPE (VouchReferenceDialog, vouch_reference_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static VouchCard *
get_card (VouchReferenceDialog *self)
{
  return vouch_document_get_card (self->document);
}

static VouchReference *
find_reference (VouchReferenceDialog *self,
                const char           *id)
{
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  return VOUCH_IS_REFERENCE (node) ? VOUCH_REFERENCE (node) : NULL;
}

/* Returns: (nullable): the statement, or the item, that shall cite it. */
static VouchNode *
find_owner (VouchReferenceDialog *self)
{
  VouchNode *node = self->statement ? vouch_document_lookup (self->document, self->statement) : NULL;

  return VOUCH_IS_STATEMENT (node) || VOUCH_IS_ITEM (node) ? node : NULL;
}

/* --- what is said --- */

static void
show_notice (VouchReferenceDialog *self,
             const char           *words,
             const char           *button)
{
  gtk_label_set_text (self->notice_words, words ? words : "");
  gtk_button_set_label (self->notice_button, button ? button : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), button != NULL);
  gtk_widget_set_visible (self->notice, words != NULL);
}

/* Returns: (transfer none) (nullable): the file that the dialog was opened with, where @same has none. */
static const char *
get_file_for (VouchReferenceDialog *self,
              VouchReference       *same)
{
  g_autoptr (JsonObject) csl = vouch_reference_form_make_csl (self->form);
  const char *digest = vouch_json_get_text (csl, "source");

  return digest && !vouch_reference_get_source (same) ? g_intern_string (digest) : NULL;
}

static const char *
get_offer (VouchReferenceDialog *self,
           VouchReference       *same)
{
  if (self->reference)
    return NULL;
  if (self->purpose == VOUCH_REFERENCE_PURPOSE_PLAIN && get_file_for (self, same))
    return _("_Attach File to It");
  switch (self->purpose)
    {
    case VOUCH_REFERENCE_PURPOSE_CITE:
      return _("_Cite That One");
    case VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE:
      return _("_Use That One");
    case VOUCH_REFERENCE_PURPOSE_PLAIN:
    default:
      return _("_Show It");
    }
}

/** Says which reference of the card is the same work, or what can be looked up. */
void
vouch_reference_dialog_show_same (VouchReferenceDialog *self)
{
  g_autoptr (JsonObject) csl = vouch_reference_form_make_csl (self->form);
  g_autoptr (JsonObject) own = vouch_reference_form_make_own_csl (self->form);
  VouchReference *same = vouch_reference_find_same (get_card (self), csl, self->reference);
  g_autofree char *entry = NULL;
  g_autofree char *words = NULL;

  g_free (self->same);
  self->same = same ? g_strdup (vouch_node_get_id (VOUCH_NODE (same))) : NULL;
  vouch_reference_lookup_consider (self->lookup, own);
  if (!same)
    {
      show_notice (self, vouch_reference_lookup_get_words (self->lookup),
                   vouch_reference_lookup_get_button (self->lookup));
      return;
    }
  entry = vouch_reference_plain (vouch_json_node_object (vouch_reference_get_csl (same)));
  /* Translators: %s is a reference as the page prints it */
  words = g_strdup_printf (_("Already on this card: %s"), entry);
  show_notice (self, words, get_offer (self, same));
}

static gboolean
search_cb (gpointer data)
{
  VouchReferenceDialog *self = data;

  self->search = 0;
  vouch_reference_dialog_show_same (self);
  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (VouchReferenceDialog *self)
{
  g_autoptr (JsonObject) csl = vouch_reference_form_make_csl (self->form);
  g_autofree char *entry = vouch_reference_plain (csl);
  gboolean is_empty = vouch_reference_form_is_empty (self->form);

  gtk_label_set_text (self->preview, is_empty ? "" : entry);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->preview)), !is_empty);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done), !is_empty);
  if (!self->search)
    self->search = g_timeout_add (SEARCH_DELAY, search_cb, self);
}

static void
show_purpose (VouchReferenceDialog *self)
{
  const char *title = self->reference ? _("Edit Reference") : _("New Reference");
  const char *done = self->reference ? _("_Save") : _("_Add");

  if (self->purpose == VOUCH_REFERENCE_PURPOSE_CITE)
    done = _("_Add and Cite");
  if (self->purpose == VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE)
    title = _("Original Source");
  adw_window_title_set_title (self->heading, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (self->done, done);
  gtk_widget_set_visible (GTK_WIDGET (self->paste_group), self->reference == NULL);
}

/* --- what is done --- */

static void
finish (VouchReferenceDialog *self,
        const char           *id)
{
  g_autofree char *copy = g_strdup (id);

  g_signal_emit (self, signals[DONE], 0, copy);
  gtk_window_close (GTK_WINDOW (self));
}

static VouchChange *
make_change (VouchReferenceDialog *self,
             VouchReference       *reference)
{
  VouchNode *owner = find_owner (self);

  if (self->purpose == VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE)
    return vouch_reference_edit_original (get_card (self), reference);
  if (self->purpose == VOUCH_REFERENCE_PURPOSE_CITE && owner)
    return vouch_reference_edit_cite (owner, reference,
                                      VOUCH_IS_ITEM (owner) ? "background" : self->relation,
                                      "typed");
  return vouch_reference_edit_add (get_card (self), reference);
}

static void
apply (VouchReferenceDialog *self,
       VouchChange          *change,
       const char           *id)
{
  g_autoptr (GError) error = NULL;

  if (!change || vouch_document_edit (self->document, change, &error))
    finish (self, id);
  else
    show_notice (self, error->message, NULL);
}

static JsonObject *
make_csl (VouchReferenceDialog *self)
{
  JsonObject *csl = vouch_reference_form_make_csl (self->form);
  g_autofree char *id = NULL;

  if (!vouch_json_get_text (csl, "id"))
    {
      id = vouch_id_new ();
      json_object_set_string_member (csl, "id", id);
    }
  return csl;
}

static void
done_cb (VouchReferenceDialog *self)
{
  g_autoptr (JsonObject) csl = NULL;
  g_autoptr (VouchReference) fresh = NULL;
  g_autoptr (VouchChange) change = NULL;
  VouchReference *old = find_reference (self, self->reference);

  if (vouch_reference_form_is_empty (self->form))
    return;
  vouch_reference_form_check (self->form);
  csl = make_csl (self);
  if (old)
    change = vouch_reference_edit_set (old, csl);
  else
    {
      fresh = vouch_reference_new_from_csl (csl);
      change = fresh ? make_change (self, fresh) : NULL;
    }
  apply (self, change, vouch_json_get_text (csl, "id"));
}

static void
use_same_cb (VouchReferenceDialog *self)
{
  VouchReference *same = find_reference (self, self->same);
  g_autoptr (VouchChange) change = NULL;

  if (!same)
    {
      vouch_reference_lookup_press (self->lookup, GTK_WIDGET (self));
      vouch_reference_dialog_show_same (self);
      return;
    }
  if (self->purpose != VOUCH_REFERENCE_PURPOSE_PLAIN)
    change = make_change (self, same);
  else if (get_file_for (self, same))
    change = vouch_source_edit_attach (same, get_file_for (self, same));
  if (!change && self->purpose == VOUCH_REFERENCE_PURPOSE_CITE)
    {
      show_notice (self, _("Already cited"), NULL);
      return;
    }
  apply (self, change, self->same);
}

static void
vouch_reference_dialog_dispose (GObject *object)
{
  VouchReferenceDialog *self = VOUCH_REFERENCE_DIALOG (object);

  g_clear_handle_id (&self->search, g_source_remove);
  g_clear_handle_id (&self->pasting, g_source_remove);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_reference_dialog_parent_class)->dispose (object);
}

static void
vouch_reference_dialog_finalize (GObject *object)
{
  VouchReferenceDialog *self = VOUCH_REFERENCE_DIALOG (object);

  vouch_reference_lookup_free (self->lookup);
  g_free (self->reference);
  g_free (self->statement);
  g_free (self->same);
  G_OBJECT_CLASS (vouch_reference_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, done);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, paste_group);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, paste);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, notice_words);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, notice_button);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, form);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceDialog, preview);
}

static void
vouch_reference_dialog_class_init (VouchReferenceDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_reference_dialog_dispose;
  object_class->finalize = vouch_reference_dialog_finalize;
  signals[DONE] = g_signal_new ("done", VOUCH_TYPE_REFERENCE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VOUCH_TYPE_REFERENCE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-reference-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_same_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "paste_changed_cb",
                                                G_CALLBACK (vouch_reference_dialog_paste_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "paste_activated_cb",
                                                G_CALLBACK (vouch_reference_dialog_paste_activated));
  gtk_widget_class_bind_template_callback_full (widget_class, "paste_left_cb",
                                                G_CALLBACK (vouch_reference_dialog_paste_left));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_reference_dialog_init (VouchReferenceDialog *self)
{
  self->relation = "supports";
  self->lookup = vouch_reference_lookup_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_keep_seen_watch (self->scroller);
}

/**
 * vouch_reference_dialog_new:
 * @parent: (nullable): a widget of the window that it belongs to
 * @document: the card
 * @reference: (nullable): id of the reference to change; %NULL for a new one
 */
GtkWidget *
vouch_reference_dialog_new (GtkWidget     *parent,
                            VouchDocument *document,
                            const char    *reference)
{
  GtkRoot *root = parent ? gtk_widget_get_root (parent) : NULL;
  VouchReferenceDialog *self
      = g_object_new (VOUCH_TYPE_REFERENCE_DIALOG, "transient-for", root, NULL);
  VouchReference *old;

  self->document = g_object_ref (document);
  old = find_reference (self, reference);
  if (old)
    {
      self->reference = g_strdup (reference);
      vouch_reference_form_set_csl (self->form,
                                    vouch_json_node_object (vouch_reference_get_csl (old)));
      vouch_reference_form_check (self->form);
      vouch_reference_form_focus (self->form, "title");
    }
  else
    vouch_editable_focus (GTK_EDITABLE (self->paste));
  show_purpose (self);
  form_changed_cb (self);
  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the card that the reference is of, or is for */
VouchCard *
vouch_reference_dialog_get_card (VouchReferenceDialog *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE_DIALOG (self), NULL);
  return get_card (self);
}

/**
 * vouch_reference_dialog_set_purpose:
 * @purpose: what becomes of the reference
 * @statement: (nullable): id of the statement, or item, that cites it then, for
 *   %VOUCH_REFERENCE_PURPOSE_CITE
 *
 * The original source of a card is filled in from what the card says of its article.
 */
void
vouch_reference_dialog_set_purpose (VouchReferenceDialog  *self,
                                    VouchReferencePurpose  purpose,
                                    const char            *statement)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_DIALOG (self));

  self->purpose = purpose;
  g_free (self->statement);
  self->statement = g_strdup (statement);
  if (purpose == VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE && !self->reference)
    {
      g_autoptr (JsonObject) csl = vouch_reference_csl_from_article (get_card (self));

      vouch_reference_form_set_csl (self->form, csl);
    }
  show_purpose (self);
}

/** @relation: "supports", "contradicts" or "background": what the source is to the statement */
void
vouch_reference_dialog_set_relation (VouchReferenceDialog *self,
                                     const char           *relation)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_DIALOG (self));

  self->relation = g_intern_string (relation);
}

/**
 * vouch_reference_dialog_prefill:
 * @csl: what is known of the work, members that no field shows included
 *
 * Fills the fields that nobody has written in.
 */
void
vouch_reference_dialog_prefill (VouchReferenceDialog *self,
                                JsonObject           *csl)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_DIALOG (self));

  vouch_reference_form_merge (self->form, csl);
}

/**
 * vouch_reference_dialog_found:
 * @asked: of the question that is answered
 * @csl: (nullable): what is known of the work
 * @trouble: (nullable): why nothing is, for the user
 *
 * Fills the fields that nobody has written in, or says why it can't. An answer that nobody waits
 * for any more is dropped.
 */
void
vouch_reference_dialog_found (VouchReferenceDialog *self,
                              GCancellable         *asked,
                              JsonObject           *csl,
                              const char           *trouble)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_DIALOG (self));

  if (!self->document || !vouch_reference_lookup_end (self->lookup, asked, trouble))
    return;
  if (csl)
    vouch_reference_form_merge_found (self->form, csl);
  vouch_reference_dialog_show_same (self);
}
