"""test-lists - the lists of the window: sorted by their heads, fresh whoever writes, never losing their place

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import click_at, press, settle, wait
from house import FOLDER, LONG, Window, read, remember_who_types, run
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
        # GTK 4.8 tells of the list that is not shown too: of links or of structures.
        rows = [row for row in list_rows() if ('↔' in row) == ('↔' in starts[0])]
        return len(rows) == len(starts) and all(row.startswith(start) for row, start in zip(rows, starts))
    try:
        wait(are_there, f'rows {starts}', LONG)
    except AssertionError:
        print(f'# rows: {list_rows()}', flush=True)
        raise


def find_row(start):
    return window.find(role='table row', where=lambda part: part.name.startswith(start), seconds=LONG)


def press_head(label):
    # The list stands before the page; the switch above it is made of buttons.
    heads = window.find(role='tree table', where=lambda part: part.name in ('Structures', 'Links') and part.look_for(label, role='label'), seconds=LONG)
    heads.find(label, role='label', seconds=LONG).point_and_click()
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


def show_list(label):
    window.find(label, can='click', seconds=LONG).click()
    settle(0.5)


@story.step
def links_are_a_list_beside_that_of_structures():
    press('Escape')
    show_list('Links')
    window.bar.find('3 links', role='label', seconds=LONG)
    wait_rows('Centre social L’Oasis ↔ Collège', 'Centre social L’Oasis ↔ Lycée', 'Yeux ouverts ↔ Lycée')
    press_head('And')
    press_head('And')
    wait_rows('Centre social L’Oasis ↔ Lycée', 'Yeux ouverts ↔ Lycée', 'Centre social L’Oasis ↔ Collège')


@story.step
def a_search_finds_links_by_their_ends():
    window.seek('zola', '1 link')
    wait_rows('Centre social L’Oasis ↔ Collège')
    window.bar.find('2 hidden — show all', can='click', seconds=LONG)
    window.seek('argenville', '2 links')  # the commune of an end
    wait_rows('Centre social L’Oasis ↔ Lycée', 'Yeux ouverts ↔ Lycée')
    window.bar.find('1 hidden — show all', can='click', seconds=LONG).click()
    window.bar.find('3 links', role='label', seconds=LONG)


@story.step
def a_chip_keeps_the_links_of_its_family():
    chip = window.bar.find(where=lambda part: part.name == 'Collèges' and 'panel' not in part.role, seconds=LONG)
    chip.point_and_click()
    window.bar.find('1 link', role='label', seconds=LONG)
    wait_rows('Centre social L’Oasis ↔ Collège')
    show_list('Structures')
    window.bar.find('1 structure', role='label', seconds=LONG)
    wait_rows('Collège')
    show_list('Links')
    window.bar.find('2 hidden — show all', can='click', seconds=LONG).click()
    window.bar.find('3 links', role='label', seconds=LONG)


@story.step
def a_link_that_is_chosen_opens_its_sheet_and_follows_what_is_written():
    find_row('Yeux ouverts ↔ Lycée').point_and_click()
    window.find('A link between', seconds=LONG)
    link = next(one for one in read('list', DOSSIER, 'link') if one['fields']['a'] == ids['Eau vive'])
    run('set', DOSSIER, link['id'], 'status=active', 'kind=joint_action', 'began=printemps 2019', '--author', 'Dominique')
    row = find_row('Yeux ouverts ↔ Lycée du Parc, action ou projet commun · actif')
    assert row.is_in_state('selected')
    wait(lambda: window.find_field('Began').text == 'printemps 2019', 'the sheet to follow', LONG)


@story.step
def the_map_counts_structures():
    press('alt+1')
    window.bar.find('6 structures', role='label', seconds=LONG)
    press('alt+2')
    window.bar.find('3 links', role='label', seconds=LONG)


@story.step
def a_narrow_window_keeps_one_column():
    press('Escape', 'Escape', 'super+Down')
    settle(0.5)
    window.frame.resize(400, 760)
    wait(lambda: window.frame.get_box()[2] <= 400, 'the window to be as narrow as it was made', LONG)
    find_row('Yeux ouverts ↔ Lycée du Parc')


def wait_page(title):
    window.find(title, role='label', where=lambda part: window.climb(part, 2).name == 'AdwWindowTitle', seconds=LONG)


@story.step
def there_one_goes_back_page_by_page_whatever_the_hand_uses():
    find_row('Yeux ouverts ↔ Lycée du Parc').point_and_click(across=0.3)
    wait_page('Link')
    page = window.find_sheet().find('DossierViewLink', role='filler', seconds=LONG)
    for back in (lambda: press('alt+Left'), lambda: click_at(window.frame.find_spot(), button=8)):
        page.find(role='list item', where=lambda part: part.name.startswith('Lycée du Parc, '), seconds=LONG).point_and_click(across=0.3)
        wait_page('Structure')
        back()
        wait_page('Link')
    press('alt+Left')
    find_row('Yeux ouverts ↔ Lycée du Parc').point_and_click(across=0.3)  # the same row opens it again
    wait_page('Link')


@story.step
def the_window_closes():
    assert window.close(LONG) == 0


story.end(lambda: window)
