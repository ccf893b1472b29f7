/* vouch-reference-reader.h: files of references in, CSL-JSON items out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

/* The most that a file of references may have: 128 MiB, some 50,000 records with abstracts. */
#define VOUCH_REFERENCE_MAX_BYTES ((gsize) 128 * 1024 * 1024)

#define VOUCH_REFERENCE_ERROR (vouch_reference_error_quark ())

/**
 * VouchReferenceError:
 * @VOUCH_REFERENCE_ERROR_TOO_LARGE: more than %VOUCH_REFERENCE_MAX_BYTES
 * @VOUCH_REFERENCE_ERROR_UNKNOWN: none of the formats that are read
 */
typedef enum
{
  VOUCH_REFERENCE_ERROR_TOO_LARGE,
  VOUCH_REFERENCE_ERROR_UNKNOWN,
} VouchReferenceError;

/**
 * VouchReferenceFormat:
 * @VOUCH_REFERENCE_FORMAT_AUTO: found by looking at the bytes
 * @VOUCH_REFERENCE_FORMAT_WOS: Web of Science's tagged text
 * @VOUCH_REFERENCE_FORMAT_REFER: EndNote's tagged text, once refer's: "%A Smith, Ann"
 *
 * What references are exchanged in.
 */
typedef enum
{
  VOUCH_REFERENCE_FORMAT_AUTO,
  VOUCH_REFERENCE_FORMAT_RIS,
  VOUCH_REFERENCE_FORMAT_BIBTEX,
  VOUCH_REFERENCE_FORMAT_NBIB,
  VOUCH_REFERENCE_FORMAT_PUBMED_XML,
  VOUCH_REFERENCE_FORMAT_ENDNOTE_XML,
  VOUCH_REFERENCE_FORMAT_CSL_JSON,
  VOUCH_REFERENCE_FORMAT_CROSSREF,
  VOUCH_REFERENCE_FORMAT_WOS,
  VOUCH_REFERENCE_FORMAT_REFER,
} VouchReferenceFormat;

GQuark               vouch_reference_error_quark  (void);
gboolean             vouch_reference_format_parse (const char            *name,
                                                   VouchReferenceFormat  *format);
VouchReferenceFormat vouch_reference_guess_format (const char            *bytes,
                                                   gsize                  length);
gboolean             vouch_reference_read         (VouchReferenceBatch   *batch,
                                                   VouchReferenceFormat   format,
                                                   const char            *bytes,
                                                   gsize                  length,
                                                   GError               **error);

/* One a format. The XML readers get the file's own bytes; the others clean UTF-8 without NUL, byte
 * order mark or "\r", of as many lines as the file. bytes[length] is 0 for all of them. */
void vouch_read_ris         (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_bibtex      (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_nbib        (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_pubmed_xml  (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_endnote_xml (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_csl_json    (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_crossref    (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_wos         (VouchReferenceBatch *batch, const char *bytes, gsize length);
void vouch_read_refer       (VouchReferenceBatch *batch, const char *bytes, gsize length);

G_END_DECLS
