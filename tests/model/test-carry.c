/* test-carry.c: what others made of the published form comes into the whole card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-carry.h"
#include "vouch-diff.h"
#include "vouch-json.h"
#include "vouch-published-form.h"

#define SEEDS 80
#define EDITS 8

/* What is published of it, as a card of its own. */
static VouchDocument *
open_form (VouchDocument *document)
{
  g_autoptr (JsonNode) whole
      = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (JsonNode) form = vouch_published_form (whole);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, form, &error);

  if (!card)
    fail_msg ("%s", error->message);
  return vouch_document_new (VOUCH_CARD (card));
}

static VouchChange *
diff (VouchDocument *from, VouchDocument *to)
{
  VouchChange *change = vouch_diff_cards (vouch_document_get_card (from),
                                          vouch_document_get_card (to), NULL);

  assert_non_null (change);
  return change;
}

/* Takes over what makes @theirs of what is published of @whole. */
static void
carry (VouchDocument *whole, VouchDocument *theirs)
{
  g_autoptr (VouchDocument) form = open_form (whole);
  g_autoptr (VouchChange) change = diff (form, theirs);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchChange) carried = vouch_carry_change (
      vouch_document_get_card (whole), vouch_document_get_card (form), change, &error);

  if (!carried)
    fail_msg ("%s", error->message);
  vouch_test_apply (whole, carried);
  vouch_test_check_index (whole);
}

static void
test_private_parts_stay (void **state)
{
  g_autoptr (VouchDocument) whole = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) theirs = NULL;
  g_autofree char *ids = NULL;

  vouch_test_set (whole, "s2", "set-aside", "{'reason':'later'}");
  vouch_test_set (whole, "c3", "quote",
                  "{'exact':'Drops help','prefix':'that ','suffix':' most','page':4}");
  vouch_test_set (whole, "card", "people",
                  "[{'name':'Ann','role':'writer'},{'name':'Mo','role':'manager'}]");
  theirs = open_form (whole);
  assert_null (vouch_document_lookup (theirs, "s2"));
  vouch_test_insert (theirs, "high", "statements", 2,
                     "{'id':'new','text':'Theirs.','citations':[]}");
  vouch_test_set (theirs, "s3", "text", "'Drops may help.'");
  vouch_test_set (theirs, "card", "people",
                  "[{'name':'Ann','role':'writer'},{'name':'Eve','role':'editor'}]");
  carry (whole, theirs);
  ids = vouch_test_list_ids (whole, "high", "statements");
  assert_string_equal (ids, "s1 s2 s3 new");
  assert_string_equal (vouch_node_get_text (vouch_test_node (whole, "s3"), "text"),
                       "Drops may help.");
  assert_string_equal (vouch_node_get_text (vouch_test_node (whole, "s3"), "origin"), "edited");
  assert_non_null (vouch_document_lookup (whole, "n1"));
  assert_string_equal (
      vouch_json_get_text (vouch_json_node_object (vouch_node_get_value (
                               vouch_test_node (whole, "c3"), "quote")),
                           "prefix"),
      "that ");
  assert_int_equal (json_array_get_length (json_node_get_array (vouch_node_get_value (
                        vouch_test_node (whole, "card"), "people"))),
                    3);
}

static void
test_removed_there (void **state)
{
  g_autoptr (VouchDocument) whole = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) theirs = open_form (whole);

  vouch_test_remove (theirs, "s2");
  carry (whole, theirs);
  assert_null (vouch_document_lookup (whole, "s2"));
  assert_non_null (vouch_document_lookup (whole, "s1"));
}

/* Set aside is not removed, and comes back by nobody but its writer. */
static gboolean
is_of_form (VouchChange *change)
{
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    {
      VouchChange *part = vouch_change_get_part (change, i);

      if (vouch_change_get_kind (part) == VOUCH_CHANGE_SET
          && g_str_equal (vouch_change_get_member (part), "set-aside"))
        return FALSE;
    }
  return TRUE;
}

static void
edit (VouchTestRandom *random, VouchDocument *document)
{
  for (guint i = 0; i < EDITS; i++)
    {
      g_autoptr (VouchChange) change = vouch_test_random_change (random, document);

      if (is_of_form (change))
        vouch_test_apply (document, change);
    }
}

/* Whatever they did: what is published of the card then is what they have. */
static void
test_random (void **state)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (VouchTestRandom) random = vouch_test_random_new (seed);
      g_autoptr (VouchDocument) whole = vouch_test_open_small_card ();
      g_autoptr (VouchDocument) edited = NULL;
      g_autoptr (VouchDocument) theirs = NULL;
      g_autoptr (VouchDocument) after = NULL;
      g_autoptr (VouchChange) rest = NULL;

      edit (random, whole);
      edited = vouch_test_reopen (whole);
      edit (random, edited);
      theirs = open_form (edited);
      carry (whole, theirs);
      after = open_form (whole);
      rest = diff (after, theirs);
      if (vouch_change_get_size (rest) > 0)
        {
          g_autoptr (JsonNode) json = vouch_change_to_json (rest);
          g_autofree char *text = json_to_string (json, TRUE);

          fail_msg ("Seed %u: %s", seed, text);
        }
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_private_parts_stay),
    cmocka_unit_test (test_removed_there),
    cmocka_unit_test (test_random),
  };

  return vouch_test_run ("carry", tests);
}
