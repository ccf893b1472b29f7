/* rules-records.c: what is known of the papers that references stand for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-record-index.h"
#include "vouch-record-text.h"
#include "vouch-reference-standing.h"
#include "vouch-reference-title.h"
#include "vouch-reference.h"
#include "vouch-registry-title.h"
#include "vouch-repair.h"
#include "vouch-words.h"

static JsonObject *
get_csl (VouchCheck *check)
{
  return vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (check->unit->node)));
}

static void
check_reference_duplicate (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchCheckUnit *other = vouch_record_index_find (check->index->records, check->unit);
  const char *title = other ? vouch_node_get_text (other->node, "title") : NULL;
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : NULL;
  g_autofree char *message = NULL;

  if (!other)
    return;
  fields.other = vouch_node_get_id (other->node);
  /* Translators: a title. */
  message = plain ? g_strdup_printf (_ ("Duplicate of the reference “%s” above."), plain) : NULL;
  fields.message = message ? message : _ ("Duplicate of another reference above.");
  vouch_check_report (check, &fields);
}

/* What cites @from cites @to. */
static void
cite_other (GPtrArray *changes, VouchNode *row, const char *from, const char *to)
{
  VouchNodeList *citations = vouch_node_get_list (row, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (g_strcmp0 (vouch_citation_get_reference (VOUCH_CITATION (citation)), from) == 0)
        vouch_repair_set_text (changes, citation, "reference", to);
    }
}

static VouchChange *
mend_reference_duplicate (VouchCheck *check, VouchFinding *finding)
{
  VouchCheckUnit *other = vouch_record_index_find (check->index->records, check->unit);
  const char *from = vouch_node_get_id (check->unit->node);
  GHashTable *users = g_hash_table_lookup (check->index->uses, from);
  GHashTableIter iter;
  GPtrArray *changes;
  gpointer user;

  if (!other)
    return NULL;
  changes = vouch_repair_begin ();
  if (users)
    {
      g_hash_table_iter_init (&iter, users);
      while (g_hash_table_iter_next (&iter, &user, NULL))
        cite_other (changes, ((VouchCheckUnit *) user)->node, from,
                    vouch_node_get_id (other->node));
    }
  if (g_strcmp0 (vouch_card_get_article_reference (check->card), from) == 0)
    vouch_repair_set_text (changes, VOUCH_NODE (check->card), "article/reference",
                           vouch_node_get_id (other->node));
  vouch_repair_remove (changes, check->unit->node, vouch_node_get_position (check->unit->node));
  return vouch_repair_end (changes, _ ("Merge References"));
}

static void
check_reference_retracted (VouchCheck *check)
{
  g_autoptr (VouchReferenceStanding) standing = vouch_reference_standing_new (get_csl (check));
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *message = NULL;

  if (standing->fate != VOUCH_REFERENCE_FATE_RETRACTED)
    return;
  message = vouch_reference_standing_explain (standing);
  fields.message = message;
  vouch_check_report (check, &fields);
}

static void
check_reference_corrected (VouchCheck *check)
{
  g_autoptr (VouchReferenceStanding) standing = vouch_reference_standing_new (get_csl (check));
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *message = NULL;

  if (standing->fate != VOUCH_REFERENCE_FATE_CORRECTED && standing->fate != VOUCH_REFERENCE_FATE_CONCERN)
    return;
  message = vouch_reference_standing_explain (standing);
  fields.message = message;
  vouch_check_report (check, &fields);
}

/* Less of the words in common than this makes it another paper's title. */
#define LEAST_TITLE_SHARE 0.5

/* A title in another language has no words in common with the registry's, and is none of another paper. */
static gboolean
is_other_title (JsonObject *csl, const char *known)
{
  const char *title = vouch_json_get_text (csl, "title");
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : NULL;
  g_autofree char *other = vouch_reference_title_plain (known);

  if (!plain || *known == '[' || vouch_json_get_text (csl, "original-title"))
    return FALSE;
  return vouch_words_share (plain, other) < LEAST_TITLE_SHARE;
}

static void
check_identifier_title_mismatch (VouchCheck *check)
{
  static const VouchIdentifierKind kinds[] = { VOUCH_IDENTIFIER_DOI, VOUCH_IDENTIFIER_PMID };
  JsonObject *csl = get_csl (check);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      VouchFindingFields fields = vouch_check_begin (check);
      const char *member = vouch_identifier_kind_get_member (kinds[i]);
      const char *identifier = vouch_json_get_text (csl, member);
      g_autofree char *known = identifier ? vouch_registry_title_get (kinds[i], identifier) : NULL;
      g_autofree char *message = NULL;

      if (!known || !is_other_title (csl, known))
        continue;
      /* Translators: "DOI" or "PMID", and the title of a paper. */
      message = g_strdup_printf (_ ("In the registry, this %s belongs to another paper: “%s”"), member, known);
      fields.member = member;
      fields.message = message;
      vouch_check_report (check, &fields);
      return;
    }
}

static void
check_preprint_unlabelled (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  JsonObject *csl = get_csl (check);

  if (!vouch_record_is_preprint (csl) || vouch_record_says_preprint (csl))
    return;
  fields.member = "genre";
  fields.message = _ ("This is a preprint, but the reference isn’t labelled as one.");
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_preprint_unlabelled (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();

  vouch_repair_set_text (changes, check->unit->node, "genre", "preprint");
  return vouch_repair_end (changes, _ ("Add Label"));
}

const VouchRule vouch_rules_records[] = {
  {
      .id = "reference-duplicate",
      .title = N_ ("Two references for one paper"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_reference_duplicate,
      .repair = N_ ("Merge"),
      .mend = mend_reference_duplicate,
      .when = N_ ("Two references have the same DOI or PMID, or the same title, year and first "
                  "author."),
      .meaning = N_ ("The page would list the paper twice, as if there were two sources."),
      .authority = N_ ("JabRef, duplicate detection."),
      .bad = N_ ("[2] and [5], both with DOI 10.2196/69420"),
      .good = N_ ("[2], cited in both places"),
  },
  {
      .id = "preprint-unlabelled",
      .title = N_ ("Preprint not labelled"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_preprint_unlabelled,
      .repair = N_ ("Add label"),
      .mend = mend_preprint_unlabelled,
      .when = N_ ("A paper from a preprint server is cited without a label."),
      .meaning = N_ ("It has not been peer-reviewed, and readers need to know."),
      .authority = N_ ("ICMJE, preprints: cited with the label."),
      .bad = N_ ("Smith B. Tear film. medRxiv. 2024."),
      .good = N_ ("Smith B. Tear film. Preprint. medRxiv. 2024."),
  },
  {
      .id = "identifier-title-mismatch",
      .title = N_ ("Identifier of another paper"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_REFERENCE,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_identifier_title_mismatch,
      .repair = N_ ("Edit reference"),
      .action = "edit-reference",
      .when = N_ ("The registry has a paper with another title for the reference’s DOI or PMID."),
      .meaning = N_ ("Fabricated references often have identifiers of other papers. Use the "
                     "registry’s record, or find the right identifier."),
      .authority = N_ ("The main pattern of fabricated references (Lancet 2026)."),
      .bad = N_ ("A trial of tea and the heart, with the DOI of a study of lenses"),
      .good = N_ ("The same, with its own DOI"),
  },
  {
      .id = "reference-retracted",
      .title = N_ ("Retracted paper"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_REFERENCE,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_reference_retracted,
      .repair = N_ ("Edit reference"),
      .action = "edit-reference",
      .when
      = N_ ("The reference or the list of retractions on this computer says that the paper was "
            "retracted or withdrawn."),
      .meaning
      = N_ ("Its findings are no longer accepted. Replace it, or mention the retraction in the "
            "text."),
      .authority = N_ ("COPE, retraction guidelines; ICMJE; Retraction Watch."),
      .bad = N_ ("RETRACTED: Effect of X on Y"),
      .good = N_ ("Another paper on Y"),
  },
  {
      .id = "reference-corrected",
      .title = N_ ("Corrected paper"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_reference_corrected,
      .repair = N_ ("Edit reference"),
      .action = "edit-reference",
      .when = N_ (
          "The reference or the list of retractions on this computer mentions a correction, an "
          "expression of concern or a newer version."),
      .meaning = N_ ("The card may use figures that were corrected."),
      .authority = N_ ("Crossref, updates; ICMJE."),
      .bad = N_ ("A paper with a table that has been corrected since"),
      .good = N_ ("The same, read again after the correction"),
  },
  { NULL },
};
