/* vouch-card-view-private.h: the card's view, for the files that it is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-view.h"

#include "vouch-card-context.h"
#include "vouch-card-rows.h"
#include "vouch-card-slots.h"
#include "vouch-height-tree.h"

G_BEGIN_DECLS

struct _VouchCardView
{
  GtkWidget parent_instance;

  VouchCardContext  context;
  VouchCardSlots   *slots;    /* (owned) */
  VouchHeightTree  *heights;  /* (owned): of the slots, exact or estimated */
  VouchCardRows    *rows;     /* (owned) */
  GPtrArray        *realised; /* (owned) (element-type VouchCardSlot): those with a row, by index */

  GtkAdjustment       *hadjustment; /* (owned) (nullable) */
  GtkAdjustment       *vadjustment; /* (owned) (nullable) */
  GtkScrollablePolicy  hscroll_policy;
  GtkScrollablePolicy  vscroll_policy;
  int                  column_width; /* that heights are for; 0 before the first allocation */
  double               letter_width; /* of the body's text on average; 0 where it isn't known */
  VouchCardSlot       *anchor;       /* (unowned) (nullable): stays where it is when heights change */
  double               anchor_offset; /* from its top to the top of the view */
  guint                anchor_index;  /* where it was, if it has gone; else G_MAXUINT */
  GSource             *filling;      /* (owned) (nullable): makes rows beyond the view, one at a time */
  GSignalGroup        *clock;        /* (owned): the window's frame clock, while realised */
  char                *section_in_view; /* (owned) (nullable) */

  VouchCardSlot  *focused;       /* (unowned) (nullable): has, or last had, the focus; keeps its row */
  char           *focused_id;    /* (owned) (nullable) */
  GSignalGroup   *caret;         /* (owned): the focused field's buffer */
  GSignalGroup   *field;         /* (owned): the focused field */
  GtkWidget      *orphan;        /* (unowned: a child) (nullable): a removed slot's row with the focus */
  guint           orphan_index;  /* where its slot was */

  GtkWidget      *menu;          /* (unowned: a child) (nullable) */

  double          pointer_x;     /* where it is in the view; negative where it isn't */
  double          pointer_y;
  GtkWidget      *pointed_row;   /* (unowned, weak) (nullable): what it was moved to */
  GtkWidget      *pointed_field; /* (unowned, weak) (nullable): the same, within the row */
  GSource        *resting;       /* (owned) (nullable): points at nothing, after the next frame */

  VouchCardSlot  *drop_before;   /* (unowned) (nullable): while a statement is dragged over */
  guint           drag_tick;     /* scrolls near an edge, while it is */
  double          drag_y;

  guint follows_caret : 1;  /* the next layout scrolls to the caret */
  guint seeks_caret : 1;    /* the next frame looks whether it is in view */
  guint follows_row : 1;    /* the next layout scrolls to the row that has the focus */
  guint is_section_asked : 1; /* section_in_view is worked in, and nobody has scrolled since */
  guint is_allocating : 1;  /* the adjustment's value is ours */
  guint lacks_rows : 1;     /* the layout found places in view without a row */
  guint lacks_names : 1;    /* rows say where they stood before a change of the slots */
  guint has_moved : 1;      /* the layout has scrolled: another section may be in view */
  guint seeks_pointer : 1;  /* the page has moved under the pointer, and nobody has written since */
  guint is_replacing : 1;   /* rows are given back: the focus that moves then is not the user's */
};

/* vouch-card-view-layout.c */
void           vouch_card_view_layout_class_init   (GtkWidgetClass *widget_class);
void           vouch_card_view_layout_init         (VouchCardView  *self);
void           vouch_card_view_set_adjustment      (VouchCardView  *self,
                                                    GtkOrientation  orientation,
                                                    GtkAdjustment  *adjustment);
void           vouch_card_view_scroll_to           (VouchCardView  *self,
                                                    VouchCardSlot  *slot,
                                                    double          offset);
void           vouch_card_view_choose_anchor       (VouchCardView  *self,
                                                    VouchCardSlot  *avoid);
gboolean       vouch_card_view_is_in_view          (VouchCardView  *self,
                                                    VouchCardSlot  *slot);
void           vouch_card_view_find_range          (VouchCardView  *self,
                                                    double          before,
                                                    double          after,
                                                    guint          *first,
                                                    guint          *last);
double         vouch_card_view_get_value           (VouchCardView  *self);
int            vouch_card_view_get_top             (VouchCardView  *self,
                                                    VouchCardSlot  *slot);
VouchCardSlot *vouch_card_view_find_slot_at        (VouchCardView  *self,
                                                    double          y);
void           vouch_card_view_update_section      (VouchCardView  *self);
void           vouch_card_view_ask_section         (VouchCardView  *self,
                                                    VouchCardSlot  *slot);

/* vouch-card-view-heights.c */
void           vouch_card_view_reset_heights       (VouchCardView  *self);
void           vouch_card_view_forget_heights      (VouchCardView  *self);

/* vouch-card-view-realise.c */
void           vouch_card_view_realise             (VouchCardView  *self,
                                                    VouchCardSlot  *slot);
void           vouch_card_view_fill                (VouchCardView  *self);
void           vouch_card_view_hold                (VouchCardView  *self);
gboolean       vouch_card_view_is_filled           (VouchCardView  *self);
void           vouch_card_view_give_back           (VouchCardView  *self,
                                                    VouchCardSlot  *slot);
void           vouch_card_view_give_back_all       (VouchCardView  *self);
void           vouch_card_view_reorder             (VouchCardView  *self);
VouchCardSlot *vouch_card_view_find_slot_of        (VouchCardView  *self,
                                                    GtkWidget      *row);

/* vouch-card-view-focus.c */
void           vouch_card_view_focus_class_init    (GtkWidgetClass *widget_class);
void           vouch_card_view_focus_init          (VouchCardView  *self);
gboolean       vouch_card_view_focus_slot          (VouchCardView  *self,
                                                    VouchCardSlot  *slot,
                                                    guint           caret);
gboolean       vouch_card_view_focus_near          (VouchCardView  *self,
                                                    guint           index);
VouchCardSlot *vouch_card_view_find_text           (VouchCardView  *self,
                                                    guint           index,
                                                    int             step);
VouchStatementText *vouch_card_view_get_focused_text (VouchCardView *self);
VouchFieldBuffer *vouch_card_view_get_buffer       (VouchCardView  *self,
                                                    VouchCardSlot  *slot);
void           vouch_card_view_forget_focus        (VouchCardView  *self);
void           vouch_card_view_look_for_caret      (VouchCardView  *self);
gboolean       vouch_card_view_get_caret           (VouchCardView  *self,
                                                    GdkRectangle   *place);

/* vouch-card-view-pointer.c */
void           vouch_card_view_pointer_init        (VouchCardView  *self);
void           vouch_card_view_pointer_dispose     (VouchCardView  *self);
void           vouch_card_view_rest_pointer        (VouchCardView  *self);
void           vouch_card_view_unpoint             (VouchCardView  *self,
                                                    GtkWidget      *row);
void           vouch_card_view_look_for_pointer    (VouchCardView  *self);
void           vouch_card_view_seek_pointer_soon   (VouchCardView  *self);

/* vouch-card-view-follow.c */
void           vouch_card_view_follow_init         (VouchCardView  *self);
void           vouch_card_view_follow_document     (VouchCardView  *self,
                                                    VouchDocument  *document,
                                                    VouchValidator *validator,
                                                    VouchCitationIndex *index);

/* vouch-card-view-edit.c */
void           vouch_card_view_edit_class_init     (GtkWidgetClass *widget_class);
gboolean       vouch_card_view_apply               (VouchCardView  *self,
                                                    VouchChange    *change);
gboolean       vouch_card_view_is_bare             (VouchCardSlot  *slot);
gboolean       vouch_card_view_split               (VouchCardView  *self);
gboolean       vouch_card_view_join_up             (VouchCardView  *self);
gboolean       vouch_card_view_join_down           (VouchCardView  *self);
gboolean       vouch_card_view_shift               (VouchCardView  *self,
                                                    int             step,
                                                    gboolean        to_section);
gboolean       vouch_card_view_move_to             (VouchCardView  *self,
                                                    const char     *id,
                                                    const char     *section,
                                                    guint           position);
gboolean       vouch_card_view_remove              (VouchCardView  *self);
gboolean       vouch_card_view_add_statement       (VouchCardView  *self,
                                                    const char     *section);

/* vouch-card-view-keys.c */
void           vouch_card_view_keys_init           (VouchCardView  *self);

/* vouch-card-view-menu.c */
void           vouch_card_view_menu_init           (VouchCardView  *self);
void           vouch_card_view_menu_class_init     (GtkWidgetClass *widget_class);
gboolean       vouch_card_view_open_menu           (VouchCardView  *self);
void           vouch_card_view_menu_dispose        (VouchCardView  *self);

/* vouch-card-view-paste.c */
gboolean       vouch_card_view_paste               (VouchCardView      *self,
                                                    VouchStatementText *text,
                                                    const char         *words);

/* vouch-card-view-drag.c */
void           vouch_card_view_drag_init           (VouchCardView  *self);
void           vouch_card_view_drag_dispose        (VouchCardView  *self);
void           vouch_card_view_drag_snapshot       (VouchCardView  *self,
                                                    GtkSnapshot    *snapshot);

G_END_DECLS
