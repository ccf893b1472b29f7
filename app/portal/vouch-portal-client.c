/* vouch-portal-client.c: makes sure of who is there, then sends what is signed in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-client.h"
#include "vouch-json.h"
#include "vouch-portal-root.h"
#include "vouch-portal-wire.h"
#include "vouch-stock-site.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define CONTRACT "vouch/v1/"

struct _VouchPortalClient
{
  VouchPortal *portal;   /* (owned) */
  VouchPortalWire *wire; /* (owned) */
  char *root;            /* (owned): the portal's address, or where its site says that it is */
  char *authorisation;   /* (owned) (nullable) */
  char *id;              /* (owned) (nullable): known once connected */
  guint retry_after;     /* seconds; as the portal asked, instead of saying who it is */
  gboolean is_proved;    /* whether credentials and cards may be sent */
  gboolean is_stock;     /* it is a WordPress without the plugin: its own API has to do */
};

/* --- errors --- */

static gboolean
fail_untrusted (VouchPortalClient *self, GError **error)
{
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
               _("The program at %s could not prove that it is your portal. Nothing was sent."),
               vouch_portal_get_address (self->portal));
  return FALSE;
}

/* --- one request --- */

/* Asks for something that anybody may ask for; @path is below the root. */
static VouchPortalAnswer *
ask_openly (VouchPortalClient *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *address = vouch_portal_root_join (self->root, path);
  VouchPortalRequest request = { SOUP_METHOD_GET, address, NULL, NULL, -1 };

  return vouch_portal_wire_send (self->wire, &request, cancellable, error);
}

/* --- who is there --- */

/* Base and job were made for the portal that was there before. */
static gboolean
take_id (VouchPortalClient *self, const char *id, GError **error)
{
  if (self->id && strcmp (self->id, id) != 0)
    return fail_untrusted (self, error);
  if (!self->id)
    self->id = g_strdup (id);
  return TRUE;
}

static gboolean
read_about (VouchPortalClient *self, const VouchPortalAnswer *answer, GError **error)
{
  JsonObject *about = vouch_json_node_object (answer->json);
  const char *id = about ? vouch_json_get_text (about, "portal") : NULL;
  g_autofree char *found = NULL;

  if (!vouch_portal_answer_is_good (answer) || !vouch_json_get_text (about, "name")
      || !vouch_json_get_node (about, "version"))
    {
      self->retry_after = answer->retry_after;
      if (answer->status == 429 || answer->status >= 500)
        vouch_portal_answer_to_error (answer, self->portal, error);
      else
        g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
                     _("No card portal found at %s. Check the address."),
                     vouch_portal_get_address (self->portal));
      return FALSE;
    }
  found = id && g_uuid_string_is_valid (id)
              ? g_strconcat ("urn:uuid:", id, NULL)
              : g_strdup (vouch_portal_get_address (self->portal));
  return take_id (self, found, error);
}

/**
 * vouch_portal_client_new:
 * @portal: whom to talk to
 *
 * Returns: (transfer full): a client for this thread.
 */
VouchPortalClient *
vouch_portal_client_new (VouchPortal *portal)
{
  VouchPortalClient *self = g_new0 (VouchPortalClient, 1);

  self->portal = g_object_ref (portal);
  self->wire = vouch_portal_wire_new (vouch_portal_get_name (portal),
                                      vouch_portal_is_loopback (portal));
  self->authorisation = vouch_portal_dup_authorisation (portal);
  self->root = g_strdup (vouch_portal_get_address (portal));
  return self;
}

void
vouch_portal_client_free (VouchPortalClient *self)
{
  vouch_portal_wire_free (self->wire);
  g_object_unref (self->portal);
  g_free (self->authorisation);
  g_free (self->root);
  g_free (self->id);
  g_free (self);
}

/**
 * vouch_portal_client_prove:
 *
 * Asks the embedded portal to prove that it knows the token, before it is told
 * anything: a random number goes out, and nothing else. Other portals are known
 * by their certificate.
 *
 * Returns: %FALSE where it could not: %VOUCH_PORTAL_ERROR_UNTRUSTED, or it can't be reached.
 */
gboolean
vouch_portal_client_prove (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *nonce = vouch_random_hex (error);
  g_autofree char *path = nonce ? g_strconcat (CONTRACT "proof?nonce=", nonce, NULL) : NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  JsonObject *object;
  const char *proof;

  self->is_proved = FALSE;
  if (!path || !(answer = ask_openly (self, path, cancellable, error)))
    return FALSE;
  object = vouch_json_node_object (answer->json);
  proof = object ? vouch_json_get_text (object, "proof") : NULL;
  if (!proof || !vouch_portal_check_proof (self->portal, nonce, proof))
    return fail_untrusted (self, error);
  self->is_proved = TRUE;
  return TRUE;
}

/* A site of WordPress names the root of its API in each of its pages. Where it names none
 * the root stays as it is, and so does the answer that there is no portal there. */
static gboolean
find_root (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = ask_openly (self, "", cancellable, error);
  g_autofree char *root = NULL;

  if (!answer)
    return FALSE;
  root = vouch_portal_root_from_link (answer->link, self->root);
  if (root)
    {
      g_free (self->root);
      self->root = g_steal_pointer (&root);
    }
  return TRUE;
}

static gboolean
ask_contract (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = ask_openly (self, CONTRACT, cancellable, error);

  return answer && read_about (self, answer, error);
}

static gboolean
is_no_portal (const GError *reason)
{
  return g_error_matches (reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL);
}

/* Whether there is a WordPress, which has posts at least. */
static gboolean
ask_stock (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = ask_openly (self, "", cancellable, error);

  if (!answer)
    return FALSE;
  self->is_stock = vouch_portal_answer_is_good (answer) && vouch_stock_site_is_known_by (answer->json);
  return self->is_stock;
}

/* The contract at the address itself, else where the site says that it is spoken, else the site's
 * own API. */
static gboolean
ask_who_is_there (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;

  self->is_stock = FALSE;
  if (ask_contract (self, cancellable, &reason))
    return TRUE;
  if (is_no_portal (reason) && !vouch_portal_has_token (self->portal))
    {
      if (!find_root (self, cancellable, error))
        return FALSE;
      g_clear_error (&reason);
      if (ask_contract (self, cancellable, &reason))
        return TRUE;
      if (is_no_portal (reason) && ask_stock (self, cancellable, NULL))
        return take_id (self, vouch_portal_get_address (self->portal), error);
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * vouch_portal_client_connect:
 *
 * Makes sure of who is there before anything is sent.
 *
 * Returns: %FALSE where it is not the portal, or we can't sign in.
 */
gboolean
vouch_portal_client_connect (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  self->retry_after = 0;
  if (vouch_portal_has_token (self->portal)
      && !vouch_portal_client_prove (self, cancellable, error))
    return FALSE;
  if (!ask_who_is_there (self, cancellable, error))
    return FALSE;
  if (!self->authorisation)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                   _("“%s” requires your user name and password. Nothing was sent."),
                   vouch_portal_get_name (self->portal));
      return FALSE;
    }
  self->is_proved = TRUE;
  return TRUE;
}

/**
 * vouch_portal_client_connect_as:
 * @id: (nullable): how receipts name the portal that it has to be; %NULL = any
 *
 * As vouch_portal_client_connect(), for what was begun with a portal before.
 */
gboolean
vouch_portal_client_connect_as (VouchPortalClient *self,
                                const char *id,
                                GCancellable *cancellable,
                                GError **error)
{
  if (!self->id)
    self->id = g_strdup (id);
  return vouch_portal_client_connect (self, cancellable, error);
}

/** Returns: how long the portal wants to be left alone, in seconds, where connecting failed; 0 = it
 *   did not say */
guint
vouch_portal_client_get_retry_after (VouchPortalClient *self)
{
  return self->retry_after;
}

/** Returns: whether it is a WordPress without the plugin, which can't keep all that is promised;
 *   known once connected. */
gboolean
vouch_portal_client_is_stock (VouchPortalClient *self)
{
  return self->is_stock;
}

/** Returns: (nullable): how receipts name the portal, once connected; stays the same from then on. */
const char *
vouch_portal_client_get_id (VouchPortalClient *self)
{
  return self->id;
}

/**
 * vouch_portal_client_send:
 * @method: an HTTP method
 * @path: below the contract's root
 * @body: (nullable): JSON
 * @base: the revision to build on; 0 = there must be none; negative = no matter
 *
 * Sends a signed-in request; vouch_portal_client_connect() has to come first.
 *
 * Returns: (transfer full) (nullable): the answer, good or not; %NULL where none came.
 */
VouchPortalAnswer *
vouch_portal_client_send (VouchPortalClient *self,
                          const char *method,
                          const char *path,
                          JsonNode *body,
                          gint64 base,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *whole = g_strconcat (CONTRACT, path, NULL);
  g_autofree char *address = vouch_portal_root_join (self->root, whole);
  VouchPortalRequest request = { method, address, self->authorisation, body, base };
  VouchStockSite stock = { self->wire, self->root, self->authorisation };

  g_return_val_if_fail (self->is_proved, NULL);
  if (self->is_stock)
    return vouch_stock_site_send (&stock, method, path, body, base, cancellable, error);
  return vouch_portal_wire_send (self->wire, &request, cancellable, error);
}
