/* vouch-pdf-worker.h: what the worker and whoever starts it agree on.
 *
 * The worker is given the PDF as its standard input, a file that can be sought in, and
 * writes its text to standard output. How it ends says how it went.
 *
 * With the word "pages" it draws pages as long as it is asked to. It makes itself ready and waits
 * for a byte from the socket that is descriptor 3, with which comes the PDF, a descriptor. Then it
 * reads a VouchPdfRequest, leaves the pixels in the shared memory that is
 * descriptor 4, sends a VouchPdfAnswer, and so on until the other end is closed. Whoever asks
 * has taken the pixels before it asks again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/**
 * VouchPdfExit:
 * @VOUCH_PDF_GOOD: the answer is complete
 * @VOUCH_PDF_FAILED: the worker could not begin, or not write
 * @VOUCH_PDF_LOCKED: the file wants a password
 * @VOUCH_PDF_DAMAGED: the file is no PDF, or a broken one
 * @VOUCH_PDF_TOO_LARGE: more pages or text than is read
 * @VOUCH_PDF_NO_JAIL: the system could not lock the worker in
 */
typedef enum
{
  VOUCH_PDF_GOOD = 0,
  VOUCH_PDF_FAILED = 10,
  VOUCH_PDF_LOCKED = 11,
  VOUCH_PDF_DAMAGED = 12,
  VOUCH_PDF_TOO_LARGE = 13,
  VOUCH_PDF_NO_JAIL = 14,
} VouchPdfExit;

/* Beyond these a file is told to be too large. */
#define VOUCH_PDF_MAX_PAGES 5000
#define VOUCH_PDF_MAX_CHARACTERS 20000000
/* What the worker may use, in bytes and seconds. */
#define VOUCH_PDF_MAX_MEMORY ((guint64) 1536 << 20)
#define VOUCH_PDF_MAX_CPU 60

/* The word, and the descriptors, of drawing pages. */
#define VOUCH_PDF_PAGES "pages"
#define VOUCH_PDF_SOCKET 3
#define VOUCH_PDF_PIXELS 4
/* Bytes of the shared memory: a larger picture is drawn smaller. */
#define VOUCH_PDF_MAX_PIXELS ((gsize) 64 << 20)
/* Bytes that a page on a usual screen takes. */
#define VOUCH_PDF_USUAL_PIXELS ((gsize) 4 << 20)
/* Seconds of work; then another worker goes on. */
#define VOUCH_PDF_PAGES_CPU 600

/**
 * VouchPdfRequest:
 * @page: from 1
 * @scale: pixels a point
 */
typedef struct
{
  guint32 page;
  float   scale;
} VouchPdfRequest;

/**
 * VouchPdfAnswer:
 * @page: the one that was asked for
 * @width: in pixels; 0 where there is no such page, or it can't be drawn
 * @height: in pixels
 * @stride: bytes from line to line
 *
 * The pixels are cairo's ARGB32, all of them opaque.
 */
typedef struct
{
  guint32 page;
  guint32 width;
  guint32 height;
  guint32 stride;
} VouchPdfAnswer;
