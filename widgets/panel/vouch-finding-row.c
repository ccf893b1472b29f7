/* vouch-finding-row.c: one finding with its fix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-row.h"

#include <glib/gi18n-lib.h>

#include "vouch-document.h"
#include "vouch-finding-activate.h"
#include "vouch-level.h"
#include "vouch-node-words.h"
#include "vouch-tooltip.h"

#define LINES 3     /* of a message in a list of many */
#define LONG_FIX 30 /* characters; shorter ones are never cut, the words beside them are */
#define SPACING 9   /* between the level and the words */
#define PAUSE 250 /* milliseconds of writing before the statement's words follow */

/**
 * VouchFindingRow:
 *
 * A finding's level, as a form and a name; what it says; the first words of the
 * statement; its fix as a button, or for one that is kept as it is the reason. The
 * message has three lines at most, the buttons stand below it; a tall one, for the few
 * of one statement, shows the whole message, but not the statement's words, and can
 * ask for a reason by itself.
 *
 * Whenever the keyboard goes from one place to another, GTK finds anew the styles of all in the window
 * that might depend on where it is, and there are two hundred rows. By their names boxes and images
 * might, in the styles of GTK; these parts have names of their own, and there is no button to keep
 * what nobody can.
 *
 * # CSS nodes
 *
 *     finding[.considered]
 *     ╰── part
 *         ├── level
 *         ╰── part
 *             ├── label
 *             ╰── part
 *                 ├── label
 *                 ├── button
 *                 ╰── button
 */
struct _VouchFindingRow
{
  AdwBin parent_instance;

  VouchValidator *validator; /* (owned) (nullable) */
  VouchFinding   *finding;   /* (owned) (nullable) */
  GSignalGroup   *node;      /* (owned): whose words are shown */
  guint           pausing;   /* until they follow what was written */

  GtkWidget *body;
  GtkImage  *level;
  GtkLabel  *message;
  GtkBox    *foot;
  GtkLabel  *words;
  GtkWidget *keep; /* (nullable): only in a tall one */
  GtkWidget *fix;
  GtkLabel  *fix_label;

  guint is_tall : 1; /* shows the whole message */
};

G_DEFINE_FINAL_TYPE (VouchFindingRow, vouch_finding_row, ADW_TYPE_BIN)

enum
{
  SIGNAL_KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static VouchNode *
lookup_row (VouchFindingRow *self)
{
  VouchDocument *document = self->validator ? vouch_validator_get_document (self->validator) : NULL;

  return document ? vouch_document_lookup (document, vouch_finding_get_row (self->finding)) : NULL;
}

static char *
dup_reason (VouchFindingRow *self)
{
  g_autofree char *by = NULL;
  g_autofree char *reason = vouch_validator_dup_reason (self->validator, self->finding, &by, NULL);

  if (!reason || !by)
    return g_steal_pointer (&reason);
  /* Translators: why something is kept as it is, and who says so. */
  return g_strdup_printf (_("%s – %s"), reason, by);
}

static char *
dup_words (VouchFindingRow *self)
{
  g_autofree char *words = vouch_node_dup_words (lookup_row (self));

  return *words ? g_strdup_printf (_("“%s”"), words) : g_strdup ("");
}

/* The item of the list that holds it is what a screen reader stops at. */
static void
name_item (VouchFindingRow *self,
           const char      *words)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (!item)
    return;
  /* Translators: a level such as “Stops the card”, what is found, the statement's first words. */
  name = g_strdup_printf (_("%s: %s %s"),
                          vouch_finding_is_considered (self->finding)
                              ? _("Kept as it is")
                              : vouch_level_get_word (vouch_finding_get_level (self->finding)),
                          vouch_finding_get_message (self->finding), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_words (VouchFindingRow *self)
{
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;

  if (!self->finding)
    return;
  reason = vouch_finding_is_considered (self->finding) ? dup_reason (self) : NULL;
  words = reason ? g_steal_pointer (&reason) : dup_words (self);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words),
                          !self->is_tall || vouch_finding_is_considered (self->finding));
  name_item (self, words);
}

static void
show_fix (VouchFindingRow *self)
{
  gboolean is_considered = vouch_finding_is_considered (self->finding);
  const char *repair = is_considered ? _("Take back") : vouch_finding_get_repair (self->finding);

  gtk_widget_set_visible (self->fix, repair != NULL);
  gtk_label_set_text (self->fix_label, repair ? repair : "");
  gtk_label_set_ellipsize (self->fix_label, repair && g_utf8_strlen (repair, -1) > LONG_FIX
                                                ? PANGO_ELLIPSIZE_END
                                                : PANGO_ELLIPSIZE_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  repair ? repair : "", -1);
  vouch_tooltip_offer (self->fix, is_considered ? NULL : _("Fix (Shift+Enter)"));
  if (self->keep)
    gtk_widget_set_visible (self->keep, self->is_tall && !is_considered
                                            && vouch_validator_can_consider (self->finding));
}

static void
show_finding (VouchFindingRow *self)
{
  vouch_level_show (vouch_finding_get_level (self->finding), self->level);
  gtk_label_set_text (self->message, vouch_finding_get_message (self->finding));
  vouch_tooltip_offer (GTK_WIDGET (self->message),
                       self->is_tall ? NULL : vouch_finding_get_message (self->finding));
  if (vouch_finding_is_considered (self->finding))
    gtk_widget_add_css_class (GTK_WIDGET (self), "considered");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "considered");
  show_fix (self);
  show_words (self);
}

static gboolean
pause_over_cb (gpointer data)
{
  VouchFindingRow *self = data;

  self->pausing = 0;
  show_words (self);
  return G_SOURCE_REMOVE;
}

/* Other words make another layout of the whole window, which isn't for each letter. */
static void
node_notify_cb (VouchFindingRow *self)
{
  g_clear_handle_id (&self->pausing, g_source_remove);
  self->pausing = g_timeout_add (PAUSE, pause_over_cb, self);
}

/* A row is made before it has a parent. */
static void
parent_notify_cb (VouchFindingRow *self)
{
  show_words (self);
}

static void
fix_clicked_cb (VouchFindingRow *self)
{
  if (!self->finding)
    return;
  if (vouch_finding_is_considered (self->finding))
    vouch_finding_take_back (GTK_WIDGET (self), self->validator, self->finding);
  else
    vouch_finding_activate (GTK_WIDGET (self), self->validator, self->finding);
}

static void
keep_clicked_cb (VouchFindingRow *self)
{
  if (self->finding)
    g_signal_emit (self, signals[SIGNAL_KEEP], 0);
}

static void
vouch_finding_row_dispose (GObject *object)
{
  VouchFindingRow *self = VOUCH_FINDING_ROW (object);

  if (self->node)
    g_signal_group_set_target (self->node, NULL);
  g_clear_object (&self->node);
  g_clear_handle_id (&self->pausing, g_source_remove);
  g_clear_object (&self->finding);
  g_clear_object (&self->validator);
  G_OBJECT_CLASS (vouch_finding_row_parent_class)->dispose (object);
}

static void
vouch_finding_row_class_init (VouchFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_finding_row_dispose;
  signals[SIGNAL_KEEP] = g_signal_new ("keep", VOUCH_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, body);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, level);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, foot);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, words);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, fix);
  gtk_widget_class_bind_template_child (widget_class, VouchFindingRow, fix_label);
  gtk_widget_class_bind_template_callback (widget_class, fix_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "finding");
}

/* Beside what stands before it. */
static int
measure_start (GtkWidget *body)
{
  int natural;

  gtk_widget_measure (gtk_widget_get_first_child (body), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);
  return natural + SPACING;
}

static void
measure_body (GtkWidget      *body,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  GtkWidget *words = gtk_widget_get_last_child (body);
  int start = measure_start (body), level;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (words, orientation, -1, minimum, natural, NULL, NULL);
      *minimum += start;
      *natural += start;
      return;
    }
  gtk_widget_measure (gtk_widget_get_first_child (body), orientation, -1, &level, NULL, NULL, NULL);
  gtk_widget_measure (words, orientation, for_size < 0 ? -1 : MAX (for_size - start, 0), minimum, natural,
                      NULL, NULL);
  *minimum = MAX (*minimum, level);
  *natural = MAX (*natural, level);
}

static void
allocate_body (GtkWidget *body,
               int        width,
               int        height,
               int        baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (body) == GTK_TEXT_DIR_RTL;
  int start = measure_start (body), level = start - SPACING, rest = MAX (width - start, 0);

  gtk_widget_size_allocate (gtk_widget_get_first_child (body),
                            &(GtkAllocation) { is_rtl ? width - level : 0, 0, level, height }, -1);
  gtk_widget_size_allocate (gtk_widget_get_last_child (body),
                            &(GtkAllocation) { is_rtl ? 0 : start, 0, rest, height }, -1);
}

static GtkSizeRequestMode
get_body_mode (GtkWidget *body)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A box asks too how narrow the words may get at the height that they have, of two hundred rows when
 * the list goes far: each message was laid out a dozen times for that. */
static void
lay_body_out (VouchFindingRow *self)
{
  gtk_widget_set_layout_manager (self->body, gtk_custom_layout_new (get_body_mode, measure_body,
                                                                    allocate_body));
}

static void
vouch_finding_row_init (VouchFindingRow *self)
{
  self->node = g_signal_group_new (VOUCH_TYPE_NODE);
  g_signal_group_connect_swapped (self->node, "notify", G_CALLBACK (node_notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  lay_body_out (self);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_notify_cb), NULL);
}

GtkWidget *
vouch_finding_row_new (void)
{
  return g_object_new (VOUCH_TYPE_FINDING_ROW, NULL);
}

/** Returns: (transfer none) (nullable): what it shows. */
VouchFinding *
vouch_finding_row_get_finding (VouchFindingRow *self)
{
  g_return_val_if_fail (VOUCH_IS_FINDING_ROW (self), NULL);
  return self->finding;
}

/**
 * vouch_finding_row_set_finding:
 * @validator: (nullable): the document's; %NULL where there is no finding
 * @finding: (nullable): what to show
 */
void
vouch_finding_row_set_finding (VouchFindingRow *self,
                               VouchValidator  *validator,
                               VouchFinding    *finding)
{
  g_return_if_fail (VOUCH_IS_FINDING_ROW (self));
  g_return_if_fail (!validator == !finding);

  g_set_object (&self->validator, validator);
  if (!g_set_object (&self->finding, finding))
    return;
  g_signal_group_set_target (self->node, finding ? lookup_row (self) : NULL);
  if (finding)
    show_finding (self);
}

static void
add_keep (VouchFindingRow *self)
{
  self->keep = gtk_button_new_with_label (_("Keep…"));
  gtk_widget_set_tooltip_text (self->keep, _("Keep as it is, because…"));
  gtk_widget_set_valign (self->keep, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->keep, "small");
  gtk_widget_add_css_class (self->keep, "flat");
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_clicked_cb), self);
  gtk_box_insert_child_after (self->foot, self->keep, GTK_WIDGET (self->words));
}

/** Whether the whole message is shown, in as many lines as it takes. */
void
vouch_finding_row_set_tall (VouchFindingRow *self,
                            gboolean         is_tall)
{
  g_return_if_fail (VOUCH_IS_FINDING_ROW (self));

  self->is_tall = is_tall;
  if (is_tall && !self->keep)
    add_keep (self);
  gtk_label_set_lines (self->message, is_tall ? -1 : LINES);
  gtk_label_set_ellipsize (self->message, is_tall ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (self->finding)
    show_finding (self);
}
