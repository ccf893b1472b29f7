/* test-publish-changes.c: what changed since the last time, told before each update.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-publish-changes.h"
#include "vouch-publish-dialog.h"
#include "vouch-update.h"

/* --- what the change is --- */

/* A dose that changed is no small thing: what was wrong and what is right is asked for first, and
 * stands on the page then. */
static void
test_says_what_it_is (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Give 5 mg for dry eyes");
  vouch_test_publish_send (self);

  vouch_card_set_title (vouch_test_publish_card (self), "Give 50 mg for dry eyes");
  vouch_test_publish_ask (self);
  vouch_test_wait_until (vouch_test_publish_shows_changes, self, 5000);
  assert_true (vouch_test_shows (self->dialog, "1 Change Since the Last Time"));
  assert_true (vouch_test_shows (self->dialog, "It can’t be called minor, because it changes: a dose."));
  assert_true (vouch_test_shows (self->dialog, "Choose…"));
  assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->dialog)),
                                       vouch_test_find (self->dialog, VOUCH_TYPE_PUBLISH_CHANGES)));
  vouch_test_shoot (self->dialog, "publish-changes");
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));

  /* What was shown as was and now is what is quoted; and no quotation is made up. */
  vouch_test_publish_choose (self, "This is", VOUCH_UPDATE_IMPORTANT);
  assert_true (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "The page said, word for word", "");
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "The page said, word for word", "6 mg");
  assert_true (vouch_test_shows (self->dialog,
                                 "The page doesn’t say “6 mg”. A correction quotes it word for word."));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "The page said, word for word", "5 mg");
  vouch_test_publish_fill (self, "It should say", "50 mg");
  vouch_test_shoot (self->dialog, "publish-changes-important");
  assert_true (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  gtk_widget_grab_focus (vouch_test_publish_row (self, "It should say"));
  vouch_test_press (self->dialog, "ctrl+Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 2);
  {
    g_autoptr (VouchTestAnswer) there = vouch_test_publish_there (self);

    assert_non_null (strstr (vouch_test_answer_text (there, "html"), "Important correction"));
  }
  vouch_test_publish_close (self);
}

/* Returns: (transfer none): the dialog in the moment in which it is there. */
static GtkWidget *
ask_at_once (VouchTestPublish *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), "editor.publish", NULL);
  for (;;)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *l = windows; l; l = l->next)
        if (VOUCH_IS_PUBLISH_DIALOG (l->data))
          return l->data;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Who is quicker than the comparison is held up all the same. */
static void
test_is_pressed_before_it_is_compared (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Give 5 mg for dry eyes");
  vouch_test_publish_send (self);

  vouch_card_set_title (vouch_test_publish_card (self), "Give 50 mg for dry eyes");
  self->dialog = ask_at_once (self);
  g_signal_emit_by_name (vouch_test_button (self->dialog, "_Publish"), "clicked");
  assert_true (vouch_test_wait_until (vouch_test_publish_shows_changes, self, 5000));
  vouch_test_settle (self->dialog);
  assert_true (gtk_widget_get_visible (vouch_test_button (self->dialog, "_Publish")));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);
}

/* On a telephone's width all of it is to be read. */
static void
test_narrow (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Give 5 mg for dry eyes");
  vouch_test_publish_send (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Give 50 mg for dry eyes");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  vouch_test_publish_ask (self);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 360, 600);
  vouch_test_wait_until (vouch_test_publish_shows_changes, self, 5000);
  vouch_test_publish_choose (self, "This is", VOUCH_UPDATE_IMPORTANT);
  for (int i = 0; i < 20 && gtk_widget_get_width (self->dialog) > 360; i++)
    vouch_test_draw (self->dialog);
  assert_true (gtk_widget_get_width (self->dialog) <= 360);
  vouch_test_shoot (self->dialog, "publish-changes-narrow-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  vouch_test_publish_close (self);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_says_what_it_is),
    PUBLISH_TEST (test_is_pressed_before_it_is_compared),
    PUBLISH_TEST (test_narrow),
  };

  return vouch_test_run_widgets ("publish-changes", tests);
}
