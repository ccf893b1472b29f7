/* vouch-test-publish.h: a card that can be published, and portals to publish it to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-application.h"
#include "vouch-test-portal.h"
#include "vouch-test-site.h"

#include "vouch-card.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

#define VOUCH_TEST_CARD_ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define VOUCH_TEST_CARD_PATH "vouch/v1/cards/" VOUCH_TEST_CARD_ID

/**
 * VouchTestPublish:
 *
 * A window with a card without errors, “card.scorecard”, and no portal yet.
 */
typedef struct
{
  VouchTestApplication *desk;   /* (owned) */
  VouchTestPortal      *portal; /* (owned) (nullable): this computer's */
  VouchWindow          *window; /* (unowned): the application's */
  VouchEditor          *editor; /* (unowned): the window's */
  GtkWidget            *dialog; /* (unowned) (nullable): the one that was opened last */
  char                 *path;   /* (owned): the card's */
} VouchTestPublish;

int            vouch_test_set_up_publish    (void             **state);
int            vouch_test_tear_down_publish (void             **state);
void           vouch_test_publish_open      (VouchTestPublish  *self,
                                             const char        *path);
void           vouch_test_publish_serve     (VouchTestPublish  *self);
GtkWidget     *vouch_test_publish_ask       (VouchTestPublish  *self);
void           vouch_test_publish_choose    (VouchTestPublish  *self,
                                             const char        *row,
                                             guint              position);
guint          vouch_test_publish_count     (VouchTestPublish  *self,
                                             const char        *row);
void           vouch_test_publish_fill      (VouchTestPublish  *self,
                                             const char        *row,
                                             const char        *text);
GtkWidget     *vouch_test_publish_row       (VouchTestPublish  *self,
                                             const char        *row);
void           vouch_test_publish_wait      (VouchTestPublish  *self,
                                             const char        *words);
void           vouch_test_publish_click     (VouchTestPublish  *self,
                                             const char        *label);
void           vouch_test_publish_leave     (VouchTestPublish  *self,
                                             const char        *keys);
void           vouch_test_publish_close     (VouchTestPublish  *self);
GPtrArray     *vouch_test_publish_receipts  (VouchTestPublish  *self) G_GNUC_WARN_UNUSED_RESULT;
gint64         vouch_test_publish_revision  (VouchTestPublish  *self);

void           vouch_test_publish_send      (VouchTestPublish  *self);
void           vouch_test_publish_reason    (const char        *reason,
                                             const char        *button);
gboolean       vouch_test_publish_shows_changes (gpointer       self);

VouchCard     *vouch_test_publish_card      (VouchTestPublish  *self);
const char    *vouch_test_publish_last_note (VouchEditor       *editor);
gboolean       vouch_test_publish_has_finding (VouchTestPublish *self,
                                               const char       *rule);

VouchTestAnswer *vouch_test_publish_there   (VouchTestPublish  *self) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_test_publish_assert_there (VouchTestPublish *self,
                                                const char       *title);
void           vouch_test_publish_change_there (VouchTestPublish *self);
gint64         vouch_test_publish_total     (VouchTestPublish  *self);

gboolean       vouch_test_shows             (GtkWidget         *root,
                                             const char        *words);
GtkWidget     *vouch_test_button            (GtkWidget         *root,
                                             const char        *label);

#define PUBLISH_TEST(f) \
  cmocka_unit_test_setup_teardown (f, vouch_test_set_up_publish, vouch_test_tear_down_publish)

G_END_DECLS
