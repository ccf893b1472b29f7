/* vouch-card-view-keys.c: what keys do on the card's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include "vouch-flash.h"

/* One key. @applies says whether it means something here; only then is the input method
 * asked for it, as the text view would ask: while it composes, Enter ends that, and no
 * statement is split. */
typedef struct
{
  guint            key;
  GdkModifierType  modifiers;
  gboolean       (*applies) (VouchCardView      *self,
                             VouchStatementText *text);
  void           (*run)     (VouchCardView      *self,
                             VouchStatementText *text);
} Key;

static GtkTextBuffer *
get_buffer (VouchStatementText *text)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
}

static void
get_caret (VouchStatementText *text,
           GtkTextIter        *caret)
{
  gtk_text_buffer_get_iter_at_mark (get_buffer (text), caret,
                                    gtk_text_buffer_get_insert (get_buffer (text)));
}

/* --- when --- */

static gboolean
always (VouchCardView      *self,
        VouchStatementText *text)
{
  return TRUE;
}

static gboolean
is_statement (VouchCardView      *self,
              VouchStatementText *text)
{
  return self->focused->kind == VOUCH_SLOT_STATEMENT;
}

static gboolean
has_sources (VouchCardView      *self,
             VouchStatementText *text)
{
  return self->focused->kind == VOUCH_SLOT_STATEMENT || self->focused->kind == VOUCH_SLOT_CELL;
}

static gboolean
is_at_start (VouchCardView      *self,
             VouchStatementText *text)
{
  GtkTextIter caret;

  get_caret (text, &caret);
  return gtk_text_iter_is_start (&caret) && !gtk_text_buffer_get_has_selection (get_buffer (text));
}

static gboolean
is_at_end (VouchCardView      *self,
           VouchStatementText *text)
{
  GtkTextIter caret;

  get_caret (text, &caret);
  return gtk_text_iter_is_end (&caret) && !gtk_text_buffer_get_has_selection (get_buffer (text));
}

static gboolean
is_statement_start (VouchCardView      *self,
                    VouchStatementText *text)
{
  return is_statement (self, text) && is_at_start (self, text);
}

static gboolean
is_statement_end (VouchCardView      *self,
                  VouchStatementText *text)
{
  return is_statement (self, text) && is_at_end (self, text);
}

/* Lines are what is seen, not what ends with a line break. */
static gboolean
is_on_line_of (VouchStatementText *text,
               const GtkTextIter  *other)
{
  GdkRectangle here, there;
  GtkTextIter caret;

  get_caret (text, &caret);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (text), &caret, &here);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (text), other, &there);
  return here.y == there.y;
}

static gboolean
is_on_first_line (VouchCardView      *self,
                  VouchStatementText *text)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (get_buffer (text), &start);
  return is_on_line_of (text, &start);
}

static gboolean
is_on_last_line (VouchCardView      *self,
                 VouchStatementText *text)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (get_buffer (text), &end);
  return is_on_line_of (text, &end);
}

/* --- what --- */

static void
go_to_next_text (VouchCardView *self)
{
  vouch_card_view_focus_slot (self, vouch_card_view_find_text (self, self->focused->index + 1, 1),
                              0);
}

static void
press_enter (VouchCardView      *self,
             VouchStatementText *text)
{
  if (!vouch_card_view_split (self))
    go_to_next_text (self);
}

/* A title is one line, and so is a word of a table. */
static void
break_line (VouchCardView      *self,
            VouchStatementText *text)
{
  if (has_sources (self, text))
    vouch_statement_text_insert (text, "\n");
}

static void
join_up (VouchCardView      *self,
         VouchStatementText *text)
{
  if (!vouch_card_view_join_up (self))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
join_down (VouchCardView      *self,
           VouchStatementText *text)
{
  if (!vouch_card_view_join_down (self))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
shift (VouchCardView *self,
       int            step,
       gboolean       to_section)
{
  if (!vouch_card_view_shift (self, step, to_section))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
move_up (VouchCardView      *self,
         VouchStatementText *text)
{
  shift (self, -1, FALSE);
}

static void
move_down (VouchCardView      *self,
           VouchStatementText *text)
{
  shift (self, 1, FALSE);
}

static void
move_to_section_above (VouchCardView      *self,
                       VouchStatementText *text)
{
  shift (self, -1, TRUE);
}

static void
move_to_section_below (VouchCardView      *self,
                       VouchStatementText *text)
{
  shift (self, 1, TRUE);
}

static void
activate_here (VouchCardView *self,
               const char    *action)
{
  g_autofree char *id = g_strdup (self->focused_id);

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static void
cite (VouchCardView      *self,
      VouchStatementText *text)
{
  activate_here (self, "editor.cite");
}

/* A text view takes Enter for a new line whatever is held down with it. */
static void
refuse (VouchCardView      *self,
        VouchStatementText *text)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
publish (VouchCardView      *self,
         VouchStatementText *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.publish", NULL);
}

static void
write_note (VouchCardView      *self,
            VouchStatementText *text)
{
  activate_here (self, "editor.write-note");
}

static void
show_repairs (VouchCardView      *self,
              VouchStatementText *text)
{
  activate_here (self, "editor.show-repairs");
}

/* To the same place in the line, as within one text. */
static void
go_to_line (VouchCardView      *self,
            VouchStatementText *text,
            int                 step)
{
  VouchCardSlot *slot = vouch_card_view_find_text (self, self->focused->index + step, step);
  GdkRectangle from, line;
  GtkTextView *target;
  GtkTextIter iter;
  double x = 0;
  int buffer_x;

  if (!slot || !vouch_statement_text_get_caret_place (text, GTK_WIDGET (self), &from))
    return;
  vouch_card_view_focus_slot (self, slot, step > 0 ? 0 : G_MAXUINT - 1);
  target = GTK_TEXT_VIEW (vouch_card_row_get_text (slot->row));
  if (!slot->is_exact)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (target), from.x, 0, &x, NULL);
  gtk_text_view_window_to_buffer_coords (target, GTK_TEXT_WINDOW_WIDGET, (int) x, 0, &buffer_x,
                                         NULL);
  get_caret (VOUCH_STATEMENT_TEXT (target), &iter);
  gtk_text_view_get_iter_location (target, &iter, &line);
  gtk_text_view_get_iter_at_location (target, &iter, buffer_x, line.y + line.height / 2);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (target), &iter);
}

static void
go_up (VouchCardView      *self,
       VouchStatementText *text)
{
  go_to_line (self, text, -1);
}

static void
go_down (VouchCardView      *self,
         VouchStatementText *text)
{
  go_to_line (self, text, 1);
}

/* The page moves, and the caret with it: it stays about where it was in the window, and
 * goes on by itself where the page can't. */
static void
turn_page (VouchCardView *self,
           int            step)
{
  double way = step * gtk_adjustment_get_page_increment (self->vadjustment);
  double value = gtk_adjustment_get_value (self->vadjustment);
  GdkRectangle caret = { 0 };
  VouchCardSlot *slot;

  vouch_card_view_get_caret (self, &caret);
  gtk_adjustment_set_value (self->vadjustment, value + way);
  way -= gtk_adjustment_get_value (self->vadjustment) - value;
  slot = vouch_card_view_find_slot_at (self, caret.y + way);
  slot = slot ? vouch_card_view_find_text (self, slot->index, step) : NULL;
  if (!slot)
    slot = vouch_card_view_find_text (self, step > 0 ? vouch_card_slots_get_size (self->slots) - 1
                                                     : 0, -step);
  vouch_card_view_focus_slot (self, slot, G_MAXUINT);
}

static void
page_up (VouchCardView      *self,
         VouchStatementText *text)
{
  turn_page (self, -1);
}

static void
page_down (VouchCardView      *self,
           VouchStatementText *text)
{
  turn_page (self, 1);
}

/* First the text's own end, then the card's. */
static void
go_to_top (VouchCardView      *self,
           VouchStatementText *text)
{
  vouch_card_view_focus_slot (self, vouch_card_view_find_text (self, 0, 1), 0);
}

static void
go_to_bottom (VouchCardView      *self,
              VouchStatementText *text)
{
  guint last = vouch_card_slots_get_size (self->slots) - 1;

  vouch_card_view_focus_slot (self, vouch_card_view_find_text (self, last, -1), G_MAXUINT - 1);
}

static void
open_menu (VouchCardView      *self,
           VouchStatementText *text)
{
  vouch_card_view_open_menu (self);
}

static const Key keys[] = {
  { GDK_KEY_Return, 0, always, press_enter },
  { GDK_KEY_Return, GDK_SHIFT_MASK, always, break_line },
  { GDK_KEY_Return, GDK_CONTROL_MASK, has_sources, cite },
  { GDK_KEY_Return, GDK_CONTROL_MASK, always, refuse },
  { GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, always, publish },
  { GDK_KEY_BackSpace, 0, is_statement_start, join_up },
  { GDK_KEY_Delete, 0, is_statement_end, join_down },
  { GDK_KEY_Up, GDK_ALT_MASK, is_statement, move_up },
  { GDK_KEY_Down, GDK_ALT_MASK, is_statement, move_down },
  { GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, is_statement, move_to_section_above },
  { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, is_statement, move_to_section_below },
  { GDK_KEY_Up, 0, is_on_first_line, go_up },
  { GDK_KEY_Down, 0, is_on_last_line, go_down },
  { GDK_KEY_Page_Up, 0, always, page_up },
  { GDK_KEY_Page_Down, 0, always, page_down },
  { GDK_KEY_Home, GDK_CONTROL_MASK, is_at_start, go_to_top },
  { GDK_KEY_End, GDK_CONTROL_MASK, is_at_end, go_to_bottom },
  { GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, always, write_note },
  { GDK_KEY_period, GDK_CONTROL_MASK, always, show_repairs },
  { GDK_KEY_Menu, 0, always, open_menu },
  { GDK_KEY_F10, GDK_SHIFT_MASK, always, open_menu },
};

/* The number pad's keys are the same to a writer. */
static guint
normalise (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return GDK_KEY_Return;
    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_End:
      return GDK_KEY_End;
    default:
      return gdk_keyval_to_lower (keyval);
    }
}

static const Key *
find_key (guint           keyval,
          GdkModifierType modifiers)
{
  guint key = normalise (keyval);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].modifiers == modifiers)
      return &keys[i];
  return NULL;
}

/* What is for whoever looks for a place: not for the one who writes there. */
static void
put_marks_away (VouchCardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  vouch_card_view_rest_pointer (self);
  if (focus)
    vouch_flash_is_seen (focus);
}

static gboolean
key_pressed_cb (VouchCardView         *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  const Key *key = find_key (keyval, state & gtk_accelerator_get_default_mod_mask ());
  VouchStatementText *text = key ? vouch_card_view_get_focused_text (self) : NULL;

  vouch_card_view_hold (self);
  put_marks_away (self);
  if (!text || !key->applies (self, text))
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (text), event))
    return GDK_EVENT_STOP;
  key->run (self, text);
  return GDK_EVENT_STOP;
}

void
vouch_card_view_keys_init (VouchCardView *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
