/* vouch-quote-states.c: whether the quotes of cards stand in their sources, as far as is known.
 *
 * A check must not wait for a source to be read. It asks here; what is not known yet is
 * noted, looked up in a thread, and told by "changed". May be asked from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-quote-states.h"

#include <gio/gio.h>

#include "vouch-source-store.h"

/* A query with strings of its own. */
typedef struct
{
  char *key;    /* (owned) */
  char *source; /* (owned) */
  char *exact;  /* (owned) */
  char *prefix; /* (owned) (nullable) */
  char *suffix; /* (owned) (nullable) */
} Wish;

struct _VouchQuoteStates
{
  GObject parent_instance;

  GMutex lock;
  GHashTable *known;  /* (owned) (element-type utf8 VouchQuoteState): under the lock */
  GHashTable *wanted; /* (owned) (element-type utf8 Wish): under the lock */
  gboolean is_running; /* under the lock */
};

G_DEFINE_FINAL_TYPE (VouchQuoteStates, vouch_quote_states, G_TYPE_OBJECT)

static guint changed_signal;

static void
wish_free (Wish *self)
{
  g_free (self->key);
  g_free (self->source);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

static void
state_free (VouchQuoteState *state)
{
  vouch_quote_state_clear (state);
  g_free (state);
}

/* No text has the separator. */
static char *
make_key (const VouchQuoteQuery *query)
{
  return g_strjoin ("\x1f", query->source, query->exact, query->prefix ? query->prefix : "",
                    query->suffix ? query->suffix : "", NULL);
}

static Wish *
make_wish (const VouchQuoteQuery *query)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->key = make_key (query);
  wish->source = g_strdup (query->source);
  wish->exact = g_strdup (query->exact);
  wish->prefix = g_strdup (query->prefix);
  wish->suffix = g_strdup (query->suffix);
  return wish;
}

static void
copy_state (const VouchQuoteState *from, VouchQuoteState *to)
{
  *to = *from;
  to->exact = g_strdup (from->exact);
}

/** Frees what @state holds. */
void
vouch_quote_state_clear (VouchQuoteState *state)
{
  g_clear_pointer (&state->exact, g_free);
}

static void
vouch_quote_states_finalize (GObject *object)
{
  VouchQuoteStates *self = VOUCH_QUOTE_STATES (object);

  g_hash_table_unref (self->known);
  g_hash_table_unref (self->wanted);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (vouch_quote_states_parent_class)->finalize (object);
}

static void
vouch_quote_states_class_init (VouchQuoteStatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_quote_states_finalize;
  changed_signal = g_signal_new ("changed", VOUCH_TYPE_QUOTE_STATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_quote_states_init (VouchQuoteStates *self)
{
  g_mutex_init (&self->lock);
  self->known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) state_free);
  self->wanted
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) wish_free);
}

/** Returns: (transfer none): the one that all cards share. */
VouchQuoteStates *
vouch_quote_states_get_default (void)
{
  static gsize once;
  static VouchQuoteStates *states;

  if (g_once_init_enter (&once))
    {
      states = g_object_new (VOUCH_TYPE_QUOTE_STATES, NULL);
      g_once_init_leave (&once, 1);
    }
  return states;
}

/**
 * vouch_quote_states_peek:
 * @self: what is known
 * @query: a quote
 * @state: (out caller-allocates): what is known of it
 *
 * Doesn't wait. What is not known is looked up at the next vouch_quote_states_resolve().
 *
 * Returns: whether it is known.
 */
gboolean
vouch_quote_states_peek (VouchQuoteStates *self, const VouchQuoteQuery *query, VouchQuoteState *state)
{
  g_autofree char *key = make_key (query);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const VouchQuoteState *known = g_hash_table_lookup (self->known, key);

  if (known)
    copy_state (known, state);
  else if (!g_hash_table_contains (self->wanted, key))
    {
      Wish *wish = make_wish (query);

      g_hash_table_insert (self->wanted, wish->key, wish);
    }
  return known != NULL;
}

/** Keeps what somebody has found out. */
void
vouch_quote_states_note (VouchQuoteStates *self,
                         const VouchQuoteQuery *query,
                         const VouchQuoteState *state)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  VouchQuoteState *copy = g_new0 (VouchQuoteState, 1);

  copy_state (state, copy);
  g_hash_table_insert (self->known, make_key (query), copy);
}

/** A source came or went: what is known is looked up anew, when it is asked for. */
void
vouch_quote_states_forget (VouchQuoteStates *self)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove_all (self->known);
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, changed_signal, 0);
}

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Wish *const *one = a;
  const Wish *const *other = b;

  return strcmp ((*one)->key, (*other)->key);
}

/* By their sources, so that each of these is read once. */
static GPtrArray *
take_wishes (VouchQuoteStates *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) wish_free);
  GHashTableIter iter;
  gpointer wish;

  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, NULL, &wish))
    {
      g_ptr_array_add (wishes, wish);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (wishes, compare_wishes);
  return wishes;
}

static VouchAnchorIndex *
load_index (VouchSourceStore *store, const char *digest)
{
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, NULL) : NULL;
  g_autoptr (VouchSourceText) text
      = source ? vouch_source_store_load (store, source, NULL) : NULL;

  return text ? vouch_anchor_index_new (text) : NULL;
}

static void
look_up (VouchQuoteStates *self, VouchAnchorIndex *index, const Wish *wish)
{
  g_auto (VouchQuoteState) state = { .is_known = index != NULL };
  const VouchQuoteQuery query = { wish->source, wish->exact, wish->prefix, wish->suffix };

  if (index)
    {
      state.anchor = vouch_anchor_find (index, wish->exact, wish->prefix, wish->suffix);
      if (state.anchor.state == VOUCH_ANCHOR_STALE)
        state.exact = vouch_anchor_dup_exact (&state.anchor, vouch_anchor_index_get_text (index));
    }
  vouch_quote_states_note (self, &query, &state);
}

static void
look_up_all (VouchQuoteStates *self, GPtrArray *wishes)
{
  g_autoptr (VouchSourceStore) store
      = vouch_source_store_exists (NULL) ? vouch_source_store_open (NULL, NULL) : NULL;
  g_autoptr (VouchAnchorIndex) index = NULL;
  const char *source = NULL;

  for (guint i = 0; i < wishes->len; i++)
    {
      const Wish *wish = g_ptr_array_index (wishes, i);

      if (g_strcmp0 (source, wish->source) != 0)
        {
          g_clear_pointer (&index, vouch_anchor_index_unref);
          index = load_index (store, wish->source);
          source = wish->source;
        }
      look_up (self, index, wish);
    }
}

/**
 * vouch_quote_states_resolve:
 * @self: what is known
 *
 * Looks up what was asked for and not known. Waits: not for a thread that has a window.
 *
 * Returns: whether there was anything.
 */
gboolean
vouch_quote_states_resolve (VouchQuoteStates *self)
{
  g_autoptr (GPtrArray) wishes = take_wishes (self);

  if (wishes->len > 0)
    look_up_all (self, wishes);
  return wishes->len > 0;
}

static void
resolve_in_thread (GTask *task, gpointer self, gpointer wishes, GCancellable *cancellable)
{
  look_up_all (self, wishes);
  g_task_return_boolean (task, TRUE);
}

/* What was asked for meanwhile is asked for again by whoever hears this. */
static void
resolved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchQuoteStates *self = VOUCH_QUOTE_STATES (object);

  g_mutex_lock (&self->lock);
  self->is_running = FALSE;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
begin_running (VouchQuoteStates *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->is_running || g_hash_table_size (self->wanted) == 0)
    return FALSE;
  self->is_running = TRUE;
  return TRUE;
}

/** The same in a thread; "changed" tells that it is done. Costs nothing where nothing is wanted. */
void
vouch_quote_states_resolve_async (VouchQuoteStates *self)
{
  g_autoptr (GTask) task = NULL;

  if (!begin_running (self))
    return;
  task = g_task_new (self, NULL, resolved_cb, NULL);
  g_task_set_source_tag (task, vouch_quote_states_resolve_async);
  g_task_set_task_data (task, take_wishes (self), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, resolve_in_thread);
}
