"""test-network - the links as a network that a hand arranges, in two columns, in a matrix

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import drag, press, settle, type_letters, wait
from house import FOLDER, LONG, Window, read, remember_who_types, run
from paper import CENTRE, COLLEGE, find_beside_legend
from story import Story

DOSSIER = os.path.join(FOLDER, 'network.liens')
story = Story('network')
window = None
ids = {}


def add_structure(name, kind):
    ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}').strip()


def add_link(one, other, programmes):
    run('add', DOSSIER, 'link', f'a={ids[one]}', f'b={ids[other]}', 'kind=interconnaissance', f'programmes={programmes}')


def list_views():
    return read('list', DOSSIER, 'view')


def find_pins():
    kept = [view['fields'].get('positions') or '' for view in list_views()]
    return sorted(place.split(' ')[0] for text in kept for place in text.split(';') if place.endswith('*'))


def find(paper, colour):
    return find_beside_legend(window, paper, colour)


@story.step
def a_small_network_is_opened():
    global window
    remember_who_types()
    run('new', DOSSIER)
    add_structure('Centre social L’Oasis', 'social_centre')
    add_structure('Centre social Les Lilas', 'social_centre')
    add_structure('Collège Zola', 'middle_school')
    add_structure('École des Brumes', 'elementary_school')
    add_structure('École du Pont', 'elementary_school')
    add_link('Centre social L’Oasis', 'Collège Zola', 'clas')
    add_link('Centre social Les Lilas', 'Collège Zola', 'pre')
    add_link('Centre social Les Lilas', 'École des Brumes', 'clas')
    window = Window(DOSSIER)


@story.step
def nobody_has_a_place_on_the_ground_but_all_have_one_in_the_network():
    press('ctrl+2')
    paper = window.find('Network of the structures', seconds=LONG)
    wait(lambda: len(find(paper, CENTRE)) == 2 and len(find(paper, COLLEGE)) == 1, 'two centres and a college', LONG)
    assert not list_views()


@story.step
def a_structure_is_dragged_and_stays_there_for_everybody():
    paper = window.find('Network of the structures', seconds=LONG)
    start = find(paper, COLLEGE)[0]
    end = (start[0] + 40, start[1] + 90)
    drag(start, end, steps=20)
    wait(lambda: find_pins() == [ids['Collège Zola']], 'the pin in the dossier', LONG)
    assert [view['title'] if 'title' in view else view['fields']['title'] for view in list_views()] == ['Network']
    window.find_button('Unpin all', seconds=LONG)
    wait(lambda: any(abs(x - end[0]) < 12 and abs(y - end[1]) < 12 for x, y in find(paper, COLLEGE)), 'the college under the hand')


@story.step
def what_was_dragged_is_undone():
    press('ctrl+z')
    wait(lambda: find_pins() == [], 'no pin', LONG)
    window.wait_gone('Unpin all', seconds=LONG)


@story.step
def the_keyboard_pins_moves_and_unpins():
    window.find('Network of the structures').point_and_click(across=0.03, down=0.5)
    press('Tab')
    settle(0.5)
    press('p')
    wait(lambda: len(find_pins()) == 1, 'a pin', LONG)
    kept = list_views()[0]['fields']['positions']
    press('shift+Down')
    wait(lambda: list_views()[0]['fields']['positions'] != kept and len(find_pins()) == 1, 'it moved', LONG)
    window.find_button('Unpin all', seconds=LONG).click()
    wait(lambda: find_pins() == [], 'unpinned', LONG)
    window.wait_gone('Unpin all', seconds=LONG)


@story.step
def the_network_is_kept_under_a_name_and_seen_again():
    window.find('Pin or unpin what is selected', can='click', seconds=LONG).click()
    wait(lambda: len(find_pins()) == 1, 'a pin', LONG)
    press('ctrl+b')
    type_letters('Notre image')
    press('Return')
    wait(lambda: len(list_views()) == 2 and len(find_pins()) == 2, 'the view', LONG)
    assert {view['fields']['place'] for view in list_views()} == {'network'}, list_views()
    press('ctrl+1')
    window.find('Map of the territory', seconds=LONG)
    press('ctrl+b')
    window.find('Notre image', role='list item', seconds=LONG).point_and_click()
    window.find('Network of the structures', seconds=LONG)
    window.find_button('Unpin all', seconds=LONG)


@story.step
def two_columns_face_each_other():
    press('ctrl+3')
    paper = window.find('Structures in two columns', seconds=LONG)

    def face():
        centres, colleges = find(paper, CENTRE), find(paper, COLLEGE)
        return len(centres) == 2 and len(colleges) == 1 and all(centre[0] < colleges[0][0] - 100 for centre in centres)
    wait(face, 'centres at the left, the college at the right', LONG)


def hides_nothing(paper):
    (left, top), (_, _, width, height) = paper.find_spot(0, 0), paper.get_box()
    legend = window.look_for(where=lambda part: part.name == 'MapViewKey')[0]
    (x, y), (_, _, w, _) = legend.find_spot(0, 0), legend.get_box()
    return x + w <= left or y >= top + height or x >= left + width


@story.step
def the_legend_stands_beside_names_not_over_them():
    paper = window.find('Structures in two columns', seconds=LONG)
    wait(lambda: hides_nothing(paper), 'the legend where nothing is drawn', LONG)


@story.step
def the_matrix_shows_programmes():
    press('ctrl+4')
    window.find('Matrix of the structures', seconds=LONG)
    window.find('Who faces the centres', seconds=LONG).point_and_click()
    settle(0.5)
    press('End', 'Return')
    paper = window.find('Matrix of the structures', seconds=LONG)
    wait(lambda: len(find(paper, CENTRE)) == 2 and not find(paper, COLLEGE), 'centres, and no school', LONG)


@story.step
def the_ground_comes_back():
    press('ctrl+1')
    window.find('Map of the territory', seconds=LONG)


@story.step
def what_it_shows_is_said_and_opens_its_list():
    press('ctrl+2')
    window.find('In words', can='click', seconds=LONG).click()
    window.find(where=lambda part: 'no link' in part.name and 'school' in part.name, seconds=LONG).point_and_click()
    window.find(role='table row', where=lambda part: part.name.startswith('École du Pont'), seconds=LONG)


story.end(lambda: window)
