"""What distinguishes the traffic signs of three countries: colours, borders, numerals and drawing habits."""

from dataclasses import dataclass

from datasets.pen import Colour

WHITE: Colour = (244, 244, 240)
BLACK: Colour = (18, 18, 20)


@dataclass(frozen=True)
class Lettering:
    """Numerals and letters: height in sign radii, width relative to the font's, weight and spacing in ems."""

    height: float
    condensed: float
    weight: float
    spacing: float


@dataclass(frozen=True)
class NationalStyle:
    """Colours, and lengths in units of the sign's radius.

    `limb` scales the line width of drawn figures; `arrow_shaft` and `arrow_head` are the widths of mandatory
    arrows. The flags say which of two customary drawings a country uses.
    """

    red: Colour
    blue: Colour
    yellow: Colour
    warning_ground: Colour
    warning_border: Colour
    warning_border_width: float
    warning_corner: float
    ring: float
    rim: float
    mandatory_rim: float
    numerals: Lettering
    limb: float
    arrow_shaft: float
    arrow_head: float
    end_bands: int
    end_band_width: float
    unit_below_number: bool = False
    headless_curves: bool = False
    figures_face_right: bool = False
    zebra_crossing: bool = False
    boxed_lights: bool = True
    passing_as_arrows: bool = False
    struck_through: bool = False
    characters: bool = False


GERMAN = NationalStyle(
    red=(190, 22, 34),
    blue=(18, 78, 160),
    yellow=(250, 190, 20),
    warning_ground=WHITE,
    warning_border=(190, 22, 34),
    warning_border_width=0.15,
    warning_corner=0.09,
    ring=0.19,
    rim=0.03,
    mandatory_rim=0.05,
    numerals=Lettering(height=0.72, condensed=0.82, weight=0.012, spacing=0.02),
    limb=1.15,
    arrow_shaft=0.22,
    arrow_head=0.62,
    end_bands=5,
    end_band_width=0.045,
)

BELGIAN = NationalStyle(
    red=(206, 18, 22),
    blue=(10, 92, 186),
    yellow=(255, 176, 0),
    warning_ground=WHITE,
    warning_border=(206, 18, 22),
    warning_border_width=0.19,
    warning_corner=0.05,
    ring=0.26,
    rim=0.0,
    mandatory_rim=0.1,
    numerals=Lettering(height=0.66, condensed=0.96, weight=0.03, spacing=0.0),
    limb=1.0,
    arrow_shaft=0.17,
    arrow_head=0.7,
    end_bands=3,
    end_band_width=0.06,
    unit_below_number=True,
    headless_curves=True,
    figures_face_right=True,
    boxed_lights=False,
)

CHINESE = NationalStyle(
    red=(214, 30, 40),
    blue=(0, 104, 200),
    yellow=(252, 200, 0),
    warning_ground=(250, 186, 0),
    warning_border=BLACK,
    warning_border_width=0.09,
    warning_corner=0.16,
    ring=0.2,
    rim=0.06,
    mandatory_rim=0.02,
    numerals=Lettering(height=0.92, condensed=0.66, weight=0.04, spacing=-0.01),
    limb=1.3,
    arrow_shaft=0.3,
    arrow_head=0.72,
    end_bands=1,
    end_band_width=0.14,
    zebra_crossing=True,
    passing_as_arrows=True,
    struck_through=True,
    characters=True,
)
