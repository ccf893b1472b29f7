/* vouch-sources-panel-actions.c: what can be done with a reference in the Sources panel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-sources-panel-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-entry-style.h"
#include "vouch-json.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-links.h"
#include "vouch-reference-uses.h"

static VouchReference *
find (VouchSourcesPanel *self,
      const char        *id)
{
  VouchNode *node = self->document ? vouch_document_lookup (self->document, id) : NULL;

  return VOUCH_IS_REFERENCE (node) ? VOUCH_REFERENCE (node) : NULL;
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *id)
{
  VouchSourcesPanel *self = VOUCH_SOURCES_PANEL (widget);

  if (find (self, g_variant_get_string (id, NULL)))
    vouch_sources_panel_open_dialog (self, g_variant_get_string (id, NULL), NULL);
}

static void
new_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *unused)
{
  if (VOUCH_SOURCES_PANEL (widget)->document)
    vouch_sources_panel_open_dialog (VOUCH_SOURCES_PANEL (widget), NULL, NULL);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *id)
{
  vouch_sources_panel_remove (VOUCH_SOURCES_PANEL (widget), g_variant_get_string (id, NULL));
}

static void
cite_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *id)
{
  gtk_widget_activate_action (widget, "editor.cite-reference", "s", g_variant_get_string (id, NULL));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *id)
{
  VouchReference *reference = find (VOUCH_SOURCES_PANEL (widget), g_variant_get_string (id, NULL));
  g_autofree char *entry = NULL;

  if (!reference)
    return;
  entry = vouch_entry_style_dup_text (vouch_json_node_object (vouch_reference_get_csl (reference)));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), entry);
  gtk_widget_activate_action (widget, "editor.toast", "s", _("Reference copied"));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (VouchSourcesPanel) self = data;
  g_autoptr (GError) error = NULL;

  if (!vouch_compat_open_uri_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s",
                                _("No app can open this address"));
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *id)
{
  VouchReference *reference = find (VOUCH_SOURCES_PANEL (widget), g_variant_get_string (id, NULL));
  JsonNode *csl = reference ? vouch_reference_get_csl (reference) : NULL;
  g_autofree char *address = csl ? vouch_reference_best_address (vouch_json_node_object (csl)) : NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (address)
    vouch_compat_open_uri_async (GTK_WINDOW (root), address, NULL, opened_cb, g_object_ref (widget));
}

static void
make_original_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *id)
{
  VouchSourcesPanel *self = VOUCH_SOURCES_PANEL (widget);
  VouchReference *reference = find (self, g_variant_get_string (id, NULL));
  g_autoptr (VouchChange) change = NULL;

  if (!reference)
    return;
  change = vouch_reference_edit_original (vouch_document_get_card (self->document), reference);
  if (change)
    vouch_sources_panel_edit (self, change, _("Set as the card’s original source"));
}

/* One place after the other, round and round. */
static void
next_use_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VouchSourcesPanel *self = VOUCH_SOURCES_PANEL (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) uses = NULL;

  if (!find (self, id))
    return;
  if (g_strcmp0 (self->used, id) != 0)
    {
      g_free (self->used);
      self->used = g_strdup (id);
      self->next_use = 0;
    }
  uses = vouch_reference_list_uses (vouch_document_get_card (self->document), id);
  if (uses->len == 0)
    return;
  gtk_widget_activate_action (widget, "editor.go", "(ss)",
                              uses->pdata[self->next_use++ % uses->len], "");
}

/* Private: the panel's own actions, each with the reference's id. */
void
vouch_sources_panel_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "sources.edit", edit_cb },
    { "sources.remove", remove_cb },
    { "sources.cite", cite_cb },
    { "sources.copy", copy_cb },
    { "sources.open", open_cb },
    { "sources.make-original", make_original_cb },
    { "sources.next-use", next_use_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, "s", actions[i].activate);
  gtk_widget_class_install_action (widget_class, "sources.new", NULL, new_cb);
}

/**
 * vouch_sources_panel_remove:
 * @self: a panel
 * @reference: id of one of the card's references
 *
 * Removes it with its citations, in one step, and offers the way back.
 *
 * Returns: whether it is gone
 */
gboolean
vouch_sources_panel_remove (VouchSourcesPanel *self,
                            const char        *reference)
{
  VouchReference *node = find (self, reference);
  g_autoptr (VouchChange) change = NULL;
  g_autofree char *toast = NULL;
  guint n_citations;

  g_return_val_if_fail (VOUCH_IS_SOURCES_PANEL (self), FALSE);

  if (!node)
    return FALSE;
  change = vouch_reference_edit_remove (node, &n_citations);
  toast = n_citations == 0
              ? g_strdup (_("Reference removed"))
              : g_strdup_printf (ngettext ("Reference and its %u citation removed",
                                           "Reference and its %u citations removed",
                                           n_citations),
                                 n_citations);
  return vouch_sources_panel_edit (self, change, toast);
}
