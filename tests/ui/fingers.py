"""fingers - touches a screen that session made with UI_FINGERS=1

    hand = Fingers()
    hand.put(1, spot)
    hand.move({1: here, 2: there})
    hand.lift(1)

What is sent is read by the X server's own input driver for tests, "inputtest": a touch screen, as a program sees it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import socket
import struct

from drive import rest, settle

WIDTH, HEIGHT = 1440, 1000  # of the screen in fingers.conf
RANGE = 0x10000             # of the touch screen, across and down
HEADER = struct.Struct('=II')  # length, type
VERSION, SYNC, TOUCH = 0, 1, 6  # types
BEGIN, UPDATE, END = 18, 19, 20  # of a touch, as XInput 2 numbers them
N_AXES = 64


class Fingers:
    def __init__(self):
        self.line = socket.socket(socket.AF_UNIX)
        self.line.settimeout(20)
        self.line.connect(os.path.join(os.environ['UI_FOLDER'], 'fingers'))
        self._send(VERSION, struct.pack('=HH', 1, 0))
        self._hear(4)
        self.spots = {}

    def _send(self, kind, told=b''):
        self.line.sendall(HEADER.pack(HEADER.size + len(told), kind) + told)

    def _hear(self, size=0):
        size += HEADER.size
        assert len(self.line.recv(size, socket.MSG_WAITALL)) == size, 'the touch screen was taken away'

    def _touch(self, finger, what, spot):
        places = [spot[0] * RANGE / WIDTH, spot[1] * RANGE / HEIGHT]
        mask = bytes([0b11] + [0] * 7)
        axes = struct.pack(f'={N_AXES}d', *places, *[0] * (N_AXES - 2))
        self._send(TOUCH, struct.pack('=III8s4x', finger, what, 0, mask) + axes + bytes(8 * N_AXES))
        self.spots[finger] = spot

    def _wait_taken(self):
        """Until the server has given it to the window."""
        self._send(SYNC)
        self._hear()

    def put(self, finger, spot):
        self._touch(finger, BEGIN, spot)
        self._wait_taken()
        rest(0.5)

    def move(self, ends, steps=10):
        """Several fingers at once, in steps a hand could make."""
        starts = {finger: self.spots[finger] for finger in ends}
        for step in range(1, steps + 1):
            for finger, end in ends.items():
                self._touch(finger, UPDATE, [a + (b - a) * step / steps for a, b in zip(starts[finger], end)])
            self._wait_taken()
            settle(0.015)
        rest(0.5)

    def move_all(self, dx, dy):
        self.move({finger: (x + dx, y + dy) for finger, (x, y) in self.spots.items()})

    def lift(self, finger):
        self._touch(finger, END, self.spots[finger])
        del self.spots[finger]
        self._wait_taken()
        rest(0.5)
