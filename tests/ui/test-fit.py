"""test-fit - the guide and the network tied: counts that lead to links, practices on a link's sheet, and what could work where there is none

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, wait
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'fit.liens')
PLACE = 'What could work here'
SPEAKS = 'Practices that speak to this link'
story = Story('fit')
window = sheet = None
ids, groups = {}, {}


def starts_with(words):
    return lambda part: part.name.startswith(words)


def add(name, kind, *fields):
    ids[name] = run('add', DOSSIER, kind, *fields).strip()


def open_structure(words, name):
    press('alt+2')
    window.seek(words, '1 structure')
    window.find(where=starts_with(name), role='table row', seconds=LONG).point_and_click()


def find_advice(title):
    """The group of that title, once it is there: small, where much is looked for."""
    global sheet
    sheet = sheet or window.find_sheet()
    groups[title] = window.climb(sheet.find(title, role='label', seconds=LONG), 4)


def find_row(title, words):
    return groups[title].find(role='list item', where=lambda part: words in part.name, seconds=LONG)


@story.step
def a_school_without_link_stands_beside_one_that_has_one():
    global window
    remember_who_types()
    run('new', DOSSIER)
    add('town', 'territory', 'name=Argenville', 'type=commune')
    add('centre', 'structure', 'name=Centre social L’Oasis', 'type=social_centre')
    for name, more in (('Zola', 'priority_education=rep+'), ('Curie', 'priority_education=rep'), ('Hugo', 'priority_education=none')):
        add(name, 'structure', f'name=Collège {name}', 'type=middle_school', f"territory={ids['town']}", more)
    add('link', 'link', f"a={ids['centre']}", f"b={ids['Zola']}", 'levers=stable_contacts', 'ways_in=crisis_time', 'brakes=changing_contact', 'programmes=clas')
    add('how', 'question', 'title=Comment durer ?', 'order=01')
    add('thread', 'practice', 'statement=Savoir qui tient le fil', f"questions={ids['how']}", 'order=01', 'levers=stable_contacts', 'brakes=changing_contact')
    add('crisis', 'practice', 'statement=Être là quand cela va mal', f"questions={ids['how']}", 'order=02', 'levers=crisis_time')
    add('page', 'practice', 'statement=Écrire une page', f"questions={ids['how']}", 'order=03', 'factors=clear_roles')
    window = Window(DOSSIER)


@story.step
def a_practice_says_on_how_many_links_its_words_are_found():
    press('alt+5')
    window.find('Comment durer ?', role='label', seconds=LONG)
    window.find('stabilité des interlocuteurs: lever of 1 link', seconds=LONG)
    window.find('interlocuteur qui change: brake of 1 link', seconds=LONG)
    window.find('moment de crise: way into 1 link', seconds=LONG)


@story.step
def the_number_opens_those_links_and_one_comes_back():
    window.find('stabilité des interlocuteurs: lever of 1 link', can='click', seconds=LONG).click()
    window.find(where=lambda part: 'Collège Zola' in part.name, role='table row', seconds=LONG)
    window.bar.find('Remove the filter “Levers: stabilité des interlocuteurs”', seconds=LONG)
    window.frame.do('win.back-to-guide')  # its toast may be gone on a slow machine
    window.find('stabilité des interlocuteurs: lever of 1 link', seconds=LONG)
    press('alt+2')
    window.bar.find('Remove the filter “Levers: stabilité des interlocuteurs”', can='click', seconds=LONG).click()
    window.find(where=lambda part: part.name == 'Structures' and 'button' in part.role and not part.description, seconds=LONG).point_and_click()


@story.step
def a_link_says_which_practices_speak_to_it_and_why():
    global sheet
    open_structure('oasis', 'Centre social L’Oasis')
    sheet = window.find_sheet()
    sheet.find(where=starts_with('Collège Zola, '), role='list item', seconds=LONG).point_and_click()
    find_advice(SPEAKS)
    row = find_row(SPEAKS, 'Savoir qui tient le fil')
    assert 'Brake recorded here: interlocuteur qui change' in row.name and 'Lever recorded here: stabilité' in row.name, row.name
    row = find_row(SPEAKS, 'Être là quand')
    assert 'Way in recorded here: moment de crise' in row.name, row.name


@story.step
def one_press_makes_the_link_an_example_and_undo_takes_it_back():
    row = find_row(SPEAKS, 'Être là quand')
    row.find('This link shows it', can='click', seconds=LONG).click()
    wait(lambda: 'This link shows it' in find_row(SPEAKS, 'Être là quand').name, 'the example is told', LONG)
    wait_fields(DOSSIER, ids['crisis'], links=[ids['link']])
    press('ctrl+z')
    wait(lambda: not read_fields(DOSSIER, ids['crisis']).get('links'), 'no example', LONG)


@story.step
def the_keyboard_opens_it_in_the_guide():
    # The row of before the undoing may still be there.
    wait(lambda: find_row(SPEAKS, 'Savoir qui tient le fil').point_and_click() or True, 'a row that stays', LONG)
    window.find('Comment durer ?', role='label', seconds=LONG)
    window.find(role='list item', where=starts_with('1.1 Savoir qui'), seconds=LONG)


@story.step
def a_structure_without_link_is_told_what_could_work():
    open_structure('curie', 'Collège Curie')
    find_advice(PLACE)
    row = find_row(PLACE, 'Savoir qui tient le fil')
    assert 'Lever of 1 link nearby: ' in row.name and 'Lever at Collège Zola (collège in priority education): ' in row.name, row.name
    assert not groups[PLACE].look_for(role='list item', where=lambda part: 'Écrire une page' in part.name)


@story.step
def once_it_has_a_link_nothing_is_proposed_and_undo_proposes_again():
    ids['new'] = run('add', DOSSIER, 'link', f"a={ids['centre']}", f"b={ids['Curie']}").strip()
    wait(lambda: not sheet.look_for(PLACE, role='label'), 'nothing is proposed', LONG)
    run('undo', DOSSIER)
    find_row(PLACE, 'Savoir qui tient le fil')


@story.step
def where_nothing_fits_it_says_why():
    for name in ('thread', 'crisis', 'page'):
        run('delete', DOSSIER, ids[name])
    groups[PLACE].find(where=starts_with('The guide holds no practice yet'), role='label', seconds=LONG)
    assert read('guide', DOSSIER)['practice'] == 0


story.end(lambda: window)
