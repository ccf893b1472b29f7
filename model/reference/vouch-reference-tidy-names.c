/* vouch-reference-tidy-names.c: names made ready for a citation processor.
 *
 * The processor takes "AL" for a name of two letters and shortens it to "A", knows no
 * hyphen but the ASCII one, and takes a "Jr" that was written behind a name for a part
 * of it. Here every name becomes what the processor reads as it is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-tidy.h"

#include <string.h>

#include "vouch-json.h"

/* Every style that lists more names than this lists all: nobody reads them. */
#define MAX_NAMES 200
/* MEDLINE gives up to three initials without a space. */
#define MAX_INITIALS 3

static const char *const suffixes[] = {
  "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "2nd", "3rd", "4th", NULL,
};

static char *
dup_text (JsonObject *name,
          const char *member)
{
  const char *text = vouch_json_get_text (name, member);
  g_autofree char *copy = text ? g_strdup (text) : NULL;

  return copy && *g_strstrip (copy) ? g_steal_pointer (&copy) : NULL;
}

/* U+2010 and U+2011 join given names as the ASCII hyphen does; every space is one. */
static char *
fold_characters (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2010 || c == 0x2011)
        c = '-';
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      if (c != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' '))
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
is_initials (const char *word)
{
  glong length = g_utf8_strlen (word, -1);

  if (length < 2 || length > MAX_INITIALS)
    return FALSE;
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
append_initials (GString    *given,
                 const char *word)
{
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      if (p > word)
        g_string_append_c (given, ' ');
      g_string_append_unichar (given, g_utf8_get_char (p));
      g_string_append_c (given, '.');
    }
}

/* "Kyung-ho" has two initials: what follows the hyphen begins a name. */
static void
append_word (GString    *given,
             const char *word,
             gboolean    is_raised)
{
  gboolean begins = is_raised;

  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (given, begins ? g_unichar_totitle (c) : c);
      begins = c == '-';
    }
}

static gboolean
has_upper (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Whoever shouts the family name may shout "ANN" too: those are no initials. */
static char *
spell_given (const char *given,
             const char *family)
{
  g_auto (GStrv) words = g_strsplit (given, " ", -1);
  gboolean is_shouted = family && g_utf8_strlen (family, -1) > 1 && has_upper (family);
  gboolean is_raised = !has_upper (given);
  GString *spelt = g_string_new (NULL);

  for (const char *p = family; is_shouted && *p; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      is_shouted = FALSE;
  for (gsize i = 0; words[i]; i++)
    {
      if (i > 0)
        g_string_append_c (spelt, ' ');
      if (is_initials (words[i]) && !(is_shouted && g_utf8_strlen (words[i], -1) > 2))
        append_initials (spelt, words[i]);
      else
        append_word (spelt, words[i], is_raised);
    }
  return g_string_free (spelt, FALSE);
}

/* Cuts "Jr" off the end of a name, with a comma before it or not. */
static char *
take_suffix (char *name)
{
  char *space = name ? strrchr (name, ' ') : NULL;

  if (!space || !g_strv_contains (suffixes, space + 1))
    return NULL;
  *space = '\0';
  g_strchomp (name);
  if (g_str_has_suffix (name, ","))
    name[strlen (name) - 1] = '\0';
  return g_strdup (space + 1);
}

static void
set_text (JsonObject *name,
          const char *member,
          const char *text)
{
  if (text && *text)
    json_object_set_string_member (name, member, text);
}

static void
copy_folded (JsonObject *tidy,
             JsonObject *name,
             const char *member)
{
  g_autofree char *text = dup_text (name, member);
  g_autofree char *folded = text ? fold_characters (text) : NULL;

  set_text (tidy, member, folded);
}

static JsonObject *
tidy_person (JsonObject *name,
             const char *family_text,
             const char *given_text)
{
  JsonObject *tidy = json_object_new ();
  g_autofree char *family = family_text ? fold_characters (family_text) : NULL;
  g_autofree char *given = given_text ? fold_characters (given_text) : NULL;
  g_autofree char *suffix = dup_text (name, "suffix");
  g_autofree char *spelt = NULL;

  if (!suffix)
    suffix = take_suffix (given);
  if (!suffix && given)
    suffix = take_suffix (family);
  spelt = given ? spell_given (given, family) : NULL;
  set_text (tidy, "family", family);
  set_text (tidy, "given", spelt);
  set_text (tidy, "suffix", suffix);
  copy_folded (tidy, name, "non-dropping-particle");
  copy_folded (tidy, name, "dropping-particle");
  return tidy;
}

static JsonObject *
tidy_group (const char *literal)
{
  JsonObject *tidy = json_object_new ();

  json_object_set_string_member (tidy, "literal", literal);
  return tidy;
}

/* A name may be a text where a program was careless; one without letters is none. */
static JsonObject *
tidy_name (JsonNode *node)
{
  JsonObject *name = vouch_json_node_object (node);
  const char *text = vouch_json_node_text (node);
  g_autofree char *literal = name ? dup_text (name, "literal") : g_strdup (text);
  g_autofree char *family = name ? dup_text (name, "family") : NULL;
  g_autofree char *given = name ? dup_text (name, "given") : NULL;

  if (family)
    return tidy_person (name, family, given);
  if (!literal)
    literal = g_steal_pointer (&given);
  if (!literal && name)
    literal = dup_text (name, "name");
  return literal && *g_strstrip (literal) ? tidy_group (literal) : NULL;
}

/**
 * vouch_reference_tidy_names:
 * @names: an array of CSL-JSON names; what is none is left out
 *
 * Returns: (transfer full) (nullable): the names as the processor reads them; %NULL where
 *   none is left. Of very many the first and the last are kept.
 */
JsonNode *
vouch_reference_tidy_names (JsonArray *names)
{
  JsonArray *tidy = json_array_new ();
  guint length = vouch_json_array_length (names);

  for (guint i = 0; i < length; i++)
    {
      JsonObject *name;

      if (length > MAX_NAMES && i == MAX_NAMES)
        i = length - 1;
      name = tidy_name (vouch_json_array_node (names, i));
      if (name)
        json_array_add_object_element (tidy, name);
    }
  if (json_array_get_length (tidy) > 0)
    return json_node_init_array (json_node_alloc (), tidy);
  json_array_unref (tidy);
  return NULL;
}
