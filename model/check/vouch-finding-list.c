/* vouch-finding-list.c: all findings of a card, in the card's order, as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-list-private.h"

#include "vouch-check-unit.h"
#include "vouch-finding-private.h"

#define N_LEVELS 3

/* Rows before one that are looked at for a neighbour in the list. */
#define NEARBY 8

/* What the tree holds: a finding, and its row's slot for the order. */
typedef struct
{
  VouchFinding *finding;  /* (owned) */
  VouchFindingSlot *slot; /* (unowned): not touched after the validator is gone */
} Entry;

struct _VouchFindingList
{
  GObject parent_instance;

  GSequence *entries;     /* (owned) (element-type Entry) */
  GSequenceIter *last;    /* (unowned) (nullable): what was put in last, while nothing was taken away */
  GHashTable *by_node;    /* (owned) (element-type utf8 GPtrArray): findings of a node or row */
  guint counts[N_LEVELS]; /* without those that were considered */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchFindingList,
                               vouch_finding_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_N_ERRORS = 1,
  PROP_N_WARNINGS,
  PROP_N_HINTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->finding);
  g_free (entry);
}

static Entry *
get_entry (gpointer iter)
{
  return g_sequence_get (iter);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer unused)
{
  const Entry *one = a;
  const Entry *other = b;

  return one->slot == other->slot ? 0
                                  : g_sequence_iter_compare (one->slot->place, other->slot->place);
}

static void
index_under (VouchFindingList *self, const char *node, VouchFinding *finding)
{
  GPtrArray *findings = g_hash_table_lookup (self->by_node, node);

  if (!findings)
    {
      findings = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->by_node, g_strdup (node), findings);
    }
  g_ptr_array_add (findings, g_object_ref (finding));
}

static void
unindex_under (VouchFindingList *self, const char *node, VouchFinding *finding)
{
  GPtrArray *findings = g_hash_table_lookup (self->by_node, node);

  if (findings && g_ptr_array_remove (findings, finding) && findings->len == 0)
    g_hash_table_remove (self->by_node, node);
}

static void
count_in (VouchFindingList *self, VouchFinding *finding, int sign)
{
  const char *node = vouch_finding_get_node (finding);
  const char *row = vouch_finding_get_row (finding);
  void (*change_index) (VouchFindingList *, const char *, VouchFinding *)
      = sign > 0 ? index_under : unindex_under;

  if (!vouch_finding_is_considered (finding))
    self->counts[vouch_finding_get_level (finding)] += (guint) sign;
  change_index (self, node, finding);
  if (!g_str_equal (node, row))
    change_index (self, row, finding);
}

static void
notify_counts (VouchFindingList *self, const guint *before)
{
  for (guint level = 0; level < N_LEVELS; level++)
    if (before[level] != self->counts[level])
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ERRORS + level]);
}

/* How many findings at the start stay as they are. */
static guint
measure_start (GPtrArray *old, GPtrArray *new)
{
  guint n = 0;

  while (
      n < old->len
      && n < new->len &&vouch_finding_is_equal (get_entry (old->pdata[n])->finding, new->pdata[n]))
    n++;
  return n;
}

static guint
measure_end (GPtrArray *old, GPtrArray *new, guint start)
{
  guint n = 0;

  while (start + n < old->len
         && start + n < new->len &&vouch_finding_is_equal (
                get_entry (old->pdata[old->len - 1 - n])->finding, new->pdata[new->len - 1 - n]))
    n++;
  return n;
}

/* Behind the last finding of one of the rows just before, where one has any: finding the
 * place among all is some hundred steps in a large card. */
static GSequenceIter *
look_nearby (VouchFindingSlot *slot)
{
  GSequenceIter *place = slot->place;

  for (guint i = 0; i < NEARBY && !g_sequence_iter_is_begin (place); i++)
    {
      const VouchCheckUnit *unit;

      place = g_sequence_iter_prev (place);
      unit = g_sequence_get (place);
      if (unit->slot.iters)
        return g_sequence_iter_next (unit->slot.iters->pdata[unit->slot.iters->len - 1]);
    }
  return NULL;
}

/* A card is checked from its top to its end: what is found next mostly comes next. */
static GSequenceIter *
search (VouchFindingList *self, Entry *probe)
{
  GSequenceIter *next = self->last ? g_sequence_iter_next (self->last) : NULL;
  GSequenceIter *nearby;

  if (next && compare_places (get_entry (self->last), probe, NULL) < 0
      && (g_sequence_iter_is_end (next) || compare_places (probe, get_entry (next), NULL) < 0))
    return next;
  nearby = look_nearby (probe->slot);
  return nearby ? nearby : g_sequence_search (self->entries, probe, compare_places, NULL);
}

/* The place in the tree before which the slot's finding number @index goes. */
static GSequenceIter *
find_before (VouchFindingList *self, VouchFindingSlot *slot, guint index)
{
  Entry probe = { NULL, slot };

  if (index < slot->iters->len)
    return slot->iters->pdata[index];
  if (slot->iters->len > 0)
    return g_sequence_iter_next (slot->iters->pdata[slot->iters->len - 1]);
  return search (self, &probe);
}

static void
take_away (VouchFindingList *self, VouchFindingSlot *slot, guint start, guint count)
{
  for (guint i = start; i < start + count; i++)
    {
      count_in (self, get_entry (slot->iters->pdata[i])->finding, -1);
      g_sequence_remove (slot->iters->pdata[i]);
    }
  if (count > 0)
    {
      g_ptr_array_remove_range (slot->iters, start, count);
      self->last = NULL;
    }
}

static void
put_in (VouchFindingList *self,
        VouchFindingSlot *slot,
        guint start,
        GPtrArray *findings,
        guint count,
        GSequenceIter *before)
{
  for (guint i = start; i < start + count; i++)
    {
      Entry *entry = g_new (Entry, 1);

      *entry = (Entry){ g_object_ref (findings->pdata[i]), slot };
      count_in (self, entry->finding, 1);
      self->last = g_sequence_insert_before (before, entry);
      g_ptr_array_insert (slot->iters, (int) i, self->last);
    }
}

static GType
vouch_finding_list_get_item_type (GListModel *model)
{
  return VOUCH_TYPE_FINDING;
}

static guint
vouch_finding_list_get_n_items (GListModel *model)
{
  return (guint) g_sequence_get_length (VOUCH_FINDING_LIST (model)->entries);
}

static gpointer
vouch_finding_list_get_item (GListModel *model, guint position)
{
  VouchFindingList *self = VOUCH_FINDING_LIST (model);
  GSequenceIter *iter = g_sequence_get_iter_at_pos (self->entries, (int) MIN (position, G_MAXINT));

  return g_sequence_iter_is_end (iter) ? NULL : g_object_ref (get_entry (iter)->finding);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = vouch_finding_list_get_item_type;
  iface->get_n_items = vouch_finding_list_get_n_items;
  iface->get_item = vouch_finding_list_get_item;
}

static void
vouch_finding_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id < N_PROPS)
    g_value_set_uint (value, VOUCH_FINDING_LIST (object)->counts[id - PROP_N_ERRORS]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_finding_list_finalize (GObject *object)
{
  VouchFindingList *self = VOUCH_FINDING_LIST (object);

  g_sequence_free (self->entries);
  g_hash_table_unref (self->by_node);
  G_OBJECT_CLASS (vouch_finding_list_parent_class)->finalize (object);
}

static void
vouch_finding_list_class_init (VouchFindingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { NULL, "n-errors", "n-warnings", "n-hints" };

  object_class->get_property = vouch_finding_list_get_property;
  object_class->finalize = vouch_finding_list_finalize;

  for (guint id = 1; id < N_PROPS; id++)
    properties[id] = g_param_spec_uint (names[id], NULL, NULL, 0, G_MAXUINT, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_finding_list_init (VouchFindingList *self)
{
  self->entries = g_sequence_new (free_entry);
  self->by_node
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/* Private. */
VouchFindingList *
vouch_finding_list_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDING_LIST, NULL);
}

/* Private: a row's findings are @findings (element-type VouchFinding) now; those
 * that are as they were keep their objects and their place. */
void
vouch_finding_list_replace (VouchFindingList *self, VouchFindingSlot *slot, GPtrArray *findings)
{
  guint before[N_LEVELS] = { self->counts[0], self->counts[1], self->counts[2] };
  guint start, end, removed, added;
  int position;

  if (!slot->iters && findings->len == 0)
    return;
  if (!slot->iters)
    slot->iters = g_ptr_array_new ();
  start = measure_start (slot->iters, findings);
  end = measure_end (slot->iters, findings, start);
  removed = slot->iters->len - start - end;
  added = findings->len - start - end;
  if (removed > 0 || added > 0)
    {
      GSequenceIter *place = find_before (self, slot, start);

      position = g_sequence_iter_get_position (place);
      take_away (self, slot, start, removed);
      put_in (self, slot, start, findings, added,
              removed > 0 ? find_before (self, slot, start) : place);
      g_list_model_items_changed (G_LIST_MODEL (self), (guint) position, removed, added);
      notify_counts (self, before);
    }
  if (slot->iters->len == 0)
    g_clear_pointer (&slot->iters, g_ptr_array_unref);
}

/* Private: how many of each level, without those that were considered. */
void
vouch_finding_slot_count (VouchFindingSlot *slot, guint counts[3])
{
  for (guint level = 0; level < N_LEVELS; level++)
    counts[level] = 0;
  for (guint i = 0; slot->iters && i < slot->iters->len; i++)
    {
      VouchFinding *finding = get_entry (slot->iters->pdata[i])->finding;

      if (!vouch_finding_is_considered (finding))
        counts[vouch_finding_get_level (finding)]++;
    }
}

/**
 * vouch_finding_list_get_count:
 * @self: a list
 * @level: a level
 *
 * Returns: how many findings of that level count: those that someone keeps as they
 *   are, with a reason, don't.
 */
guint
vouch_finding_list_get_count (VouchFindingList *self, VouchLevel level)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_LIST (self), 0);
  g_return_val_if_fail (level < N_LEVELS, 0);
  return self->counts[level];
}

/**
 * vouch_finding_list_list_all:
 * @self: a list
 *
 * For who wants them all: to ask for each by its position takes ten times as long.
 *
 * Returns: (transfer full) (element-type VouchFinding): all findings, in the card's order.
 */
GPtrArray *
vouch_finding_list_list_all (VouchFindingList *self)
{
  GPtrArray *findings;

  g_return_val_if_fail (VOUCH_IS_FINDING_LIST (self), NULL);

  findings = g_ptr_array_new_full ((guint) g_sequence_get_length (self->entries), g_object_unref);
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->entries);
       !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    g_ptr_array_add (findings, g_object_ref (get_entry (iter)->finding));
  return findings;
}

/**
 * vouch_finding_list_list_for_node:
 * @self: a list
 * @node: a node's id
 *
 * Returns: (transfer full) (element-type VouchFinding): its findings; for a statement
 *   those of its citations too.
 */
GPtrArray *
vouch_finding_list_list_for_node (VouchFindingList *self, const char *node)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *findings;

  g_return_val_if_fail (VOUCH_IS_FINDING_LIST (self) && node, copy);
  findings = g_hash_table_lookup (self->by_node, node);
  for (guint i = 0; findings && i < findings->len; i++)
    g_ptr_array_add (copy, g_object_ref (findings->pdata[i]));
  return copy;
}
