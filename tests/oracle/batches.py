"""Batch norms: statistics over the batch, with running values that inference reads."""

import numpy as np

from common import Case, affine, all_but, along, moved, standardize, standardize_gradient


def batch_norm(name, definition, shape, view, reduced, learnt, mode="training", **more):
    """Batch norm of x in another view, where it is standardized over some axes. Parameters lie along the view's axes
    `learnt`, merged if there are several and the definition has one axis for them."""
    case = Case(name, definition, mode, **more)
    eps, rate = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1)
    x = case.given("x", shape, 1.5, 2).reshape(view)
    wide = [x.shape[i] if i in learnt else 1 for i in range(x.ndim)]
    kept = [1 if i in reduced else x.shape[i] for i in range(x.ndim)]
    flat = [extent for i, extent in enumerate(kept) if i not in reduced]
    own = [x.shape[i] for i in learnt] if definition == "sub_spectral_norm" else [np.prod(wide)]
    gamma, beta = case.given("gamma", own, 1, 0.3), case.given("beta", own)
    m0, v0, dy = case.given("state_m", flat), case.positive("state_v", flat), case.cotangent("y", shape).reshape(view)
    factor = case.settings.get("alpha", 1) * case.settings.get("threshold", 0.5) if "threshold" in definition else 1
    g, others = factor * gamma.reshape(wide) * dy, tuple(i for i in range(x.ndim) if i not in learnt)
    if mode == "inference":
        r = 1 / np.sqrt(v0.reshape(kept) + eps)
        n, dx = (x - m0.reshape(kept)) * r, g * r
        statistics = {"stat_m": m0, "stat_v": v0}
    else:
        m, v, r, n = standardize(x, reduced, eps)
        dx, count = standardize_gradient(g, n, r, reduced), x.size / v.size
        m, v = m.reshape(flat), v.reshape(flat)
        statistics = {"stat_m": m, "stat_v": v, "state_m": moved(m0, rate, m),
                      "state_v": moved(v0, rate, v * count / (count - 1))}
    case.write(y=(factor * gamma.reshape(wide) * n + beta.reshape(wide)).reshape(shape), dx=dx.reshape(shape),
               dgamma=(factor * dy * n).sum(others).reshape(own), dbeta=dy.sum(others).reshape(own), **statistics)


def mean_only_batch_norm(name, shape, mode="training", **more):
    case = Case(name, "mean_only_batch_norm", mode, **more)
    axes, rank = all_but(len(shape), 1), len(shape)
    x, m0, beta = case.given("x", shape, 2, 1), case.given("state_m", shape[1]), case.given("beta", shape[1])
    dy, training = case.cotangent("y", shape), mode == "training"
    m = x.mean(axes) if training else m0
    results = {"state_m": moved(m0, case.settings.get("momentum", 0.1), m)} if training else {}
    case.write(y=x - along(m, rank, 1) + along(beta, rank, 1), stat_m=m, dbeta=dy.sum(axes),
               dx=dy - dy.mean(axes, keepdims=True) if training else dy, **results)


def extended_batch_norm(name, shape, mode="training", **more):
    """A mean per channel, one mean square of what is left for all channels."""
    case = Case(name, "extended_batch_norm", mode, **more)
    eps, rate, axes = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1), all_but(len(shape), 1)
    x, m0, v0 = case.given("x", shape, 1, 1.5), case.given("state_m", shape[1]), case.positive("state_v", ())
    training = mode == "training"
    m = x.mean(axes) if training else m0
    away = x - along(m, x.ndim, 1)
    v = (away**2).mean() if training else v0
    r = 1 / np.sqrt(v + eps)
    g, results = affine(case, away * r, 1)
    if training:
        to_v = -0.5 * (g * away).sum() * r**3
        to_away = g * r + to_v * 2 * away / x.size
        results |= {"dx": to_away - to_away.mean(axes, keepdims=True), "state_m": moved(m0, rate, m),
                    "state_v": moved(v0, rate, v)}
    else:
        results["dx"] = g * r
    case.write(stat_m=m, stat_v=v, **results)


def standardization_layer(name, shape, mode="training", **more):
    """(x - m) / max(s, eps). Where eps is not tiny, channel 1 hardly varies and channel 2 not at all."""
    case = Case(name, "standardization_layer", mode, **more)
    eps, rate, axes = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1), all_but(len(shape), 1)
    x, dy = case.given("x", shape, 1, 1.5), case.cotangent("y", shape)
    if eps > 0.1:
        x[:, 1] *= eps / 20
        x[:, 2] = 0
    m0, v0 = case.given("state_m", shape[1]), case.positive("state_v", shape[1])
    training = mode == "training"
    m = x.mean(axes) if training else m0
    away = x - along(m, x.ndim, 1)
    v = (away**2).mean(axes) if training else v0
    s = along(np.maximum(np.sqrt(v), eps), x.ndim, 1)
    n, results = away / s, {"dx": dy / s}
    if training:
        varies = along(np.sqrt(v) > eps, x.ndim, 1)
        along_n = np.where(varies, (dy * n).mean(axes, keepdims=True), 0)
        results = {"dx": (dy - dy.mean(axes, keepdims=True) - n * along_n) / s, "state_m": moved(m0, rate, m),
                   "state_v": moved(v0, rate, v)}
    case.write(y=n, stat_m=m, stat_v=v, **results)


def frozen_batch_norm(name, shape, **more):
    case = Case(name, "frozen_batch_norm", **more)
    axes, rank, channels = all_but(len(shape), 1), len(shape), shape[1]
    x, mean, variance = case.given("x", shape), case.given("mean", channels), case.positive("variance", channels)
    gamma, beta, dy = case.given("gamma", channels, 1, 0.3), case.given("beta", channels), case.cotangent("y", shape)
    root = 1 / np.sqrt(variance + case.settings.get("eps", 1e-5))
    scale = along(gamma * root, rank, 1)
    to_scale = (dy * (x - along(mean, rank, 1))).sum(axes)
    case.write(y=x * scale + along(beta - mean * gamma * root, rank, 1), dx=dy * scale, dgamma=to_scale * root,
               dbeta=dy.sum(axes), dmean=-gamma * root * dy.sum(axes), dvariance=-0.5 * to_scale * gamma * root**3)


def write():
    images, plane = (3, 6, 5, 3), {"axes": "NCHW"}
    for ending, mode in (("", "training"), ("_inference", "inference")):
        batch_norm("batch_norm" + ending, "batch_norm", images, images, (0, 2, 3), (1,), mode, **plane)
        batch_norm("batch_norm_vectors" + ending, "batch_norm", (9, 5), (9, 5), (0,), (1,), mode, momentum=0.4, eps=0.1)
        batch_norm("batch_group_norm" + ending, "batch_group_norm", images, (3, 3, 2, 15), (0, 2, 3), (1, 2), mode,
                   groups=3, **plane)
        batch_norm("sub_spectral_norm" + ending, "sub_spectral_norm", (3, 2, 6, 5), (3, 2, 2, 3, 5), (0, 3, 4), (1, 2),
                   mode, axes="NCFT")
        batch_norm("threshold_dependent_batch_norm" + ending, "threshold_dependent_batch_norm", (2, 3, 4, 5, 3),
                   (2, 3, 4, 15), (0, 1, 3), (2,), mode, axes="TNCHW")
        mean_only_batch_norm("mean_only_batch_norm" + ending, images, mode, **plane)
        extended_batch_norm("extended_batch_norm" + ending, (2, 4, 4, 3), mode, **plane)
        standardization_layer("standardization_layer" + ending, images, mode, **plane)
        frozen_batch_norm("frozen_batch_norm" + ending, (3, 6, 5, 3), mode=mode, **plane)
    batch_norm("batch_group_norm_default_groups", "batch_group_norm", (3, 16, 2), (3, 8, 2, 2), (0, 2, 3), (1, 2),
               momentum=0.4, eps=0.1)
    batch_norm("sub_spectral_norm_settings", "sub_spectral_norm", (2, 3, 10, 3), (2, 3, 5, 2, 3), (0, 3, 4), (1, 2),
               bands=5, momentum=0.4, eps=0.1)
    batch_norm("threshold_dependent_batch_norm_settings", "threshold_dependent_batch_norm", (3, 4, 5), (3, 4, 5),
               (0, 1), (2,), alpha=0.7, threshold=1.5, momentum=0.4, eps=0.1)
    mean_only_batch_norm("mean_only_batch_norm_settings", (9, 5), momentum=0.4)
    extended_batch_norm("extended_batch_norm_settings", (9, 5), momentum=0.4, eps=0.1)
    standardization_layer("standardization_layer_settings", (9, 5), momentum=0.4, eps=0.3)
    frozen_batch_norm("frozen_batch_norm_settings", (9, 5), eps=0.1)
