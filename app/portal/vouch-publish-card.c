/* vouch-publish-card.c: looks at a card's file, makes of it what is sent, and keeps the receipt.
 *
 *   read  ->  errors  ->  fields  ->  what changed since  ->  outbox  ->  (sent)  ->  receipt
 *
 * Everything here waits for the disk, and the comparison may wait for the portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-card.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-check.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-other-pages.h"
#include "vouch-portal-error.h"
#include "vouch-published-form.h"
#include "vouch-receipt-file.h"
#include "vouch-receipt-place.h"
#include "vouch-site-fields.h"

/**
 * vouch_publish_card_fail:
 * @error: (transfer full): why
 *
 * Returns: %FALSE, always
 */
gboolean
vouch_publish_card_fail (VouchPublishCard *self, VouchPublishVerdict verdict, GError *error)
{
  self->verdict = verdict;
  g_clear_error (&self->error);
  self->error = error;
  return FALSE;
}

/* --- the file --- */

static gboolean
read_card (VouchPublishCard *self)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (self->file, VOUCH_JSON_MAX_CARD, NULL, &error);

  if (!self->card && bytes)
    self->card = vouch_card_format_parse (bytes, &error);
  return self->card || vouch_publish_card_fail (self, VOUCH_PUBLISH_UNUSABLE, error);
}

/* A receipt that can't be kept would let the next publishing run into a conflict. */
static gboolean
check_writable (VouchPublishCard *self)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (!info || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
      || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    return TRUE;
  return vouch_publish_card_fail (
      self, VOUCH_PUBLISH_UNUSABLE,
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                           _("The file is read-only, so the portal’s receipt can’t be saved in it. "
                             "Nothing was sent.")));
}

/* --- what stops it --- */

static GPtrArray *
list_errors (GListModel *findings)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      if (vouch_finding_get_level (finding) == VOUCH_LEVEL_ERROR
          && !vouch_finding_is_considered (finding))
        g_ptr_array_add (errors, g_steal_pointer (&finding));
    }
  return errors;
}

/* A page that readers know is not taken from them by what looks like a preview. */
static gboolean
check_page (VouchPublishCard *self, const VouchPublishOrder *order)
{
  g_autoptr (VouchReceipt) page = vouch_receipt_find_page (self->card, order->portal);

  self->is_read = page != NULL;
  if (!page || order->may_unpublish || strcmp (order->status, "publish") == 0)
    return TRUE;
  return vouch_publish_card_fail (
      self, VOUCH_PUBLISH_REFUSED,
      g_error_new (VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                   vouch_receipt_is_withdrawn (page)
                       ? _("Its page at %s says that it was withdrawn, and a draft would take that away from its "
                           "readers. Publish it, or say that the page may go (--unpublish).")
                       : _("It is published at %s, and a draft would take that page away from its readers. Withdraw "
                           "it instead, with the reason (--withdraw), or say that the page may go (--unpublish)."),
                   page->address ? page->address : page->portal));
}

/* With errors left there is one way out for a card that nobody reads yet. */
static GError *
new_findings_error (VouchPublishCard *self, guint errors)
{
  if (self->is_read)
    return g_error_new (VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON,
                        ngettext ("%u error left, so the card can’t be published. Run “vouch check” for details.",
                                  "%u errors left, so the card can’t be published. Run “vouch check” for details.",
                                  errors),
                        errors);
  return g_error_new (VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON,
                      ngettext ("%u error left, so the card can only be sent as a draft "
                                "(--status=draft). Run “vouch check” for details.",
                                "%u errors left, so the card can only be sent as a draft "
                                "(--status=draft). Run “vouch check” for details.",
                                errors),
                      errors);
}

/* Only a draft may have errors left. */
static gboolean
check_findings (VouchPublishCard *self, const VouchPublishOrder *order)
{
  GError *error = NULL;
  g_autoptr (VouchCard) card = vouch_card_format_build (self->card, &error);
  g_autoptr (VouchFindingList) findings = NULL;
  VouchSummary summary;

  if (!card)
    return vouch_publish_card_fail (self, VOUCH_PUBLISH_UNUSABLE, error);
  findings = vouch_check_card (card, &summary);
  if (summary.errors == 0 || strcmp (order->status, "draft") == 0)
    return TRUE;
  self->findings = list_errors (G_LIST_MODEL (findings));
  return vouch_publish_card_fail (self, VOUCH_PUBLISH_REFUSED,
                                  new_findings_error (self, summary.errors));
}

/* --- what is said of it --- */

/* It is in the file before it is sent, as it is part of the page. */
static gboolean
keep_told (VouchPublishCard *self, JsonNode *told, gboolean is_dry, GError **error)
{
  VouchPublication *publication;

  if (vouch_json_equal (told, self->card))
    return TRUE;
  publication
      = vouch_publication_new (told, vouch_publication_get_status (self->publication), error);
  if (!publication || (!is_dry && !vouch_page_update_write_to_file (told, self->file, error)))
    {
      g_clear_pointer (&publication, vouch_publication_unref);
      return FALSE;
    }
  vouch_publication_unref (self->publication);
  self->publication = publication;
  json_node_unref (self->card);
  self->card = json_node_ref (told);
  return TRUE;
}

static VouchPublishVerdict
judge (const GError *error)
{
  return error->domain == VOUCH_PAGE_UPDATE_ERROR || error->domain == VOUCH_PORTAL_ERROR
             ? VOUCH_PUBLISH_REFUSED
             : VOUCH_PUBLISH_UNUSABLE;
}

/* Somebody's name takes the place of what the imported page said; an empty one takes it away. */
static gboolean
set_sponsor (VouchPublishCard *self, const char *sponsor, gboolean is_dry)
{
  JsonNode *article = vouch_json_get_node (vouch_json_node_object (self->card), "article");
  g_autoptr (JsonNode) name = sponsor && *sponsor ? vouch_json_new_text (sponsor) : NULL;
  g_autoptr (JsonNode) paid = NULL;
  g_autoptr (JsonNode) told = NULL;
  GError *error = NULL;

  if (!sponsor)
    return TRUE;
  paid = vouch_json_with_member (article, "sponsor", name);
  told = vouch_json_with_member (self->card, "article", paid);
  return keep_told (self, told, is_dry, &error)
         || vouch_publish_card_fail (self, judge (error), error);
}

/* The card keeps them for the next time. */
static gboolean
set_fields (VouchPublishCard *self, JsonNode *fields, gboolean is_dry)
{
  g_autoptr (JsonNode) before = vouch_site_fields_read (self->card);
  g_autoptr (JsonNode) none = vouch_json_new_members ("slug", NULL, NULL);
  g_autoptr (JsonNode) merged = vouch_site_fields_merge (before ? before : none, fields);
  g_autoptr (JsonNode) told
      = vouch_json_with_member (self->card, VOUCH_SITE_FIELDS_MEMBER, merged);
  GError *error = NULL;

  if (!fields || keep_told (self, told, is_dry, &error))
    return TRUE;
  return vouch_publish_card_fail (self, judge (error), error);
}

/* Whether the portal would find nothing new in it: no other page, and the site told nothing else. */
static gboolean
is_same (VouchPublishCard *self, const VouchPublishOrder *order, JsonNode *last, JsonNode *form)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (self->card);

  if (!last || order->fields || !vouch_json_equal (last, form))
    return FALSE;
  for (guint i = receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = receipts->pdata[i - 1];

      if (!order->portal || vouch_receipt_is_from (receipt, order->portal))
        return g_str_equal (receipt->status ? receipt->status : "publish", order->status);
    }
  return FALSE;
}

/* Compares with what was published last, and adds to the card what is said of that. Drafts are read
 * by nobody yet: nothing has to be said of them. */
static gboolean
tell_update (VouchPublishCard *self, const VouchPublishOrder *order)
{
  GError *error = NULL;
  g_autoptr (JsonNode) last
      = vouch_page_update_last_form (self->card, order->portal, NULL, &error);
  g_autoptr (JsonNode) form = vouch_published_form (self->card);
  g_autoptr (JsonNode) told = NULL;

  if (last)
    self->changes = vouch_page_changes (last, form);
  self->is_same = is_same (self, order, last, form) && order->due == 0 && !order->update.is_given;
  if (g_str_equal (order->status, "draft"))
    {
      g_clear_error (&error);
      return TRUE;
    }
  if (error)
    return vouch_publish_card_fail (self, VOUCH_PUBLISH_REFUSED, error);
  told = vouch_page_update_tell (&order->update, self->card, last, &error);
  if (told && keep_told (self, told, order->is_dry, &error))
    return TRUE;
  return vouch_publish_card_fail (self, judge (error), error);
}

static gboolean
make_publication (VouchPublishCard *self, const VouchPublishOrder *order)
{
  GError *error = NULL;

  self->publication
      = order->withdraw ? vouch_publication_new_withdrawal (self->card, order->withdraw, &error)
                        : vouch_publication_new (self->card, order->status, &error);
  if (!self->publication)
    return vouch_publish_card_fail (self, VOUCH_PUBLISH_REFUSED, error);
  self->due = MAX (order->due, vouch_publication_get_embargo (self->publication));
  return TRUE;
}

/* What would be sent is shown also where it may not be: the errors are told beside it. */
static void
look_anyway (VouchPublishCard *self, const VouchPublishOrder *order)
{
  g_autoptr (JsonNode) form = vouch_published_form (self->card);
  g_autoptr (JsonNode) last
      = vouch_page_update_last_form (self->card, order->portal, NULL, NULL);

  self->publication = vouch_publication_new (self->card, order->status, NULL);
  if (last && form)
    self->changes = vouch_page_changes (last, form);
}

/* --- the card --- */

/**
 * vouch_publish_card_new:
 * @name: the card's file, as the command line has it
 *
 * Returns: (transfer full): the card, of which nothing is known yet. Who has read the file already
 *   sets "card", or fails it.
 */
VouchPublishCard *
vouch_publish_card_new (const char *name)
{
  VouchPublishCard *self = g_new0 (VouchPublishCard, 1);

  self->name = g_strdup (name);
  self->file = g_file_new_for_commandline_arg (name);
  return self;
}

void
vouch_publish_card_free (VouchPublishCard *self)
{
  g_free (self->name);
  g_object_unref (self->file);
  g_free (self->portal);
  g_free (self->later);
  g_clear_pointer (&self->card, json_node_unref);
  g_clear_pointer (&self->publication, vouch_publication_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  g_clear_pointer (&self->last, vouch_receipt_free);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * vouch_publish_card_prepare:
 * @order: what is asked for
 *
 * Reads the card, looks whether it may be sent as it is, and keeps in its file what is said of the
 * change. A card that is withdrawn goes whatever is wrong with it.
 *
 * Returns: whether it can be sent; else "error" says why not
 */
gboolean
vouch_publish_card_prepare (VouchPublishCard *self, const VouchPublishOrder *order)
{
  if (self->error || (!self->card && !read_card (self)) || !check_writable (self))
    return FALSE;
  if (order->withdraw)
    return make_publication (self, order);
  self->last = vouch_receipt_find_last (self->card, order->portal);
  if (!check_page (self, order))
    return FALSE;
  if (!check_findings (self, order))
    {
      if (order->is_dry && self->findings)
        look_anyway (self, order);
      return FALSE;
    }
  return make_publication (self, order) && set_fields (self, order->fields, order->is_dry)
         && set_sponsor (self, order->sponsor, order->is_dry)
         && tell_update (self, order);
}

/**
 * vouch_publish_card_queue:
 * @outbox: of the calling thread
 *
 * From here on it is sent, by whichever process comes to it.
 *
 * Returns: whether it is in the outbox; else "error" says why not
 */
gboolean
vouch_publish_card_queue (VouchPublishCard *self, const VouchPublishOrder *order, VouchOutbox *outbox)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  VouchOutboxOrder wanted = { order->portal, uri, -1, NULL, order->due };
  GError *error = NULL;

  self->number = vouch_outbox_put (outbox, self->publication, &wanted, &error);
  return self->number > 0 || vouch_publish_card_fail (self, VOUCH_PUBLISH_UNUSABLE, error);
}

/**
 * vouch_publish_card_settle:
 * @outbox: of the calling thread
 * @error: (transfer full): why it has no receipt
 *
 * What was refused leaves the outbox: whoever is told decides anew. Anything else is sent later, and
 * so is what may be there: the portal knows it, and tells.
 */
void
vouch_publish_card_settle (VouchPublishCard *self, VouchOutbox *outbox, GError *error)
{
  g_autoptr (VouchOutboxJob) job = vouch_outbox_find (outbox, self->number, NULL);

  if (job && !job->is_sent
      && (job->state == VOUCH_OUTBOX_STOPPED || !vouch_outbox_job_is_for_waiting (job, error)))
    vouch_outbox_cancel (outbox, self->number, NULL);
  else
    self->is_waiting = job != NULL && job->state != VOUCH_OUTBOX_DONE;
  if (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET))
    {
      self->later = g_strdup (error->message);
      g_error_free (error);
    }
  else
    vouch_publish_card_fail (self, VOUCH_PUBLISH_REFUSED, error);
}

/**
 * vouch_publish_card_keep:
 * @outbox: of the calling thread
 *
 * Writes "receipt" beside what was sent; from then on nobody has to bring it to the card.
 *
 * Returns: whether the file has it; else "error" says why not
 */
gboolean
vouch_publish_card_keep (VouchPublishCard *self, VouchOutbox *outbox)
{
  g_autoptr (GError) error = NULL;

  if (vouch_receipt_write_to_file (self->receipt, self->file, &error))
    {
      vouch_outbox_note_kept (outbox, self->number, NULL);
      return TRUE;
    }
  return vouch_publish_card_fail (
      self, VOUCH_PUBLISH_UNUSABLE,
      g_error_new (error->domain, error->code,
                   vouch_receipt_is_withdrawn (self->receipt)
                       ? _("Withdrawn at %s, but the portal’s receipt could not be saved in the "
                           "file (%s). Withdraw it again before editing the card.")
                       : _("Published at %s, but the portal’s receipt could not be saved in the "
                           "file (%s). Publish again before editing the card."),
                   self->receipt->address, error->message));
}

/** Fills in "others": after a correction, where readers may still find what was wrong. */
void
vouch_publish_card_look_elsewhere (VouchPublishCard *self)
{
  g_clear_pointer (&self->others, g_ptr_array_unref);
  if (self->receipt)
    self->others = vouch_other_pages_list (self->card, self->receipt->portal, self->file, NULL);
}
