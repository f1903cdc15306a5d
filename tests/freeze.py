"""freeze - a file system of one test alone that takes every question and answers none

As a frozen file server: whoever asks it outlives SIGKILL, until it is taken away. Seen by this process and by those it starts.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import ctypes
import os
import struct
import threading

CLONE_NEWNS, MS_REC, MS_PRIVATE, MNT_FORCE, MNT_DETACH = 0x20000, 0x4000, 0x40000, 1, 2
INIT = 26
libc = ctypes.CDLL(None, use_errno=True)


class Frozen(threading.Thread):
    """Mounted, and silent after the first word."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.asked = folder, 0
        self.line = os.open('/dev/fuse', os.O_RDWR)
        options = f'fd={self.line},rootmode=40755,user_id={os.getuid()},group_id={os.getgid()},allow_other'.encode()
        if libc.mount(b'liens-test', folder.encode(), b'fuse', 0, options) != 0:
            raise OSError(ctypes.get_errno(), 'mount')
        self.start()

    def run(self):
        while True:
            try:
                asked = os.read(self.line, 1 << 18)
            except OSError:
                return  # it was taken away
            _, what, unique, _ = struct.unpack_from('<IIQQ', asked)
            self.asked += 1
            if what == INIT:
                body = struct.pack('<IIIIHHIIHH8I', 7, 31, 65536, 0, 0, 0, 65536, 1, 0, 0, *[0] * 8)
                os.write(self.line, struct.pack('<IiQ', 16 + len(body), 0, unique) + body)

    def take_away(self):
        libc.umount2(self.folder.encode(), MNT_FORCE)  # who waits is told that it is gone
        libc.umount2(self.folder.encode(), MNT_DETACH)


def freeze(folder):
    """A frozen folder; None and why when that cannot be made here."""
    os.mkdir(folder)
    if libc.unshare(CLONE_NEWNS) != 0 or libc.mount(b'none', b'/', None, MS_REC | MS_PRIVATE, None) != 0:
        return None, 'nobody here may mount a file system'
    try:
        return Frozen(folder), ''
    except OSError as error:
        return None, f'no file system can be frozen here ({error.strerror})'
