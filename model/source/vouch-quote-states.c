/* vouch-quote-states.c: whether the quotes of cards stand in their sources, as far as is known.
 *
 * A check must not wait for a source to be read. It asks here; what is not known yet it
 * keeps as wishes of its own, which are looked up in a thread, and told by "changed". May
 * be asked from any thread.
 *
 * A text that has a digest never changes, so what was found is true for good. That the store
 * does not have a source is only known of the last time that somebody asked: another program may
 * add it at any time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-quote-states.h"

#include <gio/gio.h>

#include "vouch-source-store.h"

struct _VouchQuoteStates
{
  GObject parent_instance;

  GMutex lock;
  GHashTable *known;         /* (owned) (element-type utf8 VouchQuoteState): under the lock */
  GHashTable *missing;       /* (owned) (element-type utf8): sources that the store doesn't have; under the lock */
  VouchQuoteWishes *waiting; /* (owned): for the thread that is running; under the lock */
  gboolean is_running;       /* under the lock */
  gboolean has_news;         /* of @missing: under the lock */
};

G_DEFINE_FINAL_TYPE (VouchQuoteStates, vouch_quote_states, G_TYPE_OBJECT)

static guint changed_signal;
static guint missing_signal;

static void
state_free (VouchQuoteState *state)
{
  vouch_quote_state_clear (state);
  g_free (state);
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
  g_hash_table_unref (self->missing);
  vouch_quote_wishes_free (self->waiting);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (vouch_quote_states_parent_class)->finalize (object);
}

static void
vouch_quote_states_class_init (VouchQuoteStatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_quote_states_finalize;
  changed_signal = g_signal_new ("changed", VOUCH_TYPE_QUOTE_STATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  missing_signal = g_signal_new ("missing", VOUCH_TYPE_QUOTE_STATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_quote_states_init (VouchQuoteStates *self)
{
  g_mutex_init (&self->lock);
  self->known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) state_free);
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = vouch_quote_wishes_new ();
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
 * Doesn't wait. What is not known is looked up by vouch_quote_states_resolve().
 *
 * Returns: whether it is known.
 */
gboolean
vouch_quote_states_peek (VouchQuoteStates *self, const VouchQuoteQuery *query, VouchQuoteState *state)
{
  g_autofree char *key = vouch_quote_query_to_key (query);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const VouchQuoteState *known = g_hash_table_lookup (self->known, key);

  if (known)
    copy_state (known, state);
  return known != NULL;
}

/** Keeps what somebody has found out; that the store has no such source is not kept. */
void
vouch_quote_states_note (VouchQuoteStates *self,
                         const VouchQuoteQuery *query,
                         const VouchQuoteState *state)
{
  g_autoptr (GMutexLocker) locker = NULL;
  VouchQuoteState *copy;

  if (!state->is_known)
    return;
  locker = g_mutex_locker_new (&self->lock);
  copy = g_new0 (VouchQuoteState, 1);
  copy_state (state, copy);
  g_hash_table_insert (self->known, vouch_quote_query_to_key (query), copy);
}

/**
 * vouch_quote_states_is_missing:
 * @self: what is known
 * @source: SHA-256 of a source
 *
 * Returns: whether the store did not have it when it was last asked for.
 */
gboolean
vouch_quote_states_is_missing (VouchQuoteStates *self, const char *source)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_hash_table_contains (self->missing, source);
}

static void
note_missing (VouchQuoteStates *self, const char *source, gboolean is_missing)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->has_news |= is_missing ? g_hash_table_add (self->missing, g_strdup (source))
                               : g_hash_table_remove (self->missing, source);
}

/**
 * vouch_quote_states_note_missing:
 * @self: what is known
 * @source: SHA-256 of a source
 * @is_missing: whether the store lacks it
 *
 * Somebody has asked the store. vouch_quote_states_tell_missing() tells of all that was noted.
 */
void
vouch_quote_states_note_missing (VouchQuoteStates *self, const char *source, gboolean is_missing)
{
  note_missing (self, source, is_missing);
}

/** Emits "missing", once, where anything noted was news. For the main thread. */
void
vouch_quote_states_tell_missing (VouchQuoteStates *self)
{
  gboolean has_news;

  g_mutex_lock (&self->lock);
  has_news = self->has_news && !self->is_running;
  self->has_news = self->has_news && !has_news;
  g_mutex_unlock (&self->lock);
  if (has_news)
    g_signal_emit (self, missing_signal, 0);
}

/* A store that can't be read just now may have it. */
static VouchAnchorIndex *
load_index (VouchSourceStore *store, const char *digest, gboolean *is_missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, &error) : NULL;
  g_autoptr (VouchSourceText) text
      = source ? vouch_source_store_load (store, source, NULL) : NULL;

  *is_missing = !source && !error && (store || !vouch_source_store_exists (NULL));
  return text ? vouch_anchor_index_new (text) : NULL;
}

/* A part of a page is not compared; but the page has to have such a place. */
static VouchAnchor
find_region (VouchSourceText *text, const VouchRegion *region)
{
  if (vouch_region_fits (region, text))
    return (VouchAnchor) { .state = VOUCH_ANCHOR_FOUND, .page = region->page };
  return (VouchAnchor) { .state = VOUCH_ANCHOR_ORPHANED, .reason = VOUCH_ANCHOR_REASON_NO_PLACE };
}

static void
look_up (VouchQuoteStates *self, VouchAnchorIndex *index, const VouchQuoteQuery *query)
{
  g_auto (VouchQuoteState) state = { .is_known = TRUE };

  if (query->region.page > 0)
    state.anchor = find_region (vouch_anchor_index_get_text (index), &query->region);
  else
    state.anchor = vouch_anchor_find (index, query->exact, query->prefix, query->suffix);
  if (state.anchor.state == VOUCH_ANCHOR_STALE)
    state.exact = vouch_anchor_dup_exact (&state.anchor, vouch_anchor_index_get_text (index));
  vouch_quote_states_note (self, query, &state);
}

static gboolean
is_known (VouchQuoteStates *self, const VouchQuoteQuery *query)
{
  g_auto (VouchQuoteState) state = { 0 };

  return vouch_quote_states_peek (self, query, &state);
}

/**
 * vouch_quote_states_resolve:
 * @self: what is known
 * @wishes: what a check asked for and did not know
 *
 * Looks them up. Waits: not for a thread that has a window.
 *
 * Returns: whether any of them is known now, so that the check has to be done again.
 */
gboolean
vouch_quote_states_resolve (VouchQuoteStates *self, VouchQuoteWishes *wishes)
{
  g_autoptr (GPtrArray) queries = vouch_quote_wishes_sort (wishes);
  g_autoptr (VouchSourceStore) store
      = queries->len > 0 && vouch_source_store_exists (NULL) ? vouch_source_store_open (NULL, NULL) : NULL;
  g_autoptr (VouchAnchorIndex) index = NULL;
  const char *source = NULL;
  gboolean is_missing = FALSE;
  gboolean is_any_known = FALSE;

  for (guint i = 0; i < queries->len; i++)
    {
      const VouchQuoteQuery *query = g_ptr_array_index (queries, i);
      /* Somebody else may have looked it up meanwhile. */
      gboolean was_known = is_known (self, query);

      if (!was_known && g_strcmp0 (source, query->source) != 0)
        {
          g_clear_pointer (&index, vouch_anchor_index_unref);
          index = load_index (store, query->source, &is_missing);
          source = query->source;
          note_missing (self, source, is_missing);
        }
      if (!was_known && index)
        look_up (self, index, query);
      is_any_known = is_any_known || was_known || index;
    }
  return is_any_known;
}

static void
resolve_in_thread (GTask *task, gpointer self, gpointer wishes, GCancellable *cancellable)
{
  g_task_return_boolean (task, vouch_quote_states_resolve (self, wishes));
}

/* Returns: (nullable): what the thread is to do next; there is none where nothing is left. */
static VouchQuoteWishes *
begin_running (VouchQuoteStates *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  VouchQuoteWishes *wishes;

  if (self->is_running || vouch_quote_wishes_size (self->waiting) == 0)
    return NULL;
  self->is_running = TRUE;
  wishes = self->waiting;
  self->waiting = vouch_quote_wishes_new ();
  return wishes;
}

static void run (VouchQuoteStates *self);

/* Only what is news is told: who hears it asks again, also for what nobody has. */
static void
resolved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchQuoteStates *self = VOUCH_QUOTE_STATES (object);
  gboolean has_news;

  g_mutex_lock (&self->lock);
  self->is_running = FALSE;
  has_news = self->has_news;
  self->has_news = FALSE;
  g_mutex_unlock (&self->lock);
  if (has_news)
    g_signal_emit (self, missing_signal, 0);
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    g_signal_emit (self, changed_signal, 0);
  run (self);
}

static void
run (VouchQuoteStates *self)
{
  VouchQuoteWishes *wishes = begin_running (self);
  g_autoptr (GTask) task = NULL;

  if (!wishes)
    return;
  task = g_task_new (self, NULL, resolved_cb, NULL);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, wishes, (GDestroyNotify) vouch_quote_wishes_free);
  g_task_run_in_thread (task, resolve_in_thread);
}

/** The same in a thread; takes what is in @wishes. "changed" tells when more is known. Costs
 * nothing where nothing is wished for. */
void
vouch_quote_states_resolve_async (VouchQuoteStates *self, VouchQuoteWishes *wishes)
{
  if (vouch_quote_wishes_size (wishes) == 0)
    return;
  g_mutex_lock (&self->lock);
  vouch_quote_wishes_move (wishes, self->waiting);
  g_mutex_unlock (&self->lock);
  run (self);
}

/** Forgets what was found and has everybody ask again: a source has come, or gone. For the main
 * thread. */
void
vouch_quote_states_forget (VouchQuoteStates *self)
{
  gboolean was_missing;

  g_mutex_lock (&self->lock);
  was_missing = g_hash_table_size (self->missing) > 0;
  g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->missing);
  g_mutex_unlock (&self->lock);
  if (was_missing)
    g_signal_emit (self, missing_signal, 0);
  g_signal_emit (self, changed_signal, 0);
}
