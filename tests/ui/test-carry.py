"""test-carry - the shared folder moves, is carried by a stick, is lost and made again; and somebody is removed

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import subprocess

from drive import NotSeen, find_active, press, run_tool, settle, type_letters, wait, wait_closed
from house import FOLDER, LIENS, LONG, Window, answer_chooser, read, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'Fondation.liens')
COMMON = os.path.join(FOLDER, 'common')
SHARE = os.path.join(COMMON, 'Partage')
MOVED = os.path.join(COMMON, 'Ailleurs')
STICK = os.path.join(FOLDER, 'cle')
OTHER = os.path.join(FOLDER, 'Seconde.liens')
SECRET = os.path.join(FOLDER, 'phrase')
ANEW = 'lampe ardoise verger cinq'
ANY = (0, 1, 2, 3)
story = Story('carry')
window = first = second = None
centre = None


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
    settle(0.3)  # the window manager gives the keys to another one when a window above it has closed
    run_tool('xdotool', 'windowactivate', '--sync', page)
    wait(lambda: find_active() == page, 'the sharing window to be the one that is used', LONG)
    press('Escape')
    try:
        wait_closed(page, 1)
    except NotSeen:
        press('Escape')  # the first one sent away what was told at the foot of the window
        wait_closed(page, LONG)


def choose_folder(dialog, button, folder, told):
    """Of the folder as a whole: which, and what is said of it."""
    dialog.find(can='click', where=lambda part: part.name.startswith(button) and part.is_in_state('sensitive'), seconds=LONG).click()
    answer_chooser(folder)
    dialog.find(where=lambda part: told in part.name, seconds=LONG)


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
def two_desktops_share_and_have_the_same_page_open():
    global window, first, second, centre
    remember_who_types()
    os.makedirs(COMMON)
    with open(SECRET, 'w', encoding='utf-8') as file:
        file.write('brume tulipe canal neuf\n')
    run('new', DOSSIER)
    centre = run('add', DOSSIER, 'structure', 'name=Centre social L’Escale', 'type=social_centre', 'phone=01 39 00 00 01').strip()
    run('add', DOSSIER, 'structure', 'name=Maison du Parc', 'type=social_centre')
    run('share', DOSSIER, SHARE, '--passphrase-file', SECRET)
    run('join', SHARE, OTHER, '--passphrase-file', SECRET, '--author', 'Dominique', statuses=ANY)
    run('sync', DOSSIER, statuses=ANY)
    poste = next(member['poste'] for member in read('members', DOSSIER) if not member['self'])
    run('members', DOSSIER, '--admit', poste)
    run('sync', DOSSIER, statuses=ANY)
    run('sync', OTHER, statuses=ANY)
    window = Window(DOSSIER)
    first = window.frame
    subprocess.run([LIENS, OTHER], timeout=60)
    second = window.find_window('Seconde', LONG)
    look_at(second)
    press('super+Up')
    open_centre(second)
    open_centre(first)


@story.step
def that_another_has_it_open_is_said_and_takes_no_focus():
    look_at(first)
    first.find('Phone', role=('text', 'entry'), seconds=LONG).point_and_click()
    press('End')
    for frame in (second, first):
        exchange(frame)
        settle(1)
    first.find('Dominique has this page open', seconds=LONG)
    look_at(first)
    type_letters('23')
    wait(lambda: first.find('Phone', role=('text', 'entry')).text == '01 39 00 00 0123', 'what is typed to go where it went', LONG)
    look_at(second)
    second.find(role='table row', where=lambda part: part.name.startswith('Maison du Parc'), seconds=LONG).point_and_click()
    for frame in (second, first):
        exchange(frame)
        settle(1)
    first.wait_gone('Dominique has this page open', seconds=LONG)
    # The number typed first reaches the other before they type their own.
    exchange(second)
    wait_fields(OTHER, centre, phone='01 39 00 00 0123')


@story.step
def a_folder_that_moved_is_found_again_and_no_other():
    os.rename(SHARE, MOVED)
    exchange(first)
    wait_badge(first, 'Folder out of reach')
    sharing = open_sharing(first)
    choose_folder(sharing, 'Choose where the folder is now…', COMMON, 'There is no shared folder there.')
    choose_folder(sharing, 'Choose where the folder is now…', MOVED, 'It is the same folder')
    sharing.find(MOVED, role='label', seconds=LONG)
    wait(lambda: not sharing.look_for('Make the shared folder again…', can='click'), 'nothing to make again', LONG)
    close_sharing()
    wait_badge(first, 'Up to date')


@story.step
def a_stick_carries_what_the_folder_does_not():
    os.makedirs(STICK)
    exchange(second)
    wait_badge(second, 'Folder out of reach')
    open_centre(second)
    type_phone(second, '01 39 00 00 55')
    wait_fields(OTHER, centre, phone='01 39 00 00 55')
    sharing = open_sharing(second)
    choose_folder(sharing, 'Carry by a stick…', STICK, 'put on the stick.')
    close_sharing()
    sharing = open_sharing(first)
    choose_folder(sharing, 'Carry by a stick…', STICK, 'taken from the stick.')
    close_sharing()
    wait_fields(DOSSIER, centre, phone='01 39 00 00 55')


@story.step
def a_lost_folder_is_made_again_by_any_of_them():
    shutil.rmtree(MOVED)
    exchange(first)
    wait_badge(first, 'Folder out of reach')
    sharing = open_sharing(first)
    choose_folder(sharing, 'Make the shared folder again…', COMMON, 'The folder is there again')
    close_sharing()
    wait_badge(first, 'Up to date')
    sharing = open_sharing(second)
    choose_folder(sharing, 'Choose where the folder is now…', MOVED, 'It is the same folder')
    close_sharing()
    wait_badge(second, 'Up to date')


@story.step
def who_is_removed_gets_nothing_more_and_a_new_passphrase_is_asked():
    sharing = open_sharing(first)
    find_starting(sharing, 'Remove Dominique', can='click').click()
    parting = window.find_window('Remove “Dominique”', LONG)
    find_starting(parting, 'All that is on their computer today', role='label')
    remove = parting.find_button('Remove', seconds=LONG)
    assert not remove.is_in_state('sensitive'), 'removed without a passphrase'
    parting.find_entry('Passphrase').enter(ANEW)
    parting.find_entry('The same again').enter(ANEW)
    page = int(window.find_x_window('Remove “Dominique”'))
    parting.find_button('Remove', where=lambda part: part.is_in_state('sensitive'), seconds=LONG).click()
    wait_closed(page, LONG)
    find_starting(sharing, 'Let Dominique in', can='click')
    close_sharing()
    open_centre(first)
    type_phone(first, '01 39 00 00 66')
    wait_fields(DOSSIER, centre, phone='01 39 00 00 66')
    for frame in (first, second, first, second):
        exchange(frame)
        settle(1)
    wait_badge(first, 'Up to date')
    assert read_fields(OTHER, centre)['phone'] == '01 39 00 00 55', 'who left reads on'


@story.step
def who_was_removed_is_told_so_and_what_they_can_do():
    wait_badge(second, 'Removed from the sharing')
    find_starting(second, 'An administrator removed this computer', role='label')
    type_phone(second, '01 39 00 00 77')
    wait_fields(OTHER, centre, phone='01 39 00 00 77')
    exchange(second)
    wait_badge(second, 'Removed from the sharing')
    told = run('sync', OTHER, '--json', statuses=(1,))
    assert '"removed": true' in told and '"admitted": false' in told, told
    sharing = open_sharing(second)
    sharing.find(role='label', where=lambda part: 'Your dossier is yours, whole' in part.name, seconds=LONG)
    sharing.find('Leave the sharing…', can='click', seconds=LONG)
    close_sharing()


@story.step
def who_is_let_in_again_is_told_nothing_more_and_brings_what_they_wrote():
    sharing = open_sharing(first)
    find_starting(sharing, 'Let Dominique in', can='click').click()
    window.find_window('Let “Dominique” in?', LONG).find_button('Let in').click()
    find_starting(sharing, 'Remove Dominique', can='click')
    close_sharing()
    for frame in (first, second, first):
        exchange(frame)
        settle(1)
    wait(lambda: not second.look_for(where=lambda part: part.name.startswith('Sharing: Removed')), 'the badge to say something else', LONG)
    second.wait_gone(where=lambda part: part.name.startswith('An administrator removed'), seconds=LONG)
    wait_fields(DOSSIER, centre, phone='01 39 00 00 77')


story.end(lambda: window)
