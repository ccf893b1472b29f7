/* vouch-stock-post.c: a post of a site without the plugin that shows a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-post.h"

#include <string.h>

#include "vouch-json.h"

/* Numbers for posts that somebody has changed: none is one of ours, and two states seldom share
 * one. */
#define N_ALTERED 65536

void
vouch_stock_post_free (VouchStockPost *self)
{
  g_free (self->title);
  g_free (self->excerpt);
  g_free (self->content);
  g_free (self->slug);
  g_free (self->status);
  g_free (self->password);
  g_free (self->address);
  g_free (self->modified);
  g_clear_pointer (&self->mark, vouch_stock_mark_free);
  g_free (self);
}

/* From those who may not send any HTML WordPress takes "&" as the entity that it is then. */
static char *
dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "&lt;", "<", 0);
  g_string_replace (plain, "&gt;", ">", 0);
  g_string_replace (plain, "&quot;", "\"", 0);
  g_string_replace (plain, "&#039;", "'", 0);
  g_string_replace (plain, "&amp;", "&", 0);
  return g_strstrip (g_string_free (g_steal_pointer (&plain), FALSE));
}

/* What is planned is published by the site itself when its time comes: nobody has changed it. */
static const char *
name_class (const char *status)
{
  return strcmp (status, "future") == 0 ? "publish" : status;
}

/** Returns: (transfer full): a sum of a post as a site keeps it, by which a change is seen. */
char *
vouch_stock_post_sum (const char *title,
                      const char *excerpt,
                      const char *content,
                      const char *status,
                      const char *password)
{
  g_autofree char *plain_title = dup_plain (title);
  g_autofree char *plain_excerpt = dup_plain (excerpt);
  g_autofree char *blank = vouch_stock_mark_blank (content);

  /* Not the password: the sum is for everybody to read. */
  return vouch_stock_sum (plain_title, plain_excerpt, blank, name_class (status),
                          *password ? "protected" : "", NULL);
}

char *
vouch_stock_post_sum_now (const VouchStockPost *self)
{
  return vouch_stock_post_sum (self->title, self->excerpt, self->content, self->status,
                               self->password);
}

static char *
dup_raw (JsonObject *post, const char *member)
{
  JsonObject *object = vouch_json_get_object (post, member);
  const char *text = object ? vouch_json_get_text (object, "raw") : NULL;

  return g_strdup (text ? text : "");
}

static char *
dup_text (JsonObject *post, const char *member)
{
  const char *text = vouch_json_get_text (post, member);

  return g_strdup (text ? text : "");
}

static gint64
read_version (JsonObject *post)
{
  JsonObject *links = vouch_json_get_object (post, "_links");
  JsonArray *last = links ? vouch_json_get_array (links, "predecessor-version") : NULL;
  JsonObject *link = vouch_json_array_length (last) > 0 ? vouch_json_array_object (last, 0) : NULL;

  return link ? vouch_json_get_int (link, "id", 0) : 0;
}

static void
find_revision (VouchStockPost *self)
{
  g_autofree char *sum = vouch_stock_post_sum_now (self);
  char start[5] = { 0 };

  self->is_altered = self->mark->revision < 1 || g_strcmp0 (sum, self->mark->kept) != 0;
  self->revision = self->mark->revision;
  if (!self->is_altered)
    return;
  memcpy (start, sum, sizeof start - 1);
  self->revision += 1 + (gint64) (g_ascii_strtoull (start, NULL, 16) % N_ALTERED);
}

/**
 * vouch_stock_post_new:
 * @post: a post as the site describes it to those who may change it
 * @card: the UUID of a card, in lower case
 *
 * Returns: (transfer full) (nullable): the post; %NULL where it does not show that card
 */
VouchStockPost *
vouch_stock_post_new (JsonObject *post, const char *card)
{
  g_autoptr (VouchStockPost) self = g_new0 (VouchStockPost, 1);

  self->id = vouch_json_get_int (post, "id", 0);
  self->title = dup_raw (post, "title");
  self->excerpt = dup_raw (post, "excerpt");
  self->content = dup_raw (post, "content");
  self->slug = dup_text (post, "slug");
  self->status = dup_text (post, "status");
  self->password = dup_text (post, "password");
  self->address = dup_text (post, "link");
  self->modified = dup_text (post, "modified_gmt");
  self->version = read_version (post);
  self->mark = vouch_stock_mark_find (self->content, card);
  if (self->id < 1 || !self->mark)
    return NULL;
  find_revision (self);
  return g_steal_pointer (&self);
}

/** Returns: whether @post, which isn't the card's own, has its mark somewhere in its text. */
gboolean
vouch_stock_post_quotes (JsonObject *post, const char *card)
{
  g_autofree char *content = post ? dup_raw (post, "content") : NULL;

  return content && vouch_stock_mark_is_in (content, card);
}

/* Letters and figures alone: elements, entities and spaces are what a site edits. */
static char *
dup_words (const char *html)
{
  g_autofree char *blank = vouch_stock_mark_blank (html);
  g_autoptr (GRegex) other = g_regex_new ("<[^>]*>|&[#\\w]+;|\\s+", 0, 0, NULL);

  return g_regex_replace_literal (other, blank, -1, 0, "", 0, NULL);
}

static gboolean
has_same_words (const char *one, const char *other)
{
  g_autofree char *a = dup_words (one);
  g_autofree char *b = dup_words (other);

  return g_strcmp0 (a, b) == 0;
}

/** Returns: whether it reads as it was sent, whatever the site has made of it. */
gboolean
vouch_stock_post_has_words (const VouchStockPost *self,
                            const char *title,
                            const char *excerpt,
                            const char *content,
                            const char *status)
{
  g_autofree char *our_title = dup_plain (title);
  g_autofree char *our_excerpt = dup_plain (excerpt);
  g_autofree char *their_title = dup_plain (self->title);
  g_autofree char *their_excerpt = dup_plain (self->excerpt);

  return has_same_words (content, self->content) && has_same_words (our_title, their_title)
         && has_same_words (our_excerpt, their_excerpt) && *self->password == '\0'
         && strcmp (name_class (status), name_class (self->status)) == 0;
}

/** Returns: the contract's word for what became of it. */
const char *
vouch_stock_post_status (const VouchStockPost *self)
{
  return self->mark->is_withdrawn && strcmp (self->status, "trash") != 0 ? "withdrawn" : self->status;
}

/** Returns: (transfer full): what the contract says of a card: id, title, slug, status, revision, … */
JsonNode *
vouch_stock_post_to_json (const VouchStockPost *self, const char *card)
{
  const char *digest = self->mark->digest ? self->mark->digest : "";
  g_autofree char *modified = g_strconcat (self->modified, "Z", NULL);
  g_autofree char *title = dup_plain (self->title);

  return vouch_json_new_members (
      "id", vouch_json_new_text (card), "title", vouch_json_new_text (title), "slug",
      vouch_json_new_text (self->slug), "status", vouch_json_new_text (vouch_stock_post_status (self)),
      "revision", vouch_json_new_int (self->revision), "digest", vouch_json_new_text (digest),
      "address", vouch_json_new_text (self->address), "modified", vouch_json_new_text (modified), NULL);
}
