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
    asked = date.fromisoformat(path.partition("?on=")[2])
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
        assert event["summary"] and event["dtstamp"], event
        # What is over or cancelled reminds nobody; what is still to come does.
        if event.decoded("dtstart") > asked:
            assert event.walk("VALARM"), event
    return {str(event["uid"]): event.decoded("dtstart") for event in events}


due = calendar("calendar.ics?on=2016-05-08", 1)
first = [uid for uid in due if uid.startswith("session/article-16@")]
assert [due[uid] for uid in first] == [date(2021, 5, 8)], due
# The same entry, moved: a calendar that is subscribed to replaces it, and does not keep both.
later = calendar("calendar.ics?on=2021-03-01", 1)
assert first[0] in later, later
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
