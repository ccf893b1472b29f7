/* vouch-ris-record.h: one record of a RIS file as its tagged fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

/* A tag as a number: both letters, the first one high. */
#define VOUCH_RIS_TAG(name) ((guint16) (((guchar) (name)[0] << 8) | (guchar) (name)[1]))

/**
 * VouchRisField:
 * @tag: see VOUCH_RIS_TAG()
 * @line: from 1
 * @value: with continuation lines, a line end before each
 */
typedef struct
{
  guint16  tag;
  guint    line;
  GString *value; /* (owned) */
} VouchRisField;

/**
 * VouchRisRecord:
 * @fields: (element-type VouchRisField): the first @n_fields are this record's
 * @line: where it begins
 *
 * One record; the memory is used again for the next one. Other formats whose tags
 * have two characters keep theirs in it too.
 */
typedef struct
{
  GArray *fields; /* (owned) */
  guint   n_fields;
  guint   line;
} VouchRisRecord;

/**
 * VouchRisText:
 * @at: where reading goes on
 * @end: behind the last byte
 * @line: the line of @at, from 1
 * @blanks: how many blanks stood before the hyphen of the last TY
 *
 * A place in a RIS file.
 */
typedef struct
{
  const char *at;
  const char *end;
  guint       line;
  int         blanks;
} VouchRisText;

VouchRisRecord *vouch_ris_record_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_ris_record_free     (VouchRisRecord      *self);
void            vouch_ris_record_clear    (VouchRisRecord      *self);
void            vouch_ris_record_add      (VouchRisRecord      *self,
                                           guint16              tag,
                                           guint                line,
                                           const char          *value,
                                           gsize                length);
void            vouch_ris_record_continue (VouchRisRecord      *self,
                                           const char          *text,
                                           gsize                length);
gboolean        vouch_ris_record_read     (VouchRisRecord      *self,
                                           VouchRisText        *text,
                                           VouchReferenceBatch *batch);
const char     *vouch_ris_record_get      (VouchRisRecord      *self,
                                           const char          *tag);
VouchRisField  *vouch_ris_record_next     (VouchRisRecord      *self,
                                           const char          *tag,
                                           VouchRisField       *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchRisRecord, vouch_ris_record_free)

G_END_DECLS
