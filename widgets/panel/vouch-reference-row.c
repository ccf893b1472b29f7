/* vouch-reference-row.c: a reference in the Sources panel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-entry-style.h"
#include "vouch-facts.h"
#include "vouch-json.h"
#include "vouch-record-text.h"
#include "vouch-reference-links.h"
#include "vouch-quote-states.h"
#include "vouch-reference-standing.h"
#include "vouch-source-attach.h"
#include "vouch-tooltip.h"

/**
 * VouchReferenceRow:
 *
 * The number that the page gives it, the entry as the page prints it, what is to be
 * known of it, and how often it is cited. Made once and used for many references:
 * it holds nothing that is not the reference's.
 */
struct _VouchReferenceRow
{
  AdwBin parent_instance;

  VouchReference     *reference; /* (owned) (nullable) */
  VouchCitationIndex *index;     /* (owned) (nullable) */
  gulong              notified;  /* by the reference */
  GtkWidget          *menu;      /* (owned: a child) (nullable): while it is open */

  GtkLabel  *number;
  GtkLabel  *entry;
  GtkWidget *badges;
  GtkWidget *retracted;
  GtkWidget *corrected;
  GtkWidget *original;
  GtkWidget *guideline;
  GtkWidget *preprint;
  GtkWidget *unidentified;
  GtkWidget *file;
  GtkWidget *no_file;
  GtkLabel  *uses;
  GtkWidget *uses_button;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (VouchReferenceRow, vouch_reference_row, ADW_TYPE_BIN)

static const char *
get_id (VouchReferenceRow *self)
{
  return self->reference ? vouch_node_get_id (VOUCH_NODE (self->reference)) : NULL;
}

static gboolean
is_original (VouchReferenceRow *self)
{
  VouchNode *root = vouch_node_get_root (VOUCH_NODE (self->reference));

  return VOUCH_IS_CARD (root)
         && g_strcmp0 (vouch_card_get_article_reference (VOUCH_CARD (root)), get_id (self)) == 0;
}

static gboolean
is_identified (JsonObject *csl)
{
  g_autofree char *address = vouch_reference_best_address (csl);

  return address || vouch_json_get_text (csl, "ISBN");
}

/* CSL has it as an article in no journal; some tools as one of the genre. */
static gboolean
is_preprint (JsonObject *csl)
{
  return g_strcmp0 (vouch_json_get_text (csl, "type"), "article") == 0
         || vouch_record_says_preprint (csl);
}

/* Without any of its children there is no room to be kept. */
static void
show_filled (GtkWidget *box)
{
  gboolean is_filled = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    is_filled = is_filled || gtk_widget_get_visible (child);
  gtk_widget_set_visible (box, is_filled);
}

static gboolean
is_file_missing (VouchReferenceRow *self)
{
  const char *source = vouch_reference_get_source (self->reference);

  return source && vouch_quote_states_is_missing (vouch_quote_states_get_default (), source);
}

static void
show_badges (VouchReferenceRow *self,
             JsonObject        *csl)
{
  g_autoptr (VouchReferenceStanding) standing = vouch_reference_standing_new (csl);
  const char *source = vouch_reference_get_source (self->reference);
  gboolean is_missing = is_file_missing (self);

  gtk_widget_set_visible (self->retracted, standing->fate == VOUCH_REFERENCE_FATE_RETRACTED);
  gtk_widget_set_visible (self->corrected, standing->fate == VOUCH_REFERENCE_FATE_CORRECTED
                                               || standing->fate == VOUCH_REFERENCE_FATE_CONCERN);
  gtk_label_set_text (GTK_LABEL (self->corrected), standing->fate == VOUCH_REFERENCE_FATE_CONCERN
                                                       ? _("Expression of concern")
                                                       : _("Corrected"));
  gtk_widget_set_visible (self->original, is_original (self));
  gtk_widget_set_visible (self->guideline,
                          standing->is_guideline
                              || vouch_reference_is_guideline (VOUCH_NODE (self->reference)));
  gtk_widget_set_visible (self->preprint, standing->is_preprint || is_preprint (csl));
  gtk_widget_set_visible (self->unidentified, !is_identified (csl));
  gtk_widget_set_visible (self->file, source && !is_missing);
  gtk_widget_set_visible (self->no_file, !source || is_missing);
  gtk_label_set_text (GTK_LABEL (self->no_file), is_missing ? _("File is not on this computer") : _("No file"));
  show_filled (self->badges);
}

static void
show_uses (VouchReferenceRow *self)
{
  guint number = self->index ? vouch_citation_index_get_number (self->index, get_id (self)) : 0;
  guint uses = self->index ? vouch_citation_index_get_uses (self->index, get_id (self)) : 0;
  g_autofree char *digits = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");
  g_autofree char *words
      = uses > 0 ? g_strdup_printf (ngettext ("Cited in %u place", "Cited in %u places", uses), uses)
                 : g_strdup (_("Not cited"));

  gtk_label_set_text (self->number, digits);
  gtk_label_set_text (self->uses, words);
  gtk_widget_set_sensitive (self->uses_button, uses > 0);
  vouch_tooltip_set (self->uses_button, uses > 0 ? _("Go to Next Citation") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->uses_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
ask (VouchReferenceRow *self,
     const char        *action)
{
  if (self->reference)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", get_id (self));
}

static void
cite_cb (VouchReferenceRow *self)
{
  ask (self, "sources.cite");
}

static void
file_cb (VouchReferenceRow *self)
{
  ask (self, "editor.open-source");
}

static void
uses_cb (VouchReferenceRow *self)
{
  ask (self, "sources.next-use");
}

/* --- what it is dragged to: a statement --- */

static GdkContentProvider *
prepare_cb (VouchReferenceRow *self)
{
  return self->reference
             ? gdk_content_provider_new_typed (VOUCH_TYPE_REFERENCE, self->reference)
             : NULL;
}

static void
drag_begin_cb (VouchReferenceRow *self,
               GdkDrag           *drag,
               GtkDragSource     *source)
{
  g_autoptr (GdkPaintable) row = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* --- what is dropped on it --- */

/* Several files are for the whole card. */
static gboolean
drop_cb (VouchReferenceRow *self,
         const GValue      *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *uri = files ? g_file_get_uri (files->data) : NULL;

  if (!uri || files->next || !self->reference)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "editor.attach-file", "(ss)", get_id (self),
                                     uri);
}

/* --- menu --- */

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (VouchReferenceRow *self)
{
  JsonObject *csl = vouch_json_node_object (vouch_reference_get_csl (self->reference));
  g_autofree char *address = vouch_reference_best_address (csl);
  const char *id = get_id (self);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  g_autoptr (GMenu) third = g_menu_new ();

  append (first, _("_Edit…"), "sources.edit", id);
  append (first, _("Ci_te"), "sources.cite", id);
  if (!is_original (self))
    append (first, _("Set as _Original Source"), "sources.make-original", id);
  if (is_file_missing (self))
    append (file, _("Choose the _File Again…"), "editor.attach-source", id);
  else if (vouch_reference_get_source (self->reference))
    {
      append (file, _("_Show File"), "editor.open-source", id);
      append (file, _("Open File in Another _App"), "editor.show-source-file", id);
      append (file, _("Attach _Another File…"), "editor.attach-source", id);
      append (file, _("Detach _File"), "editor.detach-source", id);
    }
  else
    append (file, _("_Attach File…"), "editor.attach-source", id);
  append (second, _("_Copy"), "sources.copy", id);
  if (address)
    append (second, _("Open in _Browser"), "sources.open", id);
  append (third, _("_Remove"), "sources.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));
  return G_MENU_MODEL (menu);
}

static gboolean
drop_menu_cb (gpointer data)
{
  VouchReferenceRow *self = data;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* Not at once: the item that was chosen is still being activated. */
static void
menu_closed_cb (VouchReferenceRow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_menu_cb, g_object_ref (self), g_object_unref);
}

/* Made when it is wanted: a thousand rows need no thousand menus. */
static void
more_cb (VouchReferenceRow *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (!self->reference || self->menu)
    return;
  model = make_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, self->more);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
vouch_reference_row_dispose (GObject *object)
{
  VouchReferenceRow *self = VOUCH_REFERENCE_ROW (object);

  vouch_reference_row_set_reference (self, NULL, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (vouch_reference_row_parent_class)->dispose (object);
}

static void
vouch_reference_row_class_init (VouchReferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_reference_row_dispose;
  g_type_ensure (GDK_TYPE_FILE_LIST); /* its drop target names it */
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-reference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, number);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, entry);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, badges);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, retracted);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, corrected);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, original);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, guideline);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, preprint);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, unidentified);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, file);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, no_file);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, uses);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, uses_button);
  gtk_widget_class_bind_template_child (widget_class, VouchReferenceRow, more);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, cite_cb);
  gtk_widget_class_bind_template_callback (widget_class, uses_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
}

static void
vouch_reference_row_init (VouchReferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (vouch_entry_style_get (), "notify::style",
                           G_CALLBACK (vouch_reference_row_update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_reference_row_new (void)
{
  return g_object_new (VOUCH_TYPE_REFERENCE_ROW, NULL);
}

/**
 * vouch_reference_row_set_reference:
 * @reference: (nullable): what to show; %NULL lets go of the last one
 * @index: (nullable): of its card
 */
void
vouch_reference_row_set_reference (VouchReferenceRow  *self,
                                   VouchReference     *reference,
                                   VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_ROW (self));

  if (self->reference)
    g_clear_signal_handler (&self->notified, self->reference);
  if (self->menu)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  g_set_object (&self->reference, reference);
  g_set_object (&self->index, index);
  if (!reference)
    return;
  self->notified = g_signal_connect_object (reference, "notify::csl",
                                            G_CALLBACK (vouch_reference_row_update), self,
                                            G_CONNECT_SWAPPED);
  vouch_reference_row_update (self);
}

/** Returns: (transfer none) (nullable): what it shows. */
VouchReference *
vouch_reference_row_get_reference (VouchReferenceRow *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE_ROW (self), NULL);
  return self->reference;
}

/** Shows the reference, its number and its uses as they are now. */
void
vouch_reference_row_update (VouchReferenceRow *self)
{
  JsonObject *csl;

  g_return_if_fail (VOUCH_IS_REFERENCE_ROW (self));

  if (!self->reference)
    return;
  csl = vouch_json_node_object (vouch_reference_get_csl (self->reference));
  vouch_entry_style_show (self->entry, csl, _("A reference without a title"));
  show_badges (self, csl);
  show_uses (self);
}
