/* vouch-xml-record.h: the records of an XML file, one small tree at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchXmlElement:
 * @name: (nullable): as in the file; %NULL: this is a piece of text
 * @text: (nullable): of a piece of text
 * @line: where it begins, from 1
 *
 * An element with what is in it, or a piece of text.
 */
typedef struct _VouchXmlElement VouchXmlElement;
struct _VouchXmlElement
{
  char            *name;       /* (owned) (nullable) */
  char            *text;       /* (owned) (nullable) */
  char           **attributes; /* (owned) (nullable): name and value in turn */
  GPtrArray       *children;   /* (owned) (nullable) (element-type VouchXmlElement) */
  VouchXmlElement *parent;     /* (unowned: has us among its children) (nullable) */
  guint            line;
};

/* Called for each record when it is complete; the tree lasts for the call. */
typedef void (*VouchXmlRecordFunc) (const VouchXmlElement *record,
                                    gpointer               data);

gboolean               vouch_xml_records_read      (const char             *bytes,
                                                    gsize                   length,
                                                    const char *const      *names,
                                                    VouchXmlRecordFunc      func,
                                                    gpointer                data,
                                                    guint                  *line,
                                                    char                  **message);

const VouchXmlElement *vouch_xml_element_find      (const VouchXmlElement  *self,
                                                    const char             *path);
const VouchXmlElement *vouch_xml_element_next      (const VouchXmlElement  *self,
                                                    const char             *name,
                                                    guint                  *index);
const char            *vouch_xml_element_get       (const VouchXmlElement  *self,
                                                    const char             *attribute);
gboolean               vouch_xml_element_has       (const VouchXmlElement  *self,
                                                    const char             *attribute,
                                                    const char             *value);
char                  *vouch_xml_element_text      (const VouchXmlElement  *self) G_GNUC_WARN_UNUSED_RESULT;
char                  *vouch_xml_element_find_text (const VouchXmlElement  *self,
                                                    const char             *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
