/* vouch-note-heading.c: what the notes below it are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-heading.h"

#include <glib/gi18n-lib.h>

#include "vouch-node-words.h"

/**
 * VouchNoteHeading:
 *
 * The section and the first words of a statement; a click shows it. The first of a
 * part of the list also has the part's name.
 */
struct _VouchNoteHeading
{
  AdwBin parent_instance;

  GSignalGroup *node; /* (owned): whose words are shown */

  GtkLabel  *part;
  GtkButton *go;
  GtkLabel  *section;
  GtkLabel  *words;
};

G_DEFINE_FINAL_TYPE (VouchNoteHeading, vouch_note_heading, ADW_TYPE_BIN)

static void
show_words (VouchNoteHeading *self,
            VouchNode        *node)
{
  g_autofree char *title = vouch_node_dup_title (node);
  g_autofree char *text = vouch_node_dup_words (node);
  g_autofree char *words = *text ? g_strdup_printf (_("“%s”"), text) : g_strdup (_("Empty"));

  gtk_label_set_text (self->section, title);
  gtk_label_set_text (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
node_notify_cb (VouchNoteHeading *self,
                GParamSpec       *pspec,
                VouchNode        *node)
{
  show_words (self, node);
}

static void
vouch_note_heading_dispose (GObject *object)
{
  VouchNoteHeading *self = VOUCH_NOTE_HEADING (object);

  if (self->node)
    g_signal_group_set_target (self->node, NULL);
  g_clear_object (&self->node);
  G_OBJECT_CLASS (vouch_note_heading_parent_class)->dispose (object);
}

static void
vouch_note_heading_class_init (VouchNoteHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_note_heading_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-note-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchNoteHeading, part);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteHeading, go);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteHeading, section);
  gtk_widget_class_bind_template_child (widget_class, VouchNoteHeading, words);
  gtk_widget_class_set_css_name (widget_class, "noteheading");
}

static void
vouch_note_heading_init (VouchNoteHeading *self)
{
  self->node = g_signal_group_new (VOUCH_TYPE_NODE);
  g_signal_group_connect_swapped (self->node, "notify", G_CALLBACK (node_notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_note_heading_new (void)
{
  return g_object_new (VOUCH_TYPE_NOTE_HEADING, NULL);
}

/**
 * vouch_note_heading_set_node:
 * @node: (nullable): what the notes are about; %NULL where it is gone
 * @part: (nullable): name of the part of the list that begins here
 */
void
vouch_note_heading_set_node (VouchNoteHeading *self,
                             VouchNode        *node,
                             const char       *part)
{
  g_return_if_fail (VOUCH_IS_NOTE_HEADING (self));

  gtk_label_set_text (self->part, part ? part : "");
  gtk_widget_set_visible (GTK_WIDGET (self->part), part != NULL);
  g_signal_group_set_target (self->node, node);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), node != NULL);
  if (!node)
    {
      gtk_label_set_text (self->section, _("No longer on the card"));
      gtk_label_set_text (self->words, "");
      return;
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "(ss)", vouch_node_get_id (node), "");
  show_words (self, node);
}
