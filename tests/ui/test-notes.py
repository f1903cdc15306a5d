"""test-notes - the notes of an interview are read, and their words become what a person says, by the mouse and by the keys alone

The notes are those the clients took, read where they lie; they are taken from their file, each of the five things is made of words
of them in one gesture, opened from there, and taken back one by one.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import click_at, drag, press, settle, type_letters, wait
from house import FOLDER, LONG, Window, answer_chooser, find_shared, read, remember_who_types, run, wait_fields
from story import Story

NOTES, = find_shared('../client/5-entretien-directeurs.txt')
DOSSIER = os.path.join(FOLDER, 'notes.liens')
# Who said each of the five: by role, never by name.
SPEAKERS = ('direc', 'direc', 'direc', 'direc', 'parent')
story = Story('notes')
window = None
ids = {}


def list_all(kind):
    return read('list', DOSSIER, kind)


def find_text():
    return window.find('Notes as they were taken', role='text', seconds=LONG)


def find_chip(start):
    return window.find(can='click', where=lambda part: part.name.startswith(start), seconds=LONG)


def wait_count(kind, n):
    wait(lambda: len(list_all(kind)) == n, f'{n} of {kind}', LONG)


def choose(title, letters):
    """In a list that asks one thing more; gone once it is told."""
    chooser = window.find_window(title, seconds=LONG)
    type_letters(letters)
    wait(lambda: chooser.look_for(role='list item'), 'an answer', LONG)
    settle(0.4)
    press('Return')
    wait(lambda: not [w for w in window.windows if w.name == title], f'{title} to close', LONG)


@story.step
def the_notes_are_taken_from_their_file():
    global window
    remember_who_types()
    run('new', DOSSIER)
    ids['school'] = run('add', DOSSIER, 'structure', 'name=Ecole des Tilleuls', 'type=elementary_school').strip()
    ids['house'] = run('add', DOSSIER, 'structure', 'name=Maison de quartier des Linandes', 'type=maison de quartier').strip()
    ids['chapter'] = run('add', DOSSIER, 'question', 'title=Par ou entrer', 'order=01').strip()
    window = Window(DOSSIER)
    press('alt+5')
    window.find('Interviews', seconds=LONG).point_and_click()
    window.find('Notes from a File…', can='click', seconds=LONG).click()
    answer_chooser(NOTES)
    wait_count('interview', 1)
    ids['interview'] = list_all('interview')[0]['id']
    with open(NOTES, encoding='utf-8') as notes:
        ids['text'] = notes.read()
    told = list_all('interview')[0]['fields']['raw']
    assert told.rstrip('\n') == ids['text'].rstrip('\n'), told
    run('set', DOSSIER, ids['interview'], f"structures={ids['school']}", 'roles=head')
    find_text()


@story.step
def with_nothing_selected_it_says_what_to_do():
    window.wait_alone(LONG)
    find_text().point_and_click(across=0.5, down=0.5)
    press('ctrl+Home', 'p')
    window.find(where=lambda part: part.role in ('label', 'alert') and part.name.startswith('Select words first'), seconds=LONG)
    assert not list_all('passage')


@story.step
def the_keys_keep_the_five_verbatims():
    for number, speaker in enumerate(SPEAKERS, 1):
        press('c', 'v')
        choose('The role of who speaks', speaker)
        wait_count('passage', number)
        settle(0.5)
    window.find('5 verbatims', role='label', seconds=LONG)
    passages = [record['fields'] for record in list_all('passage')]
    assert sorted(p['role'] for p in passages) == ['head'] * 4 + ['pupils_parent'], passages
    data = ids['text'].encode()
    for passage in passages:
        assert passage['nature'] == 'verbatim' and passage['interview'] == ids['interview'], passage
        assert data[passage['at']:passage['at'] + passage['bytes']].decode() == passage['raw'], passage
        assert data[:passage['at']].count(b'\n') == passage['line'], passage
    assert not list_all('person')


@story.step
def the_keys_make_a_practice_and_a_question_at_once():
    press('ctrl+Home', 's', 'p')
    wait_count('practice', 1)
    settle(0.5)
    press('ctrl+Home', *['ctrl+shift+Right'] * 3)
    press('q')
    wait_count('open_question', 1)
    statement = list_all('practice')[0]['fields']['raw_statement']
    assert statement in ids['text'] and statement.startswith('Rencontre'), statement
    settle(0.5)


@story.step
def the_keys_find_a_brake_and_a_link():
    press('ctrl+End', *['Up'] * 4)
    press('s', 'f')
    choose('What hinders', 'temporal')
    wait(lambda: any(p['fields'].get('brakes') == ['shifted_time'] for p in list_all('passage')), 'the brake', LONG)
    settle(0.5)
    press('ctrl+Home', 's', 'l')
    choose('A known link, or the other structure', 'linandes')
    wait_count('link', 1)
    link = list_all('link')[0]['fields']
    assert {link['a'], link['b']} == {ids['school'], ids['house']}, link
    settle(0.5)


@story.step
def each_is_opened_from_where_it_stands():
    find_chip('Question').point_and_click()
    window.find('Open question', role='label', seconds=LONG)
    find_text().point_and_click(across=0.5, down=0.9)
    press('ctrl+Home', 'F8', 'Return')
    window.find(where=lambda part: part.role == 'label' and part.name in ('Practice', 'Link', 'Open question'), seconds=LONG)


@story.step
def the_pointer_makes_a_practice_for_a_chapter():
    before = len(list_all('practice'))
    text = find_text()
    press('ctrl+Home')
    settle(0.5)
    drag(text.find_spot(0.03, 0.05), text.find_spot(0.4, 0.05))
    window.find('Make a practice of the selected words', can='click', seconds=LONG).point_and_click()
    wait_count('practice', before + 1)
    made = [record['fields']['raw_statement'] for record in list_all('practice')]
    assert all(statement in ids['text'] for statement in made), made
    settle(0.5)


@story.step
def the_menu_of_the_pointer_keeps_words_too():
    before = len(list_all('passage'))
    text = find_text()
    drag(text.find_spot(0.03, 0.05), text.find_spot(0.3, 0.05))
    click_at(text.find_spot(0.1, 0.05), button=3)
    settle(0.8)
    window.find(where=lambda part: 'Keep the words of somebody' in part.name, seconds=LONG).point_and_click()
    choose('The role of who speaks', 'direc')
    wait_count('passage', before + 1)
    settle(0.5)


@story.step
def each_is_taken_back_alone():
    left = len(list_all('passage'))
    while left:
        press('ctrl+z')
        left -= 1
        wait_count('passage', left)
    for kind in ('practice', 'open_question', 'link'):
        assert not list_all(kind), kind
    wait_fields(DOSSIER, ids['interview'], roles=['head'])


story.end(lambda: window)
