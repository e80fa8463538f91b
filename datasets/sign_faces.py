"""The faces of the 43 GTSRB signs in three national styles, clean and seen from the front."""

from collections.abc import Callable
from functools import cache

from PIL import Image

from datasets import pictograms
from datasets.national_styles import BELGIAN, BLACK, CHINESE, GERMAN, WHITE, NationalStyle
from datasets.pen import Colour, Pen, Point, arc

SIDE = 128
STYLES: dict[str, NationalStyle] = {"german": GERMAN, "belgian": BELGIAN, "chinese": CHINESE}

SUPERSAMPLING = 4
GREY: Colour = (120, 120, 122)
SPEEDS = {0: "20", 1: "30", 2: "50", 3: "60", 4: "70", 5: "80", 7: "100", 8: "120"}
WARNINGS: dict[int, Callable[[Pen, NationalStyle], None]] = {
    11: pictograms.right_of_way,
    18: pictograms.exclamation,
    19: pictograms.curve_left,
    20: lambda pen, style: pictograms.curve_left(pen.at(0, 0, mirrored=True), style),
    21: pictograms.double_curve,
    22: pictograms.humps,
    23: pictograms.skidding_car,
    24: pictograms.narrowing,
    25: pictograms.worker,
    26: pictograms.traffic_lights,
    27: pictograms.pedestrian,
    28: pictograms.children,
    29: pictograms.bicycle,
    30: pictograms.snowflake,
    31: pictograms.deer,
}


MANDATORY: dict[int, tuple[tuple[Point, ...], ...]] = {
    33: (((-0.3, 0.62), (-0.3, 0.0), *arc(-0.05, 0.0, 0.25, 180, 270), (0.7, -0.25)),),
    34: (((0.3, 0.62), (0.3, 0.0), *arc(0.05, 0.0, 0.25, 0, -90), (-0.7, -0.25)),),
    35: (((0.0, 0.7), (0.0, -0.72)),),
    36: (((-0.2, 0.66), (-0.2, -0.74)), ((-0.2, 0.5), (-0.2, 0.18), (0.66, 0.18))),
    37: (((0.2, 0.66), (0.2, -0.74)), ((0.2, 0.5), (0.2, 0.18), (-0.66, 0.18))),
    38: (((-0.5, -0.5), (0.52, 0.52)),),
    39: (((0.5, -0.5), (-0.52, 0.52)),),
}


@cache
def face(label: int, style: str) -> Image.Image:
    """The clean sign as an RGBA picture of 128x128 pixels, transparent around its outline."""
    side = SIDE * SUPERSAMPLING
    image = Image.new("RGBA", (side, side))
    _paint(Pen.on(image), label, STYLES[style])
    return image.reduce(SUPERSAMPLING)


def _paint(pen: Pen, label: int, style: NationalStyle) -> None:
    if label in WARNINGS:
        _warning(pen, style)
        # The wider the border, the less room for the pictogram.
        scale = 0.59 - max(style.warning_border_width, 0.13)
        WARNINGS[label](pen.inked(BLACK).at(0, 0.27, scale), style)
    elif label in MANDATORY or label == 40:
        _mandatory(pen, label, style)
    elif label in (6, 32, 41, 42):
        _end(pen, label, style)
    elif label == 12:
        _priority(pen, style)
    elif label == 13:
        _give_way(pen, style)
    elif label == 14:
        _stop(pen, style)
    elif label == 17:
        _no_entry(pen, style)
    else:
        _prohibition(pen, label, style)


def _warning(pen: Pen, style: NationalStyle) -> None:
    """A triangle, its three layers concentric about its centroid."""
    triangle = pen.at(0, 0.26)
    radius, corner = 1.12, style.warning_corner
    # Moving the sides of a triangle inwards by d shortens its circumradius by 2 d.
    edge, border = 0.035, style.warning_border_width
    triangle.inked(style.warning_ground).plate(3, radius, corner)
    triangle.inked(style.warning_border).plate(3, radius - 2 * edge, corner)
    triangle.inked(style.warning_ground).plate(3, radius - 2 * (edge + border), corner / 2)


def _mandatory(pen: Pen, label: int, style: NationalStyle) -> None:
    pen.inked(WHITE).disc(0, 0, 0.98)
    pen.inked(style.blue).disc(0, 0, 0.98 - style.mandatory_rim)
    white = pen.inked(WHITE)
    if label == 40:
        pictograms.roundabout(white, style)
    for path in MANDATORY.get(label, ()):
        forked = len(MANDATORY[label]) > 1
        white.arrow(path, style.arrow_shaft * (0.85 if forked else 1), style.arrow_head * (0.8 if forked else 1))


def _ring(pen: Pen, style: NationalStyle) -> None:
    pen.inked(WHITE).disc(0, 0, 0.98)
    pen.inked(style.red).disc(0, 0, 0.98 - style.rim)
    pen.inked(WHITE).disc(0, 0, 0.98 - style.rim - style.ring)


def _prohibition(pen: Pen, label: int, style: NationalStyle) -> None:
    """A red ring around a speed, vehicles, or nothing."""
    _ring(pen, style)
    if label in SPEEDS:
        speed = pen.inked(BLACK).at(0, -0.1 if style.unit_below_number else 0)
        pictograms.lettered(speed, SPEEDS[label], style)
        if style.unit_below_number:
            pictograms.lettered(speed.at(0, 0.52), "km", style, 0.34)
    elif label in (9, 10):
        _passing(pen, label == 10, style, (style.red, BLACK))
    elif label == 16:
        pictograms.truck(pen.inked(BLACK).at(0, 0, 0.55, mirrored=style.figures_face_right), WHITE)
    if style.struck_through and label in (9, 10, 16):
        reach = 0.69 * (1 - style.ring)
        pen.inked(style.red).stroke([(-reach, -reach), (reach, reach)], 0.13)


def _passing(pen: Pen, trucks: bool, style: NationalStyle, inks: tuple[Colour, Colour]) -> None:
    """The overtaking vehicle at the left in the first ink, a car at the right in the second."""
    overtaking, overtaken = pen.inked(inks[0]), pen.inked(inks[1])
    if style.passing_as_arrows:
        # Without a car at its side the truck has to tell the two signs apart.
        if trucks:
            pictograms.truck(overtaken.at(0, 0.32, 0.42), WHITE)
        pictograms.passing_arrows(overtaken.at(0, -0.3 if trucks else 0, 0.36 if trucks else 0.62))
    elif trucks:
        pictograms.truck(overtaking.at(-0.22, -0.03, 0.46), WHITE)
        pictograms.car(overtaken.at(0.47, 0.06, 0.2), WHITE)
    else:
        pictograms.car(overtaking.at(-0.33, 0, 0.3), WHITE)
        pictograms.car(overtaken.at(0.33, 0, 0.3), WHITE)


def _end(pen: Pen, label: int, style: NationalStyle) -> None:
    """What ends, in grey, under one or more dark bands from the lower left to the upper right."""
    edge = BLACK if style.characters else GREY
    pen.inked(edge).disc(0, 0, 0.98)
    pen.inked(WHITE).disc(0, 0, 0.98 - (0.09 if style.characters else 0.05))
    if label == 6:
        pictograms.lettered(pen.inked(GREY), "80", style, 1.15)
    elif label != 32:
        _passing(pen, label == 42, style, (GREY, GREY))
    spread = 1.7 * style.end_band_width
    for band in range(style.end_bands):
        offset = (band - (style.end_bands - 1) / 2) * spread
        pen.inked(BLACK).stroke([(offset - 0.62, offset + 0.62), (offset + 0.62, offset - 0.62)], style.end_band_width)


def _priority(pen: Pen, style: NationalStyle) -> None:
    """A yellow diamond, within a black line where the style's warnings have one."""
    pen.inked(GREY if style.characters else BLACK).plate(4, 1.0, 0.12)
    pen.inked(WHITE).plate(4, 0.96, 0.1)
    if style.warning_border == BLACK:
        pen.inked(BLACK).plate(4, 0.78, 0.05)
    pen.inked(style.yellow).plate(4, 0.68 if style.warning_border == BLACK else 0.66, 0.05)


def _give_way(pen: Pen, style: NationalStyle) -> None:
    triangle = pen.at(0, -0.26)
    triangle.inked(WHITE).plate(3, 1.12, 0.09, turn=180)
    triangle.inked(style.red).plate(3, 1.06, 0.09, turn=180)
    triangle.inked(WHITE).plate(3, 1.04 - 1.7 * style.ring, 0.04, turn=180)
    if style.characters:
        pictograms.yield_character(triangle.inked(style.red).at(0, -0.1, 0.37))


def _stop(pen: Pen, style: NationalStyle) -> None:
    pen.inked(WHITE).plate(8, 1.04, 0.03, turn=22.5)
    pen.inked(style.red).plate(8, 0.96, 0.03, turn=22.5)
    word = pen.inked(WHITE)
    if style.characters:
        pictograms.stop_character(word.at(0, 0, 0.6))
    else:
        word.text("STOP", 0.62, weight=0.03, condensed=0.85 * style.numerals.condensed, spacing=0.0)


def _no_entry(pen: Pen, style: NationalStyle) -> None:
    pen.inked(WHITE).disc(0, 0, 0.98)
    pen.inked(style.red).disc(0, 0, 0.98 - max(style.rim, 0.03))
    pen.inked(WHITE).stroke([(-0.7, 0), (0.7, 0)], 1.3 * style.ring, butt=True)
