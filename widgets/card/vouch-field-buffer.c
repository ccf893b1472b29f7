/* vouch-field-buffer.c: a text buffer that is one member of a node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-field-buffer.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-statement.h"

/**
 * VouchFieldBuffer:
 *
 * What is typed goes to the node at the end of each user action, so that typing over
 * a selection is one change. What others do to the node comes back as the smallest
 * edit, so that caret and selection stay: text that an input method is still composing
 * is in the view and not in here, and is left alone. Undo is the document's.
 */
struct _VouchFieldBuffer
{
  GtkTextBuffer parent_instance;

  VouchCardTags *tags;     /* (owned) */
  VouchNode     *node;     /* (owned) */
  char          *member;   /* (owned) */
  GPtrArray     *findings; /* (owned) (nullable) (element-type VouchFinding): those that are shown */
  guint          actions;  /* user actions that have begun and not ended */
  guint          last_edit; /* where the last edit from outside began, in code points */
  guint          is_dirty : 1;   /* what was typed isn't in the node yet */
  guint          is_busy : 1;    /* the buffer is made to follow the node, or the node the buffer */
  guint          has_marks : 1;  /* some words are italic, bold, … */
};

G_DEFINE_FINAL_TYPE (VouchFieldBuffer, vouch_field_buffer, GTK_TYPE_TEXT_BUFFER)

static const char *
get_value (VouchFieldBuffer *self)
{
  const char *text = VOUCH_IS_STATEMENT (self->node) && g_str_equal (self->member, "text")
                         ? vouch_statement_get_text (VOUCH_STATEMENT (self->node))
                         : vouch_node_get_text (self->node, self->member);

  return text ? text : "";
}

static char *
dup_text (VouchFieldBuffer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &start, &end, TRUE);
}

static void
get_range (VouchFieldBuffer *self,
           guint             from,
           guint             to,
           GtkTextIter      *start,
           GtkTextIter      *end)
{
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), start, from);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), end, to);
}

static void
remove_tag (GtkTextTag *tag,
            gpointer    data)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (data, &start, &end);
  gtk_text_buffer_remove_tag (data, tag, &start, &end);
}

/* Most texts have none: these cost nothing. */
static void
show_marks (VouchFieldBuffer *self)
{
  JsonArray *marks = VOUCH_IS_STATEMENT (self->node) && g_str_equal (self->member, "text")
                         ? vouch_statement_get_marks (VOUCH_STATEMENT (self->node)) : NULL;
  guint n_marks = vouch_json_array_length (marks);

  if (self->has_marks)
    vouch_card_tags_foreach_mark (self->tags, remove_tag, self);
  self->has_marks = n_marks > 0;
  for (guint i = 0; i < n_marks; i++)
    {
      JsonObject *mark = vouch_json_array_object (marks, i);
      GtkTextTag *tag = mark ? vouch_card_tags_get_mark (self->tags,
                                                         vouch_json_get_text (mark, "as")) : NULL;
      GtkTextIter start, end;

      if (!tag)
        continue;
      get_range (self, vouch_json_get_int (mark, "from", 0), vouch_json_get_int (mark, "to", 0),
                 &start, &end);
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, &start, &end);
    }
}

static void
write_to_node (VouchFieldBuffer *self)
{
  g_autofree char *text = dup_text (self);

  self->is_dirty = FALSE;
  if (g_str_equal (text, get_value (self)))
    return;
  self->is_busy = TRUE;
  if (VOUCH_IS_STATEMENT (self->node) && g_str_equal (self->member, "text"))
    vouch_statement_set_text (VOUCH_STATEMENT (self->node), text);
  else
    vouch_node_set_text (self->node, self->member, text);
  self->is_busy = FALSE;
  if (self->has_marks)
    show_marks (self);
}

static void
vouch_field_buffer_changed (GtkTextBuffer *buffer)
{
  VouchFieldBuffer *self = VOUCH_FIELD_BUFFER (buffer);

  if (GTK_TEXT_BUFFER_CLASS (vouch_field_buffer_parent_class)->changed)
    GTK_TEXT_BUFFER_CLASS (vouch_field_buffer_parent_class)->changed (buffer);
  if (self->is_busy)
    return;
  self->is_dirty = TRUE;
  if (self->actions == 0)
    write_to_node (self);
}

static void
vouch_field_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  VOUCH_FIELD_BUFFER (buffer)->actions++;
  if (GTK_TEXT_BUFFER_CLASS (vouch_field_buffer_parent_class)->begin_user_action)
    GTK_TEXT_BUFFER_CLASS (vouch_field_buffer_parent_class)->begin_user_action (buffer);
}

static void
vouch_field_buffer_end_user_action (GtkTextBuffer *buffer)
{
  VouchFieldBuffer *self = VOUCH_FIELD_BUFFER (buffer);

  if (GTK_TEXT_BUFFER_CLASS (vouch_field_buffer_parent_class)->end_user_action)
    GTK_TEXT_BUFFER_CLASS (vouch_field_buffer_parent_class)->end_user_action (buffer);
  if (self->actions > 0 && --self->actions == 0 && self->is_dirty)
    write_to_node (self);
}

/* Replaces what lies between the longest beginning and the longest end that are the same. */
static void
apply_smallest_edit (VouchFieldBuffer *self,
                     const char       *before,
                     const char       *after)
{
  const char *left = before, *right = after;
  const char *left_end = before + strlen (before), *right_end = after + strlen (after);
  GtkTextIter start, end;
  guint from = 0, removed, caret = vouch_field_buffer_get_caret (self);

  for (; *left && *right && g_utf8_get_char (left) == g_utf8_get_char (right); from++)
    {
      left = g_utf8_next_char (left);
      right = g_utf8_next_char (right);
    }
  while (left_end > left && right_end > right)
    {
      const char *left_last = g_utf8_prev_char (left_end);
      const char *right_last = g_utf8_prev_char (right_end);

      if (g_utf8_get_char (left_last) != g_utf8_get_char (right_last))
        break;
      left_end = left_last;
      right_end = right_last;
    }
  removed = g_utf8_pointer_to_offset (left, left_end);
  get_range (self, from, from + removed, &start, &end);
  if (removed > 0)
    gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &start, &end);
  if (right_end > right)
    gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), &start, right, right_end - right);
  /* What is put in goes before the caret, as it does when typing is done again; but words
   * that begin at the caret and are replaced begin there still. */
  if (removed > 0 && caret == from)
    vouch_field_buffer_set_caret (self, from);
  self->last_edit = from;
}

static void
vouch_field_buffer_dispose (GObject *object)
{
  VouchFieldBuffer *self = VOUCH_FIELD_BUFFER (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (vouch_field_buffer_parent_class)->dispose (object);
}

static void
vouch_field_buffer_finalize (GObject *object)
{
  VouchFieldBuffer *self = VOUCH_FIELD_BUFFER (object);

  g_clear_object (&self->node);
  g_clear_object (&self->tags);
  g_free (self->member);
  G_OBJECT_CLASS (vouch_field_buffer_parent_class)->finalize (object);
}

static void
vouch_field_buffer_class_init (VouchFieldBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  object_class->dispose = vouch_field_buffer_dispose;
  object_class->finalize = vouch_field_buffer_finalize;
  buffer_class->changed = vouch_field_buffer_changed;
  buffer_class->begin_user_action = vouch_field_buffer_begin_user_action;
  buffer_class->end_user_action = vouch_field_buffer_end_user_action;
}

static void
vouch_field_buffer_init (VouchFieldBuffer *self)
{
}

VouchFieldBuffer *
vouch_field_buffer_new (VouchCardTags *tags,
                        VouchNode     *node,
                        const char    *member)
{
  VouchFieldBuffer *self = g_object_new (VOUCH_TYPE_FIELD_BUFFER, "tag-table",
                                         vouch_card_tags_get_table (tags), NULL);

  self->tags = g_object_ref (tags);
  self->node = g_object_ref (node);
  self->member = g_strdup (member);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  vouch_field_buffer_follow (self);
  vouch_field_buffer_set_caret (self, 0);
  self->last_edit = G_MAXUINT;
  return self;
}

VouchNode *
vouch_field_buffer_get_node (VouchFieldBuffer *self)
{
  return self->node;
}

/** Goes over to another object for the same node, as an undone removal brings it. */
void
vouch_field_buffer_set_node (VouchFieldBuffer *self,
                             VouchNode        *node)
{
  g_return_if_fail (VOUCH_IS_FIELD_BUFFER (self));

  if (g_set_object (&self->node, node))
    vouch_field_buffer_follow (self);
}

const char *
vouch_field_buffer_get_member (VouchFieldBuffer *self)
{
  return self->member;
}

/**
 * vouch_field_buffer_follow:
 * @self: a buffer
 *
 * Shows what the node holds now; does nothing while the buffer itself writes there.
 *
 * Returns: whether the text is another.
 */
gboolean
vouch_field_buffer_follow (VouchFieldBuffer *self)
{
  g_autofree char *text = NULL;
  gboolean is_other;

  g_return_val_if_fail (VOUCH_IS_FIELD_BUFFER (self), FALSE);

  self->last_edit = G_MAXUINT;
  if (self->is_busy)
    return FALSE;
  text = dup_text (self);
  is_other = !g_str_equal (text, get_value (self));
  self->is_busy = TRUE;
  if (is_other)
    apply_smallest_edit (self, text, get_value (self));
  show_marks (self);
  self->is_busy = FALSE;
  return is_other;
}

/** Returns: where the caret is, in code points. */
guint
vouch_field_buffer_get_caret (VouchFieldBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&caret);
}

/** Puts the caret there, in code points; behind the end is the end. Nothing is selected then. */
void
vouch_field_buffer_set_caret (VouchFieldBuffer *self,
                              guint             offset)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &caret, MIN (offset, G_MAXINT));
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &caret);
}

/** Returns: where the last change from outside began; %G_MAXUINT where the last one was none. */
guint
vouch_field_buffer_get_last_edit (VouchFieldBuffer *self)
{
  return self->last_edit;
}

static gboolean
is_shown (VouchFieldBuffer *self,
          VouchFinding     *finding,
          guint            *from,
          guint            *to)
{
  return g_strcmp0 (vouch_finding_get_member (finding), self->member) == 0
         && !vouch_finding_is_considered (finding) && vouch_finding_get_range (finding, from, to)
         && *to > *from;
}

static gboolean
are_same (GPtrArray *a,
          GPtrArray *b)
{
  guint length = a ? a->len : 0;

  if (length != (b ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * vouch_field_buffer_set_findings:
 * @self: a buffer
 * @findings: (nullable) (transfer none) (element-type VouchFinding): all of its node
 *
 * Underlines the words that they mean.
 */
void
vouch_field_buffer_set_findings (VouchFieldBuffer *self,
                                 GPtrArray        *findings)
{
  guint from, to;

  g_return_if_fail (VOUCH_IS_FIELD_BUFFER (self));

  if (are_same (self->findings, findings))
    return;
  for (guint i = 0; self->findings && i < 3; i++)
    remove_tag (vouch_card_tags_get_level (self->tags, i), self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings ? g_ptr_array_ref (findings) : NULL;
  for (guint i = 0; findings && i < findings->len; i++)
    if (is_shown (self, findings->pdata[i], &from, &to))
      {
        GtkTextIter start, end;

        get_range (self, from, to, &start, &end);
        gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self),
                                   vouch_card_tags_get_level (self->tags,
                                       vouch_finding_get_level (findings->pdata[i])),
                                   &start, &end);
      }
}

/**
 * vouch_field_buffer_dup_messages:
 * @self: a buffer
 * @offset: a place in the text, in code points
 *
 * Returns: (transfer full) (nullable): what is said of the words there, a line each.
 */
char *
vouch_field_buffer_dup_messages (VouchFieldBuffer *self,
                                 guint             offset)
{
  g_autoptr (GString) messages = g_string_new (NULL);
  guint from, to;

  for (guint i = 0; self->findings && i < self->findings->len; i++)
    if (is_shown (self, self->findings->pdata[i], &from, &to) && offset >= from && offset < to)
      g_string_append_printf (messages, "%s%s", messages->len > 0 ? "\n" : "",
                              vouch_finding_get_message (self->findings->pdata[i]));
  return messages->len > 0 ? g_string_free (g_steal_pointer (&messages), FALSE) : NULL;
}
