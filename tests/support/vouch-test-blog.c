/* vouch-test-blog.c: the few answers of WordPress that signing in asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-blog.h"

#include <string.h>

#define USER "editor"

static void
answer (SoupServerMessage *message, guint status, const char *json)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json,
                                    strlen (json));
}

static char *
read_password (SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *text = NULL;
  gsize length;

  if (!header || !g_str_has_prefix (header, "Basic "))
    return NULL;
  text = (char *) g_base64_decode (header + strlen ("Basic "), &length);
  return length > strlen (USER ":") && g_str_has_prefix (text, USER ":")
             ? g_strndup (text + strlen (USER ":"), length - strlen (USER ":"))
             : NULL;
}

static void
mint (VouchTestBlog *self, SoupServerMessage *message)
{
  g_autofree char *password = g_strdup_printf ("minted %u", ++self->n_minted);
  char *uuid = g_uuid_string_random ();
  g_autofree char *json
      = g_strdup_printf ("{\"uuid\":\"%s\",\"password\":\"%s\"}", uuid, password);

  g_hash_table_insert (self->passwords, g_strdup (password), uuid);
  answer (message, 201, json);
}

static void
answer_passwords (VouchTestBlog *self,
                  SoupServerMessage *message,
                  const char *rest,
                  const char *password)
{
  const char *method = soup_server_message_get_method (message);
  const char *uuid = g_hash_table_lookup (self->passwords, password);
  g_autofree char *json = g_strdup_printf ("{\"uuid\":\"%s\",\"deleted\":true}", uuid);
  gboolean is_mint = strcmp (method, "POST") == 0;
  gboolean is_revoke = strcmp (method, "DELETE") == 0;

  if ((is_mint && self->mints_none) || (is_revoke && self->revokes_none))
    answer (message, 403, "{\"code\":\"no\",\"message\":\"Not here.\"}");
  else if (is_mint)
    mint (self, message);
  else if (is_revoke && g_str_equal (rest + 1, uuid))
    {
      answer (message, 200, json);
      g_hash_table_remove (self->passwords, password);
    }
  else
    answer (message, strcmp (rest, "/introspect") == 0 ? 200 : 404, json);
}

static void
me_cb (SoupServer *server,
       SoupServerMessage *message,
       const char *path,
       GHashTable *query,
       gpointer data)
{
  VouchTestBlog *self = data;
  g_autofree char *password = read_password (message);
  const char *rest = path + strlen ("/wp-json/wp/v2/users/me");
  g_autofree char *me = g_strdup_printf (
      "{\"username\":\"" USER "\",\"name\":\"Erika Muster\",\"capabilities\":{\"edit_posts\":true,"
      "\"publish_posts\":%s}}",
      self->may_publish ? "true" : "false");

  self->n_signed_in += password != NULL;
  if (!password || !g_hash_table_contains (self->passwords, password))
    answer (message, 401, "{\"code\":\"rest_not_logged_in\",\"message\":\"No.\"}");
  else if (g_str_has_prefix (rest, "/application-passwords"))
    answer_passwords (self, message, rest + strlen ("/application-passwords"), password);
  else if (self->knows_nobody)
    answer (message, 503, "{\"code\":\"busy\",\"message\":\"Later.\"}");
  else
    answer (message, 200, me);
}

static void
root_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  VouchTestBlog *self = data;
  g_autofree char *own = g_strconcat (self->address, "wp-admin/authorize-application.php", NULL);
  g_autofree char *json = g_strdup_printf (
      "{\"name\":\"A house\",\"home\":\"%s\",\"namespaces\":[\"wp/v2\"],\"authentication\":{"
      "\"application-passwords\":{\"endpoints\":{\"authorization\":\"%s\"}}}}",
      self->address, self->page ? self->page : own);

  answer (message, 200, json);
}

static void
page_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer data)
{
  VouchTestBlog *self = data;
  g_autofree char *link
      = g_strdup_printf ("<%swp-json/>; rel=\"https://api.w.org/\"", self->address);

  if (strcmp (path, "/") == 0 && self->leads_to)
    soup_server_message_set_redirect (message, 302, self->leads_to);
  else if (strcmp (path, "/") == 0 || strcmp (path, "/blog/") == 0)
    {
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Link",
                                   link);
      answer (message, 200, "{}");
    }
  else
    answer (message, 404, "{}");
}

VouchTestBlog *
vouch_test_blog_new (void)
{
  VouchTestBlog *self = g_new0 (VouchTestBlog, 1);
  GSList *uris;

  self->passwords = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->passwords, g_strdup (VOUCH_TEST_BLOG_PASSWORD),
                       g_uuid_string_random ());
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, "/", page_cb, self, NULL);
  soup_server_add_handler (self->server, "/wp-json/wp/v2/users/me", me_cb, self, NULL);
  soup_server_add_handler (self->server, "/wp-json", root_cb, self, NULL);
  assert_true (soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (self->server);
  self->address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
vouch_test_blog_free (VouchTestBlog *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->passwords);
  g_free (self->address);
  g_free (self);
}
