"""test-frozen - a shared folder that answers nothing freezes nobody: not the map, nor the closing, nor the next opening

T7 of the plan, for the window; and T8: of all processes the window names no path of the share but by its relay, which writes nothing
there but what is its own. Skipped where nobody may mount a file system. What is proved everywhere is that nobody waits for the folder,
which would be for as long as it is silent; the figures of T7 are told, and held to with LIENS_LONG=1, on a machine that does nothing else.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import shutil
import subprocess
import sys
import threading
import time

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(TESTS)

from drive import press, settle, type_letters  # noqa: E402
from freeze import freeze  # noqa: E402
from house import FOLDER, LIENS, LONG, Window, remember_who_types, run, wait_fields  # noqa: E402
from story import Story  # noqa: E402
from syscalls import is_change, list_askings, list_trespasses, read_trace  # noqa: E402

DOSSIER = os.path.join(FOLDER, 'Givre.liens')
SHARE = os.path.join(FOLDER, 'partage')
LOG = os.path.join(FOLDER, 'trace')
RELAY = os.environ['LIENS_RELAY']
SILENCE = 15  # seconds until the relay is given up
WALK = 8  # seconds
QUIET = os.environ.get('LIENS_LONG')
GAP, QUIT, REOPEN = (50, 1, 2) if QUIET else (SILENCE * 400, SILENCE * 0.6, SILENCE * 0.6)  # ms, seconds, seconds
STEP = 0.005
story = Story('frozen')
window = frozen = centre = None
told = {}


class Aside(threading.Thread):
    """What the machine takes from anybody: how much longer than asked a program beside sleeps."""

    def __init__(self):
        super().__init__(daemon=True)
        code = f'import time\nw = 0\nwhile True:\n b = time.monotonic(); time.sleep({STEP}); d = time.monotonic() - b - {STEP}\n if d > w: w = d; print(w, flush=True)'
        self.process = subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE, text=True)
        self.widest = 0
        self.start()

    def run(self):
        for line in self.process.stdout:
            self.widest = float(line) * 1000

    def end(self):
        self.process.kill()
        self.process.wait()
        self.join()
        return self.widest


def walk():
    """The map is dragged and zoomed: the widest time between two frames, what of it was work, and what the machine took beside; ms."""
    aside = Aside()
    done = subprocess.run([LIENS, 'bench', '--window', '--walk', str(WALK), '--on', DOSSIER, '--json'], capture_output=True, text=True, timeout=200)
    machine = aside.end()
    assert done.returncode == 0, f'{done.returncode}\n{done.stdout}{done.stderr}'
    gesture = json.loads(done.stdout)['window']['gestures']['walk']
    return gesture['interval']['max_ms'], gesture['work']['max_ms'], machine


def ask_often(seconds):
    """The window is asked its name again and again, which its main loop answers: the slowest answer, and what the machine took; ms."""
    aside, slowest, end = Aside(), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        assert window.frame.name
        slowest = max(slowest, time.monotonic() - began)
        time.sleep(STEP)
    return slowest * 1000, aside.end()


def open_it():
    """How long it takes until the dossier can be worked on."""
    global window
    began = time.monotonic()
    window = Window(DOSSIER)
    return time.monotonic() - began


def leave():
    """How long it takes from the keys to the end of the process."""
    began = time.monotonic()
    press('ctrl+q')
    window.process.wait(30)
    return time.monotonic() - began


def find_badge(label):
    return window.find(where=lambda part: part.name.startswith(f'Sharing: {label}'), can='click', seconds=LONG)


def can_trace():
    return shutil.which('strace') and subprocess.run(['strace', '-D', '-qq', 'true'], capture_output=True).returncode == 0


def can_freeze():
    """Tried by another process: what it mounts is gone with it."""
    code = "import sys; sys.path[:0] = sys.argv[1:2]; from freeze import freeze; f, why = freeze(sys.argv[2]); print(why); f and f.take_away()"
    done = subprocess.run([sys.executable, '-B', '-c', code, TESTS, os.path.join(FOLDER, 'essai')], capture_output=True, text=True, timeout=60)
    return (done.returncode == 0 and not done.stdout.strip()), done.stdout.strip() or done.stderr.strip()


able, why = can_freeze()
if not able or not can_trace():
    print(f'1..0 # SKIP {why or "strace is missing, or nobody may trace here"}')
    sys.exit(0)


@story.step
def a_dossier_is_shared_and_its_map_walked():
    global centre
    remember_who_types()
    run('new', DOSSIER, '--demo')
    centre = run('add', DOSSIER, 'structure', 'name=Centre social du Givre', 'type=social_centre').strip()
    run('share', DOSSIER, SHARE)
    told['well'] = walk()


@story.step
def the_window_names_no_path_of_the_share_and_its_relay_changes_its_own():
    global window
    window = Window(DOSSIER, under=('strace', '-D', '-ff', '-qq', '-y', '-s', '4096', '-e', 'trace=%file', '-o', LOG))
    find_badge('Up to date')
    press('ctrl+f')
    type_letters('givre')
    wait_fields(DOSSIER, centre, type='social_centre')
    run('set', DOSSIER, centre, 'phone=01 39 00 00 01')
    press('ctrl+r')
    settle(1)
    find_badge('Up to date')
    leave()
    settle(1)  # for what strace has still to write
    ours, theirs = read_trace(LOG, RELAY)
    poste = os.listdir(os.path.join(SHARE, 'p'))[0]
    print(f'# {len(ours)} calls of the window, {len(theirs)} of its relay')
    assert len(ours) > 1000 and [words for name, words in theirs if SHARE in words and is_change(name, words)], 'nothing was watched'
    assert not list_askings(ours, SHARE), list_askings(ours, SHARE)[:5]
    assert not list_trespasses(theirs, SHARE, poste), list_trespasses(theirs, SHARE, poste)[:5]


@story.step
def a_frozen_folder_takes_no_frame():
    global frozen
    os.rename(SHARE, SHARE + '.well')
    frozen, _ = freeze(SHARE)
    widest, work, machine = walk()
    print(f'# between two frames at most {widest:.0f} ms, of which {work:.0f} of work and {machine:.0f} the machine takes; well: {told["well"]}')
    assert frozen.asked > 1, 'the folder was never asked'
    assert widest <= max(GAP, told['well'][0]) + machine, (widest, work, machine, told)


@story.step
def it_opens_beside_it_and_answers_at_once():
    seconds = open_it()
    print(f'# opened in {seconds:.2f} s')
    assert seconds < REOPEN, seconds
    slowest, machine = ask_often(SILENCE + 3)
    print(f'# slowest answer {slowest:.0f} ms, of which the machine takes {machine:.0f}')
    assert slowest <= GAP + machine, (slowest, machine)
    find_badge('Folder out of reach')


@story.step
def what_is_typed_is_kept():
    run('set', DOSSIER, centre, 'phone=01 39 00 00 02')
    wait_fields(DOSSIER, centre, phone='01 39 00 00 02')


@story.step
def it_closes_and_opens_again_at_once():
    seconds = leave()
    print(f'# closed in {seconds:.2f} s')
    assert seconds < QUIT, seconds
    seconds = open_it()
    print(f'# opened again in {seconds:.2f} s')
    assert seconds < REOPEN, seconds
    wait_fields(DOSSIER, centre, phone='01 39 00 00 02')


@story.step
def when_it_answers_again_all_goes_there():
    frozen.take_away()
    os.rmdir(SHARE)
    os.rename(SHARE + '.well', SHARE)
    press('ctrl+r')
    find_badge('Up to date')


story.end(lambda: window)
