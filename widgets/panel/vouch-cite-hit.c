/* vouch-cite-hit.c: one line of what can be cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-hit.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-plain.h"

struct _VouchCiteHit
{
  GObject parent_instance;

  char       *reference; /* (owned) (nullable): id of one of the card's */
  JsonObject *pasted;    /* (owned) (nullable): else what would come into the card */
  char       *title;     /* (owned) */
  char       *subtitle;  /* (owned) */
  char       *badge;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (VouchCiteHit, vouch_cite_hit, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_BADGE,
  PROP_IS_NEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
vouch_cite_hit_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  VouchCiteHit *self = VOUCH_CITE_HIT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_BADGE:
      g_value_set_string (value, self->badge);
      break;
    case PROP_IS_NEW:
      g_value_set_boolean (value, self->pasted != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_cite_hit_finalize (GObject *object)
{
  VouchCiteHit *self = VOUCH_CITE_HIT (object);

  g_clear_pointer (&self->pasted, json_object_unref);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->badge);
  G_OBJECT_CLASS (vouch_cite_hit_parent_class)->finalize (object);
}

static void
vouch_cite_hit_class_init (VouchCiteHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = {
    [PROP_TITLE] = "title",
    [PROP_SUBTITLE] = "subtitle",
    [PROP_BADGE] = "badge",
  };

  object_class->get_property = vouch_cite_hit_get_property;
  object_class->finalize = vouch_cite_hit_finalize;
  for (guint i = PROP_TITLE; i < PROP_IS_NEW; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_NEW] = g_param_spec_boolean ("is-new", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_cite_hit_init (VouchCiteHit *self)
{
}

static char *
make_badge (guint    number,
            gboolean is_cited)
{
  if (is_cited)
    return g_strdup (_("Cited here"));
  return number > 0 ? g_strdup_printf ("[%u]", number) : g_strdup ("");
}

/**
 * vouch_cite_hit_new:
 * @reference: one of the card's
 * @number: the number that the page gives it; 0 where it has none
 * @is_cited: whether the statement cites it already
 */
VouchCiteHit *
vouch_cite_hit_new (VouchReference *reference,
                    guint           number,
                    gboolean        is_cited)
{
  VouchCiteHit *self = g_object_new (VOUCH_TYPE_CITE_HIT, NULL);
  JsonObject *csl = vouch_json_node_object (vouch_reference_get_csl (reference));
  char *title = vouch_reference_dup_plain_title (csl);

  self->reference = g_strdup (vouch_node_get_id (VOUCH_NODE (reference)));
  self->title = vouch_reference_short (csl);
  self->subtitle = title ? title : vouch_reference_plain (csl);
  self->badge = make_badge (number, is_cited);
  return self;
}

/** @csl: what was pasted, as an item that no card has */
VouchCiteHit *
vouch_cite_hit_new_pasted (JsonObject *csl)
{
  VouchCiteHit *self = g_object_new (VOUCH_TYPE_CITE_HIT, NULL);

  self->pasted = json_object_ref (csl);
  self->title = g_strdup (_("New Reference"));
  self->subtitle = vouch_reference_plain (csl);
  self->badge = g_strdup ("");
  return self;
}

/** Returns: (nullable): id of the card's reference; %NULL for a new one. */
const char *
vouch_cite_hit_get_reference (VouchCiteHit *self)
{
  return self->reference;
}

/** Returns: (transfer none) (nullable): the new one. */
JsonObject *
vouch_cite_hit_get_pasted (VouchCiteHit *self)
{
  return self->pasted;
}
