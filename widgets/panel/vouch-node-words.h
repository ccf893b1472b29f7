/* vouch-node-words.h: a node of the card in a few words, for lists that speak of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

char *vouch_node_dup_words (VouchNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_node_dup_title (VouchNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
