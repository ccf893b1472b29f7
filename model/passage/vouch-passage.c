/* vouch-passage.c: a place in a source that may support a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage.h"

#include <string.h>

#include "vouch-agreement.h"
#include "vouch-source-unbreak.h"


G_DEFINE_BOXED_TYPE (VouchPassage, vouch_passage, vouch_passage_ref, vouch_passage_unref)

static void
clear (gpointer data)
{
  VouchPassage *self = data;

  g_free (self->source);
  g_free (self->file);
  g_free (self->title);
  g_free (self->doi);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->before);
  g_free (self->after);
  g_free (self->section);
  g_free (self->reference);
  g_array_unref (self->words);
  g_array_unref (self->numbers);
}

static char *
dup_before (const char *text,
            gsize       from,
            guint       length)
{
  const char *p = text + from;

  for (guint i = 0; i < length && p > text; i++)
    p = g_utf8_prev_char (p);
  return g_strndup (p, text + from - p);
}

static char *
dup_after (const char *text,
           gsize       to,
           guint       length)
{
  const char *p = text + to;

  for (guint i = 0; i < length && *p; i++)
    p = g_utf8_next_char (p);
  return g_strndup (text + to, p - text - to);
}

/* The same for readers: no half of a word at its outer end. */
static char *
dup_more_before (const char *text,
                 gsize       from)
{
  g_autofree char *more = dup_before (text, from, VOUCH_PASSAGE_SURROUNDINGS);
  const char *space = strlen (more) < from ? strpbrk (more, " \n") : NULL;

  return g_strdup (space ? space + 1 : more);
}

static char *
dup_more_after (const char *text,
                gsize       to)
{
  char *more = dup_after (text, to, VOUCH_PASSAGE_SURROUNDINGS);
  char *space = text[to + strlen (more)] ? strrchr (more, ' ') : NULL;

  if (space)
    *space = '\0';
  return more;
}

static char *
dup_section (const VouchPassageArticle *article,
             int                        heading)
{
  const VouchPassageSpan *span;

  if (heading < 0)
    return NULL;
  span = &vouch_passage_article_get_unit (article, heading)->span;
  return g_strndup (vouch_passage_article_get_text (article) + span->from, span->to - span->from);
}

static gboolean
matches (const VouchPassageQuery *query,
         const char              *stem)
{
  for (guint i = 0; i < vouch_passage_query_get_size (query); i++)
    if (g_str_equal (vouch_passage_query_get_stem (query, i), stem))
      return TRUE;
  return FALSE;
}

/* Every word of it that has the stem of one of the query's. */
static GArray *
find_words (const char              *exact,
            const VouchPassageQuery *query)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (VouchPassageRange));
  g_autoptr (VouchPassageWords) words = vouch_passage_words_new ();
  VouchPassageReader reader;

  vouch_passage_reader_init (&reader, exact, 0, strlen (exact));
  while (vouch_passage_reader_next (&reader))
    {
      guint word = vouch_passage_words_add (words, reader.word);
      VouchPassageRange range;

      if (!matches (query, vouch_passage_words_text (words, vouch_passage_words_stem (words, word))))
        continue;
      range.start = g_utf8_strlen (exact, reader.from);
      range.end = range.start + g_utf8_strlen (exact + reader.from, reader.to - reader.from);
      g_array_append_val (ranges, range);
    }
  return ranges;
}

/* Puts together what a page's lines cut. A space at an end stays. */
static void
unbreak (char **part, const char *whole)
{
  const char *raw = *part;
  gsize length = strlen (raw);
  g_autofree char *line = vouch_source_unbreak (raw, whole);
  char *kept = g_strconcat (length > 0 && g_ascii_isspace (*raw) ? " " : "", line,
                            length > 1 && g_ascii_isspace (raw[length - 1]) ? " " : "", NULL);

  g_free (*part);
  *part = kept;
}

/* The words of a page as they read: so they are shown, kept and printed. */
static void
take_words (VouchPassage *self, const char *all, const VouchPassageSpan *span, gboolean is_paged)
{
  self->exact = g_strndup (all + span->from, span->to - span->from);
  self->before = dup_more_before (all, span->from);
  self->after = dup_more_after (all, span->to);
  if (!is_paged)
    return;
  unbreak (&self->exact, all);
  unbreak (&self->before, all);
  unbreak (&self->after, all);
}

/* As it stands in the source, running heads and all: there it is looked for. */
static void
take_context (VouchPassage *self, const char *all, const VouchPassageSpan *span, VouchSourceText *text)
{
  if (text)
    {
      self->prefix = vouch_source_text_dup_part (
          text, span->start > VOUCH_PASSAGE_CONTEXT ? span->start - VOUCH_PASSAGE_CONTEXT : 0, span->start);
      self->suffix = vouch_source_text_dup_part (text, span->end, span->end + VOUCH_PASSAGE_CONTEXT);
      return;
    }
  self->prefix = dup_before (all, span->from, VOUCH_PASSAGE_CONTEXT);
  self->suffix = dup_after (all, span->to, VOUCH_PASSAGE_CONTEXT);
}

/**
 * vouch_passage_new:
 * @article: where it stands
 * @query: what was looked for
 * @rank: which of its units, and how well it fits
 * @text: (nullable): the source's text, for the page
 */
VouchPassage *
vouch_passage_new (const VouchPassageArticle *article,
                   const VouchPassageQuery   *query,
                   const VouchPassageRank    *rank,
                   VouchSourceText           *text)
{
  VouchPassage *self = g_atomic_rc_box_new0 (VouchPassage);
  const VouchPassageSpan *span = &vouch_passage_article_get_unit (article, rank->unit)->span;
  const char *all = vouch_passage_article_get_text (article);
  gboolean is_paged = text && vouch_source_text_get_n_pages (text) > 0;

  self->start = span->start;
  self->end = span->end;
  take_words (self, all, span, is_paged);
  take_context (self, all, span, text);
  self->section = dup_section (article, span->heading);
  self->zone = span->zone;
  self->words = find_words (self->exact, query);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (VouchPassageRange));
  self->score = rank->score;
  self->fits = rank->fits;
  if (is_paged)
    self->page = vouch_source_text_get_page_at (text, span->start);
  return self;
}

VouchPassage *
vouch_passage_ref (VouchPassage *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vouch_passage_unref (VouchPassage *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * vouch_passage_compare_numbers:
 * @statement: what the passage is to support
 *
 * Looks for the figures of @statement in the passage. To be called before anybody else has it.
 */
void
vouch_passage_compare_numbers (VouchPassage *self,
                               const char   *statement)
{
  const char *const passages[] = { self->exact, NULL };
  g_autoptr (VouchAgreement) agreement = vouch_agreement_new (statement, passages, FALSE);

  g_array_set_size (self->numbers, 0);
  for (guint i = 0; i < agreement->verdicts->len; i++)
    {
      const VouchVerdict *verdict = &g_array_index (agreement->verdicts, VouchVerdict, i);
      VouchPassageRange range = { verdict->from, verdict->to };

      if (verdict->state <= VOUCH_AGREEMENT_ROUNDS && verdict->passage == 0)
        g_array_append_val (self->numbers, range);
    }
  self->n_missing = agreement->counts[VOUCH_AGREEMENT_UNSUPPORTED];
}

/**
 * vouch_passage_list:
 * @article: where to look
 * @query: what for
 * @text: (nullable): the source's text, for pages
 * @weigh: (nullable) (scope call): what the words weigh in the texts at large
 * @data: for @weigh
 * @limit: how many passages at most
 *
 * Returns: (transfer full) (element-type VouchPassage): best first
 */
GPtrArray *
vouch_passage_list (const VouchPassageArticle *article,
                    const VouchPassageQuery   *query,
                    VouchSourceText           *text,
                    VouchPassageWeigh          weigh,
                    gpointer                   data,
                    guint                      limit)
{
  g_autoptr (GArray) ranks = vouch_passage_rank (article, query, weigh, data);
  GPtrArray *passages = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_passage_unref);

  for (guint i = 0; i < MIN (limit, ranks->len); i++)
    g_ptr_array_add (passages, vouch_passage_new (article, query,
                                                  &g_array_index (ranks, VouchPassageRank, i), text));
  return passages;
}
