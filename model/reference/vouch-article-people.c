/* vouch-article-people.c: whether a record lists the people who are named as its authors.
 *
 * Names are written in many ways: "Kim Min-Soo" and "M. S. Kim", "van der Berg" and "Berg". One
 * person is taken for the other where either’s family name, or a long word of it, is a word of
 * the other’s name: rather two for one than one for two, as who differs is told of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-people.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-match.h"
#include "vouch-reference-name-parse.h"
#include "vouch-reference-names.h"

/* A shorter word of a family name may be a particle, or an initial elsewhere. */
#define LONG_WORD 4

/* The words of a name in small letters, without accents, with a space on each side. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = vouch_reference_fold (name);
  GString *words = g_string_new (" ");

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else if (letter != '\'' && letter != 0x2019 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/* @family and @name are as fold_name() makes them. */
static gboolean
has_family (const char *name, const char *family)
{
  g_auto (GStrv) words = g_strsplit (family, " ", -1);

  if (strstr (name, family))
    return TRUE;
  for (char **word = words; *word; word++)
    {
      g_autofree char *apart = g_strconcat (" ", *word, " ", NULL);

      if (g_utf8_strlen (*word, -1) >= LONG_WORD && strstr (name, apart))
        return TRUE;
      /* Written without spaces, the family first. */
      if (g_unichar_iswide (g_utf8_get_char (*word)) && strstr (name, *word))
        return TRUE;
    }
  return FALSE;
}

/* A name in one piece may be a group’s, or be written in any order. */
static gboolean
is_group (JsonObject *person)
{
  const char *family = vouch_json_get_text (person, "family");

  return !family
         || (!vouch_json_get_text (person, "given") && vouch_reference_name_is_group (family));
}

/* Takes the first of @names (folded) that may be @person away. */
static gboolean
take_namesake (GPtrArray *names, JsonObject *person)
{
  g_autofree char *family = vouch_reference_name_family (person);
  g_autofree char *folded = family ? fold_name (family) : NULL;

  for (guint i = 0; folded && i < names->len; i++)
    if (has_family (names->pdata[i], folded))
      {
        g_ptr_array_remove_index (names, i);
        return TRUE;
      }
  return FALSE;
}

static GPtrArray *
fold_people (const char *const *names)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names && names[i]; i++)
    {
      g_autofree char *folded = fold_name (names[i]);

      if (strlen (folded) > 2 && !vouch_reference_name_is_group (names[i])
          && !vouch_reference_name_is_degree (names[i]))
        g_ptr_array_add (people, g_steal_pointer (&folded));
    }
  return people;
}

/**
 * vouch_article_compare_people:
 * @names: (nullable) (array zero-terminated=1): as they are printed, "Min-Soo Kim"
 * @listed: (nullable): CSL-JSON names
 *
 * Groups and degrees among @names count for nobody.
 *
 * Returns: how many stand on each side, and on both
 */
VouchArticlePeople
vouch_article_compare_people (const char *const *names, JsonArray *listed)
{
  g_autoptr (GPtrArray) people = fold_people (names);
  VouchArticlePeople result = { .n_named = people->len };

  for (guint i = 0; i < vouch_json_array_length (listed); i++)
    {
      JsonObject *person = vouch_json_array_object (listed, i);

      if (!person)
        continue;
      if (is_group (person))
        {
          result.has_group = TRUE;
          continue;
        }
      result.n_listed++;
      result.n_common += take_namesake (people, person);
    }
  return result;
}
