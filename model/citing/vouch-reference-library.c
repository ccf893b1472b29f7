/* vouch-reference-library.c: the references of all cards that were open on this computer.
 *
 * A small database beside the store of sources, read once into memory, so that it is searched between
 * two key presses. What is noted is written by a thread. Each work stands in it once, by its
 * identifier, else by title and year; what was cited last comes first. Nothing in it is ever published,
 * and what only this card says of a reference (its file, its licence) is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-library.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-date.h"
#include "vouch-reference-library-rows.h"
#include "vouch-reference-links.h"
#include "vouch-reference-match.h"
#include "vouch-reference.h"

#define MAX_ENTRY_BYTES (256 * 1024)
/* More of them nobody looks through, and each costs memory. */
#define MAX_ENTRIES 50000

typedef struct
{
  char *key;       /* (owned) */
  JsonObject *csl; /* (owned) */
  char *search;    /* (owned): what is searched in it */
  gint64 used;     /* seconds since 1970; 0: it was only in a card */
} Entry;

struct _VouchReferenceLibrary
{
  GObject parent_instance;

  char *path;          /* (owned) */
  GHashTable *entries; /* (owned): from keys, which they own, to entries */
  GPtrArray *waiting;  /* (owned) (element-type VouchReferenceLibraryRow): to be written */
  GPtrArray *saving;   /* (owned) (nullable) (element-type VouchReferenceLibraryRow): those that a thread writes */
  guint n_running;     /* threads that read or write */
  guint writing;       /* source: what is noted in one go is written in one go */
};

G_DEFINE_FINAL_TYPE (VouchReferenceLibrary, vouch_reference_library, G_TYPE_OBJECT)

typedef struct
{
  char *path;         /* (owned) */
  GPtrArray *rows;    /* (owned) (nullable) (element-type VouchReferenceLibraryRow): to be written */
  GPtrArray *entries; /* (owned) (nullable) (element-type Entry): that were read */
} Work;

static guint loaded_signal;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  json_object_unref (entry->csl);
  g_free (entry->search);
  g_free (entry);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_clear_pointer (&work->rows, g_ptr_array_unref);
  g_clear_pointer (&work->entries, g_ptr_array_unref);
  g_free (work);
}

/* --- what an entry is --- */

/* Returns: (transfer full) (nullable): what tells the work from others */
static char *
make_key (JsonObject *csl)
{
  g_autofree char *doi = vouch_reference_dup_doi (csl);
  g_autofree char *pmid = doi ? NULL : vouch_reference_dup_pmid (csl);
  const char *title = vouch_json_get_text (csl, "title");
  VouchReferenceDate date;
  g_autofree char *folded = NULL;

  if (doi)
    return g_strconcat ("doi:", doi, NULL);
  if (pmid)
    return g_strconcat ("pmid:", pmid, NULL);
  folded = title ? vouch_reference_fold (title) : NULL;
  if (!folded || !*g_strstrip (folded))
    return NULL;
  vouch_reference_date_read (&date, csl, "issued");
  return g_strdup_printf ("title:%d:%s", date.year, folded);
}

static JsonObject *
copy_public (JsonObject *csl)
{
  static const char *const own[] = { "id", "source", "license" };
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (csl);

  for (GList *l = members; l; l = l->next)
    json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (csl, l->data)));
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (json_object_has_member (copy, own[i]))
      json_object_remove_member (copy, own[i]);
  return copy;
}

/* @csl: (transfer full) */
static Entry *
new_entry (const char *key, JsonObject *csl, gint64 used)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = g_strdup (key);
  entry->csl = csl;
  entry->search = vouch_reference_dup_search_text (csl);
  entry->used = used;
  return entry;
}

/* @entry: (transfer full) */
static void
put_entry (VouchReferenceLibrary *self, Entry *entry)
{
  Entry *before = g_hash_table_lookup (self->entries, entry->key);

  entry->used = MAX (entry->used, before ? before->used : 0);
  g_hash_table_replace (self->entries, entry->key, entry);
}

/* --- the database, in a thread --- */

/* What earlier versions kept is left out here too. */
static void
take_row (const char *key, const char *text, gint64 used, gpointer data)
{
  Work *work = data;
  g_autoptr (JsonNode) json = vouch_json_parse (text, strlen (text), MAX_ENTRY_BYTES, NULL);
  JsonObject *csl = json ? vouch_json_node_object (json) : NULL;

  if (csl)
    g_ptr_array_add (work->entries, new_entry (key, copy_public (csl), used));
}

static void
load_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  vouch_reference_library_rows_load (work->path, MAX_ENTRIES, take_row, work);
  g_task_return_boolean (task, TRUE);
}

static void
save_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  g_task_return_boolean (task, vouch_reference_library_rows_save (work->path, work->rows));
}

static Work *
new_work (VouchReferenceLibrary *self)
{
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (self->path);
  return work;
}

/* What was noted while it was read is newer. */
static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchReferenceLibrary *self = VOUCH_REFERENCE_LIBRARY (object);
  Work *work = g_task_get_task_data (G_TASK (result));

  self->n_running--;
  while (work->entries->len > 0)
    {
      Entry *entry = g_ptr_array_steal_index_fast (work->entries, work->entries->len - 1);

      if (g_hash_table_contains (self->entries, entry->key))
        free_entry (entry);
      else
        put_entry (self, entry);
    }
  g_signal_emit (self, loaded_signal, 0);
}

static void
load (VouchReferenceLibrary *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);
  Work *work = new_work (self);

  work->entries = g_ptr_array_new_with_free_func (free_entry);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, work, free_work);
  self->n_running++;
  g_task_run_in_thread (task, load_in_thread);
}

static void schedule (VouchReferenceLibrary *self);

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchReferenceLibrary *self = VOUCH_REFERENCE_LIBRARY (object);

  self->n_running--;
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  schedule (self);
}

static gboolean
write_cb (gpointer data)
{
  VouchReferenceLibrary *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
  Work *work = new_work (self);

  self->writing = 0;
  self->saving = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (vouch_reference_library_row_free);
  work->rows = g_ptr_array_ref (self->saving);
  g_task_set_source_tag (task, write_cb);
  g_task_set_task_data (task, work, free_work);
  self->n_running++;
  g_task_run_in_thread (task, save_in_thread);
  return G_SOURCE_REMOVE;
}

/* What is noted while a thread writes waits for it. */
static void
schedule (VouchReferenceLibrary *self)
{
  if (self->waiting->len > 0 && !self->saving && !self->writing)
    self->writing = g_idle_add_full (G_PRIORITY_LOW, write_cb, self, NULL);
}

/**
 * vouch_reference_library_flush:
 *
 * Writes now what is not written yet, or is being written by a thread that ends with the program.
 */
void
vouch_reference_library_flush (VouchReferenceLibrary *self)
{
  g_return_if_fail (VOUCH_IS_REFERENCE_LIBRARY (self));

  g_clear_handle_id (&self->writing, g_source_remove);
  if (self->saving)
    (void) vouch_reference_library_rows_save (self->path, self->saving);
  if (self->waiting->len > 0 && vouch_reference_library_rows_save (self->path, self->waiting))
    g_ptr_array_set_size (self->waiting, 0);
}

/* --- what is noted --- */

/**
 * vouch_reference_library_note:
 * @csl: a reference of a card
 * @used: when it was cited, in seconds since 1970; 0 where it was not now
 *
 * Keeps it. It is found from now on, and in later runs.
 */
void
vouch_reference_library_note (VouchReferenceLibrary *self, JsonObject *csl, gint64 used)
{
  g_autofree char *key = make_key (csl);
  g_autoptr (JsonObject) own = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  g_return_if_fail (VOUCH_IS_REFERENCE_LIBRARY (self));

  if (!key)
    return;
  own = copy_public (csl);
  node = vouch_json_new_object (json_object_ref (own));
  json = vouch_json_print (node, FALSE);
  if (strlen (json) > MAX_ENTRY_BYTES)
    return;
  put_entry (self, new_entry (key, g_steal_pointer (&own), used));
  g_ptr_array_add (self->waiting, vouch_reference_library_row_new (key, json, used));
  schedule (self);
}

static void
note_node (VouchReferenceLibrary *self, VouchNode *node, gint64 used)
{
  if (VOUCH_IS_REFERENCE (node))
    vouch_reference_library_note (
        self, vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (node))), used);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* A citation came, or a reference came or is another. */
static void
note_part (VouchReferenceLibrary *self, VouchDocument *document, VouchChange *part)
{
  const VouchPlace *to = vouch_change_get_to (part);
  JsonObject *json = vouch_change_get_kind (part) == VOUCH_CHANGE_INSERT
                         ? vouch_json_node_object (vouch_change_get_json (part))
                         : NULL;
  const char *id = vouch_change_get_node (part);
  gboolean is_citation = json && to && g_str_equal (to->list, "citations");

  if (is_citation)
    id = vouch_json_get_text (json, "reference");
  else if (json)
    id = vouch_json_get_text (json, "id");
  if (id && (is_citation || vouch_change_get_kind (part) == VOUCH_CHANGE_SET || json))
    note_node (self, vouch_document_lookup (document, id), is_citation ? now () : 0);
}

static void
document_changed_cb (VouchDocument *document, VouchChange *change, VouchReferenceLibrary *self)
{
  if (vouch_change_get_kind (change) != VOUCH_CHANGE_GROUP)
    note_part (self, document, change);
  else
    for (guint i = 0; i < vouch_change_get_size (change); i++)
      note_part (self, document, vouch_change_get_part (change, i));
}

/**
 * vouch_reference_library_follow:
 * @document: a card that is open
 *
 * Notes the references that it has, and those that come and are cited from now on.
 */
void
vouch_reference_library_follow (VouchReferenceLibrary *self, VouchDocument *document)
{
  VouchNodeList *references = vouch_card_get_references (vouch_document_get_card (document));

  g_return_if_fail (VOUCH_IS_REFERENCE_LIBRARY (self));

  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    note_node (self, vouch_node_list_peek (references, i), 0);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, 0);
}

/* --- searching --- */

typedef struct
{
  Entry *entry; /* (unowned) */
  guint score;
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->entry->used != second->entry->used)
    return first->entry->used > second->entry->used ? -1 : 1;
  return strcmp (first->entry->key, second->entry->key);
}

/**
 * vouch_reference_library_find:
 * @typed: author, year, words of the title, an identifier; may be empty
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type JsonObject): what fits, best first, newest use first among
 *   equals; for nothing typed what was cited last. Without ids: each card gives its own
 */
GPtrArray *
vouch_reference_library_find (VouchReferenceLibrary *self, const char *typed, guint limit)
{
  g_autofree char *folded = vouch_reference_fold (typed);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  gboolean is_all = *g_strstrip (folded) == '\0';
  GHashTableIter iter;
  gpointer entry;

  g_return_val_if_fail (VOUCH_IS_REFERENCE_LIBRARY (self), found);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    {
      Hit hit = { entry, is_all ? ((Entry *) entry)->used > 0
                                : vouch_reference_score (((Entry *) entry)->search, folded) };

      if (hit.score > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    g_ptr_array_add (found, json_object_ref (g_array_index (hits, Hit, i).entry->csl));
  return found;
}

/** Returns: how many works it knows. */
guint
vouch_reference_library_get_size (VouchReferenceLibrary *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE_LIBRARY (self), 0);
  return g_hash_table_size (self->entries);
}

/** Returns: whether something is still to be read or written. */
gboolean
vouch_reference_library_is_busy (VouchReferenceLibrary *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE_LIBRARY (self), FALSE);
  return self->n_running > 0 || self->writing != 0;
}

static void
vouch_reference_library_dispose (GObject *object)
{
  VouchReferenceLibrary *self = VOUCH_REFERENCE_LIBRARY (object);

  g_clear_handle_id (&self->writing, g_source_remove);
  G_OBJECT_CLASS (vouch_reference_library_parent_class)->dispose (object);
}

static void
vouch_reference_library_finalize (GObject *object)
{
  VouchReferenceLibrary *self = VOUCH_REFERENCE_LIBRARY (object);

  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  g_free (self->path);
  G_OBJECT_CLASS (vouch_reference_library_parent_class)->finalize (object);
}

static void
vouch_reference_library_class_init (VouchReferenceLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_reference_library_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_reference_library_finalize;
  loaded_signal = g_signal_new ("loaded", VOUCH_TYPE_REFERENCE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_reference_library_init (VouchReferenceLibrary *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->waiting = g_ptr_array_new_with_free_func (vouch_reference_library_row_free);
}

/**
 * vouch_reference_library_new:
 * @folder: (nullable): where it is kept; %NULL is the user’s own
 *
 * What earlier runs kept is read by a thread.
 */
VouchReferenceLibrary *
vouch_reference_library_new (const char *folder)
{
  VouchReferenceLibrary *self = g_object_new (VOUCH_TYPE_REFERENCE_LIBRARY, NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "vouch", NULL);

  self->path = g_build_filename (folder ? folder : own, "references.db", NULL);
  load (self);
  return self;
}
