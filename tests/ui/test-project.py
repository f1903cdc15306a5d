"""test-project - the map before a room: nothing personal in it, a commune lit by its letters, the keys of the presenter

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import find_active, press, type_letters, wait
from house import FOLDER, LONG, Window, read, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'project.liens')
COMMUNES = '''{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"nom": "Argenville", "code": "95018", "population": 12000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.22, 48.93], [2.28, 48.93], [2.28, 48.97], [2.22, 48.97], [2.22, 48.93]]]}},
{"type": "Feature", "properties": {"nom": "Brumeuse-sur-Lys", "code": "95019", "population": 3000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.28, 48.93], [2.34, 48.93], [2.34, 48.97], [2.28, 48.97], [2.28, 48.93]]]}}]}'''
# What no room may read: of people, and what is kept inside.
SECRETS = ('Zolanski', 'Adalberte', '01 39 98 77 66', '0139987766', 'adalberte', 'Fragile', 'Refuge', 'Confidence', 'Mésentente')
story = Story('project')
window = None
room = None
ids = {}


def add(name, kind, *more):
    ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', *more).strip()


def link(one, other, *more):
    return run('add', DOSSIER, 'link', f'a={ids[one]}', f'b={ids[other]}', *more).strip()


def fill_with_people():
    """Every place a dossier has for what is personal or kept inside."""
    person = run('add', DOSSIER, 'person', 'family_name=Zolanski', 'given_name=Adalberte', 'phone=01 39 98 77 66',
                 'email=adalberte@zolanski.fr').strip()
    run('add', DOSSIER, 'assignment', f'person={person}', f'structure={ids["Collège Zola"]}', 'role=mediator')
    run('set', DOSSIER, ids['Collège Zola'], 'notes=Fragile : Adalberte Zolanski part en juin')
    run('add', DOSSIER, 'source', 'producer=Cadastre des brumes', 'title=Communes')
    add('Refuge des Acacias', 'elementary_school', 'position=2.31,48.95', 'visibility=internal')
    link('Centre social L’Oasis', 'Refuge des Acacias', 'object=Confidence')
    ids['kept inside'] = link('Centre social L’Oasis', 'Collège Zola', 'object=Mésentente avec Zolanski', 'visibility=internal', 'formality=by_agreement')


def find_room():
    return window.find_window('project — projected', seconds=LONG)


def find_sign(words):
    return room.find(words, role='push button', seconds=LONG)


def read_all():
    """Every word of the window before the room, shown or not."""
    words = []
    for part in room.walk(hidden=True):
        words += [part.name, part.description, part.text if 'Text' in part.interfaces else '']
    return '\n'.join(words)


def find_secrets():
    told = read_all().lower()
    return [secret for secret in SECRETS if secret.lower() in told]


def wait_back_at_work():
    wait(lambda: len(window.windows) == 1, 'the room to go', LONG)
    number = window.find_x_window('project')
    wait(lambda: find_active() == int(number), 'the work window to be at hand', LONG)


@story.step
def a_dossier_full_of_people_is_open():
    global window
    remember_who_types()
    path = os.path.join(FOLDER, 'communes.geojson')
    with open(path, 'w', encoding='utf-8') as out:
        out.write(COMMUNES)
    run('new', DOSSIER)
    run('import', DOSSIER, path)
    add('Centre social L’Oasis', 'social_centre', 'position=2.24,48.94')
    add('École des Brumes', 'elementary_school', 'position=2.32,48.96')
    add('Collège Zola', 'middle_school', 'position=2.25,48.955')
    link('Centre social L’Oasis', 'École des Brumes', 'formality=informal')
    fill_with_people()
    window = Window(DOSSIER)
    press('F9')
    window.find('Primary schools, 2', role='push button', seconds=LONG)
    window.find('formel par convention, 1', role='push button', seconds=LONG)


@story.step
def it_is_projected_on_the_whole_screen_without_tools():
    global room
    press('F5')
    room = find_room()
    room.find('Personal data hidden', role='label', seconds=LONG)
    room.find('project', role='label', seconds=LONG)
    find_sign('Social centres, 1')
    _, _, width, height = room.get_box()
    assert (width, height) == (1440, 1000), (width, height)
    assert not room.look_for(role='entry') and not room.look_for(role='toggle button')


@story.step
def nothing_personal_or_internal_is_in_it():
    find_sign('Primary schools, 1')
    find_sign('informel, 1')
    assert not room.look_for('formel par convention, 1')
    assert 'Personal data hidden' in read_all(), read_all()
    assert not find_secrets(), read_all()


@story.step
def what_is_recorded_meanwhile_is_seen_at_once():
    add('École du Lac', 'elementary_school', 'position=2.30,48.94')
    find_sign('Primary schools, 2')


@story.step
def what_is_narrowed_and_chosen_at_work_is_seen_here():
    window.frame.find('Collèges, 1', role='push button', seconds=LONG).click()
    wait(lambda: not room.look_for('Social centres, 1'), 'the centre to go', LONG)
    find_sign('Collèges, 1')
    window.frame.find('Collèges, 1', role='push button', seconds=LONG).click()
    find_sign('Social centres, 1')
    assert not find_secrets()


@story.step
def letters_light_a_commune():
    type_letters('arg')
    typed = room.find('arg → Argenville', role='label', seconds=LONG)
    made_by = room.find(where=lambda part: 'Cadastre des brumes' in part.name, role='label', seconds=LONG)
    assert typed.find_spot(0, 1)[1] <= made_by.find_spot(0, 0)[1], 'who made the data hides what is typed'
    wait(lambda: not room.look_for('Primary schools, 2'), 'the others to be out of sight', LONG)
    type_letters('x')
    room.find('No commune begins with “argx”', role='label', seconds=LONG)
    press('BackSpace')
    room.find('arg → Argenville', role='label', seconds=LONG)


@story.step
def escape_undoes_that_and_a_slash_begins_a_name_in_b():
    press('Escape')
    wait(lambda: not room.look_for(where=lambda part: part.name.startswith('arg')), 'the letters to go', LONG)
    type_letters('/bru')
    room.find('bru → Brumeuse-sur-Lys', role='label', seconds=LONG)
    press('Return')
    wait(lambda: not room.look_for(where=lambda part: part.name.startswith('bru')), 'the letters to go', LONG)
    press('Escape', 'Home')
    find_sign('Social centres, 1')


@story.step
def the_screen_is_blacked_and_the_legend_hidden():
    press('b')
    room.find('Black screen', seconds=LONG)
    press('b')
    wait(lambda: not room.look_for('Black screen'), 'the map again', LONG)
    press('l')
    wait(lambda: not room.look_for('Social centres, 1'), 'the legend to go', LONG)
    press('l')
    find_sign('Social centres, 1')


@story.step
def escape_gives_the_work_window_back_and_so_does_f5():
    global room
    press('Escape')
    wait_back_at_work()
    press('F5')
    room = find_room()
    room.find('Personal data hidden', role='label', seconds=LONG)
    press('F5')
    wait_back_at_work()
    window.find('Primary schools, 3', role='push button', seconds=LONG)


@story.step
def what_is_arranged_at_work_is_arranged_here():
    press('ctrl+2')
    window.find('Network of the structures', role='image', seconds=LONG)
    press('F5')
    shown = find_room()
    shown.find('Network of the structures', role='image', seconds=LONG)
    shown.find('Primary schools, 2', role='push button', seconds=LONG)
    press('Escape')
    wait_back_at_work()
    press('ctrl+1')
    window.find('Map of the territory', role='image', seconds=LONG)


@story.step
def on_one_screen_a_note_is_written_over_the_picture_which_comes_back():
    name = run('add', DOSSIER, 'presentation', 'title=Mai').strip()
    for order, title in (('0001', 'Premier'), ('0002', 'Second')):
        ids[title] = run('add', DOSSIER, 'presentation_step', f'presentation={name}', f'title={title}', f'order={order}').strip()
    press('ctrl+shift+b')
    window.find_window('Presentations', seconds=LONG).find('Mai', role='list item', seconds=LONG)
    press('F5')
    shown = window.find_window('Premier — projected', seconds=LONG)
    assert not [part for part in window.windows if part.name == 'Presenter']
    press('n')
    window.find_window('Presenter', seconds=LONG).find('There is one screen: the room sees this window too', role='label', seconds=LONG)
    type_letters('Et les parents ?')
    press('Return')
    wait(lambda: find_active() == int(window.find_x_window(shown.name)), 'the picture to come back', LONG)
    note = wait(lambda: read('list', DOSSIER, 'postit'), 'the note', LONG)[0]['fields']
    assert (note['raw'], note['step'], note['shown']) == ('Et les parents ?', ids['Premier'], 'Premier'), note
    press('Page_Down')
    window.find_window('Second — projected', seconds=LONG)
    press('Escape')
    wait(lambda: not [part for part in window.windows if 'projected' in part.name], 'the room to go', LONG)
    press('Escape')
    wait(lambda: len(window.windows) == 1, 'one window to be left', LONG)


@story.step
def the_view_that_is_open_and_who_is_looked_around_are_written_over_it():
    press('ctrl+b')
    type_letters('Bilan')
    press('Return')
    wait(lambda: run('list', DOSSIER, 'view').strip(), 'the view', LONG)
    press('Escape', 'ctrl+b')
    window.find(role='list item', where=lambda part: part.name.startswith('Bilan'), seconds=LONG).point_and_click()
    window.bar.find('Remove the filter “Bilan”', seconds=LONG)
    canvas = window.find('Map of the territory', role='image', seconds=LONG)
    canvas.point_and_click(across=0.97, down=0.3)
    press('Home', 'Tab')
    wait(lambda: canvas.description.startswith('École'), 'the first mark', LONG)
    name = canvas.description.split(',')[0]
    press('f', 'shift+F5')
    shown = window.find_window('Bilan — projected', seconds=LONG)
    shown.find('Bilan', role='label', seconds=LONG)
    shown.find(f'Around {name}', role='label', seconds=LONG)
    press('Escape')
    wait_back_at_work()


story.end(lambda: window)
