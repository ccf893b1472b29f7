#!/usr/bin/python3
# test-source-mode-end-to-end.py: twenty statements get their passages in real papers, one key each.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-source-mode-end-to-end.py VOUCH DATA SCREENSHOTS, under headless.sh. Prints TAP.

import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, wait  # noqa: E402
import story  # noqa: E402

PAPERS = 5
OF_EACH = 4
FIGURE = re.compile(r'(?<![\w.-])(\d+\.\d+|\d{2,3})(?![\w-])')
# A statement that says another figure than its paper: as many of the twenty.
ALTERED = 2


def uuid(number):
    return f'00000000-0000-4000-8000-{number:012d}'


def read_quotes(data):
    """By paper, those of the length of a statement."""
    papers = {}
    with open(os.path.join(data, 'pdf-quotes', 'quotes.jsonl'), encoding='utf-8') as file:
        for line in file:
            quote = json.loads(line)
            if 80 <= len(quote['quote']) <= 240:
                papers.setdefault(quote['paper'], []).append(quote)
    chosen = [(paper, quotes[:OF_EACH]) for paper, quotes in sorted(papers.items()) if len(quotes) >= OF_EACH]
    return chosen[:PAPERS]


def reword(quote):
    """As a writer takes a sentence over: without citations, the connecting word or the end."""
    text = re.sub(r'\s*\[[\d,\s–-]+\]', '', quote)
    text = re.sub(r'^(However|Furthermore|Moreover|In addition|Also|Thus|Therefore),\s*', '', text)
    return text[0].upper() + text[1:]


def alter(text):
    figure = FIGURE.search(text)
    return f'{text[:figure.start()]}{figure.group()[:-1]}{(int(figure.group()[-1]) + 7) % 10}{text[figure.end():]}' if figure else None


class Story(story.Story):
    def __init__(self, vouch, data, screenshots):
        self.vouch = vouch
        self.file = os.path.join(os.environ['HOME'], 'card.scorecard')
        self.wanted = {}   # id of a statement: its quote, %None where no passage may be taken unasked
        self.kept = {}     # labels, by what they tell
        self.off = []
        self.keys = 0
        self.longest = 0.0
        self.make_card(data)
        self.desk = Desk([vouch, self.file], screenshots)

    def make_card(self, data):
        references, statements, altered = [], [], 0
        for paper, quotes in read_quotes(data):
            path = os.path.join(data, 'pdf-quotes', paper)
            digest = story.keep_source(self.vouch, path)
            references.append({'id': uuid(len(references) + 1), 'type': 'article-journal', 'title': paper,
                               'source': digest})
            for quote in quotes:
                text = reword(quote['quote'])
                other = alter(text) if altered < ALTERED else None
                altered += other is not None
                node = uuid(100 + len(statements))
                self.wanted[node] = None if other else dict(quote, source=digest)
                statements.append({'id': node, 'text': other or text, 'origin': 'written', 'citations': []})
        assert len(statements) == PAPERS * OF_EACH and altered == ALTERED, (len(statements), altered)
        with open(self.file, 'w', encoding='utf-8') as file:
            json.dump({'format': 'vouch-scorecard', 'version': 1, 'id': uuid(0), 'kind': 'scorecard',
                       'language': 'en', 'title': 'Twenty statements', 'drafting': 'person', 'article': {},
                       'sections': [{'id': uuid(99), 'role': 'key-highlights', 'title': 'Key Highlights',
                                     'statements': statements}],
                       'references': references, 'notes': []}, file)

    def label(self, start):
        """What the first label says that begins so."""
        return next((node.get_name() for node in self.desk.nodes('label', start)), None)

    def read(self, kind, tells):
        """What the label says whose words tells() knows; it is looked for once and kept."""
        node = self.kept.pop(kind, None)   # one that went away with its row fails here, and is not kept
        if not node or not tells(node.get_name() or ''):
            node = next((node for node in self.desk.nodes('label') if tells(node.get_name() or '')), None)
        if node:
            self.kept[kind] = node
        return node and node.get_name()

    def progress(self):
        return self.read('progress', lambda name: re.fullmatch(r'\d+ of \d+', name))

    def verdict(self):
        return self.read('verdict', lambda name: name.startswith(('Press Enter to', 'No good match', 'Enter is off'))
                         or name.endswith('so Enter is off.'))

    def finds_all(self):
        wait(lambda: self.label('card.scorecard · Saved'), 'the card', 60)
        wait(lambda: self.label('Passages ready: 20 of 20'), 'passages for all', 120)

    def begins(self):
        self.desk.press('ctrl+shift+j')
        wait(self.verdict, 'the first statement')
        self.desk.shoot('1-first')

    # One key each: Enter where the passage fits, else S; a figure that is another one turns Enter off.
    def marks_each(self):
        for number in range(1, PAPERS * OF_EACH + 1):
            # It is counted on from statement to statement; after the last one there is a summary.
            where = wait(self.progress, f'statement {number}')
            verdict = wait(self.verdict, f'a verdict on statement {number}')
            key = 'Return' if verdict.startswith('Press Enter') else 's'
            if key == 's':
                self.off.append(verdict)
                self.desk.press('Return')   # is off: nothing may happen
                time.sleep(0.2)
                assert self.progress() == where, f'Enter that is off went on from {where}'
                self.desk.shoot(f'2-off-{len(self.off)}')
            begin = time.monotonic()
            self.desk.press(key)
            self.keys += 1
            wait(lambda: self.progress() != where, f'what comes after {where}', 60)
            self.longest = max(self.longest, time.monotonic() - begin)
        print(f'# {self.keys} keys for {PAPERS * OF_EACH} statements, Enter off at {len(self.off)}; the longest '
              f'way to the next one {self.longest:.2f} s, as a screen reader sees it')
        for verdict in self.off:
            print(f'# off: {verdict}')
        self.desk.shoot('3-end')
        assert self.keys == PAPERS * OF_EACH and len(self.off) == ALTERED, self.off

    def leaves(self):
        self.desk.press('Escape')
        self.desk.press('ctrl+s')
        wait(lambda: self.label('card.scorecard · Saved'), 'the state “Saved”', 60)

    # Each that was taken is of its paper, suggested, on its page; nothing was taken where a figure differs.
    def took_the_right_ones(self):
        with open(self.file, encoding='utf-8') as file:
            statements = json.load(file)['sections'][0]['statements']
        n_taken = n_right = 0
        for statement in statements:
            wanted = self.wanted[statement['id']]
            quotes = [citation['quote'] for citation in statement['citations']]
            if wanted is None:
                assert not quotes, statement
                continue
            n_taken += len(quotes)
            for citation in statement['citations']:
                assert citation['how'] == 'suggested', citation
                right = citation['quote']['source'] == wanted['source'] and citation['quote']['page'] == wanted['page']
                n_right += right
                if not right:
                    print(f'# elsewhere: {statement["text"]} -> {citation["quote"]["exact"]}')
        print(f'# {n_taken} passages taken with Enter, {n_right} of them in the paper and on the page they are from')
        assert n_taken == PAPERS * OF_EACH - ALTERED and n_right == n_taken, (n_taken, n_right)
        outcome = subprocess.run([self.vouch, 'anchor', f'--card={self.file}'], capture_output=True, text=True)
        assert outcome.returncode == 0, outcome.stdout

    def ends(self):
        self.desk.close()

    STEPS = [finds_all, begins, marks_each, leaves, took_the_right_ones, ends]


if __name__ == '__main__':
    if not os.path.exists(os.path.join(sys.argv[2], 'pdf-quotes', 'quotes.jsonl')):
        print('1..0 # SKIP no papers')
        sys.exit(0)
    Story(*sys.argv[1:4]).play()
