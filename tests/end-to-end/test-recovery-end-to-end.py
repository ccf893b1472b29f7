#!/usr/bin/python3
# test-recovery-end-to-end.py: the program is killed while somebody types, and started again.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-recovery-end-to-end.py VOUCH CARD DRAFT SCREENSHOTS, under headless.sh. Prints TAP.

import glob
import os
import shutil
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, text_of, wait  # noqa: E402
import story  # noqa: E402


class Story(story.Story):
    """Three bad endings and what came of them. Each step is a test; the first that fails ends it."""

    def __init__(self, vouch, card, draft, screenshots):
        self.vouch = vouch
        self.draft = draft
        self.screenshots = screenshots
        self.file = os.path.join(os.environ['HOME'], 'card.scorecard')
        shutil.copyfile(card, self.file)
        self.before = self.read()
        self.desk = None

    def read(self):
        with open(self.file, encoding='utf-8') as file:
            return file.read()

    def start(self, *arguments):
        self.desk = Desk([self.vouch, *arguments], self.screenshots)

    def title(self):
        return next((text_of(node) for node in self.desk.nodes('text', 'Title')), '')

    @staticmethod
    def journals():
        return glob.glob(os.path.join(os.environ['XDG_STATE_HOME'], 'vouch', 'journals', '*'))

    def kept(self, words):
        for name in self.journals():
            with open(name, encoding='utf-8') as file:
                if words in file.read():
                    return True
        return False

    def kill(self):
        self.desk.process.kill()
        self.desk.process.wait()

    end = kill

    # The title has the keyboard when a card comes up.
    def type_and_be_killed(self, words):
        self.desk.press('ctrl+End')
        self.desk.type(words)
        begun = time.monotonic()
        wait(lambda: self.kept(words), f'“{words}” in a journal')
        print(f'# kept {1000 * (time.monotonic() - begun):.0f} ms after the last key was sent')
        self.kill()

    def is_killed_while_typing(self):
        self.start(self.file)
        wait(lambda: self.says('card.scorecard · Saved'), 'the card')
        self.desk.focus_is('text')
        assert not self.journals(), 'a journal, though nothing was typed'
        self.type_and_be_killed(' and then the lights went out')
        assert self.read() == self.before, 'the file was written'

    def comes_back(self):
        self.start(self.file)
        wait(lambda: self.says('card.scorecard · Recovered'), 'the state “Recovered”')
        wait(lambda: self.title().endswith(' and then the lights went out'), 'what was typed')
        assert self.says('Vouch closed unexpectedly before this card was saved'), 'no word of it'
        self.desk.shoot('1-recovered')
        assert self.read() == self.before, 'the file was written'

    def is_killed_once_more(self):
        self.type_and_be_killed(', twice')
        self.start()
        wait(lambda: self.says('card.scorecard · Recovered'), 'the state “Recovered”')
        wait(lambda: self.title().endswith(' and then the lights went out, twice'), 'what was typed')
        assert self.read() == self.before, 'the file was written'

    def saves_it(self):
        self.desk.press('ctrl+s')
        wait(lambda: self.says('card.scorecard · Saved'), 'the state “Saved”')
        assert 'and then the lights went out, twice' in self.read()
        wait(lambda: not self.journals(), 'the journal going away')
        self.kill()
        self.start(self.file)
        wait(lambda: self.says('card.scorecard · Saved'), 'the saved card')
        self.kill()

    def loses_no_draft(self):
        self.start(self.draft)
        wait(lambda: self.says('Not saved yet'), 'the draft')
        wait(lambda: len(self.journals()) == 1, 'its journal')
        self.kill()
        self.start()
        wait(lambda: self.says('Recovered, not saved yet'), 'the draft again')
        self.desk.shoot('2-draft')
        wait(lambda: len(self.journals()) == 1, 'one journal')

    STEPS = [is_killed_while_typing, comes_back, is_killed_once_more, saves_it, loses_no_draft]


if __name__ == '__main__':
    Story(*sys.argv[1:5]).play()
