"""test-first-hour - what a person does in the first hour, in the real window

A dossier, a search without accents, a link drawn on the map, three answers, two undone, the
window closed and opened again, the workbook read by somebody else's program.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import json
import os
import subprocess
import sys

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

from drive import Program, drag, press, settle, take_picture, type_letters, wait  # noqa: E402
from story import Story  # noqa: E402

LIENS = sys.argv[1]
FOLDER = os.environ['UI_FOLDER']
DOSSIER = os.path.join(FOLDER, 'first-hour.liens')
CENTRE, SCHOOL = (0xd5, 0x5e, 0x00), (0x36, 0x45, 0x8f)  # of the marks on the map

story = Story('first-hour')
program = None
school = None


def command(*words):
    done = subprocess.run([LIENS, *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f'{words}: {done.returncode}\n{done.stdout}{done.stderr}'
    return done.stdout.strip()


def recorded(field):
    """What the dossier says of the school."""
    return json.loads(command('show', DOSSIER, school, '--json'))['fields'].get(field)


def remember_who_types():
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as settings:
        settings.write("[org/federation/Liens]\nauthor-name='Camille'\nauthor-side='federation'\n")


def find_mark(colour):
    """Where on the screen the map shows a mark of that colour."""
    area = program.find('Map of the territory')
    picture = GdkPixbuf.Pixbuf.new_from_file(take_picture(os.path.join(FOLDER, 'look.png')))
    pixels, row, step = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    (left, top), (right, bottom) = area.find_spot(0, 0), area.find_spot(1, 1)
    spots = [(x, y) for y in range(int(top), int(bottom)) for x in range(int(left), int(right))
             if all(abs(pixels[y * row + x * step + i] - colour[i]) < 8 for i in range(3))]
    assert spots, f'no mark of colour {colour} on the map'
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def answer(field, words):
    """Types in a field of the sheet, and leaves it: that is all that saving asks."""
    program.find(field, role='label').point_and_click(down=1.8)
    press('ctrl+a')
    type_letters(words)
    press('Tab')


@story.step
def a_dossier_is_made_and_opens_in_the_window():
    global program, school
    remember_who_types()
    for left in glob.glob(os.path.join(FOLDER, 'first-hour.*')):
        os.remove(left)
    command('new', DOSSIER)
    command('add', DOSSIER, 'structure', 'name=Centre social Les Lilas', 'type=centre social', 'position=2.20,48.94')
    school = command('add', DOSSIER, 'structure', 'name=Collège Jules-Ferry', 'type=collège', 'position=2.26,48.97')
    program = Program([LIENS, DOSSIER])
    program.find('2 structures')


@story.step
def a_command_goes_through_the_window():
    command('add', DOSSIER, 'structure', 'name=École Anna-Judic', 'type=école primaire')
    program.find('3 structures')


@story.step
def accents_do_not_matter_when_searching():
    press('ctrl+f')
    type_letters('college ferry')
    program.find('1 structure')
    program.find('Collège Jules-Ferry, collège')
    program.find_button('2 hidden — show all').click()
    program.find('3 structures')


@story.step
def a_link_is_drawn_from_one_mark_to_the_other():
    drag(find_mark(CENTRE), find_mark(SCHOOL))
    program.find('1 link', role='label')
    links = json.loads(command('list', DOSSIER, 'link', '--json'))
    assert len(links) == 1 and school in (links[0]['fields']['a'], links[0]['fields']['b']), links


@story.step
def three_answers_save_themselves():
    answer('Address', '3 rue Basse')
    wait(lambda: recorded('address') == '3 rue Basse', 'the address')
    answer('Postcode', '95100')
    wait(lambda: recorded('postcode') == '95100', 'the postcode')
    answer('Name', 'Lycee Ferry')
    wait(lambda: recorded('name') == 'Lycee Ferry', 'the name')


@story.step
def two_are_undone():
    program.find_button('Undo').click()
    wait(lambda: recorded('name') == 'Collège Jules-Ferry', 'the name as it was')
    program.find_button('Undo').click()
    wait(lambda: not recorded('postcode'), 'no postcode')
    assert recorded('address') == '3 rue Basse'


@story.step
def it_is_all_there_after_closing():
    global program
    assert program.close() == 0
    program = Program([LIENS, DOSSIER])
    program.find('3 structures')
    assert recorded('address') == '3 rue Basse'
    assert len(json.loads(command('list', DOSSIER, 'link', '--json'))) == 1


@story.step
def the_workbook_is_read_by_another_program():
    import openpyxl
    path = os.path.join(FOLDER, 'first-hour.xlsx')
    command('export', DOSSIER, '--xlsx', path)
    book = openpyxl.load_workbook(path)
    told = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    for words in ('Collège Jules-Ferry', 'Centre social Les Lilas', '3 rue Basse', 'collège'):
        assert words in told, f'{words} is not in the workbook'


@story.step
def the_dossier_is_sound():
    settle(0.2)
    command('check', DOSSIER)


story.end(lambda: program)
