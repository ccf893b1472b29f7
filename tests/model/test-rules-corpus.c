/* test-rules-corpus.c: how often each rule speaks of text that is known to be good.
 *
 * Sentences of abstracts stand as statements with a source, once with no passage and once with
 * themselves as passage; then claims that experts wrote stand with the sentences that bear them
 * out. `--table` prints how often each rule fires ("no hints": as a warning or an error, itself;
 * "false alarm": other than for what is truly there), `--show=RULE` where, `--list=RULE` the lines
 * to be judged in fixtures/check/judged-firings.tsv, `--type=TYPE` with all articles of one type, `--enable=RULE` with a rule that is off by default. Without the data
 * beside the project the test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <stdio.h>
#include <string.h>

#include "vouch-article-type.h"
#include "vouch-json.h"
#include "vouch-rule.h"

#define EXIT_SKIPPED 77

/* A warning or an error may speak of so many of a thousand sentences, other than for what is
 * truly there. */
#define MAX_PER_MILLE 5

/* A passage that is printed in full has fewer. */
#define MAX_QUOTE_WORDS 40

typedef enum
{
  PASS_LINKED,
  PASS_ITSELF,
  PASS_CLAIMS,
  N_PASSES,
} Pass;

typedef struct
{
  GHashTable *counts; /* (owned): rule -> count */
  GHashTable *grave;  /* (owned): the same of warnings and errors alone */
  GHashTable *untrue; /* (owned): the same without what is truly there */
  guint n_sentences;
} Tally;

static char *folder;
static const char *wanted; /* an opt-in rule that is on too */
static const char *shown;
static const char *forced; /* the type that all articles are of; NULL: as their titles say */
static const char *listed;
static Tally tallies[N_PASSES];
static gint64 doc_id;      /* the number of the one that is looked at */
static GHashTable *judged; /* (owned): "rule abstract sentence" -> whether it is truly there */
static GHashTable *found;  /* (owned): those that were found */

static JsonNode *
make_citation (guint number, const char *const *passages)
{
  JsonArray *citations = json_array_new ();

  for (guint i = 0; !passages || passages[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u-%u", number, i);
      JsonNode *citation = vouch_json_new_members (
          "id", vouch_json_new_text (id), "reference", vouch_json_new_text ("r"), "relation",
          vouch_json_new_text ("supports"), "how", vouch_json_new_text ("selected"),
          passages ? "quote" : NULL,
          passages ? vouch_json_new_members ("exact", vouch_json_new_text (passages[i]), NULL)
                   : NULL,
          NULL);

      json_array_add_element (citations, citation);
      if (!passages)
        break;
    }
  return vouch_json_new_array (citations);
}

static JsonNode *
make_statement (guint number, const char *text, const char *const *passages)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);

  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (text),
                                 "origin", vouch_json_new_text ("written"), "citations",
                                 make_citation (number, passages), NULL);
}

/* One abstract is one card, of the type that its title announces. */
static VouchDocument *
make_card (const char *title, JsonArray *statements)
{
  JsonArray *sections = json_array_new ();
  JsonArray *references = json_array_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) card = NULL;

  json_array_add_element (
      sections, vouch_json_new_members ("id", vouch_json_new_text ("highlights"), "role",
                                        vouch_json_new_text ("key-highlights"), "title",
                                        vouch_json_new_text ("Key Highlights"), "statements",
                                        vouch_json_new_array (statements), NULL));
  json_array_add_element (references,
                          vouch_json_new_members ("id", vouch_json_new_text ("r"), "type",
                                                  vouch_json_new_text ("article-journal"), "title",
                                                  vouch_json_new_text (title), NULL));
  json = vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-scorecard"), "version", vouch_json_new_int (1), "id",
      vouch_json_new_text ("card"), "kind", vouch_json_new_text ("scorecard"), "language",
      vouch_json_new_text ("en"), "title", vouch_json_new_text (title), "drafting",
      vouch_json_new_text ("person"), "article",
      vouch_json_new_members (
          "title", vouch_json_new_text (title), "type",
          vouch_json_new_text (forced ? forced : vouch_article_type_propose (title, NULL)),
          "reference", vouch_json_new_text ("r"), NULL),
      "sections", vouch_json_new_array (sections), "references", vouch_json_new_array (references),
      "notes", vouch_json_new_array (json_array_new ()), NULL);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);
  assert_non_null (card);
  return vouch_document_new (VOUCH_CARD (card));
}

static void
count_in (GHashTable *counts, const char *rule)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rule));

  g_hash_table_insert (counts, (gpointer) vouch_rules_find (rule)->id,
                       GUINT_TO_POINTER (count + 1));
}

/* Each line of the table was judged by hand: what the rule says of this sentence is so, or not. */
static void
read_judged (void)
{
  g_autofree char *bytes = vouch_test_read_fixture ("check/judged-firings.tsv", NULL);
  g_auto (GStrv) lines = g_strsplit (bytes, "\n", -1);

  judged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) == 4 && *lines[i] != '#')
        g_hash_table_insert (judged, g_strdup_printf ("%s %s %s", cells[0], cells[1], cells[2]),
                             g_strdup (cells[3]));
    }
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    n += *words[i] != '\0';
  return n;
}

/* Whether what the rule says of @statement is so. */
static gboolean
is_true (Pass pass, const char *rule, VouchStatement *statement)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", rule, doc_id,
                                          vouch_node_get_id (VOUCH_NODE (statement)) + 1);

  if (pass == PASS_ITSELF)
    g_hash_table_add (found, g_strdup (key));
  if (g_str_equal (rule, "anchor-missing"))
    return pass == PASS_LINKED;
  if (g_str_equal (rule, "quote-too-long"))
    return pass == PASS_ITSELF
           && count_words (vouch_statement_get_text (statement)) > MAX_QUOTE_WORDS;
  return pass != PASS_CLAIMS && g_strcmp0 (g_hash_table_lookup (judged, key), "true") == 0;
}

static void
count_finding (Pass pass, VouchDocument *document, VouchFinding *finding)
{
  const char *rule = vouch_finding_get_rule (finding);
  VouchNode *row = vouch_document_lookup (document, vouch_finding_get_row (finding));

  if (!VOUCH_IS_STATEMENT (row))
    return;
  count_in (tallies[pass].counts, rule);
  if (vouch_finding_get_level (finding) != VOUCH_LEVEL_HINT)
    count_in (tallies[pass].grave, rule);
  if (!is_true (pass, rule, VOUCH_STATEMENT (row)))
    count_in (tallies[pass].untrue, rule);
  if (g_strcmp0 (listed, rule) == 0 && pass == PASS_ITSELF)
    printf ("%s\t%" G_GINT64_FORMAT "\t%s\t\n", rule, doc_id, vouch_node_get_id (row) + 1);
  if (g_strcmp0 (shown, rule) == 0)
    printf ("%d %s\n    %s\n", pass, vouch_statement_get_text (VOUCH_STATEMENT (row)),
            vouch_finding_get_message (finding));
}

static void
count_card (Pass pass, VouchDocument *document)
{
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  GListModel *model;

  if (vouch_rules_find ("animal-evidence"))
    vouch_validator_set_rule_enabled (validator, "animal-evidence", TRUE);
  if (wanted)
    vouch_validator_set_rule_enabled (validator, wanted, TRUE);
  vouch_validator_flush (validator);
  model = G_LIST_MODEL (vouch_validator_get_findings (validator));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      count_finding (pass, document, finding);
    }
}

static void
take_abstract (JsonObject *line, Pass pass)
{
  JsonArray *sentences = vouch_json_get_array (line, "abstract");
  JsonArray *statements = json_array_new ();
  g_autoptr (VouchDocument) document = NULL;

  doc_id = vouch_json_get_int (line, "doc_id", 0);
  for (guint i = 0; i < vouch_json_array_length (sentences); i++)
    {
      g_autofree char *text = g_strdup (vouch_json_array_text (sentences, i));
      const char *passages[] = { g_strstrip (text), NULL };

      if (!*text)
        continue;
      json_array_add_element (statements,
                              make_statement (i, text, pass == PASS_ITSELF ? passages : NULL));
      tallies[pass].n_sentences++;
    }
  document = make_card (vouch_json_get_text (line, "title"), statements);
  count_card (pass, document);
}

static GPtrArray *
collect_evidence (JsonObject *abstract, JsonArray *sets)
{
  JsonArray *sentences = vouch_json_get_array (abstract, "abstract");
  GPtrArray *passages = g_ptr_array_new ();

  for (guint i = 0; i < vouch_json_array_length (sets); i++)
    {
      JsonObject *set = vouch_json_array_object (sets, i);
      JsonArray *places = vouch_json_get_array (set, "sentences");

      if (g_strcmp0 (vouch_json_get_text (set, "label"), "SUPPORT") != 0)
        continue;
      for (guint k = 0; k < vouch_json_array_length (places); k++)
        g_ptr_array_add (passages, (gpointer) vouch_json_array_text (
                                       sentences, (guint) json_array_get_int_element (places, k)));
    }
  g_ptr_array_add (passages, NULL);
  return passages;
}

static void
take_claim (JsonObject *claim, GHashTable *abstracts)
{
  JsonObject *evidence = vouch_json_get_object (claim, "evidence");
  g_autoptr (GList) ids = evidence ? json_object_get_members (evidence) : NULL;

  for (GList *l = ids; l; l = l->next)
    {
      JsonNode *abstract = g_hash_table_lookup (abstracts, l->data);
      JsonObject *object = vouch_json_node_object (abstract);
      g_autoptr (GPtrArray) passages = NULL;
      g_autoptr (VouchDocument) document = NULL;
      JsonArray *statements;

      if (!object)
        continue;
      passages = collect_evidence (object, vouch_json_get_array (evidence, l->data));
      if (passages->len < 2)
        continue;
      statements = json_array_new ();
      json_array_add_element (statements, make_statement (0, vouch_json_get_text (claim, "claim"),
                                                          (const char *const *) passages->pdata));
      document = make_card (vouch_json_get_text (object, "title"), statements);
      tallies[PASS_CLAIMS].n_sentences++;
      count_card (PASS_CLAIMS, document);
    }
}

typedef void (*TakeLine) (JsonNode *line, gpointer data);

static void
read_lines (const char *name, guint max, TakeLine take, gpointer data)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;

  assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i] && i < max; i++)
    {
      g_autoptr (JsonNode) node
          = vouch_json_parse (lines[i], strlen (lines[i]), VOUCH_JSON_MAX_CARD, NULL);

      assert_non_null (node);
      take (node, data);
    }
}

static void
take_abstract_cb (JsonNode *line, gpointer data)
{
  take_abstract (vouch_json_node_object (line), (Pass) GPOINTER_TO_INT (data));
}

static void
keep_abstract_cb (JsonNode *line, gpointer data)
{
  gint64 id = vouch_json_get_int (vouch_json_node_object (line), "doc_id", 0);

  g_hash_table_insert (data, g_strdup_printf ("%" G_GINT64_FORMAT, id), json_node_ref (line));
}

static void
take_claim_cb (JsonNode *line, gpointer data)
{
  take_claim (vouch_json_node_object (line), data);
}

static void
count_all (void)
{
  g_autoptr (GHashTable) abstracts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);

  for (Pass pass = 0; pass < N_PASSES; pass++)
    {
      tallies[pass].counts = g_hash_table_new (g_str_hash, g_str_equal);
      tallies[pass].grave = g_hash_table_new (g_str_hash, g_str_equal);
      tallies[pass].untrue = g_hash_table_new (g_str_hash, g_str_equal);
    }
  read_lines ("corpus.jsonl", 700, take_abstract_cb, GINT_TO_POINTER (PASS_LINKED));
  read_lines ("corpus.jsonl", 700, take_abstract_cb, GINT_TO_POINTER (PASS_ITSELF));
  read_lines ("corpus.jsonl", G_MAXUINT, keep_abstract_cb, abstracts);
  read_lines ("claims_train.jsonl", G_MAXUINT, take_claim_cb, abstracts);
}

static double
get_share (Pass pass, GHashTable *counts, const char *rule)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rule));

  return count * 1000.0 / MAX (1, tallies[pass].n_sentences);
}

static double
get_rate (Pass pass, const char *rule)
{
  return get_share (pass, tallies[pass].counts, rule);
}

/* In known-good text; hints of a rule that may warn count as well. */
static double
get_untrue_rate (const char *rule)
{
  return MAX (get_share (PASS_LINKED, tallies[PASS_LINKED].untrue, rule),
              get_share (PASS_ITSELF, tallies[PASS_ITSELF].untrue, rule));
}

static void
test_good_text (void **state)
{
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);

      if (rule->level != VOUCH_LEVEL_HINT && get_untrue_rate (rule->id) > MAX_PER_MILLE)
        fail_msg ("%s speaks of %.1f in 1000 sentences where nothing is", rule->id,
                  get_untrue_rate (rule->id));
    }
  assert_true (tallies[PASS_LINKED].n_sentences >= 5000);
}

/* What is truly there is found: a rule that says nothing gives no false alarm either. */
static void
test_judged_are_found (void **state)
{
  GHashTableIter iter;
  gpointer key, verdict;
  guint n = 0;

  g_hash_table_iter_init (&iter, judged);
  while (g_hash_table_iter_next (&iter, &key, &verdict))
    if (g_str_equal (verdict, "true") && ++n > 0 && !g_hash_table_contains (found, key))
      fail_msg ("%s is found no more", (const char *) key);
  assert_true (n > 200);
}

/* A sentence bears itself out. */
static void
test_itself (void **state)
{
  static const char *const rules[]
      = { "number-unsupported", "number-derived", "hedge-dropped", "anchor-missing" };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    assert_float_equal (get_rate (PASS_ITSELF, rules[i]), 0, 0);
}

static int
print_table (void)
{
  printf ("%-28s %-8s %10s %10s %10s %12s %10s\n", "rule", "level", "linked", "itself", "no hints",
          "false alarm", "claims");
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      double sum = 0;

      for (Pass pass = 0; pass < N_PASSES; pass++)
        sum += get_rate (pass, rule->id);
      if (sum > 0)
        printf ("%-28s %-8s %9.2f%% %9.2f%% %9.2f%% %11.2f%% %9.2f%%\n", rule->id,
                vouch_level_get_name (rule->level), get_rate (PASS_LINKED, rule->id) / 10,
                get_rate (PASS_ITSELF, rule->id) / 10,
                get_share (PASS_ITSELF, tallies[PASS_ITSELF].grave, rule->id) / 10,
                get_untrue_rate (rule->id) / 10, get_rate (PASS_CLAIMS, rule->id) / 10);
    }
  printf ("%-28s %-8s %10u %10u %10s %12s %10u\n", "sentences", "", tallies[PASS_LINKED].n_sentences,
          tallies[PASS_ITSELF].n_sentences, "", "", tallies[PASS_CLAIMS].n_sentences);
  return 0;
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_good_text),
    cmocka_unit_test (test_judged_are_found),
    cmocka_unit_test (test_itself),
  };
  const char *data = g_getenv ("VOUCH_TEST_DATA");

  folder = g_build_filename (data ? data : ".", "scifact", NULL);
  if (!data || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return EXIT_SKIPPED;
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--show="))
      shown = argv[i] + strlen ("--show=");
    else if (g_str_has_prefix (argv[i], "--list="))
      listed = argv[i] + strlen ("--list=");
    else if (g_str_has_prefix (argv[i], "--type="))
      forced = argv[i] + strlen ("--type=");
    else if (g_str_has_prefix (argv[i], "--enable="))
      wanted = argv[i] + strlen ("--enable=");
  read_judged ();
  count_all ();
  return argc > 1 ? (shown || listed ? 0 : print_table ()) : vouch_test_run ("rules-corpus", tests);
}
