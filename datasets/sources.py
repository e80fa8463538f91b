"""Where the published archives lie, and what is known of them.

None of these addresses could be tried where this was written. GTSRB's MD5 sums are those that torchvision
(`torchvision.datasets.GTSRB`) and others check; no checksum of BelgiumTSC's archives was found, so the SHA-256 of
the first download is kept and every later one is held against it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from datasets import belgian, gtsrb, places
from datasets.publication import Publication


@dataclass(frozen=True)
class Archive:
    """A published zip file; ``md5`` is None where no published checksum is known."""

    name: str
    md5: str | None = None


@dataclass(frozen=True)
class Source:
    """A data set as its makers offer it: the address of the folder and the archives in it.

    ``check`` raises DataError if not all that is in the archives is in a folder.
    """

    publication: Publication
    address: str
    archives: tuple[Archive, ...]
    check: Callable[[Path], None]


GTSRB = Source(
    places.PUBLICATIONS["gtsrb"],
    "https://sid.erda.dk/public/archives/daaeac0d7ce1152aea9b61d9f1e19370",
    (
        Archive("GTSRB-Training_fixed.zip", "513f3c79a4c5141765e10e952eaa2478"),
        Archive("GTSRB_Final_Test_Images.zip", "c7e4e6327067d32654124b0fe9e82185"),
        Archive("GTSRB_Final_Test_GT.zip", "fe31e9c9270bbcd7b84b7f21a9d9d9e5"),
    ),
    gtsrb.check_whole,
)
FINAL_TRAINING = Archive("GTSRB_Final_Training_Images.zip", "f33fd80ac59bff73c82d25ab499e03a3")
"""All 39,209 training images; the archive named ``fixed`` has the 26,640 of the competition's first part."""

BELGIAN = Source(
    places.PUBLICATIONS["belgian"],
    "https://btsd.ethz.ch/shareddata/BelgiumTSC",
    (Archive("BelgiumTSC_Training.zip"), Archive("BelgiumTSC_Testing.zip")),
    belgian.check_whole,
)

SOURCES = {"gtsrb": GTSRB, "belgian": BELGIAN}

CHINESE = """\
The Chinese signs (TSRD) are handed out by their makers, who ask to be cited; nothing is fetched here. Get
  tsrd-train.zip, TSRD-Test.zip and the two archives of annotations
from http://www.nlpr.ia.ac.cn/pal/trafficdata/recognition.html and unpack them into {folder},
so that it holds tsrd-train/ and TSRD-Test/ with TsignRecgTrain4170Annotation.txt and TsignRecgTest1994Annotation.txt;
or take Kaggle's dmitryyemelyanov/chinese-traffic-signs (images/ and annotations.csv)."""
