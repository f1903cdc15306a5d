"""tree - all that a GTK program tells a screen reader, in one question

Asking part by part costs a journey each, and a window has a thousand parts. The cache that GTK keeps for screen readers
tells them all at once (org.a11y.atspi.Cache.GetItems), but only those that were asked for before: what is told to have more
children than the cache knows is asked for them, once.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import collections

import dbus
import dbus.bus
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402 - the names of roles and states; nothing is asked through it

ROOT = '/org/a11y/atspi/accessible/root'
WINDOW = 1  # positions inside the window
PREFIX = 'org.a11y.atspi.'
PATIENCE = 20  # seconds for one answer
DEPTH = 3  # floors below what was not known, asked for without knowing whether they are shown

Node = collections.namedtuple('Node', 'path parent index count interfaces name role description states')


class Gone(Exception):
    """What was looked at is not there any more."""


def name_role(number):
    return Atspi.role_get_name(Atspi.Role(number))


def number_state(name):
    return int(getattr(Atspi.StateType, name.upper()))


SHOWN = 1 << number_state('visible') | 1 << number_state('showing')  # GTK 4.8 says "showing" of windows only


def join_states(words):
    low, high = [int(word) for word in words]
    return low | high << 32


class Bus:
    """The bus of accessibility of this session."""

    def __init__(self):
        told = dbus.SessionBus().call_blocking('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', '', ())
        self.connection = dbus.bus.BusConnection(str(told))

    def ask(self, owner, path, interface, method, signature='', *words):
        return self.connection.call_blocking(owner, path, interface, method, signature, words, timeout=PATIENCE)

    def find_owner(self, process):
        """The name on the bus of the program of that number, once it shows something; None."""
        for owner, path in self.ask(PREFIX + 'Registry', ROOT, PREFIX + 'Accessible', 'GetChildren'):
            number = self.ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', 's', owner)
            if number == process and self.ask(owner, path, PREFIX + 'Accessible', 'GetChildren'):
                return str(owner)
        return None


class Teller:
    """One program on the bus."""

    def __init__(self, bus, owner):
        self.bus, self.owner = bus, owner

    def ask(self, path, interface, method, signature='', *words):
        return self.bus.ask(self.owner, path, PREFIX + interface, method, signature, *words)

    def get(self, path, interface, name):
        return self.bus.ask(self.owner, path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', PREFIX + interface, name)

    def put(self, path, interface, name, value):
        self.bus.ask(self.owner, path, 'org.freedesktop.DBus.Properties', 'Set', 'ssv', PREFIX + interface, name, value)

    def list_children(self, path):
        return [str(child) for _, child in self.ask(path, 'Accessible', 'GetChildren')]

    def get_box(self, path):
        """x, y, width, height inside its window."""
        return tuple(int(n) for n in self.ask(path, 'Component', 'GetExtents', 'u', WINDOW))

    def look(self, hidden=False, thorough=True):
        return Tree(self, hidden, thorough)


class Tree:
    """What a program tells at one moment; hidden: with what it does not show; thorough: each part is asked for its children, since
    one that came may have the place of one that is not presented any more, and then nothing is missed."""

    def __init__(self, teller, hidden, thorough):
        self.teller, self.hidden, self.thorough, self.laid_out, self.told = teller, hidden, thorough, {}, {}
        self._read()
        while any([self._ask_children(path, DEPTH) for path in self._list_doubtful()]):
            self._read()
        self._arrange()

    def _list_doubtful(self):
        """Those whose children are not the ones that are known: some always are, and are asked once a look."""
        return [node.path for node in self.walk(ROOT) if node.path not in self.told and node.path != ROOT
                and (self.thorough and node.count or [child.index for child in self.children[node.path]] != list(range(node.count)))]

    def _ask_children(self, path, depth):
        """And, of what was not known, theirs: what comes, comes several floors high. Whether any was not known."""
        try:
            self.told[path] = self.teller.list_children(path)
        except dbus.DBusException:
            self.told[path] = []  # it went meanwhile
        new = [child for child in self.told[path] if child not in self.nodes]
        for child in new if depth else ():
            self._ask_children(child, depth - 1)
        return bool(new)

    def _read(self):
        items = self.teller.ask('/org/a11y/atspi/cache', 'Cache', 'GetItems')
        self.nodes = {}
        for (_, path), _, (_, parent), index, count, interfaces, name, role, description, states in items:
            self.nodes[str(path)] = Node(str(path), str(parent), int(index), int(count), interfaces, str(name), int(role), str(description), join_states(states))
        self._arrange()

    def _arrange(self):
        """Each among its parent's: what was taken out but not let go of is known too, and is not what the parent tells."""
        self.children = collections.defaultdict(list)
        for node in self.nodes.values():
            self.children[node.parent].append(node)
        for children in self.children.values():
            children.sort(key=lambda node: node.index)
        for path, told in [*self.told.items(), (ROOT, self.teller.list_children(ROOT))]:
            # The pages of a stack are told only by their own children.
            if not any(child.name == 'GtkStackPage' for child in self.children[path]):
                self.children[path] = [self.nodes[child] for child in told if child in self.nodes]

    def walk(self, path):
        """The node of that path, then all it contains; what is not shown is passed over unless hidden."""
        if path not in self.nodes:
            raise Gone(path)
        ahead = [self.nodes[path]]
        while ahead:
            node = ahead.pop()
            yield node
            ahead += [child for child in reversed(self.children[node.path]) if self.hidden or self._is_shown(child)]

    def _is_shown(self, node):
        return node.states & SHOWN and (node.name != 'GtkStackPage' or self._is_laid_out(node))

    def _is_laid_out(self, node):
        """GTK 4.8 says "visible" of every page of a stack; one that was never shown has no size."""
        if node.path not in self.laid_out:
            try:
                self.laid_out[node.path] = any(self.teller.get_box(child)[2] > 0 for child in self.teller.list_children(node.path))
            except dbus.DBusException:
                self.laid_out[node.path] = False
        return self.laid_out[node.path]
