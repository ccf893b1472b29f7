/* vouch-server-frame.c: makes pages of cards, of lists of cards, and of cards that are gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-frame.h"
#include "vouch-page-document.h"
#include "vouch-page-html.h"
#include "vouch-page-words.h"

/* The portal's own pages wear the clothes of the cards'. */
#define BEGIN_ARTICLE "<article class=\"vouch-page\">\n"
#define END_ARTICLE "</article>\n"

/* A page of the portal's own, in its language. */
static char *
wrap (const char *html,
      const char *title)
{
  VouchPageOptions options = {
    .stylesheet = VOUCH_SERVER_PATH_STYLE,
    .feed = VOUCH_SERVER_PATH_FEED,
    .is_site = TRUE,
  };

  return vouch_page_document_new (html, NULL, title, VOUCH_SERVER_LANGUAGE, NULL, &options);
}

/* As the pages of cards print it. */
static void
append_day (GString *html, const char *time)
{
  const VouchPageWords *words = vouch_page_words_for (VOUCH_SERVER_LANGUAGE);
  g_autofree char *day = g_strndup (time, 10);
  g_autofree char *text = vouch_page_words_date (words, VOUCH_SERVER_LANGUAGE, day);

  g_string_append_printf (html, "<time datetime=\"%s\">%s</time>", time, text ? text : day);
}

static void
append_entry (GString *html, const VouchServerCard *card)
{
  g_autofree char *path = vouch_server_card_dup_path (card);

  g_string_append (html, "<li><p><a");
  vouch_page_html_append_attribute (html, "href", path);
  vouch_page_html_append_attribute (html, "lang", card->language);
  g_string_append (html, ">");
  vouch_page_html_append_text (html, card->title);
  g_string_append (html, "</a>, ");
  append_day (html, vouch_server_card_get_published (card));
  g_string_append (html, "</p>\n");
  if (card->excerpt && *card->excerpt)
    {
      g_string_append (html, "<p");
      vouch_page_html_append_attribute (html, "lang", card->language);
      g_string_append (html, ">");
      vouch_page_html_append_text (html, card->excerpt);
      g_string_append (html, "</p>\n");
    }
  g_string_append (html, "</li>\n");
}

/* @words: (nullable): what is looked for */
static void
append_page_link (GString *html, const char *relation, const char *label, const char *words, guint page)
{
  g_autofree char *escaped = words ? g_uri_escape_string (words, NULL, FALSE) : NULL;
  g_autofree char *path = escaped ? g_strdup_printf ("/?q=%s&page=%u", escaped, page)
                                  : g_strdup_printf ("/?page=%u", page);

  g_string_append_printf (html, "<a rel=\"%s\"", relation);
  vouch_page_html_append_attribute (html, "href", path);
  g_string_append_printf (html, ">%s</a>", label);
}

/* @words: (nullable): what is looked for; best first then, else newest first */
static void
append_page_links (GString *html, const char *words, guint page, guint pages)
{
  if (pages < 2)
    return;
  g_string_append (html, "<nav aria-label=\"Pages\">\n<p>");
  if (page > 1)
    append_page_link (html, "prev", words ? "Previous" : "Newer", words, page - 1);
  g_string_append_printf (html, " Page %u of %u ", page, pages);
  if (page < pages)
    append_page_link (html, "next", words ? "Next" : "Older", words, page + 1);
  g_string_append (html, "</p>\n</nav>\n");
}

static char *
make_notice (const char *heading, const char *text)
{
  g_autofree char *html = g_strdup_printf (
      BEGIN_ARTICLE "<h1>%s</h1>\n%s<p><a href=\"/\">All cards</a></p>\n" END_ARTICLE, heading,
      text);

  return wrap (html, heading);
}

/**
 * vouch_server_frame_card:
 * @address: (nullable): the page's own, for those who find it under another
 *
 * Returns: (transfer full): the page of a card.
 */
char *
vouch_server_frame_card (const VouchServerCard *card, const char *address)
{
  VouchPageOptions options = {
    .stylesheet = VOUCH_SERVER_PATH_STYLE,
    .canonical = address,
    .feed = VOUCH_SERVER_PATH_FEED,
  };

  return vouch_page_document_new (card->html, card->jsonld, card->title, card->language,
                                  card->excerpt, &options);
}

/** Returns: (transfer full): what stands where a card was, so that its readers learn of it. */
char *
vouch_server_frame_withdrawn (const VouchServerCard *card)
{
  g_autoptr (GString) text = g_string_new ("<p>The card <cite");

  vouch_page_html_append_attribute (text, "lang", card->language);
  g_string_append (text, ">");
  vouch_page_html_append_text (text, card->title);
  g_string_append (text, "</cite> was withdrawn on ");
  append_day (text, card->modified);
  g_string_append (text, ".</p>\n");
  if (card->excerpt && *card->excerpt)
    {
      g_string_append (text, "<p>Reason: <span");
      vouch_page_html_append_attribute (text, "lang", card->language);
      g_string_append (text, ">");
      vouch_page_html_append_text (text, card->excerpt);
      g_string_append (text, "</span></p>\n");
    }
  return make_notice ("Withdrawn", text->str);
}

/** Returns: (transfer full): what an address shows that leads nowhere. */
char *
vouch_server_frame_missing (void)
{
  return make_notice ("Nothing here", "<p>There is no card at this address.</p>\n");
}

/* @words: (nullable): what is looked for now */
static void
append_search (GString *html, const char *words)
{
  g_string_append (html, "<form role=\"search\" action=\"/\" method=\"get\">\n"
                         "<p><label for=\"q\">Words to look for</label> "
                         "<input type=\"search\" id=\"q\" name=\"q\" maxlength=\"200\"");
  if (words)
    vouch_page_html_append_attribute (html, "value", words);
  g_string_append (html, "> <button type=\"submit\">Search</button></p>\n</form>\n");
}

static void
append_list (GString *html, GPtrArray *cards)
{
  if (cards->len == 0)
    return;
  g_string_append (html, "<ul>\n");
  for (guint i = 0; i < cards->len; i++)
    append_entry (html, cards->pdata[i]);
  g_string_append (html, "</ul>\n");
}

/**
 * vouch_server_frame_index:
 * @cards: (element-type VouchServerCard): those of this page, newest first
 * @page: from 1
 * @pages: how many there are
 *
 * Returns: (transfer full): the list of cards.
 */
char *
vouch_server_frame_index (GPtrArray *cards, guint page, guint pages)
{
  g_autoptr (GString) html = g_string_new (BEGIN_ARTICLE "<h1>" VOUCH_SERVER_TITLE "</h1>\n");

  if (cards->len == 0)
    g_string_append (html, "<p>No card is published yet.</p>\n");
  else
    append_search (html, NULL);
  append_list (html, cards);
  append_page_links (html, NULL, page, pages);
  g_string_append (html, "<p><a href=\"" VOUCH_SERVER_PATH_FEED "\">Feed of the newest cards</a>"
                         "</p>\n" END_ARTICLE);
  return wrap (html->str, VOUCH_SERVER_TITLE);
}

/**
 * vouch_server_frame_found:
 * @cards: (element-type VouchServerCard): those of this page, best first
 * @words: what was looked for
 * @total: how many were found
 * @page: from 1
 * @pages: how many there are
 *
 * Returns: (transfer full): the list of cards with these words.
 */
char *
vouch_server_frame_found (GPtrArray *cards, const char *words, guint total, guint page, guint pages)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) html = g_string_new (BEGIN_ARTICLE "<h1>Search</h1>\n");

  append_search (html, valid);
  if (total == 0)
    g_string_append (html, "<p role=\"status\">No card has all these words.</p>\n");
  else
    g_string_append_printf (html, "<p role=\"status\">%u %s</p>\n", total,
                            total == 1 ? "card has these words." : "cards have these words.");
  append_list (html, cards);
  append_page_links (html, valid, page, pages);
  g_string_append (html, "<p><a href=\"/\">All cards</a></p>\n" END_ARTICLE);
  return wrap (html->str, VOUCH_SERVER_TITLE);
}
