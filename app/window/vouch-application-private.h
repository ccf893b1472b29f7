/* vouch-application-private.h: what the files of the application share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-application.h"

G_BEGIN_DECLS

struct _VouchApplication
{
  AdwApplication parent_instance;

  GSettings    *settings;  /* (owned) */
  VouchRecents *recents;   /* (owned) */
  VouchReferenceLibrary *library; /* (owned) */
  GPtrArray    *waiting;   /* (owned) (nullable) (element-type GFile): to be opened when what a
                            * crash left is back; NULL while nothing is looked for */
  guint         is_wanted : 1; /* a window was asked for meanwhile */
};

void vouch_application_add_actions (VouchApplication *self);

G_END_DECLS
