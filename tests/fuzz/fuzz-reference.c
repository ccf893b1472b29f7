/* fuzz-reference.c: any bytes into each reader of references (libFuzzer).
 *
 * The first byte chooses the format. Beyond not crashing: what was read can be
 * printed as JSON that our own scan takes, and written as RIS and BibTeX.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-reader.h"
#include "vouch-reference-writer.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *ris = NULL;
  g_autofree char *bibtex = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 1)
    return 0;
  if (!vouch_reference_read (batch, data[0] % (VOUCH_REFERENCE_FORMAT_REFER + 1), (const char *) data + 1, size - 1,
                             NULL))
    return 0;
  for (guint i = 0; i < batch->items->len; i++)
    vouch_reference_batch_append (batch, i, json);
  g_string_append_c (json, ']');
  root = vouch_json_parse (json->str, json->len, 512 * 1024 * 1024, &error);
  if (!root)
    fuzz_fail ("what was read is no JSON");
  ris = vouch_write_ris (vouch_json_node_array (root));
  bibtex = vouch_write_bibtex (vouch_json_node_array (root));
  if (!g_utf8_validate (ris, -1, NULL) || !g_utf8_validate (bibtex, -1, NULL))
    fuzz_fail ("what was written is no UTF-8");
  return 0;
}
