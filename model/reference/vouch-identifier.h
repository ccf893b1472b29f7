/* vouch-identifier.h: the syntax of the identifiers of papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchIdentifierKind:
 * @VOUCH_IDENTIFIER_DOI: a digital object identifier, short forms ("10/abcd") included
 * @VOUCH_IDENTIFIER_PMID: a PubMed record's number
 * @VOUCH_IDENTIFIER_PMCID: a PubMed Central article's number
 */
typedef enum
{
  VOUCH_IDENTIFIER_DOI,
  VOUCH_IDENTIFIER_PMID,
  VOUCH_IDENTIFIER_PMCID,
} VouchIdentifierKind;

const char *vouch_identifier_kind_get_member (VouchIdentifierKind  kind);
char       *vouch_identifier_normalise       (VouchIdentifierKind  kind,
                                              const char          *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_identifier_is_normal       (VouchIdentifierKind  kind,
                                              const char          *text);
char       *vouch_identifier_find            (const char          *text,
                                              VouchIdentifierKind *kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
