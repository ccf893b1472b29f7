/* vouch-validator-quotes.c: what judging needs to know of quotes in their sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-validator-private.h"

/* Sources are read in a thread, which tells the main thread; others look quotes up themselves. */
void
vouch_validator_look_up_quotes (VouchValidator *self)
{
  VouchQuoteStates *states = vouch_quote_states_get_default ();

  if (g_main_context_get_thread_default ())
    return;
  if (!self->hears_quotes)
    g_signal_connect_object (states, "changed", G_CALLBACK (vouch_validator_check_again), self,
                             G_CONNECT_SWAPPED);
  self->hears_quotes = TRUE;
  vouch_quote_states_resolve_async (states, self->wishes);
}

/* Private: for who can wait. Sources are read now, and rows judged again that speak of them. */
void
vouch_validator_wait_for_quotes (VouchValidator *self)
{
  g_autoptr (VouchQuoteWishes) wishes = g_steal_pointer (&self->wishes);

  self->wishes = vouch_quote_wishes_new ();
  if (!vouch_quote_states_resolve (vouch_quote_states_get_default (), wishes))
    return;
  vouch_validator_check_again (self);
  vouch_validator_flush (self);
}
