/* vouch-pattern.h: a regular expression that is compiled when it is used, and well when it is used much.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPattern:
 * @text: the expression, in UTF-8
 * @flags: see #GRegexCompileFlags
 * @plain: (nullable): compiled
 * @quick: (nullable): compiled to machine code
 * @uses: how often it was asked for
 *
 * Static; give @text and @flags, leave the rest.
 */
typedef struct
{
  const char         *text;
  GRegexCompileFlags  flags;
  GRegex             *plain;
  GRegex             *quick;
  guint               uses;
} VouchPattern;

GRegex *vouch_pattern_get (VouchPattern *self);
gboolean vouch_pattern_matches (VouchPattern *self, const char *text);
gboolean vouch_pattern_matches_at_digit (VouchPattern *self, const char *text);

G_END_DECLS
