/* vouch-pack-sheet.h: the pages of a pack, with what stands on each of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo-pdf.h>
#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A4, in points. */
#define VOUCH_PACK_LONG 842.0
#define VOUCH_PACK_SHORT 595.0
#define VOUCH_PACK_MARGIN 56.0
#define VOUCH_PACK_FOOT 46.0

typedef struct
{
  double red;
  double green;
  double blue;
} VouchPackColour;

extern const VouchPackColour vouch_pack_ink;
extern const VouchPackColour vouch_pack_grey;
extern const VouchPackColour vouch_pack_accent;
extern const VouchPackColour vouch_pack_good;
extern const VouchPackColour vouch_pack_warning;

/**
 * VouchPackSheet:
 * @manifest: (unowned): what the pack is made of
 * @surface: (owned)
 * @cr: (owned)
 * @context: (owned): lays out text
 * @width: of the page that is drawn
 * @height: the same
 * @page: its number, from 1
 * @n_pages: in all
 */
typedef struct
{
  JsonObject      *manifest;
  cairo_surface_t *surface;
  cairo_t         *cr;
  PangoContext    *context;
  double           width;
  double           height;
  guint            page;
  guint            n_pages;
} VouchPackSheet;

void         vouch_pack_sheet_init        (VouchPackSheet        *self,
                                           JsonObject            *manifest,
                                           cairo_write_func_t     write,
                                           gpointer               data);
gboolean     vouch_pack_sheet_finish      (VouchPackSheet        *self);
void         vouch_pack_sheet_begin       (VouchPackSheet        *self,
                                           gboolean               is_wide);
void         vouch_pack_sheet_end         (VouchPackSheet        *self);
PangoLayout *vouch_pack_sheet_lay_out     (VouchPackSheet        *self,
                                           const char            *font,
                                           const char            *text,
                                           gboolean               is_markup,
                                           double                 width) G_GNUC_WARN_UNUSED_RESULT;
double       vouch_pack_sheet_write       (VouchPackSheet        *self,
                                           const char            *font,
                                           const VouchPackColour *colour,
                                           const char            *text,
                                           double                 x,
                                           double                 y,
                                           double                 width,
                                           int                    max_lines);
void         vouch_pack_sheet_colour      (VouchPackSheet        *self,
                                           const VouchPackColour *colour);
double       vouch_pack_sheet_badge       (VouchPackSheet        *self,
                                           const char            *number,
                                           double                 x,
                                           double                 y);
double       vouch_pack_sheet_measure_badge (VouchPackSheet      *self,
                                           const char            *number);
void         vouch_pack_sheet_dest        (VouchPackSheet        *self,
                                           const char            *name,
                                           double                 x,
                                           double                 y);
void         vouch_pack_sheet_link        (VouchPackSheet        *self,
                                           const char            *name,
                                           double                 x,
                                           double                 y,
                                           double                 width,
                                           double                 height);
int          vouch_pack_sheet_outline     (VouchPackSheet        *self,
                                           int                    parent,
                                           const char            *words,
                                           const char            *dest);
const char  *vouch_pack_get_text          (JsonObject            *object,
                                           const char            *member);
char        *vouch_pack_fill              (const char            *words,
                                           guint                  n,
                                           guint                  total) G_GNUC_WARN_UNUSED_RESULT;

/* What a badge with a number takes. */
#define VOUCH_PACK_BADGE_HEIGHT 13.0

G_END_DECLS
