"""test-backups - a copy is made, seen, gone back to and undone, opened beside; a damaged dossier is mended, one that was shared without a copy; by keyboard

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys

from drive import Program, press, settle, wait
from house import answer_chooser, remember_who_types
from story import Story

LIENS = sys.argv[1]
story = Story('backups')
program = None
folder = os.environ['UI_FOLDER']
dossier = os.path.join(folder, 'Our links.liens')
CENTRE, SCHOOL = 'Centre social L’Oasis & Cie', 'École Les Tilleuls'
PAGE = 4096


def run(*words):
    return subprocess.run([LIENS, *words], capture_output=True, text=True, check=True).stdout.strip()


def list_copies():
    return json.loads(run('backup', dossier, '--list', '--json'))


def list_names():
    return sorted(record['fields']['name'] for record in json.loads(run('list', dossier, 'structure', '--json')))


def tells(part, words):
    return any(words in inner.name.replace('\u00a0', ' ') for inner in part.walk())


def press_until(key, is_there, most=12):
    for _ in range(most):
        focused = program.find_focused()
        if focused is not None and is_there(focused):
            return focused
        press(key)
        settle(0.15)
    raise AssertionError(f'the focus stays on {focused}')


@story.step
def a_dossier_opens_in_a_window():
    global program
    run('new', dossier, '--author', 'Camille')
    remember_who_types()
    run('add', dossier, 'structure', f'name={CENTRE}', 'type=social_centre')
    run('add', dossier, 'structure', f'name={SCHOOL}', 'type=elementary_school')
    program = Program([LIENS, dossier])
    program.find_window('Our links')
    program.find('Map', role='list item')


@story.step
def without_a_copy_the_window_says_when_one_is_made():
    press('ctrl+shift+k')
    program.find_window('Backups')
    program.find('No copy yet')


@story.step
def enter_makes_one():
    press_until('Tab', lambda focused: 'Back Up Now' in focused.name)
    press('Return')
    row = program.find(where=lambda part: part.role == 'list item' and tells(part, 'asked for'))
    assert tells(row, '2 structures') and tells(row, 'checked')
    assert [copy['sound'] for copy in list_copies()] == [True]
    press('Escape')
    wait(lambda: len(program.windows) == 1, 'the copies to close')


@story.step
def what_would_change_is_seen_first():
    names = list_names()
    centre = next(record['id'] for record in json.loads(run('list', dossier, 'structure', '--json')) if record['fields']['name'] == CENTRE)
    run('set', dossier, centre, 'name=Renamed')
    run('delete', dossier, next(record['id'] for record in json.loads(run('list', dossier, 'structure', '--json')) if record['fields']['name'] == SCHOOL))
    run('add', dossier, 'structure', 'name=Newcomer')
    assert list_names() == ['Newcomer', 'Renamed'] and len(names) == 2
    press('F10')
    program.find('Backups…', role='menu item')
    press('b')
    program.find_window('Backups')
    row = program.find(where=lambda part: part.role == 'list item' and tells(part, 'asked for'))
    press_until('Tab', lambda focused: focused.role == 'list item' and focused.name == row.name and tells(focused, 'asked for'))
    press('Return')
    for title, words in ((SCHOOL, 'comes back'), ('Newcomer', 'goes to the trash'), ('Renamed', f'“Renamed” → “{CENTRE}”')):
        assert tells(program.find(title, role='list item'), words), title
    program.find(where=lambda part: part.name.replace('\u00a0', ' ').startswith('Would come back: 1 structure. Would go to the trash: 1 structure.'))
    assert list_names() == ['Newcomer', 'Renamed']


@story.step
def enter_puts_the_dossier_back():
    press_until('Tab', lambda focused: 'Put the Dossier Back' in focused.name)
    press('Return')
    program.find('3 records put back')
    wait(lambda: list_names() == sorted([CENTRE, SCHOOL]), 'the records of then')


@story.step
def one_undo_takes_it_back():
    press('ctrl+z')
    wait(lambda: list_names() == ['Newcomer', 'Renamed'], 'the records of before')


@story.step
def a_copy_opens_as_another_dossier():
    program.find(where=lambda part: part.role == 'push button' and part.name.startswith('Open the copy of')).point_and_click()
    answer_chooser(os.path.join(folder, 'As it was.liens'))
    program.find_window('As it was')
    press('alt+F4')
    settle(0.5)


@story.step
def the_day_has_its_copy_by_itself():
    wait(lambda: any(copy['why'] == 'daily' for copy in list_copies()), 'the copy of the day', 15)
    press('Escape')
    wait(lambda: len(program.windows) == 1, 'the copies to close')
    press('ctrl+q')
    assert program.wait_end() == 0


def damage():
    with open(dossier, 'r+b') as file:
        for page in range(6, os.path.getsize(dossier) // PAGE, 30):
            file.seek(page * PAGE)
            file.write(os.urandom(PAGE))


@story.step
def a_damaged_dossier_offers_its_copies():
    global program
    damage()
    program = Program([LIENS, dossier])
    program.find('“Our links” is damaged')
    program.find(where=lambda part: part.name.startswith('Mend from the copy of') and part.role == 'push button')


@story.step
def enter_mends_it_and_it_opens():
    press_until('Tab', lambda focused: focused.role == 'list item' and tells(focused, 'checked'))
    press('Return')
    program.find_window('Our links')
    program.find(where=lambda part: part.name.startswith('Mended from the copy of'))
    assert 'Newcomer' in list_names() or CENTRE in list_names()
    assert any('.endommagee-' in name for name in os.listdir(folder))
    run('check', dossier)


@story.step
def damage_that_comes_while_it_is_open_is_told_without_stopping_anybody():
    damage()
    program.find(where=lambda part: part.name.startswith('The file of this dossier is damaged'), seconds=25)
    program.find('Mend…', can='click').click()
    program.find('“Our links” is damaged')


@story.step
def a_shared_dossier_without_a_copy_is_made_again_from_what_the_folder_holds():
    shared = os.path.join(folder, 'Together.liens')
    run('new', shared, '--author', 'Camille')
    run('add', shared, 'structure', f'name={CENTRE}', 'type=social_centre')
    run('share', shared, os.path.join(folder, 'partage'), '--open')
    run('add', shared, 'structure', f'name={SCHOOL}', 'type=elementary_school')
    with open(shared, 'r+b') as file:
        file.write(bytes(100))
    subprocess.Popen([LIENS, shared])
    program.find('“Together” is damaged')
    row = program.find('With what the shared folder holds', role='list item')
    press_until('Tab', lambda focused: focused.role == 'list item' and focused.name == row.name)
    press('Return')
    program.find_window('Together')
    program.find(where=lambda part: part.name.startswith('Made again from what the shared folder holds. 1 later act was saved. The damaged file is kept'))
    assert sorted(record['fields']['name'] for record in json.loads(run('list', shared, 'structure', '--json'))) == sorted([CENTRE, SCHOOL])


@story.step
def it_ends():
    press('ctrl+q')
    assert program.wait_end() == 0


story.end(lambda: program)
