/* vouch-import-report.c: a list model of entries, complete by construction.
 *
 * The importer first enters every line that is not blank, then says of each
 * what became of it. What nobody spoke for is handed back by
 * vouch_import_report_close(), so that no line can be lost in silence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-report.h"

typedef struct
{
  char *text;    /* (owned) */
  char *message; /* (owned) (nullable): NULL while nobody has spoken for the line */
  guint line;
  VouchImportFate fate;
} Row;

struct _VouchImportReport
{
  GObject parent_instance;

  GArray *lines;      /* (owned) (element-type Row): ascending line numbers */
  GArray *notes;      /* (owned) (element-type Row): in the order they were told */
  GPtrArray *entries; /* (owned) (element-type VouchImportEntry): empty until closed */
};

static void vouch_import_report_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchImportReport,
                               vouch_import_report,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vouch_import_report_list_model_init))

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_free (row->message);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a;
  const Row *right = b;

  return left->line < right->line ? -1 : left->line > right->line;
}

static void
add_entry (VouchImportReport *self, const Row *row)
{
  g_ptr_array_add (self->entries,
                   vouch_import_entry_new (row->line, row->text, row->fate, row->message));
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const Row *left = *(const Row *const *) a;
  const Row *right = *(const Row *const *) b;

  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* By line, those of one line as they were told; those on the whole draft first. */
static GPtrArray *
sort_notes (VouchImportReport *self)
{
  GPtrArray *sorted = g_ptr_array_sized_new (self->notes->len);

  for (guint i = 0; i < self->notes->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->notes, Row, i));
  g_ptr_array_sort (sorted, compare_notes);
  return sorted;
}

/* Adds the notes from @at on that are about @line. Returns: where the next ones begin. */
static guint
add_notes_on (VouchImportReport *self, GPtrArray *notes, guint at, guint line)
{
  for (; at < notes->len && ((const Row *) notes->pdata[at])->line == line; at++)
    add_entry (self, notes->pdata[at]);
  return at;
}

static guint
skip_notes_before (GPtrArray *notes, guint at, guint line)
{
  while (at < notes->len && ((const Row *) notes->pdata[at])->line < line)
    at++;
  return at;
}

static void
set_fate (VouchImportReport *self,
          guint first,
          guint last,
          VouchImportFate fate,
          const char *message)
{
  Row key = { .line = first };
  guint at = 0;

  if (!g_array_binary_search (self->lines, &key, compare_rows, &at))
    return;
  for (; at < self->lines->len; at++)
    {
      Row *row = &g_array_index (self->lines, Row, at);

      if (row->line > last)
        break;
      g_free (row->message);
      row->message = g_strdup (message);
      row->fate = fate;
    }
}

static GType
vouch_import_report_get_item_type (GListModel *model)
{
  return VOUCH_TYPE_IMPORT_ENTRY;
}

static guint
vouch_import_report_get_n_items (GListModel *model)
{
  return VOUCH_IMPORT_REPORT (model)->entries->len;
}

static gpointer
vouch_import_report_get_item (GListModel *model, guint position)
{
  VouchImportReport *self = VOUCH_IMPORT_REPORT (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
vouch_import_report_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vouch_import_report_get_item_type;
  iface->get_n_items = vouch_import_report_get_n_items;
  iface->get_item = vouch_import_report_get_item;
}

static void
vouch_import_report_finalize (GObject *object)
{
  VouchImportReport *self = VOUCH_IMPORT_REPORT (object);

  g_array_unref (self->lines);
  g_array_unref (self->notes);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (vouch_import_report_parent_class)->finalize (object);
}

static void
vouch_import_report_class_init (VouchImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_import_report_finalize;
}

static void
vouch_import_report_init (VouchImportReport *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (Row));
  self->notes = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->lines, clear_row);
  g_array_set_clear_func (self->notes, clear_row);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/** Returns: (transfer full): an empty report. */
VouchImportReport *
vouch_import_report_new (void)
{
  return g_object_new (VOUCH_TYPE_IMPORT_REPORT, NULL);
}

/** Returns: how many entries of a closed report have this fate. */
guint
vouch_import_report_count (VouchImportReport *self, VouchImportFate fate)
{
  guint count = 0;

  g_return_val_if_fail (VOUCH_IS_IMPORT_REPORT (self), 0);
  for (guint i = 0; i < self->entries->len; i++)
    count += vouch_import_entry_get_fate (self->entries->pdata[i]) == fate;
  return count;
}

/**
 * vouch_import_report_add_line:
 * @self: a report
 * @line: its number from 1, higher than those before
 * @text: the line, not blank
 * @length: bytes of it
 */
void
vouch_import_report_add_line (VouchImportReport *self, guint line, const char *text, gsize length)
{
  Row row = { .line = line, .text = g_strndup (text, length) };

  g_strstrip (row.text);
  g_array_append_val (self->lines, row);
}

/** Says that the lines @first to @last are in the card, and where (@message). */
void
vouch_import_report_take (VouchImportReport *self, guint first, guint last, const char *message)
{
  set_fate (self, first, last, VOUCH_IMPORT_FATE_TAKEN, message);
}

/** Says that the lines @first to @last were left out, and why (@message). */
void
vouch_import_report_drop (VouchImportReport *self, guint first, guint last, const char *message)
{
  set_fate (self, first, last, VOUCH_IMPORT_FATE_DROPPED, message);
}

/** Adds a note: about @line, or about the whole draft when that is 0. */
void
vouch_import_report_tell (VouchImportReport *self, guint line, const char *format, ...)
{
  Row row = { .line = line, .fate = VOUCH_IMPORT_FATE_TOLD };
  va_list arguments;

  va_start (arguments, format);
  row.message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (self->notes, row);
}

/** Returns: whether @line was said to be left out. */
gboolean
vouch_import_report_is_dropped (VouchImportReport *self, guint line)
{
  Row key = { .line = line };
  const Row *row;
  guint at;

  if (!g_array_binary_search (self->lines, &key, compare_rows, &at))
    return FALSE;
  row = &g_array_index (self->lines, Row, at);
  return row->message && row->fate == VOUCH_IMPORT_FATE_DROPPED;
}

/**
 * vouch_import_report_close:
 * @self: a report
 *
 * Makes the list's entries: lines in order, each followed by the notes on it,
 * then the notes on the whole draft. Nothing is made, and nothing closed,
 * while there are lines that nobody has spoken for.
 *
 * Returns: (transfer full) (element-type guint): numbers of the lines that
 *   nobody has spoken for; empty when the report is closed.
 */
GArray *
vouch_import_report_close (VouchImportReport *self)
{
  GArray *silent = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) notes = NULL;
  guint at = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Row *row = &g_array_index (self->lines, Row, i);

      if (row->message == NULL)
        g_array_append_val (silent, row->line);
    }
  if (silent->len > 0)
    return silent;
  notes = sort_notes (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Row *row = &g_array_index (self->lines, Row, i);

      add_entry (self, row);
      at = skip_notes_before (notes, at, row->line);
      at = add_notes_on (self, notes, at, row->line);
    }
  add_notes_on (self, notes, 0, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->entries->len);
  return silent;
}
