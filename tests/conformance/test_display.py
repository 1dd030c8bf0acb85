"""Rich output."""

import base64

import pytest

covers = pytest.mark.covers
pytestmark = pytest.mark.first_java

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
USE = "from IPython.display import *\nimport base64\n"

REPRS = {
    "_repr_html_": ("'<b>x</b>'", "text/html", "<b>x</b>"),
    "_repr_markdown_": ("'*x*'", "text/markdown", "*x*"),
    "_repr_svg_": ("'<svg/>'", "image/svg+xml", "<svg/>"),
    "_repr_latex_": ("'$x$'", "text/latex", "$x$"),
    "_repr_json_": ("{'a': [1, None]}", "application/json", {"a": [1, None]}),
    "_repr_javascript_": ("'x()'", "application/javascript", "x()"),
    "_repr_png_": (f"base64.b64decode('{PNG}')", "image/png", PNG),
    "_repr_jpeg_": (f"base64.b64decode('{PNG}')", "image/jpeg", PNG),
    "_repr_pdf_": (f"base64.b64decode('{PNG}')", "application/pdf", PNG),
}

CLASSES = {
    "HTML('<b>x</b>')": ("text/html", "<b>x</b>"),
    "Markdown('*x*')": ("text/markdown", "*x*"),
    "SVG('<svg></svg>')": ("image/svg+xml", "<svg"),
    "Latex('$x$')": ("text/latex", "$x$"),
    "Math('x')": ("text/latex", "x"),
    "Javascript('x()')": ("application/javascript", "x()"),
    "JSON({'a': 1})": ("application/json", {"a": 1}),
    f"Image(data=base64.b64decode('{PNG}'))": ("image/png", PNG),
    "Pretty('x')": ("text/plain", "x"),
}


@covers("O3", "O4")
@pytest.mark.parametrize("method", REPRS)
def test_a_repr_method_gives_its_mime_type(front, method):
    value, mime, expected = REPRS[method]
    source = f"{USE}class Rich(object):\n    def {method}(self):\n        return {value}\n"
    result = front.execute(source + "Rich()").one("execute_result")
    shown = front.execute(source + "display(Rich())").one("display_data")
    for content in (result, shown):
        assert isinstance(content["metadata"], dict)
        assert "Rich" in content["data"]["text/plain"]
        found = content["data"][mime]
        assert (found.replace("\n", "") if isinstance(found, str) else found) == expected


@covers("O3")
@pytest.mark.parametrize("code", CLASSES)
def test_the_display_classes_give_their_mime_type(front, code):
    mime, expected = CLASSES[code]
    found = front.execute(f"{USE}display({code})").one("display_data")["data"][mime]
    if isinstance(found, str):
        found = found.replace("\n", "")
        assert expected in found
    else:
        assert found == expected


@covers("O3")
def test_a_mimebundle_may_carry_metadata(front):
    run = front.execute(
        "class Rich(object):\n    def _repr_mimebundle_(self, include=None, exclude=None):\n"
        "        return {'text/html': '<b>x</b>', 'text/plain': 'x'}, {'text/html': {'isolated': True}}\nRich()"
    )
    content = run.one("execute_result")
    assert content["data"] == {"text/html": "<b>x</b>", "text/plain": "x"}
    assert content["metadata"] == {"text/html": {"isolated": True}}


@covers("O3", "W9")
def test_numbers_that_json_cannot_say_do_no_harm(front):
    run = front.execute(f"{USE}display(JSON({{'nan': float('nan'), 'inf': float('inf'), 1: 2}}))\n'after'")
    assert run.status == "ok" and run.result == "'after'"
    assert isinstance(run.one("display_data")["data"]["application/json"], dict)


@covers("O3")
def test_a_raw_bundle_is_displayed_as_it_is(front):
    run = front.execute(f"{USE}display({{'text/plain': 'p', 'text/x-own': 'o'}}, raw=True, metadata={{'m': 1}})")
    content = run.one("display_data")
    assert content["data"] == {"text/plain": "p", "text/x-own": "o"} and content["metadata"] == {"m": 1}


@covers("O3")
def test_a_display_with_an_id_can_be_updated(front):
    run = front.execute(
        f"{USE}handle = display(HTML('one'), display_id='mine')\nhandle.update(HTML('two'))\n"
        "update_display(HTML('three'), display_id='mine')\nmade = display('x', display_id=True)\nprint made.display_id"
    )
    first, own = run.contents("display_data")
    assert first["transient"] == {"display_id": "mine"} and first["data"]["text/html"] == "one"
    updates = run.contents("update_display_data")
    assert [u["data"]["text/html"] for u in updates] == ["two", "three"]
    assert all(u["transient"] == {"display_id": "mine"} for u in updates)
    assert own["transient"]["display_id"] == run.text().strip()


@covers("O3", "O9")
def test_several_things_are_displayed_in_the_order_of_the_code(front):
    run = front.execute(f"{USE}print 'a'\ndisplay(1, 2)\nprint 'b'\n3")
    assert run.types[2:-1] == ["stream", "display_data", "display_data", "stream", "execute_result"]


@covers("O6", "O1")
def test_clear_output_says_when_and_comes_after_what_was_printed(front):
    run = front.execute(f"{USE}print 'a'\nclear_output(wait=True)\nprint 'b'\nclear_output()")
    assert run.types[2:-1] == ["stream", "clear_output", "stream", "clear_output"]
    assert run.contents("clear_output") == [{"wait": True}, {"wait": False}]


@covers("O3")
def test_a_java_image_is_a_picture(front):
    run = front.execute("from java.awt.image import BufferedImage\nBufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)")
    picture = base64.b64decode(run.one("execute_result")["data"]["image/png"])
    assert picture.startswith(b"\x89PNG") and picture[16:24] == b"\x00\x00\x00\x03\x00\x00\x00\x02"
