/* vouch-xml-record.c: the records of an XML file, one small tree at a time.
 *
 * A file of ten thousand records never stands in memory as a whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-xml-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-engine.h"
#include "vouch-xml-engine.h"

/* No record of a paper has as many; ten thousand authors have less. */
#define MAX_ELEMENTS 400000

typedef struct
{
  const char *const *names; /* of records */
  VouchXmlRecordFunc func;
  gpointer data;
  VouchXmlElement *record;  /* (owned) (nullable) */
  VouchXmlElement *current; /* (unowned: in the record) (nullable) */
  guint n_elements;         /* of the record */
  guint line;
  gboolean is_too_large;
} Reading;

static void
free_element (gpointer data)
{
  VouchXmlElement *self = data;

  g_free (self->name);
  g_free (self->text);
  g_strfreev (self->attributes);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static VouchXmlElement *
add_child (VouchXmlElement *parent)
{
  VouchXmlElement *child = g_new0 (VouchXmlElement, 1);

  child->parent = parent;
  if (!parent)
    return child;
  if (!parent->children)
    parent->children = g_ptr_array_new_with_free_func (free_element);
  g_ptr_array_add (parent->children, child);
  return child;
}

static gboolean
start (const char *name, const char *const *attributes, guint line, gpointer data)
{
  Reading *self = data;

  if (!self->record && !g_strv_contains (self->names, name))
    return TRUE;
  if (++self->n_elements > MAX_ELEMENTS)
    {
      self->is_too_large = TRUE;
      self->line = line;
      return FALSE;
    }
  self->current = add_child (self->current);
  if (!self->record)
    self->record = self->current;
  self->current->name = g_strdup (name);
  self->current->line = line;
  if (attributes[0])
    self->current->attributes = g_strdupv ((char **) attributes);
  return TRUE;
}

static void
end (const char *name, gpointer data)
{
  Reading *self = data;

  if (!self->current)
    return;
  self->current = self->current->parent;
  if (self->current)
    return;
  self->func (self->record, self->data);
  g_clear_pointer (&self->record, free_element);
  self->n_elements = 0;
}

static void
text (const char *piece, gsize length, gpointer data)
{
  Reading *self = data;

  if (self->current)
    add_child (self->current)->text = g_strndup (piece, length);
}

/**
 * vouch_xml_records_read:
 * @bytes: an XML file
 * @length: bytes in it
 * @names: (array zero-terminated=1): the elements that are records; one in another belongs to it
 * @func: called for each
 * @data: for @func
 * @line: (out): where the file is broken, from 1
 * @message: (out) (transfer full): why, in a translated sentence
 *
 * Returns: %FALSE where the file is broken or refused; the records before that place were handed over
 */
gboolean
vouch_xml_records_read (const char *bytes, gsize length, const char *const *names, VouchXmlRecordFunc func,
                        gpointer data, guint *line, char **message)
{
  static const VouchXmlHandler handler = { start, end, text };
  Reading reading = { .names = names, .func = func, .data = data };
  g_autoptr (GError) error = NULL;
  const VouchXmlEngine *engine
      = vouch_engine_open (VOUCH_XML_ENGINE_MODULE, VOUCH_XML_ENGINE_SYMBOL, &error);
  gboolean good;

  *line = 0;
  *message = NULL;
  if (!engine)
    {
      *message = g_strdup (error->message);
      return FALSE;
    }
  good = engine->parse (bytes, length, FALSE, &handler, &reading, line, message);
  g_clear_pointer (&reading.record, free_element);
  if (!reading.is_too_large)
    return good;
  g_free (*message);
  *message = g_strdup (_("One of its records is too large."));
  *line = reading.line;
  return FALSE;
}

/**
 * vouch_xml_element_next:
 * @self: (nullable): an element
 * @name: of the children that are wanted
 * @index: (inout): 0 at first; then where to go on
 *
 * Returns: (nullable): the next child of that name
 */
const VouchXmlElement *
vouch_xml_element_next (const VouchXmlElement *self, const char *name, guint *index)
{
  while (self && self->children && *index < self->children->len)
    {
      const VouchXmlElement *child = self->children->pdata[(*index)++];

      if (child->name && g_str_equal (child->name, name))
        return child;
    }
  return NULL;
}

/**
 * vouch_xml_element_find:
 * @self: (nullable): an element
 * @path: names of elements within each other, as in "Journal/ISSN"
 *
 * Returns: (nullable): the first that stands there
 */
const VouchXmlElement *
vouch_xml_element_find (const VouchXmlElement *self, const char *path)
{
  const char *slash = strchr (path, '/');
  g_autofree char *name = slash ? g_strndup (path, (gsize) (slash - path)) : g_strdup (path);
  guint index = 0;
  const VouchXmlElement *child;

  if (!slash)
    return vouch_xml_element_next (self, name, &index);
  while ((child = vouch_xml_element_next (self, name, &index)))
    {
      const VouchXmlElement *found = vouch_xml_element_find (child, slash + 1);

      if (found)
        return found;
    }
  return NULL;
}

/**
 * vouch_xml_element_get:
 * @self: (nullable): an element
 * @attribute: one of its attributes
 *
 * Returns: (nullable): its value
 */
const char *
vouch_xml_element_get (const VouchXmlElement *self, const char *attribute)
{
  for (gsize i = 0; self && self->attributes && self->attributes[i]; i += 2)
    if (g_str_equal (self->attributes[i], attribute))
      return self->attributes[i + 1];
  return NULL;
}

/**
 * vouch_xml_element_has:
 * @self: (nullable): an element
 * @attribute: one of its attributes
 * @value: what it is asked for
 *
 * Returns: whether it has it, upper and lower case alike
 */
gboolean
vouch_xml_element_has (const VouchXmlElement *self, const char *attribute, const char *value)
{
  const char *own = vouch_xml_element_get (self, attribute);

  return own && g_ascii_strcasecmp (own, value) == 0;
}

static void
append_text (GString *to, const VouchXmlElement *self)
{
  if (self->text)
    g_string_append (to, self->text);
  for (guint i = 0; self->children && i < self->children->len; i++)
    append_text (to, self->children->pdata[i]);
}

/**
 * vouch_xml_element_text:
 * @self: (nullable): an element
 *
 * Returns: (transfer full) (nullable): all text in it and below; %NULL for %NULL
 */
char *
vouch_xml_element_text (const VouchXmlElement *self)
{
  GString *whole;

  if (!self)
    return NULL;
  whole = g_string_new (NULL);
  append_text (whole, self);
  return g_string_free (whole, FALSE);
}

/**
 * vouch_xml_element_find_text:
 * @self: (nullable): an element
 * @path: as vouch_xml_element_find() takes it
 *
 * Returns: (transfer full) (nullable): the text there, without blanks around it; %NULL where there is none
 */
char *
vouch_xml_element_find_text (const VouchXmlElement *self, const char *path)
{
  g_autofree char *whole = vouch_xml_element_text (vouch_xml_element_find (self, path));

  if (!whole || !*g_strstrip (whole))
    return NULL;
  return g_steal_pointer (&whole);
}
