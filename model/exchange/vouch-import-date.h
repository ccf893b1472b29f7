/* vouch-import-date.h: dates as they are printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_import_date_read (const char *text);

G_END_DECLS
