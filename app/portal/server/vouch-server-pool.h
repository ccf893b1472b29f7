/* vouch-server-pool.h: threads of the portal's own, for what takes its time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VouchServerPool VouchServerPool;

typedef void (*VouchServerPoolFunc) (gpointer data);

VouchServerPool *vouch_server_pool_new  (const char          *name,
                                         guint                max_threads,
                                         guint                max_waiting) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_server_pool_free (VouchServerPool     *self);
gboolean         vouch_server_pool_push (VouchServerPool     *self,
                                         VouchServerPoolFunc  work,
                                         VouchServerPoolFunc  done,
                                         GDestroyNotify       free_data,
                                         gpointer             data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerPool, vouch_server_pool_free)

G_END_DECLS
