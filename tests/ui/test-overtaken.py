"""test-overtaken - what somebody else writes in a field one is typing in is said, never overwritten unawares

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import subprocess

from drive import press, settle, wait
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'overtaken.liens')
MINE = 'the door at the back of the yard between the library and the school canteen on thursdays'
GATE = MINE.replace('door', 'gate')  # of whom nothing is to be left
story = Story('overtaken')
window = centre = None


def hold(label):
    def is_held():  # its page may still be making room: who missed it clicks again
        window.find_field(label).point_and_click()
        return window.find_field(label).is_in_state('focused')
    wait(is_held, f'the focus on {label}', LONG)
    return window.find_field(label)


def type_while(does, label='Address', words=MINE):
    """Types the words over what the field says; does () comes in the middle of it. The field, once all is typed."""
    field = hold(label)
    press('ctrl+a')
    hand = subprocess.Popen(['xdotool', 'type', '--delay', '60', words])
    wait(lambda: len(field.text) >= 10 and words.startswith(field.text), 'ten letters', LONG)
    does()
    hand.wait()
    wait(lambda: field.text == words, 'all letters', LONG)
    return field


def write_as_dominique(*words):
    return lambda: run('set', DOSSIER, centre, *words, '--author', 'Dominique')


def wait_sentence(start):
    window.find(role='label', where=lambda part: part.name.startswith(start), seconds=LONG)


def is_kept_from(field):
    """Longer than the second of calm after which a field saves itself."""
    settle(2.0)
    return field.text == MINE and read_fields(DOSSIER, centre).get('address') != MINE


@story.step
def a_centre_is_opened():
    global window, centre
    remember_who_types()
    run('new', DOSSIER)
    centre = run('add', DOSSIER, 'structure', 'name=Centre social L’Escale', 'type=social_centre', 'address=1 quai').strip()
    window = Window(DOSSIER)
    press('alt+2')
    window.find(role='table row', where=lambda part: part.name.startswith('Centre social'), seconds=LONG).point_and_click()


@story.step
def who_wrote_what_meanwhile_is_said_and_nothing_is_saved_over_it():
    field = type_while(write_as_dominique('address=12 rue neuve'))
    wait_sentence('Dominique wrote “12 rue neuve” while you were typing')
    assert is_kept_from(field)
    assert read_fields(DOSSIER, centre)['address'] == '12 rue neuve'


@story.step
def mine_is_kept_and_both_are_in_the_history():
    window.find_button('Keep mine').click()
    wait_fields(DOSSIER, centre, address=MINE)
    window.wait_gone('Keep mine', seconds=LONG)
    window.find('Address: “1 quai” → “12 rue neuve”', seconds=LONG)
    window.find(where=lambda part: part.name.startswith('Address: “12 rue neuve” → “the door'), seconds=LONG)
    press('ctrl+z')
    wait_fields(DOSSIER, centre, address='12 rue neuve')


@story.step
def theirs_is_taken_and_mine_can_be_brought_back():
    field = type_while(write_as_dominique('address=3 rue du Port'))
    wait_sentence('Dominique wrote “3 rue du Port”')
    window.find_button('Take theirs').click()
    wait(lambda: field.text == '3 rue du Port', 'what Dominique wrote', LONG)
    window.wait_gone('Take theirs', seconds=LONG)
    settle(1.5)
    wait_fields(DOSSIER, centre, address='3 rue du Port')
    press('ctrl+z')
    wait_fields(DOSSIER, centre, address=MINE)
    press('ctrl+z')
    wait_fields(DOSSIER, centre, address='3 rue du Port')


@story.step
def enter_keeps_mine_over_a_field_somebody_emptied():
    type_while(write_as_dominique('address='))
    wait_sentence('Dominique emptied this while you were typing')
    press('Return')
    wait_fields(DOSSIER, centre, address=MINE)


@story.step
def escape_gives_up_what_was_typed():
    run('set', DOSSIER, centre, 'address=1 quai')
    wait(lambda: window.find_field('Address').text == '1 quai', 'the address', LONG)
    field = type_while(write_as_dominique('address=5 rue du Port'))
    wait_sentence('Dominique wrote “5 rue du Port”')
    press('Escape')
    wait(lambda: field.text == '5 rue du Port', 'what Dominique wrote', LONG)
    window.wait_gone('Keep mine', seconds=LONG)
    assert read_fields(DOSSIER, centre)['address'] == '5 rue du Port'


@story.step
def what_was_not_decided_is_proposed_again():
    type_while(write_as_dominique('address=7 rue du Port'))
    wait_sentence('Dominique wrote “7 rue du Port”')
    assert window.close(LONG) == 0
    assert read_fields(DOSSIER, centre)['address'] == '7 rue du Port'
    reopened = Window(DOSSIER)
    reopened.find('Show', can='click', seconds=LONG).click()
    wait(lambda: reopened.find_field('Address').text == MINE, 'what was typed', LONG)
    assert reopened.close(LONG) == 0


@story.step
def another_field_of_the_record_is_nobody_s_business():
    global window
    run('set', DOSSIER, centre, 'address=1 quai')
    window = Window(DOSSIER)
    press('alt+2')
    window.find(role='table row', where=lambda part: part.name.startswith('Centre social'), seconds=LONG).point_and_click()
    wait(lambda: window.find_field('Address').text, 'the page', LONG)
    if window.find_field('Address').text != '1 quai':  # what was not decided: from the field Escape gives it up, from the list it closes the page
        hold('Address')
        press('Escape')
    wait(lambda: window.find_field('Address').text == '1 quai', 'what is recorded', LONG)
    type_while(write_as_dominique('acronym=CSE'))
    wait_fields(DOSSIER, centre, address=MINE, acronym='CSE')
    assert not window.look_for('Keep mine')
    assert window.close(LONG) == 0


def go_down_to(label):
    """Its page follows the keys."""
    window.find_field('Address').point_and_click()
    for _ in range(80):
        if window.find_field(label).is_in_state('focused'):
            return
        press('Tab')
    raise AssertionError(f'no {label} under the keys')


def look_for_lost():
    return window.look_for(role='label', where=lambda part: part.name.startswith('Words were erased here for good while you were typing'))


@story.step
def what_is_typed_of_somebody_who_is_anonymised_stays_to_be_copied():
    global window
    person = run('add', DOSSIER, 'person', 'given_name=Paule', 'family_name=Exemplaire', 'phone=01 39 98 00 00').strip()
    window = Window(DOSSIER)
    press('alt+2')
    window.climb(window.bar).find('People', role=('toggle button', 'push button'), seconds=LONG).click()
    window.find(role='table row', where=lambda part: part.name.startswith('Paule Exemplaire'), seconds=LONG).point_and_click()
    field = type_while(lambda: run('erase', DOSSIER, person, '--yes'), 'Phone', GATE)
    wait_sentence('Words were erased here for good while you were typing')
    window.find(where=lambda part: part.name.startswith('Anonymised on'), seconds=LONG)
    settle(2.0)
    assert field.text == GATE and not read_fields(DOSSIER, person).get('phone')
    assert [path for path in glob.glob(DOSSIER + '*') if os.path.isfile(path) and GATE.encode() in open(path, 'rb').read()] == []


@story.step
def it_is_copied_then_let_go():
    window.find_button('Copy it').click()
    window.find_button('Let go of it').click()
    wait(lambda: not look_for_lost() and not window.look_for('Phone', role=('text', 'entry')), 'the field to go', LONG)
    press('ctrl+f', 'ctrl+a', 'ctrl+v')
    wait(lambda: window.look_for(can='EditableText', where=lambda part: part.text == GATE), 'what was copied', LONG)
    press('ctrl+a', 'BackSpace')


@story.step
def words_taken_from_a_text_that_is_being_written_are_told_too():
    person = run('add', DOSSIER, 'person', 'given_name=Claude', 'family_name=Fictif').strip()
    run('set', DOSSIER, centre, 'notes=Voir Claude Fictif le lundi')
    press('alt+2')
    window.climb(window.bar).find('Structures', role=('toggle button', 'push button'), seconds=LONG).click()
    window.find(role='table row', where=lambda part: part.name.startswith('Centre social'), seconds=LONG).point_and_click()
    wait(lambda: window.find_field('Notes').text == 'Voir Claude Fictif le lundi', 'the notes', LONG)
    go_down_to('Notes')
    field = type_while(lambda: run('erase', DOSSIER, person, '--yes'), 'Notes')
    wait_sentence('Words were erased here for good while you were typing')
    settle(2.0)
    assert field.text == MINE and not window.look_for('Keep mine')
    field.point_and_click()
    press('Escape')
    wait(lambda: window.find_field('Notes').text == 'Voir … le lundi', 'what the dossier says', LONG)
    assert not look_for_lost()
    assert window.close(LONG) == 0


story.end(lambda: window)
