"""test-document - a typed document goes into the guide, line by line, by the keyboard

It is chosen, what is doubtful in it is walked through, words are written otherwise, lines cut and joined; the page is closed and
taken up again; then it is imported, and taken back.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import sys

from drive import Program, press, settle, type_letters, wait
from guide import find_review, open_review
from house import answer_chooser, read, remember_who_types, run
from story import Story

story = Story('document')
program = None
folder = os.environ['UI_FOLDER']
samples = os.path.join(os.environ['G_TEST_SRCDIR'], 'samples', 'guide')
dossier = os.path.join(folder, 'guide.liens')
text = os.path.join(folder, 'carnet.txt')
typed = os.path.join(folder, 'memo.odt')


def count(kind):
    return len(read('list', dossier, kind))


def wait_open(words):
    find_review(program).find(words, where=lambda part: part.role == 'label', seconds=10)


@story.step
def a_document_is_chosen_and_read_line_by_line():
    global program
    remember_who_types()
    shutil.copy(os.path.join(samples, 'capitals.txt'), text)
    shutil.copy(os.path.join(samples, 'headings.odt'), typed)
    run('new', dossier)
    program = Program([sys.argv[1], dossier])
    program.find_window('guide')
    settle(1)
    open_review(program, text)
    wait_open('4 to look at')
    assert count('practice') == 0


@story.step
def f8_walks_to_what_is_doubtful_and_a_key_settles_it():
    press('F8')
    wait(lambda: 'Line 8' in program.find_focused().name, 'the empty bullet', 5)
    press('ctrl+k')
    wait(lambda: 'Line 9' in program.find_focused().name, 'the mark of a recording', 5)
    press('ctrl+k')
    press('ctrl+l')
    wait_open('1 to look at')
    wait(lambda: 'CLASS' in program.find_focused().name, 'the acronym', 5)


@story.step
def words_are_written_otherwise_in_their_place():
    press('F2')
    settle(0.3)
    press('ctrl+a')
    type_letters('Le CLAS nous rassemble')
    press('Return')
    find_review(program).find('Le CLAS nous rassemble', where=lambda part: part.role == 'label')


@story.step
def a_line_is_cut_and_joined_again():
    lines = program_lines()
    press('ctrl+d')
    settle(0.5)
    press('ctrl+Home', *['ctrl+Right'] * 2)
    press('Return')
    wait(lambda: program_lines() == lines + 1, 'one line more', 5)
    press('ctrl+j')
    wait(lambda: program_lines() == lines, 'as many lines as before', 5)
    press('ctrl+z', 'ctrl+z')
    find_review(program).find('Le CLAS nous rassemble', where=lambda part: part.role == 'label')


def program_lines():
    return sum(part.role == 'list item' and part.name.startswith('Line 16,') for part in find_review(program).walk())


@story.step
def what_was_decided_is_taken_up_again():
    find_review(program).find_entry('Title of the document').enter('Notre carnet')
    press('Escape')
    program.wait_alone()
    open_review(program, text)
    find_review(program).find(where=lambda part: part.role == 'label' and part.name.startswith('What you had begun'))
    press('F8')
    find_review(program).find('Le CLAS nous rassemble', where=lambda part: part.role == 'label')
    assert find_review(program).find_entry('Title of the document').text == 'Notre carnet'


@story.step
def it_is_imported_and_one_undo_takes_it_back():
    press('ctrl+Return')
    program.wait_alone()
    wait(lambda: count('practice') == 6, 'six practices', 10)
    assert any(record['fields']['statement'] == 'Le CLAS nous rassemble' for record in read('list', dossier, 'practice'))
    assert count('question') == 2 and [record['fields']['title'] for record in read('list', dossier, 'document')] == ['Notre carnet']
    press('ctrl+z')
    wait(lambda: count('practice') == 0 and count('document') == 0, 'nothing of it', 10)


@story.step
def a_document_given_to_the_import_of_tables_is_reviewed_too():
    press('ctrl+i')
    program.find_window('Import')
    settle(0.5)
    press('ctrl+o')
    settle(0.8)
    press('slash')
    answer_chooser(typed)
    wait_open('1 to look at')
    press('F1')
    program.find_window('Help').find('Importer un document', where=lambda part: part.role in ('text', 'label', 'heading'))


story.end(lambda: program)
