/* fuzz-pdf.c: any PDF goes through the worker: a text that quotes of itself are found in, or a reason.
 *
 * What is no PDF is made one before it is altered, so that most inputs get as far as the pages. The
 * worker is the one of the program, with its limits; what takes it long is given up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-anchor.h"
#include "vouch-passage-split.h"
#include "vouch-source-error.h"
#include "vouch-source-pdf.h"
#include "vouch-test-pdf.h"

/* Milliseconds for one PDF: libFuzzer takes ten seconds for a hang. */
#define MAX_TIME 4000
/* Code points of a quote. */
#define QUOTE 60

size_t LLVMFuzzerCustomMutator (guint8 *bytes, size_t length, size_t max_length, unsigned seed);
size_t LLVMFuzzerMutate (guint8 *bytes, size_t length, size_t max_length);

/* --- PDFs to begin with --- */

static const char *const sentences[] = {
  "Of the 112 patients 40 had less pain (35.7%).", "No harm was seen in any of the groups.", "cardio-", "vascular events",
  "Sleep was longer by 12 minutes (P = .03) \\(95% CI 3 to 21\\).", "References", "1. Smith J, Doe A. Pain 2010;1:2.",
};

static size_t
make_pdf (guint8 *bytes, size_t max_length, guint seed)
{
  VouchTestPdfLine lines[12];
  guint n_lines = 1 + seed % G_N_ELEMENTS (lines);
  g_autoptr (GBytes) pdf = NULL;
  size_t length;

  for (guint i = 0; i < n_lines; i++)
    lines[i] = (VouchTestPdfLine) { 1 + i * (seed >> 4 & 1) / 4, 60 + (seed >> 5 & 1) * 250 * (i & 1), 60 + 14 * i, 10,
                                    sentences[(seed + i * 5) % G_N_ELEMENTS (sentences)] };
  pdf = vouch_test_make_pdf (lines, n_lines, seed & 64 ? "/Title (A title of a paper)" : NULL,
                             seed & 128 ? "/Encrypt << /Filter /Standard /V 1 /R 2 >>" : NULL);
  length = MIN (g_bytes_get_size (pdf), max_length);
  memcpy (bytes, g_bytes_get_data (pdf, NULL), length);
  return length;
}

size_t
LLVMFuzzerCustomMutator (guint8 *bytes, size_t length, size_t max_length, unsigned seed)
{
  if (length < 5 || memcmp (bytes, "%PDF-", 5) != 0)
    return make_pdf (bytes, max_length, seed);
  return LLVMFuzzerMutate (bytes, length, max_length);
}

/* --- what is asked of them --- */

static void
check_error (const GError *error)
{
  if (!error || error->domain != VOUCH_SOURCE_ERROR || !*error->message)
    fuzz_fail ("No reason, or a strange one: %s", error ? error->message : "none");
}

static void
check_boxes (VouchSourceText *text)
{
  gsize length = vouch_source_text_get_length (text);
  guint n_pages = vouch_source_text_get_n_pages (text);
  gsize last = 0;

  if (!g_utf8_validate (vouch_source_text_get_text (text), -1, NULL))
    fuzz_fail ("Not UTF-8");
  for (guint i = 1; i <= n_pages; i++)
    {
      const VouchSourcePage *page = vouch_source_text_get_page (text, i);

      if (page->start < last || page->start > length)
        fuzz_fail ("Page %u begins at %u of %zu", i, (guint) page->start, length);
      last = page->start;
    }
}

/* Its own words, as they stand there, are not nowhere, and not on a page that there isn't. */
static void
check_quote (VouchSourceText *text)
{
  gsize length = vouch_source_text_get_length (text);
  gsize start = length / 3;
  g_autofree char *quote = vouch_source_text_dup_part (text, start, MIN (length, start + QUOTE));
  g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);
  VouchAnchor anchor = vouch_anchor_find (index, quote, NULL, NULL);
  g_autofree char *exact = vouch_anchor_dup_exact (&anchor, text);

  if (anchor.page > vouch_source_text_get_n_pages (text))
    fuzz_fail ("Found on page %u", anchor.page);
  for (guint i = 0; i < anchor.n_parts; i++)
    if (anchor.parts[i].start > anchor.parts[i].end || anchor.parts[i].end > length)
      fuzz_fail ("A part from %zu to %zu of %zu", (gsize) anchor.parts[i].start, (gsize) anchor.parts[i].end, length);
}

static void
check_passages (VouchSourceText *text)
{
  const char *words = vouch_source_text_get_text (text);
  g_autoptr (GArray) spans = vouch_passage_split (words, strlen (words));

  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, VouchPassageSpan, i).end > vouch_source_text_get_length (text))
      fuzz_fail ("A passage behind the end");
}

/* --- one after the other --- */

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  g_autoptr (GBytes) pdf = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceText) text = vouch_source_pdf_read_within (pdf, MAX_TIME, NULL, &error);

  if (!text)
    {
      check_error (error);
      return 0;
    }
  check_boxes (text);
  if (vouch_source_text_get_length (text) > 0)
    check_quote (text);
  check_passages (text);
  return 0;
}
