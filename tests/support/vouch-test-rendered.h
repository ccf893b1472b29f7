/* vouch-test-rendered.h: the page of a card, for tests of what is on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page.h"

G_BEGIN_DECLS

/* A card with three books, which its statements cite. */
#define REFERENCE(id) "{\"id\":\"" id "\",\"type\":\"book\",\"title\":\"Book " id "\"}"
#define CITES(id) "{\"reference\":\"" id "\",\"relation\":\"supports\"}"
#define STATEMENT(text, citations) "{\"text\":\"" text "\",\"citations\":[" citations "]}"
#define CARD(statements) \
  "{\"id\":\"ABC-1\",\"kind\":\"scorecard\",\"title\":\"T\",\"references\":[" REFERENCE ("x") "," \
  REFERENCE ("y") "," REFERENCE ("z") "],\"sections\":[{\"role\":\"key-highlights\",\"title\":\"S\"," \
  "\"statements\":[" statements "]}]}"

JsonNode  *vouch_test_parse_json     (const char *json) G_GNUC_WARN_UNUSED_RESULT;
VouchPage *vouch_test_render         (const char *json) G_GNUC_WARN_UNUSED_RESULT;
VouchPage *vouch_test_render_fixture (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
