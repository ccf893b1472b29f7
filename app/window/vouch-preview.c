/* vouch-preview.c: the page as it would be published, in a folder that only this user can read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-preview.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "vouch-card-style.h"
#include "vouch-json.h"
#include "vouch-page-document.h"
#include "vouch-page.h"
#include "vouch-published-form.h"

static char *
render (JsonNode *card)
{
  g_autoptr (JsonNode) form = vouch_published_form (card);
  g_autofree char *style = vouch_card_style_dup (card);
  g_autoptr (VouchPage) page = vouch_page_new_in_style (form, style, NULL);

  return vouch_page_document_new (page->html, page->jsonld, page->title, page->language,
                                  page->description, NULL);
}

/* One file a card, written anew each time: the browser's tab can be reloaded. */
static char *
find_place (JsonNode *card, GError **error)
{
  const char *id = vouch_json_get_text (vouch_json_node_object (card), "id");
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "vouch", "preview", NULL);
  g_autofree char *name
      = g_strconcat (id && g_uuid_string_is_valid (id) ? id : "card", ".html", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  return g_build_filename (folder, name, NULL);
}

/* A card that is not out yet is nobody else's to read. */
static void
make_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *html = render (data);
  GError *error = NULL;
  g_autofree char *path = find_place (data, &error);

  if (path
      && g_file_set_contents_full (path, html, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_preview_make_async:
 * @card: the card's JSON, sealed
 *
 * Writes the page of @card in a worker.
 */
void
vouch_preview_make_async (JsonNode *card,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_preview_make_async);
  g_task_set_task_data (task, json_node_ref (card), (GDestroyNotify) json_node_unref);
  g_task_run_in_thread (task, make_thread_cb);
}

/** Returns: (transfer full): the page's file. */
GFile *
vouch_preview_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
