/* vouch-editor-scan.c: has a machine read a source whose pages are pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-editor-task.h"
#include "vouch-scan.h"
#include "vouch-source-ocr.h"

/* The pane has the text from before: it opens the source anew. */
static void
show_read (VouchEditor *self, const char *digest)
{
  g_autofree char *reference = NULL;

  if (!self->source || g_strcmp0 (vouch_source_pane_get_digest (self->source), digest) != 0)
    return;
  reference = g_strdup (vouch_source_pane_get_reference (self->source));
  vouch_editor_close_source (self);
  vouch_editor_show_source (self, reference, digest, 0, 0);
}

/* Of the scan: by the page, which takes seconds. */
static void
page_cb (guint page, guint n_pages, gpointer task)
{
  /* Translators: what is being done: which page of how many was read last */
  g_autofree char *words = g_strdup_printf (_("Reading the scan by machine: page %u of %u"), page, n_pages);

  vouch_editor_task_advance (task, words, page / (double) n_pages);
}

/* All cards see it: they share the store. */
static void
end (VouchEditor *self, const char *digest)
{
  vouch_editor_sources_changed (self);
  show_read (self, digest);
  vouch_editor_toast (self, _("The scan was read by machine: compare what you cite with its page"));
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = vouch_scan_read_finish (result, &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  g_autofree char *digest = vouch_editor_task_steal_data (task);

  if (!self || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_read)
    end (self, digest);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    vouch_editor_toast (self, error->message);
  else
    vouch_editor_tell (self, _("The Scan Could Not Be Read"), error->message);
}

/* @target: SHA-256 of the scan; empty for the one that is shown */
static void
read_scan_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const char *named = g_variant_get_string (target, NULL);
  const char *digest = !*named && self->source ? vouch_source_pane_get_digest (self->source) : named;
  VouchEditorTask *task;

  if (!digest || !*digest)
    {
      vouch_editor_toast (self, _("Open the scan first"));
      return;
    }
  task = vouch_editor_task_begin (self, _("Reading the scan by machine"), g_strdup (digest), g_free);
  vouch_scan_read_async (digest, page_cb, vouch_editor_task_get_cancellable (task), read_cb, task);
}

/* --- offering it --- */

typedef struct
{
  GWeakRef editor;
  char *digest; /* (owned) */
} Offer;

static void
free_offer (Offer *offer)
{
  g_weak_ref_clear (&offer->editor);
  g_free (offer->digest);
  g_free (offer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Offer, free_offer)

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Offer) offer = data;
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);
  g_autoptr (VouchEditor) self = g_weak_ref_get (&offer->editor);

  if (self && self->document && g_strcmp0 (answer, "read") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.read-scan", "s", offer->digest);
}

static void
ask (VouchEditor *self, const char *digest)
{
  const VouchAnswer answers[] = {
    { "close", _("_Close"), ADW_RESPONSE_DEFAULT },
    { "read", _("_Read It by Machine"), ADW_RESPONSE_SUGGESTED },
  };
  Offer *offer = g_new0 (Offer, 1);

  g_weak_ref_init (&offer->editor, self);
  offer->digest = g_strdup (digest);
  vouch_compat_ask_async (vouch_editor_get_window (self), _("The File Has No Text"),
                          _("The file is attached, but it is a scan without text. Passages can’t "
                            "be found in it, and quotes can’t be compared with it. A machine can "
                            "read them; it takes some seconds a page."),
                          answers, G_N_ELEMENTS (answers), "read", self->cancellable, answered_cb, offer);
}

/** Says that the file that was attached is a scan, and offers to read it where that can be done. */
void
vouch_editor_offer_scan (VouchEditor *self, const char *digest)
{
  if (vouch_source_ocr_is_there ())
    ask (self, digest);
  else
    vouch_editor_tell (self, _("The File Has No Text"),
                       _("The file is attached, but it is a scan without text. Passages can’t be "
                         "found in it, and quotes can’t be compared with it. Where Tesseract "
                         "(tesseract-ocr) is installed, they can be read by machine."));
}

/** Installs the actions of this file. */
void
vouch_editor_install_scan_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.read-scan", "s", read_scan_cb);
}
