/* vouch-stock-versions.c: whether somebody's work was written over in the moment of sending.
 *
 *   looked at the post: its last version is 7  ->  (a colleague saves: 8)  ->  written: 9 is ours
 *
 * A site without the plugin takes no preconditions, so it can't be prevented; but it keeps each version, and they are
 * numbered. Whatever came after the one that was looked at, and is not ours, was lost to readers, and is told of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-versions.h"

#include <string.h>

#include "vouch-json.h"

#define FIELDS "id,slug,content"

static const char *
get_content (JsonObject *version)
{
  JsonObject *content = vouch_json_get_object (version, "content");
  const char *text = content ? vouch_json_get_text (content, "raw") : NULL;

  return text ? text : "";
}

/* What somebody has typed and not saved yet is kept too, and is not written over. */
static gboolean
is_saved (JsonObject *version)
{
  const char *slug = vouch_json_get_text (version, "slug");

  return !slug || !strstr (slug, "-autosave-");
}

static gboolean
is_ours (const VouchStockRequest *self, JsonObject *version)
{
  const char *job = self->body ? vouch_json_get_text (self->body, "job") : NULL;
  g_autoptr (VouchStockMark) mark = vouch_stock_mark_find (get_content (version), self->card);

  return mark && job && g_strcmp0 (mark->job, job) == 0;
}

/* The newest, which has what the older ones had. */
static gint64
find_lost (const VouchStockRequest *self, JsonArray *versions, gint64 seen)
{
  gint64 lost = 0;

  for (guint i = 0; i < vouch_json_array_length (versions); i++)
    {
      JsonObject *version = vouch_json_array_object (versions, i);
      gint64 id = version ? vouch_json_get_int (version, "id", 0) : 0;

      if (id > MAX (seen, lost) && is_saved (version) && !is_ours (self, version))
        lost = id;
    }
  return lost;
}

/**
 * vouch_stock_versions_find_lost:
 * @before: the card's post, as it was when it was looked at
 *
 * After the post was written. Waits for the site.
 *
 * Returns: the number of the version that was saved there in between; 0: none, or it can't be known, as where the site
 *   keeps no versions, or shows them to others only
 */
gint64
vouch_stock_versions_find_lost (const VouchStockRequest *self, const VouchStockPost *before)
{
  g_autofree char *path
      = g_strdup_printf ("wp/v2/posts/%" G_GINT64_FORMAT "/revisions?context=edit&per_page=10&orderby=id&order=desc"
                         "&_fields=" FIELDS,
                         before->id);
  g_autoptr (VouchPortalAnswer) answer = vouch_stock_request_send (self, SOUP_METHOD_GET, path, NULL, NULL);
  JsonArray *versions = answer && answer->status == 200 ? vouch_json_node_array (answer->json) : NULL;

  return versions ? find_lost (self, versions, before->version) : 0;
}
