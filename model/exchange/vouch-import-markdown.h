/* vouch-import-markdown.h: Markdown within a line: emphasis, links, tags, entities, escapes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-text.h"

G_BEGIN_DECLS

VouchImportText *vouch_import_markdown_read (const char *line);
gboolean         vouch_import_entity_read   (const char *text,
                                             gunichar   *character,
                                             gsize      *length);

G_END_DECLS
