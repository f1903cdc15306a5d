"""test-lists - the lists of the window: sorted by their heads, fresh whoever writes, never losing their place

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, settle, wait
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'lists.liens')
NAMES = {'Collège Émile-Zola': 'middle_school', 'Centre social L’Oasis': 'social_centre', 'École des Brumes': 'elementary_school',
         'Eau vive': 'local_association', 'Lycée du Parc': 'high_school'}
story = Story('lists')
window = None
ids = {}


def list_rows():
    """What the rows say, from the top."""
    # That of the heads has no name but its class.
    return [part.name for part in window.look_for(role='table row', where=lambda part: part.name and not part.name.startswith('Gtk'))]


def wait_rows(*starts):
    def are_there():
        rows = list_rows()
        return len(rows) == len(starts) and all(row.startswith(start) for row, start in zip(rows, starts))
    try:
        wait(are_there, f'rows {starts}', LONG)
    except AssertionError:
        print(f'# rows: {list_rows()}', flush=True)
        raise


def find_row(start):
    return window.find(role='table row', where=lambda part: part.name.startswith(start), seconds=LONG)


def press_head(label):
    window.find(label, role='label', seconds=LONG).point_and_click()  # the first: the list stands before the page
    settle(0.5)


@story.step
def five_structures_stand_in_french_order():
    global window
    remember_who_types()
    run('new', DOSSIER)
    run('add', DOSSIER, 'territory', 'name=Argenville', 'type=commune')
    run('add', DOSSIER, 'territory', 'name=Éville', 'type=commune')
    for name, kind in NAMES.items():
        ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}').strip()
    run('set', DOSSIER, ids['Lycée du Parc'], 'territory=Argenville')
    run('set', DOSSIER, ids['Eau vive'], 'territory=Éville')
    for other in ('Collège Émile-Zola', 'Lycée du Parc'):
        run('add', DOSSIER, 'link', f'a={ids["Centre social L’Oasis"]}', f'b={ids[other]}')
    window = Window(DOSSIER)
    press('alt+2')
    wait_rows('Centre social', 'Collège', 'Eau vive', 'École', 'Lycée')


@story.step
def a_head_that_is_pressed_sorts_and_again_the_other_way():
    press_head('Links')
    wait_rows('Eau vive', 'École', 'Collège', 'Lycée', 'Centre social')
    press_head('Links')
    wait_rows('Centre social', 'Collège', 'Lycée', 'Eau vive', 'École')
    press_head('Commune')
    wait_rows('Lycée', 'Eau vive', 'Centre social', 'Collège', 'École')  # what has none comes last


@story.step
def a_search_keeps_the_order_that_was_asked():
    press_head('Name')
    press_head('Name')
    wait_rows('Lycée', 'École', 'Eau vive', 'Collège', 'Centre social')
    window.seek('e', '3 structures')
    wait_rows('École', 'Eau vive', 'Collège')
    press('ctrl+f', 'ctrl+a', 'BackSpace')
    wait_rows('Lycée', 'École', 'Eau vive', 'Collège', 'Centre social')


@story.step
def what_somebody_writes_shows_and_the_selection_stays():
    find_row('Eau vive').point_and_click()
    window.find('No link recorded yet', seconds=LONG)
    wait(lambda: find_row('Eau vive').is_in_state('selected'), 'the row to be selected', LONG)
    run('add', DOSSIER, 'structure', 'name=Zone verte', 'type=local_association', '--author', 'Dominique')
    run('set', DOSSIER, ids['Eau vive'], 'type=social_centre', '--author', 'Dominique')
    wait_rows('Zone verte', 'Lycée', 'École', 'Eau vive, centre social', 'Collège', 'Centre social')
    assert find_row('Eau vive').is_in_state('selected')


@story.step
def a_row_that_moves_stays_selected():
    run('set', DOSSIER, ids['Eau vive'], 'name=Yeux ouverts', '--author', 'Dominique')
    wait_rows('Zone verte', 'Yeux ouverts', 'Lycée', 'École', 'Collège', 'Centre social')
    wait(lambda: find_row('Yeux ouverts').is_in_state('selected'), 'the row to stay selected', LONG)
    field = window.find_field('Name')
    wait(lambda: field.text == 'Yeux ouverts', 'the page to follow', LONG)


@story.step
def a_new_link_is_counted_where_it_stands():
    run('add', DOSSIER, 'link', f'a={ids["Eau vive"]}', f'b={ids["Lycée du Parc"]}')
    press_head('Links')
    press_head('Links')
    wait_rows('Centre social', 'Lycée', 'Collège', 'Yeux ouverts', 'École', 'Zone verte')


@story.step
def the_window_closes():
    assert window.close(LONG) == 0


story.end(lambda: window)
