/* vouch-kept-row.c: a finding that is kept as it is, who says so and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-kept-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-document.h"
#include "vouch-finding-activate.h"
#include "vouch-node-words.h"
#include "vouch-when.h"

struct _VouchKeptRow
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  VouchFinding   *finding;   /* (owned) (nullable) */

  GtkLabel  *reason;
  GtkLabel  *message;
  GtkLabel  *words;
  GtkLabel  *who;
  GtkWidget *withdraw;
};

G_DEFINE_FINAL_TYPE (VouchKeptRow, vouch_kept_row, ADW_TYPE_BIN)

static char *
dup_who (const char *by,
         const char *at)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = at ? vouch_when_dup_words (at, now) : NULL;

  if (by && *by && when)
    /* Translators: a person, and when: “yesterday”. */
    return g_strdup_printf (_("%s, %s"), by, when);
  return g_strdup (by && *by ? by : when ? when : "");
}

static void
show (VouchKeptRow *self)
{
  VouchDocument *document = vouch_validator_get_document (self->validator);
  VouchNode *node = document ? vouch_document_lookup (document, vouch_finding_get_node (self->finding))
                             : NULL;
  g_autofree char *by = NULL;
  g_autofree char *at = NULL;
  g_autofree char *reason = vouch_validator_dup_reason (self->validator, self->finding, &by, &at);
  g_autofree char *who = dup_who (by, at);
  g_autofree char *words = node ? vouch_node_dup_words (node) : g_strdup ("");
  g_autofree char *name = NULL;

  gtk_label_set_text (self->reason, reason ? reason : "");
  gtk_label_set_text (self->message, vouch_finding_get_message (self->finding));
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  /* Translators: %s is what was found. */
  name = g_strdup_printf (_("Take back the reason: %s"), vouch_finding_get_message (self->finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->withdraw), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
withdraw_cb (VouchKeptRow *self)
{
  if (self->finding)
    vouch_finding_take_back (GTK_WIDGET (self), self->validator, self->finding);
}

static void
vouch_kept_row_dispose (GObject *object)
{
  VouchKeptRow *self = VOUCH_KEPT_ROW (object);

  g_clear_object (&self->finding);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_kept_row_parent_class)->dispose (object);
}

static void
vouch_kept_row_class_init (VouchKeptRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_kept_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-kept-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchKeptRow, reason);
  gtk_widget_class_bind_template_child (widget_class, VouchKeptRow, message);
  gtk_widget_class_bind_template_child (widget_class, VouchKeptRow, words);
  gtk_widget_class_bind_template_child (widget_class, VouchKeptRow, who);
  gtk_widget_class_bind_template_child (widget_class, VouchKeptRow, withdraw);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
}

static void
vouch_kept_row_init (VouchKeptRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_kept_row_new (void)
{
  return g_object_new (VOUCH_TYPE_KEPT_ROW, NULL);
}

/**
 * vouch_kept_row_set_finding:
 * @validator: (nullable): the document's; %NULL where there is no finding
 * @finding: (nullable): one that is kept as it is
 */
void
vouch_kept_row_set_finding (VouchKeptRow   *self,
                            VouchValidator *validator,
                            VouchFinding   *finding)
{
  g_return_if_fail (VOUCH_IS_KEPT_ROW (self));

  g_set_object (&self->validator, validator);
  g_set_object (&self->finding, finding);
  if (validator && finding)
    show (self);
}
