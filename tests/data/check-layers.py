#!/usr/bin/python3
"""check-layers.py: a wrong #include must not compile.

Takes, for each folder, the very command that builds one of its files, and
compiles a file with one foreign header by it. That has to fail in each library
of the folder; the same with a header that the folder may use has to pass, so
that it fails for no other reason.
Usage: check-layers.py BUILD-FOLDER

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile

GTK = ['gtk/gtk.h', 'adwaita.h']
NETWORK = ['libsoup/soup.h']
WINDOW = ['vouch-application.h', 'vouch-window.h', 'vouch-editor.h']

# Folder: what it may see, what it must not.
LAYERS = {
    'model/json': (['glib.h', 'json-glib/json-glib.h'], GTK + NETWORK + WINDOW + ['vouch-card.h']),
    'model/engine': (['glib.h'], GTK + NETWORK + WINDOW + ['vouch-card.h', 'libxml/parser.h']),
    'model/engine/xml': (['glib.h', 'libxml/parser.h'], GTK + NETWORK + WINDOW + ['vouch-card.h', 'vouch-engine.h']),
    'model/card': (['glib.h', 'vouch-card.h'], GTK + NETWORK + WINDOW),
    'model/history': (['glib.h', 'vouch-card.h'], GTK + NETWORK + WINDOW),
    'model/reference': (['glib.h'], GTK + NETWORK + WINDOW),
    'model/file': (['glib.h', 'vouch-card.h'], GTK + NETWORK + WINDOW),
    'model/source': (['glib.h'], GTK + NETWORK + WINDOW + ['poppler.h', 'libxml/tree.h']),
    'model/source/worker': (['glib.h', 'poppler.h'], GTK + NETWORK + WINDOW + ['vouch-card.h']),
    'model/check': (['glib.h', 'vouch-card.h'], GTK + NETWORK + WINDOW),
    'model/exchange': (['glib.h', 'vouch-card.h'], GTK + NETWORK + WINDOW),
    'model/pack': (['glib.h', 'vouch-card.h'], GTK + NETWORK + WINDOW + ['poppler.h', 'cairo.h']),
    'model/pack/worker': (['glib.h', 'poppler.h', 'pango/pangocairo.h'], GTK + NETWORK + WINDOW + ['vouch-card.h']),
    'widgets': (['glib.h', 'gtk/gtk.h', 'vouch-card.h'], NETWORK + WINDOW),
    'app/lookup': (['glib.h', 'libsoup/soup.h', 'vouch-reference-reader.h'], GTK + WINDOW + ['vouch-portal.h']),
    'app/portal': (['gio/gio.h'], GTK + WINDOW),
    'app/portal/server': (['glib.h', 'libsoup/soup.h'], GTK + WINDOW),
    'app/cli': (['glib.h', 'vouch-card.h'], GTK + WINDOW),
    'app/window': (['gtk/gtk.h', 'vouch-card.h'], []),
}


def layer_of(path):
    """The longest of our folders that the file is built for, or below."""
    found = [layer for layer in LAYERS if path.startswith(layer + '/')]
    return max(found, key=len) if found else None


def commands_by_layer(build):
    """For each layer one command of each of its libraries."""
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as file:
        entries = json.load(file)
    commands = {}
    for entry in entries:
        library = os.path.dirname(entry['output'])
        commands.setdefault(layer_of(library), {}).setdefault(library, entry)
    return commands


def run_compiler(entry, options, text):
    """Compiles that text as the entry's file is compiled, with more options."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'include.c')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        words, skip = [], False
        for word in shlex.split(entry['command']):
            if skip or word in ('-o', '-MF', '-MQ'):
                skip = not skip
            elif word not in ('-c', '-MD', entry['file']):
                words.append(word)
        return subprocess.run(words + options + [path], cwd=entry['directory'],
                              capture_output=True, check=False, text=True)


def compiles(entry, header):
    """Whether a file with nothing but that header compiles as the entry's file does."""
    text = '#include <%s>\ntypedef int not_empty;\n' % header
    return run_compiler(entry, ['-fsyntax-only'], text).returncode == 0


def find_headers(entry, headers):
    """Those of the headers that are to be found at all: one run for the many that are not."""
    text = ''.join('#if __has_include(<%s>)\n"%s"\n#endif\n' % (name, name) for name in headers)
    result = run_compiler(entry, ['-E', '-P'], text)
    assert result.returncode == 0, result.stderr
    return [line.strip('"') for line in result.stdout.splitlines() if line.startswith('"')]


def main():
    build = sys.argv[1]
    commands = commands_by_layer(build)
    faults, compared = [], 0
    for layer, (allowed, forbidden) in LAYERS.items():
        libraries = commands.get(layer, {}).values()
        if not libraries:
            print('%s has no source file yet' % layer)
            continue
        for header in allowed:
            if not any(compiles(entry, header) for entry in libraries):
                faults.append('%s cannot include <%s>, so this test shows nothing' % (layer, header))
        compared += len(libraries) * len(forbidden)
        found = {name: entry for entry in libraries for name in find_headers(entry, forbidden)}
        for header, entry in found.items():
            if compiles(entry, header):
                faults.append('%s can include <%s>' % (layer, header))
    print('%d wrong includes tried' % compared)
    for fault in faults:
        print(fault)
    return 1 if faults or compared == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
