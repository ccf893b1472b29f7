/* vouch-reference-reader-bibtex.c: BibTeX and biblatex, as managers, publishers and people write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-bibtex-entry.h"
#include "vouch-bibtex-name.h"
#include "vouch-bibtex-type.h"
#include "vouch-json.h"
#include "vouch-latex.h"
#include "vouch-reference-capitals.h"
#include "vouch-reference-item.h"

#define ARXIV "https://arxiv.org/abs/"

static const char *
get (VouchBibtexEntry *entry,
     const char       *field)
{
  return vouch_bibtex_entry_get (entry, field);
}

static gboolean
is_type (JsonObject *item,
         const char *type)
{
  return g_strcmp0 (vouch_json_get_text (item, "type"), type) == 0;
}

static void
set_text (JsonObject       *item,
          const char       *member,
          VouchBibtexEntry *entry,
          const char       *field)
{
  const char *latex = get (entry, field);
  g_autofree char *text = latex ? vouch_latex_to_text (latex, FALSE) : NULL;

  vouch_reference_item_set_text (item, member, text);
}

/* A title and what stands behind it after a colon. */
static void
set_titles (JsonObject       *item,
            const char       *member,
            VouchBibtexEntry *entry,
            const char       *field,
            const char       *second)
{
  const char *latex = get (entry, field);
  const char *more = second ? get (entry, second) : NULL;
  g_autofree char *title = latex ? vouch_latex_to_text (latex, TRUE) : NULL;
  g_autofree char *subtitle = more ? vouch_latex_to_text (more, TRUE) : NULL;
  g_autofree char *both = NULL;

  if (title && subtitle && *title)
    {
      gboolean is_ended = strchr (":.?!", title[strlen (title) - 1]) != NULL;

      both = g_strconcat (title, is_ended ? " " : ": ", subtitle, NULL);
    }
  vouch_reference_item_set_title (item, member, both ? both : title);
}

static char *
dup_code (VouchBibtexEntry *entry,
          const char       *field)
{
  const char *latex = get (entry, field);

  return latex ? vouch_latex_to_code (latex) : NULL;
}

/* "url = {\url{…}}", "howpublished = {Available at \url{…}}" */
static void
set_url (JsonObject       *item,
         VouchBibtexEntry *entry,
         const char       *field)
{
  g_autofree char *code = dup_code (entry, field);
  const char *start = code ? strstr (code, "http") : NULL;
  g_autofree char *address = start ? g_strndup (start, strcspn (start, " \n\t<>\"")) : NULL;

  if (code && !start && g_ascii_strncasecmp (code, "www.", 4) == 0)
    vouch_reference_item_set_url (item, code);
  vouch_reference_item_set_url (item, address);
}

static void
set_type (JsonObject       *item,
          VouchBibtexEntry *entry)
{
  const VouchBibtexType *type = vouch_bibtex_type_find (entry->type);
  const char *csl = type->csl;
  const char *how = get (entry, "howpublished");
  const char *kind = get (entry, "entrysubtype");

  if (g_str_equal (csl, "document") && get (entry, "eprint"))
    csl = "article";
  else if (g_str_equal (csl, "document") && get (entry, "booktitle"))
    csl = "chapter";
  else if (g_str_equal (csl, "document") && (get (entry, "journal") || get (entry, "journaltitle")))
    csl = "article-journal";
  else if (g_str_equal (entry->type, "misc") && !get (entry, "publisher") && !get (entry, "doi")
           && (get (entry, "url") || (how && strstr (how, "http"))))
    csl = "webpage";
  if (g_str_equal (csl, "article-journal") && kind && g_str_has_prefix (kind, "magazine"))
    csl = "article-magazine";
  if (g_str_equal (csl, "article-journal") && kind && g_str_has_prefix (kind, "newspaper"))
    csl = "article-newspaper";
  json_object_set_string_member (item, "type", csl);
  vouch_reference_item_set_text (item, "genre", type->genre);
}

/* biblatex's keys of types, and words as they are. */
static void
set_genre (JsonObject       *item,
           VouchBibtexEntry *entry)
{
  static const char *const keys[][2] = {
    { "phdthesis", "PhD thesis" },         { "mathesis", "Master’s thesis" },
    { "mastersthesis", "Master’s thesis" }, { "bathesis", "Bachelor’s thesis" },
    { "candthesis", "Candidate thesis" },  { "techreport", "Technical report" },
    { "resreport", "Research report" },
  };
  const char *type = get (entry, "type");

  if (!type || !(is_type (item, "thesis") || is_type (item, "report") || is_type (item, "patent")))
    return;
  json_object_remove_member (item, "genre");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (type, keys[i][0]))
      vouch_reference_item_set_text (item, "genre", keys[i][1]);
  set_text (item, "genre", entry, "type");
}

static void
set_people (JsonObject       *item,
            VouchBibtexEntry *entry)
{
  vouch_bibtex_add_names (item, "author", get (entry, "author"));
  vouch_bibtex_add_names (item, "editor", get (entry, "editor"));
  vouch_bibtex_add_names (item, "translator", get (entry, "translator"));
  vouch_bibtex_add_names (item, "container-author", get (entry, "bookauthor"));
}

static void
set_containers (JsonObject       *item,
                VouchBibtexEntry *entry)
{
  set_titles (item, "container-title", entry, "fjournal", NULL);
  set_titles (item, "container-title", entry, "journaltitle", "journalsubtitle");
  set_titles (item, "container-title", entry, "journal", NULL);
  set_titles (item, "container-title", entry, "booktitle", "booksubtitle");
  set_titles (item, "container-title", entry, "maintitle", "mainsubtitle");
  set_text (item, "container-title-short", entry, "shortjournal");
  set_text (item, "container-title-short", entry, "journalabbr");
  set_text (item, "container-title-short", entry, "journal-iso");
  if (get (entry, "fjournal"))
    set_text (item, "container-title-short", entry, "journal");
  set_titles (item, "collection-title", entry, "series", NULL);
  set_titles (item, "event-title", entry, "eventtitle", NULL);
  set_text (item, "event-place", entry, "venue");
}

static void
set_numbers (JsonObject       *item,
             VouchBibtexEntry *entry)
{
  static const char *const pages[] = { "pages", "page", "eid", "articleno", "article-number", "elocation-id" };
  const char *number = "issue";

  set_text (item, "volume", entry, "volume");
  set_text (item, "issue", entry, "issue");
  if (is_type (item, "report") || is_type (item, "patent") || is_type (item, "standard")
      || is_type (item, "article"))
    number = "number";
  else if (get (entry, "series"))
    number = "collection-number";
  set_text (item, number, entry, "number");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const char *latex = get (entry, pages[i]);
      g_autofree char *text = latex ? vouch_latex_to_text (latex, FALSE) : NULL;

      vouch_reference_item_set_pages (item, text, NULL);
    }
  set_text (item, "edition", entry, "edition");
  set_text (item, "chapter-number", entry, "chapter");
  set_text (item, "number-of-volumes", entry, "volumes");
  set_text (item, "number-of-pages", entry, "pagetotal");
}

static void
set_publisher (JsonObject       *item,
               VouchBibtexEntry *entry)
{
  static const char *const fields[] = { "publisher", "school", "institution", "organization" };
  static const char *const places[] = { "address", "location" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    set_text (item, "publisher", entry, fields[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    set_text (item, "publisher-place", entry, places[i]);
}

static char *
dup_text (VouchBibtexEntry *entry,
          const char       *field)
{
  const char *latex = get (entry, field);

  return latex ? vouch_latex_to_text (latex, FALSE) : NULL;
}

static void
set_parted_date (JsonObject       *item,
                 VouchBibtexEntry *entry)
{
  g_autofree char *year = dup_text (entry, "year");
  g_autofree char *month = dup_text (entry, "month");
  g_autofree char *day = dup_text (entry, "day");
  g_autofree char *joined = NULL;
  VouchReferenceDate date, in_month = { 0 };

  if (!year || !vouch_reference_date_guess (&date, year) || date.year == 0)
    return;
  if (date.month == 0 && month)
    {
      vouch_reference_date_guess (&in_month, month);
      date.month = in_month.month ? in_month.month : vouch_reference_month_read (month);
      date.day = in_month.day;
    }
  if (date.month > 0 && date.day == 0 && day)
    date.day = (int) CLAMP (g_ascii_strtoll (day, NULL, 10), 0, 31);
  vouch_reference_item_set_date (item, "issued", &date);
}

static void
set_dates (JsonObject       *item,
           VouchBibtexEntry *entry)
{
  static const char *const accesses[] = { "urldate", "lastchecked", "accessed", "lastaccessed", "date-accessed" };
  g_autofree char *date = dup_text (entry, "date");
  g_autofree char *original = dup_text (entry, "origdate");
  g_autofree char *year = dup_text (entry, "year");
  VouchReferenceDate read;

  if (date && vouch_reference_date_guess (&read, date))
    vouch_reference_item_set_date (item, "issued", &read);
  set_parted_date (item, entry);
  if (original && vouch_reference_date_guess (&read, original))
    vouch_reference_item_set_date (item, "original-date", &read);
  for (gsize i = 0; i < G_N_ELEMENTS (accesses); i++)
    {
      g_autofree char *access = dup_text (entry, accesses[i]);

      if (access && vouch_reference_date_guess (&read, access))
        vouch_reference_item_set_date (item, "accessed", &read);
    }
  /* "forthcoming" */
  if (year && *year && !vouch_reference_item_has (item, "issued"))
    {
      JsonObject *issued = json_object_new ();

      json_object_set_string_member (issued, "literal", year);
      json_object_set_object_member (item, "issued", issued);
    }
}

/* arXiv's number, and other libraries' that biblatex calls eprints. */
static void
set_eprint (JsonObject       *item,
            VouchBibtexEntry *entry)
{
  g_autofree char *eprint = dup_code (entry, "eprint");
  const char *kind = get (entry, "eprinttype") ? get (entry, "eprinttype") : get (entry, "archiveprefix");
  const char *number;
  g_autofree char *label = NULL;
  g_autofree char *address = NULL;

  if (!eprint || !*eprint)
    return;
  number = g_ascii_strncasecmp (eprint, "arxiv:", 6) == 0 ? eprint + 6 : eprint;
  if (kind && g_ascii_strcasecmp (kind, "pubmed") == 0)
    vouch_reference_item_set_pmid (item, number);
  else if (kind && g_ascii_strcasecmp (kind, "pmc") == 0)
    vouch_reference_item_set_pmcid (item, number);
  else if (number != eprint || (kind && g_ascii_strcasecmp (kind, "arxiv") == 0))
    {
      label = g_strconcat ("arXiv:", number, NULL);
      address = g_strconcat (ARXIV, number, NULL);
      if (is_type (item, "article"))
        {
          vouch_reference_item_set_text (item, "number", label);
          vouch_reference_item_set_text (item, "container-title", "arXiv");
        }
      vouch_reference_item_set_url (item, address);
    }
}

/* "PMID: 23439512" in a note, as Zotero writes it. */
static void
find_noted (JsonObject       *item,
            VouchBibtexEntry *entry)
{
  static const char *const fields[] = { "note", "annote", "addendum", "extra" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *note = dup_text (entry, fields[i]);
      const char *pmid = note ? strstr (note, "PMID:") : NULL;
      const char *pmcid = note ? strstr (note, "PMCID:") : NULL;
      g_autofree char *number = pmid ? g_strndup (pmid + 5, 1 + strspn (pmid + 5 + (pmid[5] != 0), "0123456789")) : NULL;
      g_autofree char *code = NULL;

      if (number)
        vouch_reference_item_set_pmid (item, g_strstrip (number));
      if (pmcid)
        {
          pmcid += strlen ("PMCID:");
          pmcid += strspn (pmcid, " ");
          code = g_strndup (pmcid, strcspn (pmcid, " .;,\n"));
          vouch_reference_item_set_pmcid (item, code);
        }
    }
}

static void
set_identifiers (JsonObject       *item,
                 VouchBibtexEntry *entry)
{
  static const char *const serials[] = { "isbn", "issn", "eissn" };
  static const char *const addresses[] = { "url", "howpublished", "link", "ee" };
  g_autofree char *doi = dup_code (entry, "doi");
  g_autofree char *pmid = dup_code (entry, "pmid");
  g_autofree char *pmcid = dup_code (entry, "pmcid");
  g_autofree char *pmc = dup_code (entry, "pmc");

  vouch_reference_item_set_doi (item, doi);
  vouch_reference_item_set_pmid (item, pmid);
  vouch_reference_item_set_pmcid (item, pmcid);
  vouch_reference_item_set_pmcid (item, pmc);
  find_noted (item, entry);
  for (gsize i = 0; i < G_N_ELEMENTS (serials); i++)
    {
      g_autofree char *serial = dup_text (entry, serials[i]);

      vouch_reference_item_add_serial (item, serial);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    set_url (item, entry, addresses[i]);
  /* The resolver's address is the DOI once more. */
  if (!vouch_reference_item_has (item, "DOI") && vouch_reference_item_has (item, "URL")
      && strstr (vouch_json_get_text (item, "URL"), "doi.org/10."))
    vouch_reference_item_set_doi (item, vouch_json_get_text (item, "URL"));
  set_eprint (item, entry);
}

static void
set_rest (JsonObject       *item,
          VouchBibtexEntry *entry)
{
  static const char *const words[] = { "keywords", "keyword" };
  static const char *const languages[] = { "langid", "language", "hyphenation" };
  g_autofree char *abstract = dup_text (entry, "abstract");

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *language = dup_text (entry, languages[i]);

      vouch_reference_item_set_language (item, language);
    }
  vouch_reference_item_set_abstract (item, abstract);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    set_text (item, "keyword", entry, words[i]);
}

static JsonObject *
make_item (VouchBibtexEntry *entry)
{
  JsonObject *item = json_object_new ();

  set_type (item, entry);
  vouch_reference_item_set_text (item, "citation-key", entry->key);
  set_titles (item, "title", entry, "title", "subtitle");
  set_text (item, "title-short", entry, "shorttitle");
  set_people (item, entry);
  set_dates (item, entry);
  set_containers (item, entry);
  set_numbers (item, entry);
  set_publisher (item, entry);
  set_genre (item, entry);
  set_identifiers (item, entry);
  set_rest (item, entry);
  /* A whole book of "@book" with chapters has its title in "booktitle". */
  if (!vouch_reference_item_has (item, "title") && !vouch_reference_item_has (item, "author"))
    set_titles (item, "title", entry, "booktitle", "booksubtitle");
  if (g_str_has_prefix (entry->key ? entry->key : "", "WOS:") || g_str_has_prefix (entry->key ? entry->key : "", "ISI:"))
    vouch_reference_item_lower_capitals (item);
  return item;
}

static gboolean
is_usable (JsonObject *item)
{
  static const char *const members[]
      = { "title", "author", "editor", "DOI", "PMID", "container-title", "URL" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (vouch_reference_item_has (item, members[i]))
      return TRUE;
  return FALSE;
}

static void
take_entry (VouchReferenceBatch *batch,
            VouchBibtexEntry    *entry)
{
  JsonObject *item;

  if (g_str_equal (entry->type, "xdata") || g_str_equal (entry->type, "set"))
    return;
  item = make_item (entry);
  if (is_usable (item))
    {
      vouch_reference_batch_add (batch, item, entry->line);
      return;
    }
  vouch_reference_batch_trouble (batch, entry->line, entry->key,
                                 _("It has no title, author or identifier."));
  json_object_unref (item);
}

/**
 * vouch_read_bibtex:
 * @batch: gets the items, and the troubles
 * @bytes: a BibTeX or biblatex file, clean UTF-8
 * @length: bytes in it
 */
void
vouch_read_bibtex (VouchReferenceBatch *batch,
                   const char          *bytes,
                   gsize                length)
{
  g_autoptr (GPtrArray) entries = vouch_bibtex_parse (batch, bytes, length);

  vouch_bibtex_inherit (batch, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      take_entry (batch, entries->pdata[i]);
      /* Its memory serves the next items. */
      vouch_bibtex_entry_clear (entries->pdata[i]);
    }
}
