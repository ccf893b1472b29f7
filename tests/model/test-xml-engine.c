/* test-xml-engine.c: what the XML module hands over, and what it refuses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-engine.h"
#include "vouch-xml-engine.h"

typedef struct
{
  GString *seen;
  const char *stop_at; /* (nullable) the element that ends the reading */
} Record;

static gboolean
note_start (const char *name, const char *const *attributes, guint line, gpointer data)
{
  Record *record = data;

  g_string_append_printf (record->seen, "<%s", name);
  for (gsize i = 0; attributes[i]; i += 2)
    g_string_append_printf (record->seen, " %s='%s'", attributes[i], attributes[i + 1]);
  g_string_append_c (record->seen, '>');
  return g_strcmp0 (name, record->stop_at) != 0;
}

static void
note_end (const char *name, gpointer data)
{
  Record *record = data;

  g_string_append_printf (record->seen, "</%s>", name);
}

static void
note_text (const char *text, gsize length, gpointer data)
{
  Record *record = data;

  g_string_append_len (record->seen, text, length);
}

static const VouchXmlHandler handler = { note_start, note_end, note_text };

static const VouchXmlEngine *
engine (void)
{
  g_autoptr (GError) error = NULL;
  const VouchXmlEngine *table = vouch_engine_open (VOUCH_XML_ENGINE_MODULE, VOUCH_XML_ENGINE_SYMBOL, &error);

  if (!table)
    fail_msg ("%s", error->message);
  return table;
}

typedef struct
{
  const char *what;
  const char *bytes;
  gsize length; /* 0: up to the zero byte */
  gboolean html;
  const char *seen;    /* (nullable) what was handed over; NULL: not looked at */
  const char *message; /* (nullable) words of the refusal; NULL: read to its end */
  guint line;
} Case;

static const Case cases[] = {
  { "elements and attributes", "<a x='1' y=\"&lt;\"><b/>t</a>", .seen = "<a x='1' y='<'><b></b>t</a>" },
  { "prefixes stay", "<w:p xmlns:w='urn:w' w:v='1'/>", .seen = "<w:p w:v='1'></w:p>" },
  { "a character section is text", "<a><![CDATA[1 < 2 & 3]]></a>", .seen = "<a>1 < 2 & 3</a>" },
  { "comments and instructions are nothing", "<?xml version='1.0'?><!-- c --><a><?p q?>x<!-- y --></a>",
    .seen = "<a>x</a>" },
  { "what HTML names is known", "<a>M&uuml;ller &ndash; &#xE9;&amp;</a>", .seen = "<a>Müller – é&</a>" },
  { "short plain entities", "<!DOCTYPE a [<!ENTITY v 'Vouch'>]><a>&v;&v;</a>", .seen = "<a>VouchVouch</a>" },
  { "a list of types elsewhere isn't fetched",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a>&later;</a>", .seen = "<a>&later;</a>" },
  { "Latin-1 by declaration", "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>", .seen = "<a>é</a>" },
  { "UTF-16 by its mark", "\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0", .length = 18, .seen = "<a>é</a>" },
  { "a byte order mark", "\xEF\xBB\xBF<a>é</a>", .seen = "<a>é</a>" },

  { "nothing", "", .message = "incomplete", .line = 1 },
  { "half a file", "<a>\n<b>\ntext", .message = "incomplete", .line = 3 },
  { "crossed elements", "<a>\n<b></a></b>", .message = "broken", .line = 2 },
  { "no XML", "no XML at all", .message = "This is not XML", .line = 1 },
  { "a NUL", "<a>\n\0</a>", .length = 9, .message = "", .line = 2 },
  { "an encoding that isn't", "<a>\n\n\xE9 and more text</a>", .message = "encoding", .line = 3 },
  { "an unknown encoding", "<?xml version='1.0' encoding='x-none'?><a/>", .message = "encoding", .line = 1 },
  { "an outside entity", "<!DOCTYPE a [\n<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    .message = "another file", .line = 2 },
  { "an outside parameter", "<!DOCTYPE a [\n\n<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>",
    .message = "another file", .line = 3 },
  { "a bomb",
    "<!DOCTYPE a [<!ENTITY a 'ha'>\n<!ENTITY b '&a;&a;&a;&a;'>\n<!ENTITY c '&b;&b;&b;'>]><a>&c;</a>",
    .message = "“b”", .line = 2 },
  { "elements in an entity", "<!DOCTYPE a [<!ENTITY a '<b/>'>]><a>&a;</a>", .message = "“a”", .line = 1 },

  { "HTML that is open", "<P>one<p>two<br>three <b>bold", .html = TRUE,
    .seen = "<html><body><p>one</p><p>two<br></br>three <b>bold</b></p></body></html>" },
  { "HTML's entities", "<p title=a&amp;b>&eacute;&nbsp;&copy;</p>", .html = TRUE,
    .seen = "<html><body><p title='a&b'>é\u00a0©</p></body></html>" },
  { "empty HTML", "", .html = TRUE, .seen = "" },
};

static void
check_case (const Case *c)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  Record record = { .seen = seen };
  g_autofree char *message = NULL;
  guint line = 0;
  gboolean good = engine ()->parse (c->bytes, c->length ? c->length : strlen (c->bytes), c->html, &handler,
                                    &record, &line, &message);

  if (good != (c->message == NULL))
    fail_msg ("%s: %s", c->what, good ? "was read" : message);
  if (c->seen && !g_str_equal (seen->str, c->seen))
    fail_msg ("%s: “%s” instead of “%s”", c->what, seen->str, c->seen);
  if (c->message && (!message || !strstr (message, c->message) || line != c->line))
    fail_msg ("%s: line %u: %s", c->what, line, message);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* Deep files end on a message, whichever parser would run out of stack. */
static void
test_depth (void **state)
{
  for (int html = 0; html < 2; html++)
    for (guint levels = 100; levels <= 100000; levels *= 1000)
      {
        g_autoptr (GString) bytes = g_string_new (NULL);
        g_autoptr (GString) seen = g_string_new (NULL);
        Record record = { .seen = seen };
        g_autofree char *message = NULL;
        guint line = 0;
        gboolean good;

        for (guint i = 0; i < levels; i++)
          g_string_append (bytes, "<div>");
        for (guint i = 0; i < levels; i++)
          g_string_append (bytes, "</div>");
        good = engine ()->parse (bytes->str, bytes->len, html, &handler, &record, &line, &message);
        assert_int_equal (good, levels <= VOUCH_XML_MAX_LEVELS);
        if (!good)
          assert_non_null (strstr (message, "nested"));
      }
}

/* Many references to one small entity: each is allowed, all together are too much. */
static void
test_swelling (void **state)
{
  g_autoptr (GString) bytes = g_string_new ("<!DOCTYPE a [<!ENTITY a '");
  g_autoptr (GString) seen = g_string_new (NULL);
  Record record = { .seen = seen };
  g_autofree char *message = NULL;
  guint line = 0;

  for (guint i = 0; i < 190; i++)
    g_string_append_c (bytes, 'x');
  g_string_append (bytes, "'>]><a>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (bytes, "&a;");
  g_string_append (bytes, "</a>");
  assert_false (engine ()->parse (bytes->str, bytes->len, FALSE, &handler, &record, &line, &message));
  assert_non_null (strstr (message, "too much text"));
  assert_true (seen->len < 5 * 1024 * 1024);
}

static void
test_stop (void **state)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  Record record = { .seen = seen, .stop_at = "b" };
  g_autofree char *message = NULL;
  static const char bytes[] = "<a>1<b>2</b>3</a> and no XML";

  assert_true (engine ()->parse (bytes, strlen (bytes), FALSE, &handler, &record, NULL, &message));
  assert_string_equal (seen->str, "<a>1<b>");
  assert_null (message);
}

static gpointer
parse_often (gpointer unused)
{
  for (guint i = 0; i < 50; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autoptr (GString) seen = g_string_new (NULL);
        Record record = { .seen = seen };
        g_autofree char *message = NULL;

        engine ()->parse (cases[j].bytes, strlen (cases[j].bytes), cases[j].html, &handler, &record, NULL,
                          &message);
      }
  return NULL;
}

static void
test_threads (void **state)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("parse", parse_often, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),   cmocka_unit_test (test_depth),   cmocka_unit_test (test_swelling),
    cmocka_unit_test (test_stop),    cmocka_unit_test (test_threads),
  };

  return vouch_test_run ("xml-engine", tests);
}
