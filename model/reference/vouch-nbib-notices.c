/* vouch-nbib-notices.c: what PubMed's text format says of a paper's fate and of its place in the index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-nbib-notices.h"

#include <string.h>

#include "vouch-reference-notices.h"

/* "RIN - Lancet. 2010 Feb 6;375(9713):445. PMID: 20137807" */
static const struct
{
  const char *tag;
  const char *member;
  const char *type;
} notices[] = {
  { "RIN", VOUCH_REFERENCE_UPDATED_BY, "retraction" },
  { "ROF", VOUCH_REFERENCE_UPDATE_TO, "retraction" },
  { "PRIN", VOUCH_REFERENCE_UPDATED_BY, "partial_retraction" },
  { "PROF", VOUCH_REFERENCE_UPDATE_TO, "partial_retraction" },
  { "RRI", VOUCH_REFERENCE_UPDATED_BY, "retract_and_replace" },
  { "RRF", VOUCH_REFERENCE_UPDATE_TO, "retract_and_replace" },
  { "EIN", VOUCH_REFERENCE_UPDATED_BY, "erratum" },
  { "EFR", VOUCH_REFERENCE_UPDATE_TO, "erratum" },
  { "CRI", VOUCH_REFERENCE_UPDATED_BY, "correction" },
  { "CRF", VOUCH_REFERENCE_UPDATE_TO, "correction" },
  { "ECI", VOUCH_REFERENCE_UPDATED_BY, "expression_of_concern" },
  { "ECF", VOUCH_REFERENCE_UPDATE_TO, "expression_of_concern" },
  { "UIN", VOUCH_REFERENCE_UPDATED_BY, "new_version" },
  { "UOF", VOUCH_REFERENCE_UPDATE_TO, "new_version" },
  { "RPI", VOUCH_REFERENCE_UPDATED_BY, "republication" },
  { "RPF", VOUCH_REFERENCE_UPDATE_TO, "republication" },
};

static void
add_fate (JsonObject *item,
          const char *member,
          const char *type,
          const char *text)
{
  const char *label = strstr (text, "PMID:");
  g_autofree char *source = g_strndup (text, label ? (gsize) (label - text) : strlen (text));
  const char *number = label ? label + strlen ("PMID:") : "";
  g_autofree char *pmid = NULL;

  number += strspn (number, " ");
  pmid = g_strndup (number, strspn (number, "0123456789"));
  g_strchomp (source);
  if (g_str_has_suffix (source, "."))
    source[strlen (source) - 1] = '\0';
  vouch_reference_item_add_notice (item, member, type, NULL, *pmid ? pmid : NULL, source);
}

/* "*Heart Failure/drug therapy" is about heart failure. */
static void
add_heading (JsonObject *item,
             const char *text)
{
  g_autofree char *heading = NULL;

  text += *text == '*';
  heading = g_strndup (text, strcspn (text, "/"));
  vouch_reference_item_add_custom (item, "mesh", heading);
}

/* "ClinicalTrials.gov/NCT00000001" */
static void
add_trial (JsonObject *item,
           const char *text)
{
  const char *number = strchr (text, '/');

  if (number && (g_str_has_prefix (number, "/NCT") || strstr (number, "ISRCTN")))
    vouch_reference_item_add_custom (item, "trials", number + 1);
}

/**
 * vouch_nbib_add_notice:
 * @item: a CSL-JSON item
 * @tag: of a field
 * @text: its value
 *
 * Keeps with @item what the field says of what became of the paper (retracted, corrected), its
 * publication type, its MeSH headings and its trial; of other fields, nothing.
 *
 * Returns: whether it is such a field
 */
gboolean
vouch_nbib_add_notice (JsonObject *item,
                       const char *tag,
                       const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    if (g_str_equal (notices[i].tag, tag))
      {
        add_fate (item, notices[i].member, notices[i].type, text);
        return TRUE;
      }
  if (g_str_equal (tag, "PT"))
    vouch_reference_item_add_custom (item, "publication-types", text);
  else if (g_str_equal (tag, "MH"))
    add_heading (item, text);
  else if (g_str_equal (tag, "SI"))
    add_trial (item, text);
  else
    return FALSE;
  return TRUE;
}
