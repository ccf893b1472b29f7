/* vouch-import-reference.c: what can be read safely from a printed reference.
 *
 * Identifiers and addresses are read anywhere; authors, title and journal only
 * where the line keeps to the form that medical journals print (AMA, after
 * Vancouver): "Doe J, Roe AB, et al. Title. Journal. 2026;13(2):e1." The whole
 * line is always kept as the item's note, so nothing rests on the reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-reference.h"

#include <string.h>

#define MAX_REFERENCE_BYTES 8192

typedef enum
{
  FIND_DOI,
  FIND_PMID,
  FIND_PMCID,
  FIND_ADDRESS,
  FIND_YEAR,
  FIND_AMA,
  FIND_PERSON,
  FIND_PLACE,
  N_FINDS
} Find;

/* "van der Meer" */
#define PARTICLES "(?:(?:van|von|de|der|den|da|di|del|la|le|el|al|bin|ter|ten|zu) )*"
#define FAMILY PARTICLES "\\p{Lu}[\\p{L}'’ -]{0,40}"

static const char *const patterns[N_FINDS] = {
  [FIND_DOI] = "\\b(10\\.\\d{4,9}/[^\\s\"<>]+)",
  [FIND_PMID]
  = "(?:\\bPMID\\s*:?\\s*|pubmed\\.ncbi\\.nlm\\.nih\\.gov/|ncbi\\.nlm\\.nih\\.gov/pubmed/)"
    "(\\d{1,8})\\b",
  [FIND_PMCID] = "\\b(PMC\\d{4,8})\\b",
  [FIND_ADDRESS] = "\\b(https?://[^\\s\"<>]+)",
  [FIND_YEAR] = "(?<![\\d/.])((?:19|20)\\d\\d)(?![\\d/])",
  /* authors; title; journal; year */
  [FIND_AMA] = "^((?:" FAMILY " \\p{Lu}{1,4}(?:, | and )?)+(?:,? ?et al)?)\\.\\s+"
               "([^.?!]{8,400}[^.?!]*?[.?!])\\s+"
               "([^.]{2,120}(?:\\.[^.]{1,40}){0,3}?)\\.?\\s*"
               "((?:19|20)\\d\\d)\\b",
  [FIND_PERSON] = "^(" FAMILY ") (\\p{Lu}{1,4})$",
  [FIND_PLACE] = "\\b(?:19|20)\\d\\d(?: [A-Z][a-z]{2}(?: \\d{1,2})?)?;\\s?(\\d{1,4})"
                 "(?:\\(([^)]{1,20})\\))?(?::([A-Za-z]?\\d\\w{0,15}(?:[-–][A-Za-z]?\\d{1,10})?))?",
};

static gpointer
compile_patterns (gpointer data)
{
  static GRegex *compiled[N_FINDS];

  for (guint i = 0; i < N_FINDS; i++)
    compiled[i] = g_regex_new (
        patterns[i], G_REGEX_OPTIMIZE | (i <= FIND_ADDRESS ? G_REGEX_CASELESS : 0), 0, NULL);
  return compiled;
}

static gboolean
match (Find find, const char *text, GMatchInfo **info)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_patterns, NULL);

  return g_regex_match (compiled[find], text, 0, info);
}

/* A full stop, a comma or an unpaired bracket at the end belongs to the sentence. */
static char *
strip_end (char *address)
{
  for (gsize n = strlen (address); n > 0; n--)
    {
      char last = address[n - 1];

      if (last == ')' && strchr (address, '('))
        break;
      if (strchr (".,;:)]}'*", last) == NULL)
        break;
      address[n - 1] = '\0';
    }
  return address;
}

static char *
find_first (Find find, const char *text)
{
  g_autoptr (GMatchInfo) info = NULL;
  char *found;

  if (!match (find, text, &info))
    return NULL;
  found = strip_end (g_match_info_fetch (info, 1));
  if (*found)
    return found;
  g_free (found);
  return NULL;
}

/* "Accessed June 1, 2026" is not when it came out. */
static char *
find_year (const char *text)
{
  const char *accessed = strstr (text, "Accessed");
  g_autofree char *before = g_strndup (text, accessed ? (gsize) (accessed - text) : strlen (text));

  return find_first (FIND_YEAR, before);
}

static char *
find_address (const VouchImportText *text)
{
  const char *link = vouch_import_text_get_link (text);

  if (link && (g_str_has_prefix (link, "http://") || g_str_has_prefix (link, "https://")))
    return g_strdup (link);
  return find_first (FIND_ADDRESS, text->text->str);
}

/* Text and links together: an identifier may stand in any of them. */
static char *
join_link (const VouchImportText *text)
{
  GString *line = g_string_new (text->text->str);

  for (guint i = 0; i < text->links->len; i++)
    g_string_append_printf (line, " %s", (const char *) text->links->pdata[i]);
  return g_string_free (line, FALSE);
}

static void
set_string (JsonObject *item, const char *member, const char *value)
{
  if (value && *value)
    json_object_set_string_member (item, member, value);
}

static void
set_issued (JsonObject *item, const char *year)
{
  JsonArray *date;
  JsonArray *dates;
  JsonObject *issued;

  if (year == NULL)
    return;
  date = json_array_new ();
  dates = json_array_new ();
  issued = json_object_new ();
  json_array_add_int_element (date, g_ascii_strtoll (year, NULL, 10));
  json_array_add_array_element (dates, date);
  json_object_set_array_member (issued, "date-parts", dates);
  json_object_set_object_member (item, "issued", issued);
}

static void
add_person (JsonArray *authors, const char *name)
{
  g_autoptr (GMatchInfo) info = NULL;
  JsonObject *person;
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;

  if (!match (FIND_PERSON, name, &info))
    return;
  family = g_match_info_fetch (info, 1);
  given = g_match_info_fetch (info, 2);
  person = json_object_new ();
  json_object_set_string_member (person, "family", family);
  json_object_set_string_member (person, "given", given);
  json_array_add_object_element (authors, person);
}

static void
set_authors (JsonObject *item, const char *list)
{
  g_autofree char *commas = g_strdup (list);
  g_auto (GStrv) names = NULL;
  JsonArray *authors = json_array_new ();
  char *and;

  while ((and = strstr (commas, " and ")))
    memcpy (and, ",    ", 5);
  names = g_strsplit (commas, ",", -1);
  for (guint i = 0; names[i]; i++)
    add_person (authors, g_strstrip (names[i]));
  json_object_set_array_member (item, "author", authors);
}

static void
set_place (JsonObject *item, const char *text)
{
  static const char *const members[] = { "volume", "issue", "page" };
  g_autoptr (GMatchInfo) info = NULL;

  if (!match (FIND_PLACE, text, &info))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *value = g_match_info_fetch (info, i + 1);

      set_string (item, members[i], value);
    }
}

/* Returns: whether the line had the form. */
static gboolean
read_ama (JsonObject *item, const char *text)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autofree char *authors = NULL;
  g_autofree char *title = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *year = NULL;

  if (!match (FIND_AMA, text, &info))
    return FALSE;
  authors = g_match_info_fetch (info, 1);
  title = g_match_info_fetch (info, 2);
  journal = g_match_info_fetch (info, 3);
  year = g_match_info_fetch (info, 4);
  if (g_str_has_suffix (title, "."))
    title[strlen (title) - 1] = '\0';
  set_authors (item, authors);
  set_string (item, "title", title);
  set_string (item, "container-title", g_strchomp (journal));
  set_issued (item, year);
  set_place (item, text);
  return TRUE;
}

static const char *
guess_type (gboolean is_article, const char *address)
{
  if (is_article)
    return "article-journal";
  return address ? "webpage" : "document";
}

/**
 * vouch_import_reference_is_one:
 * @text: a line
 *
 * Returns: whether it shows that it is a bibliographic reference: an identifier,
 *   or authors, title, journal and year in the journals' form.
 */
gboolean
vouch_import_reference_is_one (const VouchImportText *text)
{
  g_autofree char *line = NULL;

  if (text->text->len > MAX_REFERENCE_BYTES)
    return FALSE;
  line = join_link (text);
  return match (FIND_DOI, line, NULL) || match (FIND_PMID, line, NULL)
         || match (FIND_PMCID, line, NULL) || match (FIND_AMA, line, NULL);
}

/**
 * vouch_import_reference_read:
 * @text: a reference as printed, without its number
 * @key: (nullable): its number
 *
 * Returns: (transfer full): a CSL-JSON item with a new UUID as id and the whole
 *   line as note. Its title is the title where the line's form shows it, else the line.
 */
JsonObject *
vouch_import_reference_read (const VouchImportText *text, const char *key)
{
  JsonObject *item = json_object_new ();
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *doi = NULL;
  g_autofree char *pmid = NULL;
  g_autofree char *pmcid = NULL;
  g_autofree char *address = NULL;
  g_autofree char *year = NULL;
  g_autofree char *line = join_link (text);
  gboolean is_read = FALSE;

  json_object_set_string_member (item, "id", id);
  if (text->text->len <= MAX_REFERENCE_BYTES)
    {
      doi = find_first (FIND_DOI, line);
      pmid = find_first (FIND_PMID, line);
      pmcid = find_first (FIND_PMCID, line);
      address = find_address (text);
      year = find_year (text->text->str);
      is_read = read_ama (item, text->text->str);
    }
  json_object_set_string_member (item, "type",
                                 guess_type (is_read || doi || pmid || pmcid, address));
  if (!is_read)
    {
      set_string (item, "title", text->text->str);
      set_issued (item, year);
    }
  set_string (item, "DOI", doi);
  set_string (item, "PMID", pmid);
  set_string (item, "PMCID", pmcid);
  set_string (item, "URL", address);
  set_string (item, "citation-key", key);
  set_string (item, "note", text->text->str);
  return item;
}

/** Returns: whether a year stands in @text that may be one of publication. */
gboolean
vouch_import_reference_has_year (const VouchImportText *text)
{
  g_autofree char *year = find_year (text->text->str);

  return year != NULL;
}

/**
 * vouch_import_reference_address:
 * @text: a line
 *
 * Returns: (transfer full) (nullable): where its link leads; else the first
 *   address in it; else its DOI's.
 */
char *
vouch_import_reference_address (const VouchImportText *text)
{
  g_autofree char *doi = NULL;
  char *address;

  if (text->text->len > MAX_REFERENCE_BYTES)
    return g_strdup (vouch_import_text_get_link (text));
  address = find_address (text);
  if (address)
    return address;
  doi = find_first (FIND_DOI, text->text->str);
  return doi ? g_strconcat ("https://doi.org/", doi, NULL) : NULL;
}
