/* vouch-editor-question.c: what a question is about while the writer answers it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-question.h"

VouchEditorQuestion *
vouch_editor_question_new (VouchEditor *editor, VouchNode *node)
{
  VouchEditorQuestion *self = g_new0 (VouchEditorQuestion, 1);

  self->editor = g_object_ref (editor);
  self->node = g_strdup (vouch_node_get_id (node));
  return self;
}

void
vouch_editor_question_free (VouchEditorQuestion *self)
{
  g_object_unref (self->editor);
  g_free (self->node);
  g_free (self);
}
