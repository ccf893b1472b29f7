/* vouch-heading-row.c: a title on the card's page that can be written in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-heading-row.h"

#include "vouch-card-metrics.h"
#include "vouch-card-words.h"
#include "vouch-level-sign.h"

/**
 * VouchHeadingRow:
 *
 * The card's title or a section's. Its text begins where the statements' below it do.
 *
 * # CSS nodes
 *
 *     heading.level1|.level2|.level3
 *     ├── textview.statement
 *     ╰── sign
 */
struct _VouchHeadingRow
{
  GtkWidget parent_instance;

  VouchCardSlot    *slot;    /* (unowned: bound anew before it goes) (nullable) */
  VouchCardContext *context; /* (unowned: the view's) (nullable) */
  char             *name;    /* (owned) (nullable) */
  guint             level;

  VouchStatementText *text;
  VouchLevelSign     *sign;
};

G_DEFINE_FINAL_TYPE (VouchHeadingRow, vouch_heading_row, GTK_TYPE_WIDGET)

/* Of the first line with its padding, by level. */
static const int line_heights[] = { 28, 44, 36, 30 };

static int
get_text_width (int width)
{
  return MAX (width - 2 * vouch_card_gutter (width), 1);
}

static void
vouch_heading_row_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  VouchHeadingRow *self = VOUCH_HEADING_ROW (widget);

  *minimum = *natural = 100;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (GTK_WIDGET (self->text), orientation,
                        for_size < 0 ? -1 : get_text_width (for_size), minimum, natural, NULL, NULL);
  *minimum = *natural;
}

static void
vouch_heading_row_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  VouchHeadingRow *self = VOUCH_HEADING_ROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int gutter = vouch_card_gutter (width);
  GtkRequisition size;
  int x;

  gtk_widget_size_allocate (GTK_WIDGET (self->text),
                            &(GtkAllocation) { gutter, 0, get_text_width (width), height }, -1);
  if (!gtk_widget_should_layout (GTK_WIDGET (self->sign)))
    return;
  gtk_widget_get_preferred_size (GTK_WIDGET (self->sign), NULL, &size);
  x = (gutter - size.width) / 2;
  gtk_widget_size_allocate (GTK_WIDGET (self->sign),
                            &(GtkAllocation) { is_rtl ? x : width - gutter + x,
                                               (line_heights[self->level] - size.height) / 2,
                                               size.width, size.height }, -1);
}

static GtkSizeRequestMode
vouch_heading_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
vouch_heading_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VOUCH_HEADING_ROW (widget)->text));
}

static void
vouch_heading_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (vouch_heading_row_parent_class)->dispose (object);
}

static void
vouch_heading_row_finalize (GObject *object)
{
  g_free (VOUCH_HEADING_ROW (object)->name);
  G_OBJECT_CLASS (vouch_heading_row_parent_class)->finalize (object);
}

static void
vouch_heading_row_class_init (VouchHeadingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_heading_row_dispose;
  object_class->finalize = vouch_heading_row_finalize;
  widget_class->measure = vouch_heading_row_measure;
  widget_class->size_allocate = vouch_heading_row_size_allocate;
  widget_class->get_request_mode = vouch_heading_row_get_request_mode;
  widget_class->grab_focus = vouch_heading_row_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "heading");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
vouch_heading_row_init (VouchHeadingRow *self)
{
  self->text = VOUCH_STATEMENT_TEXT (vouch_statement_text_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  self->sign = VOUCH_LEVEL_SIGN (vouch_level_sign_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->sign), GTK_WIDGET (self));
}

GtkWidget *
vouch_heading_row_new (void)
{
  return g_object_new (VOUCH_TYPE_HEADING_ROW, NULL);
}

static void
show_level (VouchHeadingRow *self)
{
  static const char *const classes[] = { NULL, "level1", "level2", "level3" };
  guint level = vouch_heading_row_find_level (self->slot);

  if (self->level == level)
    return;
  if (self->level > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->level]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[level]);
  self->level = level;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level,
                                  -1);
}

/**
 * vouch_heading_row_bind:
 * @self: a row, perhaps one from the pool
 * @slot: (nullable): the title's or a heading's; %NULL before the row goes to the pool
 * @context: (nullable): of the view
 */
void
vouch_heading_row_bind (VouchHeadingRow  *self,
                        VouchCardSlot    *slot,
                        VouchCardContext *context)
{
  GtkTextBuffer *buffer = NULL;

  g_return_if_fail (VOUCH_IS_HEADING_ROW (self));

  self->slot = slot;
  self->context = context;
  if (slot)
    {
      show_level (self);
      buffer = GTK_TEXT_BUFFER (vouch_card_buffers_take (context->buffers, slot->node, "title"));
    }
  vouch_statement_text_set_field (self->text, buffer);
  if (!slot)
    return;
  vouch_statement_text_set_placeholder (self->text, vouch_card_words_placeholder (slot));
  vouch_heading_row_rename (self);
  vouch_heading_row_show_findings (self);
}

/** Underlines what the checks say of the title, and shows what they say of the whole. */
void
vouch_heading_row_show_findings (VouchHeadingRow *self)
{
  g_autoptr (GPtrArray) findings = NULL;
  GtkTextBuffer *buffer;

  g_return_if_fail (VOUCH_IS_HEADING_ROW (self));

  if (!self->slot)
    return;
  findings = vouch_card_context_list_findings (self->context, vouch_node_get_id (self->slot->node));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  vouch_field_buffer_set_findings (VOUCH_FIELD_BUFFER (buffer), findings);
  vouch_level_sign_show_findings (self->sign, findings);
}

/** Says again which heading it is, and what it says. */
void
vouch_heading_row_rename (VouchHeadingRow *self)
{
  g_autofree char *name = NULL;
  const char *title;

  g_return_if_fail (VOUCH_IS_HEADING_ROW (self));

  if (!self->slot)
    return;
  name = vouch_card_words_field (self->slot);
  vouch_statement_text_set_label (self->text, name);
  title = vouch_node_get_text (self->slot->node, "title");
  if (g_strcmp0 (self->name, title ? title : "") == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (title ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *self->name ? self->name : name, -1);
}

/** Returns: the level of headings that @slot is of, from 1. */
guint
vouch_heading_row_find_level (VouchCardSlot *slot)
{
  return MIN (slot->depth + 1, VOUCH_N_HEADING_LEVELS);
}

/** Returns: the level that it shows, from 1; 0 before it was bound. */
guint
vouch_heading_row_get_level (VouchHeadingRow *self)
{
  g_return_val_if_fail (VOUCH_IS_HEADING_ROW (self), 0);

  return self->level;
}

VouchStatementText *
vouch_heading_row_get_text (VouchHeadingRow *self)
{
  return self->text;
}
