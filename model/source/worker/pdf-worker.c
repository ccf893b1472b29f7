/* pdf-worker.c: reads a PDF, in a process that may crash.
 *
 * The file is standard input, the answer goes to standard output: see vouch-pdf-worker.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <poppler.h>

#include "pdf-worker-pages.h"
#include "vouch-column-order.h"
#include "vouch-pdf-worker.h"
#include "vouch-source-text.h"
#include "vouch-worker-jail.h"
#include "vouch-worker-output.h"

/* The text of a document, page after page. */
typedef struct
{
  GString *text;  /* (owned) */
  gsize length;   /* in code points */
  GArray *pages;  /* (owned) (element-type VouchSourcePage) */
  GArray *boxes;  /* (owned) (element-type VouchSourceBox) */
} Content;

static PopplerDocument *
open_document (void)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;

  /* A file that can't be sought in never ends the search for its end. */
  if (lseek (STDIN_FILENO, 0, SEEK_END) <= 0)
    vouch_worker_end (VOUCH_PDF_DAMAGED);
  document = poppler_document_new_from_fd (dup (STDIN_FILENO), NULL, &error);
  if (document)
    return document;
  vouch_worker_end (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? VOUCH_PDF_LOCKED
                                                                      : VOUCH_PDF_DAMAGED);
}

/* poppler has a box for each character of a page; where it has not, none is better than those of
 * other characters. */
static VouchSourceBox *
read_boxes (PopplerPage *page, gsize length)
{
  g_autofree PopplerRectangle *rectangles = NULL;
  VouchSourceBox *boxes = g_new0 (VouchSourceBox, length + 1);
  guint n = 0;

  if (!poppler_page_get_text_layout (page, &rectangles, &n) || n < length)
    n = 0;
  for (gsize i = 0; i < MIN (n, length); i++)
    boxes[i] = (VouchSourceBox) { rectangles[i].x1, rectangles[i].y1, rectangles[i].x2, rectangles[i].y2 };
  return boxes;
}

static void
add_character (Content *content, gunichar c, VouchSourceBox box)
{
  g_string_append_unichar (content->text, c);
  g_array_append_val (content->boxes, box);
  content->length++;
}

static void
add_ordered (Content *content, GArray *order, const gunichar *characters, const VouchSourceBox *boxes)
{
  const VouchSourceBox nowhere = { 0 };

  for (guint i = 0; i < order->len; i++)
    {
      guint32 at = g_array_index (order, guint32, i);

      if (at == VOUCH_COLUMN_LINE_END || at == VOUCH_COLUMN_SPACE)
        add_character (content, at == VOUCH_COLUMN_SPACE ? ' ' : '\n', nowhere);
      else
        add_character (content, characters[at], boxes[at]);
    }
}

/* The text ends a line, so that no word of the next page is joined to its last. */
static void
add_text (Content *content, PopplerPage *page)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = g_utf8_make_valid (raw ? raw : "", -1);
  glong length = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &length);
  g_autofree VouchSourceBox *boxes = read_boxes (page, (gsize) length);
  g_autoptr (GArray) order = vouch_column_order (characters, boxes, (gsize) length);
  VouchSourceBox nowhere = { 0 };

  if (content->length + (gsize) length > VOUCH_PDF_MAX_CHARACTERS)
    vouch_worker_end (VOUCH_PDF_TOO_LARGE);
  if (order)
    add_ordered (content, order, characters, boxes);
  else
    {
      g_string_append (content->text, text);
      g_array_append_vals (content->boxes, boxes, (guint) length);
      content->length += (gsize) length;
    }
  if (length > 0 && content->text->str[content->text->len - 1] != '\n')
    add_character (content, '\n', nowhere);
}

static void
add_page (Content *content, PopplerDocument *document, int i)
{
  PopplerPage *page = poppler_document_get_page (document, i);
  VouchSourcePage entry = { .start = content->length };
  double width = 0;
  double height = 0;

  if (page)
    {
      poppler_page_get_size (page, &width, &height);
      entry.width = CLAMP (width, 0, G_MAXINT16);
      entry.height = CLAMP (height, 0, G_MAXINT16);
      add_text (content, page);
      g_object_unref (page);
    }
  g_array_append_val (content->pages, entry);
}

static void
add_word (GString *about, char *word)
{
  g_autofree char *valid = word ? g_utf8_make_valid (word, -1) : NULL;

  if (valid && *valid)
    g_string_append_printf (about, "%s\n", valid);
  g_free (word);
}

/* Where publishers put the DOI if it is not on the first page. */
static char *
read_about (PopplerDocument *document)
{
  g_autoptr (GString) about = g_string_new (NULL);

  add_word (about, poppler_document_get_title (document));
  add_word (about, poppler_document_get_subject (document));
  add_word (about, poppler_document_get_keywords (document));
  add_word (about, poppler_document_get_metadata (document));
  return g_strdup (about->str);
}

static void
answer_text (PopplerDocument *document)
{
  Content content = { .text = g_string_new (NULL) };
  int n_pages = poppler_document_get_n_pages (document);
  VouchSourceText *text;
  GBytes *bytes;
  gsize length;

  if (n_pages > VOUCH_PDF_MAX_PAGES)
    vouch_worker_end (VOUCH_PDF_TOO_LARGE);
  content.pages = g_array_new (FALSE, FALSE, sizeof (VouchSourcePage));
  content.boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  for (int i = 0; i < n_pages; i++)
    add_page (&content, document, i);
  text = vouch_source_text_new_paged (content.text->str, (VouchSourcePage *) content.pages->data,
                                      content.pages->len, (VouchSourceBox *) content.boxes->data);
  vouch_source_text_set_about (text, read_about (document));
  bytes = vouch_source_text_to_bytes (text);
  vouch_worker_write (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
}

static G_NORETURN void
draw_pages (void)
{
  guint8 *pixels = pdf_worker_map_pixels ();
  int file;

  if (!pixels)
    vouch_worker_end (VOUCH_PDF_FAILED);
  pdf_worker_warm_up ();
  file = pdf_worker_receive ();
  if (file < 0)
    vouch_worker_end (VOUCH_PDF_GOOD);
  if (dup2 (file, STDIN_FILENO) < 0)
    vouch_worker_end (VOUCH_PDF_FAILED);
  vouch_worker_end (pdf_worker_draw_pages (open_document (), pixels));
}

int
main (int argc, char **argv)
{
  guint64 memory = VOUCH_PDF_MAX_MEMORY;
  gboolean draws = argc > 1 && strcmp (argv[1], VOUCH_PDF_PAGES) == 0;

#ifdef VOUCH_HAS_SHADOW
  memory = 0; /* its shadow is larger than any limit */
#endif
  if (!vouch_worker_jail (memory, draws ? VOUCH_PDF_PAGES_CPU : VOUCH_PDF_MAX_CPU))
    vouch_worker_end (VOUCH_PDF_NO_JAIL);
  if (draws)
    draw_pages ();
  answer_text (open_document ());
  vouch_worker_end (VOUCH_PDF_GOOD);
}
