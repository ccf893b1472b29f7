/* bench-finding-rows.c: what it costs the panel to list findings, and to follow one that changed.
 *
 * Usage: bench-finding-rows [SIZE…]
 *
 * Prints processor time in milliseconds for cards of 100, 1,000 and 10,000 statements: of all that
 * a first check found, then of what followed when a word in one statement was written, at the
 * median and at most. Goal: the longest piece that the main loop waits for under 8, whatever the
 * card; what follows from a word the same in every card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "vouch-finding-rows.h"
#include "vouch-statement.h"
#include "vouch-test-page.h"

#define N_WORDS 60

static double
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a, *second = b;

  return *first < *second ? -1 : *first > *second;
}

/* A marker that comes, or goes again. */
static void
write_word (VouchDocument *document,
            guint          size,
            guint          i)
{
  g_autofree char *id = g_strdup_printf ("s%u", (i / 2 * 131) % size);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (document, id));
  g_autofree char *text = g_strconcat (i % 2 == 0 ? "TODO " : "",
                                       vouch_statement_get_text (statement)
                                           + (i % 2 == 0 ? 0 : strlen ("TODO ")), NULL);

  vouch_statement_set_text (statement, text);
}

static void
bench_size (guint size)
{
  g_autoptr (VouchDocument) document = vouch_test_open_long_card (size);
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchFindingRows) rows = vouch_finding_rows_new ();
  double times[N_WORDS];
  double first;

  vouch_finding_rows_set_validator (rows, validator);
  vouch_validator_flush (validator);
  first = get_time ();
  vouch_finding_rows_refresh (rows);
  first = get_time () - first;
  for (guint i = 0; i < N_WORDS; i++)
    {
      write_word (document, size, i);
      vouch_validator_flush (validator);
      times[i] = get_time ();
      vouch_finding_rows_refresh (rows);
      times[i] = get_time () - times[i];
    }
  qsort (times, N_WORDS, sizeof times[0], compare_doubles);
  g_print ("%6u statements, %6u rows: at first %.1f; after a word p50 %.3f, most %.3f\n", size,
           g_list_model_get_n_items (G_LIST_MODEL (rows)), first, times[N_WORDS / 2],
           times[N_WORDS - 1]);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 100, 1000, 10000 };

  if (!vouch_test_init_widgets ())
    return 77;
  for (int i = 1; i < argc; i++)
    bench_size (atoi (argv[i]));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    bench_size (sizes[i]);
  return 0;
}
