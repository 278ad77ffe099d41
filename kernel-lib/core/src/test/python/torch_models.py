"""Losses and layers."""

import torch
from torch.nn import functional as F

from torch_cases import Cases


def losses():
    cases = Cases("losses")
    for reduction in ("mean", "sum", "none"):
        pairs = ["matrix,positive", "one,half", "large,egral"]
        if reduction != "mean":
            pairs.append("empty,nothing")
        for op, f in {
            "mse": F.mse_loss,
            "mae": F.l1_loss,
            "huber": F.huber_loss,
            "huber0.5": lambda x, y, reduction: F.huber_loss(x, y, delta=0.5, reduction=reduction),
        }.items():
            cases.each(f"{op} {reduction}", lambda x, y: f(x, y, reduction=reduction), *pairs)
        cases.each(
            f"bceWithLogits {reduction}",
            lambda z, y: F.binary_cross_entropy_with_logits(z, y, reduction=reduction),
            "matrix,probabilities", "logits,probabilities", "one,half",
        )  # fmt: skip
        cases.each(
            f"bceWeighted {reduction}",
            lambda z, y, w: F.binary_cross_entropy_with_logits(z, y, pos_weight=w, reduction=reduction),
            "matrix,probabilities,weights", "logits,probabilities,weights",
        )  # fmt: skip
        cases.each(
            f"bce {reduction}",
            lambda p, y: F.binary_cross_entropy(p, y, reduction=reduction),
            "p,probabilities", "one,half",
        )  # fmt: skip
        cross = lambda z, y, **how: F.cross_entropy(z, targets(z, y), reduction=reduction, **how)
        either = ["matrix,classes", "logits,classes", "matrix,soft", "logits,soft", "one,class0"]
        cases.each(f"crossEntropy {reduction}", cross, *either)
        cases.each(
            f"crossEntropyWeighted {reduction}",
            lambda z, y, w: cross(z, y, weight=w, label_smoothing=0.1),
            "matrix,classes,weights", "logits,classes,weights", "matrix,soft,weights",
        )  # fmt: skip
    cases.each("perplexity", lambda z, y: cross_mean(z, y).exp(), "matrix,classes", "matrix,soft")
    cases.each("l1Penalty", lambda a, b: 0.1 * (a.abs().sum() + b.abs().sum()), "matrix,row")
    cases.each("l2Penalty", lambda a, b: 0.1 * ((a**2).sum() + (b**2).sum()), "matrix,row")
    cases.write()


def targets(z, y):
    return y.long() if y.ndim == 1 else y


def cross_mean(z, y):
    return F.cross_entropy(z, targets(z, y))


def batch_norm(training):
    def normalized(x, weight, bias):
        mean = torch.zeros_like(weight).detach()
        variance = torch.ones_like(weight).detach()
        y = F.batch_norm(x, mean, variance, weight, bias, training=training)
        return y, mean, variance

    return normalized


def layers():
    cases = Cases("layers")
    cases.each("linear", F.linear, "matrix,weight,bias", "fours,weight,bias", "empty,weight,bias")
    convolution = lambda x, w, b: F.conv2d(x, w, b, stride=2, padding=1)
    cases.each("convolution", convolution, "image,filters,six")
    cases.each("embedding", lambda w, i: F.embedding(i.long(), w), "table,words")
    three, four = "scale3,shift3", "scale4,shift4"
    cases.each("batchNorm train", batch_norm(True), f"tall3,{three}", f"uneven,{three}", f"thumbnails,{four}")
    cases.each("batchNorm eval", batch_norm(False), f"tall3,{three}", f"uneven,{three}", f"thumbnails,{four}")
    layer_norm = lambda x, w, b: F.layer_norm(x, w.shape, w, b)
    cases.each("layerNorm", layer_norm, f"matrix,{three}", f"uneven,{three}", f"fours,{three}", f"empty,{three}")
    rms_norm = lambda x, w: F.rms_norm(x, w.shape, w)
    cases.each("rmsNorm", rms_norm, "matrix,scale3", "uneven,scale3", "fours,scale3", "empty,scale3")
    group_norm = lambda x, w, b: F.group_norm(x, 2, w, b)
    cases.each("groupNorm", group_norm, f"image,{four}", f"fours,{four}")
    cases.each("instanceNorm", F.instance_norm, "image", "fours")
    cases.write()
