/* vouch-publish-report.c: says how it went with published cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-report.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-check.h"
#include "vouch-cli.h"
#include "vouch-finding.h"
#include "vouch-due-time.h"
#include "vouch-json.h"
#include "vouch-other-pages.h"
#include "vouch-portal-error.h"
#include "vouch-site-fields.h"
#include "vouch-stock-words.h"

/* A word that programs can tell the case by. */
static const char *
name_error (const GError *error)
{
  static const char *const names[] = {
    [VOUCH_PORTAL_ERROR_OFFLINE] = "offline",
    [VOUCH_PORTAL_ERROR_UNAUTHORISED] = "unauthorised",
    [VOUCH_PORTAL_ERROR_REJECTED] = "rejected",
    [VOUCH_PORTAL_ERROR_CONFLICT] = "conflict",
    [VOUCH_PORTAL_ERROR_NOT_FOUND] = "not-found",
    [VOUCH_PORTAL_ERROR_BUSY] = "busy",
    [VOUCH_PORTAL_ERROR_PROTOCOL] = "protocol",
    [VOUCH_PORTAL_ERROR_NOT_A_PORTAL] = "not-a-portal",
    [VOUCH_PORTAL_ERROR_UNTRUSTED] = "untrusted",
    [VOUCH_PORTAL_ERROR_SETTINGS] = "settings",
    [VOUCH_PORTAL_ERROR_NOT_YET] = "not-yet",
    [VOUCH_PORTAL_ERROR_LOCKED] = "keyring-locked",
    [VOUCH_PORTAL_ERROR_BEHIND] = "behind",
  };

  if (error->domain == VOUCH_CHECK_ERROR)
    return "errors-left";
  if (error->domain == VOUCH_PAGE_UPDATE_ERROR)
    return error->code == VOUCH_PAGE_UPDATE_ERROR_WEIGHT ? "not-minor" : "words-missing";
  if (error->domain == VOUCH_PORTAL_ERROR && error->code < (int) G_N_ELEMENTS (names))
    return names[error->code];
  return "file";
}

static JsonNode *
describe_error (const GError *error)
{
  return vouch_json_new_members ("code", vouch_json_new_text (name_error (error)), "message",
                                 vouch_json_new_text (error->message), NULL);
}

/* What a reader of the last page finds to be other. */
static JsonNode *
describe_changes (GPtrArray *changes)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const VouchPageChange *change = changes->pdata[i];

      json_array_add_element (
          list, vouch_json_new_members (
                    "where", vouch_json_new_text (change->where), "before",
                    change->before ? vouch_json_new_text (change->before) : NULL, "after",
                    change->after ? vouch_json_new_text (change->after) : NULL, "minor",
                    vouch_json_new_boolean (change->causes == VOUCH_UPDATE_CAUSE_NONE), NULL));
    }
  return vouch_json_new_array (list);
}

static void
append_changes (GString *text, GPtrArray *changes)
{
  for (guint i = 0; changes && i < changes->len; i++)
    {
      const VouchPageChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s\n", change->where);
      if (change->before)
        g_string_append_printf (text, "- %s\n", change->before);
      if (change->after)
        g_string_append_printf (text, "+ %s\n", change->after);
    }
}

static JsonNode *
describe_findings (GPtrArray *findings)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    json_array_add_element (
        list, vouch_json_new_members (
                  "rule", vouch_json_new_text (vouch_finding_get_rule (findings->pdata[i])), "node",
                  vouch_json_new_text (vouch_finding_get_node (findings->pdata[i])), "message",
                  vouch_json_new_text (vouch_finding_get_message (findings->pdata[i])), NULL));
  return vouch_json_new_array (list);
}

static JsonNode *
describe_others (GPtrArray *others)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < others->len; i++)
    {
      const VouchOtherPage *page = others->pdata[i];

      json_array_add_element (
          list,
          vouch_json_new_members (
              "id", vouch_json_new_text (page->id), "title",
              page->title ? vouch_json_new_text (page->title) : NULL, "portal",
              vouch_json_new_text (page->name), "address",
              page->page ? vouch_json_new_text (page->page) : NULL, "file",
              page->file ? vouch_json_new_text (page->file) : NULL, "other-card",
              vouch_json_new_boolean (page->is_card), NULL));
    }
  return vouch_json_new_array (list);
}

/** Returns: (transfer full): a card's result. */
JsonNode *
vouch_publish_report_card (const VouchPublishCard *card, gboolean is_dry)
{
  const VouchPublication *publication = card->publication;
  const VouchReceipt *receipt = card->receipt;
  g_autofree char *name = g_filename_display_name (card->name);
  const char *id = publication ? vouch_publication_get_id (publication) : NULL;
  const char *status = receipt && receipt->status ? receipt->status
                       : publication              ? vouch_publication_get_status (publication)
                                                  : NULL;

  return vouch_json_new_members (
      "file", vouch_json_new_text (name), "id", id ? vouch_json_new_text (id) : NULL, "portal",
      card->portal ? vouch_json_new_text (card->portal) : NULL, "status",
      status ? vouch_json_new_text (status) : NULL, "digest",
      publication ? vouch_json_new_text (vouch_publication_get_digest (publication)) : NULL,
      "address", receipt ? vouch_json_new_text (receipt->address) : NULL, "overwrote",
      receipt ? vouch_json_new_text (receipt->overwrote) : NULL, "revision",
      receipt ? vouch_json_new_int (receipt->revision) : NULL, "unchanged",
      receipt ? vouch_json_new_boolean (receipt->is_unchanged)
      : is_dry && card->is_same ? vouch_json_new_boolean (TRUE) : NULL, "waiting",
      card->is_waiting ? vouch_json_new_boolean (TRUE) : NULL, "lacks",
      card->is_stock ? vouch_stock_lacks () : NULL, "changes",
      card->changes ? describe_changes (card->changes) : NULL, "findings",
      card->findings ? describe_findings (card->findings) : NULL, "correct-there-too",
      card->others ? describe_others (card->others) : NULL, "request",
      is_dry && publication ? vouch_publication_to_json (publication, "", 0, NULL) : NULL, "error",
      card->error ? describe_error (card->error) : NULL, NULL);
}

/* --- text --- */

static void
tell_findings (const VouchPublishCard *card, const char *name)
{
  for (guint i = 0; card->findings && i < card->findings->len; i++)
    g_printerr ("%s: %s: %s\n", name, vouch_finding_get_rule (card->findings->pdata[i]),
                vouch_finding_get_message (card->findings->pdata[i]));
}

static void
tell_waiting (const VouchPublishCard *card, const char *name)
{
  if (card->later)
    g_printerr ("%s: %s\n", name, card->later);
  else if (card->is_waiting)
    g_printerr (_("%s is waiting in the outbox. Run “vouch publish --resume” to send it.\n"), name);
}

/* Who publishes a folder may not know that a card of it had been withdrawn. */
static void
tell_withdrawn (const VouchPublishCard *card, const char *name)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card->card);
  const VouchReceipt *last = NULL;

  for (guint i = 0; i < receipts->len; i++)
    if (g_strcmp0 (((VouchReceipt *) receipts->pdata[i])->portal, card->receipt->portal) == 0)
      last = receipts->pdata[i];
  if (last && vouch_receipt_is_withdrawn (last))
    g_printerr (_("%s had been withdrawn (“%s”). Its page is there again.\n"), name, last->reason ? last->reason : "");
}

/* What is done about it is said as a command where it is one. */
static void
tell_others (const VouchPublishCard *card, const char *name)
{
  if (!card->others || card->others->len == 0)
    return;
  g_printerr (_("Correct there too:\n"));
  for (guint i = 0; i < card->others->len; i++)
    {
      const VouchOtherPage *page = card->others->pdata[i];
      g_autofree char *words = vouch_other_page_describe (page);
      g_autofree char *portal = page->place && *page->place ? g_shell_quote (page->name) : NULL;
      g_autofree char *quoted = g_shell_quote (name);

      g_printerr ("  %s: %s\n", words, page->page ? page->page : "");
      if (page->is_card && page->file)
        g_printerr ("    %s\n", page->file);
      else if (!page->is_card && page->place)
        g_printerr ("    vouch publish%s%s %s\n", portal ? " --portal=" : "", portal ? portal : "",
                    quoted);
    }
}

static void
append_would (const VouchPublishCard *card, const char *name, GString *text)
{
  const char *title = vouch_publication_get_title (card->publication);
  g_autofree char *when = card->due > 0 ? vouch_due_time_describe (card->due) : NULL;

  if (card->is_same)
    g_string_append_printf (text, _("%s: “%s” is published as it is, so nothing would change.\n"), name, title);
  else if (vouch_publication_is_withdrawal (card->publication))
    g_string_append_printf (text, _("%s: “%s” would be withdrawn.\n"), name, title);
  else if (when)
    /* Translators: a file, a title, a date with its time. */
    g_string_append_printf (text, _("%s: “%s” would be sent on %s, and not before.\n"), name, title, when);
  else
    g_string_append_printf (text, _("%s: “%s” would be sent.\n"), name, title);
  if (card->last && vouch_receipt_is_withdrawn (card->last)
      && g_str_equal (vouch_publication_get_status (card->publication), "publish"))
    g_string_append_printf (text, _("%s was withdrawn (“%s”). Its page would be there again.\n"), name,
                            card->last->reason ? card->last->reason : "");
}

/* What a card with errors would send is shown as well: its errors are told. */
static void
append_dry (const VouchPublishCard *card, const char *name, GString *text)
{
  if (!card->error)
    append_would (card, name, text);
  else if (card->findings && card->publication)
    g_string_append_printf (text,
                            card->is_read
                                ? _("%s: “%s” would be sent once it has no errors.\n")
                                : _("%s: “%s” would be sent once it has no errors, or as a draft now.\n"),
                            name, vouch_publication_get_title (card->publication));
  append_changes (text, card->changes);
}

/* The card keeps its categories and tags for the next time, also what the site refused. */
static void
tell_kept_names (const VouchPublishCard *card, const char *name)
{
  static const char *const lists[][2] = { { "categories", "--category=" }, { "tags", "--tag=" } };
  g_autoptr (JsonNode) fields = vouch_site_fields_read (card->card);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *names = vouch_json_get_array (vouch_json_node_object (fields), lists[i][0]);

      for (guint k = 0; k < vouch_json_array_length (names); k++)
        if (strstr (card->error->message, vouch_json_array_text (names, k)))
          /* Translators: file, a category or tag, “--category=” or “--tag=” */
          g_printerr (_("%s: the card keeps “%s” for the next time; %s takes it off.\n"), name,
                      vouch_json_array_text (names, k), lists[i][1]);
    }
}

/**
 * vouch_publish_report_print:
 * @card: a card that has its end
 * @is_dry: whether it was only looked at
 * @text: gets what belongs to standard output: its page's address
 *
 * Tells on standard error what is in its way.
 */
void
vouch_publish_report_print (const VouchPublishCard *card, gboolean is_dry, GString *text)
{
  g_autofree char *name = g_filename_display_name (card->name);

  if (card->error)
    vouch_cli_fail (name, card->error);
  if (card->card && g_error_matches (card->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED))
    tell_kept_names (card, name);
  if (is_dry)
    tell_findings (card, name);
  if (card->receipt && card->receipt->is_unchanged)
    g_printerr (vouch_receipt_is_withdrawn (card->receipt)
                    ? _("%s was withdrawn already. Its page keeps the reason that it gives.\n")
                    : _("%s is unchanged: the portal has it as it is.\n"),
                name);
  if (card->receipt && g_strcmp0 (card->receipt->status, "publish") == 0)
    tell_withdrawn (card, name);
  if (card->receipt && card->receipt->overwrote)
    g_printerr (_("%s: somebody changed the post while the card was being sent, and readers find yours now. "
                  "What was overwritten is kept at %s\n"),
                name, card->receipt->overwrote);
  tell_waiting (card, name);
  tell_others (card, name);
  if (is_dry)
    append_dry (card, name, text);
  if (card->receipt)
    g_string_append_printf (text, "%s\n", card->receipt->address);
}

/* --- all of them --- */

typedef struct
{
  guint published;
  guint unchanged;
  guint waiting;
  guint stopped;
} Counts;

static Counts
count (GPtrArray *cards)
{
  Counts counts = { 0 };

  for (guint i = 0; i < cards->len; i++)
    {
      const VouchPublishCard *card = cards->pdata[i];

      if (card->receipt && card->receipt->is_unchanged)
        counts.unchanged++;
      else if (card->receipt)
        counts.published++;
      else if (card->is_waiting)
        counts.waiting++;
      else if (card->error)
        counts.stopped++;
    }
  return counts;
}

/** Returns: (transfer full): how many of @cards ended how. */
JsonNode *
vouch_publish_report_summary (GPtrArray *cards)
{
  Counts counts = count (cards);

  return vouch_json_new_members (
      "cards", vouch_json_new_int (cards->len), "published", vouch_json_new_int (counts.published),
      "unchanged", vouch_json_new_int (counts.unchanged), "waiting",
      vouch_json_new_int (counts.waiting), "stopped", vouch_json_new_int (counts.stopped), NULL);
}

/** Returns: (transfer full): the same in words. */
char *
vouch_publish_report_count (GPtrArray *cards)
{
  Counts counts = count (cards);

  /* Translators: five numbers of cards. */
  return g_strdup_printf (_("%u cards: %u published, %u unchanged, %u waiting, %u stopped"),
                          cards->len, counts.published, counts.unchanged, counts.waiting,
                          counts.stopped);
}
