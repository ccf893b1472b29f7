/* vouch-journal-reader.h: what a journal holds, as far as it is sound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-format-error.h"

G_BEGIN_DECLS

/**
 * VouchJournalReading:
 * @file: (nullable): URI of the card's file; %NULL for a card that was never saved
 * @etag: (nullable): of what that file held
 * @draft: (nullable): URI of the file that a new card was made of
 * @snapshot: the card's file as it was when the journal was begun
 * @changes: (element-type VouchChange): what was done since
 * @sound: the length of the part that is sound
 * @is_cut: whether anything stands behind that, which was left out
 *
 * What was read.
 */
typedef struct
{
  char      *file;
  char      *etag;
  char      *draft;
  GBytes    *snapshot;
  GPtrArray *changes;
  gsize      sound;
  gboolean   is_cut;
} VouchJournalReading;

VouchJournalReading *vouch_journal_read         (const char           *bytes,
                                                 gsize                 length,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_journal_reading_free (VouchJournalReading  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchJournalReading, vouch_journal_reading_free)

G_END_DECLS
