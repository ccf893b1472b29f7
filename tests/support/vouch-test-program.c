/* vouch-test-program.c: runs the built `vouch` and keeps what it said.
 *
 * The main loop turns while the program runs, so that a server inside the test
 * can answer it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>

#define DEADLINE 120000 /* milliseconds: a program that hangs fails its test, not the whole run */

typedef struct
{
  GBytes *output;   /* (owned) (nullable) */
  GBytes *messages; /* (owned) (nullable) */
  GError *error;    /* (owned) (nullable) */
  gboolean is_done;
} Talk;

static char *
copy_bytes (GBytes *bytes,
            gsize  *length)
{
  gsize size = bytes ? g_bytes_get_size (bytes) : 0;
  char *copy = g_malloc (size + 1);

  if (size > 0)
    memcpy (copy, g_bytes_get_data (bytes, NULL), size);
  copy[size] = '\0';
  if (length)
    *length = size;
  return copy;
}

static GPtrArray *
make_arguments (const char *first_argument,
                va_list     rest)
{
  GPtrArray *argv = g_ptr_array_new ();
  const char *program = g_getenv ("VOUCH_PROGRAM");

  if (!program)
    fail_msg ("VOUCH_PROGRAM does not name the built program");
  g_ptr_array_add (argv, (gpointer) program);
  for (const char *argument = first_argument; argument; argument = va_arg (rest, const char *))
    g_ptr_array_add (argv, (gpointer) argument);
  g_ptr_array_add (argv, NULL);
  return argv;
}

static gboolean
is_talk_done (gpointer talk)
{
  return ((Talk *) talk)->is_done;
}

static gboolean
is_program_gone (gpointer program)
{
  return g_subprocess_get_identifier (program) == NULL;
}

static void
communicate_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Talk *talk = user_data;

  g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &talk->output, &talk->messages,
                                   &talk->error);
  talk->is_done = TRUE;
}

void
vouch_test_outcome_free (VouchTestOutcome *outcome)
{
  if (!outcome)
    return;
  g_free (outcome->output);
  g_free (outcome->messages);
  g_free (outcome);
}

/**
 * vouch_test_run_command:
 * @input: (nullable): what the program reads on standard input; nothing for %NULL
 * @argv: (array zero-terminated=1): the program and its arguments
 *
 * Runs a program to its end. It is killed, and the test fails, after two minutes.
 *
 * Returns: (transfer full): what it said and ended with.
 */
VouchTestOutcome *
vouch_test_run_command (const char        *input,
                        const char *const *argv)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                           G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) program = g_subprocess_newv (argv, flags, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (input ? input : "", input ? strlen (input) : 0);
  VouchTestOutcome *outcome;
  Talk talk = { 0 };

  if (!program)
    fail_msg ("%s does not start: %s", argv[0], error->message);
  g_subprocess_communicate_async (program, bytes, NULL, communicate_cb, &talk);
  if (!vouch_test_wait_until (is_talk_done, &talk, DEADLINE))
    {
      g_subprocess_force_exit (program);
      vouch_test_wait_until (is_talk_done, &talk, DEADLINE);
      fail_msg ("%s did not end in time", argv[0]);
    }
  g_clear_error (&talk.error); /* a program that does not read its input breaks the pipe: fine */
  g_subprocess_wait (program, NULL, NULL);

  outcome = g_new0 (VouchTestOutcome, 1);
  outcome->exit_code = g_subprocess_get_if_exited (program) ? g_subprocess_get_exit_status (program)
                                                            : -g_subprocess_get_term_sig (program);
  outcome->output = copy_bytes (talk.output, &outcome->output_length);
  outcome->messages = copy_bytes (talk.messages, NULL);
  g_clear_pointer (&talk.output, g_bytes_unref);
  g_clear_pointer (&talk.messages, g_bytes_unref);
  return outcome;
}

/**
 * vouch_test_run_program:
 * @input: (nullable): what `vouch` reads on standard input
 * @first_argument: usually the command word
 * @...: the other arguments, then %NULL
 *
 * Runs the built `vouch` to its end.
 *
 * Returns: (transfer full): what it said and ended with.
 */
VouchTestOutcome *
vouch_test_run_program (const char *input,
                        const char *first_argument,
                        ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  va_list rest;

  va_start (rest, first_argument);
  argv = make_arguments (first_argument, rest);
  va_end (rest);
  return vouch_test_run_command (input, (const char *const *) argv->pdata);
}

/**
 * vouch_test_start_program:
 * @flags: which of its streams are pipes
 * @first_argument: usually the command word
 * @...: the other arguments, then %NULL
 *
 * Starts the built `vouch` and goes on: for `vouch serve`.
 *
 * Returns: (transfer full): the running program; end it with vouch_test_end_program().
 */
GSubprocess *
vouch_test_start_program (GSubprocessFlags flags,
                          const char      *first_argument,
                          ...)
{
  g_autoptr (GPtrArray) argv = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *program;
  va_list rest;

  va_start (rest, first_argument);
  argv = make_arguments (first_argument, rest);
  va_end (rest);
  program = g_subprocess_newv ((const char *const *) argv->pdata, flags, &error);
  if (!program)
    fail_msg ("%s does not start: %s", (const char *) argv->pdata[0], error->message);
  return program;
}

/**
 * vouch_test_end_program:
 * @program: (transfer full): from vouch_test_start_program()
 *
 * Asks the program to end, as a user's session does, and waits; the test fails
 * where it does not.
 */
void
vouch_test_end_program (GSubprocess *program)
{
  gboolean is_gone;

  g_subprocess_send_signal (program, SIGTERM);
  is_gone = vouch_test_wait_until (is_program_gone, program, 20000);
  if (!is_gone)
    g_subprocess_force_exit (program);
  g_subprocess_wait (program, NULL, NULL);
  g_object_unref (program);
  assert_true (is_gone);
}
