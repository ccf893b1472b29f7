/* vouch-latex.h: TeX's way to write letters and marks, as Unicode and CSL's markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_latex_to_text (const char *latex,
                           gboolean    keeps_marks) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_latex_to_code (const char *latex) G_GNUC_WARN_UNUSED_RESULT;

/* The tables of vouch-latex-symbol.c. */
const char *vouch_latex_find_symbol (const char *name,
                                     gsize       length);
gunichar    vouch_latex_find_accent (const char *name,
                                     gsize       length);

G_END_DECLS
