"""The learning curve of a trial as a picture."""

from io import BytesIO

from studies.trials import Curve

DOTS_PER_INCH = 100


def curve_png(curve: Curve) -> bytes:
    """Validation accuracy over epochs."""
    from matplotlib.figure import Figure  # Takes almost half a second, and a search starts without.
    from matplotlib.ticker import PercentFormatter

    figure = Figure(figsize=(5, 3), layout="constrained")
    axes = figure.subplots()
    axes.plot([epochs for epochs, _ in curve], [accuracy for _, accuracy in curve], marker="o")
    axes.set(xlabel="epochs", ylabel="validation accuracy", ylim=(0, 1), xlim=(0, None))
    axes.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    axes.grid(visible=True, alpha=0.3)
    file = BytesIO()
    figure.savefig(file, dpi=DOTS_PER_INCH)
    return file.getvalue()
