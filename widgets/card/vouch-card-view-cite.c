/* vouch-card-view-cite.c: a reference that is dragged onto a statement is cited there.
 *
 * The keyboard's way is the row's Cite button, or Ctrl+Enter at the statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-cite.h"

#include "vouch-card-view-private.h"
#include "vouch-reference.h"

/* The row that is marked, kept with the view. */
#define MARKED "vouch-cite-marked"

/* Returns: (nullable): the statement at @y; a cell of At a Glance is one too */
static VouchCardSlot *
find_statement (VouchCardView *self,
                double         y)
{
  VouchCardSlot *slot = vouch_card_view_find_slot_at (self, y);

  return slot && (slot->kind == VOUCH_SLOT_STATEMENT || slot->kind == VOUCH_SLOT_CELL) ? slot : NULL;
}

/* The row that a drop would cite from shows it. */
static void
mark (VouchCardView *self,
      GtkWidget     *row)
{
  GWeakRef *marked = g_object_get_data (G_OBJECT (self), MARKED);
  g_autoptr (GtkWidget) before = g_weak_ref_get (marked);

  if (before == row)
    return;
  if (before)
    gtk_widget_unset_state_flags (before, GTK_STATE_FLAG_DROP_ACTIVE);
  if (row)
    gtk_widget_set_state_flags (row, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
  g_weak_ref_set (marked, row);
}

static GdkDragAction
motion_cb (VouchCardView *self,
           double         x,
           double         y)
{
  VouchCardSlot *slot = find_statement (self, y);

  mark (self, slot ? slot->row : NULL);
  return slot ? GDK_ACTION_COPY : 0;
}

static void
leave_cb (VouchCardView *self)
{
  mark (self, NULL);
}

static gboolean
drop_cb (VouchCardView *self,
         const GValue  *value,
         double         x,
         double         y)
{
  VouchNode *reference = g_value_get_object (value);
  VouchCardSlot *slot = find_statement (self, y);

  mark (self, NULL);
  return slot && reference
         && gtk_widget_activate_action (GTK_WIDGET (self), "editor.cite-reference-for", "(ss)",
                                        vouch_node_get_id (slot->node), vouch_node_get_id (reference));
}

static void
free_mark (gpointer marked)
{
  g_weak_ref_clear (marked);
  g_free (marked);
}

/** Takes references that are dragged over from the Sources panel. */
void
vouch_card_view_cite_init (VouchCardView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (VOUCH_TYPE_REFERENCE, GDK_ACTION_COPY);
  GWeakRef *marked = g_new0 (GWeakRef, 1);

  g_weak_ref_init (marked, NULL);
  g_object_set_data_full (G_OBJECT (self), MARKED, marked, free_mark);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
