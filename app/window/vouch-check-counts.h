/* vouch-check-counts.h: how often what a check found was fixed, kept or hidden.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchCheckCount: a rule's counts
 * @rule: (owned): its id
 * @n: by #VouchHandled
 */
typedef struct
{
  char  *rule;
  guint  n[VOUCH_N_HANDLED];
} VouchCheckCount;

void       vouch_check_counts_add   (GSettings    *settings,
                                     const char   *rule,
                                     VouchHandled  how,
                                     guint         n);
GPtrArray *vouch_check_counts_list  (GSettings    *settings) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_check_counts_reset (GSettings    *settings);

G_END_DECLS
