"""Norms that take nothing away and divide by a length or a root mean square; affine maps alone."""

import numpy as np

from common import Case, affine, all_but, along, rms, rms_gradient, standardize, standardize_gradient, unit, unit_gradient


def rms_norm(name, shape, **settings):
    case = Case(name, "rms_norm", **settings)
    x = case.given("x", shape, 0.5, 3)
    q, r = rms(x, (-1,), settings.get("eps", 1e-6))
    g, results = affine(case, x * r, -1, shift=False)
    case.write(stat_q=q[..., 0], dx=rms_gradient(g, x, r, (-1,)), **results)


def gemma_rms_norm(name, shape, **settings):
    case = Case(name, "gemma_rms_norm", **settings)
    x, gamma, dy = case.given("x", shape, 0.5, 3), case.given("gamma", shape[-1], 0, 0.3), case.cotangent("y", shape)
    q, r = rms(x, (-1,), settings.get("eps", 1e-6))
    case.write(y=(1 + gamma) * x * r, stat_q=q[..., 0], dx=rms_gradient(dy * (1 + gamma), x, r, (-1,)),
               dgamma=(dy * x * r).sum(all_but(x.ndim, -1)))


def input_scaled_rms_norm(name, shape, **settings):
    case = Case(name, "input_scaled_rms_norm", **settings)
    x, gamma, dy = case.given("x", shape, 0.5, 3), case.given("gamma", shape[-1], 0, 0.3), case.cotangent("y", shape)
    u = (1 + gamma) * x
    q, r = rms(u, (-1,), settings.get("eps", 1e-6))
    du = rms_gradient(dy, u, r, (-1,))
    case.write(y=u * r, stat_q=q[..., 0], dx=du * (1 + gamma), dgamma=(du * x).sum(all_but(x.ndim, -1)))


def vectors(case, shape, eps):
    """Where eps is not tiny: one vector of length 0, where eps takes over and the length's own derivative is 0, and one
    shorter than eps."""
    x = case.given("x", shape, 0.3, 2)
    if eps > 0.1:
        x[2] = 0
        x[5] *= eps / 20
    return x


def l2_norm(name, definition, shape, longer, **settings):
    """Unit length, or unit root mean square by the factor sqrt(C)."""
    case = Case(name, definition, **settings)
    factor, eps = np.sqrt(shape[-1]) if longer else 1, settings.get("eps", 1e-12)
    x, dy = vectors(case, shape, eps), case.cotangent("y", shape)
    q, n = unit(x, eps)
    case.write(y=factor * n, stat_q=q[..., 0], dx=unit_gradient(factor * dy, x, q, eps))


def scale_norm(name, shape, **settings):
    case, eps = Case(name, "scale_norm", **settings), settings.get("eps", 1e-5)
    x, dy, gain = vectors(case, shape, eps), case.cotangent("y", shape), case.given("gamma", (), 3)
    q, n = unit(x, eps)
    case.write(y=gain * n, stat_q=q[..., 0], dx=unit_gradient(gain * dy, x, q, eps), dgamma=(dy * n).sum())


def pixel_norm(name, shape, **more):
    case = Case(name, "pixel_norm", **more)
    x, dy = case.given("x", shape, 0.5, 2), case.cotangent("y", shape)
    q, r = rms(x, (1,), case.settings.get("eps", 1e-8))
    case.write(y=x * r, stat_q=q[:, 0], dx=rms_gradient(dy, x, r, (1,)))


def edm2_norm(name, shape, **more):
    """eps stands beside the root mean square."""
    case = Case(name, "edm2_norm", **more)
    x, dy, root = case.given("x", shape, 0.5, 2), case.cotangent("y", shape), np.sqrt(shape[1])
    q = np.sqrt((x**2).sum(1, keepdims=True))
    length = case.settings.get("eps", 1e-4) + q / root
    towards = (dy * x).sum(1, keepdims=True) / (length**2 * q * root)
    case.write(y=x / length, stat_q=q[:, 0], dx=dy / length - x * towards)


def filter_response_norm(name, shape, **more):
    case = Case(name, "filter_response_norm", **more)
    axes = tuple(range(2, len(shape)))
    x = case.given("x", shape, 0.5, 2)
    q, r = rms(x, axes, case.settings.get("eps", 1e-6))
    g, results = affine(case, x * r, 1)
    case.write(stat_q=q.reshape(shape[:2]), dx=rms_gradient(g, x, r, axes), **results)


def positional_norm(name, shape, **more):
    case = Case(name, "positional_norm", **more)
    x, count, eps = case.given("x", shape, 1, 1.5), shape[1], case.settings.get("eps", 1e-5)
    m = x.mean(1)
    dy, dm, ds = (case.cotangent(result, extents) for result, extents in (("y", shape), ("m", m.shape), ("s", m.shape)))
    away = x - m[:, None]
    s = np.sqrt((away**2).sum(1) / (count - 1) + eps)
    to_s = ds - (dy * away).sum(1) / s**2
    to_m = dm - dy.sum(1) / s
    dx = dy / s[:, None] + to_m[:, None] / count + (to_s / s)[:, None] * away / (count - 1)
    case.write(y=away / s[:, None], m=m, s=s, stat_m=m, stat_s=s, dx=dx)


def channel_affine(name, shape, **more):
    case = Case(name, "channel_affine", **more)
    dx, results = affine(case, case.given("x", shape), 1)
    case.write(dx=dx, **results)


def qk_norm(name, queries, keys, **settings):
    case = Case(name, "qk_norm", **settings)
    eps, results = settings.get("eps", 1e-6), {}
    for letter, shape in (("q", queries), ("k", keys)):
        x, gamma = case.given(letter, shape, 1, 2), case.given(letter + "_gamma", shape[-1], 1, 0.3)
        dy = case.cotangent(letter + "n", shape)
        if settings.get("center"):
            _, _, r, n = standardize(x, (-1,), eps)
            dx = standardize_gradient(dy * gamma, n, r, (-1,))
        else:
            _, r = rms(x, (-1,), eps)
            n, dx = x * r, rms_gradient(dy * gamma, x, r, (-1,))
        results |= {letter + "n": gamma * n, "d" + letter: dx, f"d{letter}_gamma": (dy * n).sum((0, 1, 2))}
    case.write(**results)


def write():
    rms_norm("rms_norm", (5, 2, 17))
    rms_norm("rms_norm_settings", (33,), eps=0.5)
    gemma_rms_norm("gemma_rms_norm", (5, 2, 17))
    gemma_rms_norm("gemma_rms_norm_settings", (4, 33), eps=0.5)
    input_scaled_rms_norm("input_scaled_rms_norm", (5, 2, 17))
    input_scaled_rms_norm("input_scaled_rms_norm_settings", (4, 33), eps=0.5)
    for definition, longer in (("l2_norm", False), ("simple_rms_norm", True)):
        l2_norm(definition, definition, (7, 3, 11), longer)
        l2_norm(definition + "_short_vectors", definition, (7, 11), longer, eps=0.25)
    scale_norm("scale_norm", (7, 3, 11))
    scale_norm("scale_norm_short_vectors", (7, 11), eps=0.25)
    pixel_norm("pixel_norm", (3, 6, 5, 3), axes="NCHW")
    pixel_norm("pixel_norm_settings", (5, 33), eps=0.5)
    edm2_norm("edm2_norm", (3, 6, 5, 3), axes="NCHW")
    edm2_norm("edm2_norm_settings", (5, 7, 3), eps=0.5)
    filter_response_norm("filter_response_norm", (3, 6, 5, 3), axes="NCHW")
    filter_response_norm("filter_response_norm_settings", (5, 7, 9), eps=0.5)
    positional_norm("positional_norm", (3, 6, 5, 3), axes="NCHW")
    positional_norm("positional_norm_settings", (5, 9), eps=0.5)
    channel_affine("channel_affine", (3, 6, 5, 3), axes="NCHW")
    channel_affine("channel_affine_vectors", (9, 7))
    qk_norm("qk_norm", (2, 3, 4, 7), (2, 5, 2, 7))
    qk_norm("qk_norm_centered", (1, 5, 3, 9), (1, 4, 3, 9), center=1, eps=0.3)
