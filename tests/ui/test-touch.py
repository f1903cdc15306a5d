"""test-touch - fingers on the map: one carries the paper or draws, two hold the ground, and what one had begun they give up

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

from drive import press, rest, take_picture, wait
from fingers import Fingers
from house import FOLDER, LONG, Window, read, remember_who_types, run
from paper import CENTRE, COLLEGE, find_beside_legend, find_marks
from story import Story

DOSSIER = os.path.join(FOLDER, 'touch.liens')
COMMUNE = '''{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"nom": "Argenville", "code": "95018", "population": 12000}, "geometry": {"type": "Polygon",
 "coordinates": [[[2.22, 48.93], [2.28, 48.93], [2.28, 48.97], [2.22, 48.97], [2.22, 48.93]]]}}]}'''
NEAR = 3  # pixels: of a mark that is drawn again the edge falls elsewhere
story = Story('touch')
window = paper = hand = None
at = {}  # of each mark, where it was seen last


def add(name, kind, lon):
    run('add', DOSSIER, 'structure', f'name={name}', f'type={kind}', 'territory=Argenville', f'position={lon},48.95')


def off(spot, dx, dy=0.0):
    return spot[0] + dx, spot[1] + dy


def is_near(spot, colour, picture):
    return any(abs(x - spot[0]) <= NEAR and abs(y - spot[1]) <= NEAR for x, y in find_marks((*off(spot, -25, -25), 50, 50), colour, path=picture))


def are_at(spots):
    picture = take_picture(os.path.join(FOLDER, 'paper.png'))
    return all(is_near(spot, colour, picture) for colour, spot in spots.items())


def look_for_marks():
    """Whether there is one of each, that stays."""
    for colour in (CENTRE, COLLEGE):
        marks = find_beside_legend(window, paper, colour)
        if len(marks) != 1:
            return False
        at[colour] = marks[0]
    rest()
    return are_at(at)


def wait_marks(centre, college):
    rest()  # where nothing may move, what moves must have been drawn
    spots = {CENTRE: centre, COLLEGE: college}
    wait(lambda: are_at(spots), f'the marks at {centre} and {college}', LONG)
    at.update(spots)


def wait_carried(dx, dy):
    wait_marks(off(at[CENTRE], dx, dy), off(at[COLLEGE], dx, dy))


def find_ground():
    """A spot with nothing but paper, far from both."""
    return off(at[CENTRE], 30, 160)


def nothing_was_done():
    rest()
    assert read('list', DOSSIER, 'link') == [] and paper.description == '', (read('list', DOSSIER, 'link'), paper.description)


@story.step
def a_small_territory_is_drawn():
    global window, paper, hand
    remember_who_types()
    path = os.path.join(FOLDER, 'commune.geojson')
    with open(path, 'w', encoding='utf-8') as out:
        out.write(COMMUNE)
    run('new', DOSSIER)
    run('import', DOSSIER, path)
    add('Centre social L’Oasis', 'social_centre', 2.24)
    add('Collège Zola', 'middle_school', 2.26)
    window = Window(DOSSIER)
    press('F9')
    paper = window.find('Map of the territory', role='image', seconds=LONG)
    paper.wait_still()
    hand = Fingers()
    wait(look_for_marks, 'both marks', LONG)


@story.step
def one_finger_carries_the_paper():
    hand.put(1, find_ground())
    hand.move_all(60, -40)
    hand.lift(1)
    wait_carried(60, -40)
    nothing_was_done()


@story.step
def the_ground_under_each_of_two_fingers_stays_under_it():
    hand.put(1, at[CENTRE])
    hand.put(2, at[COLLEGE])
    hand.move({1: off(at[CENTRE], -70), 2: off(at[COLLEGE], 90)})
    wait_marks(hand.spots[1], hand.spots[2])
    hand.move({1: off(at[CENTRE], 90, 30), 2: off(at[COLLEGE], -30, 30)})
    wait_marks(hand.spots[1], hand.spots[2])


@story.step
def two_fingers_that_go_together_carry_it():
    hand.move_all(20, -80)
    wait_carried(20, -80)


@story.step
def one_that_is_left_moves_nothing_until_another_joins_it():
    hand.lift(2)
    hand.move({1: off(at[CENTRE], 0, 60)})
    wait_carried(0, 0)
    hand.put(2, at[COLLEGE])
    hand.lift(1)
    hand.move({2: off(at[COLLEGE], 0, 60)})
    wait_carried(0, 0)
    hand.put(1, at[CENTRE])
    hand.move_all(-50, 10)
    wait_carried(-50, 10)
    hand.lift(2)
    hand.lift(1)
    wait_carried(0, 0)
    nothing_was_done()


@story.step
def a_tap_of_two_fingers_chooses_nothing():
    hand.put(1, at[COLLEGE])
    hand.put(2, at[CENTRE])
    hand.lift(2)
    hand.lift(1)
    nothing_was_done()


@story.step
def a_link_that_one_had_begun_is_given_up():
    hand.put(1, at[CENTRE])
    hand.move({1: off(at[CENTRE], 60)})
    hand.put(2, find_ground())
    hand.move_all(0, -30)
    wait_carried(0, -30)
    hand.lift(2)
    hand.move({1: at[COLLEGE]})
    hand.lift(1)
    wait_carried(0, 0)
    nothing_was_done()


@story.step
def a_paper_that_one_carried_is_held_by_two():
    hand.put(1, find_ground())
    hand.move_all(40, 0)
    hand.put(2, off(hand.spots[1], 140, 40))
    hand.move_all(20, 60)
    hand.lift(1)
    hand.lift(2)
    wait_carried(60, 60)


@story.step
def then_one_finger_chooses_and_draws_a_link():
    hand.put(1, at[COLLEGE])
    hand.lift(1)
    wait(lambda: paper.description == 'Collège Zola, 0 links', 'the college to be chosen', LONG)
    press('Escape')
    wait(lambda: paper.description == '', 'nothing chosen', LONG)
    wait_carried(0, 0)
    hand.put(1, at[CENTRE])
    hand.move({1: at[COLLEGE]})
    hand.lift(1)
    wait(lambda: read('list', DOSSIER, 'link'), 'the link', LONG)


story.end(lambda: window)
