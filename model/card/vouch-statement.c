/* vouch-statement.c: one claim, the unit of work, and how far up the ladder it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement.h"

#include "vouch-blank.h"
#include "vouch-citation.h"
#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-private.h"
#include "vouch-rich-text.h"
#include "vouch-section.h"

struct _VouchStatement
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchStatement, vouch_statement, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "label", VOUCH_MEMBER_TEXT, "label" },
  { "text", VOUCH_MEMBER_RICH, "text", VOUCH_MEMBER_REQUIRED },
  { "none", VOUCH_MEMBER_OBJECT, "none" },
  { "set-aside", VOUCH_MEMBER_ANY, "set-aside" },
  { "not-in", VOUCH_MEMBER_ARRAY, "not-in" },
  { "marker", VOUCH_MEMBER_OBJECT, "marker" },
  { "origin", VOUCH_MEMBER_TEXT, "origin" },
  { "by", VOUCH_MEMBER_PERSON, "by" },
  { "citations", VOUCH_MEMBER_LIST, "citations", VOUCH_MEMBER_ALWAYS, vouch_citation_get_type },
  { "declined", VOUCH_MEMBER_OBJECT, "declined" },
  { "strength", VOUCH_MEMBER_TEXT, "strength" },
  { "certainty", VOUCH_MEMBER_TEXT, "certainty" },
  { "verified", VOUCH_MEMBER_OBJECT, "verified", VOUCH_MEMBER_RECORD },
  { NULL },
};

static void
vouch_statement_class_init (VouchStatementClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_statement_init (VouchStatement *self)
{
}

/** vouch_statement_get_label: Returns: (transfer none) (nullable): of a glance cell, as “Condition”
 */
const char *
vouch_statement_get_label (VouchStatement *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "label");
}

/** vouch_statement_get_text: Returns: (transfer none): its text, without marks */
const char *
vouch_statement_get_text (VouchStatement *self)
{
  const char *text = vouch_node_get_text (VOUCH_NODE (self), "text");

  return text ? text : "";
}

/** vouch_statement_dup_raised_text: Returns: (transfer full) (nullable): see vouch_rich_text_dup_raised() */
char *
vouch_statement_dup_raised_text (VouchStatement *self)
{
  return vouch_rich_text_dup_raised (vouch_node_get_value (VOUCH_NODE (self), "text"));
}

/**
 * vouch_statement_set_text:
 * @self: a statement
 * @text: (nullable): its text; marks stay on what stays
 *
 * Returns: whether it says so now
 */
gboolean
vouch_statement_set_text (VouchStatement *self, const char *text)
{
  return vouch_node_set_text (VOUCH_NODE (self), "text", text);
}

/** vouch_statement_get_marks: Returns: (transfer none) (nullable): marks on its text, in code
 * points */
JsonArray *
vouch_statement_get_marks (VouchStatement *self)
{
  return vouch_rich_text_get_marks (vouch_node_get_value (VOUCH_NODE (self), "text"));
}

/** vouch_statement_get_marker: Returns: (transfer none) (nullable): what a draft asked for, as
 * “ensure sourced” */
const char *
vouch_statement_get_marker (VouchStatement *self)
{
  JsonNode *marker = vouch_node_get_value (VOUCH_NODE (self), "marker");

  return vouch_json_get_text (vouch_json_node_object (marker), "text");
}

/** vouch_statement_has_none: Returns: whether it says that, and why, there is nothing to say */
gboolean
vouch_statement_has_none (VouchStatement *self)
{
  return vouch_node_get_value (VOUCH_NODE (self), "none") != NULL;
}

/** vouch_statement_is_declined: Returns: whether it says that, and why, it needs no source */
gboolean
vouch_statement_is_declined (VouchStatement *self)
{
  return vouch_node_get_value (VOUCH_NODE (self), "declined") != NULL;
}

/** vouch_statement_is_set_aside: Returns: whether it is off the page */
gboolean
vouch_statement_is_set_aside (VouchStatement *self)
{
  JsonNode *value = vouch_node_get_value (VOUCH_NODE (self), "set-aside");

  /* Mostly an object that says why and by whom. */
  return value && vouch_json_node_boolean (value, TRUE);
}

/** vouch_statement_get_citations: Returns: (transfer none): its citations */
VouchNodeList *
vouch_statement_get_citations (VouchStatement *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "citations");
}

/** vouch_statement_get_section: Returns: (transfer none) (nullable): the section it stands in */
VouchSection *
vouch_statement_get_section (VouchStatement *self)
{
  return (VouchSection *) vouch_node_get_ancestor (VOUCH_NODE (self), VOUCH_TYPE_SECTION);
}

/* --- the ladder --- */

/* A verification holds as long as what was verified: another letter, and it falls. */
static gboolean
is_verified (VouchStatement *self)
{
  JsonObject *verified
      = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (self), "verified"));
  const char *digest = vouch_json_get_text (verified, "digest");
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *now = NULL;

  if (!digest)
    return FALSE;
  json = vouch_node_to_json (VOUCH_NODE (self));
  now = vouch_statement_digest (json);
  return g_str_equal (digest, now);
}

static VouchRung
get_sourced_rung (VouchStatement *self)
{
  VouchNodeList *citations = vouch_statement_get_citations (self);
  VouchRung rung = VOUCH_RUNG_UNSOURCED;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);

      if (!vouch_citation_supports (citation))
        continue;
      if (vouch_citation_is_anchored (citation))
        return VOUCH_RUNG_ANCHORED;
      rung = VOUCH_RUNG_LINKED;
    }
  return rung;
}

/**
 * vouch_statement_get_rung:
 * @self: a statement
 *
 * Set aside goes before all; then a statement without text, then one that declines. Only a
 * citation that supports it lifts it, one with a passage further; whether it was checked
 * counts once it has a source, and as long as it says what was checked.
 *
 * Returns: how far up the ladder it is
 */
VouchRung
vouch_statement_get_rung (VouchStatement *self)
{
  VouchRung rung;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), VOUCH_RUNG_EMPTY);

  if (vouch_statement_is_set_aside (self))
    return VOUCH_RUNG_SET_ASIDE;
  if (vouch_is_blank (vouch_statement_get_text (self)))
    return VOUCH_RUNG_EMPTY;
  rung = get_sourced_rung (self);
  if (rung == VOUCH_RUNG_UNSOURCED)
    return vouch_statement_is_declined (self) ? VOUCH_RUNG_DECLINED : VOUCH_RUNG_UNSOURCED;
  return is_verified (self) ? VOUCH_RUNG_VERIFIED : rung;
}
