/* vouch-journal-reader.c: what a journal holds, as far as it is sound.
 *
 * The first record is the header, the second the snapshot, each one after that a
 * change. A record that is torn, or is no change, ends what is read: what follows it
 * was built on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-journal-reader.h"

#include <glib/gi18n-lib.h>

#include "vouch-journal-record.h"
#include "vouch-journal.h"
#include "vouch-json.h"

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_SYNTAX,
                       _("The beginning of the journal is damaged"));
  return FALSE;
}

static JsonNode *
next_json (const char *bytes, gsize length, gsize *offset)
{
  const char *record;
  gsize size;

  if (!vouch_journal_record_next (bytes, length, offset, &record, &size))
    return NULL;
  return vouch_json_parse (record, size, VOUCH_JOURNAL_MAX_RECORD, NULL);
}

static gboolean
check_version (JsonObject *header, GError **error)
{
  gint64 version = vouch_json_get_int (header, "version", -1);

  if (g_strcmp0 (vouch_json_get_text (header, "format"), VOUCH_JOURNAL_FORMAT) != 0 || version < 1)
    return fail_damaged (error);
  if (version > VOUCH_JOURNAL_VERSION)
    {
      g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW,
                           _("The journal was written by a newer version of Vouch"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_header (VouchJournalReading *self, const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonNode) json = next_json (bytes, length, &self->sound);
  JsonObject *header = vouch_json_node_object (json);

  if (!header)
    return fail_damaged (error);
  if (!check_version (header, error))
    return FALSE;
  self->file = g_strdup (vouch_json_get_text (header, "file"));
  self->etag = g_strdup (vouch_json_get_text (header, "etag"));
  self->draft = g_strdup (vouch_json_get_text (header, "draft"));
  return TRUE;
}

static gboolean
read_snapshot (VouchJournalReading *self, const char *bytes, gsize length, GError **error)
{
  const char *record;
  gsize size;

  if (!vouch_journal_record_next (bytes, length, &self->sound, &record, &size))
    return fail_damaged (error);
  self->snapshot = g_bytes_new (record, size);
  return TRUE;
}

static gboolean
read_change (VouchJournalReading *self, const char *bytes, gsize length)
{
  gsize offset = self->sound;
  g_autoptr (JsonNode) json = next_json (bytes, length, &offset);
  VouchChange *change = json ? vouch_change_new_from_json (json, NULL) : NULL;

  if (!change)
    return FALSE;
  g_ptr_array_add (self->changes, change);
  self->sound = offset;
  return TRUE;
}

/**
 * vouch_journal_read:
 * @bytes: a journal, or what is left of it, or anything
 * @length: its length
 * @error: return location for a #VouchFormatError
 *
 * Safe in any thread. Whether the snapshot is a card, and takes the changes, is seen when they are
 * applied.
 *
 * Returns: (transfer full) (nullable): what it holds, up to the first byte that is not sound;
 *   %NULL where not even the snapshot is
 */
VouchJournalReading *
vouch_journal_read (const char  *bytes,
                    gsize        length,
                    GError     **error)
{
  g_autoptr (VouchJournalReading) self = g_new0 (VouchJournalReading, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  if (!read_header (self, bytes, length, error) || !read_snapshot (self, bytes, length, error))
    return NULL;
  while (self->sound < length && read_change (self, bytes, length))
    ;
  self->is_cut = self->sound < length;
  return g_steal_pointer (&self);
}

void
vouch_journal_reading_free (VouchJournalReading *self)
{
  g_free (self->file);
  g_free (self->etag);
  g_free (self->draft);
  g_clear_pointer (&self->snapshot, g_bytes_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}
