"""test-records - structures and links are found, made, written and undone in the window

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys

from drive import Program, press, settle, type_letters, wait
from story import Story

LIENS = sys.argv[1]
story = Story('records')
program = None
folder = os.environ['UI_FOLDER']
dossier = os.path.join(folder, 'Our links.liens')


def run(*words):
    done = subprocess.run([LIENS, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def fill():
    run('new', dossier)
    run('add', dossier, 'territory', 'name=Argenville', 'type=commune')
    for name, kind in (('Collège Jules-Ferry', 'middle_school'), ('École Les Tilleuls', 'elementary_school'),
                       ('Centre social L’Oasis', 'social_centre')):
        run('add', dossier, 'structure', f'name={name}', f'type={kind}', 'territory=Argenville', 'address=1 rue du Port')


def starts_with(words):
    return lambda part: part.name.startswith(words)


def find_row(name):
    return program.find(where=starts_with(name), role='table row')


def read_settings():
    path = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
    if not os.path.exists(path):
        return ''
    with open(path, encoding='utf-8') as settings:
        return settings.read()


def wait_text(entry, text):
    wait(lambda: program.find_entry(entry).text == text, f'{entry} to say {text}')


def answer(entry, text):
    """As a person does: in the field, over what was there, and calm."""
    program.find_entry(entry).point_and_click()
    press('ctrl+a')
    type_letters(text)


@story.step
def a_first_run_asks_one_name():
    global program
    fill()
    program = Program([LIENS])
    program.find_entry('Your name').enter('Camille')
    program.find_button('Continue').click()
    # A button takes a moment to be pressed, and GTK 4.8 tells of pages that are not shown: the answer is looked for where it is kept.
    wait(lambda: "author-name='Camille'" in read_settings(), 'the name to be kept')
    program.find(where=starts_with('Open a dossier'))
    press('ctrl+q')
    assert program.wait_end() == 0


@story.step
def a_dossier_opens_in_a_window():
    global program
    program = Program([LIENS, dossier])
    program.find_window('Our links')
    press('alt+2')
    find_row('Collège Jules-Ferry')


@story.step
def accents_do_not_count_in_a_search():
    press('ctrl+f')
    type_letters('college ferry')
    program.find('2 hidden — show all', can='click')
    find_row('Collège Jules-Ferry').point_and_click()
    program.find_entry('Address')


@story.step
def all_is_shown_again():
    program.find('2 hidden — show all', can='click').click()
    find_row('Centre social L’Oasis')
    program.wait_gone('2 hidden — show all', can='click')


@story.step
def an_edit_saves_itself():
    answer('Address', '12 rue neuve')
    settle(1.5)
    program.find(where=starts_with('Saved '))
    assert '12 rue neuve' in run('list', dossier, 'structure', '--json')


@story.step
def an_edit_is_undone_and_done_again():
    press('ctrl+z')
    wait_text('Address', '1 rue du Port')
    press('ctrl+shift+z')
    wait_text('Address', '12 rue neuve')


@story.step
def what_cannot_be_is_said_and_kept():
    program.find_entry('Name').point_and_click()
    press('ctrl+a', 'BackSpace', 'Tab')
    program.find(where=starts_with('Not saved'))
    assert program.find_entry('Name').text == ''
    program.find_entry('Name').point_and_click()
    press('Escape')
    wait_text('Name', 'Collège Jules-Ferry')


@story.step
def a_link_is_made_by_typing_the_other_name():
    program.find_entry('Add a link: type the name of the other…').point_and_click()
    type_letters('oasis')
    program.find(where=starts_with('Centre social L’Oasis, '), role='list item')
    press('Return')
    program.find('A link between')
    wait(lambda: 'middle_school' in run('list', dossier, 'structure', '--json') and run('list', dossier, 'link', '--json') != '[]', 'the link')


@story.step
def a_date_is_understood_as_it_is_typed():
    entry = program.find_entry('Began')
    entry.enter('printemps 2016')
    program.find(where=starts_with('Between '))
    settle(1.5)
    assert '2016' in run('list', dossier, 'link', '--json')


@story.step
def the_link_is_told_from_both_sides():
    program.find(where=starts_with('Centre social L’Oasis, '), role='list item').point_and_click()
    program.find('1 link')
    program.find(where=starts_with('Collège Jules-Ferry, '), role='list item')


@story.step
def a_commune_that_is_not_there_is_made_where_it_is_typed():
    program.find_entry('Address').point_and_click()
    press('Return', 'Return', 'ctrl+a')  # on to the postcode, then to the commune
    type_letters('Port-Neuf')
    program.find(where=starts_with('Create “Port-Neuf”'), role='list item')
    press('Return')
    wait(lambda: 'Port-Neuf' in run('list', dossier, 'territory', '--json'), 'the commune')
    wait_text('Commune', 'Port-Neuf')
    press('ctrl+z')
    wait(lambda: 'Port-Neuf' not in run('list', dossier, 'territory', '--json'), 'both to be taken back')
    wait_text('Commune', 'Argenville')


@story.step
def a_new_name_with_a_slip_shows_who_is_there():
    press('ctrl+n')
    window = program.find_window('New structure')
    type_letters('Colege Jules-Ferry')
    window.find(role='list item', where=starts_with('Collège Jules-Ferry'))
    press('Escape')
    program.wait_alone()


@story.step
def a_network_of_schools_is_made_by_hand():
    press('F10')
    program.find('Make a Territory…', role='menu item')
    press('m')
    program.find_window('New territory').find(where=starts_with('réseau d'), role='label')
    type_letters('REP Ferry')
    press('Return')
    wait(lambda: 'REP Ferry' in run('list', dossier, 'territory', '--json'), 'the network')
    program.find('Territory', role='label')
    program.find('Members', can='click').point_and_click()
    type_letters('ferry')
    program.find(role='list item', where=starts_with('Collège Jules-Ferry'))
    press('Return')
    wait(lambda: 'members' in run('list', dossier, 'territory', '--json'), 'its college')
    press('Escape')
    program.find(role='list item', where=starts_with('Collège Jules-Ferry (Argenville), Members'))
    press('ctrl+z')
    wait(lambda: 'members' not in run('list', dossier, 'territory', '--json'), 'the college to go')
    press('ctrl+z')
    wait(lambda: 'REP Ferry' not in run('list', dossier, 'territory', '--json'), 'the network to go')
    # The list is read again meanwhile: the row of before may go.
    wait(lambda: find_row('Collège Jules-Ferry').point_and_click() or True, 'a row that stays')
    wait_text('Commune', 'Argenville')


@story.step
def what_is_typed_survives_a_kill():
    global program
    answer('Address', 'quai des Brumes')
    settle(0.6)
    program.kill()
    program = Program([LIENS, dossier])
    told = run('list', dossier, 'structure', '--json')
    if 'quai des Brumes' not in told:  # calm came after the blow: it waits in the form
        program.find('Show', can='click').click()
        wait_text('Address', 'quai des Brumes')


@story.step
def a_window_closes_and_leaves_a_whole_dossier():
    settle(1.0)
    press('ctrl+q')
    assert program.wait_end() == 0
    assert 'Collège Jules-Ferry' in run('list', dossier, 'structure')


story.end(lambda: program)
