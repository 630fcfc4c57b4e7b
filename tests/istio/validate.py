"""Checks Istio manifests (JSON lines on stdin) against the custom resources' schemas; prints one line per mistake.

The schemas are the pydantic classes of the package cloudcoil.models.istio, generated from Istio's CRDs. The classes import
a framework that is not needed here: its base classes are stood in for, and made to refuse unknown keys.
"""

import importlib
import json
import sys
import types
import typing

import pydantic


class Builder:
    """Takes any type arguments; nothing is ever built."""

    def __class_getitem__(cls, _arguments):
        return cls


class Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", populate_by_name=False)


class Metadata(Strict):
    Builder: typing.ClassVar = Builder
    BuilderContext: typing.ClassVar = Builder
    name: str
    namespace: str | None = None
    labels: dict[str, str] = {}
    annotations: dict[str, str] = {}


class Resource(Strict):
    metadata: Metadata


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module


stand_in("cloudcoil.apimachinery", ObjectMeta=Metadata)
stand_in("cloudcoil.models.istio._lookup", get_model=None)
stand_in("cloudcoil.resources", Resource=Resource)
stand_in(
    "cloudcoil.pydantic",
    UNSET=None,
    BaseBuilder=Builder,
    BaseModel=Strict,
    BaseModelBuilder=Builder,
    BuilderContextBase=Builder,
    GenericListBuilder=Builder,
    ListBuilderContext=Builder,
    Never=typing.Never,
    Self=typing.Self,
)


def check(manifest):
    group, version = manifest["apiVersion"].split("/")
    if not group.endswith(".istio.io"):
        return
    module = importlib.import_module(f"cloudcoil.models.istio.{group.split('.')[0]}.{version}")
    getattr(module, manifest["kind"]).model_validate(manifest)


for line in sys.stdin:
    manifest = json.loads(line)
    try:
        check(manifest)
        print(json.dumps({"checked": manifest["kind"]}))
    except (pydantic.ValidationError, AttributeError, ImportError, KeyError) as e:
        print(json.dumps({"kind": manifest.get("kind"), "mistake": str(e)}))
