/* vouch-fold.c: what is left of a character when quotes are compared.
 *
 * A *skeleton* is the letters and digits of a text, without case and marks and with
 * look-alikes made one. Line ends, hyphens, quotes, dashes, ligatures and the
 * thousand ways in which a PDF writes them are gone; what carries meaning among the
 * signs is compared by itself, sign by sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-fold.h"

#include <string.h>

/* Letters that no decomposition brings together, though a reader sees one and the same:
 * Cyrillic and Greek look-alikes in units, letters with strokes, variants. */
static const struct
{
  gunichar c;
  const char *like;
} alike[] = {
  { 0xd7, "x" },    { 0xd8, "o" },    { 0xdf, "ss" },   { 0xe6, "ae" },   { 0xc6, "ae" },
  { 0xf8, "o" },    { 0x110, "d" },   { 0x111, "d" },   { 0x131, "i" },   { 0x141, "l" },
  { 0x142, "l" },   { 0x152, "oe" },  { 0x153, "oe" },  { 0x3c2, "σ" },   { 0x3d1, "θ" },
  { 0x3d5, "φ" },   { 0x3f0, "κ" },   { 0x3f1, "ρ" },   { 0x3f5, "ε" },   { 0x410, "a" },
  { 0x412, "b" },   { 0x415, "e" },   { 0x41a, "k" },   { 0x41c, "m" },   { 0x41d, "h" },
  { 0x41e, "o" },   { 0x420, "p" },   { 0x421, "c" },   { 0x422, "t" },   { 0x425, "x" },
  { 0x430, "a" },   { 0x435, "e" },   { 0x43e, "o" },   { 0x440, "p" },   { 0x441, "c" },
  { 0x445, "x" },   { 0x2126, "ω" },  { 0x212a, "k" },  { 0x2a2f, "x" },  { 0x1e9e, "ss" },
};

static const char *
find_alike (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alike); i++)
    if (alike[i].c == c)
      return alike[i].like;
  return NULL;
}

/* Ordinal signs stand for degrees in PDFs and would become letters; soft hyphens and what
 * fonts have of their own (private use) say nothing. */
static gboolean
is_nothing (gunichar c)
{
  return c == 0xaa || c == 0xad || c == 0xba || (c >= 0xe000 && c < 0xf900) || c >= 0xf0000;
}

static guint
put (gunichar c, char *bytes)
{
  const char *like = find_alike (c);

  if (!like && (g_unichar_ismark (c) || !g_unichar_isalnum (c)))
    return 0;
  if (!like)
    {
      c = g_unichar_tolower (c);
      like = find_alike (c);
    }
  if (!like)
    return g_unichar_to_utf8 (c, bytes);
  memcpy (bytes, like, strlen (like));
  return strlen (like);
}

/**
 * vouch_fold_char:
 * @c: a character
 * @bytes: (out caller-allocates): its skeleton, UTF-8, not terminated
 *
 * Returns: how many bytes; 0 for what is no letter and no digit.
 */
guint
vouch_fold_char (gunichar c, char bytes[VOUCH_FOLD_MAX])
{
  gunichar parts[18];
  gsize n_parts;
  guint n = 0;

  if (c < 0x80)
    {
      bytes[0] = g_ascii_tolower (c);
      return g_ascii_isalnum (c) ? 1 : 0;
    }
  if (is_nothing (c))
    return 0;
  if (find_alike (c))
    return put (c, bytes);
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    n += put (parts[i], bytes + n);
  return n;
}

static const struct
{
  gunichar c;
  gunichar sign;
} signs[] = {
  { 0xad, '-' },      { 0xb7, '.' },      { 0x2c9, '-' },     { 0x2dc, '~' },     { 0x2010, '-' },
  { 0x2011, '-' },    { 0x2012, '-' },    { 0x2013, '-' },    { 0x2014, '-' },    { 0x2015, '-' },
  { 0x2022, '.' },    { 0x2044, '/' },    { 0x204e, '*' },    { 0x2212, '-' },    { 0x2215, '/' },
  { 0x2217, '*' },    { 0x2219, '.' },    { 0x2236, ':' },    { 0x223c, '~' },    { 0x2245, 0x2248 },
  { 0x22c5, '.' },    { 0x2266, 0x2264 }, { 0x2267, 0x2265 }, { 0x2329, '<' },    { 0x232a, '>' },
  { 0x27e8, '<' },    { 0x27e9, '>' },    { 0x2a7d, 0x2264 }, { 0x2a7e, 0x2265 }, { 0xfe63, '-' },
  { 0xff05, '%' },    { 0xff0b, '+' },    { 0xff0c, ',' },    { 0xff0d, '-' },    { 0xff0e, '.' },
  { 0xff0f, '/' },    { 0xff1a, ':' },    { 0xff1c, '<' },    { 0xff1d, '=' },    { 0xff1e, '>' },
  { 0xff5e, '~' },    { 0x201c, '"' },    { 0x201d, '"' },    { 0x201e, '"' },    { 0x2018, '\'' },
  { 0x2019, '\'' },   { 0xab, '"' },      { 0xbb, '"' },      { 0x2032, '\'' },
};

/** Returns: the sign that is meant by @c, be it dash, minus, raised dot or comparison. */
gunichar
vouch_fold_sign (gunichar c)
{
  if (c < 0x80)
    return c;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].c == c)
      return signs[i].sign;
  return c;
}

gboolean
vouch_fold_is_alnum (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c) && !is_nothing (c);
}

gboolean
vouch_fold_is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit (c) : g_unichar_isdigit (c);
}
