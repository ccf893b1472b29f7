/* vouch-section.h: a titled part with a role; it holds statements, items or sections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SECTION (vouch_section_get_type ())

G_DECLARE_FINAL_TYPE (VouchSection, vouch_section, VOUCH, SECTION, VouchNode)

const char    *vouch_section_get_role       (VouchSection *self);
const char    *vouch_section_get_title      (VouchSection *self);
void           vouch_section_set_title      (VouchSection *self,
                                             const char   *title);
const char    *vouch_section_get_basis      (VouchSection *self);
gboolean       vouch_section_has_none       (VouchSection *self);
VouchNodeList *vouch_section_get_statements (VouchSection *self);
VouchNodeList *vouch_section_get_sections   (VouchSection *self);
VouchNodeList *vouch_section_get_items      (VouchSection *self);
gboolean       vouch_section_is_empty       (VouchSection *self);
gboolean       vouch_section_is_within      (VouchSection *self,
                                             const char   *role);

G_END_DECLS
