/* vouch-editor-cite.c: naming sources, and the card's references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-accels.h"
#include "vouch-card.h"
#include "vouch-chip.h"
#include "vouch-citation.h"
#include "vouch-library-provider.h"
#include "vouch-node-list.h"
#include "vouch-reference-article.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-edit.h"
#include "vouch-reference.h"
#include "vouch-registry-provider.h"
#include "vouch-section.h"
#include "vouch-settings.h"
#include "vouch-statement-edit.h"
#include "vouch-statement.h"
#include "vouch-words-provider.h"
#include "vouch-zotero-provider.h"

#define FRAMES 3 /* until what was scrolled to stands still */

/* --- which node is meant --- */

/** Returns: (transfer none) (nullable): id of the node with the keyboard: in source mode the statement
 * that it is at. */
const char *
vouch_editor_get_focused (VouchEditor *self)
{
  return vouch_editor_is_in_source_mode (self) ? vouch_source_mode_get_id (self->source_mode)
                                               : vouch_card_view_get_focused (self->view);
}

/**
 * vouch_editor_resolve:
 * @target: (nullable): a string, a node's id; empty for the one with the keyboard
 * @type: what it has to be
 *
 * Returns: (transfer none) (nullable): the node that an action is meant for.
 */
VouchNode *
vouch_editor_resolve (VouchEditor *self, GVariant *target, GType type)
{
  const char *id = target ? g_variant_get_string (target, NULL) : "";

  return vouch_editor_find (self, *id ? id : vouch_editor_get_focused (self), type);
}

static const char *
resolve_statement (VouchEditor *self, GVariant *target)
{
  VouchNode *node = vouch_editor_resolve (self, target, VOUCH_TYPE_STATEMENT);

  if (node)
    return vouch_node_get_id (node);
  vouch_editor_toast (self, _("Place the cursor in a statement first"));
  return NULL;
}

/* --- popovers at a statement --- */

/* Of the node’s row, what is in view; in the editor’s coordinates. */
static gboolean
find_place (VouchEditor *self, const char *id, GdkRectangle *place)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GdkRectangle seen = { 0, 0, gtk_widget_get_width (view), gtk_widget_get_height (view) };
  double x;
  double y;

  if (!vouch_card_view_get_place (self->view, id, place)
      || !gdk_rectangle_intersect (place, &seen, place))
    return FALSE;
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), place->x, place->y, &x, &y);
  place->x = (int) x;
  place->y = (int) y;
  return TRUE;
}

typedef struct
{
  char *id; /* (owned) */
  guint n_frames;
} Pointed;

static void
free_pointed (gpointer data)
{
  Pointed *pointed = data;

  g_free (pointed->id);
  g_free (pointed);
}

/* What was scrolled to has its place only in the next frames. */
static gboolean
point_again_cb (GtkWidget *popover, GdkFrameClock *clock, gpointer data)
{
  Pointed *pointed = data;
  GtkWidget *editor = gtk_widget_get_ancestor (popover, VOUCH_TYPE_EDITOR);
  GdkRectangle place;
  GdkRectangle before;

  if (!editor || !gtk_widget_get_mapped (popover))
    return G_SOURCE_REMOVE;
  gtk_popover_get_pointing_to (GTK_POPOVER (popover), &before);
  if (find_place (VOUCH_EDITOR (editor), pointed->id, &place)
      && !gdk_rectangle_equal (&place, &before))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  return ++pointed->n_frames < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
point_at_view (VouchEditor *self, GtkWidget *popover, const char *id)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  Pointed *pointed = g_new0 (Pointed, 1);
  double x;
  double y;

  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), gtk_widget_get_width (view) / 2.0,
                                    gtk_widget_get_height (view) / 3.0, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  pointed->id = g_strdup (id);
  gtk_widget_add_tick_callback (popover, point_again_cb, pointed, free_pointed);
}

/**
 * vouch_editor_point_popover:
 * @popover: a child of the editor
 * @id: of a node in the card
 *
 * Scrolls the node into view and lets the popover point to it.
 *
 * Returns: whether there is such a place.
 */
gboolean
vouch_editor_point_popover (VouchEditor *self, GtkWidget *popover, const char *id)
{
  GdkRectangle place;

  /* What covers the card leaves it no place to point to. */
  vouch_split_close_sheet (self->split);
  vouch_editor_leave_source_mode (self);
  vouch_editor_uncover_card (self);
  if (find_place (self, id, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  else if (vouch_card_view_go (self->view, id, ""))
    point_at_view (self, popover, id);
  else
    return FALSE;
  return TRUE;
}

/* In the order in which their hits stand below the card's own. */
static void
add_providers (VouchEditor *self, VouchCitePopover *popover)
{
  VouchReferenceLibrary *library = vouch_editor_get_library (self);
  g_autoptr (VouchCiteProvider) others = library ? vouch_library_provider_new (library) : NULL;
  g_autoptr (VouchCiteProvider) registry
      = vouch_registry_provider_new (self->settings, vouch_editor_get_card (self));
  g_autoptr (VouchCiteProvider) zotero = vouch_zotero_provider_new (self->settings);
  g_autoptr (VouchCiteProvider) pubmed
      = vouch_words_provider_new (self->settings, vouch_editor_get_card (self), VOUCH_LOOKUP_PUBMED);
  g_autoptr (VouchCiteProvider) crossref
      = vouch_words_provider_new (self->settings, vouch_editor_get_card (self), VOUCH_LOOKUP_CROSSREF);

  if (others)
    vouch_cite_popover_add_provider (popover, others);
  vouch_cite_popover_add_provider (popover, zotero);
  vouch_cite_popover_add_provider (popover, registry);
  vouch_cite_popover_add_provider (popover, pubmed);
  vouch_cite_popover_add_provider (popover, crossref);
}

static VouchCitePopover *
get_cite_popover (VouchEditor *self)
{
  g_autofree char *author = vouch_settings_dup_author (self->settings);

  if (!self->cite)
    {
      self->cite = vouch_cite_popover_new ();
      gtk_widget_set_parent (self->cite, GTK_WIDGET (self));
      vouch_accels_lend_to (self->cite);
      vouch_cite_popover_set_document (VOUCH_CITE_POPOVER (self->cite), self->document,
                                       self->validator, self->index);
      g_object_set (self->cite, "author", author, NULL);
      add_providers (self, VOUCH_CITE_POPOVER (self->cite));
    }
  return VOUCH_CITE_POPOVER (self->cite);
}

static void
open_popover (VouchEditor *self,
              GVariant *target,
              void (*open) (VouchCitePopover *popover, const char *id))
{
  const char *id = resolve_statement (self, target);
  VouchCitePopover *popover;

  if (!id)
    return;
  popover = get_cite_popover (self);
  if (vouch_editor_point_popover (self, GTK_WIDGET (popover), id))
    open (popover, id);
}

static void
cite_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  open_popover (VOUCH_EDITOR (widget), target, vouch_cite_popover_open);
}

static void
decline_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  open_popover (VOUCH_EDITOR (widget), target, vouch_cite_popover_open_decline);
}

/* --- citations --- */

/* The keyboard was on the chip that has gone, or in its menu. Where another citation has its place now it
 * stays there; what asks for a source instead is not written in. */
static void
keep_focus (VouchEditor *self, const char *owner)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !gtk_widget_get_mapped (focus)
      || (VOUCH_IS_CHIP (focus) && vouch_chip_get_kind (VOUCH_CHIP (focus)) != VOUCH_CHIP_CITATION)
      || (self->citation_menu && gtk_widget_is_ancestor (focus, self->citation_menu)))
    vouch_editor_go (self, owner, "");
}

static void
uncite_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *citation = vouch_editor_resolve (self, target, VOUCH_TYPE_CITATION);
  g_autofree char *owner = NULL;
  g_autoptr (GError) error = NULL;

  if (!citation)
    return;
  owner = g_strdup (vouch_node_get_id (vouch_node_get_parent (citation)));
  if (vouch_node_remove (citation, &error))
    {
      vouch_editor_toast_undo (self, _("Source removed"));
      keep_focus (self, owner);
    }
  else
    vouch_editor_toast (self, error->message);
}

static void
cite_from (VouchEditor *self, VouchNode *statement, VouchNode *reference)
{
  VouchChange *change
      = vouch_reference_edit_cite (statement, VOUCH_REFERENCE (reference), "supports", "chosen");
  g_autofree char *chip = NULL;

  if (!change)
    {
      VouchNode *cited
          = vouch_reference_find_citation (statement, vouch_node_get_id (reference), "supports");

      chip = g_strconcat (VOUCH_CARD_VIEW_CITATION, vouch_node_get_id (cited), NULL);
      vouch_editor_go (self, vouch_node_get_id (statement), chip);
      vouch_editor_toast (self, _("Already cited"));
    }
  else if (vouch_editor_edit (self, change))
    vouch_editor_toast_undo (self, _("Source added"));
}

/* @target is a reference, which the statement with the keyboard is to cite. */
static void
cite_reference_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *reference = vouch_editor_resolve (self, target, VOUCH_TYPE_REFERENCE);
  const char *id = resolve_statement (self, NULL);
  VouchNode *statement = vouch_editor_find (self, id, VOUCH_TYPE_STATEMENT);

  if (reference && statement)
    cite_from (self, statement, reference);
  else if (reference)
    vouch_editor_toast (self, _("Place the cursor in a statement first"));
}

/* @target: the statement, and the reference that it is to cite */
static void
cite_reference_for_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *statement;
  const char *reference;
  VouchNode *citing;
  VouchNode *cited;

  g_variant_get (target, "(&s&s)", &statement, &reference);
  citing = vouch_editor_find (self, statement, VOUCH_TYPE_STATEMENT);
  cited = vouch_editor_find (self, reference, VOUCH_TYPE_REFERENCE);
  if (citing && cited)
    cite_from (self, citing, cited);
}

/* --- references --- */

static VouchReferenceDialog *
open_dialog (VouchEditor *self, const char *reference)
{
  GtkWidget *dialog = vouch_reference_dialog_new (GTK_WIDGET (vouch_editor_get_window (self)),
                                                  self->document, reference);

  return VOUCH_REFERENCE_DIALOG (dialog);
}

static void
new_reference_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (GTK_WINDOW (open_dialog (VOUCH_EDITOR (widget), NULL)));
}

static void
edit_reference_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *reference = vouch_editor_resolve (self, target, VOUCH_TYPE_REFERENCE);

  if (reference)
    gtk_window_present (GTK_WINDOW (open_dialog (self, vouch_node_get_id (reference))));
}

static void
remove_reference_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *reference = vouch_editor_resolve (self, target, VOUCH_TYPE_REFERENCE);

  /* What cites it goes with it: a citation of nothing would stop the card. */
  if (reference
      && vouch_editor_edit (self, vouch_reference_edit_remove (VOUCH_REFERENCE (reference), NULL)))
    vouch_editor_toast_undo (self, _("Reference removed"));
}

/* What asked for it may be gone: the keyboard goes to the article, which has the paper now. */
static void
original_added_cb (VouchEditor *self)
{
  vouch_editor_go (self, vouch_node_get_id (VOUCH_NODE (vouch_editor_get_card (self))),
                   "article/reference");
}

/* Where the page lists it, or else the article. */
static void
show_original (VouchEditor *self)
{
  VouchSection *section = vouch_card_find_section (vouch_editor_get_card (self), "original-sources");
  VouchNodeList *items = section ? vouch_section_get_items (section) : NULL;
  guint n = items ? vouch_node_list_get_size (items) : 0;

  if (n > 0)
    vouch_editor_go (self, vouch_node_get_id (vouch_node_list_peek (items, n - 1)), "");
  else
    original_added_cb (self);
}

/* One of the card’s own references is the article already: there is nothing to ask. */
static gboolean
take_own_original (VouchEditor *self)
{
  VouchCard *card = vouch_editor_get_card (self);
  g_autoptr (JsonObject) article = vouch_reference_csl_from_article (card);
  VouchReference *own = vouch_reference_find_same (card, article, NULL);

  if (!own || !vouch_editor_edit (self, vouch_reference_edit_original (card, own)))
    return FALSE;
  show_original (self);
  vouch_editor_toast_undo (self, _("Original source added"));
  return TRUE;
}

static void
add_original_source_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchReferenceDialog *dialog;

  if (take_own_original (VOUCH_EDITOR (widget)))
    return;
  dialog = open_dialog (VOUCH_EDITOR (widget), NULL);
  vouch_reference_dialog_set_purpose (dialog, VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE, NULL);
  g_signal_connect_object (dialog, "done", G_CALLBACK (original_added_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** Installs the actions of this file. */
void
vouch_editor_install_cite_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.cite", "s", cite_cb);
  gtk_widget_class_install_action (klass, "editor.decline", "s", decline_cb);
  gtk_widget_class_install_action (klass, "editor.uncite", "s", uncite_cb);
  gtk_widget_class_install_action (klass, "editor.cite-reference", "s", cite_reference_cb);
  gtk_widget_class_install_action (klass, "editor.cite-reference-for", "(ss)", cite_reference_for_cb);
  gtk_widget_class_install_action (klass, "editor.new-reference", NULL, new_reference_cb);
  gtk_widget_class_install_action (klass, "editor.edit-reference", "s", edit_reference_cb);
  gtk_widget_class_install_action (klass, "editor.remove-reference", "s", remove_reference_cb);
  gtk_widget_class_install_action (klass, "editor.add-original-source", NULL,
                                   add_original_source_cb);
}
