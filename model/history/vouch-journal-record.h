/* vouch-journal-record.h: the records that a journal is a row of.
 *
 * Private to the journal and its reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most that one record may hold: a card of the greatest size. */
#define VOUCH_JOURNAL_MAX_RECORD ((gsize) 64 * 1024 * 1024 + 1024 * 1024)

gboolean vouch_journal_record_append (GString     *to,
                                      const char  *bytes,
                                      gsize        length);
gboolean vouch_journal_record_next   (const char  *bytes,
                                      gsize        length,
                                      gsize       *offset,
                                      const char **record,
                                      gsize       *record_length);

G_END_DECLS
