/* vouch-validator-plan.c: all repairs of a kind, tried on a copy of the card.
 *
 * One repair may be the end of another finding, or its beginning: they are done one after the
 * other on a copy, which is checked again after each. Of a long card that is work for a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-later.h"
#include "vouch-node-snapshot.h"
#include "vouch-repair-plan.h"
#include "vouch-repair.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"

/* A turn of the main loop while the card is taken, in microseconds. */
#define SLICE 3000

/* What is tried: all that a thread has to know of the card. */
typedef struct
{
  VouchNodeSnapshot *card; /* (owned) (nullable): NULL once it is read */
  VouchProfile *profile; /* (owned) */
  GStrv enabled;         /* (owned): opt-in rules that are on */
  char *rule;            /* (owned) */
  GHashTable *left_out;  /* (owned): ids of nodes that are left as they are */
  guint64 revision;
} Work;

/* What waits until the card is taken, as it takes longer than a frame. */
typedef struct
{
  VouchValidator *validator; /* (owned) */
  GTask *task;               /* (owned) */
} Taking;

/* What is being tried. */
typedef struct
{
  const Work *work;
  VouchValidator *validator; /* of the copy */
  GCancellable *cancellable; /* (nullable) */
  GHashTable *tries;         /* finding's key -> how often it may still be tried */
  GHashTable *steps;         /* node's id -> its step, in the plan */
  VouchRepairPlan *plan;
} Trial;

void
vouch_repair_plan_free (VouchRepairPlan *self)
{
  g_free (self->rule);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->card, vouch_node_snapshot_free);
  g_object_unref (work->profile);
  g_strfreev (work->enabled);
  g_free (work->rule);
  g_hash_table_unref (work->left_out);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, free_work)

static GHashTable *
copy_set (GHashTable *set)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  if (!set)
    return copy;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy, g_strdup (key));
  return copy;
}

static Work *
make_work (VouchValidator *self, const char *rule, GHashTable *left_out)
{
  Work *work = g_new0 (Work, 1);
  g_autofree gpointer *enabled = g_hash_table_get_keys_as_array (self->enabled, NULL);

  work->profile = g_object_ref (self->profile);
  work->enabled = g_strdupv ((char **) enabled);
  work->rule = g_strdup (rule);
  work->left_out = copy_set (left_out);
  return work;
}

/* The card as it is now; what was taken of it before is of no use. */
static void
begin_taking (VouchValidator *self, Work *work)
{
  g_clear_pointer (&work->card, vouch_node_snapshot_free);
  work->card = vouch_node_snapshot_begin (VOUCH_NODE (self->card));
  work->revision = self->document ? vouch_document_get_revision (self->document) : 0;
}

/* --- trying --- */

static gboolean
is_repairable (Trial *trial, VouchFinding *finding)
{
  return g_str_equal (vouch_finding_get_rule (finding), trial->work->rule)
         && vouch_finding_get_repair (finding) && !vouch_finding_get_action (finding)
         && !vouch_finding_is_considered (finding)
         && !g_hash_table_contains (trial->work->left_out, vouch_finding_get_node (finding));
}

/* Those that are found now, in the card's order. */
static GPtrArray *
collect (Trial *trial)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (trial->validator));
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (is_repairable (trial, finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }
  return findings;
}

/* What stays the same when a row that was mended is judged again: its finding is
 * another object then, in another place. */
static char *
dup_key (VouchFinding *finding)
{
  const char *member = vouch_finding_get_member (finding);
  const char *subject = vouch_finding_get_subject (finding);

  return g_strdup_printf ("%s\n%s\n%s", vouch_finding_get_node (finding), member ? member : "",
                          subject ? subject : "");
}

/* Each may be tried as often as it is found at first. */
static void
count_tries (Trial *trial, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      char *key = dup_key (findings->pdata[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (trial->tries, key));

      g_hash_table_replace (trial->tries, key, GUINT_TO_POINTER (n + 1));
    }
}

/* Takes one try; what came up with a repair has one. */
static gboolean
take_try (Trial *trial, VouchFinding *finding)
{
  g_autofree char *key = dup_key (finding);
  gpointer left = GUINT_TO_POINTER (1);

  g_hash_table_lookup_extended (trial->tries, key, NULL, &left);
  if (!left)
    return FALSE;
  g_hash_table_replace (trial->tries, g_steal_pointer (&key),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (left) - 1));
  return TRUE;
}

/* One step a node, however often it is repaired. */
static void
note_step (Trial *trial, VouchFinding *finding, VouchChange *change)
{
  const char *node = vouch_finding_get_node (finding);
  VouchRepairStep *step = g_hash_table_lookup (trial->steps, node);

  if (!step)
    {
      step = vouch_repair_step_new (node);
      g_ptr_array_add (trial->plan->steps, step);
      g_hash_table_insert (trial->steps, (gpointer) vouch_repair_step_get_node (step), step);
    }
  vouch_repair_step_add (step, change);
}

static void
try_one (Trial *trial, VouchFinding *finding)
{
  VouchDocument *document = vouch_validator_get_document (trial->validator);
  g_autoptr (VouchChange) change
      = vouch_validator_make_repair (trial->validator, finding, NULL);

  if (!change || !take_try (trial, finding) || !vouch_document_apply (document, change, NULL))
    return;
  note_step (trial, finding, change);
  g_ptr_array_add (trial->plan->changes, g_steal_pointer (&change));
}

/* In rounds: what comes up with a repair is tried in the next. A house's replacement may hold the
 * very word that it replaces, so that tries are counted, and all rounds together have an end. */
static void
try_all (Trial *trial)
{
  guint n_before;
  guint n_left;

  vouch_validator_flush (trial->validator);
  for (n_before = G_MAXUINT, n_left = 0; n_before != trial->plan->changes->len;)
    {
      g_autoptr (GPtrArray) findings = collect (trial);

      if (n_before == G_MAXUINT)
        {
          count_tries (trial, findings);
          n_left = 2 * findings->len;
        }
      n_before = trial->plan->changes->len;
      for (guint i = 0; i < findings->len && n_left > 0; i++, n_left--)
        {
          if (g_cancellable_is_cancelled (trial->cancellable))
            return;
          try_one (trial, findings->pdata[i]);
        }
      vouch_validator_flush (trial->validator);
    }
}

static VouchValidator *
open_copy (const Work *work, VouchDocument *document)
{
  VouchValidator *validator = vouch_validator_new (document);

  vouch_validator_set_profile (validator, work->profile);
  for (gsize i = 0; work->enabled[i]; i++)
    vouch_validator_set_rule_enabled (validator, work->enabled[i], TRUE);
  return validator;
}

static VouchRepairPlan *
run (const Work *work, JsonNode *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchNode) copy = vouch_node_new_from_json (VOUCH_TYPE_CARD, card, error);
  g_autoptr (VouchDocument) document = copy ? vouch_document_new (VOUCH_CARD (copy)) : NULL;
  g_autoptr (VouchValidator) validator = document ? open_copy (work, document) : NULL;
  g_autoptr (GHashTable) tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) steps = g_hash_table_new (g_str_hash, g_str_equal);
  Trial trial = { work, validator, cancellable, tries, steps, NULL };

  if (!validator)
    return NULL;
  trial.plan = g_new0 (VouchRepairPlan, 1);
  trial.plan->rule = g_strdup (work->rule);
  trial.plan->revision = work->revision;
  trial.plan->steps = g_ptr_array_new_with_free_func (g_object_unref);
  trial.plan->changes = vouch_repair_begin ();
  try_all (&trial);
  return trial.plan;
}

static JsonNode *
read_card (Work *work, GError **error)
{
  gsize length;
  g_autofree char *text = vouch_node_snapshot_print (work->card, &length);

  return vouch_json_parse (text, length, G_MAXSIZE, error);
}

static gboolean
free_snapshot_cb (gpointer snapshot)
{
  vouch_node_snapshot_free (snapshot);
  return G_SOURCE_REMOVE;
}

/* It may go only where the card lives. */
static void
give_back (GTask *task, Work *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, free_snapshot_cb, g_steal_pointer (&work->card), NULL);
  g_source_attach (source, g_task_get_context (task));
}

/* A validator waits for the main loop of its thread: this one has its own. */
static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (JsonNode) card = NULL;
  GError *error = NULL;
  VouchRepairPlan *plan;

  card = read_card (data, &error);
  give_back (task, data);
  g_main_context_push_thread_default (context);
  plan = card ? run (data, card, cancellable, &error) : NULL;
  g_main_context_pop_thread_default (context);
  if (plan)
    g_task_return_pointer (task, plan, (GDestroyNotify) vouch_repair_plan_free);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_validator_plan_repairs:
 * @self: a validator
 * @rule: a rule's id
 * @left_out: (nullable) (element-type utf8): ids of nodes that are left as they are
 * @error: return location for a #GError
 *
 * Tries on a copy of the card, and waits for it.
 *
 * Returns: (transfer full) (nullable): what repairs all that no person is needed for.
 */
VouchRepairPlan *
vouch_validator_plan_repairs (VouchValidator *self,
                              const char *rule,
                              GHashTable *left_out,
                              GError **error)
{
  g_autoptr (Work) work = NULL;
  g_autoptr (JsonNode) card = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self) && rule, NULL);

  work = make_work (self, rule, left_out);
  card = vouch_node_to_json (VOUCH_NODE (self->card));
  work->revision = self->document ? vouch_document_get_revision (self->document) : 0;
  return run (work, card, NULL, error);
}

static void
free_taking (gpointer data)
{
  Taking *taking = data;

  g_object_unref (taking->validator);
  g_object_unref (taking->task);
  g_free (taking);
}

/* What is written meanwhile is taken too: it begins anew. */
static gboolean
take_slice_cb (gpointer data)
{
  Taking *taking = data;
  VouchValidator *self = taking->validator;
  Work *work = g_task_get_task_data (taking->task);

  if (g_task_return_error_if_cancelled (taking->task))
    return G_SOURCE_REMOVE;
  if (self->document && work->revision != vouch_document_get_revision (self->document))
    begin_taking (self, work);
  if (vouch_node_snapshot_go_on (work->card, g_get_monotonic_time () + SLICE))
    return G_SOURCE_CONTINUE;
  g_task_run_in_thread (taking->task, run_in_thread);
  return G_SOURCE_REMOVE;
}

/**
 * vouch_validator_plan_repairs_async:
 * @self: a validator
 * @rule: a rule's id
 * @left_out: (nullable) (element-type utf8): ids of nodes that are left as they are
 *
 * Tries the same in a thread, when there was time to take the card as it is.
 */
void
vouch_validator_plan_repairs_async (VouchValidator *self,
                                    const char *rule,
                                    GHashTable *left_out,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_autoptr (GSource) source = NULL;
  Taking *taking;
  Work *work;

  g_return_if_fail (VOUCH_IS_VALIDATOR (self) && rule);

  work = make_work (self, rule, left_out);
  begin_taking (self, work);
  taking = g_new (Taking, 1);
  taking->validator = g_object_ref (self);
  /* Of no object: the thread may be the last to let go of the task. */
  taking->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (taking->task, vouch_validator_plan_repairs_async);
  g_task_set_task_data (taking->task, work, free_work);
  source = vouch_later_new (take_slice_cb, taking);
  g_source_set_callback (source, take_slice_cb, taking, free_taking);
}

/** Returns: (transfer full) (nullable): the plan. */
VouchRepairPlan *
vouch_validator_plan_repairs_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
