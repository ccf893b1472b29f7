/* vouch-cite-provider.h: somewhere else to look for what can be cited.
 *
 * Widgets read no settings and know no network: the program adds what looks in the library of
 * references, in registries, in other programs. Each answers with CSL-JSON items of no card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_CITE_PROVIDER (vouch_cite_provider_get_type ())

G_DECLARE_INTERFACE (VouchCiteProvider, vouch_cite_provider, VOUCH, CITE_PROVIDER, GObject)

/**
 * VouchCiteProviderInterface:
 * @get_name: who is asked, as it stands beside what was found: “Library”
 * @wants: whether it looks for that at all; without waiting
 * @search_async: looks, without blocking; may answer at once
 * @search_finish: (element-type JsonObject): what was found, best first
 */
struct _VouchCiteProviderInterface
{
  GTypeInterface parent_interface;

  const char *(*get_name)      (VouchCiteProvider    *self);
  gboolean    (*wants)         (VouchCiteProvider    *self,
                                const char           *typed);
  void        (*search_async)  (VouchCiteProvider    *self,
                                const char           *typed,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
  GPtrArray  *(*search_finish) (VouchCiteProvider    *self,
                                GAsyncResult         *result,
                                GError              **error);
};

const char *vouch_cite_provider_get_name      (VouchCiteProvider    *self);
gboolean    vouch_cite_provider_wants         (VouchCiteProvider    *self,
                                               const char           *typed);
void        vouch_cite_provider_search_async  (VouchCiteProvider    *self,
                                               const char           *typed,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
GPtrArray  *vouch_cite_provider_search_finish (VouchCiteProvider    *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
