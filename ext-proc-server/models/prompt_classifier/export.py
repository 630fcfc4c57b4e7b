"""Writes a model as ONNX with weights of eight bits."""

import os
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process


class Outputs(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids):
        heads, tokens = self.model(input_ids)
        return heads, tokens


def export(model, path):
    with tempfile.TemporaryDirectory() as folder:
        # The heads stay as they are: they are small, and what they add up decides.
        quantised(Outputs(model.eval()), ["heads", "tokens"], path, Path(folder), wide=model.heads.weight.shape)
    return os.path.getsize(path)


def quantised(module, outputs, path, folder, wide=None):
    """Writes the module; what has weights of the shape `wide` keeps them."""
    whole, ready = folder / "float.onnx", folder / "ready.onnx"
    batch, length = torch.export.Dim("batch", min=1, max=64), torch.export.Dim("length", min=4, max=128)
    torch.onnx.export(
        module,
        (torch.ones(2, 16, dtype=torch.int64),),
        whole,
        input_names=["input_ids"],
        output_names=outputs,
        dynamic_shapes=({0: batch, 1: length},),
        dynamo=True,
        external_data=False,
        opset_version=18,
    )
    quant_pre_process(whole, ready, skip_symbolic_shape=True)
    kept = []
    if wide is not None:
        graph = onnx.load(ready).graph
        names = {t.name for t in graph.initializer if set(t.dims) == set(wide)}
        kept = [n.name for n in graph.node if names & set(n.input)]
        assert kept
    # Seven bits of eight: with all of them processors without VNNI add up pairs that do not fit.
    quantize_dynamic(ready, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=kept)
