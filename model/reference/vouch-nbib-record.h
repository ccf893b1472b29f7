/* vouch-nbib-record.h: one record of PubMed's text format as its tagged fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_NBIB_MAX_TAG 5

typedef struct
{
  char tag[VOUCH_NBIB_MAX_TAG + 1];
  GString *value; /* (owned) */
} VouchNbibField;

typedef struct
{
  GArray *fields; /* (owned) (element-type VouchNbibField): the first n_fields are of this record */
  guint n_fields;
  guint line;
  guint pmid;  /* the place of the first field PMID with a value, from 1; 0 where there is none */
  guint title; /* the same of TI */
} VouchNbibRecord;

GArray               *vouch_nbib_fields_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                  vouch_nbib_record_add       (VouchNbibRecord       *record,
                                                   const char            *tag,
                                                   gsize                  tag_length,
                                                   const char            *value,
                                                   gsize                  length);
const char           *vouch_nbib_record_get       (const VouchNbibRecord *record,
                                                   const char            *tag);
const char           *vouch_nbib_record_get_known (const VouchNbibRecord *record,
                                                   guint                  place);
const VouchNbibField *vouch_nbib_record_next      (const VouchNbibRecord *record,
                                                   const char            *tag,
                                                   const VouchNbibField  *after);
char                 *vouch_nbib_record_join      (const VouchNbibRecord *record,
                                                   const char            *tag,
                                                   const char            *between) G_GNUC_WARN_UNUSED_RESULT;
gsize                 vouch_nbib_read_tag         (const char            *line,
                                                   const char            *end,
                                                   const char           **value);

G_END_DECLS
