"""test-sharing - one dossier in two windows, each with its own file, and a folder between them

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, run_tool, settle, type_letters, wait, wait_closed
from house import FOLDER, LONG, Window, answer_chooser, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'Fondation.liens')
COMMON = os.path.join(FOLDER, 'common')
SHARE = os.path.join(COMMON, 'Partage')
OTHER = os.path.join(FOLDER, 'Seconde.liens')
PASSPHRASE = 'brume tulipe canal neuf'
story = Story('sharing')
window = first = second = None
centre = None
told = {}


def look_at(frame):
    """That window is the one a person works in."""
    run_tool('xdotool', 'windowactivate', '--sync', window.find_x_window(frame.name))
    settle(0.3)


def wait_badge(frame, label):
    return frame.find(where=lambda part: part.name.startswith(f'Sharing: {label}'), can='click', seconds=LONG)


def find_starting(part, start, **more):
    return part.find(where=lambda one: one.name.startswith(start), seconds=LONG, **more)


def exchange(frame):
    look_at(frame)
    press('ctrl+r')
    settle(0.2)


def open_sharing(frame):
    look_at(frame)
    press('ctrl+shift+r')
    return window.find_window('Sharing', LONG)


def close_sharing():
    page = int(window.find_x_window('Sharing'))
    run_tool('xdotool', 'windowactivate', '--sync', page)
    press('Escape')
    wait_closed(page, LONG)


def open_centre(frame):
    look_at(frame)
    press('alt+2')
    frame.find(role='table row', where=lambda part: part.name.startswith('Centre social'), seconds=LONG).point_and_click()


def type_phone(frame, number):
    """In the form, as a person does; the second of calm saves it."""
    look_at(frame)
    field = frame.find('Phone', role=('text', 'entry'), seconds=LONG)
    field.point_and_click()
    press('ctrl+a')
    type_letters(number)
    press('Return')


@story.step
def a_dossier_is_opened():
    global window, first, centre
    remember_who_types()
    os.makedirs(COMMON)
    run('new', DOSSIER)
    centre = run('add', DOSSIER, 'structure', 'name=Centre social L’Escale', 'type=social_centre', 'phone=01 39 00 00 01').strip()
    window = Window(DOSSIER)
    first = window.frame
    assert not window.look_for(where=lambda part: part.name.startswith('Sharing: ')), 'a badge of what is not shared'


@story.step
def it_is_shared_and_weak_words_are_said_to_be():
    press('ctrl+shift+r')
    dialog = window.find_window('Share this dossier', LONG)
    find_starting(dialog, 'Choose where', can='click').click()
    answer_chooser(COMMON)
    dialog.find(COMMON, role='label', seconds=LONG)
    dialog.find_entry('Name of the new folder').enter('Partage')
    dialog.find_entry('Passphrase').enter('court')
    find_starting(dialog, 'Too short', role='label')
    dialog.find_entry('Passphrase').enter(PASSPHRASE)
    dialog.find('Strong.', role='label', seconds=LONG)
    dialog.find_entry('The same again').enter(PASSPHRASE + 's')
    dialog.find('The two are not the same.', role='label', seconds=LONG)
    dialog.find_entry('The same again').enter(PASSPHRASE)
    dialog.find_button('Share', seconds=LONG).click()
    window.wait_alone(LONG)
    wait_badge(first, 'Up to date')
    assert os.path.exists(os.path.join(SHARE, 'federation.liens'))


@story.step
def another_joins_and_is_told_to_wait_with_four_words():
    global second
    first.do('win.join')
    dialog = window.find_window('Join a shared dossier', LONG)
    find_starting(dialog, 'Choose the shared', can='click').click()
    answer_chooser(SHARE)
    dialog.find(SHARE, role='label', seconds=LONG)
    find_starting(dialog, 'Change where', can='click').click()
    answer_chooser(OTHER)
    dialog.find(OTHER, role='label', seconds=LONG)
    entry = dialog.find(where=lambda part: part.name.startswith('Its passphrase'), can='EditableText')
    entry.enter('brume')
    dialog.find_button('Join', seconds=LONG).click()
    find_starting(dialog, 'This is not the passphrase')
    assert not os.path.exists(OTHER)
    entry.enter(PASSPHRASE)
    dialog.find_entry('Your name, as the others read it').enter('Dominique')
    dialog.find_button('Join', seconds=LONG).click()
    second = window.find_window('Seconde', LONG)
    look_at(second)
    press('super+Up')  # as large as the other
    wait_badge(second, 'Waiting to be let in')
    told['words'] = find_starting(second, 'An administrator has to let', role='label').name.split(': ')[1]


def find_words(part):
    """lusab babad gutih tugad"""
    def are_words(one):
        words = one.name.split('\n')[0].split()  # the machine and when stand below
        return len(words) == 4 and all(len(word) == 5 and word.islower() for word in words)
    return part.find(role='label', where=are_words, seconds=LONG).name.split('\n')[0]


@story.step
def an_administrator_compares_them_and_lets_it_in():
    exchange(first)
    wait_badge(first, '1 to review')
    members = open_sharing(first)
    words = find_words(members)
    assert words == told['words'], (words, told)
    find_starting(members, 'Let Dominique in', can='click').click()
    question = window.find_window('Let “Dominique” in?', LONG)
    assert any(words in part.name for part in question.look_for(role='label')), words
    question.find_button('Let in').click()
    find_starting(members, 'Make Dominique an administrator', can='click')
    close_sharing()
    exchange(first)
    exchange(second)
    wait_badge(second, 'Up to date')
    wait_fields(OTHER, centre, phone='01 39 00 00 01')


@story.step
def what_one_types_the_other_sees():
    open_centre(second)
    open_centre(first)
    type_phone(first, '01 39 00 00 22')
    wait_fields(DOSSIER, centre, phone='01 39 00 00 22')
    exchange(first)
    exchange(second)
    wait_fields(OTHER, centre, phone='01 39 00 00 22')
    wait(lambda: second.find('Phone', role=('text', 'entry')).text == '01 39 00 00 22', 'the form to follow', LONG)
    find_starting(first, 'Saved ')
    settle(1)
    assert not second.look_for(where=lambda part: part.name.startswith('Saved ')), 'what others wrote is said to be saved'


def find_attached(frame, words):
    return frame.find(role='list item', where=lambda part: part.name.startswith('plan.txt') and words in part.name, seconds=LONG)


@story.step
def what_one_attaches_lies_beside_the_other():
    path = os.path.join(FOLDER, 'plan.txt')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('un plan')
    open_centre(first)
    press('ctrl+j')
    find_starting(first, 'An attachment', role='list item')
    type_letters('attach')
    press('Return')
    wait(lambda: first.find_entry('An attachment').is_in_state('focused'), 'the line of what is attached', LONG)
    press('Tab', 'space')
    settle(1)
    press('slash')
    answer_chooser(path)
    exchange(first)
    find_attached(first, 'in the shared folder')
    open_centre(second)
    exchange(second)
    find_attached(second, 'arrived from another computer')
    with open(os.path.join(FOLDER, 'Seconde.pieces', 'plan.txt'), encoding='utf-8') as kept:
        assert kept.read() == 'un plan'


@story.step
def out_of_reach_is_said_and_work_goes_on():
    os.rename(SHARE, SHARE + '.away')
    type_phone(second, '01 39 00 00 33')
    wait_fields(OTHER, centre, phone='01 39 00 00 33')
    exchange(second)
    wait_badge(second, 'Folder out of reach')
    type_phone(first, '01 39 00 00 44')
    wait_fields(DOSSIER, centre, phone='01 39 00 00 44')
    os.rename(SHARE + '.away', SHARE)
    for frame in (first, second, first):
        exchange(frame)
        settle(1)
    wait_badge(first, '1 to review')
    wait_badge(second, '1 to review')


@story.step
def two_answers_stand_side_by_side_and_one_is_kept():
    look_at(first)
    find_starting(first, 'Two answers:', role='label')
    press('alt+4')
    find_starting(first, 'Choose…', can='click').click()
    dialog = window.find_window('Two answers', LONG)
    dialog.find('01 39 00 00 33', can='click', seconds=LONG)
    dialog.find('01 39 00 00 44', can='click', seconds=LONG).click()
    box = int(window.find_x_window('Two answers'))
    settle(0.5)
    press('ctrl+Return')
    wait_closed(box, LONG)
    exchange(first)
    exchange(second)
    wait_badge(first, 'Up to date')
    wait_badge(second, 'Up to date')
    assert read_fields(DOSSIER, centre)['phone'] == read_fields(OTHER, centre)['phone'] == '01 39 00 00 44'


@story.step
def what_two_changed_in_one_long_text_is_put_together_when_somebody_says_so():
    then, here, there = 'Open. Closed in August. One room.', 'Open early. Closed in August. One room.', 'Open. Closed in August. Two rooms.'
    run('set', DOSSIER, centre, f'notes={then}')
    exchange(first)
    exchange(second)
    wait_fields(OTHER, centre, notes=then)
    run('set', DOSSIER, centre, f'notes={here}')
    run('set', OTHER, centre, f'notes={there}')
    for frame in (first, second, first):
        exchange(frame)
        settle(1)
    wait_badge(first, '1 to review')
    look_at(first)
    find_starting(first, 'Choose…', can='click').click()
    dialog = window.find_window('Two answers', LONG)
    dialog.find('Open early. Closed in August. Two rooms.', can='click', seconds=LONG).click()
    box = int(window.find_x_window('Two answers'))
    settle(0.5)
    press('ctrl+Return')
    wait_closed(box, LONG)
    exchange(first)
    exchange(second)
    for path in (DOSSIER, OTHER):
        wait_fields(path, centre, notes='Open early. Closed in August. Two rooms.')


story.end(lambda: window)
