"""Pictograms of traffic signs, each drawn in a frame of -1 to 1 in the ink of its pen."""

from datasets.national_styles import NationalStyle
from datasets.pen import Pen, Point, arc

GREEN = (10, 150, 80)
AMBER = (245, 165, 0)


def car(pen: Pen, glass: tuple[int, int, int]) -> None:
    """A car seen from behind, its window in the colour of the ground."""
    pen.polygon((-0.55, -0.6), (0.55, -0.6), (0.82, -0.05), (-0.82, -0.05))
    pen.stroke([(-0.82, 0.05), (0.82, 0.05)], 0.36)
    pen.polygon((-1.0, 0.0), (1.0, 0.0), (1.0, 0.42), (-1.0, 0.42))
    pen.polygon((-0.9, 0.4), (-0.5, 0.4), (-0.5, 0.68), (-0.9, 0.68))
    pen.polygon((0.9, 0.4), (0.5, 0.4), (0.5, 0.68), (0.9, 0.68))
    pen.inked(glass).polygon((-0.42, -0.45), (0.42, -0.45), (0.58, -0.08), (-0.58, -0.08))


def truck(pen: Pen, glass: tuple[int, int, int]) -> None:
    """A truck from the side, facing left."""
    pen.polygon((-0.32, -0.62), (1.0, -0.62), (1.0, 0.3), (-0.32, 0.3))
    pen.polygon((-0.98, -0.08), (-0.8, -0.4), (-0.4, -0.4), (-0.4, 0.3), (-0.98, 0.3))
    pen.polygon((-0.98, 0.2), (1.0, 0.2), (1.0, 0.38), (-0.98, 0.38))
    pen.inked(glass).polygon((-0.84, -0.08), (-0.72, -0.28), (-0.52, -0.28), (-0.52, -0.08))
    for x in (-0.66, 0.62):
        pen.inked(glass).disc(x, 0.42, 0.27)
        pen.disc(x, 0.42, 0.2)


def passing_arrows(pen: Pen) -> None:
    """One way straight on, and one that swings out to the left and back to overtake."""
    pen.arrow([(0.5, 0.9), (0.5, -0.85)], 0.16, 0.5)
    swing = [(0.15, 0.9), (0.15, 0.55), (-0.45, 0.1), (-0.45, -0.25), (-0.05, -0.75)]
    pen.arrow(swing, 0.16, 0.5)


def _figure(
    pen: Pen, head: Point, spine: tuple[Point, Point], limbs: tuple[tuple[Point, ...], ...], limb: float
) -> None:
    pen.disc(*head, 0.17)
    pen.stroke(spine, 0.34 * limb)
    for joints in limbs:
        pen.stroke(joints, 0.17 * limb)


def pedestrian(pen: Pen, style: NationalStyle) -> None:
    """A walking person, in some countries on a zebra crossing."""
    figure = pen.at(0, -0.12, 0.98, mirrored=style.figures_face_right)
    limbs = (
        ((0.04, 0.05), (-0.25, 0.42), (-0.42, 0.98)),
        ((0.08, 0.05), (0.3, 0.48), (0.58, 0.92)),
        ((-0.04, -0.42), (-0.38, -0.18), (-0.58, 0.04)),
        ((0.06, -0.42), (0.36, -0.16), (0.42, 0.14)),
    )
    _figure(figure, (-0.06, -0.84), ((0.0, -0.42), (0.06, 0.05)), limbs, style.limb)
    if style.zebra_crossing:
        for x in (-0.95, -0.55, -0.15, 0.25, 0.65):
            pen.stroke([(x, 0.8), (x + 0.24, 1.02)], 0.13)


def children(pen: Pen, style: NationalStyle) -> None:
    """Two running children, the smaller one led by the hand."""
    limbs = (
        ((0.0, 0.1), (-0.3, 0.42), (-0.2, 0.9)),
        ((0.08, 0.1), (0.38, 0.45), (0.78, 0.6)),
        ((-0.05, -0.38), (-0.45, -0.3), (-0.7, -0.58)),
        ((0.05, -0.38), (0.4, -0.2), (0.72, -0.12)),
    )
    spine = ((0.0, -0.36), (0.04, 0.08))
    group = pen.at(0, 0.1, mirrored=style.figures_face_right)
    larger = group.at(-0.42, -0.05, 0.92)
    smaller = group.at(0.56, 0.14, 0.74)
    for child in (larger, smaller):
        _figure(child, (-0.08, -0.78), spine, limbs, style.limb)
    smaller.polygon((-0.12, -0.2), (0.2, -0.2), (0.42, 0.32), (-0.3, 0.32))


def worker(pen: Pen, style: NationalStyle) -> None:
    """A bent figure with a shovel before a heap."""
    limbs = (
        ((0.42, 0.12), (0.16, 0.48), (0.22, 0.95)),
        ((0.48, 0.12), (0.72, 0.5), (0.88, 0.95)),
        ((0.06, -0.36), (0.0, 0.02), (-0.3, 0.3)),
        ((0.14, -0.34), (0.2, 0.08), (0.02, 0.08)),
    )
    figure = pen.at(0, 0.02, mirrored=style.figures_face_right)
    _figure(figure, (-0.12, -0.7), ((0.1, -0.36), (0.44, 0.1)), limbs, style.limb)
    figure.stroke([(0.16, -0.08), (-0.56, 0.6)], 0.09)
    figure.polygon((-1.1, 0.98), (-0.66, 0.42), (-0.5, 0.5), (-0.12, 0.98))


def bicycle(pen: Pen, style: NationalStyle) -> None:
    """A bicycle from the side."""
    frame = pen.at(0, 0.1, mirrored=style.figures_face_right)
    width = 0.12 * style.limb
    for x in (-0.58, 0.58):
        frame.ring(x, 0.3, 0.4, width)
    frame.stroke([(-0.58, 0.3), (-0.28, -0.28), (0.36, -0.3), (0.58, 0.3)], width)
    frame.stroke([(-0.58, 0.3), (0.0, 0.3), (0.36, -0.3)], width)
    frame.stroke([(-0.34, -0.5), (0.0, 0.3)], width)
    frame.stroke([(-0.5, -0.52), (-0.18, -0.52)], 1.3 * width)
    frame.stroke([(0.36, -0.3), (0.28, -0.62), (0.52, -0.68)], width)


def deer(pen: Pen, style: NationalStyle) -> None:
    """A leaping stag."""
    stag = pen.at(0, 0.05, turn=8, mirrored=style.figures_face_right)
    leg = 0.12 * style.limb
    stag.stroke([(-0.4, -0.05), (0.0, 0.05), (0.42, 0.0)], 0.34)
    stag.stroke([(-0.42, -0.1), (-0.62, -0.46)], 0.22)
    stag.stroke([(-0.62, -0.48), (-0.92, -0.34)], 0.16)
    stag.stroke([(-0.58, -0.52), (-0.62, -0.78), (-0.44, -1.0)], 0.09)
    stag.stroke([(-0.56, -0.56), (-0.36, -0.72), (-0.16, -0.98)], 0.09)
    stag.stroke([(-0.4, 0.05), (-0.78, 0.22), (-0.66, 0.5)], leg)
    stag.stroke([(-0.34, 0.1), (-0.6, 0.42), (-0.4, 0.62)], leg)
    stag.stroke([(0.46, 0.02), (0.66, 0.34), (0.98, 0.5)], leg)
    stag.stroke([(0.4, 0.06), (0.48, 0.46), (0.82, 0.72)], leg)
    stag.stroke([(0.5, -0.1), (0.7, -0.22)], 0.1)


def snowflake(pen: Pen, style: NationalStyle) -> None:
    """Six branched arms."""
    width = 0.11 * style.limb
    for turn in range(0, 360, 60):
        arm = pen.at(0, 0, turn=turn)
        arm.stroke([(0, 0), (0, -0.95)], width)
        arm.stroke([(-0.26, -0.82), (0, -0.54), (0.26, -0.82)], width)


def traffic_lights(pen: Pen, style: NationalStyle) -> None:
    """Red, amber and green lights, with or without their box."""
    reach, radius = 0.62, 0.27
    if style.boxed_lights:
        pen.stroke([(0, -reach), (0, reach)], 0.74)
    for y, light in ((-reach, style.red), (0, AMBER), (reach, GREEN)):
        if not style.boxed_lights:
            pen.disc(0, y, radius + 0.07)
        pen.inked(light).disc(0, y, radius)


def humps(pen: Pen, style: NationalStyle) -> None:
    """Two bumps of an uneven road."""
    for x in (-0.5, 0.5):
        pen.polygon(*((x + 0.46 * px, 0.5 + 0.55 * py) for px, py in arc(0, 0, 1, 180, 360)))
    pen.stroke([(-1.15, 0.56), (1.15, 0.56)], 0.16 * style.limb)


def skidding_car(pen: Pen, style: NationalStyle) -> None:
    """A car above two crossing skid marks."""
    tilt = 0 if style.characters else -12
    car(pen.at(0, -0.42, 0.62, turn=tilt, mirrored=style.figures_face_right), style.warning_ground)
    for mirrored in (False, True):
        track = pen.at(0, 0, mirrored=mirrored)
        track.stroke([(-0.42, 0.12), (-0.2, 0.38), (-0.44, 0.66), (-0.1, 1.0)], 0.13 * style.limb)


def narrowing(pen: Pen, style: NationalStyle) -> None:
    """A road whose right edge comes in."""
    width = 0.2 * style.limb
    pen.stroke([(-0.42, -0.8), (-0.42, 0.95)], width)
    pen.stroke([(0.16, -0.8), (0.16, -0.2), (0.56, 0.3), (0.56, 0.95)], width)


def right_of_way(pen: Pen, style: NationalStyle) -> None:
    """A broad arrow straight on across a narrow road."""
    pen.arrow([(0, 1.0), (0, -1.0)], 0.34, 0.74)
    pen.stroke([(-0.75, 0.2), (0.75, 0.2)], 0.18 * style.limb, butt=True)


def exclamation(pen: Pen, style: NationalStyle) -> None:
    """An exclamation mark."""
    top = 0.22 * style.limb
    pen.disc(0, -0.85 + top / 2, top)
    pen.polygon((-top, -0.76), (top, -0.76), (0.11, 0.42), (-0.11, 0.42))
    pen.disc(0, 0.78, 0.19 * style.limb)


def curve_left(pen: Pen, style: NationalStyle) -> None:
    """A road bending to the left, with an arrow's head or without."""
    if style.headless_curves:
        pen.stroke([(0.36, 0.9), *arc(-0.3, 0.3, 0.66, 0, -110)], 0.3)
        return
    bend = arc(-0.2, 0.1, 0.5, 0, -85)
    pen.arrow([(0.3, 0.95), *bend, (-0.95, -0.38)], 0.26 * style.limb, 0.74)


def double_curve(pen: Pen, style: NationalStyle) -> None:
    """A road bending to the left first and then to the right."""
    if style.headless_curves:
        pen.stroke([(0.34, 0.95), (0.34, 0.5), (-0.3, 0.0), (0.26, -0.5), (0.26, -0.85)], 0.27)
        return
    pen.arrow([(0.28, 0.98), (0.28, 0.42), (-0.28, 0.05), (0.0, -0.3), (0.16, -1.05)], 0.24 * style.limb, 0.66)


def stop_character(pen: Pen) -> None:
    """The Chinese character for stop, by its strokes."""
    for stroke in (
        [(-0.5, -0.95), (-0.95, -0.1)],
        [(-0.7, -0.45), (-0.7, 0.98)],
        [(0.28, -1.0), (0.28, -0.78)],
        [(-0.4, -0.72), (0.98, -0.72)],
        [(-0.12, -0.5), (0.7, -0.5), (0.7, -0.2), (-0.12, -0.2), (-0.12, -0.5)],
        [(-0.45, 0.2), (-0.45, 0.04), (0.98, 0.04), (0.98, 0.2)],
        [(-0.15, 0.32), (0.75, 0.32)],
        [(0.3, 0.32), (0.3, 0.92), (0.08, 0.86)],
    ):
        pen.stroke(stroke, 0.14)


def yield_character(pen: Pen) -> None:
    """The Chinese character for giving way, by its strokes."""
    for stroke in (
        [(-0.75, -0.9), (-0.55, -0.65)],
        [(-0.95, -0.25), (-0.55, -0.25), (-0.55, 0.8), (-0.3, 0.55)],
        [(0.3, -0.95), (0.3, 0.85)],
        [(0.3, -0.15), (0.85, -0.15)],
        [(-0.25, 0.85), (0.98, 0.85)],
    ):
        pen.stroke(stroke, 0.19)


def roundabout(pen: Pen, style: NationalStyle) -> None:
    """Three arrows in a circle, anticlockwise."""
    for turn in range(0, 360, 120):
        path = arc(0, 0, 0.66, 60, -18)
        pen.at(0, 0, turn=turn).arrow([*path, (0.6, -0.5)], style.arrow_shaft, 0.78 * style.arrow_head)


def lettered(pen: Pen, text: str, style: NationalStyle, height: float = 1.0) -> None:
    """A number or a word in the country's lettering, `height` relative to its numerals."""
    letters = style.numerals
    # Three figures have to be narrower and lower to stay within the ring.
    crowded = len(text) > 2
    pen.text(
        text,
        letters.height * height * (0.86 if crowded else 1.0),
        weight=letters.weight,
        condensed=letters.condensed * (0.82 if crowded else 1.0),
        spacing=letters.spacing,
    )
