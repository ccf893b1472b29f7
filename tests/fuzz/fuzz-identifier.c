/* fuzz-identifier.c: what an identifier is brought to is normal, and stays as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include "vouch-identifier.h"

static void
check_normal (VouchIdentifierKind  kind,
              char                *normal)
{
  g_autofree char *again = NULL;

  if (!normal)
    return;
  again = vouch_identifier_normalise (kind, normal);
  if (g_strcmp0 (normal, again) != 0)
    fuzz_fail ("%s is normal, but becomes %s", normal, again);
  g_assert (vouch_identifier_is_normal (kind, normal));
  g_free (normal);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        size_t        length)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, length);
  VouchIdentifierKind found;
  char *normal;

  for (VouchIdentifierKind kind = VOUCH_IDENTIFIER_DOI; kind <= VOUCH_IDENTIFIER_PMCID; kind++)
    check_normal (kind, vouch_identifier_normalise (kind, text));
  normal = vouch_identifier_find (text, &found);
  if (normal)
    check_normal (found, normal);
  return 0;
}
