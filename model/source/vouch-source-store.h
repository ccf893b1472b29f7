/* vouch-source-store.h: the sources of this user, shared by all cards.
 *
 * A store is for one thread; open another one for another thread. Nothing in it is ever
 * published.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "vouch-source-error.h"
#include "vouch-source-text.h"
#include "vouch-source.h"

G_BEGIN_DECLS

typedef struct _VouchSourceStore VouchSourceStore;
/* A file that is read and copied, and that the store does not know yet. */
typedef struct _VouchSourceArrival VouchSourceArrival;

/**
 * VouchSourceIndexer:
 * @add: called within the transaction that brings a source
 * @remove: called within the transaction that takes it away
 *
 * For who keeps tables of his own in the same database.
 */
typedef struct
{
  gboolean (*add)    (gpointer           data,
                      const VouchSource *source,
                      VouchSourceText   *text,
                      GError           **error);
  gboolean (*remove) (gpointer           data,
                      const VouchSource *source,
                      GError           **error);
} VouchSourceIndexer;

VouchSourceStore *vouch_source_store_open         (const char                *folder,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_source_store_free         (VouchSourceStore          *self);
char             *vouch_source_store_dup_folder   (const char                *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_source_store_exists       (const char                *folder);
char             *vouch_source_store_dup_identity (const char                *folder) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_source_store_dup_stamp    (VouchSourceStore          *self,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3          *vouch_source_store_get_database (VouchSourceStore          *self);
void              vouch_source_store_set_indexer  (VouchSourceStore          *self,
                                                   const VouchSourceIndexer  *indexer,
                                                   gpointer                   data);

gboolean          vouch_source_store_begin        (VouchSourceStore          *self,
                                                   GError                   **error);
gboolean          vouch_source_store_commit       (VouchSourceStore          *self,
                                                   GError                   **error);
void              vouch_source_store_rollback     (VouchSourceStore          *self);

VouchSource      *vouch_source_store_add          (VouchSourceStore          *self,
                                                   GFile                     *file,
                                                   const char                *reference,
                                                   GCancellable              *cancellable,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceArrival *vouch_source_store_take_in    (VouchSourceStore          *self,
                                                   GFile                     *file,
                                                   GCancellable              *cancellable,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSource      *vouch_source_store_record       (VouchSourceStore          *self,
                                                   VouchSourceArrival        *arrival,
                                                   const char                *reference,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gsize             vouch_source_arrival_get_size   (VouchSourceArrival        *self);
void              vouch_source_arrival_free       (VouchSourceArrival        *self);
gboolean          vouch_source_store_attach       (VouchSourceStore          *self,
                                                   const VouchSource         *source,
                                                   const char                *reference,
                                                   GError                   **error);
gboolean          vouch_source_store_set_text     (VouchSourceStore          *self,
                                                   VouchSource               *source,
                                                   VouchSourceText           *text,
                                                   GError                   **error);
gboolean          vouch_source_store_remove       (VouchSourceStore          *self,
                                                   const VouchSource         *source,
                                                   GError                   **error);

GPtrArray        *vouch_source_store_list         (VouchSourceStore          *self,
                                                   const char                *reference,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSource      *vouch_source_store_find         (VouchSourceStore          *self,
                                                   const char                *digest,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSource      *vouch_source_store_find_file    (VouchSourceStore          *self,
                                                   GFile                     *file,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
char            **vouch_source_store_dup_references (VouchSourceStore        *self,
                                                   const VouchSource         *source,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText  *vouch_source_store_load         (VouchSourceStore          *self,
                                                   const VouchSource         *source,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GFile            *vouch_source_store_get_file     (VouchSourceStore          *self,
                                                   const VouchSource         *source,
                                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_source_store_is_whole     (VouchSourceStore          *self,
                                                   const VouchSource         *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSourceStore, vouch_source_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSourceArrival, vouch_source_arrival_free)

G_END_DECLS
