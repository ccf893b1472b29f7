/* test-entry-style.c: a label shows an entry in the program's style, and why it can't.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-entry-style.h"
#include "vouch-reference-formatter.h"

#define ITEM \
  "{\"type\":\"article-journal\",\"title\":\"A <b>title & more\",\"author\":[{\"family\":\"Kim\"," \
  "\"given\":\"MS\"}],\"container-title\":\"J\",\"volume\":\"1\",\"page\":\"2-3\"," \
  "\"issued\":{\"date-parts\":[[2014]]}}"

static GtkLabel *
make_label (void)
{
  return g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));
}

static void
set_style (const char *style)
{
  vouch_entry_style_set_style (vouch_entry_style_get (), style);
}

static gboolean
has_processor (void)
{
  g_autoptr (JsonArray) none = json_array_new ();
  g_autoptr (GPtrArray) entries = vouch_reference_formatter_run (none, NULL, NULL, NULL, NULL);

  return entries != NULL;
}

static gboolean
is_vancouver (gpointer label)
{
  return g_str_has_prefix (gtk_label_get_text (label), "Kim MS. A ")
         && g_str_has_suffix (gtk_label_get_text (label), "J. 2014;1:2–3.");
}

static gboolean
has_trouble (gpointer data)
{
  return vouch_entry_style_get_trouble (vouch_entry_style_get ()) != NULL;
}

static void
test_plain (void **state)
{
  GtkLabel *label = make_label ();
  g_autoptr (JsonNode) item = json_from_string (ITEM, NULL);
  g_autoptr (JsonNode) empty = json_from_string ("{}", NULL);

  set_style (NULL);
  vouch_entry_style_show (label, json_node_get_object (item), "nothing");
  assert_true (g_str_has_prefix (gtk_label_get_text (label), "Kim MS. A "));
  vouch_entry_style_show (label, json_node_get_object (empty), "nothing");
  assert_string_equal (gtk_label_get_text (label), "nothing");
  vouch_entry_style_show (label, NULL, "nothing");
  assert_string_equal (gtk_label_get_text (label), "nothing");
  g_object_unref (label);
}

static void
test_style (void **state)
{
  GtkLabel *label = make_label ();
  GtkLabel *again = make_label ();
  g_autoptr (JsonNode) item = json_from_string (ITEM, NULL);
  g_autofree char *text = NULL;

  if (!has_processor ())
    vouch_test_leave ("no citeproc-js");
  set_style ("vancouver");
  vouch_entry_style_show (label, json_node_get_object (item), "nothing");
  assert_true (vouch_test_wait_until (is_vancouver, label, 60000));
  assert_null (vouch_entry_style_get_trouble (vouch_entry_style_get ()));
  /* Known by now: nobody waits. */
  vouch_entry_style_show (again, json_node_get_object (item), "nothing");
  assert_true (is_vancouver (again));
  text = vouch_entry_style_dup_text (json_node_get_object (item));
  assert_string_equal (text, gtk_label_get_text (label));
  set_style (NULL);
  g_object_unref (again);
  g_object_unref (label);
}

/* A style that nobody has leaves the plain form, and says so. */
static void
test_trouble (void **state)
{
  GtkLabel *label = make_label ();
  g_autoptr (JsonNode) item = json_from_string (ITEM, NULL);

  set_style ("no-such-style-anywhere");
  vouch_entry_style_show (label, json_node_get_object (item), "nothing");
  assert_true (vouch_test_wait_until (has_trouble, NULL, 60000));
  assert_true (g_str_has_prefix (gtk_label_get_text (label), "Kim MS. A "));
  set_style (NULL);
  assert_false (has_trouble (NULL));
  g_object_unref (label);
}

/* A row that is gone or shows something else is not written to. */
static void
test_gone (void **state)
{
  GtkLabel *label = make_label ();
  GWeakRef ref;
  g_autoptr (JsonNode) item = json_from_string (ITEM, NULL);

  g_weak_ref_init (&ref, label);
  set_style ("no-such-style-either");
  vouch_entry_style_show (label, json_node_get_object (item), "nothing");
  vouch_entry_style_show (label, NULL, "another");
  vouch_entry_style_show (label, json_node_get_object (item), "nothing");
  g_object_unref (label);
  assert_null (g_weak_ref_get (&ref));
  assert_true (vouch_test_wait_until (has_trouble, NULL, 60000));
  set_style (NULL);
  g_weak_ref_clear (&ref);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_plain),
    cmocka_unit_test (test_style),
    cmocka_unit_test (test_trouble),
    cmocka_unit_test (test_gone),
  };

  return vouch_test_run_widgets ("entry-style", tests);
}
