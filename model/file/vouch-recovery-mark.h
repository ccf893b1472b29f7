/* vouch-recovery-mark.h: how often a journal was brought back without an end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Beside each journal that is being brought back there is a file of this name. */
#define VOUCH_RECOVERY_MARK_SUFFIX ".starts"

guint vouch_recovery_mark_count  (const char *journal);
void  vouch_recovery_mark_add    (const char *journal);
void  vouch_recovery_mark_copy   (const char *journal,
                                  const char *other);
void  vouch_recovery_mark_move   (const char *journal,
                                  const char *other);
void  vouch_recovery_mark_remove (const char *journal);

G_END_DECLS
