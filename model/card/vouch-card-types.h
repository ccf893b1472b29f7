/* vouch-card-types.h: the names of the card's types, for headers that only point at them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _VouchNode      VouchNode;
typedef struct _VouchNodeList  VouchNodeList;
typedef struct _VouchCard      VouchCard;
typedef struct _VouchSection   VouchSection;
typedef struct _VouchStatement VouchStatement;
typedef struct _VouchItem      VouchItem;
typedef struct _VouchCitation  VouchCitation;
typedef struct _VouchReference VouchReference;
typedef struct _VouchNote      VouchNote;
typedef struct _VouchReply     VouchReply;
typedef struct _VouchChange    VouchChange;
typedef struct _VouchDocument  VouchDocument;

G_END_DECLS
