/* vouch-import-block.h: a draft's lines as headings, items, rows and paragraphs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-line.h"
#include "vouch-import-report.h"
#include "vouch-import-text.h"

G_BEGIN_DECLS

typedef enum
{
  VOUCH_IMPORT_BLOCK_HEADING, /* set as one: "#", underlined, a line in bold */
  VOUCH_IMPORT_BLOCK_PARAGRAPH,
  VOUCH_IMPORT_BLOCK_ITEM,
  VOUCH_IMPORT_BLOCK_ROW
} VouchImportBlockKind;

typedef struct
{
  VouchImportText *text; /* (owned): of a row, its cells joined */
  GPtrArray *cells;      /* (owned) (nullable) (element-type VouchImportText): of a row */
  char *number;          /* (owned) (nullable): of a numbered item, as printed */
  VouchImportBlockKind kind;
  guint first;           /* line numbers, from 1 */
  guint last;
  guint level;           /* of a heading, 1 to 6; of an item, columns before its bullet */
  gboolean follows;      /* no blank line stands between it and the block before */
} VouchImportBlock;

GPtrArray *vouch_import_blocks_read (const char        *text,
                                     VouchImportMarkup  markup,
                                     VouchImportReport *report);

G_END_DECLS
