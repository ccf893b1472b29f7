/* rule-case.h: what a case of a rule is: edits of a clean card, and what is found then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *node;   /* or the parent of what comes */
  const char *member; /* "+LIST": insert at its start; "-": remove */
  const char *json;   /* with ' for " */
} Edit;

typedef struct
{
  const char *rule;
  guint count;
  const char *also; /* other rules that speak then, with spaces; NULL: none */
  Edit edits[4];
} Case;
