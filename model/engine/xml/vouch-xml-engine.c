/* vouch-xml-engine.c: XML and HTML by libxml2's SAX parser, with its doors shut.
 *
 * No tree is built, no other file is opened, and libxml2's own entities are never
 * used: a file's declarations go into a table of short plain strings, so none can
 * hold another and nothing can swell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-xml-engine.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define CHUNK (64 * 1024)
#define ENTITY_MAX_BYTES 200
/* Text that entities of the file may stand for in all. */
#define ENTITIES_MAX_BYTES (4 * 1024 * 1024)
#define HTML_MAX_BYTES (256 * 1024 * 1024)

typedef struct
{
  const VouchXmlHandler *handler;
  gpointer data;
  xmlParserCtxtPtr context;
  GHashTable *entities; /* (owned) name -> text; what the file declares */
  GPtrArray *pairs;     /* (owned) attributes of one element, for the call */
  xmlEntity entity;     /* what get_entity() answers; valid until its next call */
  char *entity_text;    /* (owned) (nullable) */
  gsize length;         /* bytes in all */
  gsize expanded;       /* bytes that the file's entities have stood for */
  guint level;
  guint line;           /* of the first error */
  char *message;        /* (owned) (nullable) the first error */
  gboolean stopped;     /* by the handler or by us */
} Parse;

static guint
current_line (Parse *self)
{
  return self->context && self->context->input ? (guint) MAX (self->context->input->line, 1) : 1;
}

static void
stop (Parse *self)
{
  self->stopped = TRUE;
  xmlStopParser (self->context);
}

/* Takes the message; only the first counts. */
static void
refuse (Parse *self, char *message)
{
  if (self->message || self->stopped)
    g_free (message);
  else
    {
      self->message = message;
      self->line = current_line (self);
    }
  stop (self);
}

/* --- elements ------------------------------------------------------------ */

static char *
qualified (const xmlChar *prefix, const xmlChar *name)
{
  return prefix ? g_strconcat ((const char *) prefix, ":", name, NULL) : g_strdup ((const char *) name);
}

static void
begin (Parse *self, const char *name)
{
  static const char *const none[] = { NULL };
  const char *const *pairs = self->pairs->len ? (const char *const *) self->pairs->pdata : none;

  if (self->stopped)
    return;
  if (++self->level > VOUCH_XML_MAX_LEVELS)
    refuse (self, g_strdup_printf (_("Elements are nested deeper than %d levels."), VOUCH_XML_MAX_LEVELS));
  else if (self->handler->start && !self->handler->start (name, pairs, current_line (self), self->data))
    stop (self);
}

static void
finish (Parse *self, const char *name)
{
  if (self->stopped)
    return;
  self->level -= self->level > 0;
  if (self->handler->end)
    self->handler->end (name, self->data);
}

static void
start_xml (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
           const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Parse *self = data;
  g_autofree char *whole = qualified (prefix, name);

  g_ptr_array_set_size (self->pairs, 0);
  /* Five pointers each: name, prefix, namespace, begin and end of the value. */
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      g_autofree char *value = g_strndup ((const char *) attributes[3], attributes[4] - attributes[3]);

      g_ptr_array_add (self->pairs, qualified (attributes[1], attributes[0]));
      g_ptr_array_add (self->pairs, g_utf8_make_valid (value, -1));
    }
  g_ptr_array_add (self->pairs, NULL);
  begin (self, whole);
}

static void
end_xml (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  g_autofree char *whole = qualified (prefix, name);

  finish (data, whole);
}

static void
start_html (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Parse *self = data;

  g_ptr_array_set_size (self->pairs, 0);
  for (gsize i = 0; attributes && attributes[i]; i += 2)
    {
      g_ptr_array_add (self->pairs, g_strdup ((const char *) attributes[i]));
      /* An attribute may have no value. */
      g_ptr_array_add (self->pairs, attributes[i + 1] ? g_utf8_make_valid ((const char *) attributes[i + 1], -1)
                                                      : g_strdup (""));
    }
  g_ptr_array_add (self->pairs, NULL);
  begin (self, (const char *) name);
}

static void
end_html (void *data, const xmlChar *name)
{
  finish (data, (const char *) name);
}

static void
text (void *data, const xmlChar *piece, int length)
{
  Parse *self = data;

  if (!self->stopped && self->handler->text && length > 0)
    self->handler->text ((const char *) piece, length, self->data);
}

/* --- entities ------------------------------------------------------------ */

/* A declaration in the file. The first of a name counts, as XML has it. */
static void
declare_entity (void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                xmlChar *content)
{
  Parse *self = data;

  if (type != XML_INTERNAL_GENERAL_ENTITY)
    refuse (self, g_strdup_printf (_("It refers to another file (entity “%s”), which is not "
                                     "allowed."), name));
  else if (!content || strpbrk ((const char *) content, "&<") || strlen ((const char *) content) > ENTITY_MAX_BYTES)
    refuse (self, g_strdup_printf (_("Entity “%s” contains more than plain text, which is not allowed."),
                                   name));
  else if (!g_hash_table_contains (self->entities, name))
    g_hash_table_insert (self->entities, g_strdup ((const char *) name), g_strdup ((const char *) content));
}

static char *
entity_text (Parse *self, const char *name)
{
  const char *declared = g_hash_table_lookup (self->entities, name);
  const htmlEntityDesc *known;
  char bytes[8] = "";

  if (declared)
    {
      self->expanded += strlen (declared);
      if (self->expanded > ENTITIES_MAX_BYTES)
        refuse (self, g_strdup (_("Its entities expand to too much text, which is not allowed.")));
      return g_strdup (declared);
    }
  known = htmlEntityLookup ((const xmlChar *) name);
  if (!known)
    return NULL;
  bytes[g_unichar_to_utf8 (known->value, bytes)] = '\0';
  return g_strdup (bytes);
}

/* Predefined entities are text to the parser: it never looks into them. */
static xmlEntityPtr
get_entity (void *data, const xmlChar *name)
{
  Parse *self = data;

  g_free (self->entity_text);
  self->entity_text = entity_text (self, (const char *) name);
  if (!self->entity_text)
    return NULL;
  memset (&self->entity, 0, sizeof self->entity);
  self->entity.type = XML_ENTITY_DECL;
  self->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  self->entity.name = name;
  self->entity.content = (xmlChar *) self->entity_text;
  self->entity.orig = self->entity.content;
  self->entity.length = strlen (self->entity_text);
  return &self->entity;
}

/* One that nobody knows stays as it stands, which loses nothing. */
static void
unknown_entity (void *data, const xmlChar *name)
{
  g_autofree char *whole = g_strconcat ("&", (const char *) name, ";", NULL);

  text (data, (const xmlChar *) whole, strlen (whole));
}

static xmlParserInputPtr
resolve_nothing (void *data, const xmlChar *public_id, const xmlChar *system_id)
{
  return NULL;
}

/* --- errors -------------------------------------------------------------- */

static char *
describe (const xmlError *error, gboolean empty)
{
  g_autofree char *reason = error->message ? g_strdup (error->message) : NULL;

  if (error->code == XML_ERR_DOCUMENT_END || empty)
    return g_strdup (_("The XML is incomplete."));
  if (error->code == XML_ERR_DOCUMENT_EMPTY)
    return g_strdup (_("This is not XML."));
  if (error->code == XML_ERR_INVALID_ENCODING || error->code == XML_ERR_INVALID_CHAR
      || error->code == XML_I18N_CONV_FAILED)
    return g_strdup (_("The text doesn’t match the stated encoding."));
  if (error->code == XML_ERR_UNSUPPORTED_ENCODING || error->code == XML_ERR_UNKNOWN_ENCODING)
    return g_strdup (_("Unknown encoding."));
  return g_strdup_printf (_("The XML is broken: %s"), reason ? g_strchomp (reason) : "");
}

/* Called with a format for printf(), which repeats what the context knows better. */
static void G_GNUC_PRINTF (2, 3)
note_error (void *data, const char *format, ...)
{
  Parse *self = data;
  const xmlError *error = self->context ? xmlCtxtGetLastError (self->context) : NULL;

  if (!error || error->level < XML_ERR_FATAL || self->message || self->stopped)
    return;
  self->message = describe (error, self->length == 0);
  self->line = MAX (error->line, 1);
}

static void G_GNUC_PRINTF (2, 3)
ignore_error (void *data, const char *format, ...)
{
}

/* --- parsing ------------------------------------------------------------- */

static xmlSAXHandler
make_handler (gboolean html)
{
  xmlSAXHandler sax = {
    .resolveEntity = resolve_nothing,
    .getEntity = get_entity,
    .entityDecl = declare_entity,
    .reference = unknown_entity,
    .characters = text,
    .ignorableWhitespace = text,
    .cdataBlock = text,
    .warning = ignore_error,
    .error = html ? ignore_error : note_error,
    .fatalError = html ? ignore_error : note_error,
    .startElement = html ? start_html : NULL,
    .endElement = html ? end_html : NULL,
    .startElementNs = html ? NULL : start_xml,
    .endElementNs = html ? NULL : end_xml,
    .initialized = XML_SAX2_MAGIC,
  };

  return sax;
}

static void
parse_xml (Parse *self, const char *bytes, gsize length)
{
  xmlSAXHandler sax = make_handler (FALSE);
  gsize at = 0;

  self->context = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  while (at < length && !self->stopped && !self->message)
    {
      gsize part = MIN (length - at, CHUNK);

      xmlParseChunk (self->context, bytes + at, part, FALSE);
      at += part;
    }
  if (!self->stopped && !self->message)
    xmlParseChunk (self->context, NULL, 0, TRUE);
  if (!self->stopped && !self->message && !self->context->wellFormed)
    refuse (self, g_strdup (_("The XML is incomplete.")));
  if (self->context->myDoc)
    xmlFreeDoc (self->context->myDoc);
  xmlFreeParserCtxt (self->context);
}

static void
parse_html (Parse *self, const char *bytes, gsize length)
{
  xmlSAXHandler sax = make_handler (TRUE);

  if (length == 0)
    return;
  self->context = htmlCreateMemoryParserCtxt (bytes, length);
  *self->context->sax = sax;
  self->context->userData = self;
  htmlCtxtUseOptions (self->context, HTML_PARSE_NONET | HTML_PARSE_RECOVER);
  htmlParseDocument (self->context);
  if (self->context->myDoc)
    xmlFreeDoc (self->context->myDoc);
  htmlFreeParserCtxt (self->context);
}

static gpointer
init_library (gpointer unused)
{
  xmlInitParser ();
  return NULL;
}

static gboolean
parse (const char *bytes, gsize length, gboolean html, const VouchXmlHandler *handler, gpointer data, guint *line,
       char **message)
{
  static GOnce once = G_ONCE_INIT;
  Parse self = { .handler = handler, .data = data, .length = length, .line = 1 };
  gboolean good;

  g_once (&once, init_library, NULL);
  self.entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.pairs = g_ptr_array_new_with_free_func (g_free);
  if (!html)
    parse_xml (&self, bytes, length);
  else if (length > HTML_MAX_BYTES)
    self.message = g_strdup (_("The page is too large."));
  else
    parse_html (&self, bytes, length);
  good = !self.message;
  if (line)
    *line = self.line;
  if (message)
    *message = g_steal_pointer (&self.message);
  g_free (self.message);
  g_free (self.entity_text);
  g_ptr_array_unref (self.pairs);
  g_hash_table_unref (self.entities);
  return good;
}

G_MODULE_EXPORT const VouchXmlEngine vouch_xml_engine = { parse };
