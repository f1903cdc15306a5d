"""leaflet-canvas LEAFLET.JS FILE.geojson... - what Leaflet's canvas needs for the files that Liens shows

Opens Debian's chromium on a page of 1920 by 1080 that draws the files with Leaflet's canvas renderer, then pans, zooms and
picks as `liens bench --window` does, and prints one JSON object. A frame is the time of the page's own thread, from its first
callback to the message that comes once the frame is drawn. The moves are applied without animation, one a frame. What a page
draws is only written down by its thread: other threads of the browser make pixels of it, and another process puts them
together. How long all of them take is told by the intervals: the same pan again, a move in each callback, from one to the next.

77: chromium is not installed.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading

SIZE = (1920, 1080)
PATIENCE = 180  # seconds

PAGE = """<!doctype html><meta charset=utf-8>
<style>html, body, #map { margin: 0; width: 1920px; height: 1080px; background: #fff } .leaflet-container { overflow: hidden; position: relative }
.leaflet-pane, .leaflet-pane > canvas { position: absolute; left: 0; top: 0 }</style>
<div id=map></div><script src=/leaflet.js></script><script>
const channel = new MessageChannel();
let after = null;
channel.port1.onmessage = () => { const then = after; after = null; then && then(performance.now()); };

/* What a frame that does this costs the thread: the act, Leaflet's drawing in the next callback, the browser's after it. */
const cost = act => new Promise(done => {
  requestAnimationFrame(() => {
    const redraw = L.Canvas.prototype._redraw, began = performance.now();
    let drawn = 0;
    L.Canvas.prototype._redraw = function () { const from = performance.now(); redraw.call(this); drawn += performance.now() - from; };
    act();
    const acted = performance.now() - began;
    requestAnimationFrame(() => {
      const from = performance.now();
      after = ended => { L.Canvas.prototype._redraw = redraw; done(acted + drawn + ended - from); };
      channel.port2.postMessage(0);
    });
  });
});

const times = samples => {
  samples.sort((one, other) => one - other);
  const at = share => samples[Math.min(samples.length - 1, Math.floor(share * samples.length))];
  return { n: samples.length, p50: at(0.5), p99: at(0.99) };
};

/* From one callback to the next, with an act in each. */
const follow = async (n, act) => {
  const stamps = [], found = [];
  for (let i = 0; i < n; i++) stamps.push(await new Promise(done => requestAnimationFrame(() => { act(i); done(performance.now()); })));
  for (let i = 1; i < n; i++) found.push(stamps[i] - stamps[i - 1]);
  return found;
};

const tell = found => fetch('/told', { method: 'POST', body: JSON.stringify(found) });

async function run() {
  const files = await (await fetch('/files')).json();
  const shapes = await Promise.all(Array.from({ length: files }, async (_, i) => (await fetch('/file/' + i)).json()));
  const renderer = L.canvas({ padding: 0.25 });
  const map = L.map('map', { renderer, zoomAnimation: false, fadeAnimation: false, inertia: false, zoomSnap: 0, attributionControl: false, zoomControl: false });
  const layers = shapes.map(shape => L.geoJSON(shape, {
    style: { weight: 1, color: '#777', fillColor: '#f6f2e8', fillOpacity: 1, renderer },
    pointToLayer: (feature, place) => L.circleMarker(place, { radius: 5, weight: 1, color: '#fff', fillColor: '#26b', fillOpacity: 1, renderer }) }));
  const bounds = layers.reduce((all, layer) => all.extend(layer.getBounds()), L.latLngBounds([]));
  map.fitBounds(bounds, { animate: false });
  await cost(() => {});
  const first = await cost(() => layers.forEach(layer => layer.addTo(map)));
  const pan = [], zoom = [];

  map.setZoom(map.getZoom() + 1, { animate: false });
  const move = i => {
    const turn = 2 * Math.PI / 179, x = 700 * (Math.sin(turn * (i + 1)) - Math.sin(turn * i)), y = 233 * (Math.sin(2 * turn * (i + 1)) - Math.sin(2 * turn * i));
    map.panBy([x, y], { animate: false });
  };
  for (let i = 0; i < 180; i++)
    pan.push(await cost(() => move(i)));
  const interval = await follow(180, move);
  map.fitBounds(bounds, { animate: false });
  for (let i = 0; i < 144; i++) {
    const way = Math.floor(i / 36) % 2 ? -1 : 1;
    zoom.push(await cost(() => map.setZoomAround([i < 72 ? 768 : 1152, 540], map.getZoom() + way / 9, { animate: false })));
  }
  map.fitBounds(bounds, { animate: false });
  await cost(() => {});
  const picks = [];
  for (let i = 0; i < 2000; i++) {
    const point = renderer._map.containerPointToLayerPoint([Math.random() * 1920, Math.random() * 1080]), from = performance.now();
    let hit = null;
    for (let order = renderer._drawFirst; order; order = order.next)
      if (order.layer.options.interactive && order.layer._containsPoint(point)) hit = order.layer;
    picks.push((performance.now() - from) * 1000);
  }
  tell({ leaflet: L.version, first_draw_ms: first, pan_frame_ms: times(pan), pan_interval_ms: times(interval), zoom_frame_ms: times(zoom), pick_us: times(picks) });
}
run().catch(error => tell({ error: String(error.stack || error) }));
</script>"""


class Answers(http.server.BaseHTTPRequestHandler):
    told = None
    done = threading.Event()
    paths = []
    leaflet = ''

    def do_GET(self):
        if self.path == '/':
            self.answer(PAGE.encode(), 'text/html')
        elif self.path == '/leaflet.js':
            self.answer(read(self.leaflet), 'text/javascript')
        elif self.path == '/files':
            self.answer(json.dumps(len(self.paths)).encode(), 'application/json')
        elif self.path.startswith('/file/'):
            self.answer(read(self.paths[int(self.path[6:])]), 'application/json')
        else:
            self.send_error(404)

    def do_POST(self):
        Answers.told = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        self.answer(b'', 'text/plain')
        Answers.done.set()

    def answer(self, body, kind):
        self.send_response(200)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        self.send_header('Cross-Origin-Opener-Policy', 'same-origin')  # else clocks are coarse
        self.send_header('Cross-Origin-Embedder-Policy', 'require-corp')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def measure(leaflet, paths):
    Answers.leaflet, Answers.paths = leaflet, paths
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(['chromium', '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', f'--user-data-dir={profile}',
                                    f'--window-size={SIZE[0]},{SIZE[1]}', f'http://127.0.0.1:{server.server_address[1]}/'],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not Answers.done.wait(PATIENCE):
                sys.exit(f'the page did not end within {PATIENCE} s')
        finally:
            browser.kill()
            browser.wait()
    return Answers.told


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if shutil.which('chromium') is None:
        print('chromium is not installed', file=sys.stderr)
        sys.exit(77)
    print(json.dumps(measure(sys.argv[1], sys.argv[2:])))
