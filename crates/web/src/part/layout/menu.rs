//! The menu: five doors, and what is behind each.

use maud::{Markup, html};

use super::carried;
use crate::{question::view::View, word::locale::t};

/// A door, and the pages behind it.
pub struct Section {
    /// What it is called.
    pub title: String,
    /// The page that it opens.
    first: (&'static str, String),
    /// The others behind it.
    others: Vec<(&'static str, String)>,
}

/// The doors, in their order.
pub fn sections(view: &View) -> [Section; 5] {
    [
        Section {
            title: t!(view, "states"),
            first: ("/states", t!(view, "states")),
            others: vec![
                ("/map", t!(view, "map")),
                ("/compare", t!(view, "compare")),
                ("/who", t!(view, "menu-find")),
            ],
        },
        Section {
            title: t!(view, "menu-treaties"),
            first: ("/instruments", t!(view, "instruments")),
            others: vec![("/gaps", t!(view, "gaps")), ("/weakest-link", t!(view, "weakest-link"))],
        },
        Section {
            title: t!(view, "commitments"),
            first: ("/commitments", t!(view, "commitments")),
            others: vec![("/stocktake", t!(view, "stocktake")), ("/totals", t!(view, "totals"))],
        },
        Section {
            title: t!(view, "menu-meetings"),
            first: ("/calendar", t!(view, "calendar")),
            others: vec![("/texts", t!(view, "texts")), ("/momentum", t!(view, "momentum"))],
        },
        Section {
            title: t!(view, "menu-next"),
            first: ("/next", t!(view, "next-what")),
            others: vec![("/pathways", t!(view, "pathways")), ("/scores", t!(view, "scores-title"))],
        },
    ]
}

impl Section {
    /// The address of the page that it opens.
    pub fn path(&self) -> &'static str {
        self.first.0
    }

    fn pages(&self) -> impl Iterator<Item = &(&'static str, String)> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Whether a page is behind this door: one of those named, or one of one thing, such as `/states/FIN`.
    fn has(&self, path: &str) -> bool {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        let of_one = match first {
            "forums" | "sessions" => "calendar",
            "measures" => "gaps",
            first => first,
        };
        self.pages().any(|(page, _)| page.trim_start_matches('/') == of_one)
    }
}

/// The doors, and on a page behind one of them the others behind it.
pub fn menu(view: &View, path: &str) -> Markup {
    let sections = sections(view);
    let open = sections.iter().find(|section| section.has(path));
    html! {
        div.top {
            a.home href=(view.link("/")) { "Comity" }
            nav.doors aria-label=(t!(view, "menu")) {
                @for section in &sections {
                    @let current = if section.path() == path { Some("page") } else { open.filter(|o| o.path() == section.path()).map(|_| "true") };
                    a href=(view.link(section.path())) aria-current=[current] { (section.title) }
                }
            }
            form.search role="search" aria-label=(t!(view, "search")) action=(view.action("/search")) method="get" data-suggest=(view.action("/search.json")) {
                (carried(view))
                input type="search" name="q" value=(if path == "/search" { view.parameter("q") } else { "" }) aria-label=(t!(view, "search")) placeholder=(t!(view, "search")) autocomplete="off";
                button { (t!(view, "search-button")) }
            }
            a.desk href=(view.link("/desk")) aria-current=[(path == "/desk").then_some("page")] { (t!(view, "desk")) }
        }
        @if let Some(section) = open {
            nav.behind aria-label=(section.title) {
                @for (page, title) in section.pages() {
                    a href=(view.link(page)) aria-current=[(*page == path).then_some("page")] { (title) }
                }
            }
        }
    }
}

/// What is not behind a door: what the record is, where it comes from, how it is checked.
pub fn below(view: &View) -> Markup {
    let pages = [
        ("/about", t!(view, "about")),
        ("/help", t!(view, "help")),
        ("/follow", t!(view, "follow-title")),
        ("/sources", t!(view, "sources")),
        ("/acts", t!(view, "acts-as-recorded")),
        ("/corrections", t!(view, "corrections")),
        ("/disagreements", t!(view, "where-sources-disagree")),
        ("/log", t!(view, "log")),
        ("/keys", t!(view, "keys")),
        ("/papers", t!(view, "sealed-papers")),
        ("/check", t!(view, "check")),
    ];
    html! {
        nav.below aria-label=(t!(view, "menu-below")) {
            @for (path, title) in pages { a href=(view.link(path)) { (title) } }
        }
    }
}
