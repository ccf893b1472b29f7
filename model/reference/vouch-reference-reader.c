/* vouch-reference-reader.c: which format a file of references is in, and its reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-reference-decode.h"

typedef void (*Reader) (VouchReferenceBatch *batch,
                        const char          *bytes,
                        gsize                length);

typedef struct
{
  const char *name;
  Reader read;        /* NULL: not read by this version */
  gboolean is_binary; /* gets the file's own bytes */
} Format;

static const Format formats[] = {
  [VOUCH_REFERENCE_FORMAT_AUTO] = { "auto", NULL, FALSE },
  [VOUCH_REFERENCE_FORMAT_RIS] = { "ris", vouch_read_ris, FALSE },
  [VOUCH_REFERENCE_FORMAT_BIBTEX] = { "bibtex", vouch_read_bibtex, FALSE },
  [VOUCH_REFERENCE_FORMAT_NBIB] = { "nbib", vouch_read_nbib, FALSE },
  [VOUCH_REFERENCE_FORMAT_PUBMED_XML] = { "pubmed-xml", vouch_read_pubmed_xml, TRUE },
  [VOUCH_REFERENCE_FORMAT_ENDNOTE_XML] = { "endnote-xml", vouch_read_endnote_xml, TRUE },
  [VOUCH_REFERENCE_FORMAT_CSL_JSON] = { "csl-json", vouch_read_csl_json, FALSE },
  [VOUCH_REFERENCE_FORMAT_CROSSREF] = { "crossref", vouch_read_crossref, FALSE },
  [VOUCH_REFERENCE_FORMAT_WOS] = { "wos", vouch_read_wos, FALSE },
  [VOUCH_REFERENCE_FORMAT_REFER] = { "refer", vouch_read_refer, FALSE },
};

/* A line at which a format shows itself, and what it says. */
#define SAMPLE_BYTES (64 * 1024)

G_DEFINE_QUARK (vouch-reference-error-quark, vouch_reference_error)

/**
 * vouch_reference_format_parse:
 * @name: as the command line has it: "ris", "pubmed-xml"
 * @format: (out): the format
 *
 * Returns: whether there is such a format
 */
gboolean
vouch_reference_format_parse (const char           *name,
                              VouchReferenceFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (name, formats[i].name))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/* Two capitals or digits, blanks, a hyphen: a tag of RIS. */
static gboolean
is_ris_tag (const char *line)
{
  const char *p = line + 2;

  if (!g_ascii_isupper (line[0]) || !(g_ascii_isupper (line[1]) || g_ascii_isdigit (line[1])))
    return FALSE;
  while (*p == ' ' || *p == '\t')
    p++;
  return p > line + 2 && *p == '-' && (p[1] == ' ' || p[1] == '\n' || p[1] == '\0');
}

/* "@article{" or "@string(". */
static gboolean
is_bibtex_entry (const char *line)
{
  gsize length;

  if (*line != '@')
    return FALSE;
  line += 1 + strspn (line + 1, " \t");
  length = strspn (line, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  line += length + strspn (line + length, " \t\n");
  return length > 0 && (*line == '{' || *line == '(');
}

/* "FN Clarivate Analytics Web of Science", "PT J". */
static gboolean
is_wos_tag (const char *line)
{
  if (g_str_has_prefix (line, "FN ") || g_str_has_prefix (line, "VR 1.0"))
    return TRUE;
  return g_str_has_prefix (line, "PT ") && line[3] && strchr ("JBSPC", line[3])
         && (line[4] == '\n' || line[4] == ' ');
}

/* "%0 Journal Article", "%A Smith, Ann"; but a BibTeX file may begin with a remark in its percent signs. */
static gboolean
is_refer_tag (const char *line)
{
  return *line == '%' && line[1] && strchr ("0ATJBDRX@", line[1]) && line[2] == ' ' && !strstr (line, "\n@");
}

static VouchReferenceFormat
guess_by_line (const char *line)
{
  if (is_bibtex_entry (line))
    return VOUCH_REFERENCE_FORMAT_BIBTEX;
  if (g_str_has_prefix (line, "PMID- ") || g_str_has_prefix (line, "NLM - ")
      || g_str_has_prefix (line, "OWN - ") || g_str_has_prefix (line, "STAT- "))
    return VOUCH_REFERENCE_FORMAT_NBIB;
  if (is_ris_tag (line))
    return VOUCH_REFERENCE_FORMAT_RIS;
  if (is_wos_tag (line))
    return VOUCH_REFERENCE_FORMAT_WOS;
  if (is_refer_tag (line))
    return VOUCH_REFERENCE_FORMAT_REFER;
  return VOUCH_REFERENCE_FORMAT_AUTO;
}

/* Crossref wraps its records in a message, or has titles as lists. */
static VouchReferenceFormat
guess_json (const char *sample)
{
  static const char *const signs[] = {
    "\"message-type\"", "\"message-version\"", "\"is-referenced-by-count\"", "\"reference-count\"",
    "\"content-domain\"", "\"deposited\"", "\"title\":[", "\"title\": [", "\"container-title\":[",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (sample, signs[i]))
      return VOUCH_REFERENCE_FORMAT_CROSSREF;
  return VOUCH_REFERENCE_FORMAT_CSL_JSON;
}

static VouchReferenceFormat
guess_xml (const char *sample)
{
  if (strstr (sample, "<Pubmed") || strstr (sample, "<MedlineCitation"))
    return VOUCH_REFERENCE_FORMAT_PUBMED_XML;
  if (strstr (sample, "<records") || strstr (sample, "<record>") || strstr (sample, "<rec-number"))
    return VOUCH_REFERENCE_FORMAT_ENDNOTE_XML;
  return VOUCH_REFERENCE_FORMAT_AUTO;
}

/**
 * vouch_reference_guess_format:
 * @bytes: a file in UTF-8, or one of its neighbours that ASCII letters can be seen in
 * @length: bytes in it
 *
 * Returns: the format; %VOUCH_REFERENCE_FORMAT_AUTO where it is none that is known
 */
VouchReferenceFormat
vouch_reference_guess_format (const char *bytes,
                              gsize       length)
{
  g_autofree char *sample = g_strndup (bytes, MIN (length, SAMPLE_BYTES));
  const char *line = g_str_has_prefix (sample, "\xef\xbb\xbf") ? sample + 3 : sample;
  VouchReferenceFormat format = VOUCH_REFERENCE_FORMAT_AUTO;

  g_strdelimit (sample, "\r", '\n');
  line += strspn (line, " \t\n");
  if (*line == '<')
    return guess_xml (line);
  if (*line == '{' || *line == '[')
    return guess_json (line);
  while (line && format == VOUCH_REFERENCE_FORMAT_AUTO)
    {
      line += strspn (line, " \t\n");
      format = guess_by_line (line);
      line = strchr (line, '\n');
    }
  return format;
}

static void
read_text (VouchReferenceBatch *batch,
           const Format        *format,
           const char          *bytes,
           gsize                length)
{
  gsize text_length;
  g_autofree char *text = vouch_reference_decode (batch, bytes, length, &text_length);

  format->read (batch, text, text_length);
}

/* UTF-16 is no obstacle: its zeros are left out of what is looked at. */
static VouchReferenceFormat
guess_any (const char *bytes,
           gsize       length)
{
  VouchReferenceFormat format = vouch_reference_guess_format (bytes, length);
  g_autoptr (GString) narrow = NULL;

  if (format != VOUCH_REFERENCE_FORMAT_AUTO)
    return format;
  narrow = g_string_new (NULL);
  for (gsize i = 0; i < MIN (length, SAMPLE_BYTES); i++)
    if (bytes[i] != '\0' && (guchar) bytes[i] < 0xfe)
      g_string_append_c (narrow, bytes[i]);
  return vouch_reference_guess_format (narrow->str, narrow->len);
}

/**
 * vouch_reference_read:
 * @batch: gets the items, and the troubles
 * @format: which format, or %VOUCH_REFERENCE_FORMAT_AUTO
 * @bytes: (nullable): a file
 * @length: bytes in it
 * @error: a #VouchReferenceError
 *
 * Reads all that can be read; one bad entry never costs the others.
 *
 * Returns: %FALSE where this is no file of references at all
 */
gboolean
vouch_reference_read (VouchReferenceBatch   *batch,
                      VouchReferenceFormat   format,
                      const char            *bytes,
                      gsize                  length,
                      GError               **error)
{
  g_autofree char *ended = NULL;

  if (length > VOUCH_REFERENCE_MAX_BYTES)
    {
      g_set_error (error, VOUCH_REFERENCE_ERROR, VOUCH_REFERENCE_ERROR_TOO_LARGE,
                   _("This is larger than %u MB. Split it into parts and import one at a time."),
                   (guint) (VOUCH_REFERENCE_MAX_BYTES / (1024 * 1024)));
      return FALSE;
    }
  if (length == 0)
    bytes = "";
  if (format == VOUCH_REFERENCE_FORMAT_AUTO)
    format = guess_any (bytes, length);
  if (format == VOUCH_REFERENCE_FORMAT_AUTO || !formats[format].read)
    {
      g_set_error_literal (error, VOUCH_REFERENCE_ERROR, VOUCH_REFERENCE_ERROR_UNKNOWN,
                           length == 0 ? _("It is empty.")
                                       : _("Not a supported reference file."));
      return FALSE;
    }
  if (!formats[format].is_binary)
    {
      read_text (batch, &formats[format], bytes, length);
      return TRUE;
    }
  ended = g_malloc (length + 1);
  memcpy (ended, bytes, length);
  ended[length] = '\0';
  formats[format].read (batch, ended, length);
  return TRUE;
}
