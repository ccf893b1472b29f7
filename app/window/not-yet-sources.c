/* not-yet-sources.c: stands in for citing until it is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cite-popover.h"

struct _VouchCitePopover { GtkPopover parent_instance; };
G_DEFINE_FINAL_TYPE (VouchCitePopover, vouch_cite_popover, GTK_TYPE_POPOVER)
static void set_property (GObject *o, guint id, const GValue *v, GParamSpec *p) { }
static void get_property (GObject *o, guint id, GValue *v, GParamSpec *p) { }
static void vouch_cite_popover_class_init (VouchCitePopoverClass *klass) {
  GObjectClass *c = G_OBJECT_CLASS (klass);
  c->set_property = set_property;
  c->get_property = get_property;
  g_object_class_install_property (c, 1, g_param_spec_string ("author", NULL, NULL, NULL, G_PARAM_READWRITE));
}
static void vouch_cite_popover_init (VouchCitePopover *self) { }
GtkWidget *vouch_cite_popover_new (void) { return g_object_new (VOUCH_TYPE_CITE_POPOVER, NULL); }
void vouch_cite_popover_set_document (VouchCitePopover *s, VouchDocument *d, VouchValidator *v, VouchCitationIndex *i) { }
void vouch_cite_popover_open (VouchCitePopover *s, const char *i) { gtk_popover_popup (GTK_POPOVER (s)); }
void vouch_cite_popover_open_decline (VouchCitePopover *s, const char *i) { gtk_popover_popup (GTK_POPOVER (s)); }
