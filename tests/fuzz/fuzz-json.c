/* fuzz-json.c: whatever passes the scan can be parsed, printed, digested and read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include "vouch-json.h"

#include <string.h>

#include "vouch-json-canonical.h"
#include "vouch-json-print.h"

/* The canonical form rounds whole numbers above 2^53 and writes out those above 2^64, which
 * the scan refuses: what can be read again must come out the same. */
static void
digest_again (JsonNode *node)
{
  g_autofree char *text = vouch_json_canonical (node);
  g_autoptr (JsonNode) again = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autofree char *once_more = again ? vouch_json_canonical (again) : NULL;

  if (again && !g_str_equal (text, once_more))
    fuzz_fail ("The canonical form %s becomes %s", text, once_more);
}

static void
read_again (JsonNode *node,
            char     *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) again = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, &error);

  if (!again)
    fuzz_fail ("What was printed is not taken back: %s", error->message);
  if (!vouch_json_equal (node, again))
    fuzz_fail ("What was printed reads as something else: %s", text);
  g_free (text);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        size_t        length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vouch_json_parse ((const char *) bytes, length, 1024 * 1024, &error);

  g_assert ((node == NULL) == (error != NULL));
  if (!node)
    return 0;
  g_assert (vouch_json_scan ((const char *) bytes, length, 1024 * 1024, NULL));
  read_again (node, vouch_json_print (node, TRUE));
  read_again (node, vouch_json_print (node, FALSE));
  digest_again (node);
  return 0;
}
