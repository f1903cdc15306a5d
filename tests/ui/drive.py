"""drive - use a GTK program as a person would, through what it tells a screen reader

A Program is started inside tests/ui/session; its Parts are found by their name, by what they
are (role) or by what can be done with them (can). Finding waits: the window may need a moment.

    program = Program(['liens', 'd.liens'])
    program.find('Search').enter('college ferry')
    program.find('Collège Jules-Ferry', role='list item').click()
    press('ctrl+z')

What is known of GTK 4.8 and of 4.18, and hidden here:
- roles and names differ ("push button" / "button", "_Delete Delete" / "Delete"): look for what
  a part can do rather than for its role;
- libatspi asks part by part, and its cache goes stale: tree.py asks the program itself, for all at once;
- positions are told inside the window only, the X server knows where the window is, and its popovers;
- check buttons, radio buttons and rows of preferences have no action: the pointer clicks;
- `xdotool type` writes É as é: enter() hands the text over, type() is for plain letters;
- GTK 4.8 ends (g_variant_new_object_path of NULL) when it is asked for a window that closed since it told how many
  there are: whoever closes one asks the window manager first, with wait_closed() or wait_alone().

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import itertools
import os
import re
import subprocess
import time

import dbus

from tree import ROOT, Bus, Gone, Teller, join_states, name_role, number_state

PATIENCE = float(os.environ.get('UI_PATIENCE', 16))


class NotSeen(AssertionError):
    """What the test waited for did not come."""


def settle(seconds=0.0):
    """Gives the program that much time."""
    time.sleep(seconds)


def wait(is_true, what='', seconds=PATIENCE):
    """The first true answer of is_true ()."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = is_true()
            if answer:
                return answer
        except (dbus.DBusException, Gone):
            pass  # a part that went away while we looked at it
        if time.monotonic() > end:
            raise NotSeen(f'waited {seconds:g} s for {what or is_true}')
        time.sleep(0.03)


# ---- the pace of a person

running = []  # the programs; a person sees what a key did before pressing the next one


def is_at_work(process):
    """Whether a thread of it runs or waits for the processor; one that gave way to all others (nice) does not count."""
    for path in glob.glob(f'/proc/{process}/task/*/stat'):
        try:
            with open(path, encoding='utf-8') as file:
                told = file.read().rpartition(')')[2].split()
        except OSError:
            continue  # it ended meanwhile
        if told[0] in 'RD' and int(told[16]) <= 0:
            return True
    return False


def rest(seconds=3.0):
    """Until the programs have nothing to do, for as long as an eye takes to see it."""
    end, calm = time.monotonic() + seconds, 0
    while calm < 4 and time.monotonic() < end:
        calm = 0 if any(is_at_work(program.process.pid) for program in running) else calm + 1
        time.sleep(0.015)


def is_called(told, wanted):
    """Whether a part that tells its name so is the one a person calls `wanted`."""
    plain = told.replace('_', '')
    return wanted in (told, plain) or plain in (f'{wanted} {wanted}',)


def run_tool(*arguments):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, check=True)
    settle(0.03)
    return done.stdout


# ---- keyboard and pointer

pressed = []  # all the keys so far that act; several held together are one, letters that are typed are none


def press(*keys):
    """Keys by their X names: 'ctrl+z', 'Tab', 'Return'. What Escape closes holds the keyboard until it is gone: nobody goes on before."""
    pressed.extend(keys)
    while keys:
        together = keys.index('Escape') + 1 if 'Escape' in keys else len(keys)
        rest()
        run_tool('xdotool', 'key', '--clearmodifiers', *keys[:together])
        keys = keys[together:]


def type_letters(letters):
    rest()
    run_tool('xdotool', 'type', '--delay', 12, letters)


def move_pointer(spot):
    run_tool('xdotool', 'mousemove', round(spot[0]), round(spot[1]))  # --sync waits for ever where it is already


def click_at(spot, button=1, times=1, holding=None):
    """holding: a key that is down meanwhile, by its X name. A finger is down for a while: where the button is up again before GTK looks
    at the pointer (it does after it laid out the window), it takes the press for an error and forgets it."""
    move_pointer(spot)
    rest()
    if holding:
        run_tool('xdotool', 'keydown', holding)
    if times == 1:
        run_tool('xdotool', 'mousedown', button)
        rest(0.35)
        run_tool('xdotool', 'mouseup', button)
    else:
        run_tool('xdotool', *['mousedown', button, 'sleep', 0.04, 'mouseup', button, 'sleep', 0.05] * times)
    if holding:
        run_tool('xdotool', 'keyup', holding)


def drag(start, end, button=1, steps=12):
    """Presses at start, goes to end in steps a person could make, lets go."""
    move_pointer(start)
    run_tool('xdotool', 'mousedown', button)
    for step in range(1, steps + 1):
        move_pointer([a + (b - a) * step / steps for a, b in zip(start, end)])
        settle(0.015)
    run_tool('xdotool', 'mouseup', button)


def scroll_at(spot, clicks):
    """Turns the wheel: up when positive."""
    move_pointer(spot)
    run_tool('xdotool', 'click', '--repeat', abs(clicks), '--delay', 30, 4 if clicks > 0 else 5)


def list_managed():
    """The windows that the window manager holds; popovers and tooltips are none."""
    return [int(number, 16) for number in re.findall('0x[0-9a-f]+', run_tool('xprop', '-root', '_NET_CLIENT_LIST'))]


def ask_number(*words):
    """What xdotool says of a window; None when there is none, or none any more."""
    try:
        return int(run_tool('xdotool', *words))
    except subprocess.CalledProcessError:
        return None


def find_active():
    return ask_number('getactivewindow')


def wait_closed(number, seconds=PATIENCE):
    wait(lambda: number not in list_managed(), 'the window to close', seconds)


def take_picture(path):
    """The whole screen, as PNG."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    run_tool('import', '-window', 'root', path)
    return path


# ---- what a program shows

class Part:
    """One thing on the screen."""

    def __init__(self, program, path, tree=None):
        self.program, self.path = program, path
        self.tree = tree  # what was told of all parts, while a walk stands on this one; afterwards each question is asked

    def __repr__(self):
        return f'{self.role} "{self.name}"'

    def ask(self, interface, method, signature='', *words):
        return self.program.teller.ask(self.path, interface, method, signature, *words)

    def get(self, interface, name):
        return self.program.teller.get(self.path, interface, name)

    @property
    def node(self):
        return self.tree and self.tree.nodes[self.path]

    @property
    def name(self):
        return self.node.name if self.tree else str(self.get('Accessible', 'Name'))

    @property
    def role(self):
        return name_role(self.node.role if self.tree else int(self.ask('Accessible', 'GetRole')))

    @property
    def description(self):
        return self.node.description if self.tree else str(self.get('Accessible', 'Description'))

    @property
    def interfaces(self):
        told = self.node.interfaces if self.tree else self.ask('Accessible', 'GetInterfaces')
        return [str(name).rsplit('.', 1)[1] for name in told]

    @property
    def states(self):
        return self.node.states if self.tree else join_states(self.ask('Accessible', 'GetState'))

    @property
    def actions(self):
        if 'Action' not in self.interfaces:
            return []
        return [self._name_action(i) for i in range(int(self.get('Action', 'NActions')))]

    def _name_action(self, index):
        try:
            return str(self.ask('Action', 'GetName', 'i', index))
        except dbus.DBusException:  # GTK 4.8 counts actions that it does not give
            return ''

    @property
    def text(self):
        """What is written in it."""
        if 'Text' not in self.interfaces:
            return self.name
        return str(self.ask('Text', 'GetText', 'ii', 0, int(self.get('Text', 'CharacterCount'))))

    @property
    def value(self):
        return float(self.get('Value', 'CurrentValue'))

    def is_in_state(self, state):
        return bool(self.states >> number_state(state) & 1)

    @property
    def is_shown(self):
        """GTK 4.8 says "showing" of windows only, and "visible" of what is not hidden in them."""
        return self.is_in_state('visible') or self.is_in_state('showing')

    @property
    def children(self):
        paths = [node.path for node in self.tree.children[self.path]] if self.tree else self.program.teller.list_children(self.path)
        return [Part(self.program, path) for path in paths]

    @property
    def parent(self):
        """None: it is the program."""
        return None if self.path == ROOT else Part(self.program, str(self.get('Accessible', 'Parent')[1]))

    @property
    def window(self):
        part = self
        while (above := part.parent) and above.path != ROOT:
            part = above
        return part

    # -- finding inside it

    def walk(self, hidden=False, thorough=True):
        """It, then all it contains; what is not shown is passed over unless hidden."""
        tree = self.tree if self.tree and self.tree.hidden == hidden else self.program.teller.look(hidden, thorough)
        for node in tree.walk(self.path):
            part = Part(self.program, node.path, tree)
            try:
                yield part
            finally:
                part.tree = None

    def look_for(self, name=None, role=None, can=None, hidden=False, where=None):
        """All that answer to it now, without waiting."""
        return list(self._seek(name, role, can, hidden, where))

    def _seek(self, name, role, can, hidden, where, thorough=True):
        for part in self.walk(hidden, thorough):
            try:
                answers = part.answers_to(name, role, can, where)
            except (dbus.DBusException, Gone):
                continue
            if answers:
                part.tree = None
                yield part

    def answers_to(self, name, role, can, where):
        return ((name is None or is_called(self.name, name))
                and (role is None or self.role == role or isinstance(role, tuple) and self.role in role)
                and (where is None or where(self))
                and (can is None or can in self.interfaces or can in self.actions))  # the longest to ask comes last

    def find(self, name=None, role=None, can=None, hidden=False, where=None, seconds=PATIENCE):
        """The first that answers to it, once it is there."""
        told = ' '.join(f'{k} {v!r}' for k, v in dict(name=name, role=role, can=can).items() if v)
        ways = itertools.cycle((False, True))  # the quick one finds nearly all
        return wait(lambda: next(self._seek(name, role, can, hidden, where, next(ways)), None), told or 'a part', seconds)

    def find_button(self, name, **more):
        return self.find(name, can='click', **more)

    def find_entry(self, name, **more):
        return self.find(name, can='EditableText', **more)

    def wait_gone(self, name=None, seconds=PATIENCE, **more):
        wait(lambda: not self.look_for(name, **more), f'{name} to go', seconds)

    # -- acting on it

    def do(self, action):
        """One of its actions by name, such as 'win.export' on a window."""
        if action not in self.actions:
            raise NotSeen(f'{self!r} can {self.actions}, not {action}')
        assert self.ask('Action', 'DoAction', 'i', self.actions.index(action))
        settle(0.3)  # a button that is activated is pressed for a quarter of a second before it says so

    def click(self, button=1, times=1):
        """Its own action when it has one, else the pointer in its middle."""
        if button == 1 and times == 1 and self.actions and self.actions[0] and '.' not in self.actions[0]:
            self.do(self.actions[0])
        else:
            self.point_and_click(button, times)

    def point_and_click(self, button=1, times=1, across=0.5, down=0.5, holding=None):
        rest()
        self.wait_still()
        click_at(self.find_spot(across, down), button, times, holding)

    def wait_still(self):
        """A page that was just opened moves until all of it has come: nobody aims at what moves. Where much else runs, frames are rare."""
        was, frame = None, 0.05 * max(1, os.getloadavg()[0] / 6)
        for _ in range(20):
            now = self.get_box()
            if now == was:
                return
            was = now
            settle(frame)

    def enter(self, text):
        """Replaces what is written in it, accents and all."""
        entry = self if 'EditableText' in self.interfaces else self.find(can='EditableText')
        assert entry.ask('EditableText', 'SetTextContents', 's', text), f'{entry!r} takes no text'
        settle(0.05)

    def select_child(self, index):
        assert self.ask('Selection', 'SelectChild', 'i', index)
        settle(0.05)

    def set_value(self, value):
        self.program.teller.put(self.path, 'Value', 'CurrentValue', dbus.Double(value))
        settle(0.05)

    # -- where it is

    def get_box(self):
        """x, y, width, height inside its window."""
        return self.program.teller.get_box(self.path)

    def find_spot(self, across=0.5, down=0.5):
        """A point of it on the screen, as fractions of its width and height."""
        x, y, width, height = self.get_box()
        left, top = self.find_popover_shift() or self.window.find_origin()
        return left + x + width * across, top + y + height * down

    def find_popover_shift(self):
        """A popover is an X window of its own, and is told to be elsewhere: what is of its size is it. None: not in one."""
        places = [run_tool('xdotool', 'getwindowgeometry', '--shell', number) for number in self.program.list_x_windows()
                  if run_tool('xdotool', 'getwindowname', number).rstrip('\n') != self.window.name]
        places = [dict(line.split('=') for line in told.split() if '=' in line) for told in places]
        part = self
        # Above what has a place stand windows and what groups them.
        while places and part.path != ROOT and 'Component' in part.interfaces:
            x, y, width, height = part.get_box()
            for place in places:
                if (int(place['WIDTH']), int(place['HEIGHT'])) == (width, height):
                    return int(place['X']) - x, int(place['Y']) - y
            part = part.parent
        return None

    def find_origin(self):
        """Of a window: where on the screen its position 0, 0 is, inside its shadow."""
        number = self.program.find_x_window(self.name)
        told = run_tool('xdotool', 'getwindowgeometry', '--shell', number)
        place = dict(line.split('=') for line in told.split() if '=' in line)
        margins = run_tool('xprop', '-id', number, '-notype', '_GTK_FRAME_EXTENTS')
        left = top = 0
        if '=' in margins:
            left, _, top, _ = [int(n) for n in margins.split('=')[1].split(',')]
        if not left and not top:  # no compositor: a plain border instead of a shadow
            left = top = max(0, (int(place['WIDTH']) - self.get_box()[2]) // 2)
        return int(place['X']) + left, int(place['Y']) + top

    def resize(self, width, height):
        run_tool('xdotool', 'windowsize', '--sync', self.program.find_x_window(self.name), width, height)
        settle(0.5)

    def describe(self, hidden=False):
        """All that it contains, for the log of a test that failed."""
        lines = []

        def tell(part, depth):
            if len(lines) >= 700:  # asking takes its time, and nobody reads a list of a thousand rows
                return
            states = [s for s in ('focused', 'selected', 'checked', 'expanded') if part.is_in_state(s)]
            can = [i for i in part.interfaces if i in ('EditableText', 'Selection', 'Value')] + part.actions[:3]
            lines.append(f"{'  ' * depth}{part!r} {' '.join(states)} {can or ''}".rstrip())
            for child in part.children:
                if hidden or child.is_shown:
                    tell(child, depth + 1)
        tell(self, 0)
        return '\n'.join(lines)


class Program(Part):
    """A running program; its children are its windows."""

    def __init__(self, arguments, environment=None, seconds=20):
        self.folder = os.environ.get('UI_FOLDER', '.')
        self.log_path = os.path.join(self.folder, 'program.log')
        with open(self.log_path, 'a', encoding='utf-8') as log:
            # restore_signals: a file that may not grow any more is an error to be told, as a full disk is, not an end.
            self.process = subprocess.Popen([str(a) for a in arguments], stdout=log, stderr=subprocess.STDOUT,
                                            env={**os.environ, **(environment or {})}, restore_signals=False)
        running[:] = [program for program in running if program.process.poll() is None] + [self]
        super().__init__(self, ROOT)
        bus = Bus()
        self.teller = Teller(bus, wait(lambda: self._find_on(bus), f'{arguments[0]} to show a window', seconds))

    def _find_on(self, bus):
        if self.process.poll() is not None:
            raise NotSeen(f'the program ended with status {self.process.returncode}:\n{self.read_log()}')
        return bus.find_owner(self.process.pid)

    @property
    def windows(self):
        return self.children

    def find_window(self, title=None, seconds=PATIENCE):
        return wait(lambda: [w for w in self.windows if title is None or is_called(w.name, title)],
                    f'the window "{title}"', seconds)[0]

    def wait_alone(self, seconds=PATIENCE):
        """Once one of its windows is left, and the keys are given to who is there."""
        wait(lambda: len([n for n in list_managed() if ask_number('getwindowpid', n) == self.process.pid]) == 1
             and find_active() in list_managed(), 'the other windows to close', seconds)
        wait(lambda: len(self.windows) == 1, 'one window to be left', seconds)

    def list_x_windows(self):
        try:
            return run_tool('xdotool', 'search', '--onlyvisible', '--all', '--pid', self.process.pid, '--name', '').split()
        except subprocess.CalledProcessError:  # a window went while it looked
            return run_tool('xdotool', 'search', '--onlyvisible', '--all', '--pid', self.process.pid, '--name', '').split()

    def find_x_window(self, title):
        for number in reversed(self.list_x_windows()):
            if run_tool('xdotool', 'getwindowname', number).rstrip('\n') == title:
                return number
        raise NotSeen(f'no window "{title}" on the screen')

    def find_focused(self):
        for thorough in (False, True):
            focused = list(self._seek(None, None, None, False, lambda part: part.is_in_state('focused'), thorough))
            if focused:
                return focused[-1]
        return None

    def read_log(self):
        with open(self.log_path, encoding='utf-8', errors='replace') as log:
            return log.read()

    def read_complaints(self):
        """What GLib reported as a mistake of the program."""
        marks = ('CRITICAL', 'WARNING', 'ERROR:', 'runtime error', 'AddressSanitizer')
        known = ('Screen coordinates', 'Unable to acquire session bus', 'dconf-WARNING',
                 'gtk_widget_unparent: assertion',  # libadwaita 1.2, of each AdwStatusPage that goes
                 'Broken accounting of active state for widget')  # GTK 4.8, of a menu that opens under a button that is down
        return [line for line in self.read_log().splitlines()
                if any(m in line for m in marks) and not any(k in line for k in known)]

    def wait_end(self, seconds=PATIENCE):
        """Its exit status, once it has ended by itself."""
        return self.process.wait(seconds)

    def close(self, seconds=PATIENCE):
        """Closes the focused window as a person does, and waits for the end."""
        press('alt+F4')
        return self.wait_end(seconds)

    def kill(self):
        """As a power cut would: no last words."""
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.kill()
