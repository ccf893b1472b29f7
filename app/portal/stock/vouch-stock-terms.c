/* vouch-stock-terms.c: categories and tags of a site, by their names.
 *
 * A post names its categories and tags by the site's numbers. A number that is unknown there is
 * dropped without a word, so each is looked up, and made where it is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-terms.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"

static VouchPortalAnswer *
refuse (const VouchStockRequest *request, const char *name)
{
  g_autofree char *words = g_strdup_printf (
      _("you may not make “%s”, which is no category or tag there yet"), name);

  return vouch_stock_request_refuse (request, NULL, 403, "forbidden", words);
}

/* Returns: the number of the term that is made; 0 with @refusal or @error. One of this name that is
 * there already is named in the site's no. */
static gint64
make_term (const VouchStockRequest *request,
           const char *member,
           const char *name,
           VouchPortalAnswer **refusal,
           GError **error)
{
  g_autofree char *path = g_strconcat ("wp/v2/", member, NULL);
  g_autoptr (JsonNode) body = vouch_json_new_members ("name", vouch_json_new_text (name), NULL);
  g_autoptr (VouchPortalAnswer) answer
      = vouch_stock_request_send (request, SOUP_METHOD_POST, path, body, error);
  JsonObject *object = answer ? vouch_json_node_object (answer->json) : NULL;
  JsonObject *data = object ? vouch_json_get_object (object, "data") : NULL;
  gint64 id = 0;

  if (!answer)
    return 0;
  if (vouch_portal_answer_is_good (answer))
    id = vouch_json_get_int (object, "id", 0);
  else if (answer->status == 400 && data)
    id = vouch_json_get_int (data, "term_id", 0);
  if (id == 0)
    *refusal = answer->status == 403 ? refuse (request, name) : g_steal_pointer (&answer);
  return id;
}

static gint64
find_in (JsonArray *terms, const char *name)
{
  for (guint i = 0; i < vouch_json_array_length (terms); i++)
    {
      JsonObject *term = vouch_json_array_object (terms, i);
      const char *there = term ? vouch_json_get_text (term, "name") : NULL;
      g_autoptr (GString) plain = g_string_new (there);

      g_string_replace (plain, "&amp;", "&", 0);
      g_string_replace (plain, "&#039;", "'", 0);
      if (there && g_ascii_strcasecmp (plain->str, name) == 0)
        return vouch_json_get_int (term, "id", 0);
    }
  return 0;
}

static gint64
find_term (const VouchStockRequest *request,
           const char *member,
           const char *name,
           VouchPortalAnswer **refusal,
           GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *path
      = g_strconcat ("wp/v2/", member, "?per_page=100&_fields=id,name&search=", escaped, NULL);
  g_autoptr (VouchPortalAnswer) answer
      = vouch_stock_request_send (request, SOUP_METHOD_GET, path, NULL, error);
  gint64 id;

  if (!answer)
    return 0;
  id = find_in (vouch_json_node_array (answer->json), name);
  return id > 0 ? id : make_term (request, member, name, refusal, error);
}

/**
 * vouch_stock_terms_find:
 * @member: "categories" or "tags", of the request's body
 * @ids: (out) (transfer full) (nullable): their numbers; %NULL where the body says nothing of them
 * @refusal: (out) (transfer full) (nullable): the site's no
 *
 * Returns: whether all were found, or made
 */
gboolean
vouch_stock_terms_find (const VouchStockRequest *request,
                        const char *member,
                        JsonNode **ids,
                        VouchPortalAnswer **refusal,
                        GError **error)
{
  JsonArray *names = vouch_json_get_array (request->body, member);
  g_autoptr (JsonArray) found = json_array_new ();

  *ids = NULL;
  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      const char *name = vouch_json_array_text (names, i);
      gint64 id = name ? find_term (request, member, name, refusal, error) : 0;

      if (id == 0)
        return FALSE;
      json_array_add_int_element (found, id);
    }
  if (names)
    *ids = vouch_json_new_array (g_steal_pointer (&found));
  return TRUE;
}
