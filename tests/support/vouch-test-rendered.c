/* vouch-test-rendered.c: the page of a card, for tests of what is on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-rendered.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-published-form.h"

JsonNode *
vouch_test_parse_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", error->message, json);
  return node;
}

VouchPage *
vouch_test_render (const char *json)
{
  g_autoptr (JsonNode) card = vouch_test_parse_json (json);
  g_autoptr (JsonNode) form = vouch_published_form (card);
  VouchPage *page = vouch_page_new (form);

  assert_non_null (page);
  return page;
}

VouchPage *
vouch_test_render_fixture (const char *name)
{
  g_autofree char *json = vouch_test_read_fixture (name, NULL);

  return vouch_test_render (json);
}
