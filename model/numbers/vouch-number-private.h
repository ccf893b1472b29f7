/* vouch-number-private.h: what the parts of the reader share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-number-token.h"
#include "vouch-number.h"

G_BEGIN_DECLS

/**
 * VouchNumberReader:
 * @tokens: (unowned): of the text; the last one is its end
 * @n_tokens: how many, the end included
 * @numbers: (unowned): what was found
 * @next: the token to look at next
 * @label: the last token that was part of a name: "grade 3"
 * @ratio: (nullable): the ratio that was named and waits for its value
 * @ratio_at: the token that named it
 * @level: of the interval that was announced
 * @has_level: it was, and its ends are still to come
 */
typedef struct
{
  const VouchToken *tokens;
  guint             n_tokens;
  GArray           *numbers;
  guint             next;
  guint             label;
  const char       *ratio;
  guint             ratio_at;
  VouchDecimal      level;
  gboolean          has_level;
} VouchNumberReader;

const VouchToken *vouch_number_reader_at            (const VouchNumberReader *self,
                                                     guint                    i);
gboolean          vouch_number_reader_take_p        (VouchNumberReader       *self,
                                                     guint                    i);
gboolean          vouch_number_reader_take_interval (VouchNumberReader       *self,
                                                     guint                    i);
gboolean          vouch_number_reader_take_number   (VouchNumberReader       *self,
                                                     guint                    i);
VouchNumber *vouch_number_reader_get_last (VouchNumberReader *self);
gboolean vouch_token_is_number (const VouchToken *token);
gboolean vouch_token_is_whole (const VouchToken *token);
VouchNumber vouch_number_reader_begin (VouchNumberReader *self, guint i, VouchNumberKind kind);
gboolean vouch_number_operator_read_before (VouchNumberReader *self, guint i, VouchNumber *number);
void vouch_number_operator_read_words (VouchNumberReader *self, guint i, VouchNumber *number);
guint vouch_number_operator_read_after (VouchNumberReader *self, guint i, VouchNumber *number);
gboolean vouch_number_reader_is_exponent (VouchNumberReader *self, guint i);
gboolean vouch_number_reader_read_ends (VouchNumberReader *self, guint i, VouchNumber *number, const char *parted_by, guint *last);
void vouch_number_reader_add_interval (VouchNumberReader *self, VouchNumber *number, guint last);
gboolean vouch_number_reader_take_fraction (VouchNumberReader *self, guint i);
gboolean vouch_number_reader_take_part (VouchNumberReader *self, guint i);
gboolean vouch_number_reader_take_proportion (VouchNumberReader *self, guint i);
gboolean vouch_number_reader_take_mean (VouchNumberReader *self, guint i);

void vouch_number_reader_take (VouchNumberReader *self, VouchNumber *number, guint last);

G_END_DECLS
