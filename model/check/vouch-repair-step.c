/* vouch-repair-step.c: what a repair would do in one place, before it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-repair-step.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "vouch-json.h"
#include "vouch-rich-text.h"

/* How deep a value is read for its words: names of authors stand in objects in a list. */
#define MAX_DEPTH 4

/**
 * VouchRepairStep:
 *
 * All changes of one node in words, the first state and the last: of two repairs of a
 * statement nobody needs to see what it was between them.
 */
struct _VouchRepairStep
{
  GObject parent_instance;

  char *node;   /* (owned): id of what is repaired */
  char *before; /* (owned): what it says; "" where it comes anew */
  char *after;  /* (owned): what it will say; "" where it goes */
  gboolean is_wanted;
};

G_DEFINE_FINAL_TYPE (VouchRepairStep, vouch_repair_step, G_TYPE_OBJECT)

enum
{
  PROP_WANTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- words of a value --- */

static void append_words (GString *words, JsonNode *value, guint depth);

static void
append_word (GString *words, const char *word)
{
  if (!word || !*word)
    return;
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, word);
}

static void
append_number (GString *words, JsonNode *value)
{
  gint64 number;
  g_autofree char *text = NULL;

  if (!vouch_json_node_int (value, &number))
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  append_word (words, text);
}

static void
append_members (GString *words, JsonObject *object, guint depth)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l; l = l->next)
    append_words (words, json_object_get_member (object, l->data), depth);
}

static void
append_words (GString *words, JsonNode *value, guint depth)
{
  JsonArray *array = value ? vouch_json_node_array (value) : NULL;
  JsonObject *object = value ? vouch_json_node_object (value) : NULL;

  if (!value || depth == 0)
    return;
  if (array)
    for (guint i = 0; i < vouch_json_array_length (array); i++)
      append_words (words, vouch_json_array_node (array, i), depth - 1);
  else if (object && vouch_json_get_text (object, "text"))
    append_word (words, vouch_json_get_text (object, "text"));
  else if (object)
    append_members (words, object, depth - 1);
  else if (vouch_json_node_text (value))
    append_word (words, vouch_json_node_text (value));
  else
    append_number (words, value);
}

static char *
dup_words (JsonNode *value)
{
  GString *words = g_string_new (NULL);

  append_words (words, value, MAX_DEPTH);
  return g_string_free (words, FALSE);
}

/* Of a whole node its text alone: ids and citations say nothing to a person. */
static char *
dup_node_words (JsonNode *json)
{
  static const char *const members[] = { "text", "title", "body", "label" };
  JsonObject *object = json ? vouch_json_node_object (json) : NULL;

  for (gsize i = 0; object && i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *value = vouch_json_get_node (object, members[i]);

      if (value && !vouch_json_is_null (value))
        return dup_words (value);
    }
  return g_strdup ("");
}

/* --- changes --- */

static void
append_line (char **text, const char *line)
{
  char *joined;

  if (!*line)
    return;
  joined = **text ? g_strconcat (*text, "\n", line, NULL) : g_strdup (line);
  g_free (*text);
  *text = joined;
}

/* What was said last is no longer so, where this begins with it. */
static void
add_words (VouchRepairStep *self, const char *before, const char *after)
{
  if (g_str_equal (before, after))
    return;
  if (*before && g_str_equal (before, self->after))
    {
      g_free (self->after);
      self->after = g_strdup (after);
      return;
    }
  append_line (&self->before, before);
  append_line (&self->after, after);
}

/* Ids and the format's own words say nothing to a person. */
static gboolean
is_told (VouchChange *part)
{
  static const char *const codes[] = { "basis", "reference", "article/reference", "on", NULL };
  const char *member = vouch_change_get_member (part);

  return !member || !g_strv_contains (codes, member);
}

/* That nothing stands somewhere is told as the page tells it, with the reason somebody gave. */
static char *
dup_none_words (JsonNode *value)
{
  JsonObject *none = value ? vouch_json_node_object (value) : NULL;
  const char *reason = none ? vouch_json_get_text (none, "reason") : NULL;

  if (!none)
    return g_strdup ("");
  if (reason && *reason)
    return g_strdup (reason);
  return g_strdup (g_strcmp0 (vouch_json_get_text (none, "why"), "not-applicable") == 0
                       ? _ ("Not applicable")
                       : _ ("None reported in the source"));
}

static char *
dup_set_words (VouchChange *part, JsonNode *value)
{
  return g_strcmp0 (vouch_change_get_member (part), "none") == 0 ? dup_none_words (value)
                                                                 : dup_words (value);
}

static void
add_set (VouchRepairStep *self, VouchChange *part)
{
  g_autofree char *before = dup_set_words (part, vouch_change_get_before (part));
  g_autofree char *after = dup_set_words (part, vouch_change_get_after (part));

  if (is_told (part))
    add_words (self, before, after);
}

static void
add_part (VouchRepairStep *self, VouchChange *part)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  switch (vouch_change_get_kind (part))
    {
    case VOUCH_CHANGE_SET:
      add_set (self, part);
      return;
    case VOUCH_CHANGE_INSERT:
      after = dup_node_words (vouch_change_get_json (part));
      break;
    case VOUCH_CHANGE_REMOVE:
      before = dup_node_words (vouch_change_get_json (part));
      break;
    case VOUCH_CHANGE_MOVE:
    case VOUCH_CHANGE_GROUP:
    default:
      break;
    }
  add_words (self, before ? before : "", after ? after : "");
}

static void
vouch_repair_step_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WANTED)
    g_value_set_boolean (value, VOUCH_REPAIR_STEP (object)->is_wanted);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_repair_step_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WANTED)
    vouch_repair_step_set_wanted (VOUCH_REPAIR_STEP (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_repair_step_finalize (GObject *object)
{
  VouchRepairStep *self = VOUCH_REPAIR_STEP (object);

  g_free (self->node);
  g_free (self->before);
  g_free (self->after);
  G_OBJECT_CLASS (vouch_repair_step_parent_class)->finalize (object);
}

static void
vouch_repair_step_class_init (VouchRepairStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vouch_repair_step_get_property;
  object_class->set_property = vouch_repair_step_set_property;
  object_class->finalize = vouch_repair_step_finalize;
  properties[PROP_WANTED] = g_param_spec_boolean (
      "wanted", NULL, NULL, TRUE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_repair_step_init (VouchRepairStep *self)
{
  self->before = g_strdup ("");
  self->after = g_strdup ("");
  self->is_wanted = TRUE;
}

/**
 * vouch_repair_step_new:
 * @node: id of the node that is repaired
 *
 * Returns: (transfer full): a step that does nothing yet
 */
VouchRepairStep *
vouch_repair_step_new (const char *node)
{
  VouchRepairStep *self = g_object_new (VOUCH_TYPE_REPAIR_STEP, NULL);

  self->node = g_strdup (node);
  return self;
}

/** Returns: (transfer none): id of the node that is repaired; it may go with the repair. */
const char *
vouch_repair_step_get_node (VouchRepairStep *self)
{
  g_return_val_if_fail (VOUCH_IS_REPAIR_STEP (self), NULL);
  return self->node;
}

/** Returns: (transfer none): what is said now, in words; "" where something comes anew. */
const char *
vouch_repair_step_get_before (VouchRepairStep *self)
{
  g_return_val_if_fail (VOUCH_IS_REPAIR_STEP (self), NULL);
  return self->before;
}

/** Returns: (transfer none): what will be said, in words; "" where it goes. */
const char *
vouch_repair_step_get_after (VouchRepairStep *self)
{
  g_return_val_if_fail (VOUCH_IS_REPAIR_STEP (self), NULL);
  return self->after;
}

/** Returns: whether it is to be done. */
gboolean
vouch_repair_step_get_wanted (VouchRepairStep *self)
{
  g_return_val_if_fail (VOUCH_IS_REPAIR_STEP (self), FALSE);
  return self->is_wanted;
}

void
vouch_repair_step_set_wanted (VouchRepairStep *self, gboolean is_wanted)
{
  g_return_if_fail (VOUCH_IS_REPAIR_STEP (self));

  is_wanted = !!is_wanted;
  if (self->is_wanted == is_wanted)
    return;
  self->is_wanted = is_wanted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
}

/** Adds what @change would do, after what the step does already. */
void
vouch_repair_step_add (VouchRepairStep *self, VouchChange *change)
{
  g_return_if_fail (VOUCH_IS_REPAIR_STEP (self) && change);

  for (guint i = 0; i < vouch_change_get_size (change); i++)
    add_part (self, vouch_change_get_part (change, i));
}
