/* vouch-source-doi.c: the DOI that a file names as its own.
 *
 * Printed pages break it over lines and set the next word right behind it; a name with that word in it is nobody's,
 * and the paper can't be looked up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-doi.h"

#include <string.h>

#include "vouch-identifier.h"

/* A DOI stands on the first page, or is another paper's. */
#define DOI_WITHIN 8000
/* A word so long that begins behind a figure is none of a DOI's. */
#define GLUED_LETTERS 4

/* --- over the end of a line --- */

static const char *
skip_line_end (const char *p)
{
  p += strspn (p, " \t\r");
  return *p == '\n' ? p + strspn (p, " \t\r\n") : NULL;
}

/* "2020.01.001" goes on, "2020 Elsevier" and "www.elsevier.com" begin something else. */
static gboolean
goes_on (const char *next)
{
  gsize length = strcspn (next, " \t\r\n");
  const char *point = memchr (next, '.', length);

  return point && (g_ascii_islower (*next) || g_ascii_isdigit (*next)) && point + 1 < next + length
         && !g_str_has_prefix (next, "www.") && !g_str_has_prefix (next, "http") && g_ascii_isalnum (point[1]);
}

/* @last: the character before the line's end */
static gboolean
is_broken (char last, const char *next)
{
  switch (last)
    {
    case '/':
      return g_ascii_isalnum (*next);
    case '.':
    case '_':
      return goes_on (next);
    case '-':
      return g_ascii_isdigit (*next);
    default:
      return FALSE;
    }
}

/* Returns: (transfer full): from @text on, what a DOI that begins there may have, without the ends of lines in it */
static char *
dup_joined (const char *text)
{
  GString *joined = g_string_new (NULL);
  const char *p = text;

  while (*p)
    {
      gsize length = strcspn (p, " \t\r\n");
      const char *next = skip_line_end (p + length);

      g_string_append_len (joined, p, (gssize) length);
      if (!next || length == 0 || !is_broken (p[length - 1], next))
        break;
      p = next;
    }
  return g_string_free (joined, FALSE);
}

/* --- what is glued to it --- */

/* A table's, figure's or file's own DOI is the paper's with a part behind it (Public Library of Science). */
static gsize
measure_plos (const char *doi)
{
  gsize name = strlen ("10.1371/journal.");
  gsize digits;

  if (!g_str_has_prefix (doi, "10.1371/journal."))
    return 0;
  name += strcspn (doi + name, ".");
  digits = doi[name] == '.' ? strspn (doi + name + 1, "0123456789") : 0;
  return digits == 7 ? name + 1 + digits : 0;
}

/* "m1234Published", "12010001www.mdpi.com" */
static gboolean
begins_word (const char *suffix, const char *p)
{
  gsize length = 1;

  if (g_str_has_prefix (p, "www.") || g_str_has_prefix (p, "http"))
    return TRUE;
  if (p == suffix || !g_ascii_isdigit (p[-1]) || !g_ascii_isupper (*p))
    return FALSE;
  while (g_ascii_islower (p[length]))
    length++;
  return length >= GLUED_LETTERS && !g_ascii_isalnum (p[length]);
}

static void
cut_glued (char *doi)
{
  char *suffix = strchr (doi, '/');
  gsize plos = measure_plos (doi);

  if (plos > 0)
    doi[plos] = '\0';
  for (char *p = suffix ? suffix + 1 : doi + strlen (doi); *p; p++)
    if (p > suffix + 1 && begins_word (suffix + 1, p))
      *p = '\0';
}

/* @mark: at "10." */
static char *
read_doi (const char *mark)
{
  g_autofree char *joined = dup_joined (mark);
  VouchIdentifierKind kind;
  g_autofree char *found = vouch_identifier_find (joined, &kind);

  if (!found || kind != VOUCH_IDENTIFIER_DOI)
    return NULL;
  cut_glued (found);
  return vouch_identifier_normalise (VOUCH_IDENTIFIER_DOI, found);
}

/**
 * vouch_source_doi_find_in:
 * @text: what a file says
 *
 * "10.5 mg" is none, and a PMID before it is another number.
 *
 * Returns: (transfer full) (nullable): the first DOI in it
 */
char *
vouch_source_doi_find_in (const char *text)
{
  for (const char *mark = strstr (text, "10."); mark; mark = strstr (mark + 1, "10."))
    {
      gsize n_digits = strspn (mark + 3, "0123456789.");
      char *found = n_digits >= 4 && mark[3 + n_digits] == '/' ? read_doi (mark) : NULL;

      if (found)
        return found;
    }
  return NULL;
}

/**
 * vouch_source_find_doi:
 * @text: a file's text
 *
 * Returns: (transfer full) (nullable): the DOI that it says of itself, or that its beginning has
 */
char *
vouch_source_find_doi (VouchSourceText *text)
{
  g_autofree char *about = g_strdup (vouch_source_text_get_about (text));
  g_autofree char *beginning = vouch_source_text_dup_part (text, 0, DOI_WITHIN);
  /* What a file says of itself may be XML. */
  char *doi = about ? vouch_source_doi_find_in (g_strdelimit (about, "<>\"'", ' ')) : NULL;

  return doi ? doi : vouch_source_doi_find_in (beginning);
}
