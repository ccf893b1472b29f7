/* vouch-beside.c: a second view beside the first, or in its place where there is little width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-beside.h"

#include "vouch-adaptive.h"

/* Either of them needs less, in letters of the usual size: the room is shared in halves then. */
#define LEAST_WIDTH 340

struct _VouchBeside
{
  AdwBin parent_instance;

  VouchAdaptive *adaptive; /* (unowned: our child) */
  GtkPaned      *paned;    /* (unowned: in `adaptive`) */
};

G_DEFINE_FINAL_TYPE (VouchBeside, vouch_beside, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Until the user moves the border, room is shared as least widths are. */
static void
set_least_width (GtkWidget *child)
{
  if (child)
    gtk_widget_set_size_request (child, LEAST_WIDTH, -1);
}

static void
share_room (VouchBeside *self)
{
  GtkWidget *content = gtk_paned_get_start_child (self->paned);

  if (content)
    gtk_widget_set_visible (content, !gtk_paned_get_end_child (self->paned)
                                         || !vouch_beside_get_narrow (self));
}

static void
narrow_changed_cb (VouchBeside *self)
{
  share_room (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
vouch_beside_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, vouch_beside_get_narrow (VOUCH_BESIDE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
vouch_beside_class_init (VouchBesideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_beside_get_property;
  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* F6 and F8 are the window's: the next pane, the next finding. A paned takes both for itself. */
static gboolean
leave_key_cb (GtkPaned *paned, gboolean is_reversed, const char *signal)
{
  g_signal_stop_emission_by_name (paned, signal);
  return FALSE;
}

static void
vouch_beside_init (VouchBeside *self)
{
  self->adaptive = VOUCH_ADAPTIVE (vouch_adaptive_new ());
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  g_object_set (self->adaptive, "narrow-below", VOUCH_BESIDE_WIDTH, NULL);
  gtk_paned_set_shrink_start_child (self->paned, FALSE);
  gtk_paned_set_shrink_end_child (self->paned, FALSE);
  vouch_adaptive_set_child (self->adaptive, GTK_WIDGET (self->paned));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->adaptive));
  g_signal_connect (self->paned, "cycle-child-focus", G_CALLBACK (leave_key_cb),
                    (gpointer) "cycle-child-focus");
  g_signal_connect (self->paned, "cycle-handle-focus", G_CALLBACK (leave_key_cb),
                    (gpointer) "cycle-handle-focus");
  g_signal_connect_object (self->adaptive, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
vouch_beside_new (void)
{
  return g_object_new (VOUCH_TYPE_BESIDE, NULL);
}

/** Puts @child first: what is always there. */
void
vouch_beside_set_content (VouchBeside *self, GtkWidget *child)
{
  g_return_if_fail (VOUCH_IS_BESIDE (self));

  gtk_paned_set_start_child (self->paned, child);
  set_least_width (child);
  share_room (self);
}

/** Returns: (transfer none) (nullable): the second view. */
GtkWidget *
vouch_beside_get_aside (VouchBeside *self)
{
  g_return_val_if_fail (VOUCH_IS_BESIDE (self), NULL);
  return gtk_paned_get_end_child (self->paned);
}

/** @child: (nullable): the second view; without one the first has all room */
void
vouch_beside_set_aside (VouchBeside *self, GtkWidget *child)
{
  g_return_if_fail (VOUCH_IS_BESIDE (self));

  if (gtk_paned_get_end_child (self->paned) == child)
    return;
  gtk_paned_set_end_child (self->paned, child);
  set_least_width (child);
  share_room (self);
}

/**
 * vouch_beside_set_room:
 * @room: a widget that this one is in
 *
 * Takes the two side by side where there is room for them in @room: panes at the sides fold for
 * them, but not before the second one is there.
 */
void
vouch_beside_set_room (VouchBeside *self, GtkWidget *room)
{
  g_return_if_fail (VOUCH_IS_BESIDE (self));
  vouch_adaptive_set_room (self->adaptive, room);
}

/**
 * vouch_beside_guess_aside:
 * @room: the width of both, in pixels
 *
 * Returns: the width that a second view would have
 */
int
vouch_beside_guess_aside (VouchBeside *self, int room)
{
  int handle = 1;
  gboolean is_moved;

  g_return_val_if_fail (VOUCH_IS_BESIDE (self), 0);

  if (vouch_beside_get_narrow (self))
    return room;
  g_object_get (self->paned, "position-set", &is_moved, NULL);
  if (is_moved)
    return MAX (room - gtk_paned_get_position (self->paned) - handle, LEAST_WIDTH);
  return (room - handle) / 2;
}

/** Returns: whether there is room for one of them only. */
gboolean
vouch_beside_get_narrow (VouchBeside *self)
{
  g_return_val_if_fail (VOUCH_IS_BESIDE (self), FALSE);
  return vouch_adaptive_get_narrow (self->adaptive);
}
