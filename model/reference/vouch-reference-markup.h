/* vouch-reference-markup.h: markup inside the words of a record, as CSL-JSON has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-xml-record.h"

G_BEGIN_DECLS

char *vouch_reference_markup      (const VouchXmlElement *element) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_reference_markup_read (const char            *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
