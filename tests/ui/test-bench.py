"""test-bench - `liens bench --window` opens the window, uses it and tells what its frames cost

No figure is judged here: on a machine that does other things, they say nothing of Liens.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess

from house import FOLDER, LIENS
from story import Story

ON_MAP = ('pan', 'kinetic', 'zoom', 'fit', 'hover', 'select', 'type_on_map')
ON_LIST = ('turn_list', 'scroll_list', 'type_on_list')
TYPED = ('type_on_map', 'type_on_list')
story = Story('bench')
window = whole = None


def measure(statuses, **environment):
    kept = {name: value for name, value in {**os.environ, **environment}.items() if value}
    done = subprocess.run([LIENS, 'bench', '--window', '--json'], capture_output=True, text=True, timeout=500, env=kept)
    assert done.returncode in statuses, f'{done.returncode}\n{done.stdout}{done.stderr}'
    return json.loads(done.stdout), done.stderr


@story.step
def the_window_is_measured():
    global window, whole
    whole, said = measure((0,))
    window = whole['window']
    assert not any(mark in said for mark in ('CRITICAL', 'WARNING')), said
    assert window['width'] > 800 and window['height'] > 500 and window['peak_mb'] > 0 and window['renderer'], window


@story.step
def every_gesture_has_its_frames():
    assert set(window['gestures']) == {'open', *ON_MAP, *ON_LIST}, window['gestures'].keys()
    for name, gesture in window['gestures'].items():
        assert gesture['frames'] > 0 and gesture['dropped'] >= 0 and 0 <= gesture['over_50_ms'] <= gesture['heavy'] <= gesture['frames'] and gesture['settle_ms'] >= 0, (name, gesture)
        for what in ('interval', 'work', 'frame', 'frame_work'):
            figure = gesture[what]
            assert figure['n'] == gesture['frames'], (name, what, figure)
            assert 0 <= figure['p50_ms'] <= figure['p95_ms'] <= figure['p99_ms'] <= figure['max_ms'], (name, what, figure)
        assert gesture['interval']['p50_ms'] >= gesture['frame']['p50_ms'], (name, gesture)


@story.step
def what_is_asked_of_the_map_is_in_one_place():
    for name in ('pan_frame_ms', 'zoom_frame_ms', 'settle_ms', 'first_draw_ms', 'pick_us'):
        figure = whole[name]
        assert figure['n'] > 0 and 0 <= figure['p50'] <= figure['p99'], (name, figure)
    assert whole['pan_frame_ms']['p50'] == window['gestures']['pan']['frame_work']['p50_ms'], whole
    assert whole['memory_mb'] == window['peak_mb'] and whole['ratio_pan_frame'] > 0, whole


@story.step
def the_map_followed_the_hand():
    for name in ON_MAP:
        assert window['gestures'][name]['draw_work']['n'] > 0, name
    # Most moves of a drag show in a frame of their own.
    assert window['gestures']['pan']['draw_work']['n'] > window['gestures']['pan']['frames'] / 3, window['gestures']['pan']


@story.step
def what_was_typed_changed_what_is_seen():
    for name in TYPED:
        assert window['gestures'][name]['answer']['n'] > 0, (name, window['gestures'][name])


@story.step
def nothing_of_it_is_left():
    settings = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
    assert not os.path.exists(settings), open(settings, encoding='utf-8').read()
    dossiers = os.path.join(os.environ['XDG_DATA_HOME'], 'liens')
    kept = [os.path.join(folder, name) for folder, _, names in os.walk(dossiers) for name in names]
    assert not [path for path in kept if 'bench' in path or path.endswith('.sock')], (FOLDER, kept)


@story.step
def without_a_screen_it_says_so():
    figures, said = measure((1,), DISPLAY='', WAYLAND_DISPLAY='')
    assert figures['window'] is None and figures['structures'] == 1200, figures
    assert figures['pan_frame_ms'] is None and figures['settle_ms'] is None and figures['pick_us']['n'] > 0, figures
    assert 'no screen' in said, said


story.end(lambda: None)
