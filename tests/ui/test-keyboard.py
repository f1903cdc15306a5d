"""test-keyboard - a structure found, a link added and described, without the mouse

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, settle, type_letters, wait
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'keyboard.liens')
story = Story('keyboard')
window = link = None


def go_to(label, most=30):
    """Tab, as often as it takes."""
    fields = wait(lambda: window.look_for(where=lambda part: part.name.startswith(label) and 'panel' not in part.role), label, LONG)
    for _ in range(most):
        if any(field.is_in_state('focused') for field in fields):
            return
        press('Tab')
    raise AssertionError(f'{most} times Tab did not reach {label}; {window.find_focused()} has the focus')


@story.step
def a_dossier_is_opened():
    global window
    remember_who_types()
    run('new', DOSSIER)
    run('add', DOSSIER, 'territory', 'name=Argenville', 'type=commune')
    run('add', DOSSIER, 'structure', 'name=Collège Émile-Zola', 'type=middle_school')
    run('add', DOSSIER, 'structure', 'name=Lycée du Parc', 'type=high_school')
    window = Window(DOSSIER)


@story.step
def a_structure_is_found_and_opened():
    press('alt+2')
    window.seek('emile zola', '1 structure')
    press('Return')
    settle(0.5)
    press('Down', 'Return')
    window.find('No link recorded yet', seconds=LONG)


@story.step
def a_link_is_added_by_typing_the_name_of_the_other():
    go_to('Add a link')
    type_letters('Maison de quartier des Tilleuls, argenville')
    window.find(role='list item', where=lambda part: part.name.startswith('Create'), seconds=LONG)
    press('Return')
    wait(lambda: len(window.windows) > 1, 'the window of the new structure', LONG)
    asked = next(one for one in window.windows if one.path != window.frame.path)
    wait(lambda: asked.find_entry('Commune').text == 'Argenville', 'the commune, as it is recorded', LONG)
    press('Return')
    wait(lambda: len(read('list', DOSSIER, 'link')) == 1, 'the link', LONG)


@story.step
def it_joins_the_two():
    global link
    link = read('list', DOSSIER, 'link')[0]
    ends = {fields['name']: fields for fields in (read_fields(DOSSIER, link['fields'][side]) for side in 'ab')}
    assert set(ends) == {'Collège Émile-Zola', 'Maison de quartier des Tilleuls'}, ends
    # The line said what it is and where; the rest is to be completed.
    made = ends['Maison de quartier des Tilleuls']
    assert made['type'] == 'maison_de_quartier' and made['to_complete'] is True, made
    assert read_fields(DOSSIER, made['territory'])['name'] == 'Argenville', made
    window.wait_alone(LONG)
    window.find('A link between', seconds=LONG)


@story.step
def its_kind_is_chosen():
    go_to('Kind of link')
    press('space')
    settle(1.0)
    type_letters('co-org')
    settle(0.5)
    press('Return')
    wait_fields(DOSSIER, link['id'], kind='co_organisation')


@story.step
def its_formality_is_chosen():
    go_to('Formality')
    press('space')
    settle(1.0)
    press('Down', 'Return')
    wait(lambda: 'formality' in read_fields(DOSSIER, link['id']), 'the formality', LONG)


@story.step
def escape_goes_back_and_the_window_closes():
    press('Escape')
    press('ctrl+q')
    assert window.wait_end(LONG) == 0


story.end(lambda: window)
