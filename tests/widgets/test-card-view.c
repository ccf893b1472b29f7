/* test-card-view.c: the card's page: rows only near the view, what it shows, what it looks like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include "vouch-field-buffer.h"
#include "vouch-import.h"
#include "vouch-statement-row.h"

static VouchDocument *
open_seed (void)
{
  return vouch_test_open_fixture ("seed.scorecard");
}

static void
set_dark (gboolean is_dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                              : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
shoot (VouchDocument *document,
       const char    *name,
       int            width,
       int            height,
       const char    *focus,
       gboolean       is_dark)
{
  VouchTestPage *page;

  set_dark (is_dark);
  page = vouch_test_page_open (document, width, height);
  if (focus)
    vouch_test_page_go (page, focus, 8);
  vouch_test_shoot (page->window, name);
  vouch_test_page_close (page);
  set_dark (FALSE);
}

static void
test_look (void **state)
{
  g_autofree char *long_text = g_strnfill (90, 'x');

  shoot (open_seed (), "card-seed-light", 860, 1000, NULL, FALSE);
  shoot (open_seed (), "card-seed-dark", 860, 1000, NULL, TRUE);
  shoot (open_seed (), "card-seed-narrow", 360, 900, NULL, FALSE);
  shoot (vouch_test_open_small_card (), "card-small-light", 860, 1000, "s2", FALSE);
  shoot (vouch_test_open_small_card (), "card-small-dark", 860, 1000, "s2", TRUE);
  shoot (vouch_test_open_small_card (), "card-small-narrow", 360, 900, "s2", FALSE);
  shoot (vouch_test_open_long_card (200), "card-long", 1100, 900, "s100", FALSE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_look),
  };

  return vouch_test_run_widgets ("card-view", tests);
}
