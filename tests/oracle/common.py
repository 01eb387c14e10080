"""What the oracle's cases share: drawing, writing, and the few steps that most formulas are made of.

One folder per case:
  data/CASE/case.json        definition, mode, settings; axes of x where it has channels that can be put last
  data/CASE/in/NAME.npy      what is passed, named as for `norma run --in`
  data/CASE/cotangent/NAME.npy
  data/CASE/out/NAME.npy     what `norma run` writes: y, stat_m, state_m, dx, dgamma ...
"""

import json
import pathlib
import shutil
import zlib

import numpy as np

DATA = pathlib.Path(__file__).parent / "data"


class Case:
    """Inputs, cotangents and what must come out; the arrays are drawn from a stream that the name seeds."""

    def __init__(self, name, definition=None, mode="training", axes=None, **settings):
        self.name = name
        self.definition = definition or name
        self.mode = mode
        self.axes = axes
        self.settings = settings
        self.random = np.random.default_rng(zlib.crc32(name.encode()))
        self.arrays = {"in": {}, "cotangent": {}, "out": {}}

    def given(self, name, shape, middle=0.0, spread=1.0):
        array = middle + spread * self.random.standard_normal(shape)
        self.arrays["in"][name] = array
        return array

    def positive(self, name, shape):
        array = 0.2 + np.abs(self.given(name, shape))
        self.arrays["in"][name] = array
        return array

    def cotangent(self, name, shape):
        array = self.random.standard_normal(shape)
        self.arrays["cotangent"][name] = array
        return array

    def write(self, **results):
        self.arrays["out"] = results
        folder = DATA / self.name
        shutil.rmtree(folder, ignore_errors=True)
        for kind, arrays in self.arrays.items():
            (folder / kind).mkdir(parents=True)
            for name, array in arrays.items():
                # Not ascontiguousarray, which would give a number one axis.
                np.save(folder / kind / f"{name}.npy", np.array(array, dtype=np.float64, order="C"))
        description = {"definition": self.definition, "mode": self.mode, "settings": self.settings}
        if self.axes:
            description["axes"] = self.axes
        (folder / "case.json").write_text(json.dumps(description, indent=2) + "\n")


def along(vector, rank, axis):
    """A vector along one axis of an array of that rank."""
    shape = [1] * rank
    shape[axis] = -1
    return vector.reshape(shape)


def all_but(rank, axis):
    return tuple(i for i in range(rank) if i != axis % rank)


def affine(case, n, axis, shift=True):
    """Gain and shift along an axis: y, the cotangent of n, the parameters' gradients."""
    rank = n.ndim
    gamma = case.given("gamma", n.shape[axis], 1, 0.3)
    dy = case.cotangent("y", n.shape)
    results = {"y": along(gamma, rank, axis) * n, "dgamma": (dy * n).sum(all_but(rank, axis))}
    if shift:
        beta = case.given("beta", n.shape[axis])
        results["y"] = results["y"] + along(beta, rank, axis)
        results["dbeta"] = dy.sum(all_but(rank, axis))
    return along(gamma, rank, axis) * dy, results


def standardize(x, axes, eps):
    m = x.mean(axis=axes, keepdims=True)
    v = ((x - m) ** 2).mean(axis=axes, keepdims=True)
    r = 1 / np.sqrt(v + eps)
    return m, v, r, (x - m) * r


def standardize_gradient(g, normalized, r, axes):
    """dx from the cotangent of (x - m) * r, where m and r depend on x."""
    mean = g.mean(axis=axes, keepdims=True)
    return r * (g - mean - normalized * (g * normalized).mean(axis=axes, keepdims=True))


def rms(x, axes, eps):
    q = (x**2).mean(axis=axes, keepdims=True)
    return q, 1 / np.sqrt(q + eps)


def rms_gradient(g, x, r, axes):
    """dx from the cotangent of x * r, where r depends on x."""
    return r * g - x * r**3 * (g * x).mean(axis=axes, keepdims=True)


def unit(x, eps):
    """x over its length along the last axis, which is never taken below eps."""
    q = np.sqrt((x**2).sum(-1, keepdims=True))
    return q, x / np.maximum(q, eps)


def unit_gradient(g, x, q, eps):
    length = np.maximum(q, eps)
    towards = np.where(q > eps, (x * g).sum(-1, keepdims=True) / length**3, 0)
    return g / length - x * towards


def moved(running, rate, statistic):
    return running + rate * (statistic - running)
