/* vouch-citeproc-engine.h: what the loadable module "vouch-citeproc" exports.
 *
 * A table of functions over strings: the module links nothing of ours, and nothing of
 * ours links JavaScriptCore. One processor is used by one thread, the one that opened it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_CITEPROC_MODULE "vouch-citeproc"
#define VOUCH_CITEPROC_SYMBOL "vouch_citeproc_engine"

typedef struct _VouchCiteproc VouchCiteproc;

/** Returns a CSL locale as the tree that vouch_citation_style_tree() makes (g_malloc'ed), or NULL
 * where there is none. */
typedef char *(*VouchCiteprocLocale) (const char *language, gpointer data);

typedef struct
{
  /* Starts the processor that is in @script (the CommonJS file of citeproc-js). NULL with
   * a message (g_malloc'ed) where that fails. */
  VouchCiteproc *(*open) (const char *script, VouchCiteprocLocale locale, gpointer data,
                          char **message);

  /* Takes another style, the tree of an independent CSL style; @plain_quotes leaves the
   * quotation marks inside titles as they are. */
  gboolean (*set_style) (VouchCiteproc *self, const char *style, const char *locale,
                         gboolean plain_quotes, char **message);

  /* @items: a JSON array of CSL-JSON items. Returns a JSON array (g_malloc'ed) of as many
   * strings, each the HTML of an entry without its number; null for an item that the
   * processor can't format. NULL with a message where it ran out of time. */
  char *(*format) (VouchCiteproc *self, const char *items, char **message);

  void (*close) (VouchCiteproc *self);
} VouchCiteprocEngine;

G_END_DECLS
