/* vouch-bibtex-name.c: the people of a BibTeX entry, by BibTeX's own rules.
 *
 * Names are parted by "and" outside of braces. "First von Last", "von Last,
 * First", "von Last, Jr, First": the von part is what begins with a small letter.
 * biblatex adds "family=Meer, given=Jan, prefix=van der".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-bibtex-name.h"

#include <string.h>

#include "vouch-latex.h"
#include "vouch-reference-item.h"
#include "vouch-reference-name-parse.h"

/* The end of the next piece of @text at brace level zero: at a comma, or at the end. */
static const char *
find_comma (const char *text)
{
  int level = 0;

  for (; *text; text++)
    if (*text == '\\' && text[1])
      text++;
    else if (*text == '{')
      level++;
    else if (*text == '}')
      level -= level > 0;
    else if (*text == ',' && level == 0)
      return text;
  return text;
}

static GPtrArray *
split_commas (const char *name)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      const char *end = find_comma (name);

      g_ptr_array_add (pieces, g_strstrip (g_strndup (name, (gsize) (end - name))));
      if (!*end)
        return pieces;
      name = end + 1;
    }
}

/* Words at brace level zero. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  int level = 0;

  for (;; text++)
    {
      gboolean is_end = *text == '\0' || (level == 0 && (g_ascii_isspace (*text) || *text == '~'));

      if (is_end && text > start)
        g_ptr_array_add (words, g_strndup (start, (gsize) (text - start)));
      if (is_end)
        start = text + 1;
      if (*text == '\0')
        return words;
      if (*text == '\\' && text[1] && text[1] != ' ')
        text++;
      else if (*text == '{')
        level++;
      else if (*text == '}')
        level -= level > 0;
    }
}

/* What stands in braces has no case, except for a letter with its accent. */
static gboolean
is_small (const char *word)
{
  g_autofree char *plain = NULL;

  if (*word == '{' && word[1] != '\\')
    return FALSE;
  plain = vouch_latex_to_text (word, FALSE);
  for (const char *p = plain; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return g_unichar_islower (g_utf8_get_char (p));
  return FALSE;
}

static char *
join_words (GPtrArray *words,
            guint      from,
            guint      to)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", (const char *) words->pdata[i]);
  return vouch_latex_to_text (text->str, FALSE);
}

static JsonObject *
make_person (const char *particle,
             const char *family,
             const char *given,
             const char *suffix)
{
  g_autofree char *plain_suffix = suffix ? vouch_latex_to_text (suffix, FALSE) : NULL;
  JsonObject *name = vouch_reference_person (family, given, plain_suffix);

  if (name && particle && *particle && json_object_has_member (name, "family"))
    json_object_set_string_member (name, "non-dropping-particle", particle);
  return name;
}

/* "van der Meer" and what comes behind its comma. */
static JsonObject *
read_with_particle (const char *family,
                    const char *given,
                    const char *suffix)
{
  g_autoptr (GPtrArray) words = split_words (family);
  g_autofree char *particle = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *first = vouch_latex_to_text (given, FALSE);
  guint n_small = 0;

  for (guint i = 0; i + 1 < words->len; i++)
    if (is_small (words->pdata[i]))
      n_small = i + 1;
  if (n_small > 0 && !is_small (words->pdata[0]))
    n_small = 0;
  particle = join_words (words, 0, n_small);
  rest = join_words (words, n_small, words->len);
  return make_person (particle, rest, first, suffix);
}

/* One word without TeX, as most family names are, has no particle. */
static JsonObject *
read_inverted (const char *family,
               const char *given,
               const char *suffix)
{
  if (!strpbrk (family, "\\{}$~ ") && !strpbrk (given, "\\{}$~"))
    return make_person (NULL, family, given, suffix);
  return read_with_particle (family, given, suffix);
}

/* "Ludwig van Beethoven" */
static JsonObject *
read_natural (const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text);
  g_autofree char *particle = NULL;
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;
  const char *suffix = NULL;
  guint first_small, last_small;

  if (words->len > 2 && vouch_reference_name_is_suffix (words->pdata[words->len - 1]))
    suffix = words->pdata[words->len - 1];
  if (suffix)
    words->len--;
  if (words->len == 0)
    return NULL;
  first_small = last_small = words->len - 1;
  for (guint i = words->len - 1; i-- > 1;)
    if (is_small (words->pdata[i]))
      {
        first_small = i;
        if (last_small == words->len - 1)
          last_small = i + 1;
      }
  particle = join_words (words, first_small, last_small);
  family = join_words (words, last_small, words->len);
  given = join_words (words, 0, first_small);
  if (suffix)
    words->len++;
  return make_person (particle, family, given, suffix);
}

/* "family=Meer, given=Jan, prefix=van der" */
static JsonObject *
read_named (GPtrArray *pieces)
{
  const char *names[] = { "family", "given", "prefix", "suffix" };
  char *values[4] = { NULL };
  JsonObject *name;

  for (guint i = 0; i < pieces->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      {
        const char *piece = pieces->pdata[i];
        gsize length = strlen (names[j]);

        if (!values[j] && g_str_has_prefix (piece, names[j]) && piece[length] == '=')
          values[j] = vouch_latex_to_text (piece + length + 1, FALSE);
      }
  name = values[0] ? make_person (values[2], values[0], values[1], values[3]) : NULL;
  for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
    g_free (values[j]);
  return name;
}

/* One pair of braces around all of it: a name that is not to be divided. */
static gboolean
is_whole (const char *text)
{
  int level = 0;

  if (*text != '{' || text[1] == '\\')
    return FALSE;
  for (; *text; text++)
    {
      if (*text == '\\' && text[1])
        text++;
      else if (*text == '{')
        level++;
      else if (*text == '}')
        level--;
      if (level == 0 && text[0] && text[1])
        return FALSE;
    }
  return TRUE;
}

static JsonObject *
read_name (const char *text)
{
  g_autoptr (GPtrArray) pieces = split_commas (text);
  g_autofree char *plain = NULL;

  if (g_str_has_prefix (text, "family=") || strstr (text, " family=") || g_str_has_prefix (text, "given="))
    {
      JsonObject *name = read_named (pieces);

      if (name)
        return name;
    }
  plain = vouch_latex_to_text (text, FALSE);
  if (is_whole (text) || (pieces->len == 1 && vouch_reference_name_is_group (plain)))
    return vouch_reference_group (plain);
  if (pieces->len == 1)
    return read_natural (text);
  /* "World Health Organization," */
  if (pieces->len == 2 && *(char *) pieces->pdata[1] == '\0')
    return vouch_reference_group (g_strdelimit (plain, ",", ' '));
  if (pieces->len == 2)
    return read_inverted (pieces->pdata[0], pieces->pdata[1], NULL);
  if (pieces->len == 3 && !vouch_reference_name_is_suffix (pieces->pdata[1])
      && vouch_reference_name_is_suffix (pieces->pdata[2]))
    return read_inverted (pieces->pdata[0], pieces->pdata[1], pieces->pdata[2]);
  if (pieces->len == 3)
    return read_inverted (pieces->pdata[0], pieces->pdata[2], pieces->pdata[1]);
  return vouch_reference_group (plain);
}

/* Past " and " at brace level zero; @text when there is none here. */
static const char *
skip_and (const char *text)
{
  const char *p = text;

  while (g_ascii_isspace (*p))
    p++;
  if (p == text || g_ascii_strncasecmp (p, "and", 3) != 0 || !(g_ascii_isspace (p[3]) || p[3] == '\0'))
    return text;
  return p + 3;
}

static void
take_name (JsonObject *item,
           const char *member,
           const char *start,
           const char *end)
{
  g_autofree char *name = g_strndup (start, (gsize) (end - start));

  g_strdelimit (name, "\n\t", ' ');
  g_strstrip (name);
  if (*name && g_ascii_strcasecmp (name, "others") != 0 && g_ascii_strcasecmp (name, "{others}") != 0
      && g_ascii_strncasecmp (name, "et al", 5) != 0)
    vouch_reference_item_add_name (item, member, read_name (name));
}

/**
 * vouch_bibtex_add_names:
 * @item: a CSL-JSON item
 * @member: "author", "editor"
 * @latex: (nullable): names as a BibTeX file has them
 */
void
vouch_bibtex_add_names (JsonObject *item,
                        const char *member,
                        const char *latex)
{
  const char *start = latex, *p = latex;
  int level = 0;

  if (!latex)
    return;
  while (*p)
    {
      const char *next = level == 0 ? skip_and (p) : p;

      if (next != p)
        {
          take_name (item, member, start, p);
          start = p = next;
          continue;
        }
      if (*p == '{')
        level++;
      else if (*p == '}')
        level -= level > 0;
      p += *p == '\\' && p[1] ? 2 : 1;
    }
  take_name (item, member, start, p);
}
