/* vouch-test-site.h: a portal elsewhere, as the program sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * VouchTestSite:
 * @password: what it knows "ann" by
 * @is_slow: whether it keeps its answers until vouch_test_site_answer()
 *
 * A portal elsewhere, as the program sees it: it asks for a name and a password.
 */
typedef struct
{
  SoupServer *soup;     /* (owned) (nullable): %NULL: nobody is there */
  char       *root;     /* (owned) */
  guint       port;
  const char *password;
  gboolean    is_slow;
  GPtrArray  *waiting;  /* (owned) (element-type SoupServerMessage) */
  guint       n_taken;  /* cards, each time it was sent */
  GHashTable *cards;    /* (owned) (element-type utf8): the ids of those */
} VouchTestSite;

VouchTestSite *vouch_test_site_new          (const char        *password);
void           vouch_test_site_free         (VouchTestSite     *self);
void           vouch_test_site_start        (VouchTestSite     *self);
void           vouch_test_site_stop         (VouchTestSite     *self);
void           vouch_test_site_answer       (VouchTestSite     *self);

G_END_DECLS
