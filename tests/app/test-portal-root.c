/* test-portal-root.c: where a site's API is, as it says itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-portal-root.h"

#define PAGE "https://example.org/blog/"
#define API "; rel=\"https://api.w.org/\""

typedef struct
{
  const char *link; /* NULL = no such header */
  const char *root; /* NULL = none */
} Link;

static const Link links[] = {
  { "<https://example.org/blog/wp-json/>" API, "https://example.org/blog/wp-json/" },
  { "<https://example.org/index.php?rest_route=/>" API, "https://example.org/index.php?rest_route=/" },
  { "</wp-json/>" API, "https://example.org/wp-json/" },
  { "<https://EXAMPLE.org:443/wp-json/>" API, "https://EXAMPLE.org/wp-json/" },
  { "<https://example.org/?p=1>; rel=shortlink, <https://example.org/wp-json/>" API
    ", <https://example.org/wp-json/wp/v2/posts/1>; rel=\"alternate\"; type=\"application/json\"",
    "https://example.org/wp-json/" },
  { "<http://example.org/wp-json/>" API, NULL },
  { "<https://example.com/wp-json/>" API, NULL },
  { "<https://example.org.example.com/wp-json/>" API, NULL },
  { "<https://example.org:8443/wp-json/>" API, NULL },
  { "<file:///etc/passwd>" API, NULL },
  { "<https://example.org/wp-json/>; rel=\"alternate\"", NULL },
  { "https://example.org/wp-json/" API, NULL },
  { API, NULL },
  { "", NULL },
  { NULL, NULL },
};

static void
test_links (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *root = vouch_portal_root_from_link (links[i].link, PAGE);

      if (g_strcmp0 (root, links[i].root) != 0)
        fail_msg ("%s: %s, not %s", links[i].link, root, links[i].root);
    }
}

static void
test_join (void **state)
{
  static const char *const cases[][3] = {
    { "https://example.org/wp-json/", "vouch/v1/cards?page=2", "https://example.org/wp-json/vouch/v1/cards?page=2" },
    { "https://example.org/index.php?rest_route=/", "vouch/v1/cards?page=2&per_page=3",
      "https://example.org/index.php?rest_route=/vouch/v1/cards&page=2&per_page=3" },
    { "http://127.0.0.1:8459/", "", "http://127.0.0.1:8459/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = vouch_portal_root_join (cases[i][0], cases[i][1]);

      assert_string_equal (address, cases[i][2]);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_links),
    cmocka_unit_test (test_join),
  };

  return vouch_test_run ("portal-root", tests);
}
