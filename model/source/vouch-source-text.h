/* vouch-source-text.h: the text of a source, with its pages and boxes where it has some.
 *
 * Offsets count code points of the text, pages count from 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_TEXT (vouch_source_text_get_type ())

typedef struct _VouchSourceText VouchSourceText;

/**
 * VouchSourceBox:
 * @x1: left
 * @y1: top
 * @x2: right; not more than @x1 where a character has no place of its own
 * @y2: bottom
 *
 * Where a character stands: in points from the top left of its page, as the page is shown.
 */
typedef struct
{
  float x1;
  float y1;
  float x2;
  float y2;
} VouchSourceBox;

/**
 * VouchSourcePage:
 * @start: the page's first character
 * @width: in points
 * @height: in points
 */
typedef struct
{
  guint32 start;
  float   width;
  float   height;
} VouchSourcePage;

GType                  vouch_source_text_get_type    (void) G_GNUC_CONST;

VouchSourceText       *vouch_source_text_new         (const char            *text) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText       *vouch_source_text_new_paged   (const char            *text,
                                                      const VouchSourcePage *pages,
                                                      guint                  n_pages,
                                                      const VouchSourceBox  *boxes) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText       *vouch_source_text_new_take    (char                  *text,
                                                      VouchSourcePage       *pages,
                                                      guint                  n_pages,
                                                      VouchSourceBox        *boxes) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText       *vouch_source_text_decode      (const char            *bytes,
                                                      gsize                  length) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText       *vouch_source_text_ref         (VouchSourceText       *self);
void                   vouch_source_text_unref       (VouchSourceText       *self);

const char            *vouch_source_text_get_text    (VouchSourceText       *self);
gsize                  vouch_source_text_get_length  (VouchSourceText       *self);
guint                  vouch_source_text_get_n_pages (VouchSourceText       *self);
const VouchSourcePage *vouch_source_text_get_page    (VouchSourceText       *self,
                                                      guint                  page);
guint                  vouch_source_text_get_page_at (VouchSourceText       *self,
                                                      gsize                  code_point);
const VouchSourceBox  *vouch_source_text_get_boxes   (VouchSourceText       *self);
const char            *vouch_source_text_get_about   (VouchSourceText       *self);
void                   vouch_source_text_set_about   (VouchSourceText       *self,
                                                      const char            *about);
const char            *vouch_source_text_get_left_out (VouchSourceText      *self);
void                   vouch_source_text_set_left_out (VouchSourceText      *self,
                                                      const char            *left_out);
gboolean               vouch_source_text_is_machine  (VouchSourceText       *self);
void                   vouch_source_text_set_machine (VouchSourceText       *self,
                                                      gboolean               is_machine);
char                  *vouch_source_text_dup_part    (VouchSourceText       *self,
                                                      gsize                  start,
                                                      gsize                  end) G_GNUC_WARN_UNUSED_RESULT;

/* In vouch-source-text-bytes.c: as it is kept in a file and sent by the worker. */
GBytes                *vouch_source_text_to_bytes    (VouchSourceText       *self) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText       *vouch_source_text_from_bytes  (const guint8          *bytes,
                                                      gsize                  length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSourceText, vouch_source_text_unref)

G_END_DECLS
