"""test-rows - several rows of a list at once: selected together, and what is done to all of them

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, settle, type_letters, wait
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'rows.liens')
NAMES = {'Atelier': 'local_association', 'Bords de Seine': 'social_centre', 'Collège du Lac': 'middle_school',
         'Dunes': 'social_centre', 'École Curie': 'elementary_school'}
story = Story('rows')
window = None
ids = {}


def find_row(start):
    return window.find(role='table row', where=lambda part: part.name.startswith(start), seconds=LONG)


def list_selected():
    rows = window.look_for(role='table row', where=lambda part: part.name and part.is_in_state('selected'))
    return [row.name.split(',')[0] for row in rows]


def wait_selected(*names):
    try:
        wait(lambda: sorted(list_selected()) == sorted(names), f'{names} to be selected', LONG)
    except AssertionError:
        print(f'# selected: {list_selected()}', flush=True)
        raise


def wait_title(words):
    """Over the page of one, or what stands in its place."""
    return window.find(words, role='label', where=lambda part: window.climb(part, 2).name == 'AdwWindowTitle', seconds=LONG)


@story.step
def one_row_opens_its_page():
    global window
    remember_who_types()
    run('new', DOSSIER)
    for name, kind in NAMES.items():
        ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}').strip()
    window = Window(DOSSIER)
    press('alt+2')
    find_row('Bords de Seine').point_and_click()
    wait(lambda: window.find_field('Name').text == 'Bords de Seine', 'its page', LONG)
    wait_selected('Bords de Seine')


@story.step
def shift_and_an_arrow_select_the_next_rows_too():
    press('shift+Down', 'shift+Down')
    wait_title('3 structures')
    wait_selected('Bords de Seine', 'Collège du Lac', 'Dunes')
    press('shift+Up')
    wait_title('2 structures')
    press('Down')
    wait(lambda: window.find_field('Name').text == 'Dunes', 'the page of one again', LONG)


@story.step
def ctrl_and_a_click_add_and_take_away():
    find_row('Atelier').point_and_click(holding='Control_L')
    wait_title('2 structures')
    wait_selected('Atelier', 'Dunes')
    find_row('Dunes').point_and_click(holding='Control_L')
    wait(lambda: window.find_field('Name').text == 'Atelier', 'the page of who is left', LONG)
    find_row('Atelier').point_and_click()
    find_row('Collège').point_and_click(holding='Shift_L')
    wait_title('3 structures')
    wait_selected('Atelier', 'Bords de Seine', 'Collège du Lac')


@story.step
def ctrl_a_selects_all_and_escape_lets_go():
    press('ctrl+a')
    wait_title('5 structures')
    press('Escape')
    wait_selected()


@story.step
def several_follow_what_is_written_and_what_is_searched():
    find_row('Atelier').point_and_click()
    press('ctrl+a')
    wait_title('5 structures')
    run('set', DOSSIER, ids['Atelier'], 'name=Zénith', '--author', 'Dominique')
    find_row('Zénith')
    wait_selected('Zénith', 'Bords de Seine', 'Collège du Lac', 'Dunes', 'École Curie')
    window.seek('e', '1 structure')
    wait(lambda: window.find_field('Name').text == 'École Curie', 'what is no longer seen to be let go', LONG)
    press('ctrl+f', 'ctrl+a', 'BackSpace')
    find_row('Zénith')
    wait_selected('École Curie')


@story.step
def the_other_list_begins_with_nothing():
    find_row('Dunes').point_and_click()
    press('shift+Down')
    wait_title('2 structures')
    window.find('Links', can='click', seconds=LONG).click()
    window.find('Structures', can='click', seconds=LONG).click()
    find_row('Dunes')
    wait_selected()


@story.step
def selected_rows_are_copied_as_a_table():
    run('set', DOSSIER, ids['Dunes'], 'priority_education=rep')
    find_row('Dunes').point_and_click()
    press('shift+Down', 'ctrl+c')
    window.wait_said('2 rows copied, as a table')
    press('ctrl+f', 'ctrl+v')
    wait(lambda: 'Curie' in window.search.text, 'what was copied', LONG)
    rows = [row.split('\t') for row in window.search.text.strip('\n').split('\n')]
    assert rows == [['Name', 'Type', 'Commune', 'Links', 'REP'], ['Dunes', 'centre social', '', '0', 'REP'],
                    ['École Curie', 'école élémentaire', '', '0', '']], rows
    press('ctrl+a', 'BackSpace')
    find_row('Zénith')


@story.step
def what_is_internal_is_copied_only_when_somebody_says_so():
    run('add', DOSSIER, 'person', 'family_name=Zolani', 'given_name=Ada')
    window.find('People', can='click', seconds=LONG).click()
    window.find(role='table row', where=lambda part: part.name.startswith('Ada Zolani'), seconds=LONG).point_and_click()
    press('ctrl+c')
    window.find('Nothing was copied · 1 internal record left out', role='label', seconds=LONG)
    press('ctrl+shift+c')
    window.wait_said('1 row copied, as a table')
    press('ctrl+f', 'ctrl+v')
    wait(lambda: 'Zolani' in window.search.text, 'what was copied all the same', LONG)
    press('ctrl+a', 'BackSpace')
    window.find('Structures', can='click', seconds=LONG).click()
    run('set', DOSSIER, ids['Dunes'], 'visibility=internal')
    find_row('Dunes').point_and_click()
    press('shift+Down', 'ctrl+c')
    window.find('1 row copied, as a table · 1 internal record left out', role='label', seconds=LONG)
    press('ctrl+f', 'ctrl+v')
    wait(lambda: 'Curie' in window.search.text and 'Dunes' not in window.search.text, 'what partners may see', LONG)
    press('ctrl+a', 'BackSpace')
    run('set', DOSSIER, ids['Dunes'], 'visibility=')


@story.step
def one_answer_is_given_to_several():
    find_row('Collège').point_and_click()
    press('shift+Down', 'shift+Down')
    wait_title('3 structures')
    window.find('Change a field…', seconds=LONG).point_and_click()
    asked = window.find_window('3 structures', seconds=LONG)
    fields = asked.find('Field', seconds=LONG)
    fields.point_and_click()
    settle(0.4)
    press(*['Down'] * 6, 'Return')
    asked.find(where=lambda part: part.name.startswith('Priority education: '), role=('push button', 'toggle button'), seconds=LONG).point_and_click()
    settle(0.4)
    type_letters('rep')
    press('Return')
    told = asked.find(where=lambda part: 'will change' in part.name, role='label', seconds=LONG)
    assert told.name == '2 will change\n1 says it already', told.name
    asked.find('Change', can='click', seconds=LONG).click()
    window.find('Priority education: 2 structures changed', seconds=LONG)
    window.wait_alone(LONG)
    assert read_fields(DOSSIER, ids['École Curie'])['priority_education'] == 'rep'
    press('ctrl+z')
    wait(lambda: 'priority_education' not in read_fields(DOSSIER, ids['École Curie']), 'all to come back', LONG)
    assert read_fields(DOSSIER, ids['Dunes'])['priority_education'] == 'rep'


@story.step
def several_are_deleted_in_one_act_and_come_back_at_once():
    for other in ('Collège du Lac', 'École Curie'):
        run('add', DOSSIER, 'link', f'a={ids["Dunes"]}', f'b={ids[other]}')
    find_row('Collège').point_and_click()
    press('shift+Down')
    wait_title('2 structures')
    press('Delete')
    window.find('2 structures were deleted with their 2 links', seconds=LONG)
    window.bar.find('3 structures', role='label', seconds=LONG)
    wait_selected()
    assert read('list', DOSSIER, 'link') == []
    window.find('Undo', can='click', where=lambda part: part.name in ('Undo', '_Undo'), seconds=LONG)
    press('ctrl+z')
    window.bar.find('5 structures', role='label', seconds=LONG)
    assert len(read('list', DOSSIER, 'link')) == 2


@story.step
def the_window_closes():
    settle(0.2)
    assert window.close(LONG) == 0


story.end(lambda: window)
