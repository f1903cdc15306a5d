"""qgis-canvas FILE.geojson... - what QGIS needs for the files that Liens shows

Draws the files in a map canvas of 1920 by 1080 without a screen, then pans, zooms and identifies as `liens bench --window` does,
and prints one JSON object. A frame is the time from the move until the canvas says that it shows it.

77: the Python bindings of QGIS are not installed.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import math
import os
import random
import sys
import time

os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')
try:
    from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsRectangle, QgsVectorLayer
    from qgis.gui import QgsMapCanvas, QgsMapToolIdentify
    from qgis.PyQt.QtCore import QEventLoop
except ImportError:
    print('the Python bindings of QGIS are not installed', file=sys.stderr)
    sys.exit(77)

SIZE = (1920, 1080)


def tell(samples, factor):
    samples = sorted(sample * factor for sample in samples)
    return {'n': len(samples), 'p50': samples[len(samples) // 2], 'p99': samples[min(len(samples) - 1, int(0.99 * len(samples)))]}


def spend(act):
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def show(canvas, extent):
    """Until the canvas has drawn it."""
    loop = QEventLoop()
    canvas.mapCanvasRefreshed.connect(loop.quit)
    canvas.setExtent(extent)
    canvas.refresh()
    loop.exec_()
    canvas.mapCanvasRefreshed.disconnect(loop.quit)


def move(extent, x, y):
    moved = QgsRectangle(extent)
    moved.setXMinimum(extent.xMinimum() + x)
    moved.setXMaximum(extent.xMaximum() + x)
    moved.setYMinimum(extent.yMinimum() + y)
    moved.setYMaximum(extent.yMaximum() + y)
    return moved


def measure(paths):
    layers = [QgsVectorLayer(path, str(number), 'ogr') for number, path in enumerate(paths)]
    canvas = QgsMapCanvas()
    canvas.resize(*SIZE)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem('EPSG:3857'))
    canvas.setLayers(list(reversed(layers)))
    canvas.show()
    whole = canvas.fullExtent()
    first = spend(lambda: show(canvas, whole))
    near = QgsRectangle(whole)
    near.scale(0.5)
    width, pans, zooms = near.width() / SIZE[0], [], []
    for step in range(180):
        turn = 2 * math.pi * step / 179
        pans.append(spend(lambda: show(canvas, move(near, 700 * width * math.sin(turn), 233 * width * math.sin(2 * turn)))))
    for step in range(144):
        notch = step % 36 if step // 36 % 2 == 0 else 36 - step % 36
        extent = QgsRectangle(whole)
        extent.scale(2 ** (-notch / 9))
        zooms.append(spend(lambda: show(canvas, extent)))
    show(canvas, whole)
    tool, lots = QgsMapToolIdentify(canvas), random.Random(95)
    picks = [spend(lambda: tool.identify(lots.randrange(SIZE[0]), lots.randrange(SIZE[1]), QgsMapToolIdentify.TopDownStopAtFirst)) for _ in range(200)]
    return {'qgis': Qgis.QGIS_VERSION, 'first_draw_ms': first * 1000, 'pan_frame_ms': tell(pans, 1000), 'zoom_frame_ms': tell(zooms, 1000), 'pick_us': tell(picks, 1e6)}


if __name__ == '__main__':
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    application = QgsApplication([], True)
    application.initQgis()
    found = measure(sys.argv[1:])
    print(json.dumps(found), flush=True)
    os._exit(0)  # QGIS without a screen falls over its own end
