/* vouch-command-portal.c: `vouch portal`: the portals that cards can be sent to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli.h"
#include "vouch-cli-input.h"
#include "vouch-command-portal-drift.h"
#include "vouch-command-portal-users.h"
#include "vouch-commands.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-accounts.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-local-portal.h"
#include "vouch-outbox.h"
#include "vouch-portal-account.h"
#include "vouch-portal-list.h"

typedef struct
{
  char *user;        /* (owned) (nullable) */
  char *portal;      /* (owned) (nullable) */
  char *password_fd; /* (owned) (nullable) */
  char *role;        /* (owned) (nullable) */
  char *data;        /* (owned) (nullable) */
  gboolean is_json;
} Options;

static JsonNode *
describe_portal (VouchPortal *portal)
{
  gboolean is_embedded = vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_EMBEDDED;
  const char *user = vouch_portal_get_user (portal);

  return vouch_json_new_members ("name", vouch_json_new_text (vouch_portal_get_name (portal)),
                                 "address", vouch_json_new_text (vouch_portal_get_address (portal)),
                                 "kind", vouch_json_new_text (is_embedded ? "embedded" : "site"),
                                 "user", user ? vouch_json_new_text (user) : NULL, NULL);
}

static void
append_portal (VouchPortal *portal, GString *text, JsonArray *array)
{
  const char *user = vouch_portal_get_user (portal);

  json_array_add_element (array, describe_portal (portal));
  g_string_append_printf (text, "%s\t%s%s%s\n", vouch_portal_get_name (portal),
                          vouch_portal_get_address (portal), user ? "\t" : "", user ? user : "");
}

static int
list_portals (VouchPortalList *list, gboolean is_json)
{
  g_autoptr (VouchPortal) embedded = vouch_local_portal_running (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = NULL;
  JsonArray *array = json_array_new ();

  if (embedded)
    append_portal (embedded, text, array);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (G_LIST_MODEL (list), i);

      append_portal (portal, text, array);
    }
  if (!is_json && json_array_get_length (array) == 0)
    g_printerr (_("No portal was added, and the one on this computer is not running.\n"));
  json = vouch_json_new_members ("portals", vouch_json_new_array (array), NULL);
  if (is_json)
    {
      g_autofree char *whole = vouch_json_print (json, TRUE);

      g_string_printf (text, "%s\n", whole);
    }
  return vouch_cli_print (text->str, &error) ? VOUCH_EXIT_GOOD
                                             : vouch_cli_fail (_("standard output"), error);
}

static int
add_portal (VouchPortalList *list, const char *name, const char *address, const char *user)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortal) portal = vouch_portal_new (name, address, user, &error);

  if (portal && vouch_portal_list_add (list, portal, &error))
    return VOUCH_EXIT_GOOD;
  return vouch_cli_fail (NULL, error);
}

/* Nobody could sign in for what waits for it. */
static void
tell_waiting (const char *place, const char *name)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (GPtrArray) jobs = outbox ? vouch_outbox_list (outbox, NULL) : NULL;
  guint n = 0;

  for (guint i = 0; jobs && i < jobs->len; i++)
    n += g_str_equal (((VouchOutboxJob *) jobs->pdata[i])->place, place);
  if (n > 0)
    g_printerr (ngettext ("%u card is waiting to be sent to “%s”. Add the portal again to send it, or remove it with “vouch "
                          "publish --cancel”.\n",
                          "%u cards are waiting to be sent to “%s”. Add the portal again to send them, or remove them "
                          "with “vouch publish --cancel”.\n",
                          n),
                n, name);
}

static int
remove_portal (VouchPortalList *list, const char *name)
{
  VouchPortal *portal = vouch_portal_list_find (list, name);
  g_autofree char *place = portal ? g_strdup (vouch_portal_get_address (portal)) : NULL;
  g_autofree char *remark = NULL;
  g_autoptr (GError) error = NULL;

  /* Where no keyring answers there is nothing to be signed out of. */
  if (portal && vouch_portal_get_user (portal)
      && !vouch_accounts_sign_out_now (portal, &remark, NULL, &error)
      && !g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS))
    {
      vouch_cli_fail (NULL, error);
      return VOUCH_EXIT_NO;
    }
  g_clear_error (&error);
  if (remark)
    g_printerr ("%s\n", remark);
  if (vouch_portal_list_remove (list, name, &error))
    {
      tell_waiting (place, name);
      return VOUCH_EXIT_GOOD;
    }
  vouch_cli_fail (NULL, error);
  return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS)
             ? VOUCH_EXIT_NO
             : VOUCH_EXIT_UNUSABLE;
}

/* Returns: -1 where it is none of these. */
static int
run_account (int argc, char **argv, const Options *options)
{
  VouchPortalAccountOptions account = { options->user, options->password_fd, options->is_json };

  if (argc != 3)
    return -1;
  if (strcmp (argv[1], "sign-in") == 0)
    return vouch_portal_account_sign_in (argv[2], &account);
  if (strcmp (argv[1], "sign-out") == 0)
    return vouch_portal_account_sign_out (argv[2]);
  if (strcmp (argv[1], "who") == 0)
    return vouch_portal_account_who (argv[2], &account);
  return -1;
}

/* What a word lacks, or that there is no such word. */
static const char *
find_mistake (const char *word)
{
  static const struct
  {
    const char *word;
    const char *message;
  } uses[] = {
    { "add", N_("Specify a name and an address: “vouch portal add NAME ADDRESS”.") },
    { "backup", N_("Specify one file to write: “vouch portal backup FILE”.") },
    { "drift", N_("Specify the cards to compare: “vouch portal drift CARD…”.") },
    { "list", N_("“vouch portal list” takes only options.") },
    { "remove", N_("Specify one portal: “vouch portal remove NAME”.") },
    { "sign-in", N_("Specify one portal: “vouch portal sign-in NAME”.") },
    { "sign-out", N_("Specify one portal: “vouch portal sign-out NAME”.") },
    { "who", N_("Specify one portal: “vouch portal who NAME”.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_str_equal (uses[i].word, word))
      return _(uses[i].message);
  return _("Say “add NAME ADDRESS”, “list”, “remove NAME”, “sign-in NAME”, “sign-out NAME”, “who "
           "NAME”, “drift CARD…”, “users …” or “backup FILE”.");
}

static int
run (int argc, char **argv, const Options *options)
{
  const char *word = argc > 1 ? argv[1] : "";
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortalList) list = NULL;
  int status = run_account (argc, argv, options);

  if (status >= 0)
    return status;
  if (strcmp (word, "users") == 0)
    {
      VouchPortalUsersOptions users
          = { options->role, options->data, options->password_fd, options->is_json };

      return vouch_portal_users (argv + 2, &users);
    }
  if (strcmp (word, "drift") == 0 && argc > 2)
    {
      VouchPortalDriftOptions drift = { options->portal, options->password_fd, options->is_json };

      return vouch_portal_drift (argv + 2, &drift);
    }
  if (strcmp (word, "backup") == 0 && argc == 3)
    return vouch_portal_backup (argv[2], options->data);
  list = vouch_portal_list_new (&error);
  if (!list)
    return vouch_cli_fail (NULL, error);
  if (strcmp (word, "list") == 0 && argc == 2)
    return list_portals (list, options->is_json);
  if (strcmp (word, "add") == 0 && argc == 4)
    return add_portal (list, argv[2], argv[3], options->user);
  if (strcmp (word, "remove") == 0 && argc == 3)
    return remove_portal (list, argv[2]);
  return vouch_cli_fail_usage (find_mistake (word));
}

/** `vouch portal add [--user=NAME] NAME ADDRESS | list [--json] | remove NAME |
 * sign-in [--user=NAME] [--password-fd=N] NAME | sign-out NAME | who [--json] NAME |
 * drift [--json] CARD… | users add|list|password|remove [NAME] | backup FILE` */
int
vouch_command_portal (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &options.user, N_("Your name on the portal"),
      N_("NAME") },
    { "password-fd", 0, 0, G_OPTION_ARG_STRING, &options.password_fd,
      N_("Read the password from this open file"), "N" },
    { "portal", 0, 0, G_OPTION_ARG_STRING, &options.portal,
      N_("The only portal that is asked for drift (default: all)"), N_("NAME|ADDRESS") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_("Print JSON"), NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
      N_("What a new user may do: reader, author or publisher (author)"), N_("ROLE") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data,
      N_("Where the embedded portal keeps its cards and users"), N_("FOLDER") },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_("add NAME ADDRESS | list | remove NAME | sign-in NAME | sign-out NAME | who NAME | "
                            "drift CARD… | users … | backup FILE — where cards can be sent to, and who may use a "
                            "portal of your own"),
                         entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.user);
  g_free (options.portal);
  g_free (options.password_fd);
  g_free (options.role);
  g_free (options.data);
  return status;
}
