/* vouch-source-tally.h: what became of each statement on the way through source mode.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchSourceOutcome:
 * @VOUCH_SOURCE_OPEN: it was not looked at yet
 * @VOUCH_SOURCE_ELSEWHERE: it is gone, or somebody gave it a passage elsewhere meanwhile
 *
 * The others are what was done with it on the way.
 */
typedef enum
{
  VOUCH_SOURCE_OPEN,
  VOUCH_SOURCE_ELSEWHERE,
  VOUCH_SOURCE_ANCHORED,
  VOUCH_SOURCE_DECLINED,
  VOUCH_SOURCE_NOT_FOUND,
  VOUCH_SOURCE_SKIPPED,
  VOUCH_SOURCE_N_OUTCOMES,
} VouchSourceOutcome;

typedef struct _VouchSourceTally VouchSourceTally;

VouchSourceTally   *vouch_source_tally_new       (GPtrArray          *ids) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_source_tally_free      (VouchSourceTally   *self);
guint               vouch_source_tally_get_size  (VouchSourceTally   *self);
guint               vouch_source_tally_get_place (VouchSourceTally   *self);
guint               vouch_source_tally_count     (VouchSourceTally   *self,
                                                  VouchSourceOutcome  outcome);
const char         *vouch_source_tally_get_id    (VouchSourceTally   *self);
VouchSourceOutcome  vouch_source_tally_get       (VouchSourceTally   *self,
                                                  const char         *id);
void                vouch_source_tally_set       (VouchSourceTally   *self,
                                                  VouchSourceOutcome  outcome);
gboolean            vouch_source_tally_go        (VouchSourceTally   *self,
                                                  const char         *id);
gboolean            vouch_source_tally_next      (VouchSourceTally   *self);
gboolean            vouch_source_tally_back      (VouchSourceTally   *self);
gboolean            vouch_source_tally_reopen    (VouchSourceTally   *self);
char               *vouch_source_tally_describe  (VouchSourceTally   *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSourceTally, vouch_source_tally_free)

G_END_DECLS
