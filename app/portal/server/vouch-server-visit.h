/* vouch-server-visit.h: a connection that asks for pages only, so far.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-guard.h"
#include "vouch-server-pages.h"

G_BEGIN_DECLS

typedef struct _VouchServerVisit VouchServerVisit;

/**
 * VouchServerVisitState:
 * @VOUCH_SERVER_VISIT_WAITS: for the network
 * @VOUCH_SERVER_VISIT_ENDED: to be closed
 * @VOUCH_SERVER_VISIT_OTHER: asks for something that is no page; nothing of that was read
 */
typedef enum
{
  VOUCH_SERVER_VISIT_WAITS,
  VOUCH_SERVER_VISIT_ENDED,
  VOUCH_SERVER_VISIT_OTHER,
} VouchServerVisitState;

VouchServerVisit     *vouch_server_visit_new          (int                     fd,
                                                       guint                   patience) G_GNUC_WARN_UNUSED_RESULT;
void                  vouch_server_visit_free         (VouchServerVisit       *self);
int                   vouch_server_visit_steal        (VouchServerVisit       *self);
int                   vouch_server_visit_get_fd       (const VouchServerVisit *self);
gint64                vouch_server_visit_get_deadline (const VouchServerVisit *self);
gboolean              vouch_server_visit_is_answering (const VouchServerVisit *self);
VouchServerVisitState vouch_server_visit_go_on        (VouchServerVisit       *self,
                                                       VouchServerPages       *pages,
                                                       VouchServerGuard       *guard);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerVisit, vouch_server_visit_free)

G_END_DECLS
