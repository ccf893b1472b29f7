/* vouch-recent-order.c: in which order the cards of the list stand, and which are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recent-order.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  int (*compare) (VouchRecentCard *a, VouchRecentCard *b);
} Order;

typedef struct
{
  const char *id;
  const char *words;
  gboolean (*has) (const VouchRecentLook *look);
} Choice;

/* --- orders --- */

static int
compare_titles (VouchRecentCard *a, VouchRecentCard *b)
{
  g_autofree char *one = g_utf8_casefold (vouch_recent_card_get_title (a), -1);
  g_autofree char *other = g_utf8_casefold (vouch_recent_card_get_title (b), -1);

  return g_utf8_collate (one, other);
}

static gint64
get_changed (VouchRecentCard *card)
{
  const VouchRecentLook *look = vouch_recent_card_get_look (card);

  return look->modified ? g_date_time_to_unix (look->modified) : 0;
}

static int
compare_changed (VouchRecentCard *a, VouchRecentCard *b)
{
  gint64 one = get_changed (a);
  gint64 other = get_changed (b);

  return one == other ? 0 : one > other ? -1 : 1;
}

/* Of a file that can't be read nothing is known: it comes last. */
static gint64
count_findings (VouchRecentCard *card)
{
  const VouchRecentLook *look = vouch_recent_card_get_look (card);

  if (look->state != VOUCH_RECENT_READY)
    return -1;
  return ((gint64) look->summary.errors << 32) + look->summary.warnings;
}

static int
compare_findings (VouchRecentCard *a, VouchRecentCard *b)
{
  gint64 one = count_findings (a);
  gint64 other = count_findings (b);

  return one == other ? 0 : one > other ? -1 : 1;
}

/* "opened" is the order in which the list is kept. */
static const Order orders[] = {
  { "title", compare_titles },
  { "changed", compare_changed },
  { "findings", compare_findings },
};

/**
 * vouch_recent_order_compare:
 * @order: "opened", "title", "changed" or "findings"
 *
 * Published cards that cite a retracted paper come first, whatever the order.
 *
 * Returns: below 0 where @a comes first, above where @b does; 0 leaves them as they stood
 */
int
vouch_recent_order_compare (const char *order, VouchRecentCard *a, VouchRecentCard *b)
{
  int urgency = vouch_recent_card_is_urgent (b) - vouch_recent_card_is_urgent (a);

  for (gsize i = 0; urgency == 0 && i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (order, orders[i].id) == 0)
      return orders[i].compare (a, b);
  return urgency;
}

/* --- choices --- */

static gboolean
is_published (const VouchRecentLook *look)
{
  return look->standing >= VOUCH_RECENT_FUTURE;
}

static gboolean
is_unpublished (const VouchRecentLook *look)
{
  return !is_published (look);
}

static gboolean
is_changed (const VouchRecentLook *look)
{
  return look->standing >= VOUCH_RECENT_DRAFT && look->is_changed_since;
}

static gboolean
has_errors (const VouchRecentLook *look)
{
  return look->summary.errors > 0;
}

static gboolean
is_ready (const VouchRecentLook *look)
{
  return !has_errors (look) && (!is_published (look) || look->is_changed_since);
}

static const Choice choices[] = {
  { "errors", N_ ("Cards with errors"), has_errors },
  { "ready", N_ ("Cards ready to publish"), is_ready },
  { "unpublished", N_ ("Cards not published"), is_unpublished },
  { "published", N_ ("Published cards"), is_published },
  { "changed", N_ ("Cards changed since they were published"), is_changed },
};

/**
 * vouch_recent_choice_has:
 * @choice: "all", or one of the ids above
 *
 * Returns: whether @card is shown; one that was not read, or can't be, only among all
 */
gboolean
vouch_recent_choice_has (const char *choice, VouchRecentCard *card)
{
  const VouchRecentLook *look = vouch_recent_card_get_look (card);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choice, choices[i].id) == 0)
      return look->state == VOUCH_RECENT_READY && choices[i].has (look);
  return TRUE;
}

/** Returns: (transfer none) (nullable): what is shown, for people; %NULL for all. */
const char *
vouch_recent_choice_get_words (const char *choice)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choice, choices[i].id) == 0)
      return _(choices[i].words);
  return NULL;
}
