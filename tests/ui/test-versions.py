"""test-versions - a practice as it was, side by side with what it says now, and back; a post-it given other words where it stands

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, settle, type_letters
from guide import find_practice
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'versions.liens')
FIRST, SECOND, THIRD = 'Dire bonjour', 'Dire bonjour en septembre', 'Dire bonjour dès septembre'
story = Story('versions')
window = None
compared = None
ids = {}


def add(name, kind, *fields):
    ids[name] = run('add', DOSSIER, kind, *fields).strip()


def open_versions(start):
    find_practice(window, start).point_and_click(across=0.7, down=0.1)
    press('v')
    return window.find_window('Versions of a Practice', seconds=LONG)


@story.step
def a_practice_was_said_three_times():
    global window
    remember_who_types()
    run('new', DOSSIER)
    add('how', 'question', 'title=Par où commencer ?', 'order=01')
    add('hello', 'practice', f'statement={FIRST}', f"questions={ids['how']}", 'order=01', 'status=raw')
    add('idea', 'practice', 'statement=Venir avec une idée', f"questions={ids['how']}", 'order=02')
    add('coffee', 'postit', 'raw=le café', f"question={ids['how']}")
    run('set', DOSSIER, ids['hello'], f'statement={SECOND}', 'status=completed', '--author', 'Dominique')
    run('set', DOSSIER, ids['hello'], f'statement={THIRD}', 'development=Sans rien demander.', 'status=validated')
    window = Window(DOSSIER)
    press('alt+5')
    find_practice(window, '1.1 Dire bonjour')


@story.step
def the_last_two_stand_side_by_side():
    global compared
    compared = open_versions('1.1 Dire bonjour')
    compared.find('1 word removed  ·  4 words added', role='label', seconds=LONG)
    compared.find(SECOND, role='label', seconds=LONG)
    compared.find(THIRD, role='label', seconds=LONG)
    compared.find('What it says today', role='label', seconds=LONG)
    assert any('Dominique · complété' in part.name for part in compared.look_for(role='label')), compared.describe()


@story.step
def the_keyboard_goes_back_in_time():
    press('alt+Left')
    compared.find('2 words added', role='label', seconds=LONG)
    compared.find(FIRST, role='label', seconds=LONG)
    press('alt+Left')
    compared.find(FIRST, role='label', seconds=LONG)
    press('alt+Right')
    compared.find(THIRD, role='label', seconds=LONG)


@story.step
def going_back_is_one_act():
    compared.find('Go back to this version', can='click', seconds=LONG).click()
    window.wait_alone(LONG)
    wait_fields(DOSSIER, ids['hello'], statement=SECOND, development=None)
    find_practice(window, f'1.1 {SECOND}')
    press('ctrl+z')
    wait_fields(DOSSIER, ids['hello'], statement=THIRD, development='Sans rien demander.')


@story.step
def what_was_said_once_has_one_version():
    alone = open_versions('1.2 Venir')
    alone.find('One version so far', seconds=LONG)
    run('set', DOSSIER, ids['idea'], 'statement=Venir avec une petite idée', '--author', 'Dominique')
    alone.find('1 word added', role='label', seconds=LONG)
    press('Escape')
    window.wait_alone(LONG)


@story.step
def a_post_it_is_given_other_words():
    window.find('Post-its', seconds=LONG).point_and_click()
    card = window.find('le café', role='label', seconds=LONG)
    card.wait_still()
    card.point_and_click(times=2)
    window.find('Words of the post-it', seconds=LONG)
    press('ctrl+End')
    type_letters(' des')
    run('set', DOSSIER, ids['idea'], 'heading=Accueil', '--author', 'Dominique')
    settle(1)
    type_letters(' parents')
    press('Return')
    wait_fields(DOSSIER, ids['coffee'], raw='le café des parents')
    window.find('le café des parents', role='label', seconds=LONG)


@story.step
def escape_leaves_it_as_it_was():
    press('F2')
    window.find('Words of the post-it', seconds=LONG)
    type_letters('rien ')
    press('Escape')
    window.wait_gone('Words of the post-it')
    assert read_fields(DOSSIER, ids['coffee'])['raw'] == 'le café des parents'


@story.step
def undo_gives_the_first_words_back_and_redo_takes_them_again():
    press('ctrl+z')
    wait_fields(DOSSIER, ids['coffee'], raw='le café')
    press('ctrl+shift+z')
    wait_fields(DOSSIER, ids['coffee'], raw='le café des parents')


@story.step
def it_is_there_the_next_day():
    global window
    window.close()
    window = Window(DOSSIER)
    press('alt+5')
    window.find('Post-its', seconds=LONG).point_and_click()
    window.find('le café des parents', role='label', seconds=LONG)


story.end(lambda: window)
