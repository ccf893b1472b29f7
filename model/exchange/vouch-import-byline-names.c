/* vouch-import-byline-names.c: people, their degrees and their groups in a byline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"

#include <string.h>

#define MAX_NAME_BYTES 120
#define MAX_NAMES_BYTES 2000

static gboolean
is_known_degree (const char *word)
{
  static const char *const degrees[] = { "dipl", "dr",  "eng",    "esq", "ii",   "iii",  "jr",
                                         "med",  "mph", "pharmd", "phd", "prof", "psyd", "sr" };

  for (guint i = 0; i < G_N_ELEMENTS (degrees); i++)
    if (g_ascii_strcasecmp (word, degrees[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "MD", "FAAO", "Ph.D.", "PA-C", "MSc": at most eight letters, two of them capitals,
 * and no long stretch of small ones. */
static gboolean
is_degree_word (const char *word)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint capitals = 0;

  for (const char *p = word; *p; p++)
    {
      if (strchr (".-()", *p))
        continue;
      if (!g_ascii_isalpha (*p))
        return FALSE;
      g_string_append_c (letters, *p);
      capitals += g_ascii_isupper (*p);
    }
  if (is_known_degree (letters->str))
    return TRUE;
  return letters->len >= 2 && letters->len <= 8 && capitals >= 2 && capitals * 2 >= letters->len;
}

/* What stands after a comma: titles of the person before it, or the next person? */
static gboolean
is_degrees (const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);
  guint n = g_strv_length (words);

  if (n == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_degree_word (words[i]))
      return FALSE;
  /* "KIM LEE" is a person who writes in capitals, "MD MPH" is not. */
  return n == 1 || strlen (words[0]) <= 3 || is_known_degree (words[0]);
}

static gboolean
is_particle (const char *word)
{
  static const char *const particles[]
      = { "al", "and", "bin", "da", "de", "del", "della", "den", "der", "di", "dos",
          "du", "el",  "ibn", "la", "le", "ten", "ter",   "van", "von", "y",  "zu" };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_equal (word, particles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_name_word (const char *word)
{
  if (is_particle (word))
    return !g_str_equal (word, "and");
  if (!g_unichar_isupper (g_utf8_get_char (word)))
    return FALSE;
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && c != '.' && c != '-' && c != '\''
          && c != 0x2019 && c != 0x2010)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_bare_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  if (n < 2 || n > 6)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (*words[i] == '\0' || !is_name_word (words[i]))
      return FALSE;
  return TRUE;
}

/** Returns: whether @part names a group: "The Dust and Lung Study Group" is one author. */
gboolean
vouch_import_byline_is_collective (const char *part)
{
  static const char *const nouns[]
      = { "Academy",       "Association", "Board",     "Center",    "Centre",
          "Collaborative", "College",     "Committee", "Council",   "Consortium",
          "Department",    "Foundation",  "Group",     "Institute", "Investigators",
          "Network",       "Society",     "Team",      "University" };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      const char *found = strstr (part, nouns[i]);

      /* Not "Boardman", but "Investigators". */
      if (found && !g_ascii_isalpha (found[strlen (nouns[i])]))
        return TRUE;
    }
  return FALSE;
}

/* "and Jane Doe", "on behalf of the Lung Study Group" */
static const char *
skip_link_words (const char *name)
{
  static const char *const words[] = { "and ", "for ", "on behalf of ", "the " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (name, words[i]) && (i == 0 || vouch_import_byline_is_collective (name)))
      name += strlen (words[i]);
  return name;
}

static void
add_name (GPtrArray *names, const char *part)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (part));
  g_autofree char *name = g_strdup (skip_link_words (trimmed));

  if (*name == '\0')
    return;
  if (names->len > 0 && is_degrees (name))
    {
      char *last = names->pdata[names->len - 1];

      names->pdata[names->len - 1] = g_strdup_printf ("%s, %s", last, name);
      g_free (last);
      return;
    }
  g_ptr_array_add (names, g_steal_pointer (&name));
}

/**
 * vouch_import_byline_split_names:
 * @names: "Jane Doe, MD, PhD, John Roe and Ann Poe; Al Loe"
 *
 * Returns: (transfer full) (element-type utf8): one string a person, degrees kept
 *   with their owner ("Jane Doe, MD, PhD").
 */
GPtrArray *
vouch_import_byline_split_names (const char *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (names, ",;", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_autoptr (GString) part = g_string_new (parts[i]);
      g_auto (GStrv) persons = NULL;

      if (!vouch_import_byline_is_collective (part->str))
        {
          g_string_replace (part, " and ", "\n", 0);
          g_string_replace (part, " & ", "\n", 0);
        }
      persons = g_strsplit (part->str, "\n", -1);
      for (guint k = 0; persons[k]; k++)
        add_name (list, persons[k]);
    }
  return list;
}

/**
 * vouch_import_byline_is_name:
 * @text: a line
 *
 * Returns: whether it looks like one person's name, with or without degrees:
 *   two to six words that begin with capitals, and nothing else.
 */
gboolean
vouch_import_byline_is_name (const char *text)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *bare = NULL;

  if (strnlen (text, MAX_NAME_BYTES + 1) > MAX_NAME_BYTES)
    return FALSE;
  names = vouch_import_byline_split_names (text);
  if (names->len != 1)
    return FALSE;
  bare = g_strndup (names->pdata[0], strcspn (names->pdata[0], ","));
  return is_bare_name (bare);
}

static gboolean
is_person (const char *name)
{
  g_autofree char *bare = g_strndup (name, strcspn (name, ","));

  return strlen (name) <= MAX_NAME_BYTES
         && (is_bare_name (bare) || vouch_import_byline_is_collective (bare));
}

/**
 * vouch_import_byline_are_people:
 * @text: a line
 *
 * Returns: whether it lists people and nothing else, and a degree shows that
 *   they are: "Jane Doe, MD; John Roe, PhD". Titles of journals look like names too.
 */
gboolean
vouch_import_byline_are_people (const char *text)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean has_degree = FALSE;

  if (strnlen (text, MAX_NAMES_BYTES + 1) > MAX_NAMES_BYTES)
    return FALSE;
  names = vouch_import_byline_split_names (text);
  for (guint i = 0; i < names->len; i++)
    {
      if (!is_person (names->pdata[i]))
        return FALSE;
      has_degree = has_degree || strchr (names->pdata[i], ',');
    }
  return has_degree && names->len > 1;
}
