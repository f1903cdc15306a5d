"""test-find - what is looked for: filters with their counts, views that are kept, one search over everything

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, settle, type_letters, wait, wait_closed, find_active
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'find.liens')
story = Story('find')
window = None
ids = {}


def list_rows():
    return [part.name for part in window.look_for(role='table row', where=lambda part: part.name and not part.name.startswith('Gtk'))]


def wait_rows(*starts):
    def are_there():
        rows = [row for row in list_rows() if ('↔' in row) == ('↔' in starts[0])]
        return len(rows) == len(starts) and all(row.startswith(start) for row, start in zip(rows, starts))
    wait(are_there, f'rows {starts}', LONG)


def find_row(start):
    return window.find(role='table row', where=lambda part: part.name.startswith(start), seconds=LONG)


def find_answer(start):
    return window.find(role='check box', where=lambda part: part.name.startswith(start), seconds=LONG)


def add_structure(name, kind):
    ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}').strip()


def add_link(one, other, *more):
    return run('add', DOSSIER, 'link', f'a={ids[one]}', f'b={ids[other]}', *more).strip()


def list_views():
    return [record['fields']['title'] for record in read('list', DOSSIER, 'view')]


@story.step
def a_small_network_is_opened():
    global window
    remember_who_types()
    run('new', DOSSIER)
    add_structure('Centre social L’Oasis', 'social_centre')
    add_structure('Centre social Les Lilas', 'social_centre')
    add_structure('Collège Zola', 'middle_school')
    add_structure('École des Brumes', 'elementary_school')
    add_link('Centre social L’Oasis', 'Collège Zola', 'formality=informal')
    add_link('Centre social L’Oasis', 'École des Brumes', 'formality=by_agreement')
    run('add', DOSSIER, 'person', 'family_name=Zolani', 'given_name=Ada')
    window = Window(DOSSIER)
    press('alt+2')
    wait_rows('Centre social L’Oasis', 'Centre social Les Lilas', 'Collège Zola', 'École des Brumes')


@story.step
def a_letter_typed_on_a_row_begins_a_search():
    find_row('Collège Zola').point_and_click()
    type_letters('bru')
    wait_rows('École des Brumes')
    press('ctrl+a', 'BackSpace')
    wait_rows('Centre social L’Oasis', 'Centre social Les Lilas', 'Collège Zola', 'École des Brumes')


@story.step
def a_row_has_a_menu_where_the_pointer_or_the_focus_is():
    find_row('Centre social Les Lilas').point_and_click(button=3)
    window.find(where=lambda part: part.name.replace('_', '').startswith('Show on the Map') and 'item' in part.role, seconds=LONG)
    press('Escape')
    press('shift+F10')
    window.find(where=lambda part: part.name.replace('_', '').startswith('Delete') and 'item' in part.role, seconds=LONG).click()
    wait_rows('Centre social L’Oasis', 'Collège Zola', 'École des Brumes')
    press('ctrl+z')
    wait_rows('Centre social L’Oasis', 'Centre social Les Lilas', 'Collège Zola', 'École des Brumes')


@story.step
def an_answer_tells_how_many_it_would_show():
    press('ctrl+shift+f')
    window.find('Formality', seconds=LONG)
    press(*['Tab'] * 3, 'Return')  # past the three scopes: the type
    find_answer('centre social, 2')
    press(*['Tab'] * 12, 'Return')  # past its three answers and their ticks, four questions and the kind of link
    find_answer('formel par convention, 2')
    find_answer('informel, 2')


@story.step
def ticked_it_filters_and_says_so():
    press(*['Tab'] * 3, 'Return')  # past the first answer and its tick
    wait_rows('Centre social L’Oasis', 'Collège Zola')
    press('space')
    wait_rows('Centre social L’Oasis', 'Centre social Les Lilas', 'Collège Zola', 'École des Brumes')
    press('space')
    wait_rows('Centre social L’Oasis', 'Collège Zola')
    window.bar.find('2 hidden — show all', can='click', seconds=LONG)
    window.bar.find(where=lambda part: part.name.startswith('Remove the filter') and 'informel' in part.name, seconds=LONG)


@story.step
def the_counts_of_others_follow():
    find_answer('centre social, 1')
    find_answer('collège, 1')
    press('Escape')


@story.step
def links_alone_can_be_filtered_and_structures_stay():
    press('ctrl+shift+f')
    window.find(where=lambda part: part.name == 'Links' and part.description.startswith('Hides links'), seconds=LONG).point_and_click()
    wait_rows('Centre social L’Oasis', 'Centre social Les Lilas', 'Collège Zola', 'École des Brumes')
    press('Escape')


@story.step
def where_only_links_are_hidden_the_map_says_so():
    window.bar.find('1 link hidden — show all', can='click', seconds=LONG)
    press('alt+1')
    window.bar.find('1 link hidden — show all', can='click', seconds=LONG)
    press('alt+2')


@story.step
def what_is_seen_is_kept_under_a_name_and_that_undoes():
    press('ctrl+b')
    type_letters('Liens informels')
    press('Return')
    wait(lambda: list_views() == ['Liens informels'], 'the view', LONG)
    settle(0.3)
    press('ctrl+z')
    wait(lambda: list_views() == [], 'no view', LONG)
    press('ctrl+shift+z')
    wait(lambda: list_views() == ['Liens informels'], 'the view again', LONG)


@story.step
def a_chip_that_is_pressed_goes():
    window.bar.find(where=lambda part: part.name.startswith('Remove the filter') and 'informel' in part.name, can='click', seconds=LONG).click()
    window.bar.wait_gone(where=lambda part: part.name.startswith('Remove the filter'), seconds=LONG)


@story.step
def a_view_that_was_kept_is_seen_again():
    press('ctrl+b')
    window.find('Liens informels', role='list item', seconds=LONG).point_and_click()
    chip = window.bar.find('Remove the filter “Liens informels”', seconds=LONG)
    wait(lambda: chip.get_box()[2] > 100, 'the name of the view to be read whole', LONG)
    window.find(where=lambda part: part.name == 'Links' and 'button' in part.role and not part.description, seconds=LONG).point_and_click()
    wait_rows('Centre social L’Oasis ↔ Collège Zola')
    window.bar.find('1 hidden — show all', seconds=LONG)


@story.step
def a_view_says_what_it_is_for():
    press('ctrl+b')
    window.find('Rename or describe the view “Liens informels”', can='click', seconds=LONG).click()
    window.find('Visibility', role='label', seconds=LONG)  # its page
    run('set', DOSSIER, read('list', DOSSIER, 'view')[0]['id'], 'notes=Pour la réunion de mai')
    press('ctrl+b')
    window.find('Pour la réunion de mai', role='label', seconds=LONG)
    press('Escape')


@story.step
def a_view_is_deleted_where_it_is_listed():
    press('ctrl+b')
    window.find('Delete the view “Liens informels”', can='click', seconds=LONG).click()
    wait(lambda: list_views() == [], 'the view to go', LONG)
    press('Escape')


@story.step
def one_search_goes_over_everything():
    press('ctrl+k')
    finder = window.find_window('Find everywhere', seconds=LONG)
    type_letters('zol')
    finder.find(where=lambda part: part.name.startswith('Collège Zola'), seconds=LONG)
    finder.find(where=lambda part: part.name.startswith('Ada Zolani'), seconds=LONG)
    finder.find(where=lambda part: part.name.startswith('Links (1)'), seconds=LONG)


@story.step
def the_first_that_is_found_is_opened_by_enter():
    number = find_active()
    press('Return')
    wait_closed(number, LONG)
    window.find_field('Name')
    wait(lambda: window.find_field('Name').text == 'Collège Zola', 'the page of the school', LONG)


@story.step
def who_may_be_there_already_is_said_while_a_name_is_typed():
    ids['other'] = run('add', DOSSIER, 'structure', 'name=Lycée des Dunes', 'type=middle_school').strip()
    press('ctrl+k')
    finder = window.find_window('Find everywhere', seconds=LONG)
    type_letters('dunes')
    finder.find(where=lambda part: part.name.startswith('Lycée des Dunes'), seconds=LONG)
    number = find_active()
    press('Return')
    wait_closed(number, LONG)
    wait(lambda: window.find_field('Name').text == 'Lycée des Dunes', 'the page of the other', LONG)
    window.find_field('Name').enter('College ZOLA')
    window.find('Already there?', role='label', seconds=LONG)
    press('Tab')


@story.step
def somebody_who_knows_says_that_they_are_two():
    window.find(where=lambda part: part.name.startswith('These are') and part.actions, seconds=LONG).click()
    wait(lambda: read_fields(DOSSIER, ids['other']).get('distinct_from'), 'both told apart', LONG)
    window.wait_gone('Already there?', seconds=LONG)


story.end(lambda: window)
