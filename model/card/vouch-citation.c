/* vouch-citation.c: the tie of a statement to a reference, with its passage when there is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-private.h"

struct _VouchCitation
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchCitation, vouch_citation, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "reference", VOUCH_MEMBER_TEXT, "reference", VOUCH_MEMBER_REQUIRED },
  { "relation", VOUCH_MEMBER_TEXT, "relation" },
  { "how", VOUCH_MEMBER_TEXT, "how" },
  { "by", VOUCH_MEMBER_PERSON, "by" },
  { "locator", VOUCH_MEMBER_OBJECT, "locator" },
  { "quote", VOUCH_MEMBER_OBJECT, "quote" },
  { "region", VOUCH_MEMBER_OBJECT, "region" },
  { "seen-by-eye", VOUCH_MEMBER_TEXT, "seen-by-eye" },
  { "unprinted", VOUCH_MEMBER_BOOLEAN, "unprinted" },
  { "answer", VOUCH_MEMBER_OBJECT, "answer" },
  { NULL },
};

static void
vouch_citation_class_init (VouchCitationClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_citation_init (VouchCitation *self)
{
}

/** vouch_citation_get_reference: Returns: (transfer none): id of what is cited; it may be on no
 * list */
const char *
vouch_citation_get_reference (VouchCitation *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "reference");
}

/** vouch_citation_get_relation: Returns: (transfer none) (nullable): “supports”, “contradicts” or
 * “background” */
const char *
vouch_citation_get_relation (VouchCitation *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "relation");
}

/** vouch_citation_supports: Returns: whether it lifts its statement: no other relation does */
gboolean
vouch_citation_supports (VouchCitation *self)
{
  return g_strcmp0 (vouch_citation_get_relation (self), "supports") == 0;
}

static const char *
get_words (VouchCitation *self)
{
  JsonNode *quote = vouch_node_get_value (VOUCH_NODE (self), "quote");
  const char *exact = vouch_json_get_text (vouch_json_node_object (quote), "exact");

  return exact && *exact ? exact : NULL;
}

/** vouch_citation_has_words: Returns: whether its passage has words, and is not a region of a page alone */
gboolean
vouch_citation_has_words (VouchCitation *self)
{
  return get_words (self) != NULL;
}

/** vouch_citation_is_anchored: Returns: whether it names its passage: words, or a region of a page
 */
gboolean
vouch_citation_is_anchored (VouchCitation *self)
{
  return get_words (self) || vouch_node_get_value (VOUCH_NODE (self), "region");
}

/** vouch_citation_is_printed: Returns: whether the page prints the words of its passage, within fair
 * quotation; else only where they stand */
gboolean
vouch_citation_is_printed (VouchCitation *self)
{
  JsonNode *unprinted = vouch_node_get_value (VOUCH_NODE (self), "unprinted");

  return !vouch_json_node_boolean (unprinted, FALSE);
}

/* --- locator --- */

typedef struct
{
  const char *label; /* CSL's word for what is counted */
  const char *format;
} Locator;

static const Locator locators[] = {
  /* Translators: a place in a source; %s is a number, or a range of them. */
  { "page", N_("p. %s") },
  { "section", N_("section %s") },
  { "table", N_("table %s") },
  { "figure", N_("figure %s") },
  { "paragraph", N_("paragraph %s") },
  { "chapter", N_("chapter %s") },
};

static char *
dup_value (JsonObject *object, const char *member)
{
  JsonNode *node = vouch_json_get_node (object, member);
  const char *text = vouch_json_node_text (node);
  gint64 number;

  if (text)
    return *text ? g_strdup (text) : NULL;
  return vouch_json_node_int (node, &number) ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static char *
format_value (const char *format, const char *value)
{
  GString *text = g_string_new (format);

  g_string_replace (text, "%s", value, 1);
  return g_string_free (text, FALSE);
}

/* A section that has a name needs no word before it. */
static char *
format_locator (const char *label, const char *value)
{
  if (!label || (g_str_equal (label, "section") && g_unichar_isalpha (g_utf8_get_char (value))))
    return g_strdup (value);
  for (guint i = 0; i < G_N_ELEMENTS (locators); i++)
    if (g_str_equal (label, locators[i].label))
      return format_value (_(locators[i].format), value);
  return g_strconcat (label, " ", value, NULL);
}

static JsonObject *
get_object (VouchCitation *self, const char *member)
{
  return vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (self), member));
}

/**
 * vouch_citation_dup_locator:
 * @self: a citation
 *
 * The place that the source prints; else the page of its file where the passage is.
 *
 * Returns: (transfer full) (nullable): as in “p. 4”, translated; %NULL where it names no place
 */
char *
vouch_citation_dup_locator (VouchCitation *self)
{
  g_autofree char *value = NULL;
  g_autofree char *page = NULL;

  g_return_val_if_fail (VOUCH_IS_CITATION (self), NULL);

  value = dup_value (get_object (self, "locator"), "value");
  if (value)
    return format_locator (vouch_json_get_text (get_object (self, "locator"), "label"), value);
  page = dup_value (get_object (self, "quote"), "page");
  if (!page)
    page = dup_value (get_object (self, "region"), "page");
  /* Translators: %s is the number that a PDF viewer shows, not one printed on the page. */
  return page ? format_value (_("page %s of the file"), page) : NULL;
}

/**
 * vouch_citation_json_new:
 * @reference: id of a reference
 * @relation: “supports”, “contradicts” or “background”
 * @how: “suggested”, “chosen”, “selected” or “typed”
 *
 * Returns: (transfer full): a citation with a new id, to be inserted
 */
JsonNode *
vouch_citation_json_new (const char *reference, const char *relation, const char *how)
{
  g_autofree char *id = vouch_id_new ();

  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "reference", vouch_json_new_text (reference), "relation",
      vouch_json_new_text (relation), "how", vouch_json_new_text (how), NULL);
}
