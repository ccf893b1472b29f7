/* vouch-password-store.c: one entry of the keyring for each portal and name.
 *
 * The entry's attributes, which every program of the user can read, are the portal's address and
 * the name; the password is its secret. It is written nowhere else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-password-store.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  VOUCH_APPLICATION_ID ".Portal",
  SECRET_SCHEMA_NONE,
  {
      { "address", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

static GHashTable *
make_attributes (VouchPortal *portal)
{
  const char *user = vouch_portal_get_user (portal);

  return secret_attributes_build (&schema, "address", vouch_portal_get_address (portal), "user",
                                  user ? user : "", NULL);
}

static void
fail_locked (GError **error)
{
  g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_LOCKED,
                       _ ("The keyring with your passwords is locked."));
}

/* One that is locked can be opened; else, whose fault it is does not matter: there is nobody who
 * keeps passwords. */
static void
translate_error (GError *reason, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, reason);
  else if (g_error_matches (reason, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    {
      fail_locked (error);
      g_error_free (reason);
    }
  else
    {
      g_dbus_error_strip_remote_error (reason);
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                   _("No keyring available for storing passwords (%s)."), reason->message);
      g_error_free (reason);
    }
}

/**
 * vouch_password_store_keep:
 * @error: a %VOUCH_PORTAL_ERROR_SETTINGS where nobody keeps passwords on this computer, a
 *   %VOUCH_PORTAL_ERROR_LOCKED where the user did not want to open the keyring
 *
 * Keeps the password in place of the one that was kept for this portal and name.
 */
gboolean
vouch_password_store_keep (VouchPortal *portal,
                           const char *password,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (portal);
  g_autofree char *label
      /* Translators: as the keyring’s own program lists it; a portal’s name. */
      = g_strdup_printf (_("Vouch: password for “%s”"), vouch_portal_get_name (portal));
  GError *reason = NULL;

  if (secret_password_storev_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, password,
                                   cancellable, &reason))
    return TRUE;
  if (reason)
    translate_error (reason, error);
  else
    fail_locked (error);
  return FALSE;
}

static gboolean
is_locked (GList *items)
{
  return items && SECRET_IS_ITEM (items->data) && secret_item_get_locked (items->data);
}

static char *
take_secret (GList *items, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretValue) value = NULL;

  if (!items)
    return NULL;
  value = secret_retrievable_retrieve_secret_sync (items->data, cancellable, error);
  return value ? g_strdup (secret_value_get_text (value)) : NULL;
}

/**
 * vouch_password_store_find:
 * @may_ask: whether the keyring may ask the user to be opened
 * @error: a %VOUCH_PORTAL_ERROR_SETTINGS where nobody keeps passwords on this computer, a
 *   %VOUCH_PORTAL_ERROR_LOCKED where one is kept, and the keyring is locked
 *
 * Returns: (transfer full) (nullable): the password; %NULL without an error where none is kept
 */
char *
vouch_password_store_find (VouchPortal *portal,
                           gboolean may_ask,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (portal);
  GError *reason = NULL;
  char *password;
  GList *items;

  items = secret_password_searchv_sync (
      &schema, attributes, SECRET_SEARCH_LOAD_SECRETS | (may_ask ? SECRET_SEARCH_UNLOCK : 0),
      cancellable, &reason);
  if (!reason && is_locked (items))
    reason = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "");
  password = reason ? NULL : take_secret (items, cancellable, &reason);
  g_list_free_full (items, g_object_unref);
  if (reason)
    translate_error (reason, error);
  return password;
}

/** Removes what is kept for this portal and name; that there is nothing is no error. */
gboolean
vouch_password_store_forget (VouchPortal *portal, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (portal);
  GError *reason = NULL;

  secret_password_clearv_sync (&schema, attributes, cancellable, &reason);
  if (!reason)
    return TRUE;
  translate_error (reason, error);
  return FALSE;
}
