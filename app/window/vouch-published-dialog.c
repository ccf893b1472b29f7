/* vouch-published-dialog.c: where the card is published, how that differs, and taking it away there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-published-dialog.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-editor-private.h"
#include "vouch-publish-dialog.h"
#include "vouch-publish-run.h"
#include "vouch-published-look.h"
#include "vouch-published-row.h"
#include "vouch-reason-dialog.h"
#include "vouch-receipt-file.h"
#include "vouch-unlock.h"
#include "vouch-widgets.h"

/**
 * VouchPublishedDialog:
 *
 * A row for each portal: this computer's, those that were added, and those that only the card knows
 * of. All are asked at once what they have now; what is newer there is kept in the card, for the
 * checks. A page is withdrawn from here, or the card published where it is not up to date.
 */
struct _VouchPublishedDialog
{
  AdwWindow parent_instance;

  VouchEditor  *editor;      /* (owned) (nullable): until it is closed */
  GCancellable *cancellable; /* (owned): of the asking */
  guint         n_asked;     /* that have not answered yet */
  GHashTable   *pending;     /* (owned): keys of the rows whose page is being withdrawn */

  AdwToastOverlay *toasts;
  GtkWidget       *again;
  GtkListBox      *rows;
};

G_DEFINE_FINAL_TYPE (VouchPublishedDialog, vouch_published_dialog, ADW_TYPE_WINDOW)

static void ask_all (VouchPublishedDialog *self);

static void
say (VouchPublishedDialog *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, vouch_compat_toast_new (words));
}

static JsonNode *
dup_card (VouchPublishedDialog *self)
{
  return vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self->editor)));
}

/* --- the portals --- */

static VouchPublishedRow *
find_row (VouchPublishedDialog *self, const char *key)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (vouch_published_row_get_key (VOUCH_PUBLISHED_ROW (row)), key) == 0)
      return VOUCH_PUBLISHED_ROW (row);
  return NULL;
}

/* Names are told apart; an address may be signed in to under several.
 * Returns: (transfer full) (nullable): the portal of that name, signed in where that is known. */
static VouchPortal *
dup_portal (const char *name)
{
  VouchAccounts *accounts = vouch_application_get_default_accounts ();
  GListModel *portals = accounts ? vouch_accounts_get_portals (accounts) : NULL;

  for (guint i = 0; portals && i < g_list_model_get_n_items (portals); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (portals, i);
      VouchPortal *signed_in;

      if (strcmp (vouch_portal_get_name (portal), name) != 0)
        continue;
      signed_in = vouch_accounts_find (accounts, portal);
      return signed_in ? signed_in : g_steal_pointer (&portal);
    }
  return NULL;
}

/* What is there is kept with our receipt where that says something else, so that the checks tell of it. */
static void
note_there (VouchPublishedDialog *self, const VouchPortalDrift *drift)
{
  g_autoptr (GError) error = NULL;

  if (drift->portal && drift->receipt && !drift->error
      && !vouch_receipt_note_there (vouch_editor_get_document (self->editor), drift->portal,
                                    drift->revision,
                                    vouch_receipt_base_digest (drift->status, drift->digest), &error))
    g_message ("%s", error->message);
}

/* Portals that the user has not added stand in the card alone. */
static void
add_others (VouchPublishedDialog *self)
{
  g_autoptr (JsonNode) card = dup_card (self);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row;
       row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (known, (gpointer) vouch_published_row_get_drift (VOUCH_PUBLISHED_ROW (row)));
  others = vouch_portal_drift_list_others (card, known);
  while (others->len > 0)
    {
      VouchPortalDrift *drift = g_ptr_array_steal_index (others, 0);
      GtkWidget *row = vouch_published_row_new (drift->name, NULL);

      vouch_published_row_set_drift (VOUCH_PUBLISHED_ROW (row), drift);
      gtk_list_box_append (self->rows, row);
    }
}

/* A withdrawal that is under way is shown whenever its row is made anew. */
static void
show_pending (VouchPublishedDialog *self, VouchPublishedRow *row)
{
  gboolean is_pending
      = g_hash_table_contains (self->pending, vouch_published_row_get_key (row));

  gtk_widget_set_sensitive (GTK_WIDGET (row), !is_pending);
  if (is_pending)
    vouch_published_row_say (row, _ ("Withdrawing the card…"));
}

/* A question to one portal. */
typedef struct
{
  VouchPublishedDialog *dialog; /* (owned) */
  char *key;                    /* (owned): of its row */
} Question;

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (VouchPublishedDialog) self = question->dialog;
  g_autofree char *key = question->key;
  VouchPortalDrift *drift = vouch_published_look_finish (result, NULL);
  VouchPublishedRow *row = drift && self->editor ? find_row (self, key) : NULL;

  g_free (question);
  if (!row) /* closed, or asked anew */
    {
      g_clear_pointer (&drift, vouch_portal_drift_free);
      return;
    }
  note_there (self, drift);
  vouch_published_row_set_drift (row, drift);
  show_pending (self, row);
  if (--self->n_asked > 0)
    return;
  add_others (self);
  gtk_widget_set_sensitive (self->again, TRUE);
}

static void
ask (VouchPublishedDialog *self, const char *name, const char *key, VouchPortal *portal)
{
  g_autoptr (JsonNode) card = dup_card (self);
  Question *question = g_new0 (Question, 1);

  GtkWidget *row = vouch_published_row_new (name, key);

  gtk_list_box_append (self->rows, row);
  show_pending (self, VOUCH_PUBLISHED_ROW (row));
  self->n_asked++;
  question->dialog = g_object_ref (self);
  question->key = g_strdup (key);
  vouch_published_look_async (card, portal, self->cancellable, looked_cb, question);
}

static void
ask_all (VouchPublishedDialog *self)
{
  VouchAccounts *accounts = vouch_application_get_default_accounts ();
  GListModel *portals = accounts ? vouch_accounts_get_portals (accounts) : NULL;
  GtkWidget *row;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_asked = 0;
  gtk_widget_set_sensitive (self->again, FALSE);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))))
    gtk_list_box_remove (self->rows, row);
  ask (self, _ ("This computer"), "", NULL);
  for (guint i = 0; portals && i < g_list_model_get_n_items (portals); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (portals, i);
      const char *name = vouch_portal_get_name (portal);
      g_autoptr (VouchPortal) signed_in = dup_portal (name);

      ask (self, name, name, signed_in);
    }
}

static void
again_cb (VouchPublishedDialog *self)
{
  ask_all (self);
}

/* --- withdrawing --- */

/* A withdrawal, from the question for its reason to the receipt. */
typedef struct
{
  VouchPublishedDialog *dialog; /* (owned) */
  VouchEditor *editor;          /* (owned) */
  char *key;                    /* (owned): of its row */
} Withdrawal;

static void
free_withdrawal (Withdrawal *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->editor);
  g_free (self->key);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Withdrawal, free_withdrawal)

static void
tell_withdrawn (VouchPublishedDialog *self, VouchPublishRun *run, const VouchReceipt *receipt)
{
  const GError *unkept = vouch_publish_run_get_unkept (run);
  g_autofree char *words
      = unkept ? g_strdup_printf (_ ("Withdrawn, but the portal’s receipt could not be saved in the "
                                     "file: %s. Save the card before closing it."),
                                  unkept->message)
               : g_strdup (receipt->is_unchanged ? _ ("It was withdrawn already")
                                                 : _ ("Withdrawn. The page says so."));

  ask_all (self);
  say (self, words);
}

static char *
describe_trouble (VouchPublishRun *run, const GError *error)
{
  if (vouch_publish_run_is_waiting (run))
    return g_strdup_printf (_ ("It will be withdrawn as soon as possible, even after Vouch is closed and "
                               "reopened. %s"),
                            error->message);
  return g_strdup (error->message);
}

/* The dialog is closed: the card's own window tells what came of it. */
static void
tell_editor (VouchEditor *editor, VouchPublishRun *run, const GError *error)
{
  g_autofree char *words
      = error ? describe_trouble (run, error) : g_strdup (_ ("Withdrawn. The page says so."));

  if (vouch_editor_get_file (editor))
    vouch_editor_toast (editor, words);
}

static void
tell_not_withdrawn (VouchPublishedDialog *self, VouchPublishedRow *row, VouchPublishRun *run,
                    const GError *error)
{
  g_autofree char *words = describe_trouble (run, error);

  if (!row)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (row), TRUE);
  vouch_published_row_say (row, words);
}

/* It runs on where the dialog is closed, and its receipt is kept. */
static void
withdrawn_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Withdrawal) withdrawal = data;
  VouchPublishedDialog *self = withdrawal->dialog;
  VouchPublishRun *run = VOUCH_PUBLISH_RUN (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt = vouch_publish_run_start_finish (run, result, &error);

  vouch_publish_run_hand_over (run, error);
  g_hash_table_remove (self->pending, withdrawal->key);
  if (!self->editor)
    {
      tell_editor (withdrawal->editor, run, error);
      return;
    }
  if (receipt)
    tell_withdrawn (self, run, receipt);
  else
    tell_not_withdrawn (self, find_row (self, withdrawal->key), run, error);
}

static void
reason_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Withdrawal) withdrawal = data;
  VouchPublishedDialog *self = withdrawal->dialog;
  g_autofree char *reason = vouch_reason_dialog_ask_finish (result, NULL);
  VouchPublishedRow *row = self->editor ? find_row (self, withdrawal->key) : NULL;
  g_autoptr (VouchPortal) portal = dup_portal (withdrawal->key);
  g_autoptr (VouchPublishRun) run = NULL;

  if (!reason || !row || (!portal && *withdrawal->key)
      || !g_hash_table_add (self->pending, g_strdup (withdrawal->key)))
    return;
  show_pending (self, row);
  run = vouch_publish_run_new_withdrawal (self->editor, portal, reason);
  vouch_publish_run_start_async (run, GTK_WINDOW (self), NULL, withdrawn_cb,
                                 g_steal_pointer (&withdrawal));
}

static void
withdraw_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  VouchPublishedDialog *self = VOUCH_PUBLISHED_DIALOG (widget);
  VouchPublishedRow *row = find_row (self, g_variant_get_string (target, NULL));
  const char *name = row ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : "";
  g_autofree char *heading = g_strdup_printf (_ ("Withdraw the Card from “%s”?"), name);
  VouchReasonQuestion question
      = { heading,
          _ ("Its page will say that the card was withdrawn, and give your reason. Publishing the "
             "card again brings the page back."),
          _ ("_Withdraw"), NULL, TRUE };
  Withdrawal *withdrawal = g_new0 (Withdrawal, 1);

  withdrawal->dialog = g_object_ref (self);
  withdrawal->editor = g_object_ref (self->editor);
  withdrawal->key = g_variant_dup_string (target, NULL);
  vouch_reason_dialog_ask_async (GTK_WINDOW (self), &question, NULL, reason_cb, withdrawal);
}

/* --- what else can be done --- */

static void
send_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  VouchPublishedDialog *self = VOUCH_PUBLISHED_DIALOG (widget);
  g_autoptr (VouchEditor) editor = g_object_ref (self->editor);
  VouchPublishDialog *dialog;

  gtk_window_close (GTK_WINDOW (self));
  dialog = vouch_publish_dialog_new (editor);
  vouch_publish_dialog_choose_portal (dialog, g_variant_get_string (target, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchPublishedDialog *self = VOUCH_PUBLISHED_DIALOG (object);

  if (!vouch_compat_open_uri_finish (result, NULL) && self->editor)
    say (self, _ ("No web browser found"));
}

/* An address from a card may lead anywhere: web pages alone are opened. */
static void
open_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  const char *page = g_variant_get_string (target, NULL);

  if (g_str_has_prefix (page, "https://") || g_str_has_prefix (page, "http://"))
    vouch_compat_open_uri_async (GTK_WINDOW (widget), page, NULL, opened_cb, NULL);
  else
    say (VOUCH_PUBLISHED_DIALOG (widget), _ ("That isn’t a web page’s address"));
}

static void
sign_in_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  VouchAccounts *accounts = vouch_application_get_default_accounts ();
  g_autoptr (VouchPortal) portal = dup_portal (g_variant_get_string (target, NULL));

  if (accounts && portal)
    vouch_unlock_or_sign_in (GTK_WINDOW (widget), accounts, portal);
}

/* --- the object --- */

static gboolean
vouch_published_dialog_close_request (GtkWindow *window)
{
  VouchPublishedDialog *self = VOUCH_PUBLISHED_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->editor);
  return GTK_WINDOW_CLASS (vouch_published_dialog_parent_class)->close_request (window);
}

static void
vouch_published_dialog_dispose (GObject *object)
{
  VouchPublishedDialog *self = VOUCH_PUBLISHED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (vouch_published_dialog_parent_class)->dispose (object);
}

static void
vouch_published_dialog_finalize (GObject *object)
{
  g_object_unref (VOUCH_PUBLISHED_DIALOG (object)->cancellable);
  g_hash_table_unref (VOUCH_PUBLISHED_DIALOG (object)->pending);
  G_OBJECT_CLASS (vouch_published_dialog_parent_class)->finalize (object);
}

static void
vouch_published_dialog_class_init (VouchPublishedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_published_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_published_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vouch_published_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, VOUCH_WIDGETS_RESOURCES
                                               "/ui/vouch-published-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchPublishedDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishedDialog, again);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishedDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_install_action (widget_class, "published.withdraw", "s", withdraw_cb);
  gtk_widget_class_install_action (widget_class, "published.send", "s", send_cb);
  gtk_widget_class_install_action (widget_class, "published.open", "s", open_cb);
  gtk_widget_class_install_action (widget_class, "published.sign-in", "s", sign_in_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_published_dialog_init (VouchPublishedDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
accounts_changed_cb (VouchPublishedDialog *self)
{
  if (self->editor)
    ask_all (self);
}

/**
 * vouch_published_dialog_new:
 * @editor: whose card it is about
 *
 * Returns: the dialog, to be presented; the portals are being asked
 */
VouchPublishedDialog *
vouch_published_dialog_new (VouchEditor *editor)
{
  VouchPublishedDialog *self = g_object_new (VOUCH_TYPE_PUBLISHED_DIALOG, "transient-for",
                                             vouch_editor_get_window (editor), NULL);
  VouchAccounts *accounts = vouch_application_get_default_accounts ();

  self->editor = g_object_ref (editor);
  if (accounts)
    g_signal_connect_object (accounts, "changed", G_CALLBACK (accounts_changed_cb), self,
                             G_CONNECT_SWAPPED);
  ask_all (self);
  return self;
}
