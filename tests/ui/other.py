"""other copy FILE MIME... | other drag FILE... - another program, which Liens is given things by

`copy` holds the clipboard: each file under its media type. `drag` shows a window called "Files", from
which the files can be dragged as from a file manager. Until it is ended.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import sys

import gi
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def copy(words):
    forms = [Gdk.ContentProvider.new_for_bytes(media_type, GLib.Bytes.new(pathlib.Path(path).read_bytes()))
             for path, media_type in zip(words[::2], words[1::2])]
    Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_union(forms))


def drag(paths):
    window = Gtk.Window(title='Files', default_width=160, default_height=120)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in paths])
    source.set_content(Gdk.ContentProvider.new_for_value(files))
    label = Gtk.Label(label='Drag me')
    label.add_controller(source)
    window.set_child(label)
    window.present()


Gtk.init()
{'copy': copy, 'drag': drag}[sys.argv[1]](sys.argv[2:])
GLib.MainLoop().run()
