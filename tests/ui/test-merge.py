"""test-merge - two records that may be one are compared, made one, parted again, or said to be two

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os

from drive import press, settle, wait
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'merge.liens')
story = Story('merge')
window = dialog = None
ids = {}


def list_structures():
    return {record['id'] for record in json.loads(run('list', DOSSIER, 'structure', '--json'))}


def open_comparison():
    global dialog
    window.find(can='click', where=lambda part: part.name.startswith('Compare and merge'), seconds=LONG).click()
    dialog = window.find_window('Compare and merge', LONG)
    dialog.find('The record that stays', seconds=LONG)


@story.step
def two_centres_look_alike():
    global window
    remember_who_types()
    run('new', DOSSIER)
    commune = run('add', DOSSIER, 'territory', 'name=Argenville', 'type=commune').strip()
    common = [f'territory={commune}', 'position=2.24,48.95']
    ids['one'] = run('add', DOSSIER, 'structure', 'name=Centre social L’Oasis', 'type=social_centre', 'phone=01 39 98 00 01', 'notes=Ouvert le samedi', *common).strip()
    ids['other'] = run('add', DOSSIER, 'structure', 'name=CS Oasis', 'type=social_centre', 'email=oasis@exemple.fr', 'notes=Fermé en août', *common).strip()
    ids['school'] = run('add', DOSSIER, 'structure', 'name=École des Brumes', 'type=elementary_school', *common).strip()
    ids['link'] = run('add', DOSSIER, 'link', f'a={ids["other"]}', f'b={ids["school"]}').strip()
    window = Window(DOSSIER)
    window.find('To check, 1', seconds=LONG)
    press('alt+4')


@story.step
def what_differs_stands_side_by_side():
    open_comparison()
    for answer in ('Name: Centre social L’Oasis', 'Name: CS Oasis', 'Phone: not answered', 'Notes: Both, one below the other'):
        dialog.find(answer, seconds=LONG)
    assert not dialog.look_for(where=lambda part: part.name.startswith('Type:')), 'what is the same is shown'


@story.step
def nothing_is_written_by_looking():
    press('Escape')
    window.wait_alone(LONG)
    assert list_structures() == {ids['one'], ids['other'], ids['school']}


@story.step
def one_record_says_what_was_chosen_and_has_the_links_of_both():
    open_comparison()
    dialog.find('Centre social L’Oasis (Argenville)', can='click', seconds=LONG).click()
    settle(1)
    dialog.find('Name: Centre social L’Oasis', can='click', seconds=LONG).click()
    settle(0.5)
    dialog.find('Merge', can='click', seconds=LONG).click()
    window.wait_alone(LONG)
    wait(lambda: list_structures() == {ids['one'], ids['school']}, 'one centre', LONG)
    fields = read_fields(DOSSIER, ids['one'])
    assert (fields['name'], fields['phone'], fields['email']) == ('Centre social L’Oasis', '01 39 98 00 01', 'oasis@exemple.fr'), fields
    assert 'samedi' in fields['notes'] and 'août' in fields['notes'], fields
    assert ids['one'] in read_fields(DOSSIER, ids['link']).values()


@story.step
def one_undo_parts_them_again():
    press('ctrl+z')
    wait(lambda: list_structures() == {ids['one'], ids['other'], ids['school']}, 'two centres', LONG)
    assert read_fields(DOSSIER, ids['one']).get('email') is None
    assert ids['other'] in read_fields(DOSSIER, ids['link']).values()


@story.step
def said_to_be_two_they_are_not_compared_any_more():
    open_comparison()
    dialog.find('These are two: do not compare them any more', can='click', seconds=LONG).click()
    window.wait_alone(LONG)
    window.find('Nothing to check', seconds=LONG)


@story.step
def somebody_else_deletes_one_while_it_is_looked_at():
    press('ctrl+z')
    open_comparison()
    run('delete', DOSSIER, ids['other'], '--author', 'Dominique')
    dialog.find('These two cannot be merged', seconds=LONG)
    press('Escape')
    window.wait_alone(LONG)


story.end(lambda: window)
