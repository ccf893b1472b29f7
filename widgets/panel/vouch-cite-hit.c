/* vouch-cite-hit.c: one line of what can be cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-hit.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-plain.h"
#include "vouch-reference-standing.h"

struct _VouchCiteHit
{
  GObject parent_instance;

  char       *reference; /* (owned) (nullable): id of one of the card's */
  JsonObject *pasted;    /* (owned) (nullable): else what would come into the card */
  char       *title;     /* (owned) */
  char       *subtitle;  /* (owned) */
  char       *badge;     /* (owned) */
  char       *standing;  /* (owned) (nullable) */
  const char *gravity;   /* (unowned): a style class */
  gboolean    is_found;  /* by somebody who was asked */
};

G_DEFINE_FINAL_TYPE (VouchCiteHit, vouch_cite_hit, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_BADGE,
  PROP_STANDING,
  PROP_IS_NEW,
  PROP_STANDING_CLASSES,
  PROP_HAS_STANDING,
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
    case PROP_STANDING:
      g_value_set_string (value, self->standing);
      break;
    case PROP_STANDING_CLASSES:
      g_value_set_boxed (value, (const char *[]){ "badge", self->gravity, NULL });
      break;
    case PROP_HAS_STANDING:
      g_value_set_boolean (value, self->standing != NULL);
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
  g_free (self->standing);
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
    [PROP_STANDING] = "standing",
  };

  object_class->get_property = vouch_cite_hit_get_property;
  object_class->finalize = vouch_cite_hit_finalize;
  for (guint i = PROP_TITLE; i < PROP_IS_NEW; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_NEW] = g_param_spec_boolean ("is-new", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_STANDING] = g_param_spec_boolean ("has-standing", NULL, NULL, FALSE,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STANDING_CLASSES]
      = g_param_spec_boxed ("standing-classes", NULL, NULL, G_TYPE_STRV,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_cite_hit_init (VouchCiteHit *self)
{
}

/* The gravest alone: there is room for one. */
static void
read_standing (VouchCiteHit *self,
               JsonObject   *csl)
{
  g_autoptr (VouchReferenceStanding) standing = vouch_reference_standing_new (csl);

  if (self->standing)
    return;
  self->standing = g_strdup (vouch_reference_standing_get_label (standing));
  self->gravity = standing->fate == VOUCH_REFERENCE_FATE_RETRACTED                          ? "error"
                  : standing->fate != VOUCH_REFERENCE_FATE_NONE || standing->is_preprint ? "warning"
                                                                                         : NULL;
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
  read_standing (self, csl);
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

/* Each card gives its own ids. */
static JsonObject *
copy_with_id (JsonObject *csl)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (csl);
  g_autofree char *id = vouch_id_new ();

  for (GList *l = members; l; l = l->next)
    json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (csl, l->data)));
  json_object_set_string_member (copy, "id", id);
  return copy;
}

/**
 * vouch_cite_hit_new_found:
 * @csl: an item that no card has, told by somebody who was asked
 * @origin: by whom: “Library”, “Crossref”
 * @warning: (nullable): what speaks against it, before anything that its record tells
 */
VouchCiteHit *
vouch_cite_hit_new_found (JsonObject *csl,
                          const char *origin,
                          const char *warning)
{
  VouchCiteHit *self = g_object_new (VOUCH_TYPE_CITE_HIT, NULL);
  char *title = vouch_reference_dup_plain_title (csl);

  self->pasted = copy_with_id (csl);
  self->is_found = TRUE;
  self->title = vouch_reference_short (csl);
  self->subtitle = title ? title : vouch_reference_plain (csl);
  self->badge = g_strdup (origin);
  self->standing = g_strdup (warning);
  self->gravity = warning ? "error" : NULL;
  read_standing (self, csl);
  return self;
}

/** Returns: whether somebody who was asked told of it. */
gboolean
vouch_cite_hit_get_is_found (VouchCiteHit *self)
{
  return self->is_found;
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
