/* vouch-editor-eye.c: types a passage from a source that is not on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-editor-question.h"
#include "vouch-reason-dialog.h"
#include "vouch-seen-by-eye.h"

static void
typed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorQuestion) asked = data;
  VouchEditor *self = asked->editor;
  g_autofree char *text = vouch_reason_dialog_ask_finish (result, NULL);
  VouchNode *citation = text && self->file ? vouch_editor_find (self, asked->node, VOUCH_TYPE_CITATION) : NULL;

  if (citation && vouch_editor_edit (self, vouch_seen_by_eye_edit (VOUCH_CITATION (citation), text)))
    vouch_editor_toast_undo (self, _("Passage added as seen by eye. It needs to be checked."));
}

static void
see_by_eye_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchNode *owner = vouch_editor_resolve (self, target, VOUCH_TYPE_NODE);
  VouchCitation *citation = owner ? vouch_seen_by_eye_find (owner) : NULL;
  const VouchReasonQuestion question
      = { _("Passage Seen by Eye"),
          _("The source is not on this computer. Type the passage exactly as in the source. It "
            "can’t be compared, so there is a warning until someone has checked it."),
          _("_Add Passage"), NULL };
  VouchEditorQuestion *asked;

  if (!citation)
    {
      vouch_editor_toast (self, owner ? _("Add a source to the statement first")
                                      : _("Place the cursor in a statement first"));
      return;
    }
  asked = vouch_editor_question_new (self, VOUCH_NODE (citation));
  vouch_reason_dialog_ask_async (vouch_editor_get_window (self), &question, self->cancellable, typed_cb, asked);
}

/** Installs the actions of this file. */
void
vouch_editor_install_eye_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.see-by-eye", "s", see_by_eye_cb);
}
