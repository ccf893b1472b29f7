/* vouch-ris-record.c: cuts a RIS file into records and fields.
 *
 * The specification asks for two capitals, two blanks, a hyphen and a blank.
 * Programs write fewer blanks, tabs, no blank at the end, leave ER out or put
 * a second TY into a record; abstracts have lines that look nearly like a tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-ris-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What may stand with fewer blanks than the specification has: only tags that there are. */
static const char known_tags[] =
    "TY ER A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP ED EP "
    "ET FD H1 H2 ID IP IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK LL M1 M2 M3 N1 N2 NO NV OL OP PA PB PP "
    "PY RD RI RN RP SE SF SL SN SP SR ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2 YR ";

typedef struct
{
  const char *value;
  const char *end; /* of the line, without its end */
  guint16 tag;
  int blanks;
} Line;

static gboolean
is_known (const char *tag)
{
  for (const char *known = known_tags; *known; known += 3)
    if (known[0] == tag[0] && known[1] == tag[1])
      return TRUE;
  return FALSE;
}

/* "ER- tumours" and "ER - negative" start lines of abstracts. */
static gboolean
is_loose_tag (const char *tag,
              const char *value,
              const char *end,
              int         blanks,
              int         usual_blanks)
{
  if (!is_known (tag))
    return FALSE;
  if (blanks == 0)
    return usual_blanks == 0 || VOUCH_RIS_TAG (tag) == VOUCH_RIS_TAG ("TY");
  if (VOUCH_RIS_TAG (tag) == VOUCH_RIS_TAG ("ER") && usual_blanks > 1)
    return value == end;
  return value == end || usual_blanks == 1 || value[-1] == ' ' || value[-1] == '\t' || value[-1] == '-';
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* Reads the line at @at; whether it begins with a tag. */
static gboolean
read_line (const VouchRisText *text,
           Line               *line)
{
  const char *p = text->at;
  const char *tag;

  line->end = memchr (p, '\n', (gsize) (text->end - p));
  if (!line->end)
    line->end = text->end;
  while (p < line->end && is_blank (*p))
    p++;
  tag = p;
  if (line->end - p < 3 || !g_ascii_isupper (p[0]) || !(g_ascii_isupper (p[1]) || g_ascii_isdigit (p[1])))
    return FALSE;
  for (p += 2; p < line->end && is_blank (*p); p++)
    ;
  if (p == line->end || *p != '-')
    return FALSE;
  line->blanks = tag[2] == '\t' ? 2 : (int) (p - tag) - 2;
  for (p++; p < line->end && is_blank (*p); p++)
    ;
  line->value = p;
  line->tag = VOUCH_RIS_TAG (tag);
  while (line->end > p && is_blank (line->end[-1]))
    line->end--;
  if (line->blanks >= 2)
    return tag == text->at || line->blanks == 2;
  return is_loose_tag (tag, p, line->end, line->blanks, text->blanks);
}

static void
skip_line (VouchRisText *text)
{
  const char *stop = memchr (text->at, '\n', (gsize) (text->end - text->at));

  text->at = stop ? stop + 1 : text->end;
  text->line++;
}

/* Returns: whether there was anything in the line. */
static gboolean
add_continuation (VouchRisRecord     *self,
                  const VouchRisText *text)
{
  const char *p = text->at;
  const char *end = memchr (p, '\n', (gsize) (text->end - p));

  end = end ? end : text->end;
  while (p < end && is_blank (*p))
    p++;
  while (end > p && is_blank (end[-1]))
    end--;
  if (p == end)
    return FALSE;
  vouch_ris_record_continue (self, p, (gsize) (end - p));
  return TRUE;
}

static gboolean
is_title (guint16 tag)
{
  return tag == VOUCH_RIS_TAG ("TI") || tag == VOUCH_RIS_TAG ("T1");
}

/* A record whose ER is missing ends at the next one's TY, which a title follows; a TY in the middle
 * of a record does not have its own. */
static gboolean
begins_record (VouchRisText text)
{
  Line line;

  for (skip_line (&text); text.at < text.end; skip_line (&text))
    if (read_line (&text, &line))
      {
        if (is_title (line.tag))
          return TRUE;
        if (line.tag == VOUCH_RIS_TAG ("ER") || line.tag == VOUCH_RIS_TAG ("TY"))
          return FALSE;
      }
  return FALSE;
}

static gboolean
has_content (VouchRisRecord *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_array_index (self->fields, VouchRisField, i).tag != VOUCH_RIS_TAG ("TY"))
      return TRUE;
  return FALSE;
}

static void
free_field (gpointer data)
{
  VouchRisField *field = data;

  g_string_free (field->value, TRUE);
}

/**
 * vouch_ris_record_new:
 *
 * Returns: (transfer full): a record without fields
 */
VouchRisRecord *
vouch_ris_record_new (void)
{
  VouchRisRecord *self = g_new0 (VouchRisRecord, 1);

  self->fields = g_array_new (FALSE, TRUE, sizeof (VouchRisField));
  g_array_set_clear_func (self->fields, free_field);
  return self;
}

/**
 * vouch_ris_record_free:
 * @self: (transfer full): a record
 */
void
vouch_ris_record_free (VouchRisRecord *self)
{
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * vouch_ris_record_clear:
 * @self: a record that the next one is read into
 */
void
vouch_ris_record_clear (VouchRisRecord *self)
{
  self->n_fields = 0;
  self->line = 0;
}

/**
 * vouch_ris_record_add:
 * @self: a record
 * @tag: see VOUCH_RIS_TAG()
 * @line: where the field stands, from 1
 * @value: its text
 * @length: bytes in it
 *
 * Adds a field; the first one is where the record begins.
 */
void
vouch_ris_record_add (VouchRisRecord *self,
                      guint16         tag,
                      guint           line,
                      const char     *value,
                      gsize           length)
{
  VouchRisField *field;

  if (self->n_fields == 0)
    self->line = line;
  if (self->n_fields == self->fields->len)
    {
      g_array_set_size (self->fields, self->n_fields + 1);
      g_array_index (self->fields, VouchRisField, self->n_fields).value = g_string_new (NULL);
    }
  field = &g_array_index (self->fields, VouchRisField, self->n_fields);
  self->n_fields++;
  field->tag = tag;
  field->line = line;
  g_string_truncate (field->value, 0);
  g_string_append_len (field->value, value, (gssize) length);
}

/**
 * vouch_ris_record_continue:
 * @self: a record
 * @text: one more line of the field that was added last; without one it is dropped
 * @length: bytes in it
 */
void
vouch_ris_record_continue (VouchRisRecord *self,
                           const char     *text,
                           gsize           length)
{
  GString *value;

  if (self->n_fields == 0)
    return;
  value = g_array_index (self->fields, VouchRisField, self->n_fields - 1).value;
  g_string_append_c (value, '\n');
  g_string_append_len (value, text, (gssize) length);
}

/**
 * vouch_ris_record_read:
 * @self: gets the next record
 * @text: where to read; moved behind the record
 * @batch: told about lines that belong to none
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
vouch_ris_record_read (VouchRisRecord      *self,
                       VouchRisText        *text,
                       VouchReferenceBatch *batch)
{
  guint stray = 0;
  Line line;

  vouch_ris_record_clear (self);
  for (; text->at < text->end; skip_line (text))
    {
      if (!read_line (text, &line))
        {
          if (add_continuation (self, text) && self->n_fields == 0 && stray == 0)
            stray = text->line;
          continue;
        }
      if (line.tag == VOUCH_RIS_TAG ("ER"))
        {
          if (self->n_fields == 0)
            continue;
          skip_line (text);
          break;
        }
      if (line.tag == VOUCH_RIS_TAG ("TY"))
        {
          if (has_content (self) && begins_record (*text))
            break;
          text->blanks = line.blanks;
        }
      vouch_ris_record_add (self, line.tag, text->line, line.value, (gsize) (line.end - line.value));
    }
  if (stray > 0 && self->n_fields > 0)
    vouch_reference_batch_note (batch, stray, NULL, _("This is not part of a record and was left "
                                                      "out."));
  return self->n_fields > 0;
}

/**
 * vouch_ris_record_next:
 * @self: a record
 * @tag: two letters
 * @after: (nullable): the field before
 *
 * Returns: (transfer none) (nullable): the next field with @tag that is not empty
 */
VouchRisField *
vouch_ris_record_next (VouchRisRecord *self,
                       const char     *tag,
                       VouchRisField  *after)
{
  VouchRisField *fields = (VouchRisField *) (gpointer) self->fields->data;
  guint16 number = VOUCH_RIS_TAG (tag);

  for (guint i = after ? (guint) (after - fields) + 1 : 0; i < self->n_fields; i++)
    if (fields[i].tag == number && fields[i].value->len > 0)
      return &fields[i];
  return NULL;
}

/**
 * vouch_ris_record_get:
 * @self: a record
 * @tag: two letters
 *
 * Returns: (transfer none) (nullable): the value of the first field with @tag that is not empty
 */
const char *
vouch_ris_record_get (VouchRisRecord *self,
                      const char     *tag)
{
  VouchRisField *field = vouch_ris_record_next (self, tag, NULL);

  return field ? field->value->str : NULL;
}
