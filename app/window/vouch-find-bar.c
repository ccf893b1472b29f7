/* vouch-find-bar.c: words to look for, and the places where they stand one after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-find-bar.h"

#include <glib/gi18n-lib.h>

#include "vouch-find.h"
#include "vouch-widgets.h"

/**
 * VouchFindBar:
 *
 * Enter and Shift+Enter go from place to place while the keyboard stays here; Escape closes it
 * and leaves the last place selected. After an edit the places are looked for anew.
 */
struct _VouchFindBar
{
  AdwBin parent_instance;

  VouchDocument *document; /* (owned) */
  GPtrArray     *found;    /* (owned) (nullable) (element-type VouchFound): of `revision` */
  char          *words;    /* (owned) (nullable): that were looked for */
  guint64        revision; /* of the document */
  guint          current;  /* place in `found` */

  GtkSearchBar   *bar;
  GtkSearchEntry *entry;
  GtkLabel       *count;
  GtkWidget      *previous;
  GtkWidget      *next;
};

enum
{
  FOUND,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VouchFindBar, vouch_find_bar, ADW_TYPE_BIN)

static void
show_count (VouchFindBar *self)
{
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
  guint n = self->found ? self->found->len : 0;
  g_autofree char *words = NULL;

  if (n > 0)
    /* Translators: the place that is shown, and how many there are. */
    words = g_strdup_printf (_("%u of %u"), self->current + 1, n);
  gtk_label_set_text (self->count, words ? words : is_empty ? "" : _("Not found"));
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  if (n == 0 && !is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
look (VouchFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = vouch_find (vouch_document_get_card (self->document), words);
  self->revision = vouch_document_get_revision (self->document);
  g_free (self->words);
  self->words = g_strdup (words);
  if (self->current >= self->found->len)
    self->current = 0;
}

static void
show_current (VouchFindBar *self)
{
  const VouchFound *found;

  show_count (self);
  if (self->found->len == 0)
    return;
  found = self->found->pdata[self->current];
  g_signal_emit (self, signals[FOUND], 0, found->node, found->from, found->to);
  /* What was found is selected there, but words are still typed here. */
  if (gtk_search_bar_get_search_mode (self->bar))
    gtk_text_grab_focus_without_selecting (
        GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

/* Looks anew after an edit. Returns: whether the place that was shown is still there. */
static gboolean
look_again (VouchFindBar *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->found);
  const VouchFound *was = self->current < before->len ? before->pdata[self->current] : NULL;
  const VouchFound *is;

  look (self);
  is = self->current < self->found->len ? self->found->pdata[self->current] : NULL;
  return was && is && was->from == is->from && g_str_equal (was->node, is->node);
}

static gboolean
is_other_words (VouchFindBar *self)
{
  return g_strcmp0 (self->words, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0;
}

/* It comes a moment after the typing: Enter may have been there before. */
static void
search_changed_cb (VouchFindBar *self)
{
  if (!is_other_words (self))
    return;
  self->current = 0;
  look (self);
  show_current (self);
}

/* What was edited away has been left: the one after it has its number now. */
static void
step (VouchFindBar *self, int by)
{
  guint n;

  if (is_other_words (self))
    {
      search_changed_cb (self);
      return;
    }
  if (self->revision != vouch_document_get_revision (self->document) && !look_again (self) && by > 0)
    by = 0;
  n = self->found->len;
  if (n > 0)
    self->current = (self->current + n + by) % n;
  show_current (self);
}

static void
next_cb (VouchFindBar *self)
{
  step (self, 1);
}

static void
previous_cb (VouchFindBar *self)
{
  step (self, -1);
}

static void
stop_cb (VouchFindBar *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

/* An entry knows Enter alone. */
static gboolean
key_pressed_cb (VouchFindBar *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  step (self, -1);
  return GDK_EVENT_STOP;
}

static void
vouch_find_bar_dispose (GObject *object)
{
  VouchFindBar *self = VOUCH_FIND_BAR (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (vouch_find_bar_parent_class)->dispose (object);
}

static void
vouch_find_bar_class_init (VouchFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_find_bar_dispose;
  signals[FOUND] = g_signal_new ("found", VOUCH_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[CLOSED] = g_signal_new ("closed", VOUCH_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               VOUCH_WIDGETS_RESOURCES "/ui/vouch-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, VouchFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, VouchFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, VouchFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, VouchFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
vouch_find_bar_init (VouchFindBar *self)
{
  /* The bar is not told of the entry: it would empty it each time it closes. */
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Makes the bar for @document; closed. */
GtkWidget *
vouch_find_bar_new (VouchDocument *document)
{
  VouchFindBar *self = g_object_new (VOUCH_TYPE_FIND_BAR, NULL);

  g_set_object (&self->document, document);
  return GTK_WIDGET (self);
}

/** Opens the bar and puts the keyboard there; what was looked for last is offered again. */
void
vouch_find_bar_open (VouchFindBar *self)
{
  g_return_if_fail (VOUCH_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
