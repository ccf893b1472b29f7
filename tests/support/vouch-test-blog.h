/* vouch-test-blog.h: a site in this process that lets programs sign in as WordPress does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The one that the user's browser brings. */
#define VOUCH_TEST_BLOG_PASSWORD "first word of all"

typedef struct
{
  SoupServer *server;    /* (owned) */
  char *address;         /* (owned): with a slash at its end */
  GHashTable *passwords; /* (owned): password → UUID: those that are good */
  guint n_minted;
  guint n_signed_in;     /* requests that came with a password */

  const char *leads_to;  /* (nullable): where its first page leads on */
  const char *page;      /* (nullable): what it says where its authorisation page is */
  gboolean mints_none;
  gboolean revokes_none;
  gboolean knows_nobody; /* it does not answer who somebody is */
  gboolean may_publish;
} VouchTestBlog;

/* Served by the main loop. */
VouchTestBlog *vouch_test_blog_new  (void);
void           vouch_test_blog_free (VouchTestBlog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchTestBlog, vouch_test_blog_free)

G_END_DECLS
