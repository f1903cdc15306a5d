"""test-day - a whole day at the window, and nothing is left behind

What a person does from the first start on: a name, a new dossier, an import, a link drawn, words typed and taken back,
every dialog opened and closed, the work handed out, the dossier closed and opened again, the demonstration. Under
the sanitizers no fault and no leak of ours; every object of ours is gone when the program has ended.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys

import leaks
from drive import drag, press, scroll_at, settle, type_letters, wait
from house import FOLDER, LIENS, LONG, Window, answer_chooser, read, read_fields, run, wait_fields
from paper import CENTRE, COLLEGE, find_marks
from story import Story

OBJECTS = sys.argv[2]
DOSSIER = os.path.join(FOLDER, 'village.liens')
DEMONSTRATION = os.path.join(FOLDER, 'data', 'liens', 'demonstration', 'Démonstration.liens')
FILES = {
    'communes.geojson': '''{"type": "FeatureCollection", "features": [{"type": "Feature",
 "properties": {"nom": "Argenville", "code": "95018", "population": 12000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.22, 48.93], [2.28, 48.93], [2.28, 48.97], [2.22, 48.97], [2.22, 48.93]]]}}]}''',
    'village.csv': '''Nom;Type;Adresse;Code postal;Commune;Longitude;Latitude;Divers
Centre social L’Escale;centre social;1 rue du Port;95100;Argenville;2.24;48.95;rien
Collège Jules-Ferry;collège;2 rue des Écoles;95100;Argenville;2.26;48.955;
École Les Tilleuls;école élémentaire;3 rue des Écoles;95100;Argenville;2.25;48.945;
;collège;4 rue des Écoles;95100;Argenville;2.25;48.945;sans nom
''',
    'broken.liens': 'nothing that Liens could have written\n',
}
story = Story('day')
window = link = centre = None


def starts_with(words):
    return lambda part: part.name.startswith(words)


def open_program(dossier=None):
    global window
    window = Window(dossier, leaks.watch(FOLDER, OBJECTS))
    return window


def do(action):
    """An action of the first window, by its name."""
    frame = next(w for w in window.windows if 'win.places' in w.actions)
    frame.do(action)


def look_at(key):
    """A window that is only opened, seen and closed."""
    press(key)
    wait(lambda: len(window.windows) == 2, f'the window of {key}', LONG)
    settle(0.5)
    press('Escape')
    window.wait_alone(LONG)


def choose(name):
    """In the window of the import."""
    press('ctrl+o')
    settle(1.0)
    press('slash')
    answer_chooser(os.path.join(FOLDER, name))


def edit(field, letters):
    window.find_field(field).point_and_click()
    press('ctrl+a')
    type_letters(letters)


@story.step
def a_first_start_asks_a_name():
    for name, words in FILES.items():
        with open(os.path.join(FOLDER, name), 'w', encoding='utf-8') as out:
            out.write(words)
    open_program()
    window.find_entry('Your name', seconds=LONG).enter('Camille')
    window.find_button('Continue').click()
    window.find(where=starts_with('Open a dossier'), seconds=LONG)


@story.step
def what_explains_is_opened_and_closed():
    for key in ('ctrl+comma', 'F1', 'ctrl+question'):
        look_at(key)
    press('F10')
    window.find('About Liens', can='click', seconds=LONG).click()
    wait(lambda: len(window.windows) == 2, 'the window about Liens', LONG)
    press('Escape')
    window.wait_alone(LONG)


@story.step
def what_is_no_dossier_is_refused():
    press('ctrl+o')
    settle(1.0)
    press('slash')
    answer_chooser(os.path.join(FOLDER, 'broken.liens'))
    wait(lambda: len(window.windows) == 2 and window.windows[1].look_for('Close'), 'the refusal', LONG)
    press('Escape')
    window.wait_alone(LONG)


@story.step
def a_new_dossier_is_made_to_be_filled():
    do('win.new-dossier-and-import')
    settle(1.0)
    answer_chooser(DOSSIER)
    window.find_window('Import', seconds=LONG)


@story.step
def files_come_in_after_a_look():
    settle(0.5)
    for name in ('communes.geojson', 'village.csv'):
        choose(name)
    window.find_window('Import').find(where=starts_with('Refused: 1'), seconds=LONG).click()
    window.find('line 5', role='label', seconds=LONG)
    press('alt+Left')
    settle(0.5)
    window.find(where=starts_with('What each column says'), seconds=LONG).click()
    window.find(where=starts_with('Divers'), seconds=LONG)
    press('alt+Left')
    settle(0.5)
    press('ctrl+Return')
    window.wait_alone(LONG)
    window.look_around(DOSSIER)
    window.bar.find('3 structures', role='label', seconds=LONG)


@story.step
def an_import_is_abandoned():
    press('ctrl+i')
    window.find_window('Import', seconds=LONG)
    settle(0.5)
    choose('village.csv')
    window.find_window('Import').find(where=starts_with('Unchanged: 3'), seconds=LONG)
    press('Escape')
    window.wait_alone(LONG)


@story.step
def a_link_is_drawn_on_the_map():
    global link
    press('alt+1')
    paper = window.find('Map of the territory', seconds=LONG)
    legend = window.find(where=lambda part: part.name == 'MapViewKey', seconds=LONG)
    scroll_at(paper.find_spot(), 2)
    scroll_at(paper.find_spot(), -2)
    press('Home')
    settle(1.5)
    box = (*paper.find_spot(0, 0), *paper.get_box()[2:])
    key = (*legend.find_spot(0, 0), *legend.get_box()[2:])

    def find(colour):
        return find_marks(box, colour, but=[key])
    spots = wait(lambda: len(find(CENTRE)) == len(find(COLLEGE)) == 1 and [find(CENTRE)[0], find(COLLEGE)[0]], 'a centre, a college', LONG)
    drag(*spots, steps=24)
    link = wait(lambda: read('list', DOSSIER, 'link'), 'the link', LONG)[0]
    window.find('A link between', seconds=LONG)


@story.step
def it_is_described():
    window.find_field('Kind of link').point_and_click()
    settle(1.0)
    type_letters('action ou')
    settle(0.5)
    press('Return')
    wait_fields(DOSSIER, link['id'], kind='joint_action')
    press('space')  # Enter went on to the formality
    settle(1.0)
    press('Down', 'Return')
    wait(lambda: 'formality' in read_fields(DOSSIER, link['id']), 'the formality', LONG)
    edit('Object', 'homework')
    press('Tab')
    wait_fields(DOSSIER, link['id'], object='homework')
    window.find_entry('Began').enter('printemps 2016')
    window.find(where=starts_with('Between '), seconds=LONG)
    wait(lambda: 'began' in read_fields(DOSSIER, link['id']), 'when it began', LONG)


@story.step
def it_is_taken_back_and_done_again():
    press('ctrl+z', 'ctrl+z')
    wait_fields(DOSSIER, link['id'], began=None, object=None)
    press('ctrl+shift+z')
    wait_fields(DOSSIER, link['id'], object='homework')


@story.step
def a_structure_is_found_and_written():
    global centre
    window.seek('escale', '1 structure')
    press('alt+2')
    window.find(role='table row', where=starts_with('Centre social'), seconds=LONG).point_and_click()
    centre = read_fields(DOSSIER, link['id'])['a']
    edit('Phone', '01 99 00 00 07')
    press('Tab')
    wait_fields(DOSSIER, centre, phone='01 99 00 00 07')
    edit('Name', ' ')
    press('Tab')
    window.find(where=starts_with('Not saved'), seconds=LONG)
    window.find_field('Name').point_and_click()
    press('Escape')


@story.step
def what_another_changes_is_seen():
    run('set', DOSSIER, centre, 'phone=01 99 00 00 08')
    phone = window.find_field('Phone')
    wait(lambda: phone.text == '01 99 00 00 08', 'the other number', LONG)


@story.step
def another_is_linked_by_its_name():
    window.find(where=starts_with('Add a link: '), can='EditableText', seconds=LONG).point_and_click()
    type_letters('tilleuls')
    window.find(where=starts_with('École Les Tilleuls, '), role='list item', seconds=LONG)
    press('Return')
    wait(lambda: len(read('list', DOSSIER, 'link')) == 2, 'the second link', LONG)
    press('alt+Left')
    settle(0.5)


@story.step
def a_structure_is_made_and_thrown_away():
    look_at('ctrl+n')
    press('ctrl+n')
    made = window.find_window('New structure', seconds=LONG)
    made.find_entry('Name', seconds=LONG).enter('Lycée du Parc')
    made.find('Type', can='click', seconds=LONG).click()
    settle(1.0)
    type_letters('lycee')
    settle(0.5)
    press('Return')
    settle(0.5)
    made.find_button('Create').click()
    window.wait_alone(LONG)
    wait(lambda: len(read('list', DOSSIER, 'structure')) == 4, 'the lycée', LONG)
    do('win.delete-selection')
    window.find('Undo', can='click', seconds=LONG)
    wait(lambda: len(read('list', DOSSIER, 'structure')) == 3, 'the lycée to go', LONG)


@story.step
def the_history_is_read():
    look_at('ctrl+h')


@story.step
def the_work_is_handed_out():
    for key, title, name in (('ctrl+e', 'Export the Workbook', 'out.xlsx'), ('ctrl+shift+e', 'Export the Map', 'out.pdf')):
        look_at(key)
        press(key)
        window.find_window(title, seconds=LONG)
        settle(1.0)
        press('ctrl+Return')
        settle(1.0)
        answer_chooser(os.path.join(FOLDER, name))
        wait(lambda: os.path.exists(os.path.join(FOLDER, name)), name, LONG)
        window.wait_alone(LONG)


@story.step
def the_window_is_made_narrow_and_wide():
    press('super+Down')
    settle(0.5)
    window.frame.resize(420, 700)
    settle(0.5)
    press('F9', 'F9')
    press('super+Up')
    settle(0.5)


@story.step
def the_dossier_is_closed_and_opened_again():
    do('win.close-dossier')
    window.find(where=starts_with('Open a dossier'), seconds=LONG)
    press('ctrl+o')
    settle(1.0)
    press('slash')
    answer_chooser(DOSSIER)
    window.look_around(DOSSIER)
    window.bar.find('3 structures', role='label', seconds=LONG)


@story.step
def the_demonstration_is_told():
    do('win.open-demonstration')
    window.look_around('Démonstration.liens')
    press('alt+1')
    window.bar.find(where=lambda part: part.role == 'label' and part.name.endswith(' structures'), seconds=LONG)
    paper = window.find('Map of the territory', seconds=LONG)
    settle(1.0)
    scroll_at(paper.find_spot(), 3)
    drag(paper.find_spot(0.5, 0.5), paper.find_spot(0.7, 0.6))
    settle(1.0)


@story.step
def it_ends_in_the_middle_of_a_word():
    press('alt+2', 'ctrl+f')
    type_letters('antenne caf')
    window.find(role='table row', where=starts_with('Antenne CAF'), seconds=LONG).point_and_click()
    edit('Address', 'avenue des trem')
    press('ctrl+q')
    assert window.wait_end(LONG) == 0
    run('check', DEMONSTRATION)
    assert 'avenue des trem' in [r['fields'].get('address') for r in read('list', DEMONSTRATION, 'structure')]


@story.step
def it_is_opened_again_where_it_was():
    open_program()
    window.look_around('Démonstration.liens')
    press('ctrl+q')
    assert window.wait_end(LONG) == 0


@story.step
def no_fault_and_no_leak_of_ours():
    faults = leaks.read_faults(FOLDER)
    assert not faults, '\n'.join(faults)
    assert leaks.count_watched(FOLDER) > 1000, 'nobody counted the objects'


story.end(lambda: window)
