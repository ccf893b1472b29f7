/* vouch-import-markdown.c: reads one line of Markdown into text with marks.
 *
 * In two steps: the line is cut into pieces (text, runs of * or _, tags), the
 * runs are paired as CommonMark pairs them, then the pieces are written. A
 * run that found no partner is written as it stood, so nothing is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-decode.h"
#include "vouch-import-markdown.h"

#include <string.h>

/* A run looks for its partner among the last few: keeps long lines linear. */
#define MAX_OPEN_RUNS 16
/* How far a link's or a tag's end may be. */
#define MAX_LINK_BYTES 1024

typedef enum
{
  PIECE_TEXT,  /* literally */
  PIECE_RUN,   /* of * or _ */
  PIECE_OPEN,  /* a tag that begins a mark */
  PIECE_CLOSE, /* a tag that ends one */
  PIECE_BREAK  /* <br> */
} PieceKind;

typedef struct
{
  const char *text; /* (unowned): in the line */
  gsize length;
  PieceKind kind;
  VouchImportMarkKind as; /* of PIECE_OPEN and PIECE_CLOSE */
  gunichar entity;        /* stands for the piece when not 0 */
  guint8 left;            /* of PIECE_RUN: characters without a partner */
  guint8 opens[2];        /* of PIECE_RUN: how many italics, bolds begin here */
  guint8 closes[2];
  guint can_open : 1;
  guint can_close : 1;
} Piece;

typedef struct
{
  GArray *pieces;   /* (owned) (element-type Piece) */
  GArray *open;     /* (owned) (element-type guint): runs that wait for a partner */
  GPtrArray *links; /* (owned) (element-type utf8) */
} Reader;

static const struct
{
  const char *name;
  VouchImportMarkKind as;
} mark_tags[] = {
  { "b", VOUCH_IMPORT_MARK_BOLD },          { "strong", VOUCH_IMPORT_MARK_BOLD },
  { "i", VOUCH_IMPORT_MARK_ITALIC },        { "em", VOUCH_IMPORT_MARK_ITALIC },
  { "sup", VOUCH_IMPORT_MARK_SUPERSCRIPT }, { "sub", VOUCH_IMPORT_MARK_SUBSCRIPT },
};

/* Without meaning here; any other "<word>" is text. */
static const char *const plain_tags[]
    = { "a", "abbr", "cite", "div", "font", "li", "mark", "p", "small", "span", "u", "ul", NULL };

static void read_range (Reader *reader, const char *start, const char *end, guint depth);

static Piece *
add_piece (Reader *reader, PieceKind kind, const char *text, gsize length)
{
  Piece piece = { .kind = kind, .text = text, .length = length };

  g_array_append_val (reader->pieces, piece);
  return &g_array_index (reader->pieces, Piece, reader->pieces->len - 1);
}

static void
add_text (Reader *reader, const char *start, const char *end)
{
  if (end > start)
    add_piece (reader, PIECE_TEXT, start, end - start);
}

static gboolean
is_punctuation (gunichar c)
{
  return g_unichar_ispunct (c);
}

static void
judge_run (Piece *run, const char *line, const char *end)
{
  const char *after = run->text + run->length;
  gunichar before_char = run->text > line ? g_utf8_get_char (g_utf8_prev_char (run->text)) : ' ';
  gunichar after_char = after < end ? g_utf8_get_char (after) : ' ';
  gboolean before_space = g_unichar_isspace (before_char);
  gboolean after_space = g_unichar_isspace (after_char);
  gboolean left = !after_space
                  && (!is_punctuation (after_char) || before_space || is_punctuation (before_char));
  gboolean right = !before_space
                   && (!is_punctuation (before_char) || after_space || is_punctuation (after_char));

  run->can_open = left;
  run->can_close = right;
  if (run->text[0] == '_')
    {
      run->can_open = left && (!right || is_punctuation (before_char));
      run->can_close = right && (!left || is_punctuation (after_char));
    }
}

static void
pair_run (Reader *reader, guint at)
{
  Piece *run = &g_array_index (reader->pieces, Piece, at);

  for (guint i = reader->open->len; run->can_close && run->left > 0 && i > 0; i--)
    {
      guint opener_at = g_array_index (reader->open, guint, i - 1);
      Piece *opener = &g_array_index (reader->pieces, Piece, opener_at);

      if (opener->text[0] != run->text[0] || opener->left == 0)
        continue;
      while (opener->left > 0 && run->left > 0)
        {
          guint n = opener->left >= 2 && run->left >= 2 ? 2 : 1;

          opener->left -= n;
          run->left -= n;
          opener->opens[n - 1]++;
          run->closes[n - 1]++;
        }
      g_array_set_size (reader->open, opener->left > 0 ? i : i - 1);
    }
  if (!run->can_open || run->left == 0)
    return;
  if (reader->open->len == MAX_OPEN_RUNS)
    g_array_remove_index (reader->open, 0);
  g_array_append_val (reader->open, at);
}

static const char *
read_run (Reader *reader, const char *p, const char *line, const char *end)
{
  gsize n = 1;
  Piece *run;

  while (p + n < end && p[n] == *p)
    n++;
  run = add_piece (reader, PIECE_RUN, p, n);
  /* Longer runs are rules or decoration. */
  run->left = n <= 3 ? n : 0;
  judge_run (run, line, end);
  if (n > 3)
    run->kind = PIECE_TEXT;
  else
    pair_run (reader, reader->pieces->len - 1);
  return p + n;
}

static const char *
find_byte (const char *p, const char *end, char byte)
{
  return memchr (p, byte, MIN (end - p, MAX_LINK_BYTES));
}

static void
keep_link (Reader *reader, const char *start, const char *end)
{
  while (start < end && (*start == ' ' || *start == '<'))
    start++;
  for (const char *p = start; p < end; p++)
    if (*p == ' ' || *p == '>' || *p == '"')
      end = p;
  if (end > start)
    g_ptr_array_add (reader->links, g_strndup (start, end - start));
}

/* The "]" that ends the label at @p ("["), nested brackets skipped. */
static const char *
find_label_end (const char *p, const char *end)
{
  guint depth = 0;

  end = MIN (end, p + MAX_LINK_BYTES);
  for (; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '[')
        depth++;
      else if (*p == ']' && --depth == 0)
        return p;
    }
  return NULL;
}

/* Addresses may hold brackets in pairs. */
static const char *
find_target_end (const char *p, const char *end)
{
  guint depth = 0;

  end = MIN (end, p + MAX_LINK_BYTES);
  for (; p < end; p++)
    {
      if (*p == '(')
        depth++;
      else if (*p == ')' && --depth == 0)
        return p;
    }
  return NULL;
}

static const char *
read_link (Reader *reader, const char *p, const char *end, guint depth)
{
  const char *bracket = *p == '!' ? p + 1 : p;
  const char *label_end = depth < 4 ? find_label_end (bracket, end) : NULL;
  const char *target_end;

  if (label_end == NULL || label_end + 1 >= end || label_end[1] != '(')
    return NULL;
  target_end = find_target_end (label_end + 1, end);
  if (target_end == NULL)
    return NULL;
  read_range (reader, bracket + 1, label_end, depth + 1);
  if (*p != '!')
    keep_link (reader, label_end + 2, target_end);
  return target_end + 1;
}

static gboolean
is_tag (const char *p, gsize length, const char *name)
{
  return strlen (name) == length && g_ascii_strncasecmp (p, name, length) == 0;
}

static void
keep_href (Reader *reader, const char *tag, const char *close)
{
  const char *href = g_strstr_len (tag, close - tag, "href=");
  const char *quote_end;

  if (href == NULL || (href[5] != '"' && href[5] != '\''))
    return;
  quote_end = memchr (href + 6, href[5], close - (href + 6));
  if (quote_end)
    keep_link (reader, href + 6, quote_end);
}

static gboolean
read_known_tag (Reader *reader,
                const char *name,
                gsize length,
                gboolean closes,
                const char *tag_end)
{
  for (guint i = 0; i < G_N_ELEMENTS (mark_tags); i++)
    if (is_tag (name, length, mark_tags[i].name))
      {
        add_piece (reader, closes ? PIECE_CLOSE : PIECE_OPEN, name, 0)->as = mark_tags[i].as;
        return TRUE;
      }
  if (is_tag (name, length, "br"))
    {
      add_piece (reader, PIECE_BREAK, name, 0);
      return TRUE;
    }
  for (guint i = 0; plain_tags[i]; i++)
    if (is_tag (name, length, plain_tags[i]))
      {
        keep_href (reader, name, tag_end);
        return TRUE;
      }
  return FALSE;
}

static const char *
read_tag (Reader *reader, const char *p, const char *end)
{
  const char *close = find_byte (p, end, '>');
  const char *name = p + 1;
  gsize n = 0;

  if (close == NULL)
    return NULL;
  if (g_str_has_prefix (name, "http://") || g_str_has_prefix (name, "https://"))
    {
      keep_link (reader, name, close);
      add_text (reader, name, close);
      return close + 1;
    }
  if (g_str_has_prefix (name, "!--"))
    return NULL;
  if (*name == '/')
    name++;
  while (g_ascii_isalnum (name[n]))
    n++;
  if (n == 0 || (name[n] != '>' && name[n] != ' ' && name[n] != '/'))
    return NULL;
  /* "<a and b>" is no tag: words in one come with values. */
  if (name[n] == ' ' && name[n + 1] != '/' && memchr (name, '=', close - name) == NULL)
    return NULL;
  return read_known_tag (reader, name, n, name > p + 1, close) ? close + 1 : NULL;
}

static const char *
read_code (Reader *reader, const char *p, const char *end)
{
  const char *close = find_byte (p + 1, end, '`');

  if (close == NULL || close == p + 1)
    return NULL;
  add_text (reader, p + 1, close);
  return close + 1;
}

static const char *
read_entity (Reader *reader, const char *p)
{
  gunichar character;
  gsize length;

  if (!vouch_import_entity_read (p, &character, &length))
    return NULL;
  character = vouch_import_decode_char (character);
  if (character)
    add_piece (reader, PIECE_TEXT, p, length)->entity = character;
  return p + length;
}

/* Returns: where what stands at @p ends, or NULL when it is ordinary text. */
static const char *
read_special (Reader *reader, const char *p, const char *line, const char *end, guint depth)
{
  switch (*p)
    {
    case '\\':
      if (p + 1 < end && g_ascii_ispunct (p[1]))
        {
          add_text (reader, p + 1, p + 2);
          return p + 2;
        }
      return NULL;
    case '*':
    case '_':
      return read_run (reader, p, line, end);
    case '!':
      return p + 1 < end && p[1] == '[' ? read_link (reader, p, end, depth) : NULL;
    case '[':
      return read_link (reader, p, end, depth);
    case '<':
      return read_tag (reader, p, end);
    case '`':
      return read_code (reader, p, end);
    case '&':
      return read_entity (reader, p);
    default:
      return NULL;
    }
}

static void
read_range (Reader *reader, const char *start, const char *end, guint depth)
{
  const char *plain = start;
  const char *p = start;

  while (p < end)
    {
      const char *next;
      guint pieces = reader->pieces->len;

      if (strchr ("\\*_![<`&", *p) == NULL)
        {
          p++;
          continue;
        }
      /* The plain text before it goes first; taken back when nothing came of it. */
      add_text (reader, plain, p);
      next = read_special (reader, p, start, end, depth);
      if (next)
        plain = p = next;
      else
        {
          g_array_set_size (reader->pieces, pieces);
          p++;
        }
    }
  add_text (reader, plain, end);
}

/* --- writing ---------------------------------------------------------- */

typedef struct
{
  VouchImportText *text;
  GArray *open[VOUCH_IMPORT_N_MARKS]; /* (owned) (element-type guint): where each mark began */
} Writer;

static void
open_mark (Writer *writer, VouchImportMarkKind as)
{
  guint from = writer->text->length;

  g_array_append_val (writer->open[as], from);
}

static void
close_mark (Writer *writer, VouchImportMarkKind as)
{
  GArray *open = writer->open[as];
  VouchImportText *text = writer->text;
  guint to = text->length;
  guint from;

  if (open->len == 0)
    return;
  from = g_array_index (open, guint, open->len - 1);
  g_array_set_size (open, open->len - 1);
  vouch_import_text_add_mark (text, from, to, as);
}

static void
write_run (Writer *writer, const Piece *piece)
{
  static const VouchImportMarkKind kinds[] = { VOUCH_IMPORT_MARK_ITALIC, VOUCH_IMPORT_MARK_BOLD };

  for (guint kind = 0; kind < 2; kind++)
    for (guint i = 0; i < piece->closes[kind]; i++)
      close_mark (writer, kinds[kind]);
  for (guint i = 0; i < piece->left; i++)
    vouch_import_text_append_char (writer->text, piece->text[0]);
  for (guint kind = 0; kind < 2; kind++)
    for (guint i = 0; i < piece->opens[kind]; i++)
      open_mark (writer, kinds[kind]);
}

static void
write_piece (Writer *writer, const Piece *piece)
{
  switch (piece->kind)
    {
    case PIECE_TEXT:
      if (piece->entity)
        vouch_import_text_append_char (writer->text, piece->entity);
      else
        for (const char *p = piece->text; p < piece->text + piece->length; p = g_utf8_next_char (p))
          vouch_import_text_append_char (writer->text, g_utf8_get_char (p));
      break;
    case PIECE_RUN:
      write_run (writer, piece);
      break;
    case PIECE_OPEN:
      open_mark (writer, piece->as);
      break;
    case PIECE_CLOSE:
      close_mark (writer, piece->as);
      break;
    case PIECE_BREAK:
      vouch_import_text_append_char (writer->text, '\n');
      break;
    }
}

static VouchImportText *
write_pieces (GArray *pieces)
{
  Writer writer = { .text = vouch_import_text_new (NULL) };

  for (guint i = 0; i < VOUCH_IMPORT_N_MARKS; i++)
    writer.open[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < pieces->len; i++)
    write_piece (&writer, &g_array_index (pieces, Piece, i));
  for (guint i = 0; i < VOUCH_IMPORT_N_MARKS; i++)
    g_array_unref (writer.open[i]);
  vouch_import_text_trim (writer.text);
  return writer.text;
}

/**
 * vouch_import_markdown_read:
 * @line: UTF-8 without line ends
 *
 * Returns: (transfer full): the line's text with bold, italic, superscript and
 *   subscript as marks, entities and escapes resolved, and the addresses of
 *   its links. What looks like markup and is not ("p < 0.05 * 2") is kept.
 */
VouchImportText *
vouch_import_markdown_read (const char *line)
{
  Reader reader = {
    .pieces = g_array_new (FALSE, FALSE, sizeof (Piece)),
    .open = g_array_new (FALSE, FALSE, sizeof (guint)),
    .links = g_ptr_array_new_with_free_func (g_free),
  };
  VouchImportText *text;

  read_range (&reader, line, line + strlen (line), 0);
  text = write_pieces (reader.pieces);
  for (guint i = 0; i < reader.links->len; i++)
    vouch_import_text_add_link (text, reader.links->pdata[i]);
  g_array_unref (reader.pieces);
  g_array_unref (reader.open);
  g_ptr_array_unref (reader.links);
  return text;
}
