/* vouch-server-failures.h: how often wrong passwords came, and from where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VouchServerFailures VouchServerFailures;

VouchServerFailures *vouch_server_failures_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_server_failures_free         (VouchServerFailures *self);
gboolean             vouch_server_failures_are_too_many (VouchServerFailures *self,
                                                         const char          *remote,
                                                         const char          *name);
void                 vouch_server_failures_count        (VouchServerFailures *self,
                                                         const char          *remote,
                                                         const char          *name);
void                 vouch_server_failures_take_back    (VouchServerFailures *self,
                                                         const char          *remote,
                                                         const char          *name);
void                 vouch_server_failures_forget       (VouchServerFailures *self,
                                                         const char          *remote,
                                                         const char          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerFailures, vouch_server_failures_free)

G_END_DECLS
