/* vouch-support-query.h: what is looked for to bear a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

gboolean  vouch_support_is_open     (VouchStatement *statement);
gboolean  vouch_support_is_cell     (VouchStatement *statement);
char     *vouch_support_query_dup   (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_support_answers_cell (const VouchPassage *passage);
char     *vouch_support_words_dup   (const char     *passage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
