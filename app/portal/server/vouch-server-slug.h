/* vouch-server-slug.h: readable addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_server_slug_new      (const char *title,
                                  const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_server_slug_number   (const char *slug,
                                  guint       number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
