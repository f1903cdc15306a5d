"""guide - what the stories of the guide share: a document that is reviewed, practices, links that show them, the booklet

SPDX-License-Identifier: GPL-3.0-or-later
"""
from drive import drag, press, settle, type_letters, wait
from house import LONG, answer_chooser


def find_review(window):
    return window.find_window('Import a Document', seconds=LONG)


def open_review(window, path):
    """Of a document that is chosen by the keyboard; once its lines are there."""
    press('ctrl+shift+o')
    settle(0.8)
    press('slash')
    answer_chooser(path)
    review = find_review(window)
    review.find(where=lambda part: part.role == 'label' and part.name.startswith('To add:'), seconds=LONG)
    return review


def find_practice(window, start):
    """In the book: “1.1 Dire bonjour”."""
    return window.find(role='list item', where=lambda part: part.name.startswith(start), seconds=LONG)


def put_behind(window, postit, number):
    """On the board, by the pointer."""
    card = window.find(postit, role='label', seconds=LONG)
    practice = window.find(role='label', where=lambda part: part.name.startswith(f'{number}  '), seconds=LONG)
    card.wait_still()
    practice.wait_still()
    drag(card.find_spot(0.3, 0.5), practice.find_spot(0.3, 0.5))


def illustrate(window, number, words):
    """With the one link that these words find."""
    window.find(f'What can be done with {number}', can='click', seconds=LONG).click()
    window.find('Illustrate with a link…', can='click', seconds=LONG).click()
    chooser = window.find_window('A link that shows it', seconds=LONG)
    type_letters(words)
    wait(lambda: [words in row.name.lower() for row in chooser.look_for(role='list item', where=lambda part: '↔' in part.name)] == [True], words, LONG)
    press('Return')
    window.wait_alone(LONG)


def choose_practice(window, title, letters):
    """In the list that asks for one."""
    chooser = window.find_window(title, seconds=LONG)
    type_letters(letters)
    wait(lambda: len(chooser.look_for(role='list item')) == 1, 'one practice', LONG)
    press('Return')
    window.wait_alone(LONG)


def open_booklet(window):
    window.frame.do('win.booklet')
    return window.find_window('Booklet', seconds=LONG)


def export_booklet(dialog, path):
    wait(lambda: dialog.find_button('Export…').is_in_state('sensitive'), 'all to be read again', LONG)
    settle(0.5)
    press('ctrl+Return')
    settle(1)
    answer_chooser(path)
