/* test-lookup-zotero.c: the writer's library in Zotero, and all that can answer in its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-lookup-zotero.h"
#include "vouch-test-registry.h"

#define ITEM \
  "{\"id\":\"http://zotero.org/users/local/abc/items/K1\",\"type\":\"article-journal\",\"title\":\"On green tea\"," \
  "\"author\":[{\"family\":\"Blum\",\"given\":\"Kim\"}],\"DOI\":\"10.1000/tea\",\"issued\":{\"date-parts\":[[\"2020\",5]]}}"
#define OTHER "{\"id\":\"http://zotero.org/users/local/abc/items/K2\",\"type\":\"book\",\"title\":\"Tea\"}"

#define FOUND -1

static const struct
{
  const char *what;
  VouchTestReply reply;
  int code;         /* FOUND, or a VouchLookupError */
  guint n;          /* how many when found */
  const char *words; /* of the message when not */
} cases[] = {
  { "two", { "/users/0/items?q=green%20tea&", 200, "[" ITEM "," OTHER "]" }, FOUND, 2, NULL },
  { "two in an object", { "format=csljson", 200, "{\"items\":[" ITEM "," OTHER "]}" }, FOUND, 2, NULL },
  { "more than were asked for", { NULL, 200, "[" ITEM "," OTHER "," ITEM "," OTHER "]" }, FOUND, 3, NULL },
  { "none", { NULL, 200, "[]" }, FOUND, 0, NULL },
  { "the setting is off", { NULL, 403, "Local API is not enabled" }, VOUCH_LOOKUP_ERROR_REFUSED, 0, "turn on" },
  { "an old Zotero", { NULL, 404, "No endpoint found" }, VOUCH_LOOKUP_ERROR_UNSUPPORTED, 0, "version 7" },
  { "its fault", { NULL, 500, "An error occurred" }, VOUCH_LOOKUP_ERROR_FAULT, 0, "Restart" },
  { "another program", { NULL, 200, "<html>Router</html>" }, VOUCH_LOOKUP_ERROR_FOREIGN, 0, "other than Zotero" },
  { "half a reply", { NULL, 200, "[{\"id\":" }, VOUCH_LOOKUP_ERROR_FOREIGN, 0, "other than Zotero" },
  { "sent elsewhere", { NULL, 302, "", "http://127.0.0.1:9/x" }, VOUCH_LOOKUP_ERROR_FOREIGN, 0, "other than Zotero" },
};

static VouchLookupSettings *
make_settings (const char *address)
{
  VouchLookupSettings *settings = vouch_lookup_settings_new ();

  g_free (settings->zotero);
  settings->zotero = g_strdup (address);
  return settings;
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&cases[i].reply, 1);
      g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (zotero));
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) items = vouch_lookup_zotero_run (settings, " green tea ", 3, NULL, &error);

      if (!items != (cases[i].code != FOUND))
        fail_msg ("%s: %s", cases[i].what, error ? error->message : "found");
      if (items)
        assert_int_equal (json_array_get_length (items), cases[i].n);
      else if (!g_error_matches (error, VOUCH_LOOKUP_ERROR, cases[i].code) || !strstr (error->message, cases[i].words))
        fail_msg ("%s: %s", cases[i].what, error->message);
    }
}

/* The library changes while one writes: the same question is put again. */
static void
test_not_kept (void **state)
{
  static const VouchTestReply reply = { NULL, 200, "[" ITEM "]" };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (zotero));

  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (JsonArray) items = vouch_lookup_zotero_run (settings, "tea", 9, NULL, NULL);

      assert_string_equal (json_object_get_string_member (json_array_get_object_element (items, 0), "title"), "On green tea");
      assert_int_equal (vouch_test_registry_count (zotero), i);
    }
}

/* Nothing is asked for nothing. */
static void
test_no_words (void **state)
{
  static const VouchTestReply reply = { NULL, 200, "[" ITEM "]" };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (zotero));
  g_autoptr (JsonArray) items = vouch_lookup_zotero_run (settings, "  ", 9, NULL, NULL);

  assert_int_equal (json_array_get_length (items), 0);
  assert_int_equal (vouch_test_registry_count (zotero), 0);
}

/* Zotero is asked unasked, so nothing may leave this computer. */
static void
test_elsewhere (void **state)
{
  static const struct
  {
    const char *address;
    gboolean is_local;
  } addresses[] = {
    { "http://127.0.0.1:23119/api", TRUE },      { "http://localhost:23119/api", TRUE },
    { "http://[::1]:23119/api", TRUE },          { "http://127.8.9.1/api", TRUE },
    { "http://192.168.1.2:23119/api", FALSE },   { "http://zotero.example/api", FALSE },
    { "http://127.0.0.1@zotero.example", FALSE }, { "http://localhost.example/", FALSE },
    { "http://0.0.0.0:23119/api", FALSE },       { "127.0.0.1", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (VouchLookupSettings) settings = make_settings (addresses[i].address);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) items = NULL;

      print_message ("# %s\n", addresses[i].address);
      assert_int_equal (vouch_lookup_settings_is_local (addresses[i].address), addresses[i].is_local);
      if (addresses[i].is_local)
        continue;
      items = vouch_lookup_zotero_run (settings, "tea", 9, NULL, &error);
      assert_null (items);
      assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_REFUSED));
      assert_non_null (strstr (error->message, "Nothing was sent"));
    }
}

typedef struct
{
  GError *error; /* (owned) (nullable) */
  gboolean is_done;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (JsonArray) items = vouch_lookup_zotero_finish (result, &wait->error);

  wait->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Wait *) data)->is_done;
}

/* Nobody listens there; and one that never answers can be given up. */
static void
test_silence (void **state)
{
  static const VouchTestReply never = { NULL, 0 };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&never, 1);
  g_autoptr (VouchLookupSettings) nobody = make_settings ("http://127.0.0.1:9/api");
  g_autoptr (VouchLookupSettings) silent = make_settings (vouch_test_registry_get_address (zotero));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait first = { 0 }, second = { 0 };

  vouch_lookup_zotero_async (nobody, "tea", 9, NULL, done_cb, &first);
  assert_true (vouch_test_wait_until (is_done, &first, 10000));
  assert_true (g_error_matches (first.error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_OFFLINE));
  assert_string_equal (first.error->message, "Zotero is not running on this computer.");
  vouch_lookup_zotero_async (silent, "tea", 9, cancellable, done_cb, &second);
  g_cancellable_cancel (cancellable);
  assert_true (vouch_test_wait_until (is_done, &second, 10000));
  assert_true (g_error_matches (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&first.error);
  g_clear_error (&second.error);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),   cmocka_unit_test (test_not_kept),
    cmocka_unit_test (test_no_words), cmocka_unit_test (test_elsewhere),
    cmocka_unit_test (test_silence),
  };

  return vouch_test_run ("lookup-zotero", tests);
}
