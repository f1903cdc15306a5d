"""test-guide - the guide read as a book and worked on: searched, put in order, grouped, illustrated, and all of it undone

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import drag, press, settle, type_letters, wait
from guide import find_practice, illustrate, put_behind
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run, wait_fields
from paper import find_marks
from story import Story

DOSSIER = os.path.join(FOLDER, 'guide.liens')
MARKED = (0xf9, 0xdc, 0x79)  # as it shows under the words that are sought
story = Story('guide')
window = None
ids = {}


def add(name, kind, *fields):
    ids[name] = run('add', DOSSIER, kind, *fields).strip()


def wait_numbers(*starts):
    def are_there():
        place = window.find('GuideViewPlace')  # a link that is shown beside has its practices too
        names = [part.name for part in place.look_for(role='list item', where=lambda part: part.name[:1].isdigit() and '.' in part.name[:3])]
        return len(names) == len(starts) and all(name.startswith(start) for name, start in zip(names, starts))
    wait(are_there, f'practices {starts}', LONG)


def is_marked(title):
    label = window.find(title, role='label', seconds=LONG)
    (left, top), (right, bottom) = label.find_spot(0, 0), label.find_spot(1, 1)
    return bool(find_marks((left, top, right - left, bottom - top), MARKED))


@story.step
def a_small_guide_is_opened():
    global window
    remember_who_types()
    run('new', DOSSIER)
    add('centre', 'structure', 'name=Centre social L’Oasis', 'type=social_centre', 'position=2.24,48.95')
    for name in ('Zola', 'Hugo'):
        add(name, 'structure', f'name=Collège {name}', 'type=middle_school', 'position=2.25,48.95')
        add(f'link {name}', 'link', f"a={ids['centre']}", f'b={ids[name]}')
    add('how', 'question', 'title=Par où commencer ?', 'order=01')
    add('last', 'question', 'title=Comment durer ?', 'order=02')
    add('hello', 'practice', 'statement=Dire bonjour en septembre', f"questions={ids['how']}", 'order=01', 'status=raw',
        'development=Une visite, **sans rien demander**. Le CLAS peut attendre.')
    add('idea', 'practice', 'statement=Venir avec une idée', f"questions={ids['how']}", 'order=02')
    add('sheet', 'practice', 'statement=Écrire qui fait quoi', f"questions={ids['last']}", 'order=03', 'development=Une page, à la rentrée.')
    add('coffee', 'postit', 'raw=le café', f"question={ids['how']}")
    add('words', 'passage', 'raw=elle est venue sans rien demander', 'nature=verbatim', 'role=head', f"practices={ids['hello']}")
    window = Window(DOSSIER)
    press('alt+5')
    window.find('Par où commencer ?', role='label', seconds=LONG)
    wait_numbers('1.1 Dire bonjour', '1.2 Venir avec')
    window.find('— direction', role='label', seconds=LONG)


@story.step
def words_are_found_wherever_they_are():
    press('ctrl+f')
    type_letters('rentree')
    window.find('1 of 1', seconds=LONG)
    wait_numbers('2.1 Écrire qui')
    press('ctrl+a')
    type_letters('bonjour')
    wait_numbers('1.1 Dire bonjour', '1.2 Venir avec')
    wait(lambda: is_marked('Dire bonjour en septembre'), 'the word, marked', LONG)
    press('Escape')
    wait(lambda: not is_marked('Dire bonjour en septembre'), 'no word marked', LONG)
    wait_numbers('1.1 Dire bonjour', '1.2 Venir avec')


@story.step
def the_keyboard_puts_a_practice_before_another():
    find_practice(window, '1.2 Venir avec').point_and_click(across=0.7, down=0.1)
    press('alt+Up')
    wait_numbers('1.1 Venir avec', '1.2 Dire bonjour')


@story.step
def the_pointer_puts_it_back():
    drag(find_practice(window, '1.2 Dire bonjour').find_spot(0.5, 0.1), find_practice(window, '1.1 Venir avec').find_spot(0.5, 0.2))
    wait_numbers('1.1 Dire bonjour', '1.2 Venir avec')


@story.step
def one_key_takes_the_status_further():
    press('s')
    wait_fields(DOSSIER, ids['hello'], status='to_clarify')
    window.find('Status: à clarifier', seconds=LONG)


@story.step
def a_post_it_is_put_behind_a_practice_by_the_pointer():
    window.find('Post-its', seconds=LONG).point_and_click()
    put_behind(window, 'le café', '1.2')
    wait_fields(DOSSIER, ids['coffee'], practice=ids['idea'])
    window.find('Every post-it stands behind a practice', seconds=LONG)


@story.step
def two_links_show_a_practice():
    window.find('Read', seconds=LONG).point_and_click()
    for words in ('zola', 'hugo'):
        illustrate(window, '1.1', words)
    window.find('Illustrated by 2 links', seconds=LONG)
    assert len(read_fields(DOSSIER, ids['hello'])['links']) == 2


@story.step
def one_goes_to_the_map_and_back():
    window.find('Illustrated by 2 links', seconds=LONG).point_and_click()
    window.find(can='click', where=lambda part: 'Zola' in part.name, seconds=LONG).click()
    window.find('Back to the guide', can='click', seconds=LONG).click()
    wait_numbers('1.1 Dire bonjour', '1.2 Venir avec')


@story.step
def all_of_it_is_undone():
    for _ in range(6):
        press('ctrl+z')
        settle(0.3)
    wait(lambda: not read_fields(DOSSIER, ids['hello']).get('links'), 'no example', LONG)
    wait_fields(DOSSIER, ids['coffee'], practice=None)
    wait_fields(DOSSIER, ids['hello'], status='raw', order='01')
    wait_numbers('1.1 Dire bonjour', '1.2 Venir avec')


story.end(lambda: window)
