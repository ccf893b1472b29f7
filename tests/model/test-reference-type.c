/* test-reference-type.c: the types that the form offers, and their fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-reference-type.h"

static void
test_find (void **state)
{
  static const struct
  {
    const char *type;
    const char *genre;
    const char *label;
  } cases[] = {
    { "article-journal", NULL, "Journal article" },
    { "article", NULL, "Preprint" },
    { "report", NULL, "Report" },
    { "report", "Technical report", "Report" },
    { "report", "Clinical practice guideline", "Guideline" },
    { "webpage", "Guideline", "Web page" },
    { "motion_picture", NULL, "Something else" },
    { NULL, NULL, "Something else" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) csl = json_object_new ();
      const VouchReferenceType *type;

      if (cases[i].type)
        json_object_set_string_member (csl, "type", cases[i].type);
      if (cases[i].genre)
        json_object_set_string_member (csl, "genre", cases[i].genre);
      type = vouch_reference_type_get (vouch_reference_type_find (csl));
      assert_string_equal (type->label, cases[i].label);
    }
}

/* A field that no type shows could never be filled in. */
static void
test_every_field_has_a_type (void **state)
{
  for (guint f = 0; f < vouch_reference_field_count (); f++)
    {
      const char *member = vouch_reference_field_get (f)->member;
      gboolean is_shown = FALSE;

      for (guint t = 0; t < vouch_reference_type_count (); t++)
        is_shown = is_shown || vouch_reference_type_has (vouch_reference_type_get (t), member);
      if (!is_shown)
        fail_msg ("%s", member);
    }
}

static void
test_every_member_has_a_field (void **state)
{
  for (guint t = 0; t < vouch_reference_type_count (); t++)
    {
      g_auto (GStrv) members = g_strsplit (vouch_reference_type_get (t)->fields, " ", -1);

      for (gsize i = 0; members[i]; i++)
        {
          gboolean is_known = FALSE;

          for (guint f = 0; f < vouch_reference_field_count (); f++)
            is_known = is_known || g_str_equal (vouch_reference_field_get (f)->member, members[i]);
          if (!is_known)
            fail_msg ("%s", members[i]);
        }
    }
  assert_null (vouch_reference_type_get (vouch_reference_type_count ()));
  assert_null (vouch_reference_field_get (vouch_reference_field_count ()));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_find),
    cmocka_unit_test (test_every_field_has_a_type),
    cmocka_unit_test (test_every_member_has_a_field),
  };

  return vouch_test_run ("reference-type", tests);
}
