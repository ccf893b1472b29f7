/* vouch-finding-group.c: a heading in the list of findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-group.h"

struct _VouchFindingGroup
{
  GObject parent_instance;

  char  *title; /* (owned) (nullable) */
  guint  count;
};

G_DEFINE_FINAL_TYPE (VouchFindingGroup, vouch_finding_group, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
vouch_finding_group_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  VouchFindingGroup *self = VOUCH_FINDING_GROUP (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_finding_group_finalize (GObject *object)
{
  g_free (VOUCH_FINDING_GROUP (object)->title);
  G_OBJECT_CLASS (vouch_finding_group_parent_class)->finalize (object);
}

static void
vouch_finding_group_class_init (VouchFindingGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_finding_group_get_property;
  object_class->finalize = vouch_finding_group_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_finding_group_init (VouchFindingGroup *self)
{
}

VouchFindingGroup *
vouch_finding_group_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDING_GROUP, NULL);
}

const char *
vouch_finding_group_get_title (VouchFindingGroup *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_GROUP (self), NULL);
  return self->title;
}

guint
vouch_finding_group_get_count (VouchFindingGroup *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_GROUP (self), 0);
  return self->count;
}

/** Notifies of what is another now. */
void
vouch_finding_group_update (VouchFindingGroup *self,
                            const char        *title,
                            guint              count)
{
  g_return_if_fail (VOUCH_IS_FINDING_GROUP (self));

  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  if (self->count != count)
    {
      self->count = count;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
    }
}
