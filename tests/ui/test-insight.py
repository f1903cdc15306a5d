"""test-insight - what the network shows: sentences that open their list, tables, two dates, and doubts with their mends

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, settle, wait
from house import FOLDER, LONG, Window, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'insight.liens')
story = Story('insight')
window = None
ids = {}


def find_row(start):
    return window.find(role='table row', where=lambda part: part.name.startswith(start), seconds=LONG)


def list_rows():
    return [part.name for part in window.look_for(role='table row', where=lambda part: part.name and not part.name.startswith('Gtk'))]


def wait_rows(*starts):
    def are_there():
        rows = [row for row in list_rows() if ('↔' in row) == ('↔' in starts[0])]
        return len(rows) == len(starts) and all(row.startswith(start) for row, start in zip(rows, starts))
    wait(are_there, f'rows {starts}', LONG)


def add_structure(name, kind, *more):
    ids[name] = run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', *more).strip()


def add_link(one, other, *more):
    return run('add', DOSSIER, 'link', f'a={ids[one]}', f'b={ids[other]}', *more).strip()


def tells_begun(number):
    return any(row.look_for(number, role='label') for row in window.look_for(role='list item', where=lambda part: part.name.startswith('Begun')))


@story.step
def a_small_network_is_opened():
    global window
    remember_who_types()
    run('new', DOSSIER)
    add_structure('Centre social L’Oasis', 'social_centre', 'position=2.24,48.95')
    add_structure('Centre social Les Lilas', 'social_centre', 'position=2.30,48.95', 'phone=12')
    add_structure('Collège Zola', 'middle_school', 'position=2.241,48.95')
    add_structure('École des Brumes', 'elementary_school', 'position=2.301,48.95')
    ids['link'] = add_link('Centre social L’Oasis', 'Collège Zola', 'began=juin 2024', 'ended=mai 2023', 'formality=informal')
    ids['other'] = add_link('Centre social L’Oasis', 'École des Brumes', 'began=janvier 2026', 'formality=by_agreement')
    for year in (2024, 2025):
        run('add', DOSSIER, 'campaign', f'title=Enquête de {year}', f'from=mars {year}', f'to=mai {year}')
    window = Window(DOSSIER)


@story.step
def a_finding_is_a_sentence_that_opens_its_list():
    press('alt+3')
    window.find('1 centre of 2 has no link.', seconds=LONG).point_and_click()
    wait_rows('Centre social Les Lilas')
    window.bar.find('Remove the filter “Centres without any link”', seconds=LONG)


@story.step
def the_question_is_taken_away_again():
    window.bar.find('Remove the filter “Centres without any link”', can='click', seconds=LONG).click()
    wait_rows('Centre social L’Oasis', 'Centre social Les Lilas', 'Collège Zola', 'École des Brumes')


@story.step
def a_cell_of_the_cross_table_opens_the_links_it_counts():
    press('alt+3')
    window.find('Cross table', seconds=LONG).point_and_click()
    cells = lambda part: 'formel par convention' in part.name and part.name.endswith(': 1')
    window.find(can='click', where=cells, seconds=LONG).point_and_click()
    wait_rows('Centre social L’Oasis ↔ École des Brumes')


@story.step
def two_dates_are_compared_in_the_words_of_the_person():
    press('alt+3')
    window.find('Two dates', seconds=LONG).point_and_click()
    window.find_entry('From', seconds=LONG).enter('fin 2024, je crois')
    window.find('One of the two is neither a date nor a campaign. Try “1 September 2023”, or a year.', seconds=LONG)
    window.find_entry('From', seconds=LONG).enter('1er septembre 2025')
    window.find_entry('To', seconds=LONG).enter('mars 2026')
    created = lambda part: part.name.startswith('Begun') or part.name.startswith('Created')
    # The row of the first date alone may still be there: the answer to both takes its place.
    wait(lambda: window.find(role='list item', where=created).point_and_click() or True, 'a row that stays', LONG)
    wait_rows('Centre social L’Oasis ↔ École des Brumes')


@story.step
def two_campaigns_are_compared_by_their_titles():
    press('alt+3')
    window.find('Two dates', seconds=LONG).point_and_click()
    window.find_entry('From', seconds=LONG).enter('enquete de 2024')
    window.find_entry('To', seconds=LONG).enter('enquete de 2027')
    window.find('One of the two is neither a date nor a campaign. Try “1 September 2023”, or a year.', seconds=LONG)
    window.look_for('Choose a campaign or a school year', can='click')[-1].point_and_click()
    window.find('Enquête de 2025', role='menu item', seconds=LONG).click()
    wait(lambda: window.find_entry('To').text == 'Enquête de 2025', 'the campaign that was chosen', LONG)
    wait(lambda: tells_begun('0'), 'nothing begun from one to the other', LONG)
    window.find_entry('To').enter('mars 2026')
    wait(lambda: tells_begun('1'), 'what began since the first campaign', LONG)


@story.step
def what_is_compared_fits_a_narrow_window():
    press('super+Down')
    settle(0.5)
    window.frame.resize(400, 760)
    wait(lambda: window.frame.get_box()[2] <= 400, 'the window to be as narrow as it was made', LONG)
    press('super+Up')
    wait(lambda: window.frame.get_box()[2] > 700, 'a wide one again', LONG)


@story.step
def what_is_doubtful_is_counted_and_listed():
    window.find('To check, 2', seconds=LONG)
    press('alt+4')
    window.find('Ended before it began', seconds=LONG)
    window.find('“12” is not a phone number.', seconds=LONG)


@story.step
def a_doubt_is_mended_at_once_and_comes_back_when_that_is_undone():
    window.find(can='click', where=lambda part: part.name.startswith('Exchange'), seconds=LONG).click()
    wait_fields(DOSSIER, ids['link'], began='2023-05', ended='2024-06')
    window.wait_gone('Ended before it began', seconds=LONG)
    press('ctrl+z')
    wait_fields(DOSSIER, ids['link'], began='2024-06', ended='2023-05')
    window.find('Ended before it began', seconds=LONG)


@story.step
def a_line_of_the_doubts_shows_its_record():
    window.find('“12” is not a phone number.', seconds=LONG).point_and_click()
    field = window.find_field('Phone')
    wait(lambda: field.text == '12', 'the page of the centre', LONG)


@story.step
def where_nothing_is_proposed_its_button_leads_to_the_field():
    window.find(can='click', where=lambda part: part.name.startswith('Correct: Centre social Les Lilas'), seconds=LONG).click()
    field = window.find_field('Phone')
    wait(lambda: field.is_in_state('focused'), 'the phone to have the focus', LONG)
    field.enter('01 39 98 00 01')
    press('Tab')
    wait_fields(DOSSIER, ids['Centre social Les Lilas'], phone='01 39 98 00 01')
    window.wait_gone('“12” is not a phone number.', seconds=LONG)


def open_history(key):
    press(key)
    wait(lambda: len(window.windows) == 2, 'the history', LONG)
    return window.windows[1]


@story.step
def any_line_of_the_history_is_taken_back_and_given_again():
    run('set', DOSSIER, ids['link'], 'object=homework')
    history = open_history('ctrl+h')
    undo = lambda part: part.name.startswith('Undo: Phone: “12”')
    history.find(role='push button', where=undo, seconds=LONG).point_and_click()
    wait_fields(DOSSIER, ids['Centre social Les Lilas'], phone='12')
    assert read_fields(DOSSIER, ids['link'])['object'] == 'homework'
    redo = history.find(role='push button', where=lambda part: part.name.startswith('Redo: Phone: “12”'), seconds=LONG)
    wait(lambda: redo.is_in_state('focused'), 'its button to keep the focus', LONG)
    press('Return')
    wait_fields(DOSSIER, ids['Centre social Les Lilas'], phone='01 39 98 00 01')
    press('Escape')
    window.wait_alone(LONG)


@story.step
def a_field_tells_what_it_said():
    window.find_field('Phone').point_and_click()
    history = open_history('ctrl+shift+h')
    history.find('Phone: “12” → “01 39 98 00 01”', role='label', seconds=LONG)
    assert not history.look_for(role='label', where=lambda part: part.name.startswith('Created'))
    press('Escape')
    window.wait_alone(LONG)


@story.step
def what_others_rest_on_stays_and_that_is_said():
    history = open_history('ctrl+h')
    made = lambda part: part.name.startswith('Undo: Created ; Name: “Collège Zola”')
    history.find(role='push button', where=made, seconds=LONG).click()
    history.find(role='label', where=lambda part: part.name.startswith('Not taken back: other records rest on'), seconds=LONG)
    press('Escape')
    window.wait_alone(LONG)


@story.step
def a_search_from_there_goes_to_the_list():
    press('ctrl+f')
    window.bar.find('Remove the filter “Begun”', can='click', seconds=LONG).click()
    window.seek('zola', '1 link')
    wait_rows('Centre social L’Oasis ↔ Collège Zola')


story.end(lambda: window)
