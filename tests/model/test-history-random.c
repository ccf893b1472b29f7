/* test-history-random.c: whatever is done at random is undone and redone to the byte.
 *
 * At every point the card is compared with what it was there before, every id with
 * a walk of the tree, and a second document that has heard of every change as JSON
 * alone with the first.
 *
 * VOUCH_TEST_SEED repeats a round, VOUCH_TEST_ROUNDS makes it longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

#define ROUNDS (24 / VOUCH_TEST_SLOWNESS + 2)
#define EDITS 120

typedef struct
{
  VouchTestRandom *random;
  VouchDocument *document;
  VouchDocument *mirror; /* what a journal would replay */
  VouchHistory *history;
  GPtrArray *snapshots; /* (element-type utf8): the card after so many steps */
  guint at;             /* how many steps are done */
  GHashTable *ids;      /* (element-type utf8): all that ever were */
  GString *log;         /* what was done, for a failure */
  gboolean has_records;
} Play;

/* --- the card as bytes --- */

static const char *const record_members[] = { "verified", "reviewed", NULL };

static JsonNode *strip (JsonNode *node, gboolean has_records);

static JsonNode *
strip_array (JsonArray *array, gboolean has_records)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, strip (json_array_get_element (array, i), has_records));
  return vouch_json_new_array (copy);
}

/* An empty list may be written or not, as it was read: it says nothing. With @has_records, what
 * records set is left out too. */
static gboolean
says_something (const char *name, JsonNode *value, gboolean has_records)
{
  JsonArray *array = vouch_json_node_array (value);

  return !(array && json_array_get_length (array) == 0)
         && !(has_records && g_strv_contains (record_members, name));
}

static JsonNode *
strip (JsonNode *node, gboolean has_records)
{
  JsonObject *copy;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (vouch_json_node_array (node))
    return strip_array (vouch_json_node_array (node), has_records);
  if (!vouch_json_node_object (node))
    return json_node_ref (node);
  copy = json_object_new ();
  json_object_iter_init_ordered (&iter, vouch_json_node_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (says_something (name, value, has_records))
      json_object_set_member (copy, name, strip (value, has_records));
  return vouch_json_new_object (copy);
}

static char *
print_bytes (Play *play, VouchDocument *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (JsonNode) stripped = strip (json, play->has_records);

  return vouch_json_print (stripped, TRUE);
}

static char *
print_change (VouchChange *change)
{
  g_autoptr (JsonNode) json = vouch_change_to_json (change);

  return vouch_json_print (json, FALSE);
}

/* Longer than cmocka's own messages can be. */
static void
fail_with_log (Play *play, const char *why)
{
  g_printerr ("%s\n%s\n", play->log->str, why);
  fail ();
}

static void
mirror_cb (VouchDocument *document, VouchChange *change, gpointer data)
{
  Play *play = data;
  g_autofree char *text = print_change (change);
  g_autoptr (JsonNode) json = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (VouchChange) read = vouch_change_new_from_json (json, NULL);

  g_string_append_printf (play->log, "%s\n", text);
  if (read)
    vouch_document_apply (play->mirror, read, NULL);
}

static Play *
begin (guint32 seed, gboolean has_records)
{
  Play *play = g_new0 (Play, 1);

  play->has_records = has_records;
  play->random = vouch_test_random_new (seed);
  play->document = vouch_test_open_small_card ();
  play->mirror = vouch_test_open_small_card ();
  play->history = vouch_history_new (play->document);
  play->snapshots = g_ptr_array_new_with_free_func (g_free);
  play->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  play->log = g_string_new (NULL);
  g_string_append_printf (play->log, "VOUCH_TEST_SEED=%u\n", seed);
  g_object_set (play->history, "squash-time", 0, NULL);
  g_ptr_array_add (play->snapshots, print_bytes (play, play->document));
  g_signal_connect (play->document, "changed", G_CALLBACK (mirror_cb), play);
  return play;
}

static void
end (Play *play)
{
  g_object_unref (play->history);
  g_object_unref (play->document);
  g_object_unref (play->mirror);
  g_ptr_array_unref (play->snapshots);
  g_hash_table_unref (play->ids);
  g_string_free (play->log, TRUE);
  vouch_test_random_free (play->random);
  g_free (play);
}

/* --- what must hold at every point --- */

static void
add_id_cb (VouchNode *node, gpointer data)
{
  g_hash_table_insert (data, g_strdup (vouch_node_get_id (node)), node);
}

/* Who is there is found, who is gone is not. */
static void
check_ids (Play *play)
{
  g_autoptr (GHashTable) now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (play->document)), add_id_cb, now);
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (play->ids, g_strdup (id));
  g_hash_table_iter_init (&iter, play->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (vouch_document_lookup (play->document, id) != g_hash_table_lookup (now, id))
      fail_with_log (play, id);
}

static void
check_bytes (Play *play)
{
  g_autofree char *now = print_bytes (play, play->document);
  g_autofree char *mirrored = print_bytes (play, play->mirror);
  const char *then = play->snapshots->pdata[play->at];

  if (!g_str_equal (now, then))
    {
      g_printerr ("now:\n%s\nthen:\n%s\n", now, then);
      fail_with_log (play, "The card is not what it was here.");
    }
  if (!g_str_equal (mirrored, now))
    {
      g_printerr ("now:\n%s\nmirrored:\n%s\n", now, mirrored);
      fail_with_log (play, "The changes do not make the same card elsewhere.");
    }
}

/* --- moves --- */

static void
do_step (Play *play, VouchChange *change)
{
  g_autoptr (GError) error = NULL;
  gboolean is_person = vouch_test_random_below (play->random, 2) == 0;

  if (!(is_person ? vouch_document_edit (play->document, change, &error)
                  : vouch_document_apply (play->document, change, &error)))
    {
      g_autofree char *text = print_change (change);

      g_string_append_printf (play->log, "%s\n", text);
      fail_with_log (play, error->message);
    }
  g_ptr_array_set_size (play->snapshots, (int) ++play->at);
  g_ptr_array_add (play->snapshots, print_bytes (play, play->document));
}

static void
do_broken (Play *play)
{
  g_autoptr (VouchChange) change = vouch_test_random_broken (play->random, play->document);
  guint64 revision = vouch_document_get_revision (play->document);

  assert_false (vouch_document_apply (play->document, change, NULL));
  assert_int_equal (vouch_document_get_revision (play->document), revision);
}

static gboolean
go_back (Play *play)
{
  if (!vouch_history_get_can_undo (play->history))
    return FALSE;
  if (!vouch_history_undo (play->history))
    fail_with_log (play, "A step could not be undone.");
  play->at--;
  return TRUE;
}

static gboolean
go_on (Play *play)
{
  if (!vouch_history_get_can_redo (play->history))
    return FALSE;
  if (!vouch_history_redo (play->history))
    fail_with_log (play, "A step could not be done again.");
  play->at++;
  return TRUE;
}

static void
do_one (Play *play)
{
  guint kind = vouch_test_random_below (play->random, 12);
  g_autoptr (VouchChange) change = NULL;

  if (kind == 0)
    do_broken (play);
  else if (kind < 4)
    go_back (play);
  else if (kind < 6)
    go_on (play);
  else
    {
      change = kind < 8 ? vouch_test_random_group (play->random, play->document)
                        : vouch_test_random_change (play->random, play->document);
      do_step (play, change);
    }
}

/* --- rounds --- */

static void
sweep (Play *play)
{
  while (go_back (play))
    {
      check_bytes (play);
      check_ids (play);
    }
  assert_int_equal (play->at, 0);
  while (go_on (play))
    {
      check_bytes (play);
      check_ids (play);
    }
  assert_int_equal (play->at, play->snapshots->len - 1);
}

static void
play_round (guint32 seed)
{
  Play *play = begin (seed, FALSE);

  for (guint i = 0; i < EDITS; i++)
    {
      do_one (play);
      check_bytes (play);
      check_ids (play);
    }
  sweep (play);
  sweep (play);
  end (play);
}

/* --- records --- */

static void
check_record (Play *play, VouchChange *record)
{
  VouchNode *node = vouch_document_lookup (play->document, vouch_change_get_node (record));
  JsonNode *value
      = node ? vouch_node_get_value (node, vouch_change_get_member (record)) : NULL;
  g_autofree char *now = print_bytes (play, play->document);

  if (node && !vouch_json_equal (value, vouch_change_get_after (record)))
    fail_with_log (play, "A record was undone.");
  if (!g_str_equal (now, play->snapshots->pdata[play->at]))
    {
      g_printerr ("now:\n%s\nthen:\n%s\n", now, (char *) play->snapshots->pdata[play->at]);
      fail_with_log (play, "The card is not what it was here.");
    }
}

/* A record is made somewhere in the middle, and stays wherever undo and redo lead. Steps that did
 * nothing but what the record has overruled are gone, so snapshots go by what is left. */
static void
sweep_with_record (Play *play, VouchChange *record)
{
  guint at = play->at;
  guint steps = 0;

  while (go_back (play))
    {
      steps++;
      check_record (play, record);
    }
  for (; steps > 0; steps--)
    {
      assert_true (go_on (play));
      check_record (play, record);
    }
  assert_int_equal (play->at, at);
}

/* No step here is of a member that records set, so that none vanishes. */
static VouchChange *
make_step (Play *play)
{
  for (;;)
    {
      g_autoptr (VouchChange) change = vouch_test_random_change (play->random, play->document);

      if (!vouch_change_get_member (change)
          || !g_strv_contains (record_members, vouch_change_get_member (change)))
        return g_steal_pointer (&change);
    }
}

static void
record_step (Play *play)
{
  g_autoptr (VouchChange) change = make_step (play);

  do_step (play, change);
}

static void
play_records (guint32 seed)
{
  Play *play = begin (seed, TRUE);

  for (guint i = 0; i < EDITS / 2; i++)
    {
      g_autoptr (VouchChange) record = NULL;

      if (vouch_test_random_below (play->random, 3) > 0)
        record_step (play);
      else if (vouch_test_random_below (play->random, 2) > 0)
        go_back (play);
      if (vouch_test_random_below (play->random, 3) > 0)
        continue;
      record = vouch_test_random_record (play->random, play->document);
      vouch_test_apply (play->document, record);
      sweep_with_record (play, record);
      check_ids (play);
    }
  end (play);
}

/* --- seeds --- */

static void
for_each_seed (void (*play) (guint32 seed))
{
  const char *given = g_getenv ("VOUCH_TEST_SEED");
  const char *rounds = g_getenv ("VOUCH_TEST_ROUNDS");
  guint n = rounds ? (guint) g_ascii_strtoull (rounds, NULL, 10) : ROUNDS;

  if (given)
    {
      play ((guint32) g_ascii_strtoull (given, NULL, 10));
      return;
    }
  for (guint32 seed = 1; seed <= n; seed++)
    play (seed);
}

static void
test_undo_and_redo (void **state)
{
  for_each_seed (play_round);
}

static void
test_records (void **state)
{
  for_each_seed (play_records);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_undo_and_redo),
    cmocka_unit_test (test_records),
  };

  return vouch_test_run ("history-random", tests);
}
