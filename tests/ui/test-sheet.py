"""test-sheet - the sheet of a link: programmes and who carries them, by mouse and by keyboard

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import os
import resource

from drive import press, settle, type_letters, wait
from house import FOLDER, LONG, Window, read, read_fields, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'sheet.liens')
story = Story('sheet')
window = sheet = link = None
made = {}


def starts_with(words):
    return lambda part: part.name.startswith(words)


def add(kind, **fields):
    return run('add', DOSSIER, kind, *(f'{code}={value}' for code, value in fields.items())).strip()


def find_made(name):
    return next(r['id'] for r in read('list', DOSSIER, 'structure') if r['fields']['name'] == name)


def find_rows(words):
    return sheet.look_for(role='list item', where=starts_with(words))


def point_at(find_row):
    """A popover says where its rows are once it stands still."""
    seen = None
    while seen != (seen := find_row().get_box()):
        settle(0.4)
    find_row().point_and_click()


def wait_programmes(*keys):
    wait(lambda: sorted(read_fields(DOSSIER, link).get('programmes', [])) == sorted(keys), f'programmes {keys}', LONG)


def find_focused():
    focused = sheet.look_for(where=lambda part: part.is_in_state('focused'))
    return focused[-1] if focused else None


def is_at(label):
    focused = find_focused()
    return focused and focused.name.startswith(label)


def wait_focus(label):
    wait(lambda: is_at(label), f'the focus on {label}', LONG)


def go_to(label, most=40, where=None):
    """Enter goes on to the next field, as often as it takes; Ctrl+Enter where Enter makes a line."""
    for _ in range(7 if where else 0):
        press('ctrl+Page_Down')
        if is_at(label):
            return
    for _ in range(most):
        if is_at(label):
            return
        press('ctrl+Return')
    raise AssertionError(f'{label} was not reached; {find_focused()} has the focus')


@story.step
def a_link_is_opened():
    global window, sheet, link
    remember_who_types()
    run('new', DOSSIER)
    add('territory', name='Argenville', type='commune')
    add('territory', name='Brumelles', type='commune')
    for name, kind, town in (('École Les Tilleuls', 'elementary_school', 'Argenville'), ('Centre social L’Oasis', 'social_centre', 'Argenville'),
                             ('Mairie de Brumelles', 'town_hall', 'Brumelles'), ('Mairie d’Argenville', 'town_hall', 'Argenville')):
        made[name] = add('structure', name=name, type=kind, territory=town)
    link = add('link', a='Centre social L’Oasis', b='École Les Tilleuls', object='Un texte de plusieurs lignes, ' * 5)
    window = Window(DOSSIER)
    press('alt+2')
    window.seek('oasis', '1 structure')
    window.find(where=starts_with('Centre social L’Oasis'), role='table row', seconds=LONG).point_and_click()
    window.find(where=starts_with('École Les Tilleuls, '), role='list item', seconds=LONG).point_and_click()
    window.find('A link between', seconds=LONG)
    sheet = window.find_sheet()


@story.step
def a_text_is_shown_whole():
    one, several = (sheet.find(name, role='text', seconds=LONG).get_box()[3] for name in ('Notes', 'Object'))
    assert several > 2 * one, (one, several)


@story.step
def enter_goes_from_field_to_field():
    go_to('Kind of link')
    type_letters('proj')
    sheet.find(role='list item', where=starts_with('action ou projet commun'), seconds=LONG)
    press('Return')
    wait_fields(DOSSIER, link, kind='joint_action')
    wait_focus('Formality')
    press('Return')
    wait_focus('Level of cooperation')


@story.step
def of_a_list_none_not_known_and_not_applicable_are_three_answers():
    go_to('Levers', where='What helps')
    press('ctrl+Return')
    wait_focus('Brakes')
    for sign, told in (('/', 'None'), ('?', 'Not known'), ('-', 'Not applicable')):
        type_letters(sign)
        sheet.find(role='list item', where=starts_with(told), seconds=LONG)
        press('Return')
        wait_fields(DOSSIER, link, brakes=[sign])
        sheet.find(f'Remove {told}', can='click', seconds=LONG)
    press('Escape', 'ctrl+z')
    wait_fields(DOSSIER, link, brakes=['?'])
    press('ctrl+z', 'ctrl+z')
    wait_fields(DOSSIER, link, brakes=None)
    go_to_the_first_field()


@story.step
def a_programme_is_chosen_then_who_carries_it():
    go_to('Programmes')
    type_letters('clas')
    sheet.find(role='list item', where=starts_with('CLAS'), seconds=LONG)
    press('Return')
    sheet.find_entry('Carried by: type a name…', seconds=LONG)
    type_letters('mairie')
    # That of the same town comes first.
    sheet.find(role='list item', where=starts_with('Mairie d’Argenville, '), seconds=LONG)
    press('Return')
    wait_programmes('clas@' + made['Mairie d’Argenville'])


@story.step
def another_carrier_stands_beside_and_is_made():
    type_letters('clas')
    press('Return')
    sheet.find_entry('Carried by: type a name…', seconds=LONG)
    type_letters('Les Enfants du Quai')
    sheet.find(role='list item', where=starts_with('Create'), seconds=LONG)
    press('Return')
    wait(lambda: len(window.windows) > 1, 'the window of the new structure', LONG)
    press('Return')
    wait(lambda: len(read('list', DOSSIER, 'structure')) == 5, 'the new structure', LONG)
    made['quai'] = find_made('Les Enfants du Quai')
    wait_programmes('clas@' + made['Mairie d’Argenville'], 'clas@' + made['quai'])
    sheet.find('CLAS, carried by Les Enfants du Quai: change who carries it', seconds=LONG)


@story.step
def one_undo_takes_back_the_structure_and_what_it_carries():
    window.wait_alone(LONG)
    press('ctrl+z')
    wait_programmes('clas@' + made['Mairie d’Argenville'])
    assert len(read('list', DOSSIER, 'structure')) == 4
    press('ctrl+shift+z')
    wait_programmes('clas@' + made['Mairie d’Argenville'], 'clas@' + made['quai'])
    sheet.find('CLAS, carried by Les Enfants du Quai: change who carries it', seconds=LONG)


@story.step
def what_is_open_stays_while_others_add_to_the_list():
    sheet.find(where=starts_with('CLAS, carried by Mairie d’Argenville'), can='click', seconds=LONG).point_and_click()
    wait(lambda: len(find_rows('Centre social L’Oasis, ')) == 2, 'the centre among those who may carry it', LONG)
    run('set', DOSSIER, link, 'programmes=clas@' + made['Mairie d’Argenville'], 'programmes=clas@' + made['quai'], 'programmes=pre')
    sheet.find('Remove PRE', can='click', seconds=LONG)
    assert len(find_rows('Centre social L’Oasis, ')) == 2, 'the list of those who may carry it closed by itself'


@story.step
def who_carries_it_is_changed_with_the_mouse():
    point_at(lambda: find_rows('Centre social L’Oasis, ')[-1])
    wait_programmes('clas@' + made['Centre social L’Oasis'], 'clas@' + made['quai'], 'pre')


@story.step
def a_carrier_may_stay_unknown():
    sheet.find(where=starts_with('CLAS, carried by Centre social'), can='click', seconds=LONG).click()
    sheet.find(role='list item', where=starts_with('Carrier not known'), seconds=LONG)
    press('Return')
    wait_programmes('clas', 'clas@' + made['quai'], 'pre')
    sheet.find('Remove CLAS', can='click', seconds=LONG).click()
    wait_programmes('clas@' + made['quai'], 'pre')


def find_threads(side):
    return read_fields(DOSSIER, link).get(f'thread_{side}', [])


@contextlib.contextmanager
def no_room_on_the_disk():
    """No file of the program may grow any more."""
    pid = window.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@story.step
def a_post_that_cannot_be_written_is_not_lost():
    go_to('Centre social L’Oasis', where='Who holds the thread')
    type_letters('direction de centre Zoe Perdue')
    sheet.find(role='list item', where=starts_with('New post…'), seconds=LONG)
    press('Return')
    sheet.find(role='list item', where=starts_with('Create “Zoe Perdue”'), seconds=LONG)
    with no_room_on_the_disk():
        press('Return')
        sheet.find(where=starts_with('Not saved: the post was not made'), seconds=LONG)
    assert sheet.find_entry('Who holds it: type a name…', seconds=LONG).text == 'Zoe Perdue'
    assert find_threads('a') == [] and read('list', DOSSIER, 'person') == []
    sheet.find(role='list item', where=starts_with('Create “Zoe Perdue”'), seconds=LONG)
    press('Return')
    wait(lambda: len(find_threads('a')) == 1, 'the holder, once there is room', LONG)
    press('Escape')
    wait_focus('Centre social L’Oasis')
    press('ctrl+z')
    wait(lambda: find_threads('a') == [] and read('list', DOSSIER, 'person') == [], 'the holder to be taken back', LONG)


@story.step
def a_holder_is_made_in_one_line():
    wait_focus('Centre social L’Oasis')
    type_letters('direction de centre Anne Essai')
    sheet.find(role='list item', where=starts_with('New post…'), seconds=LONG)
    press('Return')
    sheet.find(role='list item', where=starts_with('Create “Anne Essai”'), seconds=LONG)
    press('Return')
    wait(lambda: len(find_threads('a')) == 1, 'the holder', LONG)
    post = read_fields(DOSSIER, find_threads('a')[0])
    assert post['role'] == 'centre_director' and post['structure'] == made['Centre social L’Oasis'], post
    person = read_fields(DOSSIER, post['person'])
    assert (person['given_name'], person['family_name']) == ('Anne', 'Essai'), person


@story.step
def a_post_may_have_no_known_holder():
    press('Return')
    wait_focus('École Les Tilleuls')
    type_letters('enseignant')
    sheet.find(role='list item', where=starts_with('New post…'), seconds=LONG)
    press('Return')
    sheet.find(role='list item', where=starts_with('Post without known holder'), seconds=LONG)
    press('Return')
    wait(lambda: len(find_threads('b')) == 1, 'the post', LONG)
    post = read_fields(DOSSIER, find_threads('b')[0])
    assert post['role'] == 'teacher' and 'person' not in post, post
    sheet.find('Holder not known', seconds=LONG)


@story.step
def one_undo_takes_back_post_person_and_thread():
    press('Escape')
    press('ctrl+z', 'ctrl+z')
    wait(lambda: not find_threads('a') and not find_threads('b'), 'the threads to be free', LONG)
    assert read('list', DOSSIER, 'assignment') == [] and read('list', DOSSIER, 'person') == []
    press('ctrl+shift+z', 'ctrl+shift+z')
    wait(lambda: find_threads('a') and find_threads('b'), 'the threads to be held again', LONG)


@story.step
def a_post_that_is_there_is_ticked_and_one_who_left_is_missed():
    post = find_threads('a')[0]
    sheet.find(where=starts_with('Remove Anne Essai'), can='click', seconds=LONG).point_and_click()
    wait(lambda: not find_threads('a'), 'the thread to be free', LONG)
    type_letters('anne')
    sheet.find(role='list item', where=starts_with('Anne Essai'), seconds=LONG)
    press('Return')
    wait(lambda: find_threads('a') == [post], 'the thread to be held', LONG)
    press('Escape')
    run('set', DOSSIER, post, 'to=juin 2020')
    sheet.find(where=starts_with('Nobody holds the thread on this side any more'), seconds=LONG)
    run('set', DOSSIER, link, 'status=ended')  # of what is over nobody is missed
    sheet.wait_gone(where=starts_with('Nobody holds the thread on this side any more'), seconds=LONG)
    run('set', DOSSIER, link, 'status=')
    sheet.find(where=starts_with('Nobody holds the thread on this side any more'), seconds=LONG)


def find_last_link(but):
    return next((r['id'] for r in read('list', DOSSIER, 'link') if r['id'] not in but), None)


def go_to_the_first_field():
    for _ in range(8):
        press('ctrl+Page_Up')
    wait_focus('Kind of link')


def choose_of_the_link(words):
    """The keyboard brings the button above the fields into sight."""
    go_to_the_first_field()
    for _ in range(6):
        press('shift+Tab')
        if is_at('Repeat, swap, duplicate…'):
            break
    else:
        raise AssertionError(f'the button above the fields was not reached; {find_focused()} has the focus')
    press('space')
    sheet.find(role='menu item', where=starts_with(words), seconds=LONG).click()


@story.step
def the_two_ends_change_places():
    post = find_threads('a')[0]
    choose_of_the_link('Swap the two ends')
    wait_fields(DOSSIER, link, a=made['École Les Tilleuls'], b=made['Centre social L’Oasis'])
    assert post in find_threads('b') and len(find_threads('a')) == 1, 'the threads did not follow their structures'
    sheet.find(where=starts_with('The two ends have changed places'), seconds=LONG)
    press('ctrl+z')
    wait_fields(DOSSIER, link, b=made['École Les Tilleuls'], a=made['Centre social L’Oasis'])


@story.step
def it_is_made_again_with_another():
    choose_of_the_link('Duplicate, in place of École Les Tilleuls')
    sheet.find_entry('In place of École Les Tilleuls: type a name…', seconds=LONG)
    type_letters('mairie argen')
    sheet.find(role='list item', where=starts_with('Mairie d’Argenville, '), seconds=LONG)
    press('Return')
    wait(lambda: find_last_link([link]), 'the second link', LONG)
    made['second'] = find_last_link([link])
    fields = read_fields(DOSSIER, made['second'])
    assert fields['a'] == made['Centre social L’Oasis'] and fields['b'] == made['Mairie d’Argenville'], fields
    assert fields['kind'] == 'joint_action' and fields['thread_a'] == find_threads('a') and 'thread_b' not in fields, fields
    sheet.find(where=starts_with('A new link, described like the last one'), seconds=LONG)
    press('ctrl+z')
    wait(lambda: not find_last_link([link]), 'the second link to be taken back', LONG)


@story.step
def the_last_answers_are_repeated_from_the_keyboard():
    third = made['third'] = add('link', a='Mairie de Brumelles', b='École Les Tilleuls')
    window.seek('brumelles', '1 structure')
    window.find(where=starts_with('Mairie de Brumelles'), role='table row', seconds=LONG).point_and_click()
    window.find(where=starts_with('École Les Tilleuls, '), role='list item', seconds=LONG).point_and_click()
    sheet.find('A link between', seconds=LONG)
    go_to('Kind of link')
    press('ctrl+d')
    wait_fields(DOSSIER, third, kind='joint_action')
    assert 'programmes' not in read_fields(DOSSIER, third)
    go_to('Formality')
    press('ctrl+d')
    sheet.find('Nothing to repeat: no other link answers this.', seconds=LONG)
    press('ctrl+shift+d')
    wait(lambda: read_fields(DOSSIER, third).get('programmes') == read_fields(DOSSIER, link)['programmes'], 'the programmes', LONG)
    # Who holds the thread of the school holds it here too; the other side is another's.
    wait(lambda: read_fields(DOSSIER, third).get('thread_b') == find_threads('b'), 'the thread of the school', LONG)
    assert 'thread_a' not in read_fields(DOSSIER, third)
    sheet.find(where=lambda part: 'answers repeated from' in part.name, seconds=LONG)
    press('ctrl+z')
    wait(lambda: 'programmes' not in read_fields(DOSSIER, third), 'the answers to be taken back', LONG)
    assert read_fields(DOSSIER, third)['kind'] == 'joint_action'


def find_evidence():
    return sorted(read_fields(DOSSIER, made['third']).get('evidence', []))


@story.step
def a_source_is_made_in_one_line_from_an_answer():
    go_to_the_first_field()
    press('ctrl+shift+s')
    sheet.find(role='list item', where=starts_with('New source…'), seconds=LONG)
    type_letters('Entretien avec deux directrices')
    sheet.find(role='list item', where=starts_with('New source…'), seconds=LONG)
    press('Return')
    # Its first word says its nature: what is left is when.
    wait(lambda: sheet.find_entry('What it is called: interview with two head teachers…').text == 'Entretien avec deux directrices', 'its name', LONG)
    press('Return')
    type_letters('mai 2018')
    press('Return')
    wait(lambda: len(read('list', DOSSIER, 'source')) == 1, 'the source', LONG)
    source = read('list', DOSSIER, 'source')[0]
    made['source'] = source['id']
    fields = read_fields(DOSSIER, source['id'])
    assert fields['nature'] == 'interview' and fields['date'] == '2018-05' and fields['visibility'] == 'internal', fields
    assert find_evidence() == ['kind@' + made['source']], find_evidence()
    assert read_fields(DOSSIER, made['third'])['sources'] == [made['source']]
    press('Escape')
    sheet.find(where=starts_with('Kind of link: Entretien avec deux directrices, entretien · mai 2018'), seconds=LONG)


@story.step
def one_undo_takes_back_source_and_mark():
    press('ctrl+z')
    wait(lambda: not find_evidence() and read('list', DOSSIER, 'source') == [], 'the source to be taken back', LONG)
    sheet.find(where=starts_with('Kind of link: Without a source'), seconds=LONG)
    press('ctrl+shift+z')
    wait(lambda: find_evidence() == ['kind@' + made['source']], 'the source again', LONG)


@story.step
def the_same_source_shows_another_answer():
    run('set', DOSSIER, made['third'], 'formality=informel')
    sheet.find(where=starts_with('Formality: Without a source'), can='click', seconds=LONG).point_and_click()
    sheet.find(role='list item', where=starts_with('Entretien avec deux directrices'), seconds=LONG)
    type_letters('entretien')
    press('Return')
    wait(lambda: find_evidence() == ['formality@' + made['source'], 'kind@' + made['source']], 'the second mark', LONG)
    press('Escape')
    sheet.find(where=starts_with('Formality: Entretien avec deux directrices'), seconds=LONG)
    assert read_fields(DOSSIER, made['third'])['sources'] == [made['source']]


def count_chips(words):
    return len(sheet.look_for(where=starts_with('Remove ' + words), can='click'))


@story.step
def words_that_became_one_are_one_chip():
    terms = {term['code']: term['id'] for term in read('terms', DOSSIER, 'programme')}
    run('set', DOSSIER, made['third'], 'programmes=clas', 'programmes=reaap')
    wait(lambda: count_chips('CLAS') == 1 and count_chips('REAAP') == 1, 'two chips', LONG)
    run('set', DOSSIER, terms['clas'], 'merged_into=' + terms['reaap'])
    wait(lambda: count_chips('CLAS') == 0 and count_chips('REAAP') == 1, 'one chip', LONG)
    assert sorted(read_fields(DOSSIER, made['third'])['programmes']) == ['clas', 'reaap'], 'what was recorded is kept'
    sheet.find('Remove REAAP', can='click', seconds=LONG).click()
    wait_fields(DOSSIER, made['third'], programmes=None)
    press('ctrl+z')
    wait(lambda: sorted(read_fields(DOSSIER, made['third']).get('programmes', [])) == ['clas', 'reaap'], 'both words again', LONG)


@story.step
def the_window_closes():
    press('ctrl+q')
    assert window.wait_end(LONG) == 0


story.end(lambda: window)
