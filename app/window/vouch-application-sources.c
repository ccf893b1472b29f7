/* vouch-application-sources.c: the store of sources, which other programs alter too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-application-private.h"

#include "vouch-quote-states.h"
#include "vouch-window.h"

/* Sources that came or went: all open cards look again, since they share the store. */
static void
sources_changed_cb (VouchApplication *self)
{
  vouch_quote_states_forget (vouch_quote_states_get_default ());
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data))
      vouch_window_look_again (l->data);
}

/** From now on all open cards hear of what another program does to the store. Once is enough. */
void
vouch_application_watch_sources (VouchApplication *self)
{
  g_return_if_fail (VOUCH_IS_APPLICATION (self));

  if (self->sources)
    return;
  self->sources = vouch_source_watch_new (NULL);
  g_signal_connect_object (self->sources, "changed", G_CALLBACK (sources_changed_cb), self, G_CONNECT_SWAPPED);
}

/** Watches no longer. */
void
vouch_application_end_sources (VouchApplication *self)
{
  if (self->sources)
    vouch_source_watch_stop (self->sources);
  g_clear_object (&self->sources);
}
