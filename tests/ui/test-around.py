"""test-around - what lies around a record: steps, actions, words, other links, each made in a line, opened, put away

SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import hashlib
import os

from drive import press, settle, type_letters, wait
from house import FOLDER, LONG, Window, answer_chooser, read, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'around.liens')
DIGEST = hashlib.blake2b('un plan'.encode(), digest_size=16).hexdigest()
story = Story('around')
window = sheet = head = around = link = None
made = {}


def starts_with(words):
    return lambda part: part.name.startswith(words)


def add(kind, **fields):
    return run('add', DOSSIER, kind, *(f'{code}={value}' for code, value in fields.items())).strip()


def list_all(kind):
    return [r['fields'] for r in read('list', DOSSIER, kind)]


def find_page(name):
    return sheet.find(name, role='filler', seconds=LONG)


def find_around(page):
    """What lies around the record that is shown: small, where much is looked for."""
    return window.climb(page.find('Add…', role='label', seconds=LONG), 10)


def find_rows(words):
    return around.look_for(role='list item', where=starts_with(words))


def add_around(what, label):
    """Ctrl+J, the first letters of what is added, Enter: its line is ready."""
    press('ctrl+j')
    around.find(role='list item', where=starts_with('A step' if what == 'step' else label), seconds=LONG)
    type_letters(what)
    press('Return')
    wait(lambda: around.find_entry(label).is_in_state('focused'), f'the line of {label}', LONG)


def open_row(words, title):
    """A row is clicked once it stands still; then the pane is called after what is opened."""
    row, seen = around.find(role='list item', where=starts_with(words), seconds=LONG), None
    while seen != (seen := row.get_box()):
        settle(0.3)
    row.point_and_click()
    wait_page(title)


def wait_page(title):
    head.find(title, role='label', seconds=LONG)


@story.step
def a_link_is_opened_and_has_nothing_around_it():
    global window, sheet, head, around, link
    remember_who_types()
    run('new', DOSSIER)
    for name, kind in (('École Les Tilleuls', 'elementary_school'), ('Centre social L’Oasis', 'social_centre'), ('Mairie de Brumelles', 'town_hall')):
        made[name] = add('structure', name=name, type=kind)
    link = add('link', a='Centre social L’Oasis', b='École Les Tilleuls', began='2016')
    window = Window(DOSSIER)
    press('alt+2')
    window.seek('oasis', '1 structure')
    window.find(where=starts_with('Centre social L’Oasis'), role='table row', seconds=LONG).point_and_click()
    window.find(where=starts_with('École Les Tilleuls, '), role='list item', seconds=LONG).point_and_click()
    window.find('A link between', seconds=LONG)
    sheet = window.find_sheet()
    head = window.find('Record menu', seconds=LONG)
    while not head.look_for('Link', role='label'):
        head = window.climb(head)
    around = find_around(find_page('DossierViewLink'))
    assert not around.look_for('Timeline') and not around.look_for('Actions')


@story.step
def steps_are_written_one_after_the_other():
    add_around('step', 'A step of its life')
    type_letters('mars 2018 premier contact devant la grille')
    around.find('mars 2018 · premier contact · devant la grille', seconds=LONG)
    press('Return')
    wait(lambda: len(list_all('link_step')) == 1, 'the first step', LONG)
    type_letters('crise')
    press('Return')
    wait(lambda: len(list_all('link_step')) == 2, 'the second step', LONG)
    steps = sorted(list_all('link_step'), key=lambda s: s['step'])
    assert steps[0] == {'link': link, 'step': 'crisis'}, steps
    assert steps[1] == {'link': link, 'date': '2018-03', 'step': 'first_contact', 'story': 'devant la grille'}, steps
    told = ('2016 · the link begins', 'mars 2018 · premier contact', '? · crise')
    wait(lambda: all(find_rows(t) for t in told), 'the timeline', LONG)
    tops = [find_rows(t)[0].get_box()[1] for t in told]
    assert tops == sorted(tops), f'{told} stand at {tops}'


@story.step
def one_undo_takes_back_one_step():
    press('ctrl+z')
    wait(lambda: len(list_all('link_step')) == 1, 'the second step to be taken back', LONG)
    wait(lambda: not find_rows('? · crise'), 'its row to go', LONG)
    press('ctrl+shift+z')
    wait(lambda: find_rows('? · crise'), 'its row again', LONG)


@story.step
def what_is_written_and_not_made_is_kept():
    type_letters('avant 2018 projet')
    around.find('avant 2018 · projet', seconds=LONG)
    open_row('mars 2018 · premier contact', 'Step of a link')
    press('alt+Left')
    wait_page('Link')
    around.find('avant 2018 · projet', seconds=LONG)
    assert len(list_all('link_step')) == 2


@story.step
def escape_gives_it_up():
    add_around('step', 'A step of its life')
    press('Escape')
    around.wait_gone('avant 2018 · projet')


@story.step
def an_action_and_words_are_written():
    add_around('action', 'An action')
    type_letters('Club de lecture, 2017-2018')
    press('Return')
    wait(lambda: list_all('action') == [{'title': 'Club de lecture', 'from': '2017/2018', 'links': [link]}], 'the action', LONG)
    add_around('words', 'Words that were said')
    type_letters('Anne Martin: on essaie')
    around.find(where=starts_with('Nobody is said to speak yet'), seconds=LONG)
    press('ctrl+a')
    type_letters('enseignant: on essaie')
    around.find('enseignant · «\u00a0on essaie\u00a0»', seconds=LONG)
    press('Return')
    wait(lambda: list_all('passage') == [{'raw': 'on essaie', 'nature': 'verbatim', 'role': 'teacher', 'links': [link]}], 'the words', LONG)
    around.find(role='list item', where=starts_with('«\u00a0on essaie\u00a0», — enseignant'), seconds=LONG)


@story.step
def enter_on_nothing_goes_on():
    press('Return')
    wait(lambda: around.look_for('Add…', where=lambda part: part.is_in_state('focused')), 'the focus to go on', LONG)


@story.step
def another_link_between_the_two_stands_beside():
    press('ctrl+j')
    around.find(role='list item', where=starts_with('Another link'), seconds=LONG)
    type_letters('another')
    press('Return')
    wait(lambda: len(list_all('link')) == 2, 'the second link', LONG)
    around.find('Other links between these two', seconds=LONG)
    wait(lambda: find_rows('Not described yet, 2016'), 'the first among its siblings', LONG)
    press('ctrl+j')
    around.find(role='list item', where=starts_with('Another link'), seconds=LONG)
    press('Escape', 'shift+Tab', 'Return')
    wait(lambda: find_rows('mars 2018 · premier contact'), 'the first link again', LONG)


@story.step
def delete_puts_a_row_into_the_trash():
    add_around('step', 'A step of its life')
    press('shift+Tab', 'Delete')
    wait(lambda: len(list_all('link_step')) == 1, 'the step to go', LONG)
    wait(lambda: not find_rows('? · crise'), 'its row to go', LONG)
    press('ctrl+z')
    wait(lambda: find_rows('? · crise'), 'its row again', LONG)


@story.step
def a_file_is_copied_beside_the_dossier():
    path = os.path.join(FOLDER, 'plan.txt')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('un plan')
    add_around('attach', 'An attachment')
    press('Tab', 'space')
    settle(1)
    press('slash')
    answer_chooser(path)
    wait(lambda: list_all('attachment') == [{'label': 'plan.txt', 'subject': link, 'file': 'plan.txt', 'missing': False, 'digest': DIGEST}], 'the attachment', LONG)
    with open(os.path.join(FOLDER, 'around.pieces', 'plan.txt'), encoding='utf-8') as kept:
        assert kept.read() == 'un plan'
    around.find(role='list item', where=starts_with('plan.txt'), seconds=LONG)


@story.step
def a_file_nobody_has_is_missed():
    add_around('attach', 'An attachment')
    type_letters('notes ci-jointes')
    press('Return')
    wait(lambda: len(list_all('attachment')) == 2, 'the second attachment', LONG)
    around.find(role='list item', where=starts_with('notes ci-jointes, missing attachment'), seconds=LONG)
    assert {'label': 'notes ci-jointes', 'subject': link, 'missing': True} in list_all('attachment')


@story.step
def it_is_confirmed_with_a_key_and_taken_back():
    page = find_page('DossierViewLink')
    page.find(where=starts_with('Never verified'), seconds=LONG)
    press('ctrl+shift+v')
    wait(lambda: read_fields(DOSSIER, link).get('verified_on') == datetime.date.today().isoformat(), 'the day', LONG)
    page.find(where=lambda part: part.name.startswith('Verified on ') and ' by Camille · changed today' in part.name, seconds=LONG)
    press('ctrl+z')
    wait(lambda: 'verified_on' not in read_fields(DOSSIER, link), 'it to be taken back', LONG)
    page.find(where=starts_with('Never verified'), seconds=LONG)


@story.step
def a_step_has_its_page():
    open_row('mars 2018 · premier contact', 'Step of a link')
    page = find_page('DossierViewRecord')
    page.find(role='list item', where=starts_with('Centre social L’Oasis ↔ École Les Tilleuls, Link'), seconds=LONG)
    page.find('Date', role='text').point_and_click()
    press('ctrl+a')
    type_letters('2017')
    press('Return')
    step = next(r['id'] for r in read('list', DOSSIER, 'link_step') if r['fields']['step'] == 'first_contact')
    wait_fields(DOSSIER, step, date='2017')


@story.step
def who_takes_part_in_an_action_is_looked_for():
    press('alt+Left')
    wait_page('Link')
    open_row('Club de lecture', 'Action')
    page = find_page('DossierViewRecord')
    page.find('Structures', can='click').point_and_click()
    type_letters('brumelles')
    page.find(role='list item', where=starts_with('Mairie de Brumelles'), seconds=LONG)
    press('Return')
    wait(lambda: list_all('action')[0].get('structures') == [made['Mairie de Brumelles']], 'the town hall', LONG)
    press('Escape')
    page.find(role='list item', where=starts_with('Mairie de Brumelles, Structures'), seconds=LONG)


@story.step
def no_link_found_is_a_finding_with_its_page():
    window.seek('brumelles', '1 structure')
    window.find(where=starts_with('Mairie de Brumelles'), role='table row', seconds=LONG).point_and_click()
    wait_page('Structure')
    press('ctrl+j')
    found = find_around(find_page('DossierViewStructure'))
    found.find(role='list item', where=starts_with('An absence of link'), seconds=LONG)
    type_letters('absence')
    press('Return')
    wait(lambda: found.find_entry('An absence of link').is_in_state('focused'), 'its line', LONG)
    type_letters('mai 2018 appel')
    press('Return')
    wait_page('Absence of link')
    assert list_all('absence') == [{'structure': made['Mairie de Brumelles'], 'date': '2018-05', 'source': 'appel'}], list_all('absence')


@story.step
def the_window_closes():
    press('ctrl+q')
    assert window.wait_end(LONG) == 0


story.end(lambda: window)
