/* vouch-command-sources-add.c: `vouch sources add`: files and folders into the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli-sources.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-passage-indexer.h"
#include "vouch-source-ocr.h"

/* So many sources are recorded at once, at most so many bytes, and told after so long. */
#define BATCH_SOURCES 1000
#define BATCH_BYTES ((gsize) 64 << 20)
#define BATCH_TIME (2 * G_USEC_PER_SEC)
/* Folders in one another. */
#define MAX_LEVELS 32

typedef struct
{
  VouchSourceStore *store;  /* (owned) */
  VouchPassageIndex *index; /* (owned) */
  const char *reference;    /* (nullable) */
  gboolean reads_scans;     /* pages without text are read by machine */
  JsonArray *json;          /* (owned) (nullable): none where lines are printed */
  GPtrArray *arrivals;      /* (owned) (element-type VouchSourceArrival): to be recorded */
  GPtrArray *names;         /* (owned) (element-type utf8): theirs */
  gsize batch_bytes;
  gint64 batch_start;
  int status;
} Adding;

static void
fail (Adding *self, const char *what, GError *error)
{
  int status = vouch_cli_fail (what, error);

  self->status = MAX (self->status, status);
}

static void
told_cb (guint page, guint n_pages, gpointer name)
{
  g_printerr (_ ("vouch: %s: page %u of %u is read\n"), (const char *) name, page, n_pages);
}

/* Where it fails the scan stays what it is. */
static void
read_scan (Adding *self, VouchSource *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vouch_source_store_get_file (self->store, source, &error);
  g_autoptr (VouchSourceText) scan = file ? vouch_source_store_load (self->store, source, &error) : NULL;
  g_autoptr (VouchSourceText) text
      = scan ? vouch_source_ocr_read (g_file_peek_path (file), scan, told_cb, source->name, NULL, &error) : NULL;

  if (!text || !vouch_source_store_set_text (self->store, source, text, &error))
    fail (self, source->name, error);
}

static void
tell (Adding *self, VouchSource *source)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (!source->is_new)
    g_printerr (source->is_mended ? _ ("vouch: %s: This file was in the store already; its copy there was damaged or "
                                       "gone, and is whole again.\n")
                                  : _ ("vouch: %s: This file is in the store already.\n"),
                source->name);
  if (source->n_pages > 0 && source->length == 0 && self->reads_scans)
    read_scan (self, source);
  if (source->n_pages > 0 && source->length == 0)
    g_printerr (_ ("vouch: %s: Its pages are pictures: there is no text to search.%s\n"), source->name,
                self->reads_scans ? "" : _ (" --read-scans reads them by machine."));
  if (self->json)
    {
      g_autoptr (JsonNode) described = vouch_cli_source_to_json (self->store, source);
      JsonNode *node = vouch_json_with_member (described, "new",
                                               vouch_json_new_boolean (source->is_new));

      json_array_add_element (self->json, node);
      return;
    }
  line = vouch_cli_source_to_line (source);
  if (!vouch_cli_print (line, &error))
    fail (self, _ ("standard output"), error);
}

/* Returns: (transfer full) (element-type VouchSource) (nullable): what the store has now for good. */
static GPtrArray *
record_batch (Adding *self, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_source_free);

  if (!vouch_source_store_begin (self->store, error))
    return NULL;
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      g_autoptr (GError) trouble = NULL;
      VouchSource *source = vouch_source_store_record (self->store, self->arrivals->pdata[i],
                                                       self->reference, &trouble);

      if (source)
        g_ptr_array_add (sources, source);
      else
        fail (self, self->names->pdata[i], trouble);
    }
  return vouch_source_store_commit (self->store, error) ? g_steal_pointer (&sources) : NULL;
}

/* Others can write while files are read; only what is recorded for good is told. */
static void
end_batch (Adding *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  if (self->arrivals->len == 0)
    return;
  sources = record_batch (self, &error);
  if (!sources)
    fail (self, NULL, error);
  for (guint i = 0; sources && i < sources->len; i++)
    tell (self, sources->pdata[i]);
  g_ptr_array_set_size (self->arrivals, 0);
  g_ptr_array_set_size (self->names, 0);
  self->batch_bytes = 0;
}

static void
add_file (Adding *self, GFile *file)
{
  g_autofree char *shown = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;
  VouchSourceArrival *arrival;

  if (self->arrivals->len == 0)
    self->batch_start = g_get_monotonic_time ();
  arrival = vouch_source_store_take_in (self->store, file, NULL, &error);
  if (arrival)
    {
      self->batch_bytes += vouch_source_arrival_get_size (arrival);
      g_ptr_array_add (self->arrivals, arrival);
      g_ptr_array_add (self->names, g_steal_pointer (&shown));
    }
  else
    fail (self, shown, error);
  if (self->arrivals->len >= BATCH_SOURCES || self->batch_bytes >= BATCH_BYTES
      || g_get_monotonic_time () - self->batch_start > BATCH_TIME)
    end_batch (self);
}

static void add_any (Adding *self, GFile *file, guint level);

static int
compare_files (gconstpointer a, gconstpointer b)
{
  GFile *const *file_a = a;
  GFile *const *file_b = b;

  return g_strcmp0 (g_file_peek_path (*file_a), g_file_peek_path (*file_b));
}

/* Hidden files are not meant, and links may lead in circles. */
static GPtrArray *
list_folder (GFile *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) entries = g_file_enumerate_children (
      folder,
      G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                                     "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, error);

  while (entries)
    {
      GFileInfo *info;
      GFile *file;

      if (!g_file_enumerator_iterate (entries, &info, &file, NULL, error))
        return NULL;
      if (!info)
        break;
      if (!g_file_info_get_is_hidden (info)
          && g_file_info_get_file_type (info) != G_FILE_TYPE_SYMBOLIC_LINK)
        g_ptr_array_add (files, g_object_ref (file));
    }
  g_ptr_array_sort (files, compare_files);
  return entries ? g_steal_pointer (&files) : NULL;
}

static void
add_folder (Adding *self, GFile *folder, guint level)
{
  g_autofree char *shown = g_file_get_parse_name (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = list_folder (folder, &error);

  if (!files)
    {
      fail (self, shown, error);
      return;
    }
  for (guint i = 0; i < files->len; i++)
    add_any (self, g_ptr_array_index (files, i), level + 1);
}

/* A pipe or a device that was named is asked for in vain; those in a folder aren't meant. */
static void
refuse_special (Adding *self, GFile *file)
{
  g_autofree char *shown = g_file_get_parse_name (file);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                                                  _ ("This is no file. Save it as one and add that."));

  fail (self, shown, error);
}

static void
add_any (Adding *self, GFile *file, guint level)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);

  if (type == G_FILE_TYPE_DIRECTORY && level < MAX_LEVELS)
    add_folder (self, file, level);
  else if (type != G_FILE_TYPE_SPECIAL)
    add_file (self, file);
  else if (level == 0)
    refuse_special (self, file);
}

static gboolean
open_store (Adding *self, GError **error)
{
  self->store = vouch_source_store_open (NULL, error);
  if (!self->store)
    return FALSE;
  self->index = vouch_passage_indexer_attach (self->store, error);
  if (self->index)
    return TRUE;
  vouch_source_store_free (self->store);
  return FALSE;
}

static int
run (int argc, char **argv, const char *reference, gboolean reads_scans, gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  Adding self = { .reference = reference, .reads_scans = reads_scans, .status = VOUCH_EXIT_GOOD };

  if (argc < 2)
    return vouch_cli_fail_usage (_ ("Specify at least one file or folder to add."));
  if (!open_store (&self, &error))
    return vouch_cli_fail (NULL, error);
  self.json = is_json ? json_array_new () : NULL;
  self.arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_source_arrival_free);
  self.names = g_ptr_array_new_with_free_func (g_free);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);

      add_any (&self, file, 0);
    }
  end_batch (&self);
  g_ptr_array_unref (self.arrivals);
  g_ptr_array_unref (self.names);
  vouch_passage_index_free (self.index);
  vouch_source_store_free (self.store);
  if (self.json)
    {
      int printed = vouch_cli_print_sources (self.json);

      return MAX (self.status, printed);
    }
  return self.status;
}

/** `vouch sources add [--reference=ID] [--read-scans] [--json] FILE|FOLDER…` */
int
vouch_command_sources_add (int argc, char **argv)
{
  char *reference = NULL;
  gboolean reads_scans = FALSE;
  gboolean is_json = FALSE;
  GOptionEntry entries[] = {
    { "reference", 0, 0, G_OPTION_ARG_STRING, &reference, N_ ("Reference to attach them to"),
      N_ ("ID") },
    { "read-scans", 0, 0, G_OPTION_ARG_NONE, &reads_scans,
      N_ ("Read pages that are pictures by machine (Tesseract)"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_ ("FILE|FOLDER… — add sources to the store"), entries, &argc, &argv))
    status = run (argc, argv, reference, reads_scans, is_json);
  g_free (reference);
  return status;
}
