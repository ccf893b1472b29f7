/* vouch-source-marks.c: the passages of a card that stand in one source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-marks.h"

#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-node-words.h"
#include "vouch-quote-states.h"
#include "vouch-reference.h"

/**
 * VouchSourceMarks:
 *
 * Looks through the card for citations of one source, and asks where their quotes stand in it.
 * That is not waited for: what is not known yet is told by "changed". After an edit of the card
 * it looks again, once for all edits of a moment.
 */
struct _VouchSourceMarks
{
  GObject parent_instance;

  VouchDocument *document; /* (owned) */
  char *digest;            /* (owned) */
  GPtrArray *marks;        /* (owned) (element-type VouchSourceMark): in the card's order */
  guint looking;           /* source: looks again */
};

G_DEFINE_FINAL_TYPE (VouchSourceMarks, vouch_source_marks, G_TYPE_OBJECT)

static guint changed_signal;

static void
mark_free (VouchSourceMark *mark)
{
  g_free (mark->citation);
  g_free (mark->owner);
  g_free (mark->words);
  g_free (mark);
}

/* --- looking --- */

/**
 * vouch_source_marks_find_digest:
 * @citation: a citation of a card
 *
 * Returns: (transfer none) (nullable): SHA-256 of the file that its passage was marked in; else of
 *   its reference's file; %NULL where there is none.
 */
const char *
vouch_source_marks_find_digest (VouchNode *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  JsonObject *region = vouch_json_node_object (vouch_node_get_value (citation, "region"));
  const char *digest = vouch_json_get_text (quote, "source");
  VouchDocument *document = vouch_node_get_document (citation);
  VouchNode *reference;

  if (!digest)
    digest = vouch_json_get_text (region, "source");
  if (digest || !document)
    return digest;
  reference = vouch_document_lookup (document, vouch_citation_get_reference (VOUCH_CITATION (citation)));
  return VOUCH_IS_REFERENCE (reference) ? vouch_node_get_text (reference, "source") : NULL;
}

/**
 * vouch_source_marks_find_place:
 * @citation: a citation of a card
 * @offset: (out): where its passage begins in the text of its source; %G_MAXSIZE: not known
 * @page: (out): its page where that is all that is known; 0: not known
 *
 * Says what is known by now; looks for nothing.
 */
void
vouch_source_marks_find_place (VouchNode *citation, gsize *offset, guint *page)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  VouchQuoteQuery query = { vouch_source_marks_find_digest (citation), vouch_json_get_text (quote, "exact"),
                            vouch_json_get_text (quote, "prefix"), vouch_json_get_text (quote, "suffix") };
  g_auto (VouchQuoteState) state = { 0 };
  VouchRegion region = { 0 };

  *offset = G_MAXSIZE;
  *page = 0;
  if (query.source && query.exact && vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &state)
      && state.is_known && state.anchor.n_parts > 0)
    *offset = state.anchor.parts[0].start;
  else if (vouch_region_read (vouch_node_get_value (citation, "region"), &region))
    *page = region.page;
}

typedef struct
{
  VouchSourceMarks *self;
  GPtrArray *marks;         /* (owned) */
  VouchQuoteWishes *wishes; /* (owned) */
} Look;

static void
find_place (Look *look, VouchSourceMark *mark, JsonObject *quote)
{
  VouchQuoteQuery query = { look->self->digest, vouch_json_get_text (quote, "exact"),
                            vouch_json_get_text (quote, "prefix"),
                            vouch_json_get_text (quote, "suffix") };
  g_auto (VouchQuoteState) state = { 0 };

  mark->is_known
      = vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &state) && state.is_known;
  if (mark->is_known)
    mark->anchor = state.anchor;
  else
    vouch_quote_wishes_add (look->wishes, &query);
}

static VouchSourceMark *
add_mark (Look *look, VouchNode *citation)
{
  VouchNode *owner = vouch_node_get_parent (citation);
  VouchSourceMark *mark = g_new0 (VouchSourceMark, 1);

  mark->citation = g_strdup (vouch_node_get_id (citation));
  mark->owner = g_strdup (vouch_node_get_id (owner));
  mark->words = vouch_node_dup_words (owner);
  g_ptr_array_add (look->marks, mark);
  return mark;
}

/* Words are looked for; a box says itself where it is. */
static void
look_cb (VouchNode *node, gpointer data)
{
  Look *look = data;
  JsonObject *quote;
  VouchRegion region = { 0 };

  if (!VOUCH_IS_CITATION (node)
      || g_strcmp0 (vouch_source_marks_find_digest (node), look->self->digest) != 0)
    return;
  quote = vouch_json_node_object (vouch_node_get_value (node, "quote"));
  if (vouch_json_get_text (quote, "exact"))
    find_place (look, add_mark (look, node), quote);
  else if (vouch_region_read (vouch_node_get_value (node, "region"), &region))
    {
      VouchSourceMark *mark = add_mark (look, node);

      mark->is_known = TRUE;
      mark->region = region;
      mark->region.source = NULL;
    }
}

static void
look (VouchSourceMarks *self)
{
  Look look = { self };

  look.marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  look.wishes = vouch_quote_wishes_new ();
  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (self->document)), look_cb, &look);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = look.marks;
  vouch_quote_states_resolve_async (vouch_quote_states_get_default (), look.wishes);
  vouch_quote_wishes_free (look.wishes);
}

static gboolean
look_again_cb (gpointer data)
{
  VouchSourceMarks *self = data;

  self->looking = 0;
  look (self);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
states_changed_cb (VouchSourceMarks *self)
{
  if (self->looking == 0)
    self->looking = g_idle_add (look_again_cb, self);
}

/* Words that are written are no reason to go through the whole card. */
static gboolean
is_of_interest (VouchChange *part)
{
  static const char *const members[] = { "quote", "region", "reference", NULL };
  const char *member = vouch_change_get_member (part);

  return !member || g_strv_contains (members, member);
}

static void
document_changed_cb (VouchSourceMarks *self, VouchChange *change)
{
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    if (is_of_interest (vouch_change_get_part (change, i)))
      {
        states_changed_cb (self);
        return;
      }
}

/* --- the object --- */

static void
vouch_source_marks_dispose (GObject *object)
{
  VouchSourceMarks *self = VOUCH_SOURCE_MARKS (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  g_signal_handlers_disconnect_by_data (vouch_quote_states_get_default (), self);
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_source_marks_parent_class)->dispose (object);
}

static void
vouch_source_marks_finalize (GObject *object)
{
  VouchSourceMarks *self = VOUCH_SOURCE_MARKS (object);

  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self->digest);
  G_OBJECT_CLASS (vouch_source_marks_parent_class)->finalize (object);
}

static void
vouch_source_marks_class_init (VouchSourceMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_source_marks_dispose;
  object_class->finalize = vouch_source_marks_finalize;
  changed_signal = g_signal_new ("changed", VOUCH_TYPE_SOURCE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_source_marks_init (VouchSourceMarks *self)
{
}

/**
 * vouch_source_marks_new:
 * @document: an open card
 * @digest: SHA-256 of a source
 *
 * Returns: (transfer full): what of the card stands in that source.
 */
VouchSourceMarks *
vouch_source_marks_new (VouchDocument *document, const char *digest)
{
  VouchSourceMarks *self = g_object_new (VOUCH_TYPE_SOURCE_MARKS, NULL);

  self->document = g_object_ref (document);
  self->digest = g_strdup (digest);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vouch_quote_states_get_default (), "changed", G_CALLBACK (states_changed_cb),
                           self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}

/** Returns: how many there are. */
guint
vouch_source_marks_get_size (VouchSourceMarks *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_MARKS (self), 0);
  return self->marks->len;
}

/** Returns: (transfer none): the one at @position, until the next "changed". */
const VouchSourceMark *
vouch_source_marks_get (VouchSourceMarks *self, guint position)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_MARKS (self) && position < self->marks->len, NULL);
  return self->marks->pdata[position];
}

/** Returns: (transfer none) (nullable): the one of that citation, until the next "changed". */
const VouchSourceMark *
vouch_source_marks_find (VouchSourceMarks *self, const char *citation)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_MARKS (self), NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      VouchSourceMark *mark = self->marks->pdata[i];

      if (g_strcmp0 (mark->citation, citation) == 0)
        return mark;
    }
  return NULL;
}
