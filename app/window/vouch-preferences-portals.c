/* vouch-preferences-portals.c: the portals in the preferences: who is signed in there, and what they may do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-preferences-portals.h"

#include <glib/gi18n-lib.h>

#include "vouch-sign-in-dialog.h"

typedef struct
{
  AdwPreferencesWindow *window; /* (unowned): it has us */
  AdwPreferencesGroup *group;   /* (unowned): the window's */
  VouchAccounts *accounts;      /* (owned) */
  GCancellable *cancellable;    /* (owned): until the window is gone */
  GPtrArray *rows;              /* (owned) (element-type GtkWidget): unowned */
} Portals;

static void
free_portals (gpointer data)
{
  Portals *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->accounts);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
sign_in_to (GtkWidget *widget, VouchPortal *portal, VouchAccounts *accounts)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (GTK_WINDOW (vouch_sign_in_dialog_new (parent, accounts, portal)));
}

/* --- a row --- */

/* The window may be gone by then; the row is ours as long. */
static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchAccount) account
      = vouch_accounts_ask_finish (VOUCH_ACCOUNTS (object), result, &error);
  VouchPortal *portal = g_object_get_data (G_OBJECT (row), "portal");
  g_autofree char *who = account ? vouch_account_describe (account) : NULL;
  g_autofree char *words
      = g_markup_printf_escaped ("%s\n%s", vouch_portal_get_address (portal),
                                 account ? who : error->message);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  /* Taking the answer makes new rows. */
  GtkWidget *window = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_WINDOW);
  g_autoptr (GtkWidget) held = window ? g_object_ref (window) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *remark = NULL;

  vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, &remark, &error);
  if (error && window)
    gtk_widget_set_sensitive (row, TRUE);
  if ((error || remark) && window)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window),
                                      adw_toast_new (error ? error->message : remark));
}

static void
sign_cb (GtkButton *button, gpointer data)
{
  VouchAccounts *accounts = data;
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  VouchPortal *portal = g_object_get_data (G_OBJECT (row), "portal");

  if (!vouch_portal_get_password (portal))
    {
      sign_in_to (row, portal, accounts);
      return;
    }
  gtk_widget_set_sensitive (row, FALSE);
  vouch_accounts_sign_out_async (accounts, portal, NULL, changed_cb, g_object_ref (row));
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  gtk_widget_set_sensitive (row, FALSE);
  vouch_accounts_remove_async (data, g_object_get_data (G_OBJECT (row), "portal"), NULL, changed_cb,
                               g_object_ref (row));
}

static void
add_buttons (Portals *self, GtkWidget *row, VouchPortal *portal)
{
  GtkWidget *sign = gtk_button_new_with_mnemonic (
      vouch_portal_get_password (portal) ? _("Sign _Out") : _("Sign _In…"));
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name
      = g_strdup_printf (_("Remove “%s”"), vouch_portal_get_name (portal));

  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Remove it; what was published there stays"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (sign, "clicked", G_CALLBACK (sign_cb), self->accounts, 0);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self->accounts, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
}

static GtkWidget *
make_row (Portals *self, VouchPortal *portal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (vouch_portal_get_name (portal), -1);
  gboolean is_in = vouch_portal_get_password (portal) != NULL;
  g_autofree char *words
      = g_markup_printf_escaped ("%s\n%s", vouch_portal_get_address (portal),
                                 is_in ? _("Signed in") : _("Nobody is signed in"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "portal", g_object_ref (portal), g_object_unref);
  add_buttons (self, row, portal);
  if (is_in)
    vouch_accounts_ask_async (self->accounts, portal, self->cancellable, asked_cb,
                              g_object_ref (row));
  return row;
}

/* --- the page --- */

static void
show (AdwPreferencesWindow *window)
{
  Portals *self = g_object_get_data (G_OBJECT (window), "portals");
  GListModel *portals = vouch_accounts_get_portals (self->accounts);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (portals); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (portals, i);

      g_ptr_array_add (self->rows, make_row (self, portal));
      adw_preferences_group_add (self->group, self->rows->pdata[i]);
    }
}

static void
add_cb (GtkWidget *button, VouchAccounts *accounts)
{
  sign_in_to (button, NULL, accounts);
}

/**
 * vouch_preferences_add_portals:
 * @builder: of the preferences
 * @accounts: what is listed, and follows
 */
void
vouch_preferences_add_portals (GtkBuilder *builder, VouchAccounts *accounts)
{
  Portals *self = g_new0 (Portals, 1);

  self->window = ADW_PREFERENCES_WINDOW (gtk_builder_get_object (builder, "preferences"));
  self->group = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "portals"));
  self->accounts = g_object_ref (accounts);
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self->window), "portals", self, free_portals);
  g_signal_connect_object (gtk_builder_get_object (builder, "add_portal"), "clicked",
                           G_CALLBACK (add_cb), accounts, 0);
  g_signal_connect_object (accounts, "changed", G_CALLBACK (show), self->window,
                           G_CONNECT_SWAPPED);
  show (self->window);
  vouch_accounts_load (accounts);
}
