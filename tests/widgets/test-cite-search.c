/* test-cite-search.c: what the card has, and what others who are asked find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include <string.h>

#include "vouch-cite-hit.h"
#include "vouch-cite-popover.h"
#include "vouch-cite-search.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-test-check.h"
#include "vouch-widgets.h"

/* --- somebody who is asked --- */

#define TEST_TYPE_PROVIDER (test_provider_get_type ())
G_DECLARE_FINAL_TYPE (TestProvider, test_provider, TEST, PROVIDER, GObject)

struct _TestProvider
{
  GObject parent_instance;

  const char *answer; /* JSON array; NULL: a failure */
  guint delay;        /* milliseconds */
  guint pause;        /* milliseconds; 0: the usual one */
  guint n_asked;
  const char *question; /* (nullable): to be agreed to first */
};

static const char *
get_name (VouchCiteProvider *provider)
{
  return "Shelf";
}

static gboolean
wants (VouchCiteProvider *provider, const char *typed)
{
  return !TEST_PROVIDER (provider)->question;
}

static guint
get_pause (VouchCiteProvider *provider)
{
  guint pause = TEST_PROVIDER (provider)->pause;

  return pause > 0 ? pause : VOUCH_CITE_PAUSE;
}

static const char *
get_question (VouchCiteProvider *provider, const char *typed)
{
  return TEST_PROVIDER (provider)->question;
}

static void
agree (VouchCiteProvider *provider, const char *typed)
{
  if (typed)
    TEST_PROVIDER (provider)->question = NULL;
}

static gboolean
answer_cb (gpointer data)
{
  GTask *task = data;
  TestProvider *self = g_task_get_source_object (task);
  GPtrArray *items;
  g_autoptr (JsonNode) node = NULL;

  if (!self->answer)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The shelf is locked.");
      return G_SOURCE_REMOVE;
    }
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  node = vouch_test_parse (self->answer);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    g_ptr_array_add (items, json_object_ref (json_array_get_object_element (json_node_get_array (node), i)));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
search_async (VouchCiteProvider *provider, const char *typed, GCancellable *cancellable,
              GAsyncReadyCallback callback, gpointer data)
{
  TestProvider *self = TEST_PROVIDER (provider);

  self->n_asked++;
  g_timeout_add_full (G_PRIORITY_DEFAULT, self->delay, answer_cb,
                      g_task_new (self, NULL, callback, data), g_object_unref);
}

static GPtrArray *
search_finish (VouchCiteProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
init_iface (VouchCiteProviderInterface *iface)
{
  iface->get_name = get_name;
  iface->wants = wants;
  iface->search_async = search_async;
  iface->search_finish = search_finish;
  iface->get_pause = get_pause;
  iface->get_question = get_question;
  iface->agree = agree;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProvider, test_provider, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VOUCH_TYPE_CITE_PROVIDER, init_iface))

static void
test_provider_class_init (TestProviderClass *klass)
{
}

static void
test_provider_init (TestProvider *self)
{
}

/* --- the search --- */

typedef struct
{
  VouchDocument *document;   /* (owned) */
  VouchCitationIndex *index; /* (owned) */
  GListStore *hits;          /* (owned) */
  TestProvider *provider;    /* (owned) */
  VouchCiteSearch *search;   /* (owned) */
} Fixture;

static Fixture
open_search (const char *answer)
{
  Fixture fixture = { 0 };

  fixture.document = vouch_test_open_fixture ("check/clean.scorecard");
  fixture.index = vouch_citation_index_new (fixture.document);
  fixture.hits = g_list_store_new (VOUCH_TYPE_CITE_HIT);
  fixture.provider = g_object_new (TEST_TYPE_PROVIDER, NULL);
  fixture.provider->answer = answer;
  fixture.search = vouch_cite_search_new (fixture.hits);
  vouch_cite_search_add_provider (fixture.search, VOUCH_CITE_PROVIDER (fixture.provider));
  vouch_cite_search_set_document (fixture.search, fixture.document, fixture.index);
  return fixture;
}

static void
close_search (Fixture *fixture)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->provider);
  g_assert_finalize_object (fixture->hits);
  g_clear_object (&fixture->index);
  g_assert_finalize_object (fixture->document);
}

static gboolean
has_answered (gpointer data)
{
  Fixture *fixture = data;

  return fixture->provider->n_asked > 0 && !vouch_cite_search_get_status (fixture->search);
}

static void
run (Fixture *fixture, const char *typed)
{
  fixture->provider->n_asked = 0;
  vouch_cite_search_run (fixture->search, vouch_document_lookup (fixture->document, "b1"), typed);
  assert_true (vouch_test_wait_until (has_answered, fixture, 10000));
}

static char *
get_text (Fixture *fixture, guint index, const char *property)
{
  g_autoptr (GObject) hit = g_list_model_get_item (G_LIST_MODEL (fixture->hits), index);
  char *text = NULL;

  if (hit)
    g_object_get (hit, property, &text, NULL);
  return text;
}

static void
assert_text (Fixture *fixture, guint index, const char *property, const char *words)
{
  g_autofree char *text = get_text (fixture, index, property);

  if (g_strcmp0 (text, words) != 0)
    fail_msg ("%s of %u: %s", property, index, text);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->hits));
}

/* What somebody else has for words stands below the new reference that they make, which is selected. */
static void
test_found_elsewhere (void **state)
{
  Fixture fixture = open_search (
      "[{'type':'article-journal','title':'Zebras and their eyes','author':[{'family':'Zorn','given':'Z'}],"
      "'issued':{'date-parts':[[2021]]},'DOI':'10.1000/zebra','updated-by':[{'type':'retraction'}]}]");

  run (&fixture, "zebras");
  assert_int_equal (count (&fixture), 2);
  assert_text (&fixture, 0, "title", "New Reference");
  assert_text (&fixture, 1, "subtitle", "Zebras and their eyes");
  assert_text (&fixture, 1, "badge", "Shelf");
  assert_text (&fixture, 1, "standing", "Retracted");
  close_search (&fixture);
}

/* The article that the card summarises is offered first, while no reference of the card is it and none
 * was cited; then behind those that were. */
static void
test_article (void **state)
{
  Fixture fixture = open_search ("[]");

  vouch_test_set (fixture.document, "card", "article/title", "'Blinking and screens at night'");
  vouch_test_set (fixture.document, "card", "article/reference", "null");
  run (&fixture, "");
  assert_text (&fixture, 0, "badge", "[1]");
  assert_text (&fixture, g_list_model_get_n_items (G_LIST_MODEL (fixture.hits)) - 1, "badge", "This article");
  vouch_cite_search_set_document (fixture.search, fixture.document, NULL);
  run (&fixture, "");
  assert_text (&fixture, 0, "subtitle", "Blinking and screens at night");
  assert_text (&fixture, 0, "badge", "This article");
  run (&fixture, "author screens");
  assert_text (&fixture, 0, "subtitle", "Blinking and screens at night");
  run (&fixture, "zebras");
  assert_text (&fixture, 0, "title", "New Reference");
  vouch_test_set (fixture.document, "card", "article/reference", "'r1'");
  vouch_cite_search_set_document (fixture.search, fixture.document, fixture.index);
  run (&fixture, "");
  assert_text (&fixture, 0, "badge", "[1]");
  close_search (&fixture);
}

/* What is typed as an identifier becomes the work that somebody knows by it. */
static void
test_identifier (void **state)
{
  Fixture fixture = open_search (
      "[{'type':'article-journal','title':'Zebras and their eyes','author':[{'family':'Zorn','given':'Z'}],"
      "'issued':{'date-parts':[[2021]]},'DOI':'10.1000/zebra'}]");

  vouch_cite_search_run (fixture.search, vouch_document_lookup (fixture.document, "b1"), "10.1000/zebra");
  assert_int_equal (count (&fixture), 1);
  assert_text (&fixture, 0, "title", "New Reference");
  run (&fixture, "10.1000/zebra");
  assert_int_equal (count (&fixture), 1);
  assert_text (&fixture, 0, "subtitle", "Zebras and their eyes");
  close_search (&fixture);
}

static gboolean
has_answered_once (gpointer data)
{
  return ((TestProvider *) data)->n_asked > 0;
}

static gboolean
has_both_answers (gpointer data)
{
  Fixture *fixture = data;
  const char *status = vouch_cite_search_get_status (fixture->search);

  return count (fixture) == 2 && (!status || !strstr (status, "Asking"));
}

/* Why one can't tell stays there when the next one has found something. */
static void
test_one_fails (void **state)
{
  Fixture fixture = open_search (NULL);
  g_autoptr (TestProvider) second = g_object_new (TEST_TYPE_PROVIDER, NULL);

  second->answer = "[{'type':'book','title':'Zebras'}]";
  second->delay = 50;
  vouch_cite_search_add_provider (fixture.search, VOUCH_CITE_PROVIDER (second));
  vouch_cite_search_run (fixture.search, vouch_document_lookup (fixture.document, "b1"), "zebras");
  assert_true (vouch_test_wait_until (has_answered_once, second, 10000));
  assert_true (vouch_test_wait_until (has_both_answers, &fixture, 10000));
  assert_string_equal (vouch_cite_search_get_status (fixture.search), "The shelf is locked.");
  assert_text (&fixture, 1, "badge", "Shelf");
  close_search (&fixture);
}

/* Whoever waits for a longer pause is asked after the others, and not at all for what is typed on. */
static void
test_pause (void **state)
{
  Fixture fixture = open_search ("[]");
  g_autoptr (TestProvider) far = g_object_new (TEST_TYPE_PROVIDER, NULL);
  VouchNode *owner = vouch_document_lookup (fixture.document, "b1");

  far->answer = "[{'type':'book','title':'Zebras of the north'}]";
  /* Longer than any machine is slow. */
  far->pause = G_MAXINT / 2;
  vouch_cite_search_add_provider (fixture.search, VOUCH_CITE_PROVIDER (far));
  vouch_cite_search_run (fixture.search, owner, "zebras o");
  assert_true (vouch_test_wait_until (has_answered_once, fixture.provider, 10000));
  assert_int_equal (far->n_asked, 0);
  far->pause = VOUCH_CITE_PAUSE + 100;
  vouch_cite_search_run (fixture.search, owner, "zebras of");
  assert_true (vouch_test_wait_until (has_answered_once, far, 10000));
  assert_int_equal (far->n_asked, 1);
  assert_int_equal (fixture.provider->n_asked, 2);
  assert_true (vouch_test_wait_until (has_both_answers, &fixture, 10000));
  assert_text (&fixture, 1, "subtitle", "Zebras of the north");
  close_search (&fixture);
}

static gboolean
is_asked_twice (gpointer data)
{
  return ((Fixture *) data)->provider->n_asked > 1;
}

/* What would be sent is said first; who agrees need not type again. */
static void
test_question (void **state)
{
  Fixture fixture = open_search ("[{'type':'book','title':'Zebras of the north'}]");
  g_autoptr (TestProvider) near = g_object_new (TEST_TYPE_PROVIDER, NULL);
  VouchNode *owner = vouch_document_lookup (fixture.document, "b1");

  near->answer = "[]";
  vouch_cite_search_add_provider (fixture.search, VOUCH_CITE_PROVIDER (near));
  fixture.provider->question = "Search the shelf?";
  vouch_cite_search_run (fixture.search, owner, "zebras");
  assert_true (vouch_test_wait_until (has_answered_once, near, 10000));
  assert_int_equal (fixture.provider->n_asked, 0);
  assert_string_equal (vouch_cite_search_get_question (fixture.search), "Search the shelf?");
  vouch_cite_search_agree (fixture.search);
  assert_int_equal (fixture.provider->n_asked, 1);
  assert_null (vouch_cite_search_get_question (fixture.search));
  assert_true (vouch_test_wait_until (has_both_answers, &fixture, 10000));
  assert_text (&fixture, 1, "badge", "Shelf");
  /* Whoever agrees before the pause is over is not asked for twice. */
  fixture.provider->question = "Search the shelf?";
  fixture.provider->n_asked = 0;
  near->n_asked = 0;
  near->pause = VOUCH_CITE_PAUSE + 50;
  vouch_cite_search_run (fixture.search, owner, "zebras of");
  vouch_cite_search_agree (fixture.search);
  assert_int_equal (fixture.provider->n_asked, 1);
  assert_int_equal (near->n_asked, 1);
  assert_true (vouch_test_wait_until (has_both_answers, &fixture, 10000));
  assert_false (vouch_test_wait_until (is_asked_twice, &fixture, VOUCH_CITE_PAUSE + 100));
  close_search (&fixture);
}

/* A reference that was pasted with another paper's identifier. */
static void
test_other_title (void **state)
{
  Fixture fixture = open_search (
      "[{'type':'article-journal','title':'Zebras and their eyes','author':[{'family':'Zorn','given':'Z'}],"
      "'issued':{'date-parts':[[2021]]},'DOI':'10.1000/zebra'}]");

  run (&fixture, "Kim A, Lee B. Lenses that were worn for whole days. J Eyes. 2020;3(1):4-9. doi:10.1000/zebra");
  assert_int_equal (count (&fixture), 2);
  assert_text (&fixture, 1, "standing", "Title differs from the pasted one");
  close_search (&fixture);
}

/* The card's own is not offered a second time. */
static void
test_own_once (void **state)
{
  Fixture fixture = open_search ("[]");
  VouchNode *own = vouch_document_lookup (fixture.document, "r1");
  g_autoptr (JsonNode) csl = vouch_node_to_json (own);
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *answer = NULL;
  guint n_own;

  run (&fixture, "");
  n_own = count (&fixture);
  json_array_add_element (all, json_node_ref (csl));
  json_node_set_array (node, all);
  answer = json_to_string (node, FALSE);
  fixture.provider->answer = answer;
  run (&fixture, "");
  assert_int_equal (count (&fixture), n_own);
  close_search (&fixture);
}

/* Why somebody could not tell is said; the card's own hits stay. */
static void
test_trouble (void **state)
{
  Fixture fixture = open_search (NULL);

  fixture.provider->n_asked = 0;
  vouch_cite_search_run (fixture.search, vouch_document_lookup (fixture.document, "b1"), "");
  while (fixture.provider->n_asked == 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  assert_string_equal (vouch_cite_search_get_status (fixture.search), "The shelf is locked.");
  assert_true (count (&fixture) > 0);
  vouch_cite_search_stop (fixture.search);
  close_search (&fixture);
}

/* An answer to what is no longer typed is dropped, and one that nobody waits for harms nothing. */
static void
test_late (void **state)
{
  Fixture fixture = open_search ("[{'type':'book','title':'Late in the day'}]");
  GWeakRef provider;

  g_weak_ref_init (&provider, fixture.provider);
  fixture.provider->delay = 300;
  vouch_cite_search_run (fixture.search, vouch_document_lookup (fixture.document, "b1"), "");
  while (fixture.provider->n_asked == 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture.provider);
  g_assert_finalize_object (fixture.search);
  while (TRUE)
    {
      g_autoptr (GObject) left = g_weak_ref_get (&provider);

      if (!left)
        break;
      g_clear_object (&left);
      g_main_context_iteration (NULL, TRUE);
    }
  g_weak_ref_clear (&provider);
  g_assert_finalize_object (fixture.hits);
  g_clear_object (&fixture.index);
  g_assert_finalize_object (fixture.document);
}

/* What a reference manager copies can be cited as it is pasted. */
static void
test_pasted_list (void **state)
{
  Fixture fixture = open_search ("[]");

  run (&fixture, "TY  - JOUR\nTI  - Tears of lenses\nAU  - Kim, A\nPY  - 2024\nER  - \n"
                 "TY  - BOOK\nTI  - Eyes\nAU  - Lee, B\nPY  - 2020\nER  - \n");
  assert_int_equal (count (&fixture), 2);
  assert_text (&fixture, 0, "subtitle", "Tears of lenses");
  assert_text (&fixture, 0, "badge", "Pasted");
  close_search (&fixture);
}

/* --- in the popover, by keyboard --- */

static void
test_cited_by_enter (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchCitationIndex) index = vouch_citation_index_new (document);
  VouchNodeList *references = vouch_card_get_references (vouch_document_get_card (document));
  guint n_before = vouch_node_list_get_size (references);
  GtkWidget *button, *window;
  VouchCitePopover *popover;
  TestProvider *provider = g_object_new (TEST_TYPE_PROVIDER, NULL);
  VouchNode *added;

  vouch_widgets_init ();
  vouch_widgets_style ();
  button = gtk_button_new_with_label ("Here");
  window = vouch_test_present (button, 700, 500);
  popover = VOUCH_CITE_POPOVER (vouch_cite_popover_new ());
  provider->answer
      = "[{'type':'article-journal','title':'Zebras and their eyes','author':[{'family':'Zorn','given':'Z'}],"
        "'issued':{'date-parts':[[2021]]},'DOI':'10.1000/zebra','updated-by':[{'type':'retraction'}]},"
        "{'type':'article','title':'Zebras of the north','author':[{'family':'Nord','given':'N'}],"
        "'container-title':'medRxiv','issued':{'date-parts':[[2022]]}}]";
  vouch_cite_popover_add_provider (popover, VOUCH_CITE_PROVIDER (provider));
  gtk_widget_set_parent (GTK_WIDGET (popover), button);
  vouch_cite_popover_set_document (popover, document, NULL, index);
  vouch_cite_popover_open (popover, "b1");
  vouch_test_settle (window);
  provider->n_asked = 0;
  vouch_test_type (window, "zebras");
  while (provider->n_asked == 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  vouch_test_settle (window);
  vouch_test_shoot (GTK_WIDGET (popover), "cite-popover-found");
  vouch_test_press (window, "Down Return");
  vouch_test_settle (window);
  assert_int_equal (vouch_node_list_get_size (references), n_before + 1);
  added = vouch_node_list_peek (references, n_before);
  assert_string_equal (vouch_node_get_text (added, "DOI"), "10.1000/zebra");
  assert_int_equal (strlen (vouch_node_get_id (added)), 36);
  gtk_popover_popdown (GTK_POPOVER (popover));
  vouch_test_settle (window);
  gtk_widget_unparent (GTK_WIDGET (popover));
  vouch_test_close (window, NULL);
  g_object_unref (provider);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_article),
    cmocka_unit_test (test_found_elsewhere), cmocka_unit_test (test_identifier), cmocka_unit_test (test_one_fails),
    cmocka_unit_test (test_pause),           cmocka_unit_test (test_question),
    cmocka_unit_test (test_other_title),     cmocka_unit_test (test_own_once),
    cmocka_unit_test (test_trouble),         cmocka_unit_test (test_late),
    cmocka_unit_test (test_pasted_list),     cmocka_unit_test (test_cited_by_enter),
  };

  return vouch_test_run_widgets ("cite-search", tests);
}
