//! What every page has: the head, the time bar, the foot.

use std::fmt::Display;

use comity_regime::{
    ActKind, Day, When,
    register::Known,
    status::{ActorStatus, Place},
};
use maud::{DOCTYPE, Markup, html};

use crate::{
    question::{
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::{
        address::source_path,
        locale::{Language, t},
    },
};

/// Where a page is, for its links to itself.
pub struct Here<'a> {
    /// Its path, such as `/instruments/cppnm`.
    pub path: &'a str,
    /// Its title.
    pub title: Text,
    /// Days on which something happened that it is about, in order; for going from one to the next.
    pub days: Vec<Day>,
    /// In which other forms it is there, beside JSON and CSV.
    pub also: &'a [Form],
}

impl Here<'_> {
    /// Its address in a form, with everything that was asked.
    fn address(&self, view: &View, form: Form) -> String {
        view.same(&format!("{}{}", self.named(), form.suffix()))
    }

    /// Its path, where an ending can be put to it.
    fn named(&self) -> &str {
        if self.path == "/" { "/index" } else { self.path }
    }
}

/// The main pages, in the order of the menu, with the message that names each.
fn menu(view: &View) -> [(&'static str, String); 12] {
    [
        ("/instruments", t!(view, "instruments")),
        ("/states", t!(view, "states")),
        ("/map", t!(view, "map")),
        ("/calendar", t!(view, "calendar")),
        ("/commitments", t!(view, "commitments")),
        ("/stocktake", t!(view, "stocktake")),
        ("/momentum", t!(view, "momentum")),
        ("/pathways", t!(view, "pathways")),
        ("/who", t!(view, "who")),
        ("/sources", t!(view, "sources")),
        ("/log", t!(view, "log")),
        ("/desk", t!(view, "desk")),
    ]
}

/// A page.
pub fn page(view: &View, here: &Here<'_>, body: Markup) -> Markup {
    let past = view.on != view.today || view.known.is_some_and(|k| k < view.today);
    // What is at the desk is for one reader, and no table.
    let always: &[Form] =
        if here.path.starts_with("/desk") { &[Form::Json] } else { &[Form::Json, Form::Csv] };
    let forms = || always.iter().chain(here.also).copied();
    let language = view.locale.language;
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (here.title.text) " · Comity" }
                link rel="stylesheet" href={ "/style.css?" (view.program) };
                script type="module" src={ "/sort.js?" (view.program) } {}
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                @for other in Language::ALL {
                    link rel="alternate" hreflang=(other.tag()) href=(view.in_language(Some(other), &view.same_in_any(here.path)));
                }
                @for form in forms() { link rel="alternate" type=(form.media_type()) href=(here.address(view, form)); }
            }
            body.past[past] {
                a.skip href="#content" { (t!(view, "skip")) }
                header {
                    nav.languages aria-label=(t!(view, "languages")) {
                        @for other in Language::ALL {
                            a href=(view.in_language(Some(other), &view.same_in_any(here.path))) lang=(other.tag()) hreflang=(other.tag())
                                aria-current=[(other == language).then_some("true")] { (other.own_name()) }
                        }
                    }
                    div.top {
                        nav aria-label=(t!(view, "menu")) {
                            a.home href=(view.link("/")) { "Comity" }
                            @for (path, title) in menu(view) {
                                a href=(view.link(path)) aria-current=[(path == here.path).then_some("page")] { (title) }
                            }
                        }
                        form.search role="search" action=(view.action("/search")) method="get" {
                            (carried(view))
                            input type="search" name="q" value=(if here.path == "/search" { view.parameter("q") } else { "" }) aria-label=(t!(view, "search")) placeholder=(t!(view, "search"));
                            button { (t!(view, "search-button")) }
                        }
                    }
                    (standing(view))
                }
                main #content {
                    h1 { (here.title) }
                    @if !is_timeless(here.path) { (time_bar(view, here, past)) }
                    (body)
                }
                footer {
                    p {
                        (t!(view, "also-as")) " "
                        @for (n, form) in forms().enumerate() {
                            @if n > 0 { " · " }
                            a href=(here.address(view, form)) { (form_title(view, form)) }
                        }
                    }
                    p {
                        (t!(view, "log-through", entry = view.record.checkpoint.size.saturating_sub(1))) " "
                        a.hash href=(view.link("/log")) title=(view.record.checkpoint.root_hex()) dir="ltr" {
                            (&view.record.checkpoint.root_hex()[..16]) "…"
                        }
                        @if let Some(judged) = &view.cosigned {
                            " " (t!(view, "cosigned-by", count = judged.count(), of = judged.cosigned.len()))
                        }
                    }
                    @if language != Language::English { p { (t!(view, "original-note")) } }
                    p { a href=(view.link("/about")) { (t!(view, "about")) } " · " a href=(view.link("/help")) { (t!(view, "help")) } }
                }
            }
        }
    }
}

/// What the record says of itself: whether it is official.
fn standing(view: &View) -> Markup {
    let register = view.regime.register();
    html! {
        @if let Some(of) = &view.record.trust.rehearses {
            p.standing { strong { (t!(view, "rehearsal", log = of.split('+').next().unwrap_or_default())) } }
        }
        @if let Some(about) = &register.about {
            p.standing {
                a href=(view.link("/about")) { (view.title(&about.titles, &about.title)) }
                @if let Some(statement) = &about.statement { " · " (view.statement(&about.id, statement)) }
                @if let Some(operator) = &about.operator { " · " (view.original(operator.as_str())) }
            }
        }
    }
}

/// Ways to take the picture on a page away: as SVG, as PNG, as data.
pub fn picture(view: &View, path: &str) -> Markup {
    let svg = view.same(&format!("{path}.svg"));
    html! {
        p.quiet.picture {
            (t!(view, "picture-as")) " "
            a href=(svg) download="" { "SVG" } " · "
            a href=(view.same(&format!("{path}.csv"))) { "CSV" } " "
            button.plain type="button" hidden data-png=(svg) { "· PNG" }
        }
        script type="module" src={ "/picture.js?" (view.program) } {}
    }
}

/// What a form carries on of what was asked: the day, and as known on which.
pub fn carried(view: &View) -> Markup {
    html! {
        @for (name, value) in view.days() { input type="hidden" name=(name) value=(value); }
    }
}

/// What people call a form of a page.
fn form_title(view: &View, form: Form) -> String {
    match form {
        Form::Calendar => t!(view, "form-calendar"),
        Form::Feed => t!(view, "form-feed"),
        Form::Html => t!(view, "form-page"),
        form => form.title().to_owned(),
    }
}

/// Whether a page is about the log as it is, whatever day is asked about.
fn is_timeless(path: &str) -> bool {
    ["/keys", "/papers", "/check", "/passkey", "/begin", "/about", "/help"].contains(&path)
        || path.starts_with("/log/")
        || path.starts_with("/desk")
}

/// The time control: the whole site stays on the day that is chosen here.
fn time_bar(view: &View, here: &Here<'_>, past: bool) -> Markup {
    let before = here.days.iter().rev().find(|d| **d < view.on);
    let after = here.days.iter().find(|d| **d > view.on && **d <= view.today);
    html! {
        form.time action=(view.action(here.path)) method="get" {
            @for (name, value) in view.parameters() { input type="hidden" name=(name) value=(value); }
            label { (t!(view, "as-of")) " " input type="date" name="on" value=(view.on) required; }
            label { (t!(view, "as-known")) " " input type="date" name="known" value=[view.known]; }
            button { (t!(view, "go")) }
            span.steps {
                @if let Some(day) = before { a href=(view.link_on(here.path, Some(*day))) rel="prev" { (t!(view, "previous-act")) } }
                @if let Some(day) = after { a href=(view.link_on(here.path, Some(*day))) rel="next" { (t!(view, "next-act")) } }
                @if past { a href=(view.action(here.path)) { (t!(view, "today")) } }
            }
        }
        // Paper does not show what is in a field.
        p.printed { (t!(view, "as-of")) " " (view.locale.day(view.on)) @if let Some(known) = view.known { " · " (t!(view, "as-known")) " " (view.locale.day(known)) } }
        @if past {
            p.warning role="status" {
                @match view.known {
                    Some(known) => (t!(view, "not-today-known", day = view.locale.day(view.on), known = view.locale.day(known))),
                    None => (t!(view, "not-today", day = view.locale.day(view.on))),
                }
            }
        }
    }
}

/// The head of a table, a message for each column; `#parties` is a column of numbers, and the empty word an empty one.
pub fn heads(view: &View, columns: &[&str]) -> Markup {
    html! {
        thead { tr {
            @for column in columns {
                @let (number, word) = column.strip_prefix('#').map_or((false, *column), |word| (true, word));
                @if word.is_empty() { td {} } @else { th.number[number] scope="col" { (view.word("head", word)) } }
            }
        } }
    }
}

/// Glyph and word for a place: never colour alone. Nobody is bound by a political instrument.
pub fn place(view: &View, status: &ActorStatus, political: bool) -> Markup {
    let place = status.place;
    let word = if political && place == Place::Bound { "subscribes" } else { place.word() };
    let class = match place {
        Place::Bound => "bound",
        Place::Contracting | Place::Provisional | Place::Signed => "signed",
        Place::Ended => "ended",
        Place::Outside => "outside",
    };
    html! {
        span.place.(class) { (place.glyph()) " " (view.word("place", word)) }
        @if !status.sure {
            @match status.known {
                known if known.covers(view.on) => { " " (uncertain(view)) }
                Known::Through(day) => { " " span.doubt title=(t!(view, "complete-through", day = view.locale.day(day))) { "≈ " (t!(view, "record-ends", day = view.locale.day(day))) } }
                _ => { " " span.doubt title=(t!(view, "complete-unsaid")) { "≈ " (t!(view, "record-unsaid")) } }
            }
        }
    }
}

/// What depends on dates that are not known.
pub fn uncertain(view: &View) -> Markup {
    html! { span.doubt title=(t!(view, "uncertain-why")) { "≈ " (t!(view, "uncertain")) } }
}

/// A date; an interval is marked as uncertain.
pub fn date(view: &View, when: impl Into<When>) -> Markup {
    let when = when.into();
    let text = view.locale.when(when);
    match when.day() {
        Some(day) => html! { time datetime=(day) { (text) } },
        None => {
            html! { span.doubt data-sort=(when.earliest) title=(t!(view, "date-uncertain-why")) { "≈ " (text) } }
        }
    }
}

/// An act by its term of art, which leads to its meaning where it has one.
pub fn act(view: &View, kind: ActKind) -> Markup {
    let term = match kind {
        ActKind::Signature | ActKind::SuccessionToSignature => "signatory",
        ActKind::Ratification | ActKind::Acceptance | ActKind::Approval => "ratification",
        ActKind::Accession => "accession",
        ActKind::Deposit => "deposit",
        ActKind::Succession => "succession",
        ActKind::Reservation | ActKind::WithdrawalOfReservation => "reservation",
        ActKind::Denunciation | ActKind::WithdrawalOfDenunciation => "denunciation",
        ActKind::Subscription => "political-commitment",
        _ => return html! { (view.word("act", kind.word())) },
    };
    html! { a.term href=(view.action(&format!("/help#{term}"))) { (view.word("act", kind.word())) } }
}

/// Where an act is proved: its entry of the log.
pub fn entry(view: &View, index: u64) -> Markup {
    html! { a.source href=(view.action(&format!("/log/entries/{index}"))) { (index) } }
}

/// The ids of sources, separated by semicolons; each is a door to the source.
pub fn source(view: &View, ids: &str) -> Markup {
    let each = ids.split(';').map(str::trim).filter(|id| !id.is_empty());
    html! {
        @for (n, id) in each.enumerate() {
            @if n > 0 { " " }
            // A page that is cited by its address is shown without the scheme.
            a.source href={ (view.link(&source_path(view.regime.register(), id))) } { (id.split_once("://").map_or(id, |(_, rest)| rest)) }
        }
    }
}

/// What a person sees when something cannot be shown.
pub fn problem(view: &View, problem: &Problem) -> Markup {
    let title = view.word("problem", problem.title());
    let here = Here { path: "/", title, days: vec![], also: &[] };
    page(
        view,
        &here,
        html! {
            p { @match &problem.said { Some(said) => (said), None => (view.original(problem.detail.as_str())) } }
            @if let Some(near) = &problem.near {
                p { (t!(view, "did-you-mean")) " " a href=(view.link(near)) { (near.rsplit('/').next().unwrap_or_default()) } }
            }
            p { (t!(view, "problem-what-next")) }
            ul {
                li { a href=(view.link("/")) { (t!(view, "todays-regime")) } }
                @for (path, title) in menu(view) { li { a href=(view.link(path)) { (title) } } }
            }
        },
    )
}

/// A number that opens to what it counts, where there is a page of that.
pub fn opens(link: Option<String>, number: impl Display) -> Markup {
    html! { @match link { Some(link) => a href=(link) { (number.to_string()) }, None => (number.to_string()) } }
}

/// An instrument by its title, leading to its page, with its id, by which it is called elsewhere.
pub fn instrument(view: &View, id: &str) -> Markup {
    let register = view.regime.register();
    let definition = register.instrument(id).map(|ix| register.definition(ix));
    html! {
        a href=(view.link(&format!("/instruments/{id}"))) { @match definition { Some(i) => (view.title(&i.titles, &i.title)), None => (id) } }
        " " span.quiet { (view.called(id)) }
    }
}
