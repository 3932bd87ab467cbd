//! How a page is cited: its title, the record, both days, the state of the log, and an address that stays with them.

use axum::response::Response;
use maud::{Markup, html};

use super::Here;
use crate::{
    answer::LICENCE,
    picture::file::{Frame, standalone},
    question::view::View,
    word::locale::t,
};

/// A text and a BibTeX entry to copy, and the address that answers the same tomorrow: with the day it is of, and the day as known
/// on which.
pub fn cite(view: &View, here: &Here<'_>) -> Markup {
    let known = view.known.unwrap_or(view.today);
    let path = view.lasting(here.path);
    let address = format!("{}{path}", view.site.address.as_deref().unwrap_or_default());
    let title = &here.title.text;
    let text = t!(view, "cite-text", title = title.as_str(), source = source(view));
    let key: String = here.path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let bibtex = format!(
        "@misc{{comity{key}-{},\n  title = {{{}}},\n  howpublished = {{{}}},\n  year = {{{}}},\n  url = {{{address}}},\n  note = {{as of {}, as known on {known}; log of {} entries, root {}}}\n}}",
        view.on,
        plain(title),
        plain(&record(view)),
        known.year(),
        view.on,
        view.record.checkpoint.size,
        view.record.checkpoint.root_hex(),
    );
    html! {
        details.cite {
            summary { (t!(view, "cite")) }
            p { (text) " " a href=(path) dir="ltr" { (address) } }
            pre lang="en" dir="ltr" tabindex="0" { code { (bibtex) } }
        }
    }
}

/// A picture as a file, with what its signs mean and where it comes from; it may be shown where nothing else says so.
pub fn picture_file(
    view: &View,
    path: &str,
    chart: &Markup,
    legend: Vec<(Markup, String)>,
    note: Option<String>,
) -> Response {
    let address = format!("{}{}", view.base(), view.lasting(path));
    let notes = note.into_iter().chain([source(view), format!("{LICENCE} · {address}")]).collect();
    let leftwards = view.locale.language.direction() == "rtl";
    view.answer_as(|| standalone(chart, &Frame { legend, notes, leftwards }))
}

/// Where it comes from: the record, both days, and the state of the log.
fn source(view: &View) -> String {
    let checkpoint = &view.record.checkpoint;
    t!(
        view,
        "cite-source",
        record = record(view),
        on = view.locale.day(view.on),
        known = view.locale.day(view.known.unwrap_or(view.today)),
        size = checkpoint.size,
        root = checkpoint.root_hex()
    )
}

/// What the record is called.
fn record(view: &View) -> String {
    match &view.regime.register().about {
        Some(about) => view.title(&about.titles, &about.title).text,
        None => "Comity".to_owned(),
    }
}

/// A text without what would end a field of BibTeX.
fn plain(text: &str) -> String {
    text.replace(['{', '}', '\\'], "")
}
