/* fuzz-import.c: any draft becomes a card that our own scan takes, or a clear message.
 *
 * The first byte says what the draft is taken for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include "vouch-import.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        size_t        length)
{
  VouchImportKind kind = length > 0 ? bytes[0] % 3 : VOUCH_IMPORT_KIND_AUTO;
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) card = NULL;
  g_autofree char *text = NULL;

  card = vouch_import ((const char *) bytes, length, kind, &report, &error);
  g_assert ((card == NULL) == (error != NULL));
  if (!card)
    return 0;
  text = vouch_json_print (card, TRUE);
  if (!vouch_json_scan (text, strlen (text), VOUCH_JSON_MAX_CARD, &error))
    fuzz_fail ("The card is not taken back: %s", error->message);
  return 0;
}
