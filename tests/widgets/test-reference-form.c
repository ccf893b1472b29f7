/* test-reference-form.c: the fields of a reference, one after the other by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include <string.h>

#include "vouch-reference-form.h"
#include "vouch-text-row.h"
#include "vouch-widgets.h"

/* Whether @key leads to the field of @member: there it is that what is typed appears. */
static gboolean
leads_to (GtkWidget *form, const char *key, const char *member)
{
  vouch_test_press (form, key);
  vouch_test_settle (form);
  vouch_test_type (form, "7");
  if (strchr (vouch_reference_form_get_text (VOUCH_REFERENCE_FORM (form), member), '7'))
    return TRUE;
  print_error ("%s did not lead to %s\n", key, member);
  return FALSE;
}

/* Past what is said to be missing, none is left out. */
static void
test_forward (void **state)
{
  GtkWidget *form, *window;

  vouch_widgets_init ();
  form = vouch_reference_form_new ();
  window = vouch_test_present (form, 560, 900);
  vouch_reference_form_focus (VOUCH_REFERENCE_FORM (form), "title");
  vouch_test_type (form, "Blinking");
  assert_true (leads_to (form, "Tab", "author"));
  vouch_reference_form_focus (VOUCH_REFERENCE_FORM (form), "container-title");
  assert_true (leads_to (form, "Tab", "volume"));
  assert_true (leads_to (form, "Tab", "issue"));
  assert_true (leads_to (form, "Tab", "page"));
  vouch_test_close (window, NULL);
}

/* Texts of several lines are left as any other field is. */
static void
test_backward (void **state)
{
  GtkWidget *form, *window;

  vouch_widgets_init ();
  form = vouch_reference_form_new ();
  window = vouch_test_present (form, 560, 900);
  vouch_reference_form_focus (VOUCH_REFERENCE_FORM (form), "issued");
  assert_true (leads_to (form, "shift+Tab", "author"));
  assert_true (leads_to (form, "shift+Tab", "title"));
  vouch_test_press (form, "shift+Tab");
  vouch_test_settle (form);
  assert_null (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), VOUCH_TYPE_TEXT_ROW));
  vouch_test_close (window, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_forward),
    cmocka_unit_test (test_backward),
  };

  return vouch_test_run_widgets ("reference-form", tests);
}
