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
 * approval, and a button to approve it. It follows the checks, which know both.
 */
struct _VouchApprovalRow
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  char           *author;    /* (owned) (nullable): who approves */

  GtkLabel  *words;
  GtkButton *approve;

  guint is_mine : 1; /* the author is among those who approved it */
};

G_DEFINE_FINAL_TYPE (VouchApprovalRow, vouch_approval_row, ADW_TYPE_BIN)

/* What the rules on approvals say; where one of them is off, nothing. */
static char *
dup_finding (VouchApprovalRow *self)
{
  VouchDocument *document = vouch_validator_get_document (self->validator);
  VouchNode *card = document ? VOUCH_NODE (vouch_document_get_card (document)) : NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (!card)
    return NULL;
  findings = vouch_finding_list_list_for_node (vouch_validator_get_findings (self->validator),
                                               vouch_node_get_id (card));
  for (guint i = 0; i < findings->len; i++)
    if (g_str_has_prefix (vouch_finding_get_rule (findings->pdata[i]), "approval-"))
      return g_strdup (vouch_finding_get_message (findings->pdata[i]));
  return NULL;
}

static char *
dup_words (VouchApprovalRow  *self,
           const char *const *approvers)
{
  g_autofree char *finding = dup_finding (self);
  g_autofree char *names = NULL;

  if (finding)
    return g_steal_pointer (&finding);
  if (!*approvers)
    return g_strdup (_("Nobody has approved this card yet."));
  names = g_strjoinv (", ", (char **) approvers);
  /* Translators: %s is a person, or several. */
  return g_strdup_printf (_("Approved by %s"), names);
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
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted (self));
  if (!is_wanted (self))
    return;
  approvers = vouch_validator_list_approvers (self->validator);
  words = dup_words (self, (const char *const *) approvers);
  self->is_mine = self->author && g_strv_contains ((const char *const *) approvers, self->author);
  if (g_strcmp0 (gtk_label_get_text (self->words), words) != 0)
    gtk_label_set_text (self->words, words);
  gtk_button_set_label (self->approve, self->is_mine ? _("Take Back") : _("Approve"));
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
