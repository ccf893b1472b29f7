/* vouch-other-pages.c: the other portals that have a card, and the other cards of its article.
 *
 * What this computer has sent is in the outbox; cards beside this one in its folder say themselves
 * where they are published. Nobody is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-other-pages.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-digest.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-receipt.h"
#include "vouch-reference-match.h"

#define MOST_FILES 1000
#define SUFFIX ".scorecard"

void
vouch_other_page_free (VouchOtherPage *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->name);
  g_free (self->place);
  g_free (self->page);
  g_free (self->file);
  g_free (self);
}

/** Returns: (transfer full): which one it is, in words. */
char *
vouch_other_page_describe (const VouchOtherPage *self)
{
  if (!self->is_card)
    /* Translators: a portal’s name. */
    return g_strdup_printf (_("This card on “%s”"), self->name);
  /* Translators: a card’s title, and a portal’s name. */
  return g_strdup_printf (_("“%s” on “%s”, of the same article"), self->title, self->name);
}

static gboolean
is_shown (const VouchReceipt *receipt)
{
  return !vouch_receipt_is_withdrawn (receipt) && g_strcmp0 (receipt->status, "draft") != 0;
}

/* --- this card elsewhere --- */

/* The last one of each portal counts. */
static GHashTable *
list_last_receipts (GPtrArray *receipts)
{
  GHashTable *last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < receipts->len; i++)
    {
      VouchReceipt *receipt = receipts->pdata[i];

      if (receipt->portal)
        g_hash_table_replace (last, receipt->portal, receipt);
    }
  return last;
}

static VouchOtherPage *
make_page (JsonObject *card, const VouchReceipt *receipt, VouchOutbox *outbox, gboolean is_card)
{
  VouchOtherPage *page = g_new0 (VouchOtherPage, 1);
  const char *id = vouch_json_get_text (card, "id");
  g_autoptr (VouchOutboxJob) job = vouch_outbox_find_portal (outbox, receipt->portal, NULL);

  page->is_card = is_card;
  page->id = g_ascii_strdown (id ? id : "", -1);
  page->title = g_strdup (vouch_json_get_text (card, "title"));
  page->name = g_strdup (job ? job->name : receipt->address ? receipt->address : receipt->portal);
  page->place = g_strdup (job ? job->place : NULL);
  page->page = g_strdup (receipt->address);
  return page;
}

static void
add_portals (GPtrArray *pages, JsonNode *card, const char *portal, VouchOutbox *outbox)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);
  g_autoptr (GHashTable) last = list_last_receipts (receipts);
  g_autofree char *digest = vouch_content_digest (card);

  for (guint i = 0; i < receipts->len; i++)
    {
      VouchReceipt *receipt = receipts->pdata[i];

      if (receipt->portal && g_hash_table_lookup (last, receipt->portal) == receipt
          && g_strcmp0 (receipt->portal, portal) != 0 && is_shown (receipt)
          && g_strcmp0 (receipt->digest, digest) != 0)
        g_ptr_array_add (pages, make_page (vouch_json_node_object (card), receipt, outbox, FALSE));
    }
}

/* --- other cards --- */

/* Returns: (transfer none) (nullable): the article's own reference */
static JsonObject *
find_paper (JsonObject *card)
{
  JsonObject *article = vouch_json_get_object (card, "article");
  const char *id = article ? vouch_json_get_text (article, "reference") : NULL;
  JsonArray *references = vouch_json_get_array (card, "references");

  for (guint i = 0; id && i < vouch_json_array_length (references); i++)
    {
      JsonObject *reference = vouch_json_array_object (references, i);

      if (reference && g_strcmp0 (vouch_json_get_text (reference, "id"), id) == 0)
        return reference;
    }
  return NULL;
}

static gboolean
is_same_title (JsonObject *a, JsonObject *b)
{
  JsonObject *first = vouch_json_get_object (a, "article");
  JsonObject *second = vouch_json_get_object (b, "article");
  const char *one = first ? vouch_json_get_text (first, "title") : NULL;
  const char *two = second ? vouch_json_get_text (second, "title") : NULL;
  g_autofree char *folded = one && *one ? vouch_reference_fold (one) : NULL;
  g_autofree char *other = two && *two ? vouch_reference_fold (two) : NULL;

  return folded && other && *folded && g_str_equal (folded, other);
}

static gboolean
is_same_article (JsonObject *a, JsonObject *b)
{
  JsonObject *paper = find_paper (a);
  JsonObject *other = find_paper (b);

  return (paper && other && vouch_reference_is_same_work (paper, other)) || is_same_title (a, b);
}

/* Of each portal one, and none twice. */
static void
add_card (GPtrArray *pages, VouchOtherPage *page)
{
  for (guint i = 0; i < pages->len; i++)
    {
      VouchOtherPage *known = pages->pdata[i];

      if (!known->is_card || g_ascii_strcasecmp (known->id, page->id) != 0
          || g_strcmp0 (known->page, page->page) != 0)
        continue;
      if (!known->file)
        known->file = g_steal_pointer (&page->file);
      vouch_other_page_free (page);
      return;
    }
  g_ptr_array_add (pages, page);
}

static void
add_of_file (GPtrArray *pages, JsonObject *card, GFile *file, VouchOutbox *outbox)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, NULL);
  g_autoptr (JsonNode) json = bytes ? vouch_card_format_parse (bytes, NULL) : NULL;
  JsonObject *other = vouch_json_node_object (json);
  g_autoptr (GPtrArray) receipts = other ? vouch_receipt_list (json) : NULL;
  const char *id = other ? vouch_json_get_text (other, "id") : NULL;
  g_autoptr (GHashTable) last = NULL;

  if (!id || receipts->len == 0 || !is_same_article (card, other)
      || g_ascii_strcasecmp (id, vouch_json_get_text (card, "id")) == 0)
    return;
  last = list_last_receipts (receipts);
  for (guint i = 0; i < receipts->len; i++)
    {
      VouchReceipt *receipt = receipts->pdata[i];
      VouchOtherPage *page;

      if (!receipt->portal || g_hash_table_lookup (last, receipt->portal) != receipt
          || !is_shown (receipt))
        continue;
      page = make_page (other, receipt, outbox, TRUE);
      page->file = g_file_get_uri (file);
      add_card (pages, page);
    }
}

static void
add_of_folder (GPtrArray *pages,
               JsonObject *card,
               GFile *file,
               VouchOutbox *outbox,
               GCancellable *cancellable)
{
  g_autoptr (GFile) folder = file ? g_file_get_parent (file) : NULL;
  g_autoptr (GFileEnumerator) entries
      = folder ? g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                            G_FILE_QUERY_INFO_NONE, cancellable, NULL)
               : NULL;
  GFile *child;

  for (guint n = 0; entries && n < MOST_FILES; n++)
    {
      g_autofree char *name = NULL;

      if (!g_file_enumerator_iterate (entries, NULL, &child, cancellable, NULL) || !child)
        return;
      name = g_file_get_basename (child);
      if (g_str_has_suffix (name, SUFFIX) && !g_file_equal (child, file))
        add_of_file (pages, card, child, outbox);
    }
}

/* What stands in the outbox is what was sent, and not what the file may have become. */
static void
add_of_outbox (GPtrArray *pages, JsonObject *card, VouchOutbox *outbox)
{
  g_autoptr (GPtrArray) jobs = vouch_outbox_list_published (outbox, NULL);

  for (guint i = 0; jobs && i < jobs->len; i++)
    {
      const VouchOutboxJob *job = jobs->pdata[i];
      g_autoptr (VouchPublication) publication = NULL;
      g_autoptr (JsonNode) form = NULL;
      const char *text;

      if (!job->receipt || !is_shown (job->receipt)
          || g_ascii_strcasecmp (job->card, vouch_json_get_text (card, "id")) == 0)
        continue;
      publication = vouch_outbox_job_dup_publication (job);
      text = publication ? vouch_publication_get_card (publication) : NULL;
      form = text ? vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL) : NULL;
      if (form && vouch_json_node_object (form)
          && is_same_article (card, vouch_json_node_object (form)))
        {
          VouchOtherPage *page = make_page (vouch_json_node_object (form), job->receipt, outbox, TRUE);

          page->file = g_strdup (job->file);
          add_card (pages, page);
        }
    }
}

/**
 * vouch_other_pages_list:
 * @card: a card's whole JSON, as it was just corrected
 * @portal: (nullable): where that is known already, as receipts name it
 * @file: (nullable): the card's
 * @cancellable: (nullable): ends it early
 *
 * Waits for the disk.
 *
 * Returns: (transfer full) (element-type VouchOtherPage): what readers may still find as it was:
 *   this card on other portals, then other cards of the same article
 */
GPtrArray *
vouch_other_pages_list (JsonNode *card, const char *portal, GFile *file, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) pages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_other_page_free);
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  JsonObject *object = vouch_json_node_object (card);

  if (!outbox || !object || !vouch_json_get_text (object, "id"))
    return g_steal_pointer (&pages);
  add_portals (pages, card, portal, outbox);
  add_of_folder (pages, object, file, outbox, cancellable);
  add_of_outbox (pages, object, outbox);
  return g_steal_pointer (&pages);
}
