/* vouch-tooltip.c: tooltips that are said often and altered seldom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-tooltip.h"

/**
 * vouch_tooltip_set:
 * @widget: a widget
 * @text: (nullable): %NULL for none
 *
 * As gtk_widget_set_tooltip_text(), which asks the display server each time where the
 * pointer is, and waits for its answer, also where the text is the same.
 *
 * Returns: whether it is another text.
 */
gboolean
vouch_tooltip_set (GtkWidget  *widget,
                   const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return FALSE;
  gtk_widget_set_tooltip_text (widget, text);
  return TRUE;
}
