/* vouch-outbox-clock.c: the clocks that the outbox waits by.
 *
 * A date is kept by the clock on the wall, whoever sets it. A pause between two tries is kept by the
 * time since the computer was started, which nobody sets and which goes on while it sleeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-clock.h"

#include <time.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

/** Returns: milliseconds since 1970, as the user's clock has it */
gint64
vouch_outbox_now (void)
{
  return g_get_real_time () / 1000;
}

/** Returns: milliseconds since the computer was started, sleep counted */
gint64
vouch_outbox_uptime (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &time);
  return (gint64) time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/** Returns: (transfer none): which start of the computer vouch_outbox_uptime() counts from; "" where
 *   the system does not tell */
const char *
vouch_outbox_boot (void)
{
  static const char *boot;
  char *text = NULL;

  if (g_once_init_enter (&boot))
    {
      g_file_get_contents (BOOT_ID, &text, NULL, NULL);
      g_once_init_leave (&boot, text ? g_strstrip (text) : g_strdup (""));
    }
  return boot;
}
