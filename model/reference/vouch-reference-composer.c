/* vouch-reference-composer.c: what the entries of all types of records are made of.
 *
 * Sentences with one stop each, names, places in a journal, identifiers; which of these a type of
 * record has, and in which order, is in vouch-reference-plain.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-composer.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names.h"
#include "vouch-reference-title.h"

/** @text, where there is any, as a part of its own. */
void
vouch_compose_append (VouchComposer         *composer,
                      VouchReferencePartKind kind,
                      const char            *text,
                      const char            *address)
{
  if (text && *text)
    g_ptr_array_add (composer->parts, vouch_reference_part_new (kind, text, -1, address));
}

/** @text as it is. */
void
vouch_compose_text (VouchComposer *composer,
                    const char    *text)
{
  vouch_compose_append (composer, VOUCH_REFERENCE_PART_TEXT, text, NULL);
}

/* A question mark ends a title as well as a stop does, also inside closing quotes. */
static gboolean
ends_sentence (VouchComposer *composer)
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

/** A stop, where none stands. */
void
vouch_compose_end_sentence (VouchComposer *composer)
{
  if (!ends_sentence (composer))
    vouch_compose_text (composer, ".");
}

/** A stop, where none stands, and a blank. */
void
vouch_compose_begin_sentence (VouchComposer *composer)
{
  vouch_compose_end_sentence (composer);
  if (composer->parts->len > 0)
    vouch_compose_text (composer, " ");
}

/** @text, where there is any, as a sentence. */
void
vouch_compose_sentence (VouchComposer *composer,
                        const char    *text)
{
  if (!text || !*text)
    return;
  vouch_compose_begin_sentence (composer);
  vouch_compose_text (composer, text);
}

/* A member that is a text or a number, as CSL allows for volume, issue and the like. */
char *
vouch_compose_dup_member (JsonObject *csl,
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

char *
vouch_compose_dup_first_member (JsonObject        *csl,
                                const char *const *members)
{
  char *text = NULL;

  for (gsize i = 0; members[i] && !text; i++)
    text = vouch_compose_dup_member (csl, members[i]);
  return text;
}

/* AMA 3.11.3: abbreviated titles of journals carry no stops. */
static char *
dup_container (JsonObject *csl)
{
  static const char *const abbreviated[] = {
    "container-title-short", "journalAbbreviation", NULL,
  };
  g_autofree char *brief = vouch_compose_dup_first_member (csl, abbreviated);
  g_auto (GStrv) words = NULL;

  if (!brief)
    return vouch_compose_dup_member (csl, "container-title");
  words = g_strsplit (brief, ".", -1);
  for (gsize i = 0; words[i]; i++)
    g_strstrip (words[i]);
  if (words[0] && words[g_strv_length (words) - 1][0] == '\0')
    g_clear_pointer (&words[g_strv_length (words) - 1], g_free);
  return g_strjoinv (" ", words);
}

/* Ranges have a hyphen (AMA 3.11.7), whichever dash the record has. */
char *
vouch_compose_dup_pages (JsonObject *csl)
{
  static const char *const members[] = { "page", "article-number", "number", NULL };
  g_autofree char *pages = vouch_compose_dup_first_member (csl, members);
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

/** The authors, or who stands in for them. */
void
vouch_compose_names (VouchComposer *composer)
{
  JsonArray *authors = vouch_json_get_array (composer->csl, "author");
  JsonArray *editors = vouch_json_get_array (composer->csl, "editor");
  g_autofree char *names = vouch_reference_names_join (authors);

  if (*names)
    {
      vouch_compose_text (composer, names);
      return;
    }
  g_free (names);
  names = vouch_reference_names_join (editors);
  vouch_compose_text (composer, names);
  if (*names)
    vouch_compose_text (composer, vouch_json_array_length (editors) > 1 ? ", eds" : ", ed");
}

/** The title. */
void
vouch_compose_title (VouchComposer *composer,
                     gboolean       is_emphasised)
{
  g_autofree char *title = vouch_compose_dup_member (composer->csl, "title");
  gsize length = title ? strlen (title) : 0;

  while (length > 0 && title[length - 1] == '.')
    title[--length] = '\0';
  if (length == 0)
    return;
  vouch_compose_begin_sentence (composer);
  vouch_reference_title_append (composer->parts, title, is_emphasised);
}

/** The journal. */
void
vouch_compose_container (VouchComposer *composer)
{
  g_autofree char *container = dup_container (composer->csl);

  if (!container)
    return;
  vouch_compose_begin_sentence (composer);
  vouch_compose_append (composer, VOUCH_REFERENCE_PART_EMPHASIS, container, NULL);
}

void
vouch_compose_date_after (VouchComposer *composer,
                          const char    *words,
                          const char    *member)
{
  VouchReferenceDate date;
  g_autofree char *plain = NULL;

  if (!vouch_reference_date_read (&date, composer->csl, member))
    return;
  plain = vouch_reference_date_plain (&date);
  vouch_compose_begin_sentence (composer);
  vouch_compose_text (composer, words);
  vouch_compose_text (composer, plain);
}

gboolean
vouch_compose_has_place_in_journal (JsonObject *csl)
{
  g_autofree char *volume = vouch_compose_dup_member (csl, "volume");
  g_autofree char *issue = vouch_compose_dup_member (csl, "issue");
  g_autofree char *pages = vouch_compose_dup_pages (csl);

  return volume || issue || pages;
}

/* AMA 3.11.5 to 3.11.7: volume(issue):pages */
void
vouch_compose_place_in_journal (VouchComposer *composer)
{
  g_autofree char *volume = vouch_compose_dup_member (composer->csl, "volume");
  g_autofree char *issue = vouch_compose_dup_member (composer->csl, "issue");
  g_autofree char *pages = vouch_compose_dup_pages (composer->csl);
  g_autoptr (GString) place = g_string_new (NULL);

  if (volume)
    g_string_append (place, volume);
  if (issue)
    g_string_append_printf (place, "(%s)", issue);
  if (pages)
    g_string_append_printf (place, "%s%s", place->len ? ":" : "", pages);
  vouch_compose_text (composer, place->str);
}

void
vouch_compose_year_and_place (VouchComposer *composer)
{
  VouchReferenceDate date;
  g_autofree char *year = NULL;

  vouch_reference_date_read (&date, composer->csl, "issued");
  if (date.year)
    year = g_strdup_printf ("%d", date.year);
  vouch_compose_begin_sentence (composer);
  vouch_compose_text (composer, year ? year : date.text);
  if (year || date.text)
    vouch_compose_text (composer, ";");
  vouch_compose_place_in_journal (composer);
}

/* "Publisher; year" (AMA 3.12.9) */
void
vouch_compose_publisher_and_year (VouchComposer *composer)
{
  g_autofree char *publisher = vouch_compose_dup_member (composer->csl, "publisher");
  VouchReferenceDate date;
  g_autofree char *year = NULL;

  vouch_reference_date_read (&date, composer->csl, "issued");
  year = date.year ? g_strdup_printf ("%d", date.year) : g_strdup (date.text);
  vouch_compose_sentence (composer, publisher);
  if (publisher && year)
    vouch_compose_text (composer, "; ");
  else if (year)
    vouch_compose_begin_sentence (composer);
  vouch_compose_text (composer, year);
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
void
vouch_compose_edition (VouchComposer *composer)
{
  g_autofree char *edition = vouch_compose_dup_member (composer->csl, "edition");
  g_autofree char *text = NULL;
  char *rest = NULL;
  gint64 number = edition ? g_ascii_strtoll (edition, &rest, 10) : 0;

  if (!edition || (number == 1 && !*rest))
    return;
  if (number > 1 && !*rest)
    text = g_strdup_printf ("%s%s ed", edition, find_ordinal_ending (number));
  vouch_compose_sentence (composer, text ? text : edition);
}

static void
append_identifier (VouchComposer *composer,
                   const char    *label,
                   const char    *identifier,
                   const char    *address)
{
  if (!identifier)
    return;
  vouch_compose_begin_sentence (composer);
  vouch_compose_text (composer, label);
  vouch_compose_append (composer, VOUCH_REFERENCE_PART_LINK, identifier, address);
}

/* The address itself is shown only where no lasting identifier leads there, or where the
 * record is a web page (AMA 3.15). */
void
vouch_compose_address (VouchComposer *composer,
                       gboolean       is_always_shown)
{
  g_autofree char *doi = vouch_reference_dup_doi (composer->csl);
  g_autofree char *address = vouch_compose_dup_member (composer->csl, "URL");

  if (!address || vouch_reference_is_filed_at (composer->csl) || (doi && !is_always_shown) || strstr (address, "doi.org/"))
    return;
  vouch_compose_date_after (composer, "Accessed ", "accessed");
  vouch_compose_begin_sentence (composer);
  vouch_compose_append (composer,
          vouch_link_is_web (address) ? VOUCH_REFERENCE_PART_LINK : VOUCH_REFERENCE_PART_TEXT,
          address, vouch_link_is_web (address) ? address : NULL);
}

void
vouch_compose_identifiers (VouchComposer *composer)
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
