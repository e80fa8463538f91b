"""Whether the weights in an HDF5 file fit into memory: a few bytes of it can declare any size, and name it often."""

from collections.abc import Iterator
from pathlib import Path

import h5py
from tf_keras.src.saving.legacy.hdf5_format import load_attributes_from_hdf5_group as names

from nas.model_files.loaded import MOST_NUMBERS, ModelError

MOST_BYTES = 4 * MOST_NUMBERS


def check_stored(path: Path, file: h5py.File) -> None:
    """Raise ModelError if the weights in ``file``, which is or is in the one at ``path``, would not fit into memory.

    Also if they are kept in another way than Keras keeps them, which may be in other files.
    """
    links: dict[str, object] = {}
    file.visititems_links(links.__setitem__)
    parts = [file[name] if isinstance(link, h5py.HardLink) else None for name, link in links.items()]
    weights = [part for part in parts if isinstance(part, h5py.Dataset)]
    if None in parts or any(one.is_virtual or one.external or one.dtype.hasobject for one in weights):
        raise ModelError(f"{path}: keeps weights in another way than Keras does; save the whole model again")
    for held in (weights, _read_by_name(file)):
        total = sum(one.nbytes for one in held)
        if total > MOST_BYTES:
            raise ModelError(f"{path}: declares {total:,} bytes of weights; that is too much")


def _read_by_name(file: h5py.File) -> Iterator[h5py.Dataset]:
    """Of a whole model, all that Keras holds at once before it compares shapes: the same weights may be named twice."""
    if "model_weights" in file:
        model = file["model_weights"]
        top = ["top_level_model_weights"] if "top_level_model_weights" in model else []
        for group in map(model.__getitem__, [*names(model, "layer_names"), *top]):
            yield from map(group.__getitem__, names(group, "weight_names"))
