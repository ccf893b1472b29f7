/* vouch-history.c: unlimited undo and redo, through the document's one door.
 *
 * Two stacks of steps. What comes through the door is a step of the first; undo
 * sends its inverse through the door and puts it on the second. The history
 * hears of these too and knows them as its own.
 *
 * Each state has a number, by which a saved one is known again: that of the step
 * on top, and of how many records there were, since a record can't be undone and
 * no state from before it comes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-history.h"

#include "vouch-change-error.h"
#include "vouch-history-step.h"

#define SQUASH_TIME 1000

/* Bits of a point that number the step; those above number the records. */
#define SERIAL_BITS 40

/* No state: nothing that is on disk is like the card. */
#define NOWHERE G_MAXUINT64

/**
 * VouchHistory:
 *
 * Listens to a document and takes its changes back. Records, which say what
 * happened, are no steps and stay when what was before them is undone.
 */
struct _VouchHistory
{
  GObject parent_instance;

  VouchDocument *document; /* (unowned, weak) (nullable): it may be closed before us */
  GPtrArray *done;         /* (owned) (element-type VouchHistoryStep) */
  GPtrArray *undone;       /* (owned) (element-type VouchHistoryStep) */
  VouchChange *last;       /* (owned) (nullable): what undo or redo applied last */
  guint64 saved;           /* the point that is on disk */
  guint64 serial;          /* of the newest step */
  guint64 n_records;
  guint squash_time; /* milliseconds */
  guint is_replaying : 1;
  guint is_broken : 1; /* the next change is a step of its own */

  /* What was last told of the properties. */
  char *undo_label; /* (owned) (nullable) */
  char *redo_label; /* (owned) (nullable) */
  guint is_modified : 1;
};

G_DEFINE_FINAL_TYPE (VouchHistory, vouch_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  PROP_SQUASH_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- state --- */

static VouchHistoryStep *
get_top (GPtrArray *steps)
{
  return steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;
}

static guint64
get_point (VouchHistory *self)
{
  VouchHistoryStep *step = get_top (self->done);

  return self->n_records << SERIAL_BITS | (step ? vouch_history_step_get_serial (step) : 0);
}

static const char *
get_label (GPtrArray *steps)
{
  VouchHistoryStep *step = get_top (steps);

  return step ? vouch_history_step_get_label (step) : NULL;
}

static void
tell_label (VouchHistory *self,
            char        **told,
            const char   *label,
            guint         label_property,
            guint         can_property)
{
  gboolean could = *told != NULL;

  if (g_strcmp0 (*told, label) == 0)
    return;
  g_free (*told);
  *told = g_strdup (label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[label_property]);
  if (could != (label != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[can_property]);
}

static void
tell (VouchHistory *self)
{
  gboolean is_modified = vouch_history_get_modified (self);

  g_object_freeze_notify (G_OBJECT (self));
  tell_label (self, &self->undo_label, get_label (self->done), PROP_UNDO_LABEL, PROP_CAN_UNDO);
  tell_label (self, &self->redo_label, get_label (self->undone), PROP_REDO_LABEL, PROP_CAN_REDO);
  if (self->is_modified != is_modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  self->is_modified = is_modified;
  g_object_thaw_notify (G_OBJECT (self));
}

/* --- recording --- */

static void
record_step (VouchHistory *self,
             VouchChange  *change)
{
  VouchHistoryStep *top = get_top (self->done);
  gint64 now = g_get_monotonic_time ();
  gint64 within = (gint64) self->squash_time * 1000;

  if (self->undone->len > 0 || self->is_broken || !top
      || !vouch_history_step_squash (top, change, now, within))
    g_ptr_array_add (self->done, vouch_history_step_new (change, ++self->serial, now));
  g_ptr_array_set_size (self->undone, 0);
  self->is_broken = FALSE;
}

static void
accept_in (GPtrArray   *steps,
           VouchChange *record)
{
  for (guint i = steps->len; i > 0; i--)
    if (!vouch_history_step_accept (steps->pdata[i - 1], record))
      g_ptr_array_remove_index (steps, i - 1);
}

static void
accept_record (VouchHistory *self,
               VouchChange  *record)
{
  self->n_records++;
  self->is_broken = TRUE;
  accept_in (self->done, record);
  accept_in (self->undone, record);
}

static void
document_changed_cb (VouchDocument *document,
                     VouchChange   *change,
                     VouchHistory  *self)
{
  if (self->is_replaying)
    return;
  if (vouch_change_is_record (change))
    accept_record (self, change);
  else
    record_step (self, change);
  tell (self);
}

/* --- replaying --- */

/* Somebody has been at the card behind the door's back, so that no step fits any more. */
static void
give_up (VouchHistory *self,
         const char   *why)
{
  g_warning ("The steps that could be undone no longer fit the card: %s", why);
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  self->saved = NOWHERE;
}

static gboolean
replay (VouchHistory *self,
        VouchChange  *change)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  self->is_replaying = TRUE;
  is_done = vouch_document_apply (self->document, change, &error);
  self->is_replaying = FALSE;
  if (!is_done && !g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_BUSY))
    give_up (self, error->message);
  return is_done;
}

static VouchChange *
play (VouchHistory *self,
      GPtrArray    *from,
      GPtrArray    *to)
{
  g_autoptr (VouchHistory) alive = g_object_ref (self);
  g_autoptr (VouchChange) change = NULL;
  VouchHistoryStep *step = get_top (from);

  if (!self->document || !step || self->is_replaying)
    return NULL;
  change = to == self->undone ? vouch_change_invert (vouch_history_step_get_change (step))
                              : vouch_change_ref (vouch_history_step_get_change (step));
  if (!replay (self, change))
    {
      tell (self);
      return NULL;
    }
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  self->is_broken = TRUE;
  g_clear_pointer (&self->last, vouch_change_unref);
  self->last = g_steal_pointer (&change);
  tell (self);
  return self->last;
}

/* --- the object --- */

static void
vouch_history_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  VouchHistory *self = VOUCH_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, vouch_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, vouch_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, vouch_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, vouch_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, vouch_history_get_modified (self));
      break;
    case PROP_SQUASH_TIME:
      g_value_set_uint (value, self->squash_time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_history_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  VouchHistory *self = VOUCH_HISTORY (object);

  if (id != PROP_SQUASH_TIME)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->squash_time == g_value_get_uint (value))
    return;
  self->squash_time = g_value_get_uint (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
vouch_history_finalize (GObject *object)
{
  VouchHistory *self = VOUCH_HISTORY (object);

  g_clear_weak_pointer (&self->document);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_clear_pointer (&self->last, vouch_change_unref);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (vouch_history_parent_class)->finalize (object);
}

static void
vouch_history_class_init (VouchHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vouch_history_get_property;
  object_class->set_property = vouch_history_set_property;
  object_class->finalize = vouch_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, read);
  properties[PROP_SQUASH_TIME] = g_param_spec_uint ("squash-time", NULL, NULL, 0, G_MAXUINT,
                                                    SQUASH_TIME, read | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_history_init (VouchHistory *self)
{
  const GDestroyNotify free_step = (GDestroyNotify) vouch_history_step_free;

  self->done = g_ptr_array_new_with_free_func (free_step);
  self->undone = g_ptr_array_new_with_free_func (free_step);
  self->squash_time = SQUASH_TIME;
}

/**
 * vouch_history_new:
 * @document: a document; referred to weakly
 *
 * Returns: (transfer full): a history that begins now; what is there now counts as
 *   saved. Once the document is gone nothing can be undone.
 */
VouchHistory *
vouch_history_new (VouchDocument *document)
{
  VouchHistory *self;

  g_return_val_if_fail (VOUCH_IS_DOCUMENT (document), NULL);

  self = g_object_new (VOUCH_TYPE_HISTORY, NULL);
  g_set_weak_pointer (&self->document, document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, 0);
  return self;
}

/** vouch_history_get_can_undo: Returns: whether there is a step to take back */
gboolean
vouch_history_get_can_undo (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), FALSE);
  return self->document && self->done->len > 0;
}

/** vouch_history_get_can_redo: Returns: whether there is a step to do again */
gboolean
vouch_history_get_can_redo (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), FALSE);
  return self->document && self->undone->len > 0;
}

/** vouch_history_get_undo_label: Returns: (nullable): what undo would take back, translated */
const char *
vouch_history_get_undo_label (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), NULL);
  return self->document ? get_label (self->done) : NULL;
}

/** vouch_history_get_redo_label: Returns: (nullable): what redo would do again, translated */
const char *
vouch_history_get_redo_label (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), NULL);
  return self->document ? get_label (self->undone) : NULL;
}

/** vouch_history_get_modified: Returns: whether the card is another than the saved one */
gboolean
vouch_history_get_modified (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), FALSE);
  return get_point (self) != self->saved;
}

/**
 * vouch_history_undo:
 * @self: a history
 *
 * Takes the last step back. Called from within #VouchDocument::changed it does
 * nothing.
 *
 * Returns: (transfer none) (nullable): what was applied, valid until the next undo
 *   or redo; %NULL where there was nothing to do
 */
VouchChange *
vouch_history_undo (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), NULL);
  return play (self, self->done, self->undone);
}

/**
 * vouch_history_redo:
 * @self: a history
 *
 * Does the step again that was taken back last.
 *
 * Returns: (transfer none) (nullable): what was applied, valid until the next undo
 *   or redo; %NULL where there was nothing to do
 */
VouchChange *
vouch_history_redo (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), NULL);
  return play (self, self->undone, self->done);
}

/** vouch_history_is_replaying: Returns: whether the change that the document tells of just now is an
 * undo or a redo, so that nothing is to be added to it */
gboolean
vouch_history_is_replaying (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), FALSE);
  return self->is_replaying;
}

/**
 * vouch_history_break:
 * @self: a history
 *
 * What is typed from now on is a step of its own: the caret has gone elsewhere, or
 * a field has lost the focus.
 */
void
vouch_history_break (VouchHistory *self)
{
  g_return_if_fail (VOUCH_IS_HISTORY (self));
  self->is_broken = TRUE;
}

/**
 * vouch_history_get_point:
 * @self: a history
 *
 * To be asked for when the card is taken down to be saved. What is typed after it
 * is a step of its own, so that undo finds back to what was saved.
 *
 * Returns: the state that the card is in, for vouch_history_mark_saved()
 */
guint64
vouch_history_get_point (VouchHistory *self)
{
  g_return_val_if_fail (VOUCH_IS_HISTORY (self), NOWHERE);
  self->is_broken = TRUE;
  return get_point (self);
}

/**
 * vouch_history_mark_saved:
 * @self: a history
 * @point: the state that was saved, which need not be the one now
 */
void
vouch_history_mark_saved (VouchHistory *self,
                          guint64       point)
{
  g_return_if_fail (VOUCH_IS_HISTORY (self));

  self->saved = point;
  tell (self);
}

/**
 * vouch_history_forget_saved:
 * @self: a history
 *
 * What is on disk is like no state of the card: the file has changed there, is
 * gone, or there never was one.
 */
void
vouch_history_forget_saved (VouchHistory *self)
{
  g_return_if_fail (VOUCH_IS_HISTORY (self));

  self->saved = NOWHERE;
  tell (self);
}
