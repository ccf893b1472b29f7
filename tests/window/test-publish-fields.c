/* test-publish-fields.c: what a site is told beside the page, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-due-time.h"
#include "vouch-publish-fields.h"

/* --- what is told beside the page --- */

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

static void
open_fields (VouchTestPublish *self)
{
  GtkWidget *fields = vouch_test_find (self->dialog, VOUCH_TYPE_PUBLISH_FIELDS);
  GtkWidget *more = vouch_test_find (fields, ADW_TYPE_EXPANDER_ROW);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
  vouch_test_settle (self->dialog);
}

static void
test_fields (void **state)
{
  VouchTestPublish *self = *state;
  g_autoptr (VouchTestAnswer) there = NULL;
  g_autofree char *text = NULL;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, "Name in the address", "tear film");
  vouch_test_publish_fill (self, "Excerpt for lists", "In short");
  vouch_test_publish_fill (self, "Categories, with commas between", "Eyes, Lenses");
  vouch_test_publish_fill (self, "Report errors to (e-mail or web address)", "desk@example.org");
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "soon");
  assert_true (vouch_test_shows (self->dialog, "Write the time as 2026-06-02 09:00"));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2020-01-02 09:00");
  assert_true (vouch_test_shows (self->dialog, "“Not before” is a time that has passed"));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "");
  vouch_test_shoot (self->dialog, "publish-fields");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  there = vouch_test_publish_there (self);
  assert_string_equal (vouch_test_answer_text (there, "slug"), "tear-film");
  assert_string_equal (vouch_test_answer_text (there, "excerpt"), "In short");
  assert_non_null (strstr (there->body, "[\"Eyes\",\"Lenses\"]"));
  assert_non_null (strstr (vouch_test_answer_text (there, "html"), "mailto:desk@example.org"));
  text = vouch_test_read (self->path);
  assert_non_null (strstr (text, "\"slug\": \"tear film\""));
  vouch_test_publish_close (self);
}

/* What has its time waits on this computer, and says so. */
static void
test_not_before (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2099-01-02 09:00");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_int_equal (vouch_test_publish_total (self), 0);
  vouch_test_publish_close (self);
}

static char *
describe_typed (const char *text)
{
  gint64 time = 0;

  assert_true (vouch_due_time_parse (text, &time));
  return vouch_due_time_describe (time);
}

/* An embargo is written where the card keeps it, and nothing leaves before its end, not even what is
 * published anew; when it is taken away, that may. */
static void
test_embargo (void **state)
{
  static const char *const row = "Embargo until (2026-06-02 09:00)";
  VouchTestPublish *self = *state;
  g_autofree char *when = describe_typed ("2099-12-01 09:00Z");
  g_autofree char *waits = g_strdup_printf (
      "It is sent on %s, and not before. Until then it waits on this computer.", when);
  g_autofree char *told = g_strdup_printf ("Under embargo: it waits until %s", when);
  g_autofree char *kept = NULL;
  g_autofree char *lifted = NULL;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, row, "in summer");
  assert_true (vouch_test_shows (self->dialog, "Write the time as 2026-06-02 09:00"));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, row, "2099-12-01 09:00Z");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_true (vouch_test_shows (self->dialog, waits));
  vouch_test_shoot (self->dialog, "publish-embargo");
  assert_int_equal (vouch_test_publish_total (self), 0);
  kept = vouch_test_read (self->path);
  assert_non_null (strstr (kept, "\"embargo\": \"2099-12-01T09:00:00Z\""));
  vouch_test_publish_close (self);

  vouch_test_publish_ask (self);
  open_fields (self);
  assert_true (vouch_test_shows (self->dialog, told));
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2098-01-02 09:00");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_int_equal (vouch_test_publish_total (self), 0);
  vouch_test_publish_close (self);

  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, row, "");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_total (self), 1);
  lifted = vouch_test_read (self->path);
  assert_null (strstr (lifted, "embargo"));
  vouch_test_publish_close (self);
}

/* A draft stands where only its readers find it; a page that readers know is never made one. */
static void
test_preview_there (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *dialog;

  vouch_test_publish_serve (self);
  dialog = vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (dialog, "Preview on the portal"));
  g_signal_emit_by_name (find_row (dialog, "Preview on the portal"), "activated");
  vouch_test_publish_wait (self, "Sent as a Draft");
  vouch_test_publish_close (self);
  dialog = vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (dialog, "Preview on the portal"));
  vouch_test_publish_choose (self, "Visibility", 0);
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  dialog = vouch_test_publish_ask (self);
  assert_false (vouch_test_shows (dialog, "Preview on the portal"));
  vouch_test_publish_choose (self, "Visibility", 1);
  assert_true (vouch_test_shows (dialog, "Readers would lose the published page: to take it away, withdraw it"));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (dialog, "_Send as a Draft")));
  vouch_test_shoot (dialog, "publish-draft-of-page");
  vouch_test_publish_close (self);
}

/* A mistake that keeps the card from being sent is to be seen, though nobody has opened its row, and
 * can't be folded away. */
static void
test_mistake_shown (void **state)
{
  static const char *const embargo = "Embargo until (2026-06-02 09:00)";
  VouchTestPublish *self = *state;
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (vouch_editor_get_document (self->editor)));
  g_autoptr (JsonNode) work = json_from_string ("{\"embargo\":\"in summer\"}", NULL);
  GtkWidget *fields, *more, *row;

  assert_true (vouch_node_set_value (card, "work", work, NULL));
  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  fields = vouch_test_find (self->dialog, VOUCH_TYPE_PUBLISH_FIELDS);
  more = vouch_test_find (fields, ADW_TYPE_EXPANDER_ROW);
  row = find_row (fields, embargo);
  assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (more)));
  assert_true (gtk_widget_has_css_class (row, "error"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), FALSE);
  assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (more)));
  vouch_test_shoot (self->dialog, "publish-fields-mistake");
  vouch_test_publish_fill (self, embargo, "");
  assert_false (gtk_widget_has_css_class (row, "error"));
  assert_true (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_close (self);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_fields),
    PUBLISH_TEST (test_not_before),
    PUBLISH_TEST (test_embargo),
    PUBLISH_TEST (test_preview_there),
    PUBLISH_TEST (test_mistake_shown),
  };

  return vouch_test_run_widgets ("publish-fields", tests);
}
