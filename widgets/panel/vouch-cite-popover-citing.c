/* vouch-cite-popover-citing.c: cites what was chosen: a reference of the card, what was found or pasted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-popover-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-view.h"
#include "vouch-citation.h"
#include "vouch-editable.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-pasted-reference.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-edit.h"
#include "vouch-reference-plain.h"
#include "vouch-statement.h"

/** Returns: (nullable): the statement, or the item, as it is now. */
VouchNode *
vouch_cite_popover_find_owner (VouchCitePopover *self)
{
  VouchNode *node
      = self->document && self->owner ? vouch_document_lookup (self->document, self->owner) : NULL;

  return VOUCH_IS_STATEMENT (node) || VOUCH_IS_ITEM (node) ? node : NULL;
}

static VouchReference *
find_reference (VouchCitePopover *self,
                const char       *id)
{
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  return VOUCH_IS_REFERENCE (node) ? VOUCH_REFERENCE (node) : NULL;
}

static const char *
get_relation (VouchCitePopover *self)
{
  if (VOUCH_IS_ITEM (vouch_cite_popover_find_owner (self)) || gtk_toggle_button_get_active (self->background))
    return "background";
  return gtk_toggle_button_get_active (self->contradicts) ? "contradicts" : "supports";
}

static void
show_locator (VouchCitePopover *self,
              VouchNode        *citation)
{
  VouchReference *reference
      = find_reference (self, vouch_citation_get_reference (VOUCH_CITATION (citation)));
  g_autofree char *source
      = vouch_reference_short (vouch_json_node_object (vouch_reference_get_csl (reference)));
  JsonNode *locator = vouch_node_get_value (citation, "locator");

  g_free (self->citation);
  self->citation = g_strdup (vouch_node_get_id (citation));
  gtk_stack_set_visible_child_name (self->pages, "locator");
  vouch_locator_form_begin (self->locator, source, locator ? vouch_json_node_object (locator) : NULL);
}

/** Says why it could not be done. */
void
vouch_cite_popover_fail (VouchCitePopover *self,
                         GError           *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
}

/* A second citation of the same source would say nothing: the first one is shown, or its page asked for. */
static void
show_cited (VouchCitePopover *self,
            VouchNode        *citation,
            gboolean          asks_for_page)
{
  g_autofree char *owner = g_strdup (self->owner);
  g_autofree char *member = g_strconcat (VOUCH_CARD_VIEW_CITATION, vouch_node_get_id (citation), NULL);

  if (asks_for_page)
    {
      show_locator (self, citation);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)", owner, member);
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", _("Already cited"));
}

static void
cite (VouchCitePopover *self,
      VouchReference   *reference,
      const char       *how,
      gboolean          asks_for_page)
{
  g_autofree char *id = g_strdup (vouch_node_get_id (VOUCH_NODE (reference)));
  VouchNode *owner = vouch_cite_popover_find_owner (self);
  g_autoptr (VouchChange) change = vouch_reference_edit_cite (owner, reference, get_relation (self), how);
  VouchNode *cited;
  g_autoptr (GError) error = NULL;

  if (!change)
    {
      show_cited (self, vouch_reference_find_citation (owner, id, get_relation (self)), asks_for_page);
      return;
    }
  if (!vouch_document_edit (self->document, change, &error))
    {
      vouch_cite_popover_fail (self, error);
      return;
    }
  vouch_cite_search_use (self->search, id);
  cited = vouch_reference_find_citation (vouch_cite_popover_find_owner (self), id, get_relation (self));
  if (asks_for_page && cited)
    show_locator (self, cited);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dialog_done_cb (VouchCitePopover *self,
                const char       *reference)
{
  if (self->search)
    vouch_cite_search_use (self->search, reference);
}

static void
open_dialog (VouchCitePopover *self,
             const char       *pasted)
{
  GtkWidget *dialog = vouch_reference_dialog_new (GTK_WIDGET (self), self->document, NULL);

  vouch_reference_dialog_set_purpose (VOUCH_REFERENCE_DIALOG (dialog), VOUCH_REFERENCE_PURPOSE_CITE,
                                      self->owner);
  vouch_reference_dialog_set_relation (VOUCH_REFERENCE_DIALOG (dialog), get_relation (self));
  if (*pasted)
    vouch_reference_dialog_fill (VOUCH_REFERENCE_DIALOG (dialog), pasted);
  g_signal_connect_object (dialog, "done", G_CALLBACK (dialog_done_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/** Returns: whether @hit tells too little to be cited at once: of a bare identifier somebody has to write the rest. */
gboolean
vouch_cite_popover_needs_form (VouchCitePopover *self,
                               VouchCiteHit     *hit)
{
  JsonObject *csl = vouch_cite_hit_get_pasted (hit);

  return csl && !find_reference (self, vouch_cite_hit_get_reference (hit)) && !vouch_cite_hit_get_is_found (hit)
         && !vouch_pasted_reference_is_whole (csl);
}

static void
cite_pasted (VouchCitePopover *self,
             VouchCiteHit     *hit,
             gboolean          asks_for_page)
{
  g_autofree char *typed = vouch_editable_dup_text (GTK_EDITABLE (self->entry));
  gboolean is_found = vouch_cite_hit_get_is_found (hit);
  g_autoptr (VouchReference) reference
      = vouch_cite_popover_needs_form (self, hit) ? NULL : vouch_reference_new_from_csl (vouch_cite_hit_get_pasted (hit));

  if (reference)
    cite (self, reference, is_found ? "chosen" : "typed", asks_for_page);
  else
    open_dialog (self, typed);
}

/** Cites what is selected; @asks_for_page: and asks for the page. */
void
vouch_cite_popover_cite_selected (VouchCitePopover *self,
                                  gboolean          asks_for_page)
{
  VouchCiteHit *hit = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (VouchCiteHit) owned = hit ? g_object_ref (hit) : NULL;
  VouchReference *reference;

  if (!hit || !vouch_cite_popover_find_owner (self))
    return;
  reference = find_reference (self, vouch_cite_hit_get_reference (hit));
  if (reference)
    cite (self, reference, "chosen", asks_for_page);
  else if (vouch_cite_hit_get_pasted (hit))
    cite_pasted (self, hit, asks_for_page);
}

/** Opens the dialog of a new reference, with what is typed. */
void
vouch_cite_popover_new_reference (VouchCitePopover *self)
{
  g_autofree char *typed = vouch_editable_dup_text (GTK_EDITABLE (self->entry));

  if (vouch_cite_popover_find_owner (self))
    open_dialog (self, typed);
}

/** Takes the page that was asked for. */
void
vouch_cite_popover_take_locator (VouchCitePopover *self)
{
  VouchNode *citation
      = self->citation ? vouch_document_lookup (self->document, self->citation) : NULL;
  g_autoptr (JsonNode) locator = vouch_locator_form_make (self->locator);
  g_autoptr (VouchChange) change = NULL;
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (!citation || vouch_json_equal (locator, vouch_node_get_value (citation, "locator")))
    return;
  change = vouch_change_new_set (self->citation, "locator",
                                 vouch_node_get_value (citation, "locator"), locator);
  if (!vouch_document_edit (self->document, change, &error))
    vouch_cite_popover_fail (self, error);
}
