/* vouch-article-types.h: the kinds of article that a card can summarise, by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkStringList *vouch_article_types_new_model (void) G_GNUC_WARN_UNUSED_RESULT;
const char    *vouch_article_types_get_id    (guint       position);
guint          vouch_article_types_find      (const char *id);

G_END_DECLS
