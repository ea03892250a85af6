# on: awaiting
# Elements are read on the spot, which this realm may not wait for: that is said with what to do, and what it says goes.
from pyscript import document, web
from pyscript.web import Element, div, page


def outcome(use):
    try:
        return use()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


REASON = "RuntimeError: pyscript.web reads main's document on the spot, which this realm may not wait for: await what pyscript.document has instead"
for use in (
    lambda: page.title, lambda: page["#x"], lambda: page.find("div"), lambda: page.body, lambda: div("text"), lambda: Element(),
    lambda: setattr(page, "title", "x"), lambda: web.page.append(1), lambda: web.p(),
):
    told = outcome(use)
    print(told == REASON or told)
# => True
# => True
# => True
# => True
# => True
# => True
# => True
# => True
# => True
print(await document.body.tagName)  # => BODY
