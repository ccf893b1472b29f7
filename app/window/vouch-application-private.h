/* vouch-application-private.h: what the files of the application share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-application.h"

G_BEGIN_DECLS

void vouch_application_add_actions (VouchApplication *self);

G_END_DECLS
