/* rules-workflow.c: what has to happen before a card goes out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-section.h"
#include "vouch-statement.h"
#include "vouch-words.h"

/* After so long a summary is looked at again. */
#define MAX_AGE_MONTHS 24

/* People are names, or objects that have one. */
static const char *
get_name (JsonObject *object, const char *member)
{
  const char *name = vouch_json_get_text (object, member);

  return name ? name : vouch_json_get_text (vouch_json_get_object (object, member), "name");
}

static void
check_note_blocking (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  guint n = GPOINTER_TO_UINT (
      g_hash_table_lookup (check->index->blocking, vouch_node_get_id (check->unit->node)));
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf (ngettext ("A note here has to be resolved first.",
                                       "%u notes here have to be resolved first.", n),
                             n);
  fields.message = message;
  vouch_check_report (check, &fields);
}

static JsonArray *
get_approvals (VouchCheck *check)
{
  return vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (check->card), "approvals"));
}

static gboolean
has_present_approval (VouchCheck *check, JsonArray *approvals)
{
  const char *digest = vouch_check_index_get_digest (check->index, check->card);

  for (guint i = 0; i < vouch_json_array_length (approvals); i++)
    {
      JsonObject *approval = vouch_json_array_object (approvals, i);

      if (approval && g_strcmp0 (vouch_json_get_text (approval, "digest"), digest) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_approval_stale (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  JsonArray *approvals = get_approvals (check);
  guint n = approvals ? vouch_json_array_length (approvals) : 0;
  g_autofree char *message = NULL;

  if (!vouch_profile_is_approval_required (check->profile)
      || (n > 0 && has_present_approval (check, approvals)))
    return;
  if (n > 0)
    {
      JsonObject *last = vouch_json_array_object (approvals, n - 1);
      const char *by = last ? get_name (last, "by") : NULL;

      message = g_strdup_printf (_ ("The card was changed since %s approved it."),
                                 by ? by : _ ("somebody"));
    }
  fields.member = "approvals";
  fields.message = message ? message : _ ("Nobody has approved this card yet.");
  vouch_check_report (check, &fields);
}

/* Those who are said to have written it; where no role is said, everybody. */
static gboolean
is_author (JsonObject *person)
{
  const char *role = vouch_json_get_text (person, "role");
  g_autofree char *lower = role ? g_utf8_strdown (role, -1) : NULL;

  return !lower || strstr (lower, "author") || strstr (lower, "writ");
}

static const char *
find_only_author (VouchCheck *check)
{
  JsonArray *people
      = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (check->card), "people"));
  const char *only = NULL;

  for (guint i = 0; people && i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);

      if (!person || !is_author (person))
        continue;
      if (only)
        return NULL;
      only = vouch_json_get_text (person, "name");
    }
  return only;
}

static void
check_approval_own (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  JsonArray *approvals = get_approvals (check);
  const char *author = find_only_author (check);
  guint n = approvals ? vouch_json_array_length (approvals) : 0;

  if (!vouch_profile_is_approval_required (check->profile) || n == 0 || !author)
    return;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *approval = vouch_json_array_object (approvals, i);

      if (approval && g_strcmp0 (get_name (approval, "by"), author) != 0)
        return;
    }
  fields.member = "approvals";
  fields.message = _ ("Only the card’s sole author has approved it. Another person has to.");
  vouch_check_report (check, &fields);
}

/* A portal's last receipt, the list being a log: one that was restored from a backup counts from a
 * smaller number again. */
static JsonObject *
find_last_receipt (JsonArray *entries, const char *portal)
{
  for (guint i = vouch_json_array_length (entries); i > 0; i--)
    {
      JsonObject *entry = vouch_json_array_object (entries, i - 1);

      if (entry && g_strcmp0 (vouch_json_get_text (entry, "portal"), portal) == 0)
        return entry;
    }
  return NULL;
}

/* A portal that was put back from a backup gives its numbers out again; nothing is left of what was withdrawn. */
static gboolean
is_other_of_that_number (JsonObject *there, JsonObject *last)
{
  const char *digest = vouch_json_get_text (there, "digest");
  const char *sent = vouch_json_get_text (last, "digest");

  if (g_strcmp0 (vouch_json_get_text (last, "status"), "withdrawn") == 0)
    sent = "";
  return digest && sent && strcmp (digest, sent) != 0;
}

/* What a portal was found to have is kept with the receipt that it was held against: "there". Where a
 * later receipt came from another file, it may be newer than that too. */
static gboolean
is_other_than_sent (JsonObject *entry, JsonObject *there, JsonObject *last)
{
  gint64 revision = vouch_json_get_int (there, "revision", 0);
  gint64 sent = vouch_json_get_int (last, "revision", 0);
  const char *at = vouch_json_get_text (there, "at");

  if (entry == last)
    return revision != sent || is_other_of_that_number (there, last);
  return revision > sent && (!at || g_strcmp0 (at, vouch_json_get_text (last, "at")) >= 0);
}

/* Returns: (transfer full): what became of the page. */
static char *
describe_there (const char *page, gint64 revision, gint64 sent)
{
  if (revision <= 0)
    return g_strdup_printf (_ ("%s is no longer on the portal."), page);
  if (revision < sent)
    return g_strdup_printf (_ ("%s is on the portal in an earlier version than was sent."), page);
  return g_strdup_printf (_ ("%s was changed on the portal since it was sent."), page);
}

static void
report_other (VouchCheck *check, JsonObject *entry, JsonObject *there, JsonObject *last)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *address = vouch_json_get_text (entry, "address");
  g_autofree char *message = describe_there (address ? address : _ ("The page"),
                                             vouch_json_get_int (there, "revision", 0),
                                             vouch_json_get_int (last, "revision", 0));

  fields.member = "publications";
  fields.subject = vouch_json_get_text (entry, "portal");
  fields.message = message;
  vouch_check_report (check, &fields);
}

static void
check_portal_newer (VouchCheck *check)
{
  JsonArray *entries
      = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (check->card), "publications"));
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; entries && i < vouch_json_array_length (entries); i++)
    {
      JsonObject *entry = vouch_json_array_object (entries, i);
      const char *portal = entry ? vouch_json_get_text (entry, "portal") : NULL;
      JsonObject *there = portal ? vouch_json_get_object (entry, "there") : NULL;
      JsonObject *last = there ? find_last_receipt (entries, portal) : NULL;

      if (last && is_other_than_sent (entry, there, last) && g_hash_table_add (told, (gpointer) portal))
        report_other (check, entry, there, last);
    }
}

static gboolean
is_old (const char *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) limit = g_date_time_add_months (now, -MAX_AGE_MONTHS);
  g_autofree char *whole = strlen (at) == 10 ? g_strconcat (at, "T00:00:00Z", NULL) : g_strdup (at);

  then = g_date_time_new_from_iso8601 (whole, utc);
  return then && g_date_time_compare (then, limit) < 0;
}

static void
check_review_date (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  JsonObject *reviewed
      = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (check->card), "reviewed"));
  const char *by = reviewed ? get_name (reviewed, "by") : NULL;
  const char *at = reviewed ? vouch_json_get_text (reviewed, "at") : NULL;

  fields.member = "reviewed";
  if (vouch_words_is_blank (by))
    fields.message = _ ("No reviewer.");
  else if (vouch_words_is_blank (at))
    fields.message = _ ("No review date.");
  else if (is_old (at))
    fields.message = _ ("The review is more than two years old.");
  else
    return;
  vouch_check_report (check, &fields);
}

static gboolean
is_empty_value (VouchNode *node, const char *member)
{
  JsonNode *value = vouch_node_get_value (node, member);
  JsonArray *array = vouch_json_node_array (value);

  if (!value || vouch_json_is_null (value))
    return TRUE;
  if (array)
    return vouch_json_array_length (array) == 0;
  return vouch_json_node_text (value) && vouch_words_is_blank (vouch_json_node_text (value));
}

static gboolean
has_cell (VouchNode *section, const char *label)
{
  VouchNodeList *statements = vouch_node_get_list (section, "statements");

  for (guint i = 0; statements && i < vouch_node_list_get_size (statements); i++)
    {
      VouchStatement *statement = VOUCH_STATEMENT (vouch_node_list_peek (statements, i));

      if (g_strcmp0 (vouch_statement_get_label (statement), label) == 0
          && (!vouch_words_is_blank (vouch_statement_get_text (statement))
              || vouch_statement_has_none (statement)))
        return TRUE;
    }
  return FALSE;
}

static void
check_required_missing (VouchCheck *check)
{
  VouchNode *node = check->unit->node;
  gboolean is_section = VOUCH_IS_SECTION (node);
  const char *place = VOUCH_IS_CARD (node) ? "card" : is_section ? check->unit->role : "reference";
  const char *const *required = place ? vouch_profile_get_required (check->profile, place) : NULL;

  for (gsize i = 0; required && required[i]; i++)
    {
      VouchFindingFields fields = vouch_check_begin (check);
      g_autofree char *message = g_strdup_printf (_ ("Your house requires “%s” here."), required[i]);

      if (is_section ? has_cell (node, required[i]) : !is_empty_value (node, required[i]))
        continue;
      fields.member = is_section ? NULL : required[i];
      fields.subject = required[i];
      fields.message = message;
      if (g_str_equal (place, "reference"))
        fields.action = "edit-reference";
      vouch_check_report (check, &fields);
    }
}

const VouchRule vouch_rules_workflow[] = {
  {
      .id = "note-blocking",
      .title = N_ ("Blocking note"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_CARD | VOUCH_SCOPE_SECTION | VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM
               | VOUCH_SCOPE_REFERENCE,
      .check = check_note_blocking,
      .repair = N_ ("Go to note"),
      .action = "go",
      .when = N_ ("A note that was marked as blocking is open."),
      .meaning = N_ ("A reviewer has said that the card must not be published like this."),
      .authority = N_ ("Cochrane RevMan: open comments stop publishing."),
      .bad = N_ ("A blocking note, “Wrong dose”, open"),
      .good = N_ ("The dose corrected, the note resolved"),
  },
  {
      .id = "approval-stale",
      .title = N_ ("Not approved in this version"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_CARD,
      .flags = VOUCH_RULE_ON_REQUEST,
      .check = check_approval_stale,
      .repair = N_ ("Ask again"),
      .action = "ask",
      .when = N_ (
          "The profile requires an approval, and the card has changed since it was approved."),
      .meaning = N_ ("Reviewers have to see what is published, not an earlier version."),
      .authority = N_ ("Publishers’ sign-off: reviewers on different versions."),
      .bad = N_ ("Approved on Monday, changed on Tuesday"),
      .good = N_ ("Approved again after the change"),
  },
  {
      .id = "approval-own",
      .title = N_ ("Approved by its author"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_CARD,
      .flags = VOUCH_RULE_ON_REQUEST,
      .check = check_approval_own,
      .repair = N_ ("Ask another person"),
      .action = "ask",
      .when
      = N_ ("The profile requires an approval, and only the card’s sole author has approved it."),
      .meaning = N_ ("People overlook their own mistakes."),
      .authority = N_ ("Publishers’ sign-off: four eyes."),
      .bad = N_ ("Written by A. Writer, approved by A. Writer"),
      .good = N_ ("Written by A. Writer, approved by B. Editor"),
  },
  {
      .id = "portal-newer",
      .title = N_ ("Changed on the portal"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_portal_newer,
      .repair = N_ ("Compare"),
      .action = "publish",
      .when = N_ ("The portal has another revision than the last one sent from here, or none."),
      .meaning = N_ ("Someone has changed the page on the portal, and publishing would overwrite "
                     "it. Compare and merge the two first. A portal that was restored from a backup "
                     "has an earlier version, or none."),
      .authority = N_ ("Users of blog editors: a colleague’s correction was silently lost."),
      .bad = N_ ("Sent as revision 2; revision 3 is on the portal"),
      .good = N_ ("Revision 3 merged into the card, then published"),
  },
  {
      .id = "review-date",
      .title = N_ ("Review out of date"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_review_date,
      .repair = N_ ("Set"),
      .action = "go",
      .when
      = N_ ("There is no reviewer or review date, or the review is more than 24 months old."),
      .meaning = N_ ("Medicine changes, and readers look for the date."),
      .authority = N_ ("JAMA benchmarks 1997: currency."),
      .bad = N_ ("Reviewed in 2019"),
      .good = N_ ("Reviewed by B. Editor last month"),
  },
  {
      .id = "required-missing",
      .title = N_ ("Required by the house"),
      .family = VOUCH_FAMILY_HOUSE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_CARD | VOUCH_SCOPE_SECTION | VOUCH_SCOPE_REFERENCE,
      .flags = VOUCH_RULE_ON_REQUEST,
      .check = check_required_missing,
      .repair = N_ ("Fill in"),
      .action = "go",
      .when = N_ ("A field of the card, a section or a reference that the profile requires is "
                  "empty."),
      .meaning = N_ ("The house prints this on every card."),
      .authority = N_ ("The profile, “required”."),
      .bad = N_ ("No journal, although the house prints one"),
      .good = N_ ("The journal’s name"),
  },
  { NULL },
};
