/* vouch-command-publish.c: `vouch publish`: cards to a portal, addresses out.
 *
 * Without --portal the embedded one is used. It is found where it runs, whoever
 * started it; else `vouch serve` is started, and stays when this command ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-portal.h"
#include "vouch-cli.h"
#include "vouch-cli-input.h"
#include "vouch-commands.h"

#include <glib/gi18n-lib.h>

#include "vouch-check-batch.h"
#include "vouch-due-time.h"
#include "vouch-json.h"
#include "vouch-publish-cards.h"
#include "vouch-publish-outbox.h"
#include "vouch-report.h"
#include "vouch-site-fields.h"

typedef struct
{
  char *portal; /* (owned) (nullable) */
  char *status; /* (owned) (nullable) */
  char *password_fd; /* (owned) (nullable): number of an open file */
  gboolean is_dry;
  gboolean is_json;
  gboolean is_waiting; /* list what waits */
  gboolean is_resuming;
  char *cancelled;  /* (owned) (nullable): a number, or “all” */
  char *at;         /* (owned) (nullable) */
  gint64 due;       /* what that is, in milliseconds since 1970; 0: at once */
  char *update;     /* (owned) (nullable): a weight */
  char *text;       /* (owned) (nullable) */
  char *was;        /* (owned) (nullable) */
  char *is;         /* (owned) (nullable) */
  char *withdraw;   /* (owned) (nullable): why the page is to go */
  VouchPageUpdate said;
  char *slug;        /* (owned) (nullable) */
  char *excerpt;     /* (owned) (nullable) */
  char **categories; /* (owned) (nullable) */
  char **tags;       /* (owned) (nullable) */
  char *sponsor;     /* (owned) (nullable) */
  gboolean is_pending;
  gboolean may_unpublish;
  JsonNode *fields;  /* (owned) (nullable): the same, for the card */
} Options;

/* A time without a zone is one of this place. One that has passed is a slip of whoever typed it: what was meant for
 * next year would be public now. */
static gboolean
read_due (Options *options, GError **error)
{
  g_autofree char *when = NULL;

  if (!options->at)
    return TRUE;
  if (!vouch_due_time_parse (options->at, &options->due))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--at takes a date and a time, such as 2026-06-02T09:00."));
      return FALSE;
    }
  if (!vouch_due_time_is_past (options->due))
    return TRUE;
  when = vouch_due_time_describe (options->due);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--at is a time to come, and %s has passed. Leave it out to send the card now."), when);
  return FALSE;
}

/* What is said of the update; “minor” where nothing is. */
static gboolean
read_update (Options *options, GError **error)
{
  options->said = (VouchPageUpdate){ options->update != NULL, VOUCH_UPDATE_MINOR, options->text,
                                     options->was, options->is };
  if (options->update && !vouch_update_weight_parse (options->update, &options->said.weight))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--update takes minor, update, correction or important."));
      return FALSE;
    }
  if (!options->update && (options->text || options->was || options->is))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--text, --was and --is say something of an --update."));
      return FALSE;
    }
  return !options->update || vouch_page_update_check_words (&options->said, error);
}

static gboolean
check_withdraw (const Options *options, GError **error)
{
  g_autofree char *words = options->withdraw ? g_strstrip (g_strdup (options->withdraw)) : NULL;

  if (!words)
    return TRUE;
  if (!*words)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("--withdraw takes the reason, which the page will show."));
  else if (options->status || options->update || options->at)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("--withdraw can’t be combined with --status, --update or --at."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_status (Options *options)
{
  static const char *const names[] = { "publish", "draft", "pending", NULL };

  if (options->is_pending && (options->status || options->withdraw))
    return FALSE;
  if (options->is_pending)
    options->status = g_strdup ("pending");
  return !options->status || g_strv_contains (names, options->status);
}

/* One empty name takes all of them away. */
static void
read_fields (Options *options)
{
  g_autoptr (JsonNode) given = vouch_json_new_members (
      "slug", options->slug ? vouch_json_new_text (options->slug) : NULL, "excerpt",
      options->excerpt ? vouch_json_new_text (options->excerpt) : NULL, "categories",
      options->categories ? vouch_json_new_texts ((const char *const *) options->categories) : NULL,
      "tags", options->tags ? vouch_json_new_texts ((const char *const *) options->tags) : NULL, NULL);

  options->fields = vouch_site_fields_clean (given);
}

static int
publish_cards (int argc, char **argv, VouchPortal *portal, const Options *options)
{
  VouchPublishOrder order
      = { .portal = portal, .status = options->status ? options->status : "publish",
          .withdraw = options->withdraw, .fields = options->fields,
          .sponsor = options->sponsor ? g_strstrip (options->sponsor) : NULL,
          .update = options->said, .due = options->due, .is_dry = options->is_dry,
          .may_unpublish = options->may_unpublish };
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (vouch_report_unread_free);
  g_autoptr (GPtrArray) names = vouch_check_batch_list (argv + 1, argc - 1, unread);
  int status;

  if (names->len == 0 && unread->len == 0)
    return vouch_cli_fail_usage (_("There are no cards in these folders."));
  if (options->slug && options->fields && names->len > 1)
    return vouch_cli_fail_usage (_("--slug is for one card."));
  status = names->len > 0 ? vouch_publish_cards_run (names, &order, options->is_json)
                          : VOUCH_EXIT_GOOD;
  return unread->len > 0 ? VOUCH_EXIT_UNUSABLE : status;
}

static int
cancel (const char *what)
{
  guint64 number;

  if (g_str_equal (what, "all"))
    return vouch_publish_outbox_cancel_all ();
  if (g_ascii_string_to_unsigned (what, 10, 1, G_MAXINT64, &number, NULL))
    return vouch_publish_outbox_cancel ((gint64) number);
  return vouch_cli_fail_usage (_("--cancel takes a number that “vouch publish --waiting” lists, or “all”."));
}

/* What is to go to one on this computer that does not run waits until it does. */
static VouchPortal *
choose_portal (const Options *options, GError **error)
{
  g_autoptr (GError) reason = NULL;
  VouchPortal *portal
      = vouch_cli_portal_choose (options->portal, options->password_fd, &reason);

  if (!portal && !options->is_resuming
      && g_error_matches (reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED))
    return vouch_cli_portal_expect (options->portal, error);
  if (!portal)
    g_propagate_error (error, g_steal_pointer (&reason));
  return portal;
}

static int
run (int argc, char **argv, Options *options)
{
  g_autoptr (VouchPortal) portal = NULL;
  g_autoptr (GError) error = NULL;

  if (options->is_waiting)
    return vouch_publish_outbox_list (options->is_json);
  if (options->cancelled)
    return cancel (options->cancelled);
  /* The first card after a bare --withdraw was taken for the reason. */
  if (argc < 2 && options->withdraw)
    return vouch_cli_fail_usage (_("--withdraw takes the reason and then the cards: --withdraw=REASON CARD."));
  if (argc < 2 && !options->is_resuming)
    return vouch_cli_fail_usage (_("Specify at least one card to publish."));
  if (argc > 1 && options->is_resuming)
    return vouch_cli_fail_usage (_("--resume can’t be combined with cards."));
  if (!read_status (options))
    return vouch_cli_fail_usage (_("--status must be publish, draft or pending, and --pending stands alone."));
  if (g_strcmp0 (options->status, "pending") == 0 && !options->portal)
    return vouch_cli_fail_usage (_("The portal on this computer has nobody who reviews cards: use --status=draft."));
  read_fields (options);
  if (!check_withdraw (options, &error) || !read_update (options, &error)
      || !read_due (options, &error))
    {
      vouch_cli_fail (NULL, error);
      return VOUCH_EXIT_UNUSABLE;
    }
  if (options->portal && !options->is_dry)
    {
      portal = choose_portal (options, &error);
      if (!portal)
        {
          vouch_cli_fail (NULL, error);
          return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS)
                     ? VOUCH_EXIT_UNUSABLE
                     : VOUCH_EXIT_NO;
        }
    }
  if (options->is_resuming)
    return vouch_publish_outbox_resume (portal, options->is_json);
  return publish_cards (argc, argv, portal, options);
}

/** `vouch publish [--portal=NAME|ADDRESS] [--status=publish|draft] [--update=WEIGHT [--text=…] [--was=…
 * --is=…]] [--slug=…] [--excerpt=…] [--category=…]… [--tag=…]… [--sponsor=…] [--pending] [--withdraw=REASON] [--dry-run] [--json] CARD…`;
 * `--waiting`, `--resume` and `--cancel=N` are for what waits */
int
vouch_command_publish (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "portal", 0, 0, G_OPTION_ARG_STRING, &options.portal,
      N_("Portal to send to (default: the one on this computer)"), N_("NAME|ADDRESS") },
    { "password-fd", 0, 0, G_OPTION_ARG_STRING, &options.password_fd,
      N_("Read the password from this open file"), "N" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &options.status, N_("Publish, or send as a draft"), "publish|draft|pending" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.is_dry,
      N_("Show what would be sent without sending it"), NULL },
    { "waiting", 0, 0, G_OPTION_ARG_NONE, &options.is_waiting,
      N_("List the cards waiting to be sent"), NULL },
    { "resume", 0, 0, G_OPTION_ARG_NONE, &options.is_resuming, N_("Send the waiting cards now"), NULL },
    { "cancel", 0, 0, G_OPTION_ARG_STRING, &options.cancelled,
      N_("Remove the card with this number from the outbox, or all"), "N|all" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      N_("Not before; it waits on this computer and is checked again then"), N_("TIME") },
    { "update", 0, 0, G_OPTION_ARG_STRING, &options.update,
      N_("What it is to those who read the page before; not minor where a number, dose, drug or "
         "negation changed"), "minor|update|correction|important" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, N_("What is new; an update needs it"), N_("TEXT") },
    { "was", 0, 0, G_OPTION_ARG_STRING, &options.was, N_("What the page said, word for word; a correction needs it and --is, or --text of what was removed"), N_("TEXT") },
    { "is", 0, 0, G_OPTION_ARG_STRING, &options.is, N_("What it should say, as the card says it"), N_("TEXT") },
    { "withdraw", 0, 0, G_OPTION_ARG_STRING, &options.withdraw,
      N_("Withdraw the cards; their pages say so, and why"), N_("REASON") },
    { "slug", 0, 0, G_OPTION_ARG_STRING, &options.slug,
      N_("The page’s name in its address"), N_("NAME") },
    { "excerpt", 0, 0, G_OPTION_ARG_STRING, &options.excerpt,
      N_("What the site’s lists say of it"), N_("TEXT") },
    { "category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.categories,
      N_("A category of the site; more than once for several"), N_("NAME") },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.tags,
      N_("A tag of the site; more than once for several"), N_("NAME") },
    { "sponsor", 0, 0, G_OPTION_ARG_STRING, &options.sponsor,
      N_("Who paid for the article, for the label at the top of the page; “” for nobody"), N_("NAME") },
    { "pending", 0, 0, G_OPTION_ARG_NONE, &options.is_pending,
      N_("Let somebody on the site review it (--status=pending)"), NULL },
    { "unpublish", 0, 0, G_OPTION_ARG_NONE, &options.may_unpublish,
      N_("Let a draft take the place of a page that readers know; --withdraw says why on the page"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_("Print the receipts as JSON"), NULL },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_("CARD… — send cards, or all cards of a folder, to a portal"), entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.portal);
  g_free (options.status);
  g_free (options.password_fd);
  g_free (options.at);
  g_free (options.update);
  g_free (options.text);
  g_free (options.was);
  g_free (options.is);
  g_free (options.slug);
  g_free (options.excerpt);
  g_strfreev (options.categories);
  g_strfreev (options.tags);
  g_free (options.sponsor);
  g_clear_pointer (&options.fields, json_node_unref);
  g_free (options.withdraw);
  g_free (options.cancelled);
  return status;
}
