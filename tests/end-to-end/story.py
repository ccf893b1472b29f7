# story.py: a person's morning, step by step; each step is a test.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import hashlib
import subprocess
import sys
import traceback


def keep_source(vouch, path):
    """Adds a file to the source store. Returns its digest, by which a reference names it."""
    subprocess.run([vouch, 'sources', 'add', path], check=True, stdout=subprocess.DEVNULL)
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


class Story:
    """STEPS are methods in their order; the first that fails ends it. The desk is opened by who tells it."""

    STEPS = []
    desk = None

    def says(self, words):
        return any(words in (node.get_name() or '') for node in self.desk.nodes('label'))

    def end(self):
        """What is left is ended, however the story went."""
        if self.desk.is_running():
            self.desk.process.kill()

    def _take(self, number, step):
        name = step.__name__.replace('_', ' ')
        try:
            step(self)
            print(f'ok {number} - {name}', flush=True)
            return True
        except Exception as error:
            traceback.print_exc()
            self.desk.shoot('failed-' + step.__name__)
            print(f'not ok {number} - {name}: {error}', flush=True)
            return False

    def play(self):
        """Prints TAP, and ends the program."""
        is_good = True
        print(f'1..{len(self.STEPS)}')
        for number, step in enumerate(self.STEPS, 1):
            if is_good:
                is_good = self._take(number, step)
            else:
                print(f'not ok {number} - {step.__name__.replace("_", " ")}: an earlier step failed')
        self.end()
        sys.exit(0 if is_good else 1)
