/* vouch-published-members.c: which members of a card leave.
 *
 * The tables below list, for each type of object in a card, the members that the
 * page prints or that a portal needs to match one revision with the next. What
 * is not listed never leaves, so a member that a later version or another
 * program adds is private until somebody lists it here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-published-members.h"

#include "vouch-blank.h"
#include "vouch-json.h"
#include "vouch-published-form.h"

typedef struct
{
  const char *name;
  VouchPublishedRole role;
} Role;

static gboolean item_leaves (JsonObject *item);
static gboolean person_leaves (JsonObject *person);
static gboolean section_leaves (JsonObject *section);
static gboolean statement_leaves (JsonObject *statement);

static const Role roles[] = {
  { "author", VOUCH_PUBLISHED_ROLE_PREPARED },
  { "writer", VOUCH_PUBLISHED_ROLE_PREPARED },
  { "medical-writer", VOUCH_PUBLISHED_ROLE_PREPARED },
  { "editor", VOUCH_PUBLISHED_ROLE_PREPARED },
  { "contributor", VOUCH_PUBLISHED_ROLE_PREPARED },
  { "reviewer", VOUCH_PUBLISHED_ROLE_REVIEWED },
  { "medical-reviewer", VOUCH_PUBLISHED_ROLE_REVIEWED },
};

/* by and at tell who decided it: not printed. */
static const Listed none_members[] = {
  { "why", TEXT },
  { "reason", TEXT },
  { NULL },
};

static const Listed locator_members[] = {
  { "label", TEXT },
  { "value", SCALAR },
  { NULL },
};

/* prefix and suffix would quote more than is fair; source is a file's digest. */
static const Listed quote_members[] = {
  { "exact", TEXT },
  { "page", SCALAR },
  { NULL },
};

static const Listed region_members[] = {
  { "page", SCALAR },
  { NULL },
};

static const Listed citation_members[] = {
  { "id", TEXT },
  { "reference", TEXT },
  { "relation", TEXT },
  { "locator", OBJECT, locator_members },
  { "quote", PASSAGE, quote_members },
  { "region", OBJECT, region_members },
  { NULL },
};

static const Listed mark_members[] = {
  { "from", SCALAR },
  { "to", SCALAR },
  { "as", TEXT },
  { NULL },
};

/* Only that it is declined, and why: note, by and accepted-by are the house's. */
static const Listed declined_members[] = {
  { "reason", TEXT },
  { NULL },
};

static const Listed statement_members[] = {
  { "id", TEXT },
  { "label", TEXT },
  { "text", TEXT },
  { "marks", LIST, mark_members },
  { "none", NONE, none_members },
  { "citations", LIST, citation_members },
  { "declined", OBJECT, declined_members },
  { "strength", TEXT },
  { "certainty", TEXT },
  { NULL },
};

static const Listed item_members[] = {
  { "id", TEXT },
  { "text", TEXT },
  { "link", LINK },
  { "citations", LIST, citation_members },
  { NULL },
};

static const Listed section_members[] = {
  { "id", TEXT },
  { "role", TEXT },
  { "title", TEXT },
  { "basis", TEXT },
  { "none", NONE, none_members },
  { "statements", LIST, statement_members, statement_leaves },
  { "items", LIST, item_members, item_leaves },
  { "sections", LIST, section_members, section_leaves },
  { NULL },
};

static const Listed person_members[] = {
  { "name", TEXT },
  { "role", TEXT },
  { "interests", TEXT },
  { NULL },
};

static const Listed article_members[] = {
  { "title", TEXT },
  { "authors", TEXTS },
  { "date", DAY },
  { "journal", TEXT },
  { "type", TEXT },
  { "sponsor", TEXT },
  { "reference", TEXT },
  { NULL },
};

static const Listed name_members[] = {
  { "family", TEXT },
  { "given", TEXT },
  { "dropping-particle", TEXT },
  { "non-dropping-particle", TEXT },
  { "suffix", TEXT },
  { "literal", TEXT },
  { NULL },
};

static const Listed date_members[] = {
  { "date-parts", PARTS },
  { "literal", TEXT },
  { "raw", TEXT },
  { NULL },
};

static const Listed funder_members[] = {
  { "name", TEXT },
  { NULL },
};

static const Listed reference_members[] = {
  { "id", TEXT },
  { "type", TEXT },
  { "author", LIST, name_members },
  { "editor", LIST, name_members },
  { "title", SCALAR },
  { "container-title", SCALAR },
  { "container-title-short", SCALAR },
  { "journalAbbreviation", SCALAR },
  { "issued", OBJECT, date_members },
  { "accessed", OBJECT, date_members },
  { "volume", SCALAR },
  { "issue", SCALAR },
  { "page", SCALAR },
  { "number", SCALAR },
  { "article-number", SCALAR },
  { "edition", SCALAR },
  { "genre", SCALAR },
  { "publisher", SCALAR },
  { "language", TEXT },
  { "DOI", TEXT },
  { "PMID", SCALAR },
  { "PMCID", SCALAR },
  { "URL", WEB },
  { "license", SCALAR },
  { "funding", SCALAR },
  { "funder", LIST, funder_members },
  { "conflict-of-interest", SCALAR },
  { NULL },
};

static const Listed reviewed_members[] = {
  { "at", DAY },
  { NULL },
};

static const Listed correction_members[] = {
  { "at", DAY },
  { "weight", TEXT },
  { "text", TEXT },
  { "was", TEXT },
  { "is", TEXT },
  { NULL },
};

const Listed vouch_published_card_members[] = {
  { "format", TEXT },
  { "version", SCALAR },
  { "id", TEXT },
  { "kind", TEXT },
  { "language", TEXT },
  { "title", TEXT },
  { "date", DAY },
  { "people", LIST, person_members, person_leaves },
  { "drafting", TEXT },
  { "disclosure", TEXT },
  { "contact", CONTACT },
  { "reading-time", SCALAR },
  { "article", OBJECT, article_members },
  { "sections", LIST, section_members, section_leaves },
  { "references", LIST, reference_members },
  { "reviewed", OBJECT, reviewed_members },
  { "corrections", LIST, correction_members },
  { NULL },
};

gboolean
vouch_published_is_blank (const char *text)
{
  return vouch_is_blank (text);
}

/* A member that says something: not absent, not null, not false. */
gboolean
vouch_published_is_stated (JsonObject *object,
           const char *member)
{
  JsonNode *node = vouch_json_get_node (object, member);

  return node && !vouch_json_is_null (node) && vouch_json_node_boolean (node, TRUE);
}

static gboolean
has_leaving (JsonObject *object,
             const char *member,
             gboolean  (*leaves) (JsonObject *))
{
  JsonArray *array = vouch_json_get_array (object, member);

  for (guint i = 0; i < vouch_json_array_length (array); i++)
    if (vouch_json_array_object (array, i) && leaves (vouch_json_array_object (array, i)))
      return TRUE;
  return FALSE;
}

static gboolean
person_leaves (JsonObject *person)
{
  return vouch_published_role (vouch_json_get_text (person, "role"))
             != VOUCH_PUBLISHED_ROLE_NONE
         && !vouch_published_is_blank (vouch_json_get_text (person, "name"));
}

/* An empty cell isn't printed, so it stays. */
static gboolean
statement_leaves (JsonObject *statement)
{
  if (vouch_published_is_stated (statement, "set-aside"))
    return FALSE;
  return !vouch_published_is_blank (vouch_json_get_text (statement, "text")) || vouch_published_is_stated (statement, "none");
}

static gboolean
item_leaves (JsonObject *item)
{
  return !vouch_published_is_blank (vouch_json_get_text (item, "text"))
         || !vouch_published_is_blank (vouch_json_get_text (item, "link"))
         || vouch_json_array_length (vouch_json_get_array (item, "citations")) > 0;
}

gboolean
vouch_published_has_content (JsonObject *object)
{
  return !vouch_published_is_blank (vouch_json_get_text (object, "text"))
         || has_leaving (object, "statements", statement_leaves)
         || has_leaving (object, "items", item_leaves)
         || has_leaving (object, "sections", section_leaves);
}

static gboolean
section_leaves (JsonObject *section)
{
  return vouch_published_has_content (section) || vouch_published_is_stated (section, "none");
}

/**
 * vouch_published_role:
 * @role: (nullable): the `role` of one of a card's people
 *
 * Returns: where the page names people of that role.
 */
VouchPublishedRole
vouch_published_role (const char *role)
{
  for (gsize i = 0; role && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (roles[i].name, role) == 0)
      return roles[i].role;
  return VOUCH_PUBLISHED_ROLE_NONE;
}
