/* vouch-portal-token.c: writes, reads and proves the embedded portal's token.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-token.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define GROUP "portal"
#define MAX_FILE_BYTES 4096
#define PREFIX "portal-"
#define SUFFIX ".token"

/* Said before the nonce, so that no other use of the token can be made to give a proof. */
#define PROOF_DOMAIN "vouch-portal-proof-1"

static gboolean
fail_with_errno (GError **error, const char *path)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("The portal’s key file “%s” can’t be used: %s."), path, g_strerror (number));
  return FALSE;
}

static gboolean
fail_untrusted (GError **error, const char *path)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("“%s” can be read or changed by others, so it is not used."), path);
  return FALSE;
}

static gboolean
write_all (int fd, const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize n = write (fd, text, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      text += n;
      left -= n;
    }
  return TRUE;
}

/* The folder has to be ours alone, or somebody else could swap the file. */
static gboolean
prepare_folder (const char *folder, GError **error)
{
  struct stat info;

  if (g_mkdir_with_parents (folder, 0700) < 0 || lstat (folder, &info) < 0)
    return fail_with_errno (error, folder);
  if (!S_ISDIR (info.st_mode) || info.st_uid != geteuid () || (info.st_mode & 022) != 0)
    return fail_untrusted (error, folder);
  return TRUE;
}

static gboolean
write_new_file (const char *path, const char *text, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean is_good;

  if (fd < 0)
    return fail_with_errno (error, path);
  /* A umask can take bits away, never add some; this gives back what it took. */
  is_good = fchmod (fd, 0600) == 0 && write_all (fd, text) && fsync (fd) == 0;
  if (!is_good)
    fail_with_errno (error, path);
  close (fd);
  if (!is_good)
    g_unlink (path);
  return is_good;
}

/* Never follows a link, never waits for a pipe, never reads what others could have written. */
static char *
read_private_file (const char *path, GError **error)
{
  g_autofree char *text = g_malloc0 (MAX_FILE_BYTES + 1);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  gssize n = -1;

  if (fd < 0 || fstat (fd, &info) < 0)
    {
      fail_with_errno (error, path);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (!S_ISREG (info.st_mode) || info.st_uid != geteuid () || (info.st_mode & 077) != 0
      || info.st_size > MAX_FILE_BYTES)
    fail_untrusted (error, path);
  else if ((n = read (fd, text, MAX_FILE_BYTES)) < 0)
    fail_with_errno (error, path);
  close (fd);
  return n < 0 ? NULL : g_steal_pointer (&text);
}

static gboolean
is_token (const char *text)
{
  return text && strlen (text) == VOUCH_SECRET_DIGITS
         && strspn (text, "0123456789abcdef") == VOUCH_SECRET_DIGITS;
}

static char *
print_token (const VouchPortalToken *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP, "address", self->address);
  g_key_file_set_string (file, GROUP, "token", self->token);
  g_key_file_set_int64 (file, GROUP, "pid", self->pid);
  return g_key_file_to_data (file, NULL, NULL);
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const VouchPortalToken *const *first = a;
  const VouchPortalToken *const *second = b;
  struct stat info[2] = { { 0 } };

  if (lstat ((*first)->path, &info[0]) < 0 || lstat ((*second)->path, &info[1]) < 0)
    return 0;
  return (info[1].st_mtime > info[0].st_mtime) - (info[1].st_mtime < info[0].st_mtime);
}

/** Returns: (transfer full): the folder in which running portals leave their tokens. */
char *
vouch_portal_token_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "vouch", NULL);
}

/** Returns: (transfer full): where the embedded portal keeps its cards unless told otherwise. */
char *
vouch_portal_data_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "vouch", "portal", NULL);
}

/**
 * vouch_portal_token_name:
 * @data: the portal's data folder
 *
 * Each data folder has one portal at a time, and each portal a file of its own:
 * a second portal, started with other data, does not take the first one's place.
 *
 * Returns: (transfer full): the file's name.
 */
char *
vouch_portal_token_name (const char *data)
{
  g_autofree char *path = g_canonicalize_filename (data, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strdup_printf (PREFIX "%.16s" SUFFIX, hash);
}

/**
 * vouch_portal_token_new:
 * @address: where the portal listens
 * @folder: where its file will stand
 * @data: the portal's data folder, which names the file
 *
 * Returns: (transfer full) (nullable): a fresh random token of this process, not written yet.
 */
VouchPortalToken *
vouch_portal_token_new (const char *address, const char *folder, const char *data, GError **error)
{
  g_autoptr (VouchPortalToken) self = g_new0 (VouchPortalToken, 1);
  g_autofree char *name = vouch_portal_token_name (data);

  self->address = g_strdup (address);
  self->pid = getpid ();
  self->path = g_build_filename (folder, name, NULL);
  self->token = vouch_random_hex (error);
  return self->token ? g_steal_pointer (&self) : NULL;
}

/**
 * vouch_portal_token_read:
 * @path: a portal's file
 * @error: a #GIOError; %G_IO_ERROR_PERMISSION_DENIED where others could have read or written it
 *
 * Returns: (transfer full) (nullable): what the file says. Whether that portal still runs,
 *   only its proof can tell.
 */
VouchPortalToken *
vouch_portal_token_read (const char *path, GError **error)
{
  g_autoptr (VouchPortalToken) self = g_new0 (VouchPortalToken, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = read_private_file (path, error);

  if (!text || !g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, error))
    return NULL;
  self->path = g_strdup (path);
  self->address = g_key_file_get_string (file, GROUP, "address", NULL);
  self->token = g_key_file_get_string (file, GROUP, "token", NULL);
  self->pid = g_key_file_get_int64 (file, GROUP, "pid", NULL);
  if (self->address && is_token (self->token))
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is not a portal’s key file."),
               path);
  return NULL;
}

/**
 * vouch_portal_token_list:
 * @folder: where portals leave their tokens
 *
 * Returns: (transfer full) (element-type VouchPortalToken): all that can be read, newest first.
 */
GPtrArray *
vouch_portal_token_list (const char *folder)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_portal_token_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      VouchPortalToken *token = NULL;

      if (g_str_has_prefix (name, PREFIX) && g_str_has_suffix (name, SUFFIX)
          && (token = vouch_portal_token_read (path, NULL)))
        g_ptr_array_add (tokens, token);
    }
  g_ptr_array_sort (tokens, compare_age);
  return tokens;
}

void
vouch_portal_token_free (VouchPortalToken *self)
{
  g_free (self->address);
  g_free (self->token);
  g_free (self->path);
  g_free (self);
}

/**
 * vouch_portal_token_write:
 *
 * The file comes into being whole, under a name that nobody could foresee, and
 * is then put in the place of an older one: a link that somebody left there is
 * replaced, not followed.
 */
gboolean
vouch_portal_token_write (const VouchPortalToken *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (".", unique, NULL);
  g_autofree char *fresh = g_build_filename (folder, name, NULL);
  g_autofree char *text = print_token (self);

  if (!prepare_folder (folder, error) || !write_new_file (fresh, text, error))
    return FALSE;
  if (g_rename (fresh, self->path) == 0)
    return TRUE;
  fail_with_errno (error, self->path);
  g_unlink (fresh);
  return FALSE;
}

/** Removes the file if it is still this token's. */
void
vouch_portal_token_remove (const VouchPortalToken *self)
{
  g_autoptr (VouchPortalToken) there = vouch_portal_token_read (self->path, NULL);

  if (there && vouch_secret_equal (there->token, self->token))
    g_unlink (self->path);
}

/**
 * vouch_portal_token_prove:
 * @nonce: what the client chose
 *
 * HMAC-SHA256 (RFC 2104) keyed by the token over address and nonce. The address
 * is in it so that a program on another port can't pass the question on to the
 * real portal and hand its answer back as its own.
 *
 * Returns: (transfer full): the proof, 64 hexadecimal digits.
 */
char *
vouch_portal_token_prove (const VouchPortalToken *self, const char *nonce)
{
  g_autofree char *text = g_strjoin ("\n", PROOF_DOMAIN, self->address, nonce, NULL);

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) self->token,
                                    strlen (self->token), text, -1);
}

/** Returns: whether whoever gave @proof for @nonce knows the token. */
gboolean
vouch_portal_token_check (const VouchPortalToken *self, const char *nonce, const char *proof)
{
  g_autofree char *expected = vouch_portal_token_prove (self, nonce);

  return vouch_secret_equal (expected, proof);
}
