/* vouch-test-site.c: a portal elsewhere, as the program sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-site.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-portal-list.h"

static gboolean
knows (VouchTestSite *self, SoupServerMessage *message)
{
  const char *given = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *pair = g_strconcat ("ann:", self->password, NULL);
  g_autofree char *coded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char *wanted = g_strconcat ("Basic ", coded, NULL);

  return g_strcmp0 (given, wanted) == 0;
}

static void
reply (SoupServerMessage *message, guint status, const char *json)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json,
                                    strlen (json));
}

static void
take_card (VouchTestSite *self, SoupServerMessage *message, const char *path)
{
  const char *id = strrchr (path, '/') + 1;
  g_autofree char *json = NULL;

  self->n_taken++;
  g_hash_table_add (self->cards, g_strdup (id));
  json = g_strdup_printf ("{\"id\":\"%s\",\"revision\":%u,\"digest\":\"x\","
                          "\"status\":\"publish\",\"address\":\"%sx\",\"unchanged\":false}",
                          id, self->n_taken, self->root);
  reply (message, 200, json);
  if (!self->is_slow)
    return;
  g_ptr_array_add (self->waiting, g_object_ref (message));
  soup_server_message_pause (message);
}

static void
request_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  VouchTestSite *self = data;

  if (soup_server_message_get_method (message) != SOUP_METHOD_PUT)
    reply (message, 200, "{\"name\":\"Site\",\"version\":\"1\"}");
  else if (knows (self, message))
    take_card (self, message, path);
  else
    reply (message, 401, "{\"code\":\"unauthorised\",\"message\":\"No\"}");
}

/** Starts it again where it was. */
void
vouch_test_site_start (VouchTestSite *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->soup = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->soup, NULL, request_cb, self, NULL);
  if (!soup_server_listen_local (self->soup, self->port, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    fail_msg ("%s", error->message);
  uris = soup_server_get_uris (self->soup);
  self->port = g_uri_get_port (uris->data);
  g_free (self->root);
  self->root = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

void
vouch_test_site_stop (VouchTestSite *self)
{
  g_ptr_array_set_size (self->waiting, 0);
  if (self->soup)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
}

/** Sends the answers that it kept. */
void
vouch_test_site_answer (VouchTestSite *self)
{
  self->is_slow = FALSE;
  for (guint i = 0; i < self->waiting->len; i++)
    soup_server_message_unpause (self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
}

/** Returns: (transfer full): a portal that runs and that the user has added as “Site”. */
VouchTestSite *
vouch_test_site_new (const char *password)
{
  VouchTestSite *self = g_new0 (VouchTestSite, 1);
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (NULL);
  g_autoptr (VouchPortal) portal = NULL;

  self->password = password;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  vouch_test_site_start (self);
  portal = vouch_portal_new ("Site", self->root, "ann", NULL);
  assert_non_null (portal);
  assert_true (vouch_portal_list_add (list, portal, NULL));
  return self;
}

void
vouch_test_site_free (VouchTestSite *self)
{
  vouch_test_site_stop (self);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->cards);
  g_free (self->root);
  g_free (self);
}
