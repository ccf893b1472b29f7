/* vouch-template.h: new cards by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card-types.h"

G_BEGIN_DECLS

#define VOUCH_TEMPLATE_DEFAULT_KIND "scorecard"

VouchCard *vouch_template_new_card (const char  *kind,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char     **vouch_template_list     (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
