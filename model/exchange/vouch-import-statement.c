/* vouch-import-statement.c: a line of the page becomes a statement of a part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-statement.h"

#include <glib/gi18n-lib.h>

#include "vouch-import-marker.h"

/* Lines of nothing but markers; more than that are not one statement's. */
#define MAX_MARKER_BYTES 4096

/* A marker on a line of its own asks about the statement above it. */
static gboolean
join_marker (VouchImportReport *report,
             VouchImportSection *section,
             const VouchImportBlock *block,
             VouchImportStatement *statement)
{
  VouchImportStatement *above;

  if (statement->text->length > 0 || section->statements->len < 2
      || block->kind == VOUCH_IMPORT_BLOCK_ITEM)
    return FALSE;
  above = section->statements->pdata[section->statements->len - 2];
  if (above->marker == NULL)
    {
      above->marker = g_string_new (NULL);
      above->marker_at = above->text->length;
    }
  if (above->marker->len > MAX_MARKER_BYTES)
    return FALSE;
  vouch_import_marker_add (above->marker, statement->marker->str);
  g_ptr_array_set_size (section->statements, section->statements->len - 1);
  vouch_import_report_take (report, block->first, block->last,
                            _ ("Marker of the statement above"));
  return TRUE;
}

/**
 * vouch_import_statement_read:
 * @report: told where it went
 * @section: the part that it stands in
 * @title: what that is called
 * @block: where it was on the page
 * @text: (transfer full): what it says, markers and all
 *
 * Adds a statement; its markers are lifted out of its text.
 */
void
vouch_import_statement_read (VouchImportReport *report,
                             VouchImportSection *section,
                             const char *title,
                             const VouchImportBlock *block,
                             VouchImportText *text)
{
  VouchImportStatement *statement = vouch_import_section_add (section, NULL, text);
  guint markers = vouch_import_statement_lift (statement);
  g_autofree char *where = NULL;

  statement->line = block->first;
  if (join_marker (report, section, block, statement))
    return;
  where = g_strdup_printf (_ ("“%s”, statement %u"), title, section->statements->len);
  vouch_import_report_take (report, block->first, block->last, where);
  if (markers > 1)
    vouch_import_report_tell (
        report, block->first,
        ngettext ("%u marker in one statement", "%u markers in one statement", markers), markers);
}
