/* vouch-sign-in.c: signing in to one site, with all that must not go wrong on the way.
 *
 *   find the site  ->  its page in the browser, with a number that is good once  ->  the browser
 *   calls us by our own scheme, with that number and a password  ->  that password makes a second
 *   one and is revoked: addresses end up in histories and in lists of processes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-sign-in.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-portal-password.h"
#include "vouch-portal-root.h"
#include "vouch-portal-token.h"

#define PATIENCE (20 * 60 * G_USEC_PER_SEC) /* that a browser's answer is waited for */

/* Ours for all sites (RFC 9562, 5.5); WordPress shows it beside each password that we have. */
#define PROGRAM "b6a0f2c5-6e0d-5d4c-9a3e-0f6b6f1f3f57"

struct _VouchSignIn
{
  GObject parent_instance;

  VouchSite *site;       /* (owned) (nullable): once it was found */
  char *state;           /* (owned) (nullable): good once */
  gint64 until;          /* monotonic: when it is good for nothing any more */
  VouchAccount *account; /* (owned) (nullable): once somebody is signed in */
  char *password;        /* (owned) (nullable): theirs, for this computer */
};

G_DEFINE_FINAL_TYPE (VouchSignIn, vouch_sign_in, G_TYPE_OBJECT)

/* What a worker is given, and what it brings back. */
typedef struct
{
  VouchSite *site;       /* (owned) */
  char *user;            /* (owned) */
  char *password;        /* (owned): given; then the one to keep */
  gboolean is_exposed;   /* the one given came by an address */
  VouchAccount *account; /* (owned) (nullable) */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  vouch_site_free (work->site);
  g_free (work->user);
  vouch_portal_password_free (work->password);
  g_clear_pointer (&work->account, vouch_account_free);
  g_free (work);
}

static Work *
make_work (VouchSignIn *self, const char *user, const char *password)
{
  Work *work = g_new0 (Work, 1);

  work->site = vouch_site_copy (self->site);
  work->user = g_strdup (user);
  work->password = g_strdup (password);
  return work;
}

/* --- the site --- */

static void
find_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchSite *site = vouch_site_find (data, cancellable, &error);

  if (site)
    g_task_return_pointer (task, site, (GDestroyNotify) vouch_site_free);
  else
    g_task_return_error (task, error);
}

/** Looks what stands at an address that somebody has typed. */
void
vouch_sign_in_find_async (VouchSignIn *self,
                          const char *address,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (VOUCH_IS_SIGN_IN (self));

  g_task_set_source_tag (task, vouch_sign_in_find_async);
  g_task_set_task_data (task, g_strdup (address), g_free);
  g_task_run_in_thread (task, find_thread_cb);
}

/** Returns: whether something was found; see vouch_sign_in_get_site(). */
gboolean
vouch_sign_in_find_finish (VouchSignIn *self, GAsyncResult *result, GError **error)
{
  VouchSite *site = g_task_propagate_pointer (G_TASK (result), error);

  if (!site)
    return FALSE;
  g_clear_pointer (&self->site, vouch_site_free);
  self->site = site;
  return TRUE;
}

/** Returns: (transfer none) (nullable): what was found. */
const VouchSite *
vouch_sign_in_get_site (VouchSignIn *self)
{
  g_return_val_if_fail (VOUCH_IS_SIGN_IN (self), NULL);
  return self->site;
}

/* --- in the browser --- */

static void
forget_state (VouchSignIn *self)
{
  g_clear_pointer (&self->state, g_free);
}

/**
 * vouch_sign_in_begin:
 *
 * Makes a new number that is good once; an earlier one is good for nothing from then on.
 *
 * Returns: (transfer full) (nullable): the page that the browser is to show; %NULL where the site
 *   has none, or no random numbers are to be had
 */
char *
vouch_sign_in_begin (VouchSignIn *self, GError **error)
{
  g_autofree char *back = NULL;
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (VOUCH_IS_SIGN_IN (self), NULL);

  forget_state (self);
  if (!self->site || !self->site->page)
    {
      g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                           _("This site doesn’t support signing in from apps."));
      return NULL;
    }
  self->state = vouch_random_hex (error);
  if (!self->state)
    return NULL;
  self->until = g_get_monotonic_time () + PATIENCE;
  back = g_strconcat (VOUCH_SIGN_IN_ADDRESS "?state=", self->state, NULL);
  escaped = g_uri_escape_string (back, NULL, FALSE);
  name = g_uri_escape_string (_("Vouch, to sign in"), NULL, FALSE);
  return g_strconcat (self->site->page, strchr (self->site->page, '?') ? "&" : "?",
                      "app_name=", name, "&app_id=" PROGRAM "&success_url=", escaped, NULL);
}

/* Returns: (transfer full) (nullable): what comes behind the “?” of an address of ours. */
static GHashTable *
read_address (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED_QUERY, NULL);

  if (!uri || g_strcmp0 (g_uri_get_scheme (uri), VOUCH_SIGN_IN_SCHEME) != 0
      || g_strcmp0 (g_uri_get_host (uri), "signed-in") != 0 || !g_uri_get_query (uri))
    return NULL;
  return g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
}

static gboolean
has_state (VouchSignIn *self, GHashTable *values)
{
  const char *state = values ? g_hash_table_lookup (values, "state") : NULL;

  return state && self->state && g_get_monotonic_time () < self->until
         && vouch_secret_equal (self->state, state);
}

/** Returns: whether a browser's address answers what was begun here; it is not used up by asking. */
gboolean
vouch_sign_in_is_for (VouchSignIn *self, const char *address)
{
  g_autoptr (GHashTable) values = read_address (address);

  g_return_val_if_fail (VOUCH_IS_SIGN_IN (self), FALSE);
  return has_state (self, values);
}

/* Returns: (transfer full) (nullable): what the browser brought, where it is ours and whole. */
static Work *
read_answer (VouchSignIn *self, const char *address, GError **error)
{
  g_autoptr (GHashTable) values = read_address (address);
  gboolean is_ours = has_state (self, values);
  const char *user = is_ours ? g_hash_table_lookup (values, "user_login") : NULL;
  const char *password = is_ours ? g_hash_table_lookup (values, "password") : NULL;
  const char *site = is_ours ? g_hash_table_lookup (values, "site_url") : NULL;
  Work *work;

  if (!is_ours)
    g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
                         _("The browser’s response doesn’t match the request, or came too late. "
                           "You are not signed in."));
  else if (!user || !password || !*user || !*password)
    g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                         _("Signing in was refused on the site. You are not signed in."));
  else if (!site || !vouch_portal_root_is_same_origin (site, self->site->address))
    g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
                         _("A different site responded. You are not signed in."));
  if (is_ours)
    forget_state (self); /* good once, whatever comes of it */
  if (*error)
    return NULL;
  work = make_work (self, user, password);
  work->is_exposed = TRUE;
  return work;
}

/* --- in the worker --- */

/* What is left good on the site is told, with why the signing in itself went wrong. */
static void
add_advice (GError **error)
{
  g_autoptr (GError) reason = g_steal_pointer (error);

  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
               _("%s The password for Vouch could not be revoked. You are not signed in. Revoke it "
                 "in your profile on the site."),
               reason->message);
}

/* The new one would be no better than the old one that is still good. */
static void
give_both_up (Work *work, const char *minted, const GError *reason, GError **error)
{
  if (vouch_account_revoke (work->site, work->user, minted, NULL, NULL))
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _("The password from the browser could not be revoked (%s). You are not signed "
                   "in. Revoke it in your profile on the site."),
                 reason->message);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _("Two passwords for Vouch could not be revoked (%s). You are not signed in. "
                   "Revoke them in your profile on the site."),
                 reason->message);
}

/* The one that came goes, even where no second one is to be had: others may have seen it. None of
 * it is cancelled: a password whose answer nobody waits for could not be revoked any more. */
static gboolean
replace_password (Work *work, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *minted
      = vouch_account_mint (work->site, work->user, work->password, NULL, error);
  gboolean is_revoked
      = vouch_account_revoke (work->site, work->user, work->password, NULL, &reason);

  if (minted && !is_revoked)
    give_both_up (work, minted, reason, error);
  else if (!minted && !is_revoked)
    add_advice (error);
  if (!minted || !is_revoked)
    return FALSE;
  vouch_portal_password_free (work->password);
  work->password = g_steal_pointer (&minted);
  return TRUE;
}

/* What was made for nobody is not left behind. */
static void
give_up (Work *work, GError **error)
{
  if (!vouch_account_revoke (work->site, work->user, work->password, NULL, NULL))
    add_advice (error);
}

static void
work_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gboolean is_good = !work->is_exposed || replace_password (work, &error);

  if (is_good)
    {
      work->account
          = vouch_account_ask (work->site, work->user, work->password, cancellable, &error);
      if (!work->account && work->is_exposed)
        give_up (work, &error);
    }
  if (work->account)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_work (GTask *task, Work *work)
{
  g_task_set_task_data (task, work, free_work);
  /* Once there is a new password it is taken, or revoked: not lost because nobody waits. */
  g_task_set_check_cancellable (task, !work->is_exposed);
  g_task_run_in_thread (task, work_thread_cb);
}

/**
 * vouch_sign_in_take_async:
 * @address: what the browser has called us with
 *
 * Uses it, once, whatever comes of it.
 */
void
vouch_sign_in_take_async (VouchSignIn *self,
                          const char *address,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;
  Work *work;

  g_return_if_fail (VOUCH_IS_SIGN_IN (self));

  g_task_set_source_tag (task, vouch_sign_in_take_async);
  work = read_answer (self, address, &error);
  if (work)
    start_work (task, work);
  else
    g_task_return_error (task, error);
}

/* --- by hand --- */

/** Signs in with what somebody has typed. */
void
vouch_sign_in_with_async (VouchSignIn *self,
                          const char *user,
                          const char *password,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (VOUCH_IS_SIGN_IN (self));
  g_return_if_fail (self->site);

  g_task_set_source_tag (task, vouch_sign_in_with_async);
  forget_state (self);
  start_work (task, make_work (self, user, password));
}

/** Returns: whether somebody is signed in now; the end of both ways. */
gboolean
vouch_sign_in_finish (VouchSignIn *self, GAsyncResult *result, GError **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  g_clear_pointer (&self->account, vouch_account_free);
  self->account = g_steal_pointer (&work->account);
  vouch_portal_password_free (self->password);
  self->password = g_steal_pointer (&work->password);
  return TRUE;
}

/** Returns: (transfer none) (nullable): who is signed in. */
const VouchAccount *
vouch_sign_in_get_account (VouchSignIn *self)
{
  g_return_val_if_fail (VOUCH_IS_SIGN_IN (self), NULL);
  return self->account;
}

/** Returns: (transfer none) (nullable): their password for this computer. */
const char *
vouch_sign_in_get_password (VouchSignIn *self)
{
  g_return_val_if_fail (VOUCH_IS_SIGN_IN (self), NULL);
  return self->password;
}

/* --- the object --- */

static void
vouch_sign_in_finalize (GObject *object)
{
  VouchSignIn *self = VOUCH_SIGN_IN (object);

  g_clear_pointer (&self->site, vouch_site_free);
  g_clear_pointer (&self->account, vouch_account_free);
  g_free (self->state);
  vouch_portal_password_free (self->password);
  G_OBJECT_CLASS (vouch_sign_in_parent_class)->finalize (object);
}

static void
vouch_sign_in_class_init (VouchSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_sign_in_finalize;
}

static void
vouch_sign_in_init (VouchSignIn *self)
{
}

VouchSignIn *
vouch_sign_in_new (void)
{
  return g_object_new (VOUCH_TYPE_SIGN_IN, NULL);
}
