/* vouch-validator-follow.c: what a change of the document touches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-validator-private.h"

#include "vouch-later.h"
#include "vouch-note.h"
#include "vouch-reference.h"
#include "vouch-section.h"

/* What is so long after a change is no part of it, in milliseconds: an approval is held
 * against the whole card, which is not to be hashed for each letter that is typed. */
#define PAUSE 1000

static void
read_unit (VouchValidator *self, const char *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self->index, id);

  if (unit)
    vouch_validator_read (unit, self);
}

static void
read_considered (VouchValidator *self)
{
  g_autoptr (GPtrArray) nodes = vouch_considered_read (self->considered, self->card);

  for (guint i = 0; i < nodes->len; i++)
    {
      VouchNode *node = vouch_document_lookup (self->document, nodes->pdata[i]);

      for (; node; node = vouch_node_get_parent (node))
        if (vouch_check_index_lookup (self->index, vouch_node_get_id (node)))
          break;
      if (node)
        vouch_validator_mark (vouch_check_index_lookup (self->index, vouch_node_get_id (node)), self);
    }
}

/* What statements are held against, wherever they stand; it changes rarely. */
static gboolean
decides_for_all (VouchNode *row, const char *member)
{
  static const char *const members[]
      = { "article/type", "article/reference", "article/date", "kind", NULL };

  return VOUCH_IS_CARD (row) ? g_strv_contains (members, member)
                             : VOUCH_IS_SECTION (row) && g_str_equal (member, "basis");
}

/* The article’s reference is held against what the card says of the article. */
static void
mark_original (VouchValidator *self, const char *member)
{
  const char *reference = vouch_card_get_article_reference (self->card);
  VouchCheckUnit *unit = reference ? vouch_check_index_lookup (self->index, reference) : NULL;

  if (unit && (g_str_equal (member, "article/title") || g_str_equal (member, "article/authors")
               || g_str_equal (member, "language")))
    vouch_validator_mark (unit, self);
}

/* A set touches its row; a few members of the card and of sections touch others. */
static void
take_set (VouchValidator *self, VouchNode *node, const char *member)
{
  VouchNode *row = node;

  if (VOUCH_IS_NOTE (node))
    vouch_check_index_read_notes (self->index, self->document);
  while (row && !vouch_check_index_lookup (self->index, vouch_node_get_id (row)))
    row = vouch_node_get_parent (row);
  /* Notes have no row: their parent, the card, is not concerned. */
  if (!row || (row != node && VOUCH_IS_CARD (row)))
    return;
  if (VOUCH_IS_CARD (row) && g_str_equal (member, "considered"))
    read_considered (self);
  else if (VOUCH_IS_CARD (row) && g_str_equal (member, "muted"))
    {
      read_considered (self);
      vouch_validator_plan_anew (self);
    }
  else
    read_unit (self, vouch_node_get_id (row));
  if (decides_for_all (row, member))
    vouch_validator_plan_anew (self);
  if (VOUCH_IS_CARD (row))
    mark_original (self, member);
  if (VOUCH_IS_SECTION (row) && g_str_equal (member, "title"))
    vouch_check_index_mark_sections (self->index, row);
}

/* A section of another role is another section: it goes and comes back. */
static gboolean
is_structural (VouchChange *part, VouchNode *node)
{
  return vouch_change_get_kind (part) != VOUCH_CHANGE_SET
         || (node && VOUCH_IS_SECTION (node)
             && g_strcmp0 (vouch_change_get_member (part), "role") == 0);
}

static void
read_owner (VouchValidator *self, const VouchPlace *place)
{
  if (place && !g_str_equal (place->list, "notes") && !g_str_equal (place->list, "replies"))
    read_unit (self, place->parent);
}

static void
detach_part (VouchValidator *self, VouchChange *part)
{
  VouchNode *node = vouch_document_lookup (self->document, vouch_change_get_node (part));
  VouchCheckUnit *unit = vouch_check_index_lookup (self->index, vouch_change_get_node (part));

  if (unit && unit != self->index->root && is_structural (part, node))
    vouch_check_index_detach (self->index, unit);
}

static void
attach_part (VouchValidator *self, VouchChange *part)
{
  VouchNode *node = vouch_document_lookup (self->document, vouch_change_get_node (part));

  if (!is_structural (part, node))
    {
      if (node)
        take_set (self, node, vouch_change_get_member (part));
      return;
    }
  if (node && vouch_check_index_holds (node))
    vouch_check_index_attach (self->index, node);
  else
    {
      read_owner (self, vouch_change_get_from (part));
      read_owner (self, vouch_change_get_to (part));
    }
}

void
vouch_validator_end_pause (VouchValidator *self)
{
  if (self->pause)
    g_source_destroy (self->pause);
  g_clear_pointer (&self->pause, g_source_unref);
}

/* The card's content is another: whether it is approved is asked again. */
void
vouch_validator_read_content (VouchValidator *self)
{
  vouch_validator_end_pause (self);
  g_clear_pointer (&self->index->digest, g_free);
  if (vouch_profile_is_approval_required (self->profile))
    vouch_validator_mark (self->index->root, self);
}

static gboolean
pause_cb (gpointer data)
{
  VouchValidator *self = data;

  vouch_validator_read_content (self);
  vouch_validator_wake (self);
  return G_SOURCE_REMOVE;
}

static void
await_pause (VouchValidator *self)
{
  vouch_validator_end_pause (self);
  self->pause = g_timeout_source_new (PAUSE);
  g_source_set_callback (self->pause, pause_cb, self, NULL);
  g_source_attach (self->pause, g_main_context_get_thread_default ());
}

/* An approval that comes or goes is told at once; what was approved, when edits have stopped. */
static void
take_content (VouchValidator *self, gboolean is_approval)
{
  if (is_approval || !self->index->digest
      || !vouch_profile_is_approval_required (self->profile))
    vouch_validator_read_content (self);
  else
    await_pause (self);
}

static gboolean
is_of_references (const VouchPlace *place)
{
  return place && g_str_equal (place->list, "references");
}

/* A reference's words are known ones, for every statement. */
static gboolean
concerns_references (VouchValidator *self, VouchChange *part)
{
  const char *id = vouch_change_get_node (part);
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  return VOUCH_IS_REFERENCE (node) || is_of_references (vouch_change_get_from (part))
         || is_of_references (vouch_change_get_to (part));
}

static void
take_references (VouchValidator *self, VouchChange *change)
{
  gboolean is_concerned = FALSE;

  for (guint i = 0; i < vouch_change_get_size (change) && !is_concerned; i++)
    is_concerned = concerns_references (self, vouch_change_get_part (change, i));
  if (!is_concerned)
    return;
  g_clear_pointer (&self->index->title_words, g_hash_table_unref);
  if (self->plan && self->plan->reads_references)
    vouch_validator_plan_anew (self);
}

/* The change is done already, all of a group: what it touched goes first, so that
 * the rows that are left are in order, and then comes back where it stands now. */
void
vouch_validator_document_changed_cb (VouchDocument *document, VouchChange *change, VouchValidator *self)
{
  gboolean is_other_tree = FALSE;
  gboolean is_approval = FALSE;

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    detach_part (self, vouch_change_get_part (change, i));
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    {
      VouchChange *part = vouch_change_get_part (change, i);

      attach_part (self, part);
      is_other_tree = is_other_tree || vouch_change_get_kind (part) != VOUCH_CHANGE_SET;
      is_approval
          = is_approval || g_strcmp0 (vouch_change_get_member (part), "approvals") == 0;
    }
  if (is_other_tree)
    vouch_check_index_read_notes (self->index, document);
  take_references (self, change);
  take_content (self, is_approval);
  vouch_validator_wake (self);
  vouch_later_hold (self->source);
}
