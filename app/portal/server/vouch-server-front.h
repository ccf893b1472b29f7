/* vouch-server-front.h: the portal's door: takes connections in, and answers readers at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-server-guard.h"
#include "vouch-server-pages.h"

G_BEGIN_DECLS

typedef struct _VouchServerFront VouchServerFront;

/* One of the connections that there may be at the same time; outlives the front where it must. */
typedef struct _VouchServerPlace VouchServerPlace;

/* Called in the main context of whoever made the front, with a connection that asks for more than
 * pages. @place is the callback's, to be released once @socket is closed. */
typedef void (*VouchServerFrontCallback) (GSocket          *socket,
                                          VouchServerPlace *place,
                                          gpointer          user_data);

/**
 * VouchServerFrontOptions:
 * @pages: what readers are shown
 * @guard: who may ask
 * @is_secret: all is encrypted, so that no request can be told by its first bytes
 * @patience: seconds that a reader has for a request
 * @max_connections: at the same time, those that were handed on included
 */
typedef struct
{
  VouchServerPages *pages;
  VouchServerGuard *guard;
  gboolean          is_secret;
  guint             patience;
  guint             max_connections;
} VouchServerFrontOptions;

VouchServerFront *vouch_server_front_new    (GSocket                       *listener,
                                             const VouchServerFrontOptions *options,
                                             VouchServerFrontCallback       callback,
                                             gpointer                       user_data) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_server_front_close  (VouchServerFront              *self);
void              vouch_server_front_free   (VouchServerFront              *self);
gboolean          vouch_server_front_is_empty (VouchServerFront            *self);
void              vouch_server_place_release (VouchServerPlace             *self);

G_END_DECLS
