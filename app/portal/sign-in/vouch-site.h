/* vouch-site.h: what stands at an address: a portal, a WordPress with the plugin or without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"

G_BEGIN_DECLS

/**
 * VouchSite:
 * @name: what it calls itself
 * @address: where it is, after all redirects; name and password go there and nowhere else
 * @root: (nullable): where its own API is, below @address' host; %NULL = it is no WordPress
 * @page: (nullable): where a browser is asked whether Vouch may sign in
 * @has_contract: whether it takes cards as the contract says
 * @has_review: whether somebody there looks at cards before they are published
 */
typedef struct
{
  char     *name;
  char     *address;
  char     *root;
  char     *page;
  gboolean  has_contract;
  gboolean  has_review;
} VouchSite;

VouchSite *vouch_site_find        (const char    *typed,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSite *vouch_site_find_again  (VouchPortal   *portal,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSite *vouch_site_copy        (const VouchSite *self) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_site_free        (VouchSite     *self);
gboolean   vouch_site_is_loopback (const VouchSite *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchSite, vouch_site_free)

G_END_DECLS
