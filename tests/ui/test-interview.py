"""test-interview - the links that two heads of schools told of, entered as a person would, from the keyboard alone

From the real registers of the Val-d'Oise, its communes and its 787 schools, and its 62 centres. Words with accents are
handed over in one piece, for xdotool cannot type them all; every other key is pressed, and those of one link are counted.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re

from drive import press, pressed, settle, type_letters, wait
from house import FOLDER, LONG, Window, find_shared, read, read_fields, remember_who_types, run, wait_fields
from story import Story

COMMUNES, SCHOOLS, CENTRES, NOTES = find_shared('valdoise/communes/communes-95-geo.api.gouv.fr-2026.geojson',
                                                'valdoise/annuaire/*_headers2026.csv', 'valdoise/centres-sociaux/*.csv',
                                                '../client/5-entretien-directeurs.txt')
DOSSIER = os.path.join(FOLDER, 'entretien.liens')
MOST_PRESSES = 25
# Who said each of the five, as the notes tell: by role, never by name.
SPEAKERS = ('direction', 'direction', 'direction', 'direction, école élémentaire', "parent d'élève")
story = Story('interview')
window = sheet = head = page = around = None
made = {}


def starts_with(words):
    return lambda part: part.name.startswith(words)


def add(kind, **fields):
    return run('add', DOSSIER, kind, *(f'{code}={value}' for code, value in fields.items())).strip()


def list_all(kind):
    return [r['fields'] for r in read('list', DOSSIER, kind)]


def list_links():
    return [r['id'] for r in read('list', DOSSIER, 'link')]


def find_verbatims():
    with open(NOTES, encoding='utf-8') as notes:
        return [' '.join(words.split()) for words in re.findall('«(.*?)»', notes.read(), re.S)]


def find_face(name):
    return sheet.find(name, role='filler', seconds=LONG)


def learn_sheet():
    """Once a link is shown."""
    global page, around
    page = find_face('DossierViewLink')
    page.find(where=lambda part: part.is_in_state('focused') and part.name.startswith('Kind of link: Not filled in'), seconds=LONG)
    around = window.climb(page.find('Add…', role='label', seconds=LONG), 10)


def find_parts(label):
    """The answer of a field, and what opens its list."""
    return page.look_for(where=lambda part: part.name.split(': ')[0] == label)


def wait_focus(label):
    page.find(where=lambda part: part.is_in_state('focused') and part.name.split(': ')[0] == label, seconds=LONG)


def wait_offered(label, answer):
    def offered():
        return any(part.look_for(role='list item', where=starts_with(answer)) for part in find_parts(label) if 'button' in part.role)
    wait(offered, f'{answer} in the list of {label}', LONG)


def choose(label, letters, answer):
    """A word of a list, by its first letters."""
    wait_focus(label)
    type_letters(letters)
    wait_offered(label, answer)
    press('Return')


def turn_headings(n):
    for _ in range(n):
        press('ctrl+Page_Down')


def find_school():
    """One whose name is like no other's, and plain to type."""
    rows = [r['fields'] | {'id': r['id']} for r in read('list', DOSSIER, 'structure')]
    schools = [r for r in rows if r.get('type') == 'elementary_school' and re.fullmatch('[A-Z ]{24,40}', r['name'])]
    return next(s for s in schools if sum(s['name'] in r['name'] for r in rows) == 1)


@story.step
def the_registers_are_imported():
    global window
    remember_who_types()
    run('new', DOSSIER)
    run('import', DOSSIER, COMMUNES, SCHOOLS, CENTRES)
    made['school'] = find_school()
    here = made['school']['territory']
    made['town'] = add('structure', name='Mairie du quartier', type='town_hall', territory=here)
    made['club'] = add('structure', name='Association du quai', type='local_association', territory=here)
    window = Window(DOSSIER)


@story.step
def the_school_is_found():
    global sheet, head
    press('alt+2')
    window.seek(made['school']['name'].lower(), '1 structure')
    press('Return')
    settle(0.5)
    press('Down', 'Return')
    window.find('No link recorded yet', seconds=LONG)
    sheet, head = window.find_sheet(), window.find('Record menu')
    while not head.look_for('Structure', role='label'):
        head = window.climb(head)


def find_picker():
    return next((e for e in find_face('DossierViewStructure').look_for(can='EditableText', where=starts_with('Add a link')) if e.is_in_state('focused')), None)


def go_to_the_picker():
    """It has the focus when one comes back to the page of the structure."""
    for _ in range(12):
        if find_picker():
            return window.climb(find_picker(), 2)
        press('Tab')
    raise AssertionError('the line that adds a link was not reached')


def go_back(title):
    press('alt+Left')
    head.find(title, role='label', seconds=LONG)


def link_with(words, told=None):
    """Types the name of the other; what nobody has recorded yet is made on the way."""
    before, picker = set(list_links()), go_to_the_picker()
    type_letters(words)
    picker.find(role='list item', where=starts_with(told or 'Create'), seconds=LONG)
    press('Return')
    if told is None:
        wait(lambda: len(window.windows) > 1, 'the window of the new structure', LONG)
        press('Return')
        window.wait_alone(LONG)
    link = wait(lambda: next(iter(set(list_links()) - before), None), 'the link', LONG)
    learn_sheet()
    return link


def add_around(letters, label):
    press('ctrl+j')
    around.find(role='list item', where=starts_with('A step'), seconds=LONG)
    type_letters(letters)
    press('Return')
    return wait(lambda: next((e for e in around.look_for(label, can='EditableText') if e.is_in_state('focused')), None), f'the line of {label}', LONG)


@story.step
def with_the_neighbourhood_house_now_and_then_and_two_actions():
    made['house'] = link = link_with('Maison de quartier des Linandes')
    choose('Kind of link', 'action', 'action ou projet commun')
    turn_headings(1)
    choose('Regularity', 'ponct', 'ponctuel')
    add_around('action', 'An action')
    type_letters('Travail avec le club de théâtre')
    press('Return')
    wait(lambda: len(list_all('action')) == 1, 'the first action', LONG)
    type_letters('Travail avec le centre de loisirs')
    press('Return')
    wait(lambda: len(list_all('action')) == 2, 'the second action', LONG)
    assert all(a['links'] == [link] for a in list_all('action'))
    wait_fields(DOSSIER, link, kind='joint_action', regularity='occasional')


@story.step
def a_past_one_with_the_same_has_a_vague_date():
    before = set(list_links())
    press('ctrl+j')
    around.find(role='list item', where=starts_with('Another link'), seconds=LONG)
    type_letters('another')
    press('Return')
    made['past'] = link = wait(lambda: next(iter(set(list_links()) - before), None), 'the past link', LONG)
    around.find('Other links between these two', seconds=LONG)
    learn_sheet()
    choose('Kind of link', 'mise', 'mise à disposition')
    for label in ('Formality', 'Level of cooperation', 'Scope'):
        wait_focus(label)
        press('Return')
    wait_focus('Object')
    press('ctrl+Return')
    choose('Programmes', 'asl', 'ASL')
    press('Return', 'Return')
    turn_headings(1)
    wait_focus('Regularity')
    press('Return', 'Return')
    choose('Status', 'term', 'terminé')
    wait_focus('Ended')
    type_letters('avant 2018')
    press('Return')
    wait_fields(DOSSIER, link, status='ended', ended='<2018-01-01')
    assert any(p.startswith('asl') for p in read_fields(DOSSIER, link)['programmes'])


@story.step
def with_the_pre_whose_people_change():
    go_back('Link')
    go_back('Structure')
    link = made['pre'] = link_with('Equipe PRE de la ville')
    turn_headings(3)
    wait_focus('Levers')
    press('Return')
    choose('Brakes', 'interlocuteur qui', 'interlocuteur qui change')
    press('Return')
    turn_headings(1)
    wait_focus(made['school']['name'])
    press('Return')
    wait_focus('Equipe PRE de la ville')
    type_letters('mediateur')
    page.find(role='list item', where=starts_with('New post…'), seconds=LONG)
    press('Return')
    page.find(role='list item', where=starts_with('Post without known holder'), seconds=LONG)
    press('Return')
    wait(lambda: len(list_all('assignment')) == 1, 'the post', LONG)
    post = list_all('assignment')[0]
    assert post['role'] == 'mediator' and 'person' not in post, post
    wait_fields(DOSSIER, link, brakes=['changing_contact'])
    press('Return')
    wait_focus('Certainty')


def describe_clas(carrier, told):
    """Kind, formality, programme and who carries it."""
    choose('Kind of link', 'disp', 'dispositif partagé')
    choose('Formality', 'conv', 'formel par convention')
    press('Return', 'Return', 'ctrl+Return')
    choose('Programmes', 'clas', 'CLAS')
    page.find_entry('Carried by: type a name…', seconds=LONG)
    type_letters(carrier)
    page.find(role='list item', where=starts_with(told), seconds=LONG)
    press('Return')


@story.step
def a_clas_of_the_town_in_few_keys():
    go_back('Structure')
    go_to_the_picker()
    before = len(pressed)
    link = made['clas'] = link_with('mairie du quartier', 'Mairie du quartier, ')
    describe_clas('mairie du quartier', 'Mairie du quartier, ')
    press('Return')
    turn_headings(1)
    choose('Regularity', 'regul', 'régulier')
    press('Return')
    choose('Status', 'actif', 'actif')
    turn_headings(1)
    choose('First step taken by', 'ecole', "l'école")
    wait_focus('Began')
    type_letters('2015')
    press('Return')
    turn_headings(2)
    hold_thread(made['school']['name'], 'direction Anne Essai', 'Create “Anne Essai”')
    hold_thread('Mairie du quartier', 'animateur Jean Essai', 'Create “Jean Essai”')
    wait(lambda: len(read_fields(DOSSIER, link).get('thread_b', [])) == 1, 'the second holder', LONG)
    n = len(pressed) - before
    print(f'# {n} key presses beyond typed text: {" ".join(pressed[before:])}')
    fields = read_fields(DOSSIER, link)
    assert all(fields.get(code) for code in ('kind', 'formality', 'regularity', 'first_step', 'status', 'programmes', 'thread_a', 'thread_b', 'began')), fields
    assert fields['programmes'] == ['clas@' + made['town']], fields
    assert n <= MOST_PRESSES, f'{n} key presses, {MOST_PRESSES} at most'


def hold_thread(side, words, told):
    wait_focus(side)
    type_letters(words)
    page.find(role='list item', where=starts_with('New post…'), seconds=LONG)
    press('Return')
    page.find(role='list item', where=starts_with(told), seconds=LONG)
    before = len(list_all('assignment'))
    press('Return')
    wait(lambda: len(list_all('assignment')) > before, f'the post of {words}', LONG)
    press('Return')


@story.step
def its_time_suits_and_that_of_the_association_does_not():
    press('ctrl+Page_Up', 'ctrl+Page_Up')
    wait_focus('Levers')
    press('Return', 'Return')
    choose('What makes it last', 'rythme', 'rythme adapté')
    wait_fields(DOSSIER, made['clas'], factors=['fitting_pace'])
    press('Return')
    wait_focus('In a conflict, the centre is asked by')
    go_back('Structure')
    link = made['asso'] = link_with('association du quai', 'Association du quai, ')
    describe_clas('association du quai', 'Association du quai, ')
    press('Return')
    turn_headings(3)
    wait_focus('Levers')
    press('Return')
    choose('Brakes', 'temporal', 'temporalités décalées')
    press('Return')
    wait_focus('What makes it last')
    wait_fields(DOSSIER, link, brakes=['shifted_time'], programmes=['clas@' + made['club']])


@story.step
def five_verbatims_are_said_by_roles():
    said = find_verbatims()
    assert len(said) == 5, said
    add_around('words', 'Words that were said')
    for number, (speaker, words) in enumerate(zip(SPEAKERS, said), 1):
        type_letters(f'{speaker} : « {words} »')
        press('Return')
        wait(lambda: len(list_all('passage')) == number, f'verbatim {number}', LONG)


@story.step
def the_dossier_holds_what_was_said():
    assert len(list_links()) == 5
    passages = list_all('passage')
    assert sorted(p['role'] for p in passages) == ['head', 'head', 'head', 'head', 'pupils_parent'], passages
    assert all(p['nature'] == 'verbatim' and p['links'] == [made['asso']] for p in passages), passages
    said = find_verbatims()
    assert all(any(words in ' '.join(p['raw'].split()) for p in passages) for words in said), passages
    # The only persons are those who hold a thread; no speaker is one.
    assert len(list_all('person')) == 2
    clas = [f for f in list_all('link') if any(p.startswith('clas@') for p in f.get('programmes', []))]
    assert sorted(p for f in clas for p in f['programmes']) == sorted(['clas@' + made['town'], 'clas@' + made['club']])
    assert sorted((f.get('factors', []), f.get('brakes', [])) for f in clas) == [([], ['shifted_time']), (['fitting_pace'], [])]
    assert read_fields(DOSSIER, made['past'])['ended'] == '<2018-01-01'


@story.step
def the_window_closes():
    press('ctrl+q')
    assert window.wait_end(LONG) == 0


story.end(lambda: window)
