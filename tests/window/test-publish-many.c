/* test-publish-many.c: several cards published from the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-publish-many-dialog.h"
#include "vouch-publish-many-row.h"

#define CARD "check/clean.scorecard"
#define DEADLINE (60000 * VOUCH_TEST_SLOWNESS)
#define N_CARDS (VOUCH_TEST_SLOWNESS > 1 ? 8 : 40)

typedef struct
{
  VouchTestPublish *publish;
  VouchRecents *recents;
  GPtrArray *paths; /* (owned) (element-type filename) */
} Desk;

/* The fixture's own id is none that a portal could tell from others. */
static char *
put_card (VouchTestApplication *desk, guint i)
{
  g_autofree char *content = vouch_test_read_fixture (CARD, NULL);
  g_autoptr (GString) card = g_string_new (content);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *member = g_strdup_printf ("\"id\": \"%s\"", id);
  g_autofree char *name = g_strdup_printf ("many-%03u.scorecard", i);

  assert_int_equal (g_string_replace (card, "\"id\": \"card\"", member, 1), 1);
  return vouch_test_put_text (desk, name, card->str);
}

/* The one that is open is among them. */
static Desk
make_cards (void **state, guint n)
{
  Desk desk = { .publish = *state };

  desk.recents = vouch_application_get_recents (desk.publish->desk->application);
  desk.paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (desk.paths, g_strdup (desk.publish->path));
  for (guint i = 1; i < n; i++)
    {
      char *path = put_card (desk.publish->desk, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      vouch_recents_add (desk.recents, file, "A card");
      g_ptr_array_add (desk.paths, path);
    }
  return desk;
}

static guint
count_choosable (GtkWidget *root)
{
  guint n = VOUCH_IS_PUBLISH_MANY_ROW (root)
                    && vouch_publish_many_row_can_be_chosen (VOUCH_PUBLISH_MANY_ROW (root))
                ? 1
                : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_choosable (child);
  return n;
}

static gboolean
can_all_be_chosen (gpointer data)
{
  Desk *desk = data;

  return count_choosable (desk->publish->dialog) == desk->paths->len;
}

static void
ask (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->publish->window), "win.publish-several", NULL);
  desk->publish->dialog = vouch_test_wait_for (VOUCH_TYPE_PUBLISH_MANY_DIALOG);
  assert_true (vouch_test_wait_until (can_all_be_chosen, desk, DEADLINE));
}

static void
publish_all (Desk *desk)
{
  g_autofree char *label = g_strdup_printf ("_Publish %u", desk->paths->len);

  vouch_test_publish_click (desk->publish, "Choose _All");
  vouch_test_publish_click (desk->publish, label);
}

static guint
count_receipts (Desk *desk)
{
  guint n = 0;

  for (guint i = 0; i < desk->paths->len; i++)
    {
      g_autofree char *text = vouch_test_read (desk->paths->pdata[i]);
      g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
      g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

      n += receipts->len;
    }
  return n;
}

static gboolean
have_all_receipts (gpointer data)
{
  Desk *desk = data;

  return count_receipts (desk) == desk->paths->len;
}

static guint
count_waiting (void)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (GPtrArray) jobs = vouch_outbox_list (outbox, NULL);

  return jobs->len;
}

static gboolean
is_none_waiting (gpointer unused)
{
  return count_waiting () == 0;
}

static void
leave (Desk *desk)
{
  vouch_test_publish_leave (desk->publish, "Escape");
  vouch_test_close (GTK_WIDGET (desk->publish->window), desk->publish->window, desk->publish->editor,
                    NULL);
  g_ptr_array_unref (desk->paths);
}

/* All at once; the second time nothing is new. */
static void
test_all (void **state)
{
  Desk desk = make_cards (state, N_CARDS);
  g_autofree char *published = g_strdup_printf ("%d published", N_CARDS);
  g_autofree char *unchanged = g_strdup_printf ("%d unchanged", N_CARDS);

  vouch_test_publish_serve (desk.publish);
  ask (&desk);
  vouch_test_shoot (desk.publish->dialog, "publish-many");
  publish_all (&desk);
  vouch_test_publish_wait (desk.publish, published);
  assert_true (vouch_test_wait_until (have_all_receipts, &desk, DEADLINE));
  vouch_test_shoot (desk.publish->dialog, "publish-many-done");
  vouch_test_publish_leave (desk.publish, "Escape");
  ask (&desk);
  publish_all (&desk);
  vouch_test_publish_wait (desk.publish, unchanged);
  assert_int_equal (count_receipts (&desk), N_CARDS);
  assert_true (vouch_test_wait_until (is_none_waiting, NULL, DEADLINE));
  leave (&desk);
}

/* What stops one card stops no other. */
static void
test_stopped (void **state)
{
  Desk desk = make_cards (state, 3);
  g_autofree char *broken = vouch_test_put_text (
      desk.publish->desk, "x.scorecard",
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"x\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"\",\"sections\":[],\"references\":[],\"notes\":[]}");
  g_autoptr (GFile) file = g_file_new_for_path (broken);

  vouch_recents_add (desk.recents, file, "With errors");
  vouch_test_publish_serve (desk.publish);
  ask (&desk);
  assert_null (vouch_test_button (desk.publish->dialog, "_Publish 4"));
  /* One is torn by the time that it is published. */
  assert_true (g_file_set_contents (desk.paths->pdata[2], "{", -1, NULL));
  publish_all (&desk);
  vouch_test_publish_wait (desk.publish, "2 published, 1 not published");
  vouch_test_shoot (desk.publish->dialog, "publish-many-stopped");
  leave (&desk);
}

static gboolean
has_one_asked (gpointer data)
{
  return ((VouchTestSite *) data)->waiting->len == 1;
}

/* Stop takes out what was not sent; Continue sends it after all. */
static void
test_stop (void **state)
{
  Desk desk = make_cards (state, 6);
  VouchTestSite *site = vouch_test_site_new ("right");

  site->is_slow = TRUE;
  ask (&desk);
  vouch_test_publish_choose (desk.publish, "Portal", 1);
  vouch_test_publish_fill (desk.publish, "Password", "right");
  publish_all (&desk);
  assert_true (vouch_test_wait_until (has_one_asked, site, DEADLINE));
  vouch_test_shoot (desk.publish->dialog, "publish-many-running");
  vouch_test_publish_click (desk.publish, "_Stop");
  vouch_test_site_answer (site);
  vouch_test_publish_wait (desk.publish, "1 published, 5 not sent");
  assert_true (vouch_test_wait_until (is_none_waiting, NULL, DEADLINE));
  vouch_test_publish_click (desk.publish, "Con_tinue");
  vouch_test_publish_wait (desk.publish, "6 published");
  /* One that was on its way when it was stopped may have come: then it came twice. */
  assert_int_equal (g_hash_table_size (site->cards), 6);
  assert_true (vouch_test_wait_until (have_all_receipts, &desk, DEADLINE));
  leave (&desk);
  vouch_test_site_free (site);
}

/* Who signs out meanwhile, elsewhere in the program, is told that the rest waits, and goes on with a
 * password. */
static void
test_sign_out (void **state)
{
  Desk desk = make_cards (state, 6);
  VouchTestSite *site = vouch_test_site_new ("right");
  g_autoptr (GListStore) nobody = g_list_store_new (VOUCH_TYPE_PORTAL);

  site->is_slow = TRUE;
  ask (&desk);
  vouch_test_publish_choose (desk.publish, "Portal", 1);
  vouch_test_publish_fill (desk.publish, "Password", "right");
  publish_all (&desk);
  assert_true (vouch_test_wait_until (has_one_asked, site, DEADLINE));
  vouch_outbox_sender_set_accounts (vouch_application_get_default_outbox (), G_LIST_MODEL (nobody));
  vouch_test_site_answer (site);
  vouch_test_publish_wait (desk.publish, "6 waiting");
  assert_true (vouch_test_shows (desk.publish->dialog, "Waiting: Sign in to “Site” to send the card."));
  leave (&desk);
  vouch_test_site_free (site);
}

/* A password that was refused is typed anew, and each card is sent once. */
static void
test_wrong_password (void **state)
{
  Desk desk = make_cards (state, 3);
  VouchTestSite *site = vouch_test_site_new ("right");

  ask (&desk);
  vouch_test_publish_choose (desk.publish, "Portal", 1);
  vouch_test_publish_fill (desk.publish, "Password", "wrong");
  publish_all (&desk);
  vouch_test_publish_wait (desk.publish, "3 waiting");
  assert_int_equal (site->n_taken, 0);
  vouch_test_publish_fill (desk.publish, "Password", "right");
  vouch_test_publish_click (desk.publish, "Con_tinue");
  vouch_test_publish_wait (desk.publish, "3 published");
  assert_int_equal (site->n_taken, 3);
  assert_true (vouch_test_wait_until (have_all_receipts, &desk, DEADLINE));
  leave (&desk);
  vouch_test_site_free (site);
}

/* Who closes the dialog leaves the rest to the outbox. */
static void
test_close_while_running (void **state)
{
  Desk desk = make_cards (state, 6);
  VouchTestSite *site = vouch_test_site_new ("right");

  site->is_slow = TRUE;
  ask (&desk);
  vouch_test_publish_choose (desk.publish, "Portal", 1);
  vouch_test_publish_fill (desk.publish, "Password", "right");
  publish_all (&desk);
  assert_true (vouch_test_wait_until (has_one_asked, site, DEADLINE));
  vouch_test_close (desk.publish->dialog, desk.publish->dialog, NULL);
  vouch_test_site_answer (site);
  assert_true (vouch_test_wait_until (have_all_receipts, &desk, DEADLINE));
  assert_int_equal (site->n_taken, 6);
  vouch_test_close (GTK_WIDGET (desk.publish->window), desk.publish->window, desk.publish->editor,
                    NULL);
  g_ptr_array_unref (desk.paths);
  vouch_test_site_free (site);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_all),
    PUBLISH_TEST (test_stopped),
    PUBLISH_TEST (test_stop),
    PUBLISH_TEST (test_sign_out),
    PUBLISH_TEST (test_wrong_password),
    PUBLISH_TEST (test_close_while_running),
  };

  return vouch_test_run ("publish-many", tests);
}
