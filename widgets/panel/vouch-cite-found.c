/* vouch-cite-found.c: where what others found stands among the hits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-found.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-match.h"
#include "vouch-cite-hit.h"
#include "vouch-json.h"
#include "vouch-pasted-reference.h"
#include "vouch-reference-match.h"
#include "vouch-reference-plain.h"

/* A reference that was pasted with another paper's identifier. */
static char *
dup_warning (const char *typed,
             JsonObject *item)
{
  VouchPasted pasted;
  g_autoptr (JsonObject) own = vouch_pasted_reference_read (typed, &pasted);
  g_autofree char *own_title = NULL;
  g_autofree char *title = NULL;

  if (!own || pasted != VOUCH_PASTED_REFERENCE)
    return NULL;
  own_title = vouch_reference_dup_plain_title (own);
  title = vouch_reference_dup_plain_title (item);
  return vouch_article_compare_titles (own_title, title) == VOUCH_LIKENESS_OTHER
             ? g_strdup (_("Title differs from the pasted one"))
             : NULL;
}

static gboolean
is_same_identifier (JsonObject *a,
                    JsonObject *b)
{
  static const char *const members[] = { "DOI", "PMID", "PMCID" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *first = vouch_json_get_text (a, members[i]);
      const char *second = vouch_json_get_text (b, members[i]);

      if (first && second && g_ascii_strcasecmp (first, second) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: where it stands already; G_MAXUINT where it does not */
static guint
find_hit (GListModel *hits,
          JsonObject *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (VouchCiteHit) hit = g_list_model_get_item (hits, i);
      JsonObject *csl = vouch_cite_hit_get_pasted (hit);

      if (csl && (vouch_reference_is_same_work (csl, item) || is_same_identifier (csl, item)))
        return i;
    }
  return G_MAXUINT;
}

/* A bare identifier stands for one work: what is found for it is that, also where it names another
 * identifier. Words that were made a title stay: whoever is about to press Enter on them means them. */
static gboolean
is_bare (VouchCiteHit *hit,
         const char   *typed)
{
  return vouch_pasted_reference_recognise (typed) != VOUCH_PASTED_WORDS && vouch_cite_hit_get_pasted (hit) && !vouch_cite_hit_get_is_found (hit)
         && !vouch_pasted_reference_is_whole (vouch_cite_hit_get_pasted (hit));
}

/**
 * vouch_cite_found_add:
 * @hits: (element-type VouchCiteHit): what stands there already
 * @item: what somebody found, as a CSL-JSON item
 * @origin: who found it
 * @typed: what was asked for
 *
 * Puts it in the place of the bare identifier, or at the end; each work once.
 */
void
vouch_cite_found_add (GListStore *hits,
                      JsonObject *item,
                      const char *origin,
                      const char *typed)
{
  g_autofree char *warning = dup_warning (typed, item);
  g_autoptr (VouchCiteHit) found = vouch_cite_hit_new_found (item, origin, warning);
  g_autoptr (VouchCiteHit) first = g_list_model_get_item (G_LIST_MODEL (hits), 0);
  guint place = find_hit (G_LIST_MODEL (hits), item);

  if (place == G_MAXUINT && first && is_bare (first, typed))
    place = 0;
  if (place == G_MAXUINT || warning)
    g_list_store_append (hits, found);
  else
    {
      g_autoptr (VouchCiteHit) there = g_list_model_get_item (G_LIST_MODEL (hits), place);

      if (!vouch_cite_hit_get_is_found (there))
        g_list_store_splice (hits, place, 1, (gpointer *) &found, 1);
    }
}
