/* vouch-rows-follow.c: makes the rows of a list those that are wanted, and tells only what differs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-rows-follow.h"

/* Runs of rows that differ, up to which each is told by itself. */
#define MOST_SPLICES 16

typedef struct
{
  GListModel *model; /* (unowned) */
  GPtrArray  *rows;  /* (unowned) */
} Rows;

static void
splice (const Rows *self,
        guint       position,
        guint       removed,
        GPtrArray  *from,
        guint       start,
        guint       added)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->rows, (int) (position + i), g_object_ref (from->pdata[start + i]));
  g_list_model_items_changed (self->model, position, removed, added);
}

static void
splice_middle (const Rows *self,
               GPtrArray  *rows)
{
  guint start = 0;
  guint end = 0;

  while (start < self->rows->len && start < rows->len
         && self->rows->pdata[start] == rows->pdata[start])
    start++;
  while (start + end < self->rows->len && start + end < rows->len
         && self->rows->pdata[self->rows->len - 1 - end] == rows->pdata[rows->len - 1 - end])
    end++;
  splice (self, start, self->rows->len - start - end, rows, start, rows->len - start - end);
}

static GHashTable *
make_set (GPtrArray *rows)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (set, rows->pdata[i]);
  return set;
}

/* How many rows from @from on are not in @others. */
static guint
measure_run (GPtrArray  *rows,
             guint       from,
             GHashTable *others)
{
  guint n = 0;

  while (from + n < rows->len && !g_hash_table_contains (others, rows->pdata[from + n]))
    n++;
  return n;
}

/* Goes to the next row that differs: how many went there, how many came. */
static gboolean
find_difference (GPtrArray  *old,
                 GPtrArray  *new,
                 GHashTable *old_set,
                 GHashTable *new_set,
                 guint      *position,
                 guint      *removed,
                 guint      *added)
{
  while (*position < old->len && *position < new->len
         && old->pdata[*position] == new->pdata[*position])
    (*position)++;
  if (*position == old->len && *position == new->len)
    return FALSE;
  *removed = measure_run (old, *position, new_set);
  *added = measure_run (new, *position, old_set);
  return TRUE;
}

/**
 * vouch_rows_follow:
 * @model: the list that has the rows
 * @rows: (element-type GObject): its rows, which become as @wanted
 * @wanted: (element-type GObject): what it shall have
 *
 * Makes the rows agree and tells what differs: row by row, as long as the rows that stay
 * keep their order and the differences are few; else all between the first and the last
 * difference at once.
 */
void
vouch_rows_follow (GListModel *model,
                   GPtrArray  *rows,
                   GPtrArray  *wanted)
{
  const Rows self = { model, rows };
  g_autoptr (GHashTable) old_set = make_set (rows);
  g_autoptr (GHashTable) new_set = make_set (wanted);
  guint position = 0;
  guint removed, added;

  for (guint i = 0; find_difference (rows, wanted, old_set, new_set, &position, &removed, &added);
       i++)
    {
      if (i == MOST_SPLICES || (removed == 0 && added == 0))
        {
          splice_middle (&self, wanted);
          return;
        }
      splice (&self, position, removed, wanted, position, added);
      position += added;
    }
}
