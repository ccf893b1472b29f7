#!/usr/bin/python3
# check-feed.py: the embedded portal's feed, by what RFC 4287 says a feed must be, and by a reader that is not ours.
#
# Usage: check-feed.py VOUCH SOURCE
#
# Cards of every hostile string are published to a portal of the test's own. Its feed is held against each MUST of the
# RFC, and read by feedparser where it is there. That the rules find what is wrong is shown with feeds that were spoilt.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import urllib.request
import uuid
import xml.etree.ElementTree as ET

try:
    import feedparser
except ImportError:
    feedparser = None

VOUCH, SOURCE = map(os.path.abspath, sys.argv[1:3])
MOST = 50  # entries: what is older is on the portal's own pages
ATOM = '{http://www.w3.org/2005/Atom}'
XML = '{http://www.w3.org/XML/1998/namespace}'

# How often an element may stand in what: at least, at most.
MANY = 10**6
FEED = {'author': (0, MANY), 'category': (0, MANY), 'contributor': (0, MANY), 'generator': (0, 1), 'icon': (0, 1),
        'id': (1, 1), 'link': (0, MANY), 'logo': (0, 1), 'rights': (0, 1), 'subtitle': (0, 1), 'title': (1, 1),
        'updated': (1, 1), 'entry': (0, MANY)}
ENTRY = {'author': (0, MANY), 'category': (0, MANY), 'content': (0, 1), 'contributor': (0, MANY), 'id': (1, 1),
         'link': (0, MANY), 'published': (0, 1), 'rights': (0, 1), 'source': (0, 1), 'summary': (0, 1),
         'title': (1, 1), 'updated': (1, 1)}
PERSON = {'name': (1, 1), 'uri': (0, 1), 'email': (0, 1)}
TEXTS = {'title', 'subtitle', 'summary', 'rights'}
DATES = {'updated', 'published'}
LINK = {'href', 'rel', 'type', 'hreflang', 'title', 'length'}
TIME = re.compile(r'(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)')
MEDIA = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(\s*;.*)?")


# --- the rules ---

def name_of(element):
    return element.tag[len(ATOM):] if element.tag.startswith(ATOM) else None


def is_iri(text, is_absolute):
    if not text or re.search(r'[\s<>"{}|\\^`\x00-\x1f]', text) or re.search(r'%(?![0-9A-Fa-f]{2})', text):
        return False
    return bool(urllib.parse.urlsplit(text).scheme) or not is_absolute


def is_time(text):
    found = TIME.fullmatch(text or '')
    if not found:
        return False
    try:
        datetime.datetime(*(int(part) for part in found.groups()[:6]))
    except ValueError:
        return False
    return True


def check_text(element, where):
    kind = element.get('type', 'text')
    if kind not in ('text', 'html', 'xhtml'):
        yield '%s: type %r' % (where, kind)
    if kind != 'xhtml' and len(element):
        yield '%s: elements in a text' % where


def check_link(element, where):
    for attribute in element.keys():
        if not attribute.startswith('{') and attribute not in LINK:
            yield '%s: attribute %s' % (where, attribute)
    if not is_iri(element.get('href'), False):
        yield '%s: href %r' % (where, element.get('href'))
    if element.get('type') and not MEDIA.fullmatch(element.get('type')):
        yield '%s: type %r' % (where, element.get('type'))


def check_person(element, where):
    yield from check_children(element, PERSON, where)
    for child in element:
        if not (child.text or '').strip():
            yield '%s: %s is empty' % (where, name_of(child))
        if name_of(child) == 'uri' and not is_iri(child.text, False):
            yield '%s: uri %r' % (where, child.text)
        if name_of(child) == 'email' and not re.fullmatch(r'.+@.+', child.text or ''):
            yield '%s: email %r' % (where, child.text)


def check_children(element, allowed, where):
    counts = dict.fromkeys(allowed, 0)
    if (element.text or '').strip() or any((child.tail or '').strip() for child in element):
        yield '%s: words between elements' % where
    for child in element:
        name = name_of(child)
        if name in counts:
            counts[name] += 1
        elif child.tag.startswith(ATOM):
            yield '%s: %s has no place there' % (where, name)
    for name, (least, most) in allowed.items():
        if not least <= counts[name] <= most:
            yield '%s: %d of %s' % (where, counts[name], name)


def check_parts(element, where):
    alternates = set()
    for child in element:
        name, inner = name_of(child), '%s/%s' % (where, name_of(child))
        if name in TEXTS:
            yield from check_text(child, inner)
        elif name in DATES and not is_time(child.text):
            yield '%s: %r is no time' % (inner, child.text)
        elif name in ('id', 'icon', 'logo') and not is_iri(child.text, name == 'id'):
            yield '%s: %r is no address' % (inner, child.text)
        elif name in ('author', 'contributor'):
            yield from check_person(child, inner)
        elif name == 'category' and not child.get('term'):
            yield '%s: no term' % inner
        elif name == 'link':
            yield from check_link(child, inner)
            key = child.get('type'), child.get('hreflang')
            if child.get('rel', 'alternate') == 'alternate':
                if key in alternates:
                    yield '%s: two alternates of one type' % inner
                alternates.add(key)


def links(element, rel):
    return [link for link in element.findall(ATOM + 'link') if link.get('rel', 'alternate') == rel]


def check_entry(feed, entry, where):
    yield from check_children(entry, ENTRY, where)
    yield from check_parts(entry, where)
    if entry.find(ATOM + 'content') is None and not links(entry, 'alternate'):
        yield '%s: neither content nor a page' % where
    if feed.find(ATOM + 'author') is None and entry.find(ATOM + 'author') is None:
        yield '%s: nobody wrote it' % where


def check_feed(text):
    """All that is wrong with a feed, as sentences."""
    try:
        feed = ET.fromstring(text)
    except ET.ParseError as error:
        yield 'no XML: %s' % error
        return
    if feed.tag != ATOM + 'feed':
        yield 'no feed: %s' % feed.tag
        return
    yield from check_children(feed, FEED, 'feed')
    yield from check_parts(feed, 'feed')
    if len(links(feed, 'self')) != 1:
        yield 'feed: it does not say where it is'
    seen = set()
    for i, entry in enumerate(feed.findall(ATOM + 'entry')):
        yield from check_entry(feed, entry, 'entry %d' % i)
        key = entry.findtext(ATOM + 'id'), entry.findtext(ATOM + 'updated')
        if key in seen:
            yield 'entry %d: twice the same' % i
        seen.add(key)


# --- what the rules have to find ---

# What is spoilt, by what: each once.
SPOILT = [
    ('no id', r'<id>.*?</id>', '', 'of id'),
    ('two ids', r'(<id>.*?</id>)', r'\1\1', '2 of id'),
    ('an id that is no address', r'<id>.*?</id>', '<id>my feed</id>', 'is no address'),
    ('no title', r'<title>.*?</title>', '', '0 of title'),
    ('an entry without a title', r'(<entry>\s*)<title>.*?</title>', r'\1', 'entry 0: 0 of title'),
    ('no time', r'<updated>.*?</updated>', '', '0 of updated'),
    ('a day alone', r'<updated>.*?</updated>', '<updated>2026-01-31</updated>', 'is no time'),
    ('a day that is none', r'<updated>.*?</updated>', '<updated>2026-02-31T00:00:00Z</updated>', 'is no time'),
    ('a time without a zone', r'(<updated>.*?)Z</updated>', r'\1</updated>', 'is no time'),
    ('small letters in a time', r'<updated>(.*?)T(.*?)Z', r'<updated>\1t\2z', 'is no time'),
    ('nobody', r'<author>.*?</author>', '', 'nobody wrote it'),
    ('somebody without a name', r'<name>.*?</name>', '', '0 of name'),
    ('an entry without a page', r'(<entry>.*?)<link[^>]*>', r'\1', 'neither content nor a page'),
    ('two pages', r'(<entry>.*?)(<link[^>]*>)', r'\1\2\2', 'two alternates'),
    ('a link to nowhere', r'href="[^"]*"', '', 'href None'),
    ('a link with a blank', r'href="', 'href="a b', 'href'),
    ('a type that is none', r'type="text/html"', 'type="html"', "type 'html'"),
    ('elements in a title', r'<title>', '<title><b xmlns="">x</b>', 'elements in a text'),
    ('words between', r'<entry>', '<entry>x', 'words between elements'),
    ('an element of another place', r'<entry>', '<entry><subtitle>x</subtitle>', 'has no place there'),
    ('two summaries', r'(<summary>.*?</summary>)', r'\1\1', '2 of summary'),
    ('one entry twice', r'(<entry>.*?</entry>)', r'\1\1', 'twice the same'),
    ('no XML', r'</feed>', '', 'no XML'),
    ('another feed', r'http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#', 'no feed'),
]


def find_blind(text):
    """What was spoilt, and is not found."""
    for what, find, replace, word in SPOILT:
        spoilt, n = re.subn(find, replace, text, count=1, flags=re.S)
        if n != 1:
            yield '%s: nothing to spoil' % what
        elif not any(word in problem for problem in check_feed(spoilt)):
            yield '%s: %r' % (what, list(check_feed(spoilt)))


# --- a reader that is not ours ---

def is_character(c):
    return not (0xfdd0 <= ord(c) <= 0xfdef or ord(c) & 0xfffe == 0xfffe)


def plain(text):
    """What is left of a title on its way: nothing that turns the words beside it around, no controls."""
    kept = (c for c in text if c in '\t\n\r' or (unicodedata.category(c) not in ('Cc', 'Cs') and c not in '\u202d\u202e\ufeff'))
    return ' '.join(''.join(c if is_character(c) else '\ufffd' for c in kept).split())


def read_by_others(text, titles, address):
    found = feedparser.parse(text, response_headers={'content-type': 'application/atom+xml; charset=utf-8'},
                             sanitize_html=False)
    if found.bozo:
        yield 'feedparser: %s' % found.bozo_exception
    if found.version != 'atom10':
        yield 'feedparser: %s' % found.version
    if len(found.entries) != min(len(titles), MOST):
        yield 'feedparser: %d entries of %d' % (len(found.entries), len(titles))
    for entry in found.entries:
        title = titles.get(entry.id)
        if title is None or plain(entry.title) != plain(title):
            yield 'feedparser: %r is %r' % (title, entry.title)
        if not entry.link.startswith(address + 'cards/') or not entry.updated_parsed or not entry.published_parsed:
            yield 'feedparser: %r, %r' % (entry.link, entry.updated)


# --- a portal ---

def make_cards(folder):
    with open(os.path.join(SOURCE, 'tests/fixtures', 'hostile-strings.json'), encoding='utf-8') as file:
        strings = json.load(file)
    titles = {}
    for i, string in enumerate(strings):
        card = {'format': 'vouch-scorecard', 'version': 1, 'id': str(uuid.UUID(int=i + 1, version=4)),
                'kind': 'scorecard', 'language': 'en', 'title': 'Card %d %s' % (i, string), 'people': [],
                'drafting': 'person', 'article': {'title': 'A paper', 'type': 'trial', 'reference': 'r1'},
                'sections': [], 'references': [{'id': 'r1', 'type': 'article-journal', 'title': 'Sleep'}],
                'notes': [], 'site': {'excerpt': 'Of %s' % string}}
        with open(os.path.join(folder, '%02d.scorecard' % i), 'w', encoding='utf-8', errors='surrogatepass') as file:
            json.dump(card, file)
        titles['urn:uuid:' + card['id']] = card['title']
    return titles


def main():
    home = tempfile.mkdtemp(prefix='vouch-feed-')
    environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home + '/state', XDG_DATA_HOME=home + '/share',
                       XDG_CONFIG_HOME=home + '/config', XDG_CACHE_HOME=home + '/cache', XDG_RUNTIME_DIR=home)
    os.mkdir(home + '/cards')
    titles = make_cards(home + '/cards')
    server = subprocess.Popen([VOUCH, 'serve', '--port=0', '--data=' + home + '/data'], env=environment,
                              stdout=subprocess.PIPE, text=True)
    try:
        address = re.search(r'http://\S+', server.stdout.readline()).group()
        sent = subprocess.run([VOUCH, 'publish', home + '/cards'], env=environment, capture_output=True, text=True,
                              check=False)
        with urllib.request.urlopen(address + 'feed.atom') as answer:
            kind, text = answer.headers['Content-Type'], answer.read().decode('utf-8')
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home)

    results = [('every card is published', [sent.stderr] if sent.returncode else []),
               ('it says what it is', [] if kind.startswith('application/atom+xml') else [kind]),
               ('the newest are there', [] if text.count('<entry>') == min(len(titles), MOST) else [text]),
               ('RFC 4287', list(check_feed(text))),
               ('what is spoilt is found', list(find_blind(text)))]
    if feedparser:
        results.append(('feedparser', list(read_by_others(text, titles, address))))
    print('1..%d' % (len(results) + (not feedparser)))
    for i, (what, problems) in enumerate(results, 1):
        print('%sok %d - %s' % ('not ' if problems else '', i, what))
        for problem in problems:
            print('# %s: %s' % (what, problem), file=sys.stderr)
    if not feedparser:
        print('ok %d - feedparser # SKIP it is not installed' % (len(results) + 1))
    return any(problems for what, problems in results)


sys.exit(main())
