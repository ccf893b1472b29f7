/* vouch-reference-reader-nbib.c: PubMed's text format (MEDLINE, .nbib).
 *
 * Four letters, a hyphen, a blank; lines that go on begin with six blanks. The
 * tags are listed at the National Library of Medicine, "MEDLINE/PubMed Data
 * Element (Field) Descriptions".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-nbib-notices.h"
#include "vouch-reference-item.h"
#include "vouch-reference-name-parse.h"
#include "vouch-reference-notices.h"

#define MAX_TAG 5
/* No paper has more headings and corrections; each is compared with those before it. */
#define MAX_NOTICES 1000

typedef struct
{
  char tag[MAX_TAG + 1];
  GString *value; /* (owned) */
} Field;

typedef struct
{
  GArray *fields; /* (owned) (element-type Field): the first n_fields are of this record */
  guint n_fields;
  guint line;
  guint pmid;  /* the place of the first field PMID with a value, from 1; 0 where there is none */
  guint title; /* the same of TI */
} Record;

static void
free_field (gpointer data)
{
  Field *field = data;

  g_string_free (field->value, TRUE);
}

/* The value of a field whose place the record knows: for each line, looking for it took too long. */
static const char *
get_known (const Record *record,
           guint         place)
{
  const Field *field = place > 0 ? &g_array_index (record->fields, Field, place - 1) : NULL;

  return field && field->value->len > 0 ? field->value->str : NULL;
}

/* Of the field that was added last. */
static void
keep_place (Record     *record,
            const char *tag,
            guint      *place)
{
  const Field *field = &g_array_index (record->fields, Field, record->n_fields - 1);

  if (g_str_equal (field->tag, tag) && !get_known (record, *place))
    *place = record->n_fields;
}

static void
add_field (Record     *record,
           const char *tag,
           gsize       tag_length,
           const char *value,
           gsize       length)
{
  Field *field;

  if (record->n_fields == record->fields->len)
    {
      g_array_set_size (record->fields, record->n_fields + 1);
      g_array_index (record->fields, Field, record->n_fields).value = g_string_new (NULL);
    }
  field = &g_array_index (record->fields, Field, record->n_fields++);
  memset (field->tag, 0, sizeof field->tag);
  memcpy (field->tag, tag, tag_length);
  g_string_truncate (field->value, 0);
  g_string_append_len (field->value, value, (gssize) length);
  keep_place (record, "PMID", &record->pmid);
  keep_place (record, "TI", &record->title);
}

static const Field *
next_field (const Record *record,
            const char   *tag,
            const Field  *after)
{
  const Field *fields = (const Field *) (gconstpointer) record->fields->data;

  for (guint i = after ? (guint) (after - fields) + 1 : 0; i < record->n_fields; i++)
    if (fields[i].value->len > 0 && g_str_equal (fields[i].tag, tag))
      return &fields[i];
  return NULL;
}

static const char *
get (const Record *record,
     const char   *tag)
{
  const Field *field = next_field (record, tag, NULL);

  return field ? field->value->str : NULL;
}

/* Returns the length of the tag at the start of a line, 0 where there is none; @value gets what
 * follows the hyphen. */
static gsize
read_tag (const char  *line,
          const char  *end,
          const char **value)
{
  const char *p = line;
  gsize length;

  while (p < end && p - line < MAX_TAG && (g_ascii_isupper (*p) || (p > line && g_ascii_isdigit (*p))))
    p++;
  length = (gsize) (p - line);
  while (p < end && *p == ' ' && p - line < MAX_TAG)
    p++;
  if (length < 2 || p == end || *p != '-')
    return 0;
  *value = p + 1;
  return length;
}

static char *
join_all (const Record *record,
          const char   *tag,
          const char   *between)
{
  GString *all = g_string_new (NULL);
  const Field *field = NULL;

  while ((field = next_field (record, tag, field)))
    {
      const char *last = all->len > 0 ? &all->str[all->len - 1] : NULL;

      /* A title in several fields is title and subtitle. */
      if (last)
        g_string_append (all, strchr (":.?!", *last) && *between == ':' ? " " : between);
      g_string_append (all, field->value->str);
    }
  return g_string_free (all, FALSE);
}

/* "[Title of an article that is not in English]." */
static void
set_title (JsonObject   *item,
           const Record *record)
{
  static const char *const tags[] = { "TI", "BTI", "TT", "VTI" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags) && !vouch_reference_item_has (item, "title"); i++)
    {
      g_autofree char *title = join_all (record, tags[i], ": ");
      gsize length;

      g_strstrip (title);
      length = strlen (title);
      if (length > 3 && title[0] == '[' && (g_str_has_suffix (title, "].") || g_str_has_suffix (title, "]"))
          && strchr (title + 1, '[') == NULL)
        {
          *strrchr (title, ']') = '\0';
          memmove (title, title + 1, strlen (title));
        }
      vouch_reference_item_set_title (item, "title", title);
    }
}

/* "King, Martin Luther Jr" */
static JsonObject *
read_full (const char *text)
{
  const char *comma = strchr (text, ',');
  g_autofree char *family = comma ? g_strndup (text, (gsize) (comma - text)) : NULL;
  g_autofree char *given = comma ? g_strdup (comma + 1) : NULL;
  char *last = given ? strrchr (given, ' ') : NULL;

  if (!comma)
    return vouch_reference_person_read (text);
  if (!last || last <= given + 1 || !vouch_reference_name_is_suffix (last + 1))
    return vouch_reference_person_read (text);
  *last = '\0';
  return vouch_reference_person (family, given, last + 1);
}

/* "Smith AB Jr" and "van der Meer P". */
static JsonObject *
read_indexed (const char *text)
{
  g_autofree char *family = g_strdup (text);
  char *last = strrchr (family, ' ');
  const char *suffix = NULL;

  if (last && vouch_reference_name_is_suffix (last + 1))
    {
      suffix = last + 1;
      *last = '\0';
      last = strrchr (family, ' ');
    }
  if (strchr (text, ',') || !last || !vouch_reference_name_is_initials (last + 1))
    return read_full (text);
  *last = '\0';
  return vouch_reference_person (family, last + 1, suffix);
}

/* "et al" stands for authors that older records don't list. */
static gboolean
is_others (const char *text)
{
  return g_ascii_strncasecmp (text, "et al", 5) == 0 && (text[5] == '\0' || text[5] == '.');
}

/* Each full name (FAU) is followed by its short form (AU), which older records have alone. */
static void
add_people (JsonObject   *item,
            const Record *record,
            const char   *member,
            const char   *full,
            const char   *brief,
            const char   *group)
{
  gboolean has_full = FALSE;

  for (guint i = 0; i < record->n_fields; i++)
    {
      const Field *field = &g_array_index (record->fields, Field, i);

      if (field->value->len == 0 || is_others (field->value->str))
        continue;
      if (g_str_equal (field->tag, full))
        vouch_reference_item_add_name (item, member, read_full (field->value->str));
      else if (g_str_equal (field->tag, brief) && !has_full)
        vouch_reference_item_add_name (item, member, read_indexed (field->value->str));
      else if (group && g_str_equal (field->tag, group))
        vouch_reference_item_add_name (item, member, vouch_reference_group (field->value->str));
      if (g_str_equal (field->tag, full))
        has_full = TRUE;
      else if (g_str_equal (field->tag, brief))
        has_full = FALSE;
    }
}

static void
set_dates (JsonObject   *item,
           const Record *record)
{
  static const char *const tags[] = { "DP", "DEP", "PHST", "DA", "EDAT" };
  VouchReferenceDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (vouch_reference_date_guess (&date, get (record, tags[i])))
      vouch_reference_item_set_date (item, "issued", &date);
}

static gboolean
is_kind (const char *text,
         const char *kind)
{
  return text && strstr (text, kind);
}

/* "10.4103/2277-9175.180636 [doi]" */
static void
set_identifiers (JsonObject   *item,
                 const Record *record)
{
  static const char *const tags[] = { "LID", "AID", "DOI" };
  g_autofree char *pmid = NULL;
  const char *text = get (record, "PMID");

  if (text)
    pmid = g_strndup (text, strcspn (text, " \n\t"));
  vouch_reference_item_set_pmid (item, pmid);
  vouch_reference_item_set_pmcid (item, get (record, "PMC"));
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const Field *field = NULL;

      while ((field = next_field (record, tags[i], field)))
        {
          g_autofree char *word = g_strndup (field->value->str, strcspn (field->value->str, " \n\t"));

          if (is_kind (field->value->str, "[doi]") || g_str_has_prefix (word, "doi:") || g_str_has_prefix (word, "10."))
            vouch_reference_item_set_doi (item, word);
        }
    }
}

/* "e0123456" and "219840", not a publisher's own numbering. */
static gboolean
is_article_number (const char *text)
{
  gsize length;

  text += *text == 'e';
  length = strspn (text, "0123456789");
  return length >= 3 && length <= 9 && text[length] == ' ';
}

/* What the identifiers of places say of an article without pages: "e0123456 [pii]". */
static void
set_pages (JsonObject   *item,
           const Record *record)
{
  const Field *field = NULL;

  vouch_reference_item_set_pages (item, get (record, "PG"), NULL);
  while ((field = next_field (record, "LID", field)))
    if (is_kind (field->value->str, "[pii]") && is_article_number (field->value->str))
      {
        g_autofree char *word = g_strndup (field->value->str, strcspn (field->value->str, " "));

        vouch_reference_item_set_pages (item, word, NULL);
      }
}

/* ERIC writes "EISSN-1042-1629". */
static const char *
skip_label (const char *text)
{
  static const char *const labels[] = { "ISSN-", "EISSN-", "ISBN-" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (text, labels[i]))
      return text + strlen (labels[i]);
  return text;
}

static void
set_serials (JsonObject   *item,
             const Record *record)
{
  static const char *const tags[] = { "IS", "ISSN", "ISBN" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const Field *field = NULL;

      while ((field = next_field (record, tags[i], field)))
        vouch_reference_item_add_serial (item, skip_label (field->value->str));
    }
}

static const struct
{
  const char *name; /* what a publication type begins with */
  const char *csl;
  const char *genre;
} types[] = {
  { "Practice Guideline", NULL, "Guideline" },
  { "Guideline", NULL, "Guideline" },
  { "Consensus Development Conference", NULL, "Guideline" },
  { "Preprint", "article", NULL },
  { "Book", "book", NULL },
  { "Dissertations/Theses", "thesis", NULL },
  { "Monograph", "book", NULL },
  { "Study Guide", "chapter", NULL },
  { "Technical Report", "report", NULL },
  { "Academic Dissertation", "thesis", NULL },
  { "Congress", "paper-conference", NULL },
  { "Dataset", "dataset", NULL },
  { "Newspaper Article", "article-newspaper", NULL },
};

static void
set_type (JsonObject   *item,
          const Record *record)
{
  const char *type = get (record, "BTI") && get (record, "TI") ? "chapter" : "article-journal";
  const Field *field = NULL;

  while ((field = next_field (record, "PT", field)))
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
      if (g_str_has_prefix (field->value->str, types[i].name))
        {
          if (types[i].csl && g_str_equal (type, "article-journal"))
            type = types[i].csl;
          vouch_reference_item_set_text (item, "genre", types[i].genre);
        }
  json_object_set_string_member (item, "type", type);
}

static void
set_containers (JsonObject   *item,
                const Record *record)
{
  const char *title = vouch_json_get_text (item, "title");
  const char *book = get (record, "BTI");

  vouch_reference_item_set_title (item, "container-title", get (record, "JT"));
  if (book && g_strcmp0 (title, book) != 0)
    vouch_reference_item_set_title (item, "container-title", book);
  vouch_reference_item_set_title (item, "container-title", get (record, "TA"));
  if (g_strcmp0 (vouch_json_get_text (item, "container-title"), get (record, "TA")) != 0)
    vouch_reference_item_set_text (item, "container-title-short", get (record, "TA"));
  vouch_reference_item_set_title (item, "collection-title", get (record, "CTI"));
}

/* In ERIC's export JT is also the publisher of what is in no journal. */
static gboolean
is_published_apart (const Record *record)
{
  return g_strcmp0 (get (record, "OWN"), "ERIC") == 0 && !get (record, "VI") && !get (record, "IP");
}

/* "Copyright 2020 The Authors." is at the end of many abstracts, and no part of them. */
static void
drop_copyright (char *abstract)
{
  static const char *const signs[] = { " Copyright ", " ©", " Copyright©" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *at = g_strrstr (abstract, signs[i]);

      if (at && at > abstract && strlen (at) < 200 && strchr (".)", at[-1]))
        *at = '\0';
      else if (at && at > abstract && g_ascii_isdigit (at[strlen (signs[i])]) && strlen (at) < 200)
        *at = '\0';
    }
}

static void
add_notices (JsonObject   *item,
             const Record *record)
{
  guint n_notices = 0;

  for (guint i = 0; i < record->n_fields && n_notices < MAX_NOTICES; i++)
    {
      const Field *field = &g_array_index (record->fields, Field, i);

      if (field->value->len > 0)
        n_notices += vouch_nbib_add_notice (item, field->tag, field->value->str);
    }
  if (vouch_reference_item_has_custom (item, "publication-types", "Retracted Publication")
      && !vouch_reference_item_has (item, VOUCH_REFERENCE_UPDATED_BY))
    vouch_reference_item_add_notice (item, VOUCH_REFERENCE_UPDATED_BY, "retraction", NULL, NULL, NULL);
}

static JsonObject *
make_item (const Record *record)
{
  JsonObject *item = json_object_new ();
  g_autofree char *abstract = join_all (record, "AB", " ");
  g_autofree char *keywords = join_all (record, "OT", ", ");

  drop_copyright (abstract);
  set_type (item, record);
  set_title (item, record);
  add_people (item, record, "author", "FAU", "AU", "CN");
  add_people (item, record, "editor", "FED", "ED", NULL);
  set_dates (item, record);
  if (is_published_apart (record))
    vouch_reference_item_set_text (item, "publisher", get (record, "JT"));
  else
    set_containers (item, record);
  vouch_reference_item_set_text (item, "volume", get (record, "VI"));
  vouch_reference_item_set_text (item, "issue", get (record, "IP"));
  set_pages (item, record);
  vouch_reference_item_set_text (item, "edition", get (record, "EN"));
  vouch_reference_item_set_text (item, "publisher", get (record, "PB"));
  if (vouch_reference_item_has (item, "publisher"))
    vouch_reference_item_set_text (item, "publisher-place", get (record, "PL"));
  set_serials (item, record);
  set_identifiers (item, record);
  vouch_reference_item_set_language (item, get (record, "LA"));
  vouch_reference_item_set_abstract (item, abstract);
  vouch_reference_item_set_abstract (item, get (record, "OAB"));
  vouch_reference_item_set_text (item, "keyword", keywords);
  add_notices (item, record);
  return item;
}

static gboolean
is_usable (JsonObject *item)
{
  static const char *const members[] = { "title", "author", "DOI", "PMID", "container-title", "editor" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (vouch_reference_item_has (item, members[i]))
      return TRUE;
  return FALSE;
}

static void
take_record (VouchReferenceBatch *batch,
             Record              *record)
{
  JsonObject *item;

  if (record->n_fields == 0)
    return;
  item = make_item (record);
  if (is_usable (item))
    vouch_reference_batch_add (batch, item, record->line);
  else
    {
      vouch_reference_batch_trouble (batch, record->line, get (record, "PMID"),
                                     _("It has no title, author or identifier."));
      json_object_unref (item);
    }
  record->n_fields = record->pmid = record->title = 0;
}

/* A line that belongs to the field before it: indented, or of a text whose indents were lost. */
static gboolean
continues (Record     *record,
           const char *line,
           const char *end)
{
  Field *field;

  if (record->n_fields == 0)
    return FALSE;
  field = &g_array_index (record->fields, Field, record->n_fields - 1);
  if (*line != ' ' && *line != '\t' && !g_str_equal (field->tag, "AB") && !g_str_equal (field->tag, "TI")
      && !g_str_equal (field->tag, "AD"))
    return FALSE;
  g_string_append_c (field->value, ' ');
  g_string_append_len (field->value, line, end - line);
  return TRUE;
}

/* @is_apart: a blank line stands before this one. */
static void
take_line (VouchReferenceBatch *batch,
           Record              *record,
           const char          *line,
           const char          *end,
           guint                number,
           gboolean             is_apart)
{
  const char *value;
  gsize length = read_tag (line, end, &value);
  gboolean is_first = length == 4 && strncmp (line, "PMID", 4) == 0;
  gboolean may_begin = is_first || strncmp (line, "OWN ", 4) == 0 || strncmp (line, "TI  ", 4) == 0;

  if (length == 0)
    {
      if (!continues (record, line, end))
        vouch_reference_batch_note (batch, number, get_known (record, record->pmid),
                                    _("This line has no tag and was left out."));
      return;
    }
  if (record->n_fields > 0
      && ((is_first && get_known (record, record->pmid))
          || (is_apart && may_begin && (is_first || get_known (record, record->title)))))
    take_record (batch, record);
  if (record->n_fields == 0)
    record->line = number;
  while (value < end && *value == ' ')
    value++;
  add_field (record, line, length, value, (gsize) (end - value));
}

/**
 * vouch_read_nbib:
 * @batch: gets the items, and the troubles
 * @bytes: a file in PubMed's text format, clean UTF-8
 * @length: bytes in it
 */
void
vouch_read_nbib (VouchReferenceBatch *batch,
                 const char          *bytes,
                 gsize                length)
{
  const char *stop = bytes + length;
  Record record = { .fields = g_array_new (FALSE, TRUE, sizeof (Field)) };
  gboolean is_apart = FALSE;
  guint number = 1;

  g_array_set_clear_func (record.fields, free_field);
  for (const char *line = bytes; line < stop; number++)
    {
      const char *end = memchr (line, '\n', (gsize) (stop - line));
      const char *next = end ? end + 1 : stop;

      end = end ? end : stop;
      while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
      if (end > line)
        take_line (batch, &record, line, end, number, is_apart);
      is_apart = end == line;
      line = next;
    }
  take_record (batch, &record);
  g_array_unref (record.fields);
}
