//! What every page has: the head, the time bar, the foot.

mod card;
mod cell;
mod cite;
mod follow;
mod menu;
mod problem;

use card::labelled;
use cite::cite;
pub use cite::picture_file;
use menu::{below, menu};

pub use follow::follow;

pub use cell::{act, date, entry, heads, instrument, opens, place, source, uncertain};

use comity_regime::{Day, InstrumentIx};
use maud::{DOCTYPE, Markup, html};

use crate::{
    question::{
        form::Form,
        view::{Text, View},
    },
    word::locale::{Language, t},
};

/// Where a page is, for its links to itself.
pub struct Here<'a> {
    /// Its path, such as `/instruments/cppnm`.
    pub path: &'a str,
    /// Its title.
    pub title: Text,
    /// Days on which something happened that it is about, in order, at least the one before and the one after that of the
    /// view; for going from one to the next.
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

/// A page.
pub fn page(view: &View, here: &Here<'_>, body: Markup) -> Markup {
    let past = view.on != view.today || view.known.is_some_and(|k| k < view.today);
    // What is at the desk is for one reader, and no table; what is behind a link of a mail is a page.
    let always: &[Form] = match here.path {
        path if path.starts_with("/follow/") || is_sent(path) => &[],
        path if is_private(path) => &[Form::Json],
        _ => &[Form::Json, Form::Csv],
    };
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
                script type="module" src={ "/suggest.js?" (view.program) } {}
                script type="module" src={ "/seat.js?" (view.program) } {}
                (described(view, here))
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                @if !is_sent(here.path) {
                    @for other in Language::ALL {
                        link rel="alternate" hreflang=(other.tag()) href=(view.in_language(Some(other), &view.same_in_any(here.path)));
                    }
                }
                @for form in forms() { link rel="alternate" type=(form.media_type()) href=(here.address(view, form)); }
            }
            body.past[past] {
                a.skip href="#content" { (t!(view, "skip")) }
                header {
                    nav.languages aria-label=(t!(view, "languages")) {
                        @for other in Language::ALL {
                            a href=(view.in_language(Some(other), &elsewhere(view, here.path))) lang=(other.tag()) hreflang=(other.tag())
                                aria-current=[(other == language).then_some("true")] { (other.own_name()) }
                        }
                    }
                    (menu(view, here.path))
                    (standing(view))
                }
                main #content {
                    h1 { (here.title) }
                    @if !is_timeless(here.path) { (time_bar(view, here, past)) }
                    (labelled(body, &t!(view, "sort-list-by")))
                }
                footer {
                    @if forms().next().is_some() {
                        p {
                            (t!(view, "also-as")) " "
                            @for (n, form) in forms().enumerate() {
                                @if n > 0 { " · " }
                                a href=(here.address(view, form)) { (form_title(view, form)) }
                            }
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
                    @if !is_private(here.path) { (cite(view, here)) }
                    @if language != Language::English { p { (t!(view, "original-note")) } }
                    (below(view))
                }
            }
        }
    }
}

/// What a page is, for whoever lists it or passes it on.
fn described(view: &View, here: &Here<'_>) -> Markup {
    let about = view.regime.register().about.as_ref();
    let record = about.map_or("Comity".to_owned(), |about| view.title(&about.titles, &about.title).text);
    let statement = about.and_then(|about| Some(view.statement(&about.id, about.statement.as_ref()?).text));
    let description =
        [Some(record.as_str()), statement.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    html! {
        meta name="description" content=(description);
        meta property="og:title" content=(here.title.text);
        meta property="og:description" content=(description);
        meta property="og:type" content="website";
        meta property="og:site_name" content=(record);
        meta property="og:locale" content=(view.locale.language.tag());
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
        Form::Plain => t!(view, "form-plain"),
        form => form.title().to_owned(),
    }
}

/// Whether a page is for one reader: what is at the desk, and what is behind the links of letters.
fn is_private(path: &str) -> bool {
    path.starts_with("/desk") || path.starts_with("/follow/")
}

/// Whether a page is the answer to what was sent: nobody who asks for its address alone gets it.
fn is_sent(path: &str) -> bool {
    path == "/desk/word"
}

/// Where a page is in whatever language: what was sent is not there in another, and the desk is.
fn elsewhere(view: &View, path: &str) -> String {
    if is_sent(path) { "/desk".to_owned() } else { view.same_in_any(path) }
}

/// Whether a page is about the log as it is, whatever day is asked about.
fn is_timeless(path: &str) -> bool {
    [
        "/keys",
        "/papers",
        "/check",
        "/passkey",
        "/begin",
        "/about",
        "/help",
        "/sources",
        "/disagreements",
        "/corrections",
        "/follow",
    ]
    .contains(&path)
        || path.starts_with("/sources/")
        || path.starts_with("/annexes/")
        || path.starts_with("/log/")
        || is_private(path)
}

/// The last day before that of the view on which any act on some instruments was done, and the first after it.
pub fn neighbours(view: &View, instruments: impl Iterator<Item = InstrumentIx> + Clone) -> Vec<Day> {
    let acts = view.regime.acts();
    let before =
        instruments.clone().filter_map(|ix| acts.dated_before(ix, view.on).find_map(|act| act.date.day()));
    let after =
        instruments.filter_map(|ix| acts.dated_from(ix, view.on.next()).find_map(|act| act.date.day()));
    before.max().into_iter().chain(after.min().filter(|day| *day <= view.today)).collect()
}

/// The time control: the whole site stays on the day that is chosen here.
fn time_bar(view: &View, here: &Here<'_>, past: bool) -> Markup {
    let before = here.days.iter().rev().find(|d| **d < view.on);
    let after = here.days.iter().find(|d| **d > view.on && **d <= view.today);
    html! {
        div.time {
            details {
                summary { (t!(view, "as-of")) " " strong { (view.locale.day(view.on)) } @if let Some(known) = view.known { " · " (t!(view, "as-known")) " " strong { (view.locale.day(known)) } } " · " span.change { (t!(view, "change-day")) } }
                form action=(view.action(here.path)) method="get" {
                    @for (name, value) in &view.parameters { input type="hidden" name=(name) value=(value); }
                    label { (t!(view, "as-of")) " " input type="date" name="on" value=(view.on) required; }
                    label { (t!(view, "as-known")) " " input type="date" name="known" value=[view.known]; }
                    button { (t!(view, "go")) }
                }
            }
            span.steps {
                @if let Some(day) = before { a href=(view.link_on(here.path, Some(*day))) rel="prev" { (t!(view, "previous-act")) } }
                @if let Some(day) = after { a href=(view.link_on(here.path, Some(*day))) rel="next" { (t!(view, "next-act")) } }
                @if past { a href=(view.action(here.path)) { (t!(view, "today")) } }
            }
        }
        // Paper does not show what is in a field.
        p.printed { span dir="ltr" { (view.site.address.as_deref().unwrap_or_default()) (view.lasting(here.path)) } " · " (t!(view, "as-of")) " " (view.locale.day(view.on)) @if let Some(known) = view.known { " · " (t!(view, "as-known")) " " (view.locale.day(known)) } }
        @if past {
            p.warning role="status" {
                @match view.known {
                    Some(known) => (t!(view, "not-today-known", day = view.locale.day(view.on), known = view.locale.day(known))),
                    None => (t!(view, "not-today", day = view.locale.day(view.on))),
                }
                @if let Some(known) = view.known.filter(|_| !view.regime.began()) { " " (t!(view, "record-not-begun", known = view.locale.day(known))) }
            }
        }
    }
}
