/* vouch-reference-article.c: what a card says of its article, as a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-article.h"

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-names-edit.h"

static void
set_text (JsonObject *csl,
          const char *member,
          const char *text)
{
  if (text && *text)
    json_object_set_string_member (csl, member, text);
}

static void
set_authors (JsonObject *csl,
             VouchCard  *card)
{
  g_auto (GStrv) authors = vouch_card_dup_article_authors (card);
  g_autofree char *lines = authors ? g_strjoinv ("\n", authors) : NULL;

  if (lines && *lines)
    json_object_set_array_member (csl, "author", vouch_reference_names_parse (lines, NULL));
}

static void
set_issued (JsonObject *csl,
            const char *text)
{
  VouchReferenceDate date;
  JsonObject *issued;
  JsonArray *dates;
  JsonArray *parts;

  if (!vouch_reference_date_parse (&date, text))
    return;
  issued = json_object_new ();
  dates = json_array_new ();
  parts = json_array_new ();
  json_array_add_int_element (parts, date.year);
  if (date.month)
    json_array_add_int_element (parts, date.month);
  if (date.day)
    json_array_add_int_element (parts, date.day);
  json_array_add_array_element (dates, parts);
  json_object_set_array_member (issued, "date-parts", dates);
  json_object_set_object_member (csl, "issued", issued);
}

/**
 * vouch_reference_csl_from_article:
 * @card: a card
 *
 * Returns: (transfer full): a CSL-JSON item without an id: title, authors, date and journal of
 *   the article, as far as the card tells them.
 */
JsonObject *
vouch_reference_csl_from_article (VouchCard *card)
{
  JsonObject *csl = json_object_new ();

  json_object_set_string_member (csl, "type", "article-journal");
  set_text (csl, "title", vouch_card_get_article_title (card));
  set_text (csl, "container-title", vouch_node_get_text (VOUCH_NODE (card), "article/journal"));
  set_authors (csl, card);
  set_issued (csl, vouch_node_get_text (VOUCH_NODE (card), "article/date"));
  return csl;
}
