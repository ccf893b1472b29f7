/* vouch-page-update.c: what is said of an update, before a page takes the place of another.
 *
 * What was published last is in the outbox, or on the portal. The new page is compared with it; where a number,
 * a dose, a drug or a negation is another, the update can't be called minor. What is said of
 * it becomes part of the card, and so of the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-update.h"
#include "vouch-site-fields.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-file-error.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-local-portal.h"
#include "vouch-outbox.h"
#include "vouch-page-said.h"
#include "vouch-portal-there.h"
#include "vouch-published-form.h"
#include "vouch-receipt-place.h"

G_DEFINE_QUARK (vouch-page-update-error-quark, vouch_page_update_error)

/* --- what is there --- */

static JsonNode *
parse_form (const VouchOutboxJob *job)
{
  g_autoptr (VouchPublication) publication = job ? vouch_outbox_job_dup_publication (job) : NULL;
  const char *text = publication ? vouch_publication_get_card (publication) : NULL;

  return text ? vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL) : NULL;
}

/* A draft that is the first revision was never anything else. */
static gboolean
was_ever_read (const VouchPortalThere *there)
{
  return g_strcmp0 (there->receipt->status, "publish") == 0 || there->receipt->revision > 1;
}

/* Another computer sent it: only the portal has it, and of what readers found before a draft took its
 * place, nothing else. One on this computer that does not run is not started for that. */
static JsonNode *
ask_for_form (VouchPortal *portal, const char *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortal) asked
      = portal ? g_object_ref (portal) : vouch_local_portal_running (cancellable);
  g_autoptr (VouchPortalThere) there
      = asked ? vouch_portal_there_load (asked, card, cancellable, error) : NULL;

  return there && was_ever_read (there) ? json_node_ref (there->theirs) : NULL;
}

/* That a portal does not have the card, or is not signed in to, is an answer: nothing is there to be
 * compared, or sending it will be refused. */
static gboolean
is_answer (const GError *error)
{
  return error->domain == VOUCH_PORTAL_ERROR
         && (error->code == VOUCH_PORTAL_ERROR_NOT_FOUND
             || error->code == VOUCH_PORTAL_ERROR_UNAUTHORISED);
}

static gboolean
was_sent_there (JsonNode *card, VouchPortal *portal)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  for (guint i = 0; portal && i < receipts->len; i++)
    {
      if (vouch_receipt_is_from (receipts->pdata[i], portal))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fail_uncompared (const GError *reason, GError **error)
{
  g_set_error (error, VOUCH_PORTAL_ERROR, reason->code,
               /* Translators: %s is a whole sentence, why the portal could not be asked. */
               _ ("What is published there was sent from another computer, and what changed since can’t "
                  "be looked up now. %s"),
               reason->message);
  return FALSE;
}

static char *
dup_last_portal (JsonNode *card)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  return receipts->len > 0
             ? g_strdup (((VouchReceipt *) receipts->pdata[receipts->len - 1])->portal)
             : NULL;
}

/**
 * vouch_page_update_last_form:
 * @card: a card's whole JSON
 * @portal: (nullable): where it is to be published; %NULL = the portal on this computer
 * @cancellable: (nullable): ends the waiting
 * @error: return location for a #VouchPortalError
 *
 * Waits for the disk, and for the portal where a colleague published the card from another computer.
 *
 * Returns: (transfer full) (nullable): the published form that readers of @portal found last, else the one
 *   that they found anywhere last, as drafts are none; %NULL where there is none, or with @error where the portal has one
 *   and did not answer
 */
JsonNode *
vouch_page_update_last_form (JsonNode *card,
                             VouchPortal *portal,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  const char *id = vouch_json_get_text (vouch_json_node_object (card), "id");
  const char *place = portal ? vouch_portal_get_address (portal) : "";
  g_autofree char *folded = id ? g_ascii_strdown (id, -1) : NULL;
  g_autofree char *elsewhere = dup_last_portal (card);
  g_autoptr (VouchOutboxJob) here = NULL;
  g_autoptr (VouchOutboxJob) other = NULL;
  JsonNode *form;

  if (!outbox || !folded || !elsewhere)
    return NULL;
  here = vouch_outbox_find_last_read (outbox, folded, place, NULL, NULL);
  form = here ? parse_form (here) : ask_for_form (portal, folded, cancellable, &reason);
  if (form || here)
    return form;
  if (reason && !is_answer (reason) && was_sent_there (card, portal))
    {
      fail_uncompared (reason, error);
      return NULL;
    }
  other = vouch_outbox_find_last_read (outbox, folded, NULL, elsewhere, NULL);
  return parse_form (other);
}

/* --- what is said of it --- */

static gboolean
is_said (const char *text)
{
  return text && *text;
}

/**
 * vouch_page_update_check_words:
 * @self: what is said
 * @error: return location for a #VOUCH_PAGE_UPDATE_ERROR_WORDS
 *
 * Returns: whether it says what its weight asks for
 */
gboolean
vouch_page_update_check_words (const VouchPageUpdate *self, GError **error)
{
  const char *missing = NULL;

  if (vouch_update_is_correction (self->weight)
      && !(is_said (self->was) && (is_said (self->is) || is_said (self->text))))
    missing = _ ("A correction has to say what was wrong and what is right.");
  else if (self->weight == VOUCH_UPDATE_UPDATE && !is_said (self->text))
    missing = _ ("An update has to say what is new.");
  if (missing)
    g_set_error_literal (error, VOUCH_PAGE_UPDATE_ERROR, VOUCH_PAGE_UPDATE_ERROR_WORDS, missing);
  return missing == NULL;
}

/* Takes the message. */
static gboolean
fail_quote (char *taken, GError **error)
{
  g_autofree char *message = taken;

  g_set_error_literal (error, VOUCH_PAGE_UPDATE_ERROR, VOUCH_PAGE_UPDATE_ERROR_WORDS, message);
  return FALSE;
}

/**
 * vouch_page_update_check_quotes:
 * @self: what is said
 * @before: what the page says that readers find, as vouch_page_said_new() has it
 * @after: the same of the one that is to stand there
 * @error: return location for a #VOUCH_PAGE_UPDATE_ERROR_WORDS
 *
 * The page prints both in quotation marks: who reads it takes them for its own words.
 *
 * Returns: whether a correction quotes what was said, and what is
 */
gboolean
vouch_page_update_check_quotes (const VouchPageUpdate *self,
                                const char *before,
                                const char *after,
                                GError **error)
{
  if (!vouch_update_is_correction (self->weight) || !is_said (self->was))
    return TRUE;
  if (!vouch_page_said_has (before, self->was))
    return fail_quote (g_strdup_printf (_ ("The page doesn’t say “%s”. A correction quotes it word for word."),
                                        self->was),
                       error);
  if (is_said (self->is) && !vouch_page_said_has (after, self->is))
    return fail_quote (g_strdup_printf (_ ("The card doesn’t say “%s”. A correction quotes it word for word."),
                                        self->is),
                       error);
  if (!is_said (self->is) && vouch_page_said_has (after, self->was))
    return fail_quote (g_strdup_printf (_ ("The card still says “%s”. Say what is right instead."), self->was),
                       error);
  return TRUE;
}

static gboolean
check_quotes (const VouchPageUpdate *self, JsonNode *last, JsonNode *form, GError **error)
{
  g_autofree char *before = vouch_page_said_new (last);
  g_autofree char *after = vouch_page_said_new (form);

  return vouch_page_update_check_quotes (self, before, after, error);
}

static gboolean
fail_weight (VouchUpdateCause causes, GError **error)
{
  g_autofree char *words = vouch_update_describe_causes (causes);

  g_set_error (error, VOUCH_PAGE_UPDATE_ERROR, VOUCH_PAGE_UPDATE_ERROR_WEIGHT,
               /* Translators: %s is a list: “a number, a drug”. */
               _ ("What changed since the last time is no small thing: %s. Say whether it is an "
                  "update or a correction."),
               words);
  return FALSE;
}

/* Who tries again after it could not be sent has said it already. */
static gboolean
is_told_already (const VouchPageUpdate *self, JsonNode *card)
{
  JsonArray *list = vouch_json_get_array (vouch_json_node_object (card), "corrections");
  guint n = vouch_json_array_length (list);
  JsonObject *last = n > 0 ? vouch_json_array_object (list, n - 1) : NULL;

  return last
         && g_strcmp0 (vouch_json_get_text (last, "weight"), vouch_update_weight_name (self->weight)) == 0
         && g_strcmp0 (vouch_json_get_text (last, "text"), is_said (self->text) ? self->text : NULL) == 0
         && g_strcmp0 (vouch_json_get_text (last, "was"), is_said (self->was) ? self->was : NULL) == 0
         && g_strcmp0 (vouch_json_get_text (last, "is"), is_said (self->is) ? self->is : NULL) == 0;
}

static JsonNode *
add_to_card (const VouchPageUpdate *self, JsonNode *card)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  JsonObject *object = vouch_json_node_object (card);
  g_autoptr (JsonNode) list
      = vouch_update_add_correction (vouch_json_get_node (object, "corrections"), self->weight, at,
                                     self->text, self->was, self->is);

  return vouch_json_with_member (card, "corrections", list);
}

/* Who says that something was wrong, and sends what says the same, would believe that it is corrected. */
static gboolean
is_correction_of_nothing (const VouchPageUpdate *self, JsonNode *card, JsonNode *last)
{
  return last && self->is_given && vouch_update_is_correction (self->weight) && !is_told_already (self, card);
}

static JsonNode *
fail_nothing (GError **error)
{
  g_set_error_literal (error, VOUCH_PAGE_UPDATE_ERROR, VOUCH_PAGE_UPDATE_ERROR_WORDS,
                       _ ("The page says the same already, so nothing is corrected. Nothing was sent."));
  return NULL;
}

/**
 * vouch_page_update_tell:
 * @self: what is said of the update
 * @card: a card's whole JSON
 * @last: (nullable): the published form that stands there now
 * @error: return location for a #VouchPageUpdateError
 *
 * Looks whether what is said fits what changed, and adds it to the card. Where nothing on the
 * page changed, nothing is added; a minor change without words leaves no trace either.
 *
 * Returns: (transfer full) (nullable): the card, as it is to be sent and kept
 */
JsonNode *
vouch_page_update_tell (const VouchPageUpdate *self, JsonNode *card, JsonNode *last, GError **error)
{
  g_autoptr (JsonNode) form = vouch_published_form (card);
  g_autoptr (GPtrArray) changes = vouch_page_changes (last, form);
  VouchUpdateCause causes = vouch_page_changes_causes (changes);
  VouchUpdateWeight weight;
  gboolean is_told = last && vouch_page_changes_told (last, form, &weight);

  /* Words that were given are kept where anything at all is another, if only the day of the review. */
  if (!last || (changes->len == 0 && (!self->is_given || vouch_json_equal (last, form))))
    return is_correction_of_nothing (self, card, last) ? fail_nothing (error) : json_node_ref (card);
  if (self->is_given || !is_told)
    weight = self->weight;
  if (causes && weight == VOUCH_UPDATE_MINOR)
    {
      fail_weight (causes, error);
      return NULL;
    }
  if (!self->is_given || is_told_already (self, card))
    return json_node_ref (card);
  if (!vouch_page_update_check_words (self, error) || !check_quotes (self, last, form, error))
    return NULL;
  if (weight == VOUCH_UPDATE_MINOR && !is_said (self->text))
    return json_node_ref (card);
  return add_to_card (self, card);
}

/* Of the article that is all that is said when it is sent. */
static JsonNode *
with_sponsor_of (JsonNode *told, JsonNode *card)
{
  JsonObject *paid = vouch_json_get_object (vouch_json_node_object (told), "article");
  JsonNode *article = vouch_json_get_node (vouch_json_node_object (card), "article");
  JsonNode *sponsor = vouch_json_get_node (paid, "sponsor");
  g_autoptr (JsonNode) other = NULL;

  if (!paid || (!sponsor && !article))
    return json_node_ref (card);
  other = vouch_json_with_member (article, "sponsor", sponsor);
  return vouch_json_with_member (card, "article", other);
}

static JsonNode *
with_members_of (JsonNode *told, JsonNode *card)
{
  static const char *const names[] = { "corrections", VOUCH_SITE_FIELDS_MEMBER };
  g_autoptr (JsonNode) kept = with_sponsor_of (told, card);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *value = vouch_json_get_node (vouch_json_node_object (told), names[i]);
      JsonNode *next = value ? vouch_json_with_member (kept, names[i], value) : NULL;

      if (!next)
        continue;
      json_node_unref (kept);
      kept = next;
    }
  return g_steal_pointer (&kept);
}

/**
 * vouch_page_update_write_to_file:
 * @told: a card’s whole JSON, from vouch_page_update_tell(), or with other fields for its site
 * @file: where it came from
 * @error: return location for a #VouchFileError
 *
 * Keeps in the file what was said of the update, and the fields, before it is sent. Waits for the disk.
 *
 * Returns: whether the file has it
 */
gboolean
vouch_page_update_write_to_file (JsonNode *told, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  g_autoptr (JsonNode) card = bytes ? vouch_card_format_parse (bytes, error) : NULL;
  g_autofree char *etag = bytes ? vouch_file_etag (bytes) : NULL;
  g_autoptr (JsonNode) kept = NULL;
  g_autoptr (GBytes) printed = NULL;

  if (!card)
    return FALSE;
  kept = with_members_of (told, card);
  printed = vouch_card_format_print (kept);
  return vouch_file_write (file, printed, VOUCH_FILE_IF_UNCHANGED, etag, NULL, error);
}
