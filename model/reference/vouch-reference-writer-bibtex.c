/* vouch-reference-writer-bibtex.c: items as BibTeX, in UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-writer.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-date.h"

static const char *const types[][2] = {
  { "article-journal", "article" },   { "article-magazine", "article" }, { "article-newspaper", "article" },
  { "article", "misc" },              { "book", "book" },                { "chapter", "incollection" },
  { "entry", "incollection" },        { "entry-encyclopedia", "incollection" },
  { "entry-dictionary", "incollection" }, { "paper-conference", "inproceedings" },
  { "report", "techreport" },         { "thesis", "phdthesis" },         { "manuscript", "unpublished" },
  { "pamphlet", "booklet" },          { "webpage", "online" },           { "dataset", "dataset" },
  { "software", "software" },         { "standard", "standard" },        { "patent", "patent" },
};

static const char *const months[]
    = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };

static const struct
{
  const char *tag;
  const char *tex; /* NULL: the end of one */
} marks[] = {
  { "<i>", "\\textit{" },          { "</i>", NULL }, { "<b>", "\\textbf{" },        { "</b>", NULL },
  { "<sup>", "\\textsuperscript{" }, { "</sup>", NULL }, { "<sub>", "\\textsubscript{" }, { "</sub>", NULL },
};

static const char *
find_type (const char *csl)
{
  for (gsize i = 0; csl && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i][0], csl))
      return types[i][1];
  return "misc";
}

/* @n_open: marks that are not closed yet. An end of none of them would end the field, and is dropped. */
static gsize
append_mark (GString *tex, const char *text, guint *n_open)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (text, marks[i].tag))
      {
        if (marks[i].tex)
          {
            g_string_append (tex, marks[i].tex);
            ++*n_open;
          }
        else if (*n_open > 0)
          {
            g_string_append_c (tex, '}');
            --*n_open;
          }
        return strlen (marks[i].tag);
      }
  return 0;
}

/* What TeX takes for its own is said by its names. Braces always: BibTeX counts "\{" as one, too. */
static void
append_escaped (GString *tex, char c)
{
  if (strchr ("#$%&_", c))
    g_string_append_printf (tex, "\\%c", c);
  else if (c == '{')
    g_string_append (tex, "\\textbraceleft{}");
  else if (c == '}')
    g_string_append (tex, "\\textbraceright{}");
  else if (c == '\\')
    g_string_append (tex, "\\textbackslash{}");
  else if (c == '~')
    g_string_append (tex, "\\textasciitilde{}");
  else if (c == '^')
    g_string_append (tex, "\\textasciicircum{}");
  else if (c == '\n' || c == '\r' || c == '\t')
    g_string_append_c (tex, ' ');
  else
    g_string_append_c (tex, c);
}

static char *
as_tex (const char *text, gboolean has_marks)
{
  GString *tex = g_string_new (NULL);
  guint n_open = 0;

  while (*text)
    {
      gsize length = has_marks && *text == '<' ? append_mark (tex, text, &n_open) : 0;

      if (length == 0)
        append_escaped (tex, *text);
      text += length > 0 ? length : 1;
    }
  while (n_open-- > 0)
    g_string_append_c (tex, '}');
  return g_string_free (tex, FALSE);
}

/* @value is TeX. */
static void
put (GString *bib, const char *field, const char *value)
{
  if (value && *value)
    g_string_append_printf (bib, ",\n  %s = {%s}", field, value);
}

static void
put_member (GString *bib, const char *field, JsonObject *item, const char *member)
{
  const char *text = vouch_json_get_text (item, member);
  g_autofree char *tex = text ? as_tex (text, FALSE) : NULL;

  put (bib, field, tex);
}

/* Addresses and identifiers stand as they are: url.sty and biber take them so. */
static void
put_verbatim (GString *bib, const char *field, JsonObject *item, const char *member)
{
  const char *text = vouch_json_get_text (item, member);

  if (text && !strpbrk (text, "{}\n"))
    put (bib, field, text);
}

/* Styles set titles in lower case, but for what stands in braces. */
static void
put_title (GString *bib, const char *field, JsonObject *item, const char *member)
{
  const char *title = vouch_json_get_text (item, member);
  g_autofree char *tex = title ? as_tex (title, TRUE) : NULL;
  g_autofree char *kept = tex && *tex ? g_strconcat ("{", tex, "}", NULL) : NULL;

  put (bib, field, kept);
}

/* A comma parts a name, and the word "and" parts two, but for what stands in braces. */
static gboolean
is_parted (const char *part)
{
  g_auto (GStrv) words = g_strsplit_set (part, " \t\r\n", -1);

  for (guint i = 0; words[i]; i++)
    if (g_ascii_strcasecmp (words[i], "and") == 0)
      return TRUE;
  return strchr (part, ',') != NULL;
}

static void
append_part (GString *name, const char *between, const char *part)
{
  g_autofree char *tex = as_tex (part, FALSE);

  g_string_append (name, name->len > 0 ? between : "");
  g_string_append_printf (name, is_parted (part) ? "{%s}" : "%s", tex);
}

static void
append_name (GString *names, JsonObject *name)
{
  const char *literal = vouch_json_get_text (name, "literal");
  const char *parts[]
      = { vouch_json_get_text (name, "dropping-particle"), vouch_json_get_text (name, "non-dropping-particle"),
          vouch_json_get_text (name, "family") };
  const char *behind[] = { vouch_json_get_text (name, "suffix"), vouch_json_get_text (name, "given") };
  g_autoptr (GString) whole = g_string_new (NULL);

  if (literal)
    {
      g_autofree char *tex = as_tex (literal, FALSE);

      g_string_append_printf (names, "{%s}", tex);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      append_part (whole, " ", parts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (behind); i++)
    if (behind[i])
      append_part (whole, ", ", behind[i]);
  g_string_append (names, whole->str);
}

static void
put_names (GString *bib, const char *field, JsonObject *item, const char *member)
{
  JsonArray *list = vouch_json_get_array (item, member);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonObject *name = vouch_json_array_object (list, i);

      if (!name)
        continue;
      g_string_append (names, names->len > 0 ? " and " : "");
      append_name (names, name);
    }
  put (bib, field, names->str);
}

static void
put_date (GString *bib, JsonObject *item)
{
  VouchReferenceDate date;
  g_autofree char *number = NULL;

  if (!vouch_reference_date_read (&date, item, "issued") || date.year <= 0)
    return;
  number = g_strdup_printf ("%d", date.year);
  put (bib, "year", number);
  if (date.month > 0 && date.month <= 12)
    g_string_append_printf (bib, ",\n  month = %s", months[date.month - 1]);
}

static void
put_pages (GString *bib, JsonObject *item)
{
  const char *page = vouch_json_get_text (item, "page");
  g_auto (GStrv) ends = page ? g_strsplit (page, "-", -1) : NULL;
  g_autofree char *joined = ends ? g_strjoinv ("--", ends) : NULL;
  g_autofree char *pages = joined ? as_tex (joined, FALSE) : NULL;

  put (bib, "pages", pages);
}

static void
append_plain_letters (GString *to, const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");

  for (const char *p = ascii; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (to, *p);
}

/* Whether @key was free; it is taken from now on. */
static gboolean
take_key (GHashTable *taken, const char *key)
{
  return !g_hash_table_contains (taken, key) && g_hash_table_insert (taken, g_strdup (key), GUINT_TO_POINTER (1));
}

/* Makes @key one that no other has: "Blum2020-2". @taken knows the last number that a key got, so that
 * a thousand of one name don't try all numbers of those before them. */
static void
number_key (GString *key, GHashTable *taken)
{
  g_autofree char *base = g_strdup (key->str);
  guint number;

  if (take_key (taken, base))
    return;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (taken, base));
  do
    g_string_printf (key, "%s-%u", base, ++number);
  while (!take_key (taken, key->str));
  g_hash_table_insert (taken, g_steal_pointer (&base), GUINT_TO_POINTER (number));
}

/* "Blum2020" where the item has no key of its own; made to differ by @taken. */
static char *
make_key (JsonObject *item, GHashTable *taken)
{
  const char *own = vouch_json_get_text (item, "citation-key");
  JsonArray *authors = vouch_json_get_array (item, "author");
  JsonObject *first = vouch_json_array_length (authors) > 0 ? vouch_json_array_object (authors, 0) : NULL;
  const char *name = first ? vouch_json_get_text (first, "family") : NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  VouchReferenceDate date;

  for (const char *p = own; p && *p; p++)
    if (g_ascii_isgraph (*p) && !strchr ("{}(),\"'#%~\\=@", *p))
      g_string_append_c (key, *p);
  if (key->len == 0)
    {
      append_plain_letters (key, name ? name : "reference");
      if (vouch_reference_date_read (&date, item, "issued") && date.year > 0)
        g_string_append_printf (key, "%d", date.year);
    }
  number_key (key, taken);
  return g_strdup (key->str);
}

static void
put_container (GString *bib, JsonObject *item, const char *type)
{
  gboolean is_part = g_str_equal (type, "incollection") || g_str_equal (type, "inproceedings");

  put_title (bib, is_part ? "booktitle" : "journal", item, "container-title");
  put_title (bib, "shortjournal", item, "container-title-short");
  put_title (bib, "series", item, "collection-title");
}

static void
put_publisher (GString *bib, JsonObject *item, const char *type)
{
  const char *field = g_str_equal (type, "techreport")  ? "institution"
                      : g_str_equal (type, "phdthesis") ? "school"
                                                        : "publisher";

  put_member (bib, field, item, "publisher");
  put_member (bib, "address", item, "publisher-place");
}

static void
put_item (GString *bib, JsonObject *item, GHashTable *taken)
{
  const char *type = find_type (vouch_json_get_text (item, "type"));
  g_autofree char *key = make_key (item, taken);

  g_string_append_printf (bib, "@%s{%s", type, key);
  put_names (bib, "author", item, "author");
  put_names (bib, "editor", item, "editor");
  put_title (bib, "title", item, "title");
  put_container (bib, item, type);
  put_date (bib, item);
  put_member (bib, "volume", item, "volume");
  put_member (bib, "number", item, vouch_json_get_text (item, "issue") ? "issue" : "number");
  put_pages (bib, item);
  put_member (bib, "edition", item, "edition");
  put_publisher (bib, item, type);
  put_verbatim (bib, "doi", item, "DOI");
  put_verbatim (bib, "pmid", item, "PMID");
  put_verbatim (bib, "pmcid", item, "PMCID");
  put_verbatim (bib, "issn", item, "ISSN");
  put_verbatim (bib, "isbn", item, "ISBN");
  put_verbatim (bib, "url", item, "URL");
  put_member (bib, "language", item, "language");
  put_member (bib, "abstract", item, "abstract");
  put_member (bib, "keywords", item, "keyword");
  put_member (bib, "note", item, "note");
  g_string_append (bib, "\n}\n\n");
}

/**
 * vouch_write_bibtex:
 * @items: (nullable) (element-type JsonObject): CSL-JSON items
 *
 * Returns: (transfer full): them as BibTeX, in UTF-8, each with a key that no other has
 */
char *
vouch_write_bibtex (JsonArray *items)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *bib = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (items); i++)
    {
      JsonObject *item = vouch_json_array_object (items, i);

      if (item)
        put_item (bib, item, taken);
    }
  return g_string_free (bib, FALSE);
}
