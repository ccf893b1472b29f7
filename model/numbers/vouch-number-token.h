/* vouch-number-token.h: a text cut into figures, words and signs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-decimal.h"

G_BEGIN_DECLS

/**
 * VouchTokenKind:
 * @VOUCH_TOKEN_END: after the last one
 * @VOUCH_TOKEN_NUMBER: figures, or a number word up to twelve
 * @VOUCH_TOKEN_WORD: letters
 * @VOUCH_TOKEN_NAME: letters and digits that are a name: "HbA1c", "IL-6", "50s", a DOI
 * @VOUCH_TOKEN_SIGN: one sign
 */
typedef enum
{
  VOUCH_TOKEN_END,
  VOUCH_TOKEN_NUMBER,
  VOUCH_TOKEN_WORD,
  VOUCH_TOKEN_NAME,
  VOUCH_TOKEN_SIGN,
} VouchTokenKind;

/**
 * VouchToken:
 * @kind: what it is
 * @start: in the text
 * @length: bytes
 * @from: code points before it
 * @to: code points before its end
 * @sign: of a sign, in one spelling: all dashes are "-"
 * @value: of a number
 * @is_spaced: white space stands before it
 * @is_word: a number word
 * @is_naked: no zero before the point
 * @is_grouped: separators between thousands
 */
typedef struct
{
  VouchTokenKind kind;
  const char    *start;
  guint          length;
  guint          from;
  guint          to;
  gunichar       sign;
  VouchDecimal   value;
  guint          is_spaced : 1;
  guint          is_word : 1;
  guint          is_naked : 1;
  guint          is_grouped : 1;
} VouchToken;

void     vouch_tokens_read     (GArray           *tokens,
                                const char       *text);
gboolean vouch_token_is_word   (const VouchToken *self,
                                const char       *word);
gboolean vouch_token_is_among  (const VouchToken *self,
                                const char       *words);
gboolean vouch_token_is_sign   (const VouchToken *self,
                                const char       *signs);

G_END_DECLS
