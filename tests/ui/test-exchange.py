"""test-exchange - files come in, the work goes out, the help is at hand

A table and a broken file are imported from the window: chosen, looked at, corrected, abandoned, then
written and undone; the workbook and the map go out; F1 explains where one is.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys
import zipfile

from drive import Program, find_active, press, settle, wait, wait_closed
from house import answer_chooser
from story import Story

story = Story('exchange')
program = None
liens = sys.argv[1]
folder = os.environ['UI_FOLDER']
dossier = os.path.join(folder, 'centres.liens')
table = os.path.join(folder, 'centres.csv')
torn = os.path.join(folder, 'torn.xlsx')
more = os.path.join(folder, 'more.csv')


def count_structures():
    told = subprocess.run([liens, 'info', dossier, '--json'], capture_output=True, text=True, check=True).stdout
    return json.loads(told)['counts'].get('structure', 0)


def find_row(title):
    window = program.find_window('Import')
    return window.find(where=lambda part: part.role == 'list item' and part.name.startswith(title), seconds=20)


def open_import():
    press('ctrl+i')
    program.find_window('Import')
    settle(0.5)


def choose(path):
    press('ctrl+o')
    settle(1)
    press('slash')
    answer_chooser(path)


@story.step
def a_dossier_is_open():
    global program
    with open(table, 'w', encoding='utf-8') as out:
        out.write('Nom;Code postal;Divers\nCentre social Jean Vilar;95100;rien\nMaison de quartier des Prés;95200;\n;95300;sans nom\n')
    with open(more, 'w', encoding='utf-8') as out:
        out.write('Nom;Code postal\nCentre social Jean Vilar;95100\nMaison de quartier des Prés;95200\nEspace Neuf;95300\n')
    with open(torn, 'wb') as out:
        out.write(b'PK\x03\x04 torn')
    subprocess.run([liens, 'new', dossier], check=True, capture_output=True)
    program = Program([liens, dossier])
    program.find_window('centres')
    settle(1)


@story.step
def f1_opens_the_page_of_the_import_beside_it():
    open_import()
    press('F1')
    window = program.find_window('Help')
    window.find('Importer des données', where=lambda part: part.role == 'text')
    window_of_help = find_active()
    press('Escape')
    wait_closed(window_of_help)


@story.step
def a_table_is_looked_at_before_it_is_written():
    choose(table)
    find_row('To add: 2')
    find_row('Refused: 1')
    assert count_structures() == 0


@story.step
def what_is_refused_says_why_and_where():
    find_row('Refused').click()
    settle(0.5)
    program.find('line 4', where=lambda part: part.role == 'label')
    press('Escape')
    settle(0.5)


@story.step
def a_column_can_be_left_aside():
    find_row('What each column says').click()
    settle(0.5)
    program.find(where=lambda part: part.name.startswith('Divers'))
    press('alt+Left')
    settle(0.5)


@story.step
def a_torn_file_gets_a_plain_sentence():
    choose(torn)
    program.find_button('Try Again')


@story.step
def abandoning_leaves_the_dossier_as_it_was():
    press('Escape')
    program.wait_alone()
    assert count_structures() == 0


@story.step
def each_file_is_tried_after_the_ones_before_it():
    open_import()
    choose(table)
    find_row('To add: 2')
    choose(more)
    find_row('To add: 1')
    find_row('Unchanged: 2')
    press('Escape')
    program.wait_alone()
    assert count_structures() == 0


@story.step
def good_rows_go_in_as_one_act():
    open_import()
    choose(table)
    find_row('To add: 2')
    press('ctrl+Return')
    program.wait_alone(30)
    program.find('2 records added')
    assert count_structures() == 2


@story.step
def the_same_file_again_adds_nothing():
    open_import()
    choose(table)
    find_row('Unchanged: 2')
    press('Escape')
    program.wait_alone()


@story.step
def all_doubts_can_be_decided_at_once():
    with open(table, 'w', encoding='utf-8') as out:
        out.write('Nom;Code postal;Téléphone\nCSC Jean-Vilar;95100;01 34 00 00 01\nMQ des Prés;95200;01 34 00 00 02\n')
    open_import()
    choose(table)
    find_row('To check: 2').click()
    settle(0.5)
    press('space', 'Down', 'Down', 'Return')
    settle(1)
    press('Escape')
    find_row('To update: 2')
    press('Escape')
    wait(lambda: len(program.windows) == 1, 'the import to close')


@story.step
def the_workbook_goes_out():
    path = os.path.join(folder, 'out.xlsx')
    press('ctrl+e')
    program.find_window('Export the Workbook')
    settle(1)
    press('ctrl+Return')
    settle(1)
    answer_chooser(path)
    wait(lambda: os.path.exists(path), 'the workbook', 20)
    program.find(where=lambda part: part.name.startswith('“out.xlsx” saved'))
    with zipfile.ZipFile(path) as book:
        assert b'Jean Vilar' in book.read('xl/sharedStrings.xml')


@story.step
def the_map_goes_out():
    path = os.path.join(folder, 'out.pdf')
    press('ctrl+shift+e')
    program.find_window('Export the Map').find('Preview of the map')
    settle(1)
    press('ctrl+Return')
    settle(1)
    answer_chooser(path)
    wait(lambda: os.path.exists(path), 'the map', 30)
    with open(path, 'rb') as page:
        assert page.read(5) == b'%PDF-'
    program.wait_alone()


@story.step
def one_undo_takes_the_import_back():
    press('ctrl+z')
    wait(lambda: count_structures() == 0, 'the import to be taken back', 20)


@story.step
def what_is_no_dossier_is_refused_and_leaves_no_window_behind():
    choose(torn)
    program.find(where=lambda part: part.name.startswith('“torn.xlsx” is not'))
    press('Escape')
    program.wait_alone()
    assert program.windows[0].name == 'centres', program.windows


@story.step
def f1_opens_the_help_of_the_place():
    press('F1')
    window = program.find_window('Help')
    window.find_entry('Search the help').enter('corbeille')
    window.find(where=lambda part: part.name == 'Annuler et retrouver')
    press('Escape')


@story.step
def it_ends_when_it_is_closed():
    settle(0.5)
    assert program.close() == 0


story.end(lambda: program)
