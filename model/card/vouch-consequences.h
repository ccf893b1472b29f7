/* vouch-consequences.h: what follows from a person's edit, in the same step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-document.h"

G_BEGIN_DECLS

VouchChange *vouch_consequences_add (VouchDocument *document,
                                     VouchChange   *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
