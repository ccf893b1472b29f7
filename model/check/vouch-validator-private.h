/* vouch-validator-private.h: what the files of the validator share, and what who can wait needs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-index.h"
#include "vouch-check-plan.h"
#include "vouch-considered.h"
#include "vouch-quote-states.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

struct _VouchValidator
{
  GObject parent_instance;

  VouchDocument *document;     /* (unowned, weak) (nullable): it may be closed before us */
  VouchCard *card;             /* (owned) */
  VouchFindingList *findings;  /* (owned) */
  VouchCheckIndex *index;      /* (owned) */
  VouchConsidered *considered; /* (owned) */
  VouchProfile *profile;       /* (owned) */
  VouchCheckPlan *plan;        /* (owned) (nullable): to be made anew where NULL */
  GHashTable *enabled;         /* (owned): ids of opt-in rules that are on */
  GHashTable *muted;           /* (owned): ids of rules -> VouchMutedBy, house and person */
  VouchFinding *awaited;       /* (owned) (nullable): its repair was begun */
  GPtrArray *found;            /* (owned): findings of the row that is being judged */
  VouchQuoteWishes *wishes;    /* (owned): quotes that rows have and that were not known */
  GQueue reading;              /* (unowned units): to be read, then judged */
  GQueue checking;             /* (unowned units): to be judged */
  GSource *source; /* (owned) (nullable): the run that is due, in the main context we were made in */
  GSource *pause;  /* (owned) (nullable): until edits have stopped */
  guint is_unsaid : 1; /* something was done since the last "checked" */
  guint hears_quotes : 1; /* is told when more is known of quotes */
};

/* vouch-validator.c */
VouchCheckIndex *vouch_validator_get_index           (VouchValidator *self);
void             vouch_validator_wake                (VouchValidator *self);
void             vouch_validator_tell_handled        (VouchValidator *self,
                                                      const char     *rule,
                                                      VouchHandled    how,
                                                      guint           n);
void             vouch_validator_mark                (VouchCheckUnit *unit,
                                                      gpointer        validator);
void             vouch_validator_read                (VouchCheckUnit *unit,
                                                      gpointer        validator);
void             vouch_validator_plan_anew           (VouchValidator *self);

/* vouch-validator-await.c */
void             vouch_validator_settle_awaited      (VouchValidator *self);
gboolean         vouch_validator_is_still_found      (VouchValidator *self,
                                                      VouchFinding   *finding);

/* vouch-validator-quotes.c */
void             vouch_validator_look_up_quotes      (VouchValidator *self);
void             vouch_validator_wait_for_quotes     (VouchValidator *self);

/* vouch-validator-judge.c */
void             vouch_validator_judge               (VouchValidator *self,
                                                      VouchCheckUnit *unit);
void             vouch_validator_replace_findings    (VouchValidator *self,
                                                      VouchCheckUnit *unit,
                                                      GPtrArray      *findings);

/* vouch-validator-follow.c */
void             vouch_validator_end_pause           (VouchValidator *self);
void             vouch_validator_read_content        (VouchValidator *self);
void             vouch_validator_document_changed_cb (VouchDocument  *document,
                                                      VouchChange    *change,
                                                      VouchValidator *self);

G_END_DECLS
