/* vouch-level-sign.c: one icon at a row's end: how sourced it is, or what the checks say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-level-sign.h"

#include "vouch-card-words.h"
#include "vouch-picture.h"
#include "vouch-source-need.h"

/**
 * VouchLevelSign:
 *
 * A statement with text shows its rung; what the checks say of its words is underlined
 * there. Where there are no words to underline, the sign is the worst finding's level.
 *
 * # CSS nodes
 *
 *     sign[.unsourced|.linked|.anchored|.verified|.declined|.set-aside|.error|.warning|.hint]
 *     ╰── image
 */
struct _VouchLevelSign
{
  GtkWidget parent_instance;

  char       *words;     /* (owned) (nullable) */
  const char *css_class; /* (nullable): static */
  const char *icon;      /* (nullable): static */

  GtkImage *image;
};

G_DEFINE_FINAL_TYPE (VouchLevelSign, vouch_level_sign, GTK_TYPE_WIDGET)

static const char *const rung_classes[] = {
  [VOUCH_RUNG_EMPTY] = NULL,
  [VOUCH_RUNG_UNSOURCED] = "unsourced",
  [VOUCH_RUNG_LINKED] = "linked",
  [VOUCH_RUNG_ANCHORED] = "anchored",
  [VOUCH_RUNG_VERIFIED] = "verified",
  [VOUCH_RUNG_DECLINED] = "declined",
  [VOUCH_RUNG_SET_ASIDE] = "set-aside",
};

static const struct
{
  const char *css_class;
  const char *icon;
} levels[] = {
  [VOUCH_LEVEL_ERROR] = { "error", "dialog-error-symbolic" },
  [VOUCH_LEVEL_WARNING] = { "warning", "dialog-warning-symbolic" },
  [VOUCH_LEVEL_HINT] = { "hint", "dialog-information-symbolic" },
};

static gboolean
vouch_level_sign_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    is_keyboard,
                                GtkTooltip *tooltip)
{
  VouchLevelSign *self = VOUCH_LEVEL_SIGN (widget);

  gtk_tooltip_set_text (tooltip, self->words);
  return self->words != NULL;
}

static void
vouch_level_sign_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GtkSnapshot *icon = gtk_snapshot_new ();

  gtk_widget_snapshot_child (widget, GTK_WIDGET (VOUCH_LEVEL_SIGN (widget)->image), icon);
  vouch_picture_append (widget, snapshot, gtk_snapshot_free_to_node (icon));
}

static void
vouch_level_sign_dispose (GObject *object)
{
  VouchLevelSign *self = VOUCH_LEVEL_SIGN (object);

  if (self->image)
    gtk_widget_unparent (GTK_WIDGET (self->image));
  self->image = NULL;
  G_OBJECT_CLASS (vouch_level_sign_parent_class)->dispose (object);
}

static void
vouch_level_sign_finalize (GObject *object)
{
  g_free (VOUCH_LEVEL_SIGN (object)->words);
  G_OBJECT_CLASS (vouch_level_sign_parent_class)->finalize (object);
}

static void
vouch_level_sign_class_init (VouchLevelSignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_level_sign_dispose;
  object_class->finalize = vouch_level_sign_finalize;
  widget_class->query_tooltip = vouch_level_sign_query_tooltip;
  widget_class->snapshot = vouch_level_sign_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vouch_level_sign_init (VouchLevelSign *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
vouch_level_sign_new (void)
{
  return g_object_new (VOUCH_TYPE_LEVEL_SIGN, NULL);
}

/* @words (transfer full) (nullable) */
static void
show (VouchLevelSign *self,
      const char     *icon,
      const char     *css_class,
      char           *words)
{
  g_autofree char *owned = words;

  if (g_strcmp0 (self->icon, icon) != 0)
    {
      self->icon = icon;
      gtk_image_set_from_icon_name (self->image, icon);
    }
  if (self->css_class != css_class)
    {
      if (self->css_class)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
      if (css_class)
        gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
      self->css_class = css_class;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), icon != NULL);
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&owned);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words ? self->words : "", -1);
}

static VouchFinding *
find_worst (GPtrArray *findings)
{
  VouchFinding *worst = NULL;

  for (guint i = 0; findings && i < findings->len; i++)
    {
      VouchFinding *finding = findings->pdata[i];
      guint from, to;

      if (vouch_finding_is_considered (finding)
          || (vouch_finding_get_range (finding, &from, &to) && to > from))
        continue;
      if (!worst || vouch_finding_get_level (finding) < vouch_finding_get_level (worst))
        worst = finding;
    }
  return worst;
}

/**
 * vouch_level_sign_show_statement:
 * @self: a sign
 * @statement: a statement
 * @findings: (nullable) (element-type VouchFinding): what the checks say of it
 */
void
vouch_level_sign_show_statement (VouchLevelSign *self,
                                 VouchStatement *statement,
                                 GPtrArray      *findings)
{
  VouchRung rung = vouch_statement_get_rung (statement);

  g_return_if_fail (VOUCH_IS_LEVEL_SIGN (self));

  if (rung == VOUCH_RUNG_EMPTY
      || (rung == VOUCH_RUNG_UNSOURCED && !vouch_statement_needs_source (statement)))
    vouch_level_sign_show_findings (self, findings);
  else
    show (self, vouch_card_words_rung_icon (rung), rung_classes[rung],
          vouch_card_words_rung (statement, rung));
}

/** Shows the worst of @findings that has no words to underline; nothing where there is none. */
void
vouch_level_sign_show_findings (VouchLevelSign *self,
                                GPtrArray      *findings)
{
  VouchFinding *worst = find_worst (findings);
  VouchLevel level;

  g_return_if_fail (VOUCH_IS_LEVEL_SIGN (self));

  if (!worst)
    {
      show (self, NULL, NULL, NULL);
      return;
    }
  level = vouch_finding_get_level (worst);
  show (self, levels[level].icon, levels[level].css_class,
        g_strdup (vouch_finding_get_message (worst)));
}

/** Returns: (nullable): what it says to who can't see it. */
const char *
vouch_level_sign_get_words (VouchLevelSign *self)
{
  return self->words;
}
