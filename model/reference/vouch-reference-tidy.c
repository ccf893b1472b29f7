/* vouch-reference-tidy.c: a record made ready for a citation processor.
 *
 * Records come from everywhere: numbers as texts, texts as numbers, objects where a text
 * should be. Only what the processor reads goes to it, in the one form that it reads
 * well; what it gets wrong by itself is written here so that it can't.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-tidy.h"

#include <string.h>

#include "vouch-journal-abbreviation.h"
#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"

/* No title of a paper has half as much; the rest becomes "…". */
#define MAX_CHARACTERS 3000

static const char *const name_members[] = {
  "author",          "editor",     "translator",      "collection-editor", "container-author",
  "editorial-director", "composer", "director",       "illustrator",       "interviewer",
  "original-author", "recipient",  "reviewed-author", NULL,
};

static const char *const date_members[] = {
  "issued", "accessed", "available-date", "event-date", "original-date", "submitted", NULL,
};

/* Texts that no entry prints, and what the processor would take for hidden members. */
static const char *const left_out[] = {
  "id",     "note",       "abstract", "annote",  "custom", "keyword",      "source",
  "license", "categories", "citation-key", "citation-label", "citation-number", NULL,
};

/* What Crossref and others call the types of CSL. */
static const struct
{
  const char *word;
  const char *type;
} types[] = {
  { "journal-article", "article-journal" }, { "posted-content", "article" },
  { "preprint", "article" },                { "book-chapter", "chapter" },
  { "book-section", "chapter" },            { "monograph", "book" },
  { "edited-book", "book" },                { "proceedings-article", "paper-conference" },
  { "dissertation", "thesis" },             { "web-page", "webpage" },
};

static char *
dup_value (JsonNode *node)
{
  const char *text = vouch_json_node_text (node);
  gint64 number;
  double fraction;

  if (text)
    return g_strdup (text);
  if (vouch_json_node_int (node, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (vouch_json_node_number (node, &fraction))
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, fraction));
    }
  return NULL;
}

/* One space for any white space, none at the ends, nothing that can't be printed. */
static char *
fold_text (const char *text)
{
  GString *folded = g_string_new (NULL);
  guint length = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* U+E100 to U+E10F stand for something else inside the processor. */
      if ((c != 0xa0 && (g_unichar_isspace (c) || g_unichar_iscntrl (c))) || (c & ~0xfu) == 0xe100)
        c = ' ';
      if (c == ' ' && (folded->len == 0 || folded->str[folded->len - 1] == ' '))
        continue;
      if (++length > MAX_CHARACTERS)
        {
          g_string_append (folded, "…");
          break;
        }
      g_string_append_unichar (folded, c);
    }
  g_strchomp (folded->str);
  return g_string_free (folded, FALSE);
}

static void
set_text (JsonObject *tidy,
          const char *member,
          const char *text)
{
  if (text && *text)
    json_object_set_string_member (tidy, member, text);
}

static void
copy_member (JsonObject *tidy,
             JsonObject *csl,
             const char *member)
{
  g_autofree char *value = dup_value (vouch_json_get_node (csl, member));
  g_autofree char *folded = value ? fold_text (value) : NULL;

  set_text (tidy, member, folded);
}

static void
copy_texts (JsonObject *tidy,
            JsonObject *csl)
{
  g_autoptr (GList) members = json_object_get_members (csl);

  for (GList *link = members; link; link = link->next)
    if (!g_strv_contains (name_members, link->data) && !g_strv_contains (date_members, link->data)
        && !g_strv_contains (left_out, link->data))
      copy_member (tidy, csl, link->data);
}

static void
copy_names (JsonObject *tidy,
            JsonObject *csl)
{
  for (gsize i = 0; name_members[i]; i++)
    {
      JsonArray *names = vouch_json_get_array (csl, name_members[i]);
      JsonNode *node = names ? vouch_reference_tidy_names (names) : NULL;

      if (node)
        json_object_set_member (tidy, name_members[i], node);
    }
}

static JsonArray *
make_date_parts (const VouchReferenceDate *date)
{
  JsonArray *part = json_array_new ();
  JsonArray *parts = json_array_new ();

  json_array_add_int_element (part, date->year);
  if (date->month)
    json_array_add_int_element (part, date->month);
  if (date->month && date->day)
    json_array_add_int_element (part, date->day);
  json_array_add_array_element (parts, part);
  return parts;
}

static void
copy_date (JsonObject *tidy,
           JsonObject *csl,
           const char *member)
{
  VouchReferenceDate date;
  JsonObject *object;

  if (!vouch_reference_date_read (&date, csl, member) || (date.year == 0 && !date.text))
    return;
  object = json_object_new ();
  if (date.year)
    json_object_set_array_member (object, "date-parts", make_date_parts (&date));
  else
    json_object_set_string_member (object, "literal", date.text);
  json_object_set_object_member (tidy, member, object);
}

static void
tidy_type (JsonObject *tidy)
{
  const char *type = vouch_json_get_text (tidy, "type");

  for (gsize i = 0; type && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].word, type))
      type = types[i].type;
  if (!type)
    type = json_object_has_member (tidy, "container-title") ? "article-journal" : "document";
  set_text (tidy, "type", type);
}

/* What prints the stop would print a second one. */
static void
tidy_title (JsonObject *tidy)
{
  g_autofree char *title = g_strdup (vouch_json_get_text (tidy, "title"));
  gsize length = title ? strlen (title) : 0;

  if (length < 2 || title[length - 1] != '.' || title[length - 2] == '.')
    return;
  title[length - 1] = '\0';
  set_text (tidy, "title", g_strchomp (title));
}

/* Medical journals print the number of an article where pages would stand (AMA 3.11.4). */
static void
tidy_pages (JsonObject *tidy)
{
  const char *own = vouch_json_get_text (tidy, "page");
  g_autofree char *pages = own ? vouch_reference_tidy_pages (own) : NULL;

  set_text (tidy, "page", pages);
  if (pages || g_strcmp0 (vouch_json_get_text (tidy, "type"), "article-journal") != 0)
    return;
  own = vouch_json_get_text (tidy, "article-number");
  if (!own)
    own = vouch_json_get_text (tidy, "number");
  set_text (tidy, "page", own);
}

/* MEDLINE's volume "12 Suppl 1" is the supplement of a volume: 12(suppl 1). */
static void
tidy_volume (JsonObject *tidy)
{
  const char *volume = vouch_json_get_text (tidy, "volume");
  const char *supplement = volume ? strstr (volume, " Suppl") : NULL;
  g_autofree char *issue = NULL;
  g_autofree char *number = NULL;

  if (!supplement || supplement == volume || json_object_has_member (tidy, "issue"))
    return;
  issue = g_ascii_strdown (supplement + 1, -1);
  number = g_strndup (volume, (gsize) (supplement - volume));
  set_text (tidy, "issue", issue);
  set_text (tidy, "volume", number);
}

/* "Ann.Intern.Med." is three words, "J.A.M.A." one. */
static char *
part_abbreviations (const char *brief)
{
  GString *parted = g_string_new (NULL);

  for (const char *p = brief; *p; p++)
    {
      g_string_append_c (parted, *p);
      if (*p == '.' && p > brief && g_ascii_isupper (p[1])
          && (g_ascii_islower (p[-1]) || g_ascii_islower (p[2])))
        g_string_append_c (parted, ' ');
    }
  return g_string_free (parted, FALSE);
}

static void
tidy_journal (JsonObject *tidy)
{
  const char *title = vouch_json_get_text (tidy, "container-title");
  const char *brief = vouch_json_get_text (tidy, "container-title-short");
  g_autofree char *made = NULL;

  if (!brief)
    brief = vouch_json_get_text (tidy, "journalAbbreviation");
  if (brief)
    {
      made = part_abbreviations (brief);
      set_text (tidy, "container-title-short", made);
      return;
    }
  if (!title || g_strcmp0 (vouch_json_get_text (tidy, "type"), "article-journal") != 0)
    return;
  made = vouch_journal_abbreviate (title);
  set_text (tidy, "container-title-short", made);
}

/* "third": 3; 0 where it is none of these. */
static guint
read_ordinal (const char *word)
{
  static const char *const ordinals[] = { "first", "second", "third", "fourth", "fifth", "sixth",
                                          "seventh", "eighth", "ninth", "tenth" };

  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (g_str_equal (word, ordinals[i]))
      return i + 1;
  return 0;
}

/* "14th" is 14; 0 where it is none. */
static guint
read_number (const char *word)
{
  static const char *const ends[] = { "", "st", "nd", "rd", "th", NULL };
  gsize length = strspn (word, "0123456789");

  if (length == 0 || length > 3 || !g_strv_contains (ends, word + length))
    return 0;
  return (guint) g_ascii_strtoull (word, NULL, 10);
}

/* Styles print "3rd ed" themselves: of "Third edition" and "3rd ed." they get the number. */
static void
tidy_edition (JsonObject *tidy)
{
  static const char *const words[] = { "", "ed", "edn", "edition", NULL };
  const char *own = vouch_json_get_text (tidy, "edition");
  g_autofree char *lower = own ? g_ascii_strdown (own, -1) : NULL;
  g_auto (GStrv) pieces = lower ? g_strsplit_set (lower, " .", -1) : NULL;
  g_autofree char *number = NULL;
  guint value;

  if (!pieces || !pieces[0])
    return;
  value = MAX (read_number (pieces[0]), read_ordinal (pieces[0]));
  for (gsize i = 1; pieces[i]; i++)
    if (!g_strv_contains (words, pieces[i]))
      value = 0;
  if (value == 0)
    return;
  number = g_strdup_printf ("%u", value);
  set_text (tidy, "edition", number);
}

static void
tidy_doi (JsonObject *tidy,
          JsonObject *csl)
{
  g_autofree char *doi = vouch_reference_dup_doi (csl);

  set_text (tidy, "DOI", doi);
}

static void
tidy_address (JsonObject *tidy,
              JsonObject *csl)
{
  if (!vouch_reference_is_filed_at (csl))
    return;
  json_object_remove_member (tidy, "URL");
  json_object_remove_member (tidy, "accessed");
}

/**
 * vouch_reference_tidy:
 * @csl: a CSL-JSON item; anything may be in it
 *
 * Returns: (transfer full): an item of texts, names and dates only, without an `id`
 */
JsonNode *
vouch_reference_tidy (JsonObject *csl)
{
  JsonObject *tidy = json_object_new ();

  copy_texts (tidy, csl);
  copy_names (tidy, csl);
  for (gsize i = 0; date_members[i]; i++)
    copy_date (tidy, csl, date_members[i]);
  tidy_type (tidy);
  tidy_title (tidy);
  tidy_volume (tidy);
  tidy_pages (tidy);
  tidy_journal (tidy);
  tidy_edition (tidy);
  tidy_doi (tidy, csl);
  tidy_address (tidy, csl);
  return json_node_init_object (json_node_alloc (), tidy);
}
