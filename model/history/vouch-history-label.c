/* vouch-history-label.c: what undo calls a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-history-label.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *list;
  const char *insert;
  const char *remove;
  const char *move;
} ListLabels;

typedef struct
{
  const char *member;
  const char *label;
} MemberLabel;

static const ListLabels list_labels[] = {
  { "statements", N_("Add Statement"), N_("Remove Statement"), N_("Move Statement") },
  { "citations", N_("Add Source"), N_("Remove Source"), N_("Move Source") },
  { "references", N_("Add Reference"), N_("Remove Reference"), N_("Move Reference") },
  { "sections", N_("Add Section"), N_("Remove Section"), N_("Move Section") },
  { "items", N_("Add Resource"), N_("Remove Resource"), N_("Move Resource") },
  { "notes", N_("Write Note"), N_("Remove Note"), N_("Move Note") },
  { "replies", N_("Answer Note"), N_("Remove Answer"), N_("Move Answer") },
  { NULL, N_("Add"), N_("Remove"), N_("Move") },
};

static const MemberLabel member_labels[] = {
  { "text", N_("Edit Text") },
  { "label", N_("Edit Label") },
  { "title", N_("Edit Title") },
  { "body", N_("Edit Note") },
  { "declined", N_("No Source Needed") },
  { "none", N_("None Reported") },
  { "set-aside", N_("Set Aside") },
  { "not-in", N_("Not in This Source") },
  { "answer", N_("Answer Contradiction") },
  { "considered", N_("Keep as It Is") },
  { "muted", N_("Hide Check") },
  { "resolved", N_("Resolve Note") },
  { "quote", N_("Mark Passage") },
  { "region", N_("Mark Passage") },
  { "locator", N_("Edit Page") },
  { "relation", N_("Change What the Source Says") },
  { "reference", N_("Change Source") },
  { NULL, N_("Edit") },
};

static const ListLabels *
find_list (VouchChange *part)
{
  const VouchPlace *from = vouch_change_get_from (part);
  const char *list = from ? from->list : vouch_change_get_to (part)->list;
  const ListLabels *row = list_labels;

  while (row->list && !g_str_equal (row->list, list))
    row++;
  return row;
}

static const char *
find_member (VouchChange *part)
{
  const MemberLabel *row = member_labels;

  while (row->member && !g_str_equal (row->member, vouch_change_get_member (part)))
    row++;
  return row->label;
}

/* What only follows from the rest is not what the step is called by. */
static gboolean
is_consequence (VouchChange *part)
{
  const char *member = vouch_change_get_member (part);

  return g_strcmp0 (member, "origin") == 0 || g_strcmp0 (member, "verified") == 0;
}

static VouchChange *
find_main_part (VouchChange *change)
{
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    if (!is_consequence (vouch_change_get_part (change, i)))
      return vouch_change_get_part (change, i);
  return vouch_change_get_size (change) > 0 ? vouch_change_get_part (change, 0) : NULL;
}

/**
 * vouch_history_label:
 * @change: a change
 *
 * Returns: (transfer full): its label, else a few translated words on what it does
 */
char *
vouch_history_label (VouchChange *change)
{
  VouchChange *part = find_main_part (change);

  if (vouch_change_get_label (change))
    return g_strdup (vouch_change_get_label (change));
  switch (part ? vouch_change_get_kind (part) : VOUCH_CHANGE_GROUP)
    {
    case VOUCH_CHANGE_SET:
      return g_strdup (_(find_member (part)));
    case VOUCH_CHANGE_INSERT:
      return g_strdup (_(find_list (part)->insert));
    case VOUCH_CHANGE_REMOVE:
      return g_strdup (_(find_list (part)->remove));
    case VOUCH_CHANGE_MOVE:
      return g_strdup (_(find_list (part)->move));
    case VOUCH_CHANGE_GROUP:
    default:
      return g_strdup (_("Edit"));
    }
}
