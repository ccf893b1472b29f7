/* vouch-reference-html.h: an entry as a citation processor gives it, and as we give it on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "vouch-reference-part.h"

G_BEGIN_DECLS

GPtrArray *vouch_reference_html_parse (const char *html) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_parts_text (GPtrArray  *parts) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_parts_html (GPtrArray  *parts) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_parts_markup (GPtrArray *parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
