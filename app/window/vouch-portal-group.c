/* vouch-portal-group.c: chooses one of the portals that were added, and signs in to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-group.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-portal-list.h"

/**
 * VouchPortalGroup:
 *
 * A row with the portals, this computer's own first, and one for the password where nobody is
 * signed in. Rows that are added come below them.
 */
struct _VouchPortalGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow     *portal;   /* (unowned: our child) */
  GtkEditable     *password; /* (unowned: the same) */
  VouchPortalList *portals;  /* (owned) (nullable): what can't be read has no portals */
  char            *trouble;  /* (owned) (nullable): why it can't */
  gboolean         is_unlocking; /* the keyring was asked for, once */
  gboolean         is_refused;   /* the portal did not know the password */
};

G_DEFINE_FINAL_TYPE (VouchPortalGroup, vouch_portal_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PORTAL_CHANGED,
  UNLOCKED,
  CHANGED,
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_password (VouchPortalGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->password), vouch_portal_group_wants_password (self));
}

/* Each portal has a password that no other is told. */
static void
portal_changed_cb (VouchPortalGroup *self)
{
  self->is_refused = FALSE;
  gtk_editable_set_text (self->password, "");
  show_password (self);
  g_signal_emit (self, signals[PORTAL_CHANGED], 0);
}

static void
password_changed_cb (VouchPortalGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (VouchPortalGroup *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
fill (VouchPortalGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;

  self->portals = vouch_portal_list_new (&error);
  gtk_string_list_append (names, _("This computer"));
  for (guint i = 0; self->portals && i < g_list_model_get_n_items (G_LIST_MODEL (self->portals));
       i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (G_LIST_MODEL (self->portals), i);

      gtk_string_list_append (names, vouch_portal_get_name (portal));
    }
  if (error)
    self->trouble = g_strdup_printf (_("Your list of portals can’t be read: %s"), error->message);
  vouch_portal_group_tell (self, NULL);
  adw_combo_row_set_model (self->portal, G_LIST_MODEL (names));
}

/* --- the keyring --- */

/* What was typed meanwhile stays, and the group may be gone. */
static void
unlocked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPortalGroup) self = data;

  if (!vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, NULL, NULL)
      || !gtk_widget_get_root (GTK_WIDGET (self)))
    return;
  self->is_refused = FALSE;
  show_password (self);
  g_signal_emit (self, signals[UNLOCKED], 0);
}

/** Asks to open the keyring, once, where a password may be in it; whoever does not can type it. */
void
vouch_portal_group_unlock (VouchPortalGroup *self)
{
  VouchAccounts *accounts = vouch_application_get_default_accounts ();

  if (self->is_unlocking || !accounts || !vouch_accounts_is_locked (accounts)
      || !vouch_portal_group_wants_password (self))
    return;
  self->is_unlocking = TRUE;
  vouch_accounts_unlock_async (accounts, NULL, unlocked_cb, g_object_ref (self));
}

/* --- the object --- */

static void
vouch_portal_group_dispose (GObject *object)
{
  g_clear_object (&VOUCH_PORTAL_GROUP (object)->portals);
  G_OBJECT_CLASS (vouch_portal_group_parent_class)->dispose (object);
}

static void
vouch_portal_group_finalize (GObject *object)
{
  g_free (VOUCH_PORTAL_GROUP (object)->trouble);
  G_OBJECT_CLASS (vouch_portal_group_parent_class)->finalize (object);
}

static void
vouch_portal_group_class_init (VouchPortalGroupClass *klass)
{
  static const char *const names[] = { "portal-changed", "unlocked", "changed", "entered" };

  G_OBJECT_CLASS (klass)->dispose = vouch_portal_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_portal_group_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], VOUCH_TYPE_PORTAL_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
vouch_portal_group_init (VouchPortalGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->portal = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Portal"), NULL);
  self->password = g_object_new (ADW_TYPE_PASSWORD_ENTRY_ROW, "title", _("Password"), "visible",
                                 FALSE, NULL);
  adw_preferences_group_set_title (group, _("Destination"));
  adw_preferences_group_add (group, GTK_WIDGET (self->portal));
  adw_preferences_group_add (group, GTK_WIDGET (self->password));
  fill (self);
  g_signal_connect_object (self->portal, "notify::selected", G_CALLBACK (portal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->password, "changed", G_CALLBACK (password_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->password, "entry-activated", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Chooses the portal of that name, where it was added; "" is the one on this computer. */
void
vouch_portal_group_choose (VouchPortalGroup *self, const char *name)
{
  guint n = self->portals ? g_list_model_get_n_items (G_LIST_MODEL (self->portals)) : 0;

  if (!*name)
    adw_combo_row_set_selected (self->portal, 0);
  for (guint i = 0; *name && i < n; i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (G_LIST_MODEL (self->portals), i);

      if (g_str_equal (vouch_portal_get_name (portal), name))
        adw_combo_row_set_selected (self->portal, i + 1);
    }
}

/** Returns: (transfer full) (nullable): the chosen one, as it was added; %NULL is this computer's own. */
VouchPortal *
vouch_portal_group_dup_portal (VouchPortalGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->portal);

  if (!self->portals || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->portals), selected - 1);
}

/* Returns: (transfer full) (nullable): the chosen one, where somebody is signed in to it. */
static VouchPortal *
dup_account (VouchPortalGroup *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_portal (self);
  VouchAccounts *accounts = vouch_application_get_default_accounts ();

  return portal && accounts ? vouch_accounts_find (accounts, portal) : NULL;
}

/* A portal of its own each time: a worker may read the one of the last time. */
static VouchPortal *
sign_in (VouchPortalGroup *self, VouchPortal *portal)
{
  VouchPortal *signed_in
      = vouch_portal_new (vouch_portal_get_name (portal), vouch_portal_get_address (portal),
                          vouch_portal_get_user (portal), NULL);

  vouch_portal_set_password (signed_in, gtk_editable_get_text (self->password));
  return signed_in;
}

/** Returns: (transfer full) (nullable): the chosen one, with what was typed or is in the keyring;
 *   %NULL is this computer's own. */
VouchPortal *
vouch_portal_group_dup_signed_in (VouchPortalGroup *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_portal (self);
  g_autoptr (VouchPortal) account = NULL;

  if (vouch_portal_group_wants_password (self) && !vouch_portal_group_lacks_password (self))
    return sign_in (self, portal);
  account = dup_account (self);
  return account ? g_steal_pointer (&account) : g_steal_pointer (&portal);
}

/** Returns: whether it has to be typed. One that was refused does, wherever it came from. */
gboolean
vouch_portal_group_wants_password (VouchPortalGroup *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_portal (self);
  g_autoptr (VouchPortal) account = dup_account (self);

  return portal && vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_SITE
         && vouch_portal_get_user (portal) && (self->is_refused || !account);
}

/** Returns: whether it has to be typed, and was not. */
gboolean
vouch_portal_group_lacks_password (VouchPortalGroup *self)
{
  return vouch_portal_group_wants_password (self)
         && *gtk_editable_get_text (self->password) == '\0';
}

gboolean
vouch_portal_group_is_refused (VouchPortalGroup *self)
{
  return self->is_refused;
}

/** Says whether the portal did not know the last password, which is of no use then. */
void
vouch_portal_group_set_refused (VouchPortalGroup *self, gboolean is_refused)
{
  self->is_refused = is_refused;
  if (is_refused)
    vouch_portal_group_forget (self);
  show_password (self);
}

/** Forgets what was typed. */
void
vouch_portal_group_forget (VouchPortalGroup *self)
{
  gtk_editable_set_text (self->password, "");
}

void
vouch_portal_group_focus_password (VouchPortalGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

/** Says something of the chosen portal, as plain text; %NULL: nothing, but for what is wrong with
 *   the list. */
void
vouch_portal_group_tell (VouchPortalGroup *self, const char *words)
{
  const char *shown = words ? words : self->trouble;
  g_autofree char *markup = shown ? g_markup_escape_text (shown, -1) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), markup);
}
