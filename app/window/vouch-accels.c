/* vouch-accels.c: which key does what, in one table.
 *
 * resources/ui/help-overlay.ui tells the user; a test holds the two together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-accels.h"

static const VouchAccel accels[] = {
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },

  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.new-from-template('scorecard')", { "<Control>n" } },
  { "win.show-start", { "<Alt>Home" } },
  { "win.show-actions", { "<Control>k" } },
  { "win.show-shortcuts", { "<Control>question", "F1" } },

  { "editor.save", { "<Control>s" } },
  { "editor.save-as", { "<Control><Shift>s" } },
  { "editor.undo", { "<Control>z" } },
  { "editor.redo", { "<Control><Shift>z", "<Control>y" } },
  { "editor.find", { "<Control>f" } },
  { "editor.preview", { "<Control><Shift>p" } },
  { "editor.publish", { "<Control><Shift>Return" } },

  { "editor.next-pane", { "F6" } },
  { "editor.next-finding", { "F8" } },
  { "editor.previous-finding", { "<Shift>F8" } },
  { "editor.next-unsourced", { "<Control>j" } },
  { "editor.previous-unsourced", { "<Control><Alt>j" } },
  { "editor.source-mode", { "<Control><Shift>j" } },
  { "editor.review", { "<Control><Shift>r" } },
  { "editor.toggle-panel", { "F9" } },
  { "editor.toggle-outline", { "<Control>F9" } },
  { "editor.show-checks", { "<Alt>1" } },
  { "editor.show-sources", { "<Alt>2" } },
  { "editor.show-review", { "<Alt>3" } },

  { "editor.cite('')", { "<Control>Return" } },
  { "editor.find-support('')", { "<Control><Shift>f" } },
  { "editor.set-aside('')", { "<Control><Shift>h" } },
  { "editor.write-note('')", { "<Control><Shift>m" } },
  { "editor.show-repairs('')", { "<Control>period" } },
};

/**
 * vouch_accels_list:
 * @n: (out): how many
 *
 * Returns: (array length=n): the table.
 */
const VouchAccel *
vouch_accels_list (gsize *n)
{
  *n = G_N_ELEMENTS (accels);
  return accels;
}

/**
 * vouch_accels_set:
 * @application: the application
 *
 * Makes the keys of `app.` and `win.` actions work, and those of all show in menus.
 */
void
vouch_accels_set (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}

/* One key of one action. */
static GtkShortcut *
make_shortcut (const VouchAccel *accel, const char *key)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (accel->action, &name, &target, NULL))
    g_assert_not_reached ();
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                               gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

/**
 * vouch_accels_add_to:
 * @widget: the widget that has the actions
 * @group: their prefix, with its point
 *
 * Makes the keys of a group of actions work in the whole window of @widget: the
 * application looks for an action in the window alone, not in what it holds. A
 * text field with an undo of its own still comes first.
 */
void
vouch_accels_add_to (GtkWidget *widget, const char *group)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    for (guint k = 0; g_str_has_prefix (accels[i].action, group) && accels[i].keys[k]; k++)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            make_shortcut (&accels[i], accels[i].keys[k]));
  gtk_widget_add_controller (widget, controller);
}

/* What is meant for the window while a popover holds the keyboard; it closes but for saving. */
static const char *const lent[]
    = { "editor.save", "editor.show-checks", "editor.show-sources", "editor.show-review", NULL };

/* Likewise, but what is typed in a field of it is taken back first. */
static const char *const steps[] = { "editor.undo", "editor.redo", NULL };

static gboolean
lent_cb (GtkWidget *popover, GVariant *args, gpointer action)
{
  if (!g_str_equal (action, "editor.save"))
    gtk_popover_popdown (GTK_POPOVER (popover));
  return gtk_widget_activate_action (gtk_widget_get_parent (popover), action, NULL);
}

static void
lend (GtkWidget *popover, const char *const *actions, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    if (g_strv_contains (actions, accels[i].action))
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[i].keys[0]),
                            gtk_callback_action_new (lent_cb, (gpointer) accels[i].action, NULL)));
  gtk_widget_add_controller (popover, controller);
}

/**
 * vouch_accels_lend_to:
 * @popover: a popover whose parent finds the actions of an editor
 *
 * Makes the keys that save, take a step back and show a page of the side panel work while it is
 * open: a popover keeps keys from the window.
 */
void
vouch_accels_lend_to (GtkWidget *popover)
{
  lend (popover, lent, GTK_PHASE_CAPTURE);
  lend (popover, steps, GTK_PHASE_BUBBLE);
}
