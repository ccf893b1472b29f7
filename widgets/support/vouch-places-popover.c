/* vouch-places-popover.c: asks which of several places of a source a passage means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-places-popover.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Fits a narrow window. */
#define MAX_CHARS 36

/**
 * VouchPlacesPopover:
 *
 * One row a place: its page, and the words with what is around them. Up and Down go from place to
 * place, Enter takes one, Escape leaves all as it is.
 */
struct _VouchPlacesPopover
{
  GtkPopover parent_instance;

  VouchPassagePlaces *places;   /* (owned) (nullable) */
  char               *citation; /* (owned) (nullable) */

  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (VouchPlacesPopover, vouch_places_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
row_activated_cb (VouchPlacesPopover *self, GtkListBoxRow *row)
{
  int position = gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->places && position >= 0)
    g_signal_emit (self, chosen_signal, 0, (guint) position);
}

static char *
dup_heading (const VouchPassagePlace *place, guint number)
{
  if (place->quote->page == 0)
    /* Translators: the first, second, … place where a passage stands in a text without pages */
    return g_strdup_printf (_("Place %u"), number);
  return g_strdup_printf (_("Page %u"), place->quote->page);
}

static GtkWidget *
make_heading (const VouchPassagePlace *place, guint number)
{
  g_autofree char *heading = dup_heading (place, number);
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static GtkWidget *
make_words (const VouchPassagePlace *place)
{
  g_autofree char *text = g_strdup_printf ("…%s %s %s…", place->before, place->words, place->after);
  guint start = strlen ("…") + strlen (place->before) + 1;
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = start;
  bold->end_index = start + strlen (place->words);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  return label;
}

/* Choosing it would leave two places that look the same. */
static GtkWidget *
make_warning (void)
{
  GtkWidget *label = gtk_label_new (_("What is around it stands elsewhere too: quote more words"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_row (VouchPlacesPopover *self, const VouchPassagePlace *place, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *heading = dup_heading (place, number);
  g_autofree char *name = g_strdup_printf ("%s: %s %s %s", heading, place->before, place->words, place->after);

  gtk_box_append (GTK_BOX (box), make_heading (place, number));
  gtk_box_append (GTK_BOX (box), make_words (place));
  if (!place->is_only)
    gtk_box_append (GTK_BOX (box), make_warning ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->rows, row);
}

static void
clear_rows (VouchPlacesPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}

static void
vouch_places_popover_map (GtkWidget *widget)
{
  VouchPlacesPopover *self = VOUCH_PLACES_POPOVER (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  GTK_WIDGET_CLASS (vouch_places_popover_parent_class)->map (widget);
  if (first)
    {
      gtk_list_box_select_row (self->rows, first);
      gtk_widget_grab_focus (GTK_WIDGET (first));
    }
}

static void
vouch_places_popover_finalize (GObject *object)
{
  VouchPlacesPopover *self = VOUCH_PLACES_POPOVER (object);

  g_clear_pointer (&self->places, vouch_passage_places_unref);
  g_free (self->citation);
  G_OBJECT_CLASS (vouch_places_popover_parent_class)->finalize (object);
}

static void
vouch_places_popover_class_init (VouchPlacesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vouch_places_popover_finalize;
  widget_class->map = vouch_places_popover_map;
  chosen_signal = g_signal_new ("chosen", VOUCH_TYPE_PLACES_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/vouch/Vouch/ui/vouch-places-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchPlacesPopover, rows);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
vouch_places_popover_init (VouchPlacesPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_places_popover_new (void)
{
  return g_object_new (VOUCH_TYPE_PLACES_POPOVER, NULL);
}

/** Shows @places, which were looked up for the quote of @citation (an id). */
void
vouch_places_popover_set_places (VouchPlacesPopover *self, VouchPassagePlaces *places, const char *citation)
{
  g_return_if_fail (VOUCH_IS_PLACES_POPOVER (self));

  clear_rows (self);
  g_clear_pointer (&self->places, vouch_passage_places_unref);
  self->places = vouch_passage_places_ref (places);
  g_free (self->citation);
  self->citation = g_strdup (citation);
  for (guint i = 0; i < vouch_passage_places_get_size (places); i++)
    add_row (self, vouch_passage_places_get (places, i), i + 1);
}

/** Returns: (transfer none) (nullable): what it shows. */
VouchPassagePlaces *
vouch_places_popover_get_places (VouchPlacesPopover *self)
{
  return self->places;
}

/** Returns: (transfer none) (nullable): id of the citation that it asks about. */
const char *
vouch_places_popover_get_citation (VouchPlacesPopover *self)
{
  return self->citation;
}
