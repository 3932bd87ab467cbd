"""The exports of a server, opened by other people's software: the package by frictionless, the database by DuckDB and
Datasette; and what they count is what the pages count. Arguments: the server, a folder."""
import glob
import io
import json
import site
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import duckdb
from datasette.app import Datasette

server, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])


def fetch(path):
    return urllib.request.urlopen(server + path).read()


def page(path):
    return json.loads(fetch(path))


def expect(what, ours, theirs):
    if ours != theirs:
        sys.exit(f"{what}: the page says {ours}, the export {theirs}")


package = folder / "package"
zipfile.ZipFile(io.BytesIO(fetch("/export.zip"))).extractall(package)
subprocess.run([Path(sys.executable).with_name("frictionless"), "validate", "datapackage.json"], cwd=package, check=True, stdout=subprocess.DEVNULL)

database = folder / "comity.sqlite"
database.write_bytes(fetch("/export.sqlite"))
[extension] = glob.glob(f"{site.getsitepackages()[0]}/**/sqlite_scanner.duckdb_extension", recursive=True)
duck = duckdb.connect()
duck.execute(f"LOAD '{extension}'")
duck.execute(f"ATTACH '{database}' AS record (TYPE sqlite)")


def count(query, *values):
    return duck.execute(f"SELECT count(*) FROM record.{query}", values).fetchone()[0]


expect("acts", page("/acts.json")["total"], count("acts"))
expect("commitments", page("/commitments.json")["total"], count("commitments"))
expect("sources", len(page("/sources.json")["sources"]), count("sources"))
expect("root", page("/log.json")["root"], duck.execute("SELECT root FROM record.log").fetchone()[0])
# What is counted compares as numbers.
many = duck.execute("SELECT instrument FROM record.instruments WHERE parties > 100 ORDER BY parties DESC").fetchall()
least = {i["instrument"]: i["parties"]["min"] if isinstance(i["parties"], dict) else i["parties"] for i in page("/instruments.json")["instruments"]}
expect("more than 100 parties", sorted((i for i in least if least[i] > 100), key=lambda i: -least[i]), [i for (i,) in many])
bound = "parties WHERE instrument = ? AND bound_from <= ? AND (bound_until IS NULL OR bound_until > ?)"
for instrument in page("/instruments.json")["instruments"]:
    for day in ("1990-10-03", "2007-07-07", "2016-05-08"):
        status = page(f"/instruments/{instrument['instrument']}.json?on={day}")
        # The export has names.
        parties = status["by_name"]["parties"]
        least, most = (parties["min"], parties["max"]) if isinstance(parties, dict) else (parties, parties)
        theirs = count(bound, instrument["instrument"], day, day)
        # What is uncertain counts from its last possible day on.
        if not least <= theirs <= most:
            sys.exit(f"{instrument['instrument']} on {day}: the page says {parties}, the export {theirs}")


async def browse():
    datasette = Datasette([str(database)])
    answer = await datasette.client.get("/comity/parties.json?_shape=array&instrument=icsant&_size=max")
    expect("parties of icsant", count("parties WHERE instrument = 'icsant'"), len(answer.json()))


import asyncio  # noqa: E402

asyncio.run(browse())
print(f"   {count('acts')} acts and {count('parties')} consents in DuckDB and Datasette, as on the pages")
