/* vouch-pack-bundle.c: what a pack is made of, while it is gathered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-bundle.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"

static GHashTable *
list_references (VouchCard *card)
{
  GHashTable *references = g_hash_table_new (g_str_hash, g_str_equal);
  VouchNodeList *list = vouch_card_get_references (card);

  for (guint i = 0; i < vouch_node_list_get_size (list); i++)
    {
      VouchNode *reference = vouch_node_list_peek (list, i);

      g_hash_table_insert (references, (gpointer) vouch_node_get_id (reference), reference);
    }
  return references;
}

/** Returns: (transfer full): nothing of @card yet. */
VouchPackBundle *
vouch_pack_bundle_new (VouchCard *card, GCancellable *cancellable)
{
  VouchPackBundle *self = g_new0 (VouchPackBundle, 1);

  self->card = card;
  self->cancellable = cancellable;
  self->references = list_references (card);
  self->sources = vouch_pack_sources_new ();
  self->blocks = json_array_new ();
  self->open = json_array_new ();
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_pack_page_free);
  return self;
}

void
vouch_pack_bundle_free (VouchPackBundle *self)
{
  g_hash_table_unref (self->references);
  g_ptr_array_unref (self->pages);
  json_array_unref (self->blocks);
  json_array_unref (self->open);
  vouch_pack_sources_free (self->sources);
  g_free (self);
}

/** Returns: (transfer none): a new paragraph at the end of @blocks, for more members. */
JsonObject *
vouch_pack_bundle_add (JsonArray *blocks, const char *style, const char *text)
{
  JsonObject *block = json_object_new ();

  json_object_set_string_member (block, "style", style);
  json_object_set_string_member (block, "text", text);
  json_array_add_object_element (blocks, block);
  return block;
}

/** Returns: (transfer none) (nullable): a reference of the card. */
VouchNode *
vouch_pack_bundle_find (VouchPackBundle *self, const char *reference)
{
  return reference ? g_hash_table_lookup (self->references, reference) : NULL;
}

static JsonArray *
list_documents (VouchPackBundle *self)
{
  GPtrArray *files = vouch_pack_sources_get_files (self->sources);
  JsonArray *documents = json_array_new ();
  gint64 offset = 0;

  for (guint i = 0; i < files->len; i++)
    {
      JsonObject *document = json_object_new ();
      gint64 length = (gint64) g_bytes_get_size (files->pdata[i]);

      json_object_set_int_member (document, "offset", offset);
      json_object_set_int_member (document, "length", length);
      json_array_add_object_element (documents, document);
      offset += length;
    }
  return documents;
}

static JsonArray *
list_pages (VouchPackBundle *self)
{
  JsonArray *pages = json_array_new ();

  vouch_pack_pages_sort (self);
  for (guint i = 0; i < self->pages->len; i++)
    json_array_add_object_element (pages, json_object_ref (((VouchPackPage *) self->pages->pdata[i])->json));
  return pages;
}

/** Returns: (transfer full): the manifest for the program that draws: see vouch-pack-worker.h. */
JsonObject *
vouch_pack_bundle_finish (VouchPackBundle *self)
{
  JsonObject *manifest = json_object_new ();
  const char *title = vouch_card_get_title (self->card);
  /* Translators: the title of a PDF; %s is a card's title. */
  g_autofree char *full = g_strdup_printf (_ ("Evidence pack: %s"), title && *title ? title : _ ("Untitled card"));

  json_object_set_string_member (manifest, "title", full);
  json_object_set_string_member (manifest, "notice", _ ("For internal review. Sources are copyrighted."));
  /* Translators: at the foot of a page; keep {n} and {total}. */
  json_object_set_string_member (manifest, "page-words", _ ("Page {n} of {total}"));
  /* Translators: a link to a page of the same file; keep {n}. */
  json_object_set_string_member (manifest, "link-words", _ ("page {n}"));
  json_object_set_string_member (manifest, "language", vouch_card_get_language (self->card));
  json_object_set_array_member (manifest, "blocks", json_array_ref (self->blocks));
  json_object_set_array_member (manifest, "pages", list_pages (self));
  json_object_set_array_member (manifest, "documents", list_documents (self));
  return manifest;
}
