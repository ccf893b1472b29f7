/* vouch-file-name.h: what a file is called that is made of a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_file_name_from_title (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
