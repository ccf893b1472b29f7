/* vouch-level-sign.h: one icon at a row's end: how sourced it is, or what the checks say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-finding.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_LEVEL_SIGN (vouch_level_sign_get_type ())

G_DECLARE_FINAL_TYPE (VouchLevelSign, vouch_level_sign, VOUCH, LEVEL_SIGN, GtkWidget)

GtkWidget  *vouch_level_sign_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_level_sign_show_statement (VouchLevelSign *self,
                                             VouchStatement *statement,
                                             GPtrArray      *findings);
void        vouch_level_sign_show_findings  (VouchLevelSign *self,
                                             GPtrArray      *findings);
const char *vouch_level_sign_get_words      (VouchLevelSign *self);

G_END_DECLS
