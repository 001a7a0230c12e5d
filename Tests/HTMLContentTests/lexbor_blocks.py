"""Reads lines of JSON {"text": …} and writes for each the texts of the page's blocks by lexbor's tree, as JSON."""
import json
import re
import sys

from selectolax.lexbor import LexborHTMLParser

BLOCKS = set("""address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup
option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp""".split())
HIDDEN = set("""script style template noscript noframes iframe noembed title textarea select option svg math object audio
video canvas head""".split())


def blocks(text):
    pieces, stack = [[]], [(LexborHTMLParser(text).root, False)]
    while stack:
        node, is_end = stack.pop()
        if node is None or node.tag is None or node.tag in HIDDEN:
            continue
        if node.tag == '-text':
            pieces[-1].append(node.text_content or '')
            continue
        if node.tag in BLOCKS:
            pieces.append([])
            if is_end:
                continue
            stack.append((node, True))
        children, child = [], node.child
        while child is not None:
            children.append((child, False))
            child = child.next
        stack.extend(reversed(children))
    texts = (' '.join(w for w in re.split('[ \t\n\r\f\v]+', ''.join(p)) if w) for p in pieces)
    return [t for t in texts if t]


for line in sys.stdin:
    print(json.dumps(blocks(json.loads(line)['text'])))
