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
  { "^(?:clinical\\s+)?score\\s?card\\s*(?::|–|—|-|\\|)\\s*(\\S.*)$",
    VOUCH_IMPORT_BYLINE_CARD_TITLE },
  { "^(?:clinical\\s+)?score\\s?card:?$", VOUCH_IMPORT_BYLINE_KIND },
  { "^(?:article\\s+)?title\\s*:\\s*(\\S.*)$", VOUCH_IMPORT_BYLINE_TITLE },
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
  return compile (
      "^(.*\\S)\\s+[-–—|]\\s+(?:clinical\\s+)?score\\s?card(?:\\s+[-–—|]\\s+[^-–—|]+)?$");
}

/* --- names ------------------------------------------------------------ */

static gboolean
is_known_degree (const char *word)
{
  static const char *const degrees[] = { "dipl", "dr",  "eng",    "esq", "ii",   "iii",  "jr",
                                         "med",  "mph", "pharmd", "phd", "prof", "psyd", "sr" };

  for (guint i = 0; i < G_N_ELEMENTS (degrees); i++)
    if (g_ascii_strcasecmp (word, degrees[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "MD", "FAAO", "Ph.D.", "PA-C", "MSc": at most eight letters, two of them capitals,
 * and no long stretch of small ones. */
static gboolean
is_degree_word (const char *word)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint capitals = 0;

  for (const char *p = word; *p; p++)
    {
      if (strchr (".-()", *p))
        continue;
      if (!g_ascii_isalpha (*p))
        return FALSE;
      g_string_append_c (letters, *p);
      capitals += g_ascii_isupper (*p);
    }
  if (is_known_degree (letters->str))
    return TRUE;
  return letters->len >= 2 && letters->len <= 8 && capitals >= 2 && capitals * 2 >= letters->len;
}

/* What stands after a comma: titles of the person before it, or the next person? */
static gboolean
is_degrees (const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);
  guint n = g_strv_length (words);

  if (n == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_degree_word (words[i]))
      return FALSE;
  /* "KIM LEE" is a person who writes in capitals, "MD MPH" is not. */
  return n == 1 || strlen (words[0]) <= 3 || is_known_degree (words[0]);
}

static gboolean
is_particle (const char *word)
{
  static const char *const particles[]
      = { "al", "and", "bin", "da", "de", "del", "della", "den", "der", "di", "dos",
          "du", "el",  "ibn", "la", "le", "ten", "ter",   "van", "von", "y",  "zu" };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_equal (word, particles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_name_word (const char *word)
{
  if (is_particle (word))
    return !g_str_equal (word, "and");
  if (!g_unichar_isupper (g_utf8_get_char (word)))
    return FALSE;
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && c != '.' && c != '-' && c != '\''
          && c != 0x2019 && c != 0x2010)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_bare_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  if (n < 2 || n > 6)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (*words[i] == '\0' || !is_name_word (words[i]))
      return FALSE;
  return TRUE;
}

/* "The Dust and Lung Study Group" is one author. */
static gboolean
is_collective (const char *part)
{
  static const char *const nouns[]
      = { "Academy",       "Association", "Board",     "Center",    "Centre",
          "Collaborative", "College",     "Committee", "Council",   "Consortium",
          "Department",    "Foundation",  "Group",     "Institute", "Investigators",
          "Network",       "Society",     "Team",      "University" };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      const char *found = strstr (part, nouns[i]);

      /* Not "Boardman", but "Investigators". */
      if (found && !g_ascii_isalpha (found[strlen (nouns[i])]))
        return TRUE;
    }
  return FALSE;
}

static void
add_name (GPtrArray *names, const char *part)
{
  g_autofree char *name = g_strdup (part);

  g_strstrip (name);
  if (g_str_has_prefix (name, "and "))
    memmove (name, name + 4, strlen (name + 4) + 1);
  if (*name == '\0')
    return;
  if (names->len > 0 && is_degrees (name))
    {
      char *last = names->pdata[names->len - 1];

      names->pdata[names->len - 1] = g_strdup_printf ("%s, %s", last, name);
      g_free (last);
      return;
    }
  g_ptr_array_add (names, g_steal_pointer (&name));
}

/**
 * vouch_import_byline_split_names:
 * @names: "Jane Doe, MD, PhD, John Roe and Ann Poe; Al Loe"
 *
 * Returns: (transfer full) (element-type utf8): one string a person, degrees kept
 *   with their owner ("Jane Doe, MD, PhD").
 */
GPtrArray *
vouch_import_byline_split_names (const char *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (names, ",;", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_autoptr (GString) part = g_string_new (parts[i]);
      g_auto (GStrv) persons = NULL;

      if (!is_collective (part->str))
        {
          g_string_replace (part, " and ", "\n", 0);
          g_string_replace (part, " & ", "\n", 0);
        }
      persons = g_strsplit (part->str, "\n", -1);
      for (guint k = 0; persons[k]; k++)
        add_name (list, persons[k]);
    }
  return list;
}

/**
 * vouch_import_byline_is_name:
 * @text: a line
 *
 * Returns: whether it looks like one person's name, with or without degrees:
 *   two to six words that begin with capitals, and nothing else.
 */
gboolean
vouch_import_byline_is_name (const char *text)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *bare = NULL;

  if (strnlen (text, MAX_NAME_BYTES + 1) > MAX_NAME_BYTES)
    return FALSE;
  names = vouch_import_byline_split_names (text);
  if (names->len != 1)
    return FALSE;
  bare = g_strndup (names->pdata[0], strcspn (names->pdata[0], ","));
  return is_bare_name (bare);
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
          || (g_unichar_islower (g_utf8_get_char (name)) && !is_collective (name)))
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
  return vouch_import_byline_is_name (line) ? VOUCH_IMPORT_BYLINE_NAME : VOUCH_IMPORT_BYLINE_OTHER;
}

/**
 * vouch_import_byline_strip_site:
 * @title: a page's title: "TITLE - Scorecard - SITE"
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
