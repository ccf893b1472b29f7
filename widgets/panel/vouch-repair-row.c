/* vouch-repair-row.c: one place that a repair changes, before and after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-repair-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-marked-words.h"
#include "vouch-node-words.h"

/** VouchRepairRow: where it is, what goes struck through, what comes underlined; a check. */
struct _VouchRepairRow
{
  AdwBin parent_instance;

  GBinding *binding; /* (unowned) (nullable): the check's */

  GtkCheckButton *check;
  GtkLabel       *place;
  GtkLabel       *before;
  GtkLabel       *after;
};

G_DEFINE_FINAL_TYPE (VouchRepairRow, vouch_repair_row, ADW_TYPE_BIN)

static void
show_words (VouchRepairRow  *self,
            VouchRepairStep *step)
{
  const char *before = vouch_repair_step_get_before (step);
  const char *after = vouch_repair_step_get_after (step);
  g_autofree char *before_markup = NULL;
  g_autofree char *after_markup = NULL;
  /* Translators: what a statement says, and what it will say; read out by a screen reader. */
  g_autofree char *name = g_strdup_printf (_("“%s” becomes “%s”"), before, after);

  vouch_mark_words (before, after, &before_markup, &after_markup);
  gtk_label_set_markup (self->before, before_markup);
  gtk_label_set_markup (self->after, after_markup);
  gtk_widget_set_visible (GTK_WIDGET (self->before), *before != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->after), *after != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
vouch_repair_row_class_init (VouchRepairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-repair-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchRepairRow, check);
  gtk_widget_class_bind_template_child (widget_class, VouchRepairRow, place);
  gtk_widget_class_bind_template_child (widget_class, VouchRepairRow, before);
  gtk_widget_class_bind_template_child (widget_class, VouchRepairRow, after);
}

static void
vouch_repair_row_init (VouchRepairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_repair_row_new (void)
{
  return g_object_new (VOUCH_TYPE_REPAIR_ROW, NULL);
}

/**
 * vouch_repair_row_set_step:
 * @document: (nullable): whose node is repaired; for where it stands
 * @step: (nullable): what to show
 */
void
vouch_repair_row_set_step (VouchRepairRow  *self,
                           VouchDocument   *document,
                           VouchRepairStep *step)
{
  VouchNode *node;
  g_autofree char *place = NULL;

  g_return_if_fail (VOUCH_IS_REPAIR_ROW (self));

  g_clear_pointer (&self->binding, g_binding_unbind);
  if (!step)
    return;
  node = document ? vouch_document_lookup (document, vouch_repair_step_get_node (step)) : NULL;
  place = node ? vouch_node_dup_title (node) : g_strdup ("");
  gtk_label_set_text (self->place, place);
  show_words (self, step);
  self->binding = g_object_bind_property (step, "wanted", self->check, "active",
                                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}
