/* vouch-chip.h: something small that belongs to a statement, in a pill that can be pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VouchChipKind:
 * @VOUCH_CHIP_CITATION: a citation; its target is the citation's id
 * @VOUCH_CHIP_MARKER: what the draft asks for; all the others' target is the statement's id
 * @VOUCH_CHIP_ADD_SOURCE: cites
 * @VOUCH_CHIP_DECLINE: says why no source is needed
 * @VOUCH_CHIP_REASON: why no source is needed
 * @VOUCH_CHIP_ASK: asks somebody to agree with that
 * @VOUCH_CHIP_NOT_APPLICABLE: says why a cell stays empty
 * @VOUCH_CHIP_DOUBT: what its passages don't bear out; looks for others
 * @VOUCH_CHIP_BRING_BACK: why the statement is set aside; brings it back
 */
typedef enum
{
  VOUCH_CHIP_CITATION,
  VOUCH_CHIP_MARKER,
  VOUCH_CHIP_ADD_SOURCE,
  VOUCH_CHIP_DECLINE,
  VOUCH_CHIP_REASON,
  VOUCH_CHIP_ASK,
  VOUCH_CHIP_NOT_APPLICABLE,
  VOUCH_CHIP_DOUBT,
  VOUCH_CHIP_BRING_BACK,
} VouchChipKind;

/**
 * VouchChipLook:
 * @kind: see #VouchChipKind
 * @target: id of a citation or a statement
 * @text: what stands in it
 * @name: (nullable): what a screen reader says, where that is more
 * @css_class: (nullable): another class, as `unknown`
 * @n_bold: how many bytes of @text are bold
 */
typedef struct
{
  VouchChipKind  kind;
  const char    *target;
  const char    *text;
  const char    *name;
  const char    *css_class;
  guint          n_bold;
} VouchChipLook;

#define VOUCH_TYPE_CHIP (vouch_chip_get_type ())

G_DECLARE_FINAL_TYPE (VouchChip, vouch_chip, VOUCH, CHIP, GtkButton)

GtkWidget     *vouch_chip_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_chip_show       (VouchChip           *self,
                                      const VouchChipLook *look);
VouchChipKind  vouch_chip_get_kind   (VouchChip           *self);
const char    *vouch_chip_get_target (VouchChip           *self);
const char    *vouch_chip_get_text   (VouchChip           *self);

G_END_DECLS
