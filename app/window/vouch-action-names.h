/* vouch-action-names.h: every action that can be asked for by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchActionName:
 * @action: the action's detailed name, as in the table of keys
 * @words: what it does; to be translated
 */
typedef struct
{
  const char *action;
  const char *words;
} VouchActionName;

const VouchActionName *vouch_action_names_list (gsize *n);

G_END_DECLS
