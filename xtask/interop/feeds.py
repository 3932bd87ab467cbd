"""Reads our feeds with other people's libraries: python feeds.py http://127.0.0.1:PORT/"""

import sys
import urllib.request
from datetime import date

import feedparser
import icalendar

address = sys.argv[1]


def fetch(path):
    with urllib.request.urlopen(address + path) as answer:
        return answer.headers["content-type"], answer.read()


def calendar(path, least):
    kind, text = fetch(path)
    assert kind.startswith("text/calendar"), kind
    parsed = icalendar.Calendar.from_ical(text)
    events = parsed.walk("VEVENT")
    assert len(events) >= least, f"{path}: {len(events)} events"
    assert not parsed.errors, parsed.errors
    ids = [str(event["uid"]) for event in events]
    assert len(set(ids)) == len(ids), f"{path}: an id is there twice"
    for event in events:
        assert not event.errors, event.errors
        assert isinstance(event.decoded("dtstart"), date), event
        assert event.decoded("dtend") > event.decoded("dtstart"), event
        assert event["summary"] and event["dtstamp"] and event["transp"] == "TRANSPARENT", event
        assert event["url"] in event["description"], event
    pages = {str(event["url"]) for event in events}
    for page in sorted(pages)[:5]:
        assert urllib.request.urlopen(page).status == 200, page
    assert "Comity" in parsed["prodid"], parsed
    return events


due = calendar("calendar.ics?on=2016-05-08", 1)
first = [e for e in due if str(e["uid"]).startswith("session/article-16@")]
assert [e.decoded("dtstart") for e in first] == [date(2021, 5, 8)], due
assert all(e.walk("VALARM") for e in first)
summit = [e for e in due if str(e["uid"]).startswith("session/nss-2016@")]
assert [(e.decoded("dtstart"), e.decoded("dtend")) for e in summit] == [(date(2016, 3, 31), date(2016, 4, 2))], summit
calendar("states/IDN.ics?on=2016-08-01", 3)
calendar("forums/article-16.ics?on=2022-06-01", 1)
calendar("instruments/js-2012-smuggling.ics?on=2013-01-01", 1)

entries, pages, following = [], 0, address + "acts.atom"
while following:
    with urllib.request.urlopen(following) as answer:
        assert answer.headers["content-type"] == "application/atom+xml", following
        feed = feedparser.parse(answer.read())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10" and 0 < len(feed.entries) <= 100, (feed.version, len(feed.entries))
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == following and links["alternate"] == address + "acts", links
    entries += feed.entries
    pages, following = pages + 1, links.get("next")
assert pages > 1 and len({entry.id for entry in entries}) == len(entries), (pages, len(entries))
assert all(entry.title and entry.author and entry.link.startswith(address + "log/entries/") for entry in entries)
times = [entry.updated_parsed for entry in entries]
assert all(later >= earlier for later, earlier in zip(times, times[1:])), "the newest are not first"
print(f"   {len(due)} events in 2016, {len(entries)} acts on {pages} pages of the feed")
