/* vouch-source-markup.h: the text of a web page or of an article in XML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

VouchSourceText *vouch_source_markup_read (const char  *bytes,
                                           gsize        length,
                                           gboolean     is_html,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
