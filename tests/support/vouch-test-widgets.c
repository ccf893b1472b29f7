/* vouch-test-widgets.c: windows that are really drawn, keys that are really pressed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-later.h"

#define DEADLINE 10000 /* milliseconds */
#define CALM 1000      /* milliseconds: what never comes to rest is not waited for longer */

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static gboolean
is_idle (gpointer unused)
{
  return !g_main_context_pending (NULL) && !vouch_later_is_any_held ();
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
press_or_type (GtkWidget         *widget,
               const char *const *argv)
{
  g_autoptr (VouchTestOutcome) outcome = NULL;

  gdk_display_sync (gtk_widget_get_display (widget));
  outcome = vouch_test_run_command (NULL, argv);
  if (outcome->exit_code != 0)
    fail_msg ("xdotool ended with %d: %s", outcome->exit_code, outcome->messages);
  vouch_test_settle (widget);
}

/* Without a window manager GTK 4.8 takes the frame's border off the asked size, 4.18 does not. */
static void
make_size_exact (GtkWidget *window,
                 int        width,
                 int        height)
{
  int missing_width = width - gtk_widget_get_width (window);
  int missing_height = height - gtk_widget_get_height (window);

  if (missing_width == 0 && missing_height == 0)
    return;
  gtk_window_set_default_size (GTK_WINDOW (window), width + missing_width, height + missing_height);
  for (int i = 0; i < 20 && gtk_widget_get_width (window) != width; i++)
    vouch_test_draw (window);
}

static void
after_paint_cb (GdkFrameClock *clock,
                gboolean      *is_painted)
{
  *is_painted = TRUE;
}

/** Returns: whether there is a display; GTK and libadwaita are ready then. */
gboolean
vouch_test_init_widgets (void)
{
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  return TRUE;
}

/**
 * vouch_test_draw:
 * @widget: a widget in a window that is shown
 *
 * Waits until the next whole frame of its window is painted.
 */
void
vouch_test_draw (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean is_painted = FALSE;
  gulong handler;
  gboolean in_time;

  assert_non_null (clock);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &is_painted);
  g_object_ref (clock);
  gtk_widget_queue_draw (GTK_WIDGET (gtk_widget_get_root (widget)));
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  in_time = vouch_test_wait_until (is_set, &is_painted, DEADLINE);
  g_signal_handler_disconnect (clock, handler);
  g_object_unref (clock);
  assert_true (in_time);
}

/**
 * vouch_test_settle:
 * @widget: a widget in a window that is shown
 *
 * Waits until every event that the X server has sent so far is handled, what it
 * led to is painted, and the main loop has nothing left to do; at most about two
 * seconds, because a widget that moves never gets there.
 */
void
vouch_test_settle (GtkWidget *widget)
{
  g_autoptr (GdkDisplay) display = g_object_ref (gtk_widget_get_display (widget));
  g_autoptr (GtkRoot) root = NULL;

  g_set_object (&root, gtk_widget_get_root (widget));
  gdk_display_sync (display);
  vouch_test_wait_until (is_idle, NULL, CALM);
  if (root && gtk_widget_get_mapped (GTK_WIDGET (root)))
    vouch_test_draw (GTK_WIDGET (root));
  vouch_test_wait_until (is_idle, NULL, CALM);
}

/**
 * vouch_test_present:
 * @child: (transfer floating): the widget to be tested
 * @width: in pixels
 * @height: in pixels
 *
 * Shows @child in a window of its own and waits for its first frame. The
 * window has the keyboard.
 *
 * Returns: (transfer none): the window; end it with vouch_test_close().
 */
GtkWidget *
vouch_test_present (GtkWidget *child,
                    int        width,
                    int        height)
{
  GtkWidget *window = adw_window_new ();

  gtk_widget_set_size_request (window, 1, 1); /* later libadwaita has a least size of its own */
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  vouch_test_draw (window);
  make_size_exact (window, width, height);
  vouch_test_wait_until (is_active, window, CALM);
  return window;
}

/**
 * vouch_test_find:
 * @root: where to look, itself included
 * @type: a widget type
 *
 * Returns: (transfer none) (nullable): the first widget of that type, in the order of the tree.
 */
GtkWidget *
vouch_test_find (GtkWidget *root,
                 GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = vouch_test_find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/**
 * vouch_test_find_label:
 * @root: where to look
 * @text: the whole text of a label
 *
 * Returns: (transfer none) (nullable): the first visible label that shows @text.
 */
GtkWidget *
vouch_test_find_label (GtkWidget  *root,
                       const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = vouch_test_find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

/**
 * vouch_test_press:
 * @widget: any widget of the window that has the keyboard
 * @keys: keys in xdotool's words with spaces between: `ctrl+z Tab Return`
 *
 * Presses keys through the X server and waits until they have had their effect.
 */
void
vouch_test_press (GtkWidget  *widget,
                  const char *keys)
{
  g_auto (GStrv) words = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) "key");
  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  press_or_type (widget, (const char *const *) argv->pdata);
}

/**
 * vouch_test_click:
 * @widget: a widget that is seen, in a window at the screen’s corner
 *
 * Clicks in its middle through the X server.
 */
void
vouch_test_click (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double x, y, left, top;
  char right[16], down[16];
  const char *const argv[] = { "xdotool", "mousemove", right, down, "click", "1", NULL };

  assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native),
                                                 gtk_widget_get_width (widget) / 2.0,
                                                 gtk_widget_get_height (widget) / 2.0, &x, &y));
  gtk_native_get_surface_transform (native, &left, &top);
  g_snprintf (right, sizeof right, "%d", (int) (x + left));
  g_snprintf (down, sizeof down, "%d", (int) (y + top));
  press_or_type (widget, argv);
}

/* A letter that is not on the keyboard. xdotool would put it on a key for a moment,
 * and a slow program reads the key after that moment: so it is entered by its number. */
static void
press_number (GtkWidget *widget,
              gunichar   letter)
{
  g_autofree char *number = g_strdup_printf ("%x", letter);
  g_autoptr (GString) keys = g_string_new ("ctrl+shift+u");

  for (const char *digit = number; *digit; digit++)
    g_string_append_printf (keys, " %c", *digit);
  g_string_append (keys, " space");
  vouch_test_press (widget, keys->str);
}

/**
 * vouch_test_type:
 * @widget: any widget of the window that has the keyboard
 * @text: what to type, without line breaks; the focus is in a text field
 *
 * Types @text through the X server and waits until it has had its effect.
 */
void
vouch_test_type (GtkWidget  *widget,
                 const char *text)
{
  const char *next;

  for (const char *from = text; *from; from = next)
    {
      g_autofree char *plain = NULL;
      const char *argv[] = { "xdotool", "type", "--delay", "1", "--", NULL, NULL };

      for (next = from; *next && !(*next & 0x80); next++)
        ;
      argv[5] = plain = g_strndup (from, next - from);
      if (next > from)
        press_or_type (widget, argv);
      else
        {
          press_number (widget, g_utf8_get_char (from));
          next = g_utf8_next_char (from);
        }
    }
}

/**
 * vouch_test_shoot:
 * @window: a window that is shown
 * @name: of the picture, without `.png`
 *
 * Leaves a picture of the window in the folder that VOUCH_TEST_SCREENSHOTS
 * names; does nothing without it.
 */
void
vouch_test_shoot (GtkWidget  *window,
                  const char *name)
{
  const char *folder = g_getenv ("VOUCH_TEST_SCREENSHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  if (!folder)
    return;
  g_mkdir_with_parents (folder, 0755);
  file = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file, NULL);
  vouch_test_settle (window);
  paintable = gtk_widget_paintable_new (window);
  /* On a busy machine a window that was just shown is not painted yet. */
  for (guint i = 0; i < 100 && !node; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                              gtk_widget_get_height (window));
      node = gtk_snapshot_to_node (snapshot);
      if (!node)
        {
          g_usleep (20000);
          vouch_test_settle (window);
        }
    }
  assert_non_null (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  assert_true (gdk_texture_save_to_png (texture, path));
}

/**
 * vouch_test_close:
 * @window: a window, alone or from vouch_test_present()
 * @...: the objects that must be gone with it, then %NULL
 *
 * Destroys the window and fails the test where it or one of the objects lives on:
 * a widget that something still holds is a leak that no sanitizer reports.
 */
void
vouch_test_close (GtkWidget *window,
                  ...)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GWeakRef refs[32];
  guint n_refs = 0;
  va_list objects;

  va_start (objects, window);
  for (gpointer object = window; object && n_refs < G_N_ELEMENTS (refs);
       object = va_arg (objects, gpointer))
    {
      g_weak_ref_init (&refs[n_refs++], object);
      g_ptr_array_add (names, g_strdup (G_OBJECT_TYPE_NAME (object)));
    }
  va_end (objects);
  gtk_window_destroy (GTK_WINDOW (window));
  vouch_test_wait_until (is_idle, NULL, CALM);

  for (guint i = 0; i < n_refs; i++)
    {
      g_autoptr (GObject) object = g_weak_ref_get (&refs[i]);

      if (object)
        g_string_append_printf (left, " %s (%u references)", (char *) names->pdata[i],
                                object->ref_count - 1);
      g_weak_ref_clear (&refs[i]);
    }
  if (left->len > 0)
    fail_msg ("Still alive after the window is gone:%s", left->str);
}
