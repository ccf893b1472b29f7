/* vouch-pdf-worker.h: what the worker and whoever starts it agree on.
 *
 * The worker is given the PDF as its standard input, a file that can be sought in, and
 * writes its answer to standard output. How it ends says how it went.
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
