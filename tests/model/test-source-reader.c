/* test-source-reader.c: the text of PDFs, web pages and XML; what can't be read says why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-anchor.h"
#include "vouch-source-pdf.h"
#include "vouch-source-reader.h"
#include "vouch-test-pdf.h"

/* Two columns and a second page, as papers have them. */
static const VouchTestPdfLine paper[] = {
  { 1, 60, 40, 8, "Annals of Examples" },
  { 1, 60, 100, 10, "Patients were given 40 mg of the drug or a placebo at night." },
  { 1, 60, 112, 10, "The primary outcome was the time to the first (severe) cardio-" },
  { 1, 60, 124, 10, "vascular event, which was seen in 12.5% of the patients who" },
  { 1, 60, 800, 8, "1" },
  { 2, 60, 40, 8, "Annals of Examples" },
  { 2, 60, 100, 10, "took part. No deaths were seen. All of them had given consent." },
  { 2, 60, 800, 8, "2" },
};

static const VouchTestPdfLine scan[] = { { 1, 0, 0, 0, NULL }, { 2, 0, 0, 0, NULL } };

/* A user's password that nobody knows. */
#define LOCK \
  "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]" \
  "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4" \
  " /O <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>" \
  " /U <1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100> >>"

static VouchSourceText *
read_source (GBytes *bytes, GError **error)
{
  return vouch_source_read_bytes (bytes, NULL, error);
}

static void
test_pdf (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceText) text = read_source (bytes, &error);
  g_autoptr (VouchAnchorIndex) index = NULL;
  VouchAnchor anchor;
  const VouchSourceBox *box;

  assert_null (error);
  assert_int_equal (vouch_source_text_get_n_pages (text), 2);
  assert_int_equal ((int) vouch_source_text_get_page (text, 1)->width, 595);
  index = vouch_anchor_index_new (text);
  anchor = vouch_anchor_find (
      index, "cardiovascular event, which was seen in 12.5% of the patients who took part.", NULL,
      NULL);
  assert_int_equal (anchor.state, VOUCH_ANCHOR_FOUND);
  assert_int_equal (anchor.page, 1);
  /* The foot and the head stand between. */
  assert_int_equal (anchor.n_parts, 2);
  box = &vouch_source_text_get_boxes (text)[anchor.parts[1].start];
  assert_true (box->x1 > 59 && box->x1 < 61);
  assert_true (box->y1 > 88 && box->y2 < 105);
  assert_int_equal (vouch_anchor_find (index, "seen in 12.6% of the patients", NULL, NULL).state,
                    VOUCH_ANCHOR_STALE);
}

static void
test_scan (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (scan, G_N_ELEMENTS (scan), NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceText) text = read_source (bytes, &error);

  assert_null (error);
  assert_int_equal (vouch_source_text_get_n_pages (text), 2);
  assert_int_equal (vouch_source_text_get_length (text), 0);
}

static void
check_error (GBytes *bytes, VouchSourceError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceText) text = read_source (bytes, &error);

  assert_null (text);
  if (!g_error_matches (error, VOUCH_SOURCE_ERROR, code))
    fail_msg ("%s", error->message);
}

static void
test_locked (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, LOCK);

  check_error (bytes, VOUCH_SOURCE_ERROR_LOCKED);
}

static void
test_damaged (void **state)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("%PDF-1.4\njunk", 13);
  g_autoptr (GBytes) archive = g_bytes_new_static ("PK\3\4\0\0\0\0", 8);
  g_autoptr (GBytes) xml = g_bytes_new_static ("<?xml version='1.0'?><article><p>x", 34);

  check_error (junk, VOUCH_SOURCE_ERROR_DAMAGED);
  check_error (archive, VOUCH_SOURCE_ERROR_UNKNOWN_KIND);
  check_error (xml, VOUCH_SOURCE_ERROR_DAMAGED);
}

/* Cut anywhere, with bytes altered anywhere: a text or a message, never the end of this process. */
static void
test_hostile_pdf (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 14; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      gsize kept = i % 2 ? length : (gsize) g_rand_int_range (rand, 9, length);
      g_autoptr (GBytes) hostile = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchSourceText) text = NULL;

      for (guint k = 0; i % 2 && k < 8; k++)
        copy[g_rand_int_range (rand, 9, length)] = g_rand_int_range (rand, 0, 256);
      hostile = g_bytes_new_take (g_steal_pointer (&copy), kept);
      text = read_source (hostile, &error);
      assert_true ((text == NULL) == (error != NULL));
    }
}

static void
test_cancelled (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  assert_null (vouch_source_read_bytes (bytes, cancellable, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

/* Nothing can start and answer so soon: it is given up, and not waited for. */
static void
test_late (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);

  for (guint milliseconds = 0; milliseconds < 3; milliseconds++)
    {
      g_autoptr (GError) error = NULL;

      assert_null (vouch_source_pdf_read_within (bytes, milliseconds, NULL, &error));
      assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_TOO_SLOW));
    }
}

/* What the worker sends is not believed either. */
static void
test_bytes (void **state)
{
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);
  g_autoptr (VouchSourceText) text = read_source (pdf, NULL);
  g_autoptr (GBytes) bytes = vouch_source_text_to_bytes (text);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (VouchSourceText) again = vouch_source_text_from_bytes (data, length);

  assert_string_equal (vouch_source_text_get_text (again), vouch_source_text_get_text (text));
  for (gsize cut = 0; cut < length; cut += 37)
    assert_null (vouch_source_text_from_bytes (data, cut));
  for (gsize i = 0; i < MIN (length, 4000); i += 11)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (VouchSourceText) other = NULL;

      copy[i] ^= 0x85;
      other = vouch_source_text_from_bytes (copy, length);
      if (other)
        vouch_source_text_unref (vouch_source_text_ref (other));
    }
}

static const struct
{
  const char *markup;
  const char *text;
  const char *about;
} marked_up[] = {
  { "<!DOCTYPE html><title>T</title><body><h1>Head</h1><p>One <b>two</b>\n  three.<p>Four<br>five"
    "<script>no</script><nav>no</nav></body>",
    "T\nHead\nOne two three.\nFour\nfive\n", NULL },
  { "<html><head><meta name='citation_doi' content='10.1000/182'></head><body><table><tr><td>a"
    "<td>b<tr><td>c</table></body></html>",
    "a b\nc\n", "10.1000/182\n" },
  { "<html><body>H<sub>2</sub>O &lt; 5&nbsp;&mu;g</body></html>", "H₂O < 5\u00a0μg\n", NULL },
  { "<?xml version='1.0'?><article><front><journal-meta><issn>1</issn></journal-meta><article-meta>"
    "<article-id pub-id-type='pmid'>7</article-id><article-id pub-id-type='doi'>10.1000/182"
    "</article-id><title-group><article-title>The <italic>title</italic></article-title>"
    "</title-group><abstract><sec><title>Results</title><p>It fell by 5.4<xref>1</xref>.</p></sec>"
    "</abstract></article-meta></front><body><sec><title>Methods</title><p>Given.</p></sec></body>"
    "</article>",
    "The title\nResults\nIt fell by 5.4.\nMethods\nGiven.\n", "10.1000/182" },
};

/* What is raised or lowered, each as the words of a paragraph. */
static const struct
{
  const char *markup;
  const char *text;
} raised[] = {
  { "10<sup>6</sup> cells of CO<sub>2</sub>", "10⁶ cells of CO₂" },
  { "2.5 × 10<sup>−3</sup>", "2.5 × 10⁻³" },
  { "28 kg/m<sup>2</sup>, I<sup>2</sup>, 5 kg<sup>-1</sup>", "28 kg/m², I², 5 kg⁻¹" },
  { "Ca<sup>2+</sup> and <sup>18</sup>F", "Ca²⁺ and ¹⁸F" },
  { "the 5<sup>th</sup> day", "the 5th day" },
  { "was seen<sup>3</sup> in one", "was seen in one" },
  { "was seen.<sup>3,4</sup> In one,<sup>5–7</sup> so", "was seen. In one, so" },
  { "group<sup>1, 2</sup> and", "group and" },
  { "group <sup><a href='#b1'>1</a>,<a href='#b2'>2</a></sup> and", "group and" },
  { "by 5.4%<a href='#b1'><sup>12</sup></a>.", "by 5.4%." },
  { "see <a href='#t1'>Table 1</a> for it", "see Table 1 for it" },
  { "a<sup></sup>b <sup>", "ab" },
};

/* The same in JATS. */
static const struct
{
  const char *markup;
  const char *text;
} noted[] = {
  { "counted<xref ref-type='bibr'><sup>1</sup></xref> in", "counted in" },
  { "counted<sup><xref ref-type='bibr'>1</xref>,<xref ref-type='bibr'>2</xref></sup> in", "counted in" },
  { "counted<xref ref-type='bibr'>1</xref>–<xref ref-type='bibr'>3</xref> in", "counted in" },
  { "fell by 5.4<xref ref-type='bibr'>1</xref>.", "fell by 5.4." },
  { "counted [<xref ref-type='bibr'>1</xref>,<xref ref-type='bibr'>2</xref>] in", "counted [1,2] in" },
  { "counted (<xref ref-type='bibr'>Smith, 2010</xref>) in", "counted (Smith, 2010) in" },
  { "study <xref ref-type='bibr'>12</xref> found", "study 12 found" },
  { "weight<xref ref-type='table-fn'><sup>a</sup></xref> of", "weight of" },
  { "in <xref ref-type='fig'>Figure 2</xref>", "in Figure 2" },
};

static VouchSourceText *
read_words (const char *words, gboolean is_html)
{
  g_autofree char *page = is_html ? g_strdup_printf ("<html><meta charset='utf-8'><body><p>%s</p></body></html>", words)
                                  : g_strdup_printf ("<article><body><p>%s</p></body></article>", words);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  VouchSourceText *text = read_source (bytes, &error);

  assert_null (error);
  return text;
}

static void
check_words (const char *markup, const char *words, gboolean is_html)
{
  g_autoptr (VouchSourceText) text = read_words (markup, is_html);
  g_autofree char *line = g_strchomp (g_strdup (vouch_source_text_get_text (text)));

  if (!g_str_equal (line, words))
    fail_msg ("%s: “%s”, not “%s”", markup, line, words);
}

static void
test_raised (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (raised); i++)
    check_words (raised[i].markup, raised[i].text, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    check_words (noted[i].markup, noted[i].text, FALSE);
}

/* Of a quote that was kept or copied with the marks in it. */
static const struct
{
  const char *quote;
  VouchAnchorState state;
  const char *exact;
} kept[] = {
  { "106 cells were counted1,2 in 40 patients", VOUCH_ANCHOR_FOUND, "10⁶ cells were counted in 40 patients" },
  { "10⁶ cells were counted in 40 patients.", VOUCH_ANCHOR_FOUND, "10⁶ cells were counted in 40 patients." },
  { "were counted1,3 in 40 patients", VOUCH_ANCHOR_STALE, NULL },
  { "were counted in 403 patients", VOUCH_ANCHOR_STALE, NULL },
  { "in 40 patients.3 Of these, 12 died", VOUCH_ANCHOR_FOUND, "in 40 patients. Of these, 12 died" },
};

/* Behind a line that has no end, with a letter of two bytes where looking back ends, it is the same. */
static void
test_long_line (void **state)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 700; i++)
    {
      g_string_append (markup, "é");
      g_string_append (words, "é");
    }
  g_string_append (markup, "a seen<sup>3</sup> 10<sup>6</sup> times");
  g_string_append (words, "a seen 10⁶ times");
  check_words (markup->str, words->str, TRUE);
}

static void
check_kept (VouchSourceText *text)
{
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      VouchAnchor anchor = vouch_anchor_find (index, kept[i].quote, NULL, NULL);
      g_autofree char *exact = vouch_anchor_dup_exact (&anchor, text);

      if (anchor.state != kept[i].state || (kept[i].exact && g_strcmp0 (exact, kept[i].exact) != 0))
        fail_msg ("%s: %s, “%s”", kept[i].quote, vouch_anchor_state_get_name (anchor.state), exact);
    }
}

/* The marks that were left out are known, also to a text that comes from the store. */
static void
test_kept_quotes (void **state)
{
  g_autoptr (VouchSourceText) text
      = read_words ("In all, 10<sup>6</sup> cells were counted<xref ref-type='bibr'><sup>1</sup></xref><sup>,</sup>"
                    "<xref ref-type='bibr'><sup>2</sup></xref> in 40 patients.<sup>3</sup> Of these, 12 died.", FALSE);
  g_autoptr (GBytes) bytes = vouch_source_text_to_bytes (text);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (VouchSourceText) again = vouch_source_text_from_bytes (data, length);

  check_kept (text);
  check_kept (again);
  assert_null (vouch_source_text_get_about (again));
}

static void
test_markup (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (marked_up); i++)
    {
      const char *markup = marked_up[i].markup;
      g_autoptr (GBytes) bytes = g_bytes_new_static (markup, strlen (markup));
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchSourceText) text = read_source (bytes, &error);

      if (error)
        fail_msg ("%s: %s", markup, error->message);
      assert_string_equal (vouch_source_text_get_text (text), marked_up[i].text);
      if (marked_up[i].about)
        assert_string_equal (vouch_source_text_get_about (text), marked_up[i].about);
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_there (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
test_async (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VouchSourceText) text = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  vouch_source_read_async (file, NULL, on_read, &result);
  assert_true (vouch_test_wait_until (is_there, &result, 10000 * VOUCH_TEST_SLOWNESS));
  text = vouch_source_read_finish (result, NULL);
  assert_int_equal (vouch_source_text_get_n_pages (text), 2);
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_pdf),     cmocka_unit_test (test_scan),        cmocka_unit_test (test_locked),
    cmocka_unit_test (test_damaged), cmocka_unit_test (test_hostile_pdf), cmocka_unit_test (test_cancelled),
    cmocka_unit_test (test_late),
    cmocka_unit_test (test_bytes),   cmocka_unit_test (test_markup),  cmocka_unit_test (test_raised), cmocka_unit_test (test_long_line), cmocka_unit_test (test_kept_quotes),
       cmocka_unit_test (test_async),
  };

  return vouch_test_run ("source-reader", tests);
}
