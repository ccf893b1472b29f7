/* vouch-history-step.c: one step of undo and redo.
 *
 * Typing is a step that grows: each key press comes in as a change of its own and
 * is squashed into the step before, if that is typing in the same field too and
 * not long ago. A step is typing where it sets one text by one letter more or
 * less, with what follows from it (a draft becomes "edited", a verification
 * falls). A word that is pasted and a selection that is deleted are no typing.
 *
 * A record is never undone, so a step that was made before it must not touch what
 * the record has set: it gives that up, and the nodes it would bring back or take
 * away have it as the record says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-history-step.h"

#include <string.h>

#include "vouch-history-label.h"
#include "vouch-json-patch.h"
#include "vouch-json.h"
#include "vouch-rich-text.h"

struct _VouchHistoryStep
{
  VouchChange *change; /* (owned): as it was done, or would be done again */
  char *label;         /* (owned): translated */
  guint64 serial;      /* of the state after it */
  gint64 time;         /* of the last key press, monotonic microseconds */
  guint is_typing : 1;
};

/* --- typing --- */

static const char *
get_text (JsonNode *value)
{
  const char *text = vouch_rich_text_get_text (value);

  return text ? text : "";
}

static gboolean
is_within_letter (const char *text)
{
  return (*text & 0xc0) == 0x80;
}

/* One letter more, or one less, between what both have in common at their ends. */
static gboolean
differs_by_a_letter (const char *before,
                     const char *after)
{
  const char *end_before = before + strlen (before);
  const char *end_after = after + strlen (after);

  for (; *before && *before == *after; before++)
    after++;
  for (; is_within_letter (before) || is_within_letter (after); before--)
    after--;
  for (; end_before > before && end_after > after && end_before[-1] == end_after[-1]; end_before--)
    end_after--;
  for (; is_within_letter (end_before) || is_within_letter (end_after); end_before++)
    end_after++;
  if (before == end_before)
    return after < end_after && g_utf8_next_char (after) == end_after;
  return after == end_after && g_utf8_next_char (before) == end_before;
}

static gboolean
is_rich_or_text (JsonNode *value)
{
  return vouch_json_is_null (value) || vouch_rich_text_get_text (value);
}

/* The part that types, where all others only follow from it. */
static VouchChange *
find_typing (VouchChange *change)
{
  VouchChange *typing = NULL;

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    {
      VouchChange *part = vouch_change_get_part (change, i);
      const char *member = vouch_change_get_member (part);

      if (vouch_change_get_kind (part) != VOUCH_CHANGE_SET)
        return NULL;
      if (g_str_equal (member, "origin") || g_str_equal (member, "verified"))
        continue;
      if (typing)
        return NULL;
      typing = part;
    }
  return typing;
}

static gboolean
is_typing (VouchChange *change)
{
  VouchChange *part = vouch_change_get_label (change) ? NULL : find_typing (change);

  return part && is_rich_or_text (vouch_change_get_before (part))
         && is_rich_or_text (vouch_change_get_after (part))
         && differs_by_a_letter (get_text (vouch_change_get_before (part)),
                                 get_text (vouch_change_get_after (part)));
}

static gboolean
is_same_member (VouchChange *a,
                VouchChange *b)
{
  return g_strcmp0 (vouch_change_get_node (a), vouch_change_get_node (b)) == 0
         && g_strcmp0 (vouch_change_get_member (a), vouch_change_get_member (b)) == 0;
}

/* --- putting two together --- */

static GPtrArray *
list_parts (VouchChange *change)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    g_ptr_array_add (parts, vouch_change_ref (vouch_change_get_part (change, i)));
  return parts;
}

static VouchChange *
make_change (GPtrArray   *parts,
             VouchChange *like)
{
  if (parts->len == 1 && !vouch_change_get_by (like) && !vouch_change_get_at (like))
    return vouch_change_with_label (parts->pdata[0], vouch_change_get_label (like));
  return vouch_change_new_group (vouch_change_get_label (like), vouch_change_get_by (like),
                                 vouch_change_get_at (like), parts);
}

/* Sets of different members do not mind their order. */
static void
add_set (GPtrArray   *parts,
         VouchChange *set)
{
  for (guint i = 0; i < parts->len; i++)
    {
      VouchChange *part = parts->pdata[i];

      if (!is_same_member (part, set))
        continue;
      parts->pdata[i] = vouch_change_new_set (vouch_change_get_node (set),
                                              vouch_change_get_member (set),
                                              vouch_change_get_before (part),
                                              vouch_change_get_after (set));
      vouch_change_unref (part);
      return;
    }
  g_ptr_array_add (parts, vouch_change_ref (set));
}

static void
take_change (VouchHistoryStep *self,
             VouchChange      *change)
{
  vouch_change_unref (self->change);
  self->change = change;
}

/* --- the step --- */

/**
 * vouch_history_step_new:
 * @change: what was done
 * @serial: number of the state after it
 * @time: when, monotonic, in microseconds
 *
 * Returns: (transfer full): it as a step
 */
VouchHistoryStep *
vouch_history_step_new (VouchChange *change,
                        guint64      serial,
                        gint64       time)
{
  VouchHistoryStep *self = g_new0 (VouchHistoryStep, 1);

  self->change = vouch_change_ref (change);
  self->label = vouch_history_label (change);
  self->serial = serial;
  self->time = time;
  self->is_typing = is_typing (change);
  return self;
}

/** vouch_history_step_free: @self: (transfer full): a step */
void
vouch_history_step_free (VouchHistoryStep *self)
{
  vouch_change_unref (self->change);
  g_free (self->label);
  g_free (self);
}

/** vouch_history_step_get_change: Returns: (transfer none): what was done */
VouchChange *
vouch_history_step_get_change (VouchHistoryStep *self)
{
  return self->change;
}

/** vouch_history_step_get_serial: Returns: number of the state after it */
guint64
vouch_history_step_get_serial (VouchHistoryStep *self)
{
  return self->serial;
}

/** vouch_history_step_get_label: Returns: (transfer none): what it is called, translated */
const char *
vouch_history_step_get_label (VouchHistoryStep *self)
{
  return self->label;
}

/**
 * vouch_history_step_squash:
 * @self: the last step
 * @change: what was done after it
 * @time: when, monotonic, in microseconds
 * @within: how long after the last key press still belongs to it, in microseconds
 *
 * The step keeps its number: nobody has asked for it, or the change would be a step of its own.
 *
 * Returns: whether @change has become a part of the step
 */
gboolean
vouch_history_step_squash (VouchHistoryStep *self,
                           VouchChange      *change,
                           gint64            time,
                           gint64            within)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (!self->is_typing || time - self->time >= within || !is_typing (change)
      || !is_same_member (find_typing (self->change), find_typing (change)))
    return FALSE;
  parts = list_parts (self->change);
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    add_set (parts, vouch_change_get_part (change, i));
  take_change (self, make_change (parts, self->change));
  self->time = time;
  return TRUE;
}

/* --- records --- */

static VouchChange *
patch_part (VouchChange *part,
            VouchChange *set)
{
  g_autoptr (JsonNode) json = vouch_json_patch (vouch_change_get_json (part),
                                                vouch_change_get_node (set),
                                                vouch_change_get_member (set),
                                                vouch_change_get_after (set));

  if (json == vouch_change_get_json (part))
    return vouch_change_ref (part);
  return vouch_change_get_kind (part) == VOUCH_CHANGE_INSERT
             ? vouch_change_new_insert (*vouch_change_get_to (part), json)
             : vouch_change_new_remove (*vouch_change_get_from (part), json);
}

static GPtrArray *
accept_set (GPtrArray   *parts,
            VouchChange *set)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  for (guint i = 0; i < parts->len; i++)
    if (vouch_change_get_json (parts->pdata[i]))
      g_ptr_array_add (kept, patch_part (parts->pdata[i], set));
    else if (!is_same_member (parts->pdata[i], set))
      g_ptr_array_add (kept, vouch_change_ref (parts->pdata[i]));
  g_ptr_array_unref (parts);
  return kept;
}

/**
 * vouch_history_step_accept:
 * @self: a step, done or undone
 * @record: a record that was made after it
 *
 * Returns: whether anything of the step is left
 */
gboolean
vouch_history_step_accept (VouchHistoryStep *self,
                           VouchChange      *record)
{
  GPtrArray *parts = list_parts (self->change);
  gboolean is_left;

  for (guint i = 0; i < vouch_change_get_size (record); i++)
    parts = accept_set (parts, vouch_change_get_part (record, i));
  is_left = parts->len > 0;
  if (is_left)
    take_change (self, make_change (parts, self->change));
  self->is_typing = FALSE;
  g_ptr_array_unref (parts);
  return is_left;
}
