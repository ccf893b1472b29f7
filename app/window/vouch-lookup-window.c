/* vouch-lookup-window.c: registries asked for whoever fills in a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-window.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-lookup-consent.h"
#include "vouch-lookup.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-lookup.h"

static GSettings *program_settings; /* (owned) */

typedef struct
{
  GWeakRef dialog;
  GCancellable *cancellable; /* (owned) */
} Question;

/* An answer may also be none, without an error. */
static const char *
get_trouble (const GError *error)
{
  return error ? error->message : _("Nothing was found for this identifier.");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run_finish (result, &error);
  g_autoptr (GtkWidget) dialog = g_weak_ref_get (&question->dialog);
  JsonObject *csl = items ? vouch_json_array_object (items, 0) : NULL;

  if (dialog && !g_cancellable_is_cancelled (question->cancellable))
    vouch_reference_dialog_found (VOUCH_REFERENCE_DIALOG (dialog), question->cancellable, csl,
                                  csl ? NULL : get_trouble (error));
  g_weak_ref_clear (&question->dialog);
  g_object_unref (question->cancellable);
  g_free (question);
}

static void
ask (GtkWidget *dialog, const char *text, GCancellable *cancellable)
{
  g_autoptr (VouchLookupSettings) settings = vouch_lookup_settings_read (
      program_settings, vouch_reference_dialog_get_card (VOUCH_REFERENCE_DIALOG (dialog)));
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->dialog, dialog);
  question->cancellable = g_object_ref (cancellable);
  vouch_lookup_run_async (settings, text, cancellable, answered_cb, question);
}

/** From now on reference dialogs can look papers up, where @settings say. */
void
vouch_lookup_window_install (GSettings *settings)
{
  g_set_object (&program_settings, settings);
  vouch_reference_lookup_install (ask);
}
