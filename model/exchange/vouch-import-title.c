/* vouch-import-title.c: finds the article's title among what stands around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"
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

static gboolean
may_be_title (const VouchImportBlock *block, gboolean is_marked, guint min_words)
{
  const char *text = block->text->text->str;
  g_autofree char *value = NULL;
  VouchImportBylineKind kind;

  if (block->kind != (is_marked ? VOUCH_IMPORT_BLOCK_HEADING : VOUCH_IMPORT_BLOCK_PARAGRAPH))
    return FALSE;
  if (!is_marked
      && (g_str_has_suffix (text, ".") || vouch_import_title_count_words (text) < min_words))
    return FALSE;
  kind = vouch_import_byline_classify (text, &value);
  return kind == VOUCH_IMPORT_BYLINE_OTHER
         || (kind == VOUCH_IMPORT_BYLINE_NAME && strchr (text, ',') == NULL);
}

/* Below the byline, or the card's title, no title of the article stands. */
static guint
find_title_end (GPtrArray *blocks, guint end)
{
  for (guint i = 0; i < end; i++)
    {
      const VouchImportBlock *block = blocks->pdata[i];
      g_autofree char *value = NULL;
      VouchImportBylineKind kind = vouch_import_byline_classify (block->text->text->str, &value);

      if (is_byline (kind) || kind == VOUCH_IMPORT_BYLINE_CARD_TITLE)
        return i;
    }
  return end;
}

/**
 * vouch_import_title_find:
 * @blocks: (element-type VouchImportBlock): the page
 * @end: how many of them stand above the first part
 *
 * The page's own title names the article for sure; else what is set as a
 * heading, else the first line of some length: a site's name or a topic may
 * stand above it.
 *
 * Returns: (transfer none) (nullable): the article's title.
 */
const VouchImportBlock *
vouch_import_title_find (GPtrArray *blocks, guint end)
{
  static const struct
  {
    gboolean is_marked;
    guint min_words;
  } tries[] = { { TRUE, 0 }, { FALSE, 3 }, { FALSE, 1 } };
  guint title_end = find_title_end (blocks, end);

  for (guint i = 0; i < end; i++)
    {
      const VouchImportBlock *block = blocks->pdata[i];
      g_autofree char *title = vouch_import_byline_strip_site (block->text->text->str);

      if (title)
        return block;
    }
  for (guint try = 0; try < G_N_ELEMENTS (tries); try++)
    for (guint i = 0; i < title_end; i++)
      if (may_be_title (blocks->pdata[i], tries[try].is_marked, tries[try].min_words))
        return blocks->pdata[i];
  return NULL;
}
