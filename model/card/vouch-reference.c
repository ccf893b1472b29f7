/* vouch-reference.c: one bibliographic record, a CSL-JSON item.
 *
 * The table has few of CSL's variables: what it does not know is kept all the same,
 * and can be read and set by its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference.h"

#include "vouch-node-private.h"

struct _VouchReference
{
  VouchNode parent_instance;

  JsonNode *csl; /* (owned) (nullable): the item, until something in it is altered */
};

G_DEFINE_FINAL_TYPE (VouchReference, vouch_reference, VOUCH_TYPE_NODE)

/* In the order in which references are written. Others' items have numbers where CSL
 * has texts, and the other way round. */
static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "type", VOUCH_MEMBER_TEXT, "type" },
  { "title", VOUCH_MEMBER_TEXT, "title" },
  { "author", VOUCH_MEMBER_ANY, "author" },
  { "container-title", VOUCH_MEMBER_ANY },
  { "container-title-short", VOUCH_MEMBER_ANY },
  { "publisher", VOUCH_MEMBER_ANY },
  { "publisher-place", VOUCH_MEMBER_ANY },
  { "edition", VOUCH_MEMBER_ANY },
  { "issued", VOUCH_MEMBER_ANY, "issued" },
  { "accessed", VOUCH_MEMBER_ANY },
  { "volume", VOUCH_MEMBER_ANY },
  { "issue", VOUCH_MEMBER_ANY },
  { "page", VOUCH_MEMBER_ANY },
  { "language", VOUCH_MEMBER_ANY },
  { "DOI", VOUCH_MEMBER_ANY },
  { "PMID", VOUCH_MEMBER_ANY },
  { "PMCID", VOUCH_MEMBER_ANY },
  { "ISBN", VOUCH_MEMBER_ANY },
  { "ISSN", VOUCH_MEMBER_ANY },
  { "URL", VOUCH_MEMBER_ANY },
  { "note", VOUCH_MEMBER_ANY },
  { "citation-key", VOUCH_MEMBER_ANY },
  { "license", VOUCH_MEMBER_ANY, "license" },
  { "source", VOUCH_MEMBER_ANY, "source" },
  { NULL },
};

/* After those of the table. */
#define PROP_CSL ((guint) G_N_ELEMENTS (members) + 1)

static GParamSpec *csl_property;
static void (*get_member_property) (GObject *object, guint id, GValue *value, GParamSpec *pspec);

static void
vouch_reference_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CSL)
    g_value_set_boxed (value, vouch_reference_get_csl (VOUCH_REFERENCE (object)));
  else
    get_member_property (object, id, value, pspec);
}

static void
vouch_reference_value_changed (VouchNode *node, const char *member)
{
  g_clear_pointer (&VOUCH_REFERENCE (node)->csl, json_node_unref);
  g_object_notify_by_pspec (G_OBJECT (node), csl_property);
}

static void
vouch_reference_finalize (GObject *object)
{
  g_clear_pointer (&VOUCH_REFERENCE (object)->csl, json_node_unref);
  G_OBJECT_CLASS (vouch_reference_parent_class)->finalize (object);
}

static void
vouch_reference_class_init (VouchReferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vouch_reference_finalize;
  VOUCH_NODE_CLASS (klass)->value_changed = vouch_reference_value_changed;
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);

  get_member_property = object_class->get_property;
  object_class->get_property = vouch_reference_get_property;
  /* Notified of whatever is altered in it. */
  csl_property
      = g_param_spec_boxed ("csl", NULL, NULL, JSON_TYPE_NODE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_CSL, csl_property);
}

static void
vouch_reference_init (VouchReference *self)
{
}

/** vouch_reference_get_csl_type: Returns: (transfer none) (nullable): CSL's type, as
 * “article-journal” */
const char *
vouch_reference_get_csl_type (VouchReference *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "type");
}

/** vouch_reference_get_title: Returns: (transfer none) (nullable): its title, as CSL has it */
const char *
vouch_reference_get_title (VouchReference *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "title");
}

/**
 * vouch_reference_get_csl:
 * @self: a reference
 *
 * Returns: (transfer none): the CSL-JSON item as it is now, sealed; whoever keeps it takes
 *   a reference
 */
JsonNode *
vouch_reference_get_csl (VouchReference *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE (self), NULL);

  if (!self->csl)
    self->csl = vouch_node_to_json (VOUCH_NODE (self));
  return self->csl;
}
