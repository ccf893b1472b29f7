/* vouch-import-header.c: two titles, a byline and what the page puts around them.
 *
 * The byline names the *article's* authors. Nothing of it ever becomes the
 * card's own people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"
#include "vouch-import-disclosure.h"
#include "vouch-import-header.h"
#include "vouch-import-reference.h"
#include "vouch-import-title.h"

#include "vouch-article-type.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A name after "By" has no more words. */
#define MAX_NAME_WORDS 8
/* A site's name, a topic, a rubric: no more words, and no sentence. */
#define MAX_RUBRIC_WORDS 6

typedef struct
{
  VouchImportDraft *draft;
  VouchImportReport *report;
  JsonObject *reference; /* (owned) (nullable): the article, when an identifier was printed */
  GHashTable *names;     /* (unowned) (element-type utf8): of the authors so far */
  gboolean is_after_by;  /* names follow until a date, a time or a title */
  gboolean is_beside_title;
  gboolean is_part; /* of a byline that was cut at its signs */
} Header;

static void
take (Header *header, const VouchImportBlock *block, const char *where)
{
  vouch_import_report_take (header->report, block->first, block->last, where);
}

static void
drop (Header *header, const VouchImportBlock *block, const char *why)
{
  vouch_import_report_drop (header->report, block->first, block->last, why);
}

static gboolean
is_same_title (const char *a, const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  left = vouch_import_heading_fold (a);
  right = vouch_import_heading_fold (b);
  return *left && g_str_equal (left, right);
}

/* --- authors ---------------------------------------------------------- */

static void
add_authors (Header *header, const VouchImportBlock *block, const char *names)
{
  g_autoptr (GPtrArray) list = vouch_import_byline_split_names (names);

  for (guint i = 0; i < list->len; i++)
    if (g_hash_table_add (header->names, g_strdup (list->pdata[i])))
      g_ptr_array_add (header->draft->authors, g_strdup (list->pdata[i]));
  take (header, block, _ ("Authors of the article"));
}

static void
add_reviewers (Header *header, const VouchImportBlock *block)
{
  g_ptr_array_add (header->draft->reviewers, g_strdup (block->text->text->str));
  take (header, block, _ ("Reviewer, kept with the article"));
}

static gboolean
may_be_author (const Header *header, const VouchImportBlock *block, VouchImportBylineKind kind)
{
  const char *text = block->text->text->str;
  gunichar last = block->text->length > 0
                      ? g_utf8_get_char (g_utf8_prev_char (text + block->text->text->len))
                      : 0;

  if (header->is_after_by)
    {
      g_autoptr (GPtrArray) names = vouch_import_byline_split_names (text);

      if (block->kind == VOUCH_IMPORT_BLOCK_HEADING || last == '?' || last == '!')
        return FALSE;
      for (guint i = 0; i < names->len; i++)
        if (vouch_import_title_count_words (names->pdata[i]) > MAX_NAME_WORDS
            || strchr (names->pdata[i], ':'))
          return FALSE;
      return names->len > 0;
    }
  /* Without "By", a list of names, or degrees, must show that these are people:
   * a journal's title looks like a name too. */
  return kind == VOUCH_IMPORT_BYLINE_NAME
         && vouch_import_heading_find (text, NULL) == VOUCH_IMPORT_ROLE_NONE
         && (block->kind == VOUCH_IMPORT_BLOCK_ITEM || strchr (text, ','));
}

/* --- titles ----------------------------------------------------------- */

static void
set_article_title (Header *header, const VouchImportBlock *block, const char *title)
{
  header->draft->article_title = g_strdup (title);
  take (header, block, _ ("Title of the article"));
}

/* "Colchicine for pericarditis · NEJM · 2013": the title ends at the first sign. */
static char *
cut_title (const char *value)
{
  const char *sign = strstr (value, " · ");

  return sign ? g_strndup (value, (gsize) (sign - value)) : g_strdup (value);
}

/* What stands in the line behind the title: "(JAMA, 2025) by Rossi et al.", "· NEJM · 2013". A journal is
 * kept. */
static void
read_behind_title (Header *header, const VouchImportBlock *block, const char *title)
{
  const char *found = strstr (block->text->text->str, title);
  g_autofree char *rest = found ? g_strdup (found + strlen (title)) : NULL;
  g_autoptr (GRegex) regex = g_regex_new (
      "^[^(]{0,3}\\(([^(),;]{2,80}),? (?:19|20)\\d\\d\\)|^ · (\\p{L}[^·]{1,80}?)(?= · |$)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!rest)
    return;
  if (!header->draft->journal && g_regex_match (regex, rest, 0, &match))
    {
      g_autofree char *dotted = g_match_info_fetch (match, 2);

      header->draft->journal = dotted && *dotted ? g_steal_pointer (&dotted) : g_match_info_fetch (match, 1);
    }
  g_strstrip (g_strdelimit (rest, "\"", ' '));
  for (char *p = rest; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      {
        vouch_import_report_tell (header->report, block->first, _ ("“%s” left out behind the article’s title"), rest);
        return;
      }
}

/* Returns whether @block repeats a title. */
static gboolean
drop_repeated (Header *header, const VouchImportBlock *block, const char *title)
{
  if (!is_same_title (title, header->draft->article_title))
    return FALSE;
  drop (header, block, _ ("Repeats the article’s title"));
  return TRUE;
}

static void
set_card_title (Header *header, const VouchImportBlock *block, const char *title)
{
  if (header->draft->title)
    {
      if (is_same_title (header->draft->title, title))
        drop (header, block, _ ("Repeats the card’s title"));
      else
        vouch_import_header_keep (header->draft, header->report, block);
      return;
    }
  header->draft->title = g_strdup (title);
  take (header, block, _ ("Title of the card"));
  vouch_import_report_tell (header->report, block->first,
                            _ ("Leading “Clinical Scorecard:” left out of the title"));
}

/* The page's own title: it names the article whatever else stands around. */
static gboolean
read_page_title (Header *header, const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  g_autofree char *title = vouch_import_byline_strip_site (text);
  g_autofree char *rest = NULL;
  g_autofree char *value = NULL;

  if (title == NULL)
    return FALSE;
  rest = g_strdup (text + strlen (title));
  if (vouch_import_byline_classify (title, &value) == VOUCH_IMPORT_BYLINE_CARD_TITLE)
    set_card_title (header, block, value);
  else if (!drop_repeated (header, block, title))
    {
      if (header->draft->article_title)
        return FALSE;
      set_article_title (header, block, title);
    }
  vouch_import_report_tell (header->report, block->first, _ ("Trailing “%s” left out of the title"),
                            g_strstrip (rest));
  return TRUE;
}

static gboolean
is_rubric (const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  gsize length = block->text->text->len;

  return vouch_import_title_count_words (text) <= MAX_RUBRIC_WORDS
         && strchr (".?!", text[length - 1]) == NULL;
}

/* "Opinion", "Case Report" above the title: used where the title doesn't say. */
static void
propose_type_from (Header *header, const VouchImportBlock *block)
{
  g_autofree char *why = NULL;
  const char *type = vouch_article_type_propose (block->text->text->str, &why);

  /* A menu has such words too: only beside the title do they speak of the article. */
  if (why == NULL || header->draft->type || !header->is_beside_title)
    return;
  header->draft->type = g_strdup (type);
  header->draft->type_from = g_steal_pointer (&why);
}

/* A page's own lists stand above the card's title; what a writer listed below it stays. */
static gboolean
is_listed_below_title (const Header *header, const VouchImportBlock *block)
{
  return header->draft->title && block->kind == VOUCH_IMPORT_BLOCK_ITEM
         && !header->is_part;
}

static void
read_other (Header *header, const VouchImportBlock *block)
{
  const char *text = block->text->text->str;

  if (drop_repeated (header, block, text))
    return;
  /* The card's title once more, without the words before it: the page's own heading. */
  if (!header->draft->article_title && is_same_title (header->draft->title, text))
    {
      set_article_title (header, block, text);
      return;
    }
  if (block->kind == VOUCH_IMPORT_BLOCK_ITEM
      && vouch_import_heading_find (text, NULL) != VOUCH_IMPORT_ROLE_NONE)
    drop (header, block, _ ("Link within the page"));
  else if (is_rubric (block) && !is_listed_below_title (header, block))
    {
      propose_type_from (header, block);
      drop (header, block, _ ("Other page text"));
    }
  else
    vouch_import_header_keep (header->draft, header->report, block);
}

/* --- the rest --------------------------------------------------------- */

static void
read_date (Header *header, const VouchImportBlock *block, const char *date, gboolean is_update)
{
  if (is_update)
    drop (header, block, _ ("Date of an update, not of publication"));
  else if (header->draft->date && !g_str_equal (header->draft->date, date))
    vouch_import_header_keep (header->draft, header->report, block);
  else
    {
      g_free (header->draft->date);
      header->draft->date = g_strdup (date);
      take (header, block, _ ("Date of the article"));
    }
}

static void
read_minutes (Header *header, const VouchImportBlock *block, const char *minutes)
{
  if (header->draft->minutes >= 0)
    {
      drop (header, block, _ ("Reading time, repeated"));
      return;
    }
  header->draft->minutes = g_ascii_strtoll (minutes, NULL, 10);
  take (header, block, _ ("Reading time"));
}

static void
add_member_cb (JsonObject *object, const char *member, JsonNode *value, gpointer data)
{
  JsonObject *reference = data;

  if (!json_object_has_member (reference, member))
    json_object_set_member (reference, member, json_node_copy (value));
}

/* An identifier in the byline is the article's; several make one reference. */
static void
read_identifier (Header *header, const VouchImportBlock *block)
{
  JsonObject *item;

  if (!vouch_import_reference_is_one (block->text))
    {
      if (strstr (block->text->text->str, "scorecard"))
        drop (header, block, _ ("Address of the page"));
      else
        {
          vouch_import_section_add_item (
              vouch_import_draft_get_section (header->draft, VOUCH_IMPORT_ROLE_ORIGINAL_SOURCES),
              block->text, NULL);
          take (header, block, _ ("Original sources"));
        }
      return;
    }
  item = vouch_import_reference_read (block->text, NULL);
  if (header->reference)
    {
      json_object_foreach_member (item, add_member_cb, header->reference);
      json_object_unref (item);
    }
  else
    header->reference = item;
  take (header, block, _ ("The article’s reference"));
}

static void
read_journal (Header *header, const VouchImportBlock *block, const char *journal)
{
  if (header->draft->journal)
    {
      vouch_import_header_keep (header->draft, header->report, block);
      return;
    }
  header->draft->journal = g_strdup (journal);
  take (header, block, _ ("Journal of the article"));
}

static void
read_sponsor (Header *header, const VouchImportBlock *block)
{
  if (header->draft->sponsor)
    {
      vouch_import_header_keep (header->draft, header->report, block);
      return;
    }
  header->draft->sponsor = g_strdup (block->text->text->str);
  take (header, block, _ ("Funding, kept with the article"));
}

static void
read_kind (Header *header,
           const VouchImportBlock *block,
           VouchImportBylineKind kind,
           const char *value)
{
  switch (kind)
    {
    case VOUCH_IMPORT_BYLINE_CARD_TITLE:
      set_card_title (header, block, value);
      break;
    case VOUCH_IMPORT_BYLINE_KIND:
      drop (header, block, _ ("Page type"));
      break;
    case VOUCH_IMPORT_BYLINE_TITLE:
      if (header->draft->article_title)
        read_other (header, block);
      else
        {
          g_autofree char *title = cut_title (value);

          set_article_title (header, block, title);
          read_behind_title (header, block, title);
        }
      break;
    case VOUCH_IMPORT_BYLINE_BY:
      header->is_after_by = TRUE;
      drop (header, block, _ ("Label before the authors"));
      break;
    case VOUCH_IMPORT_BYLINE_AUTHORS:
      add_authors (header, block, value);
      break;
    case VOUCH_IMPORT_BYLINE_REVIEWERS:
      add_reviewers (header, block);
      break;
    case VOUCH_IMPORT_BYLINE_DATE:
    case VOUCH_IMPORT_BYLINE_UPDATED:
      read_date (header, block, value, kind == VOUCH_IMPORT_BYLINE_UPDATED);
      break;
    case VOUCH_IMPORT_BYLINE_MINUTES:
      read_minutes (header, block, value);
      break;
    case VOUCH_IMPORT_BYLINE_JOURNAL:
      read_journal (header, block, value);
      break;
    case VOUCH_IMPORT_BYLINE_SPONSOR:
      read_sponsor (header, block);
      break;
    case VOUCH_IMPORT_BYLINE_IDENTIFIER:
      read_identifier (header, block);
      break;
    case VOUCH_IMPORT_BYLINE_TWO_DATES:
      drop (header, block, _ ("Ambiguous date: enter it by hand"));
      break;
    case VOUCH_IMPORT_BYLINE_MAIL:
      drop (header, block, _ ("Email header"));
      break;
    case VOUCH_IMPORT_BYLINE_FURNITURE:
      drop (header, block, _ ("Web page text"));
      break;
    case VOUCH_IMPORT_BYLINE_NAME:
    case VOUCH_IMPORT_BYLINE_OTHER:
      read_other (header, block);
      break;
    }
}

static gboolean
ends_names (VouchImportBylineKind kind)
{
  return kind != VOUCH_IMPORT_BYLINE_NAME && kind != VOUCH_IMPORT_BYLINE_OTHER
         && kind != VOUCH_IMPORT_BYLINE_BY && kind != VOUCH_IMPORT_BYLINE_AUTHORS
         && kind != VOUCH_IMPORT_BYLINE_REVIEWERS;
}

static void
read_line (Header *header, const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  g_autofree char *value = NULL;
  VouchImportBylineKind kind;

  if (read_page_title (header, block)
      || vouch_import_disclosure_read (header->draft, header->report, block))
    return;
  if (header->is_after_by && is_same_title (text, header->draft->article_title))
    {
      read_other (header, block);
      return;
    }
  kind = vouch_import_byline_classify (text, &value);
  if ((kind == VOUCH_IMPORT_BYLINE_NAME || kind == VOUCH_IMPORT_BYLINE_OTHER)
      && may_be_author (header, block, kind))
    {
      add_authors (header, block, text);
      return;
    }
  if (ends_names (kind))
    header->is_after_by = FALSE;
  read_kind (header, block, kind, value);
}

static void
read_parts (Header *header, const VouchImportBlock *block, GPtrArray *parts)
{
  header->is_part = TRUE;
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (VouchImportText) text = vouch_import_text_new (parts->pdata[i]);
      VouchImportBlock part = *block;

      part.text = text;
      part.kind = VOUCH_IMPORT_BLOCK_ITEM;
      part.cells = NULL;
      read_line (header, &part);
    }
  header->is_part = FALSE;
  take (header, block, _ ("Byline"));
}

static void
read_block (Header *header, const VouchImportBlock *block)
{
  g_autoptr (GPtrArray) parts = vouch_import_byline_split (block->text->text->str);

  if (parts)
    read_parts (header, block, parts);
  else
    read_line (header, block);
}

static void
finish_reference (Header *header)
{
  VouchImportDraft *draft = header->draft;

  if (header->reference == NULL)
    return;
  if (draft->article_title)
    json_object_set_string_member (header->reference, "title", draft->article_title);
  if (draft->journal)
    json_object_set_string_member (header->reference, "container-title", draft->journal);
  draft->reference = g_strdup (vouch_import_draft_add_reference (draft, header->reference));
}

/**
 * vouch_import_header_read:
 * @draft: gets titles, authors, date and reading time
 * @report: told what became of each block
 * @blocks: (element-type VouchImportBlock): the page
 * @end: how many of them stand above the first part
 */
void
vouch_import_header_read (VouchImportDraft *draft,
                          VouchImportReport *report,
                          GPtrArray *blocks,
                          guint end)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Header header = { .draft = draft, .report = report, .names = names };
  const VouchImportBlock *title = vouch_import_title_find (blocks, end);

  if (title && !read_page_title (&header, title))
    set_article_title (&header, title, title->text->text->str);
  for (guint i = 0; i < end; i++)
    {
      header.is_beside_title = (i > 0 && blocks->pdata[i - 1] == title)
                               || (i + 1 < end && blocks->pdata[i + 1] == title);
      if (blocks->pdata[i] != title)
        read_block (&header, blocks->pdata[i]);
    }
  finish_reference (&header);
}

/**
 * vouch_import_header_keep:
 * @draft: a draft
 * @report: told where it went
 * @block: what belongs to no part
 *
 * Keeps it at the card's end, in a part of its own.
 */
void
vouch_import_header_keep (VouchImportDraft *draft,
                          VouchImportReport *report,
                          const VouchImportBlock *block)
{
  VouchImportSection *section
      = vouch_import_draft_add_other (draft, VOUCH_IMPORT_LEFTOVER_TITLE, VOUCH_IMPORT_ROLE_NONE);

  vouch_import_statement_lift (
      vouch_import_section_add (section, NULL, vouch_import_text_copy (block->text)));
  vouch_import_report_take (report, block->first, block->last,
                            _ ("Not recognised: kept under “Also on the page”"));
}

/* "https://doi.org/…" is no title; the page may have said it elsewhere. */
static void
name_reference (VouchImportDraft *draft)
{
  for (guint i = 0; i < json_array_get_length (draft->references); i++)
    {
      JsonObject *item = json_array_get_object_element (draft->references, i);
      const char *title = json_object_get_string_member_with_default (item, "title", "");

      if (g_strcmp0 (json_object_get_string_member (item, "id"), draft->reference) == 0
          && strchr (title, ' ') == NULL && strchr (title, '/'))
        json_object_set_string_member (item, "title", draft->article_title);
    }
}

static void
propose_type (VouchImportDraft *draft, VouchImportReport *report)
{
  const char *title = draft->article_title ? draft->article_title : draft->title;
  g_autofree char *why = NULL;
  const char *type = vouch_article_type_propose (title ? title : "", &why);

  if (draft->sponsor)
    {
      g_free (draft->type);
      draft->type = g_strdup ("sponsored");
      vouch_import_report_tell (report, 0, _ ("Article type: sponsored, from “%s”"),
                                draft->sponsor);
      return;
    }
  if (why)
    {
      g_free (draft->type);
      draft->type = g_strdup (type);
      vouch_import_report_tell (report, 0, _ ("Article type: %s, from “%s” in the title"), type,
                                why);
    }
  else if (draft->type)
    vouch_import_report_tell (report, 0, _ ("Article type: %s, from “%s” above the title"),
                              draft->type, draft->type_from);
  else
    vouch_import_report_tell (report, 0, _ ("Article type: unknown"));
}

/**
 * vouch_import_header_complete:
 * @draft: a draft that has been read to its end
 * @report: told what was guessed
 *
 * Fills in what follows from what was found: a missing card title, the
 * proposal for the article's type.
 */
void
vouch_import_header_complete (VouchImportDraft *draft, VouchImportReport *report)
{
  propose_type (draft, report);
  if (draft->reference && draft->article_title)
    name_reference (draft);
  if (draft->title == NULL && draft->article_title)
    {
      draft->title = g_strdup (draft->article_title);
      vouch_import_report_tell (report, 0,
                                _ ("No card title: using the article’s title"));
    }
  else if (draft->title == NULL)
    vouch_import_report_tell (report, 0, _ ("No title found"));
  else if (draft->article_title == NULL)
    vouch_import_report_tell (report, 0,
                              _ ("The page doesn’t say which article it summarises"));
  if (draft->authors->len > 0)
    vouch_import_report_tell (report, 0,
                              ngettext ("Found %u author of the article",
                                        "Found %u authors of the article",
                                        draft->authors->len),
                              draft->authors->len);
}
