/* vouch-findings-view.c: the list of findings, worked off by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-findings-view-private.h"

#include "vouch-finding-activate.h"
#include "vouch-finding-heading.h"
#include "vouch-finding-row.h"

/**
 * VouchFindingsView:
 *
 * Up and Down go from finding to finding, Enter shows the statement, Shift+Enter
 * fixes, K keeps it as it is with a reason, Right and Left show and hide why. A
 * click shows the statement too. What is selected stays selected while the card is
 * edited; when it is fixed, another one of its field is, or, for who works in the list,
 * the next one, and the keyboard goes along.
 */
G_DEFINE_FINAL_TYPE (VouchFindingsView, vouch_findings_view, ADW_TYPE_BIN)

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

enum
{
  SIGNAL_KEEP,
  SIGNAL_EXPLAIN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static guint
get_position (VouchFindingsView *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

static void
tell_selected (VouchFindingsView *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);
  VouchFinding *finding = VOUCH_IS_FINDING (item) ? item : NULL;

  if (!self->is_refreshing && g_set_object (&self->selected, finding))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
selected_cb (VouchFindingsView *self)
{
  tell_selected (self);
}

/* Also makes it the list's item for the keyboard. */
static void
scroll_to (VouchFindingsView *self,
           guint              position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
has_focus_in (VouchFindingsView *self,
              GtkWidget         *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
has_focus (VouchFindingsView *self)
{
  return has_focus_in (self, GTK_WIDGET (self));
}

/* What is beside the list is for what is selected in it: its fix, its reason, its kind. */
static gboolean
is_worked_on (VouchFindingsView *self)
{
  return has_focus_in (self, self->home ? self->home : GTK_WIDGET (self));
}

/* The item of the list that shows @finding; this GTK doesn't tell it. */
static GtkWidget *
find_item (VouchFindingsView *self,
           VouchFinding      *finding)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (VOUCH_IS_FINDING_ROW (row)
          && vouch_finding_row_get_finding (VOUCH_FINDING_ROW (row)) == finding)
        return item;
    }
  return NULL;
}

static gboolean
focus_selected (VouchFindingsView *self)
{
  GtkWidget *item = self->selected ? find_item (self, self->selected) : NULL;

  return gtk_widget_grab_focus (item ? item : GTK_WIDGET (self->list));
}

/** Selects the finding at @from, or the next one in the direction of @step, and focuses it. */
gboolean
vouch_findings_view_go_to (VouchFindingsView *self,
                           guint              from,
                           int                step)
{
  guint position;

  if (!vouch_finding_rows_find_near (self->rows, from, step, &position))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
  focus_selected (self);
  return TRUE;
}

/* --- the top --- */

static GtkAdjustment *
get_adjustment (VouchFindingsView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

/* Not where the selected one would be below the end. */
static gboolean
to_top_cb (gpointer data)
{
  VouchFindingsView *self = data;
  GtkAdjustment *adjustment = get_adjustment (self);
  GtkWidget *item = self->selected ? find_item (self, self->selected) : NULL;
  graphene_rect_t bounds;

  self->to_top = 0;
  if (!item || !gtk_widget_compute_bounds (item, GTK_WIDGET (self->list), &bounds)
      || bounds.origin.y + bounds.size.height + gtk_adjustment_get_value (adjustment)
             <= self->page_size)
    gtk_adjustment_set_value (adjustment, 0);
  return G_SOURCE_REMOVE;
}

/* The list keeps the selected row at the same part of its height: where the details below
 * take some of that, it scrolls the first heading away. */
static void
scrolled_cb (VouchFindingsView *self,
             GtkAdjustment     *adjustment)
{
  double page_size = gtk_adjustment_get_page_size (adjustment);
  gboolean is_at_top = gtk_adjustment_get_value (adjustment) < 1;

  if (ABS (page_size - self->page_size) < 1)
    self->is_at_top = is_at_top;
  else if (self->is_at_top && !is_at_top && self->to_top == 0)
    self->to_top = g_idle_add_full (G_PRIORITY_HIGH_IDLE, to_top_cb, self, NULL);
  self->page_size = page_size;
}

static void
follow_adjustment (VouchFindingsView *self)
{
  self->is_at_top = TRUE;
  g_signal_connect_object (get_adjustment (self), "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_adjustment (self), "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
activate_cb (VouchFindingsView *self,
             guint              position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (VOUCH_IS_FINDING (item))
    vouch_finding_go (GTK_WIDGET (self), VOUCH_FINDING (item));
}

static void
row_clicked_cb (GtkGestureClick *gesture,
                int              n_presses,
                double           x,
                double           y,
                gpointer         data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  VouchFinding *finding = vouch_finding_row_get_finding (VOUCH_FINDING_ROW (row));

  if (finding && n_presses == 1 && gtk_widget_contains (row, x, y))
    vouch_finding_go (row, finding);
}

/* Also for its button: what is worked on is what is selected. */
static void
row_entered_cb (VouchFindingsView       *self,
                GtkEventControllerFocus *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  VouchFinding *finding = vouch_finding_row_get_finding (VOUCH_FINDING_ROW (row));
  guint position;

  if (finding && finding != self->selected
      && vouch_finding_rows_find (self->rows, finding, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

static GtkWidget *
make_row (VouchFindingsView *self)
{
  GtkWidget *row = vouch_finding_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (click, "released", G_CALLBACK (row_clicked_cb), NULL);
  g_signal_connect_object (focus, "enter", G_CALLBACK (row_entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, focus);
  return row;
}

static void
bind_finding (VouchFindingsView *self,
              GtkListItem       *item,
              VouchFinding      *finding)
{
  if (!VOUCH_IS_FINDING_ROW (gtk_list_item_get_child (item)))
    gtk_list_item_set_child (item, make_row (self));
  vouch_finding_row_set_finding (VOUCH_FINDING_ROW (gtk_list_item_get_child (item)),
                                 self->validator, finding);
}

static void
bind_group (GtkListItem       *item,
            VouchFindingGroup *group)
{
  if (!VOUCH_IS_FINDING_HEADING (gtk_list_item_get_child (item)))
    gtk_list_item_set_child (item, vouch_finding_heading_new ());
  vouch_finding_heading_set_group (VOUCH_FINDING_HEADING (gtk_list_item_get_child (item)), group);
}

static void
bind_cb (VouchFindingsView *self,
         GtkListItem       *item)
{
  gpointer object = gtk_list_item_get_item (item);
  gboolean is_finding = VOUCH_IS_FINDING (object);

  gtk_list_item_set_selectable (item, is_finding);
  gtk_list_item_set_activatable (item, is_finding);
  if (is_finding)
    bind_finding (self, item, object);
  else
    bind_group (item, object);
}

static void
unbind_cb (VouchFindingsView *self,
           GtkListItem       *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (VOUCH_IS_FINDING_ROW (child))
    vouch_finding_row_set_finding (VOUCH_FINDING_ROW (child), NULL, NULL);
  else if (VOUCH_IS_FINDING_HEADING (child))
    vouch_finding_heading_set_group (VOUCH_FINDING_HEADING (child), NULL);
}

/* Where the selected row would stand: whoever comes in its place is next. */
static void
rows_changed_cb (VouchFindingsView *self,
                 guint              position,
                 guint              removed,
                 guint              added)
{
  if (self->place >= position + removed)
    self->place += added - removed;
  else if (self->place >= position)
    self->place = position;
}

/* The same one; where it is gone, another one of the same field. The list's next one only for
 * who works in the list: whoever writes in the card has not asked for another field. */
static void
select_again (VouchFindingsView *self,
              gboolean           goes_on)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->selected && !vouch_finding_rows_find (self->rows, self->selected, &position)
      && !vouch_finding_rows_find_field (self->rows, self->selected, &position)
      && (!goes_on
          || (!vouch_finding_rows_find_near (self->rows, self->place, 1, &position)
              && !vouch_finding_rows_find_near (self->rows, self->place - 1, -1, &position))))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
}

static void
vouch_findings_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, VOUCH_FINDINGS_VIEW (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_findings_view_dispose (GObject *object)
{
  VouchFindingsView *self = VOUCH_FINDINGS_VIEW (object);

  g_clear_handle_id (&self->to_top, g_source_remove);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->selected);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_findings_view_parent_class)->dispose (object);
}

static void
vouch_findings_view_class_init (VouchFindingsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_findings_view_get_property;
  object_class->dispose = vouch_findings_view_dispose;
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, VOUCH_TYPE_FINDING,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_KEEP] = g_signal_new ("keep", VOUCH_TYPE_FINDINGS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EXPLAIN] = g_signal_new ("explain", VOUCH_TYPE_FINDINGS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-findings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFindingsView, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "key_pressed_cb", G_CALLBACK (vouch_findings_view_key_pressed_cb));
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
vouch_findings_view_init (VouchFindingsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = vouch_finding_rows_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  follow_adjustment (self);
}

GtkWidget *
vouch_findings_view_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDINGS_VIEW, NULL);
}

/** @validator: (nullable): whose findings to list */
void
vouch_findings_view_set_validator (VouchFindingsView *self,
                                   VouchValidator    *validator)
{
  g_return_if_fail (VOUCH_IS_FINDINGS_VIEW (self));

  /* The rows ask the new one while they are bound. */
  vouch_finding_rows_set_validator (self->rows, NULL);
  g_set_object (&self->validator, validator);
  vouch_finding_rows_set_validator (self->rows, validator);
}

/** Returns: (transfer none): what is listed, and its filter. */
VouchFindingRows *
vouch_findings_view_get_rows (VouchFindingsView *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDINGS_VIEW (self), NULL);
  return self->rows;
}

/** Returns: (transfer none) (nullable): the selected one. */
VouchFinding *
vouch_findings_view_get_selected (VouchFindingsView *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDINGS_VIEW (self), NULL);
  return self->selected;
}

/**
 * vouch_findings_view_select:
 * @finding: (nullable): a finding
 *
 * Selects it and brings it into view; the keyboard stays where it is.
 *
 * Returns: whether it is listed.
 */
gboolean
vouch_findings_view_select (VouchFindingsView *self,
                            VouchFinding      *finding)
{
  guint position = GTK_INVALID_LIST_POSITION;
  gboolean is_listed;

  g_return_val_if_fail (VOUCH_IS_FINDINGS_VIEW (self), FALSE);

  is_listed = finding && vouch_finding_rows_find (self->rows, finding, &position);
  if (finding && !is_listed)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  if (is_listed)
    scroll_to (self, position);
  return is_listed;
}

/**
 * vouch_findings_view_set_home:
 * @home: an ancestor, with what belongs to the list
 *
 * Who has the keyboard in it works on the list, and is led on from what is fixed to the next.
 */
void
vouch_findings_view_set_home (VouchFindingsView *self,
                              GtkWidget         *home)
{
  g_return_if_fail (VOUCH_IS_FINDINGS_VIEW (self));

  self->home = home;
}

/** Lists the findings as they are now; selection and keyboard stay, or go on as told above. */
void
vouch_findings_view_refresh (VouchFindingsView *self)
{
  gboolean had_focus;
  gboolean was_worked_on;

  g_return_if_fail (VOUCH_IS_FINDINGS_VIEW (self));

  had_focus = has_focus (self);
  was_worked_on = is_worked_on (self);
  self->place = self->selected ? get_position (self) : 0;
  self->is_refreshing = TRUE;
  vouch_finding_rows_refresh (self->rows);
  select_again (self, was_worked_on);
  self->is_refreshing = FALSE;
  tell_selected (self);
  if (had_focus && !has_focus (self))
    vouch_findings_view_focus (self);
}

/** Returns: whether the selected finding, or the first, took the keyboard. */
gboolean
vouch_findings_view_focus (VouchFindingsView *self)
{
  guint at;

  g_return_val_if_fail (VOUCH_IS_FINDINGS_VIEW (self), FALSE);

  at = get_position (self);
  return vouch_findings_view_go_to (self, at == GTK_INVALID_LIST_POSITION ? 0 : at, 1)
         || gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
