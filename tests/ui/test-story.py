"""test-story - the real data in, a link drawn by hand, kept, found again, and handed to a partner

SPDX-License-Identifier: GPL-3.0-or-later
"""
import csv
import os
import shutil
import subprocess

import openpyxl

from drive import drag, press, scroll_at, settle, type_letters, wait
from house import FOLDER, LONG, Window, find_shared, read, read_fields, remember_who_types, run, wait_fields
from paper import CENTRE, COLLEGE, find_marks
from story import Story

FILES = find_shared('valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson', 'valdoise/annuaire/*headers2026.csv',
                    'valdoise/qpv/qpv_95_2024_ddt95.geojson', 'valdoise/rep/*.csv', 'valdoise/centres-sociaux/*.csv')
DOSSIER, BOOK = os.path.join(FOLDER, 'valdoise.liens'), os.path.join(FOLDER, 'liens.xlsx')
OBJECT = 'Accompagnement a la scolarite'
story = Story('story')
window = link = None


def find_link():
    links = read('list', DOSSIER, 'link')
    return links[0] if len(links) == 1 else None


def wait_answer(field):
    wait(lambda: field in read_fields(DOSSIER, link['id']), f'{field} to be saved', LONG)


@story.step
def an_empty_dossier_is_opened():
    global window
    remember_who_types()
    run('new', DOSSIER)
    window = Window(DOSSIER)


@story.step
def the_real_data_comes_in_while_the_window_is_open():
    told = read('import', DOSSIER, *FILES)
    assert [f['added'] for f in told['files']][:2] == [183, 787], told
    window.bar.find('849 structures', role='label', seconds=LONG)


@story.step
def a_name_is_found_without_its_accent():
    window.seek('college ferry', '3 structures')
    press('alt+2')
    window.find('Collège Jules Ferry, collège · Eaubonne', role='table row', seconds=LONG)


@story.step
def a_link_is_drawn_by_dragging():
    global link
    press('alt+1')
    window.seek('eaubonne', '10 structures')
    paper = window.find('Map of the territory', seconds=LONG)
    legend = window.find(where=lambda part: part.name == 'MapViewKey')

    def find(colour):
        (left, top), (_, _, width, height) = paper.find_spot(0, 0), paper.get_box()
        (x, y), (_, _, w, h) = legend.find_spot(0, 0), legend.get_box()
        return find_marks((left, top, width, height), colour, but=[(x - 8, y - 8, w + 16, h + 16)])
    centre = wait(lambda: len(find(CENTRE)) == 1 and find(CENTRE), 'the one centre of Eaubonne', LONG)[0]
    scroll_at(centre, 8)
    settle(2.0)  # a new scale is first the old picture stretched; what is looked for is the sharp one
    centre = wait(lambda: len(find(CENTRE)) == 1 and find(CENTRE), 'one centre', LONG)[0]
    college = wait(lambda: find(COLLEGE), 'a college of Eaubonne', LONG)[0]
    drag(centre, college, steps=24)
    link = wait(find_link, 'the link', LONG)
    ends = [read_fields(DOSSIER, link['fields'][side]) for side in 'ab']
    assert [end['type'] for end in ends] == ['social_centre', 'middle_school'], ends
    # The sheet of the link is what is looked at now, not where the hand came to rest.
    window.find('A link between', seconds=LONG)
    window.find_field('Kind of link')


@story.step
def three_of_its_characteristics_are_edited():
    window.find_field('Kind of link').point_and_click()
    settle(1.0)
    type_letters('action ou')
    settle(0.5)
    press('Return')
    wait_answer('kind')
    press('space')  # Enter has gone on to the next field
    settle(1.0)
    press('Down', 'Return')
    wait_answer('formality')
    window.find_field('Object').point_and_click()
    type_letters(OBJECT)
    wait_fields(DOSSIER, link['id'], kind='joint_action', object=OBJECT)


@story.step
def two_of_them_are_taken_back():
    press('ctrl+z')
    wait_fields(DOSSIER, link['id'], object=None)
    assert 'formality' in read_fields(DOSSIER, link['id'])
    press('ctrl+z')
    wait_fields(DOSSIER, link['id'], kind='joint_action', formality=None, object=None)


@story.step
def it_is_closed():
    assert window.close(LONG) == 0


@story.step
def it_is_found_again():
    global window
    window = Window(DOSSIER)
    name = read_fields(DOSSIER, link['fields']['b'])['name']
    press('alt+2')
    window.seek('eaubonne college', '2 structures')
    window.find(role='table row', where=lambda part: part.name.startswith(f'{name}, '), seconds=LONG).point_and_click()
    window.find('1 link', seconds=LONG)
    window.find(where=lambda part: part.name.startswith('action ou projet commun'), seconds=LONG)


@story.step
def it_is_exported():
    run('export', DOSSIER, '--xlsx', BOOK)


def read_ends():
    return [read_fields(DOSSIER, link['fields'][side])['name'] for side in 'ab']


def is_link(row):
    """Two names, told apart by their commune when others bear them too."""
    return (all(any(str(cell or '').startswith(end) for cell in row) for end in read_ends())
            and 'action ou projet commun' in row and OBJECT not in row)


@story.step
def openpyxl_reads_the_workbook():
    book = openpyxl.load_workbook(BOOK)
    structures = list(book['Structures'].iter_rows(min_row=2, values_only=True))
    assert len(structures) == 849, len(structures)
    assert set(read_ends()) <= {cell for row in structures for cell in row}
    rows = list(book['Liens'].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 1 and rows[0][0] == link['id'] and is_link(rows[0]), rows


@story.step
def libreoffice_reads_the_workbook():
    if not shutil.which('soffice'):
        print('# LibreOffice is not installed', flush=True)
        return
    # -1: every sheet, a file each, named after it.
    shape = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    subprocess.run(['soffice', f'-env:UserInstallation=file://{FOLDER}/office', '--headless', '--convert-to', shape,
                    '--outdir', FOLDER, BOOK], check=True, capture_output=True, timeout=240)
    with open(os.path.join(FOLDER, 'liens-Liens.csv'), encoding='utf-8') as sheet:
        rows = list(csv.reader(sheet))[1:]
    assert len(rows) == 1 and is_link(rows[0]), rows
    with open(os.path.join(FOLDER, 'liens-Structures.csv'), encoding='utf-8') as sheet:
        assert sum(1 for row in csv.reader(sheet) if any('Eaubonne' in cell for cell in row)) >= 10


@story.step
def it_ends_when_it_is_closed():
    assert window.close(LONG) == 0


story.end(lambda: window)
