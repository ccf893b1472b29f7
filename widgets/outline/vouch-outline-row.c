/* vouch-outline-row.c: a section in the outline, with what is missing there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outline-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-level.h"
#include "vouch-section.h"
#include "vouch-tooltip.h"

#define INDENT 16

/**
 * VouchOutlineRow:
 *
 * A section's title, and a number: what stops the card there, in the colour of an
 * error; else what should be looked at, in the colour of a warning; else hints, without a
 * colour; else a tick. Before the first check neither.
 */
struct _VouchOutlineRow
{
  GtkListBoxRow parent_instance;

  char *id; /* (owned): a section's, or the card's for the article */

  GtkLabel  *title;
  GtkLabel  *count;
  GtkWidget *tick;

  guint    counts[VOUCH_N_LEVELS];
  gboolean is_checked;
};

G_DEFINE_FINAL_TYPE (VouchOutlineRow, vouch_outline_row, GTK_TYPE_LIST_BOX_ROW)

/* The worst that is found here; VOUCH_N_LEVELS where nothing is. */
static VouchLevel
find_worst (VouchOutlineRow *self)
{
  VouchLevel level = VOUCH_LEVEL_ERROR;

  while (level < VOUCH_N_LEVELS && self->counts[level] == 0)
    level++;
  return level;
}

static char *
describe_level (VouchLevel level,
                guint      n)
{
  switch (level)
    {
    case VOUCH_LEVEL_ERROR:
      return g_strdup_printf (ngettext ("%u error", "%u errors", n), n);
    case VOUCH_LEVEL_WARNING:
      return g_strdup_printf (ngettext ("%u warning", "%u warnings", n), n);
    case VOUCH_LEVEL_HINT:
    default:
      return g_strdup_printf (ngettext ("%u hint", "%u hints", n), n);
    }
}

static char *
describe_counts (VouchOutlineRow *self)
{
  GString *words = g_string_new (NULL);

  if (!self->is_checked)
    g_string_append (words, _("Checking…"));
  else if (find_worst (self) == VOUCH_N_LEVELS)
    g_string_append (words, _("No findings here"));
  for (guint level = 0; level < VOUCH_N_LEVELS; level++)
    {
      g_autofree char *part = describe_level ((VouchLevel) level, self->counts[level]);

      if (self->counts[level] > 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
    }
  return g_string_free (words, FALSE);
}

static void
update_words (VouchOutlineRow *self)
{
  g_autofree char *counts = describe_counts (self);

  vouch_tooltip_set (GTK_WIDGET (self), counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, counts, -1);
}

static void
show_title (VouchOutlineRow *self,
            VouchNode       *node)
{
  const char *title = VOUCH_IS_SECTION (node) ? vouch_section_get_title (VOUCH_SECTION (node)) : NULL;

  if (!VOUCH_IS_SECTION (node))
    title = _("Article");
  else if (!title || *title == '\0')
    title = _("Without a title");
  gtk_label_set_text (self->title, title);
  update_words (self);
}

/* Only of what three lines do not hold; else the row's own, its counts. */
static gboolean
query_title_cb (GtkLabel   *title,
                int         x,
                int         y,
                gboolean    by_keyboard,
                GtkTooltip *tooltip,
                gpointer    unused)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (title)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (title));
  return TRUE;
}

static void
title_changed_cb (VouchOutlineRow *self,
                  GParamSpec      *pspec,
                  VouchNode       *node)
{
  show_title (self, node);
}

static void
vouch_outline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VOUCH_TYPE_OUTLINE_ROW);
  G_OBJECT_CLASS (vouch_outline_row_parent_class)->dispose (object);
}

static void
vouch_outline_row_finalize (GObject *object)
{
  g_free (VOUCH_OUTLINE_ROW (object)->id);
  G_OBJECT_CLASS (vouch_outline_row_parent_class)->finalize (object);
}

static void
vouch_outline_row_class_init (VouchOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_outline_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_outline_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, VouchOutlineRow, count);
  gtk_widget_class_bind_template_child (widget_class, VouchOutlineRow, tick);
  gtk_widget_class_bind_template_callback (widget_class, query_title_cb);
}

static void
vouch_outline_row_init (VouchOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_outline_row_new:
 * @node: a section, or the card for the article's row
 * @depth: 0 for a section, 1 for one within it
 */
GtkWidget *
vouch_outline_row_new (VouchNode *node,
                       guint      depth)
{
  VouchOutlineRow *self = g_object_new (VOUCH_TYPE_OUTLINE_ROW, NULL);

  self->id = g_strdup (vouch_node_get_id (node));
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), (int) depth * INDENT);
  if (VOUCH_IS_SECTION (node))
    g_signal_connect_object (node, "notify::title", G_CALLBACK (title_changed_cb), self,
                             G_CONNECT_SWAPPED);
  show_title (self, node);
  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the id of the node it stands for. */
const char *
vouch_outline_row_get_id (VouchOutlineRow *self)
{
  g_return_val_if_fail (VOUCH_IS_OUTLINE_ROW (self), NULL);
  return self->id;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_counts (VouchOutlineRow *self)
{
  VouchLevel worst = find_worst (self);
  guint shown = worst < VOUCH_N_LEVELS ? self->counts[worst] : 0;
  g_autofree char *number = g_strdup_printf ("%u", shown);

  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), shown > 0);
  gtk_widget_set_visible (self->tick, shown == 0);
  set_class (GTK_WIDGET (self->count), "error", worst == VOUCH_LEVEL_ERROR);
  set_class (GTK_WIDGET (self->count), "hint", worst == VOUCH_LEVEL_HINT);
  update_words (self);
}

/**
 * vouch_outline_row_set_counts:
 * @summary: of a check that has ended: what it found in the section
 */
void
vouch_outline_row_set_counts (VouchOutlineRow    *self,
                              const VouchSummary *summary)
{
  const guint counts[] = { summary->errors, summary->warnings, summary->hints };

  G_STATIC_ASSERT (sizeof counts == sizeof self->counts);
  g_return_if_fail (VOUCH_IS_OUTLINE_ROW (self));

  if (self->is_checked && memcmp (counts, self->counts, sizeof counts) == 0)
    return;
  memcpy (self->counts, counts, sizeof counts);
  self->is_checked = TRUE;
  show_counts (self);
}
