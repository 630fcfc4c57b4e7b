"""What the DevTools protocol calls the keys of a keyboard."""

MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}
# What the page is told of a key (`key`, `code`, number), and the text that it types.
KEYS = {"Enter": ("Enter", "Enter", 13, "\r"), "Space": (" ", "Space", 32, " ")} | {
    name: (name, name, number, "") for name, number in {
        "Tab": 9, "Escape": 27, "Backspace": 8, "Delete": 46, "Home": 36, "End": 35, "PageUp": 33, "PageDown": 34,
        "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}.items()}
KEYS |= {" ": KEYS["Space"], "\n": KEYS["Enter"], "\t": KEYS["Tab"]}


def key_event(key):
    """The event of a key with what is held (`Shift+Tab`), and the text that it types."""
    *held, name = key.split("+") if len(key) > 1 else [key]
    modifiers = sum(MODIFIERS[m] for m in held)
    if name in KEYS:
        name, code, number, text = KEYS[name]
    elif len(name) == 1:
        letter, text = name.isascii() and name.isalpha(), name
        code, number = (f"Key{name.upper()}", ord(name.upper())) if letter else ("", 0)
    else:
        raise ValueError(f"no such key: {key}")
    types = not modifiers & ~MODIFIERS["Shift"]
    return {"modifiers": modifiers, "key": name, "code": code, "windowsVirtualKeyCode": number}, text if types else ""
