/* vouch-duplicate-postings.c: which statements have three words in common.
 *
 * A table of its own: a large card has hundreds of thousands of postings, all over the
 * memory, and one key press looks at some dozens. Here they can be fetched beforehand,
 * all at once, instead of being waited for one by one.
 *
 * Keys are spread well by whoever makes them; their first bits are the place in the
 * table, and where that is taken, the next that is free.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-duplicate-postings.h"

/* Postings that are made at once. */
#define BLOCK 512

/* Slots at the start, as a power of two. */
#define MIN_BITS 8

/* Most have one class. */
typedef struct _Posting Posting;

struct _Posting
{
  guint length;
  VouchPosted first;
  GArray *others; /* (owned) (nullable) (element-type VouchPosted) */
  Posting *spare; /* (unowned) (nullable): of one that is not used, the next such */
};

typedef struct
{
  guint64 key;
  Posting *posting; /* (unowned) (nullable): NULL where the slot is free */
} Slot;

struct _VouchDuplicatePostings
{
  Slot *slots; /* (owned) */
  guint bits;  /* there are two to the power of it */
  guint n_used;
  GPtrArray *blocks; /* (owned): of BLOCK postings each */
  Posting *spare;    /* (unowned) (nullable): one in a block that is not used */
};

/** Returns: (transfer full): no postings. */
VouchDuplicatePostings *
vouch_duplicate_postings_new (void)
{
  VouchDuplicatePostings *self = g_new0 (VouchDuplicatePostings, 1);

  self->bits = MIN_BITS;
  self->slots = g_new0 (Slot, 1u << MIN_BITS);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** Frees it; the classes stay. */
void
vouch_duplicate_postings_free (VouchDuplicatePostings *self)
{
  for (guint i = 0; i < 1u << self->bits; i++)
    if (self->slots[i].posting)
      g_clear_pointer (&self->slots[i].posting->others, g_array_unref);
  g_free (self->slots);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static guint
get_home (VouchDuplicatePostings *self, guint64 key)
{
  return (guint) (key >> (64 - self->bits));
}

static guint
get_next (VouchDuplicatePostings *self, guint i)
{
  return (i + 1) & ((1u << self->bits) - 1);
}

/* Where @key stands, or else the free slot where it would. */
static guint
find_slot (VouchDuplicatePostings *self, guint64 key)
{
  guint i = get_home (self, key);

  while (self->slots[i].posting && self->slots[i].key != key)
    i = get_next (self, i);
  return i;
}

static void
grow (VouchDuplicatePostings *self)
{
  g_autofree Slot *before = self->slots;
  guint n_before = 1u << self->bits;

  self->bits++;
  self->slots = g_new0 (Slot, 1u << self->bits);
  for (guint i = 0; i < n_before; i++)
    if (before[i].posting)
      self->slots[find_slot (self, before[i].key)] = before[i];
}

static void
put_aside (VouchDuplicatePostings *self, Posting *posting)
{
  posting->spare = self->spare;
  self->spare = posting;
}

static Posting *
take_posting (VouchDuplicatePostings *self)
{
  Posting *posting;

  if (!self->spare)
    {
      Posting *block = g_new (Posting, BLOCK);

      g_ptr_array_add (self->blocks, block);
      for (guint i = BLOCK; i-- > 0;)
        put_aside (self, &block[i]);
    }
  posting = self->spare;
  self->spare = posting->spare;
  return posting;
}

static VouchPosted *
get_posted (Posting *posting, guint i)
{
  return i == 0 ? &posting->first : &g_array_index (posting->others, VouchPosted, i - 1);
}

/**
 * vouch_duplicate_postings_fetch:
 * @self: postings
 * @keys: some of which will be asked for next
 * @n_keys: how many
 *
 * Has the processor fetch them, all at once.
 */
void
vouch_duplicate_postings_fetch (VouchDuplicatePostings *self, const guint64 *keys, guint n_keys)
{
  for (guint i = 0; i < n_keys; i++)
    __builtin_prefetch (&self->slots[get_home (self, keys[i])]);
  for (guint i = 0; i < n_keys; i++)
    {
      Slot *slot = &self->slots[find_slot (self, keys[i])];

      if (slot->posting)
        __builtin_prefetch (slot->posting);
    }
}

/**
 * vouch_duplicate_postings_add:
 * @self: postings
 * @key: what @posted has in common with others
 * @posted: copied
 * @func: called for each that is posted there already
 * @data: for @func
 */
void
vouch_duplicate_postings_add (VouchDuplicatePostings *self,
                              guint64 key,
                              const VouchPosted *posted,
                              VouchPostedFunc func,
                              gpointer data)
{
  guint i = find_slot (self, key);
  Posting *posting = self->slots[i].posting;

  if (!posting)
    {
      posting = take_posting (self);
      *posting = (Posting){ .first = *posted, .length = 1 };
      self->slots[i] = (Slot){ key, posting };
      self->n_used++;
      if (self->n_used > (1u << self->bits) / 2)
        grow (self);
      return;
    }
  for (guint k = 0; k < posting->length; k++)
    func (get_posted (posting, k), data);
  if (!posting->others)
    posting->others = g_array_new (FALSE, FALSE, sizeof (VouchPosted));
  g_array_append_val (posting->others, *posted);
  posting->length++;
}

/* Those behind a slot that is free now may have been pushed there by it. */
static void
free_slot (VouchDuplicatePostings *self, guint i)
{
  guint mask = (1u << self->bits) - 1;

  self->n_used--;
  self->slots[i].posting = NULL;
  for (guint k = get_next (self, i); self->slots[k].posting; k = get_next (self, k))
    {
      guint home = get_home (self, self->slots[k].key);

      if (((k - home) & mask) < ((k - i) & mask))
        continue;
      self->slots[i] = self->slots[k];
      self->slots[k].posting = NULL;
      i = k;
    }
}

/**
 * vouch_duplicate_postings_remove:
 * @self: postings
 * @key: a key
 * @class: posted under it
 */
void
vouch_duplicate_postings_remove (VouchDuplicatePostings *self,
                                 guint64 key,
                                 VouchDuplicateClass *class)
{
  guint slot = find_slot (self, key);
  Posting *posting = self->slots[slot].posting;
  guint i = 0;

  while (get_posted (posting, i)->class != class)
    i++;
  posting->length--;
  if (posting->length == 0)
    {
      g_clear_pointer (&posting->others, g_array_unref);
      put_aside (self, posting);
      free_slot (self, slot);
      return;
    }
  *get_posted (posting, i) = *get_posted (posting, posting->length);
  g_array_set_size (posting->others, posting->length - 1);
}
