/* vouch-review-list.c: the statements that are reviewed, and how far each is.
 *
 * Whether a statement is still what was checked takes a digest of it. So each is looked at
 * once, and again only when it was altered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-review-list.h"

#include "vouch-card.h"
#include "vouch-json.h"

struct _VouchReviewList
{
  VouchDocument *document;   /* (unowned: who has the list holds it) */
  GHashTable    *rungs;      /* (owned): id -> rung, of all statements that were looked at */
  GPtrArray     *ids;        /* (owned) (element-type utf8): of those that are reviewed, in the card's order */
  GHashTable    *places;     /* (owned): id -> place in `ids` + 1 */
  guint          n_verified;
};

/* What is empty, or off the page, is nobody's to review. */
static gboolean
is_reviewed (VouchRung rung)
{
  return rung != VOUCH_RUNG_EMPTY && rung != VOUCH_RUNG_SET_ASIDE;
}

static VouchRung
look (VouchReviewList *self, VouchStatement *statement)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (statement));
  gpointer known;
  VouchRung rung;

  if (g_hash_table_lookup_extended (self->rungs, id, NULL, &known))
    return GPOINTER_TO_UINT (known);
  rung = vouch_statement_get_rung (statement);
  g_hash_table_insert (self->rungs, g_strdup (id), GUINT_TO_POINTER (rung));
  return rung;
}

/* What was taken out may come back as something else: nothing is known of it then. */
static void
forget_inserted (VouchReviewList *self, VouchChange *part)
{
  JsonObject *node = vouch_json_node_object (vouch_change_get_json (part));
  const char *id = node ? vouch_json_get_text (node, "id") : NULL;

  if (g_strcmp0 (vouch_change_get_to (part)->list, "statements") == 0 && id)
    g_hash_table_remove (self->rungs, id);
  else if (g_strcmp0 (vouch_change_get_to (part)->list, "sections") == 0)
    g_hash_table_remove_all (self->rungs);
}

static void
list_again (VouchReviewList *self)
{
  g_autoptr (GPtrArray) all = vouch_card_collect_statements (vouch_document_get_card (self->document));

  g_ptr_array_set_size (self->ids, 0);
  g_hash_table_remove_all (self->places);
  self->n_verified = 0;
  for (guint i = 0; i < all->len; i++)
    {
      VouchRung rung = look (self, all->pdata[i]);
      char *id;

      if (!is_reviewed (rung))
        continue;
      id = g_strdup (vouch_node_get_id (all->pdata[i]));
      g_ptr_array_add (self->ids, id);
      g_hash_table_insert (self->places, id, GUINT_TO_POINTER (self->ids->len));
      self->n_verified += rung == VOUCH_RUNG_VERIFIED;
    }
}

/** Returns: (transfer full): the statements of the card as they are now. */
VouchReviewList *
vouch_review_list_new (VouchDocument *document)
{
  VouchReviewList *self = g_new0 (VouchReviewList, 1);

  self->document = document;
  self->rungs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  list_again (self);
  return self;
}

void
vouch_review_list_free (VouchReviewList *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->rungs);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

static VouchStatement *
find_statement (VouchReviewList *self, const char *id)
{
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  if (!node || VOUCH_IS_STATEMENT (node))
    return (VouchStatement *) node;
  return (VouchStatement *) vouch_node_get_ancestor (node, VOUCH_TYPE_STATEMENT);
}

/* Returns: whether other statements are listed now. */
static gboolean
look_again (VouchReviewList *self, const char *node)
{
  VouchStatement *statement = find_statement (self, node);
  const char *id = statement ? vouch_node_get_id (VOUCH_NODE (statement)) : NULL;
  gpointer known;
  VouchRung before, now;

  if (!id || !g_hash_table_lookup_extended (self->rungs, id, NULL, &known))
    return FALSE;
  before = GPOINTER_TO_UINT (known);
  g_hash_table_remove (self->rungs, id);
  now = look (self, statement);
  if (is_reviewed (before) != is_reviewed (now))
    return TRUE;
  self->n_verified += (now == VOUCH_RUNG_VERIFIED) - (before == VOUCH_RUNG_VERIFIED);
  return FALSE;
}

static gboolean
follow_list (VouchReviewList *self, const VouchPlace *place)
{
  if (!place)
    return FALSE;
  /* Into a statement go citations; into anything else may go statements. */
  return find_statement (self, place->parent) ? look_again (self, place->parent)
                                              : g_str_equal (place->list, "statements")
                                                    || g_str_equal (place->list, "sections");
}

/** Follows a change of the card that was carried out. */
void
vouch_review_list_follow (VouchReviewList *self, VouchChange *change)
{
  gboolean is_other = FALSE;

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    {
      VouchChange *part = vouch_change_get_part (change, i);

      if (vouch_change_get_kind (part) == VOUCH_CHANGE_SET)
        is_other |= look_again (self, vouch_change_get_node (part));
      else
        {
          if (vouch_change_get_kind (part) == VOUCH_CHANGE_INSERT)
            forget_inserted (self, part);
          is_other |= follow_list (self, vouch_change_get_from (part));
          is_other |= follow_list (self, vouch_change_get_to (part));
        }
    }
  if (is_other)
    list_again (self);
}

guint
vouch_review_list_get_size (VouchReviewList *self)
{
  return self->ids->len;
}

/** Returns: (transfer none) (nullable): id of the statement at @place; %NULL behind the last. */
const char *
vouch_review_list_get_id (VouchReviewList *self, guint place)
{
  return place < self->ids->len ? self->ids->pdata[place] : NULL;
}

/** @place: (out): where it is; as it was if it is nowhere. Returns: whether @id is reviewed. */
gboolean
vouch_review_list_find (VouchReviewList *self, const char *id, guint *place)
{
  guint found = id ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id)) : 0;

  if (found > 0)
    *place = found - 1;
  return found > 0;
}

/** Returns: how many are checked as they stand now. */
guint
vouch_review_list_count_verified (VouchReviewList *self)
{
  return self->n_verified;
}

/** Returns: (transfer none) (nullable): id of the first that is not; with all checked, of the first. */
const char *
vouch_review_list_get_unverified (VouchReviewList *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (self->rungs, self->ids->pdata[i])) != VOUCH_RUNG_VERIFIED)
      return self->ids->pdata[i];
  return vouch_review_list_get_id (self, 0);
}
