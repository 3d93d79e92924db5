"""Run by a Python that has `uno`: opens files in the LibreOffice that listens at a pipe, accepts or
rejects all tracked changes in them, and stores what they then say as text.

    uno_script.py PIPE FOLDER_URL NAME:Accept NAME:Reject NAME:
"""

import sys
import time

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]


def main(pipe, folder, *wanted):
    context = connected(pipe)
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    hidden, as_text = option("Hidden", True), option("FilterName", "Text (encoded)")
    for one in wanted:
        name, _, what = one.partition(":")
        document = desktop.loadComponentFromURL(f"{folder}/{name}.docx", "_blank", 0, (hidden,))
        if what:
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, f".uno:{what}AllTrackedChanges", "", 0, ())
        target = f"{folder}/{name}{what}.txt"
        document.storeToURL(target, (as_text, option("FilterOptions", "UTF8,LF")))
        document.close(True)


def connected(pipe):
    local = uno.getComponentContext()
    resolver = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(resolver, local)
    until = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
