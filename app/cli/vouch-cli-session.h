/* vouch-cli-session.h: tells a process that stays when its user's session ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _VouchCliSession VouchCliSession;

VouchCliSession *vouch_cli_session_new  (GSourceOnceFunc  ended,
                                         gpointer         user_data) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_cli_session_free (VouchCliSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchCliSession, vouch_cli_session_free)

G_END_DECLS
