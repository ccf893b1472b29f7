/* vouch-import-line.h: what the signs on a line say it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a draft is written in. */
typedef enum
{
  VOUCH_IMPORT_TEXT,
  VOUCH_IMPORT_MARKDOWN
} VouchImportMarkup;

guint              vouch_import_line_count_columns (const char         *line);
gboolean           vouch_import_line_is_made_of    (const char         *line,
                                                    const char         *signs,
                                                    guint               at_least);
gboolean           vouch_import_line_is_rule       (const char         *line);
gboolean           vouch_import_line_is_table_rule (const char         *line);
guint              vouch_import_line_count_hashes  (const char         *line);
const char        *vouch_import_line_skip_quotes   (const char         *line);
const char        *vouch_import_line_skip_bullet   (const char         *line,
                                                    VouchImportMarkup   markup,
                                                    char              **number);
VouchImportMarkup  vouch_import_guess_markup       (const char         *text);

G_END_DECLS
