/* vouch-journal-private.h: what writing a journal's file is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A journal's file while it is written; -1 where there is none. */
typedef struct
{
  char *path;       /* (owned) */
  int   fd;         /* locked while it is open */
  gsize length;     /* of what is sound */
  gsize snapshot;   /* the length of what stands before the first change */
  int   new_fd;     /* of the one that is being made beside it, locked too */
  gsize new_length;
} VouchJournalFile;

void     vouch_journal_file_init    (VouchJournalFile  *self,
                                     const char        *path);
gboolean vouch_journal_file_create  (VouchJournalFile  *self,
                                     GString           *bytes,
                                     GError           **error);
gboolean vouch_journal_file_install (VouchJournalFile  *self,
                                     GError           **error);
void     vouch_journal_file_discard (VouchJournalFile  *self);
gboolean vouch_journal_file_append  (VouchJournalFile  *self,
                                     GString           *bytes,
                                     GError           **error);
gboolean vouch_journal_file_sync    (VouchJournalFile  *self,
                                     GError           **error);
gboolean vouch_journal_file_sync_folder
                                    (VouchJournalFile  *self,
                                     GError           **error);
void     vouch_journal_file_close   (VouchJournalFile  *self);

G_END_DECLS
