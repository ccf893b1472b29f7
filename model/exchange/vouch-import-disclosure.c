/* vouch-import-disclosure.c: finds "This content is AI-generated…" and what goes on from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-disclosure.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_DISCLOSURE_BYTES 4000

#define MACHINE                                                                                    \
  "(?:ai|a\\.i\\.|artificial intelligence|generative ai|(?:a )?(?:large )?language models?|"       \
  "an? llm|llms?|chatgpt|gpt-?\\w*|machine learning|automated tools?)"
#define MADE                                                                                       \
  "(?:generated|written|rewritten|created|produced|drafted|prepared|summari[sz]ed|assisted|"       \
  "authored|compiled|composed)"

/* It speaks of the page: "this content", "generated with AI"; a statement about
 * machine-made notes speaks of those. */
static const char opening_pattern[]
    = "^(?:(?:ai |editor[’']?s? )?(?:disclaimer|disclosure|note|notice)s?\\s*[:.–—-]\\s*)?(?:"
      "(?:this|the (?:above|following|present)|all|portions of this|parts of this|some of this|the)"
      "\\s+(?:\\w+\\s+){0,2}?(?:content|summary|scorecard|article|text|page|material|card|post|"
      "piece)\\b"
      ".{0,120}?\\b(?:" MACHINE "[- ]" MADE "|" MADE
      "\\b.{0,60}?\\b(?:by|with|using|through|from|via)\\b"
      ".{0,60}?\\b" MACHINE ")\\b"
      "|(?:content |summary |scorecard )?" MADE
      " (?:by|with|using)(?: the (?:help|aid|assistance|use) of)? " MACHINE "\\b"
      "|" MACHINE "[- ]" MADE " (?:content|summary|scorecard|text)\\b"
      "|" MACHINE
      " (?:was|were|has been) used (?:to|in|for)\\b.{0,80}?\\b(?:content|summary|scorecard|article|"
      "page|text)\\b)";

/* Sentences that only follow such a line. */
static const char going_on_pattern[]
    = "\\b(?:does not reproduce|not a substitute for|encouraged to (?:consult|read|refer)|"
      "original publication|original article for|consult the (?:source|original)|may contain "
      "(?:errors|inaccuracies)|"
      "full context|not (?:medical|professional) advice|informational purposes|reviewed by (?:a "
      "|our )?(?:human|editor))";

static gpointer
compile (gpointer pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_DOTALL, 0, NULL);
}

/**
 * vouch_import_disclosure_is_one:
 * @text: a paragraph
 *
 * Returns: whether it says of the page that a machine had a part in it.
 */
gboolean
vouch_import_disclosure_is_one (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile, (gpointer) opening_pattern);

  return strnlen (text, MAX_DISCLOSURE_BYTES + 1) <= MAX_DISCLOSURE_BYTES
         && g_regex_match (regex, text, 0, NULL);
}

/** Returns: whether @text is a heading that such a line may stand under. */
gboolean
vouch_import_disclosure_is_title (const char *text)
{
  static const char *const titles[] = { "ai disclaimer",
                                        "ai disclosure",
                                        "disclaimer",
                                        "disclaimers",
                                        "disclosure",
                                        "disclosures",
                                        "editors note",
                                        "note",
                                        "notice",
                                        "about this content",
                                        NULL };
  g_autofree char *folded = NULL;

  if (strlen (text) > 60)
    return FALSE;
  folded = vouch_import_heading_fold (text);
  return g_strv_contains (titles, folded);
}

static gboolean
goes_on (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GRegex *regex = g_once (&once, compile, (gpointer) going_on_pattern);

  return strlen (text) <= MAX_DISCLOSURE_BYTES && g_regex_match (regex, text, 0, NULL);
}

/**
 * vouch_import_disclosure_read:
 * @draft: a draft
 * @report: told, when it is one
 * @block: a block
 *
 * Keeps a line that says how the page was made, or goes on from one, as the
 * draft's disclosure.
 *
 * Returns: whether @block was one.
 */
gboolean
vouch_import_disclosure_read (VouchImportDraft *draft,
                              VouchImportReport *report,
                              const VouchImportBlock *block)
{
  const char *text = block->text->text->str;
  gboolean is_first = draft->disclosure->len == 0;

  if (block->kind != VOUCH_IMPORT_BLOCK_PARAGRAPH && block->kind != VOUCH_IMPORT_BLOCK_HEADING)
    return FALSE;
  if (!vouch_import_disclosure_is_one (text) && (is_first || !goes_on (text)))
    return FALSE;
  if (!is_first)
    g_string_append_c (draft->disclosure, ' ');
  g_string_append (draft->disclosure, text);
  vouch_import_report_take (report, block->first, block->last, _ ("Card disclosure"));
  if (is_first)
    vouch_import_report_tell (report, block->first, _ ("Drafting set to machine"));
  return TRUE;
}
