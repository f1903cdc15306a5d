"""test-recording - recordings are chosen, played from a moment of notes or from a passage of a document, and missed without harm

What plays sounds may not be installed: then the window says so in a sentence, and that is what is looked at.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import math
import os
import re
import struct
import wave
import zipfile

from drive import press, settle, wait
from house import FOLDER, LONG, Window, answer_chooser, read, remember_who_types, run, wait_fields
from story import Story

DOSSIER = os.path.join(FOLDER, 'son.liens')
SOUND, LONGER = (os.path.join(FOLDER, name) for name in ('entretien.wav', 'suite.wav'))
# Of a multiarch system, or of one that is not.
LIBRARIES = '/usr/lib/*/', '/usr/lib64/', '/usr/lib/'
CAN_PLAY = all(any(glob.glob(place + what) for place in LIBRARIES) for what in ('gtk-4.0/4.0.0/media/*.so', 'gstreamer-1.0/libgstwavparse.so'))
story = Story('recording')
window = None
ids = {}


def make_sound(path, seconds):
    with wave.open(path, 'wb') as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b''.join(struct.pack('<h', int(9000 * math.sin(i / 3))) for i in range(8000)) * seconds)


def find_told(start):
    return window.find(role='label', where=lambda part: part.name.startswith(start), seconds=LONG)


def write_document():
    path = os.path.join(FOLDER, 'carnet.txt')
    with open(path, 'w', encoding='utf-8') as text:
        text.write('Le carnet\n\n1/ Par où entrer ?\n1. Aller vers l’école\n« elle est venue » (00-40)\n« il est resté » (01-50)\n')
    return path


def listen_to(mark):
    """The button beside the words, in the book."""
    window.find(f'Listen to it in the recording, from {mark}', can='click', seconds=LONG).click()


def choose_file(path, kind, n):
    answer_chooser(path)
    window.find('Leave It Where It Is', can='click', seconds=LONG).click()
    wait(lambda: len(read('list', DOSSIER, kind)) == n, f'{n} of {kind}', LONG)


def expect_play_from(seconds):
    if not CAN_PLAY:
        find_told('Nothing on this computer plays sounds')
        return
    window.find('Pause (Space)', can='click', seconds=LONG)
    wait(lambda: seconds <= (find_time() or 0) < seconds + 20, f'second {seconds}', LONG)


def find_which(name):
    return window.find('Which recording', seconds=LONG, where=lambda part: part.look_for(name, role='label'))


def find_time():
    """Where it is, in seconds."""
    told = window.look_for(role='label', where=lambda part: re.match(r'\d+:\d\d / ', part.name))
    if not told:
        return None
    minutes, seconds = told[0].name.split(' / ')[0].split(':')
    return int(minutes) * 60 + int(seconds)


def open_notes():
    press('alt+5')
    window.find('Interviews', seconds=LONG).point_and_click()
    window.find('Notes as they were taken', role='text', seconds=LONG).point_and_click(across=0.5, down=0.9)


@story.step
def notes_that_name_a_moment_ask_for_their_recording():
    global window
    remember_who_types()
    make_sound(SOUND, 90)
    make_sound(LONGER, 180)
    run('new', DOSSIER)
    run('add', DOSSIER, 'question', 'title=Par ou entrer')
    ids['interview'] = run('add', DOSSIER, 'interview', 'title=Deux directrices', 'raw=(00-40) On se voit à la grille.\nEt puis (12-00) rien.').strip()
    window = Window(DOSSIER)
    open_notes()
    find_told('No recording is known')


@story.step
def its_file_is_chosen_and_stays_where_it_lies():
    window.find('Choose the Recording…', can='click', seconds=LONG).click()
    answer_chooser(SOUND)
    window.find('Leave It Where It Is', can='click', seconds=LONG).click()
    record = wait(lambda: next(iter(read('list', DOSSIER, 'recording')), None), 'the recording', LONG)
    assert record['fields'] == {'label': 'entretien.wav', 'file': 'entretien.wav', 'interview': ids['interview']}, record
    window.find('Play (Space)', can='click', seconds=LONG)
    assert not os.path.exists(os.path.join(FOLDER, 'son.pieces', 'entretien.wav'))


@story.step
def it_is_played_from_the_moment_that_is_written():
    window.find('Notes as they were taken', role='text', seconds=LONG).point_and_click(across=0.5, down=0.9)
    press('ctrl+Home', 'Return')
    if not CAN_PLAY:
        find_told('Nothing on this computer plays sounds')
        return
    window.find('Pause (Space)', can='click', seconds=LONG)
    wait(lambda: (find_time() or 0) >= 40, 'the moment', LONG)
    assert find_time() < 60, find_time()


@story.step
def space_pauses_and_arrows_move_by_five_seconds():
    if not CAN_PLAY:
        return
    press('space')
    play = window.find('Play (Space)', can='click', seconds=LONG)
    settle(0.5)
    at = find_time()
    settle(1.5)
    assert find_time() == at
    play.point_and_click()
    window.find('Pause (Space)', can='click', seconds=LONG)
    press('space')
    window.find('Play (Space)', can='click', seconds=LONG)
    at = find_time()
    press('Right', 'Right')
    wait(lambda: abs(find_time() - at - 10) <= 1, 'ten seconds later', LONG)
    press('Left')
    wait(lambda: abs(find_time() - at - 5) <= 1, 'five seconds back', LONG)


@story.step
def a_moment_that_is_after_its_end_is_told():
    if not CAN_PLAY:
        return
    window.find('Notes as they were taken', role='text', seconds=LONG).point_and_click(across=0.5, down=0.9)
    press('ctrl+End', 'ctrl+Left', 'ctrl+Left', 'ctrl+Left', 'Return')
    find_told('entretien.wav lasts 1:30 only')


@story.step
def undo_forgets_it_and_redo_knows_it():
    press('ctrl+z')
    find_told('No recording is known')
    press('ctrl+shift+z')
    window.find('Play (Space)', can='click', seconds=LONG)


@story.step
def a_passage_of_a_document_asks_for_its_recording():
    run('import', DOSSIER, write_document(), '--as', 'document', statuses=(0, 1))
    heard = {record['fields'].get('mark'): record['id'] for record in read('list', DOSSIER, 'passage')}
    ids['first'], ids['last'] = heard['(00-40)'], heard['(01-50)']
    window.find('Read', seconds=LONG).point_and_click()
    window.find(where=lambda part: part.name.startswith('Par où entrer'), role='list item', seconds=LONG).point_and_click()
    listen_to('(00-40)')
    find_told('No recording is known for this document')


@story.step
def the_file_that_is_chosen_plays_from_its_mark():
    window.find('Choose the Recording…', can='click', seconds=LONG).click()
    choose_file(SOUND, 'recording', 2)
    record = next(record for record in read('list', DOSSIER, 'recording') if record['fields'].get('source'))
    ids['short'] = record['id']
    wait_fields(DOSSIER, ids['first'], recording=ids['short'])
    expect_play_from(40)


@story.step
def a_mark_after_its_end_asks_for_another_recording_of_the_same():
    if not CAN_PLAY:
        return
    listen_to('(01-50)')
    find_told('entretien.wav lasts 1:30 only')
    window.find('Choose the Recording…', can='click', seconds=LONG).click()
    choose_file(LONGER, 'recording', 3)
    ids['long'] = next(record['id'] for record in read('list', DOSSIER, 'recording') if record['fields']['file'] == 'suite.wav')
    wait_fields(DOSSIER, ids['last'], recording=ids['long'])
    expect_play_from(110)


@story.step
def each_passage_is_heard_in_its_own():
    if not CAN_PLAY:
        return
    press('space')
    listen_to('(00-40)')
    expect_play_from(40)
    find_which('entretien.wav')
    listen_to('(01-50)')
    expect_play_from(110)
    find_which('suite.wav')


@story.step
def another_is_chosen_in_the_list_and_undo_takes_it_back():
    if not CAN_PLAY:
        return
    listen_to('(00-40)')
    find_which('entretien.wav').point_and_click()
    settle(0.5)
    press('Down', 'Return')
    wait_fields(DOSSIER, ids['first'], recording=ids['long'])
    expect_play_from(40)
    press('ctrl+z')
    wait_fields(DOSSIER, ids['first'], recording=ids['short'])


@story.step
def the_bar_is_put_away():
    window.find('More about the recording', can='click', seconds=LONG).click()
    window.find('Put This Bar Away', can='click', seconds=LONG).click()
    wait(lambda: not window.look_for('More about the recording', can='click'), 'no bar', LONG)


@story.step
def a_file_that_went_is_missing_and_the_notes_are_as_before():
    global window
    press('ctrl+q')
    window.wait_end(LONG)
    os.rename(SOUND, SOUND + '.away')
    window = Window(DOSSIER)
    open_notes()
    find_told('missing recording: entretien.wav is not on this computer')
    press('ctrl+Home', 's', 'p')
    wait(lambda: len(read('list', DOSSIER, 'practice')) == 2, 'a practice beside that of the document', LONG)


@story.step
def it_is_copied_beside_the_dossier_when_one_says_so():
    os.rename(SOUND + '.away', SOUND)
    window.find('Choose the Recording…', can='click', seconds=LONG).click()
    answer_chooser(SOUND)
    window.find('Copy Beside the Dossier', can='click', seconds=LONG).click()
    wait(lambda: os.path.exists(os.path.join(FOLDER, 'son.pieces', 'entretien.wav')), 'the copy', LONG)
    assert len([r for r in read('list', DOSSIER, 'recording') if r['fields'].get('interview')]) == 1
    os.unlink(SOUND)
    window.find('Play (Space)', can='click', seconds=LONG)


@story.step
def one_that_is_too_large_is_not_copied_and_it_is_said():
    before = read('list', DOSSIER, 'recording')
    heavy = os.path.join(FOLDER, 'tout un jour.wav')
    with open(heavy, 'wb') as out:
        out.truncate(200 * 1024 * 1024 + 1)
    window.find('Choose the Recording…', can='click', seconds=LONG).click()
    answer_chooser(heavy)
    window.find('Copy Beside the Dossier', can='click', seconds=LONG).click()
    find_told('This recording is larger than 200 MB')
    assert os.listdir(os.path.join(FOLDER, 'son.pieces')) == ['entretien.wav']
    assert read('list', DOSSIER, 'recording') == before
    os.unlink(heavy)


@story.step
def no_workbook_holds_the_sound_nor_where_it_lies():
    run('export', DOSSIER, '--xlsx', os.path.join(FOLDER, 'classeur.xlsx'), '--audience', 'network')
    inside = zipfile.ZipFile(os.path.join(FOLDER, 'classeur.xlsx'))
    assert not [name for name in inside.namelist() if name.endswith('.wav')]
    assert not [name for name in inside.namelist() if b'entretien.wav' in inside.read(name) or FOLDER.encode() in inside.read(name)]


story.end(lambda: window)
