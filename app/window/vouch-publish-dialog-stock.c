/* vouch-publish-dialog-stock.c: what the chosen site has not and can't keep, said before anything is sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include "vouch-site.h"
#include "vouch-stock-words.h"

static void
free_site (gpointer data)
{
  vouch_site_free (data);
}

static void
find_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchSite *site = vouch_site_find_again (data, cancellable, &error);

  if (site)
    g_task_return_pointer (task, site, free_site);
  else
    g_task_return_error (task, error);
}

/* A site that can't be asked says so when it is sent to. */
static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);
  VouchPortal *portal = g_task_get_task_data (G_TASK (result));
  g_autoptr (VouchSite) site = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *words = NULL;

  if (!site || !self->editor)
    return;
  self->lacks_review = !site->has_review;
  vouch_publish_dialog_offer_statuses (self);
  if (site->has_contract)
    return;
  words = vouch_stock_describe (vouch_portal_get_name (portal));
  vouch_portal_group_tell (self->place, words);
}

/** Asks the chosen site what it is; nobody signs in for that. */
void
vouch_publish_dialog_look_at_site (VouchPublishDialog *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_portal (self->place);
  g_autoptr (GTask) task = NULL;

  vouch_portal_group_tell (self->place, NULL);
  if (!portal || vouch_portal_get_kind (portal) != VOUCH_PORTAL_KIND_SITE)
    return;
  /* Ends with the look at what stands there: another portal was chosen, or the dialog is closed. */
  task = g_task_new (self, self->looking, found_cb, NULL);
  g_task_set_source_tag (task, vouch_publish_dialog_look_at_site);
  g_task_set_task_data (task, g_object_ref (portal), g_object_unref);
  g_task_run_in_thread (task, find_thread_cb);
}
