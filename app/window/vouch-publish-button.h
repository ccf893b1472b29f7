/* vouch-publish-button.h: publishes the card, or says how much stops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_BUTTON (vouch_publish_button_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishButton, vouch_publish_button, VOUCH, PUBLISH_BUTTON, GtkButton)

void vouch_publish_button_set_errors (VouchPublishButton *self,
                                      guint               errors);
void vouch_publish_button_set_waiting (VouchPublishButton *self,
                                       gboolean            is_waiting);

G_END_DECLS
