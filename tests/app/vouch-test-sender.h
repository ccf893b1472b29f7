/* vouch-test-sender.h: somebody who publishes from the command line, with a card and portals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-portal-token.h"
#include "vouch-test-fault.h"
#include "vouch-test-program.h"

G_BEGIN_DECLS

#define VOUCH_TEST_SENDER_ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"

/**
 * VouchTestSender:
 *
 * A folder with a card, and after vouch_test_sender_serve() a portal beside the test, with a proxy before
 * it that the program knows as "desk". Before that the program starts its own portal.
 */
typedef struct
{
  char *folder;               /* (owned) */
  char *card;                 /* (owned): the file's path */
  char *id;                   /* (owned): the card's */
  GSubprocess *server;        /* (owned) (nullable) */
  VouchTestFaultProxy *proxy; /* (owned) (nullable) */
} VouchTestSender;

/** The card's file, as vouch_test_sender_new() leaves it. */
extern const char vouch_test_sender_card[];

VouchTestSender  *vouch_test_sender_new         (void);
void              vouch_test_sender_free        (VouchTestSender        *self);
int               vouch_test_set_up_sender      (void                  **state);
int               vouch_test_set_up_served      (void                  **state);
int               vouch_test_tear_down_sender   (void                  **state);
void              vouch_test_sender_serve       (VouchTestSender        *self);

void              vouch_test_sender_renew       (VouchTestSender        *self);
void              vouch_test_sender_edit        (VouchTestSender        *self,
                                                 const char             *find,
                                                 const char             *replace);
GPtrArray        *vouch_test_sender_receipts    (VouchTestSender        *self) G_GNUC_WARN_UNUSED_RESULT;
VouchTestOutcome *vouch_test_sender_publish     (VouchTestSender        *self,
                                                 const char             *option) G_GNUC_WARN_UNUSED_RESULT;

void              vouch_test_write_card         (const char             *path,
                                                 const char             *id,
                                                 const char             *title);
char             *vouch_test_read_file          (const char             *path) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *vouch_test_read_receipts      (const char             *path) G_GNUC_WARN_UNUSED_RESULT;
guint             vouch_test_count_waiting      (void);

VouchPortalToken *vouch_test_find_portal        (void) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalToken *vouch_test_wait_for_portal    (void) G_GNUC_WARN_UNUSED_RESULT;

void              vouch_test_assert_outcome     (const VouchTestOutcome *outcome,
                                                 int                     exit_code,
                                                 const char             *output,
                                                 const char             *messages);

#define SENDER_TEST(f) \
  cmocka_unit_test_setup_teardown (f, vouch_test_set_up_sender, vouch_test_tear_down_sender)
#define SERVED_TEST(f) \
  cmocka_unit_test_setup_teardown (f, vouch_test_set_up_served, vouch_test_tear_down_sender)

G_END_DECLS
