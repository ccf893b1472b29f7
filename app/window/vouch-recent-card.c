/* vouch-recent-card.c: a card that was open once, in the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recent-card.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-when.h"

struct _VouchRecentCard
{
  GObject parent_instance;

  char            *uri;    /* (owned) */
  GFile           *file;   /* (owned) */
  char            *title;  /* (owned): as it was when the card was open last */
  VouchRecentLook *look;   /* (owned): what a worker found last */
  gint64           opened; /* when it was open last, seconds since 1970 */
};

G_DEFINE_FINAL_TYPE (VouchRecentCard, vouch_recent_card, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
name_kind (const char *kind)
{
  if (g_strcmp0 (kind, "summary") == 0)
    return _("Summary");
  if (g_strcmp0 (kind, "takeaways") == 0)
    return _("Takeaways");
  return _("Scorecard");
}

static char *
describe_standing (const VouchRecentLook *look)
{
  switch (look->standing)
    {
    case VOUCH_RECENT_WITHDRAWN:
      return g_strdup (_("withdrawn"));
    case VOUCH_RECENT_DRAFT:
      return g_strdup (_("draft on the portal"));
    case VOUCH_RECENT_FUTURE:
      /* Translators: a card’s third publication is “r3”; its date is still to come. */
      return g_strdup_printf (_("to be published r%d"), (int) look->revision);
    case VOUCH_RECENT_PUBLISHED:
      /* Translators: a card’s third publication is “r3”. */
      return g_strdup_printf (_("published r%d"), (int) look->revision);
    case VOUCH_RECENT_NOT_SENT:
    default:
      return g_strdup (_("not published"));
    }
}

static char *
describe_publication (const VouchRecentLook *look)
{
  char *words = describe_standing (look);
  g_autofree char *owned = NULL;

  if (look->standing < VOUCH_RECENT_DRAFT || !look->is_changed_since)
    return words;
  owned = words;
  /* Translators: “published r3, changed since” */
  return g_strdup_printf (_("%s, changed since"), owned);
}

/* @count: (transfer full): “19 errors” */
static void
add_count (GString *words, char *count, guint n)
{
  if (n > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", count);
  g_free (count);
}

static char *
dup_place (VouchRecentCard *self)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (name, home) && name[strlen (home)] == G_DIR_SEPARATOR)
    return g_strconcat ("~", name + strlen (home), NULL);
  return g_steal_pointer (&name);
}

static void
vouch_recent_card_finalize (GObject *object)
{
  VouchRecentCard *self = VOUCH_RECENT_CARD (object);

  g_free (self->uri);
  g_free (self->title);
  g_clear_object (&self->file);
  vouch_recent_look_free (self->look);
  G_OBJECT_CLASS (vouch_recent_card_parent_class)->finalize (object);
}

static void
vouch_recent_card_class_init (VouchRecentCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_recent_card_finalize;
  signals[SIGNAL_LOOKED] = g_signal_new ("looked", VOUCH_TYPE_RECENT_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_recent_card_init (VouchRecentCard *self)
{
  self->look = g_new0 (VouchRecentLook, 1);
}

/**
 * vouch_recent_card_new:
 * @uri: of its file
 * @title: its title when it was open last; may be empty
 * @opened: when that was, seconds since 1970
 *
 * Returns: (transfer full): an entry of the list that was not looked at yet.
 */
VouchRecentCard *
vouch_recent_card_new (const char *uri, const char *title, gint64 opened)
{
  VouchRecentCard *self = g_object_new (VOUCH_TYPE_RECENT_CARD, NULL);

  self->uri = g_strdup (uri);
  self->file = g_file_new_for_uri (uri);
  self->title = g_strdup (title);
  self->opened = opened;
  return self;
}

const char *
vouch_recent_card_get_uri (VouchRecentCard *self)
{
  return self->uri;
}

/** Returns: (transfer none): the card’s file. */
GFile *
vouch_recent_card_get_file (VouchRecentCard *self)
{
  return self->file;
}

/** Returns: when it was open last, seconds since 1970. */
gint64
vouch_recent_card_get_opened (VouchRecentCard *self)
{
  return self->opened;
}

/** Returns: (transfer none): what was found in its file last. */
const VouchRecentLook *
vouch_recent_card_get_look (VouchRecentCard *self)
{
  return self->look;
}

/**
 * vouch_recent_card_take_look:
 * @look: (transfer full): what was found in its file now
 */
void
vouch_recent_card_take_look (VouchRecentCard *self, VouchRecentLook *look)
{
  g_return_if_fail (VOUCH_IS_RECENT_CARD (self));

  vouch_recent_look_free (self->look);
  self->look = look;
  if (look->title)
    {
      g_free (self->title);
      self->title = g_strdup (look->title);
    }
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

/** Says that the card is open again, with the title that it has now. */
void
vouch_recent_card_set_opened (VouchRecentCard *self, const char *title, gint64 opened)
{
  g_return_if_fail (VOUCH_IS_RECENT_CARD (self));

  self->opened = opened;
  g_free (self->title);
  self->title = g_strdup (title);
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

/** Returns: (transfer none): what the list calls it; may be empty. */
const char *
vouch_recent_card_get_title (VouchRecentCard *self)
{
  return self->title && *self->title ? self->title : _("Untitled Card");
}

/**
 * vouch_recent_card_dup_details:
 * @now: the time
 *
 * Returns: (transfer full): kind, publication, when it was written, and where it is.
 */
char *
vouch_recent_card_dup_details (VouchRecentCard *self, GDateTime *now)
{
  const VouchRecentLook *look = self->look;
  g_autofree char *place = dup_place (self);
  g_autofree char *when = look->modified ? vouch_when_describe (look->modified, now) : NULL;
  g_autofree char *publication = NULL;

  switch (look->state)
    {
    case VOUCH_RECENT_MISSING:
      return g_strdup_printf (_("Not found: %s"), place);
    case VOUCH_RECENT_UNREADABLE:
      return g_strdup_printf (_("Can’t be read: %s"), place);
    case VOUCH_RECENT_READY:
      publication = describe_publication (look);
      return g_strdup_printf ("%s · %s · %s · %s", name_kind (look->kind), publication, when, place);
    case VOUCH_RECENT_UNKNOWN:
    default:
      return g_steal_pointer (&place);
    }
}

/* What nobody can have known who published it is told apart from what was overlooked. */
static char *
describe_retracted (const VouchRecentLook *look)
{
  guint n = look->n_retracted;

  if (look->n_retracted_since == n)
    return g_strdup_printf (ngettext ("cites %u paper that was retracted after publication",
                                      "cites %u papers that were retracted after publication", n), n);
  if (look->n_retracted_before == n)
    return g_strdup_printf (ngettext ("cites %u paper that was retracted before publication",
                                      "cites %u papers that were retracted before publication", n), n);
  if (look->n_retracted_since > 0)
    /* Translators: several papers, and how many of them. */
    return g_strdup_printf (_("cites %u retracted papers, %u of them retracted after publication"), n,
                            look->n_retracted_since);
  return g_strdup_printf (ngettext ("cites %u retracted paper", "cites %u retracted papers", n), n);
}

/** Returns: (transfer full): “19 errors, 2 warnings”; empty where nothing is known. */
char *
vouch_recent_card_dup_findings (VouchRecentCard *self)
{
  GString *words = g_string_new (NULL);
  const VouchSummary *summary = &self->look->summary;

  if (self->look->state == VOUCH_RECENT_READY)
    {
      add_count (words, describe_retracted (self->look), self->look->n_retracted);
      add_count (words,
                 g_strdup_printf (ngettext ("%u error", "%u errors", summary->errors),
                                  summary->errors),
                 summary->errors);
      add_count (words,
                 g_strdup_printf (ngettext ("%u warning", "%u warnings", summary->warnings),
                                  summary->warnings),
                 summary->warnings);
      if (words->len == 0)
        g_string_append (words, _("Nothing stops it"));
    }
  return g_string_free (words, FALSE);
}

/** Returns: whether readers are shown a card that leans on a paper which was retracted. */
gboolean
vouch_recent_card_is_urgent (VouchRecentCard *self)
{
  const VouchRecentLook *look = self->look;

  return look->state == VOUCH_RECENT_READY && look->standing >= VOUCH_RECENT_FUTURE && look->n_retracted > 0;
}

/**
 * vouch_recent_card_matches:
 * @words: what is looked for, words with spaces between
 *
 * Returns: whether each word stands in the title or in the place.
 */
gboolean
vouch_recent_card_matches (VouchRecentCard *self, const char *words)
{
  g_autofree char *place = dup_place (self);
  g_autofree char *both = g_strconcat (vouch_recent_card_get_title (self), "\n", place, NULL);
  g_autofree char *folded = g_utf8_casefold (both, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);
  g_auto (GStrv) each = g_strsplit_set (wanted, " \t", -1);

  for (guint i = 0; each[i]; i++)
    if (*each[i] && !strstr (folded, each[i]))
      return FALSE;
  return TRUE;
}
