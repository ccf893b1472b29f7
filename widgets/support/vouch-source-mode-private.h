/* vouch-source-mode-private.h: what the files of source mode share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-key-bar.h"
#include "vouch-source-card.h"
#include "vouch-source-mode.h"
#include "vouch-source-tally.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

#define VOUCH_SOURCE_MODE_N_KEYS 7
#define VOUCH_SOURCE_MODE_DECLINE_KEY 3

struct _VouchSourceMode
{
  AdwBin parent_instance;

  VouchSupport     *support;  /* (owned) (nullable) */
  VouchDocument    *document; /* (owned) (nullable): its card */
  VouchSourceTally *tally;    /* (owned) (nullable) */
  VouchSourceCard  *card;     /* (unowned: in `place`) (nullable) */
  char             *author;   /* (owned) (nullable) */
  guint             updating; /* source: the card was altered by somebody else */
  guint             rising;   /* source: shows the statement, above its passages */
  GtkWidget        *decline;  /* (owned) (nullable): the popover with the reasons */
  char             *declined; /* (owned) (nullable): the statement that these are asked for */
  guint             held;     /* code of the key that is down */
  gboolean          is_rejecting; /* it is not known yet what other sources have */
  VouchPassage     *shown;    /* (owned) (nullable): the one whose page was asked for last */

  GtkLabel       *progress_words;
  GtkProgressBar *progress;
  GtkStack       *states;
  GtkScrolledWindow *scroller;
  AdwBin         *place;
  VouchKeyBar    *keys;
  AdwStatusPage  *summary;
  GtkWidget      *done;
  GtkWidget      *again;
  GtkWidget      *buttons[VOUCH_SOURCE_MODE_N_KEYS]; /* (unowned: in `keys`): what each key does */
};

/* vouch-source-mode.c */
VouchStatement *vouch_source_mode_get_statement (VouchSourceMode    *self);
void            vouch_source_mode_show          (VouchSourceMode    *self);
void            vouch_source_mode_close         (VouchSourceMode    *self);

/* vouch-source-mode-keys.c */
void            vouch_source_mode_add_keys      (VouchSourceMode    *self);
void            vouch_source_mode_update_keys   (VouchSourceMode    *self);
void            vouch_source_mode_take          (VouchSourceMode    *self,
                                                 guint               i);

/* vouch-source-mode-acts.c */
void            vouch_source_mode_cite          (VouchSourceMode    *self,
                                                 guint               i,
                                                 const char         *how);
void            vouch_source_mode_act_take      (VouchSourceMode    *self);
void            vouch_source_mode_act_show_page (VouchSourceMode    *self);
void            vouch_source_mode_act_edit      (VouchSourceMode    *self);
void            vouch_source_mode_act_decline   (VouchSourceMode    *self);
void            vouch_source_mode_act_reject    (VouchSourceMode    *self);
void            vouch_source_mode_act_skip      (VouchSourceMode    *self);
void            vouch_source_mode_act_back      (VouchSourceMode    *self);
void            vouch_source_mode_settle_rejected (VouchSourceMode  *self);

G_END_DECLS
