/* not-yet-panel.c: stands in for the side panel until it is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-activate.h"
#include "vouch-findings-popover.h"
#include "vouch-reason-dialog.h"
#include "vouch-side-panel.h"

struct _VouchSidePanel { AdwBin parent_instance; };
G_DEFINE_FINAL_TYPE (VouchSidePanel, vouch_side_panel, ADW_TYPE_BIN)
static void set_property (GObject *o, guint id, const GValue *v, GParamSpec *p) { }
static void get_property (GObject *o, guint id, GValue *v, GParamSpec *p) { g_value_set_string (v, "checks"); }
static void
vouch_side_panel_class_init (VouchSidePanelClass *klass)
{
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->set_property = set_property;
  c->get_property = get_property;
  g_object_class_install_property (c, 1, g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READWRITE));
}
static void vouch_side_panel_init (VouchSidePanel *self) { }
GtkWidget *vouch_side_panel_new (void) { return g_object_new (VOUCH_TYPE_SIDE_PANEL, NULL); }
void vouch_side_panel_set_document (VouchSidePanel *s, VouchDocument *d, VouchValidator *v, VouchCitationIndex *i) { }
void vouch_side_panel_set_page (VouchSidePanel *s, const char *p) { }
void vouch_side_panel_set_author (VouchSidePanel *s, const char *p) { }
void vouch_side_panel_compose_note (VouchSidePanel *s, const char *p) { }
void vouch_side_panel_select_finding (VouchSidePanel *s, VouchFinding *p) { }
void vouch_side_panel_show_reference (VouchSidePanel *s, const char *p) { }
gboolean vouch_side_panel_focus (VouchSidePanel *s) { return FALSE; }
void vouch_finding_go (GtkWidget *w, VouchFinding *f) { gtk_widget_activate_action (w, "editor.go", "(ss)", vouch_finding_get_node (f), ""); }
struct _VouchFindingsPopover { GtkPopover parent_instance; };
G_DEFINE_FINAL_TYPE (VouchFindingsPopover, vouch_findings_popover, GTK_TYPE_POPOVER)
static void vouch_findings_popover_class_init (VouchFindingsPopoverClass *klass) {
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->set_property = set_property;
  c->get_property = get_property;
  g_object_class_install_property (c, 1, g_param_spec_string ("author", NULL, NULL, NULL, G_PARAM_READWRITE));
}
static void vouch_findings_popover_init (VouchFindingsPopover *self) { }
GtkWidget *vouch_findings_popover_new (void) { return g_object_new (VOUCH_TYPE_FINDINGS_POPOVER, NULL); }
void vouch_findings_popover_set_findings (VouchFindingsPopover *s, VouchValidator *v, const char *n) { }
void vouch_reason_dialog_ask_async (GtkWindow *p, const VouchReasonQuestion *q, GCancellable *c, GAsyncReadyCallback cb, gpointer d)
{ GTask *t = g_task_new (p, c, cb, d); g_task_return_pointer (t, NULL, NULL); g_object_unref (t); }
char *vouch_reason_dialog_ask_finish (GAsyncResult *r, GError **e) { return g_task_propagate_pointer (G_TASK (r), e); }
