/* vouch-portal.c: name, address and how to sign in.
 *
 * Everything but the password is fixed at construction, so that a portal can be
 * handed to a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal.h"
#include "vouch-portal-password.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* The names that make it one of ours; fixed by the contract. */
#define CONTRACT_PATH "vouch/v1/"

struct _VouchPortal
{
  GObject parent_instance;

  char *name;     /* (owned) */
  char *address;  /* (owned): with a slash at its end */
  char *user;     /* (owned) (nullable) */
  char *password; /* (owned) (nullable): never saved */
  char *token;    /* (owned) (nullable) */
  VouchPortalKind kind;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ADDRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VouchPortal, vouch_portal, G_TYPE_OBJECT)

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0;
}

static gboolean G_GNUC_PRINTF (2, 3) fail_settings (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_propagate_error (
      error, g_error_new_valist (VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS, format, values));
  va_end (values);
  return FALSE;
}

static gboolean
check_uri (GUri *uri, const char *address, GError **error)
{
  const char *scheme = uri ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  gboolean is_http = g_strcmp0 (scheme, "http") == 0;

  if (!host || *host == '\0' || strpbrk (host, " \t\r\n") || (!is_http && g_strcmp0 (scheme, "https") != 0))
    return fail_settings (error,
                          _("“%s” is not a web address. Use one like https://cards.example.org/."),
                          address);
  if (g_uri_get_userinfo (uri) || g_uri_get_query (uri) || g_uri_get_fragment (uri))
    return fail_settings (error,
                          _("“%s” contains more than an address. Leave out names, passwords and "
                            "anything after “?” or “#”."),
                          address);
  if (is_http && !is_loopback_host (host))
    return fail_settings (error,
                          _("“%s” is not encrypted, so others could read your password and your "
                            "card. Use its https address."),
                          address);
  return TRUE;
}

/* One spelling, for it is compared and it names the portal in receipts. */
static char *
normalise_address (const char *address, GError **error)
{
  g_autoptr (GUri) uri
      = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GUri) normal = NULL;
  int port;

  if (!check_uri (uri, address, error))
    return NULL;
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  path = g_strconcat (g_uri_get_path (uri), g_str_has_suffix (g_uri_get_path (uri), "/") ? "" : "/",
                      NULL);
  if (g_str_has_suffix (path, "/" CONTRACT_PATH))
    path[strlen (path) - strlen (CONTRACT_PATH)] = '\0';
  port = g_uri_get_port (uri);
  if (port == (strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80))
    port = -1;
  normal = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, host, port, path, NULL,
                        NULL);
  return g_uri_to_string (normal);
}

static void
vouch_portal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchPortal *self = VOUCH_PORTAL (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_portal_finalize (GObject *object)
{
  VouchPortal *self = VOUCH_PORTAL (object);

  g_free (self->name);
  g_free (self->address);
  g_free (self->user);
  vouch_portal_password_free (self->password);
  g_free (self->token);
  G_OBJECT_CLASS (vouch_portal_parent_class)->finalize (object);
}

static void
vouch_portal_class_init (VouchPortalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_portal_get_property;
  object_class->finalize = vouch_portal_finalize;
  properties[PROP_NAME]
      = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_portal_init (VouchPortal *self)
{
}

/**
 * vouch_portal_new:
 * @name: what the user calls it
 * @address: where it is: https, or http on this computer
 * @user: (nullable): the name to sign in with
 * @error: a %VOUCH_PORTAL_ERROR_SETTINGS
 *
 * Returns: (transfer full) (nullable): a portal that speaks the contract.
 */
VouchPortal *
vouch_portal_new (const char *name, const char *address, const char *user, GError **error)
{
  g_autofree char *normal = normalise_address (address, error);
  VouchPortal *self;

  if (!normal)
    return NULL;
  self = g_object_new (VOUCH_TYPE_PORTAL, NULL);
  self->kind = VOUCH_PORTAL_KIND_SITE;
  self->name = g_strdup (name);
  self->address = g_steal_pointer (&normal);
  self->user = g_strdup (user);
  return self;
}

/** Returns: (transfer full): the embedded portal that left @token. */
VouchPortal *
vouch_portal_new_embedded (const VouchPortalToken *token)
{
  VouchPortal *self = g_object_new (VOUCH_TYPE_PORTAL, NULL);

  self->kind = VOUCH_PORTAL_KIND_EMBEDDED;
  self->name = g_strdup (_("This computer"));
  self->address = g_strdup (token->address);
  self->token = g_strdup (token->token);
  return self;
}

VouchPortalKind
vouch_portal_get_kind (VouchPortal *self)
{
  return self->kind;
}

const char *
vouch_portal_get_name (VouchPortal *self)
{
  return self->name;
}

/** Returns: the portal's address, with a slash at its end. */
const char *
vouch_portal_get_address (VouchPortal *self)
{
  return self->address;
}

/** Returns: (nullable): the name to sign in with. */
const char *
vouch_portal_get_user (VouchPortal *self)
{
  return self->user;
}

/** Returns: whether it runs on this computer. */
gboolean
vouch_portal_is_loopback (VouchPortal *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->address, G_URI_FLAGS_ENCODED, NULL);

  return uri && is_loopback_host (g_uri_get_host (uri));
}

/** Sets the password for this run; it is never saved. Before the portal is handed to a worker. */
void
vouch_portal_set_password (VouchPortal *self, const char *password)
{
  char *kept = g_strdup (password);

  vouch_portal_password_free (self->password);
  self->password = kept;
}

/** Returns: (nullable): the password, where it is signed in to with one. */
const char *
vouch_portal_get_password (VouchPortal *self)
{
  return self->password;
}

/** Returns: (transfer full) (nullable): the Authorization header; %NULL where nothing is known. */
char *
vouch_portal_dup_authorisation (VouchPortal *self)
{
  g_autofree char *pair = NULL;
  g_autofree char *encoded = NULL;

  if (self->token)
    return g_strconcat ("Bearer ", self->token, NULL);
  if (!self->password || !self->user)
    return NULL;
  pair = g_strconcat (self->user, ":", self->password, NULL);
  encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  return g_strconcat ("Basic ", encoded, NULL);
}

/** Returns: whether the portal has to prove itself before anything is sent. */
gboolean
vouch_portal_has_token (VouchPortal *self)
{
  return self->token != NULL;
}

/** Returns: whether @proof shows that the other side knows our token. */
gboolean
vouch_portal_check_proof (VouchPortal *self, const char *nonce, const char *proof)
{
  VouchPortalToken token = { .address = self->address, .token = self->token };

  return self->token && vouch_portal_token_check (&token, nonce, proof);
}
