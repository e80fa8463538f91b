"""Drawing in unit coordinates: shapes and lettering on a Pillow image, placed, turned and mirrored."""

import cmath
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]

TYPE_SIZE = 160


@dataclass(frozen=True)
class Pen:
    """A colour and a frame on an image: x to the right, y downwards, one unit being `abs(right)` pixels.

    The frame's origin and its two axes are complex pixel positions.
    """

    draw: ImageDraw.ImageDraw
    ink: Colour
    origin: complex
    right: complex
    down: complex

    @classmethod
    def on(cls, image: Image.Image, ink: Colour = (0, 0, 0)) -> "Pen":
        """A pen whose frame spans -1 to 1 over a square image."""
        half = image.width / 2
        return cls(ImageDraw.Draw(image), ink, complex(half, half), complex(half, 0), complex(0, half))

    def at(self, x: float, y: float, scale: float = 1.0, *, turn: float = 0.0, mirrored: bool = False) -> "Pen":
        """The same pen in a frame at (x, y), scaled, mirrored left to right, turned clockwise by degrees."""
        # Turned within the present frame, so that a mirrored frame turns the other way.
        angle = math.radians(turn)
        cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
        right = self.right * cos + self.down * sin
        return replace(
            self,
            origin=self._pixel((x, y)),
            right=-right if mirrored else right,
            down=self.down * cos - self.right * sin,
        )

    def inked(self, ink: Colour) -> "Pen":
        """The same frame in another colour."""
        return replace(self, ink=ink)

    def _pixel(self, point: Point) -> complex:
        return self.origin + point[0] * self.right + point[1] * self.down

    def _pixels(self, points: Iterable[Point]) -> list[Point]:
        return [(pixel.real, pixel.imag) for pixel in map(self._pixel, points)]

    def polygon(self, *points: Point) -> None:
        """A filled polygon."""
        self.draw.polygon(self._pixels(points), fill=self.ink)

    def disc(self, x: float, y: float, radius: float) -> None:
        """A filled circle."""
        centre, reach = self._pixel((x, y)), radius * abs(self.right)
        box = (centre.real - reach, centre.imag - reach, centre.real + reach, centre.imag + reach)
        self.draw.ellipse(box, fill=self.ink)

    def stroke(self, points: Sequence[Point], width: float, *, butt: bool = False) -> None:
        """A line through the points with round joints, and round ends unless they are `butt`."""
        self.draw.line(self._pixels(points), fill=self.ink, width=max(1, round(width * abs(self.right))))
        for x, y in points[1:-1] if butt else points:
            self.disc(x, y, width / 2)

    def ring(self, x: float, y: float, radius: float, width: float) -> None:
        """A circle drawn as a line centred on `radius`."""
        self.stroke(arc(x, y, radius, 0, 360), width)

    def arrow(self, points: Sequence[Point], shaft: float, head: float) -> None:
        """A line of width `shaft` through the points, its last point the tip of a head `head` wide."""
        tip, before = complex(*points[-1]), complex(*points[-2])
        along = cmath.rect(0.8 * head, cmath.phase(tip - before))
        base, aside = tip - along, along * 1j * 0.5 / 0.8
        neck = base + along * 0.1
        self.stroke([*points[:-1], (neck.real, neck.imag)], shaft, butt=True)
        corners = (tip, base + aside, base - aside)
        self.polygon(*((corner.real, corner.imag) for corner in corners))

    def plate(self, sides: int, radius: float, corner: float, *, turn: float = 0.0) -> None:
        """A regular polygon with corners rounded by radius `corner`, a vertex at the top unless turned."""
        reach = radius - corner / math.cos(math.pi / sides)
        vertices = arc(0, 0, reach, turn - 90, turn + 270, steps=sides)
        self.polygon(*vertices)
        self.stroke(vertices, 2 * corner)

    def text(self, text: str, height: float, *, weight: float, condensed: float, spacing: float) -> None:
        """Lettering in the middle: weight and spacing in ems, `condensed` relative to the font."""
        mask = _lettering(text, weight, spacing)
        pixels = height * abs(self.right)
        size = (max(1, round(pixels * condensed * mask.width / mask.height)), max(1, round(pixels)))
        centre = self._pixel((0, 0))
        corner = (round(centre.real - size[0] / 2), round(centre.imag - size[1] / 2))
        self.draw.bitmap(corner, mask.resize(size), fill=self.ink)


@cache
def _lettering(text: str, weight: float, spacing: float) -> Image.Image:
    font = ImageFont.load_default(TYPE_SIZE)
    stroke = round(weight * TYPE_SIZE)
    mask = Image.new("L", (TYPE_SIZE * (len(text) + 1), 2 * TYPE_SIZE))
    draw = ImageDraw.Draw(mask)
    advance = TYPE_SIZE / 4
    for letter in text:
        draw.text((advance, TYPE_SIZE / 4), letter, fill=255, font=font, stroke_width=stroke)
        advance += draw.textlength(letter, font=font) + spacing * TYPE_SIZE + stroke
    return mask.crop(mask.getbbox())


def arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 48) -> list[Point]:
    """Points on a circle from one angle to another, in degrees clockwise from the right."""
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
