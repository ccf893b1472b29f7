/* vouch-passage-lines.h: the lines of a text, and how wide its columns are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPassageLine:
 * @from: first byte that is no space
 * @to: byte after the last one
 * @is_last: of its paragraph, whatever its length
 */
typedef struct
{
  gsize    from;
  gsize    to;
  gboolean is_last;
} VouchPassageLine;

GArray *vouch_passage_lines_read    (const char *text,
                                     gsize       length) G_GNUC_WARN_UNUSED_RESULT;
gsize   vouch_passage_lines_measure (GArray     *lines);

gsize   vouch_passage_skip_space    (const char *text,
                                     gsize       from,
                                     gsize       to);
gsize   vouch_passage_drop_space    (const char *text,
                                     gsize       from,
                                     gsize       to);

G_END_DECLS
