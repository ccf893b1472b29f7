/* pack-worker.c: draws an evidence pack, in a process that may crash.
 *
 * See vouch-pack-worker.h for what it is given and what it answers. The manifest is our own
 * and is read before the doors are closed; the PDFs are read behind them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "vouch-pack-card.h"
#include "vouch-pack-evidence.h"
#include "vouch-pack-worker.h"
#include "vouch-pdf-worker.h"
#include "vouch-worker-jail.h"
#include "vouch-worker-output.h"

static void
send_frame (char frame, const guint8 *bytes, guint32 length)
{
  guint32 little = GUINT32_TO_LE (length);
  guint8 head[VOUCH_PACK_FRAME_HEAD] = { (guint8) frame };

  memcpy (head + 1, &little, sizeof little);
  vouch_worker_write (head, sizeof head);
  vouch_worker_write (bytes, length);
}

static void
tell (char frame, guint page)
{
  guint32 little = GUINT32_TO_LE (page);

  send_frame (frame, (const guint8 *) &little, sizeof little);
}

static cairo_status_t
take_data (void *nothing, const unsigned char *bytes, unsigned int length)
{
  send_frame (VOUCH_PACK_FRAME_DATA, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* --- what it is given --- */

static GBytes *
map_input (void)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);

  if (!file)
    vouch_worker_end (VOUCH_PDF_FAILED);
  return g_mapped_file_get_bytes (file);
}

static JsonNode *
read_manifest (GBytes *input, GBytes **documents)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const guint8 *bytes = g_bytes_get_data (input, &size);
  guint64 length;

  if (size < sizeof length)
    vouch_worker_end (VOUCH_PDF_FAILED);
  memcpy (&length, bytes, sizeof length);
  length = GUINT64_FROM_LE (length);
  if (length > size - sizeof length
      || !json_parser_load_from_data (parser, (const char *) bytes + sizeof length, (gssize) length, NULL))
    vouch_worker_end (VOUCH_PDF_FAILED);
  *documents = g_bytes_new_from_bytes (input, sizeof length + length, size - sizeof length - length);
  return json_parser_steal_root (parser);
}

/* --- what it makes of it --- */

/* The pages of the evidence come behind the card's, whose number is known once it says where
 * they are. */
static VouchPackCard *
lay_out_card (VouchPackSheet *sheet, JsonArray *pages)
{
  JsonArray *blocks = json_object_get_array_member (sheet->manifest, "blocks");
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  VouchPackCard *card = NULL;
  guint n_guessed = 1;

  for (guint round = 0; round < 4; round++)
    {
      for (guint i = 0; i < json_array_get_length (pages); i++)
        {
          JsonObject *page = json_array_get_object_element (pages, i);

          g_hash_table_replace (places, (gpointer) vouch_pack_get_text (page, "dest"),
                                GUINT_TO_POINTER (n_guessed + 1 + i));
        }
      g_clear_pointer (&card, vouch_pack_card_free);
      card = vouch_pack_card_new (sheet, blocks, places);
      if (vouch_pack_card_get_n_pages (card) == n_guessed)
        break;
      n_guessed = vouch_pack_card_get_n_pages (card);
    }
  return card;
}

static void
draw (VouchPackSheet *sheet, GBytes *documents)
{
  JsonArray *pages = json_object_get_array_member (sheet->manifest, "pages");
  g_autoptr (VouchPackCard) card = lay_out_card (sheet, pages);
  VouchPackEvidence evidence = { .sheet = sheet,
                                 .documents = g_ptr_array_new (),
                                 .bytes = documents,
                                 .tell = tell };

  sheet->n_pages = vouch_pack_card_get_n_pages (card) + json_array_get_length (pages);
  vouch_pack_card_draw (card, sheet);
  vouch_pack_evidence_draw (&evidence, pages);
  if (!vouch_pack_sheet_finish (sheet))
    vouch_worker_end (VOUCH_PDF_FAILED);
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) input = map_input ();
  g_autoptr (GBytes) documents = NULL;
  g_autoptr (JsonNode) manifest = read_manifest (input, &documents);
  guint64 memory = VOUCH_PDF_MAX_MEMORY + g_bytes_get_size (input);
  VouchPackSheet sheet;

#ifdef VOUCH_HAS_SHADOW
  memory = 0; /* its shadow is larger than any limit */
#endif
  if (!vouch_worker_jail_with_threads (memory, VOUCH_PACK_MAX_CPU))
    vouch_worker_end (VOUCH_PDF_NO_JAIL);
  vouch_pack_sheet_init (&sheet, json_node_get_object (manifest), take_data, NULL);
  draw (&sheet, documents);
  send_frame (VOUCH_PACK_FRAME_END, NULL, 0);
  vouch_worker_end (VOUCH_PDF_GOOD);
}
