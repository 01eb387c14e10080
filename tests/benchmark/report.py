"""The table and the picture of a run: medians of ratios that were taken within one round each."""

import os
import pathlib
import re
import statistics

# Shares of the roofline that are to be reached, by layer, direction and layout; `cached` for what stays in cache.
WANTED = {("rows", False): 0.85, ("rows", True): 0.80, "cached": 0.70,
          ("batch_norm", False, "NCHW"): 0.65, ("batch_norm", False, "NHWC"): 0.42,
          ("group_norm", False, "NCHW"): 0.80, ("group_norm", False, "NHWC"): 0.60,
          ("batch_norm", True, "NCHW"): 0.65, ("group_norm", True, "NCHW"): 0.65}
CACHED_ROWS = 256
COLOURS = {"Norma": "#1f5fa8", "by hand": "#8fb8de", "PyTorch": "#e07b39", "oneDNN": "#7a9a3a"}


def wanted(case):
    if case["layout"] == "rows":
        return WANTED["cached"] if case["size"] == CACHED_ROWS else WANTED["rows", case["backward"]]
    return WANTED.get((case["layer"], case["backward"], case["layout"]))


def title(case):
    extents = f"{case['size']}·1024" if case["layout"] == "rows" else f"{case['size']}·256·28² {case['layout']}"
    return f"{case['layer'].replace('_', ' ')} {'backward' if case['backward'] else 'forward'}, {extents}"


def summarize(case, rounds):
    """Shares of the roofline: one number per round and subject, then the median. PyTorch is the better of its modes."""
    share = {}
    for subject, name in (("norma", "Norma"), ("by_hand", "by hand"), ("oneDNN", "oneDNN"), ("eager", "eager"), ("compiled", "compiled")):
        ratios = [answer["roofline"] / answer[subject] for answer in rounds if subject in answer]
        if ratios:
            share[name] = ratios
    modes = [name for name in ("eager", "compiled") if name in share]
    mode = max(modes, key=lambda name: statistics.median(share[name])) if modes else None
    if mode:
        share["PyTorch"] = share[mode]
    medians = {name: statistics.median(ratios) for name, ratios in share.items()}
    ratio = lambda name: statistics.median(a / b for a, b in zip(share["Norma"], share[name]))
    peers = [name for name in ("PyTorch", "oneDNN") if name in share]
    tensors = 3 if case["backward"] else 2
    elements = case["size"] * (1024 if case["layout"] == "rows" else 256 * 28 * 28)
    return {"title": title(case), "share": medians, "mode": mode, "wanted": wanted(case),
            "bandwidth": tensors * 4 * elements / statistics.median(answer["roofline"] for answer in rounds) / 1e9,
            "milliseconds": 1e3 * statistics.median(answer["norma"] for answer in rounds),
            "to_twin": ratio("by hand"), "to_peer": min(map(ratio, peers)) if peers else None,
            "spread": (min(share["Norma"]), max(share["Norma"]))}


def machine():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return "unknown processor"
    field = lambda name: (re.search(rf"^{name}\s*:\s*(.*)$", text, re.M) or [None, "?"])[1]
    widest = next((name for flag, name in (("avx512f", "AVX-512"), ("avx2", "AVX2")) if flag in field("flags").split()), "SSE")
    return f"{field('model name')} (family {field('cpu family')}, model {field('model')}), {len(os.sched_getaffinity(0))} cores, {widest}"


def number(value, digits=2):
    return "–" if value is None else f"{value:.{digits}f}"


def table(rows, missing, arguments, date):
    lines = [f"# Norma, its twins and its peers, {date}", "",
             f"{machine()}; f32. Medians over {arguments.rounds} rounds of ratios that were taken",
             f"within a round, each of the median of {arguments.repeats} calls (of short ones ten times as many); every case's subjects in turn. The",
             "roofline is a copy (forward) or an addition of two (backward) of the same tensors, stored past the cache; in cache (256 rows)",
             "with ordinary stores. The figures of Norma and the others are shares of it, of the least bytes. PyTorch: the better of eager (e)",
             "and `torch.compile` (c), backward alone. By hand: tests/benchmark/by_hand/.", ""]
    lines += [f"{name} is missing: {reason}.\n" for name, reason in missing.items()]
    lines += ["| case | roofline GB/s | Norma ms | Norma | spread | wanted | by hand | PyTorch | oneDNN | Norma / by hand | Norma / best peer |",
              "|---|---|---|---|---|---|---|---|---|---|---|"]
    for row in rows:
        share = row["share"]
        pytorch = "–" if not row["mode"] else f"{share['PyTorch']:.2f} {row['mode'][0]}"
        low, high = row["spread"]
        lines.append(f"| {row['title']} | {number(row['bandwidth'], 0)} | {number(row['milliseconds'], 3)} | {number(share['Norma'])} | {low:.2f}–{high:.2f} "
                     f"| {number(row['wanted'])} | {number(share['by hand'])} | {pytorch} | {number(share.get('oneDNN'))} "
                     f"| {number(row['to_twin'])} | {number(row['to_peer'])} |")
    return "\n".join(lines) + "\n"


def picture(rows):
    """Bars per case as shares of the roofline; a mark where the share is that is to be reached."""
    names, bar, gap, left, width, top = list(COLOURS), 9, 14, 300, 560, 56
    step = bar * len(names) + gap
    scale = max(1.0, *(share for row in rows for name, share in row["share"].items() if name in COLOURS))
    x = lambda share: left + width * share / scale
    height = top + step * len(rows) + 30
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 70}" height="{height}" font-family="sans-serif" font-size="12">',
             '<rect width="100%" height="100%" fill="white"/>',
             f'<text x="{left}" y="18" font-size="14">share of the stream roofline</text>']
    for index, name in enumerate(names):
        parts.append(f'<rect x="{left + 110 * index}" y="28" width="10" height="10" fill="{COLOURS[name]}"/>'
                     f'<text x="{left + 110 * index + 14}" y="37">{name}</text>')
    parts.append(f'<line x1="{left + 440}" x2="{left + 440}" y1="27" y2="39" stroke="black" stroke-width="2"/><text x="{left + 446}" y="37">wanted</text>')
    for tenth in range(0, int(scale * 10) + 1, 2):
        at = x(tenth / 10)
        parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{top - 6}" y2="{height - 24}" stroke="{"#444" if tenth == 10 else "#ddd"}"/>'
                     f'<text x="{at:.1f}" y="{height - 8}" text-anchor="middle">{tenth / 10:.1f}</text>')
    for index, row in enumerate(rows):
        y = top + step * index
        parts.append(f'<text x="{left - 8}" y="{y + bar * len(names) / 2 + 4}" text-anchor="end">{row["title"]}</text>')
        for place, name in enumerate(names):
            if name in row["share"]:
                share = row["share"][name]
                parts.append(f'<rect x="{left}" y="{y + bar * place}" width="{x(share) - left:.1f}" height="{bar - 1}" fill="{COLOURS[name]}"/>'
                             f'<text x="{x(share) + 3:.1f}" y="{y + bar * place + bar - 1}" font-size="9">{share:.2f}</text>')
        if row["wanted"]:
            at = x(row["wanted"])
            parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{y - 2}" y2="{y + bar * len(names) + 1}" stroke="black" stroke-width="2"/>')
    return "\n".join([*parts, "</svg>"]) + "\n"
