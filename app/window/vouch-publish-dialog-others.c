/* vouch-publish-dialog-others.c: after a correction, where else readers find what was wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-correction.h"
#include "vouch-editor-private.h"
#include "vouch-other-pages.h"

typedef struct
{
  JsonNode *card; /* (owned) */
  char *portal;   /* (owned): where it was corrected just now */
  GFile *file;    /* (owned) (nullable) */
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  json_node_unref (search->card);
  g_free (search->portal);
  g_clear_object (&search->file);
  g_free (search);
}

static void
search_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;

  g_task_return_pointer (
      task, vouch_other_pages_list (search->card, search->portal, search->file, cancellable),
      (GDestroyNotify) g_ptr_array_unref);
}

/* --- a row --- */

static const VouchOtherPage *
get_page (GtkButton *button)
{
  return g_object_get_data (G_OBJECT (button), "page");
}

/* The same card goes there, with what was said of the correction in it. */
static void
correct_cb (VouchPublishDialog *self, GtkButton *button)
{
  const VouchOtherPage *page = get_page (button);
  g_autofree char *name = g_strdup (*page->place ? page->name : "");

  vouch_portal_group_choose (self->place, name);
  vouch_publish_dialog_run (self, -1);
}

static void
open_cb (VouchPublishDialog *self, GtkButton *button)
{
  const VouchOtherPage *page = get_page (button);
  g_autofree char *id = g_strdup (page->id);
  g_autoptr (GFile) file = g_file_new_for_uri (page->file);
  g_autoptr (JsonNode) card
      = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self->editor)));

  gtk_window_close (GTK_WINDOW (self));
  vouch_correction_take_to (card, id, file);
}

static void
free_page (gpointer data)
{
  vouch_other_page_free (data);
}

/* Takes @page. */
static void
add_row (VouchPublishDialog *self, VouchOtherPage *page)
{
  g_autofree char *title = vouch_other_page_describe (page);
  g_autofree char *name = g_strdup_printf (_("Correct there too: %s"), title);
  gboolean can_be_corrected = page->is_card ? page->file != NULL : page->place != NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (page->is_card ? _("Open _Card")
                                                                  : _("Correct _There"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), page->page ? page->page : "");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, can_be_corrected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "page", page, free_page);
  g_signal_connect_object (button, "clicked",
                           page->is_card ? G_CALLBACK (open_cb) : G_CALLBACK (correct_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->others, row);
  g_ptr_array_add (self->other_rows, row);
}

static void
clear_rows (VouchPublishDialog *self)
{
  for (guint i = 0; i < self->other_rows->len; i++)
    adw_preferences_group_remove (self->others, self->other_rows->pdata[i]);
  g_ptr_array_set_size (self->other_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others), FALSE);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);
  g_autoptr (GPtrArray) pages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self->editor || !pages) /* closed meanwhile */
    return;
  clear_rows (self);
  while (pages->len > 0)
    add_row (self, g_ptr_array_steal_index (pages, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->others), self->other_rows->len > 0);
}

/**
 * vouch_publish_dialog_look_elsewhere:
 * @receipt: of the card as it is now
 *
 * After a correction, lists where it has to be corrected too.
 */
void
vouch_publish_dialog_look_elsewhere (VouchPublishDialog *self, const VouchReceipt *receipt)
{
  GFile *location = vouch_file_get_location (vouch_editor_get_file (self->editor));
  Search *search;
  g_autoptr (GTask) task = NULL;

  clear_rows (self);
  if (!self->is_correction)
    return;
  search = g_new0 (Search, 1);
  search->card = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self->editor)));
  search->portal = g_strdup (receipt->portal);
  g_set_object (&search->file, location);
  task = g_task_new (self, self->looking, found_cb, NULL);
  g_task_set_source_tag (task, vouch_publish_dialog_look_elsewhere);
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_thread_cb);
}
