/* vouch-finding-heading.c: the heading of a group of findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-heading.h"

#include <glib/gi18n-lib.h>

struct _VouchFindingHeading
{
  AdwBin parent_instance;

  GSignalGroup *group; /* (owned): what is shown */

  GtkLabel *title;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (VouchFindingHeading, vouch_finding_heading, ADW_TYPE_BIN)

static void
show_group (VouchFindingHeading *self,
            VouchFindingGroup   *group)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *title = vouch_finding_group_get_title (group);
  guint count = vouch_finding_group_get_count (group);
  g_autofree char *number = g_strdup_printf ("%u", count);
  /* Translators: a section's title, and how many findings stand under it. */
  g_autofree char *name = g_strdup_printf (_("%s: %u"), title ? title : "", count);

  gtk_label_set_text (self->title, title ? title : "");
  gtk_label_set_text (self->count, number);
  if (item)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
group_notify_cb (VouchFindingHeading *self,
                 GParamSpec          *pspec,
                 VouchFindingGroup   *group)
{
  show_group (self, group);
}

static void
vouch_finding_heading_dispose (GObject *object)
{
  VouchFindingHeading *self = VOUCH_FINDING_HEADING (object);

  if (self->group)
    g_signal_group_set_target (self->group, NULL);
  g_clear_object (&self->group);
  G_OBJECT_CLASS (vouch_finding_heading_parent_class)->dispose (object);
}

static void
vouch_finding_heading_class_init (VouchFindingHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_finding_heading_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-finding-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFindingHeading, title);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingHeading, count);
  gtk_widget_class_set_css_name (widget_class, "findingheading");
}

static void
vouch_finding_heading_init (VouchFindingHeading *self)
{
  self->group = g_signal_group_new (VOUCH_TYPE_FINDING_GROUP);
  g_signal_group_connect_swapped (self->group, "notify", G_CALLBACK (group_notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_finding_heading_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDING_HEADING, NULL);
}

/** @group: (nullable): what to show */
void
vouch_finding_heading_set_group (VouchFindingHeading *self,
                                 VouchFindingGroup   *group)
{
  g_return_if_fail (VOUCH_IS_FINDING_HEADING (self));

  g_signal_group_set_target (self->group, group);
  if (group)
    show_group (self, group);
}
