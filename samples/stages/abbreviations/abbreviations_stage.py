"""An external cleaner for Verbatim: abbreviations are written out, from the list in the stage's settings."""

import json
import re
import sys


def main():
    settings = json.loads(sys.stdin.readline()).get("settings", {})
    words = settings.get("words", {})
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<!\w)(?:%s)(?!\w)" % "|".join(map(re.escape, longest_first))) if words else None
    hello = {"verbatim-stage": 1, "name": "abbreviations", "version": 1, "kind": "cleaner", "offsets": "characters", "rules": ["expand"]}
    print(json.dumps(hello), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        edits = [
            {"block": block, "text": index, "range": list(found.span()), "replacement": words[found.group()], "rule": "expand"}
            for block, content in enumerate(request["clean"]["blocks"])
            if content["kind"] != "code"
            for index, text in enumerate(content["texts"])
            for found in (pattern.finditer(text) if pattern else ())
        ]
        print(json.dumps({"id": request["id"], "clean": {"edits": edits}}), flush=True)


main()
