"""Makes the two fonts that every page loads first: the letters of English, the weights that are used, and kerning that does
not vary with the weight and leaves out what nobody sees (it is half of a variable font). Each should be smaller than the
stylesheet: what is asked for together arrives in the order of size, and text is drawn once if its font is there first. Run
with fonttools and brotli installed:

    python3 scripts/fonts/subset.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "node_modules/@fontsource-variable"
INTO = ROOT / "components/shell/fonts"

# Any other character comes from the font as a whole: see `unicode-range` in components/shell/fonts.ts.
LETTERS = (
    "U+20-7E,U+A0,U+A3,U+A9,U+B7,U+D7,U+E9,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+20AC,U+2212"
)

# The weights that pages use, and the one whose kerning stands for all of them. Headings are bold; the few words that are
# bolder look the same in it, and a font that does not vary is a third smaller.
FACES = {
    "heading": ("bricolage-grotesque", 700, 700),
    "text": ("instrument-sans", (400, 700), 500),
}


# Pairs that come closer or apart by less than a hundredth of the font's size are left as they are.
SEEN = 10


def forget_small_pairs(font: TTFont) -> None:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for pairs in table.PairSet:
                    pairs.PairValueRecord = [
                        pair for pair in pairs.PairValueRecord if abs(pair.Value1.XAdvance) >= SEEN
                    ]
                    pairs.PairValueCount = len(pairs.PairValueRecord)
                continue
            for first in table.Class1Record:
                for pair in first.Class2Record:
                    if pair.Value1 and abs(pair.Value1.XAdvance) < SEEN:
                        pair.Value1.XAdvance = 0


def options() -> subset.Options:
    chosen = subset.Options()
    chosen.flavor = "woff2"
    chosen.layout_features = ["kern", "liga", "tnum"]
    chosen.hinting = False
    chosen.name_IDs = [0, 14]
    chosen.drop_tables += ["STAT"]
    return chosen


def make(name: str, family: str, weights: tuple[int, int] | int, kerned: int) -> None:
    source = FILES / family / f"files/{family}-latin-wght-normal.woff2"
    font = instancer.instantiateVariableFont(
        TTFont(source, recalcTimestamp=False), {"wght": weights}
    )
    still = instancer.instantiateVariableFont(TTFont(source), {"wght": kerned})
    font["GPOS"] = still["GPOS"]
    forget_small_pairs(font)
    marks = font["GDEF"].table
    if hasattr(marks, "VarStore"):
        del marks.VarStore
    marks.Version = 0x00010002 if getattr(marks, "MarkGlyphSetsDef", None) else 0x00010000
    subsetter = subset.Subsetter(options())
    subsetter.populate(unicodes=subset.parse_unicodes(LETTERS))
    subsetter.subset(font)
    target = INTO / f"{name}.woff2"
    subset.save_font(font, target, options())
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size} bytes of {source.stat().st_size}")


INTO.mkdir(exist_ok=True)
for face, (family, weights, kerned) in FACES.items():
    make(face, family, weights, kerned)
