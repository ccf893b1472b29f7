/* vouch-editor-reanchor.c: passages follow a reference to another edition of its file, and statements
 * that are edited are offered others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-editor-task.h"
#include "vouch-json.h"
#include "vouch-reanchor.h"
#include "vouch-reference.h"

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReanchor) reanchor = vouch_reanchor_look_finish (result, &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  g_autofree char *words = NULL;

  if (!self) /* closed meanwhile */
    return;
  if (!reanchor)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        vouch_editor_toast (self, error->message);
      return;
    }
  words = vouch_reanchor_describe (reanchor);
  if (vouch_editor_edit (self, vouch_reanchor_to_change (reanchor, vouch_editor_get_card (self))))
    vouch_editor_toast_undo (self, words);
}

static void
look (VouchEditor *self, const char *reference, const char *digest)
{
  g_autoptr (VouchReanchor) reanchor = vouch_reanchor_new (vouch_editor_get_card (self), reference, digest);
  VouchEditorTask *task;

  if (!vouch_reanchor_is_needed (reanchor))
    return;
  task = vouch_editor_task_begin (self, _("Finding passages in the new file"), NULL, NULL);
  vouch_reanchor_look_async (g_steal_pointer (&reanchor), vouch_editor_task_get_cancellable (task), looked_cb,
                             task);
}

/* Whether the file before was taken off first or is replaced: its passages are known by the file that
 * they name. None takes them nowhere. */
static void
follow_part (VouchEditor *self, VouchChange *change)
{
  const char *after = vouch_json_node_text (vouch_change_get_after (change));

  if (vouch_change_get_kind (change) != VOUCH_CHANGE_SET
      || g_strcmp0 (vouch_change_get_member (change), "source") != 0 || !after
      || !vouch_editor_find (self, vouch_change_get_node (change), VOUCH_TYPE_REFERENCE))
    return;
  look (self, vouch_change_get_node (change), after);
}

static void
changed_cb (VouchEditor *self, VouchChange *change)
{
  /* The step that is done again has its own following it, which is done again too. */
  if (vouch_history_is_replaying (self->history))
    return;
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    follow_part (self, vouch_change_get_part (change, i));
}

/* --- statements that are edited --- */

/* Where the passage that is marked no longer bears the statement out, and another does: offered, and
 * nothing is changed. Once for each passage and statement. */
static void
offer_better (VouchEditor *self, const char *id, VouchPassage *better)
{
  AdwToast *toast = vouch_compat_toast_new (_("Another passage fits the statement better"));

  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "editor.find-support");
  adw_toast_set_action_target (toast, "s", id);
  vouch_editor_show_toast (self, toast);
}

static void
found_cb (VouchEditor *self, const char *id)
{
  VouchPassage *better = self->support ? vouch_support_get_better (self->support, id) : NULL;
  g_autofree char *key = NULL;

  if (!better || g_strcmp0 (self->panel ? vouch_side_panel_get_page (self->panel) : NULL, "support") == 0)
    return;
  key = g_strdup_printf ("%s %s %" G_GSIZE_FORMAT, id, better->source, (gsize) better->start);
  if (g_strcmp0 (self->offered, key) == 0)
    return;
  g_free (self->offered);
  self->offered = g_steal_pointer (&key);
  offer_better (self, id, better);
}

/** From now on: better passages are offered for statements that are edited. */
void
vouch_editor_follow_better (VouchEditor *self)
{
  g_signal_connect_object (self->support, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
}

/**
 * vouch_editor_follow_editions:
 * @self: the editor
 *
 * From now on: where a reference gets another file, its passages are looked up there, without
 * waiting, and put against it in one step.
 */
void
vouch_editor_follow_editions (VouchEditor *self)
{
  g_signal_connect_object (self->document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
