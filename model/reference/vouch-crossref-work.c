/* vouch-crossref-work.c: one work of Crossref as a CSL-JSON item.
 *
 * Titles and containers are lists there, and their words have markup of JATS and
 * MathML in them. Nothing is made up where a member is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-crossref-work.h"

#include <string.h>

#include "vouch-crossref-type.h"
#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-reference-markup.h"
#include "vouch-reference-notices.h"

/* A member that is a text or a list of texts. */
static const char *
get_text_at (JsonObject *work, const char *member, guint index)
{
  JsonArray *list = vouch_json_get_array (work, member);

  if (list)
    return vouch_json_array_text (list, index);
  return index == 0 ? vouch_json_get_text (work, member) : NULL;
}

static const char *
get_text (JsonObject *work, const char *member)
{
  const char *text = get_text_at (work, member, 0);

  return text && *text ? text : NULL;
}

static void
set_title (JsonObject *item, const char *member, const char *title)
{
  g_autofree char *words = title ? vouch_reference_markup_read (title) : NULL;

  vouch_reference_item_set_title (item, member, words);
}

static char *
squash (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (letters, FALSE);
}

/* Whether the title has the words already. */
static gboolean
has_words (const char *title, const char *words)
{
  g_autofree char *whole = squash (title);
  g_autofree char *part = squash (words);

  return strstr (whole, part) != NULL;
}

/* "Tea and the heart" and "A randomized trial" are one title to whoever cites it. */
static void
set_titles (JsonObject *item, JsonObject *work)
{
  const char *title = get_text (work, "title");
  const char *subtitle = get_text (work, "subtitle");
  const char *original = get_text (work, "original-title");
  g_autofree char *both = NULL;

  if (title && subtitle && !has_words (title, subtitle))
    both = g_strconcat (title, strchr (".?!:", title[strlen (title) - 1]) ? " " : ": ", subtitle, NULL);
  set_title (item, "title", both ? both : title);
  if (original && (!title || !has_words (title, original)))
    set_title (item, "original-title", original);
  set_title (item, "title-short", get_text (work, "short-title"));
}

/* A chapter's containers are the series and the book. */
static void
set_containers (JsonObject *item, JsonObject *work)
{
  const char *type = vouch_json_get_text (item, "type");
  const char *first = get_text (work, "container-title");
  const char *second = get_text_at (work, "container-title", 1);
  gboolean is_part = g_strcmp0 (type, "chapter") == 0 || g_strcmp0 (type, "paper-conference") == 0;

  if (is_part && second)
    {
      set_title (item, "container-title", second);
      set_title (item, "collection-title", first);
      return;
    }
  set_title (item, "container-title", first);
  set_title (item, "container-title-short", get_text (work, "short-container-title"));
}

static JsonObject *
read_name (JsonObject *name)
{
  const char *family = vouch_json_get_text (name, "family");
  const char *given = vouch_json_get_text (name, "given");
  const char *group = vouch_json_get_text (name, "name");

  if (group && !family)
    return vouch_reference_group (group);
  if (!family)
    return given ? vouch_reference_group (given) : NULL;
  return vouch_reference_person (family, given, vouch_json_get_text (name, "suffix"));
}

static void
add_names (JsonObject *item, const char *to, JsonObject *work, const char *from)
{
  JsonArray *names = vouch_json_get_array (work, from);

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      JsonObject *name = vouch_json_array_object (names, i);

      if (name)
        vouch_reference_item_add_name (item, to, read_name (name));
    }
}

static void
set_dates (JsonObject *item, JsonObject *work)
{
  static const char *const members[]
      = { "issued", "published", "published-print", "published-online", "posted", "approved" };
  gboolean is_thesis = g_strcmp0 (vouch_json_get_text (work, "type"), "dissertation") == 0;
  VouchReferenceDate date;

  /* A thesis comes out when it is approved; a standard does not. */
  for (gsize i = 0; i < G_N_ELEMENTS (members) - !is_thesis; i++)
    if (!vouch_reference_item_has (item, "issued") && vouch_reference_date_read (&date, work, members[i])
        && date.year > 0)
      vouch_reference_item_set_date (item, "issued", &date);
}

static void
add_serials (JsonObject *item, JsonObject *work, const char *member)
{
  JsonArray *list = vouch_json_get_array (work, member);
  const char *one = vouch_json_get_text (work, member);
  g_autoptr (GString) all = g_string_new (one);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      const char *text = vouch_json_array_text (list, i);
      const char *slash = text ? strrchr (text, '/') : NULL;

      if (text)
        g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", slash ? slash + 1 : text);
    }
  vouch_reference_item_add_serial (item, all->len > 0 ? all->str : NULL);
}

static void
set_publisher (JsonObject *item, JsonObject *work)
{
  JsonArray *institutions = vouch_json_get_array (work, "institution");
  JsonObject *institution = institutions ? vouch_json_array_object (institutions, 0)
                                         : vouch_json_get_object (work, "institution");
  JsonObject *body = vouch_json_get_object (work, "standards-body");
  const char *name = institution ? vouch_json_get_text (institution, "name") : NULL;
  const char *type = vouch_json_get_text (item, "type");

  /* A preprint's server. */
  if (g_strcmp0 (type, "article") == 0)
    vouch_reference_item_set_text (item, "container-title", name);
  vouch_reference_item_set_text (item, "publisher", vouch_json_get_text (work, "publisher"));
  vouch_reference_item_set_text (item, "publisher", name);
  vouch_reference_item_set_text (item, "publisher-place", get_text (work, "publisher-location"));
  if (body)
    vouch_reference_item_set_text (item, "authority", vouch_json_get_text (body, "name"));
}

static void
set_numbers (JsonObject *item, JsonObject *work)
{
  JsonObject *issue = vouch_json_get_object (work, "journal-issue");

  vouch_reference_item_set_text (item, "volume", get_text (work, "volume"));
  vouch_reference_item_set_text (item, "issue", get_text (work, "issue"));
  if (issue)
    vouch_reference_item_set_text (item, "issue", vouch_json_get_text (issue, "issue"));
  vouch_reference_item_set_pages (item, get_text (work, "page"), NULL);
  vouch_reference_item_set_text (item, "page", get_text (work, "article-number"));
  vouch_reference_item_set_text (item, "edition", get_text (work, "edition-number"));
  vouch_reference_item_set_text (item, "number", get_text (work, "report-number"));
  vouch_reference_item_set_text (item, "genre", get_text (work, "degree"));
  vouch_reference_item_set_doi (item, get_text (work, "DOI"));
  add_serials (item, work, "ISSN");
  add_serials (item, work, "ISBN");
  vouch_reference_item_set_language (item, get_text (work, "language"));
  if (!vouch_reference_item_has (item, "DOI"))
    vouch_reference_item_set_url (item, get_text (work, "URL"));
}

/* "<jats:title>Abstract</jats:title>" is no word of it; "<jats:title>Methods</jats:title>" is a label. */
static void
set_abstract (JsonObject *item, JsonObject *work)
{
  const char *abstract = vouch_json_get_text (work, "abstract");
  g_auto (GStrv) pieces = abstract ? g_strsplit (abstract, "</jats:title>", -1) : NULL;
  g_autofree char *labelled = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; pieces && pieces[i] && pieces[i + 1]; i++)
    {
      char *heading = strrchr (pieces[i], '>');
      gsize length = heading ? strlen (heading) : 0;

      if (heading && (g_ascii_strcasecmp (heading, ">Abstract") == 0 || g_ascii_strcasecmp (heading, ">Summary") == 0))
        heading[1] = '\0';
      else if (length > 1 && !strchr (".:?!", heading[length - 1]))
        {
          char *with_colon = g_strconcat (pieces[i], ":", NULL);

          g_free (pieces[i]);
          pieces[i] = with_colon;
        }
    }
  if (!pieces)
    return;
  labelled = g_strjoinv ("</jats:title>", pieces);
  words = vouch_reference_markup_read (labelled);
  vouch_reference_item_set_abstract (item, words);
}

/* "updated": {"date-parts": [[2024, 1, 15]], …} */
static void
date_notice (JsonObject *notice, JsonObject *updated)
{
  JsonArray *list = updated ? vouch_json_get_array (updated, "date-parts") : NULL;
  JsonNode *first = list && json_array_get_length (list) > 0 ? json_array_get_element (list, 0) : NULL;
  JsonArray *parts = first ? vouch_json_node_array (first) : NULL;
  g_autoptr (GString) date = g_string_new (NULL);

  for (guint i = 0; parts && i < MIN (3, json_array_get_length (parts)); i++)
    {
      gint64 part;

      if (!vouch_json_node_int (json_array_get_element (parts, i), &part) || part < 1 || part > 9999)
        return;
      g_string_append_printf (date, i > 0 ? "-%02d" : "%04d", (int) part);
    }
  vouch_reference_item_set_text (notice, "date", date->str);
}

static void
add_notices (JsonObject *item, const char *member, JsonObject *work)
{
  JsonArray *list = vouch_json_get_array (work, member);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonObject *notice = vouch_json_array_object (list, i);
      const char *type = notice ? vouch_json_get_text (notice, "type") : NULL;

      if (type)
        date_notice (vouch_reference_item_add_notice (item, member, type, vouch_json_get_text (notice, "DOI"), NULL,
                                                      vouch_json_get_text (notice, "label")),
                     vouch_json_get_object (notice, "updated"));
    }
}

/* A licence that lets readers share it before the publisher's for machines. */
static void
set_license (JsonObject *item, JsonObject *work)
{
  JsonArray *list = vouch_json_get_array (work, "license");
  const char *best = NULL;
  int best_rank = -1;

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonObject *license = vouch_json_array_object (list, i);
      const char *address = license ? vouch_json_get_text (license, "URL") : NULL;
      const char *version = license ? vouch_json_get_text (license, "content-version") : NULL;
      int rank = !address                                 ? -1
                 : strstr (address, "creativecommons.org") ? 3
                 : g_strcmp0 (version, "vor") == 0         ? 2
                 : g_strcmp0 (version, "tdm") != 0         ? 1
                                                           : 0;

      if (rank > best_rank)
        {
          best = address;
          best_rank = rank;
        }
    }
  vouch_reference_item_set_license (item, best);
}

static void
add_trials (JsonObject *item, JsonObject *work)
{
  JsonArray *list = vouch_json_get_array (work, "clinical-trial-number");

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonObject *trial = vouch_json_array_object (list, i);
      const char *number = trial ? vouch_json_get_text (trial, "clinical-trial-number") : NULL;
      g_autofree char *upper = number ? g_ascii_strup (number, -1) : NULL;

      vouch_reference_item_add_custom (item, "trials", upper);
    }
}

static void
set_type (JsonObject *item, JsonObject *work)
{
  const char *own = vouch_json_get_text (work, "type");
  const char *csl = vouch_crossref_type_to_csl (own);

  if (csl)
    json_object_set_string_member (item, "type", csl);
  else if (own)
    json_object_set_string_member (item, "type", own);
  else if (get_text (work, "container-title") && vouch_json_get_node (work, "ISSN"))
    json_object_set_string_member (item, "type", "article-journal");
  else
    json_object_set_string_member (item, "type", "document");
  if (g_strcmp0 (own, "posted-content") == 0)
    vouch_reference_item_set_text (item, "genre", get_text (work, "subtype") ? get_text (work, "subtype") : "preprint");
}

/**
 * vouch_crossref_work_read:
 * @work: the `message` of /works/DOI, or one of a list
 *
 * Returns: (transfer full): a CSL-JSON item, perhaps without a title
 */
JsonObject *
vouch_crossref_work_read (JsonObject *work)
{
  JsonObject *item = json_object_new ();

  set_type (item, work);
  set_titles (item, work);
  add_names (item, "author", work, "author");
  add_names (item, "editor", work, "editor");
  add_names (item, "translator", work, "translator");
  set_dates (item, work);
  set_containers (item, work);
  set_numbers (item, work);
  set_publisher (item, work);
  set_abstract (item, work);
  set_license (item, work);
  add_notices (item, VOUCH_REFERENCE_UPDATE_TO, work);
  add_notices (item, VOUCH_REFERENCE_UPDATED_BY, work);
  add_trials (item, work);
  return item;
}
