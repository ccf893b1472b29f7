/* fuzz-check.c: whatever is taken for a card can be written, read again and checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-check.h"
#include "vouch-document.h"
#include "vouch-node-snapshot.h"
#include "vouch-report.h"

static VouchCard *
read_card (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  VouchCard *card = vouch_card_format_read (bytes, &error);

  if ((card == NULL) == (error == NULL))
    fuzz_fail ("Neither a card nor an error, or both");
  if (error && error->domain != VOUCH_FORMAT_ERROR)
    fuzz_fail ("Not our error: %s", error->message);
  return card;
}

static void
print_snapshot (VouchCard *card,
                GBytes    *written)
{
  VouchNodeSnapshot *snapshot = vouch_node_snapshot_new (VOUCH_NODE (card));
  gsize length;
  g_autofree char *text = vouch_node_snapshot_print (snapshot, &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  if (!g_bytes_equal (bytes, written))
    fuzz_fail ("The snapshot is another card:\n%s", text);
  vouch_node_snapshot_free (snapshot);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check (VouchCard *card)
{
  VouchReportCard report = { .file = "fuzz", .card = card };
  g_autoptr (VouchFindingList) findings = vouch_check_card (card, &report.summary);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) json = NULL;

  report.findings = findings;
  text = vouch_report_text (&report);
  json = vouch_report_json (&report);
  if (!g_utf8_validate (text, -1, NULL))
    fuzz_fail ("The report is no text");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        size_t        length)
{
  g_autoptr (GBytes) input = g_bytes_new (bytes, length);
  g_autoptr (VouchCard) card = read_card (input);
  g_autoptr (VouchCard) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (!card)
    return 0;
  written = vouch_card_format_write (card);
  print_snapshot (card, written);
  again = read_card (written);
  if (!again)
    fuzz_fail ("What was written is no card");
  rewritten = vouch_card_format_write (again);
  if (!g_bytes_equal (written, rewritten))
    fuzz_fail ("What was written twice differs");
  check (card);
  return 0;
}
