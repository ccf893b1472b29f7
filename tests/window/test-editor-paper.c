/* test-editor-paper.c: papers that are dropped on a card, and the article that it summarises.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-article-finder.h"
#include "vouch-card-embargo.h"
#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-import-dialog.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-dialog.h"
#include "vouch-settings.h"
#include "vouch-source-attach.h"
#include "vouch-test-check.h"
#include "vouch-test-pdf.h"
#include "vouch-test-registry.h"

#define TITLE "A trial of tea and the heart"
#define WORK \
  "{\"DOI\":\"10.1000/tea\",\"type\":\"journal-article\",\"title\":[\"" TITLE "\"]," \
  "\"container-title\":[\"Journal of Tea\"],\"author\":[{\"given\":\"Kim\",\"family\":\"Blum\"}]," \
  "\"issued\":{\"date-parts\":[[2020,5]]}}"
#define ONE "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":" WORK "}"
#define LIST "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[" WORK "]}}"
#define NOBODY "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[]}}"
#define NUMBERS "{\"esearchresult\":{\"idlist\":[]}}"

#define CARD \
  "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"00000000-0000-4000-8000-00000000000c\"," \
  "\"kind\":\"scorecard\",\"language\":\"en\",\"title\":\"Tea\",\"drafting\":\"machine\"," \
  "\"article\":{\"title\":\"" TITLE "\",\"authors\":[\"Kim Blum\"],\"date\":\"2021-01-05\",\"type\":\"trial\"}," \
  "\"sections\":[{\"id\":\"00000000-0000-4000-8000-00000000000d\",\"role\":\"key-highlights\"," \
  "\"title\":\"Key Highlights\",\"statements\":[{\"id\":\"00000000-0000-4000-8000-00000000000e\"," \
  "\"text\":\"Tea helps.\",\"origin\":\"imported\",\"citations\":[]}]}," \
  "{\"id\":\"00000000-0000-4000-8000-00000000000f\",\"role\":\"resources\",\"title\":\"Resources\"," \
  "\"sections\":[{\"id\":\"00000000-0000-4000-8000-000000000010\",\"role\":\"original-sources\"," \
  "\"title\":\"Original Source(s)\",\"items\":[]}]}]," \
  "\"references\":[],\"notes\":[],\"considered\":[],\"muted\":[],\"approvals\":[],\"corrections\":[],%s" \
  "\"publications\":[]}"

typedef struct
{
  VouchTestApplication *desk;
  VouchTestRegistry *registry; /* (owned) */
  VouchWindow *window;
  VouchEditor *editor;
  VouchDocument *document;
} Open;

static const VouchTestReply replies[] = {
  { "/works/10.1000/tea", 200, ONE },
  { "/works?", 200, LIST },
};
static const VouchTestReply no_replies[] = {
  { "/works/", 404, "Resource not found." },
  { "/works?", 200, NOBODY },
  { "esearch", 200, NUMBERS },
};

static GSettings *
get_settings (Open *open)
{
  return vouch_application_get_settings (open->desk->application);
}

static Open
open_card (void **state, const VouchTestReply *answers, gsize n_answers, const char *lookup,
           const char *work)
{
  static const char *const registries[]
      = { "VOUCH_CROSSREF", "VOUCH_PUBMED", "VOUCH_ARXIV",  "VOUCH_DATACITE",
          "VOUCH_BOOKS",    "VOUCH_TRIALS", "VOUCH_ZOTERO" };
  Open open = { *state };
  g_autofree char *content = g_strdup_printf (CARD, work);
  g_autofree char *path = vouch_test_put_text (open.desk, "tea.scorecard", content);

  open.registry = vouch_test_registry_new (answers, n_answers);
  for (gsize i = 0; i < G_N_ELEMENTS (registries); i++)
    g_setenv (registries[i], vouch_test_registry_get_address (open.registry), TRUE);
  g_settings_set_string (get_settings (&open), VOUCH_SETTING_LOOKUP, lookup);
  open.window = vouch_test_open_card (open.desk, path);
  open.editor = vouch_test_editor (open.window);
  open.document = vouch_editor_get_document (open.editor);
  return open;
}

static void
close_card (Open *open)
{
  g_settings_reset (get_settings (open), VOUCH_SETTING_LOOKUP);
  vouch_test_registry_free (open->registry);
}

static VouchCard *
get_card (Open *open)
{
  return vouch_document_get_card (open->document);
}

static VouchReference *
get_original (Open *open)
{
  const char *id = vouch_card_get_article_reference (get_card (open));

  return id ? VOUCH_REFERENCE (vouch_document_lookup (open->document, id)) : NULL;
}

static guint
count_references (Open *open)
{
  return vouch_node_list_get_size (vouch_card_get_references (get_card (open)));
}

/* --- papers --- */

static GFile *
put_paper (Open *open, const char *title, const char *doi)
{
  const VouchTestPdfLine lines[] = {
    { 1, 72, 72, 16, title },
    { 1, 72, 110, 10, "K. Blum" },
    { 1, 72, 130, 10, doi },
    { 1, 72, 160, 10, "Of 120 drinkers 38% felt better after a cup of tea." },
  };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  g_autofree char *path = g_build_filename (open->desk->folder, "paper.pdf", NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);

  assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return g_file_new_for_path (path);
}

static void
drop (Open *open, GFile *file)
{
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);

  assert_null (vouch_editor_take_files (open->editor, files));
}

static gboolean
has_original (gpointer data)
{
  return get_original (data) != NULL;
}

/* One step of undo: the reference with its file, and that it is the original source. */
static void
test_paper_by_doi (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes", "");
  g_autoptr (GFile) file = put_paper (&open, TITLE, "doi: 10.1000/tea");
  VouchReference *original;

  drop (&open, file);
  vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  vouch_test_answer ("Is This the Article?", "original");
  assert_true (vouch_test_wait_until (has_original, &open, 20000));
  original = get_original (&open);
  assert_string_equal (vouch_reference_get_title (original), TITLE);
  assert_non_null (vouch_reference_get_source (original));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_int_equal (count_references (&open), 0);
  assert_null (get_original (&open));
  close_card (&open);
}

/* A card that names no article can't be told that a paper is another. */
static void
test_paper_no_article (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes", "");
  g_autoptr (GFile) file = put_paper (&open, TITLE, "doi: 10.1000/tea");
  GtkWidget *dialog;

  vouch_test_set (open.document, "00000000-0000-4000-8000-00000000000c", "article/title", "null");
  drop (&open, file);
  dialog = vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  assert_non_null (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "doesn’t say yet"));
  vouch_test_answer ("Is This the Article?", "cancel");
  close_card (&open);
}

static gboolean
has_file (gpointer data)
{
  VouchReference *original = get_original (data);

  return original && vouch_reference_get_source (original);
}

/* The card's own article, typed or taken from the draft, has neither a DOI nor a file: it gets both, and
 * nobody is asked what the paper is. */
static void
test_paper_of_article (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes", "");
  g_autoptr (GFile) file = put_paper (&open, TITLE, "doi: 10.1000/tea");
  VouchNode *original;

  vouch_test_insert (open.document, "00000000-0000-4000-8000-00000000000c", "references", 0,
                     "{'id':'00000000-0000-4000-8000-000000000011','type':'article-journal',"
                     "'title':'" TITLE "','author':[{'family':'Blum','given':'K'}]}");
  vouch_test_set (open.document, "00000000-0000-4000-8000-00000000000c", "article/reference",
                  "'00000000-0000-4000-8000-000000000011'");
  drop (&open, file);
  assert_true (vouch_test_wait_until (has_file, &open, 20000));
  original = VOUCH_NODE (get_original (&open));
  assert_string_equal (vouch_node_get_text (original, "DOI"), "10.1000/tea");
  assert_int_equal (count_references (&open), 1);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_null (vouch_node_get_text (original, "DOI"));
  assert_null (vouch_reference_get_source (get_original (&open)));
  close_card (&open);
}

/* A statement cites the article already: its reference is the original source, and nobody is asked. */
static void
test_own_original (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes", "");

  vouch_test_insert (open.document, "00000000-0000-4000-8000-00000000000c", "references", 0,
                     "{'id':'00000000-0000-4000-8000-000000000011','type':'article-journal',"
                     "'title':'" TITLE "','author':[{'family':'Blum','given':'Kim'}],"
                     "'issued':{'date-parts':[[2021,1,5]]}}");
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.add-original-source", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (get_original (&open));
  assert_int_equal (count_references (&open), 1);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_null (get_original (&open));
  assert_int_equal (count_references (&open), 1);
  close_card (&open);
}

static gboolean
has_jobs (gpointer data)
{
  Open *open = data;

  return open->editor->jobs && open->editor->jobs->len > 0;
}

static gboolean
has_no_jobs (gpointer data)
{
  return !has_jobs (data);
}

/* The card has the paper: its file is attached, and nobody is asked anything. */
static void
test_paper_of_card (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "ask", "");
  g_autoptr (GFile) file = put_paper (&open, TITLE, "doi: 10.1000/tea");
  g_autoptr (VouchChange) change = NULL;
  static const char csl[]
      = "{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"Tea\",\"DOI\":\"10.1000/TEA\"}";
  g_autoptr (JsonNode) json = vouch_json_parse (csl, sizeof csl - 1, 1 << 12, NULL);
  VouchPlace place = { vouch_node_get_id (VOUCH_NODE (get_card (&open))), "references", 0 };

  change = vouch_change_new_insert (place, json);
  assert_true (vouch_document_edit (open.document, change, NULL));
  drop (&open, file);
  assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
  assert_int_equal (count_references (&open), 1);
  assert_non_null (
      vouch_reference_get_source (VOUCH_REFERENCE (vouch_document_lookup (open.document, "r1"))));
  assert_int_equal (vouch_test_registry_count (open.registry), 0);
  close_card (&open);
}

/* Nothing is asked before the user has heard what is sent; a “no” is for good. */
static void
test_paper_without_consent (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "ask", "");
  g_autoptr (GFile) file = put_paper (&open, TITLE, "doi: 10.1000/tea");
  GtkWidget *dialog;

  drop (&open, file);
  vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  vouch_test_answer ("Look It Up?", "no");
  vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  vouch_test_answer ("Is This the Article?", "reference");
  dialog = vouch_test_wait_for (VOUCH_TYPE_REFERENCE_DIALOG);
  assert_non_null (dialog);
  assert_int_equal (vouch_test_registry_count (open.registry), 0);
  gtk_window_close (GTK_WINDOW (dialog));
  close_card (&open);
}

static guint
count_questions (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window);
    }
  return n;
}

/* Several at once: one is asked about, then the next. */
static void
test_papers_in_turn (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes", "");
  g_autoptr (GFile) file = put_paper (&open, TITLE, "No identifier");
  g_autoptr (GSList) files = g_slist_prepend (g_slist_prepend (NULL, file), file);

  assert_null (vouch_editor_take_files (open.editor, files));
  for (guint i = 0; i < 2; i++)
    {
      vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
      assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
      vouch_test_settle (GTK_WIDGET (open.window));
      assert_int_equal (count_questions (), 1);
      vouch_test_answer ("Is This the Article?", "cancel");
    }
  assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
  assert_int_equal (count_references (&open), 0);
  close_card (&open);
}

/* --- the article --- */

static gboolean
is_shown (gpointer data)
{
  GtkStack *stack = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "asking") != 0;
}

static GtkWidget *
open_finder (Open *open, const char *state)
{
  GtkWidget *finder;
  GtkWidget *stack;

  gtk_widget_activate_action (GTK_WIDGET (open->editor), "editor.find-article", NULL);
  finder = vouch_test_wait_for (ADW_TYPE_WINDOW);
  vouch_test_settle (finder);
  stack = vouch_test_find (finder, VOUCH_TYPE_ARTICLE_FINDER);
  stack = vouch_test_find (stack, GTK_TYPE_STACK);
  assert_true (vouch_test_wait_until (is_shown, stack, 20000));
  vouch_test_settle (finder);
  assert_string_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), state);
  return g_object_ref (finder);
}

/* Enter makes it the original source; what differs is said before. */
static void
test_article_found (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes", "");
  g_autoptr (GtkWidget) dialog = open_finder (&open, "found");

  assert_non_null (vouch_test_find_label (dialog, "2020\nOn the card: 2021"));
  vouch_test_shoot (dialog, "article-found");
  assert_true (gtk_widget_get_width (dialog) <= 520);
  vouch_test_press (dialog, "Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (get_original (&open));
  assert_int_equal (count_references (&open), 1);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_null (get_original (&open));
  assert_int_equal (count_references (&open), 0);
  close_card (&open);
}

static void
test_article_not_found (void **state)
{
  Open open = open_card (state, no_replies, G_N_ELEMENTS (no_replies), "yes", "");
  g_autoptr (GtkWidget) dialog = open_finder (&open, "trouble");

  vouch_test_shoot (dialog, "article-not-found");
  vouch_test_press (dialog, "Escape");
  close_card (&open);
}

/* Before anybody agreed nothing goes out; Enter on the offer is that. */
static void
test_article_offered (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "ask", "");
  g_autoptr (GtkWidget) dialog = open_finder (&open, "offer");

  vouch_test_shoot (dialog, "article-offer");
  assert_int_equal (vouch_test_registry_count (open.registry), 0);
  vouch_test_press (dialog, "Escape");
  close_card (&open);
}

static void
test_article_embargo (void **state)
{
  Open open = open_card (state, replies, G_N_ELEMENTS (replies), "yes",
                         "\"work\":{\"embargo\":\"2999-01-01\"},");
  g_autoptr (GtkWidget) dialog = open_finder (&open, "offer");

  assert_true (vouch_card_is_embargoed (get_card (&open)));
  assert_int_equal (vouch_test_registry_count (open.registry), 0);
  vouch_test_press (dialog, "Escape");
  close_card (&open);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_paper_by_doi),    APPLICATION_TEST (test_paper_no_article),
    APPLICATION_TEST (test_paper_of_article),
    APPLICATION_TEST (test_own_original),
    APPLICATION_TEST (test_paper_of_article),
    APPLICATION_TEST (test_own_original),
    APPLICATION_TEST (test_paper_of_card),
    APPLICATION_TEST (test_paper_without_consent), APPLICATION_TEST (test_papers_in_turn),
    APPLICATION_TEST (test_article_found),   APPLICATION_TEST (test_article_not_found),
    APPLICATION_TEST (test_article_offered), APPLICATION_TEST (test_article_embargo),
  };

  return vouch_test_run_widgets ("editor-paper", tests);
}
