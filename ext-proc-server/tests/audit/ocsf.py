"""Checks events (lines of JSON on standard input) against OCSF's published schema, in the version and with the profiles they name:
no unknown attribute, all required ones, types, numbers of enumerations, and constraints.
"""
import json
import re
import sys

from ocsf_json_schema import get_ocsf_schema

PYTHON_TYPES = {
    "boolean_t": bool,
    "float_t": (int, float),
    "integer_t": int,
    "json_t": object,
    "long_t": int,
    "string_t": str,
}


class Checker:
    def __init__(self, version, profiles):
        self.schema = get_ocsf_schema(version)
        self.profiles = {None, *profiles}

    def event(self, event):
        kinds = self.schema["classes"].values()
        kind = next(k for k in kinds if k.get("uid") == event["class_uid"])
        self.fields(kind, event, kind["name"])
        assert event["type_uid"] == event["class_uid"] * 100 + event["activity_id"], "type_uid"

    def fields(self, kind, value, path):
        attributes = {
            name: a for name, a in kind["attributes"].items() if a.get("profile") in self.profiles
        }
        for name, attribute in attributes.items():
            if attribute.get("requirement") == "required":
                assert name in value, f"{path}.{name} is missing"
        for name, each in value.items():
            assert name in attributes, f"{path}.{name} is unknown"
            self.attribute(attributes[name], each, f"{path}.{name}")
        for rule, names in (kind.get("constraints") or {}).items():
            given = sum(name in value for name in names)
            assert given == 1 if rule == "just_one" else given > 0, f"{path}: {rule} of {names}"

    def attribute(self, attribute, value, path):
        if attribute.get("is_array"):
            assert isinstance(value, list), path
            for each in value:
                self.attribute({**attribute, "is_array": False}, each, path)
        elif attribute["type"] == "object_t":
            assert isinstance(value, dict), path
            if attribute["object_type"] != "object":
                self.fields(self.schema["objects"][attribute["object_type"]], value, path)
        else:
            self.simple(attribute["type"], value, path)
            if "enum" in attribute:
                assert str(value) in attribute["enum"], f"{path}: {value} is no value of it"

    def simple(self, name, value, path):
        kind = self.schema["types"][name]
        base = PYTHON_TYPES[kind.get("type", name)]
        assert isinstance(value, base) and not (base is int and isinstance(value, bool)), path
        if "regex" in kind:
            assert re.search(kind["regex"], value), f"{path}: {value!r} is no {name}"


checkers = {}
for line in sys.stdin:
    event = json.loads(line)
    metadata = event["metadata"]
    key = (metadata["version"], *metadata["profiles"])
    if key not in checkers:
        checkers[key] = Checker(key[0], key[1:])
    checkers[key].event(event)
    print(metadata["version"])
