"""leaks - what the sanitizer says of a window session, and which of it is ours

A toolkit keeps many things until the end of the process, and main () stands under them all. A
leak is ours when the first function above plumbing and makers (g_strdup, gtk_label_new…) is in
one of our sources.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import re

FRAME = re.compile(r'^\s*#\d+ 0x[0-9a-f]+ in (\S+) (.*)$', re.MULTILINE)
PLUMBING = re.compile(r'lib(asan|c|glib-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0)\.so|sanitizer')
MAKER = re.compile(r'_(new|dup|copy|ref)(_|$)')
OURS = re.compile(r'/((?:src|tests)/[\w-]+/[\w-]+\.c:\d+)')


def watch_leaks():
    """What a Program needs in its environment for read_faults () to have something to read."""
    path = os.path.join(os.environ['UI_FOLDER'], 'sanitizer')
    return {'ASAN_OPTIONS': f'detect_leaks=1:fast_unwind_on_malloc=0:log_path={path}',
            'UBSAN_OPTIONS': f'print_stacktrace=1:log_path={path}', 'LSAN_OPTIONS': '', 'G_SLICE': 'always-malloc'}


def split_reports(said):
    """Each leak, and each fault that is not a leak, with its stack."""
    return [part for part in re.split(r'\n\s*\n', said)
            if re.search('leak of|ERROR: AddressSanitizer|runtime error', part)]


def find_place(report):
    """Where in our sources it was allocated, or None."""
    for function, place in FRAME.findall(report):
        ours = OURS.search(place)
        if ours and function != 'main':
            return f'{ours.group(1)} in {function}'
        if ours or not (PLUMBING.search(place) or MAKER.search(function)):
            return None
    return None


def name_fault(report):
    """A line that says what and where, or None when it is not ours."""
    what = next(line.strip() for line in report.splitlines()
                if re.search('leak of|ERROR: AddressSanitizer|runtime error', line))
    place = find_place(report)
    if 'leak of' in what and place is None:
        return None
    return f'{what} {place or report}'


def read_faults():
    """Ours, once the program has ended."""
    said = ''
    for path in glob.glob(os.path.join(os.environ['UI_FOLDER'], 'sanitizer.*')):
        with open(path, encoding='utf-8', errors='replace') as log:
            said += log.read() + '\n\n'
    return [fault for fault in map(name_fault, split_reports(said)) if fault]
