/* vouch-publish-dialog-changes.c: the page as it stands there, looked up and compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-json.h"
#include "vouch-page-said.h"
#include "vouch-published-form.h"

typedef struct
{
  JsonNode *card;      /* (owned) */
  VouchPortal *portal; /* (owned) (nullable) */
  JsonNode *last;      /* (owned) (nullable): what was found */
  JsonNode *form;      /* (owned) (nullable): what is to stand there */
  GPtrArray *changes;  /* (owned) (nullable) (element-type VouchPageChange): between the two */
  char *said;          /* (owned) (nullable): all that the one says */
  char *to_say;        /* (owned) (nullable): all that the other says */
  GError *error;       /* (owned) (nullable): why what stands there is not known */
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  json_node_unref (look->card);
  g_clear_object (&look->portal);
  g_clear_pointer (&look->last, json_node_unref);
  g_clear_pointer (&look->form, json_node_unref);
  g_clear_pointer (&look->changes, g_ptr_array_unref);
  g_clear_error (&look->error);
  g_free (look->said);
  g_free (look->to_say);
  g_free (look);
}

static void
look_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  look->last = vouch_page_update_last_form (look->card, look->portal, cancellable, &look->error);
  look->form = vouch_published_form (look->card);
  if (look->last && look->form)
    {
      look->changes = vouch_page_changes (look->last, look->form);
      look->said = vouch_page_said_new (look->last);
      look->to_say = vouch_page_said_new (look->form);
    }
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean has_begun;

  /* Another portal was chosen meanwhile, or the dialog is closed. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || !self->editor
      || !vouch_editor_get_document (self->editor))
    return;
  self->is_looking = FALSE;
  g_free (self->unknown);
  self->unknown = look->error ? g_strdup (look->error->message) : NULL;
  has_begun = gtk_window_get_focus (GTK_WINDOW (self)) != NULL
              && !GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self)));
  vouch_publish_changes_compare (self->changes, look->last, look->form, look->changes, look->said,
                                 look->to_say);
  if (self->is_wanted)
    vouch_publish_dialog_run (self, self->wanted_base);
  /* What has to be said first has the keyboard, where nobody has begun with something else. */
  if (!has_begun && !self->cancellable)
    vouch_publish_changes_focus (self->changes);
}

/** Looks up what stands on the chosen portal, and shows what is different. */
void
vouch_publish_dialog_look (VouchPublishDialog *self)
{
  Look *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = NULL;

  vouch_portal_group_unlock (self->place);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  self->is_looking = TRUE;
  self->is_wanted = FALSE;
  look->card = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self->editor)));
  look->portal = vouch_portal_group_dup_signed_in (self->place);
  self->is_uncompared = vouch_portal_group_lacks_password (self->place);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, vouch_publish_dialog_look);
  g_task_set_task_data (task, look, free_look);
  g_task_run_in_thread (task, look_thread_cb);
  vouch_publish_dialog_look_at_site (self);
}

/** Returns: (transfer full) (nullable): what has to be known, or said, of the change before it is sent. */
char *
vouch_publish_dialog_describe_unsaid (VouchPublishDialog *self)
{
  if (self->unknown && !vouch_publish_dialog_is_draft (self))
    return g_strdup (self->unknown);
  return vouch_publish_changes_describe_hindrance (self->changes);
}

/** The same, for who is signed in by now; Publish that was pressed meanwhile stays so. */
void
vouch_publish_dialog_look_again (VouchPublishDialog *self)
{
  gboolean is_wanted = self->is_wanted;
  gint64 base = self->wanted_base;

  if (self->cancellable)
    return;
  vouch_publish_dialog_look (self);
  self->is_wanted = is_wanted;
  self->wanted_base = base;
}

/** Chooses the portal of that name, where it was added; "" is the one on this computer. */
void
vouch_publish_dialog_choose_portal (VouchPublishDialog *self, const char *name)
{
  vouch_portal_group_choose (self->place, name);
}

/** Writes what is said of the update into the card, as an edit that can be undone. */
void
vouch_publish_dialog_tell (VouchPublishDialog *self)
{
  VouchNode *card = VOUCH_NODE (vouch_editor_get_card (self->editor));
  g_autoptr (JsonNode) json = vouch_node_to_json (card);
  g_autoptr (JsonNode) told = vouch_publish_changes_tell (self->changes, json);
  JsonNode *list = vouch_json_get_node (vouch_json_node_object (told), "corrections");

  if (!vouch_json_equal (list, vouch_node_get_value (card, "corrections")))
    vouch_node_set_value (card, "corrections", list, NULL);
}
