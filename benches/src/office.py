"""LibreOffice as a peer: how long its Writer takes to compare two documents.

Arguments: the program, a folder of its own, a document, the one before it, and how many times. Each time prints a line: the
milliseconds of comparing, which loads the document before as well, and how many tracked changes came of it. Starting the program
and loading the document itself are not measured."""

import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

soffice, folder, after, before, times = sys.argv[1:]


def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def address(path):
    return pathlib.Path(path).resolve().as_uri()


office = subprocess.Popen([
    soffice, "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
    f"-env:UserInstallation={address(folder)}/profile", "--accept=pipe,name=comity;urp;",
], stderr=subprocess.DEVNULL)
try:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(300):
        try:
            context = resolver.resolve("uno:pipe,name=comity;urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.2)
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    hidden = (value("Hidden", True),)
    other = (value("URL", address(before)), value("NoAcceptDialog", True))

    for _ in range(int(times)):
        document = desktop.loadComponentFromURL(address(after), "_blank", 0, hidden)
        frame = document.CurrentController.Frame
        begun = time.perf_counter()
        dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, other)
        compared = 1000 * (time.perf_counter() - begun)
        # Counted in what is saved: some versions end when they are asked for the changes of a long document.
        saved = pathlib.Path(folder, "compared.fodt")
        document.storeToURL(address(saved), (value("FilterName", "OpenDocument Text Flat XML"),))
        count = saved.read_text().count("<text:changed-region")
        document.close(True)
        print(compared, count, flush=True)
    desktop.terminate()
finally:
    office.terminate()
    office.wait(10)
