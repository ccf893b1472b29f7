/* vouch-worker-jail.c: takes from a process what reading a file does not need.
 *
 * Memory and time are limited; it can't open sockets, start programs, write files or look
 * into other processes. What the system does not know stays allowed: the limits are a
 * second wall, the first is that this is a process of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-worker-jail.h"

#include <errno.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

#define MAX_FILES 64

static void
limit (int resource, guint64 value)
{
  struct rlimit limits = { value, value };

  setrlimit (resource, &limits);
}

#ifdef THIS_MACHINE

#define REFUSE(call) \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), \
      BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static void
refuse_calls (void)
{
  struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    REFUSE (socket),
    REFUSE (socketpair),
    REFUSE (connect),
    REFUSE (bind),
    REFUSE (execve),
    REFUSE (execveat),
    REFUSE (ptrace),
    REFUSE (process_vm_readv),
    REFUSE (process_vm_writev),
    REFUSE (kill),
    REFUSE (tgkill),
    REFUSE (unlinkat),
    REFUSE (renameat2),
    REFUSE (mkdirat),
    REFUSE (symlinkat),
    REFUSE (linkat),
    REFUSE (mount),
    REFUSE (keyctl),
    REFUSE (bpf),
#ifdef SYS_unlink
    REFUSE (unlink),
    REFUSE (rename),
    REFUSE (mkdir),
    REFUSE (symlink),
    REFUSE (link),
    REFUSE (fork),
    REFUSE (vfork),
#endif
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

static void
refuse_calls (void)
{
}

#endif

/**
 * vouch_worker_jail:
 * @max_memory: address space, in bytes; 0 for no limit
 * @max_cpu: seconds of work
 *
 * There is no way back.
 */
void
vouch_worker_jail (guint64 max_memory, guint max_cpu)
{
  if (max_memory > 0)
    limit (RLIMIT_AS, max_memory);
  limit (RLIMIT_CPU, max_cpu);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
  /* Ends with whoever wants the answer. */
  prctl (PR_SET_PDEATHSIG, 9);
  refuse_calls ();
}
