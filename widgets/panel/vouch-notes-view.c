/* vouch-notes-view.c: notes under what they are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-notes-view.h"

#include <glib/gi18n-lib.h>

#include "vouch-node-list.h"
#include "vouch-note-heading.h"
#include "vouch-note-row.h"

/* Rows are of unequal height, so the list is cut instead of virtual. */
#define MOST_ROWS 100

/**
 * VouchNotesView:
 *
 * A row for each note, with a heading where something else is spoken of or where
 * the resolved ones begin. A row stays with its note while others come and go,
 * with the keyboard and with what is being written in it.
 */
struct _VouchNotesView
{
  AdwBin parent_instance;

  VouchDocument *document;  /* (owned) (nullable) */
  GPtrArray     *notes;     /* (owned): what is to be listed, also what is cut off */
  char          *author;    /* (owned) (nullable) */
  guint          most_rows;

  GtkListBox *rows;
  GHashTable *places; /* (owned) (element-type VouchNote guint): where the notes' rows belong */
  GtkButton  *more;
};

G_DEFINE_FINAL_TYPE (VouchNotesView, vouch_notes_view, ADW_TYPE_BIN)

static VouchNoteRow *
get_row (VouchNotesView *self,
         guint             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) index);

  return row ? VOUCH_NOTE_ROW (row) : NULL;
}

static const char *
get_id (VouchNoteRow *row)
{
  return vouch_node_get_id (VOUCH_NODE (vouch_note_row_get_note (row)));
}

/* --- rows --- */

static GHashTable *
index_rows (VouchNotesView *self)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  VouchNoteRow *row;

  for (guint i = 0; (row = get_row (self, i)); i++)
    g_hash_table_insert (rows, (gpointer) get_id (row), row);
  return rows;
}

static VouchNoteRow *
make_row (VouchNotesView *self,
          VouchNote        *note)
{
  VouchNoteRow *row = VOUCH_NOTE_ROW (vouch_note_row_new ());

  vouch_note_row_set_author (row, self->author);
  vouch_note_row_set_note (row, note);
  return row;
}

static gboolean
holds (GPtrArray  *notes,
       const char *id)
{
  for (guint i = 0; i < notes->len; i++)
    if (g_str_equal (vouch_node_get_id (notes->pdata[i]), id))
      return TRUE;
  return FALSE;
}

static void
take_away_rows (VouchNotesView *self,
                GPtrArray        *notes)
{
  VouchNoteRow *row;
  guint i = 0;

  while ((row = get_row (self, i)))
    if (holds (notes, get_id (row)))
      i++;
    else
      gtk_list_box_remove (self->rows, GTK_WIDGET (row));
}

static guint
get_wanted_place (VouchNotesView *self,
                  gpointer        row)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, vouch_note_row_get_note (row)));
}

static int
compare_places (GtkListBoxRow *a,
                GtkListBoxRow *b,
                gpointer       data)
{
  return (int) get_wanted_place (data, a) - (int) get_wanted_place (data, b);
}

/* Taken out and put in again, a row would lose its focus, and its buttons their actions. */
static void
sort_rows (VouchNotesView *self)
{
  GtkWidget *before = NULL;
  VouchNoteRow *row;

  gtk_list_box_invalidate_sort (self->rows);
  /* The list sorts what is drawn; a screen reader goes by the widgets. */
  for (guint i = 0; (row = get_row (self, i)); i++, before = GTK_WIDGET (row))
    gtk_widget_insert_after (GTK_WIDGET (row), GTK_WIDGET (self->rows), before);
}

static void
put_rows (VouchNotesView *self,
          GPtrArray        *notes)
{
  g_autoptr (GHashTable) rows = index_rows (self);

  g_hash_table_remove_all (self->places);
  for (guint i = 0; i < notes->len; i++)
    g_hash_table_insert (self->places, notes->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < notes->len; i++)
    {
      VouchNoteRow *row = g_hash_table_lookup (rows, vouch_node_get_id (notes->pdata[i]));

      if (row)
        vouch_note_row_set_note (row, notes->pdata[i]);
    }
  for (guint i = 0; i < notes->len; i++)
    if (!g_hash_table_contains (rows, vouch_node_get_id (notes->pdata[i])))
      gtk_list_box_append (self->rows, GTK_WIDGET (make_row (self, notes->pdata[i])));
  sort_rows (self);
}

/* What begins with a row: its part of the list, or what its note is about. */
static gboolean
begins (VouchNote *note,
        VouchNote *before)
{
  return !before || vouch_note_is_resolved (note) != vouch_note_is_resolved (before)
         || g_strcmp0 (vouch_note_get_on (note), vouch_note_get_on (before)) != 0;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  VouchNotesView *self = data;
  VouchNote *note = vouch_note_row_get_note (VOUCH_NOTE_ROW (row));
  VouchNote *note_before = before ? vouch_note_row_get_note (VOUCH_NOTE_ROW (before)) : NULL;
  GtkWidget *heading = gtk_list_box_row_get_header (row);
  gboolean is_first = vouch_note_is_resolved (note)
                      && (!note_before || !vouch_note_is_resolved (note_before));

  if (!self->document || !begins (note, note_before))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (!heading)
    {
      heading = vouch_note_heading_new ();
      gtk_list_box_row_set_header (row, heading);
    }
  vouch_note_heading_set_node (VOUCH_NOTE_HEADING (heading),
                               vouch_document_lookup (self->document, vouch_note_get_on (note)),
                               is_first ? _("Resolved") : NULL);
}

static void
cut (VouchNotesView *self,
     GPtrArray        *notes)
{
  guint left = notes->len > self->most_rows ? notes->len - self->most_rows : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", left), left);

  gtk_button_set_label (self->more, words);
  gtk_widget_set_visible (GTK_WIDGET (self->more), left > 0);
  if (left > 0)
    g_ptr_array_set_size (notes, (int) self->most_rows);
}

/* --- the keyboard --- */

static GtkWidget *
get_focus (VouchNotesView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root ? gtk_root_get_focus (root) : NULL;
}

static VouchNoteRow *
find_focused_row (VouchNotesView *self)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, VOUCH_TYPE_NOTE_ROW) : NULL;

  return row && gtk_widget_is_ancestor (row, GTK_WIDGET (self->rows)) ? VOUCH_NOTE_ROW (row) : NULL;
}

static VouchNoteRow *
ref_neighbour (VouchNotesView *self,
               VouchNoteRow     *row,
               int               step)
{
  int index = row ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + step : -1;
  VouchNoteRow *neighbour = index >= 0 ? get_row (self, (guint) index) : NULL;

  return neighbour ? g_object_ref (neighbour) : NULL;
}

static int
get_place (VouchNoteRow *row)
{
  return row && gtk_widget_get_parent (GTK_WIDGET (row))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

/* A note that was resolved goes to the end, one that was removed is gone: who works
 * them off goes on with the one that came next. */
static void
keep_focus (VouchNotesView *self,
            VouchNoteRow     *row,
            VouchNoteRow     *next,
            VouchNoteRow     *previous)
{
  gboolean has_gone = get_place (row) < 0
                      || (get_place (next) >= 0 && get_place (next) < get_place (row));
  VouchNoteRow *wanted = row;

  if (!has_gone && find_focused_row (self) == row)
    return;
  if (has_gone)
    wanted = get_place (next) >= 0 ? next : previous;
  if (get_place (wanted) < 0)
    wanted = get_row (self, 0);
  if (wanted)
    gtk_widget_grab_focus (GTK_WIDGET (wanted));
}

static GPtrArray *
dup_notes (GPtrArray *notes)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (copy, g_object_ref (notes->pdata[i]));
  return copy;
}

static void
show_notes (VouchNotesView *self)
{
  g_autoptr (GPtrArray) notes = dup_notes (self->notes);
  g_autoptr (VouchNoteRow) row = find_focused_row (self);
  g_autoptr (VouchNoteRow) next = ref_neighbour (self, row, 1);
  g_autoptr (VouchNoteRow) previous = ref_neighbour (self, row, -1);

  if (row)
    g_object_ref (row);
  cut (self, notes);
  take_away_rows (self, notes);
  put_rows (self, notes);
  gtk_list_box_invalidate_headers (self->rows);
  if (row)
    keep_focus (self, row, next, previous);
}

static void
more_cb (VouchNotesView *self)
{
  self->most_rows += MOST_ROWS;
  show_notes (self);
}

static void
row_activated_cb (VouchNotesView *self,
                  VouchNoteRow     *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)",
                              vouch_note_get_on (vouch_note_row_get_note (row)), "");
}

static gboolean
vouch_notes_view_grab_focus (GtkWidget *widget)
{
  VouchNoteRow *row = get_row (VOUCH_NOTES_VIEW (widget), 0);

  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
vouch_notes_view_dispose (GObject *object)
{
  g_clear_object (&VOUCH_NOTES_VIEW (object)->document);
  G_OBJECT_CLASS (vouch_notes_view_parent_class)->dispose (object);
}

static void
vouch_notes_view_finalize (GObject *object)
{
  VouchNotesView *self = VOUCH_NOTES_VIEW (object);

  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->places);
  g_free (self->author);
  G_OBJECT_CLASS (vouch_notes_view_parent_class)->finalize (object);
}

static void
vouch_notes_view_class_init (VouchNotesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_notes_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_notes_view_finalize;
  widget_class->grab_focus = vouch_notes_view_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-notes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchNotesView, rows);
  gtk_widget_class_bind_template_child (widget_class, VouchNotesView, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
vouch_notes_view_init (VouchNotesView *self)
{
  self->notes = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new (NULL, NULL);
  self->most_rows = MOST_ROWS;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->rows, compare_places, self, NULL);
  gtk_list_box_set_header_func (self->rows, header_cb, self, NULL);
}

GtkWidget *
vouch_notes_view_new (void)
{
  return g_object_new (VOUCH_TYPE_NOTES_VIEW, NULL);
}

/** @author: (nullable): who is at the keyboard */
void
vouch_notes_view_set_author (VouchNotesView *self,
                             const char     *author)
{
  VouchNoteRow *row;

  g_return_if_fail (VOUCH_IS_NOTES_VIEW (self));

  g_free (self->author);
  self->author = g_strdup (author);
  for (guint i = 0; (row = get_row (self, i)); i++)
    vouch_note_row_set_author (row, author);
}

/**
 * vouch_notes_view_show:
 * @document: (nullable): whose notes these are
 * @notes: (element-type VouchNote): what to list, in this order
 *
 * Rows of notes that were listed already stay.
 */
void
vouch_notes_view_show (VouchNotesView *self,
                       VouchDocument  *document,
                       GPtrArray      *notes)
{
  g_return_if_fail (VOUCH_IS_NOTES_VIEW (self));

  g_set_object (&self->document, document);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = dup_notes (notes);
  show_notes (self);
}

/** Begins again with as many rows as are quickly shown. */
void
vouch_notes_view_reset (VouchNotesView *self)
{
  g_return_if_fail (VOUCH_IS_NOTES_VIEW (self));
  self->most_rows = MOST_ROWS;
}

/** Returns: whether an answer, or a change of a note, is begun that is not on the card yet. */
gboolean
vouch_notes_view_has_drafts (VouchNotesView *self)
{
  VouchNoteRow *row;

  g_return_val_if_fail (VOUCH_IS_NOTES_VIEW (self), FALSE);

  for (guint i = 0; (row = get_row (self, i)); i++)
    if (vouch_note_row_has_draft (row))
      return TRUE;
  return FALSE;
}
