/* vouch-file-state.c: how the open card and its file stand, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-state.h"

#include <glib/gi18n-lib.h>

/**
 * vouch_file_state_describe:
 * @state: what holds
 * @has_file: whether the card was ever saved
 *
 * Of several things that hold, the one that matters most to who looks up.
 *
 * Returns: (transfer none): a word or two.
 */
const char *
vouch_file_state_describe (VouchFileState state, gboolean has_file)
{
  if (!has_file)
    return state & VOUCH_FILE_STATE_RECOVERED ? _("Recovered, not saved yet") : _("Not saved yet");
  if (state & VOUCH_FILE_STATE_CHANGED)
    return _("Changed on disk");
  if (state & VOUCH_FILE_STATE_RECOVERED)
    return _("Recovered");
  if (state & VOUCH_FILE_STATE_READ_ONLY)
    return state & VOUCH_FILE_STATE_EDITED ? _("Edited, read-only") : _("Read-only");
  return state & VOUCH_FILE_STATE_EDITED ? _("Edited") : _("Saved");
}
