/* vouch-reference-item-name.c: people as records have them; initials apart: "AL" is two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-item.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-name-parse.h"

/* More capitals in a row than that are a name written in capitals. */
#define MAX_INITIALS 4

static gboolean
is_upper_text (const char *text)
{
  guint n_letters = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_letters += g_unichar_isupper (c);
    }
  return n_letters > 1;
}

/* "MIN", "BOB": a vowel between others can be spoken. */
static gboolean
can_be_spoken (const char *word,
               gsize       n_letters)
{
  for (gsize i = 1; i + 1 < n_letters; i++)
    if (strchr ("AEIOUY", word[i]))
      return TRUE;
  return FALSE;
}

/* Capitals without a stop between them, which are initials rather than a word. */
static gboolean
are_initials (const char *word,
              gsize       length,
              gboolean    is_upper)
{
  gsize n = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isupper (c))
        return FALSE;
    }
  if (n > MAX_INITIALS || n == 0)
    return FALSE;
  return n <= 2 || !can_be_spoken (word, length) || (n == 3 && !is_upper);
}

static void
append_initials (GString    *to,
                 const char *word,
                 gsize       length)
{
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      if (p > word)
        g_string_append_c (to, ' ');
      g_string_append_unichar (to, g_utf8_get_char (p));
      g_string_append_c (to, '.');
    }
}

/* One piece between blanks, stops and hyphens, with what ends it. */
static const char *
append_piece (GString    *to,
              const char *text,
              gboolean    is_upper)
{
  gsize length = strcspn (text, " .-");
  const char *end = text + length;

  if (*end == '.')
    {
      gboolean is_run = g_utf8_strlen (text, (gssize) length) > 1 && are_initials (text, length, is_upper);

      if (is_run)
        append_initials (to, text, length);
      else
        g_string_append_len (to, text, (gssize) length + 1);
      end++;
      if (*end && *end != ' ' && *end != '-' && *end != '.' && *end != ',')
        g_string_append_c (to, ' ');
    }
  else if (are_initials (text, length, is_upper))
    append_initials (to, text, length);
  else
    g_string_append_len (to, text, (gssize) length);
  for (; *end == ' ' || *end == '-' || *end == '.'; end++)
    if (*end != '.')
      g_string_append_c (to, *end);
  return end;
}

/**
 * vouch_reference_given:
 * @family: (nullable): the family name, which tells capitals as initials from capitals as a habit
 * @given: the given name as the record has it: "AL", "J.-P", "Margaret E"
 *
 * Returns: (transfer full): with initials apart and stopped: "A. L.", "J.-P.", "Margaret E."
 */
char *
vouch_reference_given (const char *family,
                       const char *given)
{
  gboolean is_upper = family && is_upper_text (family) && strlen (family) > 3;
  GString *name = g_string_sized_new (strlen (given) + 8);

  given += strspn (given, " .");
  while (*given)
    given = append_piece (name, given, is_upper);
  while (name->len > 0 && strchr (" ,", name->str[name->len - 1]))
    g_string_truncate (name, name->len - 1);
  return g_string_free (name, FALSE);
}

/**
 * vouch_reference_group:
 * @text: a society's, a committee's name
 *
 * Returns: (transfer full) (nullable): a literal name; %NULL where nothing is left of @text
 */
JsonObject *
vouch_reference_group (const char *text)
{
  g_autofree char *clean = text ? vouch_reference_clean_text (text) : NULL;
  JsonObject *name;

  if (!clean || !*clean)
    return NULL;
  name = json_object_new ();
  json_object_set_string_member (name, "literal", clean);
  return name;
}

/* Of clean texts. */
static JsonObject *
make_person (const char *family,
             const char *given,
             const char *suffix)
{
  g_autofree char *apart = NULL;
  JsonObject *name;

  if (!*family || !given || !*given)
    return vouch_reference_group (*family ? family : given);
  apart = vouch_reference_given (family, given);
  name = json_object_new ();
  json_object_set_string_member (name, "family", family);
  if (*apart)
    json_object_set_string_member (name, "given", apart);
  if (suffix && *suffix)
    json_object_set_string_member (name, "suffix", suffix);
  return name;
}

/**
 * vouch_reference_person:
 * @family: the family name
 * @given: (nullable): the given name or initials
 * @suffix: (nullable): "Jr", "III"
 *
 * Returns: (transfer full) (nullable): the person; %NULL where there is no name at all
 */
JsonObject *
vouch_reference_person (const char *family,
                        const char *given,
                        const char *suffix)
{
  g_autofree char *clean_family = vouch_reference_clean_text (family);
  g_autofree char *clean_given = given ? vouch_reference_clean_text (given) : NULL;

  return make_person (clean_family, clean_given, suffix);
}

/* Initials that were read without stops, or names in small letters: what the strict parser leaves
 * whole. */
static JsonObject *
read_undivided (const char *text)
{
  g_autoptr (JsonObject) name = vouch_reference_name_parse (text);
  const char *family = name ? vouch_json_get_text (name, "family") : NULL;
  const char *blank = strrchr (text, ' ');
  g_autofree char *first = NULL;

  if (family)
    return vouch_reference_person (family, vouch_json_get_text (name, "given"),
                                   vouch_json_get_text (name, "suffix"));
  if (!blank || strchr (text, ' ') != blank || vouch_reference_name_is_group (text)
      || !g_ascii_islower (*text) || !g_ascii_islower (blank[1]))
    return vouch_reference_group (text);
  first = g_strndup (text, (gsize) (blank - text));
  return vouch_reference_person (blank + 1, first, NULL);
}

/* "King, Jr., M. L." and "King, M. L., Jr." */
static JsonObject *
read_three (char *family,
            char *second,
            char *third)
{
  g_strstrip (second);
  g_strstrip (third);
  if (vouch_reference_name_is_suffix (second))
    return vouch_reference_person (family, third, second);
  if (vouch_reference_name_is_suffix (third))
    return vouch_reference_person (family, second, third);
  if (!*third || vouch_reference_name_is_degree (third))
    return vouch_reference_person (family, second, NULL);
  return NULL;
}

/* What stands for authors that are not listed. */
static gboolean
are_others (const char *text)
{
  static const char *const words[] = { "et al", "et al.", "and others", "others" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_reference_person_read:
 * @text: "Harrison, Warren", "King, Jr., M. L.", "Catarina Barata", "World Health Organization,"
 *
 * Returns: (transfer full) (nullable): the name, literal where it can't be divided; %NULL for "et al."
 */
JsonObject *
vouch_reference_person_read (const char *text)
{
  g_autofree char *clean = vouch_reference_clean_text (text);
  g_auto (GStrv) pieces = NULL;
  JsonObject *name = NULL;

  if (!*clean || are_others (clean))
    return NULL;
  if (!strchr (clean, ','))
    return read_undivided (clean);
  if (strchr (clean, ',') == strrchr (clean, ','))
    {
      char *comma = strchr (clean, ',');

      *comma = '\0';
      return make_person (g_strchomp (clean), comma + 1 + strspn (comma + 1, " "), NULL);
    }
  pieces = g_strsplit (clean, ",", 4);
  if (g_strv_length (pieces) == 3)
    name = read_three (pieces[0], pieces[1], pieces[2]);
  return name ? name : vouch_reference_group (clean);
}

/**
 * vouch_reference_item_add_name:
 * @item: a CSL-JSON item
 * @member: "author", "editor"
 * @name: (transfer full) (nullable): the next name
 */
void
vouch_reference_item_add_name (JsonObject *item,
                               const char *member,
                               JsonObject *name)
{
  JsonArray *names;

  if (!name)
    return;
  names = json_object_has_member (item, member) ? json_object_get_array_member (item, member) : NULL;
  if (!names)
    {
      names = json_array_new ();
      json_object_set_array_member (item, member, names);
    }
  json_array_add_object_element (names, name);
}
