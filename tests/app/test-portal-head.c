/* test-portal-head.c: which requests the portal's door takes for pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-server-head.h"

#include <string.h>

#define GET "GET /cards/a HTTP/1.1\r\nHost: h\r\n"

static const struct
{
  const char *bytes;
  VouchServerHeadKind kind;
} cases[] = {
  { "", VOUCH_SERVER_HEAD_UNFINISHED },
  { "G", VOUCH_SERVER_HEAD_UNFINISHED },
  { "GET /", VOUCH_SERVER_HEAD_UNFINISHED },
  { GET, VOUCH_SERVER_HEAD_UNFINISHED },
  { GET "\r", VOUCH_SERVER_HEAD_UNFINISHED },
  { GET "\r\n", VOUCH_SERVER_HEAD_PAGE },
  { GET "\r\nGET / HT", VOUCH_SERVER_HEAD_PAGE },
  { "GET / HTTP/1.0\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_PAGE },
  { "GET /a-b_c.d~e HTTP/1.1\r\nHost: h\r\nAccept: */*\r\nX:\r\n\r\n", VOUCH_SERVER_HEAD_PAGE },
  { "PUT /", VOUCH_SERVER_HEAD_OTHER },
  { "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET / HTTP/2.0\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET /\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET / HTTP/1.1\r\n\r\n", VOUCH_SERVER_HEAD_OTHER }, /* no host */
  { GET "Host: i\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET /?q=a HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET /%2e HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET /cards/../x HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET //x HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "Content-Length: 0\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "transfer-encoding: chunked\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "Expect: 100-continue\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "Authorization: Basic x\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "Connection: upgrade\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "Content-Length : 5\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET " folded: 1\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "A: b\r\n more\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "no colon\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "A: b\nContent-Length: 5\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
  { GET "A: b\rContent-Length: 5\r\n\r\n", VOUCH_SERVER_HEAD_OTHER },
};

static void
test_kinds (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchServerHead head;
      /* Not a byte more than there is, so that a sanitizer sees who reads on. */
      gsize length = strlen (cases[i].bytes);
      g_autofree char *bytes = g_malloc (MAX (length, 1));
      VouchServerHeadKind kind;

      memcpy (bytes, cases[i].bytes, length);
      kind = vouch_server_head_read (&head, bytes, length);
      if (kind != cases[i].kind)
        fail_msg ("%s: %d", cases[i].bytes, kind);
    }
}

static void
test_what_is_read (void **state)
{
  char bytes[] = "GET /cards/a HTTP/1.1\r\nhOST: h:1\r\nOrigin: http://h\r\nIf-None-Match:  \"t\" \r\n"
                 "Connection: close\r\n\r\nGET /b";
  VouchServerHead head;

  assert_int_equal (vouch_server_head_read (&head, bytes, strlen (bytes)), VOUCH_SERVER_HEAD_PAGE);
  assert_int_equal (head.length, sizeof bytes - 1 - strlen ("GET /b"));
  assert_string_equal (head.path, "/cards/a");
  assert_string_equal (head.host, "h:1");
  assert_string_equal (head.origin, "http://h");
  assert_string_equal (head.tags, "\"t\"");
  assert_true (head.is_last);
}

/* Whatever is cut off, it is never taken for more than is there. */
static void
test_beginnings (void **state)
{
  static const char whole[] = GET "Accept: text/html\r\n\r\n";

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autofree char *bytes = g_malloc (MAX (length, 1));
      VouchServerHead head;

      memcpy (bytes, whole, length);
      assert_int_equal (vouch_server_head_read (&head, bytes, length), VOUCH_SERVER_HEAD_UNFINISHED);
    }
}

/* Old readers have one answer unless they ask for more. */
static void
test_version_one (void **state)
{
  char once[] = "GET / HTTP/1.0\r\nHost: h\r\n\r\n";
  char more[] = "GET / HTTP/1.0\r\nHost: h\r\nConnection: Keep-Alive\r\n\r\n";
  VouchServerHead head;

  assert_int_equal (vouch_server_head_read (&head, once, strlen (once)), VOUCH_SERVER_HEAD_PAGE);
  assert_true (head.is_last);
  assert_int_equal (vouch_server_head_read (&head, more, strlen (more)), VOUCH_SERVER_HEAD_PAGE);
  assert_false (head.is_last);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_kinds),
    cmocka_unit_test (test_what_is_read),
    cmocka_unit_test (test_beginnings),
    cmocka_unit_test (test_version_one),
  };

  return vouch_test_run ("portal-head", tests);
}
