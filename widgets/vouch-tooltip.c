/* vouch-tooltip.c: tooltips that are said often and altered seldom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-tooltip.h"

#define OFFERED "vouch-tooltip"  /* the text that is offered */
#define OFFERS "vouch-tooltip-offers" /* whether some was offered ever */

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

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), OFFERED);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * vouch_tooltip_offer:
 * @widget: a widget, one of many that are made and altered together
 * @text: (nullable): %NULL for none
 *
 * As vouch_tooltip_set(), but the text is handed over when somebody asks for it: the display
 * server is never asked, and gtk_widget_get_tooltip_text() doesn't tell it.
 */
void
vouch_tooltip_offer (GtkWidget  *widget,
                     const char *text)
{
  gboolean is_new = !g_object_get_data (G_OBJECT (widget), OFFERS);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), OFFERED), text) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), OFFERED, g_strdup (text), g_free);
  gtk_widget_set_has_tooltip (widget, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
  if (!is_new)
    return;
  g_object_set_data (G_OBJECT (widget), OFFERS, widget);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
