"""Layer norms and their relatives, which take the mean away or divide by a deviation along one axis."""

import numpy as np

from common import Case, affine, rms, rms_gradient, standardize, standardize_gradient


def layer_norm(name, shape, definition="layer_norm", axis=-1, usual_eps=1e-5, **more):
    case = Case(name, definition, **more)
    x = case.given("x", shape, 2, 1.5)
    m, v, r, n = standardize(x, (axis,), case.settings.get("eps", usual_eps))
    g, results = affine(case, n, axis)
    case.write(stat_m=m.squeeze(axis), stat_v=v.squeeze(axis), dx=standardize_gradient(g, n, r, (axis,)), **results)


def layer_norm_simple(name, shape, **settings):
    case = Case(name, "layer_norm_simple", **settings)
    x = case.given("x", shape, -1, 2)
    m, v, r, n = standardize(x, (-1,), settings.get("eps", 1e-5))
    dy = case.cotangent("y", shape)
    case.write(y=n, stat_m=m[..., 0], stat_v=v[..., 0], dx=standardize_gradient(dy, n, r, (-1,)))


def global_layer_norm(name, shape, **more):
    case = Case(name, "global_layer_norm", **more)
    axes = tuple(range(1, len(shape)))
    x = case.given("x", shape, 0.5, 2)
    m, v, r, n = standardize(x, axes, case.settings.get("eps", 1e-8))
    g, results = affine(case, n, 1)
    case.write(stat_m=m.reshape(-1), stat_v=v.reshape(-1), dx=standardize_gradient(g, n, r, axes), **results)


def variance_only_layer_norm(name, shape, **settings):
    case = Case(name, "variance_only_layer_norm", **settings)
    x = case.given("x", shape, 2, 1.5)
    m, v, r, _ = standardize(x, (-1,), settings.get("eps", 1e-6))
    g, results = affine(case, x * r, -1, shift=False)
    to_v = -0.5 * (g * x).sum(-1, keepdims=True) * r**3
    case.write(stat_v=v[..., 0], dx=g * r + to_v * 2 * (x - m) / shape[-1], **results)


def center_norm(name, shape):
    case = Case(name, "center_norm")
    x, wider = case.given("x", shape, 3, 1), shape[-1] / max(shape[-1] - 1, 1)
    m = x.mean(-1, keepdims=True)
    g, results = affine(case, wider * (x - m), -1)
    case.write(stat_m=m[..., 0], dx=wider * (g - g.mean(-1, keepdims=True)), **results)


def node_norm(name, shape, **settings):
    case = Case(name, "node_norm", **settings)
    x, power = case.given("x", shape, 1, 2), -1 / settings.get("root", 2)
    m = x.mean(-1, keepdims=True)
    s = np.sqrt(((x - m) ** 2).mean(-1, keepdims=True) + settings.get("eps", 1e-5))
    dy = case.cotangent("y", shape)
    to_s = (dy * x).sum(-1, keepdims=True) * power * s ** (power - 1)
    case.write(y=x * s**power, stat_s=s[:, 0], dx=dy * s**power + to_s * (x - m) / (shape[-1] * s))


def crms_norm(name, shape, **settings):
    """The input lacks the last of d features, which is minus the sum of the others."""
    case = Case(name, "crms_norm", **settings)
    x, d = case.given("x", shape, 0.2, 2), shape[-1] + 1
    whole = np.concatenate([x, -x.sum(-1, keepdims=True)], axis=-1)
    q, r = rms(whole, (-1,), settings.get("eps", 1e-5))
    dy = case.cotangent("y", shape)
    to_q = -0.5 * (dy * x).sum(-1, keepdims=True) * r**3
    case.write(y=x * r, stat_q=q[..., 0], dx=dy * r + to_q * 2 * (x + x.sum(-1, keepdims=True)) / d)


def add_rms_norm(name, shape, **settings):
    case = Case(name, "add_rms_norm", **settings)
    h = case.given("x", shape) + case.given("residual", shape, 1, 2)
    q, r = rms(h, (-1,), settings.get("eps", 1e-6))
    g, results = affine(case, h * r, -1, shift=False)
    dh = case.cotangent("h", shape) + rms_gradient(g, h, r, (-1,))
    case.write(h=h, stat_q=q[..., 0], dx=dh, dresidual=dh, **results)


def dual_patch_norm(name, patches, features, **settings):
    case, eps = Case(name, "dual_patch_norm", **settings), settings.get("eps", 1e-6)
    m, v, r, n = standardize(case.given("x", patches, 1, 2), (-1,), eps)
    g, results = affine(case, n, -1)
    _, _, outer_r, z = standardize(case.given("e", (*patches[:-1], features), -1, 1.5), (-1,), eps)
    gamma, beta = case.given("e_gamma", features, 1, 0.3), case.given("e_beta", features)
    dz = case.cotangent("z", z.shape)
    case.write(z=gamma * z + beta, stat_m=m[..., 0], stat_v=v[..., 0], dx=standardize_gradient(g, n, r, (-1,)),
               de=standardize_gradient(gamma * dz, z, outer_r, (-1,)), de_gamma=(dz * z).sum((0, 1)),
               de_beta=dz.sum((0, 1)), **results)


def write():
    layer_norm("layer_norm", (4, 3, 13))
    layer_norm("layer_norm_vectors", (7, 5), eps=0.25)
    layer_norm("layer_norm_2d", (3, 6, 5, 3), "layer_norm_2d", 1, 1e-6, axes="NCHW")
    layer_norm_simple("layer_norm_simple", (4, 3, 13))
    layer_norm_simple("layer_norm_simple_settings", (19,), eps=0.5)
    global_layer_norm("global_layer_norm", (3, 5, 7))
    global_layer_norm("global_layer_norm_images", (2, 3, 5, 7), eps=1e-2, axes="NCHW")
    variance_only_layer_norm("variance_only_layer_norm", (4, 3, 13))
    variance_only_layer_norm("variance_only_layer_norm_settings", (5, 33), eps=0.5)
    center_norm("center_norm", (4, 3, 11))
    center_norm("center_norm_of_two", (7, 2))
    center_norm("center_norm_of_one", (7, 1))
    node_norm("node_norm", (9, 11))
    node_norm("node_norm_deviation", (5, 17), root=1, eps=1e-3)
    node_norm("node_norm_third_root", (5, 7), root=3)
    crms_norm("crms_norm", (4, 3, 12))
    crms_norm("crms_norm_settings", (5, 33), eps=0.5)
    add_rms_norm("add_rms_norm", (3, 5, 11))
    add_rms_norm("add_rms_norm_settings", (33,), eps=0.5)
    dual_patch_norm("dual_patch_norm", (3, 4, 12), 7)
    dual_patch_norm("dual_patch_norm_settings", (1, 5, 3), 9, eps=0.3)
