"""An external extractor for Verbatim: a CSV file is one table.

Each cell is a range of the source. A cell in quotes with a doubled quote inside is spelled otherwise, by the rule `unquote`.
"""

import json
import sys


def fields(text):
    """Yields rows of (start, end, is_quoted): the places of the cells, quotes left out."""
    row, position = [], 0
    while position < len(text):
        if text[position] == '"':
            end = position + 1
            while end < len(text) and (text[end] != '"' or text[end + 1 : end + 2] == '"'):
                end += 2 if text[end] == '"' else 1
            row.append((position + 1, min(end, len(text)), True))
            position = min(end, len(text)) + 1
            while position < len(text) and text[position] not in ",\r\n":
                position += 1
        else:
            end = position
            while end < len(text) and text[end] not in ",\r\n":
                end += 1
            row.append((position, end, False))
            position = end
        if position >= len(text) or text[position] != ",":
            yield row
            row = []
            if text[position : position + 2] == "\r\n":
                position += 1
        elif position + 1 == len(text):
            row.append((position + 1, position + 1, False))
        position += 1
    if row:
        yield row


def cell(text, start, end, is_quoted, is_header):
    result = {"header": True} if is_header else {}
    if end > start:
        value = text[start:end]
        plain = value.replace('""', '"') if is_quoted else value
        place = [start, end]
        result["text"] = place if plain == value else {"range": place, "text": plain, "rule": "unquote"}
    return result


def extract(request):
    text = request["text"]
    rows = [row for row in fields(text) if any(end > start for start, end, _ in row)]
    if not rows:
        return {"blocks": []}
    cells = [[cell(text, *place, index == 0) for place in row] for index, row in enumerate(rows)]
    return {"blocks": [{"kind": "table", "rows": cells}]}


def main():
    sys.stdin.readline()
    hello = {"verbatim-stage": 1, "name": "csv", "version": 1, "kind": "extractor", "offsets": "characters", "rules": ["unquote"]}
    print(json.dumps(hello), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps({"id": request["id"], "extract": extract(request["extract"])}), flush=True)


main()
