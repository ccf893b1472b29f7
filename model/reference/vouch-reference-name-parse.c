/* vouch-reference-name-parse.c: one person's name as it was written, as CSL-JSON.
 *
 * Three forms are read: "Kim MS" as indexes and medical journals print it,
 * "Kim, Min-Soo" as forms ask for it, "Min-Soo Kim" as a sentence has it. What
 * is none of them, or is a group's name, is kept whole as a literal name: a
 * wrong family name is worse than an undivided one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-name-parse.h"

#include <string.h>

/* Longer names are groups', whatever their words. */
#define WORDS_AT_MOST 6

static const char *const particles[] = {
  "af", "al", "ap", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "den",
  "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "op", "of",
  "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
};

static const char *const suffixes[] = {
  "jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th",
};

static const char *const degrees[] = {
  "ba", "bs", "bsc", "bsn", "cns", "crna", "dds", "dmd", "dnp", "do", "dphil", "dpm", "dpt", "drph",
  "dvm", "edd", "facc", "facp", "facs", "faad", "fapa", "frcp", "frcpc", "ma", "mb", "mba", "mbbs",
  "mbchb", "mbbch", "md", "med", "meng", "mhs", "mmsc", "mph", "ms", "msc", "mscr", "msn", "msw",
  "np", "od", "pa", "pa-c", "pharmd", "phd", "pmhnp", "psyd", "pt", "rd", "rn", "rph", "scd", "sm",
};

static const char *const group_words[] = {
  "academy", "agency", "alliance", "association", "authority", "board", "center", "centers",
  "centre", "centres", "centro", "clinic", "collaboration", "collaborative", "collaborators",
  "college", "commission", "committee", "consortium", "council", "department", "federation",
  "force", "foundation", "fund", "group", "hospital", "initiative", "institut", "institute",
  "institutes", "international", "investigators", "ministry", "national", "network", "office",
  "organisation", "organization", "panel", "partnership", "program", "programme", "project",
  "registry", "research", "service", "services", "society", "staff", "study", "team", "trial",
  "trialists", "trust", "union", "university", "workgroup",
};

static gboolean
is_listed (const char        *word,
           const char *const *list,
           gsize              n_list)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (gsize i = 0; i < n_list; i++)
    if (g_str_equal (lower, list[i]))
      return TRUE;
  return FALSE;
}

/* "M.D." is "MD". */
static char *
drop_stops (const char *word)
{
  g_auto (GStrv) pieces = g_strsplit (word, ".", -1);

  return g_strstrip (g_strjoinv ("", pieces));
}

static GStrv
split_words (const char *text)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) pieces = g_strsplit_set (text, " \t", -1);

  for (gsize i = 0; pieces[i]; i++)
    if (*pieces[i])
      g_ptr_array_add (words, g_strdup (pieces[i]));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static char *
join_words (GStrv words,
            gsize from,
            gsize to)
{
  GString *text = g_string_new (NULL);

  for (gsize i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", words[i]);
  return g_string_free (text, FALSE);
}

static gboolean
starts_with_capital (const char *word)
{
  gunichar first = g_utf8_get_char (word);

  return g_unichar_isupper (first) || g_unichar_istitle (first);
}

/* "d’Alessandro", "al-Rashid" and the like are names though they begin small. */
static gboolean
is_name_word (const char *word)
{
  const char *end = word + strlen (word);

  if (starts_with_capital (word))
    return TRUE;
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    if (strchr ("'-", *p) || g_str_has_prefix (p, "’"))
      return p > word && g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (p)));
  return FALSE;
}

static gboolean
is_particle (const char *word)
{
  return is_listed (word, particles, G_N_ELEMENTS (particles))
         && g_unichar_islower (g_utf8_get_char (word));
}

/* One to three capitals, together or with stops and hyphens: "M", "MS", "M.-S.". */
static gboolean
is_initials_word (const char *word)
{
  glong n_capitals = 0;

  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isupper (letter))
        n_capitals++;
      else if (letter != '.' && letter != '-' && letter != 0x2010)
        return FALSE;
    }
  return n_capitals >= 1 && n_capitals <= 3;
}

static JsonObject *
make_literal (const char *text)
{
  JsonObject *name = json_object_new ();

  json_object_set_string_member (name, "literal", text);
  return name;
}

static JsonObject *
make_person (const char *family,
             const char *given,
             const char *suffix)
{
  JsonObject *name = json_object_new ();

  json_object_set_string_member (name, "family", family);
  if (given && *given)
    json_object_set_string_member (name, "given", given);
  if (suffix && *suffix)
    json_object_set_string_member (name, "suffix", suffix);
  return name;
}

/* "Jr" at the end of a name of three words or more; @n_words gets one less. */
static const char *
take_suffix (GStrv  words,
             gsize *n_words)
{
  if (*n_words < 3 || !vouch_reference_name_is_suffix (words[*n_words - 1]))
    return NULL;
  *n_words -= 1;
  return words[*n_words];
}

/* Where the family name begins in "Jan van der Meer". */
static gsize
find_family (GStrv words,
             gsize n_words)
{
  gsize family = n_words - 1;

  while (family > 1 && is_particle (words[family - 1]))
    family--;
  return family;
}

static JsonObject *
parse_words (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  gsize n_words = g_strv_length (words);
  const char *suffix = take_suffix (words, &n_words);
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  gsize at;

  if (n_words < 2)
    return make_literal (text);
  at = is_initials_word (words[n_words - 1]) ? 0 : find_family (words, n_words);
  given = at == 0 ? g_strdup (words[n_words - 1]) : join_words (words, 0, at);
  family = at == 0 ? join_words (words, 0, n_words - 1) : join_words (words, at, n_words);
  return make_person (family, given, suffix);
}

static JsonObject *
parse_inverted (GStrv pieces)
{
  gsize n_pieces = g_strv_length (pieces);
  const char *suffix = NULL;

  for (gsize i = 2; i < n_pieces; i++)
    if (vouch_reference_name_is_suffix (pieces[i]))
      suffix = pieces[i];
  return make_person (pieces[0], pieces[1], suffix);
}

/* "Kim, MS" are initials; "Min-Soo Kim, MS" and "Kim, Min-Soo, MS" have a degree. */
static gboolean
may_have_degree (GPtrArray *pieces)
{
  return pieces->len >= 2
         || (pieces->len == 1 && vouch_reference_name_is_full (pieces->pdata[0]));
}

/* Returns: the pieces between commas without degrees, at least one. */
static GStrv
split_pieces (const char *text)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);

  for (gsize i = 0; pieces[i]; i++)
    {
      g_strstrip (pieces[i]);
      if (*pieces[i] && !(may_have_degree (kept) && vouch_reference_name_is_degree (pieces[i])))
        g_ptr_array_add (kept, g_strdup (pieces[i]));
    }
  if (kept->len == 0)
    g_ptr_array_add (kept, g_strdup (""));
  g_ptr_array_add (kept, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

/**
 * vouch_reference_name_is_suffix:
 * @text: a word
 *
 * Returns: whether it tells generations apart: "Jr", "III".
 */
gboolean
vouch_reference_name_is_suffix (const char *text)
{
  g_autofree char *bare = drop_stops (text);

  return is_listed (bare, suffixes, G_N_ELEMENTS (suffixes));
}

/**
 * vouch_reference_name_is_degree:
 * @text: what stands after a comma
 *
 * Returns: whether it is a degree or several, "MD", "Ph.D.", which no reference prints.
 */
gboolean
vouch_reference_name_is_degree (const char *text)
{
  g_autofree char *bare = drop_stops (text);
  g_auto (GStrv) words = split_words (bare);

  for (gsize i = 0; words[i]; i++)
    if (!is_listed (words[i], degrees, G_N_ELEMENTS (degrees))
        || !g_unichar_isupper (g_utf8_get_char (words[i])))
      return FALSE;
  return words[0] != NULL;
}

/**
 * vouch_reference_name_is_group:
 * @text: a name
 *
 * Returns: whether it is a committee's, a society's, a study's name rather than a person's.
 */
gboolean
vouch_reference_name_is_group (const char *text)
{
  g_auto (GStrv) words = split_words (text);

  if (vouch_reference_name_is_indexed (text))
    return FALSE;
  if (g_strv_length (words) > WORDS_AT_MOST || strpbrk (text, "0123456789()/&"))
    return TRUE;
  for (gsize i = 0; words[i]; i++)
    if (is_listed (words[i], group_words, G_N_ELEMENTS (group_words)) || g_str_equal (words[i], "for")
        || g_str_equal (words[i], "the") || g_str_equal (words[i], "The")
        || (i > 0 && g_str_equal (words[i], "of")))
      return TRUE;
  return FALSE;
}

/**
 * vouch_reference_name_is_initials:
 * @text: a piece of a list of names
 *
 * Returns: whether it is nothing but initials: "MS", "M. S.", "J.-C.".
 */
gboolean
vouch_reference_name_is_initials (const char *text)
{
  g_auto (GStrv) words = split_words (text);

  for (gsize i = 0; words[i]; i++)
    if (!is_initials_word (words[i]))
      return FALSE;
  return words[0] != NULL;
}

/**
 * vouch_reference_name_is_indexed:
 * @text: a piece of a list of names
 *
 * Returns: whether it has the form of indexes: family name, then initials: "Kim MS",
 *   "van der Meer P", "King ML Jr".
 */
gboolean
vouch_reference_name_is_indexed (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  gsize n_words = g_strv_length (words);

  take_suffix (words, &n_words);
  if (n_words < 2 || n_words > WORDS_AT_MOST || !is_initials_word (words[n_words - 1]))
    return FALSE;
  for (gsize i = 0; i + 1 < n_words; i++)
    if (!is_particle (words[i]) && (!is_name_word (words[i]) || strchr (words[i], '.')))
      return FALSE;
  return TRUE;
}

/**
 * vouch_reference_name_is_full:
 * @text: a piece of a list of names
 *
 * Returns: whether it is a person's whole name in its natural order: "Min-Soo Kim", "J. C. Yang".
 */
gboolean
vouch_reference_name_is_full (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  gsize n_words = g_strv_length (words);

  take_suffix (words, &n_words);
  if (n_words < 2 || vouch_reference_name_is_group (text) || is_particle (words[0])
      || is_initials_word (words[n_words - 1]))
    return FALSE;
  for (gsize i = 0; i < n_words; i++)
    if (!is_name_word (words[i]) && !is_particle (words[i]))
      return FALSE;
  return TRUE;
}

/**
 * vouch_reference_name_parse:
 * @text: one name: "Kim MS", "Kim, Min-Soo", "Min-Soo Kim, MD", "World Health Organization"
 *
 * Returns: (transfer full) (nullable): a CSL-JSON name with family and given name, or literal
 *   where @text can't be divided; %NULL where it is blank.
 */
JsonObject *
vouch_reference_name_parse (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) pieces = split_pieces (trimmed);
  gsize n_pieces = g_strv_length (pieces);

  if (!*trimmed)
    return NULL;
  if (vouch_reference_name_is_group (trimmed))
    return make_literal (trimmed);
  if (n_pieces == 2 && vouch_reference_name_is_suffix (pieces[1]))
    {
      g_autofree char *joined = g_strjoin (" ", pieces[0], pieces[1], NULL);

      return parse_words (joined);
    }
  if (n_pieces > 3 || (n_pieces == 3 && !vouch_reference_name_is_suffix (pieces[2])))
    return make_literal (trimmed);
  if (n_pieces >= 2)
    return parse_inverted (pieces);
  if (!vouch_reference_name_is_indexed (pieces[0]) && !vouch_reference_name_is_full (pieces[0]))
    return make_literal (pieces[0]);
  return parse_words (pieces[0]);
}
