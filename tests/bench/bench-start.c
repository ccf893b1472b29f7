/* bench-start.c: from the start of a process to its painted window, against a peer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: bench-start VOUCH CARD. Both programs start in turn, so that what else the machine does
 * meets both. Painted means for Vouch that text stands in the middle of its window, where the
 * card is; for the peer, whose document is empty, that text stands in its header. A map event
 * alone says nothing: the server shows its own background first.
 */
#include <glib.h>
#include <gio/gio.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 11
#define DEADLINE (20 * G_USEC_PER_SEC)
#define INK 60 /* pixels: a short word */

typedef struct
{
  const char *name;
  const char *const *argv;
  double left, right, top, bottom; /* parts of the window in which text is waited for */
} Program;

/* Text is dark on a light ground; the corners' shadow is not, and neither are icons that are dimmed. */
static guint
count_ink (XImage *image)
{
  guint n = 0;

  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      {
        gulong pixel = XGetPixel (image, x, y);

        if (((pixel >> 16) & 0xff) < 0x70 && ((pixel >> 8) & 0xff) < 0x70 && (pixel & 0xff) < 0x70)
          n++;
      }
  return n;
}

static int
ignore_x_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static gboolean
is_painted (Display *display, Window window, const Program *program)
{
  XWindowAttributes at;
  XImage *image;
  guint ink;
  int left, top;

  if (!XGetWindowAttributes (display, window, &at) || at.map_state != IsViewable || at.width < 200)
    return FALSE;
  left = at.width * program->left;
  top = at.height * program->top;
  image = XGetImage (display, window, left, top, at.width * program->right - left,
                     at.height * program->bottom - top, AllPlanes, ZPixmap);
  if (!image)
    return FALSE;
  ink = count_ink (image);
  XDestroyImage (image);
  return ink >= INK;
}

/* Windows are found by looking at the root's children: no window manager runs here. */
static gboolean
find_painted (Display *display, const Program *program)
{
  Window root, parent, *children = NULL;
  unsigned int n = 0;
  gboolean found = FALSE;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n))
    return FALSE;
  for (unsigned int i = 0; i < n && !found; i++)
    found = is_painted (display, children[i], program);
  if (children)
    XFree (children);
  return found;
}

static GPid
start (const Program *program)
{
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  if (!g_spawn_async (NULL, (char **) program->argv, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  return pid;
}

/* Returns milliseconds, or a negative number where nothing was painted in time. */
static double
run_once (Display *display, const Program *program)
{
  gint64 begin = g_get_monotonic_time ();
  GPid pid = start (program);
  double taken = -1;

  while (taken < 0 && g_get_monotonic_time () - begin < DEADLINE)
    {
      if (find_painted (display, program))
        taken = (g_get_monotonic_time () - begin) / 1000.0;
      else
        g_usleep (2000);
    }
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  XSync (display, False);
  g_usleep (150000);
  return taken;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
report (const char *name, double *times)
{
  qsort (times, RUNS, sizeof *times, compare_doubles);
  g_print ("%-20s median %.0f ms, from %.0f to %.0f\n", name, times[RUNS / 2], times[0], times[RUNS - 1]);
  return times[RUNS / 2];
}

int
main (int argc, char **argv)
{
  const char *const vouch_argv[] = { argv[1], argc > 2 ? argv[2] : NULL, NULL };
  const char *const peer_argv[] = { "gnome-text-editor", "--standalone", NULL };
  const Program vouch = { "vouch", vouch_argv, 0.3, 0.7, 0.12, 0.7 };
  const Program peer = { "gnome-text-editor", peer_argv, 0.1, 0.9, 0.0, 0.12 };
  double ours[RUNS], theirs[RUNS];
  Display *display = XOpenDisplay (NULL);
  double ratio;

  if (argc < 3 || !display)
    {
      g_printerr ("Usage: bench-start VOUCH CARD, on a display\n");
      return 2;
    }
  XSetErrorHandler (ignore_x_error);
  run_once (display, &vouch);
  run_once (display, &peer);
  for (int i = 0; i < RUNS; i++)
    {
      ours[i] = run_once (display, &vouch);
      theirs[i] = run_once (display, &peer);
    }
  ratio = report (vouch.name, ours) / report (peer.name, theirs);
  g_print ("%-20s %.2f\n", "ratio", ratio);
  XCloseDisplay (display);
  return 0;
}
