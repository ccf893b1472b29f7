/* pdf-worker-pages.c: draws the pages of a PDF, one after the other, as they are asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pdf-worker-pages.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

/* No screen has finer pixels; a page of a point would be nothing. */
#define MIN_SCALE 0.01
#define MAX_SCALE 20.0
/* cairo draws no larger ones. */
#define MAX_SIDE 32767

/* A page with a letter in a font that the system has to bring. */
static const char usual[]
    = "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
      "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
      "4 0 obj<</Length 22>>stream\nBT /F 9 Tf (a) Tj ET  \nendstream endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "trailer<</Root 1 0 R>>\n%%EOF\n";

/**
 * pdf_worker_warm_up:
 *
 * Does once, while nobody waits, what the first page of any PDF would wait for: fonts are looked
 * for, libraries make their tables.
 */
void
pdf_worker_warm_up (void)
{
  GBytes *bytes = g_bytes_new_static (usual, sizeof usual - 1);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage *page = document ? poppler_document_get_page (document, 0) : NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 9, 9);
  cairo_t *cr = cairo_create (surface);

  if (page)
    poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_clear_object (&page);
  g_clear_object (&document);
  g_bytes_unref (bytes);
}

/** Returns: the PDF's descriptor, which is waited for; -1 where none comes. */
int
pdf_worker_receive (void)
{
  char byte;
  struct iovec content = { &byte, 1 };
  union
  {
    struct cmsghdr header;
    char room[CMSG_SPACE (sizeof (int))];
  } control;
  struct msghdr message = { .msg_iov = &content, .msg_iovlen = 1, .msg_control = &control,
                            .msg_controllen = sizeof control };
  struct cmsghdr *header;
  int file = -1;

  if (recvmsg (VOUCH_PDF_SOCKET, &message, 0) <= 0)
    return -1;
  header = CMSG_FIRSTHDR (&message);
  if (header && header->cmsg_type == SCM_RIGHTS && header->cmsg_len == CMSG_LEN (sizeof (int)))
    memcpy (&file, CMSG_DATA (header), sizeof file);
  return file;
}

/* As large as was asked for, or as there is room for. */
static gboolean
measure (PopplerPage *page, double *scale, VouchPdfAnswer *answer)
{
  double width = 0;
  double height = 0;
  double most;

  poppler_page_get_size (page, &width, &height);
  if (!(width > 0 && height > 0 && isfinite (width) && isfinite (height)))
    return FALSE;
  most = MIN (sqrt (VOUCH_PDF_MAX_PIXELS / 4.0 / (width * height)), MAX_SIDE / MAX (width, height));
  /* A scale that is no number is the least one. */
  *scale = *scale > MIN_SCALE ? MIN (*scale, MAX_SCALE) : MIN_SCALE;
  *scale = MIN (*scale, most);
  answer->width = MAX (1, floor (width * *scale));
  answer->height = MAX (1, floor (height * *scale));
  answer->stride = 4 * answer->width;
  return (gsize) answer->stride * answer->height <= VOUCH_PDF_MAX_PIXELS;
}

static gboolean
draw (PopplerPage *page, double scale, const VouchPdfAnswer *answer, guint8 *pixels)
{
  cairo_surface_t *surface
      = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, (int) answer->width,
                                             (int) answer->height, (int) answer->stride);
  cairo_t *cr = cairo_create (surface);
  gboolean is_good;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  is_good = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return is_good;
}

static VouchPdfAnswer
answer (PopplerDocument *document, const VouchPdfRequest *request, guint8 *pixels)
{
  VouchPdfAnswer answer = { .page = request->page };
  double scale = request->scale;
  PopplerPage *page = NULL;

  if (request->page >= 1 && request->page <= (guint) poppler_document_get_n_pages (document))
    page = poppler_document_get_page (document, (int) request->page - 1);
  if (!page || !measure (page, &scale, &answer) || !draw (page, scale, &answer, pixels))
    answer.width = 0;
  g_clear_object (&page);
  return answer;
}

/**
 * pdf_worker_map_pixels:
 *
 * Returns: the shared memory to draw into, of which as much is there at once as a page on a usual
 *   screen takes: bringing it in piece by piece takes longer than drawing does; %NULL where there
 *   is none.
 */
guint8 *
pdf_worker_map_pixels (void)
{
  guint8 *pixels = mmap (NULL, VOUCH_PDF_MAX_PIXELS, PROT_READ | PROT_WRITE, MAP_SHARED,
                         VOUCH_PDF_PIXELS, 0);

  if (pixels == MAP_FAILED)
    return NULL;
#ifdef MADV_POPULATE_WRITE
  madvise (pixels, VOUCH_PDF_USUAL_PIXELS, MADV_POPULATE_WRITE);
#endif
  return pixels;
}

/* Returns: whether all of it was read or written; the socket keeps messages whole. */
static gboolean
is_whole (gssize n, gsize length)
{
  return n >= 0 && (gsize) n == length;
}

/**
 * pdf_worker_draw_pages:
 * @document: what to draw
 * @pixels: where to
 *
 * Returns: how it ended: good when nobody asks any more.
 */
VouchPdfExit
pdf_worker_draw_pages (PopplerDocument *document, guint8 *pixels)
{
  VouchPdfRequest request;
  gssize n;

  while ((n = read (VOUCH_PDF_SOCKET, &request, sizeof request)) != 0)
    {
      VouchPdfAnswer answered;

      if (n < 0 && errno == EINTR)
        continue;
      if (!is_whole (n, sizeof request))
        return VOUCH_PDF_FAILED;
      answered = answer (document, &request, pixels);
      if (!is_whole (write (VOUCH_PDF_SOCKET, &answered, sizeof answered), sizeof answered))
        return VOUCH_PDF_FAILED;
    }
  return VOUCH_PDF_GOOD;
}
