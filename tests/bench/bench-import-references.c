/* bench-import-references.c: 10,000 references read by `vouch references import` and by bibutils, in turns.
 *
 * Least three times as fast is what is wanted. Each is a whole process; of its rounds the least time
 * counts, and the ratio is printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define RECORDS 10000
#define ROUNDS 5
#define ABSTRACT_WORDS 120

static const char *const words[] = {
  "effect", "of", "low", "dose", "aspirin", "on", "cardiovascular", "events", "in", "patients",
  "with", "diabetes", "randomised", "trial", "outcome", "mortality", "heart", "failure",
};

static const char *const families[] = { "Smith", "García", "Müller", "Kim", "van der Berg", "O’Neill", "Nguyễn" };

static void
append_words (GString *to, guint seed, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (to, "%s%s", i > 0 ? " " : "", words[(seed * 7 + i * i) % G_N_ELEMENTS (words)]);
}

static void
append_ris (GString *to, guint i)
{
  g_string_append (to, "TY  - JOUR\n");
  for (guint j = 0; j < 6; j++)
    g_string_append_printf (to, "AU  - %s, A. %c.\n", families[(i + j) % G_N_ELEMENTS (families)], 'A' + (int) j);
  g_string_append_printf (to, "TI  - Study %u: ", i);
  append_words (to, i, 10);
  g_string_append_printf (to,
                          "\nT2  - Journal of Things\nJ2  - J. Things\nPY  - %u\nDA  - %u/05/11\nVL  - %u\nIS  - %u\n"
                          "SP  - %u\nEP  - %u\nSN  - 0028-4793\nDO  - 10.1000/j.%u\nUR  - https://example.org/%u\nAB  - ",
                          1990 + i % 30, 1990 + i % 30, i % 50, i % 12, i, i + 9, i, i);
  append_words (to, i, ABSTRACT_WORDS);
  g_string_append (to, "\nKW  - one\nKW  - two words\nER  - \n\n");
}

static void
append_bibtex (GString *to, guint i)
{
  g_string_append_printf (to, "@article{key%u,\n  author = {", i);
  for (guint j = 0; j < 6; j++)
    g_string_append_printf (to, "%s%s, A. %c.", j > 0 ? " and " : "", families[(i + j) % G_N_ELEMENTS (families)],
                            'A' + (int) j);
  g_string_append_printf (to, "},\n  title = {Study %u: {DNA} {\\\"u}ber \\emph{E. coli} ", i);
  append_words (to, i, 10);
  g_string_append_printf (to,
                          "},\n  journal = {Journal of Things},\n  year = {%u},\n  month = may,\n  volume = {%u},\n"
                          "  number = {%u},\n  pages = {%u--%u},\n  doi = {10.1000/j.%u},\n  abstract = {",
                          1990 + i % 30, i % 50, i % 12, i, i + 9, i);
  append_words (to, i, ABSTRACT_WORDS);
  g_string_append (to, "}\n}\n\n");
}

static char *
write_file (const char *folder, const char *name, void (*append) (GString *to, guint i))
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 0; i < RECORDS; i++)
    append (text, i);
  if (!g_file_set_contents (path, text->str, (gssize) text->len, NULL))
    g_error ("%s can't be written", path);
  return path;
}

/* Milliseconds from starting it to its end. */
static double
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
compare (const char *what, const char *const *ours, const char *const *theirs)
{
  double least_ours = G_MAXDOUBLE, least_theirs = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      least_ours = MIN (least_ours, run (ours));
      least_theirs = MIN (least_theirs, run (theirs));
    }
  g_print ("%-8s %u records: vouch %7.0f ms, %s %7.0f ms, ratio %.1f\n", what, RECORDS, least_ours, theirs[0],
           least_theirs, least_theirs / least_ours);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("vouch-bench-XXXXXX", NULL);
  g_autofree char *bibutils = g_find_program_in_path ("ris2xml");
  g_autofree char *ris = write_file (folder, "references.ris", append_ris);
  g_autofree char *bibtex = write_file (folder, "references.bib", append_bibtex);
  const char *ours_ris[] = { argv[1], "references", "import", "--from=ris", ris, NULL };
  const char *ours_bibtex[] = { argv[1], "references", "import", "--from=bibtex", bibtex, NULL };
  const char *ris2xml[] = { "ris2xml", ris, NULL };
  const char *bib2xml[] = { "bib2xml", bibtex, NULL };

  if (argc < 2)
    g_error ("bench-import-references VOUCH");
  if (bibutils)
    {
      compare ("RIS", ours_ris, ris2xml);
      compare ("BibTeX", ours_bibtex, bib2xml);
    }
  g_remove (ris);
  g_remove (bibtex);
  g_rmdir (folder);
  return bibutils ? EXIT_SUCCESS : 77;
}
