/* fuzz-number.c: whatever a statement and its passage are, each figure has a place and a verdict.
 *
 * The input is the statement, a line break, and the passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-agreement.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  g_autofree char *raw = g_strndup ((const char *) bytes, length);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  char *cut = strchr (text, '\n');
  const char *passages[] = { cut ? cut + 1 : text, NULL };
  g_autoptr (VouchAgreement) agreement = NULL;
  g_autofree char *summary = NULL;

  if (cut)
    *cut = '\0';
  agreement = vouch_agreement_new (text, passages, length % 2);
  summary = vouch_agreement_dup_summary (agreement);
  g_assert (agreement->numbers->len == agreement->verdicts->len);
  for (guint i = 0; i < agreement->numbers->len; i++)
    {
      const VouchNumber *number = &g_array_index (agreement->numbers, VouchNumber, i);
      const VouchVerdict *verdict = &g_array_index (agreement->verdicts, VouchVerdict, i);

      g_assert (number->from < number->to && number->to <= g_utf8_strlen (text, -1));
      g_assert (number->value_from < number->value_to && number->value_to <= number->to);
      g_assert (number->partner < (int) agreement->numbers->len);
      g_assert (verdict->from <= verdict->to);
      if (!cut && i < 300)
        g_assert (verdict->state != VOUCH_AGREEMENT_UNSUPPORTED);
    }
  return 0;
}
