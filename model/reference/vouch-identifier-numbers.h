/* vouch-identifier-numbers.h: the numbers of journals, people, trials and preprints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each gives the normal form, or NULL where the text can't be one. */
char *vouch_issn_normalise  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_orcid_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_nct_normalise   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_arxiv_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_isbn_to_13      (const char *isbn) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
