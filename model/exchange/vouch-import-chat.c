/* vouch-import-chat.c: what a chat program says to its user around a draft.
 *
 * Only above the draft and below it: within, a person judges whether a sentence is the card's
 * (rule “chat-residue”).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-chat.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A paragraph that is longer has more to say than a greeting. */
#define MAX_TALK_BYTES 600

#define DRAFT "(?:clinical )?(?:score ?card|summary|draft|version|overview|table|response|document|text)"

static const char *const patterns[] = {
  /* "Sure! Here is the scorecard you asked for:", "Certainly, I can do that." */
  "^(?:sure(?: thing)?|certainly|of course|absolutely|great|no problem|happy to help|okay|ok|understood|got it)"
  "[!,.:]?(?:$|\\s+(?:here|below|i|let|this|as requested|the following)\\b)",
  "^(?:here(?:['’]s| is| are)|below (?:is|are)|the following is|this is|attached is|please find)\\b[^.]{0,80}\\b" DRAFT
  "\\b.{0,160}(?:[:.!]|below|above)$",
  "^(?:as (?:you )?requested|based on (?:the|your) (?:article|paper|text|document|file|pdf)s?(?: you)?"
  "(?: (?:provided|uploaded|shared|attached))?),? .{0,120}\\b(?:here|below|i)\\b.*$",
  "^i(?:['’]ve| have)? (?:created|drafted|prepared|written|generated|summari[sz]ed|put together|made)\\b.*$",
  /* "Would you like me to add anything else?", "Let me know if …" */
  "^(?:would you like|do you want|shall i|should i|may i|can i|is there anything)\\b.*\\?$",
  "^(?:please )?(?:let me know|feel free|don['’]t hesitate|tell me)\\b.*$",
  "^(?:if you(?:['’]d)? (?:would )?(?:like|want|need|prefer)|if needed),? .{0,200}\\b(?:i can|i could|let me know|just ask|i['’]ll)\\b.*$",
  "^i(?:['’]m| am)? (?:hope this|can also|could also|happy to)\\b.*$",
  "^hope (?:this|that) helps\\b.*$",
  "^(?:chatgpt|you|assistant|user|gemini|copilot|claude) (?:said|says)?:?$",
};

static gpointer
compile_patterns (gpointer data)
{
  static GRegex *compiled[G_N_ELEMENTS (patterns)];

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    compiled[i] = g_regex_new (patterns[i], G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  return compiled;
}

/** Returns: whether the whole of @text is said to somebody who asked for a draft. */
gboolean
vouch_import_chat_is_talk (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_patterns, NULL);

  if (strnlen (text, MAX_TALK_BYTES + 1) > MAX_TALK_BYTES)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_regex_match (compiled[i], text, 0, NULL))
      return TRUE;
  return FALSE;
}

static gboolean
drop_if_talk (GPtrArray *blocks, guint at, VouchImportReport *report)
{
  const VouchImportBlock *block = blocks->pdata[at];

  if (block->kind != VOUCH_IMPORT_BLOCK_PARAGRAPH || !vouch_import_chat_is_talk (block->text->text->str))
    return FALSE;
  vouch_import_report_drop (report, block->first, block->last, _ ("Said by the chat program"));
  g_ptr_array_remove_index (blocks, at);
  return TRUE;
}

/**
 * vouch_import_chat_drop:
 * @blocks: (element-type VouchImportBlock): the page; loses what is no part of the draft
 * @report: told so
 */
void
vouch_import_chat_drop (GPtrArray *blocks, VouchImportReport *report)
{
  while (blocks->len > 1 && drop_if_talk (blocks, 0, report))
    ;
  while (blocks->len > 1 && drop_if_talk (blocks, blocks->len - 1, report))
    ;
}
