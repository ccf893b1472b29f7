/* vouch-page-passage.c: a citation's place in its source and the words there.
 *
 * What is quoted stays within fair quotation: forty words of a passage and two hundred of
 * a source, unless its licence lets anybody quote it; each with where it is from. The rule
 * “quote-too-long” says so to the writer; here it holds whatever became of that rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-passage.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-html.h"
#include "vouch-reference-links.h"
#include "vouch-reference-plain.h"

/* Of a passage that is closed. */
#define BEGINNING_WORDS 6
#define BEGINNING_LETTERS 80

typedef struct
{
  const char *label; /* `label` of a locator (CSL 1.0.2, locator types) */
  VouchPageWord word;
} Locator;

static const Locator locators[] = {
  { "page", VOUCH_PAGE_WORD_PAGE },         { "section", VOUCH_PAGE_WORD_SECTION },
  { "table", VOUCH_PAGE_WORD_TABLE },       { "figure", VOUCH_PAGE_WORD_FIGURE },
  { "paragraph", VOUCH_PAGE_WORD_PARAGRAPH },
};

/* --- the place --- */

static const Locator *
find_locator (const char *label)
{
  for (gsize i = 0; label && i < G_N_ELEMENTS (locators); i++)
    if (g_str_equal (locators[i].label, label))
      return &locators[i];
  return NULL;
}

/* "p. 4", "table 2"; a section that has a name needs no word before it: "Results". */
static void
append_locator (VouchPageBuilder *builder,
                JsonObject       *locator,
                const char       *value)
{
  const char *label = vouch_json_get_text (locator, "label");
  const Locator *known = find_locator (label);
  gboolean is_name = g_unichar_isalpha (g_utf8_get_char (value));

  if (known && !(known->word == VOUCH_PAGE_WORD_SECTION && is_name))
    vouch_page_builder_append_word (builder, known->word);
  else if (!known)
    vouch_page_html_append_text (builder->html, label);
  if (label && !(known && known->word == VOUCH_PAGE_WORD_SECTION && is_name))
    g_string_append (builder->html, "\u00a0");
  vouch_page_html_append_text (builder->html, value);
}

static char *
dup_value (JsonObject *object,
           const char *member)
{
  JsonNode *node = vouch_json_get_node (object, member);
  const char *text = vouch_json_node_text (node);
  gint64 number;

  if (text)
    return vouch_page_html_is_blank (text) ? NULL : g_strdup (text);
  return vouch_json_node_int (node, &number) ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static gboolean
has_place (JsonObject *citation)
{
  g_autofree char *value = dup_value (vouch_json_get_object (citation, "locator"), "value");
  g_autofree char *page = dup_value (vouch_json_get_object (citation, "quote"), "page");
  g_autofree char *region = dup_value (vouch_json_get_object (citation, "region"), "page");

  return value || page || region;
}

/* The page that the source prints, else the page of its file where the passage is. */
static void
append_place (VouchPageBuilder *builder,
              JsonObject       *citation)
{
  JsonObject *locator = vouch_json_get_object (citation, "locator");
  JsonObject *quote = vouch_json_get_object (citation, "quote");
  g_autofree char *value = dup_value (locator, "value");
  g_autofree char *page = dup_value (quote, "page");

  if (!page)
    page = dup_value (vouch_json_get_object (citation, "region"), "page");
  if (!value && !page)
    return;
  g_string_append (builder->html, "<bdi>");
  if (value)
    append_locator (builder, locator, value);
  else
    {
      vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_FILE_PAGE);
      g_string_append (builder->html, "\u00a0");
      vouch_page_html_append_text (builder->html, page);
    }
  g_string_append (builder->html, "</bdi>");
}

/* --- the words --- */

static const char *
get_words (JsonObject *citation)
{
  const char *exact = vouch_json_get_text (vouch_json_get_object (citation, "quote"), "exact");

  return vouch_page_html_is_blank (exact) ? NULL : exact;
}

static gboolean
is_free (JsonObject *csl)
{
  const char *license = vouch_json_get_text (csl, "license");
  g_autofree char *folded = license ? g_ascii_strdown (license, -1) : NULL;

  return folded && (g_str_has_prefix (folded, "cc") || strstr (folded, "creativecommons")
                    || strstr (folded, "public domain"));
}

/* Returns: where the first @max words of @text end, and in @n how many there are up to there. */
static const char *
find_end (const char *text,
          guint       max,
          guint      *n)
{
  gboolean is_word = FALSE;

  *n = 0;
  for (; *text; text = g_utf8_next_char (text))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (text));

      if (!is_space && !is_word)
        {
          if (*n == max)
            break;
          *n += 1;
        }
      is_word = !is_space;
    }
  return text;
}

/* As much as may be quoted; NULL where nothing may. @n_words grows by what is taken. */
static char *
dup_quotable (JsonObject *csl,
              const char *words,
              guint      *n_words)
{
  guint max = G_MAXUINT;
  const char *end;
  guint n;
  g_autofree char *cut = NULL;

  if (!is_free (csl))
    max = *n_words >= VOUCH_PAGE_MAX_SOURCE_WORDS
              ? 0
              : MIN (VOUCH_PAGE_MAX_QUOTE_WORDS, VOUCH_PAGE_MAX_SOURCE_WORDS - *n_words);
  end = find_end (words, max, &n);
  *n_words += n;
  if (!*end)
    return g_strdup (words);
  cut = g_strchomp (g_strndup (words, (gsize) (end - words)));
  return n > 0 ? g_strconcat (cut, "…", NULL) : NULL;
}

/* As much of it as tells it from others. */
static char *
dup_beginning (const char *words)
{
  guint n;
  const char *end = find_end (words, BEGINNING_WORDS, &n);
  gsize length = g_utf8_strlen (words, end - words);
  g_autofree char *cut = g_strchomp (g_utf8_substring (words, 0, (glong) MIN (length, BEGINNING_LETTERS)));

  if (!*end && length <= BEGINNING_LETTERS)
    return g_steal_pointer (&cut);
  while (*cut && strchr (",;:", cut[strlen (cut) - 1]))
    cut[strlen (cut) - 1] = '\0';
  return g_strconcat (cut, "…", NULL);
}

static void
append_quoted (VouchPageBuilder *builder,
               const char       *words)
{
  vouch_page_html_append_text (builder->html, vouch_page_words_open_quote (builder->words));
  vouch_page_html_append_text (builder->html, words);
  vouch_page_html_append_text (builder->html, vouch_page_words_close_quote (builder->words));
}

/* With what is behind it: the words begin there, and stand there in full when it is open. */
static void
append_summary (VouchPageBuilder *builder,
                JsonObject       *citation,
                const char       *words)
{
  g_autofree char *beginning = dup_beginning (words);

  g_string_append (builder->html, "<summary>");
  if (has_place (citation))
    {
      g_string_append (builder->html, "<span class=\"vouch-begin\"><bdi>");
      append_quoted (builder, beginning);
      g_string_append (builder->html, "</bdi> </span>");
      append_place (builder, citation);
    }
  else
    vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_PASSAGE);
  g_string_append (builder->html, "</summary>");
}

static void
append_license (VouchPageBuilder *builder,
                JsonObject       *csl)
{
  const char *license = vouch_json_get_text (csl, "license");

  if (vouch_page_html_is_blank (license))
    return;
  g_string_append (builder->html, " · ");
  vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_LICENCE);
  g_string_append (builder->html, " <bdi>");
  vouch_page_html_append_link (builder->html, license, license);
  g_string_append (builder->html, "</bdi>");
}

static void
append_quote (VouchPageBuilder   *builder,
              const VouchPageUse *use,
              const char         *words,
              const char         *attribute)
{
  JsonObject *csl = use->entry->csl;
  g_autofree char *source = vouch_reference_short (csl);

  g_string_append_printf (builder->html, "<blockquote%s><p><bdi>", attribute ? attribute : "");
  append_quoted (builder, words);
  g_string_append (builder->html, "</bdi></p><p class=\"vouch-from\">");
  vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_FROM);
  g_string_append (builder->html, " <bdi>");
  vouch_page_html_append_text (builder->html, source);
  g_string_append (builder->html, "</bdi>");
  append_license (builder, csl);
  g_string_append (builder->html, "</p></blockquote>");
}

/**
 * vouch_page_passage_is_there:
 * @citation: a citation
 *
 * Returns: whether it says where in the source, or which words.
 */
gboolean
vouch_page_passage_is_there (JsonObject *citation)
{
  return has_place (citation) || get_words (citation);
}

/**
 * vouch_page_passage_dup_page:
 * @citation: a citation
 *
 * Returns: (transfer full) (nullable): the page that the source prints there, without a word.
 */
char *
vouch_page_passage_dup_page (JsonObject *citation)
{
  JsonObject *locator = vouch_json_get_object (citation, "locator");

  if (g_strcmp0 (vouch_json_get_text (locator, "label"), "page") != 0)
    return NULL;
  return dup_value (locator, "value");
}

/* By what they begin with; what begins with no number, such as "S4", comes last. */
static int
compare_pages (gconstpointer a,
               gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  gboolean is_first = g_ascii_isdigit (*first);
  gboolean is_second = g_ascii_isdigit (*second);
  guint64 one = g_ascii_strtoull (first, NULL, 10);
  guint64 other = g_ascii_strtoull (second, NULL, 10);

  if (is_first != is_second)
    return is_first ? -1 : 1;
  if (is_first && one != other)
    return one < other ? -1 : 1;
  return strcmp (first, second);
}

/* The pages of @use that its source prints, each once and in order: "4,7"; empty where none is known. */
static GString *
list_pages (const VouchPageUse *use,
            guint              *n_pages)
{
  GString *list = g_string_new (NULL);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < use->citations->len; i++)
    {
      char *page = vouch_page_passage_dup_page (use->citations->pdata[i]);

      if (page && !g_ptr_array_find_with_equal_func (pages, page, g_str_equal, NULL))
        g_ptr_array_add (pages, page);
      else
        g_free (page);
    }
  g_ptr_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "," : "", (const char *) pages->pdata[i]);
  *n_pages = pages->len;
  return list;
}

/**
 * vouch_page_passage_are_at_several:
 * @entry: a reference
 *
 * Returns: whether the places that cite it name different pages of it; the marks then name them
 *   (AMA Manual of Style, section 3.6).
 */
gboolean
vouch_page_passage_are_at_several (const VouchPageEntry *entry)
{
  g_autofree char *first = NULL;

  for (guint u = 0; u < entry->uses->len; u++)
    {
      const VouchPageUse *use = entry->uses->pdata[u];

      for (guint i = 0; i < use->citations->len; i++)
        {
          g_autofree char *page = vouch_page_passage_dup_page (use->citations->pdata[i]);

          if (page && first && !g_str_equal (page, first))
            return TRUE;
          if (!first)
            first = g_steal_pointer (&page);
        }
    }
  return FALSE;
}

/**
 * vouch_page_passage_dup_pages:
 * @builder: the page so far
 * @use: a reference at one statement
 *
 * Returns: (transfer full) (nullable): what follows its number in the mark, "(p4)" or "(pp4,7)";
 *   %NULL where the number says enough.
 */
char *
vouch_page_passage_dup_pages (VouchPageBuilder   *builder,
                              const VouchPageUse *use)
{
  guint n_pages;
  g_autoptr (GString) pages = list_pages (use, &n_pages);

  if (n_pages == 0 || !use->entry->has_pages)
    return NULL;
  return g_strdup_printf ("(%s%s)",
                          vouch_page_builder_get_word (builder, n_pages > 1
                                                                    ? VOUCH_PAGE_WORD_CITE_PAGES
                                                                    : VOUCH_PAGE_WORD_CITE_PAGE),
                          pages->str);
}

/**
 * vouch_page_passage_prints_pages:
 * @use: a reference at one statement
 *
 * Returns: whether its mark names pages, and so can't be inside a series of numbers.
 */
gboolean
vouch_page_passage_prints_pages (const VouchPageUse *use)
{
  guint n_pages;
  g_autoptr (GString) pages = list_pages (use, &n_pages);

  return use->entry->has_pages && n_pages > 0;
}

/**
 * vouch_page_passage_is_quoted:
 * @use: a reference at one statement
 *
 * Returns: whether words of it are quoted there.
 */
gboolean
vouch_page_passage_is_quoted (const VouchPageUse *use)
{
  for (guint i = 0; i < use->citations->len; i++)
    if (get_words (use->citations->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * vouch_page_passage_append:
 * @builder: the page so far
 * @use: the reference at a statement
 * @citation: one of its citations there
 * @n_words: how many words of the source are quoted so far
 * @aim: (inout) (nullable): an attribute for the first words that are quoted, taken by them
 *
 * Appends the place in the source, behind the beginning of the words there; all of them open below it.
 */
void
vouch_page_passage_append (VouchPageBuilder   *builder,
                           const VouchPageUse *use,
                           JsonObject         *citation,
                           guint              *n_words,
                           char              **aim)
{
  g_autofree char *attribute = NULL;
  const char *words = get_words (citation);
  g_autofree char *quotable = words ? dup_quotable (use->entry->csl, words, n_words) : NULL;

  if (!quotable)
    {
      g_string_append (builder->html, "<span class=\"vouch-passage\">");
      append_place (builder, citation);
      g_string_append (builder->html, "</span>");
      return;
    }
  g_string_append (builder->html, "<details class=\"vouch-passage\">");
  append_summary (builder, citation, quotable);
  attribute = g_steal_pointer (aim);
  append_quote (builder, use, quotable, attribute);
  g_string_append (builder->html, "</details>");
}
