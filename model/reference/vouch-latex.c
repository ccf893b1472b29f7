/* vouch-latex.c: TeX's way to write letters and marks, as Unicode and CSL's markup.
 *
 * Not TeX: the commands that stand in titles and names of BibTeX files are
 * known, of all others the arguments are kept and the commands go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-latex.h"

#include <string.h>

/* Groups and commands inside one another; deeper braces are taken for no braces. */
#define MAX_LEVELS 48

typedef struct
{
  const char *at;
  GString *out;         /* (unowned) */
  gboolean keeps_marks; /* whether <i> and the like are written */
  gboolean is_math;
  int level;
} Latex;

static void convert (Latex *self, char stop);
static void convert_argument (Latex *self);

/* Commands whose argument is marked, and switches that mark the rest of their group. */
static const struct
{
  const char *name;
  const char *open;
  const char *close;
  gboolean is_switch;
} marks[] = {
  { "textit", "<i>", "</i>", FALSE },
  { "emph", "<i>", "</i>", FALSE },
  { "textsl", "<i>", "</i>", FALSE },
  { "mkbibemph", "<i>", "</i>", FALSE },
  { "mkbibitalic", "<i>", "</i>", FALSE },
  { "textbf", "<b>", "</b>", FALSE },
  { "mkbibbold", "<b>", "</b>", FALSE },
  { "textsuperscript", "<sup>", "</sup>", FALSE },
  { "mkbibsuperscript", "<sup>", "</sup>", FALSE },
  { "textsubscript", "<sub>", "</sub>", FALSE },
  { "mkbibsubscript", "<sub>", "</sub>", FALSE },
  { "textsc", "<span style=\"font-variant:small-caps;\">", "</span>", FALSE },
  { "it", "<i>", "</i>", TRUE },
  { "itshape", "<i>", "</i>", TRUE },
  { "em", "<i>", "</i>", TRUE },
  { "sl", "<i>", "</i>", TRUE },
  { "slshape", "<i>", "</i>", TRUE },
  { "bf", "<b>", "</b>", TRUE },
  { "bfseries", "<b>", "</b>", TRUE },
  { "sc", "<span style=\"font-variant:small-caps;\">", "</span>", TRUE },
  { "scshape", "<span style=\"font-variant:small-caps;\">", "</span>", TRUE },
};

static const struct
{
  const char *name;
  const char *open;
  const char *close;
} quotes[] = {
  { "enquote", "“", "”" },
  { "mkbibquote", "“", "”" },
  { "frac", "", "/" },
  { "tfrac", "", "/" },
};

/* Commands whose first argument is no text. */
static const char *const skips_first[] = { "href", "textcolor", "color", "bibinfo", "foreignlanguage" };

static gboolean
is_listed (const char        *name,
           gsize              length,
           const char *const *list,
           gsize              n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (strlen (list[i]) == length && strncmp (list[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

static void
skip_blanks (Latex *self)
{
  self->at += strspn (self->at, " \t\n");
}

/* The argument of a command, as a text of its own. */
static char *
read_argument (Latex *self)
{
  GString *argument = g_string_new (NULL);
  Latex inner = { self->at, argument, self->keeps_marks, self->is_math, self->level + 1 };

  convert_argument (&inner);
  self->at = inner.at;
  return g_string_free (argument, FALSE);
}

/* "\emph{E}\emph{. coli}" is one run. */
static gboolean
join_mark (GString    *out,
           const char *mark)
{
  gsize length = strlen (mark) + 1;
  const char *end = out->len >= length ? out->str + out->len - length : "";

  if (mark[1] == '/' || !g_str_has_prefix (end, "</") || !g_str_equal (end + 2, mark + 1))
    return FALSE;
  g_string_truncate (out, out->len - length);
  return TRUE;
}

static void
append_mark (Latex      *self,
             const char *mark)
{
  if (self->keeps_marks && !join_mark (self->out, mark))
    g_string_append (self->out, mark);
}

/* A letter with its accent as one character where there is one. */
static void
append_accented (Latex   *self,
                 gunichar mark)
{
  g_autofree char *argument = read_argument (self);
  gunichar first = *argument ? g_utf8_get_char (argument) : 0;
  char pair[16];
  g_autofree char *composed = NULL;
  int length;

  if (first == 0)
    return;
  if (first == '<' || g_unichar_isspace (first))
    {
      g_string_append (self->out, argument);
      return;
    }
  if (first == 0x131)
    first = 'i';
  if (first == 0x237)
    first = 'j';
  length = g_unichar_to_utf8 (first, pair);
  length += g_unichar_to_utf8 (mark, pair + length);
  composed = g_utf8_normalize (pair, length, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_append (self->out, composed);
  g_string_append (self->out, g_utf8_next_char (argument));
}

/* "\~{}" is the sign itself. */
static gboolean
is_empty_argument (Latex *self)
{
  return self->at[0] == '{' && self->at[1] == '}';
}

static gboolean
convert_mark (Latex       *self,
              const char  *name,
              gsize        length,
              const char **pending)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (strlen (marks[i].name) != length || strncmp (marks[i].name, name, length) != 0)
        continue;
      if (marks[i].is_switch && *pending)
        return TRUE;
      append_mark (self, marks[i].open);
      if (marks[i].is_switch)
        *pending = marks[i].close;
      else
        {
          convert_argument (self);
          append_mark (self, marks[i].close);
        }
      return TRUE;
    }
  return FALSE;
}

static gboolean
convert_quote (Latex      *self,
               const char *name,
               gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (strlen (quotes[i].name) == length && strncmp (quotes[i].name, name, length) == 0)
      {
        g_string_append (self->out, quotes[i].open);
        convert_argument (self);
        g_string_append (self->out, quotes[i].close);
        return TRUE;
      }
  return FALSE;
}

static void
convert_word (Latex       *self,
              const char  *name,
              gsize        length,
              const char **pending)
{
  gunichar accent = vouch_latex_find_accent (name, length);
  const char *symbol = vouch_latex_find_symbol (name, length);

  if (accent)
    append_accented (self, accent);
  else if (symbol)
    {
      g_string_append (self->out, symbol);
      if (self->at[0] == '{' && self->at[1] == '}')
        self->at += 2;
    }
  else if (is_listed (name, length, skips_first, G_N_ELEMENTS (skips_first)))
    g_free (read_argument (self));
  else if (!convert_mark (self, name, length, pending))
    convert_quote (self, name, length);
}

/* "\&", "\,", "\'": one sign that is no letter. */
static void
convert_sign (Latex *self)
{
  char sign = *self->at++;
  gunichar accent = vouch_latex_find_accent (&sign, 1);

  if (self->is_math && (sign == '(' || sign == ')'))
    return;
  if (accent && is_empty_argument (self))
    {
      g_string_append_c (self->out, sign);
      self->at += 2;
    }
  else if (accent)
    append_accented (self, accent);
  else if (strchr ("&%$#_{}", sign))
    g_string_append_c (self->out, sign);
  else if (strchr (" ,;:\\\n\t", sign))
    g_string_append_c (self->out, ' ');
  else if (!strchr ("-/!@()[]*", sign))
    g_string_append_c (self->out, sign);
}

static void
convert_command (Latex       *self,
                 const char **pending)
{
  const char *name = self->at + 1;
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  self->at++;
  if (*name == '\0')
    return;
  if (length == 0)
    {
      if ((guchar) *name >= 0x80)
        return;
      convert_sign (self);
      return;
    }
  self->at += length;
  /* A blank ends the command's name and is no text. */
  if (*self->at == ' ' || *self->at == '\t' || *self->at == '\n')
    skip_blanks (self);
  convert_word (self, name, length, pending);
}

/* A group, one command or one letter. */
static void
convert_argument (Latex *self)
{
  const char *pending = NULL;

  skip_blanks (self);
  if (*self->at == '{' && self->level < MAX_LEVELS)
    {
      self->at++;
      self->level++;
      convert (self, '}');
      self->level--;
    }
  else if (*self->at == '\\' && self->level < MAX_LEVELS)
    {
      /* Its argument may be a command again: "\emph\emph\emph". */
      self->level++;
      convert_command (self, &pending);
      self->level--;
    }
  else if (*self->at && *self->at != '}' && *self->at != '$')
    {
      g_string_append_unichar (self->out, g_utf8_get_char (self->at));
      self->at = g_utf8_next_char (self->at);
    }
}

/* "^{2}": raised; "^\circ" is a degree. */
static void
convert_script (Latex      *self,
                const char *open,
                const char *close)
{
  g_autofree char *argument = NULL;

  self->at++;
  argument = read_argument (self);
  if (g_str_equal (argument, "∘"))
    g_string_append (self->out, "°");
  else if (*argument)
    {
      append_mark (self, open);
      g_string_append (self->out, argument);
      append_mark (self, close);
    }
}

static void
convert_dashes (Latex *self)
{
  gsize n = strspn (self->at, "-");

  self->at += n;
  if (n == 2 && !self->is_math)
    g_string_append (self->out, "–");
  else if (n == 3 && !self->is_math)
    g_string_append (self->out, "—");
  else
    while (n-- > 0)
      g_string_append_c (self->out, '-');
}

static void
convert_quotes (Latex *self)
{
  char quote = *self->at;
  gboolean is_double = self->at[1] == quote;

  self->at += is_double ? 2 : 1;
  if (quote == '`')
    g_string_append (self->out, is_double ? "“" : "‘");
  else if (is_double && !self->is_math)
    g_string_append (self->out, "”");
  else
    g_string_append (self->out, self->is_math ? (is_double ? "″" : "′") : "'");
}

static void
convert_group (Latex *self)
{
  self->at++;
  if (self->level >= MAX_LEVELS)
    return;
  self->level++;
  convert (self, '}');
  self->level--;
}

/* Up to and with @stop, or to the end. */
static void
convert (Latex *self,
         char   stop)
{
  const char *pending = NULL;

  while (*self->at)
    {
      char c = *self->at;

      if (c == '}')
        {
          self->at++;
          if (stop == '}')
            break;
        }
      else if (c == '{')
        convert_group (self);
      else if (c == '\\')
        convert_command (self, &pending);
      else if (c == '$')
        {
          self->at += self->at[1] == '$' ? 2 : 1;
          self->is_math = !self->is_math;
        }
      else if (c == '^' && self->is_math)
        convert_script (self, "<sup>", "</sup>");
      else if (c == '_' && self->is_math)
        convert_script (self, "<sub>", "</sub>");
      else if (c == '~')
        {
          self->at++;
          g_string_append_c (self->out, ' ');
        }
      else if (c == '-')
        convert_dashes (self);
      else if (c == '`' || c == '\'')
        convert_quotes (self);
      else
        {
          gsize run = MAX (strcspn (self->at, "}{\\$^_~-`'"), 1);

          g_string_append_len (self->out, self->at, (gssize) run);
          self->at += run;
        }
    }
  if (pending)
    append_mark (self, pending);
}

/**
 * vouch_latex_to_text:
 * @latex: a text as it stands in a BibTeX file, UTF-8
 * @keeps_marks: whether italics and the like become CSL's markup; else they go
 *
 * Returns: (transfer full): the text in Unicode, without braces and commands
 */
char *
vouch_latex_to_text (const char *latex,
                     gboolean    keeps_marks)
{
  Latex self = { latex, NULL, keeps_marks, FALSE, 0 };

  if (!strpbrk (latex, "\\{}$~`'-"))
    return g_strdup (latex);
  self.out = g_string_sized_new (strlen (latex));
  convert (&self, '\0');
  return g_string_free (self.out, FALSE);
}

/**
 * vouch_latex_to_code:
 * @latex: an address or an identifier as it stands in a BibTeX file
 *
 * Only what programs escape in one is undone: "\_", "{\%}", "\url{…}".
 *
 * Returns: (transfer full): the code itself
 */
char *
vouch_latex_to_code (const char *latex)
{
  GString *code = g_string_sized_new (strlen (latex));

  for (const char *p = latex; *p; p++)
    if (g_str_has_prefix (p, "\\url"))
      p += strlen ("\\url") - 1;
    else if (g_str_has_prefix (p, "\\textasciitilde"))
      {
        p += strlen ("\\textasciitilde") - 1;
        g_string_append_c (code, '~');
      }
    else if (g_str_has_prefix (p, "$\\sim$"))
      {
        p += strlen ("$\\sim$") - 1;
        g_string_append_c (code, '~');
      }
    else if (*p == '\\' && p[1] && strchr ("_%&#~^$\\{}", p[1]))
      g_string_append_c (code, *++p);
    else if (*p != '{' && *p != '}')
      g_string_append_c (code, *p);
  return g_strstrip (g_string_free (code, FALSE));
}
