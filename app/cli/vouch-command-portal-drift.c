/* vouch-command-portal-drift.c: `vouch portal drift`: what portals have of cards now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-command-portal-drift.h"

#include <glib/gi18n-lib.h>

#include "vouch-cli-card.h"
#include "vouch-cli-portal.h"
#include "vouch-cli.h"
#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-local-portal.h"
#include "vouch-portal-drift.h"
#include "vouch-portal-list.h"

/* --- in words and in JSON --- */

static JsonNode *
describe_changes (GPtrArray *changes)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const VouchPageChange *change = changes->pdata[i];

      json_array_add_element (list, vouch_json_new_members ("where", vouch_json_new_text (change->where),
                                                            "there", vouch_json_new_text (change->before),
                                                            "here", vouch_json_new_text (change->after),
                                                            NULL));
    }
  return vouch_json_new_array (list);
}

static JsonNode *
describe_drift (const VouchPortalDrift *drift)
{
  const VouchReceipt *receipt = drift->receipt;
  JsonNode *sent = receipt ? vouch_receipt_to_json (receipt) : NULL;
  JsonNode *there = drift->revision > 0
                        ? vouch_json_new_members ("revision", vouch_json_new_int (drift->revision),
                                                  "status", vouch_json_new_text (drift->status), NULL)
                        : NULL;

  return vouch_json_new_members (
      "name", vouch_json_new_text (drift->name), "portal", vouch_json_new_text (drift->portal), "address",
      vouch_json_new_text (drift->page), "state", vouch_json_new_text (vouch_portal_drift_get_word (drift)),
      "sent", sent, "there", there, "changes",
      drift->changes ? describe_changes (drift->changes) : NULL, "message",
      drift->error ? vouch_json_new_text (drift->error->message) : NULL, NULL);
}

static void
append_drift (GString *text, const char *file, const VouchPortalDrift *drift)
{
  g_autofree char *words = vouch_portal_drift_describe (drift);

  g_string_append_printf (text, "%s\t%s\t%s\t%s\n", file, drift->name,
                          vouch_portal_drift_get_word (drift), words);
  for (guint i = 0; drift->changes && i < drift->changes->len; i++)
    {
      const VouchPageChange *change = drift->changes->pdata[i];

      g_string_append_printf (text, "\t%s\n", change->where);
      if (change->before)
        g_string_append_printf (text, "\t- %s\n", change->before);
      if (change->after)
        g_string_append_printf (text, "\t+ %s\n", change->after);
    }
}

/* --- asking --- */

/* The one on this computer where it runs, and those that were added; each signed in where that is
 * possible without asking anybody. */
static GPtrArray *
list_all (GError **error)
{
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (error);
  GPtrArray *portals = g_ptr_array_new_with_free_func (g_object_unref);
  VouchPortal *local = vouch_local_portal_running (NULL);

  if (local)
    g_ptr_array_add (portals, local);
  for (guint i = 0; list && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (GError) reason = NULL;
      VouchPortal *chosen = vouch_cli_portal_choose_kept (portal, &reason);

      g_ptr_array_add (portals, chosen ? chosen : g_object_ref (portal));
    }
  if (!list)
    g_clear_pointer (&portals, g_ptr_array_unref);
  return portals;
}

static GPtrArray *
list_portals (const VouchPortalDriftOptions *options, GError **error)
{
  VouchPortal *portal;
  GPtrArray *portals;

  if (!options->portal)
    return list_all (error);
  portal = vouch_cli_portal_choose (options->portal, options->password_fd, error);
  if (!portal)
    return NULL;
  portals = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (portals, portal);
  return portals;
}

static gboolean
is_asked (GPtrArray *drifts, const VouchPortalDrift *drift)
{
  for (guint i = 0; drift->portal && i < drifts->len; i++)
    if (g_strcmp0 (((VouchPortalDrift *) drifts->pdata[i])->portal, drift->portal) == 0)
      return TRUE;
  return FALSE;
}

/* A portal that is reached by two ways is one. */
static GPtrArray *
ask_all (JsonNode *card, GPtrArray *portals, gboolean is_whole)
{
  GPtrArray *drifts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_portal_drift_free);
  g_autoptr (GPtrArray) others = NULL;

  for (guint i = 0; i < portals->len; i++)
    {
      g_autoptr (VouchPortalDrift) drift = vouch_portal_drift_ask (card, portals->pdata[i], NULL);

      if (!is_asked (drifts, drift))
        g_ptr_array_add (drifts, g_steal_pointer (&drift));
    }
  if (!is_whole)
    return drifts;
  others = vouch_portal_drift_list_others (card, drifts);
  g_ptr_array_extend_and_steal (drifts, g_steal_pointer (&others));
  return drifts;
}

static VouchExit
report_card (const char *name, GPtrArray *portals, gboolean is_whole, GString *text, JsonArray *array)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, &error);
  g_autoptr (JsonNode) card = bytes ? vouch_cli_parse_card_json (bytes, &error) : NULL;
  g_autoptr (GPtrArray) drifts = card ? ask_all (card, portals, is_whole) : NULL;
  JsonObject *object = vouch_json_node_object (card);
  VouchExit status = VOUCH_EXIT_GOOD;
  JsonArray *list;

  if (!card)
    return (VouchExit) vouch_cli_fail (shown, error);
  if (drifts->len == 0)
    g_printerr (_("%s was never sent, and there is no portal to ask.\n"), shown);
  list = json_array_new ();
  for (guint i = 0; i < drifts->len; i++)
    {
      const VouchPortalDrift *drift = drifts->pdata[i];

      json_array_add_element (list, describe_drift (drift));
      append_drift (text, shown, drift);
      if (!vouch_portal_drift_is_good (drift))
        status = VOUCH_EXIT_NO;
    }
  json_array_add_element (
      array, vouch_json_new_members ("file", vouch_json_new_text (shown), "id",
                                     vouch_json_new_text (vouch_json_get_text (object, "id")), "title",
                                     vouch_json_new_text (vouch_json_get_text (object, "title")), "portals",
                                     vouch_json_new_array (list), NULL));
  return status;
}

/**
 * vouch_portal_drift:
 * @names: the cards' files
 * @options: see #VouchPortalDriftOptions
 *
 * Asks each portal for each card, and prints how what it has differs from what it was sent and from
 * the card as it is now.
 *
 * Returns: 1 where something differs, or is not known
 */
int
vouch_portal_drift (char **names, const VouchPortalDriftOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) portals = list_portals (options, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) json = NULL;
  JsonArray *array;
  VouchExit status = VOUCH_EXIT_GOOD;

  if (!portals)
    {
      vouch_cli_fail (NULL, error);
      return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE)
                 ? VOUCH_EXIT_NO
                 : VOUCH_EXIT_UNUSABLE;
    }
  array = json_array_new ();
  for (guint i = 0; names[i]; i++)
    {
      VouchExit ended = report_card (names[i], portals, options->portal == NULL, text, array);

      status = MAX (status, ended);
    }
  json = vouch_json_new_members ("cards", vouch_json_new_array (array), NULL);
  if (options->is_json)
    {
      g_autofree char *whole = vouch_json_print (json, TRUE);

      g_string_printf (text, "%s\n", whole);
    }
  if (!vouch_cli_print (text->str, &error))
    return vouch_cli_fail (_ ("standard output"), error);
  return status;
}
