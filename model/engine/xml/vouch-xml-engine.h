/* vouch-xml-engine.h: the table of the module "vouch-xml".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VOUCH_XML_ENGINE_MODULE "vouch-xml"
#define VOUCH_XML_ENGINE_SYMBOL "vouch_xml_engine"

/* Elements within elements; what is deeper is refused. */
#define VOUCH_XML_MAX_LEVELS 200

/**
 * VouchXmlHandler:
 * @start: an element begins; @attributes are name and value in turn, then %NULL. Ends the
 *   reading, without an error, by %FALSE
 * @end: an element ends; also called for what HTML leaves open
 * @text: a piece of text, not terminated; one run of text may come in many
 *
 * Names are as in the file, with their prefix ("xlink:href"); those of HTML are lower-case.
 * All strings are UTF-8 and last for the call. @line is where the parser is. Any may be %NULL.
 */
typedef struct
{
  gboolean (*start) (const char *name, const char *const *attributes, guint line, gpointer data);
  void (*end) (const char *name, gpointer data);
  void (*text) (const char *text, gsize length, gpointer data);
} VouchXmlHandler;

/**
 * VouchXmlEngine:
 * @parse: reads @length bytes of XML, or of HTML when @html is set, and calls @handler.
 *   Returns %FALSE when the file is broken or refused: then @line, from 1, is where, and
 *   @message (transfer full) is one translated sentence; what came before that place
 *   has been handed over. HTML is never broken, but can be too deep.
 *
 * Nothing outside of the bytes is ever read. Encodings are taken from the byte order mark
 * and the declaration. A file may declare entities that stand for short plain text;
 * entities made of others, and those of other files, are refused. The names that HTML knows
 * (&eacute;) are known everywhere. May be called from any thread.
 */
typedef struct
{
  gboolean (*parse) (const char *bytes,
                     gsize length,
                     gboolean html,
                     const VouchXmlHandler *handler,
                     gpointer data,
                     guint *line,
                     char **message);
} VouchXmlEngine;

G_END_DECLS
