"""Batch norms of slices of a batch."""

import numpy as np

from common import Case, affine, along, moved, standardize, standardize_gradient


def ghost_batch_norm(name, shape, batch, mode="training", **more):
    case = Case(name, "ghost_batch_norm", mode, batch=batch, **more)
    eps, rate, channels = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1), shape[1]
    x, m0, v0 = case.given("x", shape, 0.5, 2), case.given("state_m", channels), case.positive("state_v", channels)
    if mode == "inference":
        r = along(1 / np.sqrt(v0 + eps), x.ndim, 1)
        g, results = affine(case, (x - along(m0, x.ndim, 1)) * r, 1)
        return case.write(stat_m=m0, stat_v=v0, dx=g * r, **results)
    view = (shape[0] // batch, batch, channels, -1)
    m, v, r, n = standardize(x.reshape(view), (1, 3), eps)
    g, results = affine(case, n.reshape(shape), 1)
    dx = standardize_gradient(g.reshape(view), n, r, (1, 3)).reshape(shape)
    m, v, count = m.reshape(-1, channels), v.reshape(-1, channels), x.size // (view[0] * channels)
    # One step after the other, slice by slice.
    for mean, variance in zip(m, v):
        m0, v0 = moved(m0, rate, mean), moved(v0, rate, variance * count / (count - 1))
    case.write(stat_m=m, stat_v=v, state_m=m0, state_v=v0, dx=dx, **results)


def four_things_batch_norm(name, shape, batch, groups, mode="training", **more):
    """Moments of each sample's channels, averaged over slice and group; the variance is their difference."""
    case = Case(name, "four_things_batch_norm", mode, batch=batch, groups=groups, **more)
    eps, rate, channels = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.01), shape[1]
    x, a0 = case.given("x", shape, 0.5, 1.5), case.given("state_a", channels)
    q0 = case.positive("state_q", channels) + a0**2
    case.arrays["in"]["state_q"] = q0
    if mode == "inference":
        m = np.repeat(a0.reshape(groups, -1).mean(1), channels // groups)
        v = np.repeat(q0.reshape(groups, -1).mean(1), channels // groups) - m**2
        r = along(1 / np.sqrt(v + eps), x.ndim, 1)
        g, results = affine(case, (x - along(m, x.ndim, 1)) * r, 1)
        return case.write(stat_a=a0, stat_q=q0, dx=g * r, **results)
    planes = x.reshape(*shape[:2], -1)
    a, q = planes.mean(2), (planes**2).mean(2)
    view = (shape[0] // batch, batch, groups, channels // groups, -1)
    m = a.reshape(*view[:4]).mean((1, 3))[:, None, :, None, None]
    v = q.reshape(*view[:4]).mean((1, 3))[:, None, :, None, None] - m**2
    r, parts = 1 / np.sqrt(v + eps), x.reshape(view)
    g, results = affine(case, ((parts - m) * r).reshape(shape), 1)
    g, count, axes = g.reshape(view), parts.size // m.size, (1, 3, 4)
    to_v = -0.5 * (g * (parts - m)).sum(axes, keepdims=True) * r**3
    to_m = -(g * r).sum(axes, keepdims=True) - 2 * m * to_v
    case.write(stat_a=a, stat_q=q, state_a=moved(a0, rate, a.mean(0)), state_q=moved(q0, rate, q.mean(0)),
               dx=(g * r + to_m / count + to_v * 2 * parts / count).reshape(shape), **results)


def write():
    ghost_batch_norm("ghost_batch_norm", (6, 3, 5, 3), 2, axes="NCHW")
    ghost_batch_norm("ghost_batch_norm_settings", (12, 5), 4, momentum=0.3, eps=0.1)
    ghost_batch_norm("ghost_batch_norm_one_slice", (5, 3, 4), 5, momentum=0.3)
    ghost_batch_norm("ghost_batch_norm_inference", (6, 3, 5, 3), 2, "inference", axes="NCHW")
    four_things_batch_norm("four_things_batch_norm", (4, 6, 5, 3), 2, 3, axes="NCHW")
    four_things_batch_norm("four_things_batch_norm_settings", (6, 4, 7), 3, 2, momentum=0.3, eps=0.1)
    four_things_batch_norm("four_things_batch_norm_ghosts", (6, 3, 5, 3), 3, 3, axes="NCHW")
    four_things_batch_norm("four_things_batch_norm_inference", (4, 6, 5, 3), 2, 2, "inference", axes="NCHW")
