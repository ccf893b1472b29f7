/* vouch-import-layout.h: how a draft's lines were laid out by what they came through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-line.h"

G_BEGIN_DECLS

typedef struct
{
  guint broken_width; /* lines from this length on were broken to fit; 0 when none were */
  guint matter_end;   /* line that ends the front matter, "---" to "---"; 0 when there is none */
  guint signature;    /* line that a mail's signature begins at; 0 when there is none */
  gboolean is_quoted; /* lines begin with ">", whatever the markup */
} VouchImportLayout;

VouchImportLayout vouch_import_layout_read (const char        *text,
                                            VouchImportMarkup  markup);

G_END_DECLS
