/* vouch-import-text.h: a piece of text on its way into a card, with its marks and its links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VOUCH_IMPORT_MARK_ITALIC,
  VOUCH_IMPORT_MARK_BOLD,
  VOUCH_IMPORT_MARK_SUPERSCRIPT,
  VOUCH_IMPORT_MARK_SUBSCRIPT,
  VOUCH_IMPORT_N_MARKS
} VouchImportMarkKind;

/** A stretch of the text, in code points; the end is the first one outside. */
typedef struct
{
  guint from;
  guint to;
  VouchImportMarkKind as;
} VouchImportMark;

typedef struct
{
  GString *text;    /* (owned): white space folded: single spaces, no space at a line's ends */
  guint length;     /* in code points */
  GArray *marks;    /* (owned) (element-type VouchImportMark) */
  GPtrArray *links; /* (owned) (element-type utf8): where its links lead, in order */
} VouchImportText;

VouchImportText *vouch_import_text_new         (const char            *plain);
VouchImportText *vouch_import_text_copy        (const VouchImportText *self);
void             vouch_import_text_free        (VouchImportText       *self);
gboolean         vouch_import_text_is_empty    (const VouchImportText *self);
void             vouch_import_text_append_char (VouchImportText       *self,
                                                gunichar               character);
void             vouch_import_text_append      (VouchImportText       *self,
                                                const char            *plain);
void             vouch_import_text_join        (VouchImportText       *self,
                                                const VouchImportText *tail,
                                                gunichar               between);
void             vouch_import_text_add_mark    (VouchImportText       *self,
                                                guint                  from,
                                                guint                  to,
                                                VouchImportMarkKind    as);
void             vouch_import_text_add_link    (VouchImportText       *self,
                                                const char            *link);
const char      *vouch_import_text_get_link    (const VouchImportText *self);
void             vouch_import_text_erase       (VouchImportText       *self,
                                                guint                  from,
                                                guint                  to);
void             vouch_import_text_keep        (VouchImportText       *self,
                                                const guint           *offsets,
                                                guint                  n_offsets);
void             vouch_import_text_trim        (VouchImportText       *self);
gboolean         vouch_import_text_is_all      (const VouchImportText *self,
                                                VouchImportMarkKind    as);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchImportText, vouch_import_text_free)

G_END_DECLS
