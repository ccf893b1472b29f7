/* vouch-pack-place.c: where the passage of one citation stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-place.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-source-line.h"

#define MAX_THERE 300

static const char *
get_digest (const char *own, VouchNode *reference)
{
  if (own && *own)
    return own;
  return reference ? vouch_json_node_text (vouch_node_get_value (reference, "source")) : NULL;
}

static void
find_quote (VouchPackPlace *self, JsonObject *quote)
{
  static const VouchPackState states[] = {
    [VOUCH_ANCHOR_FOUND] = VOUCH_PACK_FOUND,
    [VOUCH_ANCHOR_STALE] = VOUCH_PACK_STALE,
    [VOUCH_ANCHOR_AMBIGUOUS] = VOUCH_PACK_AMBIGUOUS,
    [VOUCH_ANCHOR_ORPHANED] = VOUCH_PACK_ORPHANED,
  };

  self->state = VOUCH_PACK_ABSENT;
  if (!self->source)
    return;
  self->anchor = vouch_anchor_find (self->source->index, self->exact, vouch_json_get_text (quote, "prefix"),
                                    vouch_json_get_text (quote, "suffix"));
  self->state = states[self->anchor.state];
}

/**
 * vouch_pack_place_find:
 * @sources: those of the pack
 * @citation: a citation
 * @reference: (nullable): what it cites
 *
 * Looks its passage up in its file.
 *
 * Returns: where it stands; lives as long as all of these
 */
VouchPackPlace
vouch_pack_place_find (VouchPackSources *sources, VouchCitation *citation, VouchNode *reference)
{
  VouchPackPlace self = { .state = VOUCH_PACK_LINKED };
  VouchNode *node = VOUCH_NODE (citation);
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (node, "quote"));
  const char *typed = vouch_node_get_text (node, "seen-by-eye");

  self.exact = vouch_json_get_text (quote, "exact");
  if (self.exact && *self.exact)
    {
      self.source = vouch_pack_sources_get (sources, get_digest (vouch_json_get_text (quote, "source"), reference));
      find_quote (&self, quote);
      return self;
    }
  self.exact = typed && *typed ? typed : NULL;
  if (vouch_region_read (vouch_node_get_value (node, "region"), &self.region))
    {
      self.source = vouch_pack_sources_get (sources, get_digest (self.region.source, reference));
      self.state = !self.source ? VOUCH_PACK_ABSENT
                   : vouch_region_fits (&self.region, self.source->text) ? VOUCH_PACK_REGION
                                                                         : VOUCH_PACK_ORPHANED;
    }
  else if (self.exact)
    self.state = VOUCH_PACK_TYPED;
  return self;
}

/** Returns: whether the pack shows where it stands. */
gboolean
vouch_pack_place_is_shown (const VouchPackPlace *self)
{
  return self->state >= VOUCH_PACK_REGION;
}

/** Returns: (transfer full): how it stands, in the writer's words. */
char *
vouch_pack_place_dup_words (const VouchPackPlace *self)
{
  switch (self->state)
    {
    case VOUCH_PACK_LINKED:
      return g_strdup (_ ("source named, no passage"));
    case VOUCH_PACK_TYPED:
      return g_strdup (_ ("passage typed by hand, seen by eye"));
    case VOUCH_PACK_ABSENT:
      return g_strdup (_ ("passage marked, but the file is not on this computer"));
    case VOUCH_PACK_ORPHANED:
      return g_strdup (_ ("passage not found in the file"));
    case VOUCH_PACK_AMBIGUOUS:
      return g_strdup (_ ("passage found twice"));
    case VOUCH_PACK_STALE:
      /* Translators: %s is a sentence that says what is different. */
      return g_strdup_printf (_ ("passage changed. %s"), vouch_anchor_get_words (&self->anchor));
    case VOUCH_PACK_REGION:
      return g_strdup (_ ("part of a page, seen by eye"));
    case VOUCH_PACK_FOUND:
    default:
      return g_strdup (_ ("passage marked"));
    }
}

/** Returns: (transfer full) (nullable): what stands beside it: the file's words where they differ,
 * the card's where there is no page to show. */
char *
vouch_pack_place_dup_there (const VouchPackPlace *self)
{
  g_autofree char *there = NULL;

  if (self->state == VOUCH_PACK_STALE)
    there = vouch_anchor_dup_exact (&self->anchor, self->source->text);
  else if (!vouch_pack_place_is_shown (self))
    there = g_strdup (self->exact);
  return there ? vouch_source_line (there, MAX_THERE) : NULL;
}
