"""PDFs written by hand, as small as they can be, for tests of one thing at a time."""

from __future__ import annotations

import zlib


def text_at(pieces, size=10, font="F1"):
    """Page content that prints `pieces`, each (x, y, text) or (x, y, text, size, font)."""
    out = []
    for piece in pieces:
        x, y, text, *rest = piece
        letters, name = (rest + [size, font][len(rest) :])[:2]
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        out.append(f"BT /{name} {letters} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET")
    return "\n".join(out)


def pdf_of(contents, extra="", rotate=0, packed=False):
    """A PDF whose pages have `contents` (operators, Latin-1), with Helvetica as F1, bold as F2, Courier as F3."""
    courier = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    fonts = f"<< /F1 3 0 R /F2 4 0 R /F3 {courier} >>"
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    bodies = [part.encode("latin-1") for part in objects]
    for n, content in enumerate(contents):
        data = content.encode("cp1252") if isinstance(content, str) else content
        filters = b""
        if packed:
            data, filters = zlib.compress(data), b" /Filter /FlateDecode"
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} "
            f"/Contents {6 + 2 * n} 0 R /Resources << /Font {fonts} >> {extra} >>"
        )
        bodies.append(page.encode())
        bodies.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), filters, data))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)
