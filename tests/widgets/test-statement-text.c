/* test-statement-text.c: the field's height before and after it was laid out, and what it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-statement-text.h"
#include "vouch-widgets.h"

static const char long_text[]
    = "Clinicians view AI as useful for documentation and efficiency, but are cautious about its "
      "use in psychotherapy, where contextual judgment and relational attunement matter most.";

static int
measure (GtkWidget *text,
         int        width)
{
  int natural;

  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkTextBuffer *
make_buffer (const char *text)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_text (buffer, text, -1);
  return buffer;
}

/* The height that it says before it was ever allocated is the one that it has then. */
static void
test_height (void **state)
{
  static const int widths[] = { 120, 300, 640 };
  static const char *const texts[] = { "", "Short.", long_text, "One\ntwo\n\nfour", "日本語のテキスト" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_autoptr (GtkTextBuffer) buffer = make_buffer (texts[i]);
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
        GtkWidget *text = vouch_statement_text_new ();
        GtkWidget *window;
        int honest;

        vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), buffer);
        gtk_box_append (GTK_BOX (box), text);
        window = vouch_test_present (box, widths[j], 400);
        honest = measure (text, gtk_widget_get_width (text));
        vouch_test_settle (window);
        assert_int_equal (gtk_widget_get_height (text), honest);
        assert_int_equal (measure (text, widths[j]), honest);
        /* A width that it hasn't got is another height. */
        if (texts[i] == long_text)
          assert_true (measure (text, widths[j] / 2) > honest);
        vouch_test_close (window, text, NULL);
      }
}

/* A pooled field that gets another text is as high as that one, at once. */
static void
test_another_buffer (void **state)
{
  g_autoptr (GtkTextBuffer) first = make_buffer ("Short.");
  g_autoptr (GtkTextBuffer) second = make_buffer (long_text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = vouch_statement_text_new ();
  GtkWidget *window;
  int one_line;

  vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), first);
  gtk_box_append (GTK_BOX (box), text);
  window = vouch_test_present (box, 300, 400);
  one_line = gtk_widget_get_height (text);
  vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), second);
  assert_true (measure (text, 300) > 3 * one_line);
  vouch_test_settle (window);
  assert_true (gtk_widget_get_height (text) > 3 * one_line);
  vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), NULL);
  assert_int_equal (measure (text, 300), one_line);
  vouch_test_settle (window);
  vouch_test_close (window, text, NULL);
}

typedef struct
{
  GtkWidget *text;
  int wanted;
} Height;

static gboolean
is_as_high (gpointer data)
{
  Height *height = data;

  return gtk_widget_get_height (height->text) >= height->wanted;
}

static void
test_grows (void **state)
{
  g_autoptr (GtkTextBuffer) buffer = make_buffer ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = vouch_statement_text_new ();
  Height height = { text, 0 };
  GtkWidget *window;

  vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), buffer);
  gtk_box_append (GTK_BOX (box), text);
  window = vouch_test_present (box, 200, 300);
  height.wanted = 2 * gtk_widget_get_height (text);
  gtk_widget_grab_focus (text);
  vouch_test_type (window, "Lenses dry the eye out, and drops help with that.");
  /* Under a sanitizer, keys come in faster than they are drawn. */
  assert_true (vouch_test_wait_until (is_as_high, &height, 10000));
  assert_int_equal (gtk_text_buffer_get_char_count (buffer), 49);
  vouch_test_close (window, text, NULL);
}

static void
write_long_cb (GdkFrameClock *clock,
               GtkTextBuffer *buffer)
{
  g_signal_handlers_disconnect_by_func (clock, write_long_cb, buffer);
  gtk_text_buffer_set_text (buffer, long_text, -1);
}

/* What changes in the midst of a frame is laid out in it: the field hears of its new height
 * where it can't ask for a place any more. */
static void
test_grows_within_frame (void **state)
{
  g_autoptr (GtkTextBuffer) buffer = make_buffer ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = vouch_statement_text_new ();
  Height height = { text, 0 };
  GtkWidget *window;

  vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), buffer);
  gtk_box_append (GTK_BOX (box), text);
  window = vouch_test_present (box, 200, 300);
  height.wanted = 2 * gtk_widget_get_height (text);
  g_signal_connect (gtk_widget_get_frame_clock (window), "update", G_CALLBACK (write_long_cb), buffer);
  gtk_widget_queue_draw (text);
  assert_true (vouch_test_wait_until (is_as_high, &height, 10000));
  assert_int_equal (gtk_widget_get_height (text), measure (text, gtk_widget_get_width (text)));
  vouch_test_close (window, text, NULL);
}

static void
test_placeholder (void **state)
{
  g_autoptr (GtkTextBuffer) buffer = make_buffer ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = vouch_statement_text_new ();
  VouchStatementText *self = VOUCH_STATEMENT_TEXT (text);
  GtkWidget *window;
  int one_line;

  vouch_statement_text_set_field (self, buffer);
  gtk_box_append (GTK_BOX (box), text);
  window = vouch_test_present (box, 200, 300);
  one_line = gtk_widget_get_height (text);
  /* As high as its placeholder needs, as long as that is to be seen. */
  vouch_statement_text_set_placeholder (self, "What stands here is longer than one line is wide.");
  vouch_test_settle (window);
  assert_true (gtk_widget_get_height (text) >= 2 * one_line);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                       "What stands here is longer than one line is wide.");
  gtk_text_buffer_set_text (buffer, "A", -1);
  vouch_test_settle (window);
  assert_int_equal (gtk_widget_get_height (text), one_line);
  vouch_statement_text_set_label (self, "Statement 1 of 2 in Risks");
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Statement 1 of 2 in Risks");
  vouch_test_close (window, text, NULL);
}

static gboolean
pasted_cb (GString    *pasted,
           const char *text)
{
  g_string_append (pasted, text);
  return g_str_has_prefix (text, "mine");
}

static void
test_paste (void **state)
{
  g_autoptr (GtkTextBuffer) buffer = make_buffer ("Drops help.");
  g_autoptr (GString) pasted = g_string_new (NULL);
  GtkWidget *text = vouch_statement_text_new ();
  GtkWidget *window;
  g_autofree char *found = NULL;

  vouch_statement_text_set_field (VOUCH_STATEMENT_TEXT (text), buffer);
  g_signal_connect_swapped (text, "pasted", G_CALLBACK (pasted_cb), pasted);
  window = vouch_test_present (text, 300, 100);
  gtk_widget_grab_focus (text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), "Eye");
  vouch_test_press (window, "ctrl+Home shift+ctrl+Right ctrl+v");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), "mine");
  vouch_test_press (window, "ctrl+v");
  g_object_get (buffer, "text", &found, NULL);
  assert_string_equal (found, "Eye help.");
  assert_string_equal (pasted->str, "Eyemine");
  vouch_test_close (window, text, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_height),
    cmocka_unit_test (test_another_buffer),
    cmocka_unit_test (test_grows),
    cmocka_unit_test (test_grows_within_frame),
    cmocka_unit_test (test_placeholder),
    cmocka_unit_test (test_paste),
  };

  if (vouch_test_init_widgets ())
    {
      vouch_widgets_init ();
      vouch_widgets_style ();
    }
  return vouch_test_run_widgets ("statement-text", tests);
}
