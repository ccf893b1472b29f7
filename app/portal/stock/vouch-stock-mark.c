/* vouch-stock-mark.c: what a post's own text says of the card that it shows.
 *
 * A site without the plugin has no place of its own for a card's revision, job and digest, and finds
 * a post again by its words alone. So they stand in the post's text, in an attribute that WordPress
 * lets everybody write and readers do not see:
 *
 *   <div class="vouch-scorecard" data-vouch-card="UUID" data-vouch-mark="r3 JOB DIGEST SENT KEPT live">
 *
 * The block around it keeps WordPress from adding paragraphs and line breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-mark.h"

#include <string.h>

#define HEAD "<!-- wp:html -->\n<div class=\"vouch-scorecard\" data-vouch-card=\""
#define CARD "data-vouch-card=\""
#define MARK "data-vouch-mark=\""
#define TAIL "\n</div>\n<!-- /wp:html -->"
#define N_WORDS 6
#define SUM_LENGTH 32

void
vouch_stock_mark_free (VouchStockMark *self)
{
  g_free (self->job);
  g_free (self->digest);
  g_free (self->sent);
  g_free (self->kept);
  g_free (self);
}

static const char *
or_none (const char *word)
{
  return word && *word && !strpbrk (word, " \"<>&") ? word : "-";
}

/** Returns: (transfer full): a post's text: @html with the mark around it. */
char *
vouch_stock_mark_wrap (const VouchStockMark *self, const char *card, const char *html)
{
  return g_strdup_printf (HEAD "%s\" " MARK "r%" G_GINT64_FORMAT " %s %s %s %s %s\">\n%s" TAIL, card,
                          self->revision, or_none (self->job), or_none (self->digest),
                          or_none (self->sent), or_none (self->kept),
                          self->is_withdrawn ? "withdrawn" : "live", html);
}

static char *
word_or_null (const char *word)
{
  return strcmp (word, "-") == 0 ? NULL : g_strdup (word);
}

/* Returns: (nullable): the value of the first mark, which ends at its quote. */
static const char *
find_value (const char *content)
{
  const char *mark = strstr (content, MARK);

  return mark ? mark + strlen (MARK) : NULL;
}

/* A mark that somebody has changed says nothing: its post is still the card's. */
static void
read_words (VouchStockMark *self, const char *value)
{
  g_autofree char *text = g_strndup (value, strcspn (value, "\""));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint64 revision;

  if (g_strv_length (words) != N_WORDS || words[0][0] != 'r'
      || !g_ascii_string_to_unsigned (words[0] + 1, 10, 1, G_MAXINT64 / 2, &revision, NULL))
    return;
  self->revision = (gint64) revision;
  self->job = word_or_null (words[1]);
  self->digest = word_or_null (words[2]);
  self->sent = word_or_null (words[3]);
  self->kept = word_or_null (words[4]);
  self->is_withdrawn = strcmp (words[5], "withdrawn") == 0;
}

/** Returns: whether @content has a mark of @card anywhere: somebody has copied it. */
gboolean
vouch_stock_mark_is_in (const char *content, const char *card)
{
  g_autofree char *name = g_strconcat (CARD, card, "\"", NULL);

  return strstr (content, name) != NULL;
}

/**
 * vouch_stock_mark_find:
 * @content: a post's text
 * @card: the UUID of a card, in lower case
 *
 * Returns: (transfer full) (nullable): what it says; %NULL where it does not start with the mark of
 *   that card. Without a revision where it can't be read.
 */
VouchStockMark *
vouch_stock_mark_find (const char *content, const char *card)
{
  g_autofree char *head = g_strconcat (HEAD, card, "\"", NULL);
  const char *value = find_value (content);
  VouchStockMark *self;

  while (g_ascii_isspace (*content))
    content++;
  if (!g_str_has_prefix (content, head))
    return NULL;
  self = g_new0 (VouchStockMark, 1);
  if (value)
    read_words (self, value);
  return self;
}

/** Returns: (transfer full): @content with nothing in its mark. */
char *
vouch_stock_mark_blank (const char *content)
{
  const char *value = find_value (content);

  if (!value)
    return g_strdup (content);
  return g_strdup_printf ("%.*s%s", (int) (value - content), content, value + strcspn (value, "\""));
}

/** Returns: (transfer full): a sum of these texts, each with its end. */
char *
vouch_stock_sum (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  va_list rest;

  va_start (rest, first);
  for (const char *text = first; text; text = va_arg (rest, const char *))
    g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
  va_end (rest);
  return g_strndup (g_checksum_get_string (checksum), SUM_LENGTH);
}
