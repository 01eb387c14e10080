"""Norms of groups of channels, of samples' planes, and two norms in a row."""

import numpy as np

from common import Case, affine, all_but, along, moved, rms, rms_gradient, standardize, standardize_gradient


def group_norm(name, shape, groups, **more):
    case = Case(name, "group_norm", groups=groups, **more)
    x, view = case.given("x", shape, -0.5, 1.5), (shape[0], groups, -1)
    m, v, r, n = standardize(x.reshape(view), (2,), case.settings.get("eps", 1e-5))
    g, results = affine(case, n.reshape(shape), 1)
    dx = standardize_gradient(g.reshape(view), n, r, (2,)).reshape(shape)
    case.write(stat_m=m[..., 0], stat_v=v[..., 0], dx=dx, **results)


def parallel_layer_norm(name, shape, group_size, **settings):
    case = Case(name, "parallel_layer_norm", group_size=group_size, **settings)
    x, view = case.given("x", shape, 1, 2), (*shape[:-1], -1, group_size)
    m, v, r, n = standardize(x.reshape(view), (-1,), settings.get("eps", 1e-5))
    g, results = affine(case, n.reshape(shape), -1)
    dx = standardize_gradient(g.reshape(view), n, r, (-1,)).reshape(shape)
    case.write(stat_m=m[..., 0], stat_v=v[..., 0], dx=dx, **results)


def head_norm(name, shape, heads, **settings):
    case = Case(name, "head_norm", heads=heads, **settings)
    size, less = shape[-1] // heads, 1 - settings.get("lambda_init", 0)
    x, view = case.given("x", shape, 1, 2), (*shape[:-1], heads, size)
    gamma, dy = case.given("gamma", size, 1, 0.3), less * case.cotangent("y", shape).reshape(view)
    q, r = rms(x.reshape(view), (-1,), settings.get("eps", 1e-5))
    n = x.reshape(view) * r
    dx = rms_gradient(gamma * dy, x.reshape(view), r, (-1,)).reshape(shape)
    case.write(y=(less * gamma * n).reshape(shape), stat_q=q[..., 0], dx=dx, dgamma=(dy * n).sum(all_but(n.ndim, -1)))


def instance_norm(name, shape, mode="training", **more):
    case = Case(name, "instance_norm", mode, **more)
    eps, rate, axes = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1), tuple(range(2, len(shape)))
    x, m0, v0 = case.given("x", shape, 0.5, 2), case.given("state_m", shape[1]), case.positive("state_v", shape[1])
    if mode == "inference":
        r = along(1 / np.sqrt(v0 + eps), x.ndim, 1)
        g, results = affine(case, (x - along(m0, x.ndim, 1)) * r, 1)
        return case.write(stat_m=m0, stat_v=v0, dx=g * r, **results)
    m, v, r, n = standardize(x, axes, eps)
    g, results = affine(case, n, 1)
    m, v, count = m.reshape(shape[:2]), v.reshape(shape[:2]), np.prod(shape[2:])
    case.write(stat_m=m, stat_v=v, state_m=moved(m0, rate, m.mean(0)),
               state_v=moved(v0, rate, (v * count / (count - 1)).mean(0)),
               dx=standardize_gradient(g, n, r, axes), **results)


def batch_norm_of(case, n, eps, rate):
    """Batch norm of an array, with its running values: results, and the cotangent of the array."""
    axes, count = all_but(n.ndim, 1), n.size / n.shape[1]
    m0, v0 = case.given("state_m", n.shape[1]), case.positive("state_v", n.shape[1])
    if case.mode == "inference":
        r = along(1 / np.sqrt(v0 + eps), n.ndim, 1)
        g, results = affine(case, (n - along(m0, n.ndim, 1)) * r, 1)
        return g * r, results | {"stat_m": m0, "stat_v": v0}
    m, v, r, z = standardize(n, axes, eps)
    g, results = affine(case, z, 1)
    m, v = m.reshape(-1), v.reshape(-1)
    results |= {"stat_m": m, "stat_v": v, "state_m": moved(m0, rate, m),
                "state_v": moved(v0, rate, v * count / (count - 1))}
    return standardize_gradient(g, z, r, axes), results


def continual_norm(name, shape, groups, mode="training", **more):
    """Group norm without an affine map, then batch norm with one."""
    case = Case(name, "continual_norm", mode, groups=groups, **more)
    eps, rate = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1)
    x, view = case.given("x", shape, 0.5, 2), (shape[0], groups, -1)
    m, v, r, n = standardize(x.reshape(view), (2,), eps)
    dn, results = batch_norm_of(case, n.reshape(shape), eps, rate)
    dx = standardize_gradient(dn.reshape(view), n, r, (2,)).reshape(shape)
    case.write(stat_group_m=m[..., 0], stat_group_v=v[..., 0], dx=dx, **results)


def xbn_block(name, shape, later, groups, mode="training", **more):
    """Batch norm of x, group norm of h."""
    case = Case(name, "xbn_block", mode, groups=groups, **more)
    eps, rate = case.settings.get("eps", 1e-5), case.settings.get("momentum", 0.1)
    dx, results = batch_norm_of(case, case.given("x", shape, 1, 2), eps, rate)
    h, view, channels = case.given("h", later, -1, 1.5), (later[0], groups, -1), later[1]
    gamma, beta = case.given("h_gamma", channels, 1, 0.3), case.given("h_beta", channels)
    dz, axes = case.cotangent("z", later), all_but(len(later), 1)
    _, _, r, n = standardize(h.reshape(view), (2,), eps)
    g = (along(gamma, h.ndim, 1) * dz).reshape(view)
    dh, n = standardize_gradient(g, n, r, (2,)).reshape(later), n.reshape(later)
    case.write(z=along(gamma, h.ndim, 1) * n + along(beta, h.ndim, 1), dx=dx, dh=dh, dh_gamma=(dz * n).sum(axes),
               dh_beta=dz.sum(axes), **results)


def write():
    group_norm("group_norm", (3, 6, 5, 3), 3, axes="NCHW")
    group_norm("group_norm_vectors", (5, 12), 2, eps=0.1)
    group_norm("group_norm_default_groups", (2, 64, 3), 32)
    parallel_layer_norm("parallel_layer_norm", (3, 2, 24), 8)
    parallel_layer_norm("parallel_layer_norm_pairs", (7, 10), 2, eps=0.1)
    head_norm("head_norm", (3, 4, 24), 8)
    head_norm("head_norm_settings", (7, 15), 3, lambda_init=0.2, eps=0.1)
    instance_norm("instance_norm", (3, 6, 5, 3), axes="NCHW")
    instance_norm("instance_norm_settings", (4, 3, 7), momentum=0.4, eps=0.1)
    instance_norm("instance_norm_inference", (3, 6, 5, 3), "inference", axes="NCHW")
    continual_norm("continual_norm", (3, 6, 5, 3), 3, axes="NCHW")
    continual_norm("continual_norm_settings", (7, 4, 3), 2, momentum=0.4, eps=0.1)
    continual_norm("continual_norm_inference", (3, 6, 5, 3), 2, "inference", axes="NCHW")
    xbn_block("xbn_block", (3, 4, 5, 3), (3, 6, 3, 2), 3, axes="NCHW")
    xbn_block("xbn_block_settings", (7, 3), (7, 10), 2, momentum=0.4, eps=0.1)
    xbn_block("xbn_block_inference", (3, 4, 5, 3), (3, 6, 2, 2), 2, "inference", axes="NCHW")
