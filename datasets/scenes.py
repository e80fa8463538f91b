"""Photographs of a sign face: perspective, background, wear, occlusion, lighting, blur and noise."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from datasets.pen import Colour, Point

Pixels = npt.NDArray[np.float32]

SMALLEST, LARGEST = 20, 100
FOLIAGE: tuple[Colour, ...] = (
    (40, 60, 25),
    (70, 95, 40),
    (95, 80, 50),
    (25, 35, 20),
    (120, 125, 60),
    (60, 45, 35),
)
MASONRY: tuple[Colour, ...] = ((150, 140, 125), (120, 70, 55), (200, 195, 185), (90, 92, 98), (170, 120, 85))


def photograph(face: Image.Image, fragments: Sequence[Image.Image], rng: np.random.Generator) -> Image.Image:
    """An RGB picture, 20 to 100 pixels a side, of an RGBA sign face in a random scene.

    `fragments` are RGBA faces of which parts may show in the background.
    """
    size = _size(rng)
    scene = _background(size, rng)
    if rng.random() < 0.35:
        _fragment(scene, fragments[rng.integers(len(fragments))], rng)
    if rng.random() < 0.6:
        _post(scene, rng)
    sign = _foreshortened(face, size, rng)
    outline = sign.getchannel("A")
    scene.paste(_worn(sign.convert("RGB"), rng), (0, 0), outline)
    if rng.random() < 0.35:
        _occlude(scene, rng)
    return _exposed(_blurred(scene, rng), rng)


def _size(rng: np.random.Generator) -> tuple[int, int]:
    """Width and height in pixels, log-normal like GTSRB's: half of them below 42."""
    side = 42 * math.exp(0.42 * rng.standard_normal())
    slant = math.exp(0.07 * rng.standard_normal())
    width, height = (min(max(round(length), SMALLEST), LARGEST) for length in (side * slant, side / slant))
    return width, height


def _foreshortened(face: Image.Image, size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    """The face turned, seen from aside and placed with about 10 % margin on a transparent canvas."""
    width, height = size
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], dtype=np.float64)
    corners[:, 0] *= 1 - abs(rng.normal(0, 0.08))
    corners += rng.normal(0, 0.035, (4, 2))
    angle = math.radians(float(np.clip(rng.normal(0, 5.2), -15, 15)))
    cos, sin = math.cos(angle), math.sin(angle)
    corners = corners @ np.array([[cos, sin], [-sin, cos]])
    scale = rng.uniform(0.8, 1.0)
    centre = 0.5 + rng.normal(0, 0.027, 2)
    target = (centre + 0.5 * scale * corners) * (width, height)
    # Halve the face until it is less than twice as large as it will appear, or it would alias.
    shrink = 1
    while face.width / (2 * shrink) >= scale * max(size):
        shrink *= 2
    source = face.reduce(shrink) if shrink > 1 else face
    coefficients = _homography(target, source.width)
    return source.transform(
        size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR, fillcolor=(0, 0, 0, 0)
    )


def _homography(target: npt.NDArray[np.float64], side: int) -> list[float]:
    """Pillow's eight coefficients that take the target's corners, clockwise, to a square's."""
    source = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float64)
    equations = np.zeros((8, 8))
    equations[0::2, 0:2], equations[1::2, 3:5] = target, target
    equations[0::2, 2], equations[1::2, 5] = 1, 1
    equations[0::2, 6:8] = -source[:, :1] * target
    equations[1::2, 6:8] = -source[:, 1:] * target
    return list(np.linalg.solve(equations, source.ravel()))


def _clouds(size: tuple[int, int], cells: int, rng: np.random.Generator) -> Pixels:
    """Smooth noise in 0 to 1, float32[height, width, 1], about `cells` blobs across."""
    grain = rng.integers(0, 256, (cells, cells), dtype=np.uint8)
    image = Image.fromarray(grain)
    pixels = np.asarray(image.resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / 255
    return pixels[:, :, None]


def _mixture(first: Colour, second: Colour, share: Pixels) -> Image.Image:
    mixed = np.asarray(first, np.float32) * (1 - share) + np.asarray(second, np.float32) * share
    return Image.fromarray(np.clip(mixed, 0, 255).astype(np.uint8))


def _pick(colours: Sequence[Colour], rng: np.random.Generator) -> Colour:
    red, green, blue = (int(part * rng.uniform(0.6, 1.4)) for part in colours[rng.integers(len(colours))])
    return min(red, 255), min(green, 255), min(blue, 255)


def _background(size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    kind = rng.random()
    if kind < 0.4:
        share = 0.5 * _clouds(size, int(rng.integers(3, 7)), rng) + 0.8 * _clouds(size, int(rng.integers(9, 25)), rng)
        return _mixture(_pick(FOLIAGE, rng), _pick(FOLIAGE + MASONRY, rng), share - 0.15)
    if kind < 0.7:
        return _buildings(size, rng)
    # Sky, bright or dull, paling towards the horizon, with treetops now and then.
    light = rng.uniform(90, 255)
    sky = (int(light * rng.uniform(0.6, 1)), int(light * rng.uniform(0.8, 1)), int(light))
    slope = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None] + 0.4 * _clouds(size, 3, rng)
    image = _mixture(sky, (int(light), int(light), int(0.95 * light)), slope)
    if rng.random() < 0.5:
        trees = _mixture(_pick(FOLIAGE, rng), _pick(FOLIAGE, rng), _clouds(size, 12, rng))
        reach = np.abs(_clouds(size, 5, rng)[:, :, 0]) + slope[:, :, 0] > rng.uniform(0.9, 1.6)
        image.paste(trees, (0, 0), Image.fromarray(reach))
    return image


def _buildings(size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    width, height = size
    image = Image.new("RGB", size, _pick(MASONRY, rng))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.integers(3, 10)):
        left, top = rng.uniform(-0.3, 0.9) * width, rng.uniform(-0.3, 0.9) * height
        across, down = rng.uniform(0.08, 0.6) * width, rng.uniform(0.08, 0.6) * height
        draw.rectangle((left, top, left + across, top + down), fill=_pick(MASONRY + FOLIAGE, rng))
    return image


def _fragment(scene: Image.Image, face: Image.Image, rng: np.random.Generator) -> None:
    """Part of another sign at a side of the picture, mostly above or below."""
    side = round(scene.width * rng.uniform(0.6, 1.0))
    other = face.resize((side, side), Image.Resampling.BILINEAR)
    away = rng.uniform(0.8, 1.0) * (1 if rng.random() < 0.5 else -1)
    aside = rng.normal(0, 0.15)
    across, down = (aside, away) if rng.random() < 0.7 else (away, aside)
    corner = (
        round(scene.width * (0.5 + across) - side / 2),
        round(scene.height * (0.5 + down) - side / 2),
    )
    scene.paste(other, corner, other)


def _post(scene: Image.Image, rng: np.random.Generator) -> None:
    width, height = scene.size
    middle, half = width * rng.normal(0.5, 0.05), width * rng.uniform(0.02, 0.07)
    grey = int(rng.uniform(60, 190))
    ImageDraw.Draw(scene).rectangle((middle - half, height * 0.4, middle + half, height), fill=(grey, grey, grey))


def _worn(sign: Image.Image, rng: np.random.Generator) -> Image.Image:
    """The sign's surface bleached, soiled, with stickers, and unevenly lit."""
    if rng.random() < 0.15:
        for _ in range(rng.integers(1, 4)):
            _blotch(sign, _pick(((250, 250, 250), (30, 30, 30), (40, 90, 190), (230, 210, 40)), rng), 0.09, rng)
    pixels = np.asarray(sign, dtype=np.float32)
    fading = rng.beta(1, 6)
    pixels = pixels + fading * (0.6 * pixels.mean(axis=2, keepdims=True) + 70 - pixels)
    soil = _clouds(sign.size, int(rng.integers(3, 12)), rng)
    pixels *= 1 - rng.beta(1, 5) * soil
    slope = rng.normal(0, 0.25, 2)
    down, across = np.linspace(-1, 1, sign.height)[:, None], np.linspace(-1, 1, sign.width)[None]
    pixels *= (1 + slope[0] * down + slope[1] * across).astype(np.float32)[:, :, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _blotch(
    image: Image.Image, colour: Colour, reach: float, rng: np.random.Generator, at: Point | None = None
) -> None:
    """An irregular patch, `reach` of the picture's width in radius, anywhere unless told where."""
    width, height = image.size
    x, y = at or (rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85))
    angles = np.sort(rng.uniform(0, 2 * math.pi, 7))
    radii = rng.uniform(0.5, 1.3, 7) * reach * width
    points = zip(x * width + radii * np.cos(angles), y * height + radii * np.sin(angles), strict=True)
    ImageDraw.Draw(image).polygon([(float(px), float(py)) for px, py in points], fill=colour)


def _occlude(scene: Image.Image, rng: np.random.Generator) -> None:
    """Something before the sign: a branch, leaves reaching in from a side, or the edge of another thing."""
    width, height = scene.size
    kind = rng.random()
    angle = rng.uniform(0, 2 * math.pi)
    if kind < 0.4:
        ends = rng.uniform(0, 1, 2) * width
        thickness = max(1, round(rng.uniform(0.02, 0.07) * width))
        line = ((ends[0], 0), (ends[1], height)) if rng.random() < 0.5 else ((0, ends[0]), (width, ends[1]))
        ImageDraw.Draw(scene).line(line, fill=_pick(FOLIAGE, rng), width=thickness)
    elif kind < 0.8:
        for _ in range(rng.integers(3, 9)):
            spot = angle + rng.normal(0, 0.35)
            distance = rng.uniform(0.3, 0.5)
            at = (0.5 + distance * math.cos(spot), 0.5 + distance * math.sin(spot))
            _blotch(scene, _pick(FOLIAGE, rng), rng.uniform(0.05, 0.12), rng, at)
    else:
        at = (0.5 + 0.62 * math.cos(angle), 0.5 + 0.62 * math.sin(angle))
        _blotch(scene, _pick(MASONRY, rng), rng.uniform(0.22, 0.36), rng, at)


def _blurred(scene: Image.Image, rng: np.random.Generator) -> Pixels:
    """Out of focus, and smeared along a straight motion; float32[height, width, 3] in 0 to 255."""
    width, height = scene.size
    focus = 0.3 + rng.gamma(1.2, 0.008) * width
    pixels = np.asarray(scene.filter(ImageFilter.GaussianBlur(focus)), dtype=np.float32)
    if rng.random() < 0.65:
        return pixels
    reach, angle = rng.uniform(0.01, 0.04) * width, rng.uniform(0, math.pi)
    steps = np.linspace(-reach, reach, 7)
    shifts = np.unique(np.stack([np.sin(angle) * steps, np.cos(angle) * steps], axis=1).round().astype(int), axis=0)
    edge = math.ceil(reach)
    padded = np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), mode="edge")
    smeared = np.zeros_like(pixels)
    for down, across in shifts + edge:
        smeared += padded[down : down + height, across : across + width]
    return smeared / len(shifts)


def _exposed(pixels: Pixels, rng: np.random.Generator) -> Image.Image:
    """Cast shadow, exposure from almost black to burnt out, colour cast, haze and sensor noise."""
    height, width, _ = pixels.shape
    if rng.random() < 0.25:
        slope, offset = rng.normal(0, 1, 2), rng.normal(0, 0.5)
        down, across = np.linspace(-1, 1, height)[:, None], np.linspace(-1, 1, width)[None]
        shaded = slope[0] * down + slope[1] * across > offset
        pixels = np.where(shaded[:, :, None], pixels * np.float32(rng.uniform(0.3, 0.7)), pixels)
    gain = math.exp(float(np.clip(rng.normal(-0.75, 0.85), -2.1, 0.4)))
    warmth, tint = rng.normal(0, 0.12), rng.normal(0, 0.04)
    cast = np.exp(np.array([warmth, tint, -warmth], dtype=np.float32))
    haze = rng.beta(1, 6) * gain * np.array([110, 120, 135], dtype=np.float32)
    light = pixels * (gain * cast) + haze
    # Shot noise: in the dark less of it, yet more relative to the signal.
    noise = rng.gamma(2.0, 1.6) * math.sqrt(gain)
    light += noise * rng.standard_normal(light.shape, dtype=np.float32)
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))
