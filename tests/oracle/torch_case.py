"""A case of the oracle that PyTorch computes, with gradients by autograd; and the statistics it is asked for."""

import torch

from common import Case


class TorchCase(Case):
    """A case whose arrays are tensors that record."""

    def __init__(self, name, definition, mode="training", **more):
        super().__init__(f"{name}_pytorch", definition, mode, **more)
        self.tensors = {}
        self.states = {}

    def tensor(self, name, shape, middle=0.0, spread=1.0):
        self.tensors[name] = torch.tensor(self.given(name, shape, middle, spread), requires_grad=True)
        return self.tensors[name]

    def running(self, *shape):
        """Mean and variance for batch_norm, which writes into them."""
        self.states = {"state_m": torch.tensor(self.given("state_m", shape)),
                       "state_v": torch.tensor(self.positive("state_v", shape))}
        return self.states["state_m"].view(-1), self.states["state_v"].view(-1)

    def used(self, own):
        """The statistics of inference are the running values."""
        return own if self.mode == "training" else {"m": self.states["state_m"], "v": self.states["state_v"]}

    def finish(self, statistics=None, **outputs):
        total = sum((torch.tensor(self.cotangent(name, tuple(y.shape))) * y).sum() for name, y in outputs.items())
        total.backward()
        results = {name: y.detach() for name, y in outputs.items()}
        results |= {"stat_" + name: s.detach() for name, s in (statistics or {}).items()}
        results |= {"d" + name: x.grad for name, x in self.tensors.items()}
        if self.mode == "training":
            results |= self.states
        self.write(**{name: tensor.numpy() for name, tensor in results.items()})


def moments(x, dims):
    return {"m": x.mean(dims), "v": x.var(dims, correction=0)}


def mean_square(x, dims):
    return {"q": x.square().mean(dims)}


def affine_of(case, channels):
    return case.tensor("gamma", channels, 1, 0.3), case.tensor("beta", channels)
