/* vouch-worker-jail.h: takes from a process what reading a file does not need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* With AddressSanitizer a program has more addresses than any limit; compilers tell it in two ways. */
#ifdef __SANITIZE_ADDRESS__
#define VOUCH_HAS_SHADOW
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define VOUCH_HAS_SHADOW
#endif
#endif

G_BEGIN_DECLS

gboolean vouch_worker_jail (guint64 max_memory,
                            guint   max_cpu) G_GNUC_WARN_UNUSED_RESULT;

gboolean vouch_worker_jail_with_threads (guint64 max_memory,
                                         guint   max_cpu) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
