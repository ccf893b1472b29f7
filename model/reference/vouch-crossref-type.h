/* vouch-crossref-type.h: Crossref's names of types, and CSL's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *vouch_crossref_type_to_csl (const char *type);

G_END_DECLS
