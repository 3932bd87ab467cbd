//! Letters, in the language of whoever follows: what is to be confirmed, and the digest. Each is a text, and the same as a plain
//! page: both are made from the same lines.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use axum::http::{HeaderMap, Uri};
use comity_assess::follow::{AHEAD, Following, Item, News, Since, Topic, news};
use comity_regime::{Day, Regime, When, load::Columns};
use maud::{DOCTYPE, Markup, html};

use super::Wish;
use crate::{
    answer::feeds::plain,
    part::forum::due::due_text,
    question::{Question, site::Site, view::View},
    word::{
        address::{encode, promise_path, source_path},
        locale::{Language, t},
    },
};

/// Where the token of the link stands that stops the letters. A digest is kept until it is sent, and its token is not kept with it.
pub const TOKEN: &str = "\u{E000}";

/// So many lines a list has; the page has all of them.
const LINES: usize = 25;

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its subject, in one line.
    pub subject: String,
    /// For whoever reads text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// What a digest covers, and the letter, if there is anything to say.
#[derive(Clone, Debug)]
pub struct Digest {
    /// How far whoever reads it has then heard.
    pub since: Since,
    /// The letter.
    pub letter: Option<Letter>,
}

/// Who writes the letters: as long as the server is there.
#[derive(Clone)]
pub struct Letters {
    site: Weak<Site>,
    /// Most who follow have heard equally far.
    before: Arc<Mutex<Option<Before>>>,
}

/// The regime as it was before an entry, of a log of a size.
struct Before {
    size: u64,
    entry: u64,
    regime: Arc<Regime>,
}

impl Letters {
    /// Of a server.
    pub fn of(site: &Arc<Site>) -> Letters {
        Letters { site: Arc::downgrade(site), before: Arc::default() }
    }

    /// What a letter is written from: today's record in a language; `None` once the server has ended.
    fn view(&self, tag: &str) -> Option<View> {
        let site = self.site.upgrade()?;
        let (record, none, home) = ((site.record)(), HeaderMap::new(), Uri::from_static("/"));
        let question = Question::of(&site, &record, &home, &none, Some(language(tag)), "");
        View::read(&site, record, question, ("/", None), &none, "").ok()
    }

    /// The letter by which somebody confirms what was asked for in their name; `None` once the server has ended.
    pub fn confirmation(&self, wish: &Wish, token: &str) -> Option<Letter> {
        let view = &self.view(&wish.language)?;
        let link = address(view, &format!("/follow/confirm?token={}", encode(token)));
        let what = name(view, &wish.topic);
        let how = if wish.only_missing { t!(view, "follow-missing") } else { t!(view, "follow-new") };
        let asked = t!(view, "mail-confirm-asked", record = record(view), host = host(view));
        let (open, not_you) = (t!(view, "mail-confirm-open"), t!(view, "mail-confirm-not-you"));
        Some(Letter {
            subject: t!(view, "mail-confirm-subject", what = what.as_str()),
            text: format!("{asked}\n\n  {what}\n  {how}\n\n{open}\n\n{link}\n\n{not_you}\n"),
            html: document(
                view,
                html! {
                    p { (asked) }
                    p { strong { (what) } br; (how) }
                    p { (open) }
                    p { a href=(link) { (link) } }
                    p { (not_you) }
                },
            ),
        })
    }

    /// The regime as it was before an entry.
    fn before(&self, view: &View, entry: u64) -> Arc<Regime> {
        let size = view.record.checkpoint.size;
        let mut kept = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some(before) if (before.size, before.entry) == (size, entry) => before.regime.clone(),
            _ => {
                let regime = Arc::new(view.regime.before_entry(entry));
                *kept = Some(Before { size, entry, regime: regime.clone() });
                regime
            }
        }
    }

    /// Lets go of what was kept while digests were written: until the next it is not needed.
    pub fn rest(&self) {
        *self.before.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What there is to tell about all that somebody follows; `None` once the server has ended.
    pub fn digest(&self, tag: &str, all: &[Following]) -> Option<Digest> {
        let view = &self.view(tag)?;
        let since = Since { entry: view.record.checkpoint.size, day: view.today };
        let mut told = vec![];
        for following in all {
            let news = news(&view.regime, following, view.today, &|entry| self.before(view, entry));
            if !news.is_empty() {
                told.push(part(view, &following.topic, &news));
            }
        }
        let count: usize = told.iter().flat_map(|part| &part.lists).map(|list| list.count).sum();
        let letter = (count > 0).then(|| written(view, count, &told));
        Some(Digest { since, letter })
    }
}

/// What is told about one thing.
struct Part {
    name: String,
    link: String,
    lists: Vec<List>,
}

struct List {
    title: String,
    lines: Vec<Line>,
    /// How many there are, those included that are left out.
    count: usize,
}

/// A line: what it says, where that is shown, and by what it is known.
struct Line {
    text: String,
    link: String,
    sources: Vec<(String, String)>,
}

fn part(view: &View, topic: &Topic, news: &News) -> Part {
    let list = |title: String, lines: Vec<Line>, count: usize| List { title, lines, count };
    let items = |all: &[Item]| all.iter().take(LINES).map(|i| item(view, topic, i)).collect::<Vec<_>>();
    let acts = news.recorded.iter().take(LINES).map(|(entry, columns)| act(view, *entry, columns)).collect();
    let lists = [
        list(t!(view, "mail-recorded"), acts, news.recorded.len()),
        list(t!(view, "mail-missing"), items(&news.missing), news.missing.len()),
        list(
            t!(view, "mail-coming", days = AHEAD.unsigned_abs() as usize),
            items(&news.coming),
            news.coming.len(),
        ),
    ];
    let lists = lists.into_iter().filter(|list| list.count > 0).collect();
    Part { name: name(view, topic), link: address(view, &path(topic)), lists }
}

/// An act, as its row says it.
fn act(view: &View, entry: u64, columns: &Columns) -> Line {
    let get = |name: &str| columns.iter().find(|(column, _)| *column == name).map_or("", |(_, text)| text);
    let date =
        When::parse(get("date")).map_or_else(|_| get("date").to_owned(), |when| view.locale.when(when));
    let about = ["instrument", "target", "id"].map(get).into_iter().find(|id| !id.is_empty());
    let said = [
        date,
        view.name_of(get("actor")).text,
        view.word("act", get("act")).text,
        about.map(|id| thing(view, id)).unwrap_or_default(),
        get("detail").to_owned(),
    ];
    let said: Vec<String> = said.iter().filter(|text| !text.is_empty()).map(|text| line(text)).collect();
    let ids: Vec<&str> = get("source").split(';').map(str::trim).filter(|id| !id.is_empty()).collect();
    let link = address(view, &format!("/log/entries/{entry}"));
    Line { text: said.join(" · "), link, sources: sources(view, &ids) }
}

/// Something that is missing, or comes.
fn item(view: &View, topic: &Topic, Item { by, due }: &Item) -> Line {
    let register = view.regime.register();
    let by = by.as_ref().map(|id| view.name_of(id).text).unwrap_or_default();
    let day = due.due.map(|when| view.locale.when(when)).unwrap_or_default();
    let said = [day, by, due_text(view, due).text, view.state(due.state).text];
    let said: Vec<String> = said.iter().filter(|text| !text.is_empty()).map(|text| line(text)).collect();
    let link = if view.regime.is_commitment(&due.about) {
        promise_path(&due.about)
    } else if register.forum(&due.about).is_some() {
        path(&Topic::Forum(due.about.clone()))
    } else if view.regime.docket().session(&due.about).is_some() {
        format!("/sessions/{}", encode(&due.about))
    } else {
        path(topic)
    };
    let ids: Vec<&str> = due.sources.iter().map(String::as_str).collect();
    Line { text: said.join(" · "), link: address(view, &link), sources: sources(view, &ids) }
}

/// Sources by their publishers, each with the page that says what is known of it.
fn sources(view: &View, ids: &[&str]) -> Vec<(String, String)> {
    let all = &view.regime.register().sources;
    let named = |id: &&str| {
        let publisher =
            all.iter().find(|s| s.id == *id).map(|s| s.publisher.as_str()).filter(|p| !p.is_empty());
        let name = publisher.unwrap_or_else(|| id.split_once("://").map_or(id, |(_, rest)| rest));
        (line(name), address(view, &source_path(id)))
    };
    ids.iter().map(named).collect()
}

/// What has an id, by its name.
fn thing(view: &View, id: &str) -> String {
    let register = view.regime.register();
    let docket = view.regime.docket();
    if let Some(ix) = register.instrument(id) {
        let definition = register.definition(ix);
        return view.title(&definition.titles, &definition.title).text;
    }
    if let Some(ix) = register.forum(id) {
        let definition = register.forum_definition(ix);
        return view.title(&definition.titles, &definition.title).text;
    }
    if let Some(session) = docket.session(id) {
        return session.title().to_owned();
    }
    match view.regime.is_commitment(id) {
        true => promised(view, id),
        false => id.to_owned(),
    }
}

/// What was promised, by its key.
fn promised(view: &View, key: &str) -> String {
    let made = view.regime.commitments_of(key, Day::MAX).into_iter().next();
    made.map_or_else(|| key.to_owned(), |made| view.promise(key, &made.text).text)
}

/// What is followed, by its name.
pub fn name(view: &View, topic: &Topic) -> String {
    line(&match topic {
        Topic::State(id) => view.name_of(id).text,
        Topic::Instrument(id) | Topic::Forum(id) => thing(view, id),
        Topic::Promise(key) => promised(view, key),
    })
}

/// The page of what is followed.
pub fn path(topic: &Topic) -> String {
    match topic {
        Topic::State(id) => format!("/states/{}", encode(id)),
        Topic::Instrument(id) => format!("/instruments/{}", encode(id)),
        Topic::Promise(key) => promise_path(key),
        Topic::Forum(id) => format!("/forums/{}", encode(id)),
    }
}

/// The whole address of a page.
fn address(view: &View, path: &str) -> String {
    format!("{}{}", view.site.address.as_deref().unwrap_or_default(), view.link(path))
}

/// The host that letters come from.
fn host(view: &View) -> String {
    let address = view.site.address.as_deref().unwrap_or_default();
    address.split_once("://").map_or(address, |(_, host)| host).to_owned()
}

/// What the record is called.
fn record(view: &View) -> String {
    let about = view.regime.register().about.as_ref();
    line(&about.map_or("Comity".to_owned(), |about| view.title(&about.titles, &about.title).text))
}

/// A text of the record in one line, and without what a mail program would obey.
fn line(text: &str) -> String {
    plain(text).replace(TOKEN, "\u{FFFD}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A digest.
fn written(view: &View, count: usize, parts: &[Part]) -> Letter {
    let day = view.locale.day(view.today);
    let (record, host) = (record(view), host(view));
    let subject = t!(view, "mail-subject", record = record.as_str(), count = count, day = day.as_str());
    let lead = t!(view, "mail-lead", record = record.as_str(), host = host.as_str(), day = day);
    let (why, stop) = (t!(view, "mail-why"), address(view, &format!("/follow/stop?token={TOKEN}")));
    let source = t!(view, "mail-source");
    let more = |list: &List| t!(view, "mail-more", count = list.count - list.lines.len());
    let mut text = format!("{lead}\n");
    for part in parts {
        text += &format!("\n{}\n{}\n", part.name, part.link);
        for list in &part.lists {
            text += &format!("\n{}\n\n", list.title);
            for line in &list.lines {
                text += &format!("* {}\n  {}\n", line.text, line.link);
                for (name, link) in &line.sources {
                    text += &format!("  {source} {name}: {link}\n");
                }
            }
            if list.count > list.lines.len() {
                text += &format!("{}\n", more(list));
            }
        }
    }
    text += &format!("\n-- \n{why}\n{stop}\n");
    let html = document(
        view,
        html! {
            p { (lead) }
            @for part in parts {
                h2 { a href=(part.link) { (part.name) } }
                @for list in &part.lists {
                    h3 { (list.title) }
                    ul { @for line in &list.lines { li dir="auto" {
                        a href=(line.link) { (line.text) }
                        @for (name, link) in &line.sources { br; small { (source) " " a href=(link) { (name) } } }
                    } } }
                    @if list.count > list.lines.len() { p { a href=(part.link) { (more(list)) } } }
                }
            }
            hr;
            p { small { (why) " " a href=(stop) { (t!(view, "mail-stop")) } } }
        },
    );
    Letter { subject, text, html }
}

/// A page that loads nothing and asks for nothing: opening a letter tells nobody.
fn document(view: &View, body: Markup) -> String {
    let language = view.locale.language;
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            head { meta charset="utf-8"; meta name="viewport" content="width=device-width, initial-scale=1"; }
            body dir=(language.direction()) { (body) }
        }
    }
    .into_string()
}

/// The language of a letter, by its tag.
fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap_or(Language::English)
}
