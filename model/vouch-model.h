/* vouch-model.h: everything of the model's tree, history and checks in one include.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change-error.h"
#include "vouch-change.h"
#include "vouch-citation-index.h"
#include "vouch-citation.h"
#include "vouch-document.h"
#include "vouch-finding-list.h"
#include "vouch-finding.h"
#include "vouch-history.h"
#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-node.h"
#include "vouch-note-edit.h"
#include "vouch-note-kind.h"
#include "vouch-note.h"
#include "vouch-reference.h"
#include "vouch-reply.h"
#include "vouch-section.h"
#include "vouch-statement-edit.h"
#include "vouch-statement.h"
#include "vouch-validator.h"
