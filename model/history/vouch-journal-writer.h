/* vouch-journal-writer.h: brings a journal to the disk, in a thread of its own.
 *
 * Private to the journal. Whatever is called here returns at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-node-snapshot.h"

G_BEGIN_DECLS

typedef struct _VouchJournalWriter VouchJournalWriter;

/**
 * VouchJournalNews:
 * @is_there: whether the journal, with its snapshot, is on the disk
 * @is_long: whether it is so long that it should begin anew
 * @error: (nullable): why what was done lately could not be written
 *
 * How the journal stands, for who owns it.
 */
typedef struct
{
  gboolean      is_there;
  gboolean      is_long;
  const GError *error;
} VouchJournalNews;

typedef void (*VouchJournalTell) (const VouchJournalNews *news,
                                  gpointer                data);

VouchJournalWriter *vouch_journal_writer_new   (const char          *path,
                                                gsize                longest,
                                                VouchJournalTell     tell,
                                                gpointer             data) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_journal_writer_begin (VouchJournalWriter  *self,
                                                const char          *header,
                                                VouchNodeSnapshot   *snapshot);
void                vouch_journal_writer_add   (VouchJournalWriter  *self,
                                                VouchChange         *change);
void                vouch_journal_writer_rest  (VouchJournalWriter  *self);
void                vouch_journal_writer_flush (VouchJournalWriter  *self);
void                vouch_journal_writer_end   (VouchJournalWriter  *self);

G_END_DECLS
