/* vouch-reference-standing.c: what has to be known of a paper before it is leaned on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-standing.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-record-text.h"
#include "vouch-reference-notices.h"
#include "vouch-retraction-list.h"

static VouchReferenceFate
read_fate (const char *word)
{
  g_autofree char *lower = word ? g_ascii_strdown (word, -1) : NULL;

  if (!lower)
    return VOUCH_REFERENCE_FATE_NONE;
  if (strstr (lower, "partial"))
    return VOUCH_REFERENCE_FATE_CONCERN;
  if (strstr (lower, "retract") || strstr (lower, "withdraw") || strstr (lower, "removal"))
    return VOUCH_REFERENCE_FATE_RETRACTED;
  if (strstr (lower, "concern"))
    return VOUCH_REFERENCE_FATE_CONCERN;
  if (strstr (lower, "correct") || strstr (lower, "corrig") || strstr (lower, "errat")
      || strstr (lower, "new_version") || strstr (lower, "new_edition") || strstr (lower, "addendum"))
    return VOUCH_REFERENCE_FATE_CORRECTED;
  return VOUCH_REFERENCE_FATE_NONE;
}

/* What is known of the weightiest notice; of two that weigh the same, what either tells. */
static void
take (VouchReferenceStanding *self, VouchReferenceFate fate, const char *date, const char *reason, const char *notice)
{
  if (fate == VOUCH_REFERENCE_FATE_NONE || fate < self->fate)
    return;
  if (fate > self->fate)
    {
      g_clear_pointer (&self->date, g_free);
      g_clear_pointer (&self->reason, g_free);
      g_clear_pointer (&self->notice, g_free);
    }
  self->fate = fate;
  self->date = self->date ? self->date : g_strdup (date);
  self->reason = self->reason ? self->reason : g_strdup (reason);
  self->notice = self->notice ? self->notice : g_strdup (notice);
}

/* "updated-by" as Crossref has it: a list of what was published on it later. */
static void
take_updates (VouchReferenceStanding *self, JsonObject *csl)
{
  JsonArray *updates = vouch_json_get_array (csl, VOUCH_REFERENCE_UPDATED_BY);

  for (guint i = 0; i < vouch_json_array_length (updates); i++)
    {
      JsonObject *update = vouch_json_array_object (updates, i);

      if (update)
        take (self, read_fate (vouch_json_get_text (update, "type")), vouch_json_get_text (update, "date"), NULL,
              vouch_json_get_text (update, "DOI"));
      else
        take (self, read_fate (vouch_json_array_text (updates, i)), NULL, NULL, NULL);
    }
}

static void
take_title (VouchReferenceStanding *self, JsonObject *csl)
{
  const char *title = vouch_json_get_text (csl, "title");

  if (title
      && g_regex_match_simple ("^\\W*(?:retracted|withdrawn|retracted article|removed)\\b\\W*[:\\]).-]", title,
                               G_REGEX_CASELESS, 0))
    take (self, VOUCH_REFERENCE_FATE_RETRACTED, NULL, NULL, NULL);
}

static void
take_list (VouchReferenceStanding *self, JsonObject *csl)
{
  static const VouchReferenceFate fates[] = {
    [VOUCH_RETRACTION_REINSTATED] = VOUCH_REFERENCE_FATE_NONE,
    [VOUCH_RETRACTION_CORRECTED] = VOUCH_REFERENCE_FATE_CORRECTED,
    [VOUCH_RETRACTION_CONCERN] = VOUCH_REFERENCE_FATE_CONCERN,
    [VOUCH_RETRACTION_RETRACTED] = VOUCH_REFERENCE_FATE_RETRACTED,
  };
  g_autoptr (VouchRetraction) listed
      = vouch_retraction_list_find (vouch_json_get_text (csl, "DOI"), vouch_json_get_text (csl, "PMID"));

  if (listed && listed->nature < G_N_ELEMENTS (fates))
    take (self, fates[listed->nature], listed->date, listed->reason, listed->doi);
}

static gboolean
is_guideline (JsonObject *csl)
{
  const char *genre = vouch_json_get_text (csl, "genre");
  g_autofree char *lower = genre ? g_utf8_strdown (genre, -1) : NULL;

  return (lower && strstr (lower, "guideline"))
         || vouch_reference_item_has_custom (csl, "publication-types", "Practice Guideline")
         || vouch_reference_item_has_custom (csl, "publication-types", "Guideline");
}

/**
 * vouch_reference_standing_new:
 * @csl: a reference's record
 *
 * Costs well under a millisecond, and waits for no network.
 *
 * Returns: (transfer full): what is known of the paper
 */
VouchReferenceStanding *
vouch_reference_standing_new (JsonObject *csl)
{
  VouchReferenceStanding *self = g_new0 (VouchReferenceStanding, 1);

  take (self, read_fate (vouch_json_get_text (csl, "status")), NULL, NULL, NULL);
  take_updates (self, csl);
  take_title (self, csl);
  take_list (self, csl);
  self->is_preprint = vouch_record_is_preprint (csl);
  self->is_guideline = is_guideline (csl);
  return self;
}

/**
 * vouch_reference_standing_free:
 * @self: (transfer full): what is known of a paper
 */
void
vouch_reference_standing_free (VouchReferenceStanding *self)
{
  g_free (self->date);
  g_free (self->reason);
  g_free (self->notice);
  g_free (self);
}

/**
 * vouch_reference_standing_get_label:
 * @self: what is known of a paper
 *
 * Returns: (transfer none) (nullable): a word for a badge, the weightiest; %NULL for any ordinary paper
 */
const char *
vouch_reference_standing_get_label (const VouchReferenceStanding *self)
{
  switch (self->fate)
    {
    case VOUCH_REFERENCE_FATE_RETRACTED:
      return _("Retracted");
    case VOUCH_REFERENCE_FATE_CONCERN:
      return _("Concern");
    case VOUCH_REFERENCE_FATE_CORRECTED:
      return _("Corrected");
    case VOUCH_REFERENCE_FATE_NONE:
    default:
      break;
    }
  if (self->is_preprint)
    return _("Preprint");
  return self->is_guideline ? _("Guideline") : NULL;
}

static const char *
get_sentence (VouchReferenceFate fate)
{
  switch (fate)
    {
    case VOUCH_REFERENCE_FATE_RETRACTED:
      return _("This paper was retracted or withdrawn.");
    case VOUCH_REFERENCE_FATE_CONCERN:
      return _("An expression of concern was published on this paper.");
    case VOUCH_REFERENCE_FATE_CORRECTED:
      return _("A correction or a newer version of this paper was published.");
    case VOUCH_REFERENCE_FATE_NONE:
    default:
      return NULL;
    }
}

/* @part: (transfer full) (nullable) */
static void
add_part (GString *words, char *part)
{
  if (part)
    g_string_append_printf (words, " %s", part);
  g_free (part);
}

/**
 * vouch_reference_standing_explain:
 * @self: what is known of a paper
 *
 * Returns: (transfer full) (nullable): what became of it, with the day, the reason and the notice where
 *   these are known; %NULL where nothing did
 */
char *
vouch_reference_standing_explain (const VouchReferenceStanding *self)
{
  const char *sentence = get_sentence (self->fate);
  GString *words;

  if (!sentence)
    return NULL;
  words = g_string_new (sentence);
  /* Translators: a day, "2024-01-15". */
  add_part (words, self->date ? g_strdup_printf (_("Date: %s."), self->date) : NULL);
  /* Translators: why a paper was retracted. */
  add_part (words, self->reason ? g_strdup_printf (_("Reason: %s."), self->reason) : NULL);
  /* Translators: the DOI of the notice of a retraction. */
  add_part (words, self->notice ? g_strdup_printf (_("Notice: %s"), self->notice) : NULL);
  return g_string_free (words, FALSE);
}
