/* vouch-registry-title.h: the titles that registries gave for identifiers, kept on this computer.
 *
 * Made-up references mostly have a real identifier of another paper. Whoever looks a paper
 * up keeps what it is called; the checks compare it with what a reference says, without
 * asking anybody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-identifier.h"

G_BEGIN_DECLS

gboolean vouch_registry_title_keep (VouchIdentifierKind  kind,
                                    const char          *identifier,
                                    const char          *title);
char    *vouch_registry_title_get  (VouchIdentifierKind  kind,
                                    const char          *identifier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
