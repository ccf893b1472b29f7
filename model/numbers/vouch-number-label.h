/* vouch-number-label.h: "type 2", "stage IIIb", "class A": which of several kinds a text speaks of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchNumberLabel:
 * @noun: what is told apart: place in a list; the same for "type" and "types"
 * @number: 1 and on, as well from Roman numerals; 0 where a letter alone tells it
 * @letter: small, behind the number or alone; 0 for none
 * @from: code points before it, with its noun
 * @to: code points before its end
 */
typedef struct
{
  guint noun;
  guint number;
  char  letter;
  guint from;
  guint to;
} VouchNumberLabel;

GArray  *vouch_number_labels_read (const char             *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_number_labels_may_have (const char         *text);
gboolean vouch_number_label_is_contradicted (const VouchNumberLabel *self,
                                             GArray                 *others);

G_END_DECLS
