"""Runs one program of PostgreSQL the way it wants to be run; executed as a script of its own.

    python launch.py PARENT_PID IDENTITY UID COMMAND…

A separate process does this, not a hook between fork and exec: such a hook runs Python in a copy
of a program full of threads and may hang for ever. So this file imports nothing of ours.

IDENTITY is one of
    self       run as who we are;
    namespace  Linux, we are root: enter a user namespace in which root appears as UID.
               PostgreSQL refuses to be root, yet all files keep their owner;
    user       we are root: become UID.

On Linux the program is also told to stop (SIGINT, a fast shutdown) when its parent dies, so that
a desk killed with -9 leaves no server behind that holds the data.
"""

import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1


def enter_namespace(uid: int) -> None:
    """Enter a user namespace where the root outside is ``uid`` inside."""
    outside = os.geteuid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    Path("/proc/self/uid_map").write_text(f"{uid} {outside} 1", encoding="ascii")


def become(uid: int) -> None:
    """Become an unprivileged user, without any group of root."""
    os.setgroups([])
    os.setgid(pwd.getpwuid(uid).pw_gid)
    os.setuid(uid)


def die_with_parent(parent: int) -> None:
    """Ask Linux for SIGINT when the parent ends. Changing the user forgets this: do it last."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != parent:  # it died before we asked
            sys.exit(1)


def main() -> None:
    parent, identity, uid, *command = sys.argv[1:]
    if identity == "namespace":
        enter_namespace(int(uid))
    elif identity == "user":
        become(int(uid))
    die_with_parent(int(parent))
    os.execv(command[0], command)  # noqa: S606 - exec is the purpose of this script


if __name__ == "__main__":
    main()
