/* vouch-reference-search.c: finds a card's references by what somebody types.
 *
 * What is searched in a reference is folded once and kept until the reference
 * changes, so that a thousand of them are searched between two key presses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-search.h"

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-match.h"

/* As many as somebody may still have in mind. */
#define RECENT_AT_MOST 8

struct _VouchReferenceSearch
{
  GObject parent_instance;

  VouchDocument      *document; /* (owned) */
  VouchCitationIndex *index;    /* (owned) (nullable) */
  GHashTable         *texts;    /* (owned): reference's id (owned) to what is searched (owned) */
  GPtrArray          *recent;   /* (owned) (element-type utf8): ids, last used first */
};

G_DEFINE_FINAL_TYPE (VouchReferenceSearch, vouch_reference_search, G_TYPE_OBJECT)

typedef struct
{
  VouchReference *reference; /* (unowned) */
  guint           score;
  guint           rank; /* among equals: in order of the list */
} Hit;

static void
forget (VouchReferenceSearch *self,
        VouchChange          *change)
{
  const char *node = vouch_change_get_node (change);
  JsonNode *json = vouch_change_get_json (change);

  for (guint i = 0; i < vouch_change_get_size (change)
                    && vouch_change_get_kind (change) == VOUCH_CHANGE_GROUP;
       i++)
    forget (self, vouch_change_get_part (change, i));
  if (node)
    g_hash_table_remove (self->texts, node);
  if (json && vouch_json_node_object (json))
    {
      const char *id = vouch_json_get_text (vouch_json_node_object (json), "id");

      if (id)
        g_hash_table_remove (self->texts, id);
    }
}

static void
changed_cb (VouchReferenceSearch *self,
            VouchChange          *change)
{
  forget (self, change);
}

static const char *
get_text (VouchReferenceSearch *self,
          VouchReference       *reference)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (reference));
  char *text = g_hash_table_lookup (self->texts, id);

  if (!text)
    {
      text = vouch_reference_dup_search_text (
          vouch_json_node_object (vouch_reference_get_csl (reference)));
      g_hash_table_insert (self->texts, g_strdup (id), text);
    }
  return text;
}

static VouchReference *
look_up (VouchReferenceSearch *self,
         const char           *id)
{
  VouchNode *node = vouch_document_lookup (self->document, id);

  return VOUCH_IS_REFERENCE (node) ? VOUCH_REFERENCE (node) : NULL;
}

static guint
get_number (VouchReferenceSearch *self,
            VouchReference       *reference)
{
  return self->index ? vouch_citation_index_get_number (self->index,
                                                        vouch_node_get_id (VOUCH_NODE (reference)))
                     : 0;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->rank < second->rank ? -1 : first->rank > second->rank;
}

/* Those with a number by it, then the others as the card lists them. */
static GArray *
rank_all (VouchReferenceSearch *self)
{
  VouchNodeList *references
      = vouch_card_get_references (vouch_document_get_card (self->document));
  guint n_references = vouch_node_list_get_size (references);
  GArray *hits = g_array_sized_new (FALSE, FALSE, sizeof (Hit), n_references);

  for (guint i = 0; i < n_references; i++)
    {
      VouchReference *reference = vouch_node_list_peek (references, i);
      guint number = get_number (self, reference);
      Hit hit = { reference, 0, number > 0 ? number : n_references + 1 + i };

      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_ranks);
  return hits;
}

static gboolean
is_used (VouchReferenceSearch *self,
         const char           *id)
{
  for (guint i = 0; i < self->recent->len; i++)
    if (g_str_equal (self->recent->pdata[i], id))
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_recent_first (VouchReferenceSearch *self)
{
  g_autoptr (GPtrArray) all = vouch_reference_search_list (self);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->recent->len; i++)
    {
      VouchReference *reference = look_up (self, self->recent->pdata[i]);

      if (reference)
        g_ptr_array_add (found, g_object_ref (reference));
    }
  for (guint i = 0; i < all->len; i++)
    if (!is_used (self, vouch_node_get_id (all->pdata[i])))
      g_ptr_array_add (found, g_object_ref (all->pdata[i]));
  return found;
}

static void
vouch_reference_search_finalize (GObject *object)
{
  VouchReferenceSearch *self = VOUCH_REFERENCE_SEARCH (object);

  g_clear_object (&self->index);
  g_clear_object (&self->document);
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->recent);
  G_OBJECT_CLASS (vouch_reference_search_parent_class)->finalize (object);
}

static void
vouch_reference_search_class_init (VouchReferenceSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_reference_search_finalize;
}

static void
vouch_reference_search_init (VouchReferenceSearch *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->recent = g_ptr_array_new_with_free_func (g_free);
}

/**
 * vouch_reference_search_new:
 * @document: whose references
 * @index: (nullable): for the order of what fits equally well
 */
VouchReferenceSearch *
vouch_reference_search_new (VouchDocument      *document,
                            VouchCitationIndex *index)
{
  VouchReferenceSearch *self = g_object_new (VOUCH_TYPE_REFERENCE_SEARCH, NULL);

  self->document = g_object_ref (document);
  g_set_object (&self->index, index);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * vouch_reference_search_list:
 *
 * Returns: (transfer full) (element-type VouchReference): all references: those that the page
 *   numbers, in that order, then the others.
 */
GPtrArray *
vouch_reference_search_list (VouchReferenceSearch *self)
{
  g_autoptr (GArray) hits = rank_all (self);
  GPtrArray *found = g_ptr_array_new_full (hits->len, g_object_unref);

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).reference));
  return found;
}

/**
 * vouch_reference_search_find:
 * @typed: author, year, words of the title, an identifier; may be empty
 *
 * Returns: (transfer full) (element-type VouchReference): the references that fit, best first;
 *   for nothing typed all of them, those used last first.
 */
GPtrArray *
vouch_reference_search_find (VouchReferenceSearch *self,
                             const char           *typed)
{
  g_autofree char *folded = vouch_reference_fold (typed);
  g_autoptr (GArray) hits = NULL;
  GPtrArray *found;

  if (*g_strstrip (folded) == '\0')
    return list_recent_first (self);
  hits = rank_all (self);
  for (guint i = 0; i < hits->len; i++)
    {
      Hit *hit = &g_array_index (hits, Hit, i);

      hit->score = vouch_reference_score (get_text (self, hit->reference), folded);
    }
  g_array_sort (hits, compare_ranks);
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < hits->len && g_array_index (hits, Hit, i).score > 0; i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).reference));
  return found;
}

/**
 * vouch_reference_search_fits:
 * @reference: one of the card's references
 * @folded: what was typed, from vouch_reference_fold()
 */
gboolean
vouch_reference_search_fits (VouchReferenceSearch *self,
                             VouchReference       *reference,
                             const char           *folded)
{
  return vouch_reference_score (get_text (self, reference), folded) > 0;
}

/** Says that @reference was cited just now: it is offered first. */
void
vouch_reference_search_use (VouchReferenceSearch *self,
                            const char           *reference)
{
  for (guint i = 0; i < self->recent->len; i++)
    if (g_str_equal (self->recent->pdata[i], reference))
      {
        g_ptr_array_remove_index (self->recent, i);
        break;
      }
  g_ptr_array_insert (self->recent, 0, g_strdup (reference));
  if (self->recent->len > RECENT_AT_MOST)
    g_ptr_array_set_size (self->recent, RECENT_AT_MOST);
}
