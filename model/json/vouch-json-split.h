/* vouch-json-split.h: the members of an object where they stand, without nodes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchJsonSpan:
 * @name: as it stands, from quote to quote
 * @name_length: in bytes
 * @value: as it stands
 * @value_length: in bytes
 *
 * A member, in the bytes that were split.
 */
typedef struct
{
  const char *name;
  gsize       name_length;
  const char *value;
  gsize       value_length;
} VouchJsonSpan;

GArray              *vouch_json_split      (const char   *bytes,
                                            gsize         length) G_GNUC_WARN_UNUSED_RESULT;
const VouchJsonSpan *vouch_json_split_find (const GArray *spans,
                                            const char   *name);
char                *vouch_json_split_text (const char   *value,
                                            gsize         length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
