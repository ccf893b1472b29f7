/* vouch-pubmed.h: what articles and books of PubMed have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-xml-record.h"

G_BEGIN_DECLS

void vouch_pubmed_set_text        (JsonObject            *item,
                                   const char            *member,
                                   const VouchXmlElement *element,
                                   const char            *path);
void vouch_pubmed_set_title       (JsonObject            *item,
                                   const char            *member,
                                   const VouchXmlElement *element,
                                   const char            *path);
void vouch_pubmed_add_names       (JsonObject            *item,
                                   const char            *member,
                                   const VouchXmlElement *list);
void vouch_pubmed_set_date        (JsonObject            *item,
                                   const char            *member,
                                   const VouchXmlElement *date);
void vouch_pubmed_set_abstract    (JsonObject            *item,
                                   const VouchXmlElement *abstract);
void vouch_pubmed_set_pages       (JsonObject            *item,
                                   const VouchXmlElement *pagination);
void vouch_pubmed_set_identifiers (JsonObject            *item,
                                   const VouchXmlElement *list);
void vouch_pubmed_set_locations   (JsonObject            *item,
                                   const VouchXmlElement *element);
void vouch_pubmed_add_types       (JsonObject            *item,
                                   const VouchXmlElement *list);
void vouch_pubmed_read_article    (JsonObject            *item,
                                   const VouchXmlElement *record);
void vouch_pubmed_read_book       (JsonObject            *item,
                                   const VouchXmlElement *record);

G_END_DECLS
