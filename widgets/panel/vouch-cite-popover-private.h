/* vouch-cite-popover-private.h: what the files of the cite popover share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-cite-hit.h"
#include "vouch-cite-popover.h"
#include "vouch-cite-search.h"
#include "vouch-decline-form.h"
#include "vouch-locator-form.h"

G_BEGIN_DECLS

struct _VouchCitePopover
{
  GtkPopover parent_instance;

  VouchDocument        *document; /* (owned) (nullable) */
  VouchCiteSearch      *search;   /* (owned) */
  char                 *owner;    /* (owned) (nullable): id of what cites */
  char                 *citation; /* (owned) (nullable): id of the one whose page is asked for */
  char                 *author;   /* (owned) (nullable) */
  GWeakRef              before;   /* what had the keyboard */

  GtkStack           *pages;
  GtkEntry           *entry;
  GtkWidget          *results;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *hits;
  GtkLabel           *nothing;
  GtkLabel           *status;
  GtkWidget          *question;
  GtkLabel           *question_words;
  GtkWidget          *relations;
  GtkToggleButton    *supports;
  GtkToggleButton    *contradicts;
  GtkToggleButton    *background;
  GtkLabel           *keys;
  GtkWidget          *decline_button;
  VouchLocatorForm   *locator;
  VouchDeclineForm   *decline;
};

VouchNode *vouch_cite_popover_find_owner    (VouchCitePopover *self);
gboolean   vouch_cite_popover_needs_form    (VouchCitePopover *self,
                                             VouchCiteHit     *hit);
void       vouch_cite_popover_fail          (VouchCitePopover *self,
                                             GError           *error);
void       vouch_cite_popover_cite_selected (VouchCitePopover *self,
                                             gboolean          asks_for_page);
void       vouch_cite_popover_new_reference (VouchCitePopover *self);
void       vouch_cite_popover_take_locator  (VouchCitePopover *self);

G_END_DECLS
