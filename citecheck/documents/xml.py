"""XML from strangers: no DTD is loaded, no entity expanded, no address opened, depth and size of nodes are bounded."""

from __future__ import annotations

from html.entities import html5
from typing import TYPE_CHECKING, Any

from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

_MOST_ENTITIES = 20_000


def parser_options() -> dict[str, Any]:
    """The options with which every XML parser of the readers is made."""
    # Without `huge_tree`, libxml2 bounds depth (256), the length of one text (10 MB) and the growth by entities.
    return {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "dtd_validation": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }


def parse(data: bytes) -> etree._Element:
    """The root element of the XML in `data`, without comments and processing instructions.

    Named characters (`&alpha;`), as old JATS uses them, are put into the text.

    Raises:
        DocumentError: it is not well-formed, nested too deeply, or uses entities of its own.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**parser_options()))
    except etree.XMLSyntaxError as error:
        raise not_well_formed(error) from None
    except ValueError as error:
        raise DocumentError(f"is XML that cannot be read: {error}") from None
    entities = list(root.iter(etree.Entity))
    if len(entities) > _MOST_ENTITIES:
        raise DocumentError(f"names more than {_MOST_ENTITIES:,} characters by XML entities: save it as UTF-8 without")
    for entity in entities:
        _as_text(entity)
    return root


def not_well_formed(error: Exception) -> DocumentError:
    """What the reader is told where the XML itself is broken."""
    # The parser says the line twice, and names a file that there is not: `..., line 1, column 11 (<string>, line 1)`.
    message = " ".join(str(error).split()).removesuffix(".").partition(" (<string>")[0]
    if "depth" in message.lower():
        return DocumentError("is XML nested too deeply to be read")
    if "entity" in message.lower() and ("amplification" in message or "loop" in message):
        return DocumentError("is XML whose entities are made to grow without bound; not expanded")
    return DocumentError(f"is damaged XML, or cut short: {message[:120]}")


def _as_text(entity: Any) -> None:  # noqa: ANN401 - lxml's stubs know no entity nodes
    """Put the character that `entity` names into the text around it, and take the node away."""
    character = html5.get(f"{entity.name};")
    if character is None:
        raise DocumentError(f"uses an XML entity of its own (&{entity.name};), which is not expanded: save it without")
    text = character + (entity.tail or "")
    previous, parent = entity.getprevious(), entity.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    entity.tail = None
    parent.remove(entity)
