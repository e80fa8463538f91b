"use strict";
(async () => {
  const packed = document.getElementById("plotly");
  if (!packed || !("DecompressionStream" in window)) return; // The still pictures stay.
  const bytes = Uint8Array.from(atob(packed.textContent.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);

  const sections = new Map(
    [...document.querySelectorAll("[data-architecture]")].map((one) => [one.dataset.architecture, one])
  );
  const narrow = matchMedia("(max-width: 600px)").matches;

  const fit = (layout, lines) => {
    layout.title = undefined; // The heading above says it.
    layout.margin = { ...layout.margin, t: layout.annotations ? 40 : 15 };
    layout.height = layout.height || (layout.annotations ? 560 : lines ? 480 : 360);
    if (!narrow) return layout;
    layout.dragmode = false; // A swipe that begins on a chart scrolls the page.
    const limits = (layout.shapes || []).map((line) => line.x0);
    if (layout.xaxis.type === "log" && Math.max(...limits) > 10 * Math.min(...limits)) layout.xaxis.dtick = "D2";
    layout.margin = { l: Math.min(layout.margin.l, 185), r: 8, t: 20, b: 70 + 20 * lines };
    layout.legend = { ...layout.legend, y: -0.22, yanchor: "top" };
    layout.height += 10 * lines;
    return layout;
  };

  // Five panels beside each other are too narrow for a phone: there they are beneath each other.
  const stacked = (layout) => {
    const axes = Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key));
    if (!narrow || axes.length < 2) return layout;
    axes.forEach((key, at) => {
      const upright = layout[key.replace("x", "y")];
      upright.domain = [1 - (at + 0.72) / axes.length, 1 - (at + 0.08) / axes.length];
      layout[key].domain = [0, 1];
      upright.showticklabels = true;
      if (at) upright.title = undefined;
      const note = layout.annotations[at];
      Object.assign(note, { x: 0, xanchor: "left", y: upright.domain[1] });
    });
    layout.height = 230 * axes.length;
    layout.legend.y = -0.06;
    return layout;
  };

  const show = (point) => {
    const [trial, name, kibibytes, macs, label, accuracy] = point.customdata;
    const architecture = name.replaceAll("<br>", "");
    const section = sections.get(architecture);
    if (section) {
      const folded = section.closest("details");
      if (folded) folded.open = true;
      section.scrollIntoView();
      return;
    }
    const said = trial === null ? "as published" : `trial ${trial}`;
    const text = `${said} ${label}: ${accuracy.toFixed(2)} %, ${point.x.toLocaleString("en")} parameters, ` +
      `${kibibytes} KiB, ${macs} M MACs: ${architecture}`;
    document.getElementById("picked").textContent = text;
  };

  const draw = async (figure) => {
    const { data, layout } = JSON.parse(document.getElementById(`data-${figure.id}`).textContent);
    const live = figure.querySelector(".live");
    figure.classList.add("drawn");
    const lines = data.filter((trace) => trace.showlegend !== false && trace.name).length;
    const options = { responsive: true, displaylogo: false, displayModeBar: narrow ? false : "hover" };
    await Plotly.newPlot(live, data, stacked(fit(layout, lines > 1 ? lines : 0)), options);
    if (figure.id === "pareto") live.on("plotly_click", (event) => show(event.points[0]));
  };

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: "400px" });
  document.querySelectorAll(".figure").forEach((figure) => seen.observe(figure));

  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded) folded.open = true;
  };
  addEventListener("hashchange", open);
  open();
})();
