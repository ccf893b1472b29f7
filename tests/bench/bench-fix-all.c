/* bench-fix-all.c: what fixing all of a kind costs in a card of ten thousand such findings.
 *
 * Usage: bench-fix-all [STATEMENTS]
 *
 * Prints what the main loop waits for: to begin (the card as it is, for the thread), and to do
 * what was planned, as one step; and how long the thread tries, meanwhile the longest time in
 * which the main loop did not come round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "vouch-json.h"
#include "vouch-model.h"
#include "vouch-repair-plan.h"

static JsonNode *
make_statement (guint number)
{
  g_autofree char *id = g_strdup_printf ("s%u", number);
  g_autofree char *text = g_strdup_printf (
      "In clinic %u the diabetics of group %u came for their next visit.", number, number * 7);

  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (text),
                                 "origin", vouch_json_new_text ("written"), "citations",
                                 vouch_json_new_array (json_array_new ()), NULL);
}

static VouchDocument *
make_card (guint size)
{
  JsonArray *statements = json_array_new ();
  JsonArray *sections = json_array_new ();
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) card = NULL;

  for (guint i = 0; i < size; i++)
    json_array_add_element (statements, make_statement (i));
  json_array_add_element (
      sections,
      vouch_json_new_members ("id", vouch_json_new_text ("k"), "role",
                              vouch_json_new_text ("key-highlights"), "title",
                              vouch_json_new_text ("Key Highlights"), "statements",
                              vouch_json_new_array (statements), NULL));
  json = vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-scorecard"), "version", vouch_json_new_int (1), "id",
      vouch_json_new_text ("card"), "kind", vouch_json_new_text ("scorecard"), "language",
      vouch_json_new_text ("en"), "title", vouch_json_new_text ("A card to be mended"), "sections",
      vouch_json_new_array (sections), "references", vouch_json_new_array (json_array_new ()),
      "notes", vouch_json_new_array (json_array_new ()), NULL);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);
  return card ? vouch_document_new (VOUCH_CARD (card)) : NULL;
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
planned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchRepairPlan **plan = data;

  *plan = vouch_validator_plan_repairs_finish (result, NULL);
}

/* Every millisecond, so that a loop that is held up is seen. */
static gboolean
tick_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static double
wait (VouchRepairPlan **plan)
{
  guint tick = g_timeout_add (1, tick_cb, NULL);
  double longest = 0;

  while (!*plan)
    {
      gint64 start = g_get_monotonic_time ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, since (start));
    }
  g_source_remove (tick);
  return longest;
}

int
main (int argc, char **argv)
{
  guint size = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000;
  g_autoptr (VouchDocument) document = make_card (size);
  g_autoptr (VouchValidator) validator = document ? vouch_validator_new (document) : NULL;
  g_autoptr (VouchRepairPlan) plan = NULL;
  double begun, longest, tried, done;
  gint64 start;
  guint n;

  if (!document)
    g_error ("The card could not be made");
  vouch_validator_flush (validator);
  start = g_get_monotonic_time ();
  vouch_validator_plan_repairs_async (validator, "obsolete-term", NULL, NULL, planned_cb, &plan);
  begun = since (start);
  longest = wait (&plan);
  tried = since (start);
  start = g_get_monotonic_time ();
  n = vouch_validator_apply_plan (validator, plan, NULL);
  done = since (start);
  g_print ("%u of %u fixed: begun in %.1f ms, tried in %.0f ms in a thread (the main loop came round "
           "every %.1f ms at worst), done in %.1f ms\n",
           n, size, begun, tried, longest, done);
  return n == size ? 0 : 1;
}
