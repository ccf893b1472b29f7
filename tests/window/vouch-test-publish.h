/* vouch-test-publish.h: a card that can be published, and portals to publish it to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-test-application.h"
#include "vouch-test-portal.h"

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

int            vouch_test_set_up_publish    (void             **state);
int            vouch_test_tear_down_publish (void             **state);
void           vouch_test_publish_open      (VouchTestPublish  *self,
                                             const char        *path);
void           vouch_test_publish_serve     (VouchTestPublish  *self);
GtkWidget     *vouch_test_publish_ask       (VouchTestPublish  *self);
void           vouch_test_publish_choose    (VouchTestPublish  *self,
                                             const char        *row,
                                             guint              position);
void           vouch_test_publish_fill      (VouchTestPublish  *self,
                                             const char        *row,
                                             const char        *text);
void           vouch_test_publish_wait      (VouchTestPublish  *self,
                                             const char        *words);
void           vouch_test_publish_click     (VouchTestPublish  *self,
                                             const char        *label);
void           vouch_test_publish_leave     (VouchTestPublish  *self,
                                             const char        *keys);
void           vouch_test_publish_close     (VouchTestPublish  *self);
GPtrArray     *vouch_test_publish_receipts  (VouchTestPublish  *self) G_GNUC_WARN_UNUSED_RESULT;
gint64         vouch_test_publish_revision  (VouchTestPublish  *self);

gboolean       vouch_test_shows             (GtkWidget         *root,
                                             const char        *words);
GtkWidget     *vouch_test_button            (GtkWidget         *root,
                                             const char        *label);

VouchTestSite *vouch_test_site_new          (const char        *password);
void           vouch_test_site_free         (VouchTestSite     *self);
void           vouch_test_site_start        (VouchTestSite     *self);
void           vouch_test_site_stop         (VouchTestSite     *self);
void           vouch_test_site_answer       (VouchTestSite     *self);

#define PUBLISH_TEST(f) \
  cmocka_unit_test_setup_teardown (f, vouch_test_set_up_publish, vouch_test_tear_down_publish)

G_END_DECLS
