/* vouch-published-members.h: which members of a card leave; private to the published form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * ListedKind:
 * @TEXT: a string
 * @SCALAR: a string or a number
 * @DAY: the day of a date or a time; the hour is nobody's business
 * @WEB: a web address, else nothing: a path would tell about this computer
 * @LINK: what a writer typed as a link, unless it leads into this computer
 * @CONTACT: where a reader can write to: a mail or a web address
 * @TEXTS: an array of strings
 * @PARTS: the "date-parts" of CSL-JSON: arrays of numbers or strings
 * @OBJECT: one object with members of its own
 * @PASSAGE: the same, of the passage of a citation that may be left off the page: then where it stands alone
 * @NONE: why nothing stands here; only where nothing does
 * @LIST: an array of objects, of which some may stay
 */
typedef enum
{
  TEXT,
  SCALAR,
  DAY,
  WEB,
  LINK,
  CONTACT,
  TEXTS,
  PARTS,
  OBJECT,
  PASSAGE,
  NONE,
  LIST,
} ListedKind;

typedef struct _Listed Listed;

struct _Listed
{
  const char *name;
  ListedKind kind;
  const Listed *members; /* of OBJECT, PASSAGE, NONE and LIST; ends with a name of NULL */
  gboolean (*leaves) (JsonObject *element);
};

extern const Listed vouch_published_card_members[];

gboolean vouch_published_is_blank    (const char *text);
gboolean vouch_published_is_stated   (JsonObject *object,
                                      const char *member);
gboolean vouch_published_has_content (JsonObject *object);

G_END_DECLS
