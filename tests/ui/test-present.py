"""test-present - a presentation: prepared, shown on the second screen, led from the first, noted; nothing of anybody in any pixel

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import os
import subprocess
import sys
import time

from drive import drag, press, settle, take_picture, type_letters, wait
from house import FOLDER, LONG, Window, answer_chooser, read, read_fields, remember_who_types, run
from story import Story

HERE = os.path.dirname(os.path.abspath(__file__))
DESK, ROOM = '1440x1000+0+0', '1920x1080+1440+0'
DOSSIER = os.path.join(FOLDER, 'present.liens')
WORK = 'present'
COMMUNE = '''{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"nom": "Argenville", "code": "95018", "population": 12000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.22, 48.93], [2.34, 48.93], [2.34, 48.97], [2.22, 48.97], [2.22, 48.93]]]}}]}'''
PEOPLE = {'family_name': 'Zolanski', 'given_name': 'Adalberte', 'phone': '01 39 98 77 66', 'email': 'adalberte@zolanski.fr'}
OTHERS = {'family_name': 'Ba', 'given_name': 'Jo', 'phone': '06 01', 'email': 'jo.ba@association-des-longs-noms-du-val.example.org'}
SECRETS = ('Zolanski', 'Adalberte', '01 39 98 77 66', '0139987766', 'Mésentente', 'Refuge', 'Rappeler')
story = Story('present')
window = editor = room = beside = None
ids = {}


def two_screens():
    """One screen in two parts, or the end of the story, skipped."""
    if len(sys.argv) < 3 or subprocess.run([sys.executable, os.path.join(HERE, 'monitors.py'), DESK, ROOM], check=False).returncode != 0:
        print('1..0 # SKIP this X server cannot be parted into two screens')
        sys.exit(0)


def add(name, kind, *more):
    ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', *more).strip()


def link(one, other, *more):
    return run('add', DOSSIER, 'link', f'a={ids[one]}', f'b={ids[other]}', *more).strip()


def fill_with(people):
    """Every place a dossier has for what is personal or kept inside."""
    told = [f'{field}={words}' for field, words in people.items()]
    who = f'{people["given_name"]} {people["family_name"]}'
    if 'person' not in ids:
        ids['person'] = run('add', DOSSIER, 'person', *told).strip()
        ids['post'] = run('add', DOSSIER, 'assignment', f'person={ids["person"]}', f'structure={ids["Collège Zola"]}', 'role=mediator').strip()
    run('set', DOSSIER, ids['person'], *told)
    run('set', DOSSIER, ids['Collège Zola'], f'notes={who} part en juin')
    run('set', DOSSIER, ids['link'], f'notes=Mésentente avec {who}', f'thread_b={ids["post"]}')
    run('set', DOSSIER, ids['step'], f'notes=Rappeler {who}, {people["phone"]}')


def list_steps():
    return [row['fields']['title'] for row in read('list', DOSSIER, 'presentation_step')]


def find_step(title):
    return editor.find(role='list item', where=lambda part: part.name.endswith(f'. {title}'), seconds=LONG)


def wait_order(*titles):
    for number, title in enumerate(titles, 1):
        editor.find(f'{number}. {title}', role='list item', seconds=LONG)


def play():
    global room, beside
    press('F5')
    room = window.find_window('Tout le monde — projected', seconds=LONG)
    beside = window.find_window('Presenter', seconds=LONG)


def wait_step(title):
    room.find(title, role='label', seconds=LONG)
    beside.find(title, role='label', seconds=LONG)


def wait_back_at_work():
    wait(lambda: not [part for part in window.windows if 'projected' in part.name or part.name == 'Presenter'], 'both windows to go', LONG)


def read_all(part):
    words = []
    for each in part.walk(hidden=True):
        words += [each.name, each.description, each.text if 'Text' in each.interfaces else '']
    return '\n'.join(words)


def sum_up_room():
    """The pixels of the second screen, once they stand still."""
    before, until = None, time.monotonic() + LONG
    settle(0.5)
    while time.monotonic() < until:
        done = subprocess.run(['import', '-window', 'root', '-crop', ROOM, '-depth', '8', 'rgb:-'], capture_output=True, check=True)
        now = hashlib.sha256(done.stdout).hexdigest()
        if now == before:
            return now
        before = now
        settle(0.2)
    raise AssertionError('the picture of the room does not stand still')


def sum_up_all_steps():
    sums = [sum_up_room()]
    for title in ('Les centres', 'En réseau'):
        press('Right')
        wait_step(title)
        sums.append(sum_up_room())
    return sums


@story.step
def a_dossier_full_of_people_is_open_before_two_screens():
    global window
    remember_who_types()
    path = os.path.join(FOLDER, 'communes.geojson')
    with open(path, 'w', encoding='utf-8') as out:
        out.write(COMMUNE)
    run('new', DOSSIER)
    run('import', DOSSIER, path)
    add('Centre social L’Oasis', 'social_centre', 'position=2.24,48.94')
    add('École des Brumes', 'elementary_school', 'position=2.32,48.96')
    add('Collège Zola', 'middle_school', 'position=2.25,48.955')
    add('Refuge des Acacias', 'elementary_school', 'position=2.31,48.95', 'visibility=internal')
    link('Centre social L’Oasis', 'École des Brumes', 'formality=informal')
    ids['link'] = link('Centre social L’Oasis', 'Collège Zola')
    run('add', DOSSIER, 'view', 'title=Les centres', 'filters=structure?type=social_centre', 'place=map')
    run('add', DOSSIER, 'view', 'title=En réseau', 'filters=structure', 'place=network')
    window = Window(DOSSIER, {'LD_PRELOAD': sys.argv[2]})


@story.step
def a_presentation_is_made_of_the_map_and_of_views():
    global editor
    press('ctrl+shift+b')
    editor = window.find_window('Presentations', seconds=LONG)
    wait(lambda: editor.find('A new presentation', role='text').is_in_state('focused'), 'the place for a name to be at hand', LONG)
    type_letters('Rencontre de mai')
    press('Return')
    editor.find('Rencontre de mai', role='label', seconds=LONG)
    editor.find('Add the Map as it Is', role='push button', seconds=LONG).click()
    find_step('present')
    for title in ('Les centres', 'En réseau'):
        editor.find('Add a View', role='push button', can='click', seconds=LONG).point_and_click()
        editor.find(title, role='menu item', seconds=LONG).click()
        find_step(title)
    wait_order('present', 'Les centres', 'En réseau')


@story.step
def its_texts_are_written_in_place():
    find_step('present').point_and_click(across=0.3)
    title = editor.find('Title', role='text', seconds=LONG)
    title.point_and_click()
    press('ctrl+a')
    type_letters('Tout le monde')
    press('Tab')
    type_letters('Trois structures, deux liens.')
    press('Tab')
    type_letters('Dire merci.')
    press('Escape')
    wait_order('Tout le monde', 'Les centres', 'En réseau')
    ids['step'] = next(row['id'] for row in read('list', DOSSIER, 'presentation_step') if row['fields']['title'] == 'Tout le monde')
    wait(lambda: read_fields(DOSSIER, ids['step']).get('notes') == 'Dire merci.', 'the notes to be kept', LONG)


@story.step
def steps_are_moved_by_keys_and_by_mouse_and_undone():
    find_step('En réseau').point_and_click(across=0.3)
    press('Escape')
    press('alt+Up')
    wait_order('Tout le monde', 'En réseau', 'Les centres')
    press('alt+Up', 'alt+Down')
    wait_order('Tout le monde', 'En réseau', 'Les centres')
    press('ctrl+z', 'ctrl+z', 'ctrl+z')
    wait_order('Tout le monde', 'Les centres', 'En réseau')
    drag(find_step('En réseau').find_spot(0.035, 0.5), find_step('Tout le monde').find_spot(0.3, 0.2))
    wait_order('En réseau', 'Tout le monde', 'Les centres')
    press('ctrl+z')
    wait_order('Tout le monde', 'Les centres', 'En réseau')


@story.step
def it_is_shown_on_the_second_screen_and_led_from_the_first():
    fill_with(PEOPLE)
    play()
    wait_step('Tout le monde')
    assert room.find_origin() + (room.get_box()[2], room.get_box()[3]) == (1440, 0, 1920, 1080), room.get_box()
    assert beside.find_origin()[0] < 1440, beside.find_origin()
    room.find('Trois structures, deux liens.', role='label', seconds=LONG)
    room.find('Personal data hidden', role='label', seconds=LONG)
    beside.find('Rappeler Adalberte Zolanski, 01 39 98 77 66', role='label', seconds=LONG)
    beside.find('1 of 3', role='label', seconds=LONG)
    beside.find('Les centres', role='label', seconds=LONG)


@story.step
def keys_of_a_remote_and_buttons_turn_the_steps():
    press('Page_Down')
    wait_step('Les centres')
    room.find('Social centres, 1', role='push button', seconds=LONG)
    wait(lambda: not room.look_for('Primary schools, 1'), 'the school to go', LONG)
    press('space')
    wait_step('En réseau')
    beside.find('This is the last step', role='label', seconds=LONG)
    press('Right', 'Page_Up')
    wait_step('Les centres')
    beside.find('Previous', role='push button', seconds=LONG).click()
    wait_step('Tout le monde')
    beside.find('Black screen', role='push button', seconds=LONG).click()
    room.find('Black screen', seconds=LONG)
    press('b')
    wait(lambda: not room.look_for('Black screen'), 'the map again', LONG)


@story.step
def what_the_room_says_is_kept_by_one_key():
    press('Right')
    wait_step('Les centres')
    press('n')
    type_letters('Il manque un lieu neutre')
    press('Return')
    wait(lambda: read('list', DOSSIER, 'postit'), 'the note', LONG)
    type_letters('et du temps')
    press('Page_Down')
    wait_step('En réseau')
    wait(lambda: len(read('list', DOSSIER, 'postit')) == 2, 'the one being typed to be kept too', LONG)
    notes = {row['fields']['raw']: row['fields'] for row in read('list', DOSSIER, 'postit')}
    for words in ('Il manque un lieu neutre', 'et du temps'):
        assert notes[words]['shown'] == 'Les centres', notes
        assert notes[words]['date'], notes
    press('Escape')


@story.step
def leaving_gives_back_the_work_window_as_it_was_and_tells_of_the_notes():
    press('Escape')
    wait_back_at_work()
    window.frame.find('2 things the room said were kept', seconds=LONG)
    editor.find('Il manque un lieu neutre', role='list item', seconds=LONG)
    assert 'En réseau' not in [part.name for part in window.bar.walk()]


@story.step
def nothing_of_anybody_is_in_any_word_or_pixel_of_any_step():
    play()
    first = sum_up_all_steps()
    told = read_all(room).lower()
    assert not [secret for secret in SECRETS if secret.lower() in told], told
    take_picture(os.path.join(story.pictures, 'present-last.png'))
    press('F5')
    wait_back_at_work()
    fill_with(OTHERS)
    play()
    assert sum_up_all_steps() == first
    press('F5')
    wait_back_at_work()
    # It would have been seen: what is for everybody is.
    run('set', DOSSIER, ids['Centre social L’Oasis'], 'name=Centre social Le Puits')
    run('set', DOSSIER, ids['step'], 'text=Autre chose')
    play()
    other = sum_up_all_steps()
    assert other[0] != first[0], other
    press('F5')
    wait_back_at_work()


@story.step
def a_step_and_a_presentation_are_deleted_and_come_back():
    find_step('En réseau').point_and_click(across=0.3)
    press('Escape', 'Delete')
    wait(lambda: len(list_steps()) == 2, 'the step to go', LONG)
    press('ctrl+z')
    wait_order('Tout le monde', 'Les centres', 'En réseau')
    editor.do('presentations.delete')
    editor.find('No presentation yet', seconds=LONG)
    press('ctrl+z')
    wait_order('Tout le monde', 'Les centres', 'En réseau')


@story.step
def it_is_handed_out_as_a_document():
    path = os.path.join(FOLDER, 'rencontre.pdf')
    editor.do('presentations.export')
    sheet = window.find_window('Export the Presentation', seconds=LONG)
    sheet.find('Export…', role='push button', seconds=LONG)
    wait(lambda: sheet.find('Export…', role='push button').is_in_state('sensitive'), 'what is left out to be known', LONG)
    sheet.find('Export…', role='push button').click()
    answer_chooser(path)
    wait(lambda: os.path.exists(path), 'the document', LONG)
    with open(path, 'rb') as document:
        assert document.read(5) == b'%PDF-'
    wait(lambda: len(window.windows) == 2, 'the sheet to go', LONG)
    press('Escape')


@story.step
def the_map_alone_is_projected_with_shift():
    press('shift+F5')
    shown = window.find_window(f'{WORK} — projected', seconds=LONG)
    shown.find('Primary schools, 1', role='push button', seconds=LONG)
    press('Escape')
    wait_back_at_work()


two_screens()
story.end(lambda: window)
