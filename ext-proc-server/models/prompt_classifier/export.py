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
        whole, ready = Path(folder) / "float.onnx", Path(folder) / "ready.onnx"
        batch, length = torch.export.Dim("batch", min=1, max=64), torch.export.Dim("length", min=4, max=128)
        torch.onnx.export(
            Outputs(model.eval()),
            (torch.ones(2, 16, dtype=torch.int64),),
            whole,
            input_names=["input_ids"],
            output_names=["heads", "tokens"],
            dynamic_shapes=({0: batch, 1: length},),
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        # The heads stay as they are: they are small, and what they add up decides.
        graph = onnx.load(ready).graph
        wide = {t.name for t in graph.initializer if set(t.dims) == set(model.heads.weight.shape)}
        heads = [n.name for n in graph.node if wide & set(n.input)]
        assert heads
        # Seven bits of eight: with all of them processors without VNNI add up pairs that do not fit.
        quantize_dynamic(ready, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, nodes_to_exclude=heads)
    return os.path.getsize(path)
