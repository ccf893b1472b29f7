/* vouch-publication.c: the published form, its page and its digest, ready to be sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publication.h"
#include "vouch-digest.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-card-embargo.h"
#include "vouch-card-style.h"
#include "vouch-page.h"
#include "vouch-portal-error.h"
#include "vouch-published-form.h"
#include "vouch-site-fields.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define STATUS_WITHDRAWN "withdrawn"

struct _VouchPublication
{
  char *id;            /* (owned) */
  char *title;         /* (owned) */
  char *status;        /* (owned) */
  char *digest;        /* (owned) */
  char *card;          /* (owned) (nullable): the published form, as text; none of a withdrawal */
  char *html;          /* (owned) (nullable): the same */
  char *reason;        /* (owned) (nullable): why it is withdrawn */
  char *jsonld;        /* (owned) */
  char *excerpt;       /* (owned) */
  char *label;         /* (owned) (nullable): what its excerpt has to begin with, for a paid one */
  JsonNode *site;      /* (owned) (nullable): what the site is to call it and sort it under */
  gint64 embargo;      /* milliseconds since 1970; 0 = none */
  GPtrArray *receipts; /* (owned) (element-type VouchReceipt): oldest first */
};

G_DEFINE_BOXED_TYPE (VouchPublication,
                     vouch_publication,
                     vouch_publication_ref,
                     vouch_publication_unref)

static void
clear_publication (gpointer data)
{
  VouchPublication *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->status);
  g_free (self->digest);
  g_free (self->card);
  g_free (self->html);
  g_free (self->reason);
  g_free (self->jsonld);
  g_free (self->excerpt);
  g_free (self->label);
  g_clear_pointer (&self->site, json_node_unref);
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
}

static gboolean
fail_unusable (const char *message, GError **error)
{
  g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED, message);
  return FALSE;
}

static gboolean
check_card (JsonObject *card, GError **error)
{
  const char *id = card ? vouch_json_get_text (card, "id") : NULL;

  if (!id || !g_uuid_string_is_valid (id))
    return fail_unusable (_("This card has no ID. Import it again."),
                          error);
  return TRUE;
}

/* Nothing below sees the card itself: only what is in the published form can leave. */
static gboolean
render (VouchPublication *self, JsonNode *card, GError **error)
{
  g_autoptr (JsonNode) form = vouch_published_form (card);
  g_autofree char *style = vouch_card_style_dup (card);
  g_autoptr (VouchPage) page = form ? vouch_page_new_in_style (form, style, NULL) : NULL;

  if (!page)
    return fail_unusable (_("This card can’t be turned into a page."), error);
  self->card = vouch_published_form_to_string (form);
  self->title = g_steal_pointer (&page->title);
  self->html = g_steal_pointer (&page->html);
  self->jsonld = g_steal_pointer (&page->jsonld);
  self->excerpt = g_steal_pointer (&page->description);
  self->label = g_steal_pointer (&page->label);
  if (self->title && *self->title)
    return TRUE;
  return fail_unusable (_("Add a title before sending the card."), error);
}

/* Lists and feeds show the excerpt and not the page: somebody's own has the label too. */
static void
label_excerpt (VouchPublication *self)
{
  JsonObject *site = vouch_json_node_object (self->site);
  const char *excerpt = site ? vouch_json_get_text (site, "excerpt") : NULL;
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) labelled = NULL;
  g_autofree char *whole = NULL;

  if (!self->label || !excerpt || g_str_has_prefix (excerpt, self->label))
    return;
  whole = g_strdup_printf ("%s · %s", self->label, excerpt);
  before = g_steal_pointer (&self->site);
  labelled = vouch_json_new_text (whole);
  self->site = vouch_json_with_member (before, "excerpt", labelled);
}

/**
 * vouch_publication_new:
 * @card: a card's whole JSON
 * @status: "publish", "draft" or "pending": to be looked at by somebody on the site
 * @error: a %VOUCH_PORTAL_ERROR_REJECTED
 *
 * Returns: (transfer full) (nullable): what to send of it.
 */
VouchPublication *
vouch_publication_new (JsonNode *card, const char *status, GError **error)
{
  g_autoptr (VouchPublication) self = g_atomic_rc_box_new0 (VouchPublication);

  if (!check_card (vouch_json_node_object (card), error) || !render (self, card, error))
    return NULL;
  self->id = g_ascii_strdown (vouch_json_get_text (vouch_json_node_object (card), "id"), -1);
  self->status = g_strdup (status);
  self->digest = vouch_content_digest (card);
  self->receipts = vouch_receipt_list (card);
  self->site = vouch_site_fields_read (card);
  label_excerpt (self);
  if (!vouch_card_read_embargo (card, &self->embargo))
    {
      fail_unusable (_("The card is under embargo, but until when can’t be read. Nothing is sent."),
                     error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * vouch_publication_new_withdrawal:
 * @card: a card's whole JSON
 * @reason: why, for the readers of its page
 * @error: a %VOUCH_PORTAL_ERROR_REJECTED
 *
 * Its page says from then on that it was withdrawn, and why. Nothing of the card leaves.
 *
 * Returns: (transfer full) (nullable): what to send
 */
VouchPublication *
vouch_publication_new_withdrawal (JsonNode *card, const char *reason, GError **error)
{
  g_autoptr (VouchPublication) self = g_atomic_rc_box_new0 (VouchPublication);
  JsonObject *object = vouch_json_node_object (card);
  const char *title = object ? vouch_json_get_text (object, "title") : NULL;

  if (!check_card (object, error))
    return NULL;
  self->id = g_ascii_strdown (vouch_json_get_text (object, "id"), -1);
  self->title = g_strdup (title && *title ? title : self->id);
  self->status = g_strdup (STATUS_WITHDRAWN);
  self->reason = g_strdup (reason);
  self->digest = vouch_content_digest (card);
  self->receipts = vouch_receipt_list (card);
  return g_steal_pointer (&self);
}

/** Returns: (transfer full): all of it, to be kept until it is sent. */
JsonNode *
vouch_publication_to_record (const VouchPublication *self)
{
  JsonArray *receipts = json_array_new ();

  for (guint i = 0; i < self->receipts->len; i++)
    json_array_add_element (receipts, vouch_receipt_to_json (self->receipts->pdata[i]));
  return vouch_json_new_members (
      "id", vouch_json_new_text (self->id), "title", vouch_json_new_text (self->title), "status",
      vouch_json_new_text (self->status), "digest", vouch_json_new_text (self->digest), "card",
      vouch_json_new_text (self->card), "html", vouch_json_new_text (self->html), "jsonld",
      vouch_json_new_text (self->jsonld), "excerpt", vouch_json_new_text (self->excerpt), "reason",
      vouch_json_new_text (self->reason), VOUCH_SITE_FIELDS_MEMBER,
      self->site ? json_node_ref (self->site) : NULL, "publications", vouch_json_new_array (receipts), NULL);
}

/** Returns: (transfer full) (nullable): what vouch_publication_to_record() was made of. */
VouchPublication *
vouch_publication_new_from_record (JsonNode *record)
{
  g_autoptr (VouchPublication) self = g_atomic_rc_box_new0 (VouchPublication);
  JsonObject *object = vouch_json_node_object (record);

  if (!object)
    return NULL;
  self->id = g_strdup (vouch_json_get_text (object, "id"));
  self->title = g_strdup (vouch_json_get_text (object, "title"));
  self->status = g_strdup (vouch_json_get_text (object, "status"));
  self->digest = g_strdup (vouch_json_get_text (object, "digest"));
  self->card = g_strdup (vouch_json_get_text (object, "card"));
  self->html = g_strdup (vouch_json_get_text (object, "html"));
  self->jsonld = g_strdup (vouch_json_get_text (object, "jsonld"));
  self->excerpt = g_strdup (vouch_json_get_text (object, "excerpt"));
  self->reason = g_strdup (vouch_json_get_text (object, "reason"));
  self->receipts = vouch_receipt_list (record);
  self->site = vouch_site_fields_read (record);
  if (!self->id || !self->title || !self->status || !self->digest)
    return NULL;
  return vouch_publication_is_withdrawal (self) || (self->card && self->html)
             ? g_steal_pointer (&self)
             : NULL;
}

VouchPublication *
vouch_publication_ref (VouchPublication *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vouch_publication_unref (VouchPublication *self)
{
  g_atomic_rc_box_release_full (self, clear_publication);
}

const char *
vouch_publication_get_id (const VouchPublication *self)
{
  return self->id;
}

const char *
vouch_publication_get_title (const VouchPublication *self)
{
  return self->title;
}

const char *
vouch_publication_get_digest (const VouchPublication *self)
{
  return self->digest;
}

const char *
vouch_publication_get_status (const VouchPublication *self)
{
  return self->status;
}

/** Returns: whether it takes the page away, and sends nothing of the card. */
gboolean
vouch_publication_is_withdrawal (const VouchPublication *self)
{
  return strcmp (self->status, STATUS_WITHDRAWN) == 0;
}

/** Returns: (nullable): why it is withdrawn. */
const char *
vouch_publication_get_reason (const VouchPublication *self)
{
  return self->reason;
}

/** Returns: (nullable): the published form, as text; %NULL of a withdrawal. */
const char *
vouch_publication_get_card (const VouchPublication *self)
{
  return self->card;
}

/** Returns: before when it must not be sent, in milliseconds since 1970; 0 = it may. */
gint64
vouch_publication_get_embargo (const VouchPublication *self)
{
  return self->embargo;
}

/**
 * vouch_publication_find_reason:
 * @portal: as receipts name it
 * @revision: one that was withdrawn
 *
 * Returns: (nullable): why, as the card knows it from before
 */
const char *
vouch_publication_find_reason (const VouchPublication *self, const char *portal, gint64 revision)
{
  for (guint i = self->receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = self->receipts->pdata[i - 1];

      if (strcmp (receipt->portal, portal) == 0 && receipt->revision == revision)
        return receipt->reason;
    }
  return NULL;
}

/**
 * vouch_publication_get_last:
 * @portal: as receipts name it
 *
 * Returns: (nullable): the portal's last receipt, as the card knows it; %NULL = it never had the card from us
 */
const VouchReceipt *
vouch_publication_get_last (const VouchPublication *self, const char *portal)
{
  for (guint i = self->receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = self->receipts->pdata[i - 1];

      if (strcmp (receipt->portal, portal) == 0
          && (!receipt->remote_id || g_ascii_strcasecmp (receipt->remote_id, self->id) == 0))
        return receipt;
    }
  return NULL;
}

/**
 * vouch_publication_get_base:
 * @portal: as receipts name it
 *
 * Returns: the portal's last revision that we know of; 0 = it never had the card from us.
 */
gint64
vouch_publication_get_base (const VouchPublication *self, const char *portal)
{
  const VouchReceipt *last = vouch_publication_get_last (self, portal);

  return last ? last->revision : 0;
}

/**
 * vouch_publication_was_at_other:
 * @address: a portal's, by which receipts name one that has no id of its own
 *
 * Returns: whether the last receipt from that site came from a portal with an id of its own.
 */
gboolean
vouch_publication_was_at_other (const VouchPublication *self, const char *address)
{
  for (guint i = self->receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = self->receipts->pdata[i - 1];

      /* Another site may be beside it, in a folder of its own. */
      if (receipt->address && g_str_has_prefix (receipt->address, address))
        return strcmp (receipt->portal, address) != 0;
    }
  return FALSE;
}

/**
 * vouch_publication_make_job:
 * @portal: as receipts name it
 * @base: the revision that this builds on
 *
 * The same content, sent to the same portal on the same revision, is the same
 * job, whoever sends it and when. So a publication whose answer was lost is
 * known to the portal when it is tried again, even by another run of the
 * program that remembers nothing of the first.
 *
 * Returns: (transfer full): a UUID made of all that (RFC 9562, version 8).
 */
char *
vouch_publication_make_job (const VouchPublication *self, const char *portal, gint64 base)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, base);
  g_autofree char *site = self->site ? vouch_json_print (self->site, FALSE) : NULL;
  const char *parts[] = { portal,      number,     self->id,   self->status, self->digest,
                          self->title, self->card, self->html, self->jsonld, self->excerpt,
                          self->reason, site };
  const char *hex;

  /* Each with its closing NUL, so that no two lists of parts read alike. */
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_checksum_update (checksum, (const guchar *) parts[i], strlen (parts[i]) + 1);
  hex = g_checksum_get_string (checksum);
  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15,
                          hex + 18);
}

static JsonNode *
new_base_digest (gint64 base, const char *digest)
{
  if (base <= 0 || !digest)
    return NULL;
  return *digest ? vouch_json_new_text (digest) : vouch_json_new_null ();
}

/**
 * vouch_publication_to_json:
 * @job: the UUID that the portal knows it by
 * @base: the revision to build on; 0 = there must be none
 * @base_digest: (nullable): what that holds, as vouch_receipt_base_digest() says it
 *
 * Returns: (transfer full): the body of the contract's PUT, or of its DELETE.
 */
JsonNode *
vouch_publication_to_json (const VouchPublication *self,
                           const char *job,
                           gint64 base,
                           const char *base_digest)
{
  g_autoptr (JsonNode) body = NULL;

  if (vouch_publication_is_withdrawal (self))
    return vouch_json_new_members ("reason", vouch_json_new_text (self->reason), "base-digest",
                                   new_base_digest (base, base_digest), NULL);
  body = vouch_json_new_members (
      "job", vouch_json_new_text (job), "base",
      base > 0 ? vouch_json_new_int (base) : vouch_json_new_null (), "base-digest",
      new_base_digest (base, base_digest), "status",
      vouch_json_new_text (self->status), "digest", vouch_json_new_text (self->digest), "title",
      vouch_json_new_text (self->title), "excerpt",
      self->excerpt ? vouch_json_new_text (self->excerpt) : NULL, "card",
      vouch_json_new_text (self->card), "html", vouch_json_new_text (self->html), "jsonld",
      self->jsonld ? vouch_json_new_text (self->jsonld) : NULL, NULL);
  return vouch_site_fields_merge (body, self->site);
}
