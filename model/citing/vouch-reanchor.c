/* vouch-reanchor.c: a reference's passages looked up in another edition of its file.
 *
 * What is found there, word for word, gets its new place. The rest is put against the new
 * file too, in the words that it had, so that the checks say what is different.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reanchor-private.h"
#include "vouch-reanchor.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-passage-quote.h"
#include "vouch-source-store.h"
#include "vouch-source-unbreak.h"
#include "vouch-statement-edit-private.h"

typedef struct
{
  char *citation;  /* (owned) */
  JsonNode *quote; /* (owned): as it was */
  JsonNode *moved; /* (owned) (nullable): as it is to be; %NULL: it was not looked up */
  gboolean is_found;
} Passage;

struct _VouchReanchor
{
  char *reference;     /* (owned) */
  char *digest;        /* (owned): of the new file */
  GPtrArray *passages; /* (owned) (element-type Passage) */
};

static void
passage_free (gpointer data)
{
  Passage *passage = data;

  g_free (passage->citation);
  json_node_unref (passage->quote);
  g_clear_pointer (&passage->moved, json_node_unref);
  g_free (passage);
}

static const char *
get_member (JsonNode *quote, const char *member)
{
  return vouch_json_get_text (vouch_json_node_object (quote), member);
}

static void
add_cb (VouchNode *node, gpointer data)
{
  VouchReanchor *self = data;
  JsonNode *quote = VOUCH_IS_CITATION (node) ? vouch_node_get_value (node, "quote") : NULL;
  const char *exact = get_member (quote, "exact");
  const char *source = get_member (quote, "source");
  Passage *passage;

  if (!exact || !*exact || !source || g_str_equal (source, self->digest)
      || g_strcmp0 (vouch_citation_get_reference (VOUCH_CITATION (node)), self->reference) != 0)
    return;
  passage = g_new0 (Passage, 1);
  passage->citation = g_strdup (vouch_node_get_id (node));
  passage->quote = json_node_ref (quote);
  g_ptr_array_add (self->passages, passage);
}

/**
 * vouch_reanchor_new:
 * @card: a card
 * @reference: id of a reference
 * @digest: SHA-256 of its file, in the store
 *
 * Gathers the passages of that reference that were marked in another file.
 *
 * Returns: (transfer full): nothing is looked up yet
 */
VouchReanchor *
vouch_reanchor_new (VouchCard *card, const char *reference, const char *digest)
{
  VouchReanchor *self = g_new0 (VouchReanchor, 1);

  self->reference = g_strdup (reference);
  self->digest = g_strdup (digest);
  self->passages = g_ptr_array_new_with_free_func (passage_free);
  vouch_node_foreach (VOUCH_NODE (card), add_cb, self);
  return self;
}

void
vouch_reanchor_free (VouchReanchor *self)
{
  g_free (self->reference);
  g_free (self->digest);
  g_ptr_array_unref (self->passages);
  g_free (self);
}

/** Returns: whether there is anything to look up. */
gboolean
vouch_reanchor_is_needed (VouchReanchor *self)
{
  return self->passages->len > 0;
}

/** Returns: (transfer full): the words as they were; their page and what was around them are of the
 * other file. */
JsonNode *
vouch_reanchor_keep_words (const char *digest, JsonNode *quote)
{
  return vouch_json_new_members ("exact", vouch_json_new_text (get_member (quote, "exact")), "source",
                                 vouch_json_new_text (digest), NULL);
}

/** Returns: (transfer full): the quote at its new place: its words stay the writer's, but for what ends of
 * lines brought into them; what is around them is the file's. */
JsonNode *
vouch_reanchor_move_quote (VouchSourceText *text, const char *digest, const VouchAnchor *anchor, JsonNode *quote)
{
  g_autoptr (VouchPassageQuote) there
      = vouch_passage_quote_new (text, digest, anchor->parts[0].start, anchor->parts[anchor->n_parts - 1].end);

  if (!there)
    return vouch_reanchor_keep_words (digest, quote);
  if (vouch_source_text_get_n_pages (text) == 0 || !vouch_source_is_same (there->exact, get_member (quote, "exact")))
    {
      g_free (there->exact);
      there->exact = g_strdup (get_member (quote, "exact"));
    }
  return vouch_passage_quote_to_json (there);
}

/**
 * vouch_reanchor_find:
 * @index: of a file
 * @quote: that was marked in another one
 *
 * Around the words something else may stand there; they themselves are in one place.
 */
VouchAnchor
vouch_reanchor_find (VouchAnchorIndex *index, JsonNode *quote)
{
  VouchAnchor anchor = vouch_anchor_find (index, get_member (quote, "exact"), get_member (quote, "prefix"),
                                          get_member (quote, "suffix"));

  return anchor.reason == VOUCH_ANCHOR_REASON_CONTEXT
             ? vouch_anchor_find (index, get_member (quote, "exact"), NULL, NULL)
             : anchor;
}

static void
look_up (VouchReanchor *self, VouchAnchorIndex *index, Passage *passage)
{
  VouchAnchor anchor = vouch_reanchor_find (index, passage->quote);

  passage->is_found = anchor.state == VOUCH_ANCHOR_FOUND;
  passage->moved = passage->is_found ? vouch_reanchor_move_quote (vouch_anchor_index_get_text (index), self->digest,
                                                                  &anchor, passage->quote)
                                     : vouch_reanchor_keep_words (self->digest, passage->quote);
}

static VouchSourceText *
load (const char *digest, GError **error)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, error);
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, error) : NULL;

  if (store && !source && error && !*error)
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                         _("The file is not on this computer."));
  return source ? vouch_source_store_load (store, source, error) : NULL;
}

/**
 * vouch_reanchor_look:
 * @self: what to look up
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError
 *
 * Reads the file: not for the main thread.
 *
 * Returns: whether all was looked up.
 */
gboolean
vouch_reanchor_look (VouchReanchor *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (VouchSourceText) text = load (self->digest, &trouble);
  g_autoptr (VouchAnchorIndex) index = text ? vouch_anchor_index_new (text) : NULL;

  if (!index)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  for (guint i = 0; i < self->passages->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      look_up (self, index, self->passages->pdata[i]);
    }
  return TRUE;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer self, GCancellable *cancellable)
{
  GError *error = NULL;

  if (vouch_reanchor_look (self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** The same without waiting. @self belongs to the call until vouch_reanchor_look_finish() gives it
 * back. */
void
vouch_reanchor_look_async (VouchReanchor *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_reanchor_look_async);
  g_task_set_task_data (task, self, NULL);
  g_object_set_data_full (G_OBJECT (task), "reanchor", self, (GDestroyNotify) vouch_reanchor_free);
  g_task_run_in_thread (task, look_in_thread);
}

/** Returns: (transfer full) (nullable): with all looked up. */
VouchReanchor *
vouch_reanchor_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? g_object_steal_data (G_OBJECT (result), "reanchor")
                                                           : NULL;
}

/* A passage that was altered or taken away meanwhile is left alone. */
static VouchNode *
find_citation (const Passage *passage, GHashTable *nodes)
{
  VouchNode *node = g_hash_table_lookup (nodes, passage->citation);

  return node && vouch_json_equal (vouch_node_get_value (node, "quote"), passage->quote) ? node : NULL;
}

static void
index_cb (VouchNode *node, gpointer nodes)
{
  if (VOUCH_IS_CITATION (node))
    g_hash_table_insert (nodes, (gpointer) vouch_node_get_id (node), node);
}

/**
 * vouch_reanchor_to_change:
 * @self: what was found
 * @card: the card as it is now
 *
 * Returns: (transfer full) (nullable): all passages put against the new file, in one step; %NULL
 *   where nothing is left to do
 */
VouchChange *
vouch_reanchor_to_change (VouchReanchor *self, VouchCard *card)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *parts = vouch_edit_begin ();

  vouch_node_foreach (VOUCH_NODE (card), index_cb, nodes);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const Passage *passage = self->passages->pdata[i];
      VouchNode *citation = passage->moved ? find_citation (passage, nodes) : NULL;

      if (citation)
        vouch_edit_set (parts, citation, "quote", json_node_ref (passage->moved));
    }
  return vouch_edit_end (parts, VOUCH_NODE (card), _("Find Passages in New File"));
}

/** Returns: how many passages stand in the new file. */
guint
vouch_reanchor_get_n_found (VouchReanchor *self)
{
  guint n = 0;

  for (guint i = 0; i < self->passages->len; i++)
    n += ((Passage *) self->passages->pdata[i])->is_found;
  return n;
}

/** Returns: (transfer full): how it went: “11 of 14 passages found in the new file; 3 need a look” */
char *
vouch_reanchor_describe (VouchReanchor *self)
{
  guint n = self->passages->len;
  guint n_found = vouch_reanchor_get_n_found (self);
  g_autofree char *found = NULL;
  g_autofree char *left = NULL;

  if (n_found == n)
    return g_strdup_printf (ngettext ("%u passage found in the new file", "All %u passages found in the new file", n), n);
  found = g_strdup_printf (ngettext ("%u of %u passage found in the new file", "%u of %u passages found in the new file", n),
                           n_found, n);
  left = g_strdup_printf (ngettext ("%u needs checking", "%u need checking", n - n_found), n - n_found);
  return g_strdup_printf ("%s; %s", found, left);
}
