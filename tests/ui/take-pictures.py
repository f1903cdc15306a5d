"""take-pictures NAME PROGRAM ARGUMENT... - the window as large as the screen, at each place asked for

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys

from drive import Program, move_pointer, press, settle, take_picture, wait


def remember_who_types():
    """The first run asks for a name; a picture is of a house that is lived in."""
    path = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as settings:
        settings.write("[org/federation/Liens]\nauthor-name='Camille'\nauthor-side='federation'\n")


def fill_screen():
    """Maximized by the window manager: no shadow, no black around, the pointer out of the way."""
    move_pointer((0, 0))
    press('super+Up')
    settle(1.0)


def go_to(place):
    """By its key: Alt and its rank among the places."""
    press(f'alt+{place}')
    settle(1.0)


def main(name, arguments):
    remember_who_types()
    with Program(arguments) as program:
        wait(lambda: program.windows, 'a window')
        settle(float(os.environ.get('UI_CALM', 2.0)))
        fill_screen()
        places = os.environ.get('UI_PLACES', '').split()
        if not places:
            take_picture(f'{name}.png')
        for place in places:
            go_to(place)
            take_picture(f'{name}-{place}.png')


main(sys.argv[1], sys.argv[2:])
