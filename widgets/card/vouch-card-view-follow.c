/* vouch-card-view-follow.c: keeps the card's page true while the document changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include "vouch-quote-states.h"
#include "vouch-reference.h"

static void
for_each_row (VouchCardView *self,
              void         (*func) (GtkWidget *row))
{
  for (guint i = 0; i < self->realised->len; i++)
    func (((VouchCardSlot *) self->realised->pdata[i])->row);
}

/* Where a row stands among the others is part of its name. The one that has the focus is
 * spoken of at once. */
static void
rename_soon (VouchCardView *self)
{
  if (self->focused && self->focused->row)
    vouch_card_row_rename (self->focused->row);
  self->lacks_names = TRUE;
}

/* --- the list of slots --- */

static gboolean
has_focus_within (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* A row that has the focus must not go before another one has got it: GTK would look
 * for one by itself, in the midst of the change. */
static void
keep_orphan (VouchCardView *self,
             VouchCardSlot *slot)
{
  self->orphan = g_steal_pointer (&slot->row);
  self->orphan_index = slot->index;
  g_ptr_array_remove (self->realised, slot);
}

static void
slot_removed_cb (VouchCardView *self,
                 VouchCardSlot *slot)
{
  if (slot == self->anchor)
    {
      self->anchor = NULL;
      self->anchor_index = slot->index;
    }
  if (slot == self->drop_before)
    self->drop_before = NULL;
  if (slot->row && !self->orphan && has_focus_within (slot->row))
    keep_orphan (self, slot);
  if (slot == self->focused)
    vouch_card_view_forget_focus (self);
  vouch_card_view_give_back (self, slot);
}

/* A slot that shows another object for its node, or has become another kind. */
static void
rebind_rows (VouchCardView *self)
{
  for (guint i = self->realised->len; i-- > 0;)
    {
      VouchCardSlot *slot = self->realised->pdata[i];

      if (!vouch_card_row_fits (slot->row, slot))
        vouch_card_view_give_back (self, slot);
      else if (!slot->is_exact)
        vouch_card_row_bind (slot->row, slot, &self->context);
    }
}

static void
adopt_focus (VouchCardView *self)
{
  GtkWidget *row = g_steal_pointer (&self->orphan);
  gboolean was_replacing = self->is_replacing;

  if (!row)
    return;
  vouch_card_view_focus_near (self, self->orphan_index);
  self->is_replacing = TRUE;
  vouch_card_rows_give_back (self->rows, row);
  self->is_replacing = was_replacing;
}

static void
slots_changed_cb (VouchCardView *self)
{
  guint size = vouch_card_slots_get_size (self->slots);

  rebind_rows (self);
  vouch_card_view_reorder (self);
  if (self->context.document)
    vouch_card_view_reset_heights (self);
  if (!self->anchor && self->anchor_index < G_MAXUINT && size > 0)
    self->anchor = vouch_card_slots_get (self->slots, MIN (self->anchor_index, size - 1));
  rename_soon (self);
  adopt_focus (self);
  if (size > 0)
    vouch_card_view_fill (self);
  vouch_card_view_hold (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- what a change says --- */

static void
follow_set (VouchCardView *self,
            VouchChange   *change)
{
  VouchFieldBuffer *buffer = vouch_card_buffers_find (self->context.buffers,
                                                      vouch_change_get_node (change),
                                                      vouch_change_get_member (change));

  if (buffer)
    vouch_field_buffer_follow (buffer);
}

/* Texts first: where a text was altered says where the caret goes if its neighbour left. */
static void
follow_texts (VouchCardView *self,
              VouchChange   *change)
{
  if (vouch_change_get_kind (change) == VOUCH_CHANGE_SET)
    follow_set (self, change);
  else if (vouch_change_get_kind (change) == VOUCH_CHANGE_GROUP)
    for (guint i = 0; i < vouch_change_get_size (change); i++)
      follow_texts (self, vouch_change_get_part (change, i));
}

static void
refresh_around (VouchCardView *self,
                const char    *id)
{
  VouchNode *node = id ? vouch_document_lookup (self->context.document, id) : NULL;
  VouchCardSlot *slot, *foot;

  if (VOUCH_IS_REFERENCE (node))
    {
      for_each_row (self, vouch_card_row_refresh);
      return;
    }
  slot = vouch_card_slots_find_around (self->slots, node);
  if (slot && slot->row)
    vouch_card_row_refresh (slot->row);
  if (!slot || slot->kind != VOUCH_SLOT_HEADING)
    return;
  foot = vouch_card_slots_find_foot (self->slots, id);
  if (foot && foot->row)
    vouch_card_row_refresh (foot->row);
}

/* Most changes are letters that are typed: these cost the least. */
static void
refresh_for_set (VouchCardView *self,
                 VouchChange   *change)
{
  const char *member = vouch_change_get_member (change);
  VouchCardSlot *slot = NULL;

  if (g_str_equal (member, "text") || g_str_equal (member, "origin"))
    slot = vouch_card_slots_find (self->slots, vouch_change_get_node (change));
  if (!slot)
    refresh_around (self, vouch_change_get_node (change));
  else if (slot->row)
    vouch_card_row_follow_text (slot->row);
}

static void
refresh_rows (VouchCardView *self,
              VouchChange   *change)
{
  const VouchPlace *from = vouch_change_get_from (change);
  const VouchPlace *to = vouch_change_get_to (change);

  if (vouch_change_get_kind (change) == VOUCH_CHANGE_GROUP)
    {
      for (guint i = 0; i < vouch_change_get_size (change); i++)
        refresh_rows (self, vouch_change_get_part (change, i));
      return;
    }
  if (vouch_change_get_kind (change) == VOUCH_CHANGE_SET)
    refresh_for_set (self, change);
  if (from)
    refresh_around (self, from->parent);
  if (to && (!from || !g_str_equal (from->parent, to->parent)))
    refresh_around (self, to->parent);
}

/* A section's title stands in the names of all its statements. */
static gboolean
renames_section (VouchCardView *self,
                 VouchChange   *change)
{
  return vouch_change_get_kind (change) == VOUCH_CHANGE_SET
         && g_strcmp0 (vouch_change_get_member (change), "title") == 0;
}

static void
document_changed_cb (VouchCardView *self,
                     VouchChange   *change)
{
  follow_texts (self, change);
  vouch_card_slots_follow (self->slots, change);
  if (vouch_note_counts_follow (self->context.notes, change))
    for_each_row (self, vouch_card_row_refresh);
  else
    refresh_rows (self, change);
  if (renames_section (self, change))
    for_each_row (self, vouch_card_row_rename);
}

static void
checked_cb (VouchCardView *self)
{
  for_each_row (self, vouch_card_row_show_findings);
}

static void
numbers_changed_cb (VouchCardView *self)
{
  for_each_row (self, vouch_card_row_refresh);
}

/* What is known of passages in their sources is another. */
static void
states_changed_cb (VouchCardView *self)
{
  for_each_row (self, vouch_card_row_refresh);
}

/* --- the document --- */

/* Else GTK would look for another place when the row that has the focus is hidden. */
static void
drop_focus (VouchCardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  vouch_card_view_forget_focus (self);
}

static void
let_go (VouchCardView *self)
{
  VouchCardContext *context = &self->context;

  if (context->document)
    g_signal_handlers_disconnect_by_data (context->document, self);
  if (context->validator)
    g_signal_handlers_disconnect_by_data (context->validator, self);
  if (context->index)
    g_signal_handlers_disconnect_by_data (context->index, self);
  g_signal_handlers_disconnect_by_data (vouch_quote_states_get_default (), self);
  drop_focus (self);
  vouch_card_view_give_back_all (self);
  vouch_card_slots_set_document (self->slots, NULL);
  self->anchor = NULL;
  self->anchor_index = G_MAXUINT;
  self->anchor_offset = 0;
  g_clear_pointer (&context->buffers, vouch_card_buffers_free);
  g_clear_pointer (&context->notes, vouch_note_counts_free);
  g_clear_object (&context->index);
  g_clear_object (&context->validator);
  g_clear_object (&context->document);
}

static void
take (VouchCardView      *self,
      VouchDocument      *document,
      VouchValidator     *validator,
      VouchCitationIndex *index)
{
  VouchCardContext *context = &self->context;

  context->document = g_object_ref (document);
  context->buffers = vouch_card_buffers_new ();
  context->notes = vouch_note_counts_new (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (g_set_object (&context->validator, validator))
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self,
                             G_CONNECT_SWAPPED);
  if (g_set_object (&context->index, index))
    g_signal_connect_object (index, "changed", G_CALLBACK (numbers_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (vouch_quote_states_get_default (), "changed", G_CALLBACK (states_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vouch_quote_states_get_default (), "missing", G_CALLBACK (states_changed_cb), self,
                           G_CONNECT_SWAPPED);
  vouch_card_slots_set_document (self->slots, document);
}

void
vouch_card_view_follow_document (VouchCardView      *self,
                                 VouchDocument      *document,
                                 VouchValidator     *validator,
                                 VouchCitationIndex *index)
{
  let_go (self);
  if (document)
    take (self, document, validator, index);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
vouch_card_view_follow_init (VouchCardView *self)
{
  g_signal_connect_object (self->slots, "removed", G_CALLBACK (slot_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slots, "changed", G_CALLBACK (slots_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
