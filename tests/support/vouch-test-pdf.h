/* vouch-test-pdf.h: small PDFs, written by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchTestPdfLine:
 * @page: from 1, never falling
 * @x: from the left, in points
 * @y: from the top
 * @size: of the type
 * @text: ASCII; NULL for a page without text
 */
typedef struct
{
  guint       page;
  float       x;
  float       y;
  float       size;
  const char *text;
} VouchTestPdfLine;

/* @trailer: more of the trailer, as in "/Encrypt …"; @info: of its information; both nullable. */
GBytes *vouch_test_make_pdf (const VouchTestPdfLine *lines,
                             guint                   n_lines,
                             const char             *info,
                             const char             *trailer);

G_END_DECLS
