"""test-map - what the map tells: themes, the legend that narrows

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import drag, press, run_tool, type_letters, wait
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run
from paper import GROUND, see
from story import Story

DOSSIER = os.path.join(FOLDER, 'map.liens')
COMMUNES = '''{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"nom": "Argenville", "code": "95018", "population": 12000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.22, 48.93], [2.28, 48.93], [2.28, 48.97], [2.22, 48.97], [2.22, 48.93]]]}},
{"type": "Feature", "properties": {"nom": "Brumeuse", "code": "95019", "population": 3000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.28, 48.93], [2.34, 48.93], [2.34, 48.97], [2.28, 48.97], [2.28, 48.93]]]}}]}'''
story = Story('map')
window = None
ids = {}


def add(name, kind, commune, lon, lat):
    ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', f'territory={commune}', f'position={lon},{lat}').strip()


def link(one, other, *more):
    run('add', DOSSIER, 'link', f'a={ids[one]}', f'b={ids[other]}', *more)


def list_themes():
    return {record['fields']['title']: record['fields']['words'] for record in read('list', DOSSIER, 'theme')}


def find_row(start):
    return window.find(role='list item', where=lambda part: part.name.startswith(start), seconds=LONG)


def wait_focus(start):
    wait(lambda: find_row(start).is_in_state('focused'), 'the theme shown to have the focus', LONG)


def find_sign(words):
    return window.find(words, can='click', seconds=LONG)


@story.step
def a_small_territory_is_drawn():
    global window
    remember_who_types()
    path = os.path.join(FOLDER, 'communes.geojson')
    with open(path, 'w', encoding='utf-8') as out:
        out.write(COMMUNES)
    run('new', DOSSIER)
    run('import', DOSSIER, path)
    add('Centre social L’Oasis', 'social_centre', 'Argenville', 2.24, 48.94)
    add('École des Brumes', 'elementary_school', 'Argenville', 2.26, 48.96)
    add('Collège Zola', 'middle_school', 'Argenville', 2.25, 48.955)
    ids['lost'] = run('add', DOSSIER, 'structure', 'name=Lycée des Dunes', 'type=high_school', 'territory=Brumeuse').strip()
    link('Centre social L’Oasis', 'École des Brumes', 'formality=informal', 'quality=good', 'began=2019-2020', 'ended=2022')
    link('Centre social L’Oasis', 'Collège Zola', 'formality=by_agreement')
    window = Window(DOSSIER)
    press('F9')
    find_sign('Social centres, 1')
    find_sign('informel, 1')


@story.step
def nothing_is_seen_through_the_window():
    canvas = window.find('Map of the territory', seconds=LONG)

    def is_whole():
        above, below, paper = see(canvas.find_spot(1.02, 0.01), canvas.find_spot(1.02, 0.98), canvas.find_spot(0.99, 0.01))
        return above == below == GROUND and paper not in (GROUND, (0, 0, 0))
    wait(is_whole, 'a ground beside the map, and none on it', LONG)
    drag(canvas.find_spot(0.9, 0.1), canvas.find_spot(0.8, 0.2))
    wait(is_whole, 'the same once it has moved', LONG)
    press('F9')
    wait(is_whole, 'the same beside the places', LONG)
    press('F9')
    beside, below = canvas.find_spot(1.02, 0.98), canvas.find_spot(0.6, 0.98)
    press('alt+2')
    wait(lambda: see(beside, below) == [GROUND, (0xFF, 0xFF, 0xFF)], 'lists on a ground of their own, and that of the window beside them', LONG)
    press('alt+1')
    wait(is_whole, 'the map again', LONG)
    wait(is_whole, 'the same without them', LONG)


@story.step
def a_theme_is_chosen_by_keyboard():
    press('ctrl+l')
    wait_focus('Kinds of links')
    press(*['Down'] * 3, 'Return')
    window.find('1 to 2 links, 1', seconds=LONG)
    window.find('No link recorded, 1', seconds=LONG)
    window.wait_gone('informel, 1', seconds=LONG)
    press('Down', 'Return')  # the survey
    window.find('None of them yet, 2', seconds=LONG)


@story.step
def another_is_composed_and_kept_under_a_name_and_that_undoes():
    find_row('Quality of relations').point_and_click()
    find_sign('bonne, 1')
    window.find_entry('Name of this theme').point_and_click()
    type_letters('Pour la CAF')
    press('Return')
    wait(lambda: list(list_themes()) == ['Pour la CAF'], 'the theme', LONG)
    assert 'colour=quality' in list_themes()['Pour la CAF'], list_themes()
    press('ctrl+z')
    wait(lambda: not list_themes(), 'no theme', LONG)
    press('ctrl+shift+z')
    wait(list_themes, 'the theme again', LONG)


@story.step
def the_legend_narrows_what_is_shown():
    find_sign('bonne, 1').click()
    window.bar.find('2 hidden — show all', can='click', seconds=LONG)
    window.bar.find(where=lambda part: part.name.startswith('Remove the filter') and 'bonne' in part.name, seconds=LONG)
    window.wait_gone('Collèges, 1', seconds=LONG)
    find_sign('bonne, 1').click()
    window.bar.wait_gone(where=lambda part: part.name.startswith('Remove the filter'), seconds=LONG)
    find_sign('Collèges, 1').click()
    window.bar.find('3 hidden — show all', can='click', seconds=LONG).click()
    find_sign('Social centres, 1')


@story.step
def two_school_years_are_compared_by_keyboard_and_the_legend_narrows():
    canvas = window.find('Map of the territory', role='image', seconds=LONG)
    canvas.point_and_click(across=0.97, down=0.3)
    press('Escape', 'c')  # this year, and the one before
    find_sign('Without a date: nobody knows whether it was there, 1')
    press('Home')  # the second slider: 2019-2020
    window.find(role='label', where=lambda part: part.name.startswith('From 2019-2020 to') and '0 new links, 1 ended,' in part.name, seconds=LONG)
    find_sign('Ended links, 1').click()
    window.bar.find('2 hidden — show all', can='click', seconds=LONG)
    window.wait_gone(where=lambda part: part.name.startswith('Without a date'), seconds=LONG)
    find_sign('Ended links, 1').click()
    window.bar.wait_gone('2 hidden — show all', seconds=LONG)


@story.step
def a_view_keeps_what_was_compared_and_escape_leaves_it():
    press('ctrl+b')
    window.find_entry('Name of this view').point_and_click()
    type_letters('Depuis 2019')
    press('Return')
    wait(lambda: read('list', DOSSIER, 'view'), 'the view', LONG)
    period = read('list', DOSSIER, 'view')[0]['fields']['period']
    assert period.endswith(' 2019/2020'), period
    press('Escape')
    window.find('Map of the territory', role='image', seconds=LONG).point_and_click(across=0.97, down=0.3)
    press('Escape', 'Escape')
    window.wait_gone('Ended links, 1', seconds=LONG)
    window.find('All times together', can='click', seconds=LONG).click()
    press('ctrl+b')
    find_row('Depuis 2019').point_and_click()
    find_sign('Ended links, 1')
    window.find('All times together', can='click', seconds=LONG).click()
    find_sign('bonne, 1')


def read_place():
    fields = read_fields(DOSSIER, ids['lost'])
    return fields.get('position'), fields.get('position_precision')


@story.step
def what_has_no_place_waits_in_a_tray_and_is_put_down_by_keyboard():
    find_row('1 structure has no place on the map').point_and_click()
    find_row('Lycée des Dunes').point_and_click()
    window.find(where=lambda part: part.name.startswith('Click where “Lycée des Dunes” is'), seconds=LONG)
    press('Left', 'Right', 'Escape')
    window.wait_gone(where=lambda part: part.name.startswith('Click where'), seconds=LONG)
    assert read_place() == (None, None), read_place()
    find_row('Lycée des Dunes').point_and_click()
    window.find(where=lambda part: part.name.startswith('Click where'), seconds=LONG)
    press('Left', 'Return')
    wait(lambda: read_place()[1] == 'hand', 'the place', LONG)
    window.wait_gone('To place (1)', seconds=LONG)
    find_sign('Lycées, 1')


@story.step
def a_place_undoes_like_the_rest():
    press('ctrl+z')
    wait(lambda: read_place() == (None, None), 'no place again', LONG)
    window.find('To place (1)', seconds=LONG)


@story.step
def those_around_a_structure_are_shown_by_keyboard_and_the_trail_leads_back():
    press('alt+1')
    canvas = window.find('Map of the territory', role='image', seconds=LONG)
    canvas.point_and_click(across=0.97, down=0.3)
    press('Home', 'Tab')
    wait(lambda: canvas.description == 'École des Brumes, 1 link', 'the first mark', LONG)
    press('f')
    window.find('2 structures', role='label', seconds=LONG)
    window.find('All', can='click', seconds=LONG)
    press('t')  # today: its link ended in 2022
    window.find('1 structure', role='label', seconds=LONG)
    window.find('All times together', can='click', seconds=LONG).click()
    window.find('2 structures', role='label', seconds=LONG)
    press('2')
    window.find('3 structures', role='label', seconds=LONG)
    press('Tab')
    wait(lambda: canvas.description == 'Collège Zola, 1 link', 'the next mark', LONG)
    press('f')
    window.find('2 structures', role='label', seconds=LONG)
    window.find('École des Brumes', can='click', seconds=LONG).click()
    window.wait_gone('Collège Zola', can='click', seconds=LONG)
    canvas.point_and_click(across=0.97, down=0.3)
    press('BackSpace')
    window.wait_gone('All', can='click', seconds=LONG)


@story.step
def the_map_is_looked_at_year_after_year():
    canvas = window.find('Map of the territory', role='image', seconds=LONG)
    canvas.point_and_click(across=0.97, down=0.3)
    press('t')
    scale = window.find('When', role='slider', seconds=LONG)
    window.find('Without a date: nobody knows whether it was there, 1', seconds=LONG)
    window.wait_gone('bonne, 1', seconds=LONG)
    scale.set_value(2021)
    window.find('2021-2022', role='label', seconds=LONG)
    find_sign('bonne, 1')
    window.find('By day', seconds=LONG).click()
    press('Escape')
    window.find('All times together', can='click', seconds=LONG).click()
    window.wait_gone('When', seconds=LONG)
    window.wait_gone(where=lambda part: part.name.startswith('Without a date'), seconds=LONG)


@story.step
def several_are_chosen_by_a_line_around_them():
    canvas = window.find('Map of the territory', role='image', seconds=LONG)
    canvas.point_and_click(across=0.97, down=0.3)
    press('Home', 'ctrl+a')
    window.find(where=lambda part: part.name.startswith('3 structures'), role='label', seconds=LONG)
    press('Escape')
    canvas.wait_still()
    run_tool('xdotool', 'keydown', 'ctrl', 'keydown', 'shift')
    drag(canvas.find_spot(0.3, 0.15), canvas.find_spot(0.62, 0.52))
    run_tool('xdotool', 'keyup', 'shift', 'keyup', 'ctrl')
    window.find(where=lambda part: part.name.startswith('2 structures'), role='label', seconds=LONG)
    press('Escape')


@story.step
def a_view_keeps_its_theme():
    press('ctrl+b')
    window.find_entry('Name of this view').point_and_click()
    type_letters('Qualité')
    press('Return')
    wait(lambda: 'Qualité' in [view['fields']['title'] for view in read('list', DOSSIER, 'view')], 'the view', LONG)
    press('ctrl+l')
    wait_focus('Pour la CAF')
    find_row('Coverage of the territory').point_and_click()
    window.find('1 to 2 links, 1', seconds=LONG)
    press('Escape', 'ctrl+b')
    find_row('Qualité').point_and_click()
    find_sign('bonne, 1')


@story.step
def a_theme_is_deleted_where_it_is_listed():
    press('ctrl+l')
    window.find('Delete the theme “Pour la CAF”', can='click', seconds=LONG).click()
    wait(lambda: not list_themes(), 'the theme to go', LONG)
    press('Escape')


story.end(lambda: window)
