/* vouch-test-pdf.c: small PDFs, written by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-test-pdf.h"

#define WIDTH 595
#define HEIGHT 842
/* Catalogue, page tree, font, information. */
#define FIXED_OBJECTS 4

typedef struct
{
  GString *file;   /* (owned) */
  GArray *offsets; /* (owned) (element-type guint): of the objects, in their order */
} Pdf;

static void
begin_object (Pdf *self)
{
  guint offset = self->file->len;

  g_array_append_val (self->offsets, offset);
  g_string_append_printf (self->file, "%u 0 obj\n", self->offsets->len);
}

static void
add_object (Pdf *self, const char *content)
{
  begin_object (self);
  g_string_append_printf (self->file, "%s\nendobj\n", content);
}

static char *
draw_page (const VouchTestPdfLine *lines, guint n_lines, guint page)
{
  GString *stream = g_string_new ("0 0 10 10 re f\n");

  for (guint i = 0; i < n_lines; i++)
    {
      char size[G_ASCII_DTOSTR_BUF_SIZE];

      if (lines[i].page != page || !lines[i].text)
        continue;
      g_string_append_printf (stream, "BT /F %s Tf %d %d Td (",
                              g_ascii_dtostr (size, sizeof size, lines[i].size), (int) lines[i].x,
                              HEIGHT - (int) lines[i].y);
      for (const char *c = lines[i].text; *c; c++)
        g_string_append_printf (stream, *c == '(' || *c == ')' || *c == '\\' ? "\\%c" : "%c", *c);
      g_string_append (stream, ") Tj ET\n");
    }
  return g_string_free (stream, FALSE);
}

static void
add_page (Pdf *self, const char *stream)
{
  g_autofree char *page = g_strdup_printf (
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %u 0 R"
      " /Resources << /Font << /F 3 0 R >> >> >>",
      WIDTH, HEIGHT, self->offsets->len + 2);
  g_autofree char *content
      = g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) strlen (stream), stream);

  add_object (self, page);
  add_object (self, content);
}

static void
add_tree (Pdf *self, guint n_pages)
{
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autofree char *tree = NULL;

  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (kids, "%u 0 R ", FIXED_OBJECTS + 1 + 2 * i);
  tree = g_strdup_printf ("<< /Type /Pages /Count %u /Kids [%s] >>", n_pages, kids->str);
  add_object (self, tree);
}

static void
finish (Pdf *self, const char *trailer)
{
  guint start = self->file->len;

  g_string_append_printf (self->file, "xref\n0 %u\n0000000000 65535 f \n", self->offsets->len + 1);
  for (guint i = 0; i < self->offsets->len; i++)
    g_string_append_printf (self->file, "%010u 00000 n \n", g_array_index (self->offsets, guint, i));
  g_string_append_printf (self->file,
                          "trailer\n<< /Size %u /Root 1 0 R /Info 4 0 R %s >>\n"
                          "startxref\n%u\n%%%%EOF\n",
                          self->offsets->len + 1, trailer ? trailer : "", start);
}

GBytes *
vouch_test_make_pdf (const VouchTestPdfLine *lines,
                     guint n_lines,
                     const char *info,
                     const char *trailer)
{
  Pdf self = { g_string_new ("%PDF-1.4\n"), g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint n_pages = n_lines > 0 ? lines[n_lines - 1].page : 1;
  g_autofree char *about = g_strdup_printf ("<< %s >>", info ? info : "");

  add_object (&self, "<< /Type /Catalog /Pages 2 0 R >>");
  add_tree (&self, n_pages);
  add_object (&self, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
                     " /Encoding /WinAnsiEncoding >>");
  add_object (&self, about);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *stream = draw_page (lines, n_lines, page);

      add_page (&self, stream);
    }
  finish (&self, trailer);
  g_array_unref (self.offsets);
  return g_string_free_to_bytes (self.file);
}
