/* vouch-recent-look.h: what the list of cards says of one card's file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchRecentState:
 * @VOUCH_RECENT_UNKNOWN: not looked at yet
 * @VOUCH_RECENT_READY: read and checked
 * @VOUCH_RECENT_MISSING: the file is not there
 * @VOUCH_RECENT_UNREADABLE: there is a file, and no card can be read from it
 */
typedef enum
{
  VOUCH_RECENT_UNKNOWN,
  VOUCH_RECENT_READY,
  VOUCH_RECENT_MISSING,
  VOUCH_RECENT_UNREADABLE,
} VouchRecentState;

/**
 * VouchRecentStanding:
 *
 * How far a card came on the portal where it came farthest; what stands there now counts.
 */
typedef enum
{
  VOUCH_RECENT_NOT_SENT,
  VOUCH_RECENT_WITHDRAWN,
  VOUCH_RECENT_DRAFT,
  VOUCH_RECENT_FUTURE,
  VOUCH_RECENT_PUBLISHED,
} VouchRecentStanding;

/**
 * VouchRecentLook:
 * @state: see #VouchRecentState; the rest is set where it is %VOUCH_RECENT_READY
 * @title: (nullable): the card's
 * @kind: (nullable): "scorecard", …
 * @summary: its ladder and findings
 * @n_retracted: how many of its references were retracted, so far as this computer knows
 * @n_retracted_since: how many of these after what stands on the portal was published
 * @n_retracted_before: how many before; the day of a notice is not always known
 * @standing: whether readers are shown it
 * @revision: of what stands there; 0 = never sent
 * @is_changed_since: whether the content is another than was published last
 * @modified: (nullable): when the file was written; also of one that can't be read
 */
typedef struct
{
  VouchRecentState state;
  char            *title;
  char            *kind;
  VouchSummary     summary;
  guint            n_retracted;
  guint            n_retracted_since;
  guint            n_retracted_before;
  VouchRecentStanding standing;
  gint64           revision;
  gboolean         is_changed_since;
  GDateTime       *modified;
} VouchRecentLook;

VouchRecentLook *vouch_recent_look_new  (GFile           *location,
                                         GCancellable    *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_recent_look_free (VouchRecentLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchRecentLook, vouch_recent_look_free)

G_END_DECLS
