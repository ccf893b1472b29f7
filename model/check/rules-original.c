/* rules-original.c: whether the original source is the article that the card speaks of.
 *
 * The card has the article’s title and authors from its draft, the reference has them from a
 * registry, a file or a person’s hand. The page prints both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-match.h"
#include "vouch-article-people.h"
#include "vouch-json.h"
#include "vouch-reference-names-edit.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-registry-title.h"
#include "vouch-repair.h"

/* How the reference differs from what the card says of its article. */
typedef struct
{
  VouchArticlePeople people;
  gboolean is_title;   /* another title */
  gboolean is_lacking; /* fewer authors */
  gboolean is_others;  /* nobody in common */
} Difference;

static JsonObject *
get_csl (VouchCheck *check)
{
  return vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (check->unit->node)));
}

/* In another language a title has no words in common, and is none of another paper. */
static gboolean
is_translated (VouchCheck *check, JsonObject *csl)
{
  const char *title = vouch_json_get_text (csl, "title");
  const char *language = vouch_json_get_text (csl, "language");
  const char *ours = vouch_card_get_language (check->card);

  return (title && *title == '[') || vouch_json_get_text (csl, "original-title")
         || (language && ours && g_ascii_strncasecmp (language, ours, 2) != 0);
}

static gboolean
is_other_title (VouchCheck *check, JsonObject *csl)
{
  g_autofree char *title = vouch_reference_dup_plain_title (csl);

  return !is_translated (check, csl)
         && vouch_article_compare_titles (vouch_card_get_article_title (check->card), title)
                == VOUCH_LIKENESS_OTHER;
}

static void
compare (VouchCheck *check, Difference *difference)
{
  JsonObject *csl = get_csl (check);
  g_auto (GStrv) names = vouch_card_dup_article_authors (check->card);
  VouchArticlePeople people = vouch_article_compare_people ((const char *const *) names,
                                                            vouch_json_get_array (csl, "author"));
  gboolean is_told = people.n_named > 0 && people.n_listed > 0 && !people.has_group;

  *difference = (Difference){
    .people = people,
    .is_title = is_other_title (check, csl),
    .is_lacking = is_told && people.n_listed < people.n_named,
    .is_others = is_told && people.n_common == 0,
  };
}

/* Its title is the one that the registry has for its identifier: what differs is the card. */
static gboolean
is_registered (JsonObject *csl)
{
  static const VouchIdentifierKind kinds[] = { VOUCH_IDENTIFIER_DOI, VOUCH_IDENTIFIER_PMID };
  g_autofree char *title = vouch_reference_dup_plain_title (csl);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *identifier
          = vouch_json_get_text (csl, vouch_identifier_kind_get_member (kinds[i]));
      g_autofree char *known = identifier ? vouch_registry_title_get (kinds[i], identifier) : NULL;
      VouchArticleLikeness likeness = vouch_article_compare_titles (known, title);

      if (likeness == VOUCH_LIKENESS_SAME || likeness == VOUCH_LIKENESS_NEAR)
        return TRUE;
    }
  return FALSE;
}

/* Whether it is one paper, told in two ways, so that one can be completed from the other. */
static gboolean
is_one_paper (const Difference *difference)
{
  return !difference->is_others && (!difference->is_title || difference->people.n_common > 0);
}

static char *
explain_title (VouchCheck *check, const Difference *difference)
{
  const char *title = vouch_card_get_article_title (check->card);

  if (!difference->is_title)
    return NULL;
  return is_one_paper (difference)
             /* Translators: a title. */
             ? g_strdup_printf (_ ("The card has another title for this article: “%s”"), title)
             /* Translators: a title. */
             : g_strdup_printf (_ ("The card is about another article: “%s”"), title);
}

static char *
explain_people (const Difference *difference)
{
  const VouchArticlePeople *people = &difference->people;

  if (difference->is_others)
    return g_strdup (_ ("The card names other authors for this article."));
  if (!difference->is_lacking)
    return NULL;
  /* Translators: %2$u is how many authors the reference has. */
  return g_strdup_printf (ngettext ("The card names %1$u author for this article, the reference %2$u.",
                                    "The card names %1$u authors for this article, the reference %2$u.",
                                    people->n_named),
                          people->n_named, people->n_listed);
}

static void
check_original_source_differs (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  Difference difference;
  g_autofree char *title = NULL;
  g_autofree char *people = NULL;
  g_autofree char *message = NULL;

  if (g_strcmp0 (vouch_card_get_article_reference (check->card), fields.node) != 0)
    return;
  compare (check, &difference);
  title = explain_title (check, &difference);
  people = explain_people (&difference);
  if (!title && !people)
    return;
  message = title && people && is_one_paper (&difference)
                ? g_strdup_printf ("%s %s", title, people)
                : g_strdup (title ? title : people);
  fields.member = title ? "title" : "author";
  fields.message = message;
  if (!is_one_paper (&difference))
    {
      fields.repair = _ ("Edit reference");
      fields.action = "edit-reference";
    }
  else if (is_registered (get_csl (check)))
    fields.repair = _ ("Use the reference’s data");
  vouch_check_report (check, &fields);
}

static JsonNode *
make_names (JsonArray *people)
{
  JsonArray *names = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      g_autofree char *name = vouch_reference_name_natural (vouch_json_array_object (people, i));

      if (name)
        json_array_add_string_element (names, name);
    }
  return vouch_json_new_array (names);
}

static void
mend_card (VouchCheck *check, const Difference *difference, GPtrArray *changes)
{
  JsonObject *csl = get_csl (check);
  VouchNode *card = VOUCH_NODE (check->card);
  g_autofree char *title = vouch_reference_dup_plain_title (csl);

  if (difference->is_title)
    vouch_repair_set_text (changes, card, "article/title", title);
  if (difference->is_lacking)
    vouch_repair_set (changes, card, "article/authors",
                      make_names (vouch_json_get_array (csl, "author")));
}

static void
mend_reference (VouchCheck *check, const Difference *difference, GPtrArray *changes)
{
  g_auto (GStrv) names = vouch_card_dup_article_authors (check->card);
  g_autofree char *lines = g_strjoinv ("\n", names);
  VouchNode *reference = check->unit->node;

  if (difference->is_title)
    vouch_repair_set_text (changes, reference, "title",
                           vouch_card_get_article_title (check->card));
  if (difference->is_lacking)
    vouch_repair_set (changes, reference, "author",
                      vouch_json_new_array (vouch_reference_names_parse (
                          lines, vouch_json_get_array (get_csl (check), "author"))));
}

static VouchChange *
mend_original_source_differs (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();
  gboolean is_of_registry = is_registered (get_csl (check));
  Difference difference;

  compare (check, &difference);
  if (is_of_registry)
    mend_card (check, &difference, changes);
  else
    mend_reference (check, &difference, changes);
  return vouch_repair_end (changes, is_of_registry ? _ ("Use the Reference’s Data")
                                                   : _ ("Use the Article’s Data"));
}

/* What the registry says of its identifier tells more. */
static const char *const registry_first[] = { "identifier-title-mismatch", NULL };

const VouchRule vouch_rules_original[] = {
  {
      .id = "original-source-differs",
      .title = N_ ("Original source differs from the article"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = registry_first,
      .check = check_original_source_differs,
      .repair = N_ ("Use the article’s data"),
      .mend = mend_original_source_differs,
      .when = N_ ("The original source has another title than the article that the card summarises, "
                  "fewer authors or other ones."),
      .meaning = N_ ("The page prints both, and readers can’t tell which is right. It may be another "
                     "paper, or a reference that was typed in a hurry."),
      .authority = N_ ("JAMA benchmarks for health pages: attribution (1997)."),
      .bad = N_ ("Summary of a paper by Kim, An, Jeon and Lee. Original source: Kim M, An Y."),
      .good = N_ ("Original source: Kim M, An Y, Jeon M, Lee Y."),
  },
  { NULL },
};
