/* vouch-approval-row.c: whether somebody has approved the card as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-approval-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-document.h"

/**
 * VouchApprovalRow:
 *
 * Who approved what the card says, or what is missing where the house asks for an
 * approval, and a button to approve it, off while errors stop the card. It follows the checks, which know both.
 */
struct _VouchApprovalRow
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  char           *author;    /* (owned) (nullable): who approves */

  GtkLabel  *words;
  GtkLabel  *hindrance;
  GtkButton *approve;

  guint is_mine : 1; /* the author is among those who approved it */
};

G_DEFINE_FINAL_TYPE (VouchApprovalRow, vouch_approval_row, ADW_TYPE_BIN)

/* Returns: (transfer full) (element-type VouchFinding): what the rules on approvals say. */
static GPtrArray *
list_findings (VouchApprovalRow *self)
{
  VouchDocument *document = vouch_validator_get_document (self->validator);
  VouchFindingList *all = vouch_validator_get_findings (self->validator);
  GPtrArray *findings = vouch_finding_list_list_for_node (
      all, vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document))));

  for (guint i = findings->len; i > 0; i--)
    if (!g_str_has_prefix (vouch_finding_get_rule (findings->pdata[i - 1]), "approval-"))
      g_ptr_array_remove_index (findings, i - 1);
  return findings;
}

/* Errors other than that an approval is missing: a blocking note is one. */
static guint
count_errors (VouchApprovalRow *self, GPtrArray *findings)
{
  guint n = vouch_finding_list_get_count (vouch_validator_get_findings (self->validator), VOUCH_LEVEL_ERROR);

  for (guint i = 0; i < findings->len; i++)
    n -= vouch_finding_get_level (findings->pdata[i]) == VOUCH_LEVEL_ERROR
         && !vouch_finding_is_considered (findings->pdata[i]);
  return n;
}

static char *
dup_standing (GPtrArray *findings, const char *const *approvers)
{
  g_autofree char *names = NULL;

  if (findings->len > 0)
    return g_strdup (vouch_finding_get_message (findings->pdata[0]));
  if (!*approvers)
    return g_strdup (_("Nobody has approved this card yet."));
  names = g_strjoinv (", ", (char **) approvers);
  /* Translators: %s is a person, or several. */
  return g_strdup_printf (_("Approved by %s"), names);
}

/* What has to be done before. */
static void
show_hindrance (VouchApprovalRow *self, guint n_errors)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u error has to be resolved first.",
                                                      "%u errors have to be resolved first.", n_errors),
                                            n_errors);

  gtk_label_set_text (self->hindrance, words);
  gtk_widget_set_visible (GTK_WIDGET (self->hindrance), n_errors > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->approve), n_errors == 0);
}

static gboolean
is_wanted (VouchApprovalRow *self)
{
  return self->validator && vouch_validator_get_document (self->validator);
}

static void
show (VouchApprovalRow *self)
{
  g_auto (GStrv) approvers = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted (self));
  if (!is_wanted (self))
    return;
  approvers = vouch_validator_list_approvers (self->validator);
  findings = list_findings (self);
  self->is_mine = self->author && g_strv_contains ((const char *const *) approvers, self->author);
  words = dup_standing (findings, (const char *const *) approvers);
  if (g_strcmp0 (gtk_label_get_text (self->words), words) != 0)
    gtk_label_set_text (self->words, words);
  gtk_button_set_label (self->approve, self->is_mine ? _("Take Back") : _("Approve"));
  show_hindrance (self, self->is_mine ? 0 : count_errors (self, findings));
}

static void
checked_cb (VouchApprovalRow *self)
{
  show (self);
}

static void
approve_clicked_cb (VouchApprovalRow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (!is_wanted (self))
    return;
  is_done = self->is_mine ? vouch_validator_unapprove (self->validator, self->author, &error)
                          : vouch_validator_approve (self->validator, self->author, &error);
  if (!is_done)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
}

static void
stop_listening (VouchApprovalRow *self)
{
  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
}

static void
vouch_approval_row_dispose (GObject *object)
{
  VouchApprovalRow *self = VOUCH_APPROVAL_ROW (object);

  stop_listening (self);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_approval_row_parent_class)->dispose (object);
}

static void
vouch_approval_row_finalize (GObject *object)
{
  g_free (VOUCH_APPROVAL_ROW (object)->author);
  G_OBJECT_CLASS (vouch_approval_row_parent_class)->finalize (object);
}

static void
vouch_approval_row_class_init (VouchApprovalRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_approval_row_dispose;
  object_class->finalize = vouch_approval_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-approval-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchApprovalRow, words);
  gtk_widget_class_bind_template_child (widget_class, VouchApprovalRow, hindrance);
  gtk_widget_class_bind_template_child (widget_class, VouchApprovalRow, approve);
  gtk_widget_class_bind_template_callback (widget_class, approve_clicked_cb);
}

static void
vouch_approval_row_init (VouchApprovalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_approval_row_new (void)
{
  return g_object_new (VOUCH_TYPE_APPROVAL_ROW, NULL);
}

/** @validator: (nullable): of the card that is approved */
void
vouch_approval_row_set_validator (VouchApprovalRow *self,
                                  VouchValidator   *validator)
{
  g_return_if_fail (VOUCH_IS_APPROVAL_ROW (self));

  stop_listening (self);
  g_set_object (&self->validator, validator);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  show (self);
}

/** @author: (nullable): who approves */
void
vouch_approval_row_set_author (VouchApprovalRow *self,
                               const char       *author)
{
  g_return_if_fail (VOUCH_IS_APPROVAL_ROW (self));

  g_free (self->author);
  self->author = g_strdup (author);
  show (self);
}
