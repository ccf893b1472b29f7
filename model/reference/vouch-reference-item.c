/* vouch-reference-item.c: the texts of an item: one line, CSL's own markup, no entities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-item.h"

#include <string.h>

#include "vouch-json.h"

/* Shorter titles may end in an abbreviation's stop: "Dr." */
#define TITLE_BYTES_FOR_STOP 12

static const struct
{
  const char *name;
  const char *value;
} entities[] = {
  { "amp", "&" },     { "lt", "<" },      { "gt", ">" },      { "quot", "\"" },   { "apos", "'" },
  { "nbsp", " " },    { "ndash", "–" },   { "mdash", "—" },   { "lsquo", "‘" },   { "rsquo", "’" },
  { "ldquo", "“" },   { "rdquo", "”" },   { "hellip", "…" },  { "deg", "°" },     { "plusmn", "±" },
  { "micro", "µ" },   { "times", "×" },   { "middot", "·" },  { "alpha", "α" },   { "beta", "β" },
  { "gamma", "γ" },   { "delta", "δ" },   { "kappa", "κ" },   { "lambda", "λ" },  { "mu", "μ" },
  { "omega", "ω" },   { "Delta", "Δ" },   { "ge", "≥" },      { "le", "≤" },      { "szlig", "ß" },
  { "auml", "ä" },    { "ouml", "ö" },    { "uuml", "ü" },    { "Auml", "Ä" },    { "Ouml", "Ö" },
  { "Uuml", "Ü" },    { "euml", "ë" },    { "iuml", "ï" },    { "eacute", "é" },  { "egrave", "è" },
  { "ecirc", "ê" },   { "Eacute", "É" },  { "aacute", "á" },  { "agrave", "à" },  { "acirc", "â" },
  { "atilde", "ã" },  { "aring", "å" },   { "Aring", "Å" },   { "aelig", "æ" },   { "ccedil", "ç" },
  { "iacute", "í" },  { "icirc", "î" },   { "ntilde", "ñ" },  { "oacute", "ó" },  { "ocirc", "ô" },
  { "otilde", "õ" },  { "oslash", "ø" },  { "Oslash", "Ø" },  { "uacute", "ú" },  { "ugrave", "ù" },
  { "ucirc", "û" },   { "yacute", "ý" },  { "reg", "®" },     { "trade", "™" },   { "copy", "©" },
};

/* Bytes in which a tag must end: were each "<" looked for to the end of the text, many took for ever. */
#define MAX_TAG 1024

/* Markup of the web and of JATS, and what CSL has for it; NULL: the words stay, the mark goes. */
static const struct
{
  const char *name;
  const char *csl;
} marks[] = {
  { "i", "i" },          { "em", "i" },         { "italic", "i" },    { "b", "b" },
  { "strong", "b" },     { "bold", "b" },       { "sup", "sup" },     { "sub", "sub" },
  { "inf", "sub" },      { "p", NULL },         { "span", NULL },     { "div", NULL },
  { "u", NULL },         { "br", NULL },        { "font", NULL },     { "underline", NULL },
  { "named-content", NULL }, { "title", NULL }, { "sec", NULL },      { "tt", NULL },
  { "h1", NULL },        { "h2", NULL },        { "h3", NULL },       { "h4", NULL },
  { "ul", NULL },        { "li", NULL },        { "a", NULL },        { "nobr", NULL },
};

/* Past an entity at *@text; %FALSE where it is none. */
static gboolean
append_entity (GString     *to,
               const char **text)
{
  const char *name = *text + 1;
  const char *end = name + strspn (name, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  gunichar code;

  if (*end != ';' || end == name || end - name > 10)
    return FALSE;
  if (*name == '#')
    {
      gboolean is_hex = name[1] == 'x' || name[1] == 'X';

      code = (gunichar) g_ascii_strtoull (name + (is_hex ? 2 : 1), NULL, is_hex ? 16 : 10);
      if (code < 0x20 || !g_unichar_validate (code))
        return FALSE;
      g_string_append_unichar (to, code);
      *text = end + 1;
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == (gsize) (end - name)
        && strncmp (entities[i].name, name, (gsize) (end - name)) == 0)
      {
        g_string_append (to, entities[i].value);
        *text = end + 1;
        return TRUE;
      }
  return FALSE;
}

static int
find_mark (const char *name,
           gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strlen (marks[i].name) == length && g_ascii_strncasecmp (marks[i].name, name, length) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_block (const char *name)
{
  return g_str_equal (name, "br") || g_str_equal (name, "p");
}

/* Past a tag at *@text; %FALSE where it is none that is known: "p < 0.05" stays. */
static gboolean
append_mark (GString     *to,
             const char **text,
             gboolean     keeps_marks)
{
  const char *name = *text + 1;
  gboolean is_end = *name == '/';
  const char *end;
  gsize length;
  int mark;

  name += is_end;
  if (g_ascii_strncasecmp (name, "jats:", 5) == 0)
    name += 5;
  length = strcspn (name, " \t\n/<>");
  mark = find_mark (name, length);
  end = mark < 0 ? NULL : memchr (name, '>', strnlen (name, MAX_TAG));
  if (!end)
    return FALSE;
  *text = end + 1;
  if (keeps_marks && marks[mark].csl)
    g_string_append_printf (to, "<%s%s>", is_end ? "/" : "", marks[mark].csl);
  else if (is_block (marks[mark].name))
    g_string_append_c (to, ' ');
  return TRUE;
}

/* One line, one blank between words, none at the ends. In place. */
static void
squeeze (char *text)
{
  char *to = text;
  gboolean is_blank = TRUE;

  for (const char *p = text; *p; p++)
    {
      gboolean is_wide = (guchar) p[0] == 0xc2 && (guchar) p[1] == 0xa0;

      if (*p == ' ' || *p == '\n' || *p == '\t' || is_wide)
        {
          if (!is_blank)
            *to++ = ' ';
          is_blank = TRUE;
          p += is_wide;
          continue;
        }
      *to++ = *p;
      is_blank = FALSE;
    }
  if (to > text && to[-1] == ' ')
    to--;
  *to = '\0';
}

static char *
clean (const char *text,
       gboolean    keeps_marks)
{
  GString *plain;

  if (!strpbrk (text, "&<"))
    {
      char *copy = g_strdup (text);

      squeeze (copy);
      return copy;
    }
  plain = g_string_sized_new (strlen (text));
  while (*text)
    if (!(*text == '&' && append_entity (plain, &text))
        && !(*text == '<' && append_mark (plain, &text, keeps_marks)))
      g_string_append_c (plain, *text++);
  squeeze (plain->str);
  return g_string_free (plain, FALSE);
}

/**
 * vouch_reference_clean_text:
 * @text: words of a record, UTF-8
 *
 * Returns: (transfer full): @text on one line, without markup and entities of the web
 */
char *
vouch_reference_clean_text (const char *text)
{
  return clean (text, FALSE);
}

/* "Title." is no sentence; "U.S." and "…" are no full stops. */
static void
drop_full_stop (char *title)
{
  gsize length = strlen (title);

  if (length < TITLE_BYTES_FOR_STOP || title[length - 1] != '.' || title[length - 2] == '.'
      || title[length - 3] == '.' || title[length - 3] == ' ')
    return;
  title[length - 1] = '\0';
}

/**
 * vouch_reference_clean_title:
 * @text: a title, UTF-8
 *
 * Returns: (transfer full): @text on one line with markup as CSL-JSON has it (`<i>`, `<b>`, `<sup>`,
 *   `<sub>`), without the full stop that indexes put behind it
 */
char *
vouch_reference_clean_title (const char *text)
{
  char *title = clean (text, TRUE);

  drop_full_stop (title);
  return title;
}

/**
 * vouch_reference_item_has:
 * @item: a CSL-JSON item
 * @member: a member's name
 *
 * Returns: whether it is there
 */
gboolean
vouch_reference_item_has (JsonObject *item,
                          const char *member)
{
  return json_object_has_member (item, member);
}

static void
take_text (JsonObject *item,
           const char *member,
           char       *text)
{
  if (*text)
    json_object_set_string_member (item, member, text);
  g_free (text);
}

/**
 * vouch_reference_item_set_text:
 * @item: a CSL-JSON item
 * @member: a member's name
 * @text: (nullable): its words
 */
void
vouch_reference_item_set_text (JsonObject *item,
                               const char *member,
                               const char *text)
{
  if (text && !json_object_has_member (item, member))
    take_text (item, member, vouch_reference_clean_text (text));
}

/**
 * vouch_reference_item_set_title:
 * @item: a CSL-JSON item
 * @member: "title", "container-title" and the like
 * @text: (nullable): its words, perhaps with markup
 */
void
vouch_reference_item_set_title (JsonObject *item,
                                const char *member,
                                const char *text)
{
  if (text && !json_object_has_member (item, member))
    take_text (item, member, vouch_reference_clean_title (text));
}

/**
 * vouch_reference_item_order_containers:
 * @item: a CSL-JSON item
 *
 * Programs disagree on which field has a journal's whole name and which the short one: the longer is
 * the whole.
 */
void
vouch_reference_item_order_containers (JsonObject *item)
{
  const char *whole = vouch_json_get_text (item, "container-title");
  g_autofree char *abbreviation = g_strdup (vouch_json_get_text (item, "container-title-short"));
  g_autofree char *first = g_strdup (whole);

  if (!whole || !abbreviation || g_utf8_strlen (abbreviation, -1) <= g_utf8_strlen (whole, -1))
    return;
  json_object_set_string_member (item, "container-title", abbreviation);
  json_object_set_string_member (item, "container-title-short", first);
}

/* Publishers put the word in front of the abstract itself. */
static const char *
skip_heading (const char *text)
{
  static const char *const headings[] = { "Abstract:", "ABSTRACT:", "Abstract.", "ABSTRACT." };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_has_prefix (text, headings[i]))
      return text + strlen (headings[i]);
  return text;
}

/**
 * vouch_reference_item_set_abstract:
 * @item: a CSL-JSON item
 * @text: (nullable): the abstract, perhaps with markup and the word "Abstract:" before it
 */
void
vouch_reference_item_set_abstract (JsonObject *item,
                                   const char *text)
{
  if (text)
    vouch_reference_item_set_text (item, "abstract", skip_heading (text));
}
