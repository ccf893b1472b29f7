#!/usr/bin/env python3
"""bench-publish.py: publishing to a real WordPress, against curl with the same requests and connections.

SPDX-License-Identifier: GPL-3.0-or-later

Usage: with-wordpress.sh UNPACKED bench-publish.py VOUCH DO_PHP [CARDS [ROUNDS]]
Both publish the same cards in turn to an empty site; each round's pair of times is printed, and the
ratio of their medians. curl is one process a connection, and there are as many of those as ours has at
once: its own way of doing several things at once is slower than that.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

vouch, do_php = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
CONNECTIONS = 4  # as many as vouch-publish-outbox.c has
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
if 'VOUCH_WORDPRESS' not in os.environ:
    print('There is no WordPress here.')
    sys.exit(77)
site = os.environ['VOUCH_WORDPRESS'] + '/'
www = os.environ['VOUCH_WORDPRESS_FOLDER'] + '/www'
users = dict(line.split(' ', 1) for line in open(os.environ['VOUCH_WORDPRESS_USERS']).read().splitlines())
password = users['editor']


def make_card(number):
    statements = [{'id': str(uuid.uuid4()), 'text': f'Statement {i} of card {number}, with some words in it.',
                   'origin': 'written', 'citations': []} for i in range(20)]
    return {'format': 'vouch-scorecard', 'version': 1, 'id': str(uuid.uuid4()), 'kind': 'scorecard',
            'language': 'en', 'title': f'Card {number}', 'people': [], 'drafting': 'person',
            'article': {'title': 'A paper', 'type': 'trial', 'reference': 'r1'},
            'sections': [{'id': str(uuid.uuid4()), 'role': 'key-highlights', 'title': 'Key Highlights',
                          'statements': statements}],
            'references': [{'id': 'r1', 'type': 'article-journal', 'title': 'Sleep'}], 'notes': []}


def run(arguments, environment, **more):
    begin = time.monotonic()
    subprocess.run(arguments, env=environment, check=True, stdout=subprocess.PIPE, **more)
    return time.monotonic() - begin


def write_cards(folder):
    names = []
    for number in range(count):
        names.append(os.path.join(folder, f'{number}.scorecard'))
        with open(names[-1], 'w') as file:
            json.dump(make_card(number), file)
    return names


def write_requests(folder, names, environment):
    """The requests that vouch makes: who is at the address, where its API is, who is there; the card."""
    told = subprocess.run([vouch, 'publish', '--dry-run', '--json', '--status=draft', *names], env=environment,
                          stdout=subprocess.PIPE, check=True)
    blocks = [[] for _ in range(CONNECTIONS)]
    for number, card in enumerate(json.loads(told.stdout)['cards']):
        request = card['request']
        request['job'] = str(uuid.uuid4())
        request['base'] = None
        block = blocks[number % CONNECTIONS]
        body = os.path.join(folder, f'{number}.json')
        with open(body, 'w') as file:
            json.dump(request, file, ensure_ascii=False)
        for address in (site + 'vouch/v1/', site, site + 'wp-json/vouch/v1/'):
            block.append(f'url = "{address}"\noutput = "/dev/null"\nheader = "Accept: application/json"\n')
        block.append(f'url = "{site}wp-json/vouch/v1/cards/{card["id"]}"\nrequest = "PUT"\noutput = "/dev/null"\n'
                     f'header = "Content-Type: application/json"\nheader = "Accept: application/json"\n'
                     f'header = "If-None-Match: *"\nuser = "editor:{password}"\ndata-binary = "@{body}"\n'
                     'fail\n')
    paths = []
    for number, some in enumerate(blocks):
        paths.append(os.path.join(folder, f'curl-{number}'))
        with open(paths[-1], 'w') as file:
            file.write('next\n'.join(some))
    return paths


def run_curls(configs, environment):
    begin = time.monotonic()
    curls = [subprocess.Popen(['curl', '--silent', '--show-error', '--config', config], env=environment,
                              stdout=subprocess.PIPE) for config in configs]
    for curl in curls:
        if curl.wait() != 0:
            raise RuntimeError(f'curl ended with {curl.returncode}')
    return time.monotonic() - begin


def empty_site():
    subprocess.run(['php', '-d', 'display_errors=0', do_php, www, 'empty'], check=True)


def measure(folder):
    environment = dict(os.environ, VOUCH_PORTAL_PASSWORD=password, VOUCH_PORTAL_USER='editor',
                       XDG_CONFIG_HOME=folder, XDG_STATE_HOME=folder, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder)
    names = write_cards(folder)
    requests = write_requests(folder, names, environment)
    empty_site()
    curls = run_curls(requests, environment)
    empty_site()
    ours = run([vouch, 'publish', '--portal=' + site, '--status=draft', *names], environment)
    empty_site()
    return ours, curls


pairs = []
for _ in range(rounds):
    with tempfile.TemporaryDirectory() as folder:
        pairs.append(measure(folder))
    print(f'{count} cards: vouch {pairs[-1][0]:.2f} s, curl {pairs[-1][1]:.2f} s', flush=True)
ours, curls = (statistics.median(column) for column in zip(*pairs))
print(f'{count} cards to WordPress, medians: vouch {ours:.2f} s, curl {curls:.2f} s, ratio {ours / curls:.2f}, '
      f'goal 1.3 {"met" if ours <= 1.3 * curls else "NOT MET"}')
