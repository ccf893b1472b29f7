/* vouch-import.c: the stages of an import, one after the other.
 *
 * bytes -> clean text -> is there a scorecard? -> blocks -> header and parts
 * -> card. Each stage is a file of its own and can be tested alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import.h"
#include "vouch-import-body.h"
#include "vouch-import-chat.h"
#include "vouch-import-cite.h"
#include "vouch-import-decode.h"
#include "vouch-import-evidence.h"
#include "vouch-import-header.h"
#include "vouch-import-parts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Hundreds of times what a page has; each line costs memory. */
#define MAX_LINES 200000
/* Of one line, told one by one. */
#define MAX_LINKS 50
/* How much of a pasted text is looked at. */
#define MAX_GLANCE_BYTES (64 * 1024)

/* Returns: why there is no scorecard in it. */
static const char *
explain_no_scorecard (const char *text)
{
  if (*text == '{' || *text == '[')
    return _ ("This is program data, not a scorecard.");
  if (*text == '<' && strstr (text, "</"))
    return _ ("This is the source of a web page. Open it in a browser, copy the text and import "
              "that.");
  return _ ("No scorecard found: too few headings such as “At a Glance” or “Key Highlights”. It is "
            "not a summary (Objective, Approach, Key Findings…) or a list of numbered takeaways "
            "either.");
}

static gboolean
is_card (const char *text)
{
  return g_regex_match_simple ("\"format\"\\s*:\\s*\"vouch-scorecard\"", text, 0, 0);
}

static guint
count_lines (const char *text)
{
  guint lines = 0;

  for (; (text = strchr (text, '\n')) && lines <= MAX_LINES; text++)
    lines++;
  return lines;
}

/* Returns whether it is worth going on. */
static gboolean
check_text (const char *text, GError **error)
{
  const char *start = text + strspn (text, " \t\n");

  if (*start == '\0')
    g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                 _ ("It is empty."));
  else if (*start == '{' && is_card (start))
    g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_ALREADY_A_CARD,
                 _ ("This is already a card. Open it instead."));
  else if (!vouch_import_kind_find (text) && !vouch_import_evidence_is_scorecard (text))
    g_set_error_literal (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                         explain_no_scorecard (start));
  else if (count_lines (text) > MAX_LINES)
    g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_TOO_LARGE,
                 _ ("This has more than %u lines, which is too many for a scorecard draft."), MAX_LINES);
  else
    return TRUE;
  return FALSE;
}

static VouchImportMarkup
choose_markup (VouchImportKind kind, const char *text, VouchImportReport *report)
{
  VouchImportMarkup markup = VOUCH_IMPORT_TEXT;

  if (kind == VOUCH_IMPORT_KIND_MARKDOWN)
    return VOUCH_IMPORT_MARKDOWN;
  if (kind == VOUCH_IMPORT_KIND_AUTO)
    {
      markup = vouch_import_guess_markup (text);
      vouch_import_report_tell (report, 0, _ ("Read as %s"),
                                markup == VOUCH_IMPORT_MARKDOWN ? _ ("Markdown")
                                                                : _ ("plain text"));
    }
  return markup;
}

static const VouchImportBlock *
find_block (GPtrArray *blocks, guint line)
{
  guint from = 0;
  guint to = blocks->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      const VouchImportBlock *block = blocks->pdata[middle];

      if (line < block->first)
        to = middle;
      else if (line > block->last)
        from = middle + 1;
      else
        return block;
    }
  return NULL;
}

static void
add_member_text (GHashTable *texts, JsonObject *object, const char *member)
{
  if (json_object_has_member (object, member))
    g_hash_table_add (texts, (gpointer) json_object_get_string_member (object, member));
}

/* Addresses that became an item's link or a reference's. */
static GHashTable *
collect_kept_links (const VouchImportDraft *draft)
{
  GHashTable *links = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < draft->sections->len; i++)
    {
      const VouchImportSection *section = draft->sections->pdata[i];

      for (guint k = 0; k < section->items->len; k++)
        add_member_text (links, section->items->pdata[k], "link");
    }
  for (guint i = 0; i < json_array_get_length (draft->references); i++)
    add_member_text (links, json_array_get_object_element (draft->references, i), "URL");
  return links;
}

static void
tell_links_of (const VouchImportBlock *block, GHashTable *kept, VouchImportReport *report)
{
  GPtrArray *links = block->text->links;

  for (guint i = 0; i < MIN (links->len, MAX_LINKS); i++)
    if (!g_hash_table_contains (kept, links->pdata[i])
        && strstr (block->text->text->str, links->pdata[i]) == NULL)
      vouch_import_report_tell (report, block->first, _ ("Link to %s left out"),
                                (const char *) links->pdata[i]);
  if (links->len > MAX_LINKS)
    vouch_import_report_tell (report, block->first,
                              ngettext ("%u more link left out",
                                        "%u more links left out",
                                        links->len - MAX_LINKS),
                              links->len - MAX_LINKS);
}

/* A statement has no link: where one led is told, so that it can be cited. */
static void
tell_links (const VouchImportDraft *draft, VouchImportReport *report, GPtrArray *blocks)
{
  g_autoptr (GHashTable) kept = collect_kept_links (draft);

  for (guint i = 0; i < blocks->len; i++)
    {
      const VouchImportBlock *block = blocks->pdata[i];

      if (block->text->links->len > 0
          && !vouch_import_report_is_dropped (report, block->first))
        tell_links_of (block, kept, report);
    }
}

/* The promise that nothing is lost does not rest on every stage keeping it. */
static void
keep_silent (VouchImportDraft *draft, VouchImportReport *report, GPtrArray *blocks)
{
  g_autoptr (GArray) silent = vouch_import_report_close (report);
  g_autoptr (GArray) rest = NULL;
  guint done = 0;

  if (silent->len == 0)
    return;
  for (guint i = 0; i < silent->len; i++)
    {
      guint line = g_array_index (silent, guint, i);
      const VouchImportBlock *block = find_block (blocks, line);

      if (line > done && block)
        vouch_import_header_keep (draft, report, block);
      else if (line > done)
        vouch_import_report_drop (report, line, line, _ ("Not recognised"));
      done = block ? block->last : line;
    }
  rest = vouch_import_report_close (report);
  g_warn_if_fail (rest->len == 0);
}

static JsonNode *
read_card (const char *text, VouchImportMarkup markup, VouchImportReport *report)
{
  g_autoptr (VouchImportDraft) draft = vouch_import_draft_new ();
  g_autoptr (GPtrArray) blocks = vouch_import_blocks_read (text, markup, report);
  const VouchImportOther *other = vouch_import_kind_find (text);

  vouch_import_chat_drop (blocks, report);
  if (other)
    vouch_import_parts_read (draft, report, blocks, other);
  else
    vouch_import_body_read (draft, report, blocks);
  vouch_import_header_complete (draft, report);
  vouch_import_cites_lift (draft, report);
  tell_links (draft, report, blocks);
  keep_silent (draft, report, blocks);
  return vouch_import_draft_make_card (draft);
}

/**
 * vouch_import_kind_parse:
 * @name: "auto", "text" or "markdown"
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one.
 */
gboolean
vouch_import_kind_parse (const char *name, VouchImportKind *kind)
{
  static const char *const names[] = { "auto", "text", "markdown" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *kind = VOUCH_IMPORT_KIND_AUTO + i;
        return TRUE;
      }
  return FALSE;
}

/**
 * vouch_import:
 * @bytes: (array length=length): a scorecard's page as copied, typed or converted:
 *   UTF-8, UTF-16 or Windows-1252
 * @length: bytes of it, at most 64 MB
 * @kind: what it is written in
 * @report: (out) (optional) (transfer full): what became of each line; set on success only
 * @error: a #VouchImportError
 *
 * Makes a card of a draft. Every line that is not blank is in the card or told
 * as dropped in @report; empty cells and parts are kept empty, markers such as
 * "(ensure sourced)" become their statement's marker. May run in any thread.
 *
 * Returns: (transfer full) (nullable): the card as its file holds it, sealed, with
 *   new ids; %NULL when there is no scorecard in @bytes.
 */
JsonNode *
vouch_import (const char *bytes,
              gsize length,
              VouchImportKind kind,
              VouchImportReport **report,
              GError **error)
{
  g_autoptr (VouchImportReport) told = vouch_import_report_new ();
  g_autofree char *text = NULL;
  JsonNode *card;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  text = vouch_import_decode (bytes, length, told, error);
  if (text == NULL || !check_text (text, error))
    return NULL;
  card = read_card (text, choose_markup (kind, text, told), told);
  if (report)
    *report = g_steal_pointer (&told);
  return card;
}

/**
 * vouch_import_looks_like_draft:
 * @text: UTF-8 that was pasted
 *
 * Quick enough to ask at every paste.
 *
 * Returns: whether it has several lines and among them those of a scorecard, a summary or
 *   takeaways, so that the user should be asked whether to import it.
 */
gboolean
vouch_import_looks_like_draft (const char *text)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strpbrk (text, "\r\n") == NULL)
    return FALSE;
  start = g_strndup (text, MAX_GLANCE_BYTES);
  return vouch_import_kind_find (start) || vouch_import_evidence_is_scorecard (start);
}
