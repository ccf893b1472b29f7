/* vouch-nbib-record.c: one record of PubMed's text format as its tagged fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-nbib-record.h"

#include <string.h>

static void
free_field (gpointer data)
{
  VouchNbibField *field = data;

  g_string_free (field->value, TRUE);
}

/** Returns: (transfer full): room for the fields of a record, which is used again for the next one. */
GArray *
vouch_nbib_fields_new (void)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (VouchNbibField));

  g_array_set_clear_func (fields, free_field);
  return fields;
}

/** Returns: (nullable): the value of a field whose place the record knows: for each line, looking for it took too long. */
const char *
vouch_nbib_record_get_known (const VouchNbibRecord *record,
                             guint                  place)
{
  const VouchNbibField *field = place > 0 ? &g_array_index (record->fields, VouchNbibField, place - 1) : NULL;

  return field && field->value->len > 0 ? field->value->str : NULL;
}

/* Of the field that was added last. */
static void
keep_place (VouchNbibRecord *record,
            const char      *tag,
            guint           *place)
{
  const VouchNbibField *field = &g_array_index (record->fields, VouchNbibField, record->n_fields - 1);

  if (g_str_equal (field->tag, tag) && !vouch_nbib_record_get_known (record, *place))
    *place = record->n_fields;
}

/** Adds a field at the end. */
void
vouch_nbib_record_add (VouchNbibRecord *record,
                       const char      *tag,
                       gsize            tag_length,
                       const char      *value,
                       gsize            length)
{
  VouchNbibField *field;

  if (record->n_fields == record->fields->len)
    {
      g_array_set_size (record->fields, record->n_fields + 1);
      g_array_index (record->fields, VouchNbibField, record->n_fields).value = g_string_new (NULL);
    }
  field = &g_array_index (record->fields, VouchNbibField, record->n_fields++);
  memset (field->tag, 0, sizeof field->tag);
  memcpy (field->tag, tag, tag_length);
  g_string_truncate (field->value, 0);
  g_string_append_len (field->value, value, (gssize) length);
  keep_place (record, "PMID", &record->pmid);
  keep_place (record, "TI", &record->title);
}

/** Returns: (nullable): the next field with @tag and a value, behind @after; the first one for %NULL. */
const VouchNbibField *
vouch_nbib_record_next (const VouchNbibRecord *record,
                        const char            *tag,
                        const VouchNbibField  *after)
{
  const VouchNbibField *fields = (const VouchNbibField *) (gconstpointer) record->fields->data;

  for (guint i = after ? (guint) (after - fields) + 1 : 0; i < record->n_fields; i++)
    if (fields[i].value->len > 0 && g_str_equal (fields[i].tag, tag))
      return &fields[i];
  return NULL;
}

/** Returns: (nullable): the first value of @tag. */
const char *
vouch_nbib_record_get (const VouchNbibRecord *record,
                       const char            *tag)
{
  const VouchNbibField *field = vouch_nbib_record_next (record, tag, NULL);

  return field ? field->value->str : NULL;
}

/** Returns: the length of the tag at the start of a line, 0 where there is none; @value gets what
 * follows the hyphen. */
gsize
vouch_nbib_read_tag (const char  *line,
                     const char  *end,
                     const char **value)
{
  const char *p = line;
  gsize length;

  while (p < end && p - line < VOUCH_NBIB_MAX_TAG && (g_ascii_isupper (*p) || (p > line && g_ascii_isdigit (*p))))
    p++;
  length = (gsize) (p - line);
  while (p < end && *p == ' ' && p - line < VOUCH_NBIB_MAX_TAG)
    p++;
  if (length < 2 || p == end || *p != '-')
    return 0;
  *value = p + 1;
  return length;
}

/** Returns: (transfer full): all values of @tag, @between each two. */
char *
vouch_nbib_record_join (const VouchNbibRecord *record,
                        const char            *tag,
                        const char            *between)
{
  GString *all = g_string_new (NULL);
  const VouchNbibField *field = NULL;

  while ((field = vouch_nbib_record_next (record, tag, field)))
    {
      const char *last = all->len > 0 ? &all->str[all->len - 1] : NULL;

      /* A title in several fields is title and subtitle. */
      if (last)
        g_string_append (all, strchr (":.?!", *last) && *between == ':' ? " " : between);
      g_string_append (all, field->value->str);
    }
  return g_string_free (all, FALSE);
}
