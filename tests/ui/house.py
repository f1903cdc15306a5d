"""house - what every story of Liens needs: the program, a dossier, the command line beside it

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import json
import os
import re
import subprocess
import sys

from drive import NotSeen, PATIENCE, Program, find_active, press, rest, settle, type_letters, wait, wait_closed

LIENS = sys.argv[1]
FOLDER = os.environ['UI_FOLDER']
# What is waited for may take long where many things run together; nothing waits when it is there.
LONG = 4 * PATIENCE


def find_shared(*patterns):
    """The shared data, or the end of the story, skipped."""
    top = os.environ.get('LIENS_SHARED_DATA', '')
    found = [sorted(glob.glob(os.path.join(top, pattern))) for pattern in patterns]
    if not all(found):
        print('1..0 # SKIP the shared data is not here')
        sys.exit(0)
    return [paths[0] for paths in found]


def remember_who_types():
    """The first run asks for a name: these stories begin after it."""
    path = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as settings:
        settings.write("[org/federation/Liens]\nauthor-name='Camille'\nauthor-side='federation'\n")


def run(*words, statuses=(0,)):
    """liens in a terminal; through the window when it has the dossier open."""
    done = subprocess.run([LIENS, *words], capture_output=True, text=True, timeout=300)
    assert done.returncode in statuses, f'liens {" ".join(words)}: {done.returncode}\n{done.stdout}{done.stderr}'
    return done.stdout


def read(*words):
    return json.loads(run(*words, '--json'))


def read_fields(dossier, identifier):
    return read('show', dossier, identifier)['fields']


def answer_chooser(path):
    """In a file chooser: a path instead of a walk. It proposes names while one types, and may not take the first Return."""
    settle(0.8)
    rest(LONG)
    chooser = find_active()
    for _ in range(6):
        press('ctrl+a')
        type_letters(path)
        settle(0.5)
        press('Return')
        try:
            wait_closed(chooser, 4)
        except AssertionError:
            continue
        settle(0.5)
        return
    raise AssertionError(f'the chooser did not take {path}')


class Window(Program):
    """Liens, with one dossier open, as large as the screen; without one, as it comes. under: what starts it and becomes it."""

    def __init__(self, dossier=None, environment=None, under=()):
        super().__init__([*under, LIENS, dossier] if dossier else [*under, LIENS], environment, seconds=LONG)
        if dossier:
            self.look_around(dossier)

    def look_around(self, dossier):
        """Once the dossier is open."""
        name = os.path.basename(dossier).removesuffix('.liens')
        self.frame = self.find_window(name, seconds=LONG)
        self.search = self.find('Find', role='entry', seconds=LONG)
        self.bar = self.climb(self.search, 2)
        press('super+Up')

    def climb(self, part, steps=1):
        """What it stands in: small, where it is looked for often."""
        for _ in range(steps):
            part = part.parent
        return part

    def seek(self, words, told):
        """Types in the search, until the bar tells how many answer."""
        press('ctrl+f', 'ctrl+a')
        type_letters(words)
        self.bar.find(told, role='label', seconds=LONG)

    def find_said(self):
        """Where the window says what it has done, under the name of the dossier."""
        return self.climb(self.find(self.frame.name, role='label', seconds=LONG), 2)

    def wait_said(self, pattern, said=None):
        (said or self.find_said()).find(where=lambda part: re.match(pattern, part.name), seconds=LONG)

    def find_sheet(self):
        """The pane of what is selected: smaller than the window, where much is looked for."""
        part = self.find('Record menu', seconds=LONG)
        while not part.look_for(role='scroll pane'):
            part = self.climb(part)
        return part

    def find_field(self, label):
        """The editor of a field: of a text the entry, of a choice the button that names its answer."""
        return self.find(role=('text', 'entry', 'push button', 'toggle button'), seconds=LONG,
                         where=lambda part: part.name == label or part.name.startswith(f'{label}: '))


def wait_fields(dossier, identifier, **wanted):
    """Until the record says so; None: nothing."""
    there = {}

    def told():
        fields = read_fields(dossier, identifier)
        there.update({code: fields.get(code) for code in wanted})
        return there == wanted
    try:
        wait(told, f'{wanted} in {identifier}', LONG)
    except NotSeen as unseen:
        raise NotSeen(f'{unseen}; there is {there}') from None
