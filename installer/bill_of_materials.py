"""The bill of materials (CycloneDX 1.6, JSON): what the program is made of, from the lock, with hashes and licences.

The same lock gives the same bytes. No address of a registry goes in.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from pathlib import Path
from typing import Any

from installer import licences, lockfile
from installer.licences import Part
from installer.release import NAME, TITLE, VERSION

SPEC_VERSION = "1.6"
SPDX_ID = re.compile(r"^[A-Za-z0-9.+-]+$")


def bill(shipped: list[Part], locked: dict[str, lockfile.Pin], moment: int) -> dict[str, Any]:
    """The bill for these parts; ``moment`` in seconds since 1970. A library that is not in the lock has no hashes."""
    root = f"pkg:generic/{NAME}@{VERSION}"
    refs = {part.name: _reference(part, locked) for part in shipped}
    made = dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{root} {moment}')}",
        "version": 1,
        "metadata": {
            "timestamp": made,
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": NAME,
                "version": VERSION,
                "description": TITLE,
            },
        },
        "components": [_component(part, refs[part.name], locked) for part in shipped],
        "dependencies": [
            {"ref": root, "dependsOn": sorted(ref for name, ref in refs.items() if _direct(name, locked))},
            *({"ref": ref, "dependsOn": _needs(name, refs, locked)} for name, ref in refs.items()),
        ],
    }


def _reference(part: Part, locked: dict[str, lockfile.Pin]) -> str:
    kind = "pypi" if part.name in locked else "generic"
    return f"pkg:{kind}/{part.name}@{part.version}"


def _component(part: Part, reference: str, locked: dict[str, lockfile.Pin]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "library", "bom-ref": reference, "name": part.name, "version": part.version}
    if part.name in locked:
        # One hash for each file of that version the lock allows: wheels of the three systems, and the source.
        made["hashes"] = [{"alg": "SHA-256", "content": digest} for digest in locked[part.name].hashes]
    made["licenses"] = [_licence(part.expression)]
    made["purl"] = reference
    return made


def _licence(expression: str) -> dict[str, Any]:
    if SPDX_ID.match(expression):
        return {"license": {"id": expression}}
    if re.search(r" (AND|OR) ", expression):
        return {"expression": expression}
    return {"license": {"name": expression}}


def _direct(name: str, locked: dict[str, lockfile.Pin]) -> bool:
    return name not in locked or any(asker.startswith("-r ") for asker in locked[name].asked_by)


def _needs(name: str, refs: dict[str, str], locked: dict[str, lockfile.Pin]) -> list[str]:
    return sorted(refs[pin.name] for pin in locked.values() if name in pin.asked_by and pin.name in refs)


def write(file: Path, moment: int) -> Path:
    """Write the bill of the program as it is locked and installed now."""
    made = bill(licences.parts(), lockfile.pins("runtime"), moment)
    file.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    return file
