/* vouch-journal-abbreviation.h: titles of journals, abbreviated as MEDLINE does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_journal_abbreviate (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
