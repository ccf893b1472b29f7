#!/usr/bin/python3
# check-exports.py: hostile strings in every member of a card, through every export and report.
#
# Usage: check-exports.py VOUCH SOURCE [ROUNDS]
#
# In each round every text of a full card becomes another of the strings, between two words that tell
# where it is. The files are read by parsers that are not ours: Python's for JSON, XML and HTML, poppler
# for PDF. Whatever harmless words show in a file, the string shows as well, as text; and a list has as
# many entries as before, a page no element that it had not.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from html.parser import HTMLParser

VOUCH, SOURCE = map(os.path.abspath, sys.argv[1:3])
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else int(os.environ.get('VOUCH_TEST_ROUNDS', '3'))
HARMLESS = 'harmless words'

# They say to the program what to do: an identifier, a code, a time, an address. Each has tests of its own.
CODES = {'format', 'id', 'reference', 'role', 'relation', 'kind', 'language', 'basis', 'why', 'how', 'weight',
         'drafting', 'contact', 'link', 'URL', 'DOI', 'PMID', 'PMCID', 'ISSN', 'ISBN', 'license', 'as', 'date',
         'at', 'type', 'source', 'digest', 'origin', 'strength', 'certainty', 'portal', 'remote-id', 'address',
         'page', 'volume', 'issue', 'email', 'orcid', 'update', 'rule', 'node', 'member',
         'keyword'}  # a list in one text, cut at its semicolons

problems = []


def tell(what, string, text):
    problems.append(what)
    print('# %s: %r\n#   %s' % (what, string, text), file=sys.stderr)


def read(path):
    with open(os.path.join(SOURCE, 'tests/fixtures', path), encoding='utf-8') as file:
        return json.load(file)


# --- the card ---

def replace(node, make, name='', path=''):
    """The same with each text that is somebody's words as MAKE has it."""
    if isinstance(node, dict):
        return {key: replace(value, make, key, path + '/' + key) for key, value in node.items()}
    if isinstance(node, list):
        return [replace(value, make, name, path + '/%d' % i) for i, value in enumerate(node)]
    if not isinstance(node, str) or not node.strip() or name in CODES or path.endswith('locator/label'):
        return node
    return make(path)


class Words:
    """Where each string of a round is."""

    def __init__(self, strings, turn, is_marked=True):
        self.strings, self.turn, self.is_marked, self.put = strings, turn, is_marked, []

    def make(self, path):
        string = self.strings[(len(self.put) + self.turn) % len(self.strings)]
        self.put.append((path, string))
        n = len(self.put) - 1
        return 'Qa%03da %s Qb%03db' % (n, string, n) if self.is_marked else string


def is_odd(char):
    return unicodedata.category(char) in ('Cc', 'Cf', 'Cn', 'Co', 'Zl', 'Zp')


def plain(text):
    """What no reader sees is let go of, and how far words are apart."""
    return ' '.join(''.join(' ' if c in '\t\r\n\u2028\u2029' else '' if is_odd(c) or c == '\ufffd' else c
                            for c in text).split())


def find_words(text):
    """What stands between the two words of each place, once or more often."""
    found = {}
    for match in re.finditer(r'Qa(\d{3})a((?:(?!Qa\d{3}a).)*?)Qb\1b', text, re.S):
        found.setdefault(int(match[1]), []).append(match[2])
    return found


# --- the files, each read into its texts and its shape ---

class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.tags, self.data, self.inside = [], [], [], ''

    def handle_starttag(self, tag, attributes):
        self.inside = tag
        if tag == 'br':
            self.texts.append('\n')
        self.tags.append((tag, tuple(sorted(name for name, _ in attributes))))
        for name, value in attributes:
            if name.startswith('on') or (name in ('href', 'src', 'action')
                                         and not re.match(r'https?:|mailto:|#|/|$', value or '')):
                raise ValueError('<%s %s=%r>' % (tag, name, value))

    def handle_endtag(self, tag):
        self.inside = ''
        self.tags.append(('/' + tag, ()))

    def handle_comment(self, data):
        raise ValueError('a comment: ' + data)

    def handle_data(self, data):
        (self.data if self.inside in ('script', 'style') else self.texts).append(data)


def read_html(content, name):
    page = Page()
    # Some of the strings are errors, which make a draft of the card.
    page.feed(re.sub('<p class="vouch-draft".*?</p>', '', content.decode()))
    page.close()
    for data in page.data:
        if data.lstrip().startswith('{'):
            json.loads(data)
    return ''.join(page.texts), page.tags


def list_texts(node):
    if isinstance(node, dict):
        return [text for value in node.values() for text in list_texts(value)]
    if isinstance(node, list):
        return [text for value in node for text in list_texts(value)]
    return [node] if isinstance(node, str) else []


def read_json(content, name):
    node = json.loads(content)
    return '\n'.join(list_texts(node)), len(node)


def read_lines(content, name):
    text = content.decode()
    for char in text:
        if char != '\n' and unicodedata.category(char) == 'Cc':
            raise ValueError('U+%04X' % ord(char))
    return text, None


def read_markdown(content, name):
    text, _ = read_lines(content, name)
    return re.sub(r'\\([!-/:-@[-`{-~])|(&#?\w+;)', lambda m: m[1] or html.unescape(m[2]), text), None


def read_ris(content, name):
    tags, values = [], []
    for line in content.decode().replace('\r\n', '\n').split('\n'):
        match = re.fullmatch(r'([A-Z][A-Z0-9])  - ?([^\r\n]*)', line)
        if line and not match:
            raise ValueError(line)
        if match:
            tags.append(match[1])
            values.append(match[2])
    return '\n'.join(values), tags


def read_bibtex(content, name):
    """Entries and fields by the braces alone, as BibTeX has it."""
    text, depth, shape, start = content.decode(), 0, [], 0
    for i, char in enumerate(text):
        if char in '{}' and text[i - 1] != '\\':
            depth += 1 if char == '{' else -1
            if depth == 1 and char == '{':
                shape.append(text[start:i].strip())
            if depth == 0 and char == '}':
                start = i + 1
            if depth < 0:
                raise ValueError(text[:i + 1])
        elif depth == 1 and char == '=':
            shape.append(text[text.rindex('\n', 0, i):i].strip())
    if depth or text[start:].strip():
        raise ValueError('braces')
    return None, shape


def read_pdf(content, name):
    # In the order in which it was drawn: columns are guessed from gaps, of which the strings make some.
    run = subprocess.run(['pdftotext', '-raw', '-', '-'], input=content, capture_output=True)
    if run.returncode or run.stderr.strip():
        raise ValueError(run.stderr.decode())
    # What stands at the top and the bottom of each page may come between two words, and a number beside them.
    text = re.sub(r'\n[^\n]*Page \d+ of \d+\n+\f[^\n]*\n', '\n', run.stdout.decode())
    return re.sub(r'\n[A-Z]?\d+ ', '\n', text), None


EXPORTS = [
    # What it is called, what makes it, what reads it, and whether its shape is the same whatever a text says.
    ('html', ['export', '--to=html'], read_html, True),
    ('markdown', ['export', '--to=markdown'], read_markdown, False),
    ('text', ['export', '--to=text'], read_lines, False),
    ('pack', ['export', '--to=pack'], read_pdf, False),
    ('web-annotation', ['export', '--to=web-annotation'], read_json, True),
    ('csl-json', ['export', '--to=csl-json'], read_json, True),
    ('ris', ['export', '--to=ris'], read_ris, True),
    ('bibtex', ['export', '--to=bibtex'], read_bibtex, True),
    ('check as text', ['check', '--format=text'], read_lines, False),
    ('check as json', ['check', '--format=json'], read_json, False),
    ('check as sarif', ['check', '--format=sarif'], read_json, False),
    ('check as html', ['check', '--format=html'], read_html, False),
]
LISTS = ('ris', 'bibtex', 'csl-json')


def run_vouch(arguments, path):
    run = subprocess.run([VOUCH, *arguments, path], capture_output=True)
    if run.returncode not in ((0, 1) if arguments[0] == 'check' else (0,)):
        raise ValueError('%d: %s' % (run.returncode, run.stderr.decode()))
    return run.stdout


def write_card(folder, name, card):
    path = os.path.join(folder, name + '.scorecard')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(card, file)
    return path


def make(path, what):
    """Its texts, its shape and the file itself."""
    _, arguments, reader, _ = what
    content = run_vouch(arguments, path)
    return (*reader(content, what[0]), content)


def letters(text):
    """What is left of a text on a page of a PDF, whatever fonts there are and where its lines end."""
    return re.sub('[^A-Za-z0-9]', '', text)


def on_paper(text):
    """Its letters in any order: some strings are written from right to left. Without the places' own words,
    of which a list may have one cut off."""
    return ''.join(sorted(letters(text)))


def from_registry(text):
    """What a reader of foreign lists makes of markup, escaped or not, and of a name's initials."""
    return letters(re.sub('<script.*?</script>|<[^>]*>', '', html.unescape(text), flags=re.S))


def check_texts(what, words, text, harmless, normal=None):
    normal = normal or (on_paper if what[0] == 'pack' else plain)

    def is_said(found, string):
        return any(normal(text) == normal(string) for text in found) or not normal(string)
    n = 0
    found = find_words(text)
    for place, baseline in find_words(harmless).items():
        if not is_said(baseline, HARMLESS):
            continue
        path, string = words.put[place]
        if path.endswith('container-title-short'):
            # A style may print abbreviations without full stops.
            string = string.replace('.', ' ')
        n += 1
        texts = found.get(place, [])
        if not is_said([text.replace('.', ' ') for text in texts] if 'title-short' in path else texts, string):
            tell('%s: %s' % (what[0], path), string, found.get(place, 'not there'))
    return n


def check_shape(what, words, shape, harmless):
    has_breaks = any(re.search('[\n\u2028]', string) for _, string in words.put)
    # Where citeproc-js prints the references, an address in one is a link; where it leads is looked at above.
    if what[0] == 'html' and any('://' in string for _, string in words.put):
        shape, harmless = ([tag for tag in tags if tag not in (('a', ('href',)), ('/a', ()))]
                           for tags in (shape, harmless))
    # A line break is an element of its own.
    if what[0] == 'html' and has_breaks:
        shape = [tag for tag in shape if tag[0] != 'br']
    if shape != harmless:
        tell('%s: another shape' % what[0], words.turn, shape)


def check_round_trip(what, words, content, path, harmless):
    """What a list says, read again, is what the card says."""
    run = subprocess.run([VOUCH, 'references', 'import', '-'], input=content, capture_output=True)
    if run.returncode:
        tell('%s: not read again' % what[0], words.turn, run.stderr.decode())
        return 0
    return check_texts(what, words, '\n'.join(list_texts(json.loads(run.stdout))), harmless, from_registry)


def check_round(folder, card, strings, turn, baseline):
    words = Words(strings, turn)
    path = write_card(folder, 'hostile', replace(card, words.make))
    bare = write_card(folder, 'bare', replace(card, Words(strings, turn, False).make))
    n = 0
    for what in EXPORTS:
        harmless, harmless_shape, _, harmless_again = baseline[what[0]]
        try:
            text, shape, content = make(path, what)
            # A string at the very beginning of a line or of a cell.
            _, bare_shape, _ = make(bare, what)
        except ValueError as error:
            tell('%s: not well-formed' % what[0], turn, error)
            continue
        if text is not None:
            n += check_texts(what, words, text, harmless)
        if what[3]:
            check_shape(what, words, shape, harmless_shape)
            if what[0] in LISTS:
                check_shape(what, words, len(bare_shape) if isinstance(bare_shape, list) else bare_shape,
                            len(harmless_shape) if isinstance(harmless_shape, list) else harmless_shape)
        if what[0] in LISTS:
            n += check_round_trip(what, words, content, path, harmless_again)
    return n


def read_again(content):
    run = subprocess.run([VOUCH, 'references', 'import', '-'], input=content, capture_output=True, check=True)
    return '\n'.join(list_texts(json.loads(run.stdout)))


def main():
    strings = read('hostile-strings.json')
    card = read('page/full.scorecard')
    folder = tempfile.mkdtemp(prefix='vouch-exports.')
    homes = {'HOME': folder, **{'XDG_%s_HOME' % name: os.path.join(folder, name.lower())
                                for name in ('CONFIG', 'DATA', 'STATE', 'CACHE')}}
    os.environ.update(homes)
    if not shutil.which('pdftotext'):
        print('# not looked at here: no pdftotext')
        EXPORTS[:] = [what for what in EXPORTS if what[0] != 'pack']
    try:
        path = write_card(folder, 'harmless', replace(card, Words([HARMLESS], 0).make))
        baseline = {}
        for what in EXPORTS:
            text, shape, content = make(path, what)
            baseline[what[0]] = text, shape, content, read_again(content) if what[0] in LISTS else None
        print('1..%d' % ROUNDS)
        for i in range(ROUNDS):
            before = len(problems)
            n = check_round(folder, card, strings, i * len(strings) // ROUNDS, baseline)
            assert n > 100, n
            print('%s %d - %d texts in %d files' % ('ok' if len(problems) == before else 'not ok', i + 1, n, len(EXPORTS)))
            sys.stdout.flush()
    finally:
        shutil.rmtree(folder)
    return 1 if problems else 0


sys.exit(main())
