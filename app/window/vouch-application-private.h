/* vouch-application-private.h: what the files of the application share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-application.h"
#include "vouch-source-watch.h"

G_BEGIN_DECLS

struct _VouchApplication
{
  AdwApplication parent_instance;

  GSettings    *settings;  /* (owned) */
  VouchRecents *recents;   /* (owned) */
  VouchReferenceLibrary *library; /* (owned) */
  VouchOutboxSender *outbox; /* (owned) */
  VouchAccounts *accounts; /* (owned) */
  VouchSourceWatch *sources; /* (owned) (nullable): once a card is open */
  guint         starting;  /* source: what waits is sent when the window is there */
  GPtrArray    *waiting;   /* (owned) (nullable) (element-type GFile): to be opened when what a
                            * crash left is back; NULL while nothing is looked for */
  guint         is_wanted : 1; /* a window was asked for meanwhile */
};

void vouch_application_add_actions (VouchApplication *self);
void vouch_application_add_outbox  (VouchApplication *self);
void vouch_application_end_outbox  (VouchApplication *self);
void vouch_application_add_accounts (VouchApplication *self);
void vouch_application_end_sources (VouchApplication *self);
gboolean vouch_application_take_answer (VouchApplication *self,
                                        GFile            *file);

G_END_DECLS
