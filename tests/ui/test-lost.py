"""test-lost - what somebody wrote never came: an administrator gives it up in the window, nobody else can

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import re

from drive import press, settle, wait
from house import FOLDER, LONG, Window, read, remember_who_types, run
from story import Story

DOSSIER = os.path.join(FOLDER, 'Fondation.liens')
GONE = os.path.join(FOLDER, 'Partie.liens')
MEMBER = os.path.join(FOLDER, 'Seconde.liens')
SHARE = os.path.join(FOLDER, 'Partage')
WEEK_AND_A_DAY = 8 * 24 * 3600 * 1000
story = Story('lost')
window = None
last = None


def list_segments():
    return set(glob.glob(os.path.join(SHARE, 'p', '*', '*.lsg')))


def write_three_and_lose_the_second():
    """Each in a file of its own."""
    for name in ('Un', 'Deux', 'Trois'):
        before = list_segments()
        written = run('add', GONE, 'structure', f'name={name}').strip()
        run('sync', GONE)
        if name == 'Deux':
            lost, = list_segments() - before
    os.unlink(lost)
    return written


def let_a_week_pass():
    for path in glob.glob(os.path.join(os.environ['XDG_DATA_HOME'], '**', 'attentes'), recursive=True):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        with open(path, 'w', encoding='utf-8') as file:
            file.write(re.sub(r'(?m)=(\d+)$', lambda since: f'={int(since[1]) - WEEK_AND_A_DAY}', text))


def find_starting(part, start, **more):
    return part.find(where=lambda one: one.name.startswith(start), seconds=LONG, **more)


def open_sharing():
    find_starting(window.frame, 'Sharing: 1 to review', can='click')
    press('ctrl+shift+r')
    return window.find_window('Sharing', LONG)


def has_last(dossier):
    return last in [record['id'] for record in read('list', dossier, 'structure')]


@story.step
def a_computer_is_lost_before_all_it_wrote_was_there():
    global last
    remember_who_types()
    run('new', DOSSIER)
    run('share', DOSSIER, SHARE, '--open')
    for path, author in ((GONE, 'Dominique'), (MEMBER, 'Sacha')):
        run('join', SHARE, path, '--author', author, statuses=(0, 1))
        run('sync', path)
    last = write_three_and_lose_the_second()
    for path in (DOSSIER, MEMBER):
        run('sync', path, statuses=(1,))
    let_a_week_pass()
    assert not has_last(DOSSIER)


@story.step
def who_is_no_administrator_is_told_to_ask_one():
    global window
    window = Window(MEMBER)
    sharing = open_sharing()
    find_starting(sharing, '1 change, missing since', role='label')
    assert sharing.look_for(role='label', where=lambda part: 'ask an administrator' in part.name)
    assert not sharing.look_for(where=lambda part: part.name.startswith('Give these changes'))
    press('Escape')
    window.wait_alone(LONG)
    window.close()


@story.step
def an_administrator_reads_what_giving_up_does_and_may_leave_it():
    global window
    window = Window(DOSSIER)
    sharing = open_sharing()
    find_starting(sharing, 'Give these changes of Dominique up', can='click').click()
    question = window.find_window('Give up changes of “Dominique”?', LONG)
    find_starting(question, 'Of Dominique: 1 change, missing since', role='label')
    settle(0.5)
    press('Escape')
    wait(lambda: len(window.windows) == 2, 'the question to go', LONG)
    settle(1)
    assert not has_last(DOSSIER)


@story.step
def given_up_what_follows_is_shown_and_nothing_is_missed_any_more():
    sharing = window.find_window('Sharing', LONG)
    find_starting(sharing, 'Give these changes of Dominique up', can='click').click()
    window.find_window('Give up changes of “Dominique”?', LONG).find_button('Give them up').click()
    find_starting(sharing, 'They are given up.', role='label')
    sharing.wait_gone('Changes that never came', LONG)
    find_starting(window.frame, 'Sharing: Up to date', can='click')
    assert has_last(DOSSIER)
    run('sync', MEMBER)
    assert has_last(MEMBER)


story.end(lambda: window)
