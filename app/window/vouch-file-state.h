/* vouch-file-state.h: how the open card and its file stand, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchFileState:
 * @VOUCH_FILE_STATE_EDITED: the card is another than the one in the file
 * @VOUCH_FILE_STATE_READ_ONLY: the file can't be written
 * @VOUCH_FILE_STATE_CHANGED: somebody else wrote the file
 * @VOUCH_FILE_STATE_RECOVERED: it was not saved when the program was gone, and came back
 */
typedef enum
{
  VOUCH_FILE_STATE_PLAIN = 0,
  VOUCH_FILE_STATE_EDITED = 1 << 0,
  VOUCH_FILE_STATE_READ_ONLY = 1 << 1,
  VOUCH_FILE_STATE_CHANGED = 1 << 2,
  VOUCH_FILE_STATE_RECOVERED = 1 << 3,
} VouchFileState;

const char *vouch_file_state_describe (VouchFileState  state,
                                       gboolean        has_file);

G_END_DECLS
