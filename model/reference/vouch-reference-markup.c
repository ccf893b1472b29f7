/* vouch-reference-markup.c: markup inside the words of a record, as CSL-JSON has it.
 *
 * PubMed, Crossref and JATS put italics, raised and lowered text and formulas into
 * titles; EndNote cuts its text into runs of one style. Formulas become text in
 * which what is raised or lowered stays so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-markup.h"

#include <string.h>

#include "vouch-engine.h"
#include "vouch-xml-engine.h"

static const struct
{
  const char *name; /* without prefix, lower case */
  const char *csl;
} marks[] = {
  { "i", "i" },     { "em", "i" },     { "italic", "i" }, { "b", "b" },         { "strong", "b" },
  { "bold", "b" },  { "sup", "sup" },  { "sub", "sub" },  { "inf", "sub" },
};

/* What only repeats a formula in another notation, or is no text of the page. */
static const char *const skipped[]
    = { "annotation", "annotation-xml", "tex-math", "script", "style-sheet", "fn", "xref", NULL };

/* Blocks: words on their two sides are two words. */
static const char *const blocks[] = { "p", "title", "sec", "br", "break", "div", "list-item", "li", NULL };

/* Bytes in which a tag must end, lest each "<" of a broken text is followed to its end. */
#define MAX_TAG 1024

static void append_element (GString *to, const VouchXmlElement *self, gboolean in_formula);

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon ? colon + 1 : name;
}

static const char *
find_mark (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strcasecmp (marks[i].name, name) == 0)
      return marks[i].csl;
  return NULL;
}

static void
append_children (GString *to, const VouchXmlElement *self, gboolean in_formula)
{
  for (guint i = 0; self->children && i < self->children->len; i++)
    append_element (to, self->children->pdata[i], in_formula);
}

static void
append_marked (GString *to, const VouchXmlElement *self, const char *mark, gboolean in_formula)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  append_element (inner, self, in_formula);
  if (inner->len > 0)
    g_string_append_printf (to, "<%s>%s</%s>", mark, inner->str, mark);
}

/* The element among the children that has this place, counted from 0. */
static const VouchXmlElement *
operand (const VouchXmlElement *self, guint place)
{
  for (guint i = 0; self->children && i < self->children->len; i++)
    {
      const VouchXmlElement *child = self->children->pdata[i];

      if (child->name && place-- == 0)
        return child;
    }
  return NULL;
}

static void
append_operand (GString *to, const VouchXmlElement *self, guint place, const char *mark)
{
  const VouchXmlElement *child = operand (self, place);

  if (child && mark)
    append_marked (to, child, mark, TRUE);
  else if (child)
    append_element (to, child, TRUE);
}

/* FALSE: an element that only groups. */
static gboolean
append_formula (GString *to, const VouchXmlElement *self, const char *name)
{
  if (g_str_equal (name, "msub") || g_str_equal (name, "msubsup"))
    {
      append_operand (to, self, 0, NULL);
      append_operand (to, self, 1, "sub");
      append_operand (to, self, 2, "sup");
    }
  else if (g_str_equal (name, "msup"))
    {
      append_operand (to, self, 0, NULL);
      append_operand (to, self, 1, "sup");
    }
  else if (g_str_equal (name, "mfrac"))
    {
      append_operand (to, self, 0, NULL);
      g_string_append_c (to, '/');
      append_operand (to, self, 1, NULL);
    }
  else if (g_str_equal (name, "msqrt"))
    {
      g_string_append (to, "√");
      append_children (to, self, TRUE);
    }
  else if (g_str_equal (name, "mspace"))
    g_string_append_c (to, ' ');
  else
    return FALSE;
  return TRUE;
}

/* Blanks that only lay the file out are none of the formula's. */
static void
append_token (GString *to, const char *text)
{
  for (; *text; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (to, *text);
}

/* EndNote: face="bold italic". */
static gboolean
append_style (GString *to, const VouchXmlElement *self)
{
  static const char *const faces[][2]
      = { { "bold", "b" }, { "italic", "i" }, { "superscript", "sup" }, { "subscript", "sub" } };
  const char *face = vouch_xml_element_get (self, "face");
  g_autoptr (GString) end = g_string_new (NULL);

  if (!face)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    if (strstr (face, faces[i][0]))
      {
        g_autofree char *close = g_strdup_printf ("</%s>", faces[i][1]);

        g_string_append_printf (to, "<%s>", faces[i][1]);
        g_string_prepend (end, close);
      }
  append_children (to, self, FALSE);
  g_string_append (to, end->str);
  return TRUE;
}

static void
append_element (GString *to, const VouchXmlElement *self, gboolean in_formula)
{
  const char *name = self->name ? local_name (self->name) : NULL;
  const char *mark = name ? find_mark (name) : NULL;

  if (!name && in_formula)
    append_token (to, self->text);
  else if (!name)
    g_string_append (to, self->text);
  else if (g_strv_contains (skipped, name) || (in_formula && append_formula (to, self, name))
           || (g_str_equal (name, "style") && append_style (to, self)))
    return;
  else
    {
      gboolean is_block = g_strv_contains (blocks, name);

      if (mark)
        g_string_append_printf (to, "<%s>", mark);
      g_string_append (to, is_block ? " " : "");
      append_children (to, self, in_formula || g_str_equal (name, "math"));
      g_string_append (to, is_block ? " " : "");
      if (mark)
        g_string_append_printf (to, "</%s>", mark);
    }
}

/**
 * vouch_reference_markup:
 * @element: (nullable): an element with words in it
 *
 * Returns: (transfer full) (nullable): its words with CSL's markup; %NULL where there are none
 */
char *
vouch_reference_markup (const VouchXmlElement *element)
{
  g_autoptr (GString) whole = NULL;

  if (!element)
    return NULL;
  whole = g_string_new (NULL);
  append_children (whole, element, FALSE);
  g_strstrip (whole->str);
  return *whole->str ? g_strdup (whole->str) : NULL;
}

/* --- words that come as a string ------------------------------------------ */

static void
take_record (const VouchXmlElement *record, gpointer data)
{
  char **words = data;

  g_free (*words);
  *words = vouch_reference_markup (record);
}

static gboolean
is_entity (const char *text)
{
  gsize length
      = strspn (text + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

  return length > 0 && length < 10 && text[1 + length] == ';';
}

/* A word that was set in italics, or a formula: Crossref loses the blanks around them. A letter
 * alone, as in "N-acetyl", and what is raised or lowered may well be part of a word. */
static gboolean
is_word_mark (const char *tag)
{
  gsize is_end = tag[1] == '/';
  const char *name = tag + 1 + is_end;

  if (g_str_has_prefix (name, "mml:math") || g_str_has_prefix (name, "math"))
    return TRUE;
  if (!(g_str_has_prefix (name, "i>") || g_str_has_prefix (name, "em>") || g_str_has_prefix (name, "italic>")))
    return FALSE;
  return is_end
         || strspn (strchr (name, '>') + 1, " .abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") >= 3;
}

static void
separate_words (GString *xml, const char *tag)
{
  gboolean is_end = tag[1] == '/';
  char before = xml->str[xml->len - 1];

  if (!is_word_mark (tag) || !memchr (tag, '>', strnlen (tag, MAX_TAG)))
    return;
  if (!is_end && (g_ascii_isalnum (before) || strchr (",;:)", before)))
    g_string_append_c (xml, ' ');
}

/* Whether what was written ends in the end of one, but for its last character. */
static gboolean
ends_word_mark (const GString *xml)
{
  static const char *const ends[] = { "</i", "</em", "</italic", "</mml:math", "</math" };
  gsize n_letters = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize length = strlen (ends[i]);
      const char *p = xml->str + xml->len - length;

      if (xml->len < length || memcmp (p, ends[i], length) != 0)
        continue;
      while (n_letters < 3 && p > xml->str && g_ascii_isalnum (p[-1]))
        p--, n_letters++;
      return n_letters >= 3 || strchr (ends[i], 'm') == ends[i] + 2;
    }
  return FALSE;
}

/* "p < 0.05" and "R&D" are no markup: what can't begin a tag or an entity is said by one. */
static char *
as_xml (const char *text)
{
  GString *xml = g_string_new ("<w xmlns:mml='m' xmlns:jats='j' xmlns:m='m' xmlns:xlink='x'>");

  for (; *text; text++)
    if (*text == '<' && !(g_ascii_isalpha (text[1]) || (text[1] == '/' && g_ascii_isalpha (text[2]))))
      g_string_append (xml, "&lt;");
    else if (*text == '<')
      {
        separate_words (xml, text);
        g_string_append_c (xml, '<');
      }
    else if (*text == '>' && g_ascii_isalpha (text[1]) && ends_word_mark (xml))
      g_string_append (xml, "> ");
    else if (*text == '&' && !is_entity (text))
      g_string_append (xml, "&amp;");
    else if ((guchar) *text >= 0x20 || *text == '\n' || *text == '\t')
      g_string_append_c (xml, *text);
  g_string_append (xml, "</w>");
  return g_string_free (xml, FALSE);
}

/* Tags that were escaped once too often: "&lt;scp&gt;ESC&lt;/scp&gt;". */
static char *
unescape_tags (const char *text)
{
  GString *plain = g_string_new (text);

  if (strstr (text, "&lt;/"))
    {
      g_string_replace (plain, "&lt;", "<", 0);
      g_string_replace (plain, "&gt;", ">", 0);
    }
  return g_string_free (plain, FALSE);
}

/**
 * vouch_reference_markup_read:
 * @text: words with markup of JATS, MathML or the web in them
 *
 * Returns: (transfer full): them with CSL's markup; as they are where the markup is broken
 */
char *
vouch_reference_markup_read (const char *text)
{
  static const char *const names[] = { "w", NULL };
  g_autofree char *plain = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *message = NULL;
  g_autofree char *words = NULL;
  guint line;

  if (strstr (text, "&lt;") && strstr (text, "/"))
    plain = unescape_tags (text);
  if (!strchr (plain ? plain : text, '<'))
    return g_strdup (text);
  xml = as_xml (plain ? plain : text);
  if (!vouch_xml_records_read (xml, strlen (xml), names, take_record, &words, &line, &message) || !words)
    return g_strdup (text);
  return g_steal_pointer (&words);
}
