/* vouch-identifier-numbers.c: the numbers of journals, people, trials and preprints.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-identifier-numbers.h"

#include <string.h>

/* ORCID takes its numbers from these parts of ISNI's; others are of somebody else. */
static const struct
{
  const char *first;
  const char *last;
} orcid_blocks[]
    = { { "0000000150000007", "0000000350000001" }, { "0009000000000000", "0009001000000009" } };

static gboolean
is_dash (gunichar letter)
{
  return letter == '-' || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212;
}

/* Past a name or an address that stands before a number. */
static const char *
skip_prefixes (const char *text, const char *const *prefixes)
{
  gboolean is_skipped = TRUE;

  while (is_skipped)
    {
      is_skipped = *text == ' ' || *text == ':';
      text += is_skipped;
      for (gsize i = 0; prefixes[i] && !is_skipped; i++)
        if (g_ascii_strncasecmp (text, prefixes[i], strlen (prefixes[i])) == 0)
          {
            text += strlen (prefixes[i]);
            is_skipped = TRUE;
          }
    }
  return text;
}

/* @n digits, the last of which may be an X, in groups of four with a dash or a space between. */
static gboolean
take_digits (const char *text, guint n, char *digits)
{
  guint taken = 0;
  const char *p = text;

  for (; *p && taken < n; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p) || (taken == n - 1 && g_ascii_toupper (*p) == 'X'))
      digits[taken++] = g_ascii_toupper (*p);
    else if (taken == 0 || taken % 4 != 0 || !(is_dash (g_utf8_get_char (p)) || *p == ' '))
      return FALSE;
  digits[taken] = '\0';
  return taken == n && !p[strspn (p, "/.,; ")];
}

/**
 * vouch_issn_normalise:
 * @text: a journal's number as it was written
 *
 * Returns: (transfer full) (nullable): "NNNN-NNNX"; %NULL where its check digit does not
 *   fit (ISO 3297)
 */
char *
vouch_issn_normalise (const char *text)
{
  static const char *const prefixes[]
      = { "urn", "e-issn", "p-issn", "eissn", "pissn", "issn-l", "issn", NULL };
  char digits[9];
  guint sum = 0;

  if (!take_digits (skip_prefixes (text, prefixes), 8, digits))
    return NULL;
  for (guint i = 0; i < 8; i++)
    sum += (8 - i) * (digits[i] == 'X' ? 10 : (guint) (digits[i] - '0'));
  return sum % 11 == 0 ? g_strdup_printf ("%.4s-%s", digits, digits + 4) : NULL;
}

/* ISO 7064, MOD 11-2. */
static gboolean
has_right_check (const char *digits)
{
  guint total = 0;
  guint check;

  for (guint i = 0; i < 15; i++)
    total = (total + (guint) (digits[i] - '0')) * 2;
  check = (12 - total % 11) % 11;
  return digits[15] == (check == 10 ? 'X' : (char) ('0' + check));
}

static gboolean
is_of_orcid (const char *digits)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orcid_blocks); i++)
    if (strncmp (digits, orcid_blocks[i].first, 15) >= 0
        && strncmp (digits, orcid_blocks[i].last, 15) <= 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_orcid_normalise:
 * @text: a person's number as it was written, or its address
 *
 * Returns: (transfer full) (nullable): "0000-000N-NNNN-NNNX"; %NULL where its check digit
 *   does not fit, or it is an ISNI of somebody else
 */
char *
vouch_orcid_normalise (const char *text)
{
  static const char *const prefixes[]
      = { "urn", "https://", "http://", "www.", "orcid.org/", "orcid", NULL };
  char digits[17];

  if (!take_digits (skip_prefixes (text, prefixes), 16, digits) || !has_right_check (digits)
      || !is_of_orcid (digits))
    return NULL;
  return g_strdup_printf ("%.4s-%.4s-%.4s-%s", digits, digits + 4, digits + 8, digits + 12);
}

/**
 * vouch_nct_normalise:
 * @text: a trial's number at ClinicalTrials.gov as it was written, or its address
 *
 * Returns: (transfer full) (nullable): "NCT" and eight digits
 */
char *
vouch_nct_normalise (const char *text)
{
  static const char *const prefixes[]
      = { "https://",   "http://", "www.",    "classic.", "clinicaltrials.gov",
          "/ct2/show/", "/show/",  "/study/", "/",        "identifier",
          "(",          "nct",     "#",       "-",        NULL };
  const char *p = skip_prefixes (text, prefixes);

  /* Eight digits alone may be any number. */
  if (strspn (p, "0123456789") != 8 || p == text || p[8 + strspn (p + 8, "/.,;) ")])
    return NULL;
  return g_strdup_printf ("NCT%.8s", p);
}

static gboolean
matches (const char *pattern, const char *text, char **first)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  *first = g_match_info_fetch (match, 1);
  return TRUE;
}

/**
 * vouch_arxiv_normalise:
 * @text: a preprint's number as it was written, or its address
 *
 * Returns: (transfer full) (nullable): "arXiv:" and its number, version included
 */
char *
vouch_arxiv_normalise (const char *text)
{
  static const char *const prefixes[] = { "urn",        "https://", "http://", "www.",  "export.",
                                          "arxiv.org/", "abs/",     "pdf/",    "arxiv", NULL };
  const char *p = skip_prefixes (text, prefixes);
  g_autofree char *number = NULL;

  if (matches ("^(?:[a-z-]+(?:\\.[a-z]{2})?/)?(\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}(?:v\\d+)?)"
               "(?:\\.pdf)?(?: *\\[[^]]*\\])?[/.,; ]*$",
               p, &number)
      || matches ("^([a-z-]+(?:\\.[a-z]{2})?/\\d{2}(?:0[1-9]|1[0-2])\\d{3}(?:v\\d+)?)"
                  "(?:\\.pdf)?[/.,; ]*$",
                  p, &number))
    return g_strconcat ("arXiv:", number, NULL);
  return NULL;
}

/**
 * vouch_isbn_to_13:
 * @isbn: ten or thirteen digits, as vouch_isbn_normalise() gives them
 *
 * Returns: (transfer full): its thirteen digits (ISO 2108)
 */
char *
vouch_isbn_to_13 (const char *isbn)
{
  char digits[14];
  guint sum = 0;

  if (strlen (isbn) != 10)
    return g_strdup (isbn);
  g_snprintf (digits, sizeof digits, "978%.9s", isbn);
  for (guint i = 0; i < 12; i++)
    sum += (i % 2 ? 3 : 1) * (guint) (digits[i] - '0');
  return g_strdup_printf ("%s%u", digits, (10 - sum % 10) % 10);
}
