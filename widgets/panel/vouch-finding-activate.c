/* vouch-finding-activate.c: does what a finding's buttons say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-activate.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-fix-all-dialog.h"
#include "vouch-json.h"
#include "vouch-reason-dialog.h"
#include "vouch-rule.h"

/* Earlier reasons that are offered again. */
#define MOST_REASONS 3

typedef enum
{
  TARGET_NONE,
  TARGET_NODE,
  TARGET_ROW,
  TARGET_PLACE,
} Target;

/* What a rule calls its repair, and the action that does it. */
static const struct
{
  const char *action;
  const char *name;
  Target      target;
} actions[] = {
  { "answer", "editor.answer", TARGET_NODE },
  { "add-original-source", "editor.add-original-source", TARGET_NONE },
  { "add-related", "editor.add-related", TARGET_NONE },
  { "ask", "editor.ask", TARGET_NODE },
  { "choose-place", "editor.choose-place", TARGET_NODE },
  { "cite", "editor.cite", TARGET_ROW },
  { "edit-article", "editor.edit-article", TARGET_NONE },
  { "edit-reference", "editor.edit-reference", TARGET_NODE },
  { "go", "editor.go", TARGET_PLACE },
  { "not-applicable", "editor.not-applicable", TARGET_NODE },
  { "publish", "editor.publish", TARGET_NONE },
};

/* What is asked about, until the answer is there. */
typedef struct
{
  GWeakRef        widget;
  VouchValidator *validator; /* (owned) */
  VouchFinding   *finding;   /* (owned) */
  char           *author;    /* (owned) (nullable) */
} Question;

static void
free_question (Question *question)
{
  g_weak_ref_clear (&question->widget);
  g_object_unref (question->validator);
  g_object_unref (question->finding);
  g_free (question->author);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static void
say (GtkWidget  *widget,
     const char *text)
{
  gtk_widget_activate_action (widget, "editor.toast", "s", text);
}

static void
say_error (GtkWidget    *widget,
           const GError *error)
{
  if (error)
    say (widget, error->message);
}

static void
activate_action (GtkWidget    *widget,
                 const char   *name,
                 Target        target,
                 VouchFinding *finding)
{
  switch (target)
    {
    case TARGET_NONE:
      gtk_widget_activate_action (widget, name, NULL);
      break;
    case TARGET_NODE:
      gtk_widget_activate_action (widget, name, "s", vouch_finding_get_node (finding));
      break;
    case TARGET_ROW:
      gtk_widget_activate_action (widget, name, "s", vouch_finding_get_row (finding));
      break;
    case TARGET_PLACE:
    default:
      vouch_finding_go (widget, finding);
      break;
    }
}

/* Reasons that were given on this card before, for the same rule: a house keeps the
 * same heading for the same reason. */
static GStrv
dup_usual_reasons (VouchValidator *validator,
                   VouchFinding   *finding)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (vouch_validator_get_document (validator)));
  JsonArray *entries = vouch_json_node_array (vouch_node_get_value (card, "considered"));
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = entries ? vouch_json_array_length (entries) : 0;
       i > 0 && g_hash_table_size (seen) < MOST_REASONS; i--)
    {
      JsonObject *entry = vouch_json_array_object (entries, i - 1);
      const char *reason = entry ? vouch_json_get_text (entry, "reason") : NULL;

      if (reason
          && g_strcmp0 (vouch_json_get_text (entry, "rule"), vouch_finding_get_rule (finding)) == 0
          && g_hash_table_add (seen, (gpointer) reason))
        g_strv_builder_add (reasons, reason);
    }
  return g_strv_builder_end (reasons);
}

static void
reason_given_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (Question) question = data;
  g_autofree char *reason = vouch_reason_dialog_ask_finish (result, NULL);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);
  g_autoptr (GError) error = NULL;

  if (!reason || !vouch_validator_get_document (question->validator))
    return;
  vouch_validator_consider (question->validator, question->finding, reason, question->author,
                            &error);
  if (widget)
    say_error (widget, error);
}

/**
 * vouch_finding_go:
 * @widget: from where the action is looked for
 * @finding: a finding
 *
 * Shows in the card what @finding is about, and puts the keyboard there.
 */
void
vouch_finding_go (GtkWidget    *widget,
                  VouchFinding *finding)
{
  const char *member = vouch_finding_get_member (finding);

  g_return_if_fail (GTK_IS_WIDGET (widget) && VOUCH_IS_FINDING (finding));

  gtk_widget_activate_action (widget, "editor.go", "(ss)", vouch_finding_get_node (finding),
                              member ? member : "");
}

/**
 * vouch_finding_activate:
 * @widget: from where actions are looked for
 * @validator: the document's
 * @finding: one of its findings
 *
 * Does what the finding's button says: repairs it at once, or begins what needs the
 * person. Without a repair it goes there.
 */
void
vouch_finding_activate (GtkWidget      *widget,
                        VouchValidator *validator,
                        VouchFinding   *finding)
{
  const char *action;
  g_autoptr (VouchFinding) held = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (VOUCH_IS_VALIDATOR (validator) && VOUCH_IS_FINDING (finding));

  held = g_object_ref (finding);
  action = vouch_finding_get_action (finding);
  for (gsize i = 0; action && i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, action))
      {
        vouch_validator_await_repair (validator, finding);
        activate_action (widget, actions[i].name, actions[i].target, finding);
        return;
      }
  if (action || !vouch_finding_get_repair (finding))
    vouch_finding_go (widget, finding);
  else if (!vouch_validator_repair (validator, finding, &error))
    say_error (widget, error);
}

/**
 * vouch_finding_keep:
 * @widget: in the window that asks
 * @validator: the document's
 * @finding: one that can be considered
 * @author: (nullable): who gives the reason
 *
 * Asks for the reason to keep it as it is, and writes it into the card.
 */
void
vouch_finding_keep (GtkWidget      *widget,
                    VouchValidator *validator,
                    VouchFinding   *finding,
                    const char     *author)
{
  g_auto (GStrv) usual = NULL;
  VouchReasonQuestion asked = { .heading = _("Keep as it is, because…") };
  GtkRoot *root;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (VOUCH_IS_VALIDATOR (validator) && VOUCH_IS_FINDING (finding));

  root = gtk_widget_get_root (widget);
  usual = dup_usual_reasons (validator, finding);
  asked.about = vouch_finding_get_message (finding);
  asked.usual = (const char *const *) usual;
  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->widget, widget);
  question->validator = g_object_ref (validator);
  question->finding = g_object_ref (finding);
  question->author = g_strdup (author);
  vouch_reason_dialog_ask_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &asked, NULL,
                                 reason_given_cb, question);
}

/** Takes the reason back: the finding counts again. */
void
vouch_finding_take_back (GtkWidget      *widget,
                         VouchValidator *validator,
                         VouchFinding   *finding)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!vouch_validator_take_back (validator, finding, &error))
    say_error (widget, error);
}

/** Shows what repairing all that the same rule found would change; nothing is changed yet. */
void
vouch_finding_fix_all (GtkWidget      *widget,
                       VouchValidator *validator,
                       VouchFinding   *finding)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  vouch_fix_all_dialog_ask (widget, validator, vouch_finding_get_rule (finding));
}

/**
 * vouch_finding_mute:
 * @widget: from where actions are looked for
 * @validator: the document's
 * @finding: one of its findings
 * @by: for whom: what is hidden for a house or a person is asked for, the card's own is done
 *
 * Hides all that the same rule finds, and says how that is taken back.
 */
void
vouch_finding_mute (GtkWidget      *widget,
                    VouchValidator *validator,
                    VouchFinding   *finding,
                    VouchMutedBy    by)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (by != VOUCH_MUTED_BY_CARD)
    {
      gtk_widget_activate_action (widget, "editor.mute", "(ss)", vouch_finding_get_rule (finding),
                                  by == VOUCH_MUTED_BY_HOUSE ? "house" : "me");
      return;
    }
  title = vouch_validator_dup_title (validator, vouch_finding_get_rule (finding));
  if (!vouch_validator_mute (validator, vouch_finding_get_rule (finding), TRUE, &error))
    {
      say_error (widget, error);
      return;
    }
  /* Translators: the name of a check, such as “Two references for one paper”. */
  text = g_strdup_printf (_("Hidden on this card: %s"), title);
  gtk_widget_activate_action (widget, "editor.toast-undo", "s", text);
}

/** Shows again what a rule finds, whoever hid it. */
void
vouch_finding_unmute (GtkWidget      *widget,
                      VouchValidator *validator,
                      const char     *rule)
{
  VouchMutedBy by;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && rule);

  by = vouch_validator_get_muted_by (validator, rule);
  if ((by & VOUCH_MUTED_BY_CARD) && !vouch_validator_mute (validator, rule, FALSE, &error))
    say_error (widget, error);
  if (by & (VOUCH_MUTED_BY_HOUSE | VOUCH_MUTED_BY_ME))
    gtk_widget_activate_action (widget, "editor.unmute", "s", rule);
}

/** Returns: whether the finding's button needs no person. */
gboolean
vouch_finding_is_fixed_by_itself (VouchFinding *finding)
{
  g_return_val_if_fail (VOUCH_IS_FINDING (finding), FALSE);

  return vouch_finding_get_repair (finding) && !vouch_finding_get_action (finding)
         && !vouch_finding_is_considered (finding);
}
