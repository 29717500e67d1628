"""Prints src/ledger/python/printable-table.ts: the printable code points of the Python that runs this.

Run it with Python 3.11 (Unicode 14), the version whose repr() the hashes of Fedow went through:
    python3.11 scripts/make-printable.py > src/ledger/python/printable-table.ts
"""
import sys
import unicodedata

if unicodedata.unidata_version != '14.0.0':
    sys.exit(f'This Python knows Unicode {unicodedata.unidata_version}; the hashes need 14.0.0: run it with Python 3.11.')


def base36(number):
    digits = ''
    while number:
        number, digit = divmod(number, 36)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[digit] + digits
    return digits or '0'


def run_lengths():
    """Lengths of the runs from U+0000 on: not printable, printable, not printable, ..."""
    lengths, state, start = [], False, 0
    for code_point in range(sys.maxunicode + 1):
        if chr(code_point).isprintable() != state:
            lengths.append(code_point - start)
            state, start = not state, code_point
    return lengths  # the last run reaches to the end and needs no length


lines, line = [], ''
for word in map(base36, run_lengths()):
    if len(line) + len(word) + 1 > 118:
        lines.append(line)
        line = ''
    line += (' ' if line else '') + word
lines.append(line)

print(f'''/**
 * Which code points Python 3.11 calls printable (`str.isprintable`, Unicode {unicodedata.unidata_version}), as run lengths in base 36
 * from U+0000 on: not printable, printable, not printable, … The last run, which reaches to U+10FFFF, is left out.
 * Made by `scripts/make-printable.py`: do not edit.
 */
export const PRINTABLE_RUN_LENGTHS = `
{chr(10).join(lines)}
`;''')
