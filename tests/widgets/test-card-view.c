/* test-card-view.c: the card's page: rows only near the view, and what it looks like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-card-view.h"
#include "vouch-import.h"
#include "vouch-model.h"
#include "vouch-widgets.h"

static VouchDocument *
open_seed (void)
{
  gsize length;
  g_autofree char *text = vouch_test_read_fixture ("../../data/samples/scorecard-generative-ai-psychiatry.txt", &length);
  g_autoptr (JsonNode) json = vouch_import (text, length, VOUCH_IMPORT_KIND_AUTO, NULL, NULL);
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);

  return vouch_document_new (VOUCH_CARD (card));
}

static void
test_look (void **state)
{
  g_autoptr (VouchDocument) document = open_seed ();
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchCitationIndex) index = vouch_citation_index_new (document);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = vouch_card_view_new ();
  GtkWidget *window;

  vouch_validator_flush (validator);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  vouch_card_view_set_document (VOUCH_CARD_VIEW (view), document, validator, index);
  window = vouch_test_present (scrolled, 860, 1000);
  vouch_test_shoot (window, "card-light");
  vouch_test_close (window, view, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_look),
  };

  if (vouch_test_init_widgets ())
    {
      vouch_widgets_init ();
      vouch_widgets_style ();
    }
  return vouch_test_run_widgets ("card-view", tests);
}
