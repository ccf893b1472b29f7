/* vouch-identifier.c: reads DOI, PMID and PMCID as people write and paste them.
 *
 * The normal forms: a DOI bare, from its "10." on (ISO 26324; the short forms of
 * shortdoi.org are DOIs too), a PMID as its digits, a PMCID as "PMC" and its digits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-identifier.h"

#include <string.h>

/* Registry numbers have had eight digits at most since they exist. */
#define MAX_DIGITS 8

static const char *const members[] = {
  [VOUCH_IDENTIFIER_DOI] = "DOI",
  [VOUCH_IDENTIFIER_PMID] = "PMID",
  [VOUCH_IDENTIFIER_PMCID] = "PMCID",
};

static gboolean
skip_prefix (const char **text, const char *prefix)
{
  gsize length = strlen (prefix);

  if (g_ascii_strncasecmp (*text, prefix, length) != 0)
    return FALSE;
  *text += length;
  return TRUE;
}

/* Signs that only come from a broken copy or from TeX; a DOI has none of them. */
static gboolean
is_dirt (gunichar letter)
{
  return g_unichar_iscntrl (letter) || letter == 0xFFFD || letter == 0x241B || letter == 0x200B
         || letter == 0xFEFF || (letter < 0x80 && strchr ("\\{}`~^", (int) letter));
}

/* Spaces go only where they also broke the part before the suffix: there the
 * whole text was spaced. A space after the suffix has begun starts other words. */
static char *
remove_dirt (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *valid = g_utf8_make_valid (trimmed, -1);
  GString *clean = g_string_new (NULL);
  gboolean was_broken = FALSE;
  const char *tail = strrchr (valid, '/');

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      gboolean is_before = tail && p < tail;

      if (g_unichar_isspace (letter) && (is_before || was_broken))
        was_broken = was_broken || clean->len > 4;
      else if (!is_dirt (letter) || g_unichar_isspace (letter))
        g_string_append_unichar (clean, letter);
    }
  return g_strstrip (g_string_free (clean, FALSE));
}

/* Past "https://HOST/" where a label of HOST is "doi" (proxies and mirrors are);
 * is_resolver: what follows may be the short form without its "10/". */
static const char *
skip_resolver (const char *text, gboolean *is_resolver)
{
  const char *host = text;
  const char *slash;
  g_autofree char *name = NULL;
  g_auto (GStrv) labels = NULL;

  *is_resolver = FALSE;
  if (!skip_prefix (&host, "https://"))
    skip_prefix (&host, "http://");
  slash = strchr (host, '/');
  if (!slash)
    return text;
  name = g_ascii_strdown (host, slash - host);
  labels = g_strsplit (name, ".", -1);
  if (g_strv_length (labels) < 2 || !g_strv_contains ((const char *const *) labels, "doi"))
    return text;
  *is_resolver = TRUE;
  return slash + 1;
}

static gboolean
is_short_form (const char *text)
{
  gsize length = strlen (text);

  return length >= 3 && length <= 12
         && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
                == length;
}

/* "10.NNNN[.N…]/suffix" or "10/short". */
static gboolean
is_doi (const char *text)
{
  const char *p = text;
  gsize digits;

  if (!skip_prefix (&p, "10"))
    return FALSE;
  if (*p == '/')
    return is_short_form (p + 1);
  if (*p != '.')
    return FALSE;
  digits = strspn (p + 1, "0123456789");
  if (digits < 3 || digits > 9)
    return FALSE;
  p += 1 + digits;
  while (*p == '.' && (digits = strspn (p + 1, "0123456789")) > 0)
    p += 1 + digits;
  if (p[0] != '/' || p[1] == '\0')
    return FALSE;
  for (p++; *p; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || is_dirt (g_utf8_get_char (p)))
      return FALSE;
  return g_utf8_validate (text, -1, NULL);
}

static gboolean
is_balanced (const char *text, char open, char close)
{
  int depth = 0;

  for (const char *p = text; *p; p++)
    depth += *p == open ? 1 : *p == close ? -1 : 0;
  return depth >= 0;
}

/* What a sentence or a bracket left at the end. */
static void
trim_end (char *text)
{
  for (gsize length = strlen (text); length > 0; length--)
    {
      char last = text[length - 1];
      gboolean is_bracket = (last == ')' && !is_balanced (text, '(', ')'))
                            || (last == ']' && !is_balanced (text, '[', ']'))
                            || (last == '>' && !is_balanced (text, '<', '>'));

      if (!is_bracket && !strchr (".,;:\"'", last))
        return;
      text[length - 1] = '\0';
    }
}

static char *
unescape_address (const char *text)
{
  char *plain = strchr (text, '%') ? g_uri_unescape_string (text, NULL) : NULL;

  if (plain && g_utf8_validate (plain, -1, NULL))
    return plain;
  g_free (plain);
  return g_strdup (text);
}

static char *
normalise_doi (const char *text)
{
  g_autofree char *clean = remove_dirt (text);
  g_autofree char *plain = NULL;
  gboolean is_resolver;
  const char *p = skip_resolver (clean, &is_resolver);

  plain = is_resolver ? unescape_address (p) : g_strdup (p);
  p = plain;
  while (skip_prefix (&p, "urn:") || skip_prefix (&p, "info:") || skip_prefix (&p, "doi:")
         || skip_prefix (&p, "doi/") || skip_prefix (&p, "doi=") || skip_prefix (&p, " "))
    ;
  if (g_str_has_prefix (p, "10:"))
    plain[p + 2 - plain] = '/';
  trim_end ((char *) p);
  if (is_doi (p))
    return g_strdup (p);
  return is_resolver && is_short_form (p) ? g_strconcat ("10/", p, NULL) : NULL;
}

/* Past what stands before a registry number: its name, or the registry's address. */
static const char *
skip_registry (const char *text, const char *const *prefixes)
{
  gboolean is_skipped = TRUE;

  while (is_skipped)
    {
      is_skipped = *text == ' ' || *text == ':';
      if (is_skipped)
        text++;
      for (gsize i = 0; prefixes[i] && !is_skipped; i++)
        is_skipped = skip_prefix (&text, prefixes[i]);
    }
  return text;
}

/* The digits at the start of @text, when nothing but @tail signs follows them. */
static char *
take_number (const char *text, const char *tail)
{
  gsize digits;

  while (*text == '0')
    text++;
  digits = strspn (text, "0123456789");
  if (digits == 0 || digits > MAX_DIGITS || text[digits + strspn (text + digits, tail)] != '\0')
    return NULL;
  return g_strndup (text, digits);
}

static char *
normalise_pmid (const char *text)
{
  static const char *const prefixes[] = { "https://",    "http://",
                                          "www.",        "pubmed.ncbi.nlm.nih.gov/",
                                          "pubmed.gov/", "ncbi.nlm.nih.gov/pubmed/",
                                          "pubmed",      "pmid",
                                          NULL };
  g_autofree char *clean = remove_dirt (text);

  return take_number (skip_registry (clean, prefixes), "/.,; ");
}

static char *
normalise_pmcid (const char *text)
{
  static const char *const prefixes[] = { "https://",
                                          "http://",
                                          "www.",
                                          "pmc.ncbi.nlm.nih.gov/articles/",
                                          "ncbi.nlm.nih.gov/pmc/articles/",
                                          "europepmc.org/article/pmc/",
                                          "europepmc.org/articles/",
                                          "pmcid",
                                          "pmc",
                                          NULL };
  g_autofree char *clean = remove_dirt (text);
  g_autofree char *number = NULL;
  const char *p = skip_registry (clean, prefixes);
  const char *dot = strchr (p, '.');

  /* "PMC123.2" is a version of PMC123. */
  if (dot && dot[1] && strspn (dot + 1, "0123456789") == strlen (dot + 1))
    clean[dot - clean] = '\0';
  number = take_number (p, "/.,; ");
  return number ? g_strconcat ("PMC", number, NULL) : NULL;
}

static char *
match_first (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  if (!g_regex_match (regex, text, 0, &info))
    return NULL;
  return g_match_info_fetch (info, 0);
}

/**
 * vouch_identifier_kind_get_member:
 * @kind: a kind of identifier
 *
 * Returns: the member of a CSL-JSON item that holds it.
 */
const char *
vouch_identifier_kind_get_member (VouchIdentifierKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (members), NULL);
  return members[kind];
}

/**
 * vouch_identifier_normalise:
 * @kind: what @text is meant to be
 * @text: an identifier as it was written: with its name before it, as the
 *   address of a resolver, with a sentence's full stop, broken by spaces
 *
 * Returns: (transfer full) (nullable): its normal form, or %NULL where it can't be one.
 */
char *
vouch_identifier_normalise (VouchIdentifierKind kind, const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  switch (kind)
    {
    case VOUCH_IDENTIFIER_DOI:
      return normalise_doi (text);
    case VOUCH_IDENTIFIER_PMID:
      return normalise_pmid (text);
    case VOUCH_IDENTIFIER_PMCID:
      return normalise_pmcid (text);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * vouch_identifier_is_normal:
 * @kind: what @text is meant to be
 * @text: an identifier
 *
 * Returns: whether @text is well formed and has its normal form.
 */
gboolean
vouch_identifier_is_normal (VouchIdentifierKind kind, const char *text)
{
  g_autofree char *normal = vouch_identifier_normalise (kind, text);

  return g_strcmp0 (normal, text) == 0;
}

/**
 * vouch_identifier_find:
 * @text: what was pasted: an identifier, an address, a whole reference
 * @kind: (out): what was found
 *
 * Digits alone are no identifier here: they could be anything. Of several the
 * DOI is taken, as the one that names the work itself.
 *
 * Returns: (transfer full) (nullable): the normal form of the identifier in @text.
 */
char *
vouch_identifier_find (const char *text, VouchIdentifierKind *kind)
{
  static const struct
  {
    VouchIdentifierKind kind;
    const char *pattern;
  } patterns[] = {
    { VOUCH_IDENTIFIER_DOI, "(?:https?://)?(?:[a-z0-9-]+\\.)*doi\\.org/[^\\s\"]+" },
    { VOUCH_IDENTIFIER_DOI, "(?<![0-9.])10\\.[0-9]{3,9}(?:\\.[0-9]+)*/[^\\s\"]+" },
    { VOUCH_IDENTIFIER_DOI, "\\bdoi:\\s*10/[a-z0-9]{3,12}\\b" },
    { VOUCH_IDENTIFIER_PMCID, "\\bPMC(?:ID)?:?\\s*(?:PMC)?[0-9]{1,8}\\b" },
    { VOUCH_IDENTIFIER_PMID,
      "\\b(?:PMID:?\\s*|pubmed\\.ncbi\\.nlm\\.nih\\.gov/|/pubmed/)[0-9]{1,8}\\b" },
  };

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *found = match_first (patterns[i].pattern, text);
      const char *start = found && found[0] == '/' ? found + strlen ("/pubmed/") : found;
      char *normal = start ? vouch_identifier_normalise (patterns[i].kind, start) : NULL;

      if (normal)
        {
          *kind = patterns[i].kind;
          return normal;
        }
    }
  return NULL;
}
