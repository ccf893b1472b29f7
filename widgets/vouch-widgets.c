/* vouch-widgets.c: registers the widgets' resources and types, and loads their style.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-widgets.h"

#include <adwaita.h>

#include "vouch-adaptive.h"
#include "vouch-card-view.h"
#include "vouch-focus-ring.h"
#include "vouch-pane.h"
#include "vouch-resources.h"
#include "vouch-side-panel.h"
#include "vouch-source-pane.h"
#include "vouch-split.h"

static void
ensure_types (void)
{
  g_type_ensure (VOUCH_TYPE_ADAPTIVE);
  g_type_ensure (VOUCH_TYPE_CARD_VIEW);
  g_type_ensure (VOUCH_TYPE_PANE);
  g_type_ensure (VOUCH_TYPE_SIDE_PANEL);
  g_type_ensure (VOUCH_TYPE_SOURCE_PANE);
  g_type_ensure (VOUCH_TYPE_SPLIT);
}

/**
 * vouch_widgets_init:
 *
 * Makes templates, icons and types known; call it before the first widget, after
 * gtk_init() or adw_init(). The linker drops a static library's own constructor,
 * and a `.ui` file may name a type that nobody has touched yet. May be called again.
 */
void
vouch_widgets_init (void)
{
  static gsize is_done;

  if (!g_once_init_enter (&is_done))
    return;
  g_resources_register (vouch_get_resource ());
  ensure_types ();
  g_once_init_leave (&is_done, 1);
}

/**
 * vouch_widgets_style:
 *
 * Adds the widgets' style sheet and icons to the default display, and shows the keyboard in its dialogs.
 */
void
vouch_widgets_style (void)
{
  static gsize is_done;
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (!display || !g_once_init_enter (&is_done))
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, VOUCH_WIDGETS_RESOURCES "/vouch.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    VOUCH_WIDGETS_RESOURCES "/icons");
  vouch_focus_ring_follow ();
  g_once_init_leave (&is_done, 1);
}
