"""paper - what is seen on the drawn map: marks, found by the colour of their type

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

import gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf  # noqa: E402

from drive import take_picture  # noqa: E402

# Of the light palette.
CENTRE, COLLEGE = (0xD5, 0x5E, 0x00), (0x36, 0x45, 0x8F)
GROUND = (0xFA, 0xFA, 0xFA)  # of the window
LEAST = 20  # pixels: the letter hides some, an edge of something else has fewer


def gather(spots):
    """Spots that touch, or nearly, together."""
    heaps, left = [], set(spots)
    while left:
        heap, edge = [], [left.pop()]
        while edge:
            x, y = edge.pop()
            heap.append((x, y))
            near = [(x + i, y + j) for i in range(-3, 4) for j in range(-3, 4)]
            reached = [spot for spot in near if spot in left]
            left.difference_update(reached)
            edge += reached
        heaps.append(heap)
    return heaps


def see(*spots):
    """The colours at spots of the screen."""
    picture = GdkPixbuf.Pixbuf.new_from_file(take_picture(os.path.join(os.environ['UI_FOLDER'], 'paper.png')))
    pixels, stride, channels = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    starts = [round(y) * stride + round(x) * channels for x, y in spots]
    return [tuple(pixels[start:start + 3]) for start in starts]


def find_marks(box, colour, but=(), path=None):
    """The middles of the marks of that colour in a box of the screen (x, y, width, height), on none of the others. path: a picture of it."""
    path = path or take_picture(os.path.join(os.environ['UI_FOLDER'], 'paper.png'))
    picture = GdkPixbuf.Pixbuf.new_from_file(path)
    pixels, stride, channels = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    left, top, width, height = (round(n) for n in box)

    def is_covered(x, y):
        return any(a <= x < a + w and b <= y < b + h for a, b, w, h in but)
    red, green, blue = colour
    right, bottom = min(left + width, picture.get_width()), min(top + height, picture.get_height())
    spots = []
    for y in range(top, bottom):
        row = pixels[y * stride + left * channels:y * stride + right * channels]
        for i in range(0, len(row), channels):
            # The first of the three tells nearly all pixels apart, and there are a million of them.
            if -6 <= row[i] - red <= 6 and -6 <= row[i + 1] - green <= 6 and -6 <= row[i + 2] - blue <= 6 \
                    and not is_covered(left + i // channels, y):
                spots.append((left + i // channels, y))
    heaps = [heap for heap in gather(spots) if len(heap) >= LEAST]
    return [((min(x for x, _ in heap) + max(x for x, _ in heap)) / 2, (min(y for _, y in heap) + max(y for _, y in heap)) / 2)
            for heap in heaps]


def find_beside_legend(window, paper, colour):
    """The middles of the marks of that colour on the drawing, but for those of the legend."""
    (left, top), (_, _, width, height) = paper.find_spot(0, 0), paper.get_box()
    legend = window.look_for(where=lambda part: part.name == 'MapViewKey')
    (x, y), (_, _, w, h) = legend[0].find_spot(0, 0), legend[0].get_box()
    return find_marks((left, top + 60, width, height - 60), colour, but=[(x - 8, y - 8, w + 16, h + 16)])
