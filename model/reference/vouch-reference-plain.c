/* vouch-reference-plain.c: a reference in the plain built-in form.
 *
 * What stands where no citation style is at hand: the form of the AMA Manual of
 * Style, 11th edition, chapter 3, for the types of record that cards cite. One
 * composer makes the parts; text and page print the same parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names.h"
#include "vouch-reference-title.h"

/* As many characters of a title as name a record that has no author. */
#define SHORT_TITLE_LENGTH 30

typedef struct
{
  GPtrArray  *parts; /* of VouchReferencePart */
  JsonObject *csl;
} Composer;

typedef struct
{
  const char *type; /* CSL 1.0.2 */
  void (*compose) (Composer *composer);
} Form;

static void compose_article (Composer *composer);
static void compose_book (Composer *composer);
static void compose_chapter (Composer *composer);
static void compose_dated (Composer *composer);
static void compose_preprint (Composer *composer);
static void compose_web_page (Composer *composer);

static const Form forms[] = {
  { "article-journal", compose_article },
  { "review", compose_article },
  { "article", compose_preprint },
  { "article-magazine", compose_dated },
  { "article-newspaper", compose_dated },
  { "book", compose_book },
  { "report", compose_book },
  { "thesis", compose_book },
  { "pamphlet", compose_book },
  { "chapter", compose_chapter },
  { "entry-encyclopedia", compose_chapter },
  { "entry-dictionary", compose_chapter },
  { "paper-conference", compose_chapter },
  { "webpage", compose_web_page },
  { "post", compose_web_page },
  { "post-weblog", compose_web_page },
  { "dataset", compose_web_page },
  { "software", compose_web_page },
};

static void
append (Composer               *composer,
        VouchReferencePartKind  kind,
        const char             *text,
        const char             *address)
{
  if (text && *text)
    g_ptr_array_add (composer->parts, vouch_reference_part_new (kind, text, -1, address));
}

static void
append_text (Composer   *composer,
             const char *text)
{
  append (composer, VOUCH_REFERENCE_PART_TEXT, text, NULL);
}

/* A question mark ends a title as well as a stop does, also inside closing quotes. */
static gboolean
ends_sentence (Composer *composer)
{
  VouchReferencePart *last;
  const char *end;

  if (composer->parts->len == 0)
    return TRUE;
  last = composer->parts->pdata[composer->parts->len - 1];
  end = last->text + strlen (last->text);
  while ((end = g_utf8_find_prev_char (last->text, end)))
    {
      gunichar c = g_utf8_get_char (end);

      if (c == '.' || c == '?' || c == '!' || c == 0x3002)
        return TRUE;
      if (c != ' ' && c != '"' && c != 0x201d && c != 0x2019)
        return FALSE;
    }
  return FALSE;
}

static void
end_sentence (Composer *composer)
{
  if (!ends_sentence (composer))
    append_text (composer, ".");
}

static void
begin_sentence (Composer *composer)
{
  end_sentence (composer);
  if (composer->parts->len > 0)
    append_text (composer, " ");
}

static void
append_sentence (Composer   *composer,
                 const char *text)
{
  if (!text || !*text)
    return;
  begin_sentence (composer);
  append_text (composer, text);
}

/* A member that is a text or a number, as CSL allows for volume, issue and the like. */
static char *
dup_member (JsonObject *csl,
            const char *member)
{
  JsonNode *node = vouch_json_get_node (csl, member);
  const char *text = vouch_json_node_text (node);
  g_autofree char *copy = g_strdup (text);
  gint64 number;

  if (copy && *g_strstrip (copy))
    return g_steal_pointer (&copy);
  if (vouch_json_node_int (node, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return NULL;
}

static char *
dup_first_member (JsonObject        *csl,
                  const char *const *members)
{
  char *text = NULL;

  for (gsize i = 0; members[i] && !text; i++)
    text = dup_member (csl, members[i]);
  return text;
}

/* AMA 3.11.3: abbreviated titles of journals carry no stops. */
static char *
dup_container (JsonObject *csl)
{
  static const char *const abbreviated[] = {
    "container-title-short", "journalAbbreviation", NULL,
  };
  g_autofree char *brief = dup_first_member (csl, abbreviated);
  g_auto (GStrv) words = NULL;

  if (!brief)
    return dup_member (csl, "container-title");
  words = g_strsplit (brief, ".", -1);
  for (gsize i = 0; words[i]; i++)
    g_strstrip (words[i]);
  if (words[0] && words[g_strv_length (words) - 1][0] == '\0')
    g_clear_pointer (&words[g_strv_length (words) - 1], g_free);
  return g_strjoinv (" ", words);
}

/* Ranges have a hyphen (AMA 3.11.7), whichever dash the record has. */
static char *
dup_pages (JsonObject *csl)
{
  static const char *const members[] = { "page", "article-number", "number", NULL };
  g_autofree char *pages = dup_first_member (csl, members);
  GString *folded;

  if (!pages)
    return NULL;
  folded = g_string_new (NULL);
  for (const char *p = pages; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (folded, c >= 0x2010 && c <= 0x2015 ? '-' : c);
    }
  g_string_replace (folded, "--", "-", 0);
  return g_string_free (folded, FALSE);
}

static void
append_names (Composer *composer)
{
  JsonArray *authors = vouch_json_get_array (composer->csl, "author");
  JsonArray *editors = vouch_json_get_array (composer->csl, "editor");
  g_autofree char *names = vouch_reference_names_join (authors);

  if (*names)
    {
      append_text (composer, names);
      return;
    }
  g_free (names);
  names = vouch_reference_names_join (editors);
  append_text (composer, names);
  if (*names)
    append_text (composer, vouch_json_array_length (editors) > 1 ? ", eds" : ", ed");
}

static void
append_title (Composer *composer,
              gboolean  is_emphasised)
{
  g_autofree char *title = dup_member (composer->csl, "title");
  gsize length = title ? strlen (title) : 0;

  while (length > 0 && title[length - 1] == '.')
    title[--length] = '\0';
  if (length == 0)
    return;
  begin_sentence (composer);
  vouch_reference_title_append (composer->parts, title, is_emphasised);
}

static void
append_container (Composer *composer)
{
  g_autofree char *container = dup_container (composer->csl);

  if (!container)
    return;
  begin_sentence (composer);
  append (composer, VOUCH_REFERENCE_PART_EMPHASIS, container, NULL);
}

static void
append_date_after (Composer   *composer,
                   const char *words,
                   const char *member)
{
  VouchReferenceDate date;
  g_autofree char *plain = NULL;

  if (!vouch_reference_date_read (&date, composer->csl, member))
    return;
  plain = vouch_reference_date_plain (&date);
  begin_sentence (composer);
  append_text (composer, words);
  append_text (composer, plain);
}

static gboolean
has_place_in_journal (JsonObject *csl)
{
  g_autofree char *volume = dup_member (csl, "volume");
  g_autofree char *issue = dup_member (csl, "issue");
  g_autofree char *pages = dup_pages (csl);

  return volume || issue || pages;
}

/* AMA 3.11.5 to 3.11.7: volume(issue):pages */
static void
append_place_in_journal (Composer *composer)
{
  g_autofree char *volume = dup_member (composer->csl, "volume");
  g_autofree char *issue = dup_member (composer->csl, "issue");
  g_autofree char *pages = dup_pages (composer->csl);
  g_autoptr (GString) place = g_string_new (NULL);

  if (volume)
    g_string_append (place, volume);
  if (issue)
    g_string_append_printf (place, "(%s)", issue);
  if (pages)
    g_string_append_printf (place, "%s%s", place->len ? ":" : "", pages);
  append_text (composer, place->str);
}

static void
append_year_and_place (Composer *composer)
{
  VouchReferenceDate date;
  g_autofree char *year = NULL;

  vouch_reference_date_read (&date, composer->csl, "issued");
  if (date.year)
    year = g_strdup_printf ("%d", date.year);
  begin_sentence (composer);
  append_text (composer, year ? year : date.text);
  if (year || date.text)
    append_text (composer, ";");
  append_place_in_journal (composer);
}

/* "Publisher; year" (AMA 3.12.9) */
static void
append_publisher_and_year (Composer *composer)
{
  g_autofree char *publisher = dup_member (composer->csl, "publisher");
  VouchReferenceDate date;
  g_autofree char *year = NULL;

  vouch_reference_date_read (&date, composer->csl, "issued");
  year = date.year ? g_strdup_printf ("%d", date.year) : g_strdup (date.text);
  append_sentence (composer, publisher);
  if (publisher && year)
    append_text (composer, "; ");
  else if (year)
    begin_sentence (composer);
  append_text (composer, year);
}

static const char *
find_ordinal_ending (gint64 number)
{
  gint64 tens = number / 10 % 10;

  if (tens == 1)
    return "th";
  return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
}

/* "3" is "3rd ed"; words are kept. The first edition isn't told (AMA 3.12.5). */
static void
append_edition (Composer *composer)
{
  g_autofree char *edition = dup_member (composer->csl, "edition");
  g_autofree char *text = NULL;
  char *rest = NULL;
  gint64 number = edition ? g_ascii_strtoll (edition, &rest, 10) : 0;

  if (!edition || (number == 1 && !*rest))
    return;
  if (number > 1 && !*rest)
    text = g_strdup_printf ("%s%s ed", edition, find_ordinal_ending (number));
  append_sentence (composer, text ? text : edition);
}

static void
append_identifier (Composer   *composer,
                   const char *label,
                   const char *identifier,
                   const char *address)
{
  if (!identifier)
    return;
  begin_sentence (composer);
  append_text (composer, label);
  append (composer, VOUCH_REFERENCE_PART_LINK, identifier, address);
}

/* The address itself is shown only where no lasting identifier leads there, or where the
 * record is a web page (AMA 3.15). */
static void
append_address (Composer *composer,
                gboolean  is_always_shown)
{
  g_autofree char *doi = vouch_reference_dup_doi (composer->csl);
  g_autofree char *address = dup_member (composer->csl, "URL");

  if (!address || vouch_reference_is_filed_at (composer->csl) || (doi && !is_always_shown) || strstr (address, "doi.org/"))
    return;
  append_date_after (composer, "Accessed ", "accessed");
  begin_sentence (composer);
  append (composer,
          vouch_link_is_web (address) ? VOUCH_REFERENCE_PART_LINK : VOUCH_REFERENCE_PART_TEXT,
          address, vouch_link_is_web (address) ? address : NULL);
}

static void
append_identifiers (Composer *composer)
{
  JsonObject *csl = composer->csl;
  g_autofree char *doi = vouch_reference_dup_doi (csl);
  g_autofree char *doi_address = vouch_reference_doi_address (csl);
  g_autofree char *pmid = vouch_reference_dup_pmid (csl);
  g_autofree char *pmid_address = vouch_reference_pmid_address (csl);
  g_autofree char *pmcid = vouch_reference_dup_pmcid (csl);
  g_autofree char *pmcid_address = vouch_reference_pmcid_address (csl);

  append_identifier (composer, "doi:", doi, doi_address);
  append_identifier (composer, "PMID: ", pmid, pmid_address);
  append_identifier (composer, "PMCID: ", pmcid, pmcid_address);
}

static void
compose_article (Composer *composer)
{
  append_names (composer);
  append_title (composer, FALSE);
  append_container (composer);
  if (has_place_in_journal (composer->csl))
    append_year_and_place (composer);
  else
    append_date_after (composer, "Published online ", "issued");
  append_identifiers (composer);
  append_address (composer, FALSE);
}

static void
compose_dated (Composer *composer)
{
  append_names (composer);
  append_title (composer, FALSE);
  append_container (composer);
  append_date_after (composer, "", "issued");
  if (has_place_in_journal (composer->csl))
    append_text (composer, ";");
  append_place_in_journal (composer);
  append_identifiers (composer);
  append_address (composer, FALSE);
}

static void
compose_book (Composer *composer)
{
  g_autofree char *genre = dup_member (composer->csl, "genre");
  g_autofree char *number = dup_member (composer->csl, "number");

  append_names (composer);
  append_title (composer, TRUE);
  append_edition (composer);
  append_sentence (composer, genre);
  append_publisher_and_year (composer);
  append_sentence (composer, number);
  append_identifiers (composer);
  append_address (composer, FALSE);
}

static void
append_book_of_chapter (Composer *composer)
{
  JsonArray *editors = vouch_json_get_array (composer->csl, "editor");
  g_autofree char *names = vouch_reference_names_join (editors);
  g_autofree char *book = dup_member (composer->csl, "container-title");

  if (!book)
    return;
  begin_sentence (composer);
  append_text (composer, "In: ");
  if (*names && vouch_json_array_length (vouch_json_get_array (composer->csl, "author")))
    {
      append_text (composer, names);
      append_text (composer, vouch_json_array_length (editors) > 1 ? ", eds. " : ", ed. ");
    }
  append (composer, VOUCH_REFERENCE_PART_EMPHASIS, book, NULL);
}

static void
compose_chapter (Composer *composer)
{
  g_autofree char *pages = dup_pages (composer->csl);

  append_names (composer);
  append_title (composer, FALSE);
  append_book_of_chapter (composer);
  append_edition (composer);
  append_publisher_and_year (composer);
  if (pages)
    append_text (composer, ":");
  append_text (composer, pages);
  append_identifiers (composer);
  append_address (composer, FALSE);
}

static void
compose_preprint (Composer *composer)
{
  static const char *const servers[] = { "container-title", "publisher", NULL };
  g_autofree char *server = dup_first_member (composer->csl, servers);

  append_names (composer);
  append_title (composer, FALSE);
  append_sentence (composer, server);
  append_date_after (composer, "Preprint posted online ", "issued");
  append_identifiers (composer);
  append_address (composer, FALSE);
}

static void
compose_web_page (Composer *composer)
{
  static const char *const sites[] = { "container-title", "publisher", NULL };
  g_autofree char *site = dup_first_member (composer->csl, sites);

  append_names (composer);
  append_title (composer, FALSE);
  append_sentence (composer, site);
  append_date_after (composer, "Published ", "issued");
  append_identifiers (composer);
  append_address (composer, TRUE);
}

static void
compose_other (Composer *composer)
{
  append_names (composer);
  append_title (composer, FALSE);
  append_container (composer);
  if (has_place_in_journal (composer->csl))
    append_year_and_place (composer);
  else
    append_publisher_and_year (composer);
  append_identifiers (composer);
  append_address (composer, FALSE);
}

static void
(*find_form (const char *type)) (Composer *)
{
  for (gsize i = 0; type && i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].type, type))
      return forms[i].compose;
  return compose_other;
}

/**
 * vouch_reference_parts:
 * @csl: (nullable): a CSL-JSON item; members of the wrong type are passed over
 *
 * Returns: (transfer container) (element-type VouchReferencePart): the entry, as a page
 *   prints it; empty where the item holds nothing to print.
 */
GPtrArray *
vouch_reference_parts (JsonObject *csl)
{
  Composer composer = { 0 };

  composer.csl = csl;
  composer.parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_reference_part_free);
  find_form (vouch_json_get_text (csl, "type")) (&composer);
  if (composer.parts->len > 0)
    end_sentence (&composer);
  return composer.parts;
}

/**
 * vouch_reference_plain:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full): the entry as one line of text, "Kim MS, An Y. Title. J Med.
 *   2026;28(3):1-9. doi:10.2196/1."; empty where the item holds nothing to print.
 */
char *
vouch_reference_plain (JsonObject *csl)
{
  g_autoptr (GPtrArray) parts = vouch_reference_parts (csl);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append (text, ((VouchReferencePart *) parts->pdata[i])->text);
  return g_string_free (text, FALSE);
}

/**
 * vouch_reference_dup_plain_title:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full) (nullable): the title without markup.
 */
char *
vouch_reference_dup_plain_title (JsonObject *csl)
{
  g_autofree char *title = dup_member (csl, "title");

  return title ? vouch_reference_title_plain (title) : NULL;
}

static char *
dup_short_name (JsonObject *csl)
{
  JsonArray *authors = vouch_json_get_array (csl, "author");
  JsonArray *editors = vouch_json_get_array (csl, "editor");
  g_autofree char *name = vouch_reference_name_family (vouch_json_array_object (authors, 0));
  g_autofree char *title = NULL;

  if (!name)
    name = vouch_reference_name_family (vouch_json_array_object (editors, 0));
  if (name)
    return g_steal_pointer (&name);
  title = vouch_reference_dup_plain_title (csl);
  if (title && g_utf8_strlen (title, -1) > SHORT_TITLE_LENGTH)
    {
      char *end = g_utf8_offset_to_pointer (title, SHORT_TITLE_LENGTH);

      while (end > title && *end != ' ')
        end--;
      if (end == title)
        end = g_utf8_offset_to_pointer (title, SHORT_TITLE_LENGTH);
      *end = '\0';
      return g_strconcat (title, "…", NULL);
    }
  return g_steal_pointer (&title);
}

/**
 * vouch_reference_short:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full): first author and year, "Kim 2026"; an editor, a group or the
 *   start of the title where there is no author.
 */
char *
vouch_reference_short (JsonObject *csl)
{
  g_autofree char *name = dup_short_name (csl);
  VouchReferenceDate date;

  vouch_reference_date_read (&date, csl, "issued");
  if (!name)
    name = g_strdup (_("Untitled reference"));
  if (date.year == 0)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s %d", name, date.year);
}
