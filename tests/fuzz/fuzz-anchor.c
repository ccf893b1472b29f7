/* fuzz-anchor.c: any text, any quote: an answer within the text, and what stands there is found.
 *
 * The first byte says how much of the rest is the quote; one in two texts is what the PDF
 * worker might send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-anchor.h"

static VouchSourceText *
read_text (const guint8 *bytes, size_t length, gboolean is_sent)
{
  return is_sent ? vouch_source_text_from_bytes (bytes, length)
                 : vouch_source_text_decode ((const char *) bytes, length);
}

static void
check_parts (const VouchAnchor *anchor, VouchSourceText *text)
{
  for (guint i = 0; i < anchor->n_parts; i++)
    if (anchor->parts[i].start > anchor->parts[i].end
        || anchor->parts[i].end > vouch_source_text_get_length (text))
      fuzz_fail ("A part from %zu to %zu", anchor->parts[i].start, anchor->parts[i].end);
  if ((anchor->state == VOUCH_ANCHOR_ORPHANED) != (anchor->n_parts == 0))
    fuzz_fail ("%s in %u parts", vouch_anchor_state_get_name (anchor->state), anchor->n_parts);
  if (!(anchor->score >= 0 && anchor->score <= 1))
    fuzz_fail ("Scored %f", anchor->score);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  gsize split = length > 1 ? 1 + bytes[0] % (length - 1) : 0;
  g_autofree char *quote = NULL;
  g_autofree char *exact = NULL;
  g_autoptr (VouchSourceText) text = NULL;
  g_autoptr (VouchAnchorIndex) index = NULL;
  VouchAnchor anchor;

  if (length < 2)
    return 0;
  quote = g_strndup ((const char *) bytes + 1, split - 1);
  text = read_text (bytes + split, length - split, bytes[0] & 1);
  if (!text)
    return 0;
  index = vouch_anchor_index_new (text);
  anchor = vouch_anchor_find (index, quote, NULL, NULL);
  check_parts (&anchor, text);
  anchor = vouch_anchor_find (index, quote, quote, "the");
  check_parts (&anchor, text);
  exact = vouch_anchor_dup_exact (&anchor, text);
  return 0;
}
