"""test-words - the words to choose from are renamed, moved, added, merged and taken away, and what the fields are called too, by mouse and
by keyboard

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import drag, press, settle, type_letters, wait
from house import FOLDER, LONG, Window, read, remember_who_types, run
from story import Story

story = Story('words')
window = words = link = None
dossier = os.path.join(FOLDER, 'Our words.liens')


def fill():
    global link
    run('new', dossier, '--author', 'Camille')
    for name, sort in (('Les Tilleuls', 'middle_school'), ('Jean-Moulin', 'middle_school'), ('Victor-Hugo', 'high_school')):
        run('add', dossier, 'structure', f'name={name}', f'type={sort}')
    run('add', dossier, 'structure', 'name=LDT du Lac')
    link = run('add', dossier, 'link', 'a=Victor-Hugo', 'b=LDT du Lac', 'formality=informal').strip()


def read_terms(vocabulary):
    return {term['code']: term for term in read('terms', dossier, vocabulary)}


def wait_term(vocabulary, code, **wanted):
    def told():
        term = read_terms(vocabulary).get(code, {})
        return all(term.get(key) == value for key, value in wanted.items())
    wait(told, f'{wanted} in {code}', LONG)


def list_codes(vocabulary):
    return [term['code'] for term in read('terms', dossier, vocabulary)]


def wait_order(*codes):
    wait(lambda: [code for code in list_codes('regularity') if code in codes] == list(codes), f'{codes} in this order', LONG)


def find_row(name):
    return words.find(name, role='list item', seconds=LONG)


def has_focus(name):
    return any(row.is_in_state('focused') for row in words.look_for(name, role='list item'))


def open_words():
    global words
    press('F10')
    window.bar.window.find('Vocabulary', role='menu item', seconds=LONG)
    press('v')
    words = window.find_window('Vocabulary', seconds=LONG)


def choose_list(name):
    """By its name, looked for: the lists are long."""
    press('ctrl+f', 'ctrl+a')
    type_letters(name)
    press('Return')


@story.step
def the_menu_leads_to_the_vocabulary():
    global window
    fill()
    remember_who_types()
    window = Window(dossier)
    open_words()
    find_row('collège')


@story.step
def a_word_is_renamed_in_its_place_with_the_mouse():
    find_row('collège').point_and_click()
    find_row('collège').find_entry('Word').enter('collège public')
    press('Return')
    wait_term('structure_type', 'middle_school', label='collège public')
    find_row('collège public')


@story.step
def undo_works_from_here():
    press('ctrl+z')
    find_row('collège')
    wait_term('structure_type', 'middle_school', label='collège')


@story.step
def it_is_explained_with_the_keyboard():
    wait(lambda: has_focus('collège'), 'the row has the focus', LONG)
    press('Return', 'Tab', 'ctrl+a')
    type_letters('Apres le primaire')
    press('Return')
    wait_term('structure_type', 'middle_school', definition='Apres le primaire')
    wait(lambda: has_focus('collège'), 'the row has the focus again', LONG)


@story.step
def a_name_that_is_taken_is_told_and_merging_is_proposed():
    press('F2', 'ctrl+a')
    type_letters('LYCEE')
    press('Return')
    words.find('“LYCEE” is there already. Nothing was changed.', seconds=LONG)
    settle(0.3)  # the button has its place
    words.find_button('Merge the two…').point_and_click()
    merge = window.find_window('Merge two words', seconds=LONG)
    merge.find(where=lambda part: part.role == 'label' and '2\u00a0structures · Type: read as “lycée”' in part.name, seconds=LONG)
    press('alt+m')
    wait_term('structure_type', 'middle_school', state='merged')
    wait_term('structure_type', 'high_school', records=3)
    # What is drawn and counted by its type follows.
    wait(lambda: not window.look_for('Collèges', can='click') and window.look_for('Lycées', can='click'), 'the one family', LONG)


@story.step
def undo_parts_them():
    press('ctrl+z')
    find_row('collège')
    wait_term('structure_type', 'middle_school', state='active')
    wait_term('structure_type', 'high_school', records=1)
    window.find('Collèges', can='click', seconds=LONG)


@story.step
def a_word_is_looked_for_in_all_lists():
    press('ctrl+f')
    type_letters('ponctuel')
    press('Return')
    wait(lambda: has_focus('ponctuel'), 'the word has the focus', LONG)


@story.step
def alt_and_the_arrows_move_it():
    wait_order('regular', 'occasional', 'on_request')
    press('alt+Up')
    wait_order('occasional', 'regular', 'on_request')
    assert has_focus('ponctuel')
    press('alt+Down', 'alt+Down')
    wait_order('regular', 'on_request', 'occasional')


@story.step
def dragging_moves_it_too():
    start = find_row('ponctuel').find_spot(0.03, 0.5)
    drag(start, find_row('régulier').find_spot(0.5, 0.1))
    wait_order('occasional', 'regular', 'on_request')


@story.step
def a_word_is_added_then_taken_away():
    press('ctrl+n')
    type_letters('au fil de l eau')
    press('Return')
    wait(lambda: 'au_fil_de_l_eau' in list_codes('regularity'), 'a word more', LONG)
    type_letters('Ponctuel')
    press('Return')
    words.find('“Ponctuel” is there already. Nothing was changed.', seconds=LONG)
    settle(0.3)
    words.find_button('Show it').point_and_click()
    wait(lambda: has_focus('ponctuel'), 'the word that is there', LONG)
    press('Delete')
    wait_term('regularity', 'occasional', state='retired')
    words.find('Proposed no more (1)', seconds=LONG)
    find_row('au fil de l eau').point_and_click()
    press('Escape', 'Delete')
    wait(lambda: 'au_fil_de_l_eau' not in list_codes('regularity'), 'nothing used it', LONG)


@story.step
def what_a_field_is_called_is_renamed_with_the_keyboard():
    choose_list('Formality')
    wait(lambda: has_focus('Formality'), 'the heading has the focus', LONG)
    press('Return', 'ctrl+a')
    type_letters('Type de cadre')
    press('Return')
    wait_term('heading_link', 'formality', label='Type de cadre')
    words.find('Delivered as “Formality”', seconds=LONG)
    wait(lambda: has_focus('Type de cadre'), 'the row has the focus again', LONG)
    press('F2', 'ctrl+a')
    type_letters('Quality')
    press('Return')
    words.find(where=lambda part: part.name.startswith('Another field of this record is called “Quality”'), seconds=LONG)
    press('Escape')
    wait(lambda: has_focus('Type de cadre'), 'given up', LONG)


@story.step
def it_goes_back_with_the_mouse_and_undo_has_it_again():
    words.find_button('What can be done with “Type de cadre”').point_and_click()
    words.find('Back to “Formality”', role='menu item', seconds=LONG)
    words.find('Back to “Formality”', role='menu item').click()
    wait_term('heading_link', 'formality', label='Formality')
    find_row('Formality')
    press('ctrl+z')
    wait_term('heading_link', 'formality', label='Type de cadre')
    find_row('Type de cadre')


@story.step
def filters_and_records_call_it_so():
    press('Escape')
    window.wait_alone(seconds=LONG)
    press('ctrl+shift+f')
    window.find('Type de cadre', seconds=LONG)
    press('Escape')
    window.wait_alone(seconds=LONG)
    assert 'Type de cadre (formality): informel' in run('show', dossier, link)
    open_words()
    choose_list('type de cadre')
    wait(lambda: has_focus('Type de cadre'), 'found by its new name', LONG)
    press('Delete')
    wait_term('heading_link', 'formality', label='Formality')
    find_row('Formality')


@story.step
def words_that_mean_the_same_are_found_together():
    choose_list('EVS')
    find_row('espace de vie sociale = espaces de vie sociale = EVS')
    press('ctrl+n')
    type_letters('LDT')
    press('Return')
    words.find(where=lambda part: part.name.startswith('Two different words at least'), seconds=LONG)
    type_letters(' = ludotheque')
    press('Return')
    find_row('LDT = ludotheque')
    press('Escape')
    window.wait_alone(seconds=LONG)
    window.seek('ludotheque', '1 structure')


@story.step
def a_count_shows_the_records():
    press('ctrl+a', 'BackSpace')
    open_words()
    words.find_button('Used by 2\u00a0structures · Type').point_and_click()
    window.bar.find(where=lambda part: 'Type: collège' in part.name, seconds=LONG)
    window.find(role='table row', where=lambda part: part.name.startswith('Les Tilleuls'), seconds=LONG)


@story.step
def a_window_closes_and_leaves_a_whole_dossier():
    press('ctrl+q')
    assert window.wait_end() == 0
    run('check', dossier)


story.end(lambda: window)
