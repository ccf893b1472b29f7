/* vouch-support.c: the passages that may bear the statements of a card out, looked for unasked.
 *
 * One search at a time, in a thread, for the statement that is looked at first and then for each
 * one that wants a passage. What was found holds until the statement's words or the card's sources
 * are others: only these are looked for again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-private.h"

#include "vouch-card.h"
#include "vouch-node-list.h"
#include "vouch-passage-cite.h"
#include "vouch-quote-states.h"
#include "vouch-standing.h"
#include "vouch-support-fit.h"
#include "vouch-support-query.h"

/* Who types is let to finish the word. */
#define PAUSE_MS 300
/* What is shown of one statement. */
#define MAX_PASSAGES 6

G_DEFINE_FINAL_TYPE (VouchSupport, vouch_support, G_TYPE_OBJECT)

enum
{
  SIGNAL_FOUND,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void step (VouchSupport *self);

static void
free_entry (gpointer data)
{
  VouchSupportEntry *entry = data;

  g_free (entry->query);
  g_strfreev (entry->except);
  g_free (entry->trouble);
  g_clear_pointer (&entry->passages, g_ptr_array_unref);
  g_free (entry);
}

static void
tell_counts (VouchSupport *self, VouchSupportCounts before)
{
  if (before.n_open != self->counts.n_open || before.n_ready != self->counts.n_ready)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- when --- */

static gboolean
timer_cb (gpointer data)
{
  VouchSupport *self = data;

  self->timer = 0;
  step (self);
  return G_SOURCE_REMOVE;
}

/* Somebody waits for it, before a spinner: where drawing that takes all the time there is, what is less than a
 * frame's would never come. */
static gboolean
is_waited_for (VouchSupport *self)
{
  VouchSupportEntry *entry = self->wanted ? g_hash_table_lookup (self->entries, self->wanted) : NULL;

  return self->wanted && (!entry || !vouch_support_entry_is_fresh (self, entry));
}

static void
schedule (VouchSupport *self, guint pause)
{
  int priority = pause > 0 ? G_PRIORITY_LOW : G_PRIORITY_DEFAULT_IDLE;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->is_stopped)
    self->timer = g_timeout_add_full (is_waited_for (self) ? G_PRIORITY_DEFAULT : priority, pause, timer_cb, self, NULL);
}

/* --- searching --- */

/* What has a passage that bears it out wants no other. */
static gboolean
is_worth_it (VouchSupport *self, const char *id, VouchSupportEntry *entry)
{
  VouchStatement *statement = entry->is_doubted ? vouch_support_find_statement (self, id) : NULL;

  entry->is_doubted = statement && vouch_statement_is_doubtful (statement);
  return entry->is_open || entry->is_doubted;
}

static char *
take_next (VouchSupport *self)
{
  VouchStatement *wanted = vouch_support_find_statement (self, self->wanted);
  VouchSupportEntry *entry = wanted ? vouch_support_refresh (self, wanted) : NULL;

  if (entry && !vouch_support_entry_is_fresh (self, entry) && self->holdings->n_all > 0)
    return g_strdup (self->wanted);
  while (self->holdings->n_own > 0 && self->waiting.length > 0)
    {
      g_autofree char *id = g_queue_pop_head (&self->waiting);

      entry = g_hash_table_lookup (self->entries, id);
      if (entry)
        entry->is_waiting = FALSE;
      if (entry && !vouch_support_entry_is_fresh (self, entry) && is_worth_it (self, id, entry))
        return g_steal_pointer (&id);
    }
  return NULL;
}

static void
take_passages (VouchSupport *self, const char *id, GPtrArray *passages, GError *error)
{
  VouchSupportEntry *entry = g_hash_table_lookup (self->entries, id);
  VouchSupportCounts before = self->counts;

  if (!entry || g_strcmp0 (entry->query, self->running_query) != 0 || !entry->is_asked)
    return;
  vouch_support_count (self, entry, -1);
  g_clear_pointer (&entry->trouble, g_free);
  if (error)
    entry->trouble = g_strdup (error->message);
  else
    {
      g_clear_pointer (&entry->passages, g_ptr_array_unref);
      entry->passages = g_ptr_array_ref (passages);
    }
  entry->round = self->round;
  vouch_support_count (self, entry, 1);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0, id);
  tell_counts (self, before);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSupport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passages
      = vouch_passage_finder_find_finish (VOUCH_PASSAGE_FINDER (object), result, &error);
  g_autofree char *id = g_steal_pointer (&self->running);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_passages (self, id, passages, error);
  else if (g_hash_table_contains (self->entries, id))
    vouch_support_enqueue (self, id, g_hash_table_lookup (self->entries, id));
  g_clear_pointer (&self->running_query, g_free);
  schedule (self, 0);
}

static void
search (VouchSupport *self, char *id)
{
  VouchCard *card = vouch_document_get_card (self->document);
  g_auto (GStrv) sources = vouch_passage_list_sources (card);
  VouchSupportEntry *entry = g_hash_table_lookup (self->entries, id);

  self->running = id;
  entry->is_asked = TRUE;
  self->running_query = g_strdup (entry->query);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  vouch_passage_finder_find_async (self->finder, entry->query, (const char *const *) sources,
                                   (const char *const *) entry->except, MAX_PASSAGES, self->cancellable, found_cb, g_object_ref (self));
}

/* --- the sources --- */

/* Whoever shows a reference says whether its file is here. */
static void
tell_missing (VouchSupport *self)
{
  VouchNodeList *references = vouch_card_get_references (vouch_document_get_card (self->document));
  g_auto (GStrv) digests = g_strsplit (self->holdings->digests, "\n", -1);

  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      const char *source = vouch_node_get_text (vouch_node_list_peek (references, i), "source");

      if (source && *source)
        vouch_quote_states_note_missing (vouch_quote_states_get_default (), source,
                                         !g_strv_contains ((const char *const *) digests, source));
    }
  vouch_quote_states_tell_missing (vouch_quote_states_get_default ());
}

static void
take_holdings (VouchSupport *self, VouchPassageHoldings *holdings)
{
  gboolean is_other = !self->holdings || !g_str_equal (self->holdings->digests, holdings->digests)
                      || self->holdings->n_all != holdings->n_all
                      || g_strcmp0 (self->holdings->stamp, holdings->stamp) != 0;

  g_clear_pointer (&self->holdings, vouch_passage_holdings_free);
  self->holdings = holdings;
  if (!holdings->is_failed)
    tell_missing (self);
  if (!is_other)
    return;
  self->round++;
  vouch_support_enqueue_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSupport) self = data;
  g_autoptr (GError) error = NULL;
  VouchPassageHoldings *holdings
      = vouch_passage_finder_look_finish (VOUCH_PASSAGE_FINDER (object), result, &error);

  self->is_looking = FALSE;
  /* A store that can't be opened fails each search in words of its own. */
  if (!holdings && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !self->holdings)
    {
      holdings = g_new0 (VouchPassageHoldings, 1);
      holdings->n_all = 1;
      holdings->is_failed = TRUE;
      holdings->digests = g_strdup ("");
    }
  if (holdings && self->document)
    take_holdings (self, holdings);
  else
    g_clear_pointer (&holdings, vouch_passage_holdings_free);
  schedule (self, 0);
}

static void
look (VouchSupport *self)
{
  g_auto (GStrv) sources = vouch_passage_list_sources (vouch_document_get_card (self->document));

  self->must_look = FALSE;
  self->is_looking = TRUE;
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  vouch_passage_finder_look_async (self->finder, (const char *const *) sources, self->cancellable,
                                   looked_cb, g_object_ref (self));
}

static void
step (VouchSupport *self)
{
  char *id;

  if (!self->document || self->is_stopped || self->running || self->is_looking)
    return;
  if (self->must_look)
    {
      look (self);
      return;
    }
  id = self->holdings ? take_next (self) : NULL;
  if (id)
    search (self, id);
}

static void
document_changed_cb (VouchSupport *self, VouchChange *change)
{
  VouchSupportCounts before = self->counts;

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    vouch_support_follow (self, vouch_change_get_part (change, i));
  schedule (self, PAUSE_MS);
  tell_counts (self, before);
}

/* --- the object --- */

static void
vouch_support_dispose (GObject *object)
{
  VouchSupport *self = VOUCH_SUPPORT (object);

  vouch_support_stop (self);
  g_clear_weak_pointer (&self->document);
  G_OBJECT_CLASS (vouch_support_parent_class)->dispose (object);
}

static void
vouch_support_finalize (GObject *object)
{
  VouchSupport *self = VOUCH_SUPPORT (object);

  g_object_unref (self->finder);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->entries);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_pointer (&self->holdings, vouch_passage_holdings_free);
  g_free (self->wanted);
  g_free (self->running);
  g_free (self->running_query);
  G_OBJECT_CLASS (vouch_support_parent_class)->finalize (object);
}

static void
vouch_support_class_init (VouchSupportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_support_dispose;
  object_class->finalize = vouch_support_finalize;
  signals[SIGNAL_FOUND] = g_signal_new ("found", VOUCH_TYPE_SUPPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_SUPPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_support_init (VouchSupport *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
  self->round = 1;
  self->must_look = TRUE;
}

/**
 * vouch_support_new:
 * @document: a card; it does not keep it
 * @finder: what looks for passages
 *
 * Begins to look when the main loop has nothing better to do.
 */
VouchSupport *
vouch_support_new (VouchDocument *document, VouchPassageFinder *finder)
{
  VouchSupport *self = g_object_new (VOUCH_TYPE_SUPPORT, NULL);

  g_set_weak_pointer (&self->document, document);
  self->finder = g_object_ref (finder);
  vouch_support_refresh_all (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  schedule (self, PAUSE_MS);
  return self;
}

/**
 * vouch_support_want:
 * @id: (nullable): of the statement that is looked at; %NULL for none
 *
 * It comes first, whether it has a passage or not, and in all sources of the store where the card
 * has none. “found” tells.
 */
void
vouch_support_want (VouchSupport *self, const char *id)
{
  if (g_strcmp0 (self->wanted, id) == 0)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (id && self->running && g_strcmp0 (self->running, id) != 0)
    g_cancellable_cancel (self->cancellable);
  schedule (self, 0);
}

/** @id: (nullable): nobody looks at that statement any more, if it was the one */
void
vouch_support_release (VouchSupport *self, const char *id)
{
  if (g_strcmp0 (self->wanted, id) == 0)
    g_clear_pointer (&self->wanted, g_free);
}

/** Somebody put a source into the store, or took one out. */
void
vouch_support_look_again (VouchSupport *self)
{
  self->must_look = TRUE;
  schedule (self, 0);
}

/** Looks for nothing more; what runs is cancelled. */
void
vouch_support_stop (VouchSupport *self)
{
  self->is_stopped = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/** Returns: (transfer none) (nullable): the card that it looks for; %NULL when it is closed. */
VouchDocument *
vouch_support_get_document (VouchSupport *self)
{
  return self->document;
}

/**
 * vouch_support_get_passages:
 * @id: of a statement
 *
 * Returns: (transfer none) (nullable) (element-type VouchPassage): what was found for it, best
 *   first: those of the card's sources have a reference; %NULL where it isn't known yet.
 */
GPtrArray *
vouch_support_get_passages (VouchSupport *self, const char *id)
{
  VouchSupportEntry *entry = g_hash_table_lookup (self->entries, id);

  return entry ? entry->passages : NULL;
}

/**
 * vouch_support_get_better:
 * @id: of a statement
 *
 * Returns: (transfer none) (nullable): the best passage that bears it out as it stands, where those that
 *   it cites don't: it has one that was marked, and was edited since, or its source was
 */
VouchPassage *
vouch_support_get_better (VouchSupport *self, const char *id)
{
  VouchStatement *statement = vouch_support_find_statement (self, id);
  GPtrArray *passages = vouch_support_get_passages (self, id);

  if (!statement || !passages || !vouch_support_is_fresh (self, id) || vouch_support_is_open (statement)
      || !vouch_statement_is_doubtful (statement))
    return NULL;
  for (guint i = 0; i < passages->len; i++)
    if (vouch_support_judge (passages->pdata[i], vouch_statement_get_text (statement)) == VOUCH_SUPPORT_FITS
        && !vouch_passage_is_cited (VOUCH_NODE (statement), passages->pdata[i]))
      return passages->pdata[i];
  return NULL;
}

/** Returns: whether that is true of the statement as it stands now; newer ones are looked for. */
gboolean
vouch_support_is_fresh (VouchSupport *self, const char *id)
{
  VouchSupportEntry *entry = g_hash_table_lookup (self->entries, id);

  return entry && vouch_support_entry_is_fresh (self, entry);
}

/** Returns: (transfer none) (nullable): why the last search for the statement failed. */
const char *
vouch_support_get_trouble (VouchSupport *self, const char *id)
{
  VouchSupportEntry *entry = g_hash_table_lookup (self->entries, id);

  return entry ? entry->trouble : NULL;
}

/** Returns: (transfer none) (nullable): what the store has; %NULL while it isn't known. */
const VouchPassageHoldings *
vouch_support_get_holdings (VouchSupport *self)
{
  return self->holdings;
}

VouchSupportCounts
vouch_support_get_counts (VouchSupport *self)
{
  return self->counts;
}

/** Returns: (transfer full) (element-type utf8): ids of the statements that want a passage, in the
 * order of the page. */
GPtrArray *
vouch_support_list_open (VouchSupport *self)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) statements
      = self->document ? vouch_card_collect_statements (vouch_document_get_card (self->document))
                       : g_ptr_array_new ();

  for (guint i = 0; i < statements->len; i++)
    if (vouch_support_is_open (statements->pdata[i]))
      g_ptr_array_add (open, g_strdup (vouch_node_get_id (statements->pdata[i])));
  return open;
}
