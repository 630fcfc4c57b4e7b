"""Writes a model as ONNX with weights of eight bits."""

import os
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper
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
    fuse(path)
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


def fuse(path):
    """Puts ONNX Runtime's own operators for GELU and attention in the place of what they are written as here: a tenth less time each.

    The runtime finds neither by itself. The numbers stay the same, padding included. (It does find the sum before a LayerNormalization, whose
    operator is six times as slow as the two; `src/onnx.rs` turns that off.)
    """
    model = onnx.load(path)
    graph = model.graph
    makers = {output: node for node in graph.node for output in node.output}
    gone, instead = [], {}
    for erf in [n for n in graph.node if n.op_type == "Erf"]:
        half, last, by = gelu(graph, makers, erf)
        gone += [*half, erf]
        instead[last.output[0]] = [helper.make_node("Gelu", [by], last.output, domain="com.microsoft")]
    for number, softmax in enumerate([n for n in graph.node if n.op_type == "Softmax"]):
        parts, last, source, heads, width = attention(graph, makers, softmax)
        gone += parts
        each = [f"attention{number}_{part}" for part in ("query", "key", "value")]
        instead[last.output[0]] = [
            helper.make_node("Split", [source, "thirds"], each, axis=2),
            helper.make_node("MultiHeadAttention", [*each, "", "there"], last.output, domain="com.microsoft", num_heads=heads),
        ]
    assert gone, "nothing found"
    graph.initializer.append(helper.make_tensor("thirds", TensorProto.INT64, [3], [width] * 3))
    # Whether a token is one: padding is 0.
    there = [("input_ids", "is_there", TensorProto.BOOL), ("is_there", "there", TensorProto.INT32)]
    nodes = [helper.make_node("Cast", [of], [to], to=kind) for of, to, kind in there]
    left = [n for n in graph.node if all(n is not other for other in gone)]
    nodes += [new for node in left for new in instead.get(node.output[0], [node])]
    del graph.node[:]
    graph.node.extend(needed(graph, nodes))
    used = {name for node in graph.node for name in node.input}
    kept = [t for t in graph.initializer if t.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    if all(o.domain != "com.microsoft" for o in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.checker.check_model(model)
    onnx.save(model, path)


def readers(graph, name):
    return [node for node in graph.node if name in node.input]


def gelu(graph, makers, erf):
    """What x / 2 (1 + erf(x / sqrt 2)) is made of but the last product, that product, and x."""
    divided = makers[erf.input[0]]
    (one_more,) = readers(graph, erf.output[0])
    (halved,) = readers(graph, one_more.output[0])
    (last,) = readers(graph, halved.output[0])
    assert [n.op_type for n in (divided, one_more, halved, last)] == ["Div", "Add", "Mul", "Mul"]
    assert divided.input[0] in last.input
    return [divided, one_more, halved], last, divided.input[0]


def attention(graph, makers, softmax):
    """What attention is made of but the last node, that node, what it is made from (queries, keys and values side by side), its heads and width."""
    masked = makers[softmax.input[0]]
    scaled = makers[masked.input[0]]
    likeness = makers[scaled.input[0]]
    (mixed,) = readers(graph, softmax.output[0])
    (turned,) = readers(graph, mixed.output[0])
    (last,) = readers(graph, turned.output[0])
    found = [n.op_type for n in (masked, scaled, likeness, mixed, turned, last)]
    assert found == ["Add", "Div", "MatMul", "MatMul", "Transpose", "Reshape"], found
    parts = [masked, scaled, likeness, softmax, mixed, turned]
    for name in (*likeness.input, mixed.input[1]):
        while (node := makers[name]).op_type != "Reshape":
            parts.append(node)
            name = node.input[0]
    parts.append(node)
    values = {t.name: onnx.numpy_helper.to_array(t) for t in graph.initializer}
    heads, size = (int(values[name][0]) for name in makers[node.input[1]].input[-2:])
    return parts, last, node.input[0], heads, heads * size


def needed(graph, nodes):
    """The nodes that an output needs, in their order."""
    wanted, kept = {output.name for output in graph.output}, []
    for node in reversed(nodes):
        if wanted & set(node.output):
            wanted |= set(node.input)
            kept.append(node)
    return reversed(kept)
