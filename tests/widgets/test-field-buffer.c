/* test-field-buffer.c: a buffer and a node that follow each other, the caret left alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"
#include "vouch-test-widgets.h"

#include "vouch-card-buffers.h"
#include "vouch-card-tags.h"

static char *
get_text (VouchFieldBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
check_text (VouchFieldBuffer *buffer,
            const char       *wanted)
{
  g_autofree char *text = get_text (buffer);

  assert_string_equal (text, wanted);
}

static void
insert (VouchFieldBuffer *buffer,
        guint             offset,
        const char       *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_insert (GTK_TEXT_BUFFER (buffer), &iter, text, -1);
}

/* What another did to the text: where a caret that was there is afterwards. */
static void
test_caret (void **state)
{
  static const struct
  {
    const char *before;
    guint caret;
    const char *after;
    guint wanted;
  } cases[] = {
    { "Drops help.", 5, "Drops help a lot.", 5 },
    { "Drops help.", 11, "Eye drops help.", 15 },
    { "Drops help.", 5, "Eye drops help.", 9 },
    { "Drops help.", 8, "Drops heal.", 8 },
    { "Drops help.", 10, "Drops", 5 },
    { "Drops help.", 3, "", 0 },
    { "", 0, "Drops", 5 },
    { "aaa", 1, "aaaa", 1 },
    { "日本", 1, "日x本", 2 },
    { "é", 1, "è", 1 },
    { "é", 0, "è", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      g_autoptr (VouchCardTags) tags = vouch_card_tags_new ();
      VouchStatement *statement = vouch_test_statement (document, "s3");
      g_autoptr (VouchFieldBuffer) buffer = NULL;

      vouch_statement_set_text (statement, cases[i].before);
      buffer = vouch_field_buffer_new (tags, VOUCH_NODE (statement), "text");
      check_text (buffer, cases[i].before);
      vouch_field_buffer_set_caret (buffer, cases[i].caret);
      vouch_statement_set_text (statement, cases[i].after);
      assert_true (vouch_field_buffer_follow (buffer));
      check_text (buffer, cases[i].after);
      assert_int_equal (vouch_field_buffer_get_caret (buffer), cases[i].wanted);
      assert_false (vouch_field_buffer_follow (buffer));
    }
}

static void
test_typing_is_written (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardTags) tags = vouch_card_tags_new ();
  VouchStatement *statement = vouch_test_statement (document, "s3");
  g_autoptr (VouchFieldBuffer) buffer
      = vouch_field_buffer_new (tags, VOUCH_NODE (statement), "text");
  guint64 revision = vouch_document_get_revision (document);

  assert_false (gtk_text_buffer_get_enable_undo (GTK_TEXT_BUFFER (buffer)));
  insert (buffer, 5, " do");
  assert_string_equal (vouch_statement_get_text (statement), "Drops do help.");
  revision = vouch_document_get_revision (document);
  /* Typing over a selection is one change. */
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), "", 0);
  insert (buffer, 0, "New.");
  assert_string_equal (vouch_statement_get_text (statement), "Drops do help.");
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  assert_string_equal (vouch_statement_get_text (statement), "New.");
  assert_int_equal (vouch_document_get_revision (document), revision + 1);
}

static void
test_title (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardTags) tags = vouch_card_tags_new ();
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  g_autoptr (VouchFieldBuffer) buffer = vouch_field_buffer_new (tags, card, "title");

  check_text (buffer, "A small card");
  insert (buffer, 2, "very ");
  assert_string_equal (vouch_card_get_title (VOUCH_CARD (card)), "A very small card");
}

static gboolean
has_tag (VouchFieldBuffer *buffer,
         GtkTextTag       *tag,
         guint             offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  return gtk_text_iter_has_tag (&iter, tag);
}

static void
test_marks (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardTags) tags = vouch_card_tags_new ();
  g_autoptr (VouchFieldBuffer) buffer
      = vouch_field_buffer_new (tags, vouch_test_node (document, "s2"), "text");
  GtkTextTag *bold = vouch_card_tags_get_mark (tags, "bold");

  assert_true (has_tag (buffer, bold, 7));
  assert_false (has_tag (buffer, bold, 10));
  assert_true (has_tag (buffer, vouch_card_tags_get_mark (tags, "italic"), 16));
  assert_null (vouch_card_tags_get_mark (tags, "blinking"));
  insert (buffer, 0, "Soft ");
  assert_false (has_tag (buffer, bold, 7));
  assert_true (has_tag (buffer, bold, 12));
  vouch_statement_set_text (vouch_test_statement (document, "s2"), "Plain.");
  vouch_field_buffer_follow (buffer);
  for (guint i = 0; i < 6; i++)
    assert_false (has_tag (buffer, bold, i));
}

static void
test_findings (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchValidator) validator = NULL;
  g_autoptr (VouchCardTags) tags = vouch_card_tags_new ();
  VouchNode *statement = vouch_test_node (document, "s3");
  g_autoptr (VouchFieldBuffer) buffer = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *said = NULL;
  VouchFinding *finding;
  guint from, to;

  vouch_statement_set_text (VOUCH_STATEMENT (statement), "Drops help TODO soon.");
  validator = vouch_validator_new (document);
  vouch_validator_flush (validator);
  buffer = vouch_field_buffer_new (tags, statement, "text");
  findings = vouch_finding_list_list_for_node (vouch_validator_get_findings (validator), "s3");
  finding = vouch_test_find_finding (validator, "placeholder-text", "s3");
  assert_non_null (finding);
  assert_true (vouch_finding_get_range (finding, &from, &to));
  vouch_field_buffer_set_findings (buffer, findings);
  assert_true (has_tag (buffer, vouch_card_tags_get_level (tags, VOUCH_LEVEL_ERROR), from));
  assert_false (has_tag (buffer, vouch_card_tags_get_level (tags, VOUCH_LEVEL_ERROR), to));
  said = vouch_field_buffer_dup_messages (buffer, from);
  assert_non_null (strstr (said, vouch_finding_get_message (finding)));
  assert_null (vouch_field_buffer_dup_messages (buffer, 0));
  vouch_field_buffer_set_findings (buffer, NULL);
  assert_false (has_tag (buffer, vouch_card_tags_get_level (tags, VOUCH_LEVEL_ERROR), from));
  assert_string_equal (vouch_statement_get_text (VOUCH_STATEMENT (statement)),
                       "Drops help TODO soon.");
  g_object_unref (finding);
}

/* A line for each level, not just a colour; and other colours in the dark. */
static void
test_levels_differ (void **state)
{
  g_autoptr (VouchCardTags) tags = vouch_card_tags_new ();
  GdkRGBA *light, *dark;
  PangoUnderline lines[3];

  for (guint i = 0; i < 3; i++)
    g_object_get (vouch_card_tags_get_level (tags, i), "underline", &lines[i], NULL);
  assert_true (lines[0] != lines[1] && lines[1] != lines[2] && lines[0] != lines[2]);
  g_object_get (vouch_card_tags_get_level (tags, 0), "underline-rgba", &light, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_object_get (vouch_card_tags_get_level (tags, 0), "underline-rgba", &dark, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  assert_false (gdk_rgba_equal (light, dark));
  gdk_rgba_free (light);
  gdk_rgba_free (dark);
}

static void
test_buffers (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (VouchCardBuffers) buffers = vouch_card_buffers_new ();
  VouchNode *statement = vouch_test_node (document, "s1");
  VouchFieldBuffer *buffer = vouch_card_buffers_take (buffers, statement, "text");

  assert_ptr_equal (vouch_card_buffers_take (buffers, statement, "text"), buffer);
  assert_ptr_equal (vouch_card_buffers_find (buffers, "s1", "text"), buffer);
  assert_null (vouch_card_buffers_find (buffers, "s2", "text"));
  assert_int_equal (vouch_card_buffers_get_size (buffers), 1);
  vouch_field_buffer_set_caret (buffer, 7);
  /* Removed and brought back, it is another object: the caret is where it was. */
  vouch_test_remove (document, "s1");
  vouch_history_undo (history);
  assert_ptr_not_equal (vouch_test_node (document, "s1"), statement);
  assert_ptr_equal (vouch_card_buffers_take (buffers, vouch_test_node (document, "s1"), "text"),
                    buffer);
  assert_ptr_equal (vouch_field_buffer_get_node (buffer), vouch_test_node (document, "s1"));
  assert_int_equal (vouch_field_buffer_get_caret (buffer), 7);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_caret),
    cmocka_unit_test (test_typing_is_written),
    cmocka_unit_test (test_title),
    cmocka_unit_test (test_marks),
    cmocka_unit_test (test_findings),
    cmocka_unit_test (test_levels_differ),
    cmocka_unit_test (test_buffers),
  };

  return vouch_test_run_widgets ("field-buffer", tests);
}
