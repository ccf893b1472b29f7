/* vouch-journal.h: keeps what is in no file yet, in case the program does not end well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_JOURNAL_FORMAT "vouch-journal"
#define VOUCH_JOURNAL_VERSION 1
#define VOUCH_JOURNAL_SUFFIX ".journal"

#define VOUCH_TYPE_JOURNAL (vouch_journal_get_type ())

G_DECLARE_FINAL_TYPE (VouchJournal, vouch_journal, VOUCH, JOURNAL, GObject)

/* Properties, read only: "kept" (boolean): all that is in no file is in the journal;
 * "trouble" (string, nullable): why it is not. */
char         *vouch_journal_dup_folder  (void) G_GNUC_WARN_UNUSED_RESULT;
VouchJournal *vouch_journal_new         (VouchDocument *document,
                                         const char    *folder) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_journal_set_file    (VouchJournal  *self,
                                         const char    *uri,
                                         const char    *etag);
void          vouch_journal_set_draft   (VouchJournal  *self,
                                         const char    *uri);
void          vouch_journal_begin       (VouchJournal  *self);
void          vouch_journal_rest        (VouchJournal  *self);
void          vouch_journal_flush       (VouchJournal  *self);
const char   *vouch_journal_get_path    (VouchJournal  *self);
gboolean      vouch_journal_get_kept    (VouchJournal  *self);
const char   *vouch_journal_get_trouble (VouchJournal  *self);

G_END_DECLS
