/* vouch-reference-reader-crossref.c: replies of Crossref: one work, many, or a failure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include "vouch-crossref-reply.h"
#include "vouch-crossref-work.h"
#include "vouch-reference-json.h"

/**
 * vouch_read_crossref:
 * @batch: gets the items, and the troubles
 * @bytes: a reply, its `message`, a list of these, or one a line
 * @length: bytes in it
 *
 * A reply that is a failure is one trouble, in a sentence for the user.
 */
void
vouch_read_crossref (VouchReferenceBatch *batch, const char *bytes, gsize length)
{
  g_autofree char *sentence = NULL;

  /* Content negotiation answers in BibTeX too. */
  if (bytes[strspn (bytes, " \t\n")] == '@')
    vouch_read_bibtex (batch, bytes, length);
  else if (vouch_reference_json_is_lines (bytes)
           || vouch_crossref_reply_explain (0, bytes, length, &sentence) == VOUCH_REPLY_RECORDS)
    vouch_reference_json_read (batch, bytes, length, vouch_crossref_work_read);
  else
    vouch_reference_batch_trouble (batch, 0, NULL, "%s", sentence);
}
