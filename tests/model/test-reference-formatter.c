/* test-reference-formatter.c: references in the styles that are installed.
 *
 * Skipped where citeproc-js, which the set-up brings, is not in the build folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-reference-formatter.h"
#include "vouch-reference-html.h"

#include <string.h>


static const struct
{
  const char *item;
  const char *style; /* NULL: the AMA's */
  const char *entry;
} cases[] = {
  { "{'type':'article-journal','title':'Is it so?','author':[{'family':'Gage','given':'BF'},"
    "{'family':'van der Berg','given':'Amy-lou'}],'container-title':'Journal of Clinical Oncology',"
    "'volume':'12','issue':'3','page':'33-6','issued':{'date-parts':[[2014]]},'DOI':'10.1000/x'}",
    NULL,
    "Gage BF, van der Berg AL. Is it so? J Clin Oncol. 2014;12(3):33-36. doi:10.1000/x" },
  /* The sixth author is the last that all are listed with; of seven there are three. */
  { "{'type':'article-journal','title':'T','author':['A','B','C','D','E','F'],"
    "'container-title-short':'J','volume':1,'page':2,'issued':'2014'}",
    NULL, "A, B, C, D, E, F. T. J. 2014;1:2." },
  { "{'type':'article-journal','title':'T','author':['A','B','C','D','E','F','G'],"
    "'container-title-short':'J','volume':1,'page':2,'issued':'2014'}",
    NULL, "A, B, C, et al. T. J. 2014;1:2." },
  { "{'type':'article-journal','title':'A ‘single’ and “double”','author':[{'family':'O\\u2019Neil',"
    "'given':'A','suffix':'Jr.'}],'container-title-short':'J. Odd Stops.','volume':'1',"
    "'article-number':'e12','issued':{'date-parts':[[2014]]}}",
    NULL, "O’Neil A Jr. A ‘single’ and “double”. J Odd Stops. 2014;1:e12." },
  { "{'type':'article-journal','title':'Comment on “is it so?”','container-title-short':"
    "'Whole words. J Stop','volume':'1','page':'S33-6','issued':{'date-parts':[[2014]]}}",
    NULL, "Comment on “is it so?” Whole words. J Stop. 2014;1:S33-S36." },
  { "{'type':'article-journal','title':'Really?!','container-title-short':'J'}", NULL,
    "Really?! J." },
  { "{'type':'book','title':'Evidence-based medicine','author':[{'family':'Straus','given':'SE'}],"
    "'edition':'5','publisher':'Elsevier','issued':{'date-parts':[[2018]]}}",
    NULL, "Straus SE. Evidence-Based Medicine. 5th ed. Elsevier; 2018." },
  { "{'type':'chapter','title':'Heart failure','author':[{'family':'Roe','given':'J'}],"
    "'editor':[{'family':'Poe','given':'E'}],'container-title':'Textbook of cardiology',"
    "'publisher':'Elsevier','page':'12-8','issued':{'date-parts':[[2018]]}}",
    NULL, "Roe J. Heart failure. In: Poe E, ed. Textbook of Cardiology. Elsevier; 2018:12-18." },
  { "{'type':'webpage','title':'Sepsis','author':[{'literal':'National Institute for Health and "
    "Care Excellence'}],'URL':'https://www.nice.org.uk/guidance/ng51','container-title':'NICE',"
    "'issued':{'date-parts':[[2017,9,13]]},'accessed':{'date-parts':[[2024,1,5]]}}",
    NULL,
    "National Institute for Health and Care Excellence. Sepsis. NICE. Published September 13, 2017. "
    "Accessed January 5, 2024. https://www.nice.org.uk/guidance/ng51" },
  { "{'type':'article','title':'A preprint','author':[{'family':'Roe','given':'J'}],"
    "'publisher':'medRxiv','issued':{'date-parts':[[2021,3,4]]},'DOI':'10.1101/1'}",
    NULL, "Roe J. A preprint. medRxiv. Preprint posted online March 4, 2021. doi:10.1101/1" },
  { "{'type':'article-journal','genre':'preprint','title':'A preprint','author':[{'family':'Roe','given':'J'}],"
    "'container-title':'bioRxiv','issued':{'date-parts':[[2021,3]]},'DOI':'10.1101/1'}",
    NULL, "Roe J. A preprint. bioRxiv. Preprint posted online March 2021. doi:10.1101/1" },
  { "{'type':'article-journal','title':'Preprints of 2021','author':[{'family':'Roe','given':'J'}],"
    "'container-title-short':'J','issued':{'date-parts':[[2021,3]]}}",
    NULL, "Roe J. Preprints of 2021. J. Published online March 2021." },
  { "{'type':'article','title':'A preprint','author':[{'family':'Roe','given':'J'}],"
    "'publisher':'medRxiv','issued':{'date-parts':[[2021,3,4]]},'DOI':'10.1101/1'}",
    "nature", "Roe, J. A preprint. Preprint at https://doi.org/10.1101/1 (2021)." },
  /* Who published it is not known. */
  { "{'type':'paper-conference','title':'A talk','container-title':'Proceedings of A','issued':{'date-parts':[[2018]]}}",
    NULL, "A talk. In: Proceedings of A; 2018." },
  { "{'type':'book','title':'A book','editor':[{'family':'Roe','given':'J'}],'issued':{'date-parts':[[2018]]}}",
    NULL, "Roe J, ed. A Book; 2018." },
  { "{'type':'book','title':'A book','publisher':'Press & Sons, Inc.','issued':{'date-parts':[[2018]]}}",
    NULL, "A Book. Press & Sons, Inc.; 2018." },
  { "{'type':'article-journal','title':'A title','container-title-short':'J','issued':{'literal':'in press'}}",
    NULL, "A title. J. In press." },
  { "{'type':'dataset','title':'Some data','publisher':'Dryad','issued':{'date-parts':[[2020]]},'DOI':'10.1000/x'}",
    NULL, "Some data. Dryad. Published online 2020. doi:10.1000/x" },
  { "{'type':'speech','title':'A talk','event-title':'Annual Meeting','event-place':'Chicago','issued':{'date-parts':[[2018,6,2]]}}",
    NULL, "A talk. Presented at: Annual Meeting; June 2, 2018; Chicago." },
  { "{'type':'article-journal','title':'A title','author':[{'family':'Kim','given':'MS'}],"
    "'container-title-short':'J','volume':'1','page':'2-3','issued':{'date-parts':[[2014]]}}",
    "nature", "Kim, M. S. A title. J 1, 2–3 (2014)." },
  { "{'type':'article-journal','title':'A title','author':[{'family':'Kim','given':'MS'}],"
    "'container-title-short':'J','volume':'1','page':'2-3','issued':{'date-parts':[[2014]]}}",
    "vancouver", "Kim MS. A title. J. 2014;1:2–3." },
  { "{'type':'article-journal','title':'A title','author':[{'family':'Kim','given':'MS'}],"
    "'container-title':'J','volume':'1','page':'2-3','issued':{'date-parts':[[2014]]}}",
    "apa", "Kim, M. S. (2014). A title. J, 1, 2–3." },
  { "{'type':'article-journal','title':'A title','author':[{'family':'Kim','given':'MS'}],"
    "'container-title':'J','volume':'1','page':'2-3','issued':{'date-parts':[[2014]]}}",
    "ieee", "M. S. Kim, “A title,” J, vol. 1, pp. 2–3, 2014." },
  /* One that only gives another a name. */
  { "{'type':'article-journal','title':'A title','container-title':'J','volume':'1'}", "jama",
    "A title. J. 1." },
  /* Odd records cost nothing but themselves. */
  { "{'type':'article-journal','title':'<script>alert(1)</script>','author':{'x':1},'issued':[]}",
    NULL, "<script>alert(1)</script>." },
  { "{}", NULL, "" },
  { "7", NULL, "" },
};

static JsonNode *
read_json (const char *text)
{
  g_autoptr (GString) json = g_string_new (text);

  g_string_replace (json, "'", "\"", 0);
  return vouch_json_parse (json->str, json->len, VOUCH_JSON_MAX_CARD, NULL);
}

static char *
format_one (const char *item,
            const char *style)
{
  g_autofree char *list = g_strdup_printf ("[%s]", item);
  g_autoptr (JsonNode) json = read_json (list);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  assert_non_null (json);
  entries = vouch_reference_formatter_run (json_node_get_array (json), style, NULL, NULL, &error);
  if (!entries)
    fail_msg ("%s", error->message);
  assert_int_equal (entries->len, 1);
  return vouch_reference_parts_text (entries->pdata[0]);
}

static void
test_cases (void **state)
{
  guint n_wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entry = format_one (cases[i].item, cases[i].style);

      if (g_str_equal (entry, cases[i].entry))
        continue;
      print_message ("“%s”\nnot “%s”\n", entry, cases[i].entry);
      n_wrong++;
    }
  assert_int_equal (n_wrong, 0);
}

/* A long list comes back whole and in its order, odd items among it, whoever formatted which. */
static void
check_long_list (guint n)
{
  g_autoptr (GString) list = g_string_new ("[{}");
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 1; i < n; i++)
    g_string_append_printf (list, ",{'type':'book','title':'Title %u of %u'}", i, n);
  g_string_append (list, "]");
  json = read_json (list->str);
  entries = vouch_reference_formatter_run (json_node_get_array (json), NULL, NULL, NULL, NULL);
  assert_int_equal (entries->len, n);
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *entry = vouch_reference_parts_text (entries->pdata[i]);
      g_autofree char *start = g_strdup_printf ("Title %u of %u.", i, n);

      if (!g_str_has_prefix (entry, start))
        fail_msg ("%u: %s", i, entry);
    }
}

static void
test_long_list (void **state)
{
  check_long_list (120);
  check_long_list (700);
  check_long_list (700);
}

static void
test_empty_list (void **state)
{
  static const char *const styles[] = { "vancouver", "apa" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (JsonArray) none = json_array_new ();
      g_autoptr (GPtrArray) entries = vouch_reference_formatter_run (none, styles[i], NULL, NULL, NULL);

      assert_int_equal (entries->len, 0);
    }
}

static void
test_peek (void **state)
{
  g_autoptr (JsonNode) json = read_json ("{'type':'book','title':'Peeked at'}");
  g_autoptr (JsonNode) list = read_json ("[{'type':'book','title':'Peeked at'}]");
  JsonObject *item = json_node_get_object (json);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;

  assert_null (vouch_reference_formatter_peek (item, NULL, NULL));
  entries = vouch_reference_formatter_run (json_node_get_array (list), NULL, NULL, NULL, NULL);
  parts = vouch_reference_formatter_peek (item, NULL, NULL);
  assert_non_null (parts);
  text = vouch_reference_parts_text (parts);
  assert_true (g_str_has_prefix (text, "Peeked At."));
  assert_null (vouch_reference_formatter_peek (item, "vancouver", NULL));
}

typedef struct
{
  GPtrArray *entries; /* (owned) (nullable) */
  GError    *error;   /* (owned) (nullable) */
  gboolean   is_done;
} Answer;

static void
take_answer (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  answer->entries = vouch_reference_formatter_run_finish (result, &answer->error);
  answer->is_done = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static void
test_async (void **state)
{
  g_autoptr (JsonNode) list = read_json ("[{'type':'book','title':'Not waited for'}]");
  Answer answer = { 0 };

  vouch_reference_formatter_run_async (json_node_get_array (list), NULL, NULL, NULL, take_answer,
                                       &answer);
  assert_false (answer.is_done);
  assert_true (vouch_test_wait_until (is_answered, &answer, 30000));
  assert_null (answer.error);
  assert_int_equal (answer.entries->len, 1);
  g_ptr_array_unref (answer.entries);
}

static void
test_cancelled (void **state)
{
  g_autoptr (JsonNode) list = read_json ("[{'type':'book','title':'Not wanted'}]");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  vouch_reference_formatter_run_async (json_node_get_array (list), NULL, NULL, cancellable,
                                       take_answer, &answer);
  assert_true (vouch_test_wait_until (is_answered, &answer, 30000));
  assert_true (g_error_matches (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&answer.error);
}

static void
test_locale (void **state)
{
  g_autoptr (JsonNode) list
      = read_json ("[{'type':'webpage','title':'T','URL':'https://e.org/',"
                   "'accessed':{'date-parts':[[2024,1,5]]}}]");
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *entry = NULL;

  entries = vouch_reference_formatter_run (json_node_get_array (list), "vancouver", "de-DE", NULL,
                                           NULL);
  entry = vouch_reference_parts_text (entries->pdata[0]);
  assert_non_null (strstr (entry, "Januar"));
}

/* What nobody has, and what the processor itself refuses, is told and is no crash. */
static void
test_refused (void **state)
{
  static const struct
  {
    const char *style;
    const char *locale;
    const char *message;
  } refused[] = {
    { "vancover", NULL, "vancouver" },
    { "/nowhere/a.csl", NULL, "a.csl" },
    { NULL, "xx-XX", "xx-XX" },
    { "vancouver", "../en-US", "../en-US" },
    { NULL, "zz", "zz" },
  };
  g_autoptr (JsonNode) list = read_json ("[{'type':'book','title':'T'}]");

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_null (vouch_reference_formatter_run (json_node_get_array (list), refused[i].style,
                                                  refused[i].locale, NULL, &error));
      if (!strstr (error->message, refused[i].message))
        fail_msg ("%s", error->message);
    }
}

static void
test_bad_style_file (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.csl", NULL);
  g_autoptr (JsonNode) list = read_json ("[{'type':'book','title':'T'}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  assert_true (g_file_set_contents (
      path, "<style class='in-text'><info/><bibliography><layout><text macro='lost'/></layout>"
            "</bibliography></style>", -1, NULL));
  assert_null (vouch_reference_formatter_run (json_node_get_array (list), path, NULL, NULL, &error));
  assert_non_null (error);
  /* The next one finds everything in order. */
  entries = vouch_reference_formatter_run (json_node_get_array (list), NULL, NULL, NULL, NULL);
  assert_non_null (entries);
  vouch_test_remove_folder (folder);
}

static gboolean
has_processor (void)
{
  g_autoptr (JsonArray) none = json_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries
      = vouch_reference_formatter_run (none, NULL, NULL, NULL, &error);

  if (error)
    g_printerr ("%s\n", error->message);
  return entries != NULL;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),     cmocka_unit_test (test_long_list),
    cmocka_unit_test (test_empty_list),
    cmocka_unit_test (test_peek),      cmocka_unit_test (test_async),
    cmocka_unit_test (test_cancelled), cmocka_unit_test (test_locale),
    cmocka_unit_test (test_refused),   cmocka_unit_test (test_bad_style_file),
  };

  if (!has_processor ())
    return vouch_test_skip_all ("citeproc-js is not here");
  return vouch_test_run ("reference-formatter", tests);
}
