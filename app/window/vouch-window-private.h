/* vouch-window-private.h: what the files of the window share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"
#include "vouch-opening.h"
#include "vouch-start-page.h"
#include "vouch-window.h"

G_BEGIN_DECLS

struct _VouchWindow
{
  AdwApplicationWindow parent_instance;

  GSettings      *settings; /* (owned) */
  VouchStartPage *start;    /* (unowned: in `pages`) (nullable): made when it is first wanted */
  VouchEditor    *editor;   /* (unowned: in `pages`) (nullable): while a card is open */
  GCancellable   *opening;  /* (owned) (nullable): while something is being opened */
  GFile          *awaited;  /* (owned) (nullable): what that is, where it is a file */
  guint           patience; /* source: shows the window though nothing is open yet */

  AdwToastOverlay *toasts;
  GtkStack        *pages;
};

void vouch_window_install_actions (GtkWidgetClass *klass);
void vouch_window_add_drop        (VouchWindow    *self);
void vouch_window_paste           (VouchWindow    *self);
VouchWindow *vouch_window_choose  (VouchWindow    *self);
void vouch_window_show_start      (VouchWindow    *self);
void vouch_window_show_opening    (VouchWindow    *self,
                                   VouchOpening   *opening);
void vouch_window_new_card        (VouchWindow    *self,
                                   const char     *kind);
void vouch_window_open_folder     (VouchWindow    *self,
                                   GFile          *folder);
void vouch_window_stop_opening    (VouchWindow    *self);
void vouch_window_toast           (VouchWindow    *self,
                                   const char     *words);
void vouch_window_tell_trouble    (VouchWindow    *self,
                                   const char     *name,
                                   const GError   *error);

G_END_DECLS
