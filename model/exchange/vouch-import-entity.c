/* vouch-import-entity.c: HTML's character references, those that running text has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-markdown.h"

#include <string.h>

static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "amp", '&' },      { "lt", '<' },        { "gt", '>' },        { "quot", '"' },
  { "apos", '\'' },    { "nbsp", 0xa0 },     { "ensp", 0x2002 },   { "emsp", 0x2003 },
  { "thinsp", 0x2009 },   { "ndash", 0x2013 },  { "mdash", 0x2014 },  { "lsquo", 0x2018 },
  { "rsquo", 0x2019 }, { "ldquo", 0x201c },  { "rdquo", 0x201d },  { "sbquo", 0x201a },
  { "bdquo", 0x201e }, { "laquo", 0xab },    { "raquo", 0xbb },    { "hellip", 0x2026 },
  { "bull", 0x2022 },  { "middot", 0xb7 },   { "deg", 0xb0 },      { "plusmn", 0xb1 },
  { "times", 0xd7 },   { "divide", 0xf7 },   { "minus", 0x2212 },  { "le", 0x2264 },
  { "ge", 0x2265 },    { "ne", 0x2260 },     { "asymp", 0x2248 },  { "micro", 0xb5 },
  { "alpha", 0x3b1 },  { "beta", 0x3b2 },    { "gamma", 0x3b3 },   { "delta", 0x3b4 },
  { "kappa", 0x3ba },  { "lambda", 0x3bb },  { "mu", 0x3bc },      { "omega", 0x3c9 },
  { "chi", 0x3c7 },    { "sigma", 0x3c3 },   { "copy", 0xa9 },     { "reg", 0xae },
  { "trade", 0x2122 }, { "dagger", 0x2020 }, { "Dagger", 0x2021 }, { "sect", 0xa7 },
  { "para", 0xb6 },    { "frac12", 0xbd },   { "frac14", 0xbc },   { "frac34", 0xbe },
  { "sup1", 0xb9 },    { "sup2", 0xb2 },     { "sup3", 0xb3 },     { "ouml", 0xf6 },
  { "auml", 0xe4 },    { "uuml", 0xfc },     { "Ouml", 0xd6 },     { "Auml", 0xc4 },
  { "Uuml", 0xdc },    { "szlig", 0xdf },    { "eacute", 0xe9 },   { "egrave", 0xe8 },
  { "ecirc", 0xea },   { "euml", 0xeb },     { "aacute", 0xe1 },   { "agrave", 0xe0 },
  { "acirc", 0xe2 },   { "aring", 0xe5 },    { "iacute", 0xed },   { "icirc", 0xee },
  { "iuml", 0xef },    { "oacute", 0xf3 },   { "ocirc", 0xf4 },    { "oslash", 0xf8 },
  { "uacute", 0xfa },  { "ccedil", 0xe7 },   { "ntilde", 0xf1 },   { "euro", 0x20ac },
  { "pound", 0xa3 },   { "rarr", 0x2192 },   { "larr", 0x2190 },   { "shy", 0xad },
};

static gboolean
read_number (const char *text, gunichar *character, gsize *length)
{
  gboolean is_hex = text[2] == 'x' || text[2] == 'X';
  const char *digits = text + (is_hex ? 3 : 2);
  gsize n = strspn (digits, is_hex ? "0123456789abcdefABCDEF" : "0123456789");
  guint64 value;

  if (n == 0 || n > 7 || digits[n] != ';')
    return FALSE;
  value = g_ascii_strtoull (digits, NULL, is_hex ? 16 : 10);
  if (!g_unichar_validate (value) || value < 0x20 || (value >= 0x7f && value < 0xa0))
    return FALSE;
  *character = value;
  *length = digits + n + 1 - text;
  return TRUE;
}

/**
 * vouch_import_entity_read:
 * @text: UTF-8 at an "&"
 * @character: (out): what it stands for
 * @length: (out): bytes of the reference
 *
 * Returns: whether a whole character reference stands there.
 */
gboolean
vouch_import_entity_read (const char *text, gunichar *character, gsize *length)
{
  gsize n;

  if (text[1] == '#')
    return read_number (text, character, length);
  for (n = 1; g_ascii_isalnum (text[n]) && n < 10; n++)
    ;
  if (n == 1 || text[n] != ';')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == n - 1 && strncmp (entities[i].name, text + 1, n - 1) == 0)
      {
        *character = entities[i].character;
        *length = n + 1;
        return TRUE;
      }
  return FALSE;
}
