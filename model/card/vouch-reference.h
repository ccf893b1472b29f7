/* vouch-reference.h: one bibliographic record, a CSL-JSON item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REFERENCE (vouch_reference_get_type ())

G_DECLARE_FINAL_TYPE (VouchReference, vouch_reference, VOUCH, REFERENCE, VouchNode)

const char *vouch_reference_get_csl_type (VouchReference *self);
const char *vouch_reference_get_title    (VouchReference *self);
JsonNode   *vouch_reference_get_csl      (VouchReference *self);

G_END_DECLS
