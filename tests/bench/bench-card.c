/* bench-card.c: what a card of ten thousand statements costs more than one of a hundred.
 *
 * Usage: bench-card [SMALL LARGE]
 *
 * Times, in both: reading the card from JSON and writing it back, for each
 * statement; and one edit, or one question, of the kind that a window makes while
 * somebody types. Prints microseconds and how often the small card's time the
 * large one's is: flat is 1, what looks at every statement is a hundred.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vouch-json.h"
#include "vouch-model.h"

/* Of each operation; the median counts. */
#define TIMES 2001

typedef struct
{
  guint size;
  JsonNode *json;          /* (owned) */
  VouchDocument *document; /* (owned) */
  VouchNodeList *list;     /* (unowned): all the statements */
  GRand *rand;             /* (owned) */
} Bench;

typedef struct
{
  const char *name;
  void (*run) (Bench *bench);
  guint times;
  gboolean is_each; /* the time is shared by all statements */
} Operation;

/* --- the card --- */

static JsonNode *
make_statement (guint number)
{
  g_autofree char *id = number == G_MAXUINT ? vouch_id_new () : g_strdup_printf ("s%u", number);
  g_autofree char *text
      = g_strdup_printf ("Monitor visual fields at every visit while on treatment %u.", number);
  g_autofree char *citation = g_strconcat (id, "-c", NULL);
  JsonArray *citations = json_array_new ();

  json_array_add_element (citations,
                          vouch_json_new_members ("id", vouch_json_new_text (citation), "reference",
                                                  vouch_json_new_text ("r1"), "relation",
                                                  vouch_json_new_text ("supports"), "how",
                                                  vouch_json_new_text ("chosen"), NULL));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (text),
                                 "origin", vouch_json_new_text ("written"), "citations",
                                 vouch_json_new_array (citations), NULL);
}

static JsonNode *
make_card (guint size)
{
  JsonArray *statements = json_array_new ();
  JsonArray *sections = json_array_new ();

  for (guint i = 0; i < size; i++)
    json_array_add_element (statements, make_statement (i));
  json_array_add_element (
      sections, vouch_json_new_members ("id", vouch_json_new_text ("a"), "role",
                                        vouch_json_new_text ("key-highlights"), "statements",
                                        vouch_json_new_array (statements), NULL));
  return vouch_json_new_members ("format", vouch_json_new_text ("vouch-scorecard"), "version",
                                 vouch_json_new_int (1), "id", vouch_json_new_text ("card"),
                                 "title", vouch_json_new_text ("T"), "sections",
                                 vouch_json_new_array (sections), NULL);
}

static VouchNode *
read_card (JsonNode *json)
{
  g_autoptr (GError) error = NULL;
  VouchNode *card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);

  if (!card)
    g_error ("%s", error->message);
  return card;
}

static void
open_bench (Bench *bench, guint size)
{
  g_autoptr (VouchNode) card = NULL;

  bench->size = size;
  bench->json = make_card (size);
  card = read_card (bench->json);
  bench->document = vouch_document_new (VOUCH_CARD (card));
  bench->list = vouch_section_get_statements (
      vouch_card_find_section (VOUCH_CARD (card), "key-highlights"));
  bench->rand = g_rand_new_with_seed (7);
}

static void
close_bench (Bench *bench)
{
  g_object_unref (bench->document);
  json_node_unref (bench->json);
  g_rand_free (bench->rand);
}

/* --- the operations --- */

static VouchNode *
pick (Bench *bench)
{
  return vouch_node_list_peek (
      bench->list,
      (guint) g_rand_int_range (bench->rand, 0, (int) vouch_node_list_get_size (bench->list)));
}

static void
do_read (Bench *bench)
{
  g_object_unref (read_card (bench->json));
}

static void
do_write (Bench *bench)
{
  json_node_unref (vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (bench->document))));
}

static void
do_walk (Bench *bench)
{
  gsize length = 0;

  for (guint i = 0; i < vouch_node_list_get_size (bench->list); i++)
    length += strlen (vouch_statement_get_text (vouch_node_list_peek (bench->list, i)));
  g_assert (length > 0);
}

static void
do_type (Bench *bench)
{
  VouchStatement *statement = VOUCH_STATEMENT (pick (bench));
  g_autofree char *text = g_strconcat (vouch_statement_get_text (statement), "x", NULL);

  vouch_statement_set_text (statement, text);
}

static void
do_insert (Bench *bench)
{
  g_autoptr (JsonNode) json = make_statement (G_MAXUINT);

  vouch_node_insert (vouch_node_list_get_owner (bench->list), "statements",
                     vouch_node_list_get_size (bench->list) / 2, json, NULL);
}

static void
do_remove (Bench *bench)
{
  vouch_node_remove (vouch_node_list_peek (bench->list, vouch_node_list_get_size (bench->list) / 2),
                     NULL);
}

static void
do_move (Bench *bench)
{
  VouchNode *node = pick (bench);

  vouch_node_move (
      node, vouch_node_get_parent (node), "statements",
      (guint) g_rand_int_range (bench->rand, 0, (int) vouch_node_list_get_size (bench->list)),
      NULL);
}

static void
do_peek (Bench *bench)
{
  pick (bench);
}

static void
do_position (Bench *bench)
{
  vouch_node_get_position (pick (bench));
}

static void
do_path (Bench *bench)
{
  g_free (vouch_node_dup_path (pick (bench)));
}

static void
do_rung (Bench *bench)
{
  vouch_statement_get_rung (VOUCH_STATEMENT (pick (bench)));
}

static const Operation operations[] = {
  { "read, a statement", do_read, 7, TRUE },
  { "write, a statement", do_write, 7, TRUE },
  { "walk, a statement", do_walk, 7, TRUE },
  { "type a letter", do_type, TIMES },
  { "insert in the middle", do_insert, TIMES },
  { "remove in the middle", do_remove, TIMES },
  { "move anywhere", do_move, TIMES },
  { "peek anywhere", do_peek, TIMES },
  { "position", do_position, TIMES },
  { "path", do_path, TIMES },
  { "rung", do_rung, TIMES },
};

/* --- timing --- */

static double
get_microseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static int
compare_times (const void *a, const void *b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
measure (Bench *bench, const Operation *operation)
{
  static double times[TIMES];

  for (guint i = 0; i < operation->times; i++)
    {
      double start = get_microseconds ();

      operation->run (bench);
      times[i] = get_microseconds () - start;
    }
  qsort (times, operation->times, sizeof *times, compare_times);
  return times[operation->times / 2] / (operation->is_each ? bench->size : 1);
}

int
main (int argc, char **argv)
{
  guint sizes[] = { 100, 10000 };
  Bench small, large;

  if (argc > 2)
    for (guint i = 0; i < 2; i++)
      sizes[i] = MAX (10, (guint) g_ascii_strtoull (argv[i + 1], NULL, 10));
  open_bench (&small, sizes[0]);
  open_bench (&large, sizes[1]);
  g_print ("%-24s %10u %10u  ratio\n", "microseconds", sizes[0], sizes[1]);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      double one = measure (&small, &operations[i]);
      double other = measure (&large, &operations[i]);

      g_print ("%-24s %10.2f %10.2f  %5.1f\n", operations[i].name, one, other, other / one);
    }
  close_bench (&large);
  close_bench (&small);
  return 0;
}
