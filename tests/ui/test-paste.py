"""test-paste - what is copied or dragged from another program is imported, as a file is

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys

from drive import Program, drag, press, run_tool, settle, wait
from story import Story

story = Story('paste')
program = other = None
liens = sys.argv[1]
folder = os.environ['UI_FOLDER']
dossier = os.path.join(folder, 'essai.liens')
CELLS = ('<table><tr><td>Nom</td><td>Code postal</td><td>Divers</td></tr><tr><td>Centre social Jean Vilar</td><td>01000</td><td>x</td></tr>'
         '<tr><td>Maison de quartier</td><td>95200</td><td></td></tr><tr><td></td><td>95300</td><td>sans nom</td></tr></table>')


def list_structures():
    told = subprocess.run([liens, 'list', dossier, 'structure', '--json'], capture_output=True, text=True, check=True).stdout
    return {record['fields']['name']: record['fields'].get('postcode') for record in json.loads(told)}


def list_private_files():
    return [name for name in os.listdir(os.environ['XDG_RUNTIME_DIR']) if name.startswith('liens-paste')]


def write(name, words):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as out:
        out.write(words)
    return path


def meet(*words):
    """Another program takes the place of the last one."""
    global other
    if other is not None:
        other.kill()
    other = subprocess.Popen(['/usr/bin/python3', '-B', os.path.join(os.path.dirname(__file__), 'other.py'), *words])
    settle(1.5)


def find_row(title):
    window = program.find_window('Import')
    return window.find(where=lambda part: part.role == 'list item' and part.name.startswith(title), seconds=20)


def wait_alone():
    program.wait_alone(30)


@story.step
def a_dossier_is_open():
    global program
    subprocess.run([liens, 'new', dossier], check=True, capture_output=True)
    program = Program([liens, dossier])
    program.find_window('essai')
    settle(1)


@story.step
def words_are_no_table_and_that_is_said():
    meet('copy', write('words', 'bonjour'), 'text/plain;charset=utf-8')
    press('ctrl+v')
    program.find(where=lambda part: part.name.startswith('What was copied is not a table'))
    assert len(program.windows) == 1


@story.step
def words_are_a_document_when_one_says_so():
    program.find('As a Document', can='click', seconds=20).click()
    review = program.find_window('Import a Document', seconds=30)
    review.find('bonjour', role='label', seconds=30)
    assert len(list_private_files()) == 1
    press('Escape')
    wait_alone()
    wait(lambda: list_private_files() == [], 'what was pasted to be nowhere')


@story.step
def where_one_types_words_are_pasted():
    press('ctrl+f')
    settle(0.5)
    press('ctrl+v')
    entry = program.find(can='EditableText', where=lambda part: part.is_in_state('focused'))
    wait(lambda: entry.text == 'bonjour', 'the words to be pasted')
    press('ctrl+a', 'Delete')
    press('Escape')
    settle(0.5)


@story.step
def cells_are_looked_at_before_they_are_written():
    meet('copy', write('cells', CELLS), 'text/html', write('plain', 'Nom\tCode\nX\t1\n'), 'text/plain;charset=utf-8')
    program.find_window('essai').do('win.paste-table')
    find_row('To add: 2')
    find_row('Refused: 1')
    assert not list_structures()


@story.step
def the_cells_stay_nowhere():
    assert list_private_files() == []


@story.step
def its_columns_are_proposed():
    find_row('What each column says').click()
    settle(0.5)
    program.find(where=lambda part: part.name.startswith('Code postal'))
    press('Escape')
    settle(0.5)


@story.step
def they_go_in_as_one_act():
    press('ctrl+Return')
    wait_alone()
    assert list_structures() == {'Centre social Jean Vilar': '01000', 'Maison de quartier': '95200'}


@story.step
def the_same_cells_again_add_nothing():
    program.find_window('essai').do('win.paste-table')
    find_row('Unchanged: 2')
    press('Escape')
    wait_alone()


@story.step
def one_undo_takes_them_back():
    press('ctrl+z')
    wait(lambda: not list_structures(), 'the table to be taken back', 20)


@story.step
def a_file_dropped_on_the_window_is_imported():
    meet('drag', write('centres.csv', 'Nom;Code postal\nCentre social Jean Vilar;95100\n'))
    run_tool('xdotool', 'search', '--sync', '--name', '^Files$', 'windowmove', '--sync', 40, 40)
    place = dict(line.split('=') for line in run_tool('xdotool', 'search', '--name', '^Files$', 'getwindowgeometry', '--shell').split())
    start = [int(place[side]) + int(place[length]) / 2 for side, length in (('X', 'WIDTH'), ('Y', 'HEIGHT'))]
    drag(start, program.find_window('essai').find_spot(0.5, 0.6), steps=30)
    find_row('To add: 1')
    press('ctrl+Return')
    wait_alone()
    assert list_structures() == {'Centre social Jean Vilar': '95100'}


@story.step
def it_ends_when_it_is_closed():
    other.kill()
    settle(0.5)
    assert program.close() == 0


story.end(lambda: program)
