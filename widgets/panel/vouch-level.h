/* vouch-level.h: how a finding's level looks, and what it is called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-finding.h"

G_BEGIN_DECLS

#define VOUCH_N_LEVELS 3

const char *vouch_level_get_word   (VouchLevel  level);
void        vouch_level_show       (VouchLevel  level,
                                    GtkImage   *image);

G_END_DECLS
