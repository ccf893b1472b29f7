/* vouch-quote-states.h: whether the quotes of cards stand in their sources, as far as is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-anchor.h"
#include "vouch-quote-wishes.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_QUOTE_STATES (vouch_quote_states_get_type ())

G_DECLARE_FINAL_TYPE (VouchQuoteStates, vouch_quote_states, VOUCH, QUOTE_STATES, GObject)

/**
 * VouchQuoteState:
 * @is_known: whether the store has the source; the rest is nothing else
 * @anchor: where it stands
 * @exact: (owned) (nullable): what stands there instead, where it is stale
 */
typedef struct
{
  gboolean     is_known;
  VouchAnchor  anchor;
  char        *exact;
} VouchQuoteState;

/* Signals, in the main context of whoever asked for it: "changed": more is known; "missing": a source is
 * looked for in vain, or is there now. */
VouchQuoteStates *vouch_quote_states_get_default   (void);
gboolean          vouch_quote_states_peek          (VouchQuoteStates       *self,
                                                    const VouchQuoteQuery  *query,
                                                    VouchQuoteState        *state);
gboolean          vouch_quote_states_is_missing    (VouchQuoteStates       *self,
                                                    const char             *source);
void              vouch_quote_states_note_missing  (VouchQuoteStates       *self,
                                                    const char             *source,
                                                    gboolean                is_missing);
void              vouch_quote_states_tell_missing  (VouchQuoteStates       *self);
void              vouch_quote_states_note          (VouchQuoteStates       *self,
                                                    const VouchQuoteQuery  *query,
                                                    const VouchQuoteState  *state);
gboolean          vouch_quote_states_resolve       (VouchQuoteStates       *self,
                                                    VouchQuoteWishes       *wishes);
void              vouch_quote_states_resolve_async (VouchQuoteStates       *self,
                                                    VouchQuoteWishes       *wishes);
void              vouch_quote_states_forget        (VouchQuoteStates       *self);
void              vouch_quote_state_clear          (VouchQuoteState        *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VouchQuoteState, vouch_quote_state_clear)

G_END_DECLS
