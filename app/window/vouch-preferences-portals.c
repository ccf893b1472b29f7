/* vouch-preferences-portals.c: the portals in the preferences: who is signed in there, and what they may do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-preferences-portals.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-sign-in-dialog.h"
#include "vouch-unlock.h"

typedef struct
{
  AdwPreferencesWindow *window; /* (unowned): it has us */
  AdwPreferencesGroup *group;   /* (unowned): the window's */
  VouchAccounts *accounts;      /* (owned) */
  GCancellable *cancellable;    /* (owned): until the window is gone */
  GtkWidget *add;               /* (unowned: the window's) */
  GPtrArray *rows;              /* (owned) (element-type GtkWidget): unowned */
  char *focused;                /* (owned) (nullable): the portal whose row has the keyboard */
  GHashTable *known;            /* (owned): portal's name → who we are there; "" = asked */
} Portals;

static void
free_portals (gpointer data)
{
  Portals *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->accounts);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->known);
  g_free (self->focused);
  g_free (self);
}

static void
sign_in_to (GtkWidget *widget, VouchPortal *portal, VouchAccounts *accounts)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  if (portal)
    vouch_unlock_or_sign_in (parent, accounts, portal);
  else
    gtk_window_present (GTK_WINDOW (vouch_sign_in_dialog_new (parent, accounts, portal)));
}

/* --- a row --- */

/* What the portal has said of who is signed in stands until somebody signs out. */
static void
tell_who (GtkWidget *row, const char *who)
{
  VouchPortal *portal = g_object_get_data (G_OBJECT (row), "portal");
  g_autofree char *words
      = g_markup_printf_escaped ("%s\n%s", vouch_portal_get_address (portal), who);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

typedef struct
{
  Portals *portals; /* (unowned): good unless it was cancelled */
  char *name;       /* (owned) */
} Question;

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autofree char *name = g_steal_pointer (&question->name);
  Portals *self = question->portals;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchAccount) account
      = vouch_accounts_ask_finish (VOUCH_ACCOUNTS (object), result, &error);
  char *who;

  g_free (question);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* the window is gone */
    return;
  who = account ? vouch_account_describe (account) : g_strdup (error->message);
  /* Rows are made anew meanwhile. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      VouchPortal *portal = g_object_get_data (self->rows->pdata[i], "portal");

      if (g_str_equal (vouch_portal_get_name (portal), name)
          && vouch_portal_get_password (portal))
        tell_who (self->rows->pdata[i], who);
    }
  g_hash_table_replace (self->known, g_steal_pointer (&name), who);
}

/* Once for each portal, and not before the page is looked at. */
static void
ask_who (Portals *self, GtkWidget *row, VouchPortal *portal)
{
  const char *name = vouch_portal_get_name (portal);
  const char *who = g_hash_table_lookup (self->known, name);
  Question *question;

  if (who && *who)
    tell_who (row, who);
  if (who || !gtk_widget_get_mapped (GTK_WIDGET (self->group)))
    return;
  g_hash_table_replace (self->known, g_strdup (name), g_strdup (""));
  question = g_new0 (Question, 1);
  question->portals = self;
  question->name = g_strdup (name);
  vouch_accounts_ask_async (self->accounts, portal, self->cancellable, asked_cb, question);
}

/* What somebody has asked for of a portal. */
typedef struct
{
  GtkWidget *row;    /* (owned): may be gone from the window by the time it is done */
  GtkWidget *window; /* (owned) */
  VouchAccounts *accounts; /* (owned) */
} Change;

static Change *
change_new (GtkWidget *row, VouchAccounts *accounts)
{
  Change *self = g_new0 (Change, 1);

  self->row = g_object_ref (row);
  self->window = g_object_ref (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_WINDOW));
  self->accounts = g_object_ref (accounts);
  return self;
}

static void
change_free (Change *self)
{
  g_object_unref (self->row);
  g_object_unref (self->window);
  g_object_unref (self->accounts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *remark = NULL;

  vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, &remark, &error);
  if (!gtk_widget_get_visible (change->window)) /* closed meanwhile */
    return;
  if (error)
    gtk_widget_set_sensitive (change->row, TRUE);
  if (error || remark)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (change->window),
                                      vouch_compat_toast_new (error ? error->message : remark));
}

/* The row is made anew when that is done, and may have been since it was asked about. */
static void
keep_focus (GtkWidget *window, GtkWidget *row)
{
  Portals *self = g_object_get_data (G_OBJECT (window), "portals");

  g_free (self->focused);
  self->focused
      = g_strdup (vouch_portal_get_name (g_object_get_data (G_OBJECT (row), "portal")));
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
  keep_focus (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_WINDOW), row);
  gtk_widget_set_sensitive (row, FALSE);
  vouch_accounts_sign_out_async (accounts, portal, NULL, changed_cb, change_new (row, accounts));
}

static void
remove_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);
  VouchPortal *portal = g_object_get_data (G_OBJECT (change->row), "portal");
  VouchAccounts *accounts = change->accounts;

  if (g_strcmp0 (answer, "remove") != 0 || !gtk_widget_get_visible (change->window))
    return;
  keep_focus (change->window, change->row);
  gtk_widget_set_sensitive (change->row, FALSE);
  vouch_accounts_remove_async (accounts, portal, NULL, changed_cb, g_steal_pointer (&change));
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  const VouchAnswer answers[] = { { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
                                  { "remove", _("_Remove"), ADW_RESPONSE_DESTRUCTIVE } };
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  VouchPortal *portal = g_object_get_data (G_OBJECT (row), "portal");
  g_autofree char *heading
      = g_strdup_printf (_("Remove “%s”?"), vouch_portal_get_name (portal));

  vouch_compat_ask_async (GTK_WINDOW (gtk_widget_get_root (row)), heading,
                          _("You are signed out there. Cards that you published stay on the portal."),
                          answers, G_N_ELEMENTS (answers), "cancel", NULL, remove_answered_cb,
                          change_new (row, data));
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

static const char *
describe_state (Portals *self, VouchPortal *portal)
{
  if (vouch_portal_get_password (portal))
    return _ ("Signed in");
  if (vouch_portal_get_user (portal) && vouch_accounts_is_locked (self->accounts))
    return _ ("The keyring with your passwords is locked");
  return _ ("Nobody is signed in");
}

static GtkWidget *
make_row (Portals *self, VouchPortal *portal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (vouch_portal_get_name (portal), -1);
  gboolean is_in = vouch_portal_get_password (portal) != NULL;
  g_autofree char *words
      = g_markup_printf_escaped ("%s\n%s", vouch_portal_get_address (portal),
                                 describe_state (self, portal));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "portal", g_object_ref (portal), g_object_unref);
  add_buttons (self, row, portal);
  if (is_in)
    ask_who (self, row, portal);
  else
    g_hash_table_remove (self->known, vouch_portal_get_name (portal));
  return row;
}

/* --- the page --- */

static void
note_focus (Portals *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  for (guint i = 0; focus && i < self->rows->len; i++)
    if (gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      keep_focus (GTK_WIDGET (self->window), self->rows->pdata[i]);
}

/* Where the portal is gone, the way to another one has the keyboard. */
static void
give_focus (Portals *self)
{
  g_autofree char *name = g_steal_pointer (&self->focused);

  for (guint i = 0; name && i < self->rows->len; i++)
    {
      VouchPortal *portal = g_object_get_data (self->rows->pdata[i], "portal");

      if (g_str_equal (vouch_portal_get_name (portal), name))
        {
          gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
          return;
        }
    }
  if (name)
    gtk_widget_grab_focus (self->add);
}

static void
show (AdwPreferencesWindow *window)
{
  Portals *self = g_object_get_data (G_OBJECT (window), "portals");
  GListModel *portals = vouch_accounts_get_portals (self->accounts);

  note_focus (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (portals); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (portals, i);

      g_ptr_array_add (self->rows, make_row (self, portal));
      adw_preferences_group_add (self->group, self->rows->pdata[i]);
    }
  give_focus (self);
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
  self->add = GTK_WIDGET (gtk_builder_get_object (builder, "add_portal"));
  self->accounts = g_object_ref (accounts);
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_set_data_full (G_OBJECT (self->window), "portals", self, free_portals);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), accounts, 0);
  g_signal_connect_object (accounts, "changed", G_CALLBACK (show), self->window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "map", G_CALLBACK (show), self->window,
                           G_CONNECT_SWAPPED);
  show (self->window);
  vouch_accounts_load (accounts);
}
