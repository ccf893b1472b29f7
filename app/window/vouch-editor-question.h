/* vouch-editor-question.h: what a question is about while the writer answers it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"
#include "vouch-node.h"

G_BEGIN_DECLS

/* The node may be gone when the answer comes. */
typedef struct
{
  VouchEditor *editor; /* (owned) */
  char        *node;   /* (owned): its id */
} VouchEditorQuestion;

VouchEditorQuestion *vouch_editor_question_new  (VouchEditor         *editor,
                                                 VouchNode           *node) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_editor_question_free (VouchEditorQuestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchEditorQuestion, vouch_editor_question_free)

G_END_DECLS
