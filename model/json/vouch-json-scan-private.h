/* vouch-json-scan-private.h: what the files of the scan share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-format-error.h"
#include "vouch-json-scan.h"

G_BEGIN_DECLS

/* A member's name after unescaping. */
typedef struct
{
  guint32 at;    /* the name's opening quote in the input */
  guint32 start; /* first byte, in the input or in VouchJsonScan.unescaped */
  guint32 hash;
  guint32 length : 31;
  guint32 is_unescaped : 1; /* bytes are in VouchJsonScan.unescaped */
} VouchJsonScanKey;

/* An object or array that is open. */
typedef struct
{
  guint first_key; /* length of VouchJsonScan.keys when it began */
  guint unescaped; /* length of VouchJsonScan.unescaped when it began */
  guint index;     /* arrays: position of the current element */
  guint is_object : 1;
} VouchJsonScanLevel;

/* What may come next. */
typedef enum
{
  VOUCH_JSON_EXPECT_VALUE,
  VOUCH_JSON_EXPECT_VALUE_OR_END, /* right after [ */
  VOUCH_JSON_EXPECT_KEY,
  VOUCH_JSON_EXPECT_KEY_OR_END,   /* right after { */
  VOUCH_JSON_EXPECT_COLON,
  VOUCH_JSON_EXPECT_COMMA_OR_END, /* after a value; at the outermost level: the end of the input */
} VouchJsonScanExpect;

typedef struct
{
  const guint8 *bytes;
  const guint8 *end;
  const guint8 *at;
  VouchJsonScanLevel levels[VOUCH_JSON_MAX_LEVELS];
  guint depth;
  VouchJsonScanExpect expect;
  GArray *keys;          /* (owned) (element-type VouchJsonScanKey): of all open objects, outermost first */
  GByteArray *unescaped; /* (owned): names that had escapes */
  GError **error;
  guint for_nodes : 1;   /* refuses what json-glib can't hold, too */
} VouchJsonScan;

/* vouch-json-scan-fail.c; what fails returns FALSE. fail_at() takes the message. */
gboolean vouch_json_scan_fail_at       (VouchJsonScan    *scan,
                                        const guint8     *place,
                                        VouchFormatError  code,
                                        char             *message);
gboolean vouch_json_scan_fail          (VouchJsonScan    *scan,
                                        const char       *message);

/* vouch-json-scan-token.c */
gboolean vouch_json_scan_read_string   (VouchJsonScan    *scan,
                                        GByteArray       *unescaped,
                                        gboolean         *had_escape);
gboolean vouch_json_scan_read_number   (VouchJsonScan    *scan);
gboolean vouch_json_scan_read_word     (VouchJsonScan    *scan,
                                        const char       *word);

/* vouch-json-scan-members.c */
gboolean vouch_json_scan_read_key      (VouchJsonScan    *scan);
gboolean vouch_json_scan_check_members (VouchJsonScan    *scan);

G_END_DECLS
