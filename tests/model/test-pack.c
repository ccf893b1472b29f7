/* test-pack.c: an evidence pack, read as a PDF again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <glib/gstdio.h>
#include <poppler.h>

#include "vouch-json.h"
#include "vouch-pack-run.h"
#include "vouch-pack.h"
#include "vouch-source-store.h"
#include "vouch-sql.h"
#include "vouch-test-pdf.h"

#define NOTICE "For internal review. Sources are copyrighted."
#define FIRST "Patients slept forty minutes longer than before."
#define SECOND "No harm was seen in any of the groups."
#define BROKEN "Mood rose in the group that"
#define GOES_ON "went to bed at the same hour each night."

static const VouchTestPdfLine paper[] = {
  { 1, 72, 100, 12, FIRST },
  { 1, 72, 300, 12, SECOND },
  { 1, 72, 740, 12, BROKEN },
  { 2, 72, 72, 12, GOES_ON },
  { 2, 72, 300, 12, "Nothing else was found here." },
};

/* --- a card --- */

static char *
keep (const char *name, const char *bytes, gssize length)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, bytes, length, NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

static char *
keep_paper (void)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);

  return keep ("paper.pdf", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

/* Single quotes stand for double ones, # for the paper's digest. */
static JsonNode *
make_card (const char *digest, const char *statements)
{
  GString *json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'11111111-1111-4111-8111-111111111111',"
      "'kind':'scorecard','language':'en','title':'Sleep and mood','drafting':'person','article':{},"
      "'sections':[{'id':'k','role':'key-highlights','title':'Key Highlights','statements':[");
  JsonNode *card;

  g_string_append (json, statements);
  g_string_append (json, "]}],'references':[{'id':'r','type':'article-journal','title':'Sleep','source':'#',"
                         "'author':[{'family':'Kim'}],'issued':{'date-parts':[[2026]]}}],'notes':[]}");
  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", digest, 0);
  card = vouch_json_parse (json->str, json->len, VOUCH_JSON_MAX_CARD, NULL);
  assert_non_null (card);
  g_string_free (json, TRUE);
  return card;
}

#define STATEMENT(id, text, citations)                                                                \
  "{'id':'" id "','text':'" text "','origin':'written','citations':[" citations "]}"
#define CITATION(id, members) "{'id':'" id "','reference':'r','relation':'supports','how':'chosen'" members "}"
#define QUOTE(exact) ",'quote':{'exact':'" exact "','source':'#','page':1}"

/* --- the pack --- */

static PopplerDocument *
read_pdf (GBytes *bytes)
{
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);

  assert_non_null (document);
  return document;
}

static PopplerDocument *
make_pack (const char *digest, const char *statements)
{
  g_autoptr (JsonNode) card = make_card (digest, statements);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vouch_pack_make (card, NULL, &error);

  if (!bytes)
    fail_msg ("%s", error->message);
  return read_pdf (bytes);
}

static char *
dup_text (PopplerDocument *document, int i)
{
  PopplerPage *page = poppler_document_get_page (document, i);
  g_autofree char *text = poppler_page_get_text (page);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  g_object_unref (page);
  return g_strjoinv (" ", words);
}

static char *
dup_letters (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv (NULL, words);
}

/* Where a font draws two letters far apart, as "P" and "a" in some, a reader of PDFs takes the gap
 * for a space: spaces tell nothing here. */
static void
check_says (PopplerDocument *document, int i, const char *words)
{
  g_autofree char *text = dup_text (document, i);
  g_autofree char *letters = dup_letters (text);
  g_autofree char *wanted = dup_letters (words);

  if (!strstr (letters, wanted))
    fail_msg ("“%s” is not on page %d: %s", words, i + 1, text);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Pages that links of page @i lead to, as "2 3". */
static char *
list_links (PopplerDocument *document, int i)
{
  PopplerPage *page = poppler_document_get_page (document, i);
  GList *links = poppler_page_get_link_mapping (page);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  GString *pages = g_string_new (NULL);

  for (GList *l = links; l; l = l->next)
    {
      PopplerAction *action = ((PopplerLinkMapping *) l->data)->action;
      PopplerDest *dest;

      assert_int_equal (action->type, POPPLER_ACTION_GOTO_DEST);
      dest = action->goto_dest.dest->type == POPPLER_DEST_NAMED
                 ? poppler_document_find_dest (document, action->goto_dest.dest->named_dest)
                 : poppler_dest_copy (action->goto_dest.dest);
      assert_non_null (dest);
      g_array_append_val (numbers, dest->page_num);
      poppler_dest_free (dest);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint k = 0; k < numbers->len; k++)
    g_string_append_printf (pages, "%s%d", k > 0 ? " " : "", g_array_index (numbers, int, k));
  poppler_page_free_link_mapping (links);
  g_object_unref (page);
  return g_string_free (pages, FALSE);
}

static guint
count_outline (PopplerIndexIter *iter)
{
  guint n = 0;

  if (!iter)
    return 0;
  do
    {
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      n += 1 + count_outline (child);
      if (child)
        poppler_index_iter_free (child);
    }
  while (poppler_index_iter_next (iter));
  return n;
}

/* Yellow on the page: whether anything is highlighted there. */
static gboolean
is_highlighted (PopplerDocument *document, int i)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t *cr = cairo_create (surface);
  PopplerPage *page = poppler_document_get_page (document, i);
  const guint8 *pixels;
  gboolean is_yellow = FALSE;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int k = 0; k < cairo_image_surface_get_stride (surface) * 842 / 4; k++)
    {
      guint32 pixel = ((const guint32 *) pixels)[k];

      is_yellow = is_yellow || (((pixel >> 16) & 0xff) > 240 && ((pixel >> 8) & 0xff) > 215 && (pixel & 0xff) < 150);
    }
  g_object_unref (page);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return is_yellow;
}

/* Two statements on one page share it; a third goes over a page's end and has both. */
static void
test_pages (void **state)
{
  g_autofree char *digest = keep_paper ();
  PopplerDocument *pack = make_pack (
      digest, STATEMENT ("a", "They slept longer", CITATION ("c1", QUOTE (FIRST))) ","
      STATEMENT ("b", "It did no harm", CITATION ("c2", QUOTE (SECOND))) ","
      STATEMENT ("c", "Mood was better", CITATION ("c3", QUOTE (BROKEN " " GOES_ON))) ","
      STATEMENT ("d", "Nobody has ever known this", ""));
  PopplerIndexIter *outline = poppler_index_iter_new (pack);
  g_autofree char *from_card = list_links (pack, 0);
  g_autofree char *from_page = list_links (pack, 1);

  assert_int_equal (poppler_document_get_n_pages (pack), 3);
  for (int i = 0; i < 3; i++)
    check_says (pack, i, NOTICE);
  check_says (pack, 0, "They slept longer");
  check_says (pack, 0, "No source yet");
  check_says (pack, 0, "Statements without a passage shown");
  check_says (pack, 0, "4 statements, 3 with their passages");
  check_says (pack, 1, FIRST);
  check_says (pack, 1, SECOND);
  check_says (pack, 1, "Mood was better");
  check_says (pack, 2, GOES_ON);
  check_says (pack, 2, "Mood was better");
  assert_false (is_highlighted (pack, 0));
  assert_true (is_highlighted (pack, 1));
  assert_true (is_highlighted (pack, 2));
  assert_string_equal (from_card, "1 2 2 2");
  assert_string_equal (from_page, "1 1 1");
  /* The card, its sections and statements; the list and the references; the source with its pages. */
  assert_int_equal (count_outline (outline), 1 + 1 + 4 + 2 + 1 + 2);
  poppler_index_iter_free (outline);
  g_object_unref (pack);
}

/* What is not anchored says how it stands, and no page is shown for it. */
static void
test_states (void **state)
{
  static const struct
  {
    const char *citation;
    const char *words;
    int n_pages;
  } cases[] = {
    { CITATION ("c", ""), "source named, no passage", 1 },
    { CITATION ("c", ",'seen-by-eye':'It rose.'"), "seen by eye", 1 },
    { CITATION ("c", QUOTE ("Patients slept fifty minutes longer than before.")), "The file says: “Patients slept forty", 1 },
    { CITATION ("c", QUOTE ("Whales sing for hours in the northern sea.")), "passage not found in the file", 1 },
    { CITATION ("c", ",'quote':{'exact':'It rose.','source':'0000'}"), "not on this computer", 1 },
    { CITATION ("c", ",'region':{'page':2,'box':[60,60,300,120],'source':'#'}"), "part of a page", 2 },
    { CITATION ("c", ",'region':{'page':9,'box':[60,60,300,120],'source':'#'}"), "passage not found in the file", 1 },
    { CITATION ("c", ",'region':{'page':1,'box':[60,60,3000,120],'source':'#'}"), "passage not found in the file", 1 },
  };
  g_autofree char *digest = keep_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *statement
          = g_strconcat ("{'id':'a','text':'Said','origin':'written','citations':[", cases[i].citation, "]}", NULL);
      PopplerDocument *pack = make_pack (digest, statement);

      check_says (pack, 0, cases[i].words);
      assert_int_equal (poppler_document_get_n_pages (pack), cases[i].n_pages);
      g_object_unref (pack);
    }
}

/* Under each heading stands what the card has there, and nobody is told to lack a source that none asks for. */
static void
test_resources_and_cells (void **state)
{
  g_autofree char *digest = keep_paper ();
  PopplerDocument *pack = make_pack (
      digest, STATEMENT ("a", "They slept longer", CITATION ("c1", QUOTE (FIRST)))
      "]},{'id':'g','role':'at-a-glance','title':'At a Glance','statements':["
      "{'id':'p','label':'Target Population','text':'Adults with asthma','origin':'written','citations':[]}]},"
      "{'id':'res','role':'resources','title':'Resources','sections':["
      "{'id':'os','role':'original-sources','title':'Original Source(s)','items':["
      "{'id':'i','text':'','citations':[{'id':'ic','reference':'r','relation':'background','how':'chosen'}]}]},"
      "{'id':'rc','role':'related-content','title':'Related Content','items':[]}]},"
      "{'id':'m','role':'risks','title':'Risks','statements':[");
  g_autofree char *page = dup_text (pack, 0);

  check_says (pack, 0, "Original Source(s) Kim. Sleep");
  check_says (pack, 0, "Related Content Nothing here yet");
  check_says (pack, 0, "Adults with asthma");
  assert_null (strstr (page, "No source yet"));
  assert_null (strstr (page, "Statements without a passage"));
  g_object_unref (pack);
}

/* A source without pages shows the passage in its surroundings. */
static void
test_text (void **state)
{
  g_autofree char *digest = keep ("a.txt", "It was cold. " FIRST " Then it was warm.", -1);
  PopplerDocument *pack
      = make_pack (digest, STATEMENT ("a", "They slept longer", CITATION ("c1", ",'quote':{'exact':'" FIRST "','source':'#'}")));

  assert_int_equal (poppler_document_get_n_pages (pack), 2);
  check_says (pack, 1, "It was cold. " FIRST " Then it was warm.");
  assert_true (is_highlighted (pack, 1));
  g_object_unref (pack);
}

/* What no PDF may hold, in each of its texts, is left out or has a sign in its place. */
static void
test_no_characters (void **state)
{
  static const char *const odd[]
      = { "\357\267\220", "\357\277\276", "\357\277\277", "\360\237\277\277", "\\u0001\\u0008\\u001b", "\302\233", "\\\\u0001" };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *text
          = g_strdup_printf (STATEMENT ("a", "They %s slept", CITATION ("c1", ",'quote':{'exact':'Slept %s longer','source':'0'}")),
                             odd[i], odd[i]);
      PopplerDocument *pack = make_pack ("0", text);
      g_autofree char *page = dup_text (pack, 0);

      check_says (pack, 0, "They");
      if (!strstr (page, "Slept") || !strstr (page, "longer"))
        fail_msg ("%s: %s", odd[i], page);
      /* A backslash is one. */
      if (strstr (odd[i], "\\\\"))
        check_says (pack, 0, "Slept \\u0001 longer");
      if (g_str_has_prefix (odd[i], "\\u"))
        {
          check_says (pack, 0, "They slept");
          check_says (pack, 0, "Slept longer");
        }
      g_object_unref (pack);
    }
}

static GFile *
find_kept (const char *digest)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = vouch_source_store_find (store, digest, NULL);

  return vouch_source_store_get_file (store, source, NULL);
}

/* The store has read it, but there is another file in its place: the card's words stand there. */
static void
test_damaged_since (void **state)
{
  g_autofree char *digest = keep_paper ();
  g_autoptr (GFile) file = find_kept (digest);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *bytes = NULL;
  g_autofree char *junk = NULL;
  gsize length;
  PopplerDocument *pack;

  assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  junk = g_strnfill (length, '%');
  g_chmod (path, 0600);
  assert_true (g_file_set_contents (path, junk, (gssize) length, NULL));
  pack = make_pack (digest, STATEMENT ("a", "They slept longer", CITATION ("c1", QUOTE (FIRST))));
  assert_int_equal (poppler_document_get_n_pages (pack), 2);
  check_says (pack, 1, "as text");
  check_says (pack, 1, FIRST);
  g_object_unref (pack);
  /* One that was cut comes out of the database again. */
  assert_true (g_file_set_contents (path, "%PDF-1.4 junk", -1, NULL));
  pack = make_pack (digest, STATEMENT ("a", "They slept longer", CITATION ("c1", QUOTE (FIRST))));
  check_says (pack, 1, "Page 1 of the file");
  g_object_unref (pack);
}

/* A store that is there and can't be asked: not to be told as a file that isn't on this computer. */
static void
test_store_unusable (void **state)
{
  g_autofree char *digest = keep_paper ();
  g_autoptr (JsonNode) card
      = make_card (digest, STATEMENT ("a", "They slept longer", CITATION ("c1", QUOTE (FIRST))));
  g_autoptr (JsonNode) other = make_card ("", STATEMENT ("a", "They slept longer", ""));
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GError) error = NULL;
  VouchSourceStore *store = vouch_source_store_open (NULL, NULL);

  sqlite3_exec (vouch_source_store_get_database (store), "PRAGMA user_version = 99", NULL, NULL, NULL);
  vouch_source_store_free (store);
  assert_null (vouch_pack_make (card, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_TOO_NEW));
  pack = vouch_pack_make (other, NULL, NULL);
  assert_non_null (pack);
}

/* --- who draws comes to an end --- */

#define PAGE(dest, document)                                                                          \
  "{'dest':'" dest "','title':'T','place':'P','group':'G','outline':'O','page':1," document             \
  "'failed-words':'Not drawn.','rows':[],'marks':[{'number':'1','boxes':[],'before':'','exact':'Words of " dest \
  "','after':''}]}"

/* A page that brings the program down costs itself: the others are drawn. That no such document is
 * there is fatal to it in tests alone. */
static void
test_crash (void **state)
{
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autofree char *json = g_strdup_printf (
      "{'title':'T','notice':'N','page-words':'{n}','link-words':'{n}','language':'en',"
      "'documents':[{'offset':0,'length':%" G_GSIZE_FORMAT "}],'blocks':[{'style':'title','text':'T'}],"
      "'pages':[" PAGE ("a", "'document':0,") "," PAGE ("b", "'document':7,") "," PAGE ("c", "'document':0,") "]}",
      g_bytes_get_size (pdf));
  g_autoptr (JsonNode) manifest = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PopplerDocument *pack;

  g_ptr_array_add (files, pdf);
  g_strdelimit (json, "'", '"');
  manifest = json_from_string (json, NULL);
  g_setenv ("G_DEBUG", "fatal-criticals", TRUE);
  bytes = vouch_pack_run (json_node_get_object (manifest), files, NULL, &error);
  if (!bytes)
    fail_msg ("%s", error->message);
  pack = read_pdf (bytes);
  assert_int_equal (poppler_document_get_n_pages (pack), 4);
  check_says (pack, 1, FIRST);
  check_says (pack, 2, "Words of b");
  check_says (pack, 3, FIRST);
  g_object_unref (pack);
}

/* --- as a whole --- */

static void
test_same_twice (void **state)
{
  g_autofree char *digest = keep_paper ();
  g_autoptr (JsonNode) card = make_card (digest, STATEMENT ("a", "They slept", CITATION ("c1", QUOTE (FIRST))));
  g_autoptr (GBytes) one = vouch_pack_make (card, NULL, NULL);
  g_autoptr (GBytes) other = vouch_pack_make (card, NULL, NULL);

  assert_true (one && other && g_bytes_equal (one, other));
}

static void
test_empty (void **state)
{
  PopplerDocument *pack = make_pack ("0", "");

  assert_int_equal (poppler_document_get_n_pages (pack), 1);
  check_says (pack, 0, "Sleep and mood");
  g_object_unref (pack);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GBytes) bytes = vouch_pack_make_finish (result, data);

  assert_null (bytes);
}

static gboolean
has_error (gpointer error)
{
  return *(GError **) error != NULL;
}

static void
test_cancelled (void **state)
{
  g_autoptr (JsonNode) card = make_card ("0", STATEMENT ("a", "They slept", ""));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  vouch_pack_make_async (card, cancellable, made_cb, &error);
  g_cancellable_cancel (cancellable);
  assert_true (vouch_test_wait_until (has_error, &error, 10000));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_pages),         cmocka_unit_test (test_resources_and_cells),
    cmocka_unit_test (test_states), cmocka_unit_test (test_text),
    cmocka_unit_test (test_no_characters),
    cmocka_unit_test (test_damaged_since), cmocka_unit_test (test_crash),  cmocka_unit_test (test_same_twice),
    cmocka_unit_test (test_empty),         cmocka_unit_test (test_cancelled),
    cmocka_unit_test (test_store_unusable), /* the last: it spoils the store */
  };

  return vouch_test_run ("pack", tests);
}
