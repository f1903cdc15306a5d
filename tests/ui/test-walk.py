"""test-walk - one document, from the file that was typed to the booklet that is handed on, in one window

It is reviewed line by line, its post-its and its words go behind practices, a practice takes its status and two links that show it, and
all of that is in the booklet. What is true of each of these by itself is told by the stories of their own.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import subprocess

from drive import press, wait
from guide import choose_practice, export_booklet, find_practice, illustrate, open_booklet, open_review, put_behind
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER, TYPED, BOOKLET = (os.path.join(FOLDER, name) for name in ('carnet.liens', 'carnet.txt', 'livret.pdf'))
WORDS = """Le carnet des centres

1/ Par où entrer ?
1. Dire bonjour en septembre
2. Venir avec une idée


Récapitulatif post-its :
· le café du matin
· la fête de quartier


Développements :
· Une visite, sans rien demander
« on ne savait pas que vous existiez » (00-40)
Le CLASS rassemble tout le monde
"""
story = Story('walk')
window = None
ids = {}


def find_label(start):
    return window.find(role='label', where=lambda part: part.name.startswith(start), seconds=LONG)


def find_id(kind, field, words):
    return next(record['id'] for record in read('list', DOSSIER, kind) if record['fields'].get(field) == words)


@story.step
def a_typed_document_is_chosen():
    global window
    remember_who_types()
    with open(TYPED, 'w', encoding='utf-8') as typed:
        typed.write(WORDS)
    run('new', DOSSIER)
    centre = run('add', DOSSIER, 'structure', 'name=Centre social L’Oasis', 'type=social_centre').strip()
    for name in ('Zola', 'Hugo'):
        school = run('add', DOSSIER, 'structure', f'name=Collège {name}', 'type=middle_school').strip()
        run('add', DOSSIER, 'link', f'a={centre}', f'b={school}')
    window = Window(DOSSIER)
    open_review(window, TYPED).find('2 to look at', role='label', seconds=LONG)


@story.step
def what_is_doubtful_in_it_is_reviewed():
    review = window.find_window('Import a Document', seconds=LONG)
    press('F8')
    wait(lambda: 'Line 15' in window.find_focused().name, 'the mark of a recording', LONG)
    press('ctrl+k')
    wait(lambda: 'CLASS' in window.find_focused().name, 'the acronym', LONG)
    press('ctrl+k')
    review.find('All was looked at', role='label', seconds=LONG)
    assert not read('list', DOSSIER, 'practice')
    press('ctrl+Return')
    window.wait_alone(LONG)


@story.step
def it_is_read_as_a_book():
    press('alt+5')
    find_practice(window, '1.1 Dire bonjour')
    find_practice(window, '1.2 Venir avec')
    window.find(role='list item', where=lambda part: part.name.startswith('Le CLAS rassemble'), seconds=LONG)
    ids['hello'] = find_id('practice', 'statement', 'Dire bonjour en septembre')
    ids['coffee'] = find_id('postit', 'raw', 'le café du matin')
    ids['words'] = find_id('passage', 'nature', 'verbatim')


@story.step
def a_post_it_is_grouped_by_the_pointer():
    window.find('Post-its', seconds=LONG).point_and_click()
    put_behind(window, 'le café du matin', '1.1')
    wait_fields(DOSSIER, ids['coffee'], practice=ids['hello'])


@story.step
def what_was_said_is_put_behind_a_practice_by_the_keys():
    window.find('Read', seconds=LONG).point_and_click()
    row = window.find(role='list item', where=lambda part: part.name.startswith('on ne savait pas'), seconds=LONG)
    row.point_and_click(across=0.9, down=0.8)
    press('Return')
    choose_practice(window, 'The practice it stands behind', 'bonjour')
    wait_fields(DOSSIER, ids['words'], practices=[ids['hello']])


@story.step
def one_key_takes_its_status_further():
    find_practice(window, '1.1 Dire bonjour').point_and_click(across=0.7, down=0.1)
    press('s')
    wait_fields(DOSSIER, ids['hello'], status='to_clarify')


@story.step
def two_links_show_it():
    for words in ('zola', 'hugo'):
        illustrate(window, '1.1', words)
    window.find('Illustrated by 2 links', seconds=LONG)
    assert len(read_fields(DOSSIER, ids['hello'])['links']) == 2


@story.step
def all_of_it_is_in_the_booklet():
    run('set', DOSSIER, ids['words'], 'visibility=network')  # what people said stays inside until somebody says otherwise
    dialog = open_booklet(window)
    dialog.find('Preview of the booklet', seconds=LONG)
    export_booklet(dialog, BOOKLET)
    wait(lambda: os.path.exists(BOOKLET), 'the booklet', LONG)
    window.wait_alone(LONG)
    if shutil.which('pdftotext') is None:
        return
    told = ' '.join(subprocess.run(['pdftotext', BOOKLET, '-'], capture_output=True, text=True, check=True).stdout.split())
    for words in ('Dire bonjour en septembre', 'on ne savait pas que vous existiez', 'Collège Zola', 'Collège Hugo'):
        assert words in told, (words, told)


@story.step
def each_line_that_was_typed_is_given_back():
    written = os.path.join(FOLDER, 'rendu.txt')
    run('export', DOSSIER, '--text', written, '--audience', 'internal')
    with open(written, encoding='utf-8') as text:
        assert text.read().rstrip('\n') == WORDS.rstrip('\n')


story.end(lambda: window)
