/* vouch-card-view-focus.c: where the focus is on the card's page, and where it goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include "vouch-flash.h"
#include "vouch-form-field.h"
#include "vouch-statement-row.h"

/** Returns: (transfer none) (nullable): the text field that has the keyboard. */
VouchStatementText *
vouch_card_view_get_focused_text (VouchCardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !self->focused || !self->focused->row
      || focus != (GtkWidget *) vouch_card_row_get_text (self->focused->row))
    return NULL;
  return VOUCH_STATEMENT_TEXT (focus);
}

/** Returns: (transfer none) (nullable): the buffer of @slot's text. */
VouchFieldBuffer *
vouch_card_view_get_buffer (VouchCardView *self,
                            VouchCardSlot *slot)
{
  const char *member = vouch_card_slot_get_member (slot);

  return member ? vouch_card_buffers_take (self->context.buffers, slot->node, member) : NULL;
}

/** Returns: whether @place is the caret, or else what has the focus, in the view's coordinates. */
gboolean
vouch_card_view_get_caret (VouchCardView *self,
                           GdkRectangle  *place)
{
  VouchStatementText *text = vouch_card_view_get_focused_text (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (text)
    return vouch_statement_text_get_caret_place (text, GTK_WIDGET (self), place);
  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return FALSE;
  *place = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width,
                            bounds.size.height };
  return TRUE;
}

/* --- who has it --- */

/* In the midst of a change its place can only be had by laying the text out, and GTK does
 * that again when the change is through: looked for when the next frame begins. */
static void
caret_moved_cb (VouchCardView *self)
{
  if (!vouch_card_view_get_focused_text (self))
    return;
  self->follows_caret = self->seeks_caret = TRUE;
  vouch_card_view_ask_section (self, self->focused);
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                   GDK_FRAME_CLOCK_PHASE_BEFORE_PAINT);
}

/* Where the caret is takes longer to find out. A row that gets higher is laid out anyway. */
static gboolean
is_all_in_view (VouchCardView *self,
                VouchCardSlot *slot)
{
  double top = vouch_card_view_get_top (self, slot) - vouch_card_view_get_value (self);

  return top >= 0 && top + slot->height <= gtk_widget_get_height (GTK_WIDGET (self));
}

/** The layout follows the caret, if there is one; while the caret stays in view, a letter needs none. */
void
vouch_card_view_look_for_caret (VouchCardView *self)
{
  GdkRectangle caret;

  if (!self->seeks_caret)
    return;
  self->seeks_caret = FALSE;
  if (self->follows_caret && !(self->focused && is_all_in_view (self, self->focused))
      && (!vouch_card_view_get_caret (self, &caret) || caret.y < 0
          || caret.y + caret.height > gtk_widget_get_height (GTK_WIDGET (self))))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
pasted_cb (VouchCardView      *self,
           const char         *words,
           VouchStatementText *text)
{
  return vouch_card_view_paste (self, text, words);
}

static void
set_focused (VouchCardView *self,
             VouchCardSlot *slot)
{
  VouchStatementText *text = slot && slot->row ? vouch_card_row_get_text (slot->row) : NULL;
  const char *id = slot ? vouch_node_get_id (slot->node) : NULL;
  gboolean is_other = g_strcmp0 (self->focused_id, id) != 0;

  if (self->focused && self->focused != slot && self->focused->row)
    vouch_card_row_set_current (self->focused->row, FALSE);
  self->focused = slot;
  if (slot && slot->row)
    vouch_card_row_set_current (slot->row, TRUE);
  g_signal_group_set_target (self->caret,
                             text ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)) : NULL);
  g_signal_group_set_target (self->field, text);
  if (slot)
    vouch_card_view_ask_section (self, slot);
  if (!is_other)
    return;
  g_free (self->focused_id);
  self->focused_id = g_strdup (id);
  g_object_notify (G_OBJECT (self), "focused-node");
}

/** No slot has, or had, the focus: the one that did is gone. */
void
vouch_card_view_forget_focus (VouchCardView *self)
{
  set_focused (self, NULL);
}

static void
vouch_card_view_set_focus_child (GtkWidget *widget,
                                 GtkWidget *child)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  VouchCardSlot *slot;

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))
      ->set_focus_child (widget, child);
  if (self->is_replacing)
    return;
  slot = vouch_card_view_find_slot_of (self, child);
  if (slot && slot != self->focused)
    set_focused (self, slot);
}

/* --- where it goes --- */

/**
 * vouch_card_view_focus_slot:
 * @self: a view
 * @slot: one of its slots, however far away
 * @caret: where the caret goes, in code points; %G_MAXUINT leaves it where it is
 *
 * In one synchronous step: what is typed next arrives there. A row that is out of the
 * view is brought into it.
 *
 * Returns: whether it has the focus now
 */
gboolean
vouch_card_view_focus_slot (VouchCardView *self,
                            VouchCardSlot *slot,
                            guint          caret)
{
  VouchStatementText *text;

  if (!slot)
    return FALSE;
  if (!vouch_card_view_is_in_view (self, slot))
    vouch_card_view_scroll_to (self, slot, -gtk_widget_get_height (GTK_WIDGET (self)) / 3.0);
  vouch_card_view_realise (self, slot);
  if (caret != G_MAXUINT && vouch_card_slot_is_text (slot))
    vouch_field_buffer_set_caret (vouch_card_view_get_buffer (self, slot), caret);
  text = vouch_card_row_get_text (slot->row);
  self->follows_row = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (text)
    return gtk_widget_grab_focus (GTK_WIDGET (text));
  return gtk_widget_child_focus (slot->row, GTK_DIR_TAB_FORWARD);
}

/** Returns: (nullable): the next slot with a text, from @index on, itself included. */
VouchCardSlot *
vouch_card_view_find_text (VouchCardView *self,
                           guint          index,
                           int            step)
{
  VouchCardSlot *slot;

  for (; (slot = vouch_card_slots_get (self->slots, index)); index += step)
    if (vouch_card_slot_is_text (slot))
      return slot;
  return NULL;
}

/**
 * vouch_card_view_focus_near:
 * @self: a view
 * @index: where a slot with the focus was, that is gone
 *
 * Goes to the statement above, or else to what stands there now; the caret is where
 * the text was altered last, as it is when a split is taken back.
 *
 * Returns: whether the view has the focus again
 */
gboolean
vouch_card_view_focus_near (VouchCardView *self,
                            guint          index)
{
  VouchCardSlot *above = index > 0 ? vouch_card_slots_get (self->slots, index - 1) : NULL;
  VouchCardSlot *here = vouch_card_slots_get (self->slots, index);
  guint caret;

  if (above && (above->kind == VOUCH_SLOT_STATEMENT || above->kind == VOUCH_SLOT_CELL))
    {
      caret = vouch_field_buffer_get_last_edit (vouch_card_view_get_buffer (self, above));
      return vouch_card_view_focus_slot (self, above, caret == G_MAXUINT ? G_MAXUINT - 1 : caret);
    }
  if (here && here->kind != VOUCH_SLOT_HEADING)
    return vouch_card_view_focus_slot (self, here, 0);
  return above && vouch_card_view_focus_slot (self, above, G_MAXUINT);
}

static gboolean
focus_step (VouchCardView    *self,
            VouchCardSlot    *from,
            GtkDirectionType  direction)
{
  int step = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ? -1 : 1;
  guint size = vouch_card_slots_get_size (self->slots);
  guint index = from ? from->index + step : (step > 0 ? 0 : size - 1);

  for (; index < size; index += step)
    {
      VouchCardSlot *slot = vouch_card_slots_get (self->slots, index);

      vouch_card_view_realise (self, slot);
      if (!gtk_widget_child_focus (slot->row, direction))
        continue;
      if (!vouch_card_view_is_in_view (self, slot) && !slot->is_exact)
        vouch_card_view_scroll_to (self, slot,
                                   -gtk_widget_get_height (GTK_WIDGET (self)) / 3.0);
      self->follows_row = TRUE;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return TRUE;
    }
  return FALSE;
}

/* Tab goes on past the last row that there is: the next one is made for it. */
static gboolean
vouch_card_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (vouch_card_slots_get_size (self->slots) == 0 || self->column_width == 0)
    return FALSE;
  if (child && gtk_widget_child_focus (child, direction))
    {
      self->follows_row = TRUE;
      gtk_widget_queue_allocate (widget);
      return TRUE;
    }
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return FALSE;
  return focus_step (self, vouch_card_view_find_slot_of (self, child), direction);
}

/* Coming back to the page is coming back to where one was. */
static gboolean
vouch_card_view_grab_focus (GtkWidget *widget)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  VouchCardSlot *slot = self->focused ? self->focused : vouch_card_view_find_text (self, 0, 1);

  return vouch_card_view_focus_slot (self, slot, G_MAXUINT);
}

void
vouch_card_view_focus_class_init (GtkWidgetClass *widget_class)
{
  widget_class->focus = vouch_card_view_focus;
  widget_class->grab_focus = vouch_card_view_grab_focus;
  widget_class->set_focus_child = vouch_card_view_set_focus_child;
}

void
vouch_card_view_focus_init (VouchCardView *self)
{
  self->caret = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_object (self->caret, "notify::cursor-position",
                                 G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  self->field = g_signal_group_new (VOUCH_TYPE_STATEMENT_TEXT);
  g_signal_group_connect_object (self->field, "pasted", G_CALLBACK (pasted_cb), self,
                                 G_CONNECT_SWAPPED);
}

/* --- for the editor --- */

/* Of a heading, the page's top; of others, only what is needed. */
static gboolean
go_to_section (VouchCardView *self,
               VouchCardSlot *slot)
{
  gboolean has_focus;

  vouch_card_view_scroll_to (self, slot, 0);
  has_focus = vouch_card_view_focus_slot (self, slot, G_MAXUINT);
  self->follows_row = FALSE;
  vouch_card_view_ask_section (self, slot);
  return has_focus;
}

/* Members of the card that stand in the article's form, not in its title. */
static gboolean
is_in_article_form (const char *member)
{
  static const char *const members[] = { "people", "drafting", "disclosure", "language", NULL };

  return member
         && (g_str_has_prefix (member, "article") || g_strv_contains (members, member));
}

static void
flash_focus (VouchCardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    vouch_flash (focus);
}

static gboolean
go_to_slot (VouchCardView *self,
            VouchCardSlot *slot,
            const char    *member)
{
  if (slot->kind == VOUCH_SLOT_HEADING)
    return go_to_section (self, slot);
  if (!vouch_card_view_focus_slot (self, slot, G_MAXUINT))
    return FALSE;
  return !member || !*member || vouch_card_row_go (slot->row, member);
}

/**
 * vouch_card_view_go:
 * @self: a view
 * @id: a node of its card, or a part of one: of a citation, its statement is meant
 * @member: (nullable): which of its fields; %NULL and "" stand for the main one,
 *   %VOUCH_CARD_VIEW_CITATION with an id for a citation's chip
 *
 * Scrolls there, gives it the focus and shows for a moment where it is.
 *
 * Returns: whether there is such a place on the page
 */
gboolean
vouch_card_view_go (VouchCardView *self,
                    const char    *id,
                    const char    *member)
{
  VouchNode *node;
  VouchCardSlot *slot;
  gboolean is_there;

  g_return_val_if_fail (VOUCH_IS_CARD_VIEW (self), FALSE);

  if (!self->context.document || !id)
    return FALSE;
  node = vouch_document_lookup (self->context.document, id);
  slot = vouch_card_slots_find_around (self->slots, node);
  if (slot && slot->kind == VOUCH_SLOT_TITLE && is_in_article_form (member))
    slot = vouch_card_slots_find_article (self->slots);
  is_there = slot && go_to_slot (self, slot, member);
  if (is_there)
    flash_focus (self);
  return is_there;
}

/**
 * vouch_card_view_select:
 * @self: a view
 * @id: a node with a text
 * @from: where the words begin, in code points
 * @to: where they end
 *
 * Goes there and selects the words, as find does.
 *
 * Returns: whether there is such a text on the page
 */
gboolean
vouch_card_view_select (VouchCardView *self,
                        const char    *id,
                        guint          from,
                        guint          to)
{
  VouchCardSlot *slot;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (VOUCH_IS_CARD_VIEW (self), FALSE);

  slot = vouch_card_slots_find (self->slots, id);
  if (!slot || !vouch_card_slot_is_text (slot))
    return FALSE;
  vouch_card_view_focus_slot (self, slot, G_MAXUINT);
  buffer = GTK_TEXT_BUFFER (vouch_card_view_get_buffer (self, slot));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, MIN (from, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, MIN (to, G_MAXINT));
  gtk_text_buffer_select_range (buffer, &end, &start);
  return TRUE;
}

/** The field of a form that is being written in takes what is typed, as if it were left. */
void
vouch_card_view_commit (VouchCardView *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (VOUCH_IS_CARD_VIEW (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    vouch_form_field_leave_at (focus);
}

/** Returns: (nullable): the id of the node that has, or last had, the focus. */
const char *
vouch_card_view_get_focused (VouchCardView *self)
{
  g_return_val_if_fail (VOUCH_IS_CARD_VIEW (self), NULL);

  return self->focused_id;
}

/**
 * vouch_card_view_get_place:
 * @self: a view
 * @id: a node of its card
 * @place: (out): its row, in the view's coordinates
 *
 * Returns: whether it is on the page and near the view
 */
gboolean
vouch_card_view_get_place (VouchCardView *self,
                           const char    *id,
                           GdkRectangle  *place)
{
  VouchNode *node;
  VouchCardSlot *slot;
  GtkWidget *target;
  graphene_rect_t bounds;

  g_return_val_if_fail (VOUCH_IS_CARD_VIEW (self), FALSE);

  node = self->context.document && id ? vouch_document_lookup (self->context.document, id) : NULL;
  slot = vouch_card_slots_find_around (self->slots, node);
  if (!slot || !slot->row)
    return FALSE;
  target = (GtkWidget *) vouch_card_row_get_text (slot->row);
  if (!gtk_widget_compute_bounds (target ? target : slot->row, GTK_WIDGET (self), &bounds))
    return FALSE;
  *place = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width,
                            bounds.size.height };
  return TRUE;
}
