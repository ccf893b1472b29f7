/* vouch-stock-html.h: a card's page as the text of an ordinary post.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_stock_html (const char *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
