/* vouch-key-bar.c: buttons in two lines at most; what has no room there is in a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-key-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP 6
#define LINE_GAP 4
#define MAX_LINES 2
/* In the menu a name wraps: it may have no room in a line of the window. */
#define MENU_CHARS 24

/**
 * VouchKeyBar:
 *
 * Tells with buttons what keys do. They stand in the order in which they are added, at their
 * natural width. Where not all have room, those of the lowest ranks stay, and the rest is in
 * a menu at the end. The bar is never wider than what stays longest.
 */
struct _VouchKeyBar
{
  GtkWidget parent_instance;

  GPtrArray *buttons; /* (owned) (element-type GtkWidget): (unowned) children, in order */
  GArray    *ranks;   /* (owned) (element-type guint): of each */
  GtkWidget *more;    /* (unowned: a child): the menu's button */
  GtkWidget *popover; /* (unowned: more's) */
  GtkWidget *rows;    /* (unowned: in popover) */
};

G_DEFINE_FINAL_TYPE (VouchKeyBar, vouch_key_bar, GTK_TYPE_WIDGET)

/* Where the next child comes to stand. */
typedef struct
{
  int width;
  int line_height;
  int x;
  int y;
  int n_lines;
} Pen;

static int
get_width (GtkWidget *child, int most)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, most));
}

/* All are as high as the highest. */
static int
get_line_height (VouchKeyBar *self)
{
  int most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      most = MAX (most, natural);
    }
  return most;
}

/* Goes behind @child; where @child is to be, it is put there too. */
static void
pass (Pen *pen, GtkWidget *child, gboolean is_final)
{
  int width = get_width (child, pen->width);
  gboolean is_rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  if (pen->n_lines == 0 || (pen->x > 0 && pen->x + width > pen->width))
    {
      pen->y += pen->n_lines > 0 ? pen->line_height + LINE_GAP : 0;
      pen->x = 0;
      pen->n_lines++;
    }
  if (is_final)
    gtk_widget_size_allocate (child, &(GtkAllocation){ is_rtl ? pen->width - pen->x - width : pen->x,
                                                       pen->y, width, pen->line_height }, -1);
  pen->x += width + GAP;
}

static Pen
lay_out (VouchKeyBar *self, int width, const gboolean *is_shown, gboolean is_final)
{
  Pen pen = { .width = width, .line_height = get_line_height (self) };
  gboolean has_more = FALSE;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];

      has_more = has_more || (!is_shown[i] && gtk_widget_get_visible (button));
      if (is_final)
        gtk_widget_set_child_visible (button, is_shown[i]);
      if (is_shown[i])
        pass (&pen, button, is_final);
    }
  if (is_final)
    gtk_widget_set_child_visible (self->more, has_more);
  if (has_more)
    pass (&pen, self->more, is_final);
  return pen;
}

/* Whether the one at @i stays too, beside those that are to. */
static void
consider (VouchKeyBar *self, int width, gboolean *is_shown, guint i)
{
  if (!gtk_widget_get_visible (self->buttons->pdata[i]))
    return;
  is_shown[i] = TRUE;
  if (g_array_index (self->ranks, guint, i) > 0
      && lay_out (self, width, is_shown, FALSE).n_lines > MAX_LINES)
    is_shown[i] = FALSE;
}

/* Returns: (transfer full): of each button, whether it is in the lines. */
static gboolean *
choose (VouchKeyBar *self, int width)
{
  gboolean *is_shown = g_new0 (gboolean, self->buttons->len + 1);

  for (guint i = 0; i < self->buttons->len; i++)
    is_shown[i] = gtk_widget_get_visible (self->buttons->pdata[i]);
  if (lay_out (self, width, is_shown, FALSE).n_lines <= MAX_LINES)
    return is_shown;
  memset (is_shown, 0, sizeof (gboolean) * self->buttons->len);
  for (guint rank = 0; rank < self->buttons->len; rank++)
    for (guint i = 0; i < self->buttons->len; i++)
      if (g_array_index (self->ranks, guint, i) == rank)
        consider (self, width, is_shown, i);
  return is_shown;
}

static void
measure_width (VouchKeyBar *self, int *minimum, int *natural)
{
  gtk_widget_measure (self->more, GTK_ORIENTATION_HORIZONTAL, -1, minimum, NULL, NULL, NULL);
  *natural = 0;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int least, wanted;

      if (!gtk_widget_get_visible (self->buttons->pdata[i]))
        continue;
      gtk_widget_measure (self->buttons->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      if (g_array_index (self->ranks, guint, i) == 0)
        *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? GAP : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static void
vouch_key_bar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  VouchKeyBar *self = VOUCH_KEY_BAR (widget);
  g_autofree gboolean *is_shown = NULL;
  Pen pen;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  if (for_size < 0)
    for_size = G_MAXINT / 2;
  is_shown = choose (self, for_size);
  pen = lay_out (self, for_size, is_shown, FALSE);
  *minimum = *natural = pen.y + pen.line_height;
}

static void
vouch_key_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VouchKeyBar *self = VOUCH_KEY_BAR (widget);
  g_autofree gboolean *is_shown = choose (self, width);

  lay_out (self, width, is_shown, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static GtkSizeRequestMode
vouch_key_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- the menu --- */

static void
row_clicked_cb (VouchKeyBar *self, GtkWidget *row)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit_by_name (button, "clicked");
}

static void
add_row (VouchKeyBar *self, GtkWidget *button)
{
  GtkWidget *words = gtk_label_new (gtk_button_get_label (GTK_BUTTON (button)));
  GtkWidget *row = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), MENU_CHARS);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_button_set_child (GTK_BUTTON (row), words);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_set_sensitive (row, gtk_widget_get_sensitive (button));
  g_object_set_data (G_OBJECT (row), "button", button);
  g_signal_connect_object (row, "clicked", G_CALLBACK (row_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* As the buttons are now: their names and whether they can be pressed change. */
static void
shown_cb (VouchKeyBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)))
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_visible (self->buttons->pdata[i])
        && !gtk_widget_get_child_visible (self->buttons->pdata[i]))
      add_row (self, self->buttons->pdata[i]);
}

/* --- the widget --- */

static void
vouch_key_bar_dispose (GObject *object)
{
  VouchKeyBar *self = VOUCH_KEY_BAR (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  g_array_set_size (self->ranks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (vouch_key_bar_parent_class)->dispose (object);
}

static void
vouch_key_bar_finalize (GObject *object)
{
  g_ptr_array_unref (VOUCH_KEY_BAR (object)->buttons);
  g_array_unref (VOUCH_KEY_BAR (object)->ranks);
  G_OBJECT_CLASS (vouch_key_bar_parent_class)->finalize (object);
}

static void
vouch_key_bar_class_init (VouchKeyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_key_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_key_bar_finalize;
  widget_class->measure = vouch_key_bar_measure;
  widget_class->size_allocate = vouch_key_bar_size_allocate;
  widget_class->get_request_mode = vouch_key_bar_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "keybar");
}

static void
vouch_key_bar_init (VouchKeyBar *self)
{
  self->buttons = g_ptr_array_new ();
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->popover = gtk_popover_new ();
  self->more = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->rows);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), self->popover);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_tooltip_text (self->more, _("More"));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
vouch_key_bar_new (void)
{
  return g_object_new (VOUCH_TYPE_KEY_BAR, NULL);
}

/**
 * vouch_key_bar_add:
 * @button: a button with a label
 * @rank: how soon it goes into the menu: 0 never does, the highest is the first
 */
void
vouch_key_bar_add (VouchKeyBar *self, GtkWidget *button, guint rank)
{
  g_return_if_fail (VOUCH_IS_KEY_BAR (self) && GTK_IS_BUTTON (button));

  gtk_widget_insert_before (button, GTK_WIDGET (self), self->more);
  g_ptr_array_add (self->buttons, button);
  g_array_append_val (self->ranks, rank);
}

/**
 * vouch_key_bar_point:
 * @popover: a child of the bar
 * @button: one of its buttons
 *
 * Lets @popover point to @button, or to the menu that it is in.
 */
void
vouch_key_bar_point (VouchKeyBar *self, GtkPopover *popover, GtkWidget *button)
{
  graphene_rect_t bounds;

  g_return_if_fail (VOUCH_IS_KEY_BAR (self));

  if (!gtk_widget_compute_bounds (gtk_widget_get_child_visible (button) ? button : self->more,
                                  GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                         (int) bounds.size.width, (int) bounds.size.height });
}
