/* vouch-citation-style-files.c: which citation styles and locales are installed.
 *
 * They are where Debian's packages put them, below "citation-style-language" of a data
 * folder; a person's own may lie in the same place of the own data folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation-style-files.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "vouch-citation-style.h"

#define ENDING ".csl"
#define N_NEAR 5
/* A title stands in the first lines. */
#define HEAD_BYTES 2000

/* Short names that people use, and what the files are called. */
static const struct
{
  const char *word;
  const char *name;
} short_names[] = {
  { "ama", "american-medical-association" },
  { "nejm", "the-new-england-journal-of-medicine" },
  { "lancet", "the-lancet" },
  { "nlm", "national-library-of-medicine-grant-proposals" },
  { "mla", "modern-language-association" },
  { "chicago", "chicago-author-date" },
  { "harvard", "harvard-cite-them-right" },
};

/* Most wanted first. Always /usr/share too: a session may have lost it. */
static GPtrArray *
list_folders (const char *kind)
{
  const char *const *system = g_get_system_data_dirs ();
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (folders, g_build_filename (g_get_user_data_dir (),
                                              "citation-style-language", kind, NULL));
  for (gsize i = 0; system[i]; i++)
    g_ptr_array_add (folders, g_build_filename (system[i], "citation-style-language", kind, NULL));
  g_ptr_array_add (folders, g_build_filename ("/usr/share/citation-style-language", kind, NULL));
  return folders;
}

/* No name leads out of its folder. */
static gboolean
is_plain_name (const char *name)
{
  for (const char *p = name; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != '.')
      return FALSE;
  return g_ascii_isalnum (*name);
}

static char *
find_installed (const char *kind,
                const char *name)
{
  g_autoptr (GPtrArray) folders = list_folders (kind);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *path = g_build_filename (folders->pdata[i], name, NULL);
      g_autofree char *dependent = g_build_filename (folders->pdata[i], "dependent", name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
      if (g_file_test (dependent, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&dependent);
    }
  return NULL;
}

static char *
find_by_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *file = NULL;
  char *path;

  if (!is_plain_name (lower))
    return NULL;
  file = g_str_has_suffix (lower, ENDING) ? g_strdup (lower) : g_strconcat (lower, ENDING, NULL);
  path = find_installed ("styles", file);
  for (gsize i = 0; !path && i < G_N_ELEMENTS (short_names); i++)
    if (g_str_equal (short_names[i].word, lower))
      return find_by_name (short_names[i].name);
  return path;
}

static void
set_unknown (const char  *name,
             GError     **error)
{
  g_auto (GStrv) near = vouch_citation_style_near (name);
  g_autofree char *names = g_strjoinv (", ", near);

  if (*names)
    g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_UNKNOWN,
                 /* Translators: names of styles. */
                 _("Unknown citation style “%s”. Did you mean one of these? %s."), name, names);
  else
    g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_UNKNOWN,
                 _("Unknown citation style “%s”."), name);
}

/**
 * vouch_citation_style_find:
 * @name: an installed style, or the path of a .csl file (with a slash, or in this folder)
 * @error: (nullable): return location
 *
 * Returns: (transfer full) (nullable): the path of its file; %NULL with an error of
 *   %VOUCH_CITATION_STYLE_ERROR that tells names that are near
 */
char *
vouch_citation_style_find (const char  *name,
                           GError     **error)
{
  g_autofree char *path = NULL;

  if (strchr (name, '/') || (g_str_has_suffix (name, ENDING) && g_file_test (name, G_FILE_TEST_EXISTS)))
    return g_strdup (name);
  path = find_by_name (name);
  if (!path)
    set_unknown (name, error);
  return g_steal_pointer (&path);
}

static void
list_names_in (GPtrArray  *names,
               const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    if (g_str_has_suffix (file, ENDING))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - strlen (ENDING)));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (void)
{
  g_autoptr (GPtrArray) folders = list_folders ("styles");
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *dependent = g_build_filename (folders->pdata[i], "dependent", NULL);

      list_names_in (names, folders->pdata[i]);
      list_names_in (names, dependent);
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = names->len; i > 1; i--)
    if (g_str_equal (names->pdata[i - 1], names->pdata[i - 2]))
      g_ptr_array_remove_index (names, i - 1);
  return names;
}

/* The two letters at each place of @text: how many of them @name has too, of 100. */
static guint
compare_pairs (const char *text,
               const char *name)
{
  gsize length = strlen (text), own = strlen (name);
  guint shared = 0;

  if (length < 2 || own < 2)
    return 0;
  for (gsize i = 0; i + 1 < length; i++)
    for (gsize j = 0; j + 1 < own; j++)
      if (text[i] == name[j] && text[i + 1] == name[j + 1])
        {
          shared++;
          break;
        }
  return (guint) (200 * shared / (length + own - 2));
}

/* Fewer letters in common are a name that nobody meant. */
#define NEAR 70
#define MIN_PART_LETTERS 3

/* How near @name is to what was asked for: the same letters, better where it begins so. */
static guint
rank_name (const char *text,
           const char *name)
{
  guint rank = compare_pairs (text, name);

  if (strlen (text) < MIN_PART_LETTERS)
    return 0;
  if (g_str_has_prefix (name, text))
    rank += NEAR + 20;
  else if (strstr (name, text))
    rank += NEAR;
  return rank;
}

static void
keep_best (const char **best,
           guint       *ranks,
           const char  *name,
           guint        rank)
{
  guint at = N_NEAR;

  while (at > 0 && rank > ranks[at - 1])
    at--;
  if (at == N_NEAR)
    return;
  for (guint i = N_NEAR - 1; i > at; i--)
    {
      best[i] = best[i - 1];
      ranks[i] = ranks[i - 1];
    }
  best[at] = name;
  ranks[at] = rank;
}

/**
 * vouch_citation_style_near:
 * @name: a name that no style has
 *
 * Returns: (transfer full): up to five names of installed styles that look like it, the
 *   nearest first
 */
GStrv
vouch_citation_style_near (const char *name)
{
  g_autoptr (GPtrArray) names = list_names ();
  g_autoptr (GStrvBuilder) near = g_strv_builder_new ();
  g_autofree char *text = g_ascii_strdown (name, -1);
  const char *best[N_NEAR] = { NULL };
  guint ranks[N_NEAR] = { 0 };

  if (strlen (text) > 100)
    text[100] = '\0';
  g_strdelimit (text, " _", '-');
  for (guint i = 0; i < names->len; i++)
    keep_best (best, ranks, names->pdata[i], rank_name (text, names->pdata[i]));
  for (guint i = 0; i < N_NEAR && best[i] && ranks[i] >= NEAR; i++)
    g_strv_builder_add (near, best[i]);
  return g_strv_builder_end (near);
}

/* The title is told without reading the whole: there are ten thousand files. */
static char *
read_title (const char *path)
{
  g_autofree char *head = g_malloc (HEAD_BYTES + 1);
  FILE *file = fopen (path, "r");
  gsize length = file ? fread (head, 1, HEAD_BYTES, file) : 0;
  char *start, *end;

  if (file)
    fclose (file);
  head[length] = '\0';
  start = strstr (head, "<title>");
  end = start ? strstr (start, "</title>") : NULL;
  if (!end)
    return NULL;
  *end = '\0';
  start += strlen ("<title>");
  if (!g_utf8_validate (start, -1, NULL))
    return NULL;
  {
    g_autoptr (GString) title = g_string_new (start);

    g_string_replace (title, "&amp;", "&", 0);
    return g_strdup (g_strstrip (title->str));
  }
}

/**
 * vouch_citation_style_dup_title:
 * @name: a style, as for vouch_citation_style_load()
 *
 * Returns: (transfer full): what people call it; its name where no such style is installed
 */
char *
vouch_citation_style_dup_title (const char *name)
{
  g_autofree char *path = vouch_citation_style_find (name, NULL);
  char *title = path ? read_title (path) : NULL;

  return title ? title : g_strdup (name);
}

static void
entry_free (gpointer data)
{
  VouchCitationStyleEntry *entry = data;

  g_free (entry->name);
  g_free (entry->title);
  g_free (entry);
}

/**
 * vouch_citation_style_list:
 *
 * Reads the head of ten thousand files: not for the main thread.
 *
 * Returns: (transfer container) (element-type VouchCitationStyleEntry): every installed
 *   style, in the order of their names
 */
GPtrArray *
vouch_citation_style_list (void)
{
  g_autoptr (GPtrArray) names = list_names ();
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < names->len; i++)
    {
      VouchCitationStyleEntry *entry = g_new0 (VouchCitationStyleEntry, 1);

      entry->name = g_strdup (names->pdata[i]);
      entry->title = vouch_citation_style_dup_title (entry->name);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/**
 * vouch_citation_style_locale:
 * @language: as in "en-US" or "de"
 *
 * Returns: (transfer full) (nullable): the XML of that locale; %NULL where there is none
 */
char *
vouch_citation_style_locale (const char *language)
{
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  char *xml = NULL;

  if (!is_plain_name (language))
    return NULL;
  file = g_strdup_printf ("locales-%s.xml", language);
  path = find_installed ("locales", file);
  if (!path || !g_file_get_contents (path, &xml, NULL, NULL))
    return NULL;
  return xml;
}

static gboolean
has_locale_of (const char *folder,
               const char *start)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files && (name = g_dir_read_name (files)))
    if (g_str_has_prefix (name, start))
      return TRUE;
  return FALSE;
}

/**
 * vouch_citation_style_has_language:
 * @language: two letters, "de"
 *
 * Returns: whether there is a locale of any country that speaks it
 */
gboolean
vouch_citation_style_has_language (const char *language)
{
  g_autofree char *start = g_strdup_printf ("locales-%s-", language);
  g_autoptr (GPtrArray) folders = list_folders ("locales");

  for (guint i = 0; i < folders->len; i++)
    if (has_locale_of (folders->pdata[i], start))
      return TRUE;
  return FALSE;
}
