/* test-duplicate-postings.c: what is posted under a key is found there, until it is taken away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-duplicate-postings.h"

/* So few that most keys have several classes, and that all of their places collide. */
#define N_KEYS 700
#define N_CLASSES 60
#define N_STEPS 60000

/* Nothing looks into a class. */
static VouchDuplicateClass *
get_class (guint i)
{
  static char classes[N_CLASSES];

  return (VouchDuplicateClass *) &classes[i];
}

/* A third share their first bits: they stand in a row, from the last place round to the first. */
static guint64
get_key (guint i)
{
  return i % 3 == 0 ? G_MAXUINT64 - i : (guint64) i * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
}

static void
note_cb (const VouchPosted *posted, gpointer data)
{
  g_hash_table_add (data, posted->class);
  assert_int_equal (posted->n_words, GPOINTER_TO_UINT (posted->class) % 97);
}

static void
add (VouchDuplicatePostings *postings, GHashTable *is, guint64 key, VouchDuplicateClass *class)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  VouchPosted posted = { class, 1, GPOINTER_TO_UINT (class) % 97 };
  GHashTableIter iter;
  gpointer other;

  vouch_duplicate_postings_fetch (postings, &key, 1);
  vouch_duplicate_postings_add (postings, key, &posted, note_cb, told);
  assert_int_equal (g_hash_table_size (told), g_hash_table_size (is));
  g_hash_table_iter_init (&iter, is);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    assert_true (g_hash_table_contains (told, other));
  g_hash_table_add (is, class);
}

/* Beside a table that is known to be right. */
static void
test_random (void **state)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  VouchDuplicatePostings *postings = vouch_duplicate_postings_new ();
  g_autoptr (GPtrArray) by_key
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < N_KEYS; i++)
    g_ptr_array_add (by_key, g_hash_table_new (NULL, NULL));
  for (guint step = 0; step < N_STEPS; step++)
    {
      guint key = (guint) g_rand_int_range (rand, 0, N_KEYS);
      GHashTable *is = by_key->pdata[key];
      VouchDuplicateClass *class = get_class ((guint) g_rand_int_range (rand, 0, N_CLASSES));

      /* At first more come than go, later more go: most keys are empty again. */
      if (!g_hash_table_contains (is, class))
        {
          if (step < N_STEPS / 2 || g_rand_int_range (rand, 0, 40) == 0)
            add (postings, is, get_key (key), class);
        }
      else if (step >= N_STEPS / 2 || g_rand_int_range (rand, 0, 3) == 0)
        {
          vouch_duplicate_postings_remove (postings, get_key (key), class);
          g_hash_table_remove (is, class);
        }
    }
  vouch_duplicate_postings_free (postings);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_random),
  };

  return vouch_test_run ("duplicate-postings", tests);
}
