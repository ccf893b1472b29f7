/* vouch-outline-row.c: a section in the outline, with what is missing there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outline-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-section.h"
#include "vouch-tooltip.h"

#define INDENT 16

/**
 * VouchOutlineRow:
 *
 * A section's title, and a number: what stops the card there, in the colour of an
 * error; else what should be looked at, in the colour of a warning; else a tick.
 */
struct _VouchOutlineRow
{
  GtkListBoxRow parent_instance;

  char *id; /* (owned): a section's, or the card's for the article */

  GtkLabel  *title;
  GtkLabel  *count;
  GtkWidget *tick;

  guint errors;
  guint warnings;
};

G_DEFINE_FINAL_TYPE (VouchOutlineRow, vouch_outline_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe_counts (VouchOutlineRow *self)
{
  if (self->errors > 0)
    return g_strdup_printf (ngettext ("%u error here", "%u errors here",
                                      self->errors), self->errors);
  if (self->warnings > 0)
    return g_strdup_printf (ngettext ("%u warning or hint here", "%u warnings or hints here",
                                      self->warnings), self->warnings);
  return g_strdup (_("No findings here"));
}

static void
update_words (VouchOutlineRow *self)
{
  g_autofree char *counts = describe_counts (self);

  vouch_tooltip_set (GTK_WIDGET (self), counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, counts, -1);
}

static void
show_title (VouchOutlineRow *self,
            VouchNode       *node)
{
  const char *title = VOUCH_IS_SECTION (node) ? vouch_section_get_title (VOUCH_SECTION (node)) : NULL;

  if (!VOUCH_IS_SECTION (node))
    title = _("Article");
  else if (!title || *title == '\0')
    title = _("Without a title");
  gtk_label_set_text (self->title, title);
  update_words (self);
}

static void
title_changed_cb (VouchOutlineRow *self,
                  GParamSpec      *pspec,
                  VouchNode       *node)
{
  show_title (self, node);
}

static void
vouch_outline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VOUCH_TYPE_OUTLINE_ROW);
  G_OBJECT_CLASS (vouch_outline_row_parent_class)->dispose (object);
}

static void
vouch_outline_row_finalize (GObject *object)
{
  g_free (VOUCH_OUTLINE_ROW (object)->id);
  G_OBJECT_CLASS (vouch_outline_row_parent_class)->finalize (object);
}

static void
vouch_outline_row_class_init (VouchOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_outline_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_outline_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, VouchOutlineRow, count);
  gtk_widget_class_bind_template_child (widget_class, VouchOutlineRow, tick);
}

static void
vouch_outline_row_init (VouchOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_outline_row_new:
 * @node: a section, or the card for the article's row
 * @depth: 0 for a section, 1 for one within it
 */
GtkWidget *
vouch_outline_row_new (VouchNode *node,
                       guint      depth)
{
  VouchOutlineRow *self = g_object_new (VOUCH_TYPE_OUTLINE_ROW, NULL);

  self->id = g_strdup (vouch_node_get_id (node));
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), (int) depth * INDENT);
  if (VOUCH_IS_SECTION (node))
    g_signal_connect_object (node, "notify::title", G_CALLBACK (title_changed_cb), self,
                             G_CONNECT_SWAPPED);
  show_title (self, node);
  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the id of the node it stands for. */
const char *
vouch_outline_row_get_id (VouchOutlineRow *self)
{
  g_return_val_if_fail (VOUCH_IS_OUTLINE_ROW (self), NULL);
  return self->id;
}

/**
 * vouch_outline_row_set_counts:
 * @errors: findings that stop the card
 * @warnings: findings to look at
 */
void
vouch_outline_row_set_counts (VouchOutlineRow *self,
                              guint            errors,
                              guint            warnings)
{
  guint shown = errors > 0 ? errors : warnings;
  g_autofree char *number = g_strdup_printf ("%u", shown);

  g_return_if_fail (VOUCH_IS_OUTLINE_ROW (self));

  if (self->errors == errors && self->warnings == warnings)
    return;
  self->errors = errors;
  self->warnings = warnings;
  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), shown > 0);
  gtk_widget_set_visible (self->tick, shown == 0);
  if (errors > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "error");
  update_words (self);
}
