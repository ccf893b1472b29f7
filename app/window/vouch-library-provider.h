/* vouch-library-provider.h: the references of other cards, for whoever cites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-cite-provider.h"
#include "vouch-reference-library.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_LIBRARY_PROVIDER (vouch_library_provider_get_type ())

G_DECLARE_FINAL_TYPE (VouchLibraryProvider, vouch_library_provider, VOUCH, LIBRARY_PROVIDER, GObject)

VouchCiteProvider *vouch_library_provider_new (VouchReferenceLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
