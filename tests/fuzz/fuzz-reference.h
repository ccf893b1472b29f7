/* fuzz-reference.h: what every reader of references has to keep, whatever the bytes are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fuzz.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-reader.h"

/* Beyond not crashing: every item has a type, all of it is JSON that our own scan takes, and every
 * trouble can be shown. */
static inline void
fuzz_reference (VouchReferenceFormat format, const char *bytes, gsize length)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;

  if (!vouch_reference_read (batch, format, bytes, length, &error))
    {
      if (!error)
        fuzz_fail ("refused without an error");
      return;
    }
  for (guint i = 0; i < batch->items->len; i++)
    {
      if (!vouch_json_get_text (batch->items->pdata[i], "type"))
        fuzz_fail ("an item without a type");
      vouch_reference_batch_append (batch, i, json);
    }
  g_string_append_c (json, ']');
  if (!vouch_json_scan (json->str, json->len, G_MAXSIZE, &error))
    fuzz_fail ("no JSON: %s", error->message);
  for (guint i = 0; i < batch->troubles->len; i++)
    {
      const VouchReferenceTrouble *trouble = batch->troubles->pdata[i];

      if (!g_utf8_validate (trouble->message, -1, NULL)
          || (trouble->entry && !g_utf8_validate (trouble->entry, -1, NULL)))
        fuzz_fail ("a message that can't be shown");
    }
}
