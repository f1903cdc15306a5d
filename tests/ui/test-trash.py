"""test-trash - what was deleted is seen in the trash, and comes back, by mouse and by keyboard

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys

from drive import Program, press, settle, wait
from story import Story

LIENS = sys.argv[1]
story = Story('trash')
program = None
dossier = os.path.join(os.environ['UI_FOLDER'], 'Our links.liens')


def run(*words):
    done = subprocess.run([LIENS, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def fill():
    run('new', dossier, '--author', 'Camille')
    centre = run('add', dossier, 'structure', f'name={CENTRE}', 'type=social_centre')
    school = run('add', dossier, 'structure', 'name=École Les Tilleuls', 'type=elementary_school')
    run('add', dossier, 'link', f'a={centre}', f'b={school}')
    alone = run('add', dossier, 'link', f'a={centre}', f'b={school}')
    run('delete', dossier, alone)
    run('delete', dossier, centre)


CENTRE = 'Centre social L’Oasis & Cie'
LINK = f'{CENTRE} ↔ École Les Tilleuls'


def count(kind):
    told = run('list', dossier, kind)
    return len(told.splitlines()) if told else 0


def wait_count(kind, number):
    wait(lambda: count(kind) == number, f'{number} of {kind}')


def find_row(name):
    return program.find(name, role='list item')


def find_button(name):
    return program.find(where=lambda part: part.name.startswith(f'Restore “{name}”'), role='push button')


def wait_row_gone(name):
    program.wait_gone(name, role='list item')


def count_rows():
    return len(program.look_for(role='list item', where=lambda part: ' n° ' in part.name))


def tells(row, words):
    return any(words in part.name.replace('\u00a0', ' ') for part in row.walk())


@story.step
def a_first_run_asks_one_name():
    global program
    fill()
    program = Program([LIENS])
    program.find_entry('Your name').enter('Camille')
    program.find_button('Continue').click()
    program.find(where=lambda part: part.name.startswith('Open a dossier'))
    press('ctrl+q')
    assert program.wait_end() == 0


@story.step
def a_dossier_opens_in_a_window():
    global program
    program = Program([LIENS, dossier])
    program.find_window('Our links')
    program.find('Map', role='list item')


@story.step
def the_menu_leads_to_the_trash():
    press('F10')
    program.find('Trash', role='menu item')
    press('t')
    program.find_window('Trash')


@story.step
def a_line_says_what_comes_back_along():
    assert tells(find_row(CENTRE), 'comes back with 1 link')
    assert tells(find_row(LINK), 'comes back with 1 structure, 1 link')


@story.step
def a_button_restores():
    find_button(CENTRE).point_and_click()
    program.find(f'“{CENTRE}” is back with 1 other record')
    wait_count('structure', 2)
    wait_count('link', 1)
    wait_row_gone(CENTRE)
    assert not tells(find_row(LINK), 'comes back')


@story.step
def undo_puts_it_there_again():
    press('ctrl+z')
    find_row(CENTRE)
    wait_count('structure', 1)


@story.step
def enter_on_a_line_restores():
    for _ in range(8):
        press('Tab')
        settle(0.2)
        focused = program.find_focused()
        if focused is not None and focused.name == CENTRE:
            break
    assert focused.name == CENTRE and focused.role == 'list item', focused
    press('Return')
    wait_count('link', 1)
    wait_row_gone(CENTRE)


@story.step
def the_focus_goes_on_to_the_next_line():
    wait(lambda: (found := program.find_focused()) is not None and found.name == LINK, 'the next line')
    press('Return')
    wait_count('link', 2)


@story.step
def an_empty_trash_says_so():
    program.find('The trash is empty')


@story.step
def a_long_trash_is_seen_to_its_end():
    table = os.path.join(os.environ['UI_FOLDER'], 'many.csv')
    with open(table, 'w', encoding='utf-8') as many:
        many.write('Nom;Type\n' + ''.join(f'Centre social n° {n};centre social\n' for n in range(1, 56)))
    run('import', dossier, table, '--as', 'structures')
    made = [r['id'] for r in json.loads(run('list', dossier, 'structure', '--json')) if ' n° ' in r['fields']['name']]
    run('delete', dossier, *made)
    more = program.find('Show older ones', can='click')
    assert count_rows() == 50
    more.click()
    program.wait_gone('Show older ones', can='click')
    wait(lambda: count_rows() == 55, 'all of them')
    press('Escape')
    wait(lambda: len(program.windows) == 1, 'the trash to close')


@story.step
def a_window_closes_and_leaves_a_whole_dossier():
    press('ctrl+q')
    assert program.wait_end() == 0
    run('check', dossier)


story.end(lambda: program)
