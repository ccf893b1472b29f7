/* vouch-pasted-reference.c: what a writer pastes where a reference is wanted.
 *
 * Medical journals' form is read as the import reads it; besides it the form of
 * the APA (7th edition, chapter 9): "Doe, J. (2020). Title. Journal, 7(1), 1–9."
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pasted-reference.h"

#include <string.h>

#include "vouch-identifier.h"
#include "vouch-import-reference.h"
#include "vouch-json.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names-edit.h"

/* Longer texts are a document that went to the wrong place. */
#define BYTES_AT_MOST 8192

/* A reference without an identifier has a year and as many words, or it is a search. */
#define WORDS_AT_LEAST 8

typedef enum
{
  FIND_APA,       /* authors, year, title, the rest */
  FIND_APA_PLACE, /* journal, volume, issue, pages */
  FIND_YEAR,
  FIND_TAIL,      /* identifiers and addresses at the end */
  FIND_VIEW,      /* what publishers put behind a DOI in an address */
  N_FINDS
} Find;

static const char *const patterns[N_FINDS] = {
  [FIND_APA] = "^(\\p{Lu}[^()]{2,2000}?)\\s*\\(((?:19|20)\\d\\d)[a-z]?(?:,[^)]{1,30})?\\)\\.?\\s+"
               "([^.?!].{6,500}?[.?!])\\s+(.{2,1000})$",
  [FIND_APA_PLACE] = "^([^,]{2,150}),\\s*(\\d{1,4})(?:\\s*\\(([^)]{1,20})\\))?"
                     "(?:,\\s*([A-Za-z]?\\d[\\w.]{0,15}(?:[-–—][A-Za-z]?\\d{1,10})?))?\\s*[.]",
  [FIND_YEAR] = "(?<![\\d/.])(?:19|20)\\d\\d(?![\\d/])",
  [FIND_TAIL] = "[\\s.;,(]*(?:(?:doi|DOI|PMID|PMCID|Available (?:at|from)|Retrieved from)\\s*:?\\s*)?"
                "(?:https?://\\S+|10\\.\\d{4,9}/\\S+|(?<=PMID: )\\d+|(?<=PMID:)\\d+|PMC\\d+)[\\s.;,)]*$",
  [FIND_VIEW] = "(?:[?#].*|/(?:full|abstract|pdf|epdf|fulltext|meta|html)/?|\\.(?:full|pdf|abstract)"
                "(?:\\.pdf)?)+$",
};

static gpointer
compile_patterns (gpointer data)
{
  static GRegex *compiled[N_FINDS];

  for (guint i = 0; i < N_FINDS; i++)
    compiled[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE | G_REGEX_DOTALL, 0, NULL);
  return compiled;
}

static GRegex *
get_regex (Find find)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_patterns, NULL);

  return compiled[find];
}

/* One line, one space between words: what was copied from a PDF has line breaks in it. */
static char *
fold_space (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter))
        g_string_append_unichar (folded, letter);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  return g_strchomp (g_string_free (folded, FALSE));
}

static guint
count_words (const char *text)
{
  guint n_words = *text ? 1 : 0;

  for (; *text; text++)
    n_words += *text == ' ';
  return n_words;
}

/* "www.example.org/page" is an address, too. */
static char *
dup_address (const char *text)
{
  g_autofree char *address = NULL;

  if (strchr (text, ' '))
    return NULL;
  address = g_str_has_prefix (text, "www.") ? g_strconcat ("https://", text, NULL) : g_strdup (text);
  return vouch_link_is_web (address) ? g_steal_pointer (&address) : NULL;
}

/* An identifier, and nothing else; an address may have one inside. */
static char *
find_identifier (const char          *text,
                 VouchIdentifierKind *kind)
{
  g_autofree char *address = dup_address (text);
  g_autofree char *bare
      = address ? g_regex_replace (get_regex (FIND_VIEW), address, -1, 0, "", 0, NULL) : NULL;
  g_autofree char *found = vouch_identifier_find (bare ? bare : text, kind);
  g_autofree char *whole = NULL;

  if (!found || address)
    return g_steal_pointer (&found);
  whole = vouch_identifier_normalise (*kind, text);
  return whole ? g_steal_pointer (&found) : NULL;
}

static gboolean
is_printed_reference (const char *line)
{
  g_autoptr (VouchImportText) text = NULL;

  if (count_words (line) < 4)
    return FALSE;
  text = vouch_import_text_new (line);
  if (vouch_import_reference_is_one (text) || g_regex_match (get_regex (FIND_APA), line, 0, NULL))
    return TRUE;
  return count_words (line) >= WORDS_AT_LEAST
         && g_regex_match (get_regex (FIND_YEAR), line, 0, NULL);
}

static VouchPasted
recognise_line (const char *line)
{
  VouchIdentifierKind kind;
  g_autofree char *identifier = find_identifier (line, &kind);
  g_autofree char *address = dup_address (line);

  if (identifier)
    return VOUCH_PASTED_IDENTIFIER;
  if (address)
    return VOUCH_PASTED_ADDRESS;
  return is_printed_reference (line) ? VOUCH_PASTED_REFERENCE : VOUCH_PASTED_WORDS;
}

static void
set_text (JsonObject *csl,
          const char *member,
          const char *text)
{
  if (text && *text)
    json_object_set_string_member (csl, member, text);
}

static void
set_group (JsonObject *csl,
           const char *member,
           GMatchInfo *info,
           int         group)
{
  g_autofree char *text = g_match_info_fetch (info, group);

  set_text (csl, member, text ? g_strstrip (text) : NULL);
}

static JsonObject *
make_item (const char *type)
{
  JsonObject *csl = json_object_new ();
  g_autofree char *id = g_uuid_string_random ();

  json_object_set_string_member (csl, "id", id);
  json_object_set_string_member (csl, "type", type);
  return csl;
}

static JsonObject *
read_identifier (const char *line)
{
  VouchIdentifierKind kind;
  g_autofree char *identifier = find_identifier (line, &kind);
  JsonObject *csl = make_item ("article-journal");

  set_text (csl, vouch_identifier_kind_get_member (kind), identifier);
  return csl;
}

static JsonObject *
read_address (const char *line)
{
  g_autofree char *address = dup_address (line);
  JsonObject *csl = make_item ("webpage");

  set_text (csl, "URL", address);
  return csl;
}

/* Where only the whole line could be the title, the identifiers behind it are no part of it. */
static void
shorten_title (JsonObject *csl,
               const char *line)
{
  const char *title = vouch_json_get_text (csl, "title");
  g_autofree char *shorter = NULL;

  if (g_strcmp0 (title, line) != 0)
    return;
  shorter = g_regex_replace (get_regex (FIND_TAIL), line, -1, 0, "", 0, NULL);
  if (shorter && *g_strstrip (shorter))
    json_object_set_string_member (csl, "title", shorter);
}

static void
read_apa (JsonObject *csl,
          const char *line)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GMatchInfo) place = NULL;
  g_autofree char *authors = NULL;
  g_autofree char *title = NULL;
  g_autofree char *rest = NULL;

  if (!g_regex_match (get_regex (FIND_APA), line, 0, &info))
    return;
  authors = g_match_info_fetch (info, 1);
  title = g_match_info_fetch (info, 3);
  rest = g_match_info_fetch (info, 4);
  if (g_str_has_suffix (title, "."))
    title[strlen (title) - 1] = '\0';
  json_object_set_array_member (csl, "author", vouch_reference_names_parse (authors, NULL));
  set_text (csl, "title", title);
  if (!g_regex_match (get_regex (FIND_APA_PLACE), rest, 0, &place))
    return;
  set_text (csl, "type", "article-journal");
  set_group (csl, "container-title", place, 1);
  set_group (csl, "volume", place, 2);
  set_group (csl, "issue", place, 3);
  set_group (csl, "page", place, 4);
}

/* A DOI has its own member: its address is not told a second time. */
static void
drop_doi_address (JsonObject *csl)
{
  const char *address = vouch_json_get_text (csl, "URL");

  if (address && vouch_json_get_text (csl, "DOI") && strstr (address, "doi.org/"))
    json_object_remove_member (csl, "URL");
}

static JsonObject *
read_printed (const char *line)
{
  g_autoptr (VouchImportText) text = vouch_import_text_new (line);
  JsonObject *csl = vouch_import_reference_read (text, NULL);

  if (g_strcmp0 (vouch_json_get_text (csl, "title"), line) == 0)
    read_apa (csl, line);
  shorten_title (csl, line);
  drop_doi_address (csl);
  return csl;
}

/**
 * vouch_pasted_reference_recognise:
 * @text: what was typed or pasted
 *
 * Returns: what it is. Digits alone are words: they may be a year.
 */
VouchPasted
vouch_pasted_reference_recognise (const char *text)
{
  g_autofree char *line = NULL;

  if (strnlen (text, BYTES_AT_MOST + 1) > BYTES_AT_MOST)
    return VOUCH_PASTED_WORDS;
  line = fold_space (text);
  return recognise_line (line);
}

/**
 * vouch_pasted_reference_read:
 * @text: what was typed or pasted
 * @pasted: (out) (optional): what it is
 *
 * Returns: (transfer full) (nullable): a CSL-JSON item with a new UUID and whatever @text tells;
 *   words become its title. %NULL where @text is blank, or far too long to be a reference.
 */
JsonObject *
vouch_pasted_reference_read (const char  *text,
                             VouchPasted *pasted)
{
  g_autofree char *line = NULL;
  VouchPasted kind = VOUCH_PASTED_WORDS;
  JsonObject *csl = NULL;

  if (strnlen (text, BYTES_AT_MOST + 1) <= BYTES_AT_MOST)
    line = fold_space (text);
  if (line && *line)
    kind = recognise_line (line);
  if (pasted)
    *pasted = kind;
  if (!line || !*line)
    return NULL;
  if (kind == VOUCH_PASTED_IDENTIFIER)
    return read_identifier (line);
  if (kind == VOUCH_PASTED_ADDRESS)
    return read_address (line);
  if (kind == VOUCH_PASTED_REFERENCE)
    return read_printed (line);
  csl = make_item ("article-journal");
  set_text (csl, "title", line);
  return csl;
}

/**
 * vouch_pasted_reference_is_whole:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: whether a reader could find the work by it: it has a title and people or a
 *   journal, so that no form has to be filled in first.
 */
gboolean
vouch_pasted_reference_is_whole (JsonObject *csl)
{
  return vouch_json_get_text (csl, "title") != NULL
         && (vouch_json_array_length (vouch_json_get_array (csl, "author")) > 0
             || vouch_json_get_text (csl, "container-title") != NULL);
}
