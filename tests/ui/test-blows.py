"""test-blows - the window is killed right after it said "Saved", and in the middle of a word

Each time the dossier opens, is in order, holds what was said to be saved, and what was being
typed is proposed again. Three blows, ten with LIENS_LONG=1.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess

from drive import press, type_letters, wait
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run
from story import Story

BLOWS = 10 if os.environ.get('LIENS_LONG') else 3
DOSSIER = os.path.join(FOLDER, 'blows.liens')
SENTENCE = 'the team of the centre comes every thursday evening to help with the homework of the pupils of the last year '
story = Story('blows')
window = centre = None


def is_in_order():
    run('check', DOSSIER)


def open_centre():
    global window
    window = Window(DOSSIER)
    window.seek('escale', '1 structure')
    press('alt+2')
    window.find(role='table row', where=lambda part: part.name.startswith('Centre social'), seconds=LONG).point_and_click()
    return window


@story.step
def a_centre_is_there():
    global centre
    remember_who_types()
    run('new', DOSSIER)
    centre = run('add', DOSSIER, 'structure', 'name=Centre social L’Escale', 'type=social_centre').strip()
    is_in_order()


def make_edit(blow):
    def step():
        phone = f'01 99 00 00 {blow:02}'
        open_centre()
        said = window.find_said()
        window.find_field('Phone').point_and_click()
        press('ctrl+a')
        type_letters(phone)
        press('Return')
        window.wait_said(r'Saved \d', said)
        window.kill()
        is_in_order()
        assert read_fields(DOSSIER, centre)['phone'] == phone
    step.__name__ = f'edit_{blow}_said_to_be_saved_is_there_after_a_blow'
    return step


def make_draft(blow):
    def step():
        open_centre()
        field = window.find_field('Address')
        field.point_and_click()
        press('ctrl+a')
        hand = subprocess.Popen(['xdotool', 'type', '--delay', '60', f'{blow} {SENTENCE}'])
        wait(lambda: field.text.startswith(f'{blow} ') and len(field.text) >= 20, 'twenty letters', LONG)
        window.kill()
        hand.wait()  # to its end: a hand that is cut leaves a key down, and that letter is missing from the next word
        is_in_order()
        kept = read_fields(DOSSIER, centre).get('address', '')
        open_centre()
        window.find('Typed earlier, not saved yet. Press Enter to keep it, Escape to go back.', seconds=LONG)
        field = window.find_field('Address')
        assert field.text.startswith(f'{blow} {SENTENCE}'[:10]) and not kept.startswith(field.text), f'{field.text} ({kept} was saved)'
        proposed = field.text
        field.point_and_click()
        press('Return')
        wait(lambda: read_fields(DOSSIER, centre).get('address') == proposed.strip(), 'what was typed to be saved', LONG)
        window.kill()
        is_in_order()
    step.__name__ = f'word_{blow}_that_was_being_typed_is_proposed_again'
    return step


for number in range(1, BLOWS + 1):
    story.step(make_edit(number))
for number in range(1, 1 + BLOWS // 3):
    story.step(make_draft(number))

story.end(lambda: window)
