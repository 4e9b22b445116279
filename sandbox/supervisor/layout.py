"""Where things lie inside a slot, and the sizes that no exercise can change."""

from __future__ import annotations

WORK = "/work"
"""The student's folder, where the program starts."""

WORK_MODE = 0o755

TEMPORARY = "/tmp"  # noqa: S108 - the sandbox's own, made anew for every submission
TEMPORARY_MODE = 0o1777

SCRATCH = "/mnt"
"""Where the file system behind both is mounted first, before it is covered."""

PROC = "/proc"
TERMINALS = "/dev/pts"
COVERED = (SCRATCH, PROC, "/sys", TERMINALS)
"""Folders that appear empty in every cell."""

JUDGE_LIBRARY = "/opt/kradan/judge"
"""What the judge needs beside Python's own library."""

COVERED_FROM_STUDENTS = (*COVERED, JUDGE_LIBRARY)

SCRATCH_BYTES = 16 << 20
"""What all files of a submission together may hold, and one of them alone."""

SCRATCH_FILES = 512
"""How many files and folders a submission may have."""

OPEN_FILES = 64
"""Descriptors that one process of the student may have."""

WAITING_SIGNALS = 256
"""Signals that wait, and timers, of a submission: the kernel counts both, and over all slots of the machine."""

OPEN_FILES_OF_A_SLOT = 1 << 14
"""Descriptors that one process of ours may have. Far more than it needs: the kernel sends no descriptor of a process while
more than this are on their way through sockets of the same user, in any slot of the machine; and of student's processes,
which have a smaller limit of their own, each can put some three hundred there."""
