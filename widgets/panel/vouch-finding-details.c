/* vouch-finding-details.c: all about the selected finding, and what to do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-details.h"

#include <glib/gi18n-lib.h>

#include "vouch-finding-activate.h"
#include "vouch-marked-words.h"
#include "vouch-repair-step.h"
#include "vouch-rule.h"
#include "vouch-wrap-layout.h"

/**
 * VouchFindingDetails:
 *
 * The whole message, the fix, the way to keep it as it is, and the rule's page: why
 * it is asked, on whose word, with an example. It stands below the list, so that
 * the list's rows stay where they are.
 */
struct _VouchFindingDetails
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  VouchFinding   *finding;   /* (owned) (nullable) */
  guint           n_alike;

  GtkLabel    *message;
  GtkWidget   *preview;
  GtkLabel    *before;
  GtkLabel    *after;
  GtkWidget   *fix;
  GtkLabel    *fix_label;
  GtkButton   *keep;
  GtkWidget   *hide;
  GtkButton   *fix_all;
  GtkWidget   *learn;
  GtkExpander *why;
  GtkLabel    *when;
  GtkLabel    *meaning;
  GtkLabel    *authority;
  GtkLabel    *bad;
  GtkLabel    *good;
};

G_DEFINE_FINAL_TYPE (VouchFindingDetails, vouch_finding_details, ADW_TYPE_BIN)

enum
{
  SIGNAL_KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_rule (VouchFindingDetails *self)
{
  const VouchRule *rule = vouch_profile_find_rule (vouch_validator_get_profile (self->validator),
                                                   vouch_finding_get_rule (self->finding));

  gtk_widget_set_visible (GTK_WIDGET (self->why), rule != NULL);
  if (!rule)
    return;
  show_text (self->when, _(rule->when));
  show_text (self->meaning, _(rule->meaning));
  show_text (self->authority, rule->authority ? _(rule->authority) : NULL);
  show_text (self->bad, _(rule->bad));
  show_text (self->good, _(rule->good));
}

static char *
dup_kept (VouchFindingDetails *self)
{
  g_autofree char *by = NULL;
  g_autofree char *reason = vouch_validator_dup_reason (self->validator, self->finding, &by, NULL);

  if (by)
    /* Translators: %1$s is what was found, %2$s a person, %3$s the reason. */
    return g_strdup_printf (_("%1$s\nKept as it is by %2$s: %3$s"),
                            vouch_finding_get_message (self->finding), by, reason ? reason : "");
  return g_strdup_printf (_("%1$s\nKept as it is: %2$s"),
                          vouch_finding_get_message (self->finding), reason ? reason : "");
}

static void
show_message (VouchFindingDetails *self)
{
  g_autofree char *kept = NULL;

  if (vouch_finding_is_considered (self->finding))
    kept = dup_kept (self);
  gtk_label_set_text (self->message, kept ? kept : vouch_finding_get_message (self->finding));
}

static void
show_buttons (VouchFindingDetails *self,
              guint                n_alike)
{
  gboolean is_considered = vouch_finding_is_considered (self->finding);
  const char *fix = is_considered ? _("Take back") : vouch_finding_get_repair (self->finding);
  g_autofree char *all = g_strdup_printf (ngettext ("Fix %u of this kind…", "Fix all %u of this kind…",
                                                    n_alike), n_alike);

  gtk_widget_set_visible (self->fix, fix != NULL);
  gtk_label_set_text (self->fix_label, fix ? fix : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fix ? fix : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self->keep),
                          !is_considered && vouch_validator_can_consider (self->finding));
  gtk_widget_set_visible (self->hide,
                          !is_considered
                          && vouch_finding_get_level (self->finding) != VOUCH_LEVEL_ERROR);
  gtk_widget_set_visible (self->learn, !is_considered
                                           && g_str_equal (vouch_finding_get_rule (self->finding),
                                                           "spelling"));
  gtk_button_set_label (self->fix_all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->fix_all),
                          n_alike > 1 && vouch_finding_is_fixed_by_itself (self->finding));
}

/* The fix in words; NULL where a person is needed, or nothing is known yet: it is asked
 * for again at the end of the check. */
static VouchRepairStep *
plan_fix (VouchFindingDetails *self)
{
  g_autoptr (VouchChange) change = NULL;
  g_autoptr (VouchRepairStep) step = NULL;

  if (!vouch_finding_is_fixed_by_itself (self->finding)
      || vouch_validator_is_pending (self->validator))
    return NULL;
  change = vouch_validator_make_repair (self->validator, self->finding, NULL);
  if (!change)
    return NULL;
  step = vouch_repair_step_new (vouch_finding_get_node (self->finding));
  vouch_repair_step_add (step, change);
  return g_steal_pointer (&step);
}

static void
show_preview (VouchFindingDetails *self)
{
  g_autoptr (VouchRepairStep) step = plan_fix (self);
  const char *before = step ? vouch_repair_step_get_before (step) : "";
  const char *after = step ? vouch_repair_step_get_after (step) : "";
  g_autofree char *before_markup = NULL;
  g_autofree char *after_markup = NULL;

  vouch_mark_words (before, after, &before_markup, &after_markup);
  gtk_label_set_markup (self->before, before_markup);
  gtk_label_set_markup (self->after, after_markup);
  gtk_widget_set_visible (GTK_WIDGET (self->before), *before != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->after), *after != '\0');
  gtk_widget_set_visible (self->preview, *before || *after);
}

static void
fix_cb (VouchFindingDetails *self)
{
  if (!self->finding)
    return;
  if (vouch_finding_is_considered (self->finding))
    vouch_finding_take_back (GTK_WIDGET (self), self->validator, self->finding);
  else
    vouch_finding_activate (GTK_WIDGET (self), self->validator, self->finding);
}

static void
fix_all_cb (VouchFindingDetails *self)
{
  if (self->finding)
    vouch_finding_fix_all (GTK_WIDGET (self), self->validator, self->finding);
}

static void
learn_cb (VouchFindingDetails *self)
{
  const char *word = self->finding ? vouch_finding_get_subject (self->finding) : NULL;

  if (word)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.learn-word", "s", word);
}

static void
keep_cb (VouchFindingDetails *self)
{
  if (self->finding)
    g_signal_emit (self, signals[SIGNAL_KEEP], 0);
}

/* "details.hide": the target is for whom. */
static void
hide_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *target)
{
  VouchFindingDetails *self = VOUCH_FINDING_DETAILS (widget);
  const char *who = g_variant_get_string (target, NULL);
  VouchMutedBy by = g_str_equal (who, "card")    ? VOUCH_MUTED_BY_CARD
                    : g_str_equal (who, "house") ? VOUCH_MUTED_BY_HOUSE
                                                 : VOUCH_MUTED_BY_ME;

  if (self->finding && vouch_finding_get_level (self->finding) != VOUCH_LEVEL_ERROR)
    vouch_finding_mute (widget, self->validator, self->finding, by);
}

static void
vouch_finding_details_dispose (GObject *object)
{
  VouchFindingDetails *self = VOUCH_FINDING_DETAILS (object);

  g_clear_object (&self->finding);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_finding_details_parent_class)->dispose (object);
}

static void
vouch_finding_details_class_init (VouchFindingDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (VOUCH_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = vouch_finding_details_dispose;
  signals[SIGNAL_KEEP] = g_signal_new ("keep", VOUCH_TYPE_FINDING_DETAILS, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-finding-details.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, message);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, preview);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, before);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, after);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, fix);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, fix_label);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, keep);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, hide);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, fix_all);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, why);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, when);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, meaning);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, authority);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, bad);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, good);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_all_cb);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingDetails, learn);
  gtk_widget_class_bind_template_callback (widget_class, learn_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_install_action (widget_class, "details.hide", "s", hide_cb);
}

static void
vouch_finding_details_init (VouchFindingDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vouch_finding_details_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDING_DETAILS, NULL);
}

/**
 * vouch_finding_details_set_finding:
 * @validator: (nullable): the document's; %NULL where there is no finding
 * @finding: (nullable): what to show
 * @n_alike: how many findings of the same rule there are, itself included
 */
void
vouch_finding_details_set_finding (VouchFindingDetails *self,
                                   VouchValidator      *validator,
                                   VouchFinding        *finding,
                                   guint                n_alike)
{
  g_return_if_fail (VOUCH_IS_FINDING_DETAILS (self));
  g_return_if_fail (!validator == !finding);

  g_set_object (&self->validator, validator);
  if (!g_set_object (&self->finding, finding) && self->n_alike == n_alike)
    {
      if (finding)
        show_preview (self);
      return;
    }
  self->n_alike = n_alike;
  gtk_widget_set_visible (GTK_WIDGET (self), finding != NULL);
  if (!finding)
    return;
  show_message (self);
  show_preview (self);
  show_buttons (self, n_alike);
  show_rule (self);
}

/** Shows or hides the rule's page. */
void
vouch_finding_details_explain (VouchFindingDetails *self,
                               gboolean             is_shown)
{
  g_return_if_fail (VOUCH_IS_FINDING_DETAILS (self));
  gtk_expander_set_expanded (self->why, is_shown);
}
