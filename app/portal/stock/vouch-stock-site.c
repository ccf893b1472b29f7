/* vouch-stock-site.c: the contract on a WordPress without the plugin, through its posts.
 *
 *   look for the card's post  ->  compare it with what we build on  ->  write  ->  look whether a
 *   second one was made meanwhile
 *
 * The site takes no preconditions: what a colleague saves between looking and writing is lost but
 * for the site's own revisions. A job whose answer was lost is known by the mark in the post.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-site.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-stock-html.h"
#include "vouch-stock-request.h"
#include "vouch-stock-terms.h"
#include "vouch-stock-versions.h"

#define POSTS "wp/v2"
#define CONTRACT "vouch/v1"
#define CARDS "cards/"
#define LOOKS 20          /* for another program to take its post back */
#define LOOK_PAUSE 500000 /* microseconds, between two */

/** Returns: whether @about, what an API says of itself, is of a WordPress with posts and without the
 *   plugin, which may be there and speak to nobody who isn't signed in. */
gboolean
vouch_stock_site_is_known_by (JsonNode *about)
{
  JsonObject *object = vouch_json_node_object (about);
  JsonArray *names = object ? vouch_json_get_array (object, "namespaces") : NULL;
  gboolean has_posts = FALSE;

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      if (g_strcmp0 (vouch_json_array_text (names, i), CONTRACT) == 0)
        return FALSE;
      has_posts = has_posts || g_strcmp0 (vouch_json_array_text (names, i), POSTS) == 0;
    }
  return has_posts;
}

/* --- what is wanted --- */

static const char *
get_text (const VouchStockRequest *self, const char *member)
{
  const char *text = self->body ? vouch_json_get_text (self->body, member) : NULL;

  return text ? text : "";
}

static JsonNode *
text_or_null (const VouchStockRequest *self, const char *member)
{
  const char *text = self->body ? vouch_json_get_text (self->body, member) : NULL;

  return text ? vouch_json_new_text (text) : NULL;
}

/* UTC, without a zone. */
static JsonNode *
date_or_null (const VouchStockRequest *self)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (get_text (self, "date"), utc);
  g_autoptr (GDateTime) there = date ? g_date_time_to_utc (date) : NULL;
  g_autofree char *text = there ? g_date_time_format (there, "%Y-%m-%dT%H:%M:%S") : NULL;

  return text ? vouch_json_new_text (text) : NULL;
}

/* Returns: (transfer full) (nullable): all of a post but its text. */
static JsonNode *
make_members (const VouchStockRequest *self, VouchPortalAnswer **refusal, GError **error)
{
  g_autoptr (JsonNode) categories = NULL;
  g_autoptr (JsonNode) tags = NULL;

  if (!vouch_stock_terms_find (self, "categories", &categories, refusal, error)
      || !vouch_stock_terms_find (self, "tags", &tags, refusal, error))
    return NULL;
  return vouch_json_new_members ("title", text_or_null (self, "title"), "excerpt",
                                 text_or_null (self, "excerpt"), "status",
                                 text_or_null (self, "status"), "slug", text_or_null (self, "slug"),
                                 "date_gmt", date_or_null (self), "categories",
                                 g_steal_pointer (&categories), "tags", g_steal_pointer (&tags),
                                 NULL);
}

static char *
join_texts (const VouchStockRequest *self, const char *member)
{
  JsonArray *list = vouch_json_get_array (self->body, member);
  GString *joined = g_string_new (list ? "," : "");

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    g_string_append_printf (joined, "%s,", vouch_json_array_text (list, i));
  return g_string_free (joined, FALSE);
}

static VouchStockMark *
make_mark (const VouchStockRequest *self, const VouchStockPost *post, const char *html)
{
  VouchStockMark *mark = g_new0 (VouchStockMark, 1);
  g_autofree char *categories = join_texts (self, "categories");
  g_autofree char *tags = join_texts (self, "tags");
  g_autofree char *content = NULL;

  mark->revision = post ? post->revision + 1 : 1;
  mark->job = g_strdup (get_text (self, "job"));
  mark->digest = g_strdup (get_text (self, "digest"));
  mark->sent = vouch_stock_sum (get_text (self, "title"), get_text (self, "excerpt"),
                                get_text (self, "status"), get_text (self, "slug"),
                                get_text (self, "date"), categories, tags, html, NULL);
  content = vouch_stock_mark_wrap (mark, self->card, html);
  mark->kept = vouch_stock_post_sum (get_text (self, "title"), get_text (self, "excerpt"), content,
                                     get_text (self, "status"), post ? post->password : "");
  return mark;
}

/* --- PUT --- */

static gboolean
is_done (const VouchStockRequest *self, const VouchStockPost *post)
{
  return g_strcmp0 (post->mark->job, get_text (self, "job")) == 0
         && g_strcmp0 (post->mark->digest, get_text (self, "digest")) == 0;
}

static gboolean
is_first (const VouchStockFound *found, const VouchStockPost *made)
{
  return found->post && found->post->id == made->id && !found->is_partial;
}

/* Looks until ours is alone, or second, or another program had time enough to take its post back, and did
 * not. Returns: whether the site has told */
static gboolean
wait_until_alone (const VouchStockRequest *self,
                  const VouchStockPost *made,
                  VouchStockFound *found,
                  GError **error)
{
  gint64 other = 0;

  for (guint i = 0;; i++)
    {
      if (!vouch_stock_request_find (self, found, error))
        return FALSE;
      if (!is_first (found, made) || !found->other
          || g_cancellable_is_cancelled (self->cancellable))
        return TRUE;
      if (found->other->id != other)
        i = 0;
      if (i == LOOKS)
        return TRUE;
      other = found->other->id;
      vouch_stock_found_clear (found);
      *found = (VouchStockFound) { NULL };
      g_usleep (LOOK_PAUSE);
    }
}

/* Two programs may both have found none. The first post stays, and whoever made another takes it back. The
 * other one may not have seen ours yet: then it does not, and we, who see both, do. */
static VouchPortalAnswer *
stay_alone (const VouchStockRequest *self, const VouchStockPost *made, GError **error)
{
  g_auto (VouchStockFound) found = { NULL };
  const VouchStockPost *other;

  if (!wait_until_alone (self, made, &found, error))
    return vouch_stock_request_lose (&found.refusal, error);
  if (is_first (&found, made) && !found.other)
    return vouch_stock_request_receipt (self, made, 201, FALSE);
  if (!vouch_stock_request_take_back (self, made->id, error))
    return NULL;
  other = found.post && found.post->id != made->id ? found.post : found.other;
  return other ? vouch_stock_request_refuse (self, other, 412, "changed", "")
               : vouch_stock_request_refuse_partial (self);
}

/* The number of what was lost to readers is told with the receipt. */
static VouchPortalAnswer *
tell_update (const VouchStockRequest *self, const VouchStockPost *before, const VouchStockPost *written)
{
  VouchPortalAnswer *answer = vouch_stock_request_receipt (self, written, 200, FALSE);
  gint64 lost = vouch_stock_versions_find_lost (self, before);

  if (lost > 0)
    json_object_set_int_member (vouch_json_node_object (answer->json), "overwrote", lost);
  return answer;
}

static VouchPortalAnswer *
write_card (const VouchStockRequest *self, const VouchStockPost *post, GError **error)
{
  g_autofree char *html = vouch_stock_html (get_text (self, "html"));
  g_autoptr (VouchStockMark) mark = make_mark (self, post, html);
  g_autoptr (JsonNode) members = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (VouchStockPost) written = NULL;

  if (post && !post->is_altered && g_strcmp0 (post->mark->sent, mark->sent) == 0)
    return vouch_stock_request_receipt (self, post, 200, TRUE);
  members = make_members (self, &answer, error);
  if (!members)
    return g_steal_pointer (&answer);
  answer = vouch_stock_request_write (self, post ? post->id : 0, members, html, mark, error);
  if (!answer || !vouch_portal_answer_is_good (answer))
    return g_steal_pointer (&answer);
  written = vouch_stock_post_new (vouch_json_node_object (answer->json), self->card);
  if (!written)
    return vouch_stock_request_refuse (self, NULL, 502, "altered", "");
  return post ? tell_update (self, post, written) : stay_alone (self, written, error);
}

/* The answer was lost before it was seen how the site keeps the text. Where it has the same words,
 * nobody but the site has changed it. */
static VouchPortalAnswer *
finish_job (const VouchStockRequest *self, const VouchStockPost *post, GError **error)
{
  g_autofree char *html = vouch_stock_html (get_text (self, "html"));
  g_autoptr (VouchStockMark) mark = NULL;
  g_autofree char *sent = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;

  if (!post->is_altered)
    return vouch_stock_request_receipt (self, post, 200, FALSE);
  mark = make_mark (self, NULL, html);
  mark->revision = post->mark->revision;
  sent = vouch_stock_mark_wrap (mark, self->card, html);
  if (vouch_stock_post_has_words (post, get_text (self, "title"), get_text (self, "excerpt"), sent,
                                  get_text (self, "status")))
    {
      answer = vouch_stock_request_correct (self, post, html, mark, error);
      if (!answer || !vouch_portal_answer_is_good (answer))
        return vouch_stock_request_lose (&answer, error);
    }
  return vouch_stock_request_receipt (self, post, 200, FALSE);
}

/* A post that was put back counts from a smaller number again: what it holds tells two of one number apart. */
static gboolean
is_base (const VouchStockRequest *self, const VouchStockPost *post)
{
  JsonNode *digest = self->body ? vouch_json_get_node (self->body, "base-digest") : NULL;
  const char *there = post->mark->is_withdrawn ? NULL : post->mark->digest;

  return post->revision == self->base
         && (!digest || g_strcmp0 (vouch_json_node_text (digest), there) == 0);
}

static VouchPortalAnswer *
put_card (const VouchStockRequest *self, const VouchStockFound *found, GError **error)
{
  const VouchStockPost *post = found->post;

  /* Ours came second, and its answer was lost. */
  if (found->second > 0 && !vouch_stock_request_take_back (self, found->second, error))
    return NULL;
  if (!post && self->base > 0)
    return vouch_stock_request_refuse (self, NULL, 412, "changed", "");
  if (post && is_done (self, post))
    return finish_job (self, post, error);
  if (post && !is_base (self, post))
    return vouch_stock_request_refuse (self, post, 412, "changed", "");
  return write_card (self, post, error);
}

/* --- GET, DELETE --- */

static VouchPortalAnswer *
refuse_withdrawn (const VouchStockRequest *self, const VouchStockPost *post)
{
  return vouch_stock_request_refuse (self, post, 410, "withdrawn", "");
}

static VouchPortalAnswer *
get_card (const VouchStockRequest *self, const VouchStockPost *post)
{
  if (!post)
    return vouch_stock_request_refuse (self, NULL, 404, "missing", "");
  if (g_str_equal (vouch_stock_post_status (post), "withdrawn")
      || g_str_equal (post->status, "trash"))
    return refuse_withdrawn (self, post);
  return vouch_portal_answer_new_made (200, vouch_stock_post_to_json (post, self->card));
}

static char *
make_notice (const VouchStockRequest *self, const char *day)
{
  g_autofree char *reason = g_markup_escape_text (get_text (self, "reason"), -1);
  g_autofree char *notice = g_strdup_printf (
      "<p>This scorecard was withdrawn by its publisher on %s.</p>%s%s%s", day,
      *reason ? "\n<p>" : "", reason, *reason ? "</p>" : "");

  return vouch_stock_html (notice);
}

/* What was withdrawn leaves the site; title and address stay, to say what is gone. */
static VouchPortalAnswer *
write_withdrawn (const VouchStockRequest *self, const VouchStockPost *post, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *html = make_notice (self, day);
  g_autoptr (JsonNode) members = vouch_json_new_members ("excerpt", vouch_json_new_text (""), NULL);
  g_autoptr (VouchStockMark) mark = g_new0 (VouchStockMark, 1);
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (VouchStockPost) written = NULL;
  g_autofree char *content = NULL;

  mark->revision = post->revision + 1;
  mark->digest = g_strdup (post->mark->digest);
  mark->is_withdrawn = TRUE;
  content = vouch_stock_mark_wrap (mark, self->card, html);
  mark->kept = vouch_stock_post_sum (post->title, "", content, post->status, post->password);
  answer = vouch_stock_request_write (self, post->id, members, html, mark, error);
  if (!answer || !vouch_portal_answer_is_good (answer))
    return g_steal_pointer (&answer);
  written = vouch_stock_post_new (vouch_json_node_object (answer->json), self->card);
  return written ? vouch_stock_request_receipt (self, written, 200, FALSE)
                 : vouch_stock_request_refuse (self, NULL, 502, "altered", "");
}

static VouchPortalAnswer *
withdraw_card (const VouchStockRequest *self, const VouchStockPost *post, GError **error)
{
  if (!post)
    return vouch_stock_request_refuse (self, NULL, 404, "missing", "");
  if (post->mark->is_withdrawn)
    return refuse_withdrawn (self, post);
  if (!is_base (self, post))
    return vouch_stock_request_refuse (self, post, 412, "changed", "");
  return write_withdrawn (self, post, error);
}

/* --- the contract --- */

static VouchPortalAnswer *
answer (const VouchStockRequest *self, const char *method, GError **error)
{
  g_auto (VouchStockFound) found = { NULL };

  if (!vouch_stock_request_find (self, &found, error))
    return g_steal_pointer (&found.refusal);
  /* The card's post may be among those that aren't shown. */
  if (!found.post && found.is_partial)
    return vouch_stock_request_refuse_partial (self);
  if (strcmp (method, SOUP_METHOD_PUT) == 0)
    return put_card (self, &found, error);
  if (strcmp (method, SOUP_METHOD_DELETE) == 0)
    return withdraw_card (self, found.post, error);
  return get_card (self, found.post);
}

/**
 * vouch_stock_site_send:
 * @method: GET, PUT or DELETE
 * @path: "cards/UUID"
 * @body: (nullable): of the contract
 * @base: the revision to build on; 0 = there must be none; negative = no matter
 *
 * Returns: (transfer full) (nullable): the answer as the contract has it; %NULL where none came
 */
VouchPortalAnswer *
vouch_stock_site_send (const VouchStockSite *self,
                       const char *method,
                       const char *path,
                       JsonNode *body,
                       gint64 base,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *card
      = g_str_has_prefix (path, CARDS) ? g_ascii_strdown (path + strlen (CARDS), -1) : NULL;
  VouchStockRequest request
      = { self, card, body ? vouch_json_node_object (body) : NULL, base, cancellable };

  if (card && g_uuid_string_is_valid (card))
    return answer (&request, method, error);
  return vouch_stock_request_refuse (&request, NULL, 404, "missing", "");
}
