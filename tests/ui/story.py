"""story - a test of the window told step by step, in the words meson reads (TAP)

    story = Story('draw-a-link')

    @story.step
    def a_link_is_drawn_by_dragging():
        drag(...)
        assert program.find('Nouveau lien')

    story.end(program)

A step that fails leaves a picture and what the window held; the steps that follow are not
tried, since they rest on it. The last case of every story: the program complained of nothing.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys
import time
import traceback

from drive import take_picture
from leaks import read_faults


class Story:
    def __init__(self, name):
        self.name, self.steps, self.failed = name, [], 0
        self.pictures = os.environ.get('UI_PICTURES') or os.path.join(os.environ['UI_FOLDER'], 'pictures')

    def step(self, does):
        self.steps.append(does)
        return does

    def end(self, find_program):
        """Runs the steps; find_program () gives the Program that runs, or None."""
        self.find_program = find_program
        print(f'1..{len(self.steps) + 1}', flush=True)
        for number, does in enumerate(self.steps, 1):
            if self.failed:
                self._tell(False, number, does.__name__, ' (not tried)')
            else:
                self._run(number, does)
        self._check_complaints(len(self.steps) + 1)
        sys.exit(self.failed > 0)

    def _tell(self, is_true, number, name, tail=''):
        verdict = 'ok' if is_true else 'not ok'
        self.failed += not is_true
        print(f"{verdict} {number} /window/{self.name}/{name.strip('_').replace('_', '-')}{tail}", flush=True)

    def _run(self, number, does):
        began = time.monotonic()
        try:
            does()
        except Exception:  # whatever it is, it is told, with what was on the screen
            self._tell(False, number, does.__name__)
            self._explain(does.__name__)
        else:
            self._tell(True, number, does.__name__)
            print(f'# {time.monotonic() - began:.1f} s', flush=True)

    def _explain(self, name):
        lines = traceback.format_exc().splitlines()
        try:
            lines.append('picture: ' + take_picture(os.path.join(self.pictures, f'{self.name}-{name}.png')))
            program = self.find_program()
            lines += program.describe().splitlines() if program else []
            lines += program.read_log().splitlines()[-30:] if program else []
            lines += read_faults(os.environ['UI_FOLDER'])
        except Exception as error:  # the program may be gone; the first failure is what counts
            lines.append(f'nothing more could be seen: {error}')
        for line in lines:
            print(f'# {line}', flush=True)

    def _check_complaints(self, number):
        program = self.find_program()
        complaints = program.read_complaints() if program else []
        self._tell(not complaints, number, 'the-program-complained-of-nothing')
        for line in complaints:
            print(f'# {line}', flush=True)
