/* vouch-test-portal.h: a real portal inside the test, or one beside it, on loopback.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "vouch-portal-token.h"
#include "vouch-server.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;        /* (owned): with the data and the state in it */
  char *data;          /* (owned) */
  char *state;         /* (owned) */
  VouchServer *server; /* (owned) (nullable) */
  char *root;          /* (owned) */
  char *token;         /* (owned) (nullable): the embedded portal's */
  char *authorisation; /* (owned) (nullable): what is sent in place of the token */
  SoupSession *session; /* (owned) */
} VouchTestPortal;

/** What came back, header names as in HTTP. */
typedef struct
{
  guint status;
  SoupMessageHeaders *headers; /* (owned) */
  char *body;                  /* (owned): with a NUL added */
  JsonNode *json;              /* (owned) (nullable) */
  gboolean is_done;
} VouchTestAnswer;

VouchTestPortal *vouch_test_portal_new      (void);
VouchTestPortal *vouch_test_portal_new_at   (const char      *root,
                                             const char      *user,
                                             const char      *password);
void             vouch_test_portal_free     (VouchTestPortal *self);
void             vouch_test_portal_start    (VouchTestPortal *self,
                                             gsize            max_body);
void             vouch_test_portal_start_with (VouchTestPortal          *self,
                                               const VouchServerOptions *options);
void             vouch_test_portal_stop     (VouchTestPortal *self);
char            *vouch_test_portal_back_up  (VouchTestPortal *self) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_test_portal_restore  (VouchTestPortal *self,
                                             const char      *copy);

SoupMessage     *vouch_test_portal_message  (VouchTestPortal *self,
                                             const char      *method,
                                             const char      *path,
                                             const char      *body,
                                             ...) G_GNUC_NULL_TERMINATED;
VouchTestAnswer *vouch_test_portal_send     (VouchTestPortal *self,
                                             SoupMessage     *message);
void             vouch_test_portal_begin    (VouchTestPortal *self,
                                             SoupMessage     *message,
                                             VouchTestAnswer *answer);
VouchTestAnswer *vouch_test_portal_get      (VouchTestPortal *self,
                                             const char      *path);
void             vouch_test_answer_clear    (VouchTestAnswer *answer);
void             vouch_test_answer_free     (VouchTestAnswer *answer);
const char      *vouch_test_answer_text     (VouchTestAnswer *answer,
                                             const char      *member);
gint64           vouch_test_answer_number   (VouchTestAnswer *answer,
                                             const char      *member);
const char      *vouch_test_answer_header   (VouchTestAnswer *answer,
                                             const char      *name);
char            *vouch_test_portal_body     (const char      *id,
                                             const char      *job,
                                             const char      *base,
                                             const char      *title,
                                             const char      *more);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchTestAnswer, vouch_test_answer_free)

G_END_DECLS
