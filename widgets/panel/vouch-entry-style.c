/* vouch-entry-style.c: the citation style in which the window shows references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-entry-style.h"

#include "vouch-reference-formatter.h"
#include "vouch-reference-html.h"
#include "vouch-reference-plain.h"

/**
 * VouchEntryStyle:
 *
 * One for the whole program, which sets it from its settings; whoever shows references
 * listens. Without a style, and until the processor has answered, an entry stands in
 * the plain form; why it stays there is the `trouble`.
 */
struct _VouchEntryStyle
{
  GObject parent_instance;

  char *style;   /* (owned) (nullable) */
  char *trouble; /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_STYLE,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VouchEntryStyle, vouch_entry_style, G_TYPE_OBJECT)

/* What a label waits for; asked for something else, it waits no longer. */
typedef struct
{
  GWeakRef      label;
  GCancellable *cancellable; /* (owned) */
} Wait;

#define WAITING "vouch-entry-waiting"

static void
vouch_entry_style_finalize (GObject *object)
{
  VouchEntryStyle *self = VOUCH_ENTRY_STYLE (object);

  g_free (self->style);
  g_free (self->trouble);
  G_OBJECT_CLASS (vouch_entry_style_parent_class)->finalize (object);
}

static void
vouch_entry_style_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  VouchEntryStyle *self = VOUCH_ENTRY_STYLE (object);

  switch (id)
    {
    case PROP_STYLE:
      g_value_set_string (value, self->style);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vouch_entry_style_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_STYLE)
    vouch_entry_style_set_style (VOUCH_ENTRY_STYLE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vouch_entry_style_class_init (VouchEntryStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = vouch_entry_style_finalize;
  object_class->get_property = vouch_entry_style_get_property;
  object_class->set_property = vouch_entry_style_set_property;
  properties[PROP_STYLE] = g_param_spec_string ("style", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  properties[PROP_TROUBLE]
      = g_param_spec_string ("trouble", NULL, NULL, NULL, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_entry_style_init (VouchEntryStyle *self)
{
}

/** Returns: (transfer none): the program's. */
VouchEntryStyle *
vouch_entry_style_get (void)
{
  static VouchEntryStyle *self;

  if (!self)
    self = g_object_new (VOUCH_TYPE_ENTRY_STYLE, NULL);
  return self;
}

/** Returns: (transfer none) (nullable): a style, as for vouch_citation_style_load(). */
const char *
vouch_entry_style_get_style (VouchEntryStyle *self)
{
  g_return_val_if_fail (VOUCH_IS_ENTRY_STYLE (self), NULL);
  return self->style;
}

/** Returns: (transfer none) (nullable): why entries stand in the plain form. */
const char *
vouch_entry_style_get_trouble (VouchEntryStyle *self)
{
  g_return_val_if_fail (VOUCH_IS_ENTRY_STYLE (self), NULL);
  return self->trouble;
}

static void
set_trouble (VouchEntryStyle *self,
             const char      *trouble)
{
  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

/**
 * vouch_entry_style_set_style:
 * @style: (nullable): as for vouch_citation_style_load(); %NULL for the plain form
 */
void
vouch_entry_style_set_style (VouchEntryStyle *self,
                             const char      *style)
{
  g_return_if_fail (VOUCH_IS_ENTRY_STYLE (self));

  if (g_strcmp0 (self->style, style) == 0)
    return;
  g_free (self->style);
  self->style = g_strdup (style);
  set_trouble (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

/* --- one label --- */

static void
wait_free (Wait *wait)
{
  g_weak_ref_clear (&wait->label);
  g_object_unref (wait->cancellable);
  g_free (wait);
}

static void
show_parts (GtkLabel  *label,
            GPtrArray *parts)
{
  g_autofree char *markup = vouch_reference_parts_markup (parts);

  if (*markup)
    gtk_label_set_markup (label, markup);
}

static void
formatted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Wait *wait = data;
  g_autoptr (GtkLabel) label = g_weak_ref_get (&wait->label);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = vouch_reference_formatter_run_finish (result, &error);

  if (label && entries && entries->len == 1 && !g_cancellable_is_cancelled (wait->cancellable))
    show_parts (label, entries->pdata[0]);
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_trouble (vouch_entry_style_get (), error->message);
  else if (entries)
    set_trouble (vouch_entry_style_get (), NULL);
  wait_free (wait);
}

static void
stop_waiting (GtkLabel *label)
{
  GCancellable *cancellable = g_object_get_data (G_OBJECT (label), WAITING);

  if (cancellable)
    g_cancellable_cancel (cancellable);
  g_object_set_data (G_OBJECT (label), WAITING, NULL);
}

static void
ask_processor (GtkLabel   *label,
               JsonObject *csl,
               const char *style)
{
  Wait *wait = g_new0 (Wait, 1);
  g_autoptr (JsonArray) items = json_array_new ();

  wait->cancellable = g_cancellable_new ();
  g_weak_ref_init (&wait->label, label);
  g_object_set_data_full (G_OBJECT (label), WAITING, g_object_ref (wait->cancellable),
                          g_object_unref);
  json_array_add_object_element (items, json_object_ref (csl));
  vouch_reference_formatter_run_async (items, style, NULL, wait->cancellable, formatted_cb, wait);
}

/**
 * vouch_entry_style_show:
 * @label: where to
 * @csl: (nullable): a CSL-JSON item
 * @otherwise: what to say where there is nothing to print
 *
 * Shows the entry of @csl in the program's style: at once where it is known, else in the
 * plain form until the processor has made it.
 */
void
vouch_entry_style_show (GtkLabel   *label,
                        JsonObject *csl,
                        const char *otherwise)
{
  const char *style = vouch_entry_style_get_style (vouch_entry_style_get ());
  g_autofree char *plain = vouch_reference_plain (csl);
  g_autoptr (GPtrArray) parts = NULL;

  stop_waiting (label);
  if (csl && style && *plain)
    parts = vouch_reference_formatter_peek (csl, style, NULL);
  if (parts)
    {
      show_parts (label, parts);
      return;
    }
  gtk_label_set_text (label, *plain ? plain : otherwise);
  if (csl && style && *plain)
    ask_processor (label, csl, style);
}

/**
 * vouch_entry_style_dup_text:
 * @csl: (nullable): a CSL-JSON item
 *
 * Returns: (transfer full): its entry as it is shown, without markup
 */
char *
vouch_entry_style_dup_text (JsonObject *csl)
{
  const char *style = vouch_entry_style_get_style (vouch_entry_style_get ());
  g_autoptr (GPtrArray) parts = NULL;

  if (csl && style)
    parts = vouch_reference_formatter_peek (csl, style, NULL);
  return parts ? vouch_reference_parts_text (parts) : vouch_reference_plain (csl);
}
