/* test-publish-elsewhere.c: after a correction: the same card on other portals, other cards of its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-update.h"

#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

/* --- correct there too --- */

static void
publish_to (VouchTestPublish *self, guint portal, const char *password)
{
  vouch_test_publish_ask (self);
  vouch_test_publish_choose (self, "Portal", portal);
  if (password)
    vouch_test_publish_fill (self, "Password", password);
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
}

/* Returns: (transfer full): the path of another card of the same article, which is published. */
static char *
put_sibling (VouchTestPublish *self)
{
  g_autofree char *text = vouch_test_read (self->path);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (JsonNode) id = vouch_json_new_text ("0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d02");
  g_autoptr (JsonNode) title = vouch_json_new_text ("Takeaways");
  g_autoptr (JsonNode) named = vouch_json_with_member (card, "id", id);
  g_autoptr (JsonNode) titled = vouch_json_with_member (named, "title", title);
  g_autofree char *printed = vouch_json_print (titled, TRUE);

  return vouch_test_put_text (self->desk, "takeaways.scorecard", printed);
}

/* Returns: (transfer none) (nullable): the window that is not the first one */
static VouchWindow *
find_other_window (VouchTestPublish *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->desk->application)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && l->data != (gpointer) self->window
        && vouch_test_find (l->data, VOUCH_TYPE_EDITOR))
      return l->data;
  return NULL;
}

static gboolean
has_other_window (gpointer data)
{
  return find_other_window (data) != NULL;
}

/* After a correction the other portal is a key away, and the other card opens with what was wrong. */
static void
test_correct_there_too (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");
  g_autofree char *sibling = NULL;
  g_autofree char *text = NULL;
  const char *note;

  vouch_test_publish_serve (self);
  vouch_card_set_title (vouch_test_publish_card (self), "A drop for dry eyes");
  publish_to (self, 1, "right");
  publish_to (self, 0, NULL);
  sibling = put_sibling (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Give 50 mg for dry eyes");
  vouch_test_publish_ask (self);
  vouch_test_wait_until (vouch_test_publish_shows_changes, self, 5000);
  vouch_test_publish_choose (self, "This is", VOUCH_UPDATE_CORRECTION);
  vouch_test_publish_fill (self, "The page said, word for word", "A drop");
  vouch_test_publish_fill (self, "It should say", "50 mg");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Correct There Too");
  assert_true (vouch_test_shows (self->dialog, "This card on “Site”"));
  assert_true (vouch_test_shows (self->dialog, "“Takeaways” on “This computer”, of the same article"));
  vouch_test_shoot (self->dialog, "publish-correct-there-too");
  text = vouch_test_read (self->path);
  assert_non_null (strstr (text, "\"was\": \"A drop\""));
  vouch_test_publish_click (self, "Correct _There");
  if (vouch_test_button (self->dialog, "_Publish"))
    {
      vouch_test_publish_fill (self, "Password", "right");
      vouch_test_publish_click (self, "_Publish");
    }
  vouch_test_publish_wait (self, "Correct There Too");
  assert_int_equal (site->n_taken, 2);
  vouch_test_publish_click (self, "Open _Card");
  assert_true (vouch_test_wait_until (has_other_window, self, DEADLINE));
  note = vouch_test_publish_last_note (vouch_test_editor (find_other_window (self)));
  assert_non_null (note);
  assert_non_null (strstr (note, "Was: A drop Is: 50 mg"));
  vouch_test_site_free (site);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_correct_there_too),
  };

  return vouch_test_run_widgets ("publish-elsewhere", tests);
}
