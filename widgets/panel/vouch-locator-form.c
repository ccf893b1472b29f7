/* vouch-locator-form.c: where in a source: a page, a table, a section.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-locator-form.h"

#include <glib/gi18n-lib.h>

#include "vouch-editable.h"
#include "vouch-json.h"

struct _VouchLocatorForm
{
  AdwBin parent_instance;

  GtkLabel    *heading;
  GtkDropDown *label;
  GtkEntry    *value;
};

G_DEFINE_FINAL_TYPE (VouchLocatorForm, vouch_locator_form, ADW_TYPE_BIN)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* CSL's words for what is counted, and ours. */
static const struct
{
  const char *label;
  const char *words;
} labels[] = {
  { "page", N_("Page") },     { "section", N_("Section") },     { "table", N_("Table") },
  { "figure", N_("Figure") }, { "paragraph", N_("Paragraph") }, { "chapter", N_("Chapter") },
};

static guint
find_label (const char *label)
{
  for (guint i = 0; label && i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].label, label))
      return i;
  return 0;
}

static void
done_cb (VouchLocatorForm *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
vouch_locator_form_class_init (VouchLocatorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[DONE] = g_signal_new ("done", VOUCH_TYPE_LOCATOR_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-locator-form.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchLocatorForm, heading);
  gtk_widget_class_bind_template_child (widget_class, VouchLocatorForm, label);
  gtk_widget_class_bind_template_child (widget_class, VouchLocatorForm, value);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
vouch_locator_form_init (VouchLocatorForm *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_string_list_append (words, _(labels[i].words));
  gtk_drop_down_set_model (self->label, G_LIST_MODEL (words));
}

GtkWidget *
vouch_locator_form_new (void)
{
  return g_object_new (VOUCH_TYPE_LOCATOR_FORM, NULL);
}

/**
 * vouch_locator_form_begin:
 * @source: which source it is about, in words
 * @locator: (nullable): what the citation says now
 *
 * Shows it and takes the keyboard.
 */
void
vouch_locator_form_begin (VouchLocatorForm *self,
                          const char       *source,
                          JsonObject       *locator)
{
  const char *value = vouch_json_get_text (locator, "value");

  g_return_if_fail (VOUCH_IS_LOCATOR_FORM (self));

  gtk_label_set_text (self->heading, source);
  gtk_drop_down_set_selected (self->label, find_label (vouch_json_get_text (locator, "label")));
  gtk_editable_set_text (GTK_EDITABLE (self->value), value ? value : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->value));
}

/** Returns: (transfer full) (nullable): the citation's locator; %NULL where nothing was written. */
JsonNode *
vouch_locator_form_make (VouchLocatorForm *self)
{
  g_autofree char *value = vouch_editable_dup_text (GTK_EDITABLE (self->value));

  g_return_val_if_fail (VOUCH_IS_LOCATOR_FORM (self), NULL);

  if (*value == '\0')
    return NULL;
  return vouch_json_new_members (
      "label", vouch_json_new_text (labels[gtk_drop_down_get_selected (self->label)].label), "value",
      vouch_json_new_text (value), NULL);
}
