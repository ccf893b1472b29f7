/* vouch-reference-dialog-private.h: for the files of the dialog of a reference only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-dialog.h"
#include "vouch-reference-form.h"
#include "vouch-reference-lookup.h"

G_BEGIN_DECLS

struct _VouchReferenceDialog
{
  AdwWindow parent_instance;

  VouchDocument         *document;  /* (owned) */
  char                  *reference; /* (owned) (nullable): id of the one that is changed */
  char                  *statement; /* (owned) (nullable): what cites it then */
  char                  *same;      /* (owned) (nullable): id of the card's own of the same work */
  VouchReferenceLookup  *lookup;    /* (owned) */
  const char            *relation;  /* (unowned: interned): of the citation */
  VouchReferencePurpose  purpose;
  guint                  search;    /* source */
  guint                  pasting;   /* source */
  glong                  pasted_length;

  AdwWindowTitle      *heading;
  GtkButton           *done;
  AdwPreferencesGroup *paste_group;
  AdwEntryRow         *paste;
  GtkWidget           *notice;
  GtkLabel            *notice_words;
  GtkButton           *notice_button;
  GtkScrolledWindow   *scroller;
  VouchReferenceForm  *form;
  GtkLabel            *preview;
};

void vouch_reference_dialog_show_same       (VouchReferenceDialog *self);
void vouch_reference_dialog_paste_activated (VouchReferenceDialog *self);
void vouch_reference_dialog_paste_changed   (VouchReferenceDialog *self);
void vouch_reference_dialog_paste_left      (VouchReferenceDialog *self);

G_END_DECLS
