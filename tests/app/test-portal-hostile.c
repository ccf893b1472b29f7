/* test-portal-hostile.c: hostile strings in whatever a card brings come out of the portal as text.
 *
 * What is judged is what a parser makes of it: libxml2 reads the feed and the map of the site as XML and
 * the pages as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-page-html.h"
#include "vouch-test-portal.h"

/* Fewer than the feed holds. */
#define AT_ONCE 20

typedef struct
{
  VouchTestPortal *portal; /* (owned) */
  JsonNode *strings;       /* (owned) */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  gsize length;
  g_autofree char *json = vouch_test_read_fixture ("hostile-strings.json", &length);

  desk->strings = vouch_json_parse (json, length, length, NULL);
  assert_non_null (desk->strings);
  desk->portal = vouch_test_portal_new ();
  vouch_test_portal_start (desk->portal, 0);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_portal_free (desk->portal);
  json_node_unref (desk->strings);
  g_free (desk);
  return 0;
}

/* --- cards --- */

static char *
make_card (const char *id, const char *text)
{
  g_autoptr (JsonNode) card = vouch_json_new_members ("id", vouch_json_new_text (id), "language",
                                                      vouch_json_new_text (text), NULL);

  return vouch_json_print (card, FALSE);
}

static JsonNode *
make_list (const char *text)
{
  JsonArray *list = json_array_new ();

  json_array_add_string_element (list, text);
  return vouch_json_new_array (list);
}

/* The same text in all that a client may say of a card. */
static char *
make_body (const char *id, const char *text)
{
  g_autofree char *job = g_uuid_string_random ();
  g_autofree char *card = make_card (id, text);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (JsonNode) body = vouch_json_new_members (
      "job", vouch_json_new_text (job), "base", json_node_new (JSON_NODE_NULL), "status",
      vouch_json_new_text ("publish"), "digest", vouch_json_new_text (digest), "title",
      vouch_json_new_text (text), "slug", vouch_json_new_text (text), "excerpt",
      vouch_json_new_text (text), "categories", make_list (text), "tags", make_list (text), "card",
      vouch_json_new_text (card), "html", vouch_json_new_text ("<article><h1>One</h1></article>"),
      "jsonld", vouch_json_new_members ("name", vouch_json_new_text (text), NULL), NULL);

  return vouch_json_print (body, FALSE);
}

static char *
put (Desk *desk, const char *text)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *body = make_body (id, text);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      desk->portal, vouch_test_portal_message (desk->portal, "PUT", path, body, NULL));

  if (answer->status != 201)
    fail_msg ("%s: %u %s", text, answer->status, answer->body);
  return g_steal_pointer (&id);
}

/* Returns: (transfer full): the path of the card's page, without the slash at its beginning */
static char *
find_path (Desk *desk, const char *id)
{
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      desk->portal, vouch_test_portal_message (desk->portal, "GET", path, NULL, NULL));
  const char *address = vouch_test_answer_text (answer, "address");

  assert_true (g_str_has_prefix (address, desk->portal->root));
  return g_strdup (address + strlen (desk->portal->root));
}

/* --- what is read --- */

static gboolean
is_called (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* Returns: (nullable): the next one in the order of the document, after @node or below it */
static const xmlNode *
next_node (const xmlNode *node)
{
  if (node->children)
    return node->children;
  while (node && !node->next)
    node = node->parent;
  return node ? node->next : NULL;
}

static gboolean
is_same_text (const char *found, const char *text)
{
  g_autofree char *expected = vouch_page_html_clean (text);
  g_autofree char *stripped = g_strstrip (g_strdup (found ? found : ""));

  return strcmp (stripped, expected) == 0;
}

/* Whether an element of that name says the text, and nothing else. */
static gboolean
says (const xmlNode *root, const char *name, const char *text)
{
  for (const xmlNode *node = root; node; node = next_node (node))
    {
      xmlChar *content = is_called (node, name) ? xmlNodeGetContent (node) : NULL;
      gboolean is_same = content && is_same_text ((const char *) content, text);

      xmlFree (content);
      if (is_same)
        return TRUE;
    }
  return FALSE;
}

static VouchTestAnswer *
get (Desk *desk, const char *path)
{
  return vouch_test_portal_get (desk->portal, path);
}

/* Not one fault is forgiven. */
static xmlDoc *
read_xml (Desk *desk, const char *path)
{
  g_autoptr (VouchTestAnswer) answer = get (desk, path);
  xmlDoc *document = xmlReadMemory (answer->body, (int) strlen (answer->body), NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  assert_int_equal (answer->status, 200);
  if (!document)
    fail_msg ("%s: %s: %s", path, xmlGetLastError ()->message, answer->body);
  /* What could stand for something else, or come from elsewhere. */
  assert_null (document->intSubset);
  for (const xmlNode *node = xmlDocGetRootElement (document); node; node = next_node (node))
    assert_true (node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE);
  return document;
}

static gboolean
is_in (const char *const *names, const xmlChar *name)
{
  return g_strv_contains (names, (const char *) name);
}

static void
check_attributes (const xmlNode *node, const char *path)
{
  static const char *const names[]
      = { "lang", "dir", "charset", "name",  "content", "property", "rel", "type", "href",
          "class", "role", "action", "method", "for",   "id",  "maxlength", "value", "datetime",
          "aria-label", NULL };

  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      xmlChar *value = xmlGetProp (node, attribute->name);

      if (!is_in (names, attribute->name))
        fail_msg ("%s: an attribute “%s”", path, attribute->name);
      if (strcmp ((const char *) attribute->name, "href") == 0 && *value != '/'
          && strncmp ((const char *) value, "http://127.0.0.1:", 17) != 0)
        fail_msg ("%s: a link to %s", path, value);
      xmlFree (value);
    }
}

/* Only what our pages are made of, and no way out of them. */
static xmlDoc *
read_html (Desk *desk, const char *path, guint status)
{
  static const char *const names[]
      = { "html", "head", "meta", "title", "link",  "script", "body", "main", "article", "h1",
          "form", "p",    "label", "input", "button", "ul",    "li",   "a",    "time",    "nav",
          "span", "cite", NULL };
  g_autoptr (VouchTestAnswer) answer = get (desk, path);
  xmlDoc *document
      = htmlReadMemory (answer->body, (int) strlen (answer->body), NULL, "utf-8",
                        HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);

  assert_int_equal (answer->status, status);
  assert_non_null (document);
  for (const xmlNode *node = xmlDocGetRootElement (document); node; node = next_node (node))
    {
      if (node->type == XML_COMMENT_NODE)
        fail_msg ("%s: a comment", path);
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (!is_in (names, node->name))
        fail_msg ("%s: an element “%s”", path, node->name);
      check_attributes (node, path);
    }
  return document;
}

static const xmlNode *
root_of (xmlDoc *document)
{
  return xmlDocGetRootElement (document);
}

/* --- the tests --- */

static void
check_feed (Desk *desk, const char *text)
{
  xmlDoc *feed = read_xml (desk, "feed.atom");

  if (!says (root_of (feed), "title", text) || !says (root_of (feed), "summary", text))
    fail_msg ("The feed does not say: %s", text);
  xmlFreeDoc (feed);
}

static void
check_list (Desk *desk, const char *text)
{
  xmlDoc *list = read_html (desk, "", 200);

  if (!says (root_of (list), "a", text) || !says (root_of (list), "p", text))
    fail_msg ("The list does not say: %s", text);
  xmlFreeDoc (list);
}

/* The words that are looked for are hostile, too. */
static void
check_search (Desk *desk, const char *text)
{
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);
  g_autofree char *path = g_strconcat ("?q=", escaped, NULL);

  xmlFreeDoc (read_html (desk, path, 200));
}

static const char *
find_graph (const xmlNode *root, const char *property, xmlChar **content)
{
  for (const xmlNode *node = root; node; node = next_node (node))
    {
      xmlChar *name = is_called (node, "meta") ? xmlGetProp (node, (const xmlChar *) "property") : NULL;
      gboolean is_it = name && strcmp ((const char *) name, property) == 0;

      xmlFree (name);
      if (is_it)
        return (const char *) (*content = xmlGetProp (node, (const xmlChar *) "content"));
    }
  return NULL;
}

/* What other sites and search engines read of it. */
static void
check_data (const xmlNode *root, const char *text)
{
  for (const xmlNode *node = root; node; node = next_node (node))
    if (is_called (node, "script"))
      {
        xmlChar *content = xmlNodeGetContent (node);
        g_autoptr (JsonNode) data
            = vouch_json_parse ((const char *) content, strlen ((const char *) content), 100000, NULL);

        if (!data || g_strcmp0 (vouch_json_get_text (vouch_json_node_object (data), "name"), text) != 0)
          fail_msg ("The data says: %s", content);
        xmlFree (content);
        return;
      }
  fail_msg ("No data: %s", text);
}

static void
check_page (Desk *desk, const char *id, const char *text)
{
  g_autofree char *path = find_path (desk, id);
  xmlDoc *page = read_html (desk, path, 200);
  xmlChar *content = NULL;

  if (!says (root_of (page), "title", text))
    fail_msg ("The page is not called: %s", text);
  if (!is_same_text (find_graph (root_of (page), "og:title", &content), text))
    fail_msg ("Its graph says: %s", content);
  xmlFree (content);
  check_data (root_of (page), text);
  xmlFreeDoc (page);
}

/* Why it was withdrawn is anybody's text, too. */
static void
check_withdrawn (Desk *desk, const char *id, const char *text)
{
  g_autofree char *page = find_path (desk, id);
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autoptr (JsonNode) reason = vouch_json_new_members ("reason", vouch_json_new_text (text), NULL);
  g_autofree char *body = vouch_json_print (reason, FALSE);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      desk->portal, vouch_test_portal_message (desk->portal, "DELETE", path, body, "If-Match",
                                               "\"r1\"", NULL));
  xmlDoc *document;

  assert_int_equal (answer->status, 200);
  document = read_html (desk, page, 410);
  if (!says (root_of (document), "cite", text) || !says (root_of (document), "span", text))
    fail_msg ("The withdrawn page does not say: %s", text);
  xmlFreeDoc (document);
}

static void
test_hostile_texts_are_text (void **state)
{
  Desk *desk = *state;
  JsonArray *strings = json_node_get_array (desk->strings);
  guint n = json_array_get_length (strings);

  assert_true (n > 50);
  for (guint first = 0; first < n; first += AT_ONCE)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      guint end = MIN (n, first + AT_ONCE);

      for (guint i = first; i < end; i++)
        g_ptr_array_add (ids, put (desk, json_array_get_string_element (strings, i)));
      for (guint i = first; i < end; i++)
        {
          const char *text = json_array_get_string_element (strings, i);

          check_feed (desk, text);
          check_list (desk, text);
          check_search (desk, text);
          check_page (desk, ids->pdata[i - first], text);
        }
      xmlFreeDoc (read_xml (desk, "sitemap.xml"));
      for (guint i = first; i < end; i++)
        check_withdrawn (desk, ids->pdata[i - first], json_array_get_string_element (strings, i));
    }
}

/* Every character that there is, in order. */
static void
test_every_character (void **state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gunichar c = 1; c < 0x3000; c++)
    {
      if (c % 0x200 == 0)
        {
          g_free (put (*state, text->str));
          check_feed (*state, text->str);
          check_list (*state, text->str);
          g_string_truncate (text, 0);
        }
      g_string_append_unichar (text, c);
    }
  xmlFreeDoc (read_xml (*state, "sitemap.xml"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_hostile_texts_are_text, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_every_character, set_up, tear_down),
  };

  return vouch_test_run ("portal-hostile", tests);
}
