/* vouch-citation-index.c: which statements cite a reference, and its number.
 *
 * The numbers are those that the page prints (vouch-page-citations.c numbers its
 * JSON in the same way, and test-citation-index.c holds the two together): in
 * reading order, of each section its statements, then its items, then the
 * sections in it; of one statement first what supports it or is background, then
 * what contradicts. What does not reach the page has no number: a reference that
 * is not there, a statement that is empty or set aside.
 *
 * Only a change that can alter a number makes the index look at the card again.
 * Typing does not, but for the first and the last letter of a statement that
 * cites something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation-index.h"

#include "vouch-blank.h"
#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-rich-text.h"
#include "vouch-section.h"
#include "vouch-statement.h"

struct _VouchCitationIndex
{
  GObject parent_instance;

  VouchDocument *document; /* (unowned, weak) (nullable): it may be closed before us */
  GHashTable *entries;     /* (owned): reference's id (owned) to Entry (owned) */
  guint n_numbers;
};

G_DEFINE_FINAL_TYPE (VouchCitationIndex, vouch_citation_index, G_TYPE_OBJECT)

typedef struct
{
  guint number;         /* 0: not on the page */
  guint uses;           /* statements and items that cite it */
  gconstpointer latest; /* the one that was counted last */
} Entry;

typedef struct
{
  VouchDocument *document; /* (unowned) */
  GHashTable *entries;     /* (unowned) */
  guint n_numbers;
} Count;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- counting --- */

static GHashTable *
new_entries (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
is_on_page (VouchNode *owner)
{
  VouchStatement *statement;

  if (!VOUCH_IS_STATEMENT (owner))
    return TRUE;
  statement = VOUCH_STATEMENT (owner);
  return !vouch_statement_is_set_aside (statement)
         && (!vouch_is_blank (vouch_statement_get_text (statement))
             || vouch_statement_has_none (statement));
}

static gboolean
is_contradiction (VouchNode *citation)
{
  return g_strcmp0 (vouch_citation_get_relation (VOUCH_CITATION (citation)), "contradicts") == 0;
}

static Entry *
ensure_entry (Count      *count,
              const char *reference)
{
  Entry *entry = g_hash_table_lookup (count->entries, reference);

  if (!entry)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (count->entries, g_strdup (reference), entry);
    }
  return entry;
}

static gboolean
is_reference (Count      *count,
              const char *id)
{
  VouchNode *node = vouch_document_lookup (count->document, id);

  return node && VOUCH_IS_REFERENCE (node);
}

static void
count_citation (Count     *count,
                VouchNode *owner,
                VouchNode *citation,
                gboolean   is_visible)
{
  const char *reference = vouch_citation_get_reference (VOUCH_CITATION (citation));
  Entry *entry = reference ? ensure_entry (count, reference) : NULL;

  if (!entry)
    return;
  if (entry->latest != owner)
    entry->uses++;
  entry->latest = owner;
  if (is_visible && entry->number == 0 && is_reference (count, reference))
    entry->number = ++count->n_numbers;
}

static void
count_owner (Count     *count,
             VouchNode *owner)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");
  guint size = vouch_node_list_get_size (citations);
  gboolean is_visible = size > 0 && is_on_page (owner);

  for (guint turn = 0; size > 0 && turn < 2; turn++)
    for (guint i = 0; i < size; i++)
      {
        VouchNode *citation = vouch_node_list_peek (citations, i);

        if (is_contradiction (citation) == (turn == 1))
          count_citation (count, owner, citation, is_visible);
      }
}

static void
count_owners (Count         *count,
              VouchNodeList *owners)
{
  for (guint i = 0; i < vouch_node_list_get_size (owners); i++)
    count_owner (count, vouch_node_list_peek (owners, i));
}

static void
count_sections (Count         *count,
                VouchNodeList *sections)
{
  for (guint i = 0; i < vouch_node_list_get_size (sections); i++)
    {
      VouchSection *section = vouch_node_list_peek (sections, i);

      count_owners (count, vouch_section_get_statements (section));
      count_owners (count, vouch_section_get_items (section));
      count_sections (count, vouch_section_get_sections (section));
    }
}

static gboolean
are_same (GHashTable *a,
          GHashTable *b)
{
  GHashTableIter iter;
  gpointer reference, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &reference, &value))
    {
      const Entry *one = value;
      const Entry *other = g_hash_table_lookup (b, reference);

      if (!other || one->number != other->number || one->uses != other->uses)
        return FALSE;
    }
  return TRUE;
}

/* Whether a number or a count is another than before. */
static gboolean
count_again (VouchCitationIndex *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->entries);
  Count count = { self->document, new_entries (), 0 };

  count_sections (&count, vouch_card_get_sections (vouch_document_get_card (self->document)));
  self->entries = count.entries;
  self->n_numbers = count.n_numbers;
  return !are_same (before, self->entries);
}

/* --- what concerns the numbers --- */

static gboolean
cites_in_json (JsonNode *json)
{
  static const char *const lists[] = { "statements", "items", "sections" };
  JsonObject *object = vouch_json_node_object (json);

  if (vouch_json_array_length (vouch_json_get_array (object, "citations")) > 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *array = vouch_json_get_array (object, lists[i]);

      for (guint k = 0; k < vouch_json_array_length (array); k++)
        if (cites_in_json (vouch_json_array_node (array, k)))
          return TRUE;
    }
  return FALSE;
}

static void
look_for_citation (VouchNode *node,
                   gpointer   found)
{
  if (VOUCH_IS_CITATION (node))
    *(gboolean *) found = TRUE;
}

static gboolean
cites (VouchNode *node)
{
  gboolean found = FALSE;

  vouch_node_foreach (node, look_for_citation, &found);
  return found;
}

static gboolean
concerns_set (VouchCitationIndex *self,
              VouchChange        *part)
{
  VouchNode *node = vouch_document_lookup (self->document, vouch_change_get_node (part));
  const char *member = vouch_change_get_member (part);

  if (node && VOUCH_IS_CITATION (node))
    return g_str_equal (member, "reference") || g_str_equal (member, "relation");
  if (!node || !VOUCH_IS_STATEMENT (node))
    return FALSE;
  if (g_str_equal (member, "text"))
    return vouch_is_blank (vouch_rich_text_get_text (vouch_change_get_before (part)))
               != vouch_is_blank (vouch_rich_text_get_text (vouch_change_get_after (part)))
           && cites (node);
  return (g_str_equal (member, "set-aside") || g_str_equal (member, "none")) && cites (node);
}

static gboolean
concerns_list (const VouchPlace *place)
{
  return !g_str_equal (place->list, "notes") && !g_str_equal (place->list, "replies");
}

static gboolean
concerns (VouchCitationIndex *self,
          VouchChange        *part)
{
  const VouchPlace *from = vouch_change_get_from (part);
  const VouchPlace *place = from ? from : vouch_change_get_to (part);
  VouchNode *node;

  switch (vouch_change_get_kind (part))
    {
    case VOUCH_CHANGE_SET:
      return concerns_set (self, part);
    case VOUCH_CHANGE_MOVE:
      node = vouch_document_lookup (self->document, vouch_change_get_node (part));
      return concerns_list (place) && (!node || cites (node));
    case VOUCH_CHANGE_INSERT:
    case VOUCH_CHANGE_REMOVE:
      return g_str_equal (place->list, "citations") || g_str_equal (place->list, "references")
             || (concerns_list (place) && cites_in_json (vouch_change_get_json (part)));
    case VOUCH_CHANGE_GROUP:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
document_changed_cb (VouchDocument      *document,
                     VouchChange        *change,
                     VouchCitationIndex *self)
{
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    if (concerns (self, vouch_change_get_part (change, i)))
      {
        if (count_again (self))
          g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
        return;
      }
}

/* --- the object --- */

static void
vouch_citation_index_finalize (GObject *object)
{
  VouchCitationIndex *self = VOUCH_CITATION_INDEX (object);

  g_clear_weak_pointer (&self->document);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  G_OBJECT_CLASS (vouch_citation_index_parent_class)->finalize (object);
}

static void
vouch_citation_index_class_init (VouchCitationIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_citation_index_finalize;

  /**
   * VouchCitationIndex::changed:
   * @self: the index
   *
   * A number or a count is another. Comes from within #VouchDocument::changed.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", VOUCH_TYPE_CITATION_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
}

static void
vouch_citation_index_init (VouchCitationIndex *self)
{
  self->entries = new_entries ();
}

/**
 * vouch_citation_index_new:
 * @document: a document; referred to weakly
 *
 * Returns: (transfer full): an index that follows @document; once that is gone, it
 *   keeps what it knew last
 */
VouchCitationIndex *
vouch_citation_index_new (VouchDocument *document)
{
  VouchCitationIndex *self;

  g_return_val_if_fail (VOUCH_IS_DOCUMENT (document), NULL);

  self = g_object_new (VOUCH_TYPE_CITATION_INDEX, NULL);
  g_set_weak_pointer (&self->document, document);
  count_again (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, 0);
  return self;
}

/**
 * vouch_citation_index_get_number:
 * @self: an index
 * @reference: (nullable): a reference's id
 *
 * Returns: its number on the page, from 1; 0 where nothing on the page cites it
 */
guint
vouch_citation_index_get_number (VouchCitationIndex *self,
                                 const char         *reference)
{
  const Entry *entry;

  g_return_val_if_fail (VOUCH_IS_CITATION_INDEX (self), 0);

  entry = reference ? g_hash_table_lookup (self->entries, reference) : NULL;
  return entry ? entry->number : 0;
}

/**
 * vouch_citation_index_get_uses:
 * @self: an index
 * @reference: (nullable): a reference's id, which need not be there
 *
 * Returns: how many statements and items cite it, however often, on the page or off it
 */
guint
vouch_citation_index_get_uses (VouchCitationIndex *self,
                               const char         *reference)
{
  const Entry *entry;

  g_return_val_if_fail (VOUCH_IS_CITATION_INDEX (self), 0);

  entry = reference ? g_hash_table_lookup (self->entries, reference) : NULL;
  return entry ? entry->uses : 0;
}

/**
 * vouch_citation_index_list_cited:
 * @self: an index
 *
 * Returns: (transfer full) (element-type utf8): ids of the references that have a
 *   number, by number
 */
GPtrArray *
vouch_citation_index_list_cited (VouchCitationIndex *self)
{
  GPtrArray *cited;
  GHashTableIter iter;
  gpointer reference, entry;

  g_return_val_if_fail (VOUCH_IS_CITATION_INDEX (self), NULL);

  cited = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (cited, (int) self->n_numbers);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &reference, &entry))
    if (((Entry *) entry)->number > 0)
      cited->pdata[((Entry *) entry)->number - 1] = g_strdup (reference);
  return cited;
}
