/* vouch-identify.h: what kind of identifier a text is, and whether it can be one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchIdentity:
 * @kind: "doi", "pmid", "pmcid", "isbn", "issn", "orcid", "nct", "arxiv", "url" or "none"
 * @normal: (owned) (nullable): its normal form
 * @is_valid: it is one, or can be made one without guessing
 * @why: (nullable): why it is none, translated
 */
typedef struct
{
  const char *kind;
  char       *normal;
  gboolean    is_valid;
  const char *why;
} VouchIdentity;

void vouch_identify       (const char    *text,
                           VouchIdentity *identity);
void vouch_identity_clear (VouchIdentity *identity);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VouchIdentity, vouch_identity_clear)

G_END_DECLS
