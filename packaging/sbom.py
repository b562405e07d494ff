"""A list of parts as CycloneDX JSON, checked against its schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL


def sbom(version: str, parts: Iterable[Any]) -> str:
    """The list.

    Args:
        version: Of the program.
        parts: ``Part`` values of ``inventory``.
    """
    licences = LicenseFactory()
    program = _component("workbench", version, "MIT", "", licences, ComponentType.APPLICATION)
    bom = Bom()
    bom.metadata.component = program
    made = {}
    for part in parts:
        made[part.name] = component = _component(
            part.name, part.version, part.licence, part.purl, licences, ComponentType.LIBRARY
        )
        bom.components.add(component)
    for part in parts:
        bom.register_dependency(
            made[part.name], [made[name] for name in part.needs if name in made]
        )
    bom.register_dependency(program, made.values())
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"the SBOM is not as CycloneDX 1.6 wants it: {wrong}")
    return text


def _component(
    name: str,
    version: str,
    licence: str,
    purl: str,
    licences: LicenseFactory,
    kind: ComponentType,
) -> Component:
    return Component(
        name=name,
        version=version,
        type=kind,
        licenses=[licences.make_from_string(licence)],
        purl=PackageURL.from_string(purl) if purl else None,
        bom_ref=BomRef(f"{name}@{version}"),
    )
