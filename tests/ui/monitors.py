"""monitors.py WIDTHxHEIGHT+X+Y... - parts one screen of an X server into several monitors, as two screens on a desk are

The first one is the main one. RandR 1.5 knows such monitors; programs and window managers that ask for monitors see them. 77 where
this server or this machine cannot.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import ctypes
import re
import sys


class Monitor(ctypes.Structure):
    _fields_ = [('name', ctypes.c_ulong), ('primary', ctypes.c_int), ('automatic', ctypes.c_int), ('noutput', ctypes.c_int),
                ('x', ctypes.c_int), ('y', ctypes.c_int), ('width', ctypes.c_int), ('height', ctypes.c_int),
                ('mwidth', ctypes.c_int), ('mheight', ctypes.c_int), ('outputs', ctypes.c_void_p)]


def open_libraries():
    try:
        return ctypes.CDLL('libX11.so.6'), ctypes.CDLL('libXrandr.so.2')
    except OSError:
        sys.exit(77)


def find_outputs(x11, randr, display, root):
    """The outputs of the screen: the first monitor has them all, else the server keeps one of its own over everything."""
    class Resources(ctypes.Structure):
        _fields_ = [('timestamp', ctypes.c_ulong), ('config', ctypes.c_ulong), ('ncrtc', ctypes.c_int), ('crtcs', ctypes.c_void_p),
                    ('noutput', ctypes.c_int), ('outputs', ctypes.POINTER(ctypes.c_ulong))]
    randr.XRRGetScreenResources.restype = ctypes.POINTER(Resources)
    randr.XRRGetScreenResources.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    found = randr.XRRGetScreenResources(display, root)
    return [found.contents.outputs[i] for i in range(found.contents.noutput)] if found else []


def part(shapes):
    x11, randr = open_libraries()
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    randr.XRRAllocateMonitor.restype = ctypes.POINTER(Monitor)
    randr.XRRAllocateMonitor.argtypes = [ctypes.c_void_p, ctypes.c_int]
    randr.XRRSetMonitor.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(Monitor)]
    display = x11.XOpenDisplay(None)
    if not display:
        sys.exit(77)
    root = x11.XDefaultRootWindow(display)
    outputs = find_outputs(x11, randr, display, root)
    for number, (width, height, x, y) in enumerate(shapes):
        own = outputs if number == 0 else []
        monitor = randr.XRRAllocateMonitor(display, len(own))
        one = monitor.contents
        one.name = x11.XInternAtom(display, f'part-{number}'.encode(), 0)
        one.primary = number == 0
        one.x, one.y, one.width, one.height = x, y, width, height
        one.mwidth, one.mheight = width * 254 // 960, height * 254 // 960
        for i, output in enumerate(own):
            ctypes.cast(one.outputs, ctypes.POINTER(ctypes.c_ulong))[i] = output
        randr.XRRSetMonitor(display, root, monitor)
    x11.XSync(display, 0)
    x11.XCloseDisplay(display)


part([tuple(int(number) for number in re.findall(r'\d+', shape)) for shape in sys.argv[1:]])
