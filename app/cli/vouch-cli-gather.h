/* vouch-cli-gather.h: the references of several cards, or of a folder of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean  vouch_cli_is_gathered        (char **names,
                                        int    n_names);
JsonNode *vouch_cli_gather_references  (char **names,
                                        int    n_names,
                                        int   *n_failed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
