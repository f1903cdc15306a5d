"""test-planted LEAKY OBJECTS - a fault that was planted is seen by its witness, and told by the judge

tests/test-leaks has reports read; here a program with one fault makes them, so that a tool that went blind is known.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import tempfile

import leaks

LEAKY, OBJECTS = sys.argv[1:3]

NO_WITNESS = '''==7==LeakSanitizer has encountered a fatal error.
==7==HINT: LeakSanitizer does not work under ptrace (strace, gdb, etc)
'''


def judge(fault):
    """All that is told of a program with that fault, and how many objects were watched."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'program.log'), 'wb') as log:
            subprocess.run([LEAKY, fault], env=leaks.watch(folder, OBJECTS), stdout=log, stderr=log, timeout=60)
        return leaks.read_faults(folder), leaks.count_watched(folder)


def sees(fault, words):
    told, _ = judge(fault)
    return len(told) == 1 and words in told[0] or print('#', told)


CASES = {
    'a-sound-program-is-left-alone': lambda: judge('nothing') == ([], 1) or print('#', judge('nothing')),
    'memory-that-nobody-holds-is-told': lambda: sees('memory', 'Direct leak of 18 byte'),
    'an-object-that-its-signals-hide-is-told': lambda: sees('object', '1 AppLeaky still alive'),
    'an-undefined-step-is-told': lambda: sees('overflow', 'signed integer overflow'),
    'what-is-used-after-it-was-freed-is-told': lambda: sees('freed', 'heap-use-after-free'),
    'a-witness-that-could-not-look-is-a-fault': lambda: len(leaks.judge_memory(NO_WITNESS)) == 1,
}

print(f'1..{len(CASES)}')
failures = 0
for number, (name, is_true) in enumerate(CASES.items(), 1):
    verdict = 'ok' if is_true() else 'not ok'
    failures += verdict != 'ok'
    print(f'{verdict} {number} /leaks/planted/{name}', flush=True)
sys.exit(failures > 0)
