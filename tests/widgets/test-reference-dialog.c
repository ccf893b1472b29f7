/* test-reference-dialog.c: a reference typed, pasted, changed, found twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-json.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-form.h"
#include "vouch-reference-lookup.h"
#include "vouch-remark-row.h"
#include "vouch-test-check.h"
#include "vouch-widgets.h"

typedef struct
{
  VouchDocument        *document; /* (owned) */
  VouchHistory         *history;  /* (owned) */
  VouchReferenceDialog *dialog;
  VouchReferenceForm   *form;
  GtkWidget            *parent;
  char                 *done; /* (owned) (nullable) */
} Fixture;

static void
done_cb (VouchReferenceDialog *dialog,
         const char           *id,
         Fixture              *fixture)
{
  g_free (fixture->done);
  fixture->done = g_strdup (id);
}

static gboolean
is_window_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static Fixture *
open_dialog (const char           *reference,
             VouchReferencePurpose purpose,
             const char           *statement,
             int                   width)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  vouch_widgets_init ();
  vouch_widgets_style ();
  fixture->document = vouch_test_open_fixture ("check/clean.scorecard");
  fixture->history = vouch_history_new (fixture->document);
  fixture->parent = vouch_test_present (gtk_label_new ("parent"), width + 40, 720);
  fixture->dialog = VOUCH_REFERENCE_DIALOG (
      vouch_reference_dialog_new (fixture->parent, fixture->document, reference));
  vouch_reference_dialog_set_purpose (fixture->dialog, purpose, statement);
  fixture->form = VOUCH_REFERENCE_FORM (
      vouch_test_find (GTK_WIDGET (fixture->dialog), VOUCH_TYPE_REFERENCE_FORM));
  g_signal_connect (fixture->dialog, "done", G_CALLBACK (done_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), width, 680);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  vouch_test_wait_until (is_window_active, fixture->dialog, 2000);
  vouch_test_settle (GTK_WIDGET (fixture->dialog));
  return fixture;
}

static void
close_fixture (Fixture *fixture,
               gboolean is_open)
{
  if (is_open)
    vouch_test_close (GTK_WIDGET (fixture->dialog), fixture->form, NULL);
  vouch_test_close (fixture->parent, NULL);
  g_clear_object (&fixture->history);
  g_clear_object (&fixture->document);
  g_free (fixture->done);
  g_free (fixture);
}

static VouchNode *
get_done (Fixture *fixture)
{
  assert_non_null (fixture->done);
  return vouch_document_lookup (fixture->document, fixture->done);
}

static const char *
get_text (Fixture    *fixture,
          const char *member)
{
  return vouch_reference_form_get_text (fixture->form, member);
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  return GTK_WIDGET (fixture->dialog);
}

static void
empty_form (Fixture *fixture)
{
  g_autoptr (JsonObject) csl = json_object_new ();

  json_object_set_string_member (csl, "type", "article-journal");
  vouch_reference_form_set_csl (fixture->form, csl);
}

/* By hand, with nothing but the keyboard. */
static void
test_typed (void **state)
{
  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
  VouchNode *node;

  vouch_reference_form_focus (fixture->form, "title");
  vouch_test_type (get_dialog (fixture), "Blinking and screens");
  vouch_test_press (get_dialog (fixture), "Tab");
  vouch_test_type (get_dialog (fixture), "Kim, Min-Soo");
  vouch_test_press (get_dialog (fixture), "Return");
  vouch_test_type (get_dialog (fixture), "Roe J");
  vouch_test_press (get_dialog (fixture), "Tab");
  vouch_test_type (get_dialog (fixture), "June 2026");
  vouch_test_press (fixture->parent, "Return");
  node = get_done (fixture);
  assert_string_equal (vouch_node_get_text (node, "title"), "Blinking and screens");
  assert_int_equal (
      vouch_json_array_length (vouch_json_node_array (vouch_node_get_value (node, "author"))), 2);
  assert_non_null (vouch_node_get_value (node, "issued"));
  assert_string_equal (vouch_node_get_text (node, "type"), "article-journal");
  vouch_history_undo (fixture->history);
  assert_false (vouch_history_get_can_undo (fixture->history));
  assert_null (get_done (fixture));
  close_fixture (fixture, FALSE);
}

/* The row with the keyboard, from its upper edge to the lower one of what is said under it, within
 * what is seen of the form. */
static gboolean
is_row_seen (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *scrolled = row ? gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkWidget *next = row ? gtk_widget_get_next_sibling (row) : NULL;
  graphene_rect_t bounds, remark;

  if (!row || !scrolled)
    return TRUE; /* a button of the bar */
  assert_true (gtk_widget_compute_bounds (row, scrolled, &bounds));
  if (VOUCH_IS_REMARK_ROW (next) && gtk_widget_get_visible (next))
    {
      assert_true (gtk_widget_compute_bounds (next, scrolled, &remark));
      graphene_rect_union (&bounds, &remark, &bounds);
    }
  return bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scrolled);
}

static void
test_tabbed_through (void **state)
{
  static const int widths[] = { 560, 360 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, widths[i]);
      guint n_rows = 0;

      gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), widths[i], 440);
      vouch_test_settle (get_dialog (fixture));
      vouch_reference_form_focus (fixture->form, "title");
      vouch_test_type (get_dialog (fixture), "Blinking and screens");
      for (guint k = 0; k < 24; k++)
        {
          const char *key = k < 12 ? "Tab" : "shift+Tab";

          vouch_test_press (get_dialog (fixture), key);
          vouch_test_settle (get_dialog (fixture));
          n_rows += gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)),
                                             GTK_TYPE_LIST_BOX_ROW) != NULL;
          if (!is_row_seen (fixture))
            fail_msg ("%d pixels wide, after %u keys: not all of the row is seen", widths[i], k + 1);
        }
      assert_true (n_rows > 16);
      close_fixture (fixture, TRUE);
    }
}

static void
test_pasted (void **state)
{
  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_CITE, "b1", 560);
  GtkWidget *paste = vouch_test_find (get_dialog (fixture), ADW_TYPE_ENTRY_ROW);
  VouchNode *node;

  gtk_editable_set_text (GTK_EDITABLE (paste),
                         "Kim MS, An Y, et al. Signals of change in clinics. J Dust. "
                         "2026;13(2):e12. doi:10.2196/12.");
  vouch_test_settle (get_dialog (fixture));
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (paste)), "");
  assert_string_equal (get_text (fixture, "title"), "Signals of change in clinics");
  assert_string_equal (get_text (fixture, "author"), "Kim, MS\nAn, Y");
  assert_string_equal (get_text (fixture, "DOI"), "10.2196/12");
  vouch_test_shoot (get_dialog (fixture), "reference-dialog");
  vouch_reference_form_focus (fixture->form, "volume");
  vouch_test_press (fixture->parent, "Return");
  node = vouch_document_lookup (fixture->document, "b1");
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (node, "citations")), 2);
  assert_string_equal (vouch_node_get_text (get_done (fixture), "container-title"), "J Dust");
  vouch_history_undo (fixture->history);
  assert_false (vouch_history_get_can_undo (fixture->history));
  close_fixture (fixture, FALSE);
}

static GtkWidget *
find_missing (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Missing: "))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_missing (child);

      if (found)
        return found;
    }
  return NULL;
}

/* What is written into a field that is not its own. */
static void
test_recognised (void **state)
{
  static const struct
  {
    const char *in;
    const char *typed;
    const char *member;
    const char *value;
  } cases[] = {
    { "DOI", "https://doi.org/10.1000/182", "DOI", "10.1000/182" },
    { "DOI", "doi: 10.1000/182.", "DOI", "10.1000/182" },
    { "URL", "https://doi.org/10.1000/182", "DOI", "10.1000/182" },
    { "URL", "www.example.org/a", "URL", "https://www.example.org/a" },
    { "URL", "https://pubmed.ncbi.nlm.nih.gov/31234567/", "PMID", "31234567" },
    { "PMID", "PMID: 31234567", "PMID", "31234567" },
    { "PMID", "10.1000/182", "DOI", "10.1000/182" },
    { "DOI", "PMC7654321", "PMCID", "PMC7654321" },
    { "title", "10.1000/182", "DOI", "10.1000/182" },
    { "title", "https://www.example.org/a", "URL", "https://www.example.org/a" },
  };

  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      empty_form (fixture);
      vouch_reference_form_focus (fixture->form, cases[i].in);
      vouch_test_type (get_dialog (fixture), cases[i].typed);
      vouch_test_press (get_dialog (fixture), "Tab");
      if (g_strcmp0 (get_text (fixture, cases[i].member), cases[i].value) != 0)
        fail_msg ("“%s” in %s: %s is “%s”", cases[i].typed, cases[i].in, cases[i].member,
                  get_text (fixture, cases[i].member));
      if (!g_str_equal (cases[i].in, cases[i].member))
        assert_string_equal (get_text (fixture, cases[i].in), "");
    }
  close_fixture (fixture, TRUE);
}

/* What can be looked up is not asked for; what somebody began to write is. */
static void
test_missing (void **state)
{
  static const struct
  {
    const char *pasted;
    gboolean    is_told;
  } cases[] = {
    { "10.1000/182", FALSE },
    { "https://www.example.org/a", FALSE },
    { "PMID: 31234567", FALSE },
    { "Kim MS. Dust. J Dust. 2026.", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
      GtkWidget *told;

      assert_null (find_missing (get_dialog (fixture)));
      vouch_reference_dialog_fill (VOUCH_REFERENCE_DIALOG (fixture->dialog), cases[i].pasted);
      told = find_missing (get_dialog (fixture));
      if ((told != NULL) != cases[i].is_told)
        fail_msg ("“%s”", cases[i].pasted);
      if (!told)
        {
          vouch_reference_form_focus (fixture->form, "author");
          vouch_test_type (get_dialog (fixture), "Kim");
          assert_non_null (vouch_test_find_label (get_dialog (fixture), "Missing: title."));
        }
      close_fixture (fixture, TRUE);
    }
}

static void
test_malformed (void **state)
{
  static const struct
  {
    const char *member;
    const char *typed;
    const char *remark;
  } cases[] = {
    { "DOI", "11.1000/182", "Not a DOI. Use one like 10.1000/182." },
    { "PMID", "123456789", "Not a PMID. Use up to eight digits, like 31234567." },
    { "issued", "02/06/2026",
      "Not recognised as a date. Use one like June 2, 2026, or 2026-06, or 2026." },
    { "URL", "example", "Use an address that starts with https:// or http:// and has no spaces." },
  };

  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      empty_form (fixture);
      vouch_reference_form_focus (fixture->form, cases[i].member);
      vouch_test_type (get_dialog (fixture), cases[i].typed);
      assert_null (vouch_test_find_label (get_dialog (fixture), cases[i].remark));
      vouch_test_press (get_dialog (fixture), "Tab");
      if (!vouch_test_find_label (get_dialog (fixture), cases[i].remark))
        fail_msg ("“%s” in %s", cases[i].typed, cases[i].member);
      if (i == 0)
        vouch_test_shoot (get_dialog (fixture), "reference-dialog-malformed");
    }
  close_fixture (fixture, TRUE);
}

static gboolean
is_notice_shown (gpointer fixture)
{
  return vouch_test_find_label (get_dialog (fixture), "Cite That One") != NULL;
}

static void
test_same_work (void **state)
{
  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_CITE, "b1", 560);
  GtkWidget *button;

  vouch_reference_dialog_fill (fixture->dialog, "https://doi.org/10.1000/ABC.1");
  assert_true (vouch_test_wait_until (is_notice_shown, fixture, 5000));
  vouch_test_shoot (get_dialog (fixture), "reference-dialog-same");
  button = vouch_test_find_label (get_dialog (fixture), "Cite That One");
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  assert_string_equal (fixture->done, "r1");
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (
                        vouch_document_lookup (fixture->document, "card"), "references")),
                    2);
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (
                        vouch_document_lookup (fixture->document, "b1"), "citations")),
                    2);
  close_fixture (fixture, FALSE);
}

/* What nobody touched is as it was, whatever the form can't show. */
static void
test_edited (void **state)
{
  static const char *const members
      = "{'type':'article-journal','title':'Old','author':[{'family':'Meer','given':'J',"
        "'non-dropping-particle':'van der'}],'issued':{'date-parts':[[2020],[2021]]},'volume':7,"
        "'x-own':{'a':1},'id':'r3'}";
  Fixture *fixture;
  VouchNode *node;
  g_autoptr (JsonNode) before = vouch_test_parse (members);
  g_autoptr (JsonNode) title = vouch_json_new_text ("Old and new");
  g_autoptr (JsonNode) expected = vouch_json_with_member (before, "title", title);
  g_autoptr (JsonNode) after = NULL;

  fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
  vouch_test_insert (fixture->document, "card", "references", 2, members);
  vouch_test_close (get_dialog (fixture), NULL);
  fixture->dialog = VOUCH_REFERENCE_DIALOG (
      vouch_reference_dialog_new (fixture->parent, fixture->document, "r3"));
  g_signal_connect (fixture->dialog, "done", G_CALLBACK (done_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  vouch_test_wait_until (is_window_active, fixture->dialog, 2000);
  vouch_test_press (get_dialog (fixture), "ctrl+End");
  vouch_test_type (get_dialog (fixture), " and new");
  vouch_test_press (fixture->parent, "Tab Tab Tab Return");
  node = get_done (fixture);
  after = vouch_node_to_json (node);
  if (!vouch_json_equal (expected, after))
    {
      g_autofree char *text = json_to_string (after, FALSE);

      fail_msg ("%s", text);
    }
  close_fixture (fixture, FALSE);
}

static void
test_original (void **state)
{
  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_ORIGINAL_SOURCE, NULL, 560);

  assert_string_equal (get_text (fixture, "title"),
                       "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial");
  vouch_reference_form_focus (fixture->form, "DOI");
  vouch_test_type (get_dialog (fixture), "10.1000/new");
  vouch_test_shoot (get_dialog (fixture), "reference-dialog-original");
  vouch_test_press (fixture->parent, "Return");
  assert_string_equal (
      vouch_card_get_article_reference (vouch_document_get_card (fixture->document)), fixture->done);
  close_fixture (fixture, FALSE);
}

static void
test_type_decides (void **state)
{
  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 360);
  g_autoptr (JsonObject) csl = NULL;
  g_autoptr (JsonObject) guideline = json_object_new ();

  json_object_set_string_member (guideline, "type", "report");
  json_object_set_string_member (guideline, "genre", "Guideline");
  json_object_set_string_member (guideline, "title", "Care of the eye");
  vouch_reference_form_merge (fixture->form, guideline);
  assert_non_null (vouch_test_find_label (get_dialog (fixture), "Guideline"));
  assert_non_null (vouch_test_find_label (get_dialog (fixture), "Publisher"));
  assert_null (vouch_test_find_label (get_dialog (fixture), "ISBN"));
  csl = vouch_reference_form_make_csl (fixture->form);
  assert_string_equal (vouch_json_get_text (csl, "type"), "report");
  assert_string_equal (vouch_json_get_text (csl, "genre"), "Guideline");
  vouch_test_shoot (get_dialog (fixture), "reference-dialog-narrow");
  close_fixture (fixture, TRUE);
}

static void
test_escape (void **state)
{
  Fixture *fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
  GWeakRef dialog;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  vouch_reference_dialog_fill (fixture->dialog, "https://example.org/a-page");
  vouch_test_shoot (get_dialog (fixture), "reference-dialog-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_weak_ref_init (&dialog, fixture->dialog);
  vouch_test_press (fixture->parent, "Escape");
  assert_null (g_weak_ref_get (&dialog));
  g_weak_ref_clear (&dialog);
  assert_null (fixture->done);
  assert_false (vouch_history_get_can_undo (fixture->history));
  close_fixture (fixture, FALSE);
}

static struct
{
  char *text;                /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) */
} question;

static void
note_question (GtkWidget    *dialog,
               const char   *text,
               GCancellable *cancellable)
{
  g_free (question.text);
  question.text = g_strdup (text);
  g_set_object (&question.cancellable, cancellable);
}

static GtkWidget *
get_part (Fixture    *fixture,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog),
                                                    VOUCH_TYPE_REFERENCE_DIALOG, name));
}

static gboolean
is_offer_shown (gpointer fixture)
{
  return gtk_widget_get_visible (get_part (fixture, "notice"));
}

static const char *
get_words (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (get_part (fixture, "notice_words")));
}

static void
press (Fixture *fixture)
{
  g_signal_emit_by_name (get_part (fixture, "notice_button"), "clicked");
}

/* A registry is asked for nothing but what the notice says, and only when its button is pressed. */
static void
test_look_up (void **state)
{
  Fixture *fixture;
  g_autoptr (JsonObject) found = json_object_new ();
  g_autoptr (JsonObject) csl = NULL;

  vouch_reference_lookup_install (note_question);
  fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
  vouch_reference_dialog_fill (fixture->dialog, "10.1000/lookup");
  assert_true (vouch_test_wait_until (is_offer_shown, fixture, 2000));
  assert_non_null (strstr (get_words (fixture), "Crossref"));
  /* Enter asks: that is what is wanted of a bare identifier. */
  assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->dialog))));
  vouch_test_shoot (get_dialog (fixture), "reference-dialog-lookup");
  assert_null (question.text);

  press (fixture);
  assert_string_equal (question.text, "10.1000/lookup");
  assert_non_null (strstr (get_words (fixture), "Asking"));
  vouch_reference_dialog_found (fixture->dialog, question.cancellable, NULL, "The registry has a problem.");
  assert_string_equal (get_words (fixture), "The registry has a problem.");

  /* Once more; what was written meanwhile stays. */
  press (fixture);
  json_object_set_string_member (found, "title", "A trial of tea and the heart");
  json_object_set_string_member (found, "container-title", "The Journal of Tea");
  json_object_set_string_member (found, "license", "https://a.example/license");
  vouch_reference_dialog_found (fixture->dialog, question.cancellable, found, NULL);
  csl = vouch_reference_form_make_csl (fixture->form);
  assert_string_equal (vouch_json_get_text (csl, "title"), "A trial of tea and the heart");
  assert_string_equal (vouch_json_get_text (csl, "license"), "https://a.example/license");
  assert_string_equal (vouch_json_get_text (csl, "DOI"), "10.1000/lookup");
  assert_false (is_offer_shown (fixture));
  close_fixture (fixture, TRUE);
  vouch_reference_lookup_install (NULL);
  g_clear_pointer (&question.text, g_free);
  g_clear_object (&question.cancellable);
}

static JsonObject *
new_record (const char *doi,
            const char *pmid,
            const char *title)
{
  g_autofree char *json
      = g_strdup_printf ("{\"type\":\"article-journal\",\"DOI\":\"%s\",\"PMID\":\"%s\",\"title\":\"%s\","
                         "\"author\":[{\"family\":\"Reed\",\"given\":\"A\"}],"
                         "\"issued\":{\"date-parts\":[[2020]]},\"container-title\":\"J Tea\"}",
                         doi, pmid, title);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return json_node_dup_object (node);
}

static void
retype (Fixture    *fixture,
        const char *member,
        const char *text)
{
  vouch_reference_form_focus (fixture->form, member);
  vouch_test_press (get_dialog (fixture), "ctrl+a");
  vouch_test_type (get_dialog (fixture), text);
  vouch_test_press (get_dialog (fixture), "Tab");
}

/* What was found for a mistyped identifier is not taken for what the user wrote, and nothing of it
 * stays with the right one, a retraction least of all. */
static void
test_look_up_corrected (void **state)
{
  Fixture *fixture;
  g_autoptr (JsonObject) wrong = new_record ("10.1000/wrong", "111", "Of coffee");
  g_autoptr (JsonObject) right = new_record ("10.1000/right", "222", "Of tea");
  g_autoptr (JsonObject) between = NULL;
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (JsonObject) csl = NULL;

  vouch_reference_lookup_install (note_question);
  fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
  vouch_reference_dialog_fill (fixture->dialog, "10.1000/wrong");
  assert_true (vouch_test_wait_until (is_offer_shown, fixture, 2000));
  press (fixture);
  json_object_set_string_member (wrong, "license", "https://a.example/license");
  json_object_set_string_member (wrong, "volume", "7");
  vouch_reference_dialog_found (fixture->dialog, question.cancellable, wrong, NULL);
  assert_string_equal (get_text (fixture, "title"), "Of coffee");
  assert_false (is_offer_shown (fixture));
  retype (fixture, "issue", "3");

  retype (fixture, "DOI", "10.1000/right");
  between = vouch_reference_form_make_csl (fixture->form);
  assert_string_equal (vouch_json_get_text (between, "title"), "Of coffee");
  assert_null (vouch_json_get_text (between, "license"));
  assert_true (vouch_test_wait_until (is_offer_shown, fixture, 2000));

  /* The first was right after all: it is known still. */
  retype (fixture, "DOI", "10.1000/wrong");
  back = vouch_reference_form_make_csl (fixture->form);
  assert_string_equal (vouch_json_get_text (back, "license"), "https://a.example/license");

  retype (fixture, "DOI", "10.1000/right");
  assert_true (vouch_test_wait_until (is_offer_shown, fixture, 2000));
  press (fixture);
  assert_string_equal (question.text, "10.1000/right");
  vouch_reference_dialog_found (fixture->dialog, question.cancellable, right, NULL);
  csl = vouch_reference_form_make_csl (fixture->form);
  assert_string_equal (vouch_json_get_text (csl, "DOI"), "10.1000/right");
  assert_string_equal (vouch_json_get_text (csl, "PMID"), "222");
  assert_string_equal (vouch_json_get_text (csl, "title"), "Of tea");
  assert_string_equal (vouch_json_get_text (csl, "issue"), "3");
  assert_null (vouch_json_get_text (csl, "volume"));
  assert_null (vouch_json_get_text (csl, "license"));
  assert_false (is_offer_shown (fixture));
  close_fixture (fixture, TRUE);
  vouch_reference_lookup_install (NULL);
  g_clear_pointer (&question.text, g_free);
  g_clear_object (&question.cancellable);
}

static void
test_look_up_stopped (void **state)
{
  Fixture *fixture;
  g_autoptr (JsonObject) found = json_object_new ();

  vouch_reference_lookup_install (note_question);
  fixture = open_dialog (NULL, VOUCH_REFERENCE_PURPOSE_PLAIN, NULL, 560);
  vouch_reference_dialog_fill (fixture->dialog, "PMID: 123");
  assert_true (vouch_test_wait_until (is_offer_shown, fixture, 2000));
  press (fixture);
  assert_string_equal (question.text, "PMID: 123");
  press (fixture);
  assert_true (g_cancellable_is_cancelled (question.cancellable));

  /* Its answer comes all the same, and is dropped. */
  json_object_set_string_member (found, "title", "Too late");
  vouch_reference_dialog_found (fixture->dialog, question.cancellable, found, NULL);
  assert_string_equal (vouch_reference_form_get_text (fixture->form, "title"), "");

  /* Whoever closes the dialog waits for nothing. */
  press (fixture);
  close_fixture (fixture, TRUE);
  assert_true (g_cancellable_is_cancelled (question.cancellable));
  vouch_reference_lookup_install (NULL);
  g_clear_pointer (&question.text, g_free);
  g_clear_object (&question.cancellable);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_typed),        cmocka_unit_test (test_tabbed_through),
    cmocka_unit_test (test_pasted),
    cmocka_unit_test (test_recognised),   cmocka_unit_test (test_malformed),
    cmocka_unit_test (test_missing),
    cmocka_unit_test (test_same_work),    cmocka_unit_test (test_edited),
    cmocka_unit_test (test_original),     cmocka_unit_test (test_type_decides),
    cmocka_unit_test (test_escape),       cmocka_unit_test (test_look_up),
    cmocka_unit_test (test_look_up_corrected), cmocka_unit_test (test_look_up_stopped),
  };

  return vouch_test_run_widgets ("reference-dialog", tests);
}
