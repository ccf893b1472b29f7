/* bench-check.c: what a key press costs the checks, in small cards and in large ones.
 *
 * Usage: bench-check [SIZE…]
 *
 * Prints, for cards of 10, 100, 1,000 and 10,000 statements, the time of one
 * recheck after one letter was typed (median, 95th and 99th percentile, in
 * microseconds), and beside it the time of a whole check of the same card, which
 * is what every key press would cost without keeping totals, by the clock and by
 * the processor, which other programs on the computer don't lengthen. Ends with the ratio
 * of the largest to the smallest (flat is 1), and the goals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vouch-json.h"
#include "vouch-model.h"

#define PRESSES 2000

static const char *const words[] = {
  "monitor",  "patients", "pressure", "weekly",    "treatment", "visual",   "field",    "loss",
  "therapy",  "timolol",  "dose",     "increase",  "symptoms",  "chronic",  "baseline", "imaging",
  "clinical", "outcome",  "lens",     "corneal",   "retinal",   "surgery",  "risk",     "group",
  "reported", "improved", "quality",  "adherence", "AI",        "evidence", "trial",    "cohort",
};

static char *
make_text (GRand *rand, guint number)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 14; i++)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  /* Some have figures, as results do. */
  if (number % 3 > 0)
    g_string_append_printf (text, "%u.", number / 2);
  return g_string_free (text, FALSE);
}

static JsonNode *
make_statement (GRand *rand, guint number)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);
  g_autofree char *citation = g_strdup_printf ("c%u", number);
  g_autofree char *text = make_text (rand, number);
  JsonArray *citations = json_array_new ();

  if (number % 4 > 0)
    json_array_add_element (citations,
                            vouch_json_new_members ("id", vouch_json_new_text (citation),
                                                    "reference", vouch_json_new_text ("r1"),
                                                    "relation", vouch_json_new_text ("supports"),
                                                    "how", vouch_json_new_text ("chosen"), NULL));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (text),
                                 "origin", vouch_json_new_text ("written"), "citations",
                                 vouch_json_new_array (citations), NULL);
}

static JsonNode *
make_section (GRand *rand, const char *role, guint first, guint count)
{
  JsonArray *statements = json_array_new ();

  for (guint i = 0; i < count; i++)
    json_array_add_element (statements, make_statement (rand, first + i));
  return vouch_json_new_members ("id", vouch_json_new_text (role), "role",
                                 vouch_json_new_text (role), "title", vouch_json_new_text (role),
                                 "statements", vouch_json_new_array (statements), NULL);
}

/* Half of the statements are highlights, half advice. */
static VouchDocument *
make_card (guint size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  JsonArray *sections = json_array_new ();
  JsonArray *references = json_array_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) card = NULL;

  json_array_add_element (sections, make_section (rand, "key-highlights", 0, size / 2));
  json_array_add_element (sections,
                          make_section (rand, "recommendations", size / 2, size - size / 2));
  json_array_add_element (references,
                          vouch_json_new_members ("id", vouch_json_new_text ("r1"), "type",
                                                  vouch_json_new_text ("book"), NULL));
  json = vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-scorecard"), "version", vouch_json_new_int (1), "id",
      vouch_json_new_text ("card"), "kind", vouch_json_new_text ("scorecard"), "language",
      vouch_json_new_text ("en"), "title", vouch_json_new_text ("A card to be timed"), "drafting",
      vouch_json_new_text ("person"), "sections", vouch_json_new_array (sections), "references",
      vouch_json_new_array (references), "notes", vouch_json_new_array (json_array_new ()), NULL);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);
  return card ? vouch_document_new (VOUCH_CARD (card)) : NULL;
}

static int
compare_times (const void *a, const void *b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

static gint64
get_nanoseconds (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

/* One letter is typed or taken back in any statement; the setter is not timed. */
static gint64
press_key (VouchDocument *document, VouchValidator *validator, GRand *rand, guint size)
{
  g_autofree char *id = g_strdup_printf ("s%d", g_rand_int_range (rand, 0, (int) size));
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (document, id));
  const char *before = vouch_statement_get_text (statement);
  g_autofree char *text = g_str_has_suffix (before, "x") ? g_strndup (before, strlen (before) - 1)
                                                         : g_strconcat (before, "x", NULL);
  gint64 start;

  vouch_statement_set_text (statement, text);
  start = get_nanoseconds ();
  vouch_validator_flush (validator);
  return get_nanoseconds () - start;
}

static double
measure (guint size)
{
  g_autoptr (VouchDocument) document = make_card (size);
  g_autoptr (VouchValidator) validator = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  static gint64 times[PRESSES];
  gint64 start;
  gint64 worked;
  double whole;

  if (!document)
    {
      g_printerr ("The card could not be made.\n");
      exit (1);
    }
  start = get_nanoseconds ();
  worked = read_clock (CLOCK_THREAD_CPUTIME_ID);
  validator = vouch_validator_new (document);
  vouch_validator_flush (validator);
  whole = (double) (get_nanoseconds () - start) / 1e6;
  worked = read_clock (CLOCK_THREAD_CPUTIME_ID) - worked;
  for (guint i = 0; i < PRESSES; i++)
    times[i] = press_key (document, validator, rand, size);
  qsort (times, PRESSES, sizeof *times, compare_times);
  g_print ("%10u  %10.1f %10.1f %10.1f  %12.1f %12.1f  %8u\n", size, (double) times[PRESSES / 2] / 1e3,
           (double) times[PRESSES * 95 / 100] / 1e3, (double) times[PRESSES * 99 / 100] / 1e3,
           whole, (double) worked / 1e6,
           g_list_model_get_n_items (G_LIST_MODEL (vouch_validator_get_findings (validator))));
  return (double) times[PRESSES / 2];
}

int
main (int argc, char **argv)
{
  static const char *const sizes[] = { "10", "100", "1000", "10000" };
  const char *const *chosen = argc > 1 ? (const char *const *) argv + 1 : sizes;
  guint n = argc > 1 ? (guint) argc - 1 : G_N_ELEMENTS (sizes);
  double first = 0;
  double last = 0;

  g_print ("%10s  %10s %10s %10s  %12s %12s  %8s\n", "statements", "median us", "p95 us", "p99 us",
           "whole ms", "of processor", "findings");
  for (guint i = 0; i < n; i++)
    {
      last = measure ((guint) g_ascii_strtoull (chosen[i], NULL, 10));
      first = i == 0 ? last : first;
    }
  g_print ("largest to smallest: %.2f\n", last / first);
  g_print ("goals: median under 1000, p99 under 4000, largest to smallest at most 1.5; "
           "10000 statements as a whole under 500 ms\n");
  return 0;
}
