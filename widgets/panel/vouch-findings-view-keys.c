/* vouch-findings-view-keys.c: what the keys do in the list of findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-findings-view-private.h"

#include "vouch-finding-activate.h"

/* Rows that Page Up and Page Down go. */
#define PAGE 8

/* Headings are no stops. At an end, what is there already stays selected. */
static gboolean
move (VouchFindingsView *self,
      int                steps)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint at = gtk_single_selection_get_selected (self->selection);
  gint64 to = at == GTK_INVALID_LIST_POSITION ? 0 : (gint64) at + steps;
  int step = steps > 0 ? 1 : -1;

  if (n == 0)
    return FALSE;
  to = CLAMP (to, 0, (gint64) n - 1);
  return vouch_findings_view_go_to (self, (guint) to, step) || vouch_findings_view_go_to (self, (guint) to, -step);
}

static gboolean
fix_selected (VouchFindingsView *self)
{
  if (!self->selected || !self->validator)
    return FALSE;
  if (vouch_finding_is_considered (self->selected))
    vouch_finding_take_back (GTK_WIDGET (self), self->validator, self->selected);
  else
    vouch_finding_activate (GTK_WIDGET (self), self->validator, self->selected);
  return TRUE;
}

static gboolean
explain_selected (VouchFindingsView *self,
                  gboolean           is_shown)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!self->selected)
    return FALSE;
  g_signal_emit_by_name (self, "explain", is_shown != is_mirrored);
  return TRUE;
}

static gboolean
ask_keep (VouchFindingsView *self)
{
  if (!self->selected)
    return FALSE;
  g_signal_emit_by_name (self, "keep");
  return TRUE;
}

static gboolean
press_plain (VouchFindingsView *self,
             guint              key)
{
  int last = (int) MIN (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), G_MAXINT);

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return move (self, -PAGE);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return move (self, PAGE);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move (self, -last);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move (self, last);
    case GDK_KEY_Right:
    case GDK_KEY_Left:
      return explain_selected (self, key == GDK_KEY_Right);
    case GDK_KEY_k:
      return ask_keep (self);
    default:
      return FALSE;
    }
}

/** Before the list's own bindings, which would stop at headings. */
gboolean
vouch_findings_view_key_pressed_cb (VouchFindingsView *self,
                                    guint              key,
                                    guint              code,
                                    GdkModifierType    state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (modifiers == GDK_SHIFT_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    return fix_selected (self);
  return modifiers == 0 && press_plain (self, key);
}
