/* vouch-zotero-provider.h: the writer’s own library in Zotero, for whoever cites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-cite-provider.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ZOTERO_PROVIDER (vouch_zotero_provider_get_type ())

G_DECLARE_FINAL_TYPE (VouchZoteroProvider, vouch_zotero_provider, VOUCH, ZOTERO_PROVIDER, GObject)

VouchCiteProvider *vouch_zotero_provider_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
