"""test-background - a picture laid under the map by two points: by mouse, by keys, placed again, hidden, removed, lost and found

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import json
import os
import struct
import zlib

from drive import drag, press, settle, type_letters, wait
from house import FOLDER, LONG, Window, answer_chooser, read, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'fond.liens')
PLAN = os.path.join(FOLDER, 'plan_du_centre.png')
LETTER = os.path.join(FOLDER, 'lettre.png')
WIDTH, HEIGHT = 640, 480
story = Story('background')
window = list_of_pictures = placer = None


def write_plan(path):
    """A plan of streets, as a scanner gives it."""
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            street = x % 80 < 9 or y % 80 < 9
            park = 240 < x < 400 and 160 < y < 320
            rows += bytes((250, 232, 160) if street else (170, 210, 150) if park else (236, 228, 220))
    def piece(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    with open(path, 'wb') as plan:
        plan.write(b'\x89PNG\r\n\x1a\n' + piece(b'IHDR', struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 2, 0, 0, 0)) +
                   piece(b'IDAT', zlib.compress(bytes(rows))) + piece(b'IEND', b''))


def write_communes(path):
    """Two squares, side by side."""
    def make(code, name, west):
        ring = [[west, 49.0], [west + 0.1, 49.0], [west + 0.1, 49.07], [west, 49.07], [west, 49.0]]
        return {'type': 'Feature', 'properties': {'code': code, 'nom': name}, 'geometry': {'type': 'Polygon', 'coordinates': [ring]}}
    with open(path, 'w', encoding='utf-8') as communes:
        json.dump({'type': 'FeatureCollection', 'features': [make('95901', 'Montaubrel', 2.0), make('95902', 'Courbeloise', 2.1)]}, communes)


def list_kept():
    return [row['fields'] for row in read('list', DOSSIER, 'background')]


def read_pins():
    return [float(number) for number in list_kept()[0]['pins'].split()]


def find_pane(words):
    return placer.find(where=lambda part: part.name.startswith(words), seconds=LONG)


def wait_told(words):
    placer.find(where=lambda part: part.role == 'label' and part.name.startswith(words), seconds=LONG)


def wait_placer(title):
    global placer
    placer = window.find_window(title, seconds=LONG)
    placer.find_button('Lay It Under the Map', seconds=LONG)
    settle(0.6)


@story.step
def a_dossier_is_open():
    global window
    remember_who_types()
    run('new', DOSSIER)
    communes = os.path.join(FOLDER, 'communes.geojson')
    write_communes(communes)
    run('import', DOSSIER, communes)
    write_plan(PLAN)
    with open(LETTER, 'w', encoding='utf-8') as letter:
        letter.write('Bonjour, voici le plan.')
    window = Window(DOSSIER)


@story.step
def what_is_no_picture_is_refused():
    global list_of_pictures
    press('ctrl+shift+l')
    list_of_pictures = window.find_window('Background Pictures', seconds=LONG)
    list_of_pictures.find('No Picture Under the Map', seconds=LONG)
    press('ctrl+n')
    answer_chooser(LETTER)
    list_of_pictures.find(where=lambda part: part.name.startswith('This file is no picture'), seconds=LONG)
    assert not list_kept() and not glob.glob(os.path.join(FOLDER, '*.pieces', '*'))


@story.step
def two_points_by_mouse_lay_it():
    press('ctrl+n')
    answer_chooser(PLAN)
    wait_placer('plan_du_centre.png')
    picture, ground = find_pane('The picture'), find_pane('The map')
    assert not placer.find_button('Lay It Under the Map').is_in_state('sensitive')
    wait_told('1. ')
    picture.point_and_click(across=0.3, down=0.4)
    wait_told('2. ')
    ground.point_and_click(across=0.4, down=0.5)
    wait_told('3. ')
    picture.point_and_click(across=0.7, down=0.6)
    wait_told('4. ')
    ground.point_and_click(across=0.4, down=0.5)
    wait_told('The two points are nearly at the same place')
    drag(ground.find_spot(0.4, 0.5), ground.find_spot(0.62, 0.55))
    wait_told('The picture lies under the map')
    press('ctrl+Return')
    wait(lambda: len(list_kept()) == 1, 'the picture is kept', LONG)
    kept = list_kept()[0]
    assert kept['title'] == 'plan du centre' and kept['file'] == 'plan_du_centre.png', kept
    pins = read_pins()
    assert 0 < pins[0] < pins[4] < WIDTH and 0 < pins[1] < pins[5] < HEIGHT, pins
    assert len(glob.glob(os.path.join(FOLDER, 'fond.pieces', '*'))) == 1


@story.step
def keys_alone_place_it_again():
    list_of_pictures.find(role='list item', where=lambda part: part.look_for('plan du centre') is not None, seconds=LONG)
    before = read_pins()
    list_of_pictures.find('plan du centre', role='label', seconds=LONG).point_and_click()
    settle(0.6)
    list_of_pictures.find('Place Again…', can='click', seconds=LONG).click()
    wait_placer('plan du centre')
    press('2', 'Right', 'Right', 'shift+Right', 'Down', 'Return')
    settle(0.3)
    press('Tab', '1', 'Left', 'Left', 'Return')
    settle(0.3)
    press('ctrl+Return')
    wait(lambda: read_pins() != before, 'it lies elsewhere', LONG)
    after = read_pins()
    assert after[:2] == before[:2] and after[4] > before[4] and after[5] > before[5], (before, after)
    assert after[2] < before[2] and after[6:] == before[6:], (before, after)
    press('ctrl+z')
    wait(lambda: read_pins() == before, 'it lies as before', LONG)


@story.step
def a_commune_by_its_first_letters_lays_it_roughly():
    press('ctrl+n')
    answer_chooser(PLAN)
    wait_placer('plan_du_centre.png')
    placer.find(role='text', where=lambda part: part.name.startswith('Show a commune'), seconds=LONG).point_and_click()
    type_letters('zz')
    press('Return')
    wait_told('No commune of the map begins so')
    press('ctrl+a')
    type_letters('courb')
    press('Return')
    wait_told('The picture lies under the map')
    press('Escape')
    wait(lambda: len(list_kept()) == 1, 'nothing more is kept', LONG)


@story.step
def it_is_hidden_and_shown():
    shown = list_of_pictures.find('Shown under the map', role=('switch', 'toggle button', 'check box'), seconds=LONG)
    shown.click()
    wait(lambda: list_kept()[0].get('hidden'), 'hidden', LONG)
    press('ctrl+z')
    wait(lambda: not list_kept()[0].get('hidden'), 'shown again', LONG)


@story.step
def it_is_removed_and_comes_back():
    list_of_pictures.find('Remove', can='click', seconds=LONG).click()
    wait(lambda: not list_kept(), 'removed', LONG)
    list_of_pictures.find_button('Undo', seconds=LONG).click()
    wait(list_kept, 'back', LONG)
    list_of_pictures.find('plan du centre', role='label', seconds=LONG)


@story.step
def who_loses_its_file_is_told_and_finds_it():
    press('Escape')
    window.wait_alone()
    for kept in glob.glob(os.path.join(FOLDER, 'fond.pieces', '*')):
        os.remove(kept)
    window.close()
    begin_again()
    list_of_pictures.find(where=lambda part: part.name.startswith('Missing picture'), seconds=LONG)
    list_of_pictures.find('plan du centre', role='label', seconds=LONG).point_and_click()
    settle(0.6)
    list_of_pictures.find('Find Its File…', can='click', seconds=LONG).click()
    answer_chooser(PLAN)
    list_of_pictures.find('The picture is back', seconds=LONG)
    assert len(glob.glob(os.path.join(FOLDER, 'fond.pieces', '*'))) == 1


def begin_again():
    global window, list_of_pictures
    window = Window(DOSSIER)
    press('ctrl+shift+l')
    list_of_pictures = window.find_window('Background Pictures', seconds=LONG)


story.end(lambda: window)
