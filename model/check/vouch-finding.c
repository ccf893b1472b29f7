/* vouch-finding.c: what one rule says about one node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-private.h"

struct _VouchFinding
{
  GObject parent_instance;

  const char *rule;   /* (unowned: the rule table's) */
  const char *action; /* (unowned: the rule table's) (nullable) */
  char *node;         /* (owned) */
  char *row;          /* (owned) */
  char *section;      /* (owned) (nullable) */
  char *member;       /* (owned) (nullable) */
  char *subject;      /* (owned) (nullable) */
  char *message;      /* (owned) */
  char *repair;       /* (owned) (nullable) */
  char *other;        /* (owned) (nullable) */
  guint from;
  guint to;
  VouchLevel level;
  guint is_considered : 1;
};

G_DEFINE_FINAL_TYPE (VouchFinding, vouch_finding, G_TYPE_OBJECT)

enum
{
  PROP_RULE = 1,
  PROP_LEVEL,
  PROP_NODE,
  PROP_SECTION,
  PROP_MEMBER,
  PROP_MESSAGE,
  PROP_REPAIR,
  PROP_ACTION,
  PROP_CONSIDERED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
vouch_finding_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchFinding *self = VOUCH_FINDING (object);
  const char *texts[N_PROPS] = {
    [PROP_RULE] = self->rule,     [PROP_NODE] = self->node,       [PROP_SECTION] = self->section,
    [PROP_MEMBER] = self->member, [PROP_MESSAGE] = self->message, [PROP_REPAIR] = self->repair,
    [PROP_ACTION] = self->action,
  };

  if (id == PROP_LEVEL)
    g_value_set_uint (value, self->level);
  else if (id == PROP_CONSIDERED)
    g_value_set_boolean (value, self->is_considered);
  else if (id < N_PROPS)
    g_value_set_string (value, texts[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_finding_finalize (GObject *object)
{
  VouchFinding *self = VOUCH_FINDING (object);

  g_free (self->node);
  g_free (self->row);
  g_free (self->section);
  g_free (self->member);
  g_free (self->subject);
  g_free (self->message);
  g_free (self->repair);
  g_free (self->other);
  G_OBJECT_CLASS (vouch_finding_parent_class)->finalize (object);
}

static void
vouch_finding_class_init (VouchFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const texts[N_PROPS] = {
    [PROP_RULE] = "rule",     [PROP_NODE] = "node",       [PROP_SECTION] = "section",
    [PROP_MEMBER] = "member", [PROP_MESSAGE] = "message", [PROP_REPAIR] = "repair",
    [PROP_ACTION] = "action",
  };

  object_class->get_property = vouch_finding_get_property;
  object_class->finalize = vouch_finding_finalize;

  for (guint id = 1; id < N_PROPS; id++)
    if (texts[id])
      properties[id] = g_param_spec_string (texts[id], NULL, NULL, NULL,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LEVEL]
      = g_param_spec_uint ("level", NULL, NULL, VOUCH_LEVEL_ERROR, VOUCH_LEVEL_HINT,
                           VOUCH_LEVEL_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONSIDERED] = g_param_spec_boolean ("considered", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_finding_init (VouchFinding *self)
{
}

/* Private: rule and action are not copied; they live in the rule table. */
VouchFinding *
vouch_finding_new (const VouchFindingFields *fields)
{
  VouchFinding *self = g_object_new (VOUCH_TYPE_FINDING, NULL);

  self->rule = fields->rule;
  self->action = fields->action;
  self->node = g_strdup (fields->node);
  self->row = g_strdup (fields->row);
  self->section = g_strdup (fields->section);
  self->member = g_strdup (fields->member);
  self->subject = g_strdup (fields->subject);
  self->message = g_strdup (fields->message);
  self->repair = g_strdup (fields->repair);
  self->other = g_strdup (fields->other);
  self->from = fields->from;
  self->to = fields->to;
  self->level = fields->level;
  self->is_considered = fields->is_considered;
  return self;
}

/* Private: the same, kept as it is with a reason. */
VouchFinding *
vouch_finding_new_considered (VouchFinding *self)
{
  VouchFindingFields fields = {
    .rule = self->rule,
    .node = self->node,
    .row = self->row,
    .section = self->section,
    .member = self->member,
    .subject = self->subject,
    .message = self->message,
    .repair = self->repair,
    .action = self->action,
    .other = self->other,
    .from = self->from,
    .to = self->to,
    .level = self->level,
    .is_considered = TRUE,
  };

  return vouch_finding_new (&fields);
}

/* Private: nothing that a user could see differs, so that the old object can stay. */
gboolean
vouch_finding_is_equal (VouchFinding *self, VouchFinding *other)
{
  return vouch_finding_is_same (self, other) && self->level == other->level
         && self->is_considered == other->is_considered && self->from == other->from
         && self->to == other->to && g_strcmp0 (self->message, other->message) == 0
         && g_strcmp0 (self->repair, other->repair) == 0
         && g_strcmp0 (self->action, other->action) == 0
         && g_strcmp0 (self->section, other->section) == 0 && g_strcmp0 (self->row, other->row) == 0
         && g_strcmp0 (self->other, other->other) == 0;
}

/** Returns: the rule's id, such as "marker-left". */
const char *
vouch_finding_get_rule (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->rule;
}

/** Returns: how much it weighs. */
VouchLevel
vouch_finding_get_level (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), VOUCH_LEVEL_ERROR);
  return self->level;
}

/** Returns: id of the node that it judges. */
const char *
vouch_finding_get_node (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->node;
}

/** Returns: id of the row that shows it: the node's, or of the statement whose citation the node
 * is. */
const char *
vouch_finding_get_row (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->row;
}

/** Returns: (nullable): id of the section that it stands in; %NULL for the card and references. */
const char *
vouch_finding_get_section (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->section;
}

/** Returns: (nullable): the node's member that it is about; %NULL where it is the whole. */
const char *
vouch_finding_get_member (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->member;
}

/** Returns: (nullable): which of several things in that member, such as an abbreviation. */
const char *
vouch_finding_get_subject (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->subject;
}

/** Returns: what is to be said, in the writer's words. */
const char *
vouch_finding_get_message (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->message;
}

/**
 * vouch_finding_get_range:
 * @self: a finding
 * @from: (out) (optional): code points before the words that it means
 * @to: (out) (optional): code points before their end
 *
 * Returns: whether it means some words of the member, not the whole.
 */
gboolean
vouch_finding_get_range (VouchFinding *self, guint *from, guint *to)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), FALSE);
  if (from)
    *from = self->from;
  if (to)
    *to = self->to;
  return self->to > self->from;
}

/** Returns: (nullable): the repair's name, for its button. */
const char *
vouch_finding_get_repair (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->repair;
}

/** Returns: (nullable): what the window does for the repair; %NULL where vouch_validator_repair()
 * does it. */
const char *
vouch_finding_get_action (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->action;
}

/** Returns: (nullable): id of another node that it speaks of, such as the first of two that are
 * alike. */
const char *
vouch_finding_get_other (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), NULL);
  return self->other;
}

/** Returns: whether someone keeps the node as it is, with a reason; then it doesn't count. */
gboolean
vouch_finding_is_considered (VouchFinding *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self), FALSE);
  return self->is_considered;
}

/**
 * vouch_finding_is_same:
 * @self: a finding
 * @other: another
 *
 * Returns: whether the same rule says it of the same thing, whatever the words.
 */
gboolean
vouch_finding_is_same (VouchFinding *self, VouchFinding *other)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (self) && VOUCH_IS_FINDING (other), FALSE);
  return g_strcmp0 (self->rule, other->rule) == 0 && g_strcmp0 (self->node, other->node) == 0
         && g_strcmp0 (self->member, other->member) == 0
         && g_strcmp0 (self->subject, other->subject) == 0;
}

/** Returns: "error", "warning" or "hint", as reports and profiles write it. */
const char *
vouch_level_get_name (VouchLevel level)
{
  static const char *const names[] = { "error", "warning", "hint" };

  g_return_val_if_fail (level < G_N_ELEMENTS (names), NULL);
  return names[level];
}
