/* vouch-side-panel.c: checks, sources, review and support beside the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-side-panel.h"

#include <glib/gi18n-lib.h>

#include "vouch-checks-panel.h"
#include "vouch-review-panel.h"
#include "vouch-sources-panel.h"
#include "vouch-support-panel.h"

#define MANY 999u /* errors, beyond which they are not counted out */

/* From this size of text on, against the usual one, the four names need a smaller one to have room. */
#define LARGE_TEXT 1.4
#define USUAL_DPI (96 * 1024)

/**
 * VouchSidePanel:
 *
 * Four pages and a switcher that tells how many findings stop the card. What
 * happens in the card is shown here without taking the keyboard; only
 * vouch_side_panel_focus() and vouch_side_panel_compose_note() do.
 */
struct _VouchSidePanel
{
  AdwBin parent_instance;

  VouchFindingList *findings; /* (owned) (nullable): what is counted at Checks */
  char             *author;   /* (owned) (nullable) */

  AdwViewStack      *stack;
  VouchChecksPanel  *checks;
  VouchSourcesPanel *sources;
  VouchReviewPanel  *review;
  VouchSupportPanel *support;
};

G_DEFINE_FINAL_TYPE (VouchSidePanel, vouch_side_panel, ADW_TYPE_BIN)

enum
{
  PROP_PAGE = 1,
  PROP_AUTHOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In words: the switcher's own badge lies over the icon, and hides it from two figures on. */
static char *
name_checks (guint n_errors)
{
  if (n_errors == 0)
    return g_strdup (_("Checks"));
  if (n_errors > MANY)
    /* Translators: a page's name with how many errors it lists, here more than 999. */
    return g_strdup_printf (_("Checks %u+"), MANY);
  /* Translators: a page's name with how many errors it lists. */
  return g_strdup_printf (_("Checks %u"), n_errors);
}

static void
show_count (VouchSidePanel *self)
{
  guint count = self->findings ? vouch_finding_list_get_count (self->findings, VOUCH_LEVEL_ERROR) : 0;
  g_autofree char *name = name_checks (count);

  adw_view_stack_page_set_title (
      adw_view_stack_get_page (self->stack, GTK_WIDGET (self->checks)), name);
}

static void
errors_cb (VouchSidePanel *self)
{
  show_count (self);
}

static void
page_cb (VouchSidePanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* GTK tells 1024 times the dots an inch, and -1 where it does not know. */
static void
text_size_cb (VouchSidePanel *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi > LARGE_TEXT * USUAL_DPI)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "large-text");
}

static void
follow_text_size (VouchSidePanel *self)
{
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (text_size_cb), self,
                           G_CONNECT_SWAPPED);
  text_size_cb (self);
}

static void
set_findings (VouchSidePanel   *self,
              VouchFindingList *findings)
{
  if (self->findings)
    g_signal_handlers_disconnect_by_func (self->findings, errors_cb, self);
  g_set_object (&self->findings, findings);
  if (findings)
    g_signal_connect_object (findings, "notify::n-errors", G_CALLBACK (errors_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
vouch_side_panel_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  VouchSidePanel *self = VOUCH_SIDE_PANEL (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, vouch_side_panel_get_page (self));
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_side_panel_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VouchSidePanel *self = VOUCH_SIDE_PANEL (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      vouch_side_panel_set_page (self, g_value_get_string (value));
      break;
    case PROP_AUTHOR:
      vouch_side_panel_set_author (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_side_panel_dispose (GObject *object)
{
  VouchSidePanel *self = VOUCH_SIDE_PANEL (object);

  set_findings (self, NULL);
  G_OBJECT_CLASS (vouch_side_panel_parent_class)->dispose (object);
}

static void
vouch_side_panel_finalize (GObject *object)
{
  g_free (VOUCH_SIDE_PANEL (object)->author);
  G_OBJECT_CLASS (vouch_side_panel_parent_class)->finalize (object);
}

static void
vouch_side_panel_class_init (VouchSidePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vouch_side_panel_get_property;
  object_class->set_property = vouch_side_panel_set_property;
  object_class->dispose = vouch_side_panel_dispose;
  object_class->finalize = vouch_side_panel_finalize;
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "checks", flags);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VOUCH_TYPE_CHECKS_PANEL);
  g_type_ensure (VOUCH_TYPE_REVIEW_PANEL);
  g_type_ensure (VOUCH_TYPE_SOURCES_PANEL);
  g_type_ensure (VOUCH_TYPE_SUPPORT_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-side-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchSidePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, VouchSidePanel, checks);
  gtk_widget_class_bind_template_child (widget_class, VouchSidePanel, sources);
  gtk_widget_class_bind_template_child (widget_class, VouchSidePanel, review);
  gtk_widget_class_bind_template_child (widget_class, VouchSidePanel, support);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
}

static void
vouch_side_panel_init (VouchSidePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  follow_text_size (self);
}

GtkWidget *
vouch_side_panel_new (void)
{
  return g_object_new (VOUCH_TYPE_SIDE_PANEL, NULL);
}

/**
 * vouch_side_panel_set_document:
 * @document: (nullable): what the pages are about
 * @validator: (nullable): that document's
 * @index: (nullable): that document's
 */
void
vouch_side_panel_set_document (VouchSidePanel     *self,
                               VouchDocument      *document,
                               VouchValidator     *validator,
                               VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self));
  g_return_if_fail (!document == !validator && !document == !index);

  set_findings (self, validator ? vouch_validator_get_findings (validator) : NULL);
  show_count (self);
  vouch_checks_panel_set_document (self->checks, document, validator, index);
  vouch_sources_panel_set_document (self->sources, document, validator, index);
  vouch_review_panel_set_document (self->review, document, validator, index);
}

/**
 * vouch_side_panel_set_support:
 * @support: (nullable): what looks for passages of the document
 *
 * It comes later than the document: nothing is looked for before the card is painted.
 */
void
vouch_side_panel_set_support (VouchSidePanel *self,
                              VouchSupport   *support)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self));
  vouch_support_panel_set_support (self->support, support);
}

/** @id: (nullable): of the node with the keyboard, whose support is looked for */
void
vouch_side_panel_set_statement (VouchSidePanel *self,
                                const char     *id)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self));
  vouch_support_panel_set_statement (self->support, id);
}

/** Returns: (transfer none): "checks", "sources", "review" or "support". */
const char *
vouch_side_panel_get_page (VouchSidePanel *self)
{
  g_return_val_if_fail (VOUCH_IS_SIDE_PANEL (self), NULL);
  return adw_view_stack_get_visible_child_name (self->stack);
}

/** @page: "checks", "sources", "review" or "support"; another name, such as an old setting's, is left alone */
void
vouch_side_panel_set_page (VouchSidePanel *self,
                           const char     *page)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self));

  if (page && adw_view_stack_get_child_by_name (self->stack, page))
    adw_view_stack_set_visible_child_name (self->stack, page);
}

/** Returns: (transfer none) (nullable): who writes notes and gives reasons. */
const char *
vouch_side_panel_get_author (VouchSidePanel *self)
{
  g_return_val_if_fail (VOUCH_IS_SIDE_PANEL (self), NULL);
  return self->author;
}

void
vouch_side_panel_set_author (VouchSidePanel *self,
                             const char     *author)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self));

  if (g_strcmp0 (self->author, author) == 0)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
  g_object_set (self->checks, "author", author, NULL);
  g_object_set (self->review, "author", author, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/** Opens Review with a new note on @node, and puts the keyboard there. */
void
vouch_side_panel_compose_note (VouchSidePanel *self,
                               const char     *node)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self) && node);

  vouch_side_panel_set_page (self, "review");
  vouch_review_panel_compose (self->review, node);
}

/** Returns: whether a note is begun in Review that is not on the card yet. */
gboolean
vouch_side_panel_has_drafts (VouchSidePanel *self)
{
  g_return_val_if_fail (VOUCH_IS_SIDE_PANEL (self), FALSE);
  return vouch_review_panel_has_drafts (self->review);
}

/** Opens Checks with @finding selected; the keyboard stays where it is. */
void
vouch_side_panel_select_finding (VouchSidePanel *self,
                                 VouchFinding   *finding)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self) && VOUCH_IS_FINDING (finding));

  vouch_side_panel_set_page (self, "checks");
  vouch_checks_panel_select_finding (self->checks, finding);
}

/** Opens Sources with @reference selected. */
void
vouch_side_panel_show_reference (VouchSidePanel *self,
                                 const char     *reference)
{
  g_return_if_fail (VOUCH_IS_SIDE_PANEL (self) && reference);

  vouch_side_panel_set_page (self, "sources");
  vouch_sources_panel_show_reference (self->sources, reference);
}

/** Returns: whether the page that is open took the keyboard. */
gboolean
vouch_side_panel_focus (VouchSidePanel *self)
{
  GtkWidget *page;

  g_return_val_if_fail (VOUCH_IS_SIDE_PANEL (self), FALSE);

  page = adw_view_stack_get_visible_child (self->stack);
  if (page == GTK_WIDGET (self->sources))
    {
      vouch_sources_panel_focus (self->sources);
      return TRUE;
    }
  if (page == GTK_WIDGET (self->support))
    return vouch_support_panel_focus (self->support);
  return page && (gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
}
