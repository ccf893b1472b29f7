/* vouch-server-writer.h: the one thread that changes cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-order.h"

G_BEGIN_DECLS

typedef struct _VouchServerWriter VouchServerWriter;

VouchServerWriter *vouch_server_writer_new  (sqlite3           *database,
                                             sqlite3           *tidying) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_server_writer_free (VouchServerWriter *self);
void               vouch_server_writer_push (VouchServerWriter *self,
                                             VouchServerOrder  *order);
guint              vouch_server_writer_get_generation (VouchServerWriter *self);

G_END_DECLS
