"""PyTorch's layers: answers requests, see case.h.

A subject for eager mode and one for torch.compile. Forward passes keep no graph; backward is measured alone, over the
graph of one forward pass that is kept. PyTorch allocates its outputs, so run.py sets what keeps its allocator from
giving pages back.
"""

import itertools
import json
import statistics
import sys
import time

try:
    import torch
    import torch.nn.functional as functional
    from torch._functorch import config
except ImportError as problem:
    MISSING = str(problem)
else:
    MISSING = None
    config.donated_buffer = False  # a graph that is kept may be walked again

FEATURES, CHANNELS, HEIGHT, WIDTH, GROUPS = 1024, 256, 28, 28, 32


def make_input(case):
    if case["layout"] == "rows":
        return torch.randn(case["size"], FEATURES)
    x = torch.randn(case["size"], CHANNELS, HEIGHT, WIDTH)
    return x.contiguous(memory_format=torch.channels_last) if case["layout"] == "NHWC" else x


def layer(name):
    """The layer as a function of its differentiable arguments, and these arguments' parameters."""
    if name == "layer_norm":
        return lambda x, gamma, beta: functional.layer_norm(x, (FEATURES,), gamma, beta), 2 * [FEATURES]
    if name == "rms_norm":
        return lambda x, gamma: functional.rms_norm(x, (FEATURES,), gamma, 1e-6), [FEATURES]
    if name == "group_norm":
        return lambda x, gamma, beta: functional.group_norm(x, GROUPS, gamma, beta), 2 * [CHANNELS]
    mean, variance = torch.zeros(CHANNELS), torch.ones(CHANNELS)
    return lambda x, gamma, beta: functional.batch_norm(x, mean, variance, gamma, beta, True), 2 * [CHANNELS]


def make_call(case, mode):
    function, extents = layer(case["layer"])
    if mode == "compiled":
        torch._dynamo.reset()
        function = torch.compile(function, dynamic=False)
    arguments = [make_input(case), *map(torch.randn, extents)]
    if not case["backward"]:
        def forward():
            with torch.no_grad():
                function(*arguments)
        return forward
    for argument in arguments:
        argument.requires_grad_()
    y = function(*arguments)
    dy = torch.randn_like(y)
    return lambda: torch.autograd.grad(y, arguments, dy, retain_graph=True)


def by_turns(calls):
    """One call that is each of them in turn: on tensors that do not fit the caches none finds what the one before it left."""
    turns = itertools.cycle(calls)
    return lambda: next(turns)()


def seconds(call, repeats):
    """The median of one call, in as many calls at once as last long enough for the clock."""
    call()
    calls = 1
    while True:
        begin = time.perf_counter()
        for _ in range(calls):
            call()
        if time.perf_counter() - begin >= 1e-4:
            break
        calls *= 2
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        for _ in range(calls):
            call()
        times.append((time.perf_counter() - begin) / calls)
    return statistics.median(times)


def main():
    made = {}
    for line in sys.stdin:
        case = json.loads(line)
        repeats = case.pop("repeats")
        answer = {"missing": MISSING} if MISSING else {}
        for mode in ("eager", "compiled") if not MISSING else ():
            key = (mode, *case.values())
            if key not in made:
                made[key] = by_turns([make_call(case, mode) for _ in range(2)])
            answer[mode] = seconds(made[key], repeats)
        print(json.dumps(answer), flush=True)


main()
