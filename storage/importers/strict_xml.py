"""XML of documents: no document type, so no entities; nothing is fetched, nesting has an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

from annotate.errors import ReadError
from storage.importers.limits import NESTING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from xml.etree.ElementTree import Element


def outermost(element: Element, tags: Container[str], skipped: Container[str] = ()) -> Iterator[Element]:
    """Yield the elements with one of `tags` below `element`, but not those inside one another.

    What is inside of `skipped` elements is left out.
    """
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in skipped:
            yield from outermost(child, tags, skipped)


def parse(data: bytes, prefixes: Mapping[str, str]) -> Element:
    """Return the root of the tree; names are `prefix.local` for the namespaces in `prefixes`, else local.

    Raises ReadError("xml_with_types") for a document type declaration, which no document needs and every
    known bomb does, ReadError("nested_too_deep"), and ReadError("file_damaged").
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    short: dict[str, str] = {}
    depth = 0

    def named(name: str) -> str:
        if name not in short:
            space, _, local = name.rpartition(" ")
            short[name] = f"{prefixes[space]}.{local}" if space in prefixes else local
        return short[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > NESTING:
            raise ReadError("nested_too_deep")
        builder.start(named(name), {named(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(named(name))

    def refuse(*_: object) -> NoReturn:
        raise ReadError("xml_with_types")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadError("file_damaged", details=str(error)) from error
    return builder.close()
