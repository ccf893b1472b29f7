/* vouch-outline.h: the card's sections with what is missing in each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-document.h"
#include "vouch-support.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_OUTLINE (vouch_outline_get_type ())

G_DECLARE_FINAL_TYPE (VouchOutline, vouch_outline, VOUCH, OUTLINE, GtkWidget)

/* Property "selected-section": id of the section in view. Activating a row asks
 * for the action `editor.go`, its foot for `editor.source-mode`. */
GtkWidget  *vouch_outline_new                  (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_outline_set_document         (VouchOutline       *self,
                                                VouchDocument      *document,
                                                VouchValidator     *validator,
                                                VouchCitationIndex *index);
void        vouch_outline_set_support          (VouchOutline       *self,
                                                VouchSupport       *support);
const char *vouch_outline_get_selected_section (VouchOutline       *self);
void        vouch_outline_set_selected_section (VouchOutline       *self,
                                                const char         *id);

G_END_DECLS
