/* vouch-application-accounts.c: the portals that are signed in to, while the program runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-application-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-sign-in-dialog.h"
#include "vouch-sign-in.h"

/* What waited for somebody to sign in goes on; what waits for who has signed out does not. */
static void
accounts_changed_cb (VouchApplication *self)
{
  if (self->outbox)
    vouch_outbox_sender_set_accounts (self->outbox, vouch_accounts_get_portals (self->accounts));
}

/** Begins without portals; vouch_accounts_load() reads them. After the outbox. */
void
vouch_application_add_accounts (VouchApplication *self)
{
  self->accounts = vouch_accounts_new ();
  g_signal_connect_object (self->accounts, "changed", G_CALLBACK (accounts_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Returns: (transfer none) (nullable): who is signed in where; %NULL before the start and after the
 *   end. */
VouchAccounts *
vouch_application_get_accounts (VouchApplication *self)
{
  g_return_val_if_fail (VOUCH_IS_APPLICATION (self), NULL);
  return self->accounts;
}

/** Returns: (transfer none) (nullable): the same of the program that runs, if it is ours. */
VouchAccounts *
vouch_application_get_default_accounts (void)
{
  GApplication *application = g_application_get_default ();

  return VOUCH_IS_APPLICATION (application)
             ? vouch_application_get_accounts (VOUCH_APPLICATION (application))
             : NULL;
}

static gboolean
find_who_asked (const char *address)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (VOUCH_IS_SIGN_IN_DIALOG (window)
          && vouch_sign_in_dialog_take_answer (VOUCH_SIGN_IN_DIALOG (window), address))
        return TRUE;
    }
  return FALSE;
}

/* The address holds a password: it is shown and logged nowhere. */
static void
tell_unasked (VouchApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *dialog = adw_message_dialog_new (
      window, _("Nobody Was Signed In"),
      _("A browser brought the answer of a site that nobody here waits for any more. If you have just "
        "allowed Vouch to sign in there, revoke that in your profile on the site, and sign in anew."));

  /* Without a window of its own the program would end before this is read. */
  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * vouch_application_take_answer:
 * @file: something that the program was asked to open
 *
 * Returns: whether it is no file but what a browser brings from a site's page
 */
gboolean
vouch_application_take_answer (VouchApplication *self, GFile *file)
{
  g_autofree char *address = NULL;

  if (!g_file_has_uri_scheme (file, VOUCH_SIGN_IN_SCHEME))
    return FALSE;
  address = g_file_get_uri (file);
  if (!find_who_asked (address))
    tell_unasked (self);
  return TRUE;
}
