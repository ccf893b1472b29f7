/* vouch-journal.c: keeps what is in no file yet, in case the program does not end well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-journal.h"

#include "vouch-card.h"
#include "vouch-journal-writer.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-later.h"

/**
 * VouchJournal:
 *
 * Listens to a document. From the first change on there is a file of what the card was
 * like and of each change since; a thread of its own writes it, so that the document
 * never waits for the disk. A program that is killed loses what was done within the
 * last tenth of a second, a power cut within the last half.
 *
 * While all of the card is in its own file the journal rests, and has no file. It is
 * removed with the journal, which lives as long as the card is open: what is found
 * without a lock was left behind by a program that did not end well. The lock is one
 * on the open file, and goes with the process, however that ends.
 */

/* Bytes of changes after which it begins anew from what the card is like then. */
#define LONGEST ((gsize) 1024 * 1024)

/* Microseconds of a turn of the main loop that go into what the card is like at rest. */
#define SLICE 2000

/* Seconds before what could not be written is tried again. */
#define TRY_AGAIN_AFTER 5

struct _VouchJournal
{
  GObject parent_instance;

  VouchDocument *document;    /* (owned) */
  VouchJournalWriter *writer; /* (owned) */
  char *path;                 /* (owned) */
  char *file;                 /* (owned) (nullable): URI of the card's file */
  char *etag;                 /* (owned) (nullable): of what is in it */
  char *draft;                /* (owned) (nullable): URI of what the card was made of */
  char *trouble;              /* (owned) (nullable) */
  guint again;                /* (nullable): source that tries again; changes wait for it */
  guint64 seen;               /* revision that needs no record: it is in file or snapshot */
  VouchNodeSnapshot *ready;   /* (owned) (nullable): of the card at rest; unless it is being taken, whole */
  GSource *taking;            /* (owned) (nullable): takes that when there is time */
  guint is_begun : 1;
  guint is_kept : 1;
};

enum
{
  PROP_KEPT = 1,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VouchJournal, vouch_journal, G_TYPE_OBJECT)

static void
set_kept (VouchJournal *self, gboolean is_kept)
{
  if (self->is_kept == !!is_kept)
    return;
  self->is_kept = !!is_kept;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEPT]);
}

static void
set_trouble (VouchJournal *self, const char *trouble)
{
  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void begin (VouchJournal *self);

/* The trouble is still told until this has been written: it is the same one. */
static gboolean
again_cb (gpointer data)
{
  VouchJournal *self = data;

  self->again = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

/* There may be no other change that it would be tried again with. */
static void
take_trouble (VouchJournal *self, const VouchJournalNews *news)
{
  if (news->error && self->is_begun && !self->again)
    self->again = g_timeout_add_seconds (TRY_AGAIN_AFTER, again_cb, self);
  if (news->error)
    set_trouble (self, news->error->message);
  else if (news->is_there)
    set_trouble (self, NULL);
}

static void
tell_cb (const VouchJournalNews *news, gpointer data)
{
  VouchJournal *self = data;

  g_object_ref (self);
  take_trouble (self, news);
  set_kept (self, self->is_begun && news->is_there);
  if (self->is_begun && news->is_long && !self->again)
    vouch_journal_begin (self);
  g_object_unref (self);
}

static char *
print_header (VouchJournal *self)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (self->document));
  g_autoptr (JsonNode) header
      = vouch_json_new_members ("format", vouch_json_new_text (VOUCH_JOURNAL_FORMAT), "version",
                                vouch_json_new_int (VOUCH_JOURNAL_VERSION), "card",
                                vouch_json_new_text (vouch_node_get_id (card)), "file",
                                vouch_json_new_text_or_null (self->file), "etag",
                                vouch_json_new_text_or_null (self->etag),
                                "draft", vouch_json_new_text_or_null (self->draft), NULL);

  return vouch_json_print (header, FALSE);
}

static void
stop_taking (VouchJournal *self)
{
  if (self->taking)
    g_source_destroy (self->taking);
  g_clear_pointer (&self->taking, g_source_unref);
}

static void
forget_ready (VouchJournal *self)
{
  stop_taking (self);
  g_clear_pointer (&self->ready, vouch_node_snapshot_free);
}

static gboolean
take_slice_cb (gpointer data)
{
  VouchJournal *self = data;

  if (vouch_node_snapshot_go_on (self->ready, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->taking, g_source_unref);
  return G_SOURCE_REMOVE;
}

/* Of a long card it takes a while, which the first letter that is typed can't wait for. */
static void
get_ready (VouchJournal *self)
{
  forget_ready (self);
  self->ready = vouch_node_snapshot_begin (VOUCH_NODE (vouch_document_get_card (self->document)));
  self->taking = vouch_later_new (take_slice_cb, self);
}

/* Returns: (transfer full) (nullable): the card at rest, where there was time to take it. */
static VouchNodeSnapshot *
steal_ready (VouchJournal *self)
{
  if (self->taking)
    forget_ready (self);
  return g_steal_pointer (&self->ready);
}

static void
begin_with (VouchJournal *self, VouchNodeSnapshot *snapshot)
{
  g_autofree char *header = print_header (self);

  g_clear_handle_id (&self->again, g_source_remove);
  self->is_begun = TRUE;
  self->seen = vouch_document_get_revision (self->document);
  vouch_journal_writer_begin (self->writer, header, snapshot);
}

static void
begin (VouchJournal *self)
{
  forget_ready (self);
  begin_with (self,
              vouch_node_snapshot_new (VOUCH_NODE (vouch_document_get_card (self->document))));
}

/* With what the card was like before @change, if that is known. */
static void
begin_before (VouchJournal *self, VouchChange *change)
{
  VouchNodeSnapshot *ready = steal_ready (self);

  if (!ready)
    {
      vouch_journal_begin (self);
      return;
    }
  begin_with (self, ready);
  vouch_journal_writer_add (self->writer, change);
  set_trouble (self, NULL);
}

/* What could not be written is missing from then on, so that it is tried with all of it. */
static void
changed_cb (VouchJournal *self, VouchChange *change)
{
  guint64 revision = vouch_document_get_revision (self->document);

  if (revision == self->seen)
    return;
  if (!self->is_begun)
    begin_before (self, change);
  else if (!self->again)
    vouch_journal_writer_add (self->writer, change);
}

static void
vouch_journal_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchJournal *self = VOUCH_JOURNAL (object);

  switch (id)
    {
    case PROP_KEPT:
      g_value_set_boolean (value, self->is_kept);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_journal_dispose (GObject *object)
{
  VouchJournal *self = VOUCH_JOURNAL (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->again, g_source_remove);
  forget_ready (self);
  g_clear_pointer (&self->writer, vouch_journal_writer_end);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_journal_parent_class)->dispose (object);
}

static void
vouch_journal_finalize (GObject *object)
{
  VouchJournal *self = VOUCH_JOURNAL (object);

  g_free (self->path);
  g_free (self->file);
  g_free (self->etag);
  g_free (self->draft);
  g_free (self->trouble);
  G_OBJECT_CLASS (vouch_journal_parent_class)->finalize (object);
}

static void
vouch_journal_class_init (VouchJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vouch_journal_get_property;
  object_class->dispose = vouch_journal_dispose;
  object_class->finalize = vouch_journal_finalize;
  properties[PROP_KEPT] = g_param_spec_boolean ("kept", NULL, NULL, FALSE, flags);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_journal_init (VouchJournal *self)
{
}

/** Returns: (transfer full): the folder of this user's journals. */
char *
vouch_journal_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "vouch", "journals", NULL);
}

/**
 * vouch_journal_new:
 * @document: what to keep, all of which is in its file now
 * @folder: (nullable): where; %NULL for the user's own
 *
 * Returns: (transfer full): a journal that rests until something is changed
 */
VouchJournal *
vouch_journal_new (VouchDocument *document, const char *folder)
{
  VouchJournal *self;
  g_autofree char *usual = NULL;
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (id, VOUCH_JOURNAL_SUFFIX, NULL);

  g_return_val_if_fail (VOUCH_IS_DOCUMENT (document), NULL);

  self = g_object_new (VOUCH_TYPE_JOURNAL, NULL);
  usual = folder ? NULL : vouch_journal_dup_folder ();
  self->path = g_build_filename (folder ? folder : usual, name, NULL);
  self->document = g_object_ref (document);
  self->seen = vouch_document_get_revision (document);
  self->writer = vouch_journal_writer_new (self->path, LONGEST, tell_cb, self);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  get_ready (self);
  return self;
}

static void
set_text (char **field, const char *text)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
}

/**
 * vouch_journal_set_file:
 * @uri: (nullable): the card's file; %NULL where it has none
 * @etag: (nullable): of what is in it
 *
 * What is recovered belongs to that file, and is written over that content only. It counts from
 * the next vouch_journal_begin() on.
 */
void
vouch_journal_set_file (VouchJournal *self, const char *uri, const char *etag)
{
  g_return_if_fail (VOUCH_IS_JOURNAL (self));

  set_text (&self->file, uri);
  set_text (&self->etag, etag);
}

/** Says what file the card was made of: @uri, nullable. It counts as a file does. */
void
vouch_journal_set_draft (VouchJournal *self, const char *uri)
{
  g_return_if_fail (VOUCH_IS_JOURNAL (self));

  set_text (&self->draft, uri);
}

/**
 * vouch_journal_begin:
 *
 * Keeps the card as it is now, and what is done from now on. A change does that by itself; a card
 * that is in no file needs it before.
 */
void
vouch_journal_begin (VouchJournal *self)
{
  g_return_if_fail (VOUCH_IS_JOURNAL (self));

  begin (self);
  set_trouble (self, NULL);
}

/** Removes the journal's file: all of the card, as it is now, is in its own. */
void
vouch_journal_rest (VouchJournal *self)
{
  g_return_if_fail (VOUCH_IS_JOURNAL (self));

  g_clear_handle_id (&self->again, g_source_remove);
  self->is_begun = FALSE;
  self->seen = vouch_document_get_revision (self->document);
  vouch_journal_writer_rest (self->writer);
  get_ready (self);
  set_trouble (self, NULL);
  set_kept (self, FALSE);
}

/** Waits until all is on the disk, or could not be brought there. Not for the main loop. */
void
vouch_journal_flush (VouchJournal *self)
{
  g_return_if_fail (VOUCH_IS_JOURNAL (self));

  vouch_journal_writer_flush (self->writer);
}

/** Returns: (transfer none): where the journal's file is, while there is one. */
const char *
vouch_journal_get_path (VouchJournal *self)
{
  g_return_val_if_fail (VOUCH_IS_JOURNAL (self), NULL);

  return self->path;
}

/** Returns: whether all that is in no file is in the journal. */
gboolean
vouch_journal_get_kept (VouchJournal *self)
{
  g_return_val_if_fail (VOUCH_IS_JOURNAL (self), FALSE);

  return self->is_kept;
}

/** Returns: (transfer none) (nullable): why something could not be written, in words. */
const char *
vouch_journal_get_trouble (VouchJournal *self)
{
  g_return_val_if_fail (VOUCH_IS_JOURNAL (self), NULL);

  return self->trouble;
}
