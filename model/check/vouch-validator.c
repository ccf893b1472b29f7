/* vouch-validator.c: keeps a document's findings true while it changes.
 *
 * A change marks the rows that it touches. A run reads the marked rows again
 * (facts, totals), which marks those whose findings depend on them, and then
 * judges what is marked. Rows come and go at once, inside `changed`, so that no
 * finding outlives its node; reading and judging wait for the main loop, in
 * slices.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-validator-private.h"

#include "vouch-card.h"
#include "vouch-later.h"
#include "vouch-node-list.h"
#include "vouch-rule.h"
#include "vouch-section.h"

/* A slice, in microseconds: a frame at 60 Hz has 16,667, and others want theirs. */
#define SLICE 3000

G_DEFINE_FINAL_TYPE (VouchValidator, vouch_validator, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHECKED,
  SIGNAL_HANDLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_PROFILE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean run_slice_cb (gpointer data);

static void
go_to_sleep (VouchValidator *self)
{
  if (self->source)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

void
vouch_validator_wake (VouchValidator *self)
{
  self->is_unsaid = TRUE;
  if (self->source)
    return;
  self->source = vouch_later_new (run_slice_cb, self);
}

void
vouch_validator_mark (VouchCheckUnit *unit, gpointer data)
{
  VouchValidator *self = data;

  if (unit->wants_check)
    return;
  unit->wants_check = TRUE;
  unit->checking.data = unit;
  g_queue_push_tail_link (&self->checking, &unit->checking);
}

void
vouch_validator_read (VouchCheckUnit *unit, gpointer data)
{
  VouchValidator *self = data;

  if (unit->wants_facts)
    return;
  unit->wants_facts = TRUE;
  unit->reading.data = unit;
  g_queue_push_tail_link (&self->reading, &unit->reading);
}

static void
forget_cb (VouchCheckUnit *unit, gpointer data)
{
  VouchValidator *self = data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (unit->wants_facts)
    g_queue_unlink (&self->reading, &unit->reading);
  if (unit->wants_check)
    g_queue_unlink (&self->checking, &unit->checking);
  vouch_validator_replace_findings (self, unit, none);
}

/* One row; FALSE when nothing is left. */
static gboolean
do_next (VouchValidator *self)
{
  GList *link;
  VouchCheckUnit *unit;

  if ((link = g_queue_pop_head_link (&self->reading)))
    {
      unit = link->data;
      unit->wants_facts = FALSE;
      vouch_check_index_refresh (self->index, unit);
      return TRUE;
    }
  if ((link = g_queue_pop_head_link (&self->checking)))
    {
      unit = link->data;
      unit->wants_check = FALSE;
      vouch_validator_judge (self, unit);
      return TRUE;
    }
  return FALSE;
}

/* Private: for what is counted. */
void
vouch_validator_tell_handled (VouchValidator *self, const char *rule, VouchHandled how, guint n)
{
  if (n > 0)
    g_signal_emit (self, signals[SIGNAL_HANDLED], 0, rule, (guint) how, n);
}

static void
end_run (VouchValidator *self)
{
  go_to_sleep (self);
  if (!self->is_unsaid)
    return;
  self->is_unsaid = FALSE;
  vouch_validator_settle_awaited (self);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

static void
mark_all (VouchValidator *self)
{
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->index->order);
       !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      VouchCheckUnit *unit = g_sequence_get (iter);

      if (unit->node)
        vouch_validator_mark (unit, self);
    }
}

/* Other rules judge now, or the same weigh otherwise. */
void
vouch_validator_plan_anew (VouchValidator *self)
{
  g_clear_pointer (&self->plan, vouch_check_plan_free);
  mark_all (self);
}

/* Until @end; FALSE when nothing is left. Who shows counts hears of them once. */
static gboolean
do_some (VouchValidator *self, gint64 end)
{
  g_autoptr (VouchFindingList) findings = g_object_ref (self->findings);
  gboolean is_more;

  g_object_freeze_notify (G_OBJECT (findings));
  while ((is_more = self->document && do_next (self)))
    if (g_get_monotonic_time () >= end)
      break;
  g_object_thaw_notify (G_OBJECT (findings));
  return is_more;
}

static gboolean
run_slice_cb (gpointer data)
{
  /* Who hears of what is found may let go of us. */
  g_autoptr (VouchValidator) self = g_object_ref (data);

  if (self->document && do_some (self, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;
  end_run (self);
  vouch_validator_look_up_quotes (self);
  return G_SOURCE_REMOVE;
}

static void
vouch_validator_dispose (GObject *object)
{
  VouchValidator *self = VOUCH_VALIDATOR (object);

  go_to_sleep (self);
  vouch_validator_end_pause (self);
  g_queue_init (&self->reading);
  g_queue_init (&self->checking);
  g_clear_pointer (&self->plan, vouch_check_plan_free);
  g_clear_pointer (&self->index, vouch_check_index_free);
  g_clear_pointer (&self->considered, vouch_considered_free);
  g_clear_weak_pointer (&self->document);
  g_clear_object (&self->card);
  g_clear_object (&self->findings);
  g_clear_object (&self->awaited);
  G_OBJECT_CLASS (vouch_validator_parent_class)->dispose (object);
}

static void
vouch_validator_finalize (GObject *object)
{
  VouchValidator *self = VOUCH_VALIDATOR (object);

  g_ptr_array_unref (self->found);
  vouch_quote_wishes_free (self->wishes);
  g_hash_table_unref (self->enabled);
  g_hash_table_unref (self->muted);
  g_object_unref (self->profile);
  G_OBJECT_CLASS (vouch_validator_parent_class)->finalize (object);
}

static void
vouch_validator_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROFILE)
    g_value_set_object (value, VOUCH_VALIDATOR (object)->profile);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_validator_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROFILE)
    vouch_validator_set_profile (VOUCH_VALIDATOR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_validator_class_init (VouchValidatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_validator_get_property;
  object_class->set_property = vouch_validator_set_property;

  object_class->dispose = vouch_validator_dispose;
  object_class->finalize = vouch_validator_finalize;

  properties[PROP_PROFILE]
      = g_param_spec_object ("profile", NULL, NULL, VOUCH_TYPE_PROFILE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHECKED] = g_signal_new ("checked", VOUCH_TYPE_VALIDATOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HANDLED]
      = g_signal_new ("handled", VOUCH_TYPE_VALIDATOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
}

static void
vouch_validator_init (VouchValidator *self)
{
  self->findings = vouch_finding_list_new ();
  self->index = vouch_check_index_new (vouch_validator_mark, vouch_validator_read, forget_cb, self);
  self->considered = vouch_considered_new ();
  self->profile = g_object_ref (vouch_profile_get_default ());
  self->enabled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->muted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->wishes = vouch_quote_wishes_new ();
}

/**
 * vouch_validator_new:
 * @document: a document; referred to weakly
 *
 * Its first run looks at the whole card, every later one at what has changed. Runs
 * wait for the main loop of the thread that makes it: in a worker, push a context of
 * its own first, or flush it there.
 *
 * Returns: (transfer full): a validator, pending.
 */
VouchValidator *
vouch_validator_new (VouchDocument *document)
{
  VouchValidator *self = g_object_new (VOUCH_TYPE_VALIDATOR, NULL);
  g_autoptr (GPtrArray) nodes = NULL;

  g_set_weak_pointer (&self->document, document);
  self->card = g_object_ref (vouch_document_get_card (document));
  nodes = vouch_considered_read (self->considered, self->card);
  vouch_check_index_fill (self->index, self->card);
  vouch_check_index_read_notes (self->index, document);
  g_signal_connect_object (document, "changed", G_CALLBACK (vouch_validator_document_changed_cb), self, 0);
  vouch_validator_wake (self);
  return self;
}

/** Judges all rows again: more is known than when they were judged. */
void
vouch_validator_check_again (VouchValidator *self)
{
  g_return_if_fail (VOUCH_IS_VALIDATOR (self));

  if (!self->document)
    return;
  mark_all (self);
  vouch_validator_wake (self);
}

/** Returns: (transfer none) (nullable): what it looks at; %NULL once that is closed. */
VouchDocument *
vouch_validator_get_document (VouchValidator *self)
{
  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);
  return self->document;
}

/* Private: for repairs. */
VouchCheckIndex *
vouch_validator_get_index (VouchValidator *self)
{
  return self->index;
}

/** Returns: (transfer none): what is found, in the card's order. */
VouchFindingList *
vouch_validator_get_findings (VouchValidator *self)
{
  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);
  return self->findings;
}

/** Returns: whether a run is under way or due: the findings may be a revision behind. */
gboolean
vouch_validator_is_pending (VouchValidator *self)
{
  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), FALSE);
  return self->pause || self->reading.length > 0 || self->checking.length > 0 || self->is_unsaid;
}

/**
 * vouch_validator_flush:
 * @self: a validator
 *
 * Ends the run now, however long it takes.
 */
void
vouch_validator_flush (VouchValidator *self)
{
  g_return_if_fail (VOUCH_IS_VALIDATOR (self));

  if (self->pause)
    vouch_validator_read_content (self);
  if (self->document)
    do_some (self, G_MAXINT64);
  end_run (self);
}

/**
 * vouch_validator_set_rule_enabled:
 * @self: a validator
 * @rule: id of a rule that is off until it is asked for
 * @enabled: whether it is wanted
 */
void
vouch_validator_set_rule_enabled (VouchValidator *self, const char *rule, gboolean enabled)
{
  g_return_if_fail (VOUCH_IS_VALIDATOR (self));
  g_return_if_fail (vouch_rules_find (rule));

  if (enabled)
    g_hash_table_add (self->enabled, g_strdup (rule));
  else
    g_hash_table_remove (self->enabled, rule);
  vouch_validator_plan_anew (self);
  vouch_validator_wake (self);
}

/**
 * vouch_validator_set_profile:
 * @self: a validator
 * @profile: (nullable): what the house asks; %NULL for the default
 *
 * Looks at the whole card again, where it is another.
 */
void
vouch_validator_set_profile (VouchValidator *self, VouchProfile *profile)
{
  g_autoptr (VouchProfile) old = NULL;

  g_return_if_fail (VOUCH_IS_VALIDATOR (self));

  profile = profile ? profile : vouch_profile_get_default ();
  if (profile == self->profile)
    return;
  old = g_steal_pointer (&self->profile);
  self->profile = g_object_ref (profile);
  vouch_check_index_set_profile (self->index, profile);
  vouch_validator_plan_anew (self);
  vouch_validator_wake (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
}

/** Returns: (transfer none): what the house asks. */
VouchProfile *
vouch_validator_get_profile (VouchValidator *self)
{
  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);
  return self->profile;
}

/**
 * vouch_validator_get_summary:
 * @self: a validator
 * @summary: (out caller-allocates): the whole card's counts; findings that somebody
 *   keeps as they are, with a reason, don't count
 */
void
vouch_validator_get_summary (VouchValidator *self, VouchSummary *summary)
{
  g_return_if_fail (VOUCH_IS_VALIDATOR (self));

  *summary = self->index->root->summary;
  summary->errors = vouch_finding_list_get_count (self->findings, VOUCH_LEVEL_ERROR);
  summary->warnings = vouch_finding_list_get_count (self->findings, VOUCH_LEVEL_WARNING);
  summary->hints = vouch_finding_list_get_count (self->findings, VOUCH_LEVEL_HINT);
}

/**
 * vouch_validator_get_section_summary:
 * @self: a validator
 * @section: a section's id
 * @summary: (out caller-allocates): the counts of all that stands in it, its own
 *   findings included; zeros where there is no such section
 */
void
vouch_validator_get_section_summary (VouchValidator *self,
                                     const char *section,
                                     VouchSummary *summary)
{
  VouchCheckUnit *unit;

  g_return_if_fail (VOUCH_IS_VALIDATOR (self));

  unit = vouch_check_index_lookup (self->index, section);
  *summary = unit && VOUCH_IS_SECTION (unit->node) ? unit->summary : (VouchSummary){ 0 };
}

/**
 * vouch_validator_get_place:
 * @self: a validator
 * @row: (nullable): id of the card, of a section, a statement, an item or a reference
 *
 * Returns: where that stands among all such rows of the card, from 1; 0 where it is none.
 */
guint
vouch_validator_get_place (VouchValidator *self, const char *row)
{
  VouchCheckUnit *unit;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), 0);

  unit = row ? vouch_check_index_lookup (self->index, row) : NULL;
  return unit ? 1 + (guint) g_sequence_iter_get_position (unit->place) : 0;
}
