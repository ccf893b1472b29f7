/* vouch-json-scan-members.c: the names in an object, which are all different.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-scan-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* Objects with fewer members are compared pair by pair, larger ones are sorted. */
#define FEW_MEMBERS 8

/* json-glib's own table of names can be made to take quadratic time by whoever
 * chooses the names; no object of ours has more than some dozens. */
#define MAX_MEMBERS 4096

static const guint8 *
get_key_bytes (const VouchJsonScan    *scan,
               const VouchJsonScanKey *key)
{
  return (key->is_unescaped ? scan->unescaped->data : scan->bytes) + key->start;
}

/* Orders by hash, so that bytes are hardly ever looked at; keys made to collide
 * only cost comparisons, never more than sorting does. */
static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const VouchJsonScanKey *one = a, *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  if (one->length == 0)
    return 0;
  return memcmp (get_key_bytes (data, one), get_key_bytes (data, other), one->length);
}

static gboolean
fail_duplicate (VouchJsonScan          *scan,
                const VouchJsonScanKey *one,
                const VouchJsonScanKey *other)
{
  const VouchJsonScanKey *later = one->at > other->at ? one : other;
  g_autofree char *name = g_strndup ((const char *) get_key_bytes (scan, later),
                                     MIN (later->length, 200));
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  guint32 at = later->at; /* the keys go with the array's end */

  /* The pointer then names the object. */
  g_array_set_size (scan->keys, scan->levels[scan->depth - 1].first_key);
  return vouch_json_scan_fail_at (scan, scan->bytes + at, VOUCH_FORMAT_ERROR_DUPLICATE,
                  g_strdup_printf (_("The member “%s” occurs twice in one object"), valid));
}

/* At the end of an object: its names are all different? */
gboolean
vouch_json_scan_check_members (VouchJsonScan *scan)
{
  const VouchJsonScanLevel *level = &scan->levels[scan->depth - 1];
  guint count = scan->keys->len - level->first_key;
  VouchJsonScanKey *keys = count ? &g_array_index (scan->keys, VouchJsonScanKey, level->first_key) : NULL;

  if (scan->for_nodes && count > MAX_MEMBERS)
    return vouch_json_scan_fail_at (scan, scan->at, VOUCH_FORMAT_ERROR_TOO_LARGE,
                    g_strdup_printf (_("An object has more than %d members"), MAX_MEMBERS));
  if (count > FEW_MEMBERS)
    g_qsort_with_data (keys, (int) count, sizeof (VouchJsonScanKey), compare_keys, scan);
  for (guint i = 1; i < count; i++)
    for (guint j = count > FEW_MEMBERS ? i - 1 : 0; j < i; j++)
      if (keys[i].hash == keys[j].hash && compare_keys (&keys[i], &keys[j], scan) == 0)
        return fail_duplicate (scan, &keys[i], &keys[j]);
  return TRUE;
}

gboolean
vouch_json_scan_read_key (VouchJsonScan *scan)
{
  VouchJsonScanKey key = { .at = (guint32) (scan->at - scan->bytes) };
  guint before = scan->unescaped->len;
  gboolean had_escape = FALSE;
  const guint8 *bytes;

  if (!vouch_json_scan_read_string (scan, scan->unescaped, &had_escape))
    return FALSE;
  key.is_unescaped = had_escape;
  key.start = had_escape ? before : key.at + 1;
  key.length = had_escape ? scan->unescaped->len - before
                          : (guint32) (scan->at - scan->bytes) - key.at - 2;
  bytes = get_key_bytes (scan, &key);
  key.hash = 2166136261u; /* FNV-1a */
  for (gsize i = 0; i < key.length; i++)
    key.hash = (key.hash ^ bytes[i]) * 16777619u;
  g_array_append_val (scan->keys, key);
  scan->expect = VOUCH_JSON_EXPECT_COLON;
  return TRUE;
}
