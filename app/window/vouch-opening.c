/* vouch-opening.c: makes an open card of a file, a draft or a template, in a worker.
 *
 * A card and a draft are told apart by what is in the file, not by its name: a
 * draft may be called anything. Only what is named as a card is read as one even
 * where it can't be, so that the message speaks of a damaged card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-opening.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-file-io.h"
#include "vouch-import-error.h"
#include "vouch-import.h"
#include "vouch-json.h"
#include "vouch-template.h"

/* What the worker needs, and what it makes. */
typedef struct
{
  GFile *location;           /* (owned) (nullable): a draft's file */
  GBytes *text;              /* (owned) (nullable): the draft itself */
  VouchCard *card;           /* (owned) (nullable): the worker's until it is done */
  VouchImportReport *report; /* (owned) (nullable) */
} Draft;

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  g_clear_object (&draft->location);
  g_clear_pointer (&draft->text, g_bytes_unref);
  g_clear_object (&draft->card);
  g_clear_object (&draft->report);
  g_free (draft);
}

static gboolean
is_named_as_card (GFile *location)
{
  g_autofree char *name = g_file_get_basename (location);

  return name && (g_str_has_suffix (name, ".scorecard") || g_str_has_suffix (name, ".json"));
}

/* A draft has no file of its own yet: it is saved beside, under a name that the user chooses. */
static VouchOpening *
make_opening (VouchCard *card)
{
  VouchOpening *self = g_new0 (VouchOpening, 1);

  self->file = vouch_file_new (NULL);
  self->document = vouch_document_new (card);
  return self;
}

static void
import_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Draft *draft = data;
  g_autoptr (JsonNode) json = NULL;
  GError *error = NULL;

  if (!draft->text)
    draft->text = vouch_file_read (draft->location, VOUCH_JSON_MAX_CARD, cancellable, &error);
  if (draft->text)
    json = vouch_import (g_bytes_get_data (draft->text, NULL), g_bytes_get_size (draft->text),
                         VOUCH_IMPORT_KIND_AUTO, &draft->report, &error);
  if (json)
    draft->card = vouch_card_format_build (json, &error);
  if (draft->card)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchFile *file = VOUCH_FILE (object);
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  VouchDocument *document = vouch_file_load_finish (file, result, &error);
  VouchOpening *self;

  if (!document)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_new0 (VouchOpening, 1);
  self->file = g_object_ref (file);
  self->document = document;
  g_task_return_pointer (task, self, (GDestroyNotify) vouch_opening_free);
}

static void
load (GTask *task, GFile *location)
{
  g_autoptr (VouchFile) file = vouch_file_new (location);

  vouch_file_load_async (file, g_task_get_cancellable (task), loaded_cb, task);
}

/* The text of a card that somebody gave another name is opened as what it is. */
static gboolean
is_card (Draft *draft, const GError *error)
{
  return draft->location
         && g_error_matches (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_ALREADY_A_CARD);
}

static void
imported_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Draft *draft = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  VouchOpening *self;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!is_card (draft, error))
        {
          g_task_return_error (task, error);
          return;
        }
      g_clear_error (&error);
      load (g_steal_pointer (&task), draft->location);
      return;
    }
  self = make_opening (draft->card);
  g_set_object (&self->report, draft->report);
  g_set_object (&self->draft, draft->location);
  g_task_return_pointer (task, self, (GDestroyNotify) vouch_opening_free);
}

static void
import (GTask *task, GFile *location, GBytes *text)
{
  Draft *draft = g_new0 (Draft, 1);
  g_autoptr (GTask) work = NULL;

  g_set_object (&draft->location, location);
  draft->text = text ? g_bytes_ref (text) : NULL;
  work = g_task_new (NULL, g_task_get_cancellable (task), imported_cb, task);
  g_task_set_task_data (work, draft, free_draft);
  g_task_run_in_thread (work, import_in_thread);
}

/**
 * vouch_opening_file_async:
 * @location: a card or a draft
 * @cancellable: (nullable): to stop early
 * @callback: called when it is read, with vouch_opening_finish() to be called
 *
 * Opens a file. A draft becomes a new card without a file of its own.
 */
void
vouch_opening_file_async (GFile *location,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task;

  g_return_if_fail (G_IS_FILE (location));

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, vouch_opening_finish);
  if (is_named_as_card (location))
    load (task, location);
  else
    import (task, location, NULL);
}

/**
 * vouch_opening_text_async:
 * @text: a draft: what was pasted
 * @cancellable: (nullable): to stop early
 * @callback: called when it is read, with vouch_opening_finish() to be called
 *
 * Makes a new card of a draft.
 */
void
vouch_opening_text_async (const char *text,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  GTask *task;

  g_return_if_fail (text != NULL);

  bytes = g_bytes_new (text, strlen (text));
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, vouch_opening_finish);
  import (task, NULL, bytes);
}

/** Returns: (transfer full) (nullable): the open card. */
VouchOpening *
vouch_opening_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_opening_finish), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vouch_opening_new_template:
 * @kind: the kind of card
 * @error: return location for why there is none
 *
 * Returns: (transfer full) (nullable): a new card with empty places.
 */
VouchOpening *
vouch_opening_new_template (const char *kind, GError **error)
{
  g_autoptr (VouchCard) card = vouch_template_new_card (kind, error);

  return card ? make_opening (card) : NULL;
}

/** Returns: (transfer full): the card that a program which did not end well had open. */
VouchOpening *
vouch_opening_new_recovered (VouchRecovery *recovery)
{
  VouchOpening *self = g_new0 (VouchOpening, 1);
  GFile *location = vouch_recovery_get_location (recovery);

  self->file = location ? vouch_file_new_known (location, vouch_recovery_get_etag (recovery))
                        : vouch_file_new (NULL);
  self->document = g_object_ref (vouch_recovery_get_document (recovery));
  g_set_object (&self->draft, vouch_recovery_get_draft (recovery));
  self->recovery = g_object_ref (recovery);
  return self;
}

void
vouch_opening_free (VouchOpening *self)
{
  g_clear_object (&self->recovery);
  g_clear_object (&self->file);
  g_clear_object (&self->document);
  g_clear_object (&self->report);
  g_clear_object (&self->draft);
  g_free (self);
}
