/* vouch-findings-popover.c: the findings of one node, with their fixes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-findings-popover.h"

#include <glib/gi18n-lib.h>

#include "vouch-finding-activate.h"
#include "vouch-finding-row.h"
#include "vouch-level.h"

#define WIDTH 400       /* pixels, where there is room */
#define LEAST_WIDTH 260
#define HEIGHT 360      /* at most; longer lists scroll */
#define ROOM 60         /* beside it: its frame and margins, and the window's edge */

/**
 * VouchFindingsPopover:
 *
 * What is wrong with the statement where the keyboard is: Up and Down choose, Enter
 * fixes, K keeps it as it is with a reason, Escape leaves. It follows the checks
 * while it is open, and closes by itself when nothing is left.
 */
struct _VouchFindingsPopover
{
  GtkPopover parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  char           *node;      /* (owned) (nullable) */
  char           *author;    /* (owned) (nullable) */

  GtkStack          *pages;
  GtkScrolledWindow *scrolled;
  GtkListBox        *rows;
};

G_DEFINE_FINAL_TYPE (VouchFindingsPopover, vouch_findings_popover, GTK_TYPE_POPOVER)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static VouchFindingRow *
get_finding_row (GtkListBoxRow *item)
{
  GtkWidget *child = item ? gtk_list_box_row_get_child (item) : NULL;

  return VOUCH_IS_FINDING_ROW (child) ? VOUCH_FINDING_ROW (child) : NULL;
}

static VouchFinding *
get_finding (GtkListBoxRow *item)
{
  VouchFindingRow *row = get_finding_row (item);

  return row ? vouch_finding_row_get_finding (row) : NULL;
}

/* What the person goes on with elsewhere must not lie under a popover. */
static void
fix (VouchFindingsPopover *self,
     VouchFinding         *finding)
{
  g_autoptr (VouchFinding) held = g_object_ref (finding);
  g_autoptr (GtkWidget) parent = g_object_ref (gtk_widget_get_parent (GTK_WIDGET (self)));

  if (vouch_finding_is_considered (held))
    {
      vouch_finding_take_back (parent, self->validator, held);
      return;
    }
  if (!vouch_finding_is_fixed_by_itself (held))
    gtk_popover_popdown (GTK_POPOVER (self));
  vouch_finding_activate (parent, self->validator, held);
}

static void
keep (VouchFindingsPopover *self,
      VouchFinding         *finding)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (vouch_finding_is_considered (finding) || !vouch_validator_can_consider (finding))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  vouch_finding_keep (parent, self->validator, finding, self->author);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (VouchFindingsPopover *self,
                  GtkListBoxRow        *item)
{
  if (get_finding (item))
    fix (self, get_finding (item));
}

static void
row_keep_cb (VouchFindingsPopover *self,
             VouchFindingRow      *row)
{
  keep (self, vouch_finding_row_get_finding (row));
}

static gboolean
key_pressed_cb (VouchFindingsPopover *self,
                guint                 key,
                guint                 code,
                GdkModifierType       state)
{
  GtkListBoxRow *item = gtk_list_box_get_selected_row (self->rows);

  if (key != GDK_KEY_k || (state & gtk_accelerator_get_default_mod_mask ()) || !get_finding (item))
    return FALSE;
  keep (self, get_finding (item));
  return TRUE;
}

static GtkWidget *
make_row (VouchFindingsPopover *self,
          VouchFinding         *finding)
{
  GtkWidget *item = gtk_list_box_row_new ();
  GtkWidget *row = vouch_finding_row_new ();

  vouch_finding_row_set_tall (VOUCH_FINDING_ROW (row), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), row);
  vouch_finding_row_set_finding (VOUCH_FINDING_ROW (row), self->validator, finding);
  g_signal_connect_object (row, "keep", G_CALLBACK (row_keep_cb), self, G_CONNECT_SWAPPED);
  return item;
}

/* What stops the card first; what is kept as it is last. */
static int
get_rank (VouchFinding *finding)
{
  return vouch_finding_is_considered (finding) ? VOUCH_N_LEVELS
                                               : (int) vouch_finding_get_level (finding);
}

static GPtrArray *
list_findings (VouchFindingsPopover *self)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  if (!self->validator || !self->node)
    return sorted;
  all = vouch_finding_list_list_for_node (vouch_validator_get_findings (self->validator), self->node);
  for (int rank = 0; rank <= VOUCH_N_LEVELS; rank++)
    for (guint i = 0; i < all->len; i++)
      if (get_rank (all->pdata[i]) == rank)
        g_ptr_array_add (sorted, g_object_ref (all->pdata[i]));
  return sorted;
}

static int
take_away_rows (VouchFindingsPopover *self,
                GPtrArray            *findings)
{
  GtkListBoxRow *item;
  int i = 0;
  int selected = -1;

  while ((item = gtk_list_box_get_row_at_index (self->rows, i)))
    if (g_ptr_array_find (findings, get_finding (item), NULL))
      i++;
    else
      {
        if (gtk_list_box_row_is_selected (item))
          selected = i;
        gtk_list_box_remove (self->rows, GTK_WIDGET (item));
      }
  return selected;
}

/* The rows that stayed keep their order: a finding never changes its rank. */
static void
put_in_rows (VouchFindingsPopover *self,
             GPtrArray            *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (get_finding (gtk_list_box_get_row_at_index (self->rows, (int) i)) != findings->pdata[i])
      gtk_list_box_insert (self->rows, make_row (self, findings->pdata[i]), (int) i);
}

static void
focus_row (VouchFindingsPopover *self,
           int                   index)
{
  GtkListBoxRow *item = gtk_list_box_get_row_at_index (self->rows, MAX (index, 0));

  if (!item && index > 0)
    item = gtk_list_box_get_row_at_index (self->rows, index - 1);
  gtk_list_box_select_row (self->rows, item);
  if (item && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (item));
}

/* A popover may not be wider than the window that it is in. The scrolled window asks for the
 * height at the width that it would like, which is too little where it gets less. */
static void
fit (VouchFindingsPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int room = root ? gtk_widget_get_width (GTK_WIDGET (root)) - ROOM : WIDTH;
  int height;

  gtk_scrolled_window_set_min_content_width (self->scrolled, CLAMP (room, 1, LEAST_WIDTH));
  gtk_scrolled_window_set_max_content_width (self->scrolled, CLAMP (room, LEAST_WIDTH, WIDTH));
  gtk_widget_measure (GTK_WIDGET (self->rows), GTK_ORIENTATION_VERTICAL,
                      CLAMP (room, LEAST_WIDTH, WIDTH), NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scrolled, MIN (height, HEIGHT));
}

static void
refresh (VouchFindingsPopover *self)
{
  g_autoptr (GPtrArray) findings = list_findings (self);
  int gone = take_away_rows (self, findings);

  put_in_rows (self, findings);
  gtk_stack_set_visible_child_name (self->pages, findings->len > 0 ? "rows" : "nothing");
  fit (self);
  if (gone >= 0 || !gtk_list_box_get_selected_row (self->rows))
    focus_row (self, gone);
}

/* Closes only where something was fixed: a popover that was opened on a statement
 * without findings says so. */
static void
checked_cb (VouchFindingsPopover *self)
{
  gboolean had_rows = gtk_list_box_get_row_at_index (self->rows, 0) != NULL;

  refresh (self);
  if (had_rows && !gtk_list_box_get_row_at_index (self->rows, 0))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
vouch_findings_popover_show (GtkWidget *widget)
{
  fit (VOUCH_FINDINGS_POPOVER (widget));
  GTK_WIDGET_CLASS (vouch_findings_popover_parent_class)->show (widget);
}

static void
vouch_findings_popover_map (GtkWidget *widget)
{
  VouchFindingsPopover *self = VOUCH_FINDINGS_POPOVER (widget);

  GTK_WIDGET_CLASS (vouch_findings_popover_parent_class)->map (widget);
  focus_row (self, 0);
}

static void
stop_listening (VouchFindingsPopover *self)
{
  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
}

static void
vouch_findings_popover_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_value_set_string (value, VOUCH_FINDINGS_POPOVER (object)->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_findings_popover_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  VouchFindingsPopover *self = VOUCH_FINDINGS_POPOVER (object);

  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_free (self->author);
      self->author = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_findings_popover_dispose (GObject *object)
{
  VouchFindingsPopover *self = VOUCH_FINDINGS_POPOVER (object);

  stop_listening (self);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_findings_popover_parent_class)->dispose (object);
}

static void
vouch_findings_popover_finalize (GObject *object)
{
  VouchFindingsPopover *self = VOUCH_FINDINGS_POPOVER (object);

  g_free (self->node);
  g_free (self->author);
  G_OBJECT_CLASS (vouch_findings_popover_parent_class)->finalize (object);
}

static void
vouch_findings_popover_class_init (VouchFindingsPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_findings_popover_get_property;
  object_class->set_property = vouch_findings_popover_set_property;
  object_class->dispose = vouch_findings_popover_dispose;
  object_class->finalize = vouch_findings_popover_finalize;
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->show = vouch_findings_popover_show;
  widget_class->map = vouch_findings_popover_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-findings-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFindingsPopover, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingsPopover, rows);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingsPopover, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
vouch_findings_popover_init (VouchFindingsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a popover; its parent is what actions are looked for from. */
GtkWidget *
vouch_findings_popover_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDINGS_POPOVER, NULL);
}

/**
 * vouch_findings_popover_set_findings:
 * @validator: (nullable): the document's
 * @node: (nullable): id of the node whose findings to show
 */
void
vouch_findings_popover_set_findings (VouchFindingsPopover *self,
                                     VouchValidator       *validator,
                                     const char           *node)
{
  g_return_if_fail (VOUCH_IS_FINDINGS_POPOVER (self));

  stop_listening (self);
  g_set_object (&self->validator, validator);
  g_free (self->node);
  self->node = g_strdup (node);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}
