# desk.py: a person at a keyboard, for tests of the whole program.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is on the screen is read through the accessibility tree, as a screen reader does; what is
# done is done with real keys through the X server. Nothing here knows the program's inside.

import os
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = 20


class Missing(AssertionError):
    """What was waited for didn't come."""


def wait(look, what, seconds=DEADLINE):
    """Returns the first true answer of look(); it is asked every 50 ms."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = look()
        except GLib.Error:  # the node went while it was looked at
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.05)


def walk(node):
    """Every node below and with this one, in reading order."""
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for i in range(count):
        try:
            child = node.get_child_at_index(i)
        except GLib.Error:
            continue
        if child:
            yield from walk(child)


def text_of(node):
    """What stands in a field."""
    return Atspi.Text.get_text(node, 0, -1)


class Desk:
    def __init__(self, arguments, screenshots):
        self.screenshots = screenshots
        self.process = subprocess.Popen(arguments, start_new_session=True)
        self.root = wait(self._application, 'the program in the accessibility tree')
        wait(self.root.get_child_count, 'a window')

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def is_running(self):
        return self.process.poll() is None

    def press(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '15', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '8', text], check=True)

    def nodes(self, role=None, name=None, within=None):
        """The nodes of that role whose name is, or begins with, that; in reading order."""
        for node in walk(within or self.root):
            try:
                if role and node.get_role_name() != role:
                    continue
                if name and not (node.get_name() or '').startswith(name):
                    continue
            except GLib.Error:
                continue
            yield node

    def find(self, role=None, name=None, within=None, seconds=DEADLINE):
        return wait(lambda: next(self.nodes(role, name, within), None),
                    f'{role or "something"} named {name!r}', seconds)

    def gone(self, role=None, name=None):
        wait(lambda: next(self.nodes(role, name), None) is None, f'{role} {name!r} going away')

    def focused(self):
        """The node that has the keyboard, or None; of several windows the active one's."""
        for node in walk(self.root):
            try:
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
            except GLib.Error:
                continue
        return None

    def focus_is(self, role=None, name=None):
        def look():
            node = self.focused()
            return (node and (not role or node.get_role_name() == role)
                    and (not name or (node.get_name() or '').startswith(name)) and node)
        return wait(look, f'the focus on {role or "something"} named {name!r}; it is on {self.describe()}')

    def describe(self):
        node = self.focused()
        return f'{node.get_role_name()} {node.get_name()!r}' if node else 'nothing'

    def press_until(self, key, look, what, most=60):
        """Presses a key until look() is true, as one walks along a list."""
        for _ in range(most):
            if look():
                return
            self.press(key)
            time.sleep(0.12)
        raise Missing(what)

    def shoot(self, name):
        os.makedirs(self.screenshots, exist_ok=True)
        time.sleep(0.3)
        subprocess.run(['import', '-window', 'root', os.path.join(self.screenshots, name + '.png')], check=True)

    def close(self):
        if self.is_running():
            self.process.terminate()
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Missing('the end of the program') from None
