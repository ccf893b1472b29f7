/* vouch-chip-box.c: the chips of a statement, in lines that break where they must.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-chip-box.h"

#include "vouch-picture.h"
#include "vouch-wrap-layout.h"

/**
 * VouchChipBox:
 *
 * One stop for Tab; within it the arrow keys go from chip to chip, Delete takes a
 * citation away, and the menu key or the secondary button opens its menu. A GtkFlowBox would cost twice as much and be a stop a chip.
 *
 * # CSS nodes
 *
 *     chips
 *     ╰── button.chip
 */
struct _VouchChipBox
{
  GtkWidget parent_instance;

  GPtrArray *chips; /* (owned) (element-type VouchChip): children; those behind n_shown are hidden */
  guint      n_shown;
  guint      n_added; /* between begin and end */
};

G_DEFINE_FINAL_TYPE (VouchChipBox, vouch_chip_box, GTK_TYPE_WIDGET)

static gboolean
find_focus (VouchChipBox *self,
            guint        *position)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child && g_ptr_array_find (self->chips, child, position) && *position < self->n_shown;
}

/* Tab enters at the first chip and leaves the box; the arrows go along it. */
static gboolean
vouch_chip_box_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  VouchChipBox *self = VOUCH_CHIP_BOX (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_back = direction == (is_rtl ? GTK_DIR_RIGHT : GTK_DIR_LEFT);
  guint position;

  if (self->n_shown == 0)
    return FALSE;
  if (!find_focus (self, &position))
    return gtk_widget_grab_focus (self->chips->pdata[0]);
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  if (is_back ? position == 0 : position + 1 >= self->n_shown)
    return FALSE;
  return gtk_widget_grab_focus (self->chips->pdata[is_back ? position - 1 : position + 1]);
}

static gboolean
opens_menu (guint           keyval,
            GdkModifierType modifiers)
{
  return (keyval == GDK_KEY_Menu && modifiers == 0)
         || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
}

static gboolean
open_menu (VouchChipBox *self,
           VouchChip    *chip)
{
  if (vouch_chip_get_kind (chip) != VOUCH_CHIP_CITATION)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.citation-menu", "s",
                              vouch_chip_get_target (chip));
  return TRUE;
}

static void
pressed_cb (VouchChipBox *self,
            int           n_press,
            double        x,
            double        y,
            GtkGesture   *gesture)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget && gtk_widget_get_parent (widget) != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);
  if (widget && open_menu (self, VOUCH_CHIP (widget)))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_pressed_cb (VouchChipBox    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  VouchChip *chip;
  guint position;

  if (opens_menu (keyval, modifiers) && find_focus (self, &position))
    return open_menu (self, self->chips->pdata[position]);
  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete && keyval != GDK_KEY_BackSpace)
      || modifiers != 0 || !find_focus (self, &position))
    return GDK_EVENT_PROPAGATE;
  chip = self->chips->pdata[position];
  if (vouch_chip_get_kind (chip) != VOUCH_CHIP_CITATION)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.uncite", "s", vouch_chip_get_target (chip));
  return GDK_EVENT_STOP;
}

static void
vouch_chip_box_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GtkSnapshot *chips = gtk_snapshot_new ();

  GTK_WIDGET_CLASS (vouch_chip_box_parent_class)->snapshot (widget, chips);
  vouch_picture_append (widget, snapshot, gtk_snapshot_free_to_node (chips));
}

static void
vouch_chip_box_dispose (GObject *object)
{
  VouchChipBox *self = VOUCH_CHIP_BOX (object);

  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  self->n_shown = 0;
  G_OBJECT_CLASS (vouch_chip_box_parent_class)->dispose (object);
}

static void
vouch_chip_box_finalize (GObject *object)
{
  g_ptr_array_unref (VOUCH_CHIP_BOX (object)->chips);
  G_OBJECT_CLASS (vouch_chip_box_parent_class)->finalize (object);
}

static void
vouch_chip_box_class_init (VouchChipBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_chip_box_dispose;
  object_class->finalize = vouch_chip_box_finalize;
  widget_class->focus = vouch_chip_box_focus;
  widget_class->snapshot = vouch_chip_box_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, VOUCH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vouch_chip_box_init (VouchChipBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->chips = g_ptr_array_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
vouch_chip_box_new (void)
{
  return g_object_new (VOUCH_TYPE_CHIP_BOX, NULL);
}

/** From here to vouch_chip_box_end(), each added look takes the next chip. */
void
vouch_chip_box_begin (VouchChipBox *self)
{
  g_return_if_fail (VOUCH_IS_CHIP_BOX (self));

  self->n_added = 0;
}

void
vouch_chip_box_add (VouchChipBox        *self,
                    const VouchChipLook *look)
{
  g_return_if_fail (VOUCH_IS_CHIP_BOX (self));

  if (self->n_added >= self->chips->len)
    {
      GtkWidget *chip = vouch_chip_new ();

      g_ptr_array_add (self->chips, chip);
      gtk_widget_set_parent (chip, GTK_WIDGET (self));
    }
  vouch_chip_show (self->chips->pdata[self->n_added], look);
  self->n_added++;
}

/* A chip that goes gives the focus to the one before it, or to its statement. */
static void
keep_focus (VouchChipBox *self)
{
  guint position;

  if (!find_focus (self, &position) || position < self->n_added)
    return;
  if (self->n_added > 0)
    gtk_widget_grab_focus (self->chips->pdata[self->n_added - 1]);
  else
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

/** Chips that were not needed are hidden, and kept. */
void
vouch_chip_box_end (VouchChipBox *self)
{
  g_return_if_fail (VOUCH_IS_CHIP_BOX (self));

  if (self->n_added == self->n_shown)
    return;
  keep_focus (self);
  self->n_shown = self->n_added;
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_set_visible (self->chips->pdata[i], i < self->n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_shown > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
vouch_chip_box_get_size (VouchChipBox *self)
{
  return self->n_shown;
}

/** Returns: (transfer none) (nullable): the chip there. */
VouchChip *
vouch_chip_box_get_chip (VouchChipBox *self,
                         guint         position)
{
  return position < self->n_shown ? self->chips->pdata[position] : NULL;
}
