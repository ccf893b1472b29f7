/* vouch-split.c: outline, content and side panel, from a telephone's width to a wall's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-split.h"

#include "vouch-pane.h"

#define START_WIDTH 240
#define CONTENT_WIDTH 600
#define END_WIDTH 340

/**
 * VouchSplit:
 *
 * Three panes side by side. Where the window gets too narrow the one at the end
 * becomes a sheet over the content first, then the one at the start. A sheet that
 * opens by folding would cover what the user looks at, so it closes, and comes
 * back by itself when there is room again.
 *
 * The one file that knows AdwFlap: what takes its place in later versions goes here.
 *
 *     +-outer-flap-------------------------------+
 *     | +-inner-flap---------------+ |           |
 *     | | start |  content         | |    end    |
 *     | +--------------------------+ |           |
 *     +------------------------------------------+
 */
struct _VouchSplit
{
  AdwBin parent_instance;

  AdwFlap   *outer;   /* (unowned: our child): holds `end` */
  AdwFlap   *inner;   /* (unowned: in `outer`): holds `start` */
  VouchPane *start;   /* (unowned: in `inner`) */
  VouchPane *content; /* (unowned: in `inner`) */
  VouchPane *end;     /* (unowned: in `outer`) */

  guint wants_start : 1; /* to be seen where there is room beside the content */
  guint wants_end : 1;
};

G_DEFINE_FINAL_TYPE (VouchSplit, vouch_split, ADW_TYPE_BIN)

enum
{
  PROP_SHOW_START = 1,
  PROP_SHOW_END,
  PROP_WANTS_START,
  PROP_WANTS_END,
  PROP_START_FOLDED,
  PROP_END_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static AdwFlap *
make_flap (GtkWidget   *pane,
           GtkWidget   *content,
           GtkPackType  side)
{
  AdwFlap *flap = ADW_FLAP (adw_flap_new ());

  gtk_widget_add_css_class (pane, "background");
  adw_flap_set_flap (flap, pane);
  adw_flap_set_content (flap, content);
  adw_flap_set_flap_position (flap, side);
  adw_flap_set_fold_threshold_policy (flap, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_flap_set_locked (flap, TRUE);
  /* What is in the middle has its room at once, and is laid out once; the pane slides over it. */
  adw_flap_set_fold_duration (flap, 0);
  adw_flap_set_separator (flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  return flap;
}

static gboolean
is_within (GtkWidget *widget,
           GtkWidget *pane)
{
  return widget && (widget == pane || gtk_widget_is_ancestor (widget, pane));
}

/* A hidden widget that keeps the focus swallows every key. */
static void
rescue_focus (VouchSplit *self,
              VouchPane  *hidden)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (is_within (focus, GTK_WIDGET (hidden)))
    gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

static void
reveal (VouchSplit *self,
        AdwFlap    *flap,
        VouchPane  *pane,
        gboolean    show)
{
  if (adw_flap_get_reveal_flap (flap) == show)
    return;
  if (!show)
    rescue_focus (self, pane);
  adw_flap_set_reveal_flap (flap, show);
}

static gboolean
is_sheet (AdwFlap *flap)
{
  return adw_flap_get_folded (flap) && adw_flap_get_reveal_flap (flap);
}

static void
inner_folded_cb (AdwFlap    *flap,
                 GParamSpec *pspec,
                 VouchSplit *self)
{
  reveal (self, flap, self->start, self->wants_start && !adw_flap_get_folded (flap));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_FOLDED]);
}

static void
outer_folded_cb (AdwFlap    *flap,
                 GParamSpec *pspec,
                 VouchSplit *self)
{
  reveal (self, flap, self->end, self->wants_end && !adw_flap_get_folded (flap));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_FOLDED]);
}

static void
set_wants_start (VouchSplit *self,
                 gboolean    wants)
{
  if (self->wants_start == wants)
    return;
  self->wants_start = wants;
  if (!adw_flap_get_folded (self->inner))
    reveal (self, self->inner, self->start, wants);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTS_START]);
}

static void
set_wants_end (VouchSplit *self,
               gboolean    wants)
{
  if (self->wants_end == wants)
    return;
  self->wants_end = wants;
  if (!adw_flap_get_folded (self->outer))
    reveal (self, self->outer, self->end, wants);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTS_END]);
}

/* A click beside a sheet, a swipe and Escape close it behind our back. */
static void
inner_revealed_cb (AdwFlap    *flap,
                   GParamSpec *pspec,
                   VouchSplit *self)
{
  if (!adw_flap_get_folded (flap))
    set_wants_start (self, adw_flap_get_reveal_flap (flap));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_START]);
}

static void
outer_revealed_cb (AdwFlap    *flap,
                   GParamSpec *pspec,
                   VouchSplit *self)
{
  if (!adw_flap_get_folded (flap))
    set_wants_end (self, adw_flap_get_reveal_flap (flap));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_END]);
}

static void
vouch_split_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  VouchSplit *self = VOUCH_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
      g_value_set_boolean (value, vouch_split_get_show_start (self));
      break;
    case PROP_SHOW_END:
      g_value_set_boolean (value, vouch_split_get_show_end (self));
      break;
    case PROP_WANTS_START:
      g_value_set_boolean (value, self->wants_start);
      break;
    case PROP_WANTS_END:
      g_value_set_boolean (value, self->wants_end);
      break;
    case PROP_START_FOLDED:
      g_value_set_boolean (value, adw_flap_get_folded (self->inner));
      break;
    case PROP_END_FOLDED:
      g_value_set_boolean (value, adw_flap_get_folded (self->outer));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_split_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  VouchSplit *self = VOUCH_SPLIT (object);

  switch (prop_id)
    {
    case PROP_SHOW_START:
      vouch_split_set_show_start (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_END:
      vouch_split_set_show_end (self, g_value_get_boolean (value));
      break;
    case PROP_WANTS_START:
      set_wants_start (self, g_value_get_boolean (value));
      break;
    case PROP_WANTS_END:
      set_wants_end (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_split_class_init (VouchSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vouch_split_get_property;
  object_class->set_property = vouch_split_set_property;
  properties[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, TRUE, flags);
  properties[PROP_WANTS_START] = g_param_spec_boolean ("wants-start", NULL, NULL, TRUE, flags);
  properties[PROP_WANTS_END] = g_param_spec_boolean ("wants-end", NULL, NULL, TRUE, flags);
  flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  properties[PROP_START_FOLDED] = g_param_spec_boolean ("start-folded", NULL, NULL, FALSE, flags);
  properties[PROP_END_FOLDED] = g_param_spec_boolean ("end-folded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vouch_split_init (VouchSplit *self)
{
  self->wants_start = self->wants_end = TRUE;
  self->start = VOUCH_PANE (vouch_pane_new (START_WIDTH));
  self->content = VOUCH_PANE (vouch_pane_new (CONTENT_WIDTH));
  self->end = VOUCH_PANE (vouch_pane_new (END_WIDTH));
  self->inner = make_flap (GTK_WIDGET (self->start), GTK_WIDGET (self->content), GTK_PACK_START);
  self->outer = make_flap (GTK_WIDGET (self->end), GTK_WIDGET (self->inner), GTK_PACK_END);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->outer));

  g_signal_connect (self->inner, "notify::folded", G_CALLBACK (inner_folded_cb), self);
  g_signal_connect (self->outer, "notify::folded", G_CALLBACK (outer_folded_cb), self);
  g_signal_connect (self->inner, "notify::reveal-flap", G_CALLBACK (inner_revealed_cb), self);
  g_signal_connect (self->outer, "notify::reveal-flap", G_CALLBACK (outer_revealed_cb), self);
}

GtkWidget *
vouch_split_new (void)
{
  return g_object_new (VOUCH_TYPE_SPLIT, NULL);
}

/** Puts @child at the start: the outline. */
void
vouch_split_set_start (VouchSplit *self,
                       GtkWidget  *child)
{
  g_return_if_fail (VOUCH_IS_SPLIT (self));
  vouch_pane_set_child (self->start, child);
}

/** Puts @child in the middle. */
void
vouch_split_set_content (VouchSplit *self,
                         GtkWidget  *child)
{
  g_return_if_fail (VOUCH_IS_SPLIT (self));
  vouch_pane_set_child (self->content, child);
}

static int
measure (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_side (AdwFlap *flap)
{
  return measure (adw_flap_get_flap (flap)) + measure (adw_flap_get_separator (flap));
}

/* Returns: what the content has of @width that would like to have @content */
static int
guess_content (AdwFlap *flap,
               int      content,
               int      width)
{
  int side = measure_side (flap);

  return width < content + side || !adw_flap_get_reveal_flap (flap) ? width : width - side;
}

/* A flap folds by itself as sizes are given out, and gives the room a frame later: what is in the
 * middle would be laid out twice. Returns: what its content has of @width. */
static int
fold (AdwFlap *flap,
      int      width)
{
  int content = measure (adw_flap_get_content (flap));

  if (width < content + measure_side (flap) && !adw_flap_get_folded (flap))
    {
      adw_flap_set_fold_policy (flap, ADW_FLAP_FOLD_POLICY_ALWAYS);
      adw_flap_set_fold_policy (flap, ADW_FLAP_FOLD_POLICY_AUTO);
    }
  return guess_content (flap, content, width);
}

/**
 * vouch_split_guess_content:
 * @width: as for vouch_split_set_content_width()
 *
 * Returns: the width that the content would have after that, in pixels
 */
int
vouch_split_guess_content (VouchSplit *self,
                           int         width)
{
  int start;

  g_return_val_if_fail (VOUCH_IS_SPLIT (self), 0);

  start = adw_flap_get_reveal_flap (self->inner) ? measure_side (self->inner) : 0;
  return guess_content (self->inner, width,
                        guess_content (self->outer, width + start, gtk_widget_get_width (GTK_WIDGET (self))));
}

/**
 * vouch_split_set_content_width:
 * @width: in pixels; 0 for the usual one
 *
 * With less width than this in the middle the panes at the sides fold.
 */
void
vouch_split_set_content_width (VouchSplit *self,
                               int         width)
{
  int room;

  g_return_if_fail (VOUCH_IS_SPLIT (self));

  room = gtk_widget_get_width (GTK_WIDGET (self));
  vouch_pane_set_natural_width (self->content, width > 0 ? width : CONTENT_WIDTH);
  if (room > 0)
    fold (self->inner, fold (self->outer, room));
}

/** Puts @child at the end: the side panel. */
void
vouch_split_set_end (VouchSplit *self,
                     GtkWidget  *child)
{
  g_return_if_fail (VOUCH_IS_SPLIT (self));
  vouch_pane_set_child (self->end, child);
}

gboolean
vouch_split_get_show_start (VouchSplit *self)
{
  g_return_val_if_fail (VOUCH_IS_SPLIT (self), FALSE);
  return adw_flap_get_reveal_flap (self->inner);
}

/**
 * vouch_split_set_show_start:
 * @show: whether the pane at the start is to be seen, beside the content or over it
 */
void
vouch_split_set_show_start (VouchSplit *self,
                            gboolean    show)
{
  g_return_if_fail (VOUCH_IS_SPLIT (self));

  /* Two sheets would lie one upon the other. */
  if (show && adw_flap_get_folded (self->inner) && is_sheet (self->outer))
    reveal (self, self->outer, self->end, FALSE);
  reveal (self, self->inner, self->start, show);
}

gboolean
vouch_split_get_show_end (VouchSplit *self)
{
  g_return_val_if_fail (VOUCH_IS_SPLIT (self), FALSE);
  return adw_flap_get_reveal_flap (self->outer);
}

/**
 * vouch_split_set_show_end:
 * @show: whether the pane at the end is to be seen, beside the content or over it
 */
void
vouch_split_set_show_end (VouchSplit *self,
                          gboolean    show)
{
  g_return_if_fail (VOUCH_IS_SPLIT (self));

  if (show && adw_flap_get_folded (self->outer) && is_sheet (self->inner))
    reveal (self, self->inner, self->start, FALSE);
  reveal (self, self->outer, self->end, show);
}

/**
 * vouch_split_close_sheet:
 *
 * Closes a pane that lies over the content: after a jump what was jumped to is to be seen.
 *
 * Returns: whether there was one.
 */
gboolean
vouch_split_close_sheet (VouchSplit *self)
{
  gboolean had_start;
  gboolean had_end;

  g_return_val_if_fail (VOUCH_IS_SPLIT (self), FALSE);

  had_start = is_sheet (self->inner);
  had_end = is_sheet (self->outer);
  if (had_start)
    reveal (self, self->inner, self->start, FALSE);
  if (had_end)
    reveal (self, self->outer, self->end, FALSE);
  return had_start || had_end;
}

/**
 * vouch_split_focus_next:
 *
 * Moves the focus to the next pane that is to be seen: start, content, end, start.
 *
 * Returns: whether a pane took it.
 */
gboolean
vouch_split_focus_next (VouchSplit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  VouchPane *panes[] = { self->start, self->content, self->end };
  gboolean seen[] = { vouch_split_get_show_start (self), TRUE, vouch_split_get_show_end (self) };
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (is_within (focus, GTK_WIDGET (panes[i])))
      at = i;
  for (guint i = 1; i <= G_N_ELEMENTS (panes); i++)
    {
      guint next = (at + i) % G_N_ELEMENTS (panes);

      if (seen[next] && gtk_widget_child_focus (GTK_WIDGET (panes[next]), GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}
