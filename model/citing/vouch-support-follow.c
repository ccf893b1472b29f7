/* vouch-support-follow.c: which statements of a card want a passage, kept true while it is edited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-private.h"

#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-not-in.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-support-query.h"

/* --- counts --- */

static gboolean
is_ready (const VouchSupportEntry *entry)
{
  return entry->is_open && entry->passages && entry->passages->len > 0;
}

/* Before @entry is altered, and with @sign 1 after it. */
void
vouch_support_count (VouchSupport *self, const VouchSupportEntry *entry, int sign)
{
  if (entry && entry->is_open)
    self->counts.n_open += sign;
  if (entry && is_ready (entry))
    self->counts.n_ready += sign;
}

/* --- what there is to look for --- */

VouchStatement *
vouch_support_find_statement (VouchSupport *self, const char *id)
{
  VouchNode *node = self->document && id ? vouch_document_lookup (self->document, id) : NULL;

  return node && VOUCH_IS_STATEMENT (node) ? VOUCH_STATEMENT (node) : NULL;
}

gboolean
vouch_support_entry_is_fresh (VouchSupport *self, const VouchSupportEntry *entry)
{
  return entry->round == self->round;
}

void
vouch_support_enqueue (VouchSupport *self, const char *id, VouchSupportEntry *entry)
{
  if (entry->is_waiting || !(entry->is_open || entry->is_doubted) || vouch_support_entry_is_fresh (self, entry))
    return;
  entry->is_waiting = TRUE;
  g_queue_push_tail (&self->waiting, g_strdup (id));
}

static void
drop (VouchSupport *self, const char *id)
{
  vouch_support_count (self, g_hash_table_lookup (self->entries, id), -1);
  g_hash_table_remove (self->entries, id);
}

/* What was found, or is just being looked for, was asked otherwise. */
static void
forget (VouchSupportEntry *entry)
{
  entry->round = 0;
  entry->is_asked = FALSE;
}

/* Looks at a statement again: its words, and whether it wants a passage. */
VouchSupportEntry *
vouch_support_refresh (VouchSupport *self, VouchStatement *statement)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (statement));
  VouchSupportEntry *entry = g_hash_table_lookup (self->entries, id);
  g_autofree char *query = vouch_support_query_dup (statement);
  g_auto (GStrv) except = vouch_not_in_list (statement);

  if (!entry)
    {
      entry = g_new0 (VouchSupportEntry, 1);
      g_hash_table_insert (self->entries, g_strdup (id), entry);
    }
  vouch_support_count (self, entry, -1);
  if (g_strcmp0 (entry->query, query) != 0)
    {
      g_free (entry->query);
      entry->query = g_steal_pointer (&query);
      forget (entry);
    }
  if (!entry->except || !g_strv_equal ((const char *const *) entry->except, (const char *const *) except))
    {
      g_strfreev (entry->except);
      entry->except = g_steal_pointer (&except);
      forget (entry);
    }
  entry->is_open = vouch_support_is_open (statement);
  vouch_support_count (self, entry, 1);
  vouch_support_enqueue (self, id, entry);
  return entry;
}

static void
refresh_node (VouchNode *node, gpointer data)
{
  if (VOUCH_IS_STATEMENT (node))
    vouch_support_refresh (data, VOUCH_STATEMENT (node));
}

/* The whole card, once. */
void
vouch_support_refresh_all (VouchSupport *self)
{
  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (self->document)), refresh_node, self);
}

void
vouch_support_enqueue_all (VouchSupport *self)
{
  g_autoptr (GPtrArray) open = vouch_support_list_open (self);

  for (guint i = 0; i < open->len; i++)
    vouch_support_enqueue (self, open->pdata[i], g_hash_table_lookup (self->entries, open->pdata[i]));
}

/* --- following the card --- */

/* Its words or its passages were edited: another passage may bear it out better. Whether that is so
 * is judged when there is time. */
static void
doubt (VouchSupport *self, VouchStatement *statement)
{
  VouchSupportEntry *entry = vouch_support_refresh (self, statement);
  VouchRung rung = vouch_statement_get_rung (statement);

  entry->is_doubted = rung == VOUCH_RUNG_ANCHORED || rung == VOUCH_RUNG_VERIFIED;
  vouch_support_enqueue (self, vouch_node_get_id (VOUCH_NODE (statement)), entry);
}

static void
follow_set (VouchSupport *self, VouchChange *part)
{
  VouchNode *node = vouch_document_lookup (self->document, vouch_change_get_node (part));
  const char *member = vouch_change_get_member (part);

  if (node && VOUCH_IS_REFERENCE (node))
    self->must_look |= g_str_equal (member, "source") || g_str_equal (member, "DOI");
  if (node && VOUCH_IS_CITATION (node))
    node = vouch_node_get_ancestor (node, VOUCH_TYPE_STATEMENT);
  if (node && VOUCH_IS_STATEMENT (node))
    doubt (self, VOUCH_STATEMENT (node));
}

/* What came, or is another in its list: the node itself or the one that has the list. */
static void
follow_list (VouchSupport *self, VouchChange *part, const VouchPlace *place)
{
  const char *id = vouch_change_get_node (part);
  VouchNode *node = vouch_document_lookup (self->document, id);
  VouchStatement *owner = vouch_support_find_statement (self, place->parent);

  self->must_look |= g_str_equal (place->list, "references");
  if (owner)
    vouch_support_refresh (self, owner);
  if (node && (VOUCH_IS_STATEMENT (node) || VOUCH_IS_SECTION (node)))
    vouch_node_foreach (node, refresh_node, self);
  else if (!node && g_hash_table_contains (self->entries, id))
    drop (self, id);
}

static gboolean
is_gone (gpointer id, gpointer entry, gpointer data)
{
  VouchSupport *self = data;

  if (vouch_support_find_statement (self, id))
    return FALSE;
  vouch_support_count (self, entry, -1);
  return TRUE;
}

void
vouch_support_follow (VouchSupport *self, VouchChange *part)
{
  const VouchPlace *from = vouch_change_get_from (part);
  const VouchPlace *to = vouch_change_get_to (part);

  if (vouch_change_get_kind (part) == VOUCH_CHANGE_SET)
    follow_set (self, part);
  else if (from && g_str_equal (from->list, "sections"))
    g_hash_table_foreach_remove (self->entries, is_gone, self);
  else if (from)
    follow_list (self, part, from);
  if (to)
    follow_list (self, part, to);
}
