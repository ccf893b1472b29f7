/* vouch-checks-panel.c: what stops the card, and what should be looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-checks-panel.h"

#include <glib/gi18n-lib.h>

#include "vouch-checks-filter.h"
#include "vouch-checks-foot.h"
#include "vouch-finding-activate.h"
#include "vouch-finding-details.h"
#include "vouch-findings-view.h"

#define MANY 1500 /* findings: more are listed anew when the writer pauses, not at each letter */
#define PAUSE 400 /* milliseconds */

/**
 * VouchChecksPanel:
 *
 * The card's findings to be worked off: a filter, the list, all about the selected
 * one. It follows the validator at the end of each check and writes nothing itself:
 * fixes are the validator's, the rest is asked for by actions.
 */
struct _VouchChecksPanel
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  char           *author;    /* (owned) (nullable) */
  guint           pausing;   /* until the list follows the last check; 0 if it does */

  GtkStack            *pages;
  GtkStack            *lists;
  VouchChecksFilter   *filter;
  VouchFindingsView   *view;
  VouchFindingDetails *details;
  VouchChecksFoot     *foot;
  GtkWidget           *clear_bar;
  GtkWidget           *show_all;
  GtkWidget           *publish;
};

G_DEFINE_FINAL_TYPE (VouchChecksPanel, vouch_checks_panel, ADW_TYPE_BIN)

enum
{
  PROP_AUTHOR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_details (VouchChecksPanel *self)
{
  VouchFinding *finding = vouch_findings_view_get_selected (self->view);
  guint n_alike = finding ? vouch_finding_rows_count_rule (vouch_findings_view_get_rows (self->view),
                                                           vouch_finding_get_rule (finding))
                          : 0;

  vouch_finding_details_set_finding (self->details, finding ? self->validator : NULL, finding,
                                     n_alike);
}

/* Before the first check nothing is known yet, and nothing is said. */
static const char *
choose_page (VouchChecksPanel *self,
             guint             n_findings)
{
  if (!self->validator || (n_findings == 0 && vouch_validator_is_pending (self->validator)))
    return "nothing";
  return n_findings > 0 ? "findings" : "clear";
}

static void
show_page (VouchChecksPanel *self)
{
  VouchFindingList *findings = self->validator ? vouch_validator_get_findings (self->validator)
                                               : NULL;
  guint n_findings = findings ? g_list_model_get_n_items (G_LIST_MODEL (findings)) : 0;
  guint n_listed = g_list_model_get_n_items (
      G_LIST_MODEL (vouch_findings_view_get_rows (self->view)));

  gtk_widget_set_visible (self->clear_bar,
                          findings && vouch_finding_list_get_count (findings, VOUCH_LEVEL_ERROR) == 0);
  gtk_stack_set_visible_child_name (self->lists, n_listed > 0 ? "list" : "filtered");
  gtk_stack_set_visible_child_name (self->pages, choose_page (self, n_findings));
}

static gboolean
holds (GtkWidget *widget,
       GtkWidget *focus)
{
  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Where a button went with its finding, the keyboard goes on with the next one. */
static void
rescue_focus (VouchChecksPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (holds (GTK_WIDGET (self), focus) && gtk_widget_get_mapped (focus))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
has_focus (VouchChecksPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root && holds (GTK_WIDGET (self), gtk_root_get_focus (root));
}

static void
follow_check (VouchChecksPanel *self)
{
  gboolean had_focus = has_focus (self);

  vouch_findings_view_refresh (self->view);
  show_details (self);
  show_page (self);
  if (had_focus)
    rescue_focus (self);
}

static gboolean
pause_over_cb (gpointer data)
{
  VouchChecksPanel *self = data;

  self->pausing = 0;
  follow_check (self);
  return G_SOURCE_REMOVE;
}

/* Who works in the panel sees at once what came of it. */
static void
checked_cb (VouchChecksPanel *self)
{
  GListModel *rows = G_LIST_MODEL (vouch_findings_view_get_rows (self->view));

  g_clear_handle_id (&self->pausing, g_source_remove);
  if (g_list_model_get_n_items (rows) > MANY && !has_focus (self))
    self->pausing = g_timeout_add (PAUSE, pause_over_cb, self);
  else
    follow_check (self);
}

static void
selected_cb (VouchChecksPanel *self)
{
  show_details (self);
}

static void
filter_changed_cb (VouchChecksPanel *self)
{
  vouch_findings_view_refresh (self->view);
  show_details (self);
  show_page (self);
}

static void
show_all_cb (VouchChecksPanel *self)
{
  vouch_checks_filter_reset (self->filter);
  vouch_findings_view_focus (self->view);
}

static void
keep_cb (VouchChecksPanel *self)
{
  VouchFinding *finding = vouch_findings_view_get_selected (self->view);

  if (finding && !vouch_finding_is_considered (finding) && vouch_validator_can_consider (finding))
    vouch_finding_keep (GTK_WIDGET (self), self->validator, finding, self->author);
  else if (finding && !vouch_finding_is_considered (finding))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s",
                                _("This blocks publishing and can’t be kept as it is."));
}

static void
explain_cb (VouchChecksPanel *self,
            gboolean          is_shown)
{
  vouch_finding_details_explain (self->details, is_shown);
}

static gboolean
vouch_checks_panel_grab_focus (GtkWidget *widget)
{
  VouchChecksPanel *self = VOUCH_CHECKS_PANEL (widget);
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (g_strcmp0 (page, "clear") == 0)
    return gtk_widget_grab_focus (self->publish);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->lists), "filtered") == 0)
    return gtk_widget_grab_focus (self->show_all);
  return vouch_findings_view_focus (self->view);
}

static void
vouch_checks_panel_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_value_set_string (value, VOUCH_CHECKS_PANEL (object)->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_checks_panel_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  VouchChecksPanel *self = VOUCH_CHECKS_PANEL (object);

  switch (prop_id)
    {
    case PROP_AUTHOR:
      g_free (self->author);
      self->author = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
stop_listening (VouchChecksPanel *self)
{
  if (self->validator)
    g_signal_handlers_disconnect_by_func (self->validator, checked_cb, self);
  g_clear_handle_id (&self->pausing, g_source_remove);
}

static void
vouch_checks_panel_dispose (GObject *object)
{
  VouchChecksPanel *self = VOUCH_CHECKS_PANEL (object);

  stop_listening (self);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_checks_panel_parent_class)->dispose (object);
}

static void
vouch_checks_panel_finalize (GObject *object)
{
  g_free (VOUCH_CHECKS_PANEL (object)->author);
  G_OBJECT_CLASS (vouch_checks_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VOUCH_TYPE_CHECKS_FILTER);
  g_type_ensure (VOUCH_TYPE_CHECKS_FOOT);
  g_type_ensure (VOUCH_TYPE_FINDINGS_VIEW);
  g_type_ensure (VOUCH_TYPE_FINDING_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-checks-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, lists);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, view);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, details);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, foot);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, clear_bar);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, show_all);
  gtk_widget_class_bind_template_child (widget_class, VouchChecksPanel, publish);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
}

static void
vouch_checks_panel_class_init (VouchChecksPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_checks_panel_get_property;
  object_class->set_property = vouch_checks_panel_set_property;
  object_class->dispose = vouch_checks_panel_dispose;
  object_class->finalize = vouch_checks_panel_finalize;
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->grab_focus = vouch_checks_panel_grab_focus;
  bind_template (widget_class);
}

static void
vouch_checks_panel_init (VouchChecksPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_checks_filter_set_rows (self->filter, vouch_findings_view_get_rows (self->view));
  vouch_findings_view_set_home (self->view, GTK_WIDGET (self));
}

GtkWidget *
vouch_checks_panel_new (void)
{
  return g_object_new (VOUCH_TYPE_CHECKS_PANEL, NULL);
}

/**
 * vouch_checks_panel_set_document:
 * @document: (nullable): whose findings to list
 * @validator: (nullable): that document's
 * @index: (nullable): not used; every view of a document takes the same three
 */
void
vouch_checks_panel_set_document (VouchChecksPanel   *self,
                                 VouchDocument      *document,
                                 VouchValidator     *validator,
                                 VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_CHECKS_PANEL (self));
  g_return_if_fail (!document == !validator);

  stop_listening (self);
  g_set_object (&self->validator, validator);
  if (validator)
    g_signal_connect_object (validator, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  vouch_findings_view_set_validator (self->view, validator);
  vouch_checks_foot_set_validator (self->foot, validator);
  vouch_checks_filter_set_list (self->filter,
                                validator ? vouch_validator_get_findings (validator) : NULL);
  vouch_checks_filter_reset (self->filter);
}

/**
 * vouch_checks_panel_select_finding:
 * @finding: (nullable): one of the document's findings
 *
 * Selects it and brings it into view, out of a filter that hides it; the keyboard
 * stays where it is.
 */
void
vouch_checks_panel_select_finding (VouchChecksPanel *self,
                                   VouchFinding     *finding)
{
  g_return_if_fail (VOUCH_IS_CHECKS_PANEL (self));

  if (self->pausing != 0)
    {
      g_clear_handle_id (&self->pausing, g_source_remove);
      follow_check (self);
    }
  if (vouch_findings_view_select (self->view, finding) || !finding)
    return;
  vouch_checks_filter_reset (self->filter);
  vouch_findings_view_refresh (self->view);
  vouch_findings_view_select (self->view, finding);
}
