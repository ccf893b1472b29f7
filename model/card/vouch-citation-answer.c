/* vouch-citation-answer.c: why a statement is kept though a source contradicts it.
 *
 * The citation's member "answer": {"text","by","at","digest"}. It holds for the statement's words
 * and the passage that were answered; for others it is outdated, and stays to be read. It is for
 * those who work on the card, and never published.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation-answer.h"

#include <glib/gi18n-lib.h>

#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-statement-edit-private.h"
#include "vouch-statement.h"

static JsonObject *
get_object (VouchCitation *self)
{
  return vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (self), "answer"));
}

static gboolean
has_text (VouchCitation *self)
{
  const char *text = vouch_citation_get_answer (self);

  return text && *text;
}

static char *
dup_digest (VouchCitation *self)
{
  VouchNode *owner = vouch_node_get_parent (VOUCH_NODE (self));
  g_autoptr (JsonNode) statement = owner ? vouch_node_to_json (owner) : NULL;
  g_autoptr (JsonNode) citation = vouch_node_to_json (VOUCH_NODE (self));

  return vouch_answer_digest (statement, citation);
}

/** Returns: whether @self contradicts its statement, and what a reviewer says to that. */
VouchAnswerState
vouch_citation_get_answer_state (VouchCitation *self)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (VOUCH_IS_CITATION (self), VOUCH_ANSWER_NOT_WANTED);

  if (g_strcmp0 (vouch_citation_get_relation (self), "contradicts") != 0)
    return VOUCH_ANSWER_NOT_WANTED;
  if (!has_text (self))
    return VOUCH_ANSWER_MISSING;
  digest = dup_digest (self);
  return g_strcmp0 (vouch_json_get_text (get_object (self), "digest"), digest) == 0 ? VOUCH_ANSWER_GIVEN
                                                                                   : VOUCH_ANSWER_OUTDATED;
}

/** Returns: (transfer none) (nullable): what was answered, be it outdated or not. */
const char *
vouch_citation_get_answer (VouchCitation *self)
{
  return vouch_json_get_text (get_object (self), "text");
}

/** Returns: (transfer none) (nullable): who has answered; %NULL where that isn't told. */
const char *
vouch_citation_get_answerer (VouchCitation *self)
{
  const char *by = vouch_json_get_text (get_object (self), "by");

  return by && *by ? by : NULL;
}

/** Returns: (transfer full) (nullable): what was answered, and by whom: “A small trial (R. Ito)”. */
char *
vouch_citation_dup_answer (VouchCitation *self)
{
  const char *by = vouch_citation_get_answerer (self);

  if (!has_text (self))
    return NULL;
  /* Translators: an answer, and who gave it */
  return by ? g_strdup_printf (_("%s (%s)"), vouch_citation_get_answer (self), by)
            : g_strdup (vouch_citation_get_answer (self));
}

static JsonNode *
make_answer (VouchCitation *self, const char *text, const char *by)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *digest = dup_digest (self);

  return vouch_json_new_members ("text", vouch_json_new_text (text), "by", vouch_json_new_text (by ? by : ""),
                                 "at", vouch_json_new_text (now), "digest", vouch_json_new_text (digest), NULL);
}

/**
 * vouch_citation_answer:
 * @self: a citation that contradicts its statement
 * @text: why the statement is kept; blank takes the answer back
 * @by: (nullable): who answers
 *
 * Returns: (transfer full) (nullable): the step, for vouch_document_edit(); %NULL where nothing
 *   changes
 */
VouchChange *
vouch_citation_answer (VouchCitation *self, const char *text, const char *by)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text ? text : ""));
  GPtrArray *parts = vouch_edit_begin ();

  vouch_edit_set (parts, VOUCH_NODE (self), "answer", *trimmed ? make_answer (self, trimmed, by) : NULL);
  return vouch_edit_end (parts, VOUCH_NODE (self), *trimmed ? _("Answer Contradiction") : _("Take Back Answer"));
}
