/* vouch-reference-item-identifier.c: the identifiers of an item in their normal forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-item.h"

#include <string.h>

#include "vouch-identifier.h"
#include "vouch-isbn.h"
#include "vouch-json.h"

/* Of one journal or book; more is no list of its numbers. */
#define MAX_NUMBERS_BYTES 200

static void
take (JsonObject *item,
      const char *member,
      char       *text)
{
  if (text && *text)
    json_object_set_string_member (item, member, text);
  g_free (text);
}

/* Most are as they should be: "10.NNNN/" and plain letters. */
static gboolean
is_plain_doi (const char *text)
{
  const char *slash = strchr (text, '/');
  gsize length;

  if (!g_str_has_prefix (text, "10.") || !slash || slash - text < 6)
    return FALSE;
  length = strspn (text + 3, "0123456789.");
  if (text + 3 + length != slash)
    return FALSE;
  length = strspn (slash + 1,
                   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/()");
  return length > 0 && slash[1 + length] == '\0' && g_ascii_isalnum (slash[length]);
}

/**
 * vouch_reference_item_set_doi:
 * @item: a CSL-JSON item
 * @text: (nullable): a DOI, with a resolver or "doi:" before it
 */
void
vouch_reference_item_set_doi (JsonObject *item,
                              const char *text)
{
  if (!text || !*text || vouch_reference_item_has (item, "DOI"))
    return;
  if (is_plain_doi (text))
    json_object_set_string_member (item, "DOI", text);
  else
    take (item, "DOI", vouch_identifier_normalise (VOUCH_IDENTIFIER_DOI, text));
}

/**
 * vouch_reference_item_set_pmid:
 * @item: a CSL-JSON item
 * @text: (nullable): a PubMed number
 */
void
vouch_reference_item_set_pmid (JsonObject *item,
                               const char *text)
{
  if (text && *text && !vouch_reference_item_has (item, "PMID"))
    take (item, "PMID", vouch_identifier_normalise (VOUCH_IDENTIFIER_PMID, text));
}

/**
 * vouch_reference_item_set_pmcid:
 * @item: a CSL-JSON item
 * @text: (nullable): a PubMed Central number
 */
void
vouch_reference_item_set_pmcid (JsonObject *item,
                                const char *text)
{
  if (text && *text && !vouch_reference_item_has (item, "PMCID"))
    take (item, "PMCID", vouch_identifier_normalise (VOUCH_IDENTIFIER_PMCID, text));
}

/* Adds @number to the list in @member, once. */
static void
add_number (JsonObject *item,
            const char *member,
            const char *number)
{
  const char *before = vouch_json_get_text (item, member);
  g_autofree char *both = NULL;

  if (before && (strlen (before) > MAX_NUMBERS_BYTES || strstr (before, number)))
    return;
  both = before ? g_strconcat (before, ", ", number, NULL) : g_strdup (number);
  json_object_set_string_member (item, member, both);
}

/* Past "NNNN-NNNX" at @text; @issn gets it with its hyphen. */
static gsize
read_issn (const char *text,
           char       *issn)
{
  gsize n = 0, i = 0;

  for (; n < 8; i++)
    if (g_ascii_isdigit (text[i]) || (n == 7 && g_ascii_toupper (text[i]) == 'X'))
      {
        if (n == 4)
          *issn++ = '-';
        *issn++ = g_ascii_toupper (text[i]);
        n++;
      }
    else if (n != 4 || text[i] != '-')
      return 0;
  *issn = '\0';
  return g_ascii_isalnum (text[i]) || text[i] == '-' ? 0 : i;
}

static gboolean
add_issns (JsonObject *item,
           const char *text)
{
  char issn[16];
  gboolean is_found = FALSE;

  while (*text)
    {
      gsize length = read_issn (text, issn);

      if (length > 0)
        add_number (item, "ISSN", issn);
      is_found = is_found || length > 0;
      text += length > 0 ? length : strcspn (text, " \t,;():");
      text += strspn (text, " \t,;():");
    }
  return is_found;
}

static gboolean
add_isbns (JsonObject *item,
           const char *text)
{
  g_auto (GStrv) pieces = NULL;
  gboolean is_found = FALSE;
  g_autofree char *whole = vouch_isbn_normalise (text);

  if (whole)
    {
      add_number (item, "ISBN", whole);
      return TRUE;
    }
  pieces = g_strsplit_set (text, " ,;()/", -1);
  for (gsize i = 0; pieces[i]; i++)
    {
      g_autofree char *isbn = strlen (pieces[i]) >= 10 ? vouch_isbn_normalise (pieces[i]) : NULL;

      if (isbn)
        add_number (item, "ISBN", isbn);
      is_found = is_found || isbn;
    }
  return is_found;
}

static gboolean
is_book (JsonObject *item)
{
  const char *type = vouch_json_get_text (item, "type");

  return g_strcmp0 (type, "book") == 0 || g_strcmp0 (type, "chapter") == 0;
}

/* Where a program has one field for every number, a report's own stands there: "NG51". */
static gboolean
is_report (JsonObject *item)
{
  return g_strcmp0 (vouch_json_get_text (item, "type"), "report") == 0;
}

/**
 * vouch_reference_item_add_serial:
 * @item: a CSL-JSON item with its type
 * @text: (nullable): ISSN or ISBN, several perhaps, with words around them
 *
 * What is neither is a report's number; else it is kept as it stands, for the checks to find.
 */
void
vouch_reference_item_add_serial (JsonObject *item,
                                 const char *text)
{
  const char *member;

  if (!text || !*text)
    return;
  if (add_issns (item, text) || add_isbns (item, text))
    return;
  member = is_book (item) ? "ISBN" : is_report (item) ? "number" : "ISSN";
  vouch_reference_item_set_text (item, member, text);
}

/**
 * vouch_reference_item_set_url:
 * @item: a CSL-JSON item
 * @text: (nullable): an address of the web; what is none is left out
 */
void
vouch_reference_item_set_url (JsonObject *item,
                              const char *text)
{
  g_autofree char *clean = NULL;
  char *blank;

  if (!text || vouch_reference_item_has (item, "URL"))
    return;
  clean = vouch_reference_clean_text (text);
  blank = strchr (clean, ' ');
  if (blank)
    *blank = '\0';
  if (g_str_has_prefix (clean, "//"))
    take (item, "URL", g_strconcat ("https:", clean, NULL));
  else if (g_ascii_strncasecmp (clean, "www.", 4) == 0)
    take (item, "URL", g_strconcat ("http://", clean, NULL));
  else if (g_ascii_strncasecmp (clean, "http://", 7) == 0
           || g_ascii_strncasecmp (clean, "https://", 8) == 0
           || g_ascii_strncasecmp (clean, "ftp://", 6) == 0)
    json_object_set_string_member (item, "URL", clean);
}

/**
 * vouch_reference_item_keep_url:
 * @item: a CSL-JSON item
 * @text: (nullable): what stands where an address should
 *
 * For the case that no address was found: kept as it stands, for the checks to find, unless it is a
 * file on somebody's computer.
 */
void
vouch_reference_item_keep_url (JsonObject *item,
                               const char *text)
{
  if (text && !strstr (text, "file:") && !strstr (text, "internal-pdf:") && !strchr (text, '\\'))
    vouch_reference_item_set_text (item, "URL", text);
}

/* MARC's codes and English names of the languages that most records are in. */
static const struct
{
  const char *name;
  const char *code;
} languages[] = {
  { "eng", "en" },     { "english", "en" },    { "ger", "de" },    { "deu", "de" },
  { "german", "de" },  { "fre", "fr" },        { "fra", "fr" },    { "french", "fr" },
  { "spa", "es" },     { "spanish", "es" },    { "ita", "it" },    { "italian", "it" },
  { "por", "pt" },     { "portuguese", "pt" }, { "chi", "zh" },    { "zho", "zh" },
  { "chinese", "zh" }, { "jpn", "ja" },        { "japanese", "ja" }, { "kor", "ko" },
  { "korean", "ko" },  { "rus", "ru" },        { "russian", "ru" }, { "dut", "nl" },
  { "nld", "nl" },     { "dutch", "nl" },      { "pol", "pl" },    { "polish", "pl" },
};

/**
 * vouch_reference_item_set_language:
 * @item: a CSL-JSON item
 * @text: (nullable): a language's name or code
 */
void
vouch_reference_item_set_language (JsonObject *item,
                                   const char *text)
{
  if (!text)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strcasecmp (text, languages[i].name) == 0)
      text = languages[i].code;
  vouch_reference_item_set_text (item, "language", text);
}
