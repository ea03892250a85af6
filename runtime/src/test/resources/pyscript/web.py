# on: main worker
from pyscript import Event, RUNNING_IN_WORKER, js_import, web, when
from pyscript.web import div, page

if not RUNNING_IN_WORKER:
    await js_import("{page}")

from pyscript import document

page.title = "A title"
print(page.title, page.body, page.head, page.html)  # => A title <body element> <head element> <html element>

# Elements are made, with what is in them and how they are.
box = div("text", 1, 2.5, True, web.p("inner", id="inner"), ["in ", "a list"], id="box", classes="first second", style={"color": "red"})
page.body.append(box)
print(box.innerHTML)  # => text12.5True<p>inner</p>in a list
print(box.id, box.tagName, type(box).__name__, isinstance(box, web.Element), box.get_tag_name())  # => box DIV div True div
try:
    box.append(object())
except TypeError as error:
    print(error)  # => an element takes elements, texts and numbers, not object

# Found again: by id, by class, by tag.
print(page["box"] == box, page["#box"] == box, page["nothing"], page.find("#box")[0] is box)  # => True True None False
print(len(page.find("p")), page.find(".first")[0].id, box.find("p")[0].parent == box, box["inner"].textContent)  # => 1 box True inner
print(type(page.find("#box")[0]).__name__, len(page.find(".none")), box.children[0].id, box[0].id, len(box[0:1]))  # => div 0 inner inner 1
try:
    page.find("#.bad")
except Exception as error:
    print(error.name, "'#.bad' is not a valid selector" in str(error))  # => SyntaxError True

# Elements of the document itself, and several at once.
raw = document.createElement("em")
raw.id = "raw"
box.append(raw, page.find("#inner"))
print(box["raw"].tagName)  # => EM

# Classes are a set.
print(list(box.classes), "first" in box.classes, len(box.classes), box.classes == ["second", "first"])  # => ['first', 'second'] True 2 True
box.classes.add("third")
box.classes.add("third", "fourth fifth")
box.classes.remove("first")
box.classes.discard("none")
try:
    box.classes.remove("none")
except KeyError as error:
    print(error)  # => 'none'
print(box.className)  # => second third fourth fifth
box.classes.clear()
print(list(box.classes), not box.classes)  # => [] True

# Styles are a dictionary.
box.style["font-size"] = "16px"
print(box.style["color"], "color" in box.style, "margin" in box.style, box.style.get("margin", "none"))  # => red True False none
del box.style["color"]
box.style.update({"left": 1})
print(box.style["color"] == "", box.style["font-size"], box.style["left"], box.style.visible)  # => True 16px 1 True
box.style.visible = False
print(box.style.visible)  # => False

# What is set reaches the element; words of Python's are spelled with an underscore.
box.update(title="told", classes=["again"], style={"top": "0"})
label = web.label("Name", for_="name")
print(box.title, box.className, document.querySelector("#box").title, label._dom_element.htmlFor)  # => told again told name

# Events.
seen = []
button = web.button("press", on_click=lambda event: seen.append("given"), id="press")
page.body.append(button)


@when("click", "#press")
def by_selector():
    seen.append("selector")


@when("click", button)
def by_element(event):
    seen.append(event.type)


@when(button.on_click)
def by_event():
    seen.append("event")


print(isinstance(button.on_click, Event), button.on_click is button.on_click)  # => True True
button.click()
print(seen)  # => ['given', 'event', 'selector', 'click']
button.on_click.remove_listener()
seen.clear()
button.click()
print(seen)  # => ['selector', 'click']

# Collections: what is set is set in each, what is read is a list.
for number in range(3):
    page.body.append(web.span(str(number), classes=["many"], id=f"s{number}"))
many = page.find(".many")
print([each.id for each in many], len(many), many[1].id, len(many[:2]), many["s2"].id, many[:] == many)  # => ['s0', 's1', 's2'] 3 s1 2 s2 True
many.innerHTML = "same"
print(many.innerHTML)  # => ['same', 'same', 'same']
many.classes.add("all")
many.style["color"] = "blue"
many.update_all(title="each")
print([(each.className, each.style["color"], each.title) for each in page.find(".all")])
# => [('many all', 'blue', 'each'), ('many all', 'blue', 'each'), ('many all', 'blue', 'each')]
clicks = []
when("click", many, lambda event: clicks.append(event.target.id))
for each in many:
    each.click()
print(clicks)  # => ['s0', 's1', 's2']

# Options.
select = web.select()
select.options.add(value="1", html="One")
select.options.add(value="3", html="Three")
select.options.add(value="2", html="Two", before=1)
print([(option.value, option.innerHTML) for option in select.options], len(select.options))  # => [('1', 'One'), ('2', 'Two'), ('3', 'Three')] 3
select.options.remove(0)
print(select.options[0].value)  # => 2
select.options.clear()
print(len(select.options))  # => 0

copy = box.clone("copy")
print(copy.id, copy.className, copy == box)  # => copy again False
