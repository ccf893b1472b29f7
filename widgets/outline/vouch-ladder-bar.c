/* vouch-ladder-bar.c: how far a card's statements have climbed, as one bar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-ladder-bar.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-tooltip.h"

#define BAR_HEIGHT 8
#define BAR_WIDTH 64
#define GAP 2
#define SMALLEST 4

/**
 * VouchLadderBar:
 *
 * A bar of up to five stretches, one a rung, each as long as its share of the
 * statements; a rung with a single statement in a long card is still to be seen.
 * What the colours say stands in the tooltip and the accessible label in words.
 *
 * # CSS nodes
 *
 *     ladderbar
 *     ├── rung.verified
 *     ├── rung.anchored
 *     ├── rung.linked
 *     ├── rung.declined
 *     ╰── rung.unsourced
 */
struct _VouchLadderBar
{
  GtkWidget parent_instance;

  GtkWidget *rungs[5]; /* (owned): in the order of the CSS nodes */
  guint      counts[5];
};

G_DEFINE_FINAL_TYPE (VouchLadderBar, vouch_ladder_bar, GTK_TYPE_WIDGET)

static const char *const classes[] = { "verified", "anchored", "linked", "declined", "unsourced" };

static void
vouch_ladder_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? BAR_HEIGHT : BAR_WIDTH;
}

/* Shares of what is left over, so that roundings never add up to a gap at the end. */
static void
vouch_ladder_bar_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  VouchLadderBar *self = VOUCH_LADDER_BAR (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint left = 0;
  int at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    left += self->counts[i];
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    {
      int extent;

      if (self->counts[i] == 0)
        continue;
      extent = (width - at) * (int) self->counts[i] / (int) left;
      extent = CLAMP (extent, MIN (SMALLEST, width - at), width - at);
      left -= self->counts[i];
      gtk_widget_size_allocate (self->rungs[i],
                                &(GtkAllocation) { is_rtl ? width - at - extent : at,
                                                   (height - BAR_HEIGHT) / 2,
                                                   left > 0 ? MAX (extent - GAP, 1) : extent,
                                                   BAR_HEIGHT }, -1);
      at += extent;
    }
}

static void
vouch_ladder_bar_dispose (GObject *object)
{
  VouchLadderBar *self = VOUCH_LADDER_BAR (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->rungs); i++)
    g_clear_pointer (&self->rungs[i], gtk_widget_unparent);
  G_OBJECT_CLASS (vouch_ladder_bar_parent_class)->dispose (object);
}

static void
vouch_ladder_bar_class_init (VouchLadderBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_ladder_bar_dispose;
  widget_class->measure = vouch_ladder_bar_measure;
  widget_class->size_allocate = vouch_ladder_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "ladderbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vouch_ladder_bar_init (VouchLadderBar *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rungs); i++)
    {
      self->rungs[i] = g_object_new (GTK_TYPE_BOX, "css-name", "rung", "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (self->rungs[i], classes[i]);
      gtk_widget_set_parent (self->rungs[i], GTK_WIDGET (self));
      gtk_widget_set_child_visible (self->rungs[i], FALSE);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("No statements yet"), -1);
}

GtkWidget *
vouch_ladder_bar_new (void)
{
  return g_object_new (VOUCH_TYPE_LADDER_BAR, NULL);
}

/* Asking for another layout of the whole window at each letter is dear. */
static gboolean
are_shown (VouchLadderBar     *self,
           const VouchSummary *summary)
{
  const guint counts[] = { summary->verified, summary->anchored, summary->linked,
                           summary->declined, summary->unsourced };

  G_STATIC_ASSERT (sizeof counts == sizeof self->counts);
  return memcmp (counts, self->counts, sizeof counts) == 0;
}

/** Shows @summary. */
void
vouch_ladder_bar_set_summary (VouchLadderBar     *self,
                              const VouchSummary *summary)
{
  g_autofree char *words = vouch_ladder_bar_describe (summary);

  g_return_if_fail (VOUCH_IS_LADDER_BAR (self));

  if (!vouch_tooltip_set (GTK_WIDGET (self), words) && are_shown (self, summary))
    return;
  self->counts[0] = summary->verified;
  self->counts[1] = summary->anchored;
  self->counts[2] = summary->linked;
  self->counts[3] = summary->declined;
  self->counts[4] = summary->unsourced;
  for (guint i = 0; i < G_N_ELEMENTS (self->rungs); i++)
    gtk_widget_set_child_visible (self->rungs[i], self->counts[i] > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  /* Asking for an allocation alone stops at the first widget above us that is waiting for one
   * already, and one that was given sizes in the meantime may wait in vain. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * vouch_ladder_bar_describe:
 * @summary: of a card or a section
 *
 * Says how far the statements are: the highest rung that any has reached, and
 * what was declined. A statement with its passage marked has its source named too.
 * Those that need no source of their own, and have none, are told apart: who fills
 * the cell for the condition looks for it in the count.
 *
 * Returns: (transfer full): “9 of 14 with a passage marked, 2 declined · 3 more need none”
 */
char *
vouch_ladder_bar_describe (const VouchSummary *summary)
{
  guint marked = summary->anchored + summary->verified;
  guint named = marked + summary->linked;
  guint asked = vouch_summary_count_asked (summary);
  g_autoptr (GString) words = g_string_new (NULL);

  if (summary->statements == 0)
    return g_strdup (_("No statements yet"));
  if (asked == 0)
    return g_strdup (_("No statement needs a source yet"));
  if (summary->verified > 0)
    /* Translators: 5 of 14 statements were checked by a person */
    g_string_printf (words, _("%u of %u checked"), summary->verified, asked);
  else if (marked > 0)
    g_string_printf (words, _("%u of %u with passage marked"), marked, asked);
  else
    g_string_printf (words, _("%u of %u with source named"), named, asked);
  if (summary->verified > 0 && marked > summary->verified)
    g_string_append_printf (words, _(", %u with passage marked"), marked);
  if (marked > 0 && named > marked)
    g_string_append_printf (words, _(", %u with source named"), named);
  if (summary->declined > 0)
    g_string_append_printf (words, _(", %u declined"), summary->declined);
  if (summary->exempt > 0)
    /* Translators: 3 statements beside those need no source of their own */
    g_string_append_printf (words, ngettext (" · %u more needs none", " · %u more need none", summary->exempt),
                            summary->exempt);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
