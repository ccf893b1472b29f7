/* vouch-pasted-reference.h: what a writer pastes where a reference is wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchPasted:
 * @VOUCH_PASTED_WORDS: anything else: words to look for
 * @VOUCH_PASTED_IDENTIFIER: a DOI, PMID or PMCID, also as an address
 * @VOUCH_PASTED_ADDRESS: a web address
 * @VOUCH_PASTED_REFERENCE: a reference as papers print it
 */
typedef enum
{
  VOUCH_PASTED_WORDS,
  VOUCH_PASTED_IDENTIFIER,
  VOUCH_PASTED_ADDRESS,
  VOUCH_PASTED_REFERENCE,
} VouchPasted;

VouchPasted  vouch_pasted_reference_recognise (const char  *text);
JsonObject  *vouch_pasted_reference_read      (const char  *text,
                                               VouchPasted *pasted) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vouch_pasted_reference_is_whole  (JsonObject  *csl);

G_END_DECLS
