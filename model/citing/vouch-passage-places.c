/* vouch-passage-places.c: the places where a citation's quote stands, to choose one of them.
 *
 * What tells a place is what is around it. Where 32 characters are the same in two places, as in
 * the rows of a table, the chosen quote keeps more of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-places.h"

#include <glib/gi18n-lib.h>

#include "vouch-anchor.h"
#include "vouch-json.h"
#include "vouch-source-unbreak.h"
#include "vouch-source-store.h"
#include "vouch-statement-edit-private.h"

/* Shown around the words, in code points. */
#define SHOWN 90
/* So much around the words is tried, one after the other. */
static const guint contexts[] = { VOUCH_PASSAGE_CONTEXT, 64, 96 };

struct _VouchPassagePlaces
{
  GArray *places; /* (owned) (element-type VouchPassagePlace) */
};

static void
clear_place (gpointer data)
{
  VouchPassagePlace *place = data;

  vouch_passage_quote_free (place->quote);
  g_free (place->before);
  g_free (place->words);
  g_free (place->after);
}

static char *
dup_line (VouchSourceText *text, gsize start, gsize end)
{
  g_autofree char *part = vouch_source_text_dup_part (text, start, end);

  return vouch_source_unbreak (part, vouch_source_text_get_text (text));
}

static gsize
back (gsize from, guint by)
{
  return from > by ? from - by : 0;
}

static void
take_context (VouchSourceText *text, guint length, VouchPassagePlace *place)
{
  gsize end = vouch_source_text_get_length (text);

  g_free (place->quote->prefix);
  g_free (place->quote->suffix);
  place->quote->prefix = vouch_source_text_dup_part (text, back (place->start, length), place->start);
  place->quote->suffix = vouch_source_text_dup_part (text, place->end, MIN (place->end + length, end));
}

/* Takes as much of what is around the words as tells the place from others. */
static void
tell_apart (VouchAnchorIndex *index, const char *exact, VouchPassagePlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (contexts) && !place->is_only; i++)
    {
      VouchAnchor anchor;

      take_context (vouch_anchor_index_get_text (index), contexts[i], place);
      anchor = vouch_anchor_find (index, exact, place->quote->prefix, place->quote->suffix);
      place->is_only = anchor.state == VOUCH_ANCHOR_FOUND && anchor.n_parts > 0
                       && anchor.parts[0].start == place->start;
    }
  if (!place->is_only)
    take_context (vouch_anchor_index_get_text (index), contexts[0], place);
}

static void
add_place (VouchPassagePlaces *self, VouchAnchorIndex *index, const VouchAnchor *anchor, const char *digest,
           const char *exact)
{
  VouchSourceText *text = vouch_anchor_index_get_text (index);
  VouchPassagePlace place = { .start = anchor->parts[0].start, .end = anchor->parts[anchor->n_parts - 1].end };
  gsize length = vouch_source_text_get_length (text);

  place.quote = vouch_passage_quote_new (text, digest, place.start, place.end);
  if (!place.quote)
    return;
  g_free (place.quote->exact);
  place.quote->exact = g_strdup (exact);
  place.before = dup_line (text, back (place.start, SHOWN), place.start);
  place.words = dup_line (text, place.start, place.end);
  place.after = dup_line (text, place.end, MIN (place.end + SHOWN, length));
  tell_apart (index, exact, &place);
  g_array_append_val (self->places, place);
}

static VouchSourceText *
load (const char *digest, GError **error)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, error);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, &trouble) : NULL;

  if (source)
    return vouch_source_store_load (store, source, error);
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (store)
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                         _("The file is not on this computer."));
  return NULL;
}

/**
 * vouch_passage_places_look:
 * @quote: a citation's "quote"
 * @error: return location for a #VouchSourceError
 *
 * Reads the source: not for the main thread.
 *
 * Returns: (transfer full) (nullable): all places where the words stand, in the order of the source.
 */
VouchPassagePlaces *
vouch_passage_places_look (JsonNode *quote, GError **error)
{
  JsonObject *object = vouch_json_node_object (quote);
  const char *digest = vouch_json_get_text (object, "source");
  const char *exact = vouch_json_get_text (object, "exact");
  g_autoptr (VouchSourceText) text = digest && exact ? load (digest, error) : NULL;
  g_autoptr (VouchAnchorIndex) index = NULL;
  g_autoptr (GArray) anchors = NULL;
  VouchPassagePlaces *self;

  if (!digest || !exact)
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                         _("This citation names no passage of a file."));
  if (!text)
    return NULL;
  index = vouch_anchor_index_new (text);
  anchors = vouch_anchor_list (index, exact);
  self = g_atomic_rc_box_new0 (VouchPassagePlaces);
  self->places = g_array_new (FALSE, FALSE, sizeof (VouchPassagePlace));
  g_array_set_clear_func (self->places, clear_place);
  for (guint i = 0; i < anchors->len; i++)
    add_place (self, index, &g_array_index (anchors, VouchAnchor, i), digest, exact);
  return self;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer quote, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchPassagePlaces *self = vouch_passage_places_look (quote, &error);

  if (self)
    g_task_return_pointer (task, self, (GDestroyNotify) vouch_passage_places_unref);
  else
    g_task_return_error (task, error);
}

/** The same without waiting. */
void
vouch_passage_places_look_async (JsonNode *quote, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_passage_places_look_async);
  g_task_set_task_data (task, json_node_ref (quote), (GDestroyNotify) json_node_unref);
  g_task_run_in_thread (task, look_in_thread);
}

/** Returns: (transfer full) (nullable): the places. */
VouchPassagePlaces *
vouch_passage_places_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

VouchPassagePlaces *
vouch_passage_places_ref (VouchPassagePlaces *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_array_unref (((VouchPassagePlaces *) data)->places);
}

void
vouch_passage_places_unref (VouchPassagePlaces *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
vouch_passage_places_get_size (VouchPassagePlaces *self)
{
  return self->places->len;
}

/** Returns: (transfer none): the place there. */
const VouchPassagePlace *
vouch_passage_places_get (VouchPassagePlaces *self, guint position)
{
  g_return_val_if_fail (position < self->places->len, NULL);

  return &g_array_index (self->places, VouchPassagePlace, position);
}

/**
 * vouch_passage_places_choose:
 * @self: places
 * @position: the one that is meant
 * @citation: the citation whose quote was looked up
 *
 * Returns: (transfer full) (nullable): the words put to that place; %NULL where another quote has
 *   come to the citation meanwhile
 */
VouchChange *
vouch_passage_places_choose (VouchPassagePlaces *self, guint position, VouchCitation *citation)
{
  const VouchPassagePlace *place = vouch_passage_places_get (self, position);
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (citation), "quote"));
  GPtrArray *parts;

  if (!quote || g_strcmp0 (vouch_json_get_text (quote, "exact"), place->quote->exact) != 0
      || g_strcmp0 (vouch_json_get_text (quote, "source"), place->quote->source) != 0)
    return NULL;
  parts = vouch_edit_begin ();
  vouch_edit_set (parts, VOUCH_NODE (citation), "quote", vouch_passage_quote_to_json (place->quote));
  return vouch_edit_end (parts, VOUCH_NODE (citation), _("Choose the Place of a Passage"));
}
