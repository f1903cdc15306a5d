"""test-print - the map on paper: its pages looked at and turned, a poster and an atlas chosen, printed, refused

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import re

from drive import find_active, press, settle, wait, wait_closed
from house import FOLDER, LONG, Window, answer_chooser, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'paper.liens')
story = Story('print')
window = None
dialog = None


def add(name, kind, position):
    return run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', f'position={position}').strip()


def find_page(words):
    """What is told under the pages."""
    return dialog.find(where=lambda part: part.role == 'label' and part.name.startswith(words), seconds=LONG)


def choose(row, downs):
    """An answer of a list, so many below the one that is there."""
    dialog.find(row, role='label', seconds=LONG).point_and_click()
    settle(0.5)
    press(*['Down'] * downs, 'Return')
    settle(0.4)


def count_pages(path):
    with open(path, 'rb') as written:
        return int(re.search(rb'/Type /Pages.*?/Count (\d+)', written.read(), re.S).group(1))


def find_printed():
    return glob.glob(os.path.join(os.environ['HOME'], '**', 'paper.pdf'), recursive=True)


@story.step
def a_dossier_is_open():
    global window
    remember_who_types()
    run('new', DOSSIER)
    for index, name in enumerate(('Les Lilas', 'La Source', 'Le Phare')):
        centre = add(f'Centre social {name}', 'social_centre', f'2.{index + 1},49.0')
        school = add(f'École {name}', 'elementary_school', f'2.{index + 1},49.04')
        run('add', DOSSIER, 'link', f'a={centre}', f'b={school}')
    window = Window(DOSSIER)


@story.step
def the_page_is_seen_before():
    global dialog
    press('ctrl+p')
    dialog = window.find_window('Print the Map', seconds=LONG)
    dialog.find('Preview of the map', seconds=LONG)
    settle(1)


@story.step
def a_poster_has_a_plan_and_sheets_that_are_turned():
    choose('Pages', 1)
    find_page('Page 1 of ')
    assert ' · Plan' in find_page('Page 1 of ').name
    press('ctrl+Page_Down')
    assert find_page('Page 2 of ').name.endswith(' · A1')
    dialog.find_button('Next page (Ctrl+Page Down)').click()
    find_page('Page 3 of ')


@story.step
def an_atlas_has_a_page_for_each_centre():
    choose('Pages', 2)
    find_page('Page 3 of 5')
    press('ctrl+Page_Up', 'ctrl+Page_Up')
    assert find_page('Page 1 of 5').name.endswith(' · paper'), find_page('Page 1 of 5').name


@story.step
def who_gives_up_at_the_printer_is_where_he_was():
    press('ctrl+Return')
    window.find_window('Print', seconds=LONG)
    settle(1)
    paper = find_active()
    press('Escape')
    wait_closed(paper)
    assert dialog.find_button('Print…', seconds=LONG)
    assert not find_printed()


@story.step
def the_preview_of_the_printer_leads_back_to_the_pages():
    press('ctrl+Return')
    printer = window.find_window('Print', seconds=LONG)
    settle(1)
    paper = find_active()
    press('Tab', 'Down', 'space')
    printer.find_button('Preview').click()
    wait_closed(paper)
    wait(lambda: dialog.find_button('Print…').is_in_state('sensitive'), 'the pages again', LONG)
    find_page('Page 1 of 5')


@story.step
def all_pages_go_to_the_printer():
    press('ctrl+Return')
    printer = window.find_window('Print', seconds=LONG)
    settle(1)
    press('Tab', 'Down', 'space')
    settle(0.6)
    wait(lambda: printer.find_button('Print').is_in_state('sensitive'), 'a printer to be chosen', LONG)
    printer.find_button('Print').click()
    wait(find_printed, 'what was printed', 60)
    window.find('The map was sent to the printer', seconds=LONG)
    assert count_pages(find_printed()[0]) == 5
    window.wait_alone()


@story.step
def a_file_is_written_with_the_same_questions():
    global dialog
    path = os.path.join(FOLDER, 'atlas.pdf')
    press('ctrl+shift+e')
    dialog = window.find_window('Export the Map', seconds=LONG)
    dialog.find('Preview of the map', seconds=LONG)
    settle(1)
    choose('Pages', 3)
    find_page('Page 1 of 5')
    press('ctrl+Return')
    settle(1)
    answer_chooser(path)
    wait(lambda: os.path.exists(path), 'the atlas', 30)
    assert count_pages(path) == 5
    window.wait_alone()


@story.step
def it_ends_when_it_is_closed():
    settle(0.5)
    assert window.close() == 0


story.end(lambda: window)
