"""test-people - who works where, who follows whom, what is dropped when they leave, and who is forgotten for good

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import json
import os
import shutil
import subprocess

from drive import press, settle, type_letters, wait
from house import FOLDER, LONG, Window, answer_chooser, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'people.liens')
FAMILY = 'Zyxwelt'
story = Story('people')
window = sheet = None
ids = {}


def list_posts():
    return [record for record in json.loads(run('list', DOSSIER, 'assignment', '--json'))]


def find_row(start):
    return sheet.find(role='list item', where=lambda part: part.name.startswith(start), seconds=LONG)


def find_person(name):
    return window.climb(window.bar).find(role='table row', where=lambda part: part.name.startswith(name), seconds=LONG)


def wait_menu():
    """Its items come a moment after it was asked for."""
    window.find(where=lambda part: 'menu item' in part.role, seconds=LONG)
    settle(0.2)


def wait_focus(name):
    """Where the next letter goes."""
    wait(lambda: [part for part in sheet.look_for(where=lambda part: part.name.startswith(name)) if part.is_in_state('focused')], f'the focus on {name}', LONG)


def has_focus(row):
    """The row, or what is in it."""
    return row.look_for(where=lambda part: part.is_in_state('focused'))


def choose(title, rank):
    """An item of the menu of a post, by its rank, from the keyboard."""
    sheet.find(f'What can be done with this post: {title}', can='click', seconds=LONG).click()
    wait_menu()
    press(*['Down'] * rank, 'Return')


def find_traces(word):
    """Files of the dossier that hold the word, whatever they are."""
    return [path for path in glob.glob(DOSSIER + '*') + glob.glob(os.path.join(FOLDER, '**', '*.liens*'), recursive=True)
            if os.path.isfile(path) and word.encode() in open(path, 'rb').read()]


@story.step
def a_school_and_two_links_that_one_person_holds():
    global window, sheet
    remember_who_types()
    run('new', DOSSIER)
    for name, kind in (('École des Brumes', 'elementary_school'), ('Centre L’Oasis', 'social_centre'), ('Centre Les Lilas', 'social_centre')):
        ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}').strip()
    ids['person'] = run('add', DOSSIER, 'person', f'family_name={FAMILY}', 'given_name=Paula', 'phone=01 39 98 77 66', f'email=paula@{FAMILY.lower()}.fr').strip()
    ids['post'] = run('add', DOSSIER, 'assignment', f'person={ids["person"]}', f'structure={ids["École des Brumes"]}', 'role=head', 'from=2021').strip()
    for number, name in enumerate(('Centre L’Oasis', 'Centre Les Lilas')):
        ids[number] = run('add', DOSSIER, 'link', f'a={ids[name]}', f'b={ids["École des Brumes"]}', f'thread_b={ids["post"]}',
                          f'notes=Rappeler Mme {FAMILY} en juin' if number else 'kind=referral').strip()
    ids['school'] = run('add', DOSSIER, 'structure', f'name=Collège {FAMILY}', 'type=middle_school', f'notes=Rappeler {FAMILY} avant juin').strip()
    window = Window(DOSSIER)
    press('alt+2')
    window.find(role='table row', where=lambda part: part.name.startswith('École des Brumes'), seconds=LONG).point_and_click()
    sheet = window.find_sheet()


@story.step
def a_post_is_added_with_somebody_new():
    find_row(f'Paula {FAMILY}')
    find_row('Add a post').click()
    sheet.find('Since when', seconds=LONG)
    settle(0.3)
    type_letters('enseignant')
    settle(0.5)
    press('Return')
    wait_focus('Since when')
    type_letters('septembre 2022')
    press('Return')
    type_letters('Robin Suite')
    sheet.find('Create “Robin Suite”…', seconds=LONG)
    press('Return')
    find_row('Robin Suite, enseignant · septembre 2022')
    assert len(list_posts()) == 2


@story.step
def a_row_outlives_what_is_written_elsewhere():
    """Pressed, focused or with its menu open: what others write does not take it away."""
    row = find_row(f'Paula {FAMILY}')
    row.find(can='click').click()  # its menu
    wait_menu()
    post = run('add', DOSSIER, 'assignment', f'structure={ids["École des Brumes"]}', 'role=teacher', 'from=2019').strip()
    find_row('Holder not known, enseignant · 2019')
    assert find_row(f'Paula {FAMILY}').path == row.path, 'the row was made anew'
    assert window.find(where=lambda part: 'menu item' in part.role, seconds=LONG), 'the menu was closed'
    press('Escape')
    wait(lambda: has_focus(row), 'the focus on the row', LONG)
    run('delete', DOSSIER, post)
    sheet.wait_gone(where=lambda part: part.name.startswith('Holder not known'), seconds=LONG)
    assert has_focus(row), 'the focus was taken away'


@story.step
def what_is_held_by_nobody_is_told_before_somebody_leaves():
    choose(f'Paula {FAMILY}', 1)
    sheet.find(where=lambda part: part.name.startswith('Nobody will hold the thread of 2 links any more: Centre L’Oasis'), seconds=LONG)
    press('Escape')
    sheet.wait_gone('Leaves on', seconds=LONG)


@story.step
def who_follows_takes_over_in_one_gesture():
    choose(f'Paula {FAMILY}', 0)
    sheet.find_entry('Who follows: type a name…', seconds=LONG)
    type_letters('Robin Suite')
    sheet.find(role='list item', where=lambda part: part.name.startswith('Robin Suite, enseignant'), seconds=LONG)
    press('Up', 'Up', 'Return')
    sheet.find_entry('Changes on', seconds=LONG).enter('juin 2024')
    press('Return')
    find_row('Robin Suite, direction · juin 2024')
    sheet.find(where=lambda part: part.name.startswith(f'Robin Suite follows Paula {FAMILY} and holds the thread of 2 links'), seconds=LONG)
    wait_fields(DOSSIER, ids['post'], to='2024-06')
    assert len(read_fields(DOSSIER, ids[0])['thread_b']) == 2
    sheet.find('1 past post', seconds=LONG)


@story.step
def one_undo_takes_the_succession_back():
    press('ctrl+z')
    wait_fields(DOSSIER, ids['post'], to=None)
    assert read_fields(DOSSIER, ids[0])['thread_b'] == [ids['post']]
    assert len(list_posts()) == 2


@story.step
def a_row_opens_the_page_of_the_person():
    find_row(f'Paula {FAMILY}, direction').point_and_click(across=0.3)
    sheet.find('Holds the thread of 2 links', seconds=LONG)
    sheet.find(can='click', where=lambda part: part.name == 'Call', seconds=LONG)
    sheet.find('Visibility: interne, by default', seconds=LONG)
    sheet.find(can='click', where=lambda part: part.name == 'Write an e-mail', seconds=LONG)


@story.step
def people_are_listed_with_what_they_do_and_where():
    window.climb(window.bar).find('People', role=('toggle button', 'push button'), seconds=LONG).click()
    find_person(f'Paula {FAMILY}, direction · École des Brumes')
    window.seek('paula', '1 person')


@story.step
def somebody_is_added_with_a_first_post():
    press('ctrl+shift+p')
    window.find_window('New person', LONG)
    press('ctrl+a')
    type_letters('Anouk Essai')
    press('Tab')
    type_letters('mediateur')
    settle(0.5)
    press('Return')
    type_letters('2024')
    press('Return')
    type_letters('lilas')
    settle(1)
    press('Return', 'Return')
    window.wait_alone(LONG)
    find_row('Centre Les Lilas, médiateur · 2024')


@story.step
def several_were_told_on_the_same_day():
    press('ctrl+f', 'ctrl+a', 'BackSpace')
    window.bar.find('3 people', role='label', seconds=LONG)
    find_person(f'Paula {FAMILY}').point_and_click()
    press('ctrl+a')
    window.find('Change a field…', seconds=LONG).point_and_click()
    asked = window.find_window('3 people', LONG)
    asked.find('Informed of the record on', can='EditableText', seconds=LONG).enter('mai 2024')
    asked.find('3 will change', role='label', seconds=LONG)
    asked.find('Change', can='click', seconds=LONG).click()
    window.wait_alone(LONG)
    window.find('Informed of the record on: 3 people changed', seconds=LONG)
    wait_fields(DOSSIER, ids['person'], informed_on='2024-05')
    press('ctrl+z')
    wait_fields(DOSSIER, ids['person'], informed_on=None)


@story.step
def somebody_is_deleted_from_the_list_and_comes_back():
    window.seek('anouk', '1 person')
    find_person('Anouk Essai, médiateur · Centre Les Lilas').point_and_click()
    press('Delete')
    window.bar.find('0 people', role='label', seconds=LONG)
    press('ctrl+z')
    find_person('Anouk Essai, médiateur · Centre Les Lilas')
    window.seek('paula', '1 person')
    find_person(f'Paula {FAMILY}').point_and_click()


@story.step
def a_post_is_changed_where_it_stands():
    choose('École des Brumes', 2)
    field = sheet.find('Until', can='EditableText', seconds=LONG)
    field.enter('mars 2025')
    press('Tab')
    wait_fields(DOSSIER, ids['post'], to='2025-03')
    press('Escape')
    sheet.wait_gone('Until', seconds=LONG)


@story.step
def those_whose_thread_they_dropped_are_told_at_the_top():
    sheet.find('Nobody holds the thread of 2 links any more', seconds=LONG)
    find_row('Centre L’Oasis, ').point_and_click(across=0.3)
    sheet.find('A link between', seconds=LONG)
    press('alt+Left')
    sheet.find('Nobody holds the thread of 2 links any more', seconds=LONG)


@story.step
def what_is_known_of_them_goes_to_paper():
    sheet.find('Register line, anonymise…', can='click', seconds=LONG).click()
    wait_menu()
    press('Return')
    dialog = window.find_window('Register line', LONG)
    dialog.find('Legal ground', seconds=LONG)
    paper = os.path.join(FOLDER, 'line.pdf')
    dialog.find('Save as PDF…', can='click', seconds=LONG).click()
    answer_chooser(paper)
    wait(lambda: os.path.exists(paper) and open(paper, 'rb').read(5) == b'%PDF-', 'the page', LONG)
    if shutil.which('pdftotext'):
        told = wait(lambda: subprocess.run(['pdftotext', paper, '-'], capture_output=True, text=True).stdout, 'its words', LONG)
        assert f'Paula {FAMILY}' in told and 'École des Brumes' in told and '01 39' not in told, told
    os.remove(paper)  # a copy that left the dossier is not looked through
    press('Escape')
    window.wait_alone(LONG)


@story.step
def what_goes_is_told_before_anything():
    sheet.find('Register line, anonymise…', can='click', seconds=LONG).click()
    wait_menu()
    press('Down', 'Return')
    ids['dialog'] = dialog = window.find_window('Anonymise', LONG)
    for name in ('Family name', 'Phone', 'E-mail', 'What goes for ever', 'Left as it is: look yourself'):
        dialog.find(name, seconds=LONG)
    dialog.find(where=lambda part: part.name.endswith('· Notes'), seconds=LONG)
    dialog.find(f'Collège {FAMILY} · Notes', seconds=LONG)


@story.step
def it_is_asked_twice_and_nothing_is_done_by_looking():
    ids['dialog'].find('Anonymise…', can='click', seconds=LONG).click()
    ids['dialog'].find('This cannot be undone, neither by Ctrl+Z nor by anybody.', seconds=LONG)
    press('Return')  # the way back has the focus
    ids['dialog'].find('What goes for ever', seconds=LONG)
    assert read_fields(DOSSIER, ids['person'])['family_name'] == FAMILY


@story.step
def then_only_the_role_and_the_dates_are_left():
    ids['dialog'].find('Anonymise…', can='click', seconds=LONG).click()
    ids['dialog'].find('Anonymise for Ever', can='click', seconds=LONG).click()
    window.wait_alone(LONG)
    sheet.find('Personne anonymisée', seconds=LONG)
    find_row('École des Brumes, direction · 2021')
    assert read_fields(DOSSIER, ids[0])['thread_b'] == [ids['post']]


@story.step
def undo_says_that_it_does_not_take_it_back():
    press('ctrl+z')
    window.climb(window.bar).find('The last thing done was to anonymise somebody: that is not taken back. Ctrl+Z again undoes what was done before.', role='label', seconds=LONG)
    assert read_fields(DOSSIER, ids['post'])['to'] == '2025-03'


@story.step
def nothing_of_the_name_is_in_the_files():
    """But in the name of a school, and where it may be another’s."""
    assert find_traces('École des Brumes'), 'the search finds nothing at all'
    for word in (f'Mme {FAMILY}', f'Paula', f'paula@', '01 39 98 77 66'):
        assert not find_traces(word), (word, find_traces(word))


story.end(lambda: window)
