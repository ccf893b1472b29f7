/* vouch-import-title.c: finds the article's title among what stands around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"
#include "vouch-import-disclosure.h"
#include "vouch-import-title.h"

#include <string.h>

/** Returns: how many words, parted by single spaces, @text has. */
guint
vouch_import_title_count_words (const char *text)
{
  guint words = *text != '\0';

  for (; *text; text++)
    words += *text == ' ';
  return words;
}

static gboolean
is_byline (VouchImportBylineKind kind)
{
  return kind == VOUCH_IMPORT_BYLINE_BY || kind == VOUCH_IMPORT_BYLINE_AUTHORS
         || kind == VOUCH_IMPORT_BYLINE_DATE || kind == VOUCH_IMPORT_BYLINE_MINUTES;
}

typedef struct
{
  gboolean is_marked; /* set as a heading */
  gboolean is_below;  /* below the byline, not above it */
  guint min_words;
} Try;

/* What is said of a line by itself; a byline of one line has several parts. */
static VouchImportBylineKind
classify (const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  g_autoptr (GPtrArray) parts = vouch_import_byline_split (text);
  g_autofree char *value = NULL;

  return parts ? VOUCH_IMPORT_BYLINE_AUTHORS : vouch_import_byline_classify (text, &value);
}

/* "Hi Jo, the draft is below": a mail's. */
static gboolean
is_greeting (const char *text)
{
  static const char *const words[] = { "Hi ", "Hi,", "Hello", "Hey ", "Dear " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return strchr (text, ',') != NULL;
  return FALSE;
}

static gboolean
may_be_title (const VouchImportBlock *block, const Try *try)
{
  const char *text = block->text->text->str;
  VouchImportBylineKind kind;

  if (block->kind != (try->is_marked ? VOUCH_IMPORT_BLOCK_HEADING : VOUCH_IMPORT_BLOCK_PARAGRAPH))
    return FALSE;
  if (!try->is_marked
      && (g_str_has_suffix (text, ".") || vouch_import_title_count_words (text) < try->min_words))
    return FALSE;
  if (vouch_import_disclosure_is_one (text) || is_greeting (text))
    return FALSE;
  kind = classify (block);
  return kind == VOUCH_IMPORT_BYLINE_OTHER
         || (kind == VOUCH_IMPORT_BYLINE_NAME && strchr (text, ',') == NULL);
}

/* The card's title ends what may name the article. */
static guint
find_card_title (GPtrArray *blocks, guint end)
{
  for (guint i = 0; i < end; i++)
    if (classify (blocks->pdata[i]) == VOUCH_IMPORT_BYLINE_CARD_TITLE)
      return i;
  return end;
}

/* The byline's first line; from behind, the line after its last. */
static guint
find_byline (GPtrArray *blocks, guint end, gboolean is_behind)
{
  guint found = is_behind ? 0 : end;

  for (guint i = 0; i < end; i++)
    if (is_byline (classify (blocks->pdata[i])))
      {
        if (!is_behind)
          return i;
        found = i + 1;
      }
  return found;
}

static const VouchImportBlock *
try_lines (GPtrArray *blocks, guint end, const Try *try)
{
  guint card_title = find_card_title (blocks, end);
  guint start = try->is_below ? find_byline (blocks, card_title, TRUE) : 0;
  guint stop = try->is_below ? card_title : find_byline (blocks, card_title, FALSE);

  for (guint i = start; i < stop; i++)
    if (may_be_title (blocks->pdata[i], try))
      return blocks->pdata[i];
  return NULL;
}

/* Where the card's title comes first, the article's is right above its authors. */
static const VouchImportBlock *
try_above_authors (GPtrArray *blocks, guint end)
{
  static const Try marked = { TRUE, FALSE, 0 };
  static const Try plain = { FALSE, FALSE, 3 };

  for (guint i = find_card_title (blocks, end) + 2; i < end; i++)
    {
      VouchImportBylineKind kind = classify (blocks->pdata[i]);
      const VouchImportBlock *above = blocks->pdata[i - 1];

      if (kind == VOUCH_IMPORT_BYLINE_BY || kind == VOUCH_IMPORT_BYLINE_AUTHORS)
        return may_be_title (above, &marked) || may_be_title (above, &plain) ? above : NULL;
    }
  return NULL;
}

/**
 * vouch_import_title_find:
 * @blocks: (element-type VouchImportBlock): the page
 * @end: how many of them stand above the first part
 *
 * The page's own title names the article for sure; else what is set as a
 * heading, else the first line of some length: a site's name, a topic or the
 * byline may stand above it.
 *
 * Returns: (transfer none) (nullable): the article's title.
 */
const VouchImportBlock *
vouch_import_title_find (GPtrArray *blocks, guint end)
{
  /* Below the byline a rubric is likelier than a title: only a longer line counts. */
  static const Try tries[] = {
    { TRUE, FALSE, 0 }, { TRUE, TRUE, 0 },   { FALSE, FALSE, 3 },
    { FALSE, TRUE, 4 }, { FALSE, FALSE, 1 },
  };
  const VouchImportBlock *found = NULL;

  for (guint i = 0; i < end; i++)
    {
      const VouchImportBlock *block = blocks->pdata[i];
      g_autofree char *title = vouch_import_byline_strip_site (block->text->text->str);

      if (title)
        return block;
    }
  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (tries); i++)
    found = try_lines (blocks, end, &tries[i]);
  return found ? found : try_above_authors (blocks, end);
}
