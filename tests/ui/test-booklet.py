"""test-booklet - the guide handed on: taken to begin with, chosen, seen before, written, remembered

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess

from drive import press, settle, wait
from guide import export_booklet, open_booklet
from house import FOLDER, LONG, Window, read, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'guide.liens')
story = Story('booklet')
window = None
dialog = None


def find_page(words):
    """What is told under the pages."""
    return dialog.find(where=lambda part: part.role == 'label' and part.name.startswith(words), seconds=LONG)


def show_booklet():
    global dialog
    dialog = open_booklet(window)


@story.step
def a_dossier_without_a_guide_is_open():
    global window
    remember_who_types()
    run('new', DOSSIER)
    window = Window(DOSSIER)


@story.step
def the_starter_guide_is_taken():
    show_booklet()
    dialog.find('There is no guide yet', seconds=LONG)
    dialog.find_button('Take the Starter Guide').click()
    dialog.find('Comment durer ?', role='label', seconds=LONG)
    dialog.find('Preview of the booklet', seconds=LONG)
    find_page('Page 1 of ')


@story.step
def its_pages_are_turned_by_keys():
    press('ctrl+Page_Down', 'ctrl+Page_Down', 'ctrl+Page_Up')
    find_page('Page 2 of ')


@story.step
def a_question_is_left_out():
    before = find_page('Page 2 of ').name
    dialog.find('Comment durer ?', role='check box', seconds=LONG).click()
    wait(lambda: find_page('Page ').name != before, 'fewer pages', LONG)


@story.step
def it_is_written_to_be_folded():
    path = os.path.join(FOLDER, 'livret.pdf')
    dialog.find('Kind of booklet', role='label', seconds=LONG).point_and_click()
    settle(0.5)
    press('Down', 'Down', 'Return')
    dialog.find('To be folded, on A4', role='label', seconds=LONG)
    export_booklet(dialog, path)
    wait(lambda: os.path.exists(path), 'the booklet', 30)
    window.wait_alone()
    with open(path, 'rb') as written:
        assert written.read(5) == b'%PDF-'


@story.step
def what_was_chosen_is_remembered():
    show_booklet()
    dialog.find('To be folded, on A4', role='label', seconds=LONG)
    press('Escape')
    window.wait_alone()


def untick(words):
    """By the keyboard, which brings into sight what it comes to."""
    for _ in range(12):
        press('Tab')
        settle(0.2)
        focused = window.find_focused()
        if focused is not None and focused.name.startswith(words):
            press('space')
            return
    raise AssertionError(f'“{words}” is never reached')


@story.step
def single_words_are_left_out():
    path = os.path.join(FOLDER, 'sans-parole.pdf')
    practice = next(it['id'] for it in read('list', DOSSIER, 'practice') if it['fields']['statement'].startswith('Construire ensemble'))
    for words in ('Une parole de trop', 'Une parole juste'):
        run('add', DOSSIER, 'passage', f'raw={words}', 'nature=verbatim', 'role=head', 'visibility=network', f'practices={practice}')
    show_booklet()
    dialog.find('Comment durer ?', role='label', seconds=LONG).point_and_click()
    dialog.find('Une parole de trop', role='check box', seconds=LONG)
    untick('Une parole de trop')
    export_booklet(dialog, path)
    wait(lambda: os.path.exists(path), 'the booklet', 30)
    window.wait_alone()
    said = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout
    assert 'Une parole juste' in said and 'de trop' not in said, said
    for _ in range(2):
        run('undo', DOSSIER)


@story.step
def one_undo_takes_the_guide_back():
    window.frame.do('win.undo')
    window.find('Undone: Starter guide', seconds=LONG)


@story.step
def it_ends_when_it_is_closed():
    settle(0.5)
    assert window.close() == 0


story.end(lambda: window)
