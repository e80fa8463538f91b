"""Training images, each time a little different. Importing this module imports TensorFlow.

At strength 1 a sign is turned by up to 11 degrees, sheared by up to 0.15, made larger or smaller by up to a fifth,
stretched by up to a tenth and moved by up to a tenth of the image; its colours are up to 0.35 (in the logarithm)
stronger or weaker together, and up to 0.15 each. Signs are never mirrored: some would become others.
"""

import tensorflow as tf

TURN, SHEAR, SIZE, STRETCH, SHIFT = 0.2, 0.15, 0.2, 0.1, 0.1
GAIN, COLOUR = 0.35, 0.15


def augmented(images: tf.Tensor, strength: float, source: tf.random.Generator) -> tf.Tensor:
    """float32[N, S, S, 3], pixels 0 to 255, of the same; what moves in from outside repeats the border."""
    size = images.shape[1]
    moved = tf.raw_ops.ImageProjectiveTransformV3(
        images=images,
        transforms=_affine(tf.shape(images)[0], size, strength, source),
        output_shape=[size, size],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="NEAREST",
    )
    count = tf.shape(images)[0]
    gains = source.uniform([count, 1], -GAIN, GAIN) + source.uniform([count, 3], -COLOUR, COLOUR)
    return tf.minimum(moved * tf.exp(strength * gains)[:, None, None, :], 255.0)


def _affine(count: tf.Tensor, size: int, strength: float, source: tf.random.Generator) -> tf.Tensor:
    """From places in the new image to places in the old one, as the transformation wants them: float32[count, 8]."""

    def within(limit: float) -> tf.Tensor:
        return source.uniform([count], -limit * strength, limit * strength)

    turn, scale, stretch = within(TURN), tf.exp(within(SIZE)), tf.exp(within(STRETCH))
    along, across = tf.cos(turn) * scale * stretch, within(SHEAR) - tf.sin(turn) * scale
    down, sideways = tf.cos(turn) * scale / stretch, tf.sin(turn) * scale
    centre = (size - 1) / 2
    right = centre * (1 - along - across) + within(SHIFT) * size
    below = centre * (1 - sideways - down) + within(SHIFT) * size
    none = tf.zeros_like(turn)
    return tf.stack([along, across, right, sideways, down, below, none, none], axis=1)
