/* test-wordpress-admin.c: a card in the admin pages of a real WordPress: looked at there, written in Vouch.
 *
 * Runs beside one: tests/wordpress/with-wordpress.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-test-contract.h"
#include "vouch-test-wordpress.h"

#define PUBLISH "\"status\":\"publish\","
#define MARK "<i>z</i>" /* begins each text that is looked for */

static VouchTestPortal *
sign_in (void)
{
  g_autofree char *root = g_strconcat (g_getenv ("VOUCH_WORDPRESS"), "/wp-json/", NULL);
  g_autofree char *password = vouch_test_wordpress_password ("editor");

  return vouch_test_portal_new_at (root, "editor", password);
}

/* A page of the site's own, as somebody sees it who is signed in there. */
static char *
open_page (VouchTestPortal *portal, const char *path)
{
  g_autofree char *address = g_strconcat (g_getenv ("VOUCH_WORDPRESS"), path, NULL);
  g_autofree char *browser = vouch_test_wordpress_do ("browse", "editor");
  SoupMessage *message = soup_message_new ("GET", address);
  g_autoptr (VouchTestAnswer) answer = NULL;

  *strchr (browser, '\n') = '\0';
  soup_message_headers_append (soup_message_get_request_headers (message), "Cookie", browser);
  answer = vouch_test_portal_send (portal, message);
  assert_int_equal (answer->status, 200);
  return g_strdup (answer->body);
}

static char *
open_edit_screen (VouchTestPortal *portal, const char *id)
{
  g_autofree char *post = vouch_test_wordpress_do ("post", id);
  g_autofree char *path = g_strdup_printf ("/wp-admin/post.php?post=%s&action=edit", post);

  return open_page (portal, path);
}

/* The same text as title, excerpt, tag and category. */
static VouchTestAnswer *
put (VouchTestPortal *portal, const char *id, const char *text)
{
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *usual = vouch_test_portal_body (id, NULL, "null", "Usual", PUBLISH);
  g_autoptr (JsonNode) body = vouch_json_parse (usual, strlen (usual), 1000000, NULL);
  JsonObject *object = json_node_get_object (body);
  g_autofree char *printed = NULL;

  json_object_set_string_member (object, "title", text);
  json_object_set_string_member (object, "excerpt", text);
  for (guint i = 0; i < 2; i++)
    {
      JsonArray *list = json_array_new ();

      json_array_add_string_element (list, text);
      json_object_set_array_member (object, i == 0 ? "tags" : "categories", list);
    }
  printed = vouch_json_print (body, FALSE);
  return vouch_test_portal_send (portal,
                                 vouch_test_portal_message (portal, "PUT", path, printed, NULL));
}

/* All of them at once, each behind a mark: pages of a site take their time. */
static void
test_hostile_texts_are_text (void **state)
{
  VouchTestPortal *portal = sign_in ();
  gsize length;
  g_autofree char *text = vouch_test_read_fixture ("hostile-strings.json", &length);
  g_autoptr (JsonNode) list = vouch_json_parse (text, length, length, NULL);
  JsonArray *texts = json_node_get_array (list);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchTestAnswer) answer = NULL;
  g_autofree char *screen = NULL;
  g_autofree char *cards = NULL;

  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      const char *one = json_array_get_string_element (texts, i);

      if (all->len + strlen (one) < 1500)
        g_string_append_printf (all, MARK "%s ", one);
    }
  assert_true (all->len > 500);
  answer = put (portal, id, all->str);
  if (answer->status != 201)
    fail_msg ("%u: %s", answer->status, answer->body);
  screen = open_edit_screen (portal, id);
  cards = open_page (portal, "/wp-admin/edit.php?post_type=vouch_card");
  assert_null (strstr (screen, MARK));
  assert_null (strstr (cards, MARK));
  vouch_test_portal_free (portal);
}

/* Nothing there is written in, and where it is said. */
static void
test_screen_says_where (void **state)
{
  VouchTestPortal *portal = sign_in ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchTestAnswer) answer
      = vouch_test_contract_put_card (portal, id, "null", "A card", PUBLISH);
  g_autofree char *screen = NULL;

  assert_int_equal (answer->status, 201);
  screen = open_edit_screen (portal, id);
  assert_non_null (strstr (screen, "This card is written in Vouch."));
  assert_non_null (strstr (screen, "<h2>A card</h2>"));
  assert_null (strstr (screen, "name=\"post_title\""));
  assert_null (strstr (screen, "id=\"content\""));
  vouch_test_portal_free (portal);
}

/* Without the plugin the cards are still there, and it goes on counting when it comes back. */
static void
test_uninstalling_keeps_cards (void **state)
{
  VouchTestPortal *portal = sign_in ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchTestAnswer) answer
      = vouch_test_contract_put_card (portal, id, "null", "A card", PUBLISH);
  g_autofree char *left = NULL;
  g_autoptr (VouchTestAnswer) again = NULL;

  assert_int_equal (answer->status, 201);
  left = vouch_test_wordpress_do ("uninstall", id);
  assert_string_equal (left, "{\"post\":\"publish\",\"revision\":1}");
  again = vouch_test_contract_put_card (portal, id, "1", "Another", PUBLISH);
  assert_int_equal (vouch_test_answer_number (again, "revision"), 2);
  vouch_test_portal_free (portal);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_hostile_texts_are_text),
    cmocka_unit_test (test_screen_says_where),
    cmocka_unit_test (test_uninstalling_keeps_cards),
  };

  if (!g_getenv ("VOUCH_WORDPRESS"))
    return vouch_test_skip_all ("there is no WordPress here");
  return vouch_test_run ("wordpress-admin", tests);
}
