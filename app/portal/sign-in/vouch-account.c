/* vouch-account.c: asks a site who somebody is; makes and revokes passwords for programs.
 *
 * WordPress calls those application passwords. A wrong one is no error there: the request goes on
 * as nobody's. So who we are is asked before anything else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-account.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-portal-root.h"
#include "vouch-portal-wire.h"

#define ME "wp/v2/users/me"
#define PASSWORDS ME "/application-passwords"

/* One request, signed in. */
typedef struct
{
  const VouchSite *site;
  const char *user;
  const char *password;
  GCancellable *cancellable; /* (nullable) */
} Ask;

void
vouch_account_free (VouchAccount *self)
{
  g_free (self->user);
  g_free (self->name);
  g_free (self);
}

/** Returns: (transfer full): who it is and what they may do, in a sentence or two. */
char *
vouch_account_describe (const VouchAccount *self)
{
  if (self->may_publish)
    return g_strdup_printf (_("Signed in as %s. You can publish."), self->name);
  if (self->may_write)
    return g_strdup_printf (
        _("Signed in as %s. You can send drafts, but not publish them."),
        self->name);
  return g_strdup_printf (
      _("Signed in as %s, but you don’t have permission to write. Ask the site’s administrator."), self->name);
}

static void
fail_refused (const VouchSite *site, GError **error)
{
  if (!site->root)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                 _("“%s” did not accept this name and password. Ask whoever runs the portal."), site->name);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                 _("“%s” did not accept this name and password. WordPress needs an application "
                   "password, which you can create in your profile on the site, not your usual "
                   "password."),
                 site->name);
}

/* Returns: what came, good or not. */
static VouchPortalAnswer *
send_request (const Ask *self, const char *method, const char *path, JsonNode *body, GError **error)
{
  g_autofree char *address = vouch_portal_root_join (
      self->site->root ? self->site->root : self->site->address, path);
  g_autoptr (VouchPortal) portal
      = vouch_portal_new (self->site->name, self->site->address, self->user, error);
  g_autofree char *authorisation = NULL;
  g_autoptr (VouchPortalWire) wire = NULL;

  if (!portal)
    return NULL;
  vouch_portal_set_password (portal, self->password);
  authorisation = vouch_portal_dup_authorisation (portal);
  wire = vouch_portal_wire_new (self->site->name, vouch_site_is_loopback (self->site));
  return vouch_portal_wire_send (
      wire, &(VouchPortalRequest){ method, address, authorisation, body, -1 }, self->cancellable,
      error);
}

/* Returns: whether it is good; else @error says what it means. */
static gboolean
check (const Ask *self, const VouchPortalAnswer *answer, GError **error)
{
  g_autoptr (VouchPortal) portal = NULL;

  if (vouch_portal_answer_is_good (answer))
    return TRUE;
  portal = vouch_portal_new (self->site->name, self->site->address, self->user, error);
  if (portal && answer->status == 401)
    fail_refused (self->site, error);
  else if (portal)
    vouch_portal_answer_to_error (answer, portal, error);
  return FALSE;
}

static VouchPortalAnswer *
ask (const Ask *self, const char *method, const char *path, JsonNode *body, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = send_request (self, method, path, body, error);

  return answer && check (self, answer, error) ? g_steal_pointer (&answer) : NULL;
}

/* --- who --- */

static gboolean
may (JsonObject *me, const char *capability)
{
  JsonObject *can = vouch_json_node_object (vouch_json_get_node (me, "capabilities"));

  return can && vouch_json_get_boolean (can, capability, FALSE);
}

static VouchAccount *
read_wordpress (JsonObject *me, const char *user)
{
  const char *login = vouch_json_get_text (me, "username");
  const char *name = vouch_json_get_text (me, "name");
  VouchAccount *self = g_new0 (VouchAccount, 1);

  self->user = g_strdup (login && *login ? login : user);
  self->name = g_strdup (name && *name ? name : self->user);
  self->may_write = may (me, "edit_posts");
  self->may_publish = may (me, "publish_posts");
  return self;
}

static gboolean
has_word (JsonArray *words, const char *word)
{
  for (guint i = 0; words && i < json_array_get_length (words); i++)
    {
      JsonNode *one = json_array_get_element (words, i);

      if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_value_type (one) == G_TYPE_STRING
          && strcmp (json_node_get_string (one), word) == 0)
        return TRUE;
    }
  return FALSE;
}

static VouchAccount *
read_contract (JsonObject *me, const char *user)
{
  const char *name = me ? vouch_json_get_text (me, "user") : NULL;
  JsonArray *words = me ? vouch_json_get_array (me, "may") : NULL;
  VouchAccount *self = g_new0 (VouchAccount, 1);

  self->user = g_strdup (name && *name ? name : user);
  self->name = g_strdup (self->user);
  self->may_publish = has_word (words, "publish");
  self->may_write = self->may_publish || has_word (words, "draft");
  return self;
}

/* A portal of before there were roles lets nobody in who may not publish. */
static VouchAccount *
ask_without_roles (const Ask *self, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer
      = ask (self, SOUP_METHOD_GET, "vouch/v1/cards?per_page=1", NULL, error);
  VouchAccount *account;

  if (!answer)
    return NULL;
  account = g_new0 (VouchAccount, 1);
  account->user = g_strdup (self->user);
  account->name = g_strdup (self->user);
  account->may_write = account->may_publish = TRUE;
  return account;
}

static VouchAccount *
ask_contract (const Ask *self, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer
      = send_request (self, SOUP_METHOD_GET, "vouch/v1/me", NULL, error);

  if (answer && answer->status == 404)
    return ask_without_roles (self, error);
  return answer && check (self, answer, error)
             ? read_contract (vouch_json_node_object (answer->json), self->user)
             : NULL;
}

/**
 * vouch_account_ask:
 * @user: a name, or what WordPress takes for one
 *
 * Returns: (transfer full) (nullable): who it is; %NULL where the site does not know them
 */
VouchAccount *
vouch_account_ask (const VouchSite *site,
                   const char *user,
                   const char *password,
                   GCancellable *cancellable,
                   GError **error)
{
  const Ask self = { site, user, password, cancellable };
  g_autoptr (VouchPortalAnswer) answer = NULL;

  if (!site->root)
    return ask_contract (&self, error);
  answer = ask (&self, SOUP_METHOD_GET, ME "?context=edit", NULL, error);
  return answer ? read_wordpress (vouch_json_node_object (answer->json), user) : NULL;
}

/* --- passwords --- */

/* What the list of passwords on the site calls ours: which computer it is for, and since when. */
static char *
make_label (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d %H:%M");

  /* Translators: a computer’s name, and a day and time. */
  return g_strdup_printf (_("Vouch on %s, %s"), g_get_host_name (), day);
}

/**
 * vouch_account_mint:
 *
 * Returns: (transfer full) (nullable): a new password for the same person
 */
char *
vouch_account_mint (const VouchSite *site,
                    const char *user,
                    const char *password,
                    GCancellable *cancellable,
                    GError **error)
{
  const Ask self = { site, user, password, cancellable };
  g_autofree char *label = make_label ();
  g_autoptr (JsonNode) body = vouch_json_new_members ("name", vouch_json_new_text (label), NULL);
  g_autoptr (VouchPortalAnswer) answer = ask (&self, SOUP_METHOD_POST, PASSWORDS, body, error);
  const char *minted
      = answer ? vouch_json_get_text (vouch_json_node_object (answer->json), "password") : NULL;

  if (answer && !minted)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _("“%s” did not create a password for this computer."), site->name);
  return g_strdup (minted);
}

/**
 * vouch_account_revoke:
 *
 * Makes @password useless, with itself. A portal of ours has no passwords for programs: there it
 * is left as it is.
 */
gboolean
vouch_account_revoke (const VouchSite *site,
                      const char *user,
                      const char *password,
                      GCancellable *cancellable,
                      GError **error)
{
  const Ask self = { site, user, password, cancellable };
  g_autoptr (VouchPortalAnswer) which = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autofree char *path = NULL;
  const char *uuid;

  if (!site->root)
    return TRUE;
  which = ask (&self, SOUP_METHOD_GET, PASSWORDS "/introspect", NULL, error);
  if (!which)
    return FALSE;
  uuid = vouch_json_get_text (vouch_json_node_object (which->json), "uuid");
  if (!uuid || !g_uuid_string_is_valid (uuid))
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                   _("“%s” did not identify this password."), site->name);
      return FALSE;
    }
  path = g_strconcat (PASSWORDS "/", uuid, NULL);
  answer = ask (&self, SOUP_METHOD_DELETE, path, NULL, error);
  return answer != NULL;
}
