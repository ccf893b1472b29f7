#!/usr/bin/python3
# test-source-end-to-end.py: a writer looks a passage up beside the card and cites another one.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-source-end-to-end.py VOUCH CARD SCREENSHOTS, under headless.sh. Prints TAP.

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, text_of, wait  # noqa: E402
import story  # noqa: E402

QUOTE = 'a 26-week pilot study of AEx dose in individuals 65 years and older without cognitive impairment'
OTHER = 'Fitness rose with the dose of exercise.'


def make_pdf(pages):
    """A PDF of lines of text, a list of them for each page."""
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>', None,
               b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
    kids = []
    for lines in pages:
        text = ''.join(f'BT /F 10 Tf 60 {740 - 14 * i} Td ({line}) Tj ET\n' for i, line in enumerate(lines))
        kids.append(f'{len(objects) + 1} 0 R')
        objects.append(b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R'
                       b' /Resources << /Font << /F 3 0 R >> >> >>' % (len(objects) + 2))
        objects.append(b'<< /Length %d >>\nstream\n%s\nendstream' % (len(text), text.encode()))
    objects[1] = f'<< /Type /Pages /Count {len(kids)} /Kids [{" ".join(kids)}] >>'.encode()
    file = b'%PDF-1.4\n'
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b'%d 0 obj\n%s\nendobj\n' % (number, content)
    table = len(file)
    file += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    file += b''.join(b'%010d 00000 n \n' % place for place in places)
    return file + b'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objects) + 1, table)


class Story(story.Story):
    """One statement's passage, and another one for it. Each step is a test."""

    def __init__(self, vouch, card, screenshots):
        self.screenshots = screenshots
        self.file = os.path.join(os.environ['HOME'], 'card.scorecard')
        paper = os.path.join(os.environ['HOME'], 'paper.pdf')
        with open(paper, 'wb') as file:
            file.write(make_pdf([['The title of the paper'], ['This was ' + QUOTE[:48], QUOTE[49:] + '.',
                                                              OTHER]]))
        digest = story.keep_source(vouch, paper)
        with open(card, encoding='utf-8') as file:
            content = json.load(file)
        content['references'][0]['source'] = digest
        with open(self.file, 'w', encoding='utf-8') as file:
            json.dump(content, file)
        self.desk = Desk([vouch, self.file], screenshots)

    def source_text(self):
        return next((text_of(node) for node in self.desk.nodes('text', 'Text of the source')), '')

    def is_in(self, role, start):
        node = self.desk.focused()
        return node and node.get_role_name() == role and (
            (node.get_name() or '').startswith(start) or text_of(node).startswith(start))

    # The title has the keyboard when a card comes up.
    def opens_the_passage(self):
        wait(lambda: self.says('card.scorecard · Saved'), 'the card')
        self.desk.press_until('Tab', lambda: self.is_in('text', 'Cognitive aging'), 'the first statement')
        chip = self.desk.find('push button', 'Source 1')
        chip.get_action_iface().do_action(0)
        wait(lambda: self.says('of 2'), 'the pages')
        self.desk.shoot('1-pages')

    def reads_it_as_text(self):
        self.desk.press_until('F6', lambda: (self.desk.focused() and
                                             (self.desk.focused().get_name() or '').startswith('Pages of the source')),
                              'the keyboard in the source')
        self.desk.press('t')
        self.desk.focus_is('text', 'Text of the source')
        wait(lambda: QUOTE[:48] in self.source_text(), 'the words of the passage')
        told = self.desk.focused().get_description() or ''
        assert told.startswith('In the marked passage: “' + QUOTE[:48]), told
        assert 'Page 2\n' in self.source_text(), 'no number of the page'

    # The passage runs over two lines; what is cited stands in the third one.
    def cites_another_one(self):
        self.desk.press('Down', 'Down', 'Home', 'shift+End')
        self.desk.find('push button', 'Cite for “Condition: Cognitive')
        self.desk.shoot('2-selected')
        self.desk.press('ctrl+Return')
        wait(lambda: self.says('card.scorecard · Edited'), 'the state “Edited”')
        self.desk.press('ctrl+s')
        wait(lambda: self.says('card.scorecard · Saved'), 'the state “Saved”')
        with open(self.file, encoding='utf-8') as file:
            citations = json.load(file)['sections'][0]['statements'][0]['citations']
        assert [citation['quote']['exact'] for citation in citations] == [QUOTE, OTHER], citations
        assert citations[1]['how'] == 'selected' and citations[1]['quote']['page'] == 2, citations

    def closes_it(self):
        self.desk.press_until('Escape', lambda: not next(self.desk.nodes('text', 'Text of the source'), None),
                              'the end of the source', 3)
        self.desk.focus_is('text')

    def ends(self):
        self.desk.close()

    STEPS = [opens_the_passage, reads_it_as_text, cites_another_one, closes_it, ends]


if __name__ == '__main__':
    Story(*sys.argv[1:4]).play()
