#!/usr/bin/env python3
"""score-references.py: how much of what files of references hold is read from them.

Each file NAME.EXT in a folder has its records as CSL-JSON in NAME.expected.json. Records are paired by
title, then by order; each expected field counts one, and is right where the same was read. A record
that is missing loses all its fields. How things were written does not matter: case, punctuation,
markup, the resolver before a DOI, which of several ISSN.

Where what is expected is itself a mistake of whoever made it, reference-mistakes.json beside this file
says why, by file and field. Such a field that was read otherwise is left out of the second share.

Usage: score-references.py PROGRAM FOLDER FORMAT LEAST [-v]
Ends well if the second share of right fields is LEAST (in per cent) or more.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

FIELDS = ("title", "family", "initials", "year", "month", "container-title", "volume", "issue", "page",
          "DOI", "ISSN", "ISBN", "publisher", "PMID", "abstract", "URL")


def plain(text):
    text = re.sub(r"<[^<>]*>", "", str(text))
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in text if c.isalnum())


def family(name):
    parts = [name.get("non-dropping-particle"), name.get("family") or name.get("literal")]
    return plain(" ".join(p for p in parts if p))


def initial(name):
    return plain(name.get("given", ""))[:1]


def date_part(item, index):
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][index]) if len(parts[0]) > index else ""


def pages(text):
    match = re.fullmatch(r"([A-Za-z]*)(\d+)\s*[-–]+\s*([A-Za-z]*)(\d+)", str(text).strip())
    if not match:
        return plain(text)
    letters, first, more, last = match.groups()
    if len(last) < len(first):
        last = first[:len(first) - len(last)] + last
    return f"{letters}{first}-{letters if not more else more}{last}".casefold()


def isbn(text):
    digits = re.sub(r"[^0-9Xx]", "", text)
    if len(digits) == 10:
        body = "978" + digits[:9]
        check = (10 - sum((3 if i % 2 else 1) * int(d) for i, d in enumerate(body)) % 10) % 10
        return body + str(check)
    return digits


def numbers(text, pattern, normal):
    found = {normal(n) for n in re.findall(pattern, str(text))}
    return found or {plain(text)}


def address(text):
    return re.sub(r"^(https?:)?(//)?(www\.)?", "", str(text).strip(), flags=re.I).rstrip("/").casefold()


def doi(text):
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", str(text).strip(), flags=re.I).casefold()


def values(item):
    """The comparable form of each field of ITEM: a set, of which one has to be met."""
    get = item.get
    authors = get("author") or []
    found = {
        "title": {plain(get("title", ""))},
        "family": {"|".join(family(a) for a in authors)},
        "initials": {"|".join(initial(a) for a in authors)},
        "year": {date_part(item, 0)},
        "month": {date_part(item, 1)},
        "container-title": {plain(get(m, "")) for m in ("container-title", "container-title-short", "journalAbbreviation")},
        "volume": {plain(get("volume", ""))},
        "issue": {plain(get("issue", ""))},
        "page": {pages(get("page", ""))},
        "DOI": {doi(get("DOI", ""))},
        "ISSN": numbers(get("ISSN", ""), r"\d{4}-?\d{3}[\dXx]", lambda n: n.replace("-", "").upper()),
        "ISBN": numbers(get("ISBN", ""), r"[\d][\d -]{8,15}[\dXx]", isbn),
        "publisher": {plain(get("publisher", ""))},
        "PMID": {plain(get("PMID", ""))},
        "abstract": {plain(get("abstract", "")[:50])[:36]},
        "URL": {address(get("URL", ""))},
    }
    return {field: {v for v in found[field] if v.strip("|")} for field in FIELDS}


def pair(expected, read):
    left = list(range(len(read)))
    pairs = []
    for item in expected:
        wanted = plain(item.get("title", ""))
        match = next((i for i in left if plain(read[i].get("title", "")) == wanted and wanted), None)
        pairs.append(match)
        if match is not None:
            left.remove(match)
    for index, match in enumerate(pairs):
        if match is None and left:
            pairs[index] = left.pop(0)
    return [read[m] if m is not None else {} for m in pairs]


def is_same_group(wanted, have):
    """The expectations have divided the names of groups as if they were people's."""
    whole = plain(" ".join(filter(None, (wanted.get("given"), wanted.get("family")))))
    return "literal" in have and plain(have["literal"]) == whole


def without_groups(expected, read):
    """Both lists of authors, less the groups that are in both."""
    wanted, have = expected.get("author") or [], read.get("author") or []
    if len(wanted) != len(have):
        return expected, read
    people = [pair for pair in zip(wanted, have) if not is_same_group(*pair)]
    return ({**expected, "author": [a for a, _ in people]}, {**read, "author": [b for _, b in people]})


def serials_as_one(expected, read):
    """A journal's number that the expectations have among those of books."""
    wanted = expected.get("ISBN")
    if wanted and read.get("ISSN") and not read.get("ISBN") and read["ISSN"] in wanted:
        return {**read, "ISBN": wanted}
    return read


def score_item(expected, read, tell):
    expected, read = without_groups(expected, serials_as_one(expected, read))
    right = total = 0
    wanted, have = values(expected), values(read)
    for field in FIELDS:
        if not wanted[field]:
            continue
        total += 1
        if wanted[field] & have[field]:
            right += 1
        else:
            tell(f"{field}: {sorted(wanted[field])} was read as {sorted(have[field])}")
    return right, total


def read_file(program, path, form):
    done = subprocess.run([program, "references", "import", f"--from={form}", path],
                          capture_output=True, check=False)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"{path}: ended with {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
    return json.loads(done.stdout or b"[]")


def main(program, folder, form, least, *options):
    right = total = n_mistaken = 0
    mistakes = json.loads(pathlib.Path(__file__).with_name("reference-mistakes.json").read_text())
    for path in sorted(pathlib.Path(folder).iterdir()):
        answers = path.parent / f"{path.name.rsplit('.', 1)[0]}.expected.json"
        if path == answers or path.name.endswith(".expected.json") or not answers.exists():
            continue
        expected = json.loads(answers.read_text())
        read = read_file(program, path, form)
        if len(expected) != len(read) and options:
            print(f"{path.name}: {len(read)} records were read, not {len(expected)}")
        for item, found in zip(expected, pair(expected, read)):
            misses = []
            good, all_of_it = score_item(item, found, misses.append)
            right += good
            total += all_of_it
            for miss in misses:
                why = mistakes.get(path.name, {}).get(miss.partition(":")[0])
                n_mistaken += why is not None
                if options:
                    print(f"{path.name}: {miss}" + (f" [{why}]" if why else ""))
    share = 100 * right / max(total, 1)
    fair = 100 * right / max(total - n_mistaken, 1)
    print(f"{form}: {right} of {total} fields, {share:.1f} %; "
          f"without {n_mistaken} that are mistaken in what is expected, {fair:.1f} %")
    return 0 if fair >= float(least) else 1


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    if not pathlib.Path(sys.argv[2]).is_dir():
        sys.exit(77)
    sys.exit(main(*sys.argv[1:]))
