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
 * @also: (nullable): other words that it is looked for by; to be translated, not shown
 */
typedef struct
{
  const char *action;
  const char *words;
  const char *also;
} VouchActionName;

const VouchActionName *vouch_action_names_list (gsize *n);

G_END_DECLS
