/* vouch-portal-drift.c: what a portal has of a card now, held against what it was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-drift.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-portal-client.h"
#include "vouch-published-form.h"
#include "vouch-receipt-place.h"

void
vouch_portal_drift_free (VouchPortalDrift *self)
{
  g_free (self->portal);
  g_free (self->name);
  g_free (self->place);
  g_free (self->page);
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  g_free (self->digest);
  g_free (self->status);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* --- what was sent --- */

/* Pages of a portal lie below its address. */
static gboolean
is_from (const VouchReceipt *receipt, const char *portal, const char *place)
{
  if (portal)
    return strcmp (receipt->portal, portal) == 0;
  return strcmp (receipt->portal, place) == 0
         || (receipt->address && g_str_has_prefix (receipt->address, place));
}

/* The last one, as the list is a log. */
static VouchReceipt *
find_receipt (JsonNode *card, const char *portal, const char *place)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  for (guint i = receipts->len; i > 0; i--)
    if (is_from (receipts->pdata[i - 1], portal, place))
      return vouch_receipt_copy (receipts->pdata[i - 1]);
  return NULL;
}

static void
take_receipt (VouchPortalDrift *self, VouchReceipt *receipt)
{
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  self->receipt = receipt;
  if (receipt && !self->portal)
    self->portal = g_strdup (receipt->portal);
  if (receipt && !self->page)
    self->page = g_strdup (receipt->address);
}

/**
 * vouch_portal_drift_new:
 * @card: a card's whole JSON
 * @portal: a portal
 *
 * Returns: (transfer full): what is known without asking @portal
 */
VouchPortalDrift *
vouch_portal_drift_new (JsonNode *card, VouchPortal *portal)
{
  VouchPortalDrift *self = g_new0 (VouchPortalDrift, 1);

  self->name = g_strdup (vouch_portal_get_name (portal));
  self->place = g_strdup (vouch_portal_get_address (portal));
  take_receipt (self, find_receipt (card, NULL, self->place));
  return self;
}

/* --- what is there --- */

static gboolean
is_changed_here (const VouchPortalDrift *self, JsonNode *card)
{
  g_autofree char *digest = vouch_content_digest (card);

  return !self->receipt || g_strcmp0 (self->receipt->digest, digest) != 0;
}

/* A portal that was put back from a backup gives its numbers out again. */
static gboolean
is_changed_there (const VouchPortalDrift *self)
{
  const VouchReceipt *sent = self->receipt;

  return sent
         && (self->revision != sent->revision
             || vouch_receipt_is_other (sent, vouch_receipt_base_digest (self->status, self->digest)));
}

static void
judge_there (VouchPortalDrift *self, JsonNode *card)
{
  gboolean is_here = is_changed_here (self, card);
  gboolean is_there = is_changed_there (self);

  if (!self->receipt)
    self->state = VOUCH_PORTAL_DRIFT_ONLY_THERE;
  else if (self->revision < self->receipt->revision)
    self->state = VOUCH_PORTAL_DRIFT_EARLIER_THERE;
  else if (is_there)
    self->state = is_here ? VOUCH_PORTAL_DRIFT_CHANGED_BOTH : VOUCH_PORTAL_DRIFT_CHANGED_THERE;
  else
    self->state = is_here ? VOUCH_PORTAL_DRIFT_CHANGED_HERE : VOUCH_PORTAL_DRIFT_SAME;
}

static void
judge_withdrawn (VouchPortalDrift *self)
{
  gboolean is_ours = self->receipt && vouch_receipt_is_withdrawn (self->receipt)
                     && self->receipt->revision == self->revision;

  self->state = is_ours ? VOUCH_PORTAL_DRIFT_WITHDRAWN : VOUCH_PORTAL_DRIFT_WITHDRAWN_THERE;
}

static void
read_there (VouchPortalDrift *self, JsonObject *there)
{
  const char *page = vouch_json_get_text (there, "address");

  self->revision = vouch_json_get_int (there, "revision", 0);
  self->digest = g_strdup (vouch_json_get_text (there, "digest"));
  self->status = g_strdup (vouch_json_get_text (there, "status"));
  if (!page)
    return;
  g_free (self->page);
  self->page = g_strdup (page);
}

static void
compare (VouchPortalDrift *self, JsonObject *there, JsonNode *card)
{
  const char *text = vouch_json_get_text (there, "card");
  g_autoptr (JsonNode) theirs
      = text ? vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL) : NULL;
  g_autoptr (JsonNode) ours = vouch_published_form (card);

  if (theirs && ours)
    self->changes = vouch_page_changes (theirs, ours);
}

static void
read_answer (VouchPortalDrift *self, const VouchPortalAnswer *answer, JsonNode *card, VouchPortal *portal)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  JsonObject *current = object ? vouch_json_get_object (object, "current") : NULL;

  if (vouch_portal_answer_is_good (answer) && vouch_json_get_int (object, "revision", 0) > 0)
    {
      read_there (self, object);
      compare (self, object, card);
      judge_there (self, card);
    }
  else if (answer->status == 410 && current)
    {
      read_there (self, current);
      judge_withdrawn (self);
    }
  else if (answer->status == 404 && object)
    self->state = self->receipt ? VOUCH_PORTAL_DRIFT_GONE : VOUCH_PORTAL_DRIFT_NOT_SENT;
  else if (!vouch_portal_answer_is_good (answer))
    vouch_portal_answer_to_error (answer, portal, &self->error);
  else
    g_set_error (&self->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _ ("“%s” sent an unexpected response."), self->name);
}

/* Where something else answers at its address now, such as a site whose plugin was switched off, that
 * it has no such card says nothing. */
static gboolean
is_other_portal (VouchPortalDrift *self, JsonNode *card)
{
  g_autoptr (VouchReceipt) receipt = find_receipt (card, NULL, self->place);

  if (!receipt)
    return FALSE;
  g_set_error (&self->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
               _ ("“%s” is no longer the portal that the card was published on."), self->name);
  g_clear_pointer (&self->portal, g_free); /* it is the one of before that is told of */
  take_receipt (self, g_steal_pointer (&receipt));
  return TRUE;
}

/**
 * vouch_portal_drift_ask:
 * @card: a card's whole JSON
 * @portal: signed in
 *
 * Waits for the portal.
 *
 * Returns: (transfer full): what it has, or "error"
 */
VouchPortalDrift *
vouch_portal_drift_ask (JsonNode *card, VouchPortal *portal, GCancellable *cancellable)
{
  VouchPortalDrift *self = vouch_portal_drift_new (card, portal);
  g_autoptr (VouchPortalClient) client = vouch_portal_client_new (portal);
  const char *id = vouch_json_get_text (vouch_json_node_object (card), "id");
  g_autofree char *folded = g_ascii_strdown (id ? id : "", -1);
  g_autofree char *path = g_strconcat ("cards/", folded, NULL);
  g_autoptr (VouchPortalAnswer) answer = NULL;

  if (!vouch_portal_client_connect (client, cancellable, &self->error))
    return self;
  g_free (self->portal);
  self->portal = g_strdup (vouch_portal_client_get_id (client));
  g_clear_pointer (&self->page, g_free);
  take_receipt (self, find_receipt (card, self->portal, self->place));
  if (!self->receipt && is_other_portal (self, card))
    return self;
  answer = vouch_portal_client_send (client, SOUP_METHOD_GET, path, NULL, -1, cancellable,
                                     &self->error);
  if (answer)
    read_answer (self, answer, card, portal);
  return self;
}

/* --- portals that nobody has added here --- */

/**
 * vouch_portal_drift_new_local:
 * @card: a card's whole JSON
 *
 * Returns: (transfer full): what is known of this computer's own portal while it does not run
 */
VouchPortalDrift *
vouch_portal_drift_new_local (JsonNode *card)
{
  VouchPortalDrift *self = g_new0 (VouchPortalDrift, 1);
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  self->name = g_strdup (_ ("This computer"));
  self->place = g_strdup ("");
  for (guint i = receipts->len; i > 0 && !self->receipt; i--)
    if (vouch_receipt_is_here (receipts->pdata[i - 1]))
      take_receipt (self, vouch_receipt_copy (receipts->pdata[i - 1]));
  return self;
}

static gboolean
is_listed (GPtrArray *drifts, const char *portal)
{
  for (guint i = 0; i < drifts->len; i++)
    if (drifts->pdata[i] && g_strcmp0 (((VouchPortalDrift *) drifts->pdata[i])->portal, portal) == 0)
      return TRUE;
  return FALSE;
}

static VouchPortalDrift *
new_other (const VouchReceipt *receipt)
{
  g_autoptr (GUri) uri
      = receipt->address ? g_uri_parse (receipt->address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  VouchPortalDrift *self = g_new0 (VouchPortalDrift, 1);

  self->name = g_strdup (host ? host : receipt->portal);
  take_receipt (self, vouch_receipt_copy (receipt));
  g_set_error (&self->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
               _ ("This portal is not in your list, or is not running, so it was not asked."));
  return self;
}

/**
 * vouch_portal_drift_list_others:
 * @card: a card's whole JSON
 * @known: (element-type VouchPortalDrift): of the portals that the user has
 *
 * Returns: (transfer full) (element-type VouchPortalDrift): of the portals that the card has receipts
 *   of, and that are none of these
 */
GPtrArray *
vouch_portal_drift_list_others (JsonNode *card, GPtrArray *known)
{
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_portal_drift_free);
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  for (guint i = receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = receipts->pdata[i - 1];

      if (!is_listed (known, receipt->portal) && !is_listed (others, receipt->portal))
        g_ptr_array_add (others, new_other (receipt));
    }
  return others;
}

/* --- in words --- */

/** Returns: whether nothing has to be done, as far as it is known. */
gboolean
vouch_portal_drift_is_good (const VouchPortalDrift *self)
{
  return self->state == VOUCH_PORTAL_DRIFT_SAME || self->state == VOUCH_PORTAL_DRIFT_WITHDRAWN
         || self->state == VOUCH_PORTAL_DRIFT_NOT_SENT;
}

/** Returns: the state's name, for programs. */
const char *
vouch_portal_drift_get_word (const VouchPortalDrift *self)
{
  static const char *const words[] = {
    [VOUCH_PORTAL_DRIFT_UNKNOWN] = "unknown",
    [VOUCH_PORTAL_DRIFT_SAME] = "same",
    [VOUCH_PORTAL_DRIFT_CHANGED_HERE] = "changed-here",
    [VOUCH_PORTAL_DRIFT_CHANGED_THERE] = "changed-there",
    [VOUCH_PORTAL_DRIFT_EARLIER_THERE] = "earlier-there",
    [VOUCH_PORTAL_DRIFT_CHANGED_BOTH] = "changed-both",
    [VOUCH_PORTAL_DRIFT_WITHDRAWN] = "withdrawn",
    [VOUCH_PORTAL_DRIFT_WITHDRAWN_THERE] = "withdrawn-there",
    [VOUCH_PORTAL_DRIFT_GONE] = "gone",
    [VOUCH_PORTAL_DRIFT_ONLY_THERE] = "only-there",
    [VOUCH_PORTAL_DRIFT_NOT_SENT] = "not-sent",
  };

  return words[self->state];
}

static const char *
get_sentence (VouchPortalDriftState state)
{
  switch (state)
    {
    case VOUCH_PORTAL_DRIFT_SAME:
      return _ ("Up to date");
    case VOUCH_PORTAL_DRIFT_CHANGED_HERE:
      return _ ("The card has changed here since it was sent");
    case VOUCH_PORTAL_DRIFT_CHANGED_THERE:
      return _ ("Changed on the portal since it was sent");
    case VOUCH_PORTAL_DRIFT_EARLIER_THERE:
      return _ ("An earlier version is on the portal than was sent");
    case VOUCH_PORTAL_DRIFT_CHANGED_BOTH:
      return _ ("Changed both here and on the portal");
    case VOUCH_PORTAL_DRIFT_WITHDRAWN:
      return _ ("Withdrawn");
    case VOUCH_PORTAL_DRIFT_WITHDRAWN_THERE:
      return _ ("Withdrawn on the portal by somebody else");
    case VOUCH_PORTAL_DRIFT_GONE:
      return _ ("No longer on the portal");
    case VOUCH_PORTAL_DRIFT_ONLY_THERE:
      return _ ("On the portal, but not sent from this file");
    case VOUCH_PORTAL_DRIFT_NOT_SENT:
      return _ ("Not published here");
    case VOUCH_PORTAL_DRIFT_UNKNOWN:
    default:
      return _ ("Not known");
    }
}

/** Returns: (transfer full): the state, as the user reads it. */
char *
vouch_portal_drift_describe (const VouchPortalDrift *self)
{
  if (self->error)
    return g_strdup (self->error->message);
  return g_strdup (get_sentence (self->state));
}
