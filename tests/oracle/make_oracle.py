"""Writes the oracle: inputs and what must come out of the catalogue's entries, computed by numpy in double.

Values follow the papers' formulas and gradients are written out by hand; nothing of Norma is used. One folder per case:
  data/CASE/case.json        definition, mode, settings
  data/CASE/in/NAME.npy      what is passed, named as for `norma run --in`
  data/CASE/cotangent/NAME.npy
  data/CASE/out/NAME.npy     what `norma run` writes: y, stat_m, state_m, dx, dgamma ...
Run it once, in its own folder, and commit what it writes.
"""

import json
import pathlib
import shutil

import numpy as np

HERE = pathlib.Path(__file__).parent / "data"


def draw(seed, shape, middle=0.0, spread=1.0):
    return middle + spread * np.random.default_rng(seed).standard_normal(shape)


def write(case, definition, mode="training", settings=None, given=None, cotangents=None, results=None):
    folder = HERE / case
    shutil.rmtree(folder, ignore_errors=True)
    for kind, arrays in (("in", given), ("cotangent", cotangents), ("out", results)):
        (folder / kind).mkdir(parents=True)
        for name, array in arrays.items():
            np.save(folder / kind / f"{name}.npy", np.ascontiguousarray(array, dtype=np.float64))
    description = {"definition": definition, "mode": mode, "settings": settings or {}}
    (folder / "case.json").write_text(json.dumps(description, indent=2) + "\n")


def per_channel(vector, rank):
    """A vector along axis 1 of an array of that rank."""
    return vector.reshape((1, -1) + (1,) * (rank - 2))


def standardize(x, axes, eps):
    m = x.mean(axis=axes, keepdims=True)
    v = ((x - m) ** 2).mean(axis=axes, keepdims=True)
    r = 1 / np.sqrt(v + eps)
    return m, v, r, (x - m) * r


def standardize_gradient(g, normalized, r, axes):
    """dx from the cotangent of (x - m) * r, where m and r depend on x."""
    along = (g * normalized).mean(axis=axes, keepdims=True)
    return r * (g - g.mean(axis=axes, keepdims=True) - normalized * along)


def layer_norm():
    x, gamma, beta = draw(1, (4, 3, 13), 2.0, 1.5), draw(2, 13, 1, 0.3), draw(3, 13)
    dy = draw(4, x.shape)
    m, v, r, n = standardize(x, (-1,), 1e-5)
    results = {
        "y": gamma * n + beta, "stat_m": m[..., 0], "stat_v": v[..., 0],
        "dx": standardize_gradient(dy * gamma, n, r, (-1,)),
        "dgamma": (dy * n).sum((0, 1)), "dbeta": dy.sum((0, 1)),
    }
    write("layer_norm", "layer_norm", given={"x": x, "gamma": gamma, "beta": beta}, cotangents={"y": dy},
          results=results)


def layer_norm_2d():
    x, gamma, beta = draw(5, (3, 6, 5, 3), -1.0, 2.0), draw(6, 6, 1, 0.3), draw(7, 6)
    dy = draw(8, x.shape)
    m, v, r, n = standardize(x, (1,), 1e-6)
    g, b = per_channel(gamma, 4), per_channel(beta, 4)
    results = {
        "y": g * n + b, "stat_m": m[:, 0], "stat_v": v[:, 0], "dx": standardize_gradient(dy * g, n, r, (1,)),
        "dgamma": (dy * n).sum((0, 2, 3)), "dbeta": dy.sum((0, 2, 3)),
    }
    write("layer_norm_2d", "layer_norm_2d", given={"x": x, "gamma": gamma, "beta": beta}, cotangents={"y": dy},
          results=results)


def rms(x, gamma, dy, eps):
    q = (x**2).mean(-1, keepdims=True)
    r = 1 / np.sqrt(q + eps)
    g = dy * gamma
    dx = r * g - x * r**3 * (g * x).mean(-1, keepdims=True)
    dgamma = (dy * x * r).reshape(-1, x.shape[-1]).sum(0)
    return q[..., 0], gamma * x * r, dx, dgamma


def rms_norm():
    x, gamma, dy = draw(9, (5, 2, 17), 0.5, 3), draw(10, 17, 1, 0.3), draw(11, (5, 2, 17))
    q, y, dx, dgamma = rms(x, gamma, dy, 1e-6)
    write("rms_norm", "rms_norm", given={"x": x, "gamma": gamma}, cotangents={"y": dy},
          results={"y": y, "stat_q": q, "dx": dx, "dgamma": dgamma})


def add_rms_norm():
    x, residual, gamma = draw(12, (3, 5, 11)), draw(13, (3, 5, 11), 1, 2), draw(14, 11, 1, 0.3)
    dy, dh = draw(15, x.shape), draw(16, x.shape)
    q, y, through, dgamma = rms(x + residual, gamma, dy, 1e-6)
    write("add_rms_norm", "add_rms_norm", given={"x": x, "residual": residual, "gamma": gamma},
          cotangents={"y": dy, "h": dh},
          results={"y": y, "h": x + residual, "stat_q": q, "dx": dh + through, "dresidual": dh + through,
                   "dgamma": dgamma})


def l2_norm():
    x, dy, eps = draw(17, (7, 11), 0.3, 2), draw(18, (7, 11)), 1e-3
    x[2] = 0  # length 0: eps takes over and the length's own derivative is 0
    x[5] *= 1e-5  # shorter than eps
    q = np.sqrt((x**2).sum(-1, keepdims=True))
    longer = q > eps
    along = (x * dy).sum(-1, keepdims=True)
    dx = np.where(longer, dy / np.where(longer, q, 1) - x * along / np.where(longer, q, 1) ** 3, dy / eps)
    write("l2_norm", "l2_norm", settings={"eps": eps}, given={"x": x}, cotangents={"y": dy},
          results={"y": x / np.maximum(q, eps), "stat_q": q[..., 0], "dx": dx})


def batch_norm():
    x, gamma, beta = draw(19, (3, 6, 5, 7), 1.5, 2), draw(20, 6, 1, 0.3), draw(21, 6)
    m0, v0, dy, k = draw(22, 6), np.abs(draw(23, 6, 1.5)), draw(24, x.shape), 0.3
    axes, count = (0, 2, 3), 3 * 5 * 7
    g, b = per_channel(gamma, 4), per_channel(beta, 4)
    given = {"x": x, "gamma": gamma, "beta": beta, "state_m": m0, "state_v": v0}
    m, v, r, n = standardize(x, axes, 1e-5)
    mean, var = m.reshape(-1), v.reshape(-1)
    write("batch_norm", "batch_norm", settings={"momentum": k}, given=given, cotangents={"y": dy},
          results={"y": g * n + b, "stat_m": mean, "stat_v": var,
                   "state_m": m0 + k * (mean - m0), "state_v": v0 + k * (var * count / (count - 1) - v0),
                   "dx": standardize_gradient(dy * g, n, r, axes), "dgamma": (dy * n).sum(axes), "dbeta": dy.sum(axes)})
    r = per_channel(1 / np.sqrt(v0 + 1e-5), 4)
    n = (x - per_channel(m0, 4)) * r
    write("batch_norm_inference", "batch_norm", mode="inference", given=given, cotangents={"y": dy},
          results={"y": g * n + b, "stat_m": m0, "stat_v": v0, "dx": dy * g * r, "dgamma": (dy * n).sum(axes),
                   "dbeta": dy.sum(axes)})


def group_norm():
    x, gamma, beta = draw(25, (3, 6, 5, 3), -0.5, 1.5), draw(26, 6, 1, 0.3), draw(27, 6)
    dy = draw(28, x.shape)
    grouped = x.reshape(3, 3, 2, 5, 3)
    axes = (2, 3, 4)
    m, v, r, n = standardize(grouped, axes, 1e-5)
    g = per_channel(gamma, 4)
    n = n.reshape(x.shape)
    dx = standardize_gradient((dy * g).reshape(grouped.shape), n.reshape(grouped.shape), r, axes)
    write("group_norm", "group_norm", settings={"groups": 3}, given={"x": x, "gamma": gamma, "beta": beta},
          cotangents={"y": dy},
          results={"y": g * n + per_channel(beta, 4), "stat_m": m.reshape(3, 3), "stat_v": v.reshape(3, 3),
                   "dx": dx.reshape(x.shape), "dgamma": (dy * n).sum((0, 2, 3)), "dbeta": dy.sum((0, 2, 3))})


def instance_norm():
    x, gamma, beta = draw(29, (3, 6, 5, 3), 0.5, 2), draw(30, 6, 1, 0.3), draw(31, 6)
    m0, v0, dy, k, axes, count = draw(32, 6), np.abs(draw(33, 6, 1.5)), draw(34, x.shape), 0.1, (2, 3), 15
    m, v, r, n = standardize(x, axes, 1e-5)
    g, b = per_channel(gamma, 4), per_channel(beta, 4)
    mean, var = m[:, :, 0, 0], v[:, :, 0, 0]
    given = {"x": x, "gamma": gamma, "beta": beta, "state_m": m0, "state_v": v0}
    write("instance_norm", "instance_norm", given=given, cotangents={"y": dy},
          results={"y": g * n + b, "stat_m": mean, "stat_v": var, "state_m": m0 + k * (mean.mean(0) - m0),
                   "state_v": v0 + k * ((var * count / (count - 1)).mean(0) - v0),
                   "dx": standardize_gradient(dy * g, n, r, axes), "dgamma": (dy * n).sum((0, 2, 3)),
                   "dbeta": dy.sum((0, 2, 3))})
    r = per_channel(1 / np.sqrt(v0 + 1e-5), 4)
    n = (x - per_channel(m0, 4)) * r
    write("instance_norm_inference", "instance_norm", mode="inference", given=given, cotangents={"y": dy},
          results={"y": g * n + b, "stat_m": m0, "stat_v": v0, "dx": dy * g * r, "dgamma": (dy * n).sum((0, 2, 3)),
                   "dbeta": dy.sum((0, 2, 3))})


def positional_norm():
    x, eps, count = draw(35, (3, 6, 5, 3), 1, 1.5), 1e-5, 6
    dy, dm, ds = draw(36, x.shape), draw(37, (3, 5, 3)), draw(38, (3, 5, 3))
    m = x.mean(1)
    s = np.sqrt(((x - m[:, None]) ** 2).sum(1) / (count - 1) + eps)
    away = x - m[:, None]
    to_s = ds - (dy * away).sum(1) / s**2
    to_m = dm - dy.sum(1) / s
    dx = dy / s[:, None] + to_m[:, None] / count + (to_s / s)[:, None] * away / (count - 1)
    write("positional_norm", "positional_norm", given={"x": x}, cotangents={"y": dy, "m": dm, "s": ds},
          results={"y": away / s[:, None], "m": m, "s": s, "stat_m": m, "stat_s": s, "dx": dx})


def frozen_batch_norm():
    x, gamma, beta = draw(39, (3, 6, 5, 3)), draw(40, 6, 1, 0.3), draw(41, 6)
    mean, variance, dy, axes = draw(42, 6), np.abs(draw(43, 6, 1.5)), draw(44, x.shape), (0, 2, 3)
    root = 1 / np.sqrt(variance + 1e-5)
    scale = per_channel(gamma * root, 4)
    to_scale = (dy * (x - per_channel(mean, 4))).sum(axes)
    write("frozen_batch_norm", "frozen_batch_norm",
          given={"x": x, "gamma": gamma, "beta": beta, "mean": mean, "variance": variance}, cotangents={"y": dy},
          results={"y": x * scale + per_channel(beta - mean * gamma * root, 4), "dx": dy * scale,
                   "dgamma": to_scale * root, "dbeta": dy.sum(axes), "dmean": -gamma * root * dy.sum(axes),
                   "dvariance": -0.5 * to_scale * gamma * root**3})


if __name__ == "__main__":
    for make in (layer_norm, layer_norm_2d, rms_norm, add_rms_norm, l2_norm, batch_norm, group_norm, instance_norm,
                 positional_norm, frozen_batch_norm):
        make()
