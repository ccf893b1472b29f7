/* vouch-when.h: how long ago something was, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_when_describe (GDateTime *then,
                           GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
