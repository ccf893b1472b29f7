/* vouch-outbox-withdrawal.c: what a portal answers to who withdraws a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-withdrawal.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"

/**
 * vouch_outbox_withdrawal_get_card:
 *
 * A withdrawal whose answer was lost finds that the card is withdrawn when it is sent again: that is
 * what was asked for, whoever did it.
 *
 * Returns: (nullable): what the portal says of the card, where it is withdrawn there now
 */
JsonObject *
vouch_outbox_withdrawal_get_card (const VouchPortalAnswer *answer)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  JsonObject *current = object ? vouch_json_get_object (object, "current") : NULL;

  if (vouch_portal_answer_is_good (answer))
    return object;
  return answer->status == 410 && current
                 && g_strcmp0 (vouch_json_get_text (current, "status"), "withdrawn") == 0
             ? current
             : NULL;
}

/** Sets @error: the portal never took the card from here, or has forgotten it. */
void
vouch_outbox_withdrawal_fail_unknown (VouchPortal *portal, GError **error)
{
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_FOUND,
               _ ("The card isn’t published on “%s”, so it can’t be withdrawn there."),
               vouch_portal_get_name (portal));
}

static void
tell_changed (JsonObject *current, const char *name, GError **error)
{
  const char *address = current ? vouch_json_get_text (current, "address") : NULL;

  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_CONFLICT,
               _ ("The card on “%s” has changed since you last sent it. It was not withdrawn. "
                  "Review it first: %s"),
               name, address ? address : "");
}

static void
tell_other (const VouchPortalAnswer *answer, const char *name, GError **error)
{
  if (answer->status == 401)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                 _ ("“%s” did not accept this name and password. The card was not withdrawn. Sign in "
                    "again."),
                 name);
  else if (answer->status == 429 || answer->status == 503)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY,
                 _ ("“%s” is busy. The card is not withdrawn yet."), name);
  else if (answer->status < 500)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                 _ ("“%s” did not withdraw the card."), name);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _ ("“%s” has a problem. It is safe to withdraw the card again later."), name);
}

/** Sets @error to what an answer means that is no withdrawal. */
void
vouch_outbox_withdrawal_to_error (const VouchPortalAnswer *answer, VouchPortal *portal, GError **error)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  const char *name = vouch_portal_get_name (portal);

  if (vouch_portal_answer_was_damaged (answer) || !object)
    vouch_portal_answer_to_error (answer, portal, error);
  else if (answer->status == 404)
    vouch_outbox_withdrawal_fail_unknown (portal, error);
  else if (answer->status == 403)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                 _ ("You don’t have permission to withdraw this card from “%s”. Ask the site’s "
                    "administrator."),
                 name);
  else if (answer->status == 412)
    tell_changed (vouch_json_get_object (object, "current"), name, error);
  else
    tell_other (answer, name, error);
}
