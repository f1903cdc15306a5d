"""test-full - when the disk is full nothing is half done, a sentence says so, and what was typed stays where it was typed

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import os
import resource

from drive import drag, press, settle, type_letters, wait
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run
from paper import CENTRE, COLLEGE, find_beside_legend
from story import Story

DOSSIER = os.path.join(FOLDER, 'full.liens')
NOT_KEPT = 'Not kept: the disk may be full. Nothing was changed, and the name is still here: press Enter to try again.'
story = Story('full')
window = words = None
ids = {}


def starts_with(start):
    return lambda part: part.name.startswith(start)


@contextlib.contextmanager
def no_room_on_the_disk():
    """No file of the program may grow any more."""
    pid = window.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def find_entry(name):
    return window.find_entry(name, seconds=LONG)


def keep_under(entry, name, kind):
    """Twice: the disk is full, then it is not."""
    find_entry(entry).point_and_click()
    type_letters(name)
    with no_room_on_the_disk():
        press('Return')
        window.find(NOT_KEPT, seconds=LONG)
    assert find_entry(entry).text == name, find_entry(entry).text
    assert read('list', DOSSIER, kind) == []
    press('Return')
    wait(lambda: [record['fields']['title'] for record in read('list', DOSSIER, kind)] == [name], f'the {kind}, once there is room', LONG)
    wait(lambda: find_entry_text(entry) == '', 'the name to be let go', LONG)


def find_entry_text(name):
    found = window.look_for(where=lambda part: part.name.startswith(name), can='EditableText', hidden=True)
    return found[0].text if found else ''


@story.step
def a_small_dossier_is_open():
    global window
    remember_who_types()
    run('new', DOSSIER)
    for name, kind, place in (('Centre L’Oasis', 'social_centre', '2.25,48.94'), ('Collège Zola', 'middle_school', '2.26,48.96'), ('École Perdue', 'elementary_school', '')):
        ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', *([f'position={place}'] if place else [])).strip()
    ids['link'] = run('add', DOSSIER, 'link', f"a={ids['Centre L’Oasis']}", f"b={ids['Collège Zola']}", 'kind=interconnaissance').strip()
    window = Window(DOSSIER)


@story.step
def the_name_of_a_view_stays_until_it_is_kept():
    press('ctrl+b')
    keep_under('Name of this view', 'Pour le conseil', 'view')


@story.step
def the_name_of_a_theme_stays_until_it_is_kept():
    press('ctrl+l')
    keep_under('Name of this theme', 'Pour la CAF', 'theme')


@story.step
def what_is_added_to_a_record_stays_written():
    press('alt+2')
    window.seek('oasis', '1 structure')
    window.find(where=starts_with('Centre L’Oasis'), role='table row', seconds=LONG).point_and_click()
    sheet = window.find_sheet()
    press('ctrl+j')
    sheet.find(role='list item', where=starts_with('An action'), seconds=LONG)
    type_letters('action')
    press('Return')
    wait(lambda: sheet.find_entry('An action').is_in_state('focused'), 'the line of the action', LONG)
    type_letters('Club theatre')
    with no_room_on_the_disk():
        press('Return')
        sheet.find(where=starts_with('Not saved: nothing was changed, what you wrote is kept here.'), seconds=LONG)
    assert sheet.find_entry('An action').text == 'Club theatre'
    assert read('list', DOSSIER, 'action') == []
    press('Return')
    wait(lambda: len(read('list', DOSSIER, 'action')) == 1, 'what was written, once there is room', LONG)


def find_term(code):
    return next((term for term in read('terms', DOSSIER, 'structure_type') if term['code'] == code), None)


@story.step
def a_word_that_could_not_be_renamed_is_still_being_written():
    global words
    press('F10')
    window.bar.window.find('Vocabulary', role='menu item', seconds=LONG)
    press('v')
    words = window.find_window('Vocabulary', seconds=LONG)
    words.find('collège', role='list item', seconds=LONG).point_and_click()
    words.find('collège', role='list item', seconds=LONG).find_entry('Word').enter('collège public')
    with no_room_on_the_disk():
        press('Return')
        words.find(where=starts_with('Not saved: nothing was changed.'), seconds=LONG)
    assert words.find('collège', role='list item').find_entry('Word').text == 'collège public'
    assert find_term('middle_school')['label'] == 'collège'
    press('Return')
    wait(lambda: find_term('middle_school')['label'] == 'collège public', 'the word, once there is room', LONG)
    wait(lambda: not words.find('collège public', role='list item', seconds=LONG).look_for('Word', can='EditableText'), 'its editor to be closed', LONG)


@story.step
def a_word_that_could_not_be_added_is_still_there():
    press('ctrl+n')
    type_letters('ludotheque')
    with no_room_on_the_disk():
        press('Return')
        words.find(where=starts_with('Not saved: nothing was changed.'), seconds=LONG)
    assert words.find(can='EditableText', where=lambda part: part.is_in_state('focused'), seconds=LONG).text == 'ludotheque'
    assert find_term('ludotheque') is None
    press('Return')
    wait(lambda: find_term('ludotheque'), 'the word, once there is room', LONG)
    press('Escape')
    window.wait_alone(LONG)


@story.step
def a_place_that_cannot_be_kept_is_not_half_kept():
    press('alt+2')
    window.seek('perdue', '1 structure')
    window.find(where=starts_with('École Perdue'), role='table row', seconds=LONG).point_and_click()
    window.find_sheet()
    window.frame.do('win.place-selection')
    window.find(where=starts_with('Click where “École Perdue” is'), seconds=LONG)
    with no_room_on_the_disk():
        press('Return')
        window.wait_gone(where=starts_with('Click where “École Perdue” is'), seconds=LONG)
        settle(1)
    window.find('To place (1)', seconds=LONG)
    assert 'position' not in read_fields(DOSSIER, ids['École Perdue'])


def find_college():
    """From the centre, both on the drawing: a notice that comes above moves them together."""
    paper = window.find('Network of the structures', seconds=LONG)
    centres, colleges = find_beside_legend(window, paper, CENTRE), find_beside_legend(window, paper, COLLEGE)
    return (colleges[0][0] - centres[0][0], colleges[0][1] - centres[0][1], colleges[0]) if len(centres) == len(colleges) == 1 else None


def is_at(x, y):
    college = find_college()
    return college and abs(college[0] - x) < 12 and abs(college[1] - y) < 12


def find_college_at_rest():
    seen = None
    while seen != (seen := find_college()) or seen is None:
        settle(0.3)
    return seen


def list_pins():
    kept = [view['fields'].get('positions') or '' for view in read('list', DOSSIER, 'view')]
    return [place.split(' ')[0] for text in kept for place in text.split(';') if place.endswith('*')]


def is_whole(part):
    """In the bar over the network, none of it beyond its end."""
    bar = part
    while bar.role != 'scroll pane':
        bar = bar.parent
    (left, _, width, _), (start, _, room, _) = part.get_box(), bar.get_box()
    return start <= left and left + width <= start + room


@story.step
def what_is_dragged_in_the_network_stays_and_is_said_not_to_be_saved():
    press('ctrl+f', 'ctrl+a', 'BackSpace', 'alt+1', 'ctrl+2')
    x, y, college = find_college_at_rest()
    with no_room_on_the_disk():
        drag(college, (college[0] + 40, college[1] + 90), steps=20)
        window.find(where=starts_with('Where you put it is not saved'), seconds=LONG)
        assert is_whole(window.find_button('Not saved', seconds=LONG)) and is_whole(window.find('In words', seconds=LONG))
        put = find_college_at_rest()[:2]
        assert abs(put[0] - x) + abs(put[1] - y) > 30 and list_pins() == [], (x, y, put)
    run('set', DOSSIER, ids['École Perdue'], 'acronym=EP')  # what somebody else changes does not move it
    settle(1)
    assert is_at(*put) and list_pins() == []
    window.find_button('Not saved').click()
    wait(lambda: list_pins() == [ids['Collège Zola']], 'the pin, once there is room', LONG)
    window.wait_gone('Not saved', seconds=LONG)
    assert is_at(*put)


@story.step
def the_dossier_is_sound_and_holds_what_was_kept_alone():
    press('ctrl+q')
    assert window.wait_end(LONG) == 0
    run('check', DOSSIER)
    assert [len(read('list', DOSSIER, kind)) for kind in ('view', 'theme', 'action', 'structure', 'link')] == [2, 1, 1, 3, 1]


story.end(lambda: window)
