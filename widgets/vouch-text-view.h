/* vouch-text-view.h: a text that scrolls, laid out before it is painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_TEXT_VIEW (vouch_text_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (VouchTextView, vouch_text_view, VOUCH, TEXT_VIEW, GtkTextView)

struct _VouchTextViewClass
{
  GtkTextViewClass parent_class;
};

G_END_DECLS
