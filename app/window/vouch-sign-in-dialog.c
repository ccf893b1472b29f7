/* vouch-sign-in-dialog.c: signs in to a portal: its address, then its page in the browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-sign-in-dialog.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-sign-in.h"
#include "vouch-widgets.h"

/**
 * VouchSignInDialog:
 *
 * One page after the other: the address; what stands there, and how to sign in; the wait for the
 * browser or for the site; who is signed in. What goes wrong is told on the page that it began on.
 */
struct _VouchSignInDialog
{
  AdwWindow parent_instance;

  VouchAccounts *accounts;   /* (owned) */
  VouchPortal *portal;       /* (owned) (nullable): the one to sign in to again */
  VouchSignIn *sign_in;      /* (owned) */
  GCancellable *cancellable; /* (owned): until it is closed */

  GtkStack *pages;
  GtkButton *cancel;
  GtkLabel *trouble;
  GtkEditable *address;
  GtkWidget *look;
  GtkLabel *busy;
  GtkWidget *reopen;
  GtkSpinner *spinner;
  AdwPreferencesGroup *site;
  GtkWidget *browser;
  AdwPreferencesGroup *by_hand;
  GtkEditable *user;
  GtkEditable *password;
  GtkWidget *sign;
  AdwStatusPage *done;
};

G_DEFINE_FINAL_TYPE (VouchSignInDialog, vouch_sign_in_dialog, ADW_TYPE_WINDOW)

/* --- pages --- */

static void
show_page (VouchSignInDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_spinner_set_spinning (self->spinner, strcmp (page, "busy") == 0);
  gtk_button_set_label (self->cancel, strcmp (page, "done") == 0 ? _("_Close") : _("_Cancel"));
}

static void
tell (VouchSignInDialog *self, const char *words)
{
  gtk_label_set_text (self->trouble, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

static void
show_busy (VouchSignInDialog *self, const char *words, gboolean is_browser)
{
  tell (self, NULL);
  gtk_label_set_text (self->busy, words);
  gtk_widget_set_visible (self->reopen, is_browser);
  show_page (self, "busy");
}

/* Where somebody else's program waits there is nothing to be typed. */
static void
show_site (VouchSignInDialog *self)
{
  const VouchSite *site = vouch_sign_in_get_site (self->sign_in);
  g_autofree char *name = g_markup_escape_text (site->name, -1);
  g_autofree char *words = g_markup_printf_escaped (
      site->has_contract
          ? _("Name and password go to %s and nowhere else.")
          : _("Name and password go to %s and nowhere else. This site lacks Vouch’s plugin: cards "
              "become ordinary posts there, and one that is changed there in the moment of sending "
              "is overwritten. Ask whoever runs the site to add the plugin."),
      site->address);

  adw_preferences_group_set_title (self->site, name);
  adw_preferences_group_set_description (self->site, words);
  gtk_widget_set_visible (self->browser, site->page != NULL);
  adw_preferences_group_set_description (
      self->by_hand, site->root ? _("With an application password, which your profile on the site "
                                    "gives you.")
                                : NULL);
  adw_preferences_group_set_title (self->by_hand,
                                   site->page ? _("Or by Hand") : _("Your Account There"));
  show_page (self, "site");
  gtk_widget_grab_focus (site->page ? self->browser : GTK_WIDGET (self->user));
}

/* --- finding the site --- */

static void
address_changed_cb (VouchSignInDialog *self)
{
  gtk_widget_set_sensitive (self->look, *gtk_editable_get_text (self->address) != '\0');
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSignInDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_found = vouch_sign_in_find_finish (VOUCH_SIGN_IN (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable)) /* closed meanwhile */
    return;
  if (is_found)
    {
      show_site (self);
      return;
    }
  show_page (self, "address");
  tell (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
look_cb (VouchSignInDialog *self)
{
  const char *address = gtk_editable_get_text (self->address);

  if (*address == '\0')
    return;
  show_busy (self, _("Looking for the site…"), FALSE);
  vouch_sign_in_find_async (self->sign_in, address, self->cancellable, found_cb,
                            g_object_ref (self));
}

/* --- what is kept --- */

static gboolean
is_named (VouchSignInDialog *self, const char *name, const char *address)
{
  GListModel *portals = vouch_accounts_get_portals (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (portals); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (portals, i);

      if (strcmp (vouch_portal_get_name (portal), name) == 0
          && strcmp (vouch_portal_get_address (portal), address) != 0)
        return TRUE;
    }
  return FALSE;
}

/* What the site calls itself, as far as a portal may be called so; else where it is. */
static char *
make_name (VouchSignInDialog *self, const VouchSite *site)
{
  g_autoptr (GUri) uri = g_uri_parse (site->address, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *name = g_strstrip (g_strdelimit (g_strdup (site->name), "[]/:\t\n\r", ' '));
  const char *host = uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : "";

  if (*name && !is_named (self, name, site->address))
    return g_steal_pointer (&name);
  return g_strdelimit (*name ? g_strdup_printf ("%s (%s)", name, host) : g_strdup (host), "[]/:",
                       ' ');
}

static VouchPortal *
make_portal (VouchSignInDialog *self)
{
  const VouchSite *site = vouch_sign_in_get_site (self->sign_in);
  g_autofree char *name
      = self->portal ? g_strdup (vouch_portal_get_name (self->portal)) : make_name (self, site);
  VouchPortal *portal = vouch_portal_new (
      name, site->address, vouch_sign_in_get_account (self->sign_in)->user, NULL);

  vouch_portal_set_password (portal, vouch_sign_in_get_password (self->sign_in));
  return portal;
}

static void
show_done (VouchSignInDialog *self, const char *remark)
{
  const VouchSite *site = vouch_sign_in_get_site (self->sign_in);
  g_autofree char *who = vouch_account_describe (vouch_sign_in_get_account (self->sign_in));
  g_autofree char *words = remark ? g_strconcat (who, "\n\n", remark, NULL) : g_strdup (who);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  g_autofree char *name = g_markup_escape_text (site->name, -1);

  adw_status_page_set_title (self->done, name);
  adw_status_page_set_description (self->done, escaped);
  show_page (self, "done");
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSignInDialog) self = data;
  g_autofree char *remark = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_added = vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, &remark, &error);

  if (g_cancellable_is_cancelled (self->cancellable)) /* closed meanwhile */
    return;
  if (is_added)
    {
      show_done (self, remark);
      return;
    }
  show_site (self);
  tell (self, error->message);
}

/* --- signing in --- */

static void
signed_in_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSignInDialog) self = data;
  g_autoptr (VouchPortal) portal = NULL;
  g_autoptr (GError) error = NULL;

  /* Whoever closes it then is signed in all the same: the password is there, and not to be lost. */
  if (vouch_sign_in_finish (VOUCH_SIGN_IN (object), result, &error))
    {
      portal = make_portal (self);
      gtk_editable_set_text (self->password, "");
      vouch_accounts_add_async (self->accounts, portal, NULL, added_cb, g_object_ref (self));
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  show_site (self);
  tell (self, error->message);
  if (*gtk_editable_get_text (self->password) != '\0') /* it was by hand */
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchSignInDialog *self = VOUCH_SIGN_IN_DIALOG (object);

  if (vouch_compat_open_uri_finish (result, NULL)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  show_site (self);
  tell (self, _("No web browser found. Sign in by hand."));
}

static void
browser_cb (VouchSignInDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *page = vouch_sign_in_begin (self->sign_in, &error);

  if (!page)
    {
      tell (self, error->message);
      return;
    }
  show_busy (self, _("Allow it on the page that your browser shows now. It leads back here."), TRUE);
  gtk_widget_grab_focus (self->reopen);
  vouch_compat_open_uri_async (GTK_WINDOW (self), page, self->cancellable, opened_cb, NULL);
}

static void
typed_cb (VouchSignInDialog *self)
{
  gtk_widget_set_sensitive (self->sign, *gtk_editable_get_text (self->user) != '\0'
                                            && *gtk_editable_get_text (self->password) != '\0');
}

static void
sign_cb (VouchSignInDialog *self)
{
  if (!gtk_widget_get_sensitive (self->sign))
    return;
  show_busy (self, _("Signing in…"), FALSE);
  vouch_sign_in_with_async (self->sign_in, gtk_editable_get_text (self->user),
                            gtk_editable_get_text (self->password), self->cancellable,
                            signed_in_cb, g_object_ref (self));
}

/* From the wait for the browser it is one step back, which is also the way to sign in by hand. */
static void
cancel_cb (VouchSignInDialog *self)
{
  if (gtk_widget_get_mapped (self->reopen))
    show_site (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  cancel_cb (VOUCH_SIGN_IN_DIALOG (widget));
  return GDK_EVENT_STOP;
}

/* --- the object --- */

static gboolean
vouch_sign_in_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (VOUCH_SIGN_IN_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (vouch_sign_in_dialog_parent_class)->close_request (window);
}

static void
vouch_sign_in_dialog_dispose (GObject *object)
{
  VouchSignInDialog *self = VOUCH_SIGN_IN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->portal);
  G_OBJECT_CLASS (vouch_sign_in_dialog_parent_class)->dispose (object);
}

static void
vouch_sign_in_dialog_finalize (GObject *object)
{
  VouchSignInDialog *self = VOUCH_SIGN_IN_DIALOG (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->sign_in);
  g_clear_object (&self->accounts);
  G_OBJECT_CLASS (vouch_sign_in_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, pages);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, cancel);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, trouble);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, address);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, look);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, busy);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, reopen);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, spinner);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, site);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, browser);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, by_hand);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, user);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, password);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, sign);
  gtk_widget_class_bind_template_child (klass, VouchSignInDialog, done);
}

static void
vouch_sign_in_dialog_class_init (VouchSignInDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_sign_in_dialog_dispose;
  object_class->finalize = vouch_sign_in_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vouch_sign_in_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, VOUCH_WIDGETS_RESOURCES
                                               "/ui/vouch-sign-in-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, browser_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
vouch_sign_in_dialog_init (VouchSignInDialog *self)
{
  self->sign_in = vouch_sign_in_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/**
 * vouch_sign_in_dialog_new:
 * @parent: the window that asked
 * @accounts: what gets the account
 * @portal: (nullable): the portal to sign in to again; %NULL = one by its address
 */
GtkWidget *
vouch_sign_in_dialog_new (GtkWindow *parent, VouchAccounts *accounts, VouchPortal *portal)
{
  VouchSignInDialog *self
      = g_object_new (VOUCH_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);

  self->accounts = g_object_ref (accounts);
  if (!portal)
    return GTK_WIDGET (self);
  self->portal = g_object_ref (portal);
  gtk_editable_set_text (self->address, vouch_portal_get_address (portal));
  if (vouch_portal_get_user (portal))
    gtk_editable_set_text (self->user, vouch_portal_get_user (portal));
  look_cb (self);
  return GTK_WIDGET (self);
}

/** Returns: whether what a browser has called the program with was the answer to this one's page. */
gboolean
vouch_sign_in_dialog_take_answer (VouchSignInDialog *self, const char *address)
{
  g_return_val_if_fail (VOUCH_IS_SIGN_IN_DIALOG (self), FALSE);

  if (g_cancellable_is_cancelled (self->cancellable)
      || !vouch_sign_in_is_for (self->sign_in, address))
    return FALSE;
  show_busy (self, _("Signing in…"), FALSE);
  vouch_sign_in_take_async (self->sign_in, address, NULL, signed_in_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return TRUE;
}
