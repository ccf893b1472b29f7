/* test-published.c: what the window tells of a card after it was published, and taking it away again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-portal-list.h"
#include "vouch-publish-dialog.h"
#include "vouch-published-dialog.h"
#include "vouch-published-row.h"
#include "vouch-reason-dialog.h"
#include "vouch-receipt-file.h"

static void
publish (VouchTestPublish *self)
{
  vouch_test_publish_serve (self);
  vouch_test_publish_send (self);
}

static void
show_published (VouchTestPublish *self)
{
  vouch_test_act (self->editor, "editor.show-published", NULL);
  self->dialog = vouch_test_wait_for (VOUCH_TYPE_PUBLISHED_DIALOG);
}

static guint
request (VouchTestPublish *self, const char *method, const char *body, const char *tag)
{
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      self->portal, vouch_test_portal_message (self->portal, method, VOUCH_TEST_CARD_PATH, body,
                                               tag ? "If-Match" : NULL, tag, NULL));

  return answer->status;
}

static GtkWidget *
find_button (GtkWidget *root, const char *tooltip)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found)
        return found;
    }
  return NULL;
}

static void
click (VouchTestPublish *self, const char *tooltip)
{
  GtkWidget *button = find_button (self->dialog, tooltip);

  if (!button)
    fail_msg ("There is no “%s”", tooltip);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
shows_part (GtkWidget *root, const char *words)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (shows_part (child, words))
      return TRUE;
  return FALSE;
}

typedef struct
{
  GtkWidget *dialog;
  const char *words;
} Wanted;

static gboolean
is_told (gpointer data)
{
  Wanted *wanted = data;

  return shows_part (wanted->dialog, wanted->words);
}

/* When it was sent is told beside that, and depends on how long the test takes. */
static void
wait_for_part (VouchTestPublish *self, const char *words)
{
  Wanted wanted = { self->dialog, words };

  if (!vouch_test_wait_until (is_told, &wanted, 30000))
    fail_msg ("It does not say “%s”", words);
}

/* --- withdrawing --- */

static void
test_withdraws (void **state)
{
  VouchTestPublish *self = *state;
  g_autoptr (GPtrArray) receipts = NULL;
  const VouchReceipt *last;

  publish (self);
  show_published (self);
  wait_for_part (self, "Up to date\nSent ");
  assert_null (find_button (self->dialog, "Publish Here…"));
  vouch_test_shoot (self->dialog, "published-same");
  click (self, "Withdraw…");
  vouch_test_publish_reason ("The dose was wrong", "_Withdraw");
  wait_for_part (self, "\nReason: The dose was wrong");
  assert_int_equal (request (self, "GET", NULL, NULL), 410);
  vouch_test_shoot (self->dialog, "published-withdrawn");

  receipts = vouch_test_publish_receipts (self);
  last = receipts->pdata[receipts->len - 1];
  assert_true (vouch_receipt_is_withdrawn (last));
  assert_string_equal (last->reason, "The dose was wrong");
  assert_false (vouch_editor_get_unsaved (self->editor));
  assert_null (find_button (self->dialog, "Withdraw…"));
  assert_non_null (find_button (self->dialog, "Publish Here…"));
  vouch_test_publish_close (self);

  /* The dialog says what it was that was done last. */
  vouch_test_publish_ask (self);
  assert_true (shows_part (self->dialog, "Withdrawn "));
  vouch_test_publish_close (self);
}

/* Whoever thinks better of it has done nothing. */
static void
test_withdraws_not (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *reason;

  publish (self);
  show_published (self);
  wait_for_part (self, "Up to date\nSent ");
  click (self, "Withdraw…");
  reason = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);
  gtk_window_close (GTK_WINDOW (reason));
  vouch_test_settle (self->dialog);
  /* Time enough for a withdrawal: the portals answer once more, and none is under way. */
  g_signal_emit_by_name (vouch_test_button (self->dialog, "_Ask Again"), "clicked");
  wait_for_part (self, "Up to date\nSent ");
  assert_non_null (find_button (self->dialog, "Withdraw…"));
  assert_int_equal (request (self, "GET", NULL, NULL), 200);
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);
}

static gboolean
is_refused (gpointer data)
{
  return shows_part (((VouchTestPublish *) data)->dialog, "It was not withdrawn");
}

/* A colleague's version is not taken away unseen. */
static void
test_withdraw_changed_there (void **state)
{
  VouchTestPublish *self = *state;

  publish (self);
  show_published (self);
  wait_for_part (self, "Up to date\nSent ");
  vouch_test_publish_change_there (self);
  click (self, "Withdraw…");
  vouch_test_publish_reason ("The dose was wrong", "_Withdraw");
  if (!vouch_test_wait_until (is_refused, self, 30000))
    fail_msg ("It does not say that it was not withdrawn");
  assert_int_equal (request (self, "GET", NULL, NULL), 200);
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);
}

/* --- what is there now --- */

/* What is newer there is told by the checks too, from then on. */
static void
test_changed_there (void **state)
{
  VouchTestPublish *self = *state;

  publish (self);
  vouch_test_publish_change_there (self);
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
  show_published (self);
  wait_for_part (self, "Changed on the portal since it was sent\nSent ");
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
  vouch_test_publish_close (self);
}

/* What it has now is older than what was sent; sent anew, it is up to date. */
static void
test_restored (void **state)
{
  VouchTestPublish *self = *state;
  g_autofree char *copy = NULL;

  publish (self);
  copy = vouch_test_portal_back_up (self->portal);
  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  vouch_test_publish_send (self);
  assert_int_equal (vouch_test_publish_revision (self), 2);
  vouch_test_portal_restore (self->portal, copy);
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
  show_published (self);
  wait_for_part (self, "An earlier version is on the portal than was sent\nSent ");
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
  vouch_test_shoot (self->dialog, "published-restored");
  vouch_test_publish_close (self);
}

/* Put back, and edited up to the number of ours: it says so, and is not taken for ours. */
static void
test_restored_and_edited (void **state)
{
  VouchTestPublish *self = *state;
  g_autofree char *copy = NULL;

  publish (self);
  copy = vouch_test_portal_back_up (self->portal);
  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  vouch_test_publish_send (self);
  vouch_test_portal_restore (self->portal, copy);
  vouch_test_publish_change_there (self);
  assert_int_equal (vouch_test_publish_revision (self), 2);
  show_published (self);
  wait_for_part (self, "Changed on the portal since it was sent\nSent ");
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
  vouch_test_publish_close (self);

  vouch_card_set_title (vouch_test_publish_card (self), "Mine again");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Changed There Since");
  vouch_test_publish_assert_there (self, "Theirs");
  vouch_test_publish_click (self, "_Replace");
  vouch_test_publish_reason ("A wrong dose", "_Replace");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_assert_there (self, "Mine again");
  assert_int_equal (vouch_test_publish_revision (self), 3);
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
  vouch_test_publish_close (self);
}

/* A card that is no longer there is no card that is up to date. */
static void
test_gone (void **state)
{
  VouchTestPublish *self = *state;
  g_autofree char *copy = NULL;

  vouch_test_publish_serve (self);
  copy = vouch_test_portal_back_up (self->portal);
  vouch_test_publish_send (self);
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_portal_restore (self->portal, copy);
  show_published (self);
  wait_for_part (self, "No longer on the portal\nSent ");
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
  vouch_test_publish_close (self);

  /* Sent again, it is there again. */
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "No Longer on the Portal");
  vouch_test_publish_click (self, "Publish _Again");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
}

/* Who learns of it while publishing, and leaves it, is told of it by the checks. */
static void
test_gone_while_publishing (void **state)
{
  VouchTestPublish *self = *state;
  g_autofree char *copy = NULL;

  vouch_test_publish_serve (self);
  copy = vouch_test_portal_back_up (self->portal);
  vouch_test_publish_send (self);
  vouch_test_portal_restore (self->portal, copy);
  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "No Longer on the Portal");
  vouch_test_publish_close (self);
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
}

/* What changed here is sent from there, to that portal. */
static void
test_changed_here (void **state)
{
  VouchTestPublish *self = *state;

  publish (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  show_published (self);
  wait_for_part (self, "The card has changed here since it was sent\nSent ");
  click (self, "Publish Here…");
  self->dialog = vouch_test_wait_for (VOUCH_TYPE_PUBLISH_DIALOG);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 2);
  vouch_test_publish_close (self);
}

/* Each portal has its own state: one that was sent nothing, and one that nobody signed in to. */
static void
test_several (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("secret");

  publish (self);
  vouch_accounts_load (vouch_application_get_default_accounts ());
  show_published (self);
  wait_for_part (self, "Up to date\nSent ");
  vouch_test_publish_wait (self, "“Site” requires your user name and password. Nothing was sent.");
  assert_non_null (find_button (self->dialog, "Sign In…"));
  vouch_test_shoot (self->dialog, "published-several");
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

/* Two names at one address are two portals. */
static void
test_two_accounts (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("secret");
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (NULL);
  g_autoptr (VouchPortal) other = vouch_portal_new ("Other", site->root, "ben", NULL);

  assert_true (vouch_portal_list_add (list, other, NULL));
  vouch_accounts_load (vouch_application_get_default_accounts ());
  show_published (self);
  wait_for_part (self, "“Site” requires your user name and password.");
  wait_for_part (self, "“Other” requires your user name and password.");
  wait_for_part (self, "Not published here");
  vouch_test_publish_close (self);
  vouch_test_site_free (site);
}

/* A portal that only the card knows of is told, and can't be asked. */
static void
test_unknown (void **state)
{
  VouchTestPublish *self = *state;
  VouchReceipt elsewhere = { .portal = (char *) "urn:uuid:7d444840-9dc0-11d1-b245-5ffdce74fad2",
                             .remote_id = (char *) VOUCH_TEST_CARD_ID,
                             .address = (char *) "https://cards.example.org/tears",
                             .digest = (char *) "x",
                             .at = (char *) "2026-06-02T09:00:00Z",
                             .revision = 4 };

  assert_true (vouch_receipt_record (&elsewhere, vouch_editor_get_document (self->editor), NULL));
  show_published (self);
  vouch_test_publish_wait (self, "cards.example.org");
  assert_null (find_button (self->dialog, "Withdraw…"));
  assert_non_null (find_button (self->dialog, "Open the Page"));
  vouch_test_publish_close (self);
}

/* Closed while it asks: nothing is left. */
static void
test_closed_early (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  show_published (self);
  vouch_test_publish_leave (self, "Escape");
  vouch_test_close (GTK_WIDGET (self->window), self->window, self->editor,
                    vouch_editor_get_document (self->editor), NULL);
}

static void
test_narrow (void **state)
{
  VouchTestPublish *self = *state;

  publish (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  show_published (self);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 360, 480);
  wait_for_part (self, "The card has changed here since it was sent\nSent ");
  for (int i = 0; i < 20 && gtk_widget_get_width (self->dialog) > 360; i++)
    vouch_test_draw (self->dialog);
  assert_true (gtk_widget_get_width (self->dialog) <= 360);
  vouch_test_shoot (self->dialog, "published-narrow-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  vouch_test_publish_close (self);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_withdraws),
    PUBLISH_TEST (test_withdraws_not),
    PUBLISH_TEST (test_withdraw_changed_there),
    PUBLISH_TEST (test_changed_there),
    PUBLISH_TEST (test_restored),
    PUBLISH_TEST (test_restored_and_edited),
    PUBLISH_TEST (test_gone),
    PUBLISH_TEST (test_gone_while_publishing),
    PUBLISH_TEST (test_changed_here),
    PUBLISH_TEST (test_several),
    PUBLISH_TEST (test_two_accounts),
    PUBLISH_TEST (test_unknown),
    PUBLISH_TEST (test_closed_early),
    PUBLISH_TEST (test_narrow),
  };

  return vouch_test_run_widgets ("published", tests);
}
