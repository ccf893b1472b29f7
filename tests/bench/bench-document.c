/* bench-document.c: what a key press costs the card itself, in small cards and in large ones.
 *
 * Usage: bench-document [SIZE…]
 *
 * Types letters, a word's length at a time, into statements all over a card of 10,
 * 1,000 and 10,000 statements, with history and citation index listening, and prints the time of
 * one key press (median, 95th and 99th percentile), of one undo and of one Enter,
 * in microseconds; then the ratio of the largest to the smallest card: flat is 1.
 * Every second statement is a draft's and every fourth is verified, so that the
 * first letter in each has its consequences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vouch-json.h"
#include "vouch-model.h"

#define PRESSES 4000
#define SECTIONS 10

/* Letters typed in one statement before the writer goes on to another. */
#define WORD 10

typedef struct
{
  double press;
  double undo;
  double enter;
} Medians;

static JsonNode *
make_statement (guint number)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);
  g_autofree char *citation = g_strdup_printf ("c%u", number);
  g_autofree char *reference = g_strdup_printf ("r%u", number % 40);
  JsonArray *citations = json_array_new ();

  json_array_add_element (citations,
                          vouch_json_new_members ("id", vouch_json_new_text (citation),
                                                  "reference", vouch_json_new_text (reference),
                                                  "relation", vouch_json_new_text ("supports"),
                                                  "how", vouch_json_new_text ("chosen"), NULL));
  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "text",
      vouch_json_new_text ("Monitor intraocular pressure weekly in patients on steroid drops."),
      "origin", vouch_json_new_text (number % 2 ? "imported" : "written"), "citations",
      vouch_json_new_array (citations), "verified",
      number % 4 ? NULL
                 : vouch_json_new_members ("by", vouch_json_new_text ("Ann"), "digest",
                                           vouch_json_new_text ("d"), NULL),
      NULL);
}

static JsonNode *
make_section (guint section, guint first, guint count)
{
  g_autofree char *id = g_strdup_printf ("section%u", section);
  JsonArray *statements = json_array_new ();

  for (guint i = 0; i < count; i++)
    json_array_add_element (statements, make_statement (first + i));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "role",
                                 vouch_json_new_text ("key-highlights"), "title",
                                 vouch_json_new_text ("Highlights"), "statements",
                                 vouch_json_new_array (statements), NULL);
}

static JsonNode *
make_references (void)
{
  JsonArray *references = json_array_new ();

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);

      json_array_add_element (references,
                              vouch_json_new_members ("id", vouch_json_new_text (id), "type",
                                                      vouch_json_new_text ("book"), NULL));
    }
  return vouch_json_new_array (references);
}

static VouchDocument *
make_card (guint size)
{
  JsonArray *sections = json_array_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) card = NULL;
  VouchDocument *document = NULL;

  for (guint i = 0; i < SECTIONS; i++)
    json_array_add_element (sections, make_section (i, i * size / SECTIONS, size / SECTIONS));
  json = vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-scorecard"), "version", vouch_json_new_int (1), "id",
      vouch_json_new_text ("card"), "kind", vouch_json_new_text ("scorecard"), "language",
      vouch_json_new_text ("en"), "title", vouch_json_new_text ("A card to be timed"), "drafting",
      vouch_json_new_text ("person"), "sections", vouch_json_new_array (sections), "references",
      make_references (), "notes", vouch_json_new_array (json_array_new ()), NULL);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);
  document = card ? vouch_document_new (VOUCH_CARD (card)) : NULL;
  if (!document)
    {
      g_printerr ("The card could not be made.\n");
      exit (1);
    }
  return document;
}

static int
compare_times (const void *a, const void *b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static gint64
get_nanoseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (gint64) now.tv_sec * 1000000000 + now.tv_nsec;
}

static double
get_percentile (gint64 *times, guint n, guint percent)
{
  qsort (times, n, sizeof *times, compare_times);
  return (double) times[n * percent / 100] / 1e3;
}

static VouchStatement *
pick_statement (VouchDocument *document, GRand *rand, guint size)
{
  g_autofree char *id = g_strdup_printf ("s%d", g_rand_int_range (rand, 0, (int) size));

  return VOUCH_STATEMENT (vouch_document_lookup (document, id));
}

/* What is timed is what a text view's handler would call. */
static gint64
press_key (VouchStatement *statement)
{
  const char *before = vouch_statement_get_text (statement);
  g_autofree char *text = g_str_has_suffix (before, "x") ? g_strndup (before, strlen (before) - 1)
                                                         : g_strconcat (before, "x", NULL);
  gint64 start = get_nanoseconds ();

  vouch_statement_set_text (statement, text);
  return get_nanoseconds () - start;
}

static gint64
press_enter (VouchDocument *document, GRand *rand, guint size)
{
  VouchStatement *statement = pick_statement (document, rand, size);
  g_autoptr (VouchChange) change = NULL;
  gint64 start = get_nanoseconds ();

  change = vouch_statement_edit_split (statement, 400, NULL);
  vouch_document_apply (document, change, NULL);
  return get_nanoseconds () - start;
}

static gint64
undo (VouchHistory *history)
{
  gint64 start = get_nanoseconds ();

  vouch_history_undo (history);
  return get_nanoseconds () - start;
}

static Medians
measure (guint size)
{
  g_autoptr (VouchDocument) document = make_card (size);
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (VouchCitationIndex) index = vouch_citation_index_new (document);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  static gint64 times[PRESSES];
  VouchStatement *statement = NULL;
  Medians medians;
  double p95, p99;
  guint n_undone;

  for (guint i = 0; i < PRESSES; i++)
    {
      statement = i % WORD == 0 ? pick_statement (document, rand, size) : statement;
      times[i] = press_key (statement);
    }
  medians.press = get_percentile (times, PRESSES, 50);
  p95 = get_percentile (times, PRESSES, 95);
  p99 = get_percentile (times, PRESSES, 99);
  for (n_undone = 0; vouch_history_get_can_undo (history) && n_undone < PRESSES; n_undone++)
    times[n_undone] = undo (history);
  medians.undo = get_percentile (times, n_undone, 50);
  for (guint i = 0; i < PRESSES / 4; i++)
    times[i] = press_enter (document, rand, size);
  medians.enter = get_percentile (times, PRESSES / 4, 50);
  g_print ("%10u  %10.2f %10.2f %10.2f  %10.2f %10.2f\n", size, medians.press, p95, p99,
           medians.undo, medians.enter);
  return medians;
}

int
main (int argc, char **argv)
{
  static const char *const sizes[] = { "10", "1000", "10000" };
  const char *const *chosen = argc > 1 ? (const char *const *) argv + 1 : sizes;
  guint n = argc > 1 ? (guint) argc - 1 : G_N_ELEMENTS (sizes);
  Medians first = { 0 };
  Medians last = { 0 };

  g_print ("%10s  %10s %10s %10s  %10s %10s\n", "statements", "key us", "p95 us", "p99 us",
           "undo us", "Enter us");
  for (guint i = 0; i < n; i++)
    {
      last = measure (MAX ((guint) g_ascii_strtoull (chosen[i], NULL, 10), SECTIONS));
      first = i == 0 ? last : first;
    }
  g_print ("largest to smallest: key %.2f, undo %.2f, Enter %.2f\n", last.press / first.press,
           last.undo / first.undo, last.enter / first.enter);
  return 0;
}
