/* vouch-source-license.h: the licence that an article in XML says it is under.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_source_license_read (const char *bytes,
                                 gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
