/* test-publish-site.c: what only a site with people of its own has, and what waits for its time; with a
 * portal that asks for names and passwords, and beside a real WordPress where there is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-due-time.h"
#include "vouch-outbox-dialog.h"
#include "vouch-portal-list.h"
#include "vouch-publish-fields.h"
#include "vouch-test-wordpress.h"

#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

typedef struct
{
  VouchTestPublish *desk;  /* (owned) */
  VouchTestPortal *portal; /* (owned): as its publisher asks it */
  char *password;          /* (owned) */
} Site;

/* --- the site --- */

/* Where it is, and as whom. */
static void
add_site (const char *address, const char *user)
{
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (NULL);
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Site", address, user, NULL);

  assert_true (vouch_portal_list_add (list, portal, NULL));
}

static void
open_own_site (Site *site)
{
  VouchServerOptions options = { .has_accounts = TRUE, .user = "ann", .password = "secret" };
  VouchTestPortal *portal = vouch_test_portal_new ();

  site->portal = portal;
  site->password = g_strdup ("secret");
  vouch_test_portal_start_with (portal, &options);
  portal->authorisation = g_strdup ("Basic YW5uOnNlY3JldA==");
  add_site (portal->root, "ann");
}

static void
open_wordpress (Site *site)
{
  g_autofree char *root = g_strconcat (g_getenv ("VOUCH_WORDPRESS"), "/wp-json/", NULL);

  site->password = vouch_test_wordpress_password ("editor");
  site->portal = vouch_test_portal_new_at (root, "editor", site->password);
  add_site (g_getenv ("VOUCH_WORDPRESS"), "editor");
}

static int
set_up (void **state)
{
  Site *site = g_new0 (Site, 1);

  if (vouch_test_set_up_publish (state) != 0)
    return 1;
  site->desk = *state;
  if (g_getenv ("VOUCH_WORDPRESS"))
    open_wordpress (site);
  else
    open_own_site (site);
  *state = site;
  return 0;
}

static int
tear_down (void **state)
{
  Site *site = *state;
  void *desk = site->desk;

  vouch_test_portal_free (site->portal);
  g_free (site->password);
  g_free (site);
  return vouch_test_tear_down_publish (&desk);
}

/* --- the dialog --- */

static void
open_fields (VouchTestPublish *self)
{
  GtkWidget *fields = vouch_test_find (self->dialog, VOUCH_TYPE_PUBLISH_FIELDS);
  GtkWidget *more = vouch_test_find (fields, ADW_TYPE_EXPANDER_ROW);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
  vouch_test_settle (self->dialog);
}

static void
ask_for_site (Site *site)
{
  vouch_test_publish_ask (site->desk);
  vouch_test_publish_choose (site->desk, "Portal", 1);
  vouch_test_publish_fill (site->desk, "Password", site->password);
}

static void
assert_there (Site *site, const char *status, const char *tags)
{
  SoupMessage *message
      = vouch_test_portal_message (site->portal, "GET", VOUCH_TEST_CARD_PATH, NULL, NULL);
  g_autoptr (VouchTestAnswer) there = vouch_test_portal_send (site->portal, message);

  assert_int_equal (there->status, 200);
  assert_string_equal (vouch_test_answer_text (there, "status"), status);
  if (!strstr (there->body, tags))
    fail_msg ("Without %s: %s", tags, there->body);
}

/* Somebody on the site looks at it first; its tags are there then, and stay when it is published. */
static void
test_pending_with_tags (void **state)
{
  static const char tags[] = "\"tags\":[\"Exercise\",\"Mind & body\"]";
  Site *site = *state;
  VouchTestPublish *self = site->desk;

  if (!g_getenv ("VOUCH_WORDPRESS"))
    vouch_test_leave ("there is no WordPress here");
  ask_for_site (site);
  vouch_test_publish_choose (self, "Visibility", 2);
  assert_null (vouch_test_button (self->dialog, "_Publish"));
  open_fields (self);
  vouch_test_publish_fill (self, "Tags, with commas between", "Exercise, Mind & body,, ");
  vouch_test_shoot (self->dialog, "publish-pending");
  vouch_test_publish_click (self, "_Send for Review");
  vouch_test_publish_wait (self, "Sent for Review");
  vouch_test_shoot (self->dialog, "publish-sent-for-review");
  assert_there (site, "pending", tags);
  vouch_test_publish_close (self);

  ask_for_site (site);
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  assert_there (site, "publish", tags);
  vouch_test_publish_close (self);

  ask_for_site (site);
  open_fields (self);
  vouch_test_publish_fill (self, "Tags, with commas between", "");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  assert_there (site, "publish", "\"tags\":[]");
  vouch_test_publish_close (self);
}

static gboolean
is_offered_no_review (gpointer data)
{
  return vouch_test_publish_count (data, "Visibility") == 2;
}

/* A portal of ours has nobody who would look at it first: it is not offered any more once the portal has
 * said so. Nor is it for this computer. */
static void
test_nobody_reviews_here (void **state)
{
  Site *site = *state;
  VouchTestPublish *self = site->desk;

  ask_for_site (site);
  if (g_getenv ("VOUCH_WORDPRESS"))
    {
      vouch_test_publish_choose (self, "Visibility", 2);
      assert_non_null (vouch_test_button (self->dialog, "_Send for Review"));
      vouch_test_publish_choose (self, "Portal", 0);
      assert_non_null (vouch_test_button (self->dialog, "_Send as a Draft"));
    }
  assert_true (vouch_test_wait_until (is_offered_no_review, self, DEADLINE));
  vouch_test_publish_close (self);
}

/* What has its time says so among all that waits. */
static void
test_not_before (void **state)
{
  Site *site = *state;
  VouchTestPublish *self = site->desk;
  GtkWidget *outbox;
  g_autofree char *when = NULL;
  g_autofree char *waits = NULL;
  gint64 due = 0;

  assert_true (vouch_due_time_parse ("2099-01-02 09:00", &due));
  when = vouch_due_time_describe (due);
  waits = g_strdup_printf ("Site: is sent on %s", when);
  ask_for_site (site);
  open_fields (self);
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2099-01-02 09:00");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_null (vouch_test_button (self->dialog, "_Try Now")); /* it would not be sent any earlier */
  assert_non_null (vouch_test_button (self->dialog, "_Don’t Send It"));
  vouch_test_shoot (self->dialog, "publish-not-before");
  vouch_test_publish_leave (self, "Escape");
  g_action_group_activate_action (G_ACTION_GROUP (self->desk->application), "show-outbox", NULL);
  outbox = vouch_test_wait_for (VOUCH_TYPE_OUTBOX_DIALOG);
  vouch_test_settle (outbox);
  assert_true (vouch_test_shows (outbox, waits));
  vouch_test_shoot (outbox, "outbox-not-before");
  gtk_window_close (GTK_WINDOW (outbox));
  vouch_test_close (GTK_WIDGET (self->window), self->window, self->editor, NULL);
}

#define SITE_TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    SITE_TEST (test_pending_with_tags),
    SITE_TEST (test_nobody_reviews_here),
    SITE_TEST (test_not_before),
  };

  return vouch_test_run_widgets ("publish-site", tests);
}
