"""Adds to the oracle what PyTorch's own functions give, with gradients by autograd and running values as it moves them.

Needs torch, which nothing else here does: run it once in its own folder and commit what it writes. Double throughout.
"""

import torch
import torch.nn.functional as F

from torch_case import TorchCase, affine_of, mean_square, moments


def rows(shape=(4, 3, 13)):
    """What normalizes the last axis."""
    n = shape[-1]
    case = TorchCase("layer_norm", "layer_norm")
    x, gamma, beta = case.tensor("x", shape, 2, 1.5), case.tensor("gamma", n, 1, 0.3), case.tensor("beta", n)
    case.finish(moments(x, -1), y=F.layer_norm(x, (n,), gamma, beta, 1e-5))
    case = TorchCase("layer_norm_simple", "layer_norm_simple")
    x = case.tensor("x", shape, 2, 1.5)
    case.finish(moments(x, -1), y=F.layer_norm(x, (n,), eps=1e-5))
    case = TorchCase("rms_norm", "rms_norm")
    x, gamma = case.tensor("x", shape, 0.5, 3), case.tensor("gamma", n, 1, 0.3)
    case.finish(mean_square(x, -1), y=F.rms_norm(x, (n,), gamma, 1e-6))
    case = TorchCase("gemma_rms_norm", "gemma_rms_norm")
    x, gamma = case.tensor("x", shape, 0.5, 3), case.tensor("gamma", n, 0, 0.3)
    case.finish(mean_square(x, -1), y=F.rms_norm(x, (n,), 1 + gamma, 1e-6))
    case = TorchCase("input_scaled_rms_norm", "input_scaled_rms_norm")
    x, gamma = case.tensor("x", shape, 0.5, 3), case.tensor("gamma", n, 0, 0.3)
    case.finish(mean_square((1 + gamma) * x, -1), y=F.rms_norm((1 + gamma) * x, (n,), eps=1e-6))
    case = TorchCase("l2_norm", "l2_norm")
    x = case.tensor("x", shape)
    case.finish({"q": x.norm(dim=-1)}, y=F.normalize(x, dim=-1, eps=1e-12))
    case = TorchCase("simple_rms_norm", "simple_rms_norm")
    x = case.tensor("x", shape)
    case.finish({"q": x.norm(dim=-1)}, y=n**0.5 * F.normalize(x, dim=-1, eps=1e-12))
    case = TorchCase("scale_norm", "scale_norm")
    x, gamma = case.tensor("x", shape), case.tensor("gamma", (), 3)
    case.finish({"q": x.norm(dim=-1)}, y=gamma * F.normalize(x, dim=-1, eps=1e-5))


def pieces():
    """What normalizes pieces of the last axis, or two tensors."""
    case = TorchCase("head_norm", "head_norm", heads=4, lambda_init=0.2)
    x, gamma = case.tensor("x", (5, 3, 28), 1, 2), case.tensor("gamma", 7, 1, 0.3)
    heads = x.view(5, 3, 4, 7)
    case.finish(mean_square(heads, -1), y=0.8 * F.rms_norm(heads, (7,), gamma, 1e-5).view(5, 3, 28))
    case = TorchCase("parallel_layer_norm", "parallel_layer_norm", group_size=4)
    x, gamma, beta = case.tensor("x", (5, 3, 28), 1, 2), case.tensor("gamma", 28, 1, 0.3), case.tensor("beta", 28)
    cut = x.view(5, 3, 7, 4)
    case.finish(moments(cut, -1), y=gamma * F.layer_norm(cut, (4,)).view(5, 3, 28) + beta)
    for name, center in (("qk_norm", 0), ("qk_norm_centered", 1)):
        case, y = TorchCase(name, "qk_norm", center=center), {}
        for letter, shape in (("q", (2, 3, 5, 7)), ("k", (2, 4, 3, 7))):
            x, gamma = case.tensor(letter, shape, 1, 2), case.tensor(letter + "_gamma", 7, 1, 0.3)
            y[letter + "n"] = F.layer_norm(x, (7,), gamma, None, 1e-6) if center else F.rms_norm(x, (7,), gamma, 1e-6)
        case.finish(**y)
    case = TorchCase("dual_patch_norm", "dual_patch_norm")
    x, e = case.tensor("x", (3, 5, 9), 1, 2), case.tensor("e", (3, 5, 7), -1, 2)
    y = F.layer_norm(x, (9,), *affine_of(case, 9), 1e-6)
    z = F.layer_norm(e, (7,), case.tensor("e_gamma", 7, 1, 0.3), case.tensor("e_beta", 7), 1e-6)
    case.finish(moments(x, -1), y=y, z=z)


def planes(shape=(3, 6, 5, 3)):
    """What knows no batch, over images."""
    def case_of(name, **settings):
        case = TorchCase(name, name, axes="NCHW", **settings)
        return case, case.tensor("x", shape, 0.5, 2)

    case, x = case_of("layer_norm_2d")
    gamma, beta = affine_of(case, 6)
    y = F.layer_norm(x.permute(0, 2, 3, 1), (6,), gamma, beta, 1e-6).permute(0, 3, 1, 2)
    case.finish(moments(x, 1), y=y)
    case, x = case_of("group_norm", groups=2)
    case.finish(moments(x.view(3, 2, -1), -1), y=F.group_norm(x, 2, *affine_of(case, 6)))
    case, x = case_of("global_layer_norm")
    case.finish(moments(x, (1, 2, 3)), y=F.group_norm(x, 1, *affine_of(case, 6), eps=1e-8))
    case, x = case_of("pixel_norm")
    case.finish(mean_square(x, 1), y=F.rms_norm(x.movedim(1, -1), (6,), eps=1e-8).movedim(-1, 1))
    case, x = case_of("edm2_norm")
    length = torch.linalg.vector_norm(x, dim=1, keepdim=True)
    case.finish({"q": length[:, 0]}, y=x / torch.add(1e-4, length, alpha=6**-0.5))
    for mode in ("training", "inference"):
        name = "instance_norm" + ("" if mode == "training" else "_inference")
        case = TorchCase(name, "instance_norm", mode, axes="NCHW", momentum=0.3)
        x, running = case.tensor("x", shape, 0.5, 2), case.running(6)
        y = F.instance_norm(x, *running, *affine_of(case, 6), use_input_stats=mode == "training", momentum=0.3)
        case.finish(case.used(moments(x, (2, 3))), y=y)


def batch_norm(name, definition, mode, shape, view, channels, arguments, order=None, **more):
    """F.batch_norm of x in another view, with the axes put in an order first."""
    case = TorchCase(name + ("" if mode == "training" else "_inference"), definition, mode, **more)
    x, running = case.tensor("x", shape, 1.5, 2), case.running(*channels)
    order = order or range(len(shape))
    cut = x.permute(*order).reshape(view)
    y = F.batch_norm(cut, *running, *arguments(case), training=mode == "training", momentum=case.settings["momentum"])
    y = y.reshape([shape[i] for i in order]).permute(*[list(order).index(i) for i in range(len(shape))])
    dims = [i for i in range(cut.ndim) if i != 1]
    own = {name: s.reshape(channels) for name, s in moments(cut, dims).items()}
    return case, y, case.used(own)


def batches(mode):
    def affine_six(case):
        return affine_of(case, 6)

    def nothing(_):
        return ()

    image, vectors, rate = (3, 6, 5, 3), (9, 5), {"momentum": 0.3}
    case, y, own = batch_norm("batch_norm", "batch_norm", mode, image, image, (6,), affine_six, axes="NCHW", **rate)
    case.finish(own, y=y)
    case, y, own = batch_norm("batch_norm_vectors", "batch_norm", mode, vectors, vectors, (5,),
                              lambda case: affine_of(case, 5), **rate)
    case.finish(own, y=y)
    case, y, own = batch_norm("sub_spectral_norm", "sub_spectral_norm", mode, (3, 2, 6, 5), (3, 6, 2, 5), (2, 3),
                              lambda case: [p.view(-1) for p in affine_of(case, (2, 3))], axes="NCFT", bands=3, **rate)
    case.finish(own, y=y)
    case, y, own = batch_norm("batch_group_norm", "batch_group_norm", mode, image, (3, 2, 45), (2,), nothing,
                              axes="NCHW", groups=2, **rate)
    gamma, beta = (parameter.view(1, 6, 1, 1) for parameter in affine_six(case))
    case.finish(own, y=gamma * y + beta)
    case, y, own = batch_norm("threshold_dependent_batch_norm", "threshold_dependent_batch_norm", mode, (2, 3, 4, 5, 2),
                              (2, 4, 3, 5, 2), (4,), nothing, (0, 2, 1, 3, 4), axes="TNCHW", threshold=0.75, **rate)
    gamma, beta = (parameter.view(1, 1, 4, 1, 1) for parameter in affine_of(case, 4))
    case.finish(own, y=gamma * 0.75 * y + beta)


def composed(mode):
    """Several of PyTorch's layers one after the other."""
    training, ending = mode == "training", "" if mode == "training" else "_inference"
    case = TorchCase("continual_norm" + ending, "continual_norm", mode, axes="NCHW", groups=2, momentum=0.3)
    x, running = case.tensor("x", (3, 6, 5, 3), 0.5, 2), case.running(6)
    n = F.group_norm(x, 2)
    own = case.used(moments(n, (0, 2, 3))) | {"group_" + name: s for name, s in moments(x.view(3, 2, -1), -1).items()}
    case.finish(own, y=F.batch_norm(n, *running, *affine_of(case, 6), training=training, momentum=0.3))
    case = TorchCase("xbn_block" + ending, "xbn_block", mode, axes="NCHW", groups=2, momentum=0.3)
    x, h, running = case.tensor("x", (3, 4, 5, 3), 1, 2), case.tensor("h", (3, 6, 3, 2), -1, 2), case.running(4)
    own = case.used(moments(x, (0, 2, 3)))
    y = F.batch_norm(x, *running, *affine_of(case, 4), training=training, momentum=0.3)
    case.finish(own, y=y, z=F.group_norm(h, 2, case.tensor("h_gamma", 6, 1, 0.3), case.tensor("h_beta", 6)))
    case = TorchCase("ghost_batch_norm" + ending, "ghost_batch_norm", mode, axes="NCHW", batch=2, momentum=0.3)
    x, running = case.tensor("x", (6, 3, 5, 3), 0.5, 2), case.running(3)
    own = case.used(moments(x.view(3, 2, 3, -1), (1, 3)))
    gamma, beta = affine_of(case, 3)
    slices = [F.batch_norm(part, *running, gamma, beta, training=training, momentum=0.3) for part in x.split(2)]
    case.finish(own, y=torch.cat(slices))


rows()
pieces()
planes()
for way in ("training", "inference"):
    batches(way)
    composed(way)
