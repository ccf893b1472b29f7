#!/usr/bin/python3
# test-card-end-to-end.py: from the seed draft to its published page, with a keyboard only.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-card-end-to-end.py VOUCH DRAFT SCREENSHOTS, under headless.sh. Prints TAP.

import glob
import html.parser
import json
import os
import re
import signal
import sys
import time
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, text_of, wait  # noqa: E402
import story  # noqa: E402

CELLS = {
    'Condition': 'Mental disorders in psychiatric care',
    'Target Population': 'Psychiatrists in Korea',
    'Care Setting': 'Psychiatric clinics and hospitals',
}
DOI = '10.2196/56789'
STATEMENTS = 17


class Page(html.parser.HTMLParser):
    """What a published page says: its text, and for each statement the references it links to."""

    def __init__(self, text):
        super().__init__()
        self.items = []      # [text, [fragments]]
        self.fragments = set()
        self.ids = set()
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get('id'):
            self.ids.add(attributes['id'])
        if tag in ('li', 'td', 'p'):
            self._open.append(['', []])
        href = attributes.get('href') or ''
        if tag == 'a' and href.startswith('#'):
            self.fragments.add(href[1:])
            for item in self._open:
                item[1].append(href[1:])

    def handle_endtag(self, tag):
        if tag in ('li', 'td', 'p') and self._open:
            self.items.append(self._open.pop())

    def handle_data(self, data):
        for item in self._open:
            item[0] += data


def fold(text):
    return re.sub(r'\s+', ' ', text).strip()


class Story(story.Story):
    """One writer's morning. Each step is a test; the first that fails ends it."""

    def __init__(self, vouch, draft, screenshots):
        self.arguments = [vouch, draft]
        self.file = os.path.join(os.environ['HOME'], 'seed.scorecard')
        self.desk = Desk(self.arguments, screenshots)
        self.address = None

    def card(self):
        with open(self.file, encoding='utf-8') as file:
            return json.load(file)

    @staticmethod
    def statements(card):
        found = []

        def walk(sections):
            for section in sections:
                found.extend(section.get('statements', []))
                walk(section.get('sections', []))
        walk(card['sections'])
        return [statement for statement in found if statement['text']]

    def says(self, words):
        """A label somewhere on the screen begins with these words."""
        return next(self.desk.nodes('label', words), None)

    def field(self, name):
        return self.desk.find('text', name)

    # The steps, in order.

    def opens_the_draft(self):
        desk = self.desk
        desk.find('dialog', 'Import Report')
        desk.shoot('1-import-report')
        desk.press('Return')
        desk.gone('dialog', 'Import Report')
        desk.find('text', 'Title of the card')
        wait(lambda: self.says('0 of 14'), 'the ladder at “0 of 14”')
        desk.shoot('2-seed-draft')

    def fills_the_cells(self):
        desk = self.desk
        for label, words in CELLS.items():
            desk.press_until('F8', lambda label=label: desk.focused() and desk.focused().get_name() == label,
                             f'the finding at {label}')
            desk.type(words)
            wait(lambda label=label, words=words: text_of(self.field(label)) == words, f'{label} filled')
        # These cells need no source of their own, so they are not on the ladder.
        wait(lambda: self.says('0 of 14'), 'the ladder at “0 of 14”')

    def names_the_paper(self):
        desk = self.desk
        desk.press('ctrl+k')
        desk.find('dialog', 'All Actions')
        desk.type('original source')
        time.sleep(0.3)
        desk.press('Return')
        desk.find('dialog', 'Original Source')
        desk.shoot('3-original-source')
        desk.type(DOI)
        desk.press('Return')
        wait(lambda: text_of(self.field('Paste')) == '', 'the DOI taken to its field')
        desk.press('alt+a')
        desk.gone('dialog', 'Original Source')

    def cites_it_everywhere(self):
        desk = self.desk
        desk.press('Escape')
        asked = STATEMENTS - len(CELLS)
        for n in range(1, asked + 1):
            desk.press('ctrl+j')
            self.cites_it_here(f'{n} of {asked}', n == 1)
        for n, (label, words) in enumerate(CELLS.items(), asked + 1):
            desk.press('ctrl+f')
            desk.type(words)
            desk.press('Return', 'Escape')
            wait(lambda label=label: desk.focused() and desk.focused().get_name() == label,
                 f'the keyboard at {label}')
            self.cites_it_here(f'{n} of {n}')
        desk.shoot('5-all-cited')

    def cites_it_here(self, ladder, is_shot=False):
        desk = self.desk
        desk.press('ctrl+Return')
        desk.focus_is('text', 'Author')
        if is_shot:
            desk.shoot('4-cite')
        desk.press('Return')
        wait(lambda: self.says(ladder), f'the ladder at “{ladder}”')

    def renames_the_heading(self):
        desk = self.desk
        desk.press_until('F8', lambda: desk.focused() and text_of(desk.focused()).startswith('Guideline-Based'),
                         'the finding at the heading')
        desk.press('ctrl+period')
        time.sleep(0.5)
        desk.shoot('6-repair')
        desk.press('Return')
        wait(lambda: next((node for node in desk.nodes('text', 'Heading of section 3')
                           if not text_of(node).startswith('Guideline')), None), 'the renamed heading')

    def saves(self):
        desk = self.desk
        desk.press('ctrl+s')
        desk.find('push button', '_Save')
        desk.press('ctrl+a')
        desk.type(self.file)
        desk.press('Return')
        wait(lambda: os.path.exists(self.file), 'the file', 10)
        wait(lambda: self.says('seed.scorecard · Saved'), 'the state “Saved”')

    def undoes_and_redoes_across_it(self):
        desk = self.desk
        before = self.card()
        steps = STATEMENTS + 5
        for _ in range(steps):
            desk.press('ctrl+z')
        wait(lambda: self.says('0 of 1'), 'the ladder at nothing')
        wait(lambda: self.says('seed.scorecard · Edited'), 'the state “Edited”')
        for _ in range(steps):
            desk.press('ctrl+shift+z')
        wait(lambda: self.says('17 of 17'), 'the ladder whole again')
        wait(lambda: self.says('seed.scorecard · Saved'), 'the state “Saved” again')
        assert self.card() == before, 'undo and redo changed the file'

    def publishes(self):
        desk = self.desk
        desk.press('ctrl+shift+Return')
        desk.find('dialog', 'Publish')
        desk.shoot('7-publish')
        desk.press('Return')
        label = wait(lambda: next((node for node in desk.nodes('label', 'http://127.0.0.1')), None),
                     'the page’s address', 60)
        self.address = text_of(label) or label.get_name()
        desk.shoot('8-published')

    def shows_every_statement_on_the_page(self):
        with urllib.request.urlopen(self.address, timeout=10) as answer:
            page = Page(answer.read().decode('utf-8'))
        statements = self.statements(self.card())
        assert len(statements) == STATEMENTS, f'{len(statements)} statements'
        for statement in statements:
            shown = [item for item in page.items if fold(statement['text']) in fold(item[0])]
            assert shown, f'not on the page: {statement["text"]}'
            links = [fragment for item in shown for fragment in item[1]]
            assert links, f'without a citation: {statement["text"]}'
            assert all(link in page.ids for link in links), f'a citation leads nowhere: {links}'

    def looks_right_in_the_dark(self):
        self.desk.close()
        os.environ['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        self.desk = Desk([self.arguments[0], self.file], self.desk.screenshots)
        wait(lambda: self.says('17 of 17'), 'the saved card, opened again')
        self.desk.shoot('9-dark')
        self.desk.press('F8')
        self.desk.shoot('10-dark-finding')

    def end(self):
        self.desk.close()
        end_portal()

    STEPS = [opens_the_draft, fills_the_cells, names_the_paper, cites_it_everywhere, renames_the_heading,
             saves, undoes_and_redoes_across_it, publishes,
             shows_every_statement_on_the_page, looks_right_in_the_dark]


def end_portal():
    """The window started the portal as a process of its own; it ends with the test."""
    for name in glob.glob(os.path.join(os.environ['XDG_STATE_HOME'], '**', '*'), recursive=True):
        try:
            with open(name, encoding='utf-8') as file:
                pid = re.search(r'^pid=(\d+)$', file.read(), re.MULTILINE)
            if pid:
                os.kill(int(pid.group(1)), signal.SIGTERM)
        except (OSError, UnicodeError):
            continue


if __name__ == '__main__':
    os.environ['VOUCH_PORTAL_PORT'] = '0'
    Story(*sys.argv[1:4]).play()
