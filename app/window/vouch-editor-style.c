/* vouch-editor-style.c: the citation style of the card.
 *
 * A card may ask for a style of its own; then its references are shown in that, wherever the card is
 * the one in front. The others are in the style of the preferences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include "vouch-card-style.h"
#include "vouch-card.h"
#include "vouch-entry-style.h"
#include "vouch-node-list.h"
#include "vouch-reference-formatter.h"
#include "vouch-settings.h"
#include "vouch-style-chooser.h"

/* Milliseconds after the first card with references is shown: the window comes first. */
#define PREPARE_DELAY 500

static gboolean
prepare_cb (gpointer data)
{
  const char *style = vouch_entry_style_get_style (vouch_entry_style_get ());

  if (style)
    vouch_reference_formatter_prepare (style);
  return G_SOURCE_REMOVE;
}

/* Whoever opens the Sources panel need not wait for the processor to start. */
static void
prepare_processor (VouchEditor *self)
{
  static gboolean is_prepared;

  if (is_prepared
      || vouch_node_list_get_size (vouch_card_get_references (vouch_editor_get_card (self))) == 0)
    return;
  is_prepared = TRUE;
  g_timeout_add_full (G_PRIORITY_LOW, PREPARE_DELAY, prepare_cb, NULL, NULL);
}

static void
show_style (VouchEditor *self)
{
  GtkWindow *window = vouch_editor_get_window (self);
  const char *own;
  g_autofree char *usual = NULL;

  if (!self->document || !window || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  own = vouch_node_get_text (VOUCH_NODE (vouch_editor_get_card (self)), VOUCH_CARD_STYLE);
  usual = g_settings_get_string (self->settings, VOUCH_SETTING_CITATION_STYLE);
  vouch_entry_style_set_style (vouch_entry_style_get (), own && *own ? own : usual);
  prepare_processor (self);
}

static void
window_active_cb (VouchEditor *self)
{
  GtkWindow *window = vouch_editor_get_window (self);

  if (window && gtk_window_is_active (window))
    show_style (self);
}

/** Shows references in the card’s style from now on. */
void
vouch_editor_follow_style (VouchEditor *self)
{
  GtkWindow *window = vouch_editor_get_window (self);

  g_signal_connect_object (vouch_editor_get_card (self), "notify::" VOUCH_CARD_STYLE,
                           G_CALLBACK (show_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_CITATION_STYLE,
                           G_CALLBACK (window_active_cb), self, G_CONNECT_SWAPPED);
  if (window)
    g_signal_connect_object (window, "notify::is-active", G_CALLBACK (window_active_cb), self,
                             G_CONNECT_SWAPPED);
  show_style (self);
}

static void
choose_style_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  vouch_style_chooser_present_for_card (vouch_editor_get_window (self), self->settings,
                                        self->document);
}

/** Installs the actions of this file. */
void
vouch_editor_install_style_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.choose-style", NULL, choose_style_cb);
}
