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
        assert event["summary"] and event["dtstamp"] and event.walk("VALARM"), event
    return events


due = calendar("calendar.ics?on=2016-05-08", 1)
first = [e for e in due if str(e["uid"]).startswith("session/article-16/")]
assert [e.decoded("dtstart") for e in first] == [date(2021, 5, 8)], due
calendar("states/IDN.ics?on=2016-08-01", 3)
calendar("forums/article-16.ics?on=2022-06-01", 1)
calendar("instruments/js-2012-smuggling.ics?on=2013-01-01", 1)

kind, text = fetch("acts.atom")
assert kind == "application/atom+xml", kind
feed = feedparser.parse(text)
assert not feed.bozo, feed.bozo_exception
assert feed.version == "atom10" and len(feed.entries) == 100, (feed.version, len(feed.entries))
assert len({entry.id for entry in feed.entries}) == 100
assert all(entry.title and entry.updated_parsed and entry.author for entry in feed.entries)
print(f"   {len(due)} events due in 2016, {len(feed.entries)} acts in the feed")
