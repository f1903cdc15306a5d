"""take-readme FOLDER PROGRAM DOSSIER - the six pictures of the README, of the demonstration and in French

    UI_SCREEN=1440x900 UI_LANG=fr_FR.UTF-8 tests/ui/session python3 tests/ui/take-readme.py data/pictures build/stage/bin/liens demo/Val-de-Brume.liens

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys

from drive import Program, move_pointer, press, settle, take_picture, type_letters, wait
from house import LONG, remember_who_types

FOLDER, PROGRAM, DOSSIER = sys.argv[1:]
CENTRE = 'Centre social La Cabane'


def take(name):
    move_pointer((0, 0))
    settle(2.0)
    take_picture(os.path.join(FOLDER, f'{name}.png'))


def choose_theme(rank):
    press('ctrl+l')
    settle(1.0)
    press('Home', *['Down'] * rank, 'Return')
    settle(1.0)
    press('Escape')


def find_canvas(program):
    return program.find('Carte du territoire', role='image', seconds=LONG)


def choose_centre(program):
    press('ctrl+k')
    settle(1.0)
    type_letters(CENTRE)
    settle(3.0)
    press('Return')
    settle(2.0)


def main():
    remember_who_types()
    with Program([PROGRAM, DOSSIER]) as program:
        wait(lambda: program.windows, 'a window', LONG)
        move_pointer((0, 0))
        press('super+Up')
        find_canvas(program)
        settle(3.0)
        choose_theme(3)
        take('coverage')
        choose_theme(0)
        find_canvas(program).point_and_click(across=0.97, down=0.3)
        press('t')
        program.find('Comparer…', can='click', seconds=LONG).click()
        program.find('Comparée à', role='slider', seconds=LONG).set_value(2021)
        take('compare')
        program.find('Toutes les époques ensemble', can='click', seconds=LONG).click()
        press('ctrl+2')
        settle(3.0)
        take('network')
        press('ctrl+1')
        settle(2.0)
        choose_centre(program)
        take('map')
        program.find(role='list item', where=lambda part: 'Claude-Debussy' in part.name, seconds=20).point_and_click()
        take('link')
        press('alt+3')
        settle(2.0)
        take('findings')


main()
