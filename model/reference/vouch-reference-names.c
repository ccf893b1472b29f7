/* vouch-reference-names.c: the people of a CSL-JSON record.
 *
 * The printed form follows the AMA Manual of Style, 11th edition, section 3.7:
 * family name, then initials without stops or spaces; up to six names, else the
 * first three and "et al".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-names.h"

#include "vouch-json.h"

#define NAMES_AT_MOST 6
#define NAMES_BEFORE_ET_AL 3

/* In a name of an alphabet with capitals, three capitals in a row are initials
 * that were written together, as MEDLINE does; more are a name in capitals. */
#define INITIALS_AT_MOST 3

static gboolean
is_blank (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static const char *
get_part (JsonObject *name,
          const char *member)
{
  const char *text = vouch_json_get_text (name, member);

  return is_blank (text) ? NULL : text;
}

/* "d’" and "al-" stand close to what follows, other particles apart. */
static void
append_particle (GString    *to,
                 const char *particle)
{
  if (!particle)
    return;
  g_string_append (to, particle);
  if (!g_str_has_suffix (particle, "'") && !g_str_has_suffix (particle, "’")
      && !g_str_has_suffix (particle, "-"))
    g_string_append_c (to, ' ');
}

static gboolean
has_capitals (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isupper (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
has_case (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isupper (g_utf8_get_char (text)) || g_unichar_islower (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
is_name_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == '.' || c == '-' || c == 0x2010 || c == 0x2011 || c == ',';
}

static gboolean
is_joined_initials (const char *token)
{
  glong letters = 0;

  for (; *token; token = g_utf8_next_char (token), letters++)
    if (!g_unichar_isupper (g_utf8_get_char (token)))
      return FALSE;
  return letters <= INITIALS_AT_MOST;
}

static void
append_initial (GString    *initials,
                GString    *particles,
                const char *token,
                gboolean    has_capitals_somewhere)
{
  gunichar first = g_utf8_get_char (token);

  if (!*token)
    return;
  if (has_capitals_somewhere && g_unichar_islower (first) && *g_utf8_next_char (token))
    g_string_append_printf (particles, " %s", token);
  else if (is_joined_initials (token))
    g_string_append (initials, token);
  else if (g_unichar_isalpha (first))
    g_string_append_unichar (initials, g_unichar_toupper (first));
}

/* "Jong-Chul" and "J. C." and "JC" are all "JC"; "Maria de" is "M de". */
static char *
make_initials (const char *given)
{
  g_autofree char *composed = g_utf8_normalize (given, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autoptr (GString) particles = g_string_new (NULL);
  g_autoptr (GString) token = g_string_new (NULL);
  gboolean capitals = has_capitals (composed ? composed : given);

  for (const char *p = composed ? composed : given; *p; p = g_utf8_next_char (p))
    if (!is_name_separator (g_utf8_get_char (p)))
      g_string_append_unichar (token, g_utf8_get_char (p));
    else
      {
        append_initial (initials, particles, token->str, capitals);
        g_string_truncate (token, 0);
      }
  append_initial (initials, particles, token->str, capitals);
  g_string_append (initials, particles->str);
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

static gboolean
is_written_without_spaces (const char *text)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (text));

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL
         || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
}

/* Initials exist where capitals do; other scripts keep the whole name. */
static void
append_given (GString    *to,
              const char *given)
{
  g_autofree char *initials = NULL;

  if (!has_case (given))
    {
      if (!is_written_without_spaces (given))
        g_string_append_c (to, ' ');
      g_string_append (to, given);
      return;
    }
  initials = make_initials (given);
  if (*initials)
    g_string_append_printf (to, " %s", initials);
}

/* AMA 3.7: "Jr" and "Sr" without a stop, "II" as "2nd". */
static void
append_suffix (GString    *to,
               const char *suffix)
{
  static const char *const ordinals[][2] = {
    { "II", "2nd" }, { "III", "3rd" }, { "IV", "4th" }, { "V", "5th" },
  };
  g_auto (GStrv) pieces = g_strsplit (suffix, ".", -1);
  g_autofree char *bare = g_strstrip (g_strjoinv ("", pieces));

  for (gsize i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (g_str_equal (bare, ordinals[i][0]))
      {
        g_string_append_printf (to, " %s", ordinals[i][1]);
        return;
      }
  if (*bare)
    g_string_append_printf (to, " %s", bare);
}

/**
 * vouch_reference_name_family:
 * @name: (nullable): a CSL-JSON name
 *
 * Returns: (transfer full) (nullable): the family name with its particles, a group's name,
 *   or %NULL where the name is empty.
 */
char *
vouch_reference_name_family (JsonObject *name)
{
  const char *family = get_part (name, "family");
  const char *literal = get_part (name, "literal");
  g_autoptr (GString) text = NULL;

  if (!family)
    return g_strdup (literal ? literal : get_part (name, "given"));
  text = g_string_new (NULL);
  append_particle (text, get_part (name, "dropping-particle"));
  append_particle (text, get_part (name, "non-dropping-particle"));
  g_string_append (text, family);
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * vouch_reference_name_inverted:
 * @name: (nullable): a CSL-JSON name
 *
 * Returns: (transfer full) (nullable): "Kim MS", "de Graaf J", "King ML Jr", a group's
 *   name as it is, or %NULL where the name is empty.
 */
char *
vouch_reference_name_inverted (JsonObject *name)
{
  g_autofree char *family = vouch_reference_name_family (name);
  const char *given = get_part (name, "given");
  const char *suffix = get_part (name, "suffix");
  g_autoptr (GString) text = NULL;

  if (!family || !get_part (name, "family"))
    return g_steal_pointer (&family);
  text = g_string_new (family);
  if (given)
    append_given (text, given);
  if (suffix)
    append_suffix (text, suffix);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vouch_reference_name_natural:
 * @name: (nullable): a CSL-JSON name
 *
 * Returns: (transfer full) (nullable): the name as a sentence has it, "Jong-Chul Yang",
 *   or %NULL where the name is empty.
 */
char *
vouch_reference_name_natural (JsonObject *name)
{
  g_autofree char *family = vouch_reference_name_family (name);
  const char *given = get_part (name, "given");
  const char *suffix = get_part (name, "suffix");
  g_autoptr (GString) text = NULL;

  if (!family || !get_part (name, "family"))
    return g_steal_pointer (&family);
  text = g_string_new (NULL);
  if (given && !is_written_without_spaces (given))
    g_string_append_printf (text, "%s ", given);
  g_string_append (text, family);
  if (given && is_written_without_spaces (given))
    g_string_append (text, given);
  if (suffix)
    g_string_append_printf (text, " %s", suffix);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vouch_reference_names_join:
 * @names: (nullable): CSL-JSON names
 *
 * Returns: (transfer full): all of up to six names, else the first three and "et al";
 *   empty where there are none.
 */
char *
vouch_reference_names_join (JsonArray *names)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) joined = g_string_new (NULL);
  guint shown;

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      char *text = vouch_reference_name_inverted (vouch_json_array_object (names, i));

      if (text)
        g_ptr_array_add (texts, text);
    }
  shown = texts->len > NAMES_AT_MOST ? NAMES_BEFORE_ET_AL : texts->len;
  for (guint i = 0; i < shown; i++)
    g_string_append_printf (joined, "%s%s", i ? ", " : "", (char *) texts->pdata[i]);
  if (shown < texts->len)
    g_string_append (joined, ", et al");
  return g_string_free (g_steal_pointer (&joined), FALSE);
}
