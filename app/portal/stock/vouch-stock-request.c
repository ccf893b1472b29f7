/* vouch-stock-request.c: finds a card's post on a site without the plugin, and writes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-request.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-portal-root.h"

/* In every state, the oldest first: of two posts for one card the first is the card's. */
#define SEARCH                                                                                     \
  "wp/v2/posts?context=edit&status=publish,future,draft,pending,private,trash&orderby=id&order="   \
  "asc&per_page=50&_fields=" VOUCH_STOCK_POST_FIELDS "&search="

/** Returns: (transfer full) (nullable): the site's answer; %NULL where none came. */
VouchPortalAnswer *
vouch_stock_request_send (const VouchStockRequest *self,
                          const char *method,
                          const char *path,
                          JsonNode *body,
                          GError **error)
{
  const VouchStockSite *site = self->site;
  g_autofree char *address = vouch_portal_root_join (site->root, path);
  VouchPortalRequest request = { method, address, site->authorisation, body, -1 };

  return vouch_portal_wire_send (site->wire, &request, self->cancellable, error);
}

/** Returns: (transfer full): a no in the contract's words. */
VouchPortalAnswer *
vouch_stock_request_refuse (const VouchStockRequest *self,
                            const VouchStockPost *post,
                            guint status,
                            const char *code,
                            const char *message)
{
  return vouch_portal_answer_new_made (
      status, vouch_json_new_members (
                  "code", vouch_json_new_text (code), "message", vouch_json_new_text (message),
                  "current", post ? vouch_stock_post_to_json (post, self->card) : NULL, NULL));
}

/* What nobody reads yet is shown to whoever is signed in to the site. */
static char *
dup_address (const VouchStockPost *post)
{
  gboolean is_out = g_str_equal (post->status, "publish") || g_str_equal (post->status, "future");

  return is_out ? g_strdup (post->address)
                : g_strconcat (post->address, strchr (post->address, '?') ? "&" : "?",
                               "preview=true", NULL);
}

/** Returns: (transfer full): a yes in the contract's words. */
VouchPortalAnswer *
vouch_stock_request_receipt (const VouchStockRequest *self,
                             const VouchStockPost *post,
                             guint status,
                             gboolean is_unchanged)
{
  const char *digest = post->mark->digest ? post->mark->digest : "";
  g_autofree char *address = dup_address (post);

  return vouch_portal_answer_new_made (
      status, vouch_json_new_members (
                  "id", vouch_json_new_text (self->card), "revision",
                  vouch_json_new_int (post->mark->revision), "digest", vouch_json_new_text (digest),
                  "status", vouch_json_new_text (vouch_stock_post_status (post)), "address",
                  vouch_json_new_text (address), "unchanged",
                  vouch_json_new_boolean (is_unchanged), NULL));
}

/* --- finding --- */

void
vouch_stock_found_clear (VouchStockFound *self)
{
  g_clear_pointer (&self->post, vouch_stock_post_free);
  g_clear_pointer (&self->other, vouch_stock_post_free);
  g_clear_pointer (&self->refusal, vouch_portal_answer_free);
}

static gboolean
is_of_job (const VouchStockRequest *self, const VouchStockPost *post)
{
  const char *job = self->body ? vouch_json_get_text (self->body, "job") : NULL;

  return job && g_strcmp0 (post->mark->job, job) == 0;
}

/* A post that has the mark somewhere else than at its start was put together by hand: it isn't
 * written over, and no other is made beside it. */
static void
read_posts (const VouchStockRequest *self, JsonArray *posts, VouchStockFound *found)
{
  for (guint i = 0; i < vouch_json_array_length (posts); i++)
    {
      JsonObject *object = vouch_json_array_object (posts, i);
      g_autoptr (VouchStockPost) post = object ? vouch_stock_post_new (object, self->card) : NULL;

      if (!post)
        found->is_partial = found->is_partial || vouch_stock_post_quotes (object, self->card);
      else if (!found->post)
        found->post = g_steal_pointer (&post);
      else if (is_of_job (self, post))
        found->second = post->id;
      else if (!found->other && g_strcmp0 (post->status, "trash") != 0)
        found->other = g_steal_pointer (&post);
    }
}

/* Who may not write there is told that drafts can't be looked for: 401 or 403 is in the small print. */
static void
tell_why (VouchPortalAnswer *answer)
{
  static const char *const path[] = { "data", "details", "status" };
  JsonObject *object = vouch_json_node_object (answer->json);
  const char *message = NULL;
  gint64 status = 0;

  for (gsize i = 0; object && i < G_N_ELEMENTS (path); i++)
    object = vouch_json_get_object (object, path[i]);
  message = object ? vouch_json_get_text (object, "message") : NULL;
  object = object ? vouch_json_get_object (object, "data") : NULL;
  status = object ? vouch_json_get_int (object, "status", 0) : 0;
  if (answer->status != 400 || !message || (status != 401 && status != 403))
    return;
  answer->status = (guint) status;
  json_object_set_string_member (vouch_json_node_object (answer->json), "message", message);
}

/**
 * vouch_stock_request_find:
 * @found: (out): what the site shows
 *
 * Who may not change a post of somebody else's isn't told of it, but only how many there are: the
 * card's may be among them, and where the site doesn't say how many as well.
 *
 * Returns: whether the site has told
 */
gboolean
vouch_stock_request_find (const VouchStockRequest *self, VouchStockFound *found, GError **error)
{
  g_autofree char *path = g_strconcat (SEARCH, self->card, NULL);
  g_autoptr (VouchPortalAnswer) answer
      = vouch_stock_request_send (self, SOUP_METHOD_GET, path, NULL, error);
  JsonArray *posts = answer ? vouch_json_node_array (answer->json) : NULL;

  if (!answer)
    return FALSE;
  if (answer->status != 200 || !posts)
    {
      tell_why (answer);
      found->refusal = g_steal_pointer (&answer);
      return FALSE;
    }
  found->is_partial
      = answer->total < 0 || answer->total > (gint64) vouch_json_array_length (posts);
  read_posts (self, posts, found);
  return TRUE;
}

/** Returns: (transfer full): a no: the card may be on the site, and nobody can tell. */
VouchPortalAnswer *
vouch_stock_request_refuse_partial (const VouchStockRequest *self)
{
  return vouch_stock_request_refuse (
      self, NULL, 409, "hidden",
      _("the site may have a post with this card that it does not show you, and a second one is not "
        "made"));
}

/* --- writing --- */

static VouchPortalAnswer *
post_members (const VouchStockRequest *self, gint64 id, JsonNode *members, GError **error)
{
  g_autofree char *number = id > 0 ? g_strdup_printf ("/%" G_GINT64_FORMAT, id) : g_strdup ("");
  g_autofree char *path
      = g_strconcat ("wp/v2/posts", number, "?_fields=" VOUCH_STOCK_POST_FIELDS, NULL);
  VouchPortalAnswer *answer = vouch_stock_request_send (self, SOUP_METHOD_POST, path, members, error);

  /* It was deleted in the meantime. */
  if (answer && id > 0 && answer->status == 404)
    {
      vouch_portal_answer_free (answer);
      return vouch_stock_request_refuse (self, NULL, 412, "changed", "");
    }
  return answer;
}

static VouchPortalAnswer *
post_content (const VouchStockRequest *self,
              gint64 id,
              JsonNode *members,
              const char *html,
              const VouchStockMark *mark,
              GError **error)
{
  g_autofree char *text = vouch_stock_mark_wrap (mark, self->card, html);
  g_autoptr (JsonNode) content = vouch_json_new_text (text);
  g_autoptr (JsonNode) whole = vouch_json_with_member (members, "content", content);

  return post_members (self, id, whole, error);
}

static VouchStockPost *
read_post (const VouchStockRequest *self, const VouchPortalAnswer *answer)
{
  return vouch_portal_answer_is_good (answer)
             ? vouch_stock_post_new (vouch_json_node_object (answer->json), self->card)
             : NULL;
}

/**
 * vouch_stock_request_lose:
 * @answer: (inout) (transfer full): a no to what came after the card was written
 * @error: return location; set already where no answer came
 *
 * The card is there: whatever was answered since says nothing of it, and counts as no answer.
 *
 * Returns: %NULL
 */
VouchPortalAnswer *
vouch_stock_request_lose (VouchPortalAnswer **answer, GError **error)
{
  if (*answer)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
                 _("The site answered with %u after the card had arrived."), (*answer)->status);
  g_clear_pointer (answer, vouch_portal_answer_free);
  return NULL;
}

/** Deletes a post that this job has made; it is asked for again until it is gone. */
gboolean
vouch_stock_request_take_back (const VouchStockRequest *self, gint64 id, GError **error)
{
  g_autofree char *path = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "?force=true", id);
  g_autoptr (VouchPortalAnswer) answer
      = vouch_stock_request_send (self, SOUP_METHOD_DELETE, path, NULL, error);

  if (!answer)
    return FALSE;
  if (vouch_portal_answer_is_good (answer) || answer->status == 404 || answer->status == 410)
    return TRUE;
  vouch_stock_request_lose (&answer, error);
  return FALSE;
}

/**
 * vouch_stock_request_correct:
 * @stored: the post as the site keeps it
 * @html: its text, as it was sent
 * @mark: (inout): what it says of its card
 *
 * What the site keeps otherwise than it was sent isn't somebody's change: the mark says so too.
 *
 * Returns: (transfer full) (nullable): the site's answer
 */
VouchPortalAnswer *
vouch_stock_request_correct (const VouchStockRequest *self,
                             const VouchStockPost *stored,
                             const char *html,
                             VouchStockMark *mark,
                             GError **error)
{
  g_autoptr (JsonNode) nothing = vouch_json_new_members ("id", vouch_json_new_int (stored->id), NULL);

  g_free (mark->kept);
  mark->kept = vouch_stock_post_sum_now (stored);
  return post_content (self, stored->id, nothing, html, mark, error);
}

/* Without its mark nothing finds the post again: a new one is taken back. */
static VouchPortalAnswer *
refuse_unmarked (const VouchStockRequest *self,
                 const VouchPortalAnswer *answer,
                 gboolean is_new,
                 GError **error)
{
  gint64 id = vouch_json_get_int (vouch_json_node_object (answer->json), "id", 0);

  if (is_new && id > 0 && !vouch_stock_request_take_back (self, id, error))
    return NULL;
  return vouch_stock_request_refuse (
      self, NULL, is_new && id > 0 ? 409 : 502, "altered",
      _("the site takes away by what the card’s post is found again"));
}

/**
 * vouch_stock_request_write:
 * @id: the post's number; 0 = a new one
 * @members: all of a post but its text
 * @html: its text
 * @mark: what it says of its card
 *
 * Returns: (transfer full) (nullable): the site's answer, a post where it is good
 */
VouchPortalAnswer *
vouch_stock_request_write (const VouchStockRequest *self,
                           gint64 id,
                           JsonNode *members,
                           const char *html,
                           VouchStockMark *mark,
                           GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = post_content (self, id, members, html, mark, error);
  g_autoptr (VouchStockPost) stored = answer ? read_post (self, answer) : NULL;
  g_autoptr (VouchPortalAnswer) corrected = NULL;

  if (!answer || !vouch_portal_answer_is_good (answer))
    return g_steal_pointer (&answer);
  if (!stored)
    return refuse_unmarked (self, answer, id == 0, error);
  if (!stored->is_altered)
    return g_steal_pointer (&answer);
  corrected = vouch_stock_request_correct (self, stored, html, mark, error);
  if (!corrected || !vouch_portal_answer_is_good (corrected))
    return vouch_stock_request_lose (&corrected, error);
  return g_steal_pointer (&corrected);
}
