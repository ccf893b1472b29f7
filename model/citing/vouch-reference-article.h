/* vouch-reference-article.h: what a card says of its article, as a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"

G_BEGIN_DECLS

JsonObject *vouch_reference_csl_from_article (VouchCard *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
