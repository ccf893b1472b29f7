/* rules-references.c: whether the records of papers can be right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-words.h"

static const VouchIdentifierKind kinds[]
    = { VOUCH_IDENTIFIER_DOI, VOUCH_IDENTIFIER_PMID, VOUCH_IDENTIFIER_PMCID };

/* Some tools write numbers as JSON numbers. */
static char *
dup_identifier (VouchNode *reference, const char *member)
{
  JsonNode *value = vouch_node_get_value (reference, member);
  gint64 number;

  if (vouch_json_node_text (value))
    return g_strdup (vouch_json_node_text (value));
  if (vouch_json_node_int (value, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return NULL;
}

static void
check_identifier_malformed (VouchCheck *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *member = vouch_identifier_kind_get_member (kinds[i]);
      g_autofree char *text = dup_identifier (check->unit->node, member);
      g_autofree char *normal = text ? vouch_identifier_normalise (kinds[i], text) : NULL;
      g_autofree char *message = NULL;
      VouchFindingFields fields = vouch_check_begin (check);

      if (vouch_words_is_blank (text) || g_strcmp0 (text, normal) == 0)
        continue;
      if (normal)
        message = g_strdup_printf (_("The %s is written “%s”; it should be “%s”."), member, text,
                                   normal);
      else
        {
          message = g_strdup_printf (_("“%s” can’t be a %s."), text, member);
          fields.repair = _("Edit reference");
          fields.action = "edit-reference";
        }
      fields.member = member;
      fields.message = message;
      vouch_check_report (check, &fields);
    }
}

static VouchChange *
mend_identifier_malformed (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *member = vouch_identifier_kind_get_member (kinds[i]);
      g_autofree char *text = dup_identifier (check->unit->node, member);
      g_autofree char *normal = text ? vouch_identifier_normalise (kinds[i], text) : NULL;

      if (normal && g_strcmp0 (member, vouch_finding_get_member (finding)) == 0)
        vouch_repair_set_text (changes, check->unit->node, member, normal);
    }
  return vouch_repair_end (changes, _("Mend Identifier"));
}

const VouchRule vouch_rules_references[] = {
  {
      .id = "identifier-malformed",
      .title = N_("Identifier in another form"),
      .family = VOUCH_FAMILY_REFERENCES,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_identifier_malformed,
      .repair = N_("Normalise"),
      .mend = mend_identifier_malformed,
      .when = N_("A DOI, PMID or PMCID does not have its form."),
      .meaning = N_("The link on the page would lead nowhere, and no registry can be asked."),
      .authority = N_("JabRef, Manubot; ISO 26324 for DOIs."),
      .bad = N_("DOI: https://doi.org/10.2196/69420."),
      .good = N_("DOI: 10.2196/69420"),
  },
  { NULL },
};
