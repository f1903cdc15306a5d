"""leaks - what a program left behind: faults, memory that nobody holds, objects that nobody let go

Two witnesses, since neither sees all. The sanitizers, when the program was built with them, tell
faults and memory to which nothing points any more. objects.c counts the objects that are
still alive: most that leak are still pointed to by GLib's table of signal handlers.

What is told is a fault of ours, unless tests/support/leaks-of-others or others.c names whose it is. The stacks are
short, so that a window stays quick; with LIENS_STACKS=9 they have nine frames, and the program is thrice as slow.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import re

FRAME = re.compile(r'^\s*#\d+ 0x[0-9a-f]+ (?:in )?(.*)$', re.MULTILINE)
OURS = re.compile(r'(?:src|tests)/[\w-]+/[\w-]+\.c:\d+')
FAULT = re.compile('leak of|ERROR: AddressSanitizer|runtime error|has encountered a fatal error')
# GLib's first table of names, which it leaves when it makes a second: a short stack does not say so.
NAMES = re.compile(r'Direct leak of 16384 byte\(s\) in 1 object\(s\) allocated from:\n *#0 .* in \w*malloc .*\n *#1 .* in g_malloc .*')
OTHERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'support', 'leaks-of-others')
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir, 'src')
# One of each for the whole screen, kept by GTK.
TOOLTIP = {'GtkTooltipWindow': 1, 'GtkBox': 1, 'GtkImage': 1, 'GtkLabel': 1}


def watch(folder, objects=None):
    """The environment of a program to be judged; objects: the library made of objects.c and others.c."""
    frames = os.environ.get('LIENS_STACKS')
    stacks = f'fast_unwind_on_malloc=0:malloc_context_size={frames}' if frames else 'fast_unwind_on_malloc=1'
    path = os.path.join(folder, 'sanitizer')
    # A leak does not change how the program ends: it is read here. Any other fault ends it at once.
    seen = {'ASAN_OPTIONS': f'detect_leaks=1:exitcode=0:abort_on_error=1:verify_asan_link_order=0:{stacks}:log_path={path}',
            'UBSAN_OPTIONS': 'print_stacktrace=1',  # beside ASan it knows no log of its own: read in program.log
            'LSAN_OPTIONS': f'print_suppressions=0:suppressions={OTHERS}'}
    if objects:
        seen.update({'LD_PRELOAD': objects, 'OBJECTS_LOG': os.path.join(folder, 'objects'), 'OBJECTS_ROOMS': list_rooms()})
    return seen


def list_rooms():
    """How the names of our types begin: a room is a prefix."""
    folders = (room for room in os.listdir(SOURCES) if os.path.isdir(os.path.join(SOURCES, room)))
    return ':'.join(sorted({room.split('-')[0].capitalize() for room in folders}))


def read_all(folder, pattern):
    for path in sorted(glob.glob(os.path.join(folder, pattern))):
        with open(path, encoding='utf-8', errors='replace') as log:
            yield log.read()


def name_fault(report):
    """A line that says what and where."""
    what = FAULT.search(report)
    line = next(line for line in report.splitlines() if what.group() in line).strip()
    frames = FRAME.findall(report)
    place = next((OURS.search(frame).group() for frame in frames if OURS.search(frame)), None)
    return f'{line} {place or "; ".join(frames[:4])}'.strip()


def judge_memory(said):
    """Of one process, all that the sanitizers said."""
    parts = re.split(r'\n\s*\n', said)
    return [name_fault(part) for part in parts if FAULT.search(part) and not NAMES.fullmatch(part.strip())]


def judge_objects(said):
    """Of one process, all that objects.c said."""
    counts = [line.split() for line in said.splitlines()]
    left = {name: int(count) for name, count in counts if name != 'watched'}
    return [f'{count} {name} still alive' for name, count in left.items() if count != TOOLTIP.get(name)]


def count_watched(folder):
    """How many objects were watched, in all: none means that nobody looked."""
    return sum(int(said.split()[1]) for said in read_all(folder, 'objects.*'))


def read_faults(folder):
    """All that is ours, of the programs that ended since."""
    return ([fault for log in ('sanitizer.*', 'program.log') for said in read_all(folder, log) for fault in judge_memory(said)]
            + [fault for said in read_all(folder, 'objects.*') for fault in judge_objects(said)])
