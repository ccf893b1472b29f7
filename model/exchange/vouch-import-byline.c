/* vouch-import-byline.c: bylines, dates, reading times and page furniture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"
#include "vouch-import-date.h"
#include "vouch-import-heading.h"

#include <string.h>

/* No byline is longer; longer lines are content. */
#define MAX_BYLINE_BYTES 2000
#define MAX_NAME_BYTES 120
#define MAX_FURNITURE_BYTES 200

typedef struct
{
  const char *pattern; /* its first group, if any, is the value */
  VouchImportBylineKind kind;
} Pattern;

/* In this order; the first that fits decides. */
static const Pattern patterns[] = {
  { "^(?:from|to|cc|bcc|sent|subject|reply-to|message-id)\\s*:\\s+\\S.*$",
    VOUCH_IMPORT_BYLINE_MAIL },
  { "^date\\s*:.*\\d\\d:\\d\\d.*$", VOUCH_IMPORT_BYLINE_MAIL },
  { "^(?:[a-z]+(?: [a-z]+){0,3}\\s*:?\\s*)?\\d\\d?[/.-]\\d\\d?[/.-](?:19|20)\\d\\d$",
    VOUCH_IMPORT_BYLINE_TWO_DATES },
  { "^(?:clinical\\s+)?score\\s?card\\s*(?::|–|—|-|\\|)\\s*(\\S.*)$",
    VOUCH_IMPORT_BYLINE_CARD_TITLE },
  { "^(?:clinical\\s+)?score\\s?card:?$", VOUCH_IMPORT_BYLINE_KIND },
  { "^(?:(?:original |source |full )?(?:article|paper|study)(?:\\s+title)?|title)\\s*:\\s*(\\S.*)$",
    VOUCH_IMPORT_BYLINE_TITLE },
  /* "Summary of “…” (JAMA, 2025) by Rossi et al." */
  { "^(?:a |clinical )?(?:summary|score ?card|digest) of\\s*:?\\s*[\"“”„‘'](\\S.{7,}?)[\"“”’'](?=$|[\\s,.(;]).*$",
    VOUCH_IMPORT_BYLINE_TITLE },
  { "^(?:by|authors?|author\\(s\\)|written by)\\s*:?$", VOUCH_IMPORT_BYLINE_BY },
  { "^(?:medically\\s+|clinically\\s+|scientifically\\s+|peer\\s+)?"
    "(?:reviewed|edited|fact[- ]checked|verified|approved|curated)\\s+by\\s*:?\\s+(\\S.*)$",
    VOUCH_IMPORT_BYLINE_REVIEWERS },
  { "^(?:medical\\s+|clinical\\s+)?(?:reviewers?|editors?)\\s*:\\s*(\\S.*)$",
    VOUCH_IMPORT_BYLINE_REVIEWERS },
  { "^(?:sponsored|presented|supported|funded|paid for)\\s+by\\s*:?\\s+(\\S.*)$",
    VOUCH_IMPORT_BYLINE_SPONSOR },
  { "^(?:sponsored(?:\\s+content)?|advertorial|paid content|partner content)$",
    VOUCH_IMPORT_BYLINE_SPONSOR },
  { "^(?:by|written by|authored by|authors?\\s*:|author\\(s\\)\\s*:|written by\\s*:|by\\s*:)"
    "\\s+(\\S.*)$",
    VOUCH_IMPORT_BYLINE_AUTHORS },
  { "^(?:reading time|read time|time to read)\\s*:?\\s*(\\d{1,3})\\s*[- ]?\\s*min(?:ute)?s?\\.?$",
    VOUCH_IMPORT_BYLINE_MINUTES },
  { "^(\\d{1,3})\\s*[- ]?\\s*min(?:ute)?s?\\.?(?:\\s+(?:to\\s+)?read(?:ing)?(?:\\s+time)?)?$",
    VOUCH_IMPORT_BYLINE_MINUTES },
  { "^(?:doi\\s*:?\\s*\\S.*|pmid\\s*:?\\s*\\d+|pmcid\\s*:?\\s*PMC\\d+|https?://\\S+|10\\.\\d{4,9}/"
    "\\S+)$",
    VOUCH_IMPORT_BYLINE_IDENTIFIER },
  { "^(?:(?:journal|publication|published in|originally published in|from the journal)\\s*:?|"
    "source\\s*:)\\s+(?!https?:)(\\S.*)$",
    VOUCH_IMPORT_BYLINE_JOURNAL },
};

/* What may stand before a date. */
static const Pattern date_labels[] = {
  { "^(?:last\\s+)?(?:updated|modified|revised|reviewed)(?:\\s+on)?\\s*:?\\s+(\\S.*)$",
    VOUCH_IMPORT_BYLINE_UPDATED },
  { "^(?:(?:first\\s+|originally\\s+)?(?:published|posted|released|issued)(?:\\s+(?:on|online))?|"
    "(?:publication\\s+|article\\s+)?date)\\s*:?\\s+(\\S.*)$",
    VOUCH_IMPORT_BYLINE_DATE },
  { "^(\\S.*)$", VOUCH_IMPORT_BYLINE_DATE },
};

/* Folded, see vouch_import_heading_fold(); whole lines. */
static const char *const furniture[] = {
  "add to favorites",
  "ad",
  "advertisement",
  "advertising",
  "article continues below advertisement",
  "back",
  "back to article",
  "back to top",
  "bookmark",
  "cite",
  "cite this article",
  "close",
  "comments",
  "contact us",
  "continue reading",
  "cookie policy",
  "cookie settings",
  "copy link",
  "create account",
  "download",
  "download pdf",
  "email",
  "email this article",
  "facebook",
  "follow us",
  "follow",
  "full article",
  "get alerts",
  "home",
  "instagram",
  "like",
  "linkedin",
  "listen",
  "listen to this article",
  "load more",
  "log in",
  "login",
  "menu",
  "more",
  "my account",
  "newsletter",
  "next",
  "next article",
  "pdf",
  "pinterest",
  "previous",
  "previous article",
  "print",
  "print this page",
  "privacy policy",
  "read full article",
  "read more",
  "read the full article",
  "register",
  "save",
  "save article",
  "save for later",
  "scorecard",
  "search",
  "share",
  "share this",
  "share this article",
  "share on facebook",
  "share on linkedin",
  "share on twitter",
  "share on x",
  "show less",
  "show more",
  "sign in",
  "sign up",
  "sitemap",
  "skip to content",
  "skip to main content",
  "sponsored content",
  "subscribe",
  "subscribe now",
  "summary",
  "takeaways",
  "terms of use",
  "terms and conditions",
  "text size",
  "toggle navigation",
  "top",
  "tweet",
  "twitter",
  "view article",
  "view full article",
  "view original article",
  "view pdf",
  "whatsapp",
  "x",
  "your privacy choices",
};

/* Beginnings of longer ones. */
static const char *const furniture_patterns[] = {
  "^(?:share|save|print|email|tweet|listen|bookmark|like|facebook|linkedin|twitter|copy link|"
  "whatsapp|x|pdf|download|comments?|\\d+)(?:\\s*[|/·•,]\\s*|\\s+)"
  "(?:(?:share|save|print|email|tweet|listen|bookmark|like|facebook|linkedin|twitter|copy link|"
  "whatsapp|x|pdf|download|comments?|\\d+)(?:\\s*[|/·•,]\\s*|\\s+|$))*$",
  "^sign up (?:for|to|now|today)\\b.*$",
  "^subscribe (?:to|for|now|today)\\b.*$",
  "^(?:©|\\(c\\)|copyright\\b).*$",
  "^all rights reserved\\b.*$",
  "^(?:home|news|articles?|issues?|topics?)\\s*[>›»/]\\s*.+$",
  "^we use cookies\\b.*$",
  "^(?:follow|find|join) us on\\b.*$",
  "^advertisement\\s*[-–—:].*$",
  "^page \\d{1,3}(?:\\s*(?:of|/)\\s*\\d{1,3})?$",
  "^(?:\\W*(?:draft|confidential|(?:for )?internal use only|internal|"
  "not for (?:distribution|publication|circulation|release)|"
  "do not (?:copy|distribute|cite|circulate|quote)(?: or (?:cite|distribute|quote|circulate))?|"
  "version \\d+(?:\\.\\d+)*|v\\d+(?:\\.\\d+)*)\\b)+\\W*$",
};

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
}

static gpointer
compile_patterns (gpointer data)
{
  static GRegex *compiled[G_N_ELEMENTS (patterns)];

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    compiled[i] = compile (patterns[i].pattern);
  return compiled;
}

static gpointer
compile_date_labels (gpointer data)
{
  static GRegex *compiled[G_N_ELEMENTS (date_labels)];

  for (guint i = 0; i < G_N_ELEMENTS (date_labels); i++)
    compiled[i] = compile (date_labels[i].pattern);
  return compiled;
}

static gpointer
compile_furniture (gpointer data)
{
  static GRegex *compiled[G_N_ELEMENTS (furniture_patterns)];

  for (guint i = 0; i < G_N_ELEMENTS (furniture_patterns); i++)
    compiled[i] = compile (furniture_patterns[i]);
  return compiled;
}

static gpointer
compile_site (gpointer data)
{
#define SITE "\\s+[-–—|]\\s+(?:(?!\\s[-–—|]\\s).)+"
  return compile ("^(.*\\S)\\s+[-–—|]\\s+(?:clinical\\s+)?"
                  "(?:score\\s?card(?:" SITE ")?|(?:summary|(?:key\\s+)?takeaways)" SITE ")$");
#undef SITE
}

/* --- lines ------------------------------------------------------------ */

/**
 * vouch_import_byline_is_furniture:
 * @line: a line
 *
 * Returns: whether it is a button, a link or a notice of the page, not of the card.
 */
gboolean
vouch_import_byline_is_furniture (const char *line)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_furniture, NULL);
  g_autofree char *folded = NULL;

  if (strnlen (line, MAX_FURNITURE_BYTES + 1) > MAX_FURNITURE_BYTES)
    return FALSE;
  folded = vouch_import_heading_fold (line);
  for (guint i = 0; i < G_N_ELEMENTS (furniture); i++)
    if (g_str_equal (folded, furniture[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (furniture_patterns); i++)
    if (g_regex_match (compiled[i], line, 0, NULL))
      return TRUE;
  return FALSE;
}

static gboolean
match_value (GRegex *regex, const char *line, char **value)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, line, 0, &match))
    return FALSE;
  *value = g_match_info_fetch (match, 1);
  return TRUE;
}

static VouchImportBylineKind
classify_date (const char *line, char **value)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_date_labels, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (date_labels); i++)
    {
      g_autofree char *text = NULL;

      if (!match_value (compiled[i], line, &text))
        continue;
      *value = vouch_import_date_read (text);
      if (*value)
        return date_labels[i].kind;
    }
  return VOUCH_IMPORT_BYLINE_OTHER;
}

/* "By 2030, every clinic…" is a title. */
static gboolean
is_plausible (VouchImportBylineKind kind, const char *value)
{
  g_autoptr (GPtrArray) names = NULL;

  if (kind != VOUCH_IMPORT_BYLINE_AUTHORS)
    return TRUE;
  names = vouch_import_byline_split_names (value);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (strlen (name) > MAX_NAME_BYTES || strpbrk (name, "0123456789?!:")
          || (g_unichar_islower (g_utf8_get_char (name))
              && !vouch_import_byline_is_collective (name)))
        return FALSE;
    }
  return names->len > 0;
}

/**
 * vouch_import_byline_classify:
 * @line: a line from above the first part of the card, without its bullet
 * @value: (out) (transfer full) (nullable): names, date (as in the card's file),
 *   minutes, journal or title, where the kind has one
 *
 * Returns: what the line is, by itself; what stands around it may say more.
 */
VouchImportBylineKind
vouch_import_byline_classify (const char *line, char **value)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_patterns, NULL);
  VouchImportBylineKind kind;

  *value = NULL;
  if (strnlen (line, MAX_BYLINE_BYTES + 1) > MAX_BYLINE_BYTES)
    return VOUCH_IMPORT_BYLINE_OTHER;
  kind = classify_date (line, value);
  if (kind != VOUCH_IMPORT_BYLINE_OTHER)
    return kind;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      if (match_value (compiled[i], line, value) && is_plausible (patterns[i].kind, *value))
        return patterns[i].kind;
      g_clear_pointer (value, g_free);
    }
  if (vouch_import_byline_is_furniture (line))
    return VOUCH_IMPORT_BYLINE_FURNITURE;
  if (vouch_import_byline_are_people (line))
    {
      *value = g_strdup (line);
      return VOUCH_IMPORT_BYLINE_AUTHORS;
    }
  return vouch_import_byline_is_name (line) ? VOUCH_IMPORT_BYLINE_NAME : VOUCH_IMPORT_BYLINE_OTHER;
}

/**
 * vouch_import_byline_strip_site:
 * @title: a page's title: "TITLE - Scorecard - SITE", or another kind of card
 *
 * Returns: (transfer full) (nullable): TITLE; %NULL when there is nothing to strip.
 */
char *
vouch_import_byline_strip_site (const char *title)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile_site, NULL);
  char *stripped = NULL;

  if (strnlen (title, MAX_BYLINE_BYTES + 1) > MAX_BYLINE_BYTES)
    return NULL;
  return match_value (regex, title, &stripped) ? stripped : NULL;
}
