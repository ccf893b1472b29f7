/* vouch-worker-jail.c: takes from a process what reading a file does not need.
 *
 * Memory and time are limited; it can't open sockets, start programs, write or
 * alter files, or look into other processes. The limits are a second wall, the first is that
 * this is a process of its own; without the second it doesn't begin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* CLONE_THREAD */
#include "config.h"

#include "vouch-worker-jail.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#if defined(__x86_64__) && !defined(__ILP32__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && G_BYTE_ORDER == G_LITTLE_ENDIAN
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define THIS_MACHINE AUDIT_ARCH_RISCV64
#endif

#define MAX_FILES 64

static void
limit (int resource, guint64 value)
{
  struct rlimit limits = { value, value };

  setrlimit (resource, &limits);
}

#ifdef THIS_MACHINE

/* The same calls once more, by other numbers, for programs of another kind. */
#define OTHER_NUMBERS 0x40000000
/* O_TMPFILE needs one of these too. */
#define WRITE_FLAGS (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)
/* The beginning, two for each call, those that open files, and the end. */
#define MAX_FILTER 256

/* Not every machine has all of them; the newest are not known everywhere. */
static const guint32 refused[] = {
  /* other computers and programs */
  SYS_socket,
  SYS_socketpair,
  SYS_connect,
  SYS_bind,
  SYS_listen,
  SYS_execve,
  SYS_execveat,
#ifdef SYS_fork
  SYS_fork,
  SYS_vfork,
#endif
  /* other processes */
  SYS_ptrace,
  SYS_process_vm_readv,
  SYS_process_vm_writev,
  SYS_kill,
  SYS_tkill,
  SYS_tgkill,
  SYS_rt_sigqueueinfo,
  SYS_rt_tgsigqueueinfo,
#ifdef SYS_pidfd_open
  SYS_pidfd_open,
#endif
#ifdef SYS_pidfd_getfd
  SYS_pidfd_getfd,
#endif
#ifdef SYS_pidfd_send_signal
  SYS_pidfd_send_signal,
#endif
#ifdef SYS_process_madvise
  SYS_process_madvise,
#endif
  /* files */
  SYS_truncate,
  SYS_ftruncate,
  SYS_fallocate,
  SYS_unlinkat,
#ifdef SYS_renameat
  SYS_renameat,
#endif
  SYS_renameat2,
  SYS_mkdirat,
  SYS_mknodat,
  SYS_symlinkat,
  SYS_linkat,
  SYS_fchmod,
  SYS_fchmodat,
#ifdef SYS_fchmodat2
  SYS_fchmodat2,
#endif
  SYS_fchown,
  SYS_fchownat,
  SYS_utimensat,
  SYS_setxattr,
  SYS_lsetxattr,
  SYS_fsetxattr,
  SYS_removexattr,
  SYS_lremovexattr,
  SYS_fremovexattr,
  SYS_open_by_handle_at,
#ifdef SYS_openat2
  SYS_openat2,
#endif
#ifdef SYS_creat
  SYS_creat,
  SYS_unlink,
  SYS_rmdir,
  SYS_rename,
  SYS_mkdir,
  SYS_mknod,
  SYS_symlink,
  SYS_link,
  SYS_chmod,
  SYS_chown,
  SYS_lchown,
  SYS_utime,
  SYS_utimes,
  SYS_futimesat,
#endif
  /* doors round all this, and the system */
#ifdef SYS_io_uring_setup
  SYS_io_uring_setup,
  SYS_io_uring_enter,
  SYS_io_uring_register,
#endif
  SYS_unshare,
  SYS_setns,
  SYS_chroot,
  SYS_pivot_root,
  SYS_mount,
  SYS_umount2,
#ifdef SYS_move_mount
  SYS_open_tree,
  SYS_move_mount,
  SYS_fsopen,
#endif
  SYS_keyctl,
  SYS_add_key,
  SYS_request_key,
  SYS_bpf,
  SYS_perf_event_open,
#ifdef SYS_userfaultfd
  SYS_userfaultfd,
#endif
};

G_STATIC_ASSERT (2 * G_N_ELEMENTS (refused) + 20 <= MAX_FILTER);

typedef struct
{
  struct sock_filter steps[MAX_FILTER];
  guint n;
} Filter;

static void
add (Filter *self, struct sock_filter step)
{
  self->steps[self->n++] = step;
}

#define STATEMENT(code, k) ((struct sock_filter) BPF_STMT ((code), (k)))
#define JUMP(code, k, yes, no) ((struct sock_filter) BPF_JUMP ((code), (k), (yes), (no)))

/* Where both are little endian, the lower half of an argument comes first. */
#define ARGUMENT(i) (offsetof (struct seccomp_data, args) + (i) * sizeof (guint64))

static void
add_beginning (Filter *self)
{
  add (self, STATEMENT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)));
  add (self, JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  add (self, STATEMENT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)));
  add (self, JUMP (BPF_JMP | BPF_JGE | BPF_K, OTHER_NUMBERS, 0, 1));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
}

static void
add_refused (Filter *self, guint32 call)
{
  add (self, JUMP (BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
}

/* Files may be opened to be read. */
static void
add_open (Filter *self, guint32 call, guint flags)
{
  add (self, JUMP (BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4));
  add (self, STATEMENT (BPF_LD | BPF_W | BPF_ABS, ARGUMENT (flags)));
  add (self, JUMP (BPF_JMP | BPF_JSET | BPF_K, WRITE_FLAGS, 0, 1));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

/* A thread is as locked in as who starts it; other processes are not made. clone3 has its flags
 * where a filter can't look: who is told that there is none takes clone. */
static void
add_clone (Filter *self, gboolean may_thread)
{
  add (self, JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
  add (self, STATEMENT (BPF_LD | BPF_W | BPF_ABS, ARGUMENT (0)));
  add (self, JUMP (BPF_JMP | BPF_JSET | BPF_K, may_thread ? CLONE_THREAD : 0, 1, 0));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
#ifdef SYS_clone3
  add (self, JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1));
  add (self, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (may_thread ? ENOSYS : EPERM)));
#endif
}

static gboolean
refuse_calls (gboolean may_thread)
{
  Filter filter = { .n = 0 };
  struct sock_fprog program = { .filter = filter.steps };

  add_beginning (&filter);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    add_refused (&filter, refused[i]);
  add_clone (&filter, may_thread);
  add_open (&filter, SYS_openat, 2);
#ifdef SYS_open
  add_open (&filter, SYS_open, 1);
#endif
  add (&filter, STATEMENT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  program.len = filter.n;
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
         && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

static gboolean
refuse_calls (gboolean may_thread)
{
  return FALSE;
}

#endif

static gboolean
lock_in (guint64 max_memory, guint max_cpu, gboolean may_thread)
{
  if (max_memory > 0)
    limit (RLIMIT_AS, max_memory);
  limit (RLIMIT_CPU, max_cpu);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
  /* Ends with whoever wants the answer. */
  prctl (PR_SET_PDEATHSIG, 9);
  return refuse_calls (may_thread);
}

/**
 * vouch_worker_jail:
 * @max_memory: address space, in bytes; 0 for no limit
 * @max_cpu: seconds of work
 *
 * There is no way back.
 *
 * Returns: whether this system could do it; if not, nothing that is not trusted may be read.
 */
gboolean
vouch_worker_jail (guint64 max_memory, guint max_cpu)
{
  return lock_in (max_memory, max_cpu, FALSE);
}

/** The same for one whose libraries start threads, as Pango does; these are in the jail too. */
gboolean
vouch_worker_jail_with_threads (guint64 max_memory, guint max_cpu)
{
  return lock_in (max_memory, max_cpu, TRUE);
}
