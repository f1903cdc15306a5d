"""syscalls - what processes asked of files, as strace wrote it: by whom, and whether it was theirs to ask

Logs are those of `strace -ff -y -s 4096 -o LOG`, one a process; the helper is what was begun by execve.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import re

CALL = re.compile(r'^(\w+)\((.*)$')
# Where words go through a pipe, or a program is begun: what is written there is not a path that is asked for.
NOT_A_PATH = ('execve', 'sendto', 'write', 'read', 'recvfrom')
CHANGES = ('mkdirat', 'unlinkat', 'renameat', 'renameat2', 'linkat', 'symlinkat', 'ftruncate', 'mkdir', 'unlink', 'rename', 'link',
           'symlink', 'truncate', 'mknod', 'mknodat', 'rmdir', 'utimensat', 'creat')
MODES = ('chmod', 'fchmod', 'fchmodat', 'chown', 'fchown', 'fchownat', 'lchown', 'setxattr', 'fsetxattr')


def read_trace(log, helper):
    """The calls of the client, and those of the helper (its path), as (name, words)."""
    ours, theirs = [], []
    for path in glob.glob(f'{log}.*'):
        with open(path, errors='replace') as lines:
            lines = lines.read().splitlines()
        begun = next((n for n, line in enumerate(lines) if line.startswith(f'execve("{helper}"') and line.endswith('= 0')), len(lines))
        ours += [found.groups() for line in lines[:begun] if (found := CALL.match(line))]
        theirs += [found.groups() for line in lines[begun:] if (found := CALL.match(line))]
    return ours, theirs


def is_change(name, words):
    return name in CHANGES or name in MODES or (name == 'openat' and re.search(r'O_WRONLY|O_RDWR|O_CREAT|O_TRUNC', words))


def is_own(share, poste, name, words):
    return f'<{share}/p/{poste}>' in words and '/' not in words.split('"')[1] or (
        name == 'mkdirat' and (f'<{share}>, "p"' in words or f'<{share}/p>, "{poste}"' in words))


def list_askings(calls, share):
    """Those that name the share."""
    return [f'{name}({words}' for name, words in calls if f'<{share}' in words or (name not in NOT_A_PATH and share in words)]


def list_trespasses(calls, share, poste):
    """Those that change there what is not the poste's own."""
    return [f'{name}({words}' for name, words in calls
            if share in words and is_change(name, words) and (name in MODES or not is_own(share, poste, name, words))]
