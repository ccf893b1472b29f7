/* vouch-import-entry.c: one row of the import report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-entry.h"

struct _VouchImportEntry
{
  GObject parent_instance;

  char *text;    /* (owned): the line as it stood; empty when the entry is about no line */
  char *message; /* (owned) */
  guint line;    /* from 1; 0 when it is about the whole draft */
  VouchImportFate fate;
};

G_DEFINE_FINAL_TYPE (VouchImportEntry, vouch_import_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LINE,
  PROP_TEXT,
  PROP_FATE,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

GType
vouch_import_fate_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    { VOUCH_IMPORT_FATE_TAKEN, "VOUCH_IMPORT_FATE_TAKEN", "taken" },
    { VOUCH_IMPORT_FATE_DROPPED, "VOUCH_IMPORT_FATE_DROPPED", "dropped" },
    { VOUCH_IMPORT_FATE_TOLD, "VOUCH_IMPORT_FATE_TOLD", "told" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("VouchImportFate", values));
  return type;
}

static void
vouch_import_entry_finalize (GObject *object)
{
  VouchImportEntry *self = VOUCH_IMPORT_ENTRY (object);

  g_free (self->text);
  g_free (self->message);
  G_OBJECT_CLASS (vouch_import_entry_parent_class)->finalize (object);
}

static void
vouch_import_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchImportEntry *self = VOUCH_IMPORT_ENTRY (object);

  switch (id)
    {
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_FATE:
      g_value_set_enum (value, self->fate);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_import_entry_class_init (VouchImportEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = vouch_import_entry_finalize;
  object_class->get_property = vouch_import_entry_get_property;
  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_FATE] = g_param_spec_enum ("fate", NULL, NULL, VOUCH_TYPE_IMPORT_FATE,
                                             VOUCH_IMPORT_FATE_TAKEN, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_import_entry_init (VouchImportEntry *self)
{
}

/**
 * vouch_import_entry_new:
 * @line: the line's number from 1, or 0 for the whole draft
 * @text: (nullable): the line as it stood
 * @fate: what became of it
 * @message: where it went, why it was dropped, or what there is to know; for the user
 *
 * Returns: (transfer full): an entry that never changes.
 */
VouchImportEntry *
vouch_import_entry_new (guint line, const char *text, VouchImportFate fate, const char *message)
{
  VouchImportEntry *self = g_object_new (VOUCH_TYPE_IMPORT_ENTRY, NULL);

  self->line = line;
  self->text = g_strdup (text ? text : "");
  self->fate = fate;
  self->message = g_strdup (message);
  return self;
}

guint
vouch_import_entry_get_line (VouchImportEntry *self)
{
  g_return_val_if_fail (VOUCH_IS_IMPORT_ENTRY (self), 0);
  return self->line;
}

const char *
vouch_import_entry_get_text (VouchImportEntry *self)
{
  g_return_val_if_fail (VOUCH_IS_IMPORT_ENTRY (self), NULL);
  return self->text;
}

VouchImportFate
vouch_import_entry_get_fate (VouchImportEntry *self)
{
  g_return_val_if_fail (VOUCH_IS_IMPORT_ENTRY (self), VOUCH_IMPORT_FATE_DROPPED);
  return self->fate;
}

const char *
vouch_import_entry_get_message (VouchImportEntry *self)
{
  g_return_val_if_fail (VOUCH_IS_IMPORT_ENTRY (self), NULL);
  return self->message;
}
