/* test-portal-readers.c: what readers and robots find: search, the map of the site, health.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-portal.h"

#include <string.h>

static int
set_up (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();

  vouch_test_portal_start (portal, 0);
  *state = portal;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

/* @text: (nullable): HTML as JSON text has it, at the end of the card's page. Returns: (transfer full): its id */
static char *
put_page (VouchTestPortal *portal, const char *title, const char *more, const char *text)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *usual = vouch_test_portal_body (id, NULL, "null", title, more);
  g_autoptr (GString) body = g_string_new (usual);
  g_autofree char *end = g_strconcat (text ? text : "", "</article>", NULL);
  g_autoptr (VouchTestAnswer) answer = NULL;

  g_string_replace (body, "</article>", end, 0);
  answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", path, body->str, NULL));
  assert_int_equal (answer->status, 201);
  return g_steal_pointer (&id);
}

static void
put (VouchTestPortal *portal, const char *title, const char *more)
{
  g_free (put_page (portal, title, more, NULL));
}

#define PUBLISH "\"status\":\"publish\","

static const struct
{
  const char *words; /* as in an address */
  const char *found[3];
} searches[] = {
  { "exercise", { "Exercise and mood" } },
  { "EXERC", { "Exercise and mood" } },                /* the beginning of a word */
  { "mood+exercise", { "Exercise and mood" } },        /* in any order */
  { "ercise", { NULL } },                              /* no beginning */
  { "cafe", { "Caf\303\251 visits" } },                /* without its accent */
  { "caf%C3%A9", { "Caf\303\251 visits" } },
  { "sleep", { "Caf\303\251 visits" } },               /* in the excerpt */
  { "psychiatry", { "Exercise and mood" } },           /* a tag */
  { "secret", { NULL } },                              /* a draft */
  { "later", { NULL } },                               /* not out yet */
  { "lithium", { "Exercise and mood" } },              /* on the page */
  { "aria-label", { NULL } },                          /* in its markup only */
  { "H2O", { "Exercise and mood" } },                  /* half of it lowered */
  { "%22exercise", { "Exercise and mood" } },          /* signs that the index has a use for */
  { "mood%22+OR+%22sleep", { NULL } },
  { "exercise+AND+mood", { "Exercise and mood" } },    /* three words */
  { "title:exercise", { NULL } },
  { "-exercise", { "Exercise and mood" } },
  { "%28exercise%29", { "Exercise and mood" } },
  { "exercise*", { "Exercise and mood" } },
  { "NEAR", { NULL } },
  { "a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+"
    "a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a",
    { "Exercise and mood" } },
  { "+%22%22+", { NULL } },                            /* no word at all */
  { "...", { NULL } },
  { "%FF%FE", { NULL } },
  { "%3Cscript%3E", { NULL } },
};

static gboolean
is_found (VouchTestPortal *portal, const char *words)
{
  g_autofree char *path = g_strconcat ("?q=", words, NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_get (portal, path);

  assert_int_equal (answer->status, 200);
  return !strstr (answer->body, "No card has all these words");
}

/* Words are indexed once nothing comes for a moment, in the order in which they were published. */
static void
wait_for_words (VouchTestPortal *portal)
{
  static guint n_marks;
  g_autofree char *mark = g_strdup_printf ("zuletzt%u", ++n_marks);

  put (portal, mark, PUBLISH);
  for (guint i = 0; !is_found (portal, mark); i++)
    {
      assert_true (i < 1000);
      g_usleep (20000);
    }
}

static void
test_search (void **state)
{
  VouchTestPortal *portal = *state;

  g_free (put_page (portal, "Exercise and mood", PUBLISH "\"tags\":[\"psychiatry\"],",
                    "<p aria-label='x > y'>Lithium</p><p>H<sub>2</sub>O</p><p>a</p>"));
  put (portal, "Caf\303\251 visits", PUBLISH "\"excerpt\":\"Coffee and sleep\",");
  put (portal, "Secret draft", NULL);
  put (portal, "Comes later", PUBLISH "\"date\":\"2999-01-01\",");
  wait_for_words (portal);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("?q=", searches[i].words, NULL);
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_get (portal, path);

      assert_int_equal (answer->status, 200);
      assert_string_equal (vouch_test_answer_header (answer, "X-Robots-Tag"), "noindex");
      assert_null (strstr (answer->body, "<script"));
      if (!searches[i].found[0] && !strstr (answer->body, "No card has all these words"))
        fail_msg ("%s: %s", path, answer->body);
      for (gsize j = 0; searches[i].found[j]; j++)
        if (!strstr (answer->body, searches[i].found[j]))
          fail_msg ("%s: %s", path, answer->body);
    }
}

static void
change (VouchTestPortal *portal, const char *id, const char *base, const char *title, const char *more)
{
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *body = vouch_test_portal_body (id, NULL, base, title, more);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", path, body, NULL));

  assert_int_equal (answer->status, 200);
}

static void
withdraw (VouchTestPortal *portal, const char *id, const char *tag)
{
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", path, NULL, "If-Match", tag, NULL));

  assert_int_equal (answer->status, 200);
}

/* Whether any file of the portal’s has these bytes. */
static gboolean
is_on_disk (VouchTestPortal *portal, const char *bytes)
{
  g_autoptr (GDir) folder = g_dir_open (portal->data, 0, NULL);
  gboolean is_there = FALSE;
  const char *name;

  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (portal->data, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      assert_true (g_file_get_contents (path, &text, &length, NULL));
      is_there = is_there || g_strstr_len (text, (gssize) length, bytes);
    }
  return is_there;
}

/* What may not be read is not found, by whatever way it came to be so; and what is gone leaves no trace. */
static void
test_search_finds_nothing_hidden (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *changed = put_page (portal, "Before", PUBLISH, "<p>Aardvark</p>");
  g_autofree char *taken_off = put_page (portal, "Taken off", PUBLISH, "<p>Bumblebee</p>");
  g_autofree char *gone = put_page (portal, "Gone", PUBLISH, "<p>Zyzzyvaqx</p>");
  g_autofree char *draft = put_page (portal, "Draft", NULL, "<p>Crocodile</p>");
  g_autofree char *embargo
      = put_page (portal, "Embargo", PUBLISH "\"date\":\"2999-01-01\",", "<p>Dromedary</p>");

  wait_for_words (portal);
  assert_true (is_found (portal, "aardvark"));
  assert_true (is_found (portal, "bumblebee"));
  assert_true (is_found (portal, "zyzzyvaqx"));
  assert_false (is_found (portal, "crocodile"));
  assert_false (is_found (portal, "dromedary"));
  change (portal, changed, "1", "After", PUBLISH);
  change (portal, taken_off, "1", "Taken off", "\"status\":\"draft\",");
  withdraw (portal, gone, "\"r1\"");
  /* At once: */
  assert_false (is_found (portal, "aardvark"));
  assert_false (is_found (portal, "bumblebee"));
  assert_false (is_found (portal, "taken"));
  assert_false (is_found (portal, "zyzzyvaqx"));
  /* A draft that comes out is found from then on. */
  change (portal, draft, "1", "Crocodile", PUBLISH);
  wait_for_words (portal);
  assert_true (is_found (portal, "after"));
  assert_false (is_found (portal, "aardvark"));
  assert_true (is_found (portal, "crocodile"));
  vouch_test_portal_stop (portal);
  assert_false (is_on_disk (portal, "Zyzzyvaqx"));
  assert_false (is_on_disk (portal, "zyzzyvaqx"));
}

#define MANY 52

static guint
count_links (const char *body)
{
  guint n = 0;

  for (const char *link = body; (link = strstr (link, "href=\"/cards/")); link++)
    n++;
  return n;
}

/* No answer grows with the portal. */
static void
test_search_has_pages (void **state)
{
  static const struct
  {
    const char *path;
    guint status;
    guint n_links;
    const char *more; /* (nullable) */
  } pages[] = {
    { "?q=common", 200, 50, "href=\"/?q=common&amp;page=2\"" },
    { "?q=common&page=2", 200, MANY - 50, "href=\"/?q=common&amp;page=1\"" },
    { "?q=common&page=3", 404, 0, NULL },
    { "?q=common&page=0", 404, 0, NULL },
    { "?q=common&page=x", 404, 0, NULL },
    { "?q=%22%26+common", 200, 50, "href=\"/?q=%22%26%20common&amp;page=2\"" },
  };
  VouchTestPortal *portal = *state;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *title = g_strdup_printf ("Common %u", i);

      put (portal, title, PUBLISH);
    }
  wait_for_words (portal);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_get (portal, pages[i].path);

      if (answer->status != pages[i].status || count_links (answer->body) != pages[i].n_links
          || (pages[i].more && !strstr (answer->body, pages[i].more)))
        fail_msg ("%s: %u, %u links: %s", pages[i].path, answer->status, count_links (answer->body),
                  answer->body);
    }
}

/* What the title says comes before what the page says. */
static void
test_best_first (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) answer = NULL;

  put (portal, "Ketamine", PUBLISH);
  g_free (put_page (portal, "Something else", PUBLISH, "<p>Ketamine is named.</p>"));
  wait_for_words (portal);
  answer = vouch_test_portal_get (portal, "?q=ketamine");
  assert_non_null (strstr (answer->body, "2 cards have these words"));
  assert_true (strstr (answer->body, ">Ketamine</a>") < strstr (answer->body, ">Something else</a>"));
}

static void
test_sitemap (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) robots = vouch_test_portal_get (portal, "robots.txt");
  g_autoptr (VouchTestAnswer) map = NULL;
  g_autofree char *address = g_strconcat ("<loc>", portal->root, "cards/exercise</loc>", NULL);
  g_autofree char *line = g_strconcat ("Sitemap: ", portal->root, "sitemap.xml\n", NULL);

  put (portal, "Exercise", PUBLISH);
  put (portal, "Secret draft", NULL);
  put (portal, "Comes later", PUBLISH "\"date\":\"2999-01-01\",");
  map = vouch_test_portal_get (portal, "sitemap.xml");
  assert_int_equal (map->status, 200);
  assert_non_null (strstr (map->body, address));
  assert_null (strstr (map->body, "secret"));
  assert_null (strstr (map->body, "later"));
  assert_non_null (strstr (robots->body, line));
}

static void
test_health (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) health = vouch_test_portal_get (portal, "vouch/v1/health");

  assert_int_equal (health->status, 200);
  assert_string_equal (vouch_test_answer_text (health, "status"), "ok");
}

/* What was published just before the end is found after the next start. */
static void
test_words_after_a_restart (void **state)
{
  VouchTestPortal *portal = *state;

  put (portal, "Armadillo", PUBLISH);
  vouch_test_portal_stop (portal);
  vouch_test_portal_start (portal, 0);
  assert_true (is_found (portal, "armadillo"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_search, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_search_finds_nothing_hidden, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_search_has_pages, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_best_first, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_words_after_a_restart, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_sitemap, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_health, set_up, tear_down),
  };

  return vouch_test_run ("portal-readers", tests);
}
