"""Training images, each time a little different. Importing this module imports TensorFlow.

At strength 1 a sign is turned by up to 11 degrees, sheared by up to 0.15, made larger or smaller by up to a fifth,
stretched by up to a tenth and moved by up to a tenth of the image. It is blurred, or its edges made up to three times
as strong, because cameras differ in that. Its colours become anything from a third more saturated to grey, up to 0.35
(in the logarithm) stronger or weaker together, and up to 0.15 each; and light falls on it from one side, by up to 0.5
more or less at each border than in the middle (1 in a corner). Signs are never mirrored: some would become others.
"""

import tensorflow as tf

TURN, SHEAR, SIZE, STRETCH, SHIFT = 0.2, 0.15, 0.2, 0.1, 0.1
BLUR, SHARPEN = 1.0, 2.0
SATURATE, GREY = 0.3, 1.0
GAIN, COLOUR, LIGHT = 0.35, 0.15, 0.5


def augmented(images: tf.Tensor, strength: float, source: tf.random.Generator) -> tf.Tensor:
    """float32[N, S, S, 3], pixels 0 to 255, of the same; what moves in from outside repeats the border."""
    count, size = tf.shape(images)[0], images.shape[1]

    def within(low: float, high: float, channels: int = 1) -> tf.Tensor:
        return source.uniform([count, 1, 1, channels], strength * low, strength * high)

    images = tf.raw_ops.ImageProjectiveTransformV3(
        images=images,
        transforms=_affine(count, size, strength, source),
        output_shape=[size, size],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="NEAREST",
    )
    images += within(-BLUR, SHARPEN) * (images - tf.nn.avg_pool2d(images, 3, 1, "SAME"))
    images += within(-SATURATE, GREY) * (tf.reduce_mean(images, axis=3, keepdims=True) - images)
    ramp = tf.linspace(-1.0, 1.0, size)
    light = within(-LIGHT, LIGHT) * ramp[:, None, None] + within(-LIGHT, LIGHT) * ramp[:, None]
    gains = within(-GAIN, GAIN) + within(-COLOUR, COLOUR, 3) + light
    return tf.clip_by_value(images * tf.exp(gains), 0.0, 255.0)


def mixed(
    images: tf.Tensor, wanted: tf.Tensor, parameter: float, source: tf.random.Generator
) -> tuple[tf.Tensor, tf.Tensor]:
    """Each image, and what is wanted of it (float32[N, 43]), mixed with another's; ``parameter`` as in the recipe."""
    draws = tf.random.stateless_gamma([2, tf.shape(images)[0], 1], source.make_seeds()[:, 0], parameter)
    share = tf.reduce_max(draws, axis=0) / tf.maximum(tf.reduce_sum(draws, axis=0), 1e-30)
    both = share * wanted + (1 - share) * wanted[::-1]
    share = share[:, None, None]
    return share * images + (1 - share) * images[::-1], both


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
