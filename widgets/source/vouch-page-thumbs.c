/* vouch-page-thumbs.c: small pictures of all pages, to go by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-thumbs.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#define WIDTH 90 /* pixels */
#define HEIGHT 120

/**
 * VouchPageThumbs:
 *
 * A list with a row for each page, of which only those near the view are made, and none before
 * the list is shown. A page's picture is asked for when its row is, and comes when nothing more
 * urgent is to be drawn.
 */
struct _VouchPageThumbs
{
  AdwBin parent_instance;

  VouchSourceText    *text;      /* (owned) (nullable) */
  VouchPageImages    *images;    /* (owned) (nullable) */
  GtkStringList      *pages;     /* (owned): their numbers */
  GtkSingleSelection *selection; /* (owned) */
  GtkListView        *list;      /* (unowned: our child) */
  guint               page;      /* that is shown; 0 for none */
};

G_DEFINE_FINAL_TYPE (VouchPageThumbs, vouch_page_thumbs, ADW_TYPE_BIN)

static guint chosen_signal;

static guint
get_page (GtkListItem *item)
{
  return gtk_list_item_get_position (item) + 1;
}

static void
show_picture (GtkListItem *item, VouchPageImages *images)
{
  GtkWidget *picture = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_picture_set_paintable (GTK_PICTURE (picture),
                             GDK_PAINTABLE (vouch_page_images_get (images, get_page (item))));
}

static void
drawn_cb (VouchPageImages *images, guint page, GtkListItem *item)
{
  if (page == get_page (item) && gtk_list_item_get_child (item))
    show_picture (item, images);
}

static void
setup_cb (VouchPageThumbs *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_size_request (picture, WIDTH, HEIGHT);
  gtk_widget_add_css_class (picture, "thumb");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (VouchPageThumbs *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  guint page = get_page (item);
  const VouchSourcePage *size = vouch_source_text_get_page (self->text, page);
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *name = g_strdup_printf (_ ("Page %u"), page);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!self->images)
    return;
  vouch_page_images_want_one (self->images, page,
                              MIN (WIDTH / MAX (size->width, 1.0), HEIGHT / MAX (size->height, 1.0))
                                  * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  show_picture (item, self->images);
  g_signal_connect_object (self->images, "drawn", G_CALLBACK (drawn_cb), item, G_CONNECT_DEFAULT);
}

static void
unbind_cb (VouchPageThumbs *self, GtkListItem *item)
{
  if (!self->images)
    return;
  g_signal_handlers_disconnect_by_data (self->images, item);
  vouch_page_images_forget_one (self->images, get_page (item));
}

static void
activated_cb (VouchPageThumbs *self, guint position)
{
  g_signal_emit (self, chosen_signal, 0, position + 1);
}

/* A row for each page: whoever never looks at them doesn't wait for them. */
static void
fill (VouchPageThumbs *self)
{
  guint n_pages = self->text ? vouch_source_text_get_n_pages (self->text) : 0;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (n_pages == g_list_model_get_n_items (G_LIST_MODEL (self->pages)))
    return;
  for (guint i = 0; i < n_pages; i++)
    g_strv_builder_add (numbers, "");
  words = g_strv_builder_end (numbers);
  gtk_string_list_splice (self->pages, 0, 0, (const char *const *) words);
  vouch_page_thumbs_set_page (self, self->page);
}

static void
vouch_page_thumbs_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vouch_page_thumbs_parent_class)->map (widget);
  fill (VOUCH_PAGE_THUMBS (widget));
}

static void
vouch_page_thumbs_dispose (GObject *object)
{
  VouchPageThumbs *self = VOUCH_PAGE_THUMBS (object);

  if (self->pages)
    vouch_page_thumbs_set_source (self, NULL, NULL);
  g_clear_object (&self->pages);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (vouch_page_thumbs_parent_class)->dispose (object);
}

static void
vouch_page_thumbs_class_init (VouchPageThumbsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_page_thumbs_dispose;
  GTK_WIDGET_CLASS (klass)->map = vouch_page_thumbs_map;
  chosen_signal = g_signal_new ("chosen", VOUCH_TYPE_PAGE_THUMBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkListItemFactory *
make_factory (VouchPageThumbs *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
vouch_page_thumbs_init (VouchPageThumbs *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->pages = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->pages)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (g_object_ref (self->selection)), make_factory (self)));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "thumbs");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
vouch_page_thumbs_new (void)
{
  return g_object_new (VOUCH_TYPE_PAGE_THUMBS, NULL);
}

/** @text: (nullable): of a source with pages; @images: (nullable): their small pictures */
void
vouch_page_thumbs_set_source (VouchPageThumbs *self, VouchSourceText *text, VouchPageImages *images)
{
  g_return_if_fail (VOUCH_IS_PAGE_THUMBS (self));

  gtk_string_list_splice (self->pages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pages)), NULL);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  g_set_object (&self->images, images);
  self->page = 0;
  if (text)
    self->text = vouch_source_text_ref (text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/** Selects the page that is shown, and brings it into view. */
void
vouch_page_thumbs_set_page (VouchPageThumbs *self, guint page)
{
  g_return_if_fail (VOUCH_IS_PAGE_THUMBS (self));

  self->page = page;
  if (page < 1 || page > g_list_model_get_n_items (G_LIST_MODEL (self->pages)))
    return;
  gtk_single_selection_set_selected (self->selection, page - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page - 1);
}
