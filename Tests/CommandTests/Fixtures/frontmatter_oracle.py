"""What libraries read of front matter, compared with what `verbatim frontmatter` reads.

    make DIR COUNT SEED         writes that many sound documents of our own
    pages CASES DIR             writes the sound files of a set of cases
    compare DIR RESULTS         compares the tool's lines with ruamel.yaml's (YAML 1.2), tomllib's and json's reading

The libraries say what is a scalar, a list, a map, an alias; types are told here by the documented normal form.
"""

import datetime
import json
import os
import random
import re
import sys
import tomllib

import ruamel.yaml
from ruamel.yaml import events

DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d):(\d\d)(\.\d*)?[ \t]*(Z|z|[-+]\d{1,2}(?::?\d\d)?)?\Z"
)


def date(text):
    """Rule 5: dates in one spelling; None where the text is none."""
    found = DATE.match(text)
    try:
        if found:
            return datetime.date(*map(int, found.groups())).isoformat()
        found = TIME.match(text)
        if not found:
            return None
        numbers = [int(n) for n in found.groups()[:6]]
        when = datetime.datetime(*numbers)
    except ValueError:
        return None
    fraction = (found[7] or "").rstrip("0").rstrip(".")
    zone = found[8] or ""
    if zone in ("Z", "z"):
        zone = "Z"
    elif zone:
        digits = zone[1:].replace(":", "")
        hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        if int(hours) > 23 or int(minutes) > 59:
            return None
        zone = f"{zone[0]}{int(hours):02}:{minutes}"
    return when.isoformat(timespec="seconds") + fraction + zone


def typed(text):
    """Rules 4 and 5, of a plain scalar."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if re.match(r"[-+]?[0-9]+\Z", text):
        return int(text)
    if re.match(r"0o[0-7]+\Z", text):
        return int(text[2:], 8)
    if re.match(r"0x[0-9a-fA-F]+\Z", text):
        return int(text[2:], 16)
    if re.match(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z", text):
        return float(text)
    return date(text) or text


class Composer:
    """Values of a stream of events: anchors expanded, the last of doubled keys, merge keys."""

    def __init__(self, text):
        yaml = ruamel.yaml.YAML(typ="safe", pure=True)
        self.events = [e for e in yaml.parse(text)]
        self.at = 0
        self.anchors = {}

    def next(self):
        self.at += 1
        return self.events[self.at - 1]

    def document(self):
        while not isinstance(self.events[self.at], events.DocumentStartEvent):
            self.at += 1
            if self.at == len(self.events):
                return {}
        self.at += 1
        value = self.node()
        if not isinstance(self.next(), events.DocumentEndEvent) or not isinstance(self.next(), events.StreamEndEvent):
            raise ValueError("more than one document")
        return {} if value is None else value

    def node(self):
        event = self.next()
        if isinstance(event, events.AliasEvent):
            return self.anchors[event.anchor]
        if isinstance(event, events.ScalarEvent):
            value = self.scalar(event)
        elif isinstance(event, events.SequenceStartEvent):
            value = []
            while not isinstance(self.events[self.at], events.SequenceEndEvent):
                value.append(self.node())
            self.at += 1
        else:
            value = self.map()
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def scalar(self, event):
        tag = str(event.tag) if event.tag is not None else ""
        if tag:
            short = tag.rpartition(":")[2]
            return typed(event.value) if short in ("int", "float", "bool", "null", "timestamp") else event.value
        return event.value if event.style in ("'", '"', "|", ">") else typed(event.value)

    def map(self):
        own, merged = {}, {}
        while not isinstance(self.events[self.at], events.MappingEndEvent):
            event = self.next()
            if isinstance(event, events.ScalarEvent):
                key = event.value
                if event.anchor:
                    self.anchors[event.anchor] = self.scalar(event)
            elif isinstance(event, events.AliasEvent):
                key = str(self.anchors[event.anchor])
            else:
                raise ValueError("a key that is no scalar")
            value = self.node()
            if key == "<<" and isinstance(event, events.ScalarEvent) and event.style not in ("'", '"'):
                for other in value if isinstance(value, list) else [value]:
                    merged = {**other, **merged}
            else:
                own[key] = value
        self.at += 1
        return {**merged, **own}


def toml(value):
    if isinstance(value, dict):
        return {k: toml(v) for k, v in value.items()}
    if isinstance(value, list):
        return [toml(v) for v in value]
    if isinstance(value, datetime.datetime):
        text = value.isoformat()
        if "." in text:
            head, _, rest = text.partition(".")
            digits = re.match(r"\d+", rest)[0]
            text = head + ("." + digits).rstrip("0").rstrip(".") + rest[len(digits):]
        return text.replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def expected(text):
    """What the libraries read; raises where they refuse."""
    if text.startswith("{"):
        value, _ = json.JSONDecoder().raw_decode(text)
        return value
    block = re.match(r"(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*$", text, re.M | re.S)
    if block is None:
        raise ValueError("no block")
    if block[1] == "+++":
        return toml(tomllib.loads(block[2]))
    return Composer(block[2]).document()


def same(left, right):
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        return left is right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left == right or float(left) == float(right)
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(v, right[k]) for k, v in left.items())
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right


def compare(folder, results):
    read, refused, wrong = 0, 0, []
    for line in open(results, encoding="utf-8"):
        result = json.loads(line)
        text = open(result["source"], encoding="utf-8-sig", newline="").read()
        text = re.sub(r"\r+\n|\r", "\n", text)
        try:
            want = expected(text)
        except Exception as error:  # The library's own refusals, of many kinds.
            refused += 1
            if os.environ.get("SHOW"):
                print("refused", result["source"], repr(error)[:300])
            continue
        if not isinstance(want, dict):
            continue
        read += 1
        if not same(result["metadata"], want) or result["repairs"]:
            wrong.append((result["source"], result["metadata"], want, result.get("failure"), result["repairs"]))
    for name, got, want, failure, repairs in wrong[:8]:
        print(name, "\n  ours:", json.dumps(got, ensure_ascii=False)[:600], failure or "", repairs[:2])
        print("  library:", json.dumps(want, ensure_ascii=False, default=str)[:600])
    print(f"read {read} refused {refused} wrong {len(wrong)}")


WORDS = ["river", "Zażółć", "日本語", "a", "the", "flow:ed", "x#y", "50%", "it's", "🧪", "e\u0301", "“so”", "–", "C:\\x", "http://a.b/c?d=e", "a-b", "[x]", "{y}", "-", "?", "@", "&", "*"]
SCALARS = ["true", "True", "yes", "no", "on", "null", "~", "", "0", "007", "-12", "+3", "0o17", "0x1F", "1_000", "12:30:45", "1.5", ".5", "5.", "1e3", "-1.5E-3", ".inf", ".nan", "2020-1-2", "2020-02-30", "2020-01-02T03:04:05", "2020-01-02 3:04:05.120 +2", "2020-01-02T03:04:05Z", "2020-01-02t03:04:05.000-0330", "2020-01-02 03:04", "1979", "0b1", "0x", "1.2.3", "NULL", "nUll", "=", "<<x", "9" * 25]


class Maker:
    """Documents with every kind of scalar, list and map, in random styles."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = []

    def pick(self, options):
        return self.random.choice(options)

    def words(self, count=None):
        return " ".join(self.pick(WORDS) for _ in range(count or self.random.randint(1, 6)))

    def plain(self):
        text = self.pick(SCALARS) if self.random.random() < 0.5 else self.words()
        return text if safe(text) else "plain " + re.sub(r"[\[\]{}#&*?@–“”-]", "", text)

    def single(self):
        return "'" + self.words().replace("'", "''") + self.pick(["", " ", "#", ": x"]) + "'"

    def double(self):
        escapes = ["\\n", "\\t", "\\\"", "\\\\", "\\/", "\\x41", "\\u00e9", "\\U0001F600", "\\0", "\\e", "\\_", "\\N", "\\L", "\\P", "\\ ", "\\a"]
        parts = [self.pick(escapes) if self.random.random() < 0.3 else self.words(1).replace("\\", "\\\\").replace('"', '\\"') for _ in range(self.random.randint(0, 6))]
        return '"' + self.pick(["", " "]).join(parts) + '"'

    def wrapped(self, indent):
        """A quoted or plain scalar over lines, with blank ones."""
        mark = self.pick(["'", '"', ""])
        lines = [re.sub(r"[\"'\\#:\[\]{}&*?@–“”-]", "", self.words(3)).strip() or "x" for _ in range(self.random.randint(2, 4))]
        if not mark:
            lines[0] = "p " + lines[0]
        breaks = ["\n" + " " * indent, "\n\n" + " " * indent, " \n" + " " * (indent + 2), "\n \n" + " " * indent]
        if mark == '"':
            breaks += ["\\\n" + " " * indent, "\\n\\\n" + " " * indent + "\\ "]
        text = lines[0]
        for line in lines[1:]:
            text += self.pick(breaks) + line
        return mark + text + mark

    def block(self, indent):
        header = self.pick("|>") + self.pick(["", "-", "+"])
        lines = []
        for _ in range(self.random.randint(1, 5)):
            kind = self.random.random()
            lines.append("" if kind < 0.2 else (" " if kind < 0.35 and lines else "") + self.words())
        if all(not line.strip() for line in lines) or lines[0] == "":
            lines[0] = "first"
        if self.random.random() < 0.2:
            header = header[0] + str(self.pick([2, 3])) + header[1:]
            step = int(header[1])
        else:
            step = 2
        base = indent - 2 + step
        return header + self.pick(["", " # note"]) + "\n" + "\n".join(" " * base + line if line else "" for line in lines)

    def flow(self, depth):
        kind = self.random.random()
        if depth > 2 or kind < 0.5:
            text = self.pick([self.single, self.double, lambda: re.sub(r"[,\[\]{}]", "", self.plain()) or "x"])()
            return text if text.strip() and not text.endswith(":") else "x"
        gap = self.pick(["", " ", "\n    "])
        items = [self.flow(depth + 1) for _ in range(self.random.randint(0, 4))]
        if kind < 0.75:
            return "[" + gap + ("," + (gap or " ")).join(items) + gap + "]"
        keys = [self.pick(["k", "a b", '"q"', "'s'"]) + str(i) * (i > 9) for i in range(len(items))]
        return "{" + gap + ("," + (gap or " ")).join(f"{k}: {v}" for k, v in zip(keys, items)) + gap + "}"

    def value(self, indent, depth):
        """What stands after a key's colon, with what leads to it."""
        kind = self.random.random()
        lead = " " * self.pick([1, 1, 1, 2])
        comment = self.pick(["", "", "", " # a note", "  #"])
        if kind < 0.07 and self.names:
            return lead + "*" + self.pick(self.names) + comment
        if kind < 0.14:
            name = f"n{len(self.names)}"
            text = lead + "&" + name + " " + self.pick([self.plain, self.single, self.double])() + comment
            self.names.append(name)
            return text
        if kind < 0.18:
            return lead + self.pick(["!!str ", "! ", "!custom "]) + self.pick(["12", "true", "x y", "'q'"]) + comment
        if kind < 0.35:
            return lead + self.pick([self.single, self.double])() + comment
        if kind < 0.45:
            return lead + self.wrapped(indent + 2)
        if kind < 0.55:
            return lead + self.block(indent + 2)
        if kind < 0.65:
            return lead + self.flow(0) + comment
        if kind < 0.78 and depth < 3:
            return comment + "\n" + self.list(self.pick([indent, indent + 2, indent + 4]), depth + 1)
        if kind < 0.88 and depth < 3:
            return comment + "\n" + self.map(indent + self.pick([1, 2, 4]), depth + 1)
        text = self.plain()
        return (lead + text if text else "") + comment

    def list(self, indent, depth):
        lines = []
        for _ in range(self.random.randint(1, 4)):
            kind = self.random.random()
            if kind < 0.2 and depth < 3:
                inner = self.map(indent + 2, depth + 1)
                lines.append(" " * indent + "- " + inner.lstrip(" "))
            elif kind < 0.3 and depth < 3:
                lines.append(" " * indent + "- " + self.list(indent + 2, depth + 1).lstrip(" "))
            elif kind < 0.4:
                lines.append(" " * indent + "- " + self.block(indent + 2))
            else:
                text = self.pick([self.plain, self.single, self.double, lambda: self.flow(0)])()
                lines.append((" " * indent + "- " + text).rstrip() if text.strip() else " " * indent + "-")
            if self.random.random() < 0.1:
                lines.append(self.pick(["", " " * indent + "# a note", "# at the margin"]))
        return "\n".join(lines)

    def map(self, indent, depth):
        lines = []
        for index in range(self.random.randint(1, 5)):
            key = self.pick([f"key{index}", f"k {index}", f'"q: {index}"', f"'s''{index}'", f"2013", f"é{index}", f"a.b-{index}", "key0"])
            if self.random.random() < 0.05:
                lines.append(" " * indent + "? " + key + "\n" + " " * indent + ":" + self.value(indent, 3))
            else:
                lines.append(" " * indent + key + self.pick([":", ":", ":", " :"]) + self.value(indent, depth))
        return "\n".join(lines)

    def toml(self):
        lines = []
        for index in range(self.random.randint(1, 8)):
            strings = [
                json.dumps(self.words(), ensure_ascii=False), "'" + self.words().replace("'", "") + "'",
                '"""\n' + self.words() + "\n  " + self.words().replace("\\", "").replace('"', "") + '"""', "'''" + self.words().replace("'", "") + "\nx'''",
            ]
            strings[2] = strings[2].replace("\\", "\\\\")
            words = ["1", "-0", "+5", "1_000", "0xff", "0o17", "0b101", "1.5", "1e3", "6.02e-2", "true", "false", "2020-01-02", "2020-01-02T03:04:05Z", "2020-01-02 03:04:05.120+02:00", "2020-01-02T03:04:05", "2020-01-02T03:04:05+00:00"]
            value = self.pick([self.pick(strings), self.pick(words), "[ " + ", ".join(self.pick(words[:3]) for _ in range(3)) + ",\n ]", '{ a = 1, b.c = "x" }', "[]", "[[1, 2], ['a']]"])
            lines.append(self.pick([f"k{index}", f'"q {index}"', f"d{index}.e.f"]) + self.pick([" = ", "=", "  =  "]) + value + self.pick(["", " # note"]))
        for index in range(self.random.randint(0, 3)):
            lines += [self.pick([f"[t{index}]", f"[t{index}.u]", "[[l]]", "[[l.m]]" if "[[l]]" in lines else "[[l]]"]), "x = 1", "", f"y.z = '{index}'"]
        return "\n".join(lines)


def safe(text):
    """Whether a text is one plain scalar that nobody would take for something else."""
    return not re.match(r"[-?:,\[\]{}#&*!|>'\"%@`–]|.*(: |:$| #)|\S*[\"“]", text) or text in ("-12", "-1.5E-3")


def make(folder, count, seed):
    for index in range(count):
        maker = Maker(seed * 1_000_003 + index)
        kind = index % 10
        if kind < 8:
            text = "---\n" + maker.map(0, 0) + "\n---\n"
        elif kind == 8:
            text = "+++\n" + maker.toml() + "\n+++\n"
        else:
            value = {maker.words(2): maker.pick([maker.words(), 1, 1.5, True, None, [1, [maker.words()]], {"a": {"b": maker.words()}}]) for _ in range(4)}
            text = json.dumps(value, ensure_ascii=maker.random.random() < 0.5, indent=maker.pick([None, 1, 2])) + "\n"
        with open(os.path.join(folder, f"{index:06}.md"), "w", encoding="utf-8", newline="") as file:
            file.write(text + "Text.\n")


def pages(cases, folder):
    for line in open(cases, encoding="utf-8"):
        case = json.loads(line)
        if case["fault"] not in ("clean", "clean_lookalike") or "input" not in case:
            continue
        with open(os.path.join(folder, case["id"] + ".md"), "w", encoding="utf-8", newline="") as file:
            file.write(case["input"])


if __name__ == "__main__":
    command = sys.argv[1]
    if command == "make":
        make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    elif command == "pages":
        pages(sys.argv[2], sys.argv[3])
    else:
        compare(sys.argv[2], sys.argv[3])
