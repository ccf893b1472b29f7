/* vouch-cli-card.h: the cards that commands read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"

G_BEGIN_DECLS

gboolean vouch_cli_read_card (const char  *name,
                              gboolean     may_be_empty,
                              VouchCard  **card,
                              GError     **error);

G_END_DECLS
