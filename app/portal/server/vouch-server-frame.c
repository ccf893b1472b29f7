/* vouch-server-frame.c: makes pages of cards, of lists of cards, and of cards that are gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-frame.h"
#include "vouch-server-escape.h"

#include <string.h>

static void
append_day (GString    *html,
            const char *time)
{
  g_string_append_printf (html, "<time datetime=\"%s\">%.10s</time>", time, time);
}

/* "</script>" in a card's text must not end the element it stands in. */
static void
append_jsonld (GString    *html,
               const char *jsonld)
{
  g_string_append (html, "<script type=\"application/ld+json\">");
  for (const char *c = jsonld; *c; c++)
    {
      if (*c == '<')
        g_string_append (html, "\\u003c");
      else
        g_string_append_c (html, *c);
    }
  g_string_append (html, "</script>\n");
}

static char *
wrap_body (const char *body,
           const char *jsonld,
           const char *title,
           const char *language,
           const char *description)
{
  g_autofree char *safe_title = vouch_server_escape (title);
  g_autofree char *safe_language = vouch_server_escape (language);
  GString *html = g_string_new ("<!DOCTYPE html>\n");

  g_string_append_printf (html,
                          "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                          "<title>%s</title>\n",
                          safe_language, safe_title);
  if (description && *description)
    {
      g_autofree char *safe = vouch_server_escape (description);

      g_string_append_printf (html, "<meta name=\"description\" content=\"%s\">\n", safe);
    }
  g_string_append_printf (html,
                          "<link rel=\"stylesheet\" href=\"%s\">\n"
                          "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"%s\">\n",
                          VOUCH_SERVER_PATH_STYLE, VOUCH_SERVER_PATH_FEED);
  if (jsonld)
    append_jsonld (html, jsonld);
  g_string_append_printf (html, "</head>\n<body>\n%s</body>\n</html>\n", body);
  return g_string_free (html, FALSE);
}

static void
append_entry (GString               *html,
              const VouchServerCard *card)
{
  g_autofree char *path = vouch_server_card_dup_path (card);
  g_autofree char *title = vouch_server_escape (card->title);
  g_autofree char *language = vouch_server_escape (card->language ? card->language : "und");

  g_string_append_printf (html, "<li>\n<a href=\"%s\" lang=\"%s\">%s</a>\n", path, language, title);
  append_day (html, vouch_server_card_get_published (card));
  g_string_append_c (html, '\n');
  if (card->excerpt && *card->excerpt)
    {
      g_autofree char *excerpt = vouch_server_escape (card->excerpt);

      g_string_append_printf (html, "<p lang=\"%s\">%s</p>\n", language, excerpt);
    }
  g_string_append (html, "</li>\n");
}

static void
append_page_links (GString *html,
                   guint    page,
                   guint    pages)
{
  if (pages < 2)
    return;
  g_string_append (html, "<nav aria-label=\"Pages\">\n<ul>\n");
  if (page > 1)
    g_string_append_printf (html, "<li><a rel=\"prev\" href=\"/?page=%u\">Newer</a></li>\n",
                            page - 1);
  g_string_append_printf (html, "<li>Page %u of %u</li>\n", page, pages);
  if (page < pages)
    g_string_append_printf (html, "<li><a rel=\"next\" href=\"/?page=%u\">Older</a></li>\n",
                            page + 1);
  g_string_append (html, "</ul>\n</nav>\n");
}

static char *
make_notice (const char *heading,
             const char *text)
{
  g_autofree char *body = NULL;

  body = g_strdup_printf ("<main>\n<h1>%s</h1>\n%s<p><a href=\"/\">All cards</a></p>\n</main>\n",
                          heading, text);
  return wrap_body (body, NULL, heading, VOUCH_SERVER_LANGUAGE, NULL);
}

/** Returns: (transfer full): the page of a card. */
char *
vouch_server_frame_card (const VouchServerCard *card)
{
  g_autofree char *body = g_strconcat ("<main>\n", card->html, "</main>\n", NULL);

  return wrap_body (body, card->jsonld, card->title,
                    card->language ? card->language : VOUCH_SERVER_LANGUAGE, card->excerpt);
}

/** Returns: (transfer full): what stands where a card was, so that its readers learn of it. */
char *
vouch_server_frame_withdrawn (const VouchServerCard *card)
{
  g_autofree char *title = vouch_server_escape (card->title);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("<p>The card <cite>%s</cite> was withdrawn on "
                          "<time datetime=\"%s\">%.10s</time>.</p>\n",
                          title, card->modified, card->modified);
  return make_notice ("Withdrawn", text);
}

/** Returns: (transfer full): what an address shows that leads nowhere. */
char *
vouch_server_frame_missing (void)
{
  return make_notice ("Nothing here", "<p>There is no card at this address.</p>\n");
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
vouch_server_frame_index (GPtrArray *cards,
                          guint      page,
                          guint      pages)
{
  g_autoptr (GString) body = g_string_new ("<main>\n<h1>" VOUCH_SERVER_TITLE "</h1>\n");

  if (cards->len == 0)
    g_string_append (body, "<p>No card is published yet.</p>\n");
  else
    g_string_append (body, "<ul class=\"cards\">\n");
  for (guint i = 0; i < cards->len; i++)
    append_entry (body, cards->pdata[i]);
  if (cards->len > 0)
    g_string_append (body, "</ul>\n");
  append_page_links (body, page, pages);
  g_string_append_printf (body, "<p><a href=\"%s\">Feed</a></p>\n</main>\n",
                          VOUCH_SERVER_PATH_FEED);
  return wrap_body (body->str, NULL, VOUCH_SERVER_TITLE, VOUCH_SERVER_LANGUAGE, NULL);
}

/** Returns: (transfer full): the one stylesheet. */
char *
vouch_server_frame_style (void)
{
  return g_strdup ("body { font-family: sans-serif; line-height: 1.5; }\n"
                   "main { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; }\n");
}
