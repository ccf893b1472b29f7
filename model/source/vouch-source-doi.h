/* vouch-source-doi.h: the DOI that a file names as its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

char *vouch_source_find_doi     (VouchSourceText *text) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_source_doi_find_in  (const char      *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
