/* vouch-editor-task.h: something that runs for an editor and ends with it.
 *
 * It is shown in the header as a job, can be cancelled there, and is cancelled when the editor
 * goes. It holds no reference to the editor, so that a card can be closed meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"

G_BEGIN_DECLS

typedef struct _VouchEditorTask VouchEditorTask;

VouchEditorTask *vouch_editor_task_begin           (VouchEditor     *editor,
                                                    const char      *words,
                                                    gpointer         data,
                                                    GDestroyNotify   free_data) G_GNUC_WARN_UNUSED_RESULT;
GCancellable    *vouch_editor_task_get_cancellable (VouchEditorTask *self);
void             vouch_editor_task_advance         (VouchEditorTask *self,
                                                    const char      *words,
                                                    double           fraction);
gpointer         vouch_editor_task_steal_data      (VouchEditorTask *self) G_GNUC_WARN_UNUSED_RESULT;
VouchEditor     *vouch_editor_task_end             (VouchEditorTask *self) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_editor_task_free            (VouchEditorTask *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchEditorTask, vouch_editor_task_free)

G_END_DECLS
