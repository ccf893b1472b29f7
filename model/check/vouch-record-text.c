/* vouch-record-text.c: what is wrong with the fields of a reference, and how it is put right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-record-text.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"

/* The names of signs that titles have; numbers are read by themselves. */
static const struct
{
  const char *name;
  const char *sign;
} entities[] = {
  { "amp", "&" },    { "lt", "<" },     { "gt", ">" },     { "quot", "\"" }, { "apos", "'" },
  { "nbsp", " " },   { "ndash", "–" },  { "mdash", "—" },  { "lsquo", "‘" }, { "rsquo", "’" },
  { "ldquo", "“" },  { "rdquo", "”" },  { "hellip", "…" }, { "alpha", "α" }, { "beta", "β" },
  { "gamma", "γ" },  { "delta", "δ" },  { "mu", "μ" },     { "micro", "µ" }, { "kappa", "κ" },
  { "le", "≤" },     { "ge", "≥" },     { "plusmn", "±" }, { "times", "×" }, { "deg", "°" },
  { "eacute", "é" }, { "egrave", "è" }, { "uuml", "ü" },   { "ouml", "ö" },  { "auml", "ä" },
  { "szlig", "ß" },  { "ccedil", "ç" }, { "ntilde", "ñ" }, { "reg", "®" },   { "trade", "™" },
};

static gboolean
decode_cb (const GMatchInfo *match, GString *result, gpointer data)
{
  g_autofree char *whole = g_match_info_fetch (match, 0);
  g_autofree char *body = g_match_info_fetch (match, 1);
  guint64 number = 0;

  if (body[0] == '#')
    number = g_ascii_tolower (body[1]) == 'x' ? g_ascii_strtoull (body + 2, NULL, 16)
                                              : g_ascii_strtoull (body + 1, NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (entities) && body[0] != '#'; i++)
    if (g_str_equal (entities[i].name, body))
      {
        g_string_append (result, entities[i].sign);
        return FALSE;
      }
  if (number >= 0x20 && number <= G_MAXUINT32 && g_unichar_validate ((gunichar) number))
    g_string_append_unichar (result, (gunichar) number);
  else
    g_string_append (result, whole);
  return FALSE;
}

static char *
replace_all (GRegex **place, const char *pattern, const char *text, const char *with)
{
  if (g_once_init_enter (place))
    g_once_init_leave (place, g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL));
  return g_regex_replace_literal (*place, text, -1, 0, with, 0, NULL);
}

static char *
decode (const char *text)
{
  static GRegex *entity;

  if (g_once_init_enter (&entity))
    g_once_init_leave (&entity, g_regex_new ("&(#\\d{2,7}|#x[0-9a-f]{2,6}|[a-z]{2,8});",
                                             G_REGEX_CASELESS, 0, NULL));
  return g_regex_replace_eval (entity, text, -1, 0, 0, decode_cb, NULL, NULL);
}

/**
 * vouch_record_title_clean:
 * @title: a title; CSL-JSON allows <i>, <b>, <sup>, <sub>, <sc> and <span> in it
 *
 * Returns: (transfer full): it with signs for entities, without other tags, composed (NFC)
 */
char *
vouch_record_title_clean (const char *title)
{
  static GRegex *tags, *spaces;
  g_autofree char *once = decode (title);
  g_autofree char *decoded = decode (once);
  g_autofree char *bare = replace_all (
      &tags, "</?(?!(?:i|b|sup|sub|sc|span)\\b)[a-z][a-z0-9:]*(?:\\s[^<>]*)?/?>", decoded, "");
  g_autofree char *narrow = replace_all (&spaces, "[ \\t\\r\\n]+", bare, " ");
  g_autofree char *normal = g_utf8_normalize (narrow, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_strstrip (normal ? g_steal_pointer (&normal) : g_steal_pointer (&narrow));
}

/** Returns: whether a bracket in @title is opened and never closed, or closed and never opened */
gboolean
vouch_record_title_is_open (const char *title)
{
  int round = 0;
  int square = 0;

  for (const char *p = title; *p && round >= 0 && square >= 0; p++)
    {
      round += *p == '(' ? 1 : *p == ')' ? -1 : 0;
      square += *p == '[' ? 1 : *p == ']' ? -1 : 0;
      /* "a) first, b) second" opens none. */
      if (*p == ')' && round < 0 && p > title && (p - 1 == title || p[-2] == ' '))
        round = 0;
    }
  return round != 0 || square != 0;
}

/* --- names --- */

static gboolean
matches (GRegex **place, const char *pattern, const char *text)
{
  if (g_once_init_enter (place))
    g_once_init_leave (place, g_regex_new (pattern, 0, 0, NULL));
  return text && g_regex_match (*place, text, 0, NULL);
}

static gboolean
has_loose_end (const char *text)
{
  static GRegex *loose;

  return matches (&loose, "^(?:and |& |[,;])|(?: and| AND| &|[,;])\\s*$", text);
}

/* Four letters and more: shorter ones are initials, or names that are written so. */
static gboolean
is_shouted (const char *family)
{
  static GRegex *capitals;

  return matches (&capitals, "^(?=(?:.*\\p{Lu}){4})[\\p{Lu}\\p{M}' ’-]+$", family);
}

/* "Smith J, Jones K", "Smith and Jones"; but a body has "and" in its name. */
static gboolean
is_several (const char *family, const char *literal)
{
  static GRegex *two, *list;

  return matches (&two, "\\p{Ll}(?:,? and | & |; ?)\\p{Lu}|\\bet al\\b", family)
         || matches (&list,
                     "^\\p{Lu}[\\p{L}'’-]+,? (?:\\p{Lu}\\.?-?){1,3}(?:, |; ?| and | & )"
                     "\\p{Lu}[\\p{L}'’-]+,? (?:\\p{Lu}\\.?-?){1,3}(?:$|[,; ])|;|\\bet al\\b",
                     literal);
}

/**
 * vouch_record_name_dup_trouble:
 * @name: a name of a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): what is wrong with it, translated; %NULL where nothing is
 */
char *
vouch_record_name_dup_trouble (JsonObject *name)
{
  const char *family = vouch_json_get_text (name, "family");
  const char *given = vouch_json_get_text (name, "given");
  const char *literal = vouch_json_get_text (name, "literal");
  const char *shown = family ? family : literal ? literal : given;

  if (is_several (family, literal))
    return g_strdup_printf (_("“%s” is several people in one name."), shown);
  if (has_loose_end (family) || has_loose_end (given) || has_loose_end (literal))
    return g_strdup_printf (_("“%s” starts or ends with “and” or a comma."), shown);
  if (family && given && is_shouted (family))
    return g_strdup_printf (_("“%s” is in capitals."), shown);
  return NULL;
}

/* "MCDONALD-SMITH" as "McDonald-Smith". */
static char *
lower_name (const char *name)
{
  GString *text = g_string_new (NULL);
  gboolean is_start = TRUE;

  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      g_string_append_unichar (text,
                               is_start ? g_unichar_toupper (letter) : g_unichar_tolower (letter));
      is_start
          = !g_unichar_isalpha (letter) || (g_str_has_suffix (text->str, "Mc") && text->len == 2);
    }
  return g_string_free (text, FALSE);
}

static char *
trim_ends (const char *text)
{
  static GRegex *ends;
  g_autofree char *trimmed
      = replace_all (&ends, "^(?:(?:and|&) |[,;] ?)+|(?: (?:and|&)|[,;])+\\s*$", text, "");

  return g_strstrip (g_steal_pointer (&trimmed));
}

static JsonNode *
make_name (JsonObject *old, const char *family, const char *given)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), old);
  g_autoptr (JsonNode) family_node = family ? vouch_json_new_text (family) : NULL;
  g_autoptr (JsonNode) given_node = given ? vouch_json_new_text (given) : NULL;
  g_autoptr (JsonNode) with_family = vouch_json_with_member (node, "family", family_node);

  return vouch_json_with_member (with_family, "given", given_node);
}

/* One name as one or more that are right; the initials stay with the last, who has them. */
static void
add_mended (JsonArray *names, JsonObject *name)
{
  const char *family = vouch_json_get_text (name, "family");
  const char *given = vouch_json_get_text (name, "given");
  g_autofree char *trimmed = family ? trim_ends (family) : NULL;
  g_autofree char *trimmed_given = given ? trim_ends (given) : NULL;
  g_autofree char *lowered = NULL;
  g_auto (GStrv) several = NULL;

  if (trimmed && given && is_shouted (trimmed))
    lowered = lower_name (trimmed);
  several = g_regex_split_simple (",? and | & |; ?",
                                  lowered   ? lowered
                                  : trimmed ? trimmed
                                            : "",
                                  0, 0);
  for (gsize i = 0; several[i]; i++)
    json_array_add_element (names,
                            make_name (name, several[i], several[i + 1] ? NULL : trimmed_given));
}

/**
 * vouch_record_names_mend:
 * @names: the names of a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): them put right; %NULL where a person has to look
 */
JsonNode *
vouch_record_names_mend (JsonArray *names)
{
  JsonArray *mended = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      JsonObject *name = vouch_json_array_object (names, i);

      g_autofree char *trouble = name ? vouch_record_name_dup_trouble (name) : NULL;

      if (!trouble)
        json_array_add_element (mended, json_node_copy (vouch_json_array_node (names, i)));
      else if (vouch_json_get_text (name, "family"))
        add_mended (mended, name);
      else
        {
          json_array_unref (mended);
          return NULL;
        }
    }
  return vouch_json_new_array (mended);
}

/* --- pages --- */

/**
 * vouch_record_pages_turn_back:
 * @pages: as "1234-45", "S12-S19", "e100"
 *
 * Returns: whether the last page comes before the first; a short end completes the start
 */
gboolean
vouch_record_pages_turn_back (const char *pages)
{
  g_autoptr (GRegex) range
      = g_regex_new ("^\\s*([a-z]{0,3})(\\d{1,8})\\s*[-–—]+\\s*([a-z]{0,3})(\\d{1,8})\\s*$",
                     G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *first = NULL;
  g_autofree char *end_letters = NULL;
  g_autofree char *last = NULL;
  g_autofree char *whole = NULL;

  if (!g_regex_match (range, pages, 0, &match))
    return FALSE;
  letters = g_match_info_fetch (match, 1);
  first = g_match_info_fetch (match, 2);
  end_letters = g_match_info_fetch (match, 3);
  last = g_match_info_fetch (match, 4);
  if (*end_letters && g_ascii_strcasecmp (letters, end_letters) != 0)
    return FALSE;
  whole = strlen (last) < strlen (first)
              ? g_strdup_printf ("%.*s%s", (int) (strlen (first) - strlen (last)), first, last)
              : g_strdup (last);
  return g_ascii_strtoull (whole, NULL, 10) < g_ascii_strtoull (first, NULL, 10);
}

/* --- preprints --- */

/**
 * vouch_record_is_preprint:
 * @csl: a CSL-JSON item
 *
 * Returns: whether it was published by a server of preprints, whatever it says of itself
 */
gboolean
vouch_record_is_preprint (JsonObject *csl)
{
  static GRegex *dois, *servers;
  const char *doi = vouch_json_get_text (csl, "DOI");
  const char *journal = vouch_json_get_text (csl, "container-title");
  const char *publisher = vouch_json_get_text (csl, "publisher");
  const char *url = vouch_json_get_text (csl, "URL");
  static const char pattern[]
      = "(?i)^(?:biorxiv|medrxiv|arxiv|research square|ssrn(?: electronic journal)?|"
        "preprints(?:\\.org)?|psyarxiv|chemrxiv|osf preprints|authorea)$|"
        "://(?:www\\.)?(?:biorxiv|medrxiv|arxiv|researchsquare|preprints|psyarxiv|chemrxiv)\\.";

  return matches (
             &dois,
             "(?i)^10\\.(?:1101/(?:\\d{4}\\.\\d{2}\\.\\d{2}\\.\\d|\\d{6}$)|21203/rs\\.|"
             "20944/preprints|48550/arxiv|2139/ssrn|31234/osf|26434/chemrxiv|22541/au\\.|64898/)",
             doi)
         || matches (&servers, pattern, journal) || matches (&servers, pattern, publisher)
         || matches (&servers, pattern, url);
}

/** Returns: whether @csl says that it is a preprint, so that the reader is told */
gboolean
vouch_record_says_preprint (JsonObject *csl)
{
  static const char *const members[] = { "genre", "medium", "note", "status", "version" };
  static GRegex *label;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (matches (&label, "(?i)\\bpre-?print\\b", vouch_json_get_text (csl, members[i])))
      return TRUE;
  return FALSE;
}
