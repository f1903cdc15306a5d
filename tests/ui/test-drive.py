"""test-drive - the driver can do what it promises, on a window of our own

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import sys

from drive import Program, click_at, drag, press, scroll_at, type_letters, wait
from story import Story

story = Story('drive')
program = None


def said(words):
    return wait(lambda: program.look_for(words), words)


@story.step
def the_window_is_found_by_its_title():
    global program
    program = Program([sys.argv[1]])
    program.find_window('Sample')


@story.step
def a_button_is_pressed():
    program.find_button('Press').click()
    said('button clicked')


@story.step
def accents_are_written():
    program.find_entry('Name').enter('Collège Émile-Zola')
    said('written: Collège Émile-Zola')


@story.step
def keys_go_where_the_pointer_clicked():
    program.find_entry('Name').point_and_click()
    press('ctrl+a')
    type_letters('Lycee')
    said('written: Lycee')


@story.step
def a_box_without_an_action_is_ticked():
    box = program.find('Tick')
    box.click()
    wait(lambda: box.is_in_state('checked'), 'the tick')


@story.step
def a_row_is_selected():
    row = program.find('Collège 1', role=('list item', 'row'))
    row.point_and_click()
    said('row 1')


@story.step
def a_line_is_dragged():
    surface = program.find('Surface')
    _, _, width, height = surface.get_box()
    drag(surface.find_spot(0.25, 0.25), surface.find_spot(0.75, 0.75))
    words = wait(lambda: program.look_for(where=lambda part: part.name.startswith('dragged')), 'the drag')[0].name
    told = [float(n) for n in re.findall(r'[\d.]+', words)]
    meant = [width * 0.25, height * 0.25, width * 0.5, height * 0.5]
    assert all(abs(a - b) <= 2 for a, b in zip(told, meant)), f'{words}, not {meant}'


@story.step
def the_wheel_turns():
    scroll_at(program.find('Surface').find_spot(), 1)
    said('scrolled up')


@story.step
def an_action_of_the_window_is_called_by_key():
    click_at(program.find('Surface').find_spot())
    press('ctrl+e')
    said('exported')


@story.step
def the_window_takes_the_size_it_is_given():
    window = program.find_window('Sample')
    before = window.get_box()[2]
    window.resize(700, 700)
    wait(lambda: window.get_box()[2] > before, 'a larger window')


@story.step
def it_ends_when_it_is_closed():
    assert program.close() == 0


story.end(lambda: program)
