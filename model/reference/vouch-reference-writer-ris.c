/* vouch-reference-writer-ris.c: items as RIS, with the tags that reference managers agree on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-writer.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-title.h"

static const char *const types[][2] = {
  { "article-journal", "JOUR" },   { "article-magazine", "MGZN" }, { "article-newspaper", "NEWS" },
  { "article", "PREPRINT" },       { "book", "BOOK" },             { "chapter", "CHAP" },
  { "entry", "ENCYC" },            { "entry-encyclopedia", "ENCYC" }, { "entry-dictionary", "DICT" },
  { "paper-conference", "CPAPER" },{ "report", "RPRT" },           { "thesis", "THES" },
  { "webpage", "ELEC" },           { "post-weblog", "BLOG" },      { "post", "ICOMM" },
  { "dataset", "DATA" },           { "software", "COMP" },         { "patent", "PAT" },
  { "legislation", "STAT" },       { "bill", "BILL" },             { "legal_case", "CASE" },
  { "hearing", "HEAR" },           { "standard", "STAND" },        { "manuscript", "MANSCPT" },
  { "motion_picture", "VIDEO" },   { "song", "SOUND" },            { "map", "MAP" },
  { "graphic", "ART" },            { "figure", "FIGURE" },         { "speech", "SLIDE" },
  { "personal_communication", "PCOMM" }, { "pamphlet", "PAMP" },
};

static const char *
find_type (const char *csl)
{
  for (gsize i = 0; csl && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i][0], csl))
      return types[i][1];
  return "GEN";
}

/* A value has one line; its own ends are blanks. */
static void
put (GString *ris, const char *tag, const char *value)
{
  if (!value || !*value)
    return;
  g_string_append_printf (ris, "%s  - ", tag);
  for (const char *p = value; *p; p++)
    g_string_append_c (ris, *p == '\n' || *p == '\r' ? ' ' : *p);
  g_string_append (ris, "\r\n");
}

static void
put_member (GString *ris, const char *tag, JsonObject *item, const char *member)
{
  put (ris, tag, vouch_json_get_text (item, member));
}

static void
put_title (GString *ris, const char *tag, JsonObject *item, const char *member)
{
  const char *title = vouch_json_get_text (item, member);
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : NULL;

  put (ris, tag, plain);
}

static char *
family_of (JsonObject *name)
{
  const char *particle = vouch_json_get_text (name, "non-dropping-particle");
  const char *dropping = vouch_json_get_text (name, "dropping-particle");
  const char *family = vouch_json_get_text (name, "family");
  GString *whole = g_string_new (dropping);

  if (particle)
    g_string_append_printf (whole, "%s%s", whole->len > 0 ? " " : "", particle);
  if (family)
    g_string_append_printf (whole, "%s%s", whole->len > 0 ? " " : "", family);
  return g_string_free (whole, FALSE);
}

/* "Family, Given, Suffix"; a group ends in a comma, so that nobody divides it. */
static void
put_names (GString *ris, const char *tag, JsonObject *item, const char *member)
{
  JsonArray *names = vouch_json_get_array (item, member);

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      JsonObject *name = vouch_json_array_object (names, i);
      const char *literal = name ? vouch_json_get_text (name, "literal") : NULL;
      const char *given = name ? vouch_json_get_text (name, "given") : NULL;
      const char *suffix = name ? vouch_json_get_text (name, "suffix") : NULL;
      g_autofree char *family = name ? family_of (name) : NULL;
      g_autofree char *whole = NULL;

      if (literal)
        whole = g_strconcat (literal, ",", NULL);
      else if (family && *family && given)
        whole = g_strconcat (family, ", ", given, suffix ? ", " : NULL, suffix, NULL);
      put (ris, tag, whole ? whole : family);
    }
}

/* PY has the year; DA the rest, with its slashes. */
static void
put_date (GString *ris, const char *tag, JsonObject *item, const char *member)
{
  VouchReferenceDate date;
  g_autofree char *year = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;

  if (!vouch_reference_date_read (&date, item, member) || date.year <= 0)
    return;
  year = g_strdup_printf ("%d", date.year);
  month = date.month > 0 ? g_strdup_printf ("%02d", date.month) : g_strdup ("");
  day = date.day > 0 ? g_strdup_printf ("%02d", date.day) : g_strdup ("");
  whole = g_strdup_printf ("%s/%s/%s/", year, month, day);
  if (g_str_equal (member, "issued"))
    put (ris, "PY", year);
  if (date.month > 0 || !g_str_equal (member, "issued"))
    put (ris, tag, whole);
}

static void
put_pages (GString *ris, JsonObject *item)
{
  const char *page = vouch_json_get_text (item, "page");
  const char *dash = page ? strchr (page, '-') : NULL;
  g_autofree char *first = dash ? g_strndup (page, (gsize) (dash - page)) : NULL;

  if (dash && !strchr (page, ','))
    {
      put (ris, "SP", first);
      put (ris, "EP", dash + 1);
    }
  else
    put (ris, "SP", page);
}

static void
put_container (GString *ris, JsonObject *item, const char *type)
{
  gboolean is_journal = g_str_equal (type, "JOUR");

  put_title (ris, is_journal ? "JF" : "T2", item, "container-title");
  put_title (ris, is_journal ? "JA" : "J2", item, "container-title-short");
  put_title (ris, vouch_json_get_node (item, "container-title") ? "T3" : "T2", item, "collection-title");
}

static void
put_people (GString *ris, JsonObject *item, const char *type)
{
  gboolean is_whole = g_str_equal (type, "BOOK") || g_str_equal (type, "RPRT") || g_str_equal (type, "STAND");

  put_names (ris, "AU", item, "author");
  put_names (ris, is_whole ? "ED" : "A2", item, "editor");
  put_names (ris, is_whole ? "A2" : "A3", item, "collection-editor");
  put_names (ris, "A4", item, "translator");
}

static void
put_identifiers (GString *ris, JsonObject *item)
{
  put_member (ris, "SN", item, "ISSN");
  put_member (ris, "SN", item, "ISBN");
  put_member (ris, "DO", item, "DOI");
  put_member (ris, "UR", item, "URL");
  if (vouch_json_get_text (item, "PMID"))
    put (ris, "DB", "PubMed");
  put_member (ris, "AN", item, "PMID");
  put_member (ris, "C2", item, "PMCID");
}

static void
put_keywords (GString *ris, JsonObject *item)
{
  const char *words = vouch_json_get_text (item, "keyword");
  g_auto (GStrv) each = words ? g_strsplit_set (words, ",;", -1) : NULL;

  for (guint i = 0; each && each[i]; i++)
    put (ris, "KW", g_strstrip (each[i]));
}

static void
put_item (GString *ris, JsonObject *item)
{
  const char *type = find_type (vouch_json_get_text (item, "type"));

  put (ris, "TY", type);
  put_title (ris, "TI", item, "title");
  put_people (ris, item, type);
  put_date (ris, "DA", item, "issued");
  put_container (ris, item, type);
  put_member (ris, "VL", item, "volume");
  put_member (ris, "IS", item, "issue");
  put_member (ris, "M1", item, "number");
  put_pages (ris, item);
  put_member (ris, "ET", item, "edition");
  put_member (ris, "PB", item, "publisher");
  put_member (ris, "CY", item, "publisher-place");
  put_identifiers (ris, item);
  put_date (ris, "Y2", item, "accessed");
  put_member (ris, "LA", item, "language");
  put_member (ris, "AB", item, "abstract");
  put_keywords (ris, item);
  put_member (ris, "N1", item, "note");
  g_string_append (ris, "ER  - \r\n\r\n");
}

/**
 * vouch_write_ris:
 * @items: (nullable) (element-type JsonObject): CSL-JSON items
 *
 * Returns: (transfer full): them as RIS, in UTF-8, with the line ends that the format asks for
 */
char *
vouch_write_ris (JsonArray *items)
{
  GString *ris = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (items); i++)
    {
      JsonObject *item = vouch_json_array_object (items, i);

      if (item)
        put_item (ris, item);
    }
  return g_string_free (ris, FALSE);
}
