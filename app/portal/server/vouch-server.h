/* vouch-server.h: the embedded portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Not registered for anything else, and below the ports that systems hand out by themselves. */
#define VOUCH_SERVER_DEFAULT_PORT 8459

/* What a card's file may have is more than enough for its published form with its page. */
#define VOUCH_SERVER_MAX_BODY ((gsize) 64 * 1024 * 1024)

/* A team has fewer, and each costs memory. */
#define VOUCH_SERVER_MAX_CONNECTIONS 256

/**
 * VouchServerError:
 * @VOUCH_SERVER_ERROR_ADDRESS: the address can't be listened on
 * @VOUCH_SERVER_ERROR_PORT_IN_USE: another program listens on the port
 * @VOUCH_SERVER_ERROR_CERTIFICATE: certificate or key can't be read
 * @VOUCH_SERVER_ERROR_UNSAFE: an address that others can reach, without encryption or account
 *
 * Codes of the domain %VOUCH_SERVER_ERROR. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_SERVER_ERROR_ADDRESS,
  VOUCH_SERVER_ERROR_PORT_IN_USE,
  VOUCH_SERVER_ERROR_CERTIFICATE,
  VOUCH_SERVER_ERROR_UNSAFE,
} VouchServerError;

#define VOUCH_SERVER_ERROR (vouch_server_error_quark ())

/**
 * VouchServerOptions:
 * @data: (nullable): the folder with the cards; %NULL = the user's own
 * @state: (nullable): where the token is left; %NULL = the user's state folder
 * @port: 0 = any that is free
 * @listen: (nullable): an IP address; %NULL = 127.0.0.1
 * @certificate: (nullable): a PEM file; with it the portal speaks TLS
 * @key: (nullable): the certificate's key, a PEM file
 * @has_accounts: asks for a name and a password on loopback as well, and makes no token
 * @user: (nullable): the name of an account beside the portal's users, where accounts are asked for
 * @password: (nullable): its password
 * @max_body: the most bytes of a request; 0 = %VOUCH_SERVER_MAX_BODY
 * @max_connections: at the same time; 0 = %VOUCH_SERVER_MAX_CONNECTIONS
 * @patience: seconds that a sender has for what comes before a body, or to go on with it; 0 = 10
 */
typedef struct
{
  const char *data;
  const char *state;
  guint16     port;
  const char *listen;
  const char *certificate;
  const char *key;
  gboolean    has_accounts;
  const char *user;
  const char *password;
  gsize       max_body;
  guint       max_connections;
  guint       patience;
} VouchServerOptions;

typedef void (*VouchServerFinished) (gpointer user_data);

#define VOUCH_TYPE_SERVER (vouch_server_get_type ())

G_DECLARE_FINAL_TYPE (VouchServer, vouch_server, VOUCH, SERVER, GObject)

GQuark       vouch_server_error_quark (void);

VouchServer *vouch_server_new         (const VouchServerOptions  *options,
                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void         vouch_server_finish      (VouchServer               *self,
                                       VouchServerFinished        callback,
                                       gpointer                   user_data);
gboolean     vouch_server_is_finishing (VouchServer              *self);
void         vouch_server_stop        (VouchServer               *self);
const char  *vouch_server_get_root    (VouchServer               *self);

G_END_DECLS
