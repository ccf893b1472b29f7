/* fuzz-portal.c: whatever another computer sends, the portal’s readers come back from it.
 *
 * The first byte says which: the head of a request, as the door reads it, words that are looked for,
 * a page that is to be found by its words, or the body of a PUT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include "vouch-json-split.h"
#include "vouch-json.h"
#include "vouch-server-head.h"
#include "vouch-server-request.h"
#include "vouch-server-schema.h"
#include "vouch-server-search.h"
#include "vouch-server-slug.h"

#include <string.h>
#include <glib/gstdio.h>

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"

/* What is taken for a page has no body, nothing to decode, and leads nowhere else. */
static void
read_head (const guint8 *bytes, size_t length)
{
  g_autofree char *copy = g_malloc (MAX (length, 1));
  VouchServerHead head;

  if (length > 0)
    memcpy (copy, bytes, length);
  if (vouch_server_head_read (&head, copy, length) != VOUCH_SERVER_HEAD_PAGE)
    return;
  g_assert (head.length <= length && head.host && head.path[0] == '/');
  if (strstr (head.path, "..") && strstr (head.path, "/."))
    fuzz_fail ("A path leads up: %s", head.path);
  if (strpbrk (head.path, "%?#\\ \r\n"))
    fuzz_fail ("A path is not plain: %s", head.path);
}

/* Members from where they stand are those that a parser finds. */
static void
compare (JsonNode *node, const char *bytes, gsize length)
{
  g_autoptr (GArray) spans = vouch_json_split (bytes, length);
  JsonObject *object = vouch_json_node_object (node);
  g_autoptr (GList) names = object ? json_object_get_members (object) : NULL;

  g_assert ((spans != NULL) == (object != NULL));
  for (GList *l = names; l; l = l->next)
    {
      const VouchJsonSpan *span = vouch_json_split_find (spans, l->data);
      g_autofree char *text = span ? vouch_json_split_text (span->value, span->value_length) : NULL;

      if (!span || g_strcmp0 (text, vouch_json_get_text (object, l->data)) != 0)
        fuzz_fail ("The member %s is “%s”", (char *) l->data, text);
    }
}

static void
read_body (const guint8 *bytes, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (bytes, length);
  g_autoptr (JsonNode) node = vouch_json_parse ((const char *) bytes, length, 1024 * 1024, NULL);
  g_autoptr (VouchServerCard) card = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;

  if (node)
    compare (node, (const char *) bytes, length);
  if (!vouch_server_request_read (ID, body, &json, &card, &error))
    {
      g_assert (error);
      return;
    }
  g_assert (node && card->card && card->html && card->title && card->digest);
  {
    g_autofree char *slug = vouch_server_slug_new (card->slug ? card->slug : card->title, card->id);

    if (strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (slug) || !*slug)
      fuzz_fail ("The address %s", slug);
  }
}

/* An index with nothing in it, in a file that has no name any more. */
static sqlite3 *
open_index (void)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  static sqlite3 *database;
  g_autofree char *folder = NULL;

  if (database)
    return database;
  folder = g_dir_make_tmp ("vouch-fuzz-XXXXXX", NULL);
  g_assert (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (folder, "/cards.db", endings[i], NULL);

      if (i == 0)
        database = vouch_server_schema_open (path, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
  g_assert (database);
  return database;
}

/* Words that somebody looks for, in any bytes: a question that SQLite understands. */
static void
look_for (const guint8 *bytes, size_t length)
{
  g_autofree char *words = g_strndup ((const char *) bytes, length);
  VouchServerSearch search = { words, "2026-01-01T00:00:00Z", 10, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint total;

  found = vouch_server_search_find (open_index (), &search, &total, &error);
  if (!found)
    fuzz_fail ("%s", error->message);
  g_assert (found->len == 0);
}

/* A page, in any bytes: what is read of it is no longer than it is. */
static void
read_page (const guint8 *bytes, size_t length)
{
  g_autofree char *html = g_strndup ((const char *) bytes, length);
  g_autofree char *text = vouch_server_search_text (html);

  g_assert (strlen (text) <= strlen (html));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  if (length == 0)
    return 0;
  switch (bytes[0])
    {
    case 'G':
      read_head (bytes, length);
      break;
    case '?':
      look_for (bytes + 1, length - 1);
      break;
    case '<':
      read_page (bytes, length);
      break;
    default:
      read_body (bytes, length);
    }
  return 0;
}
