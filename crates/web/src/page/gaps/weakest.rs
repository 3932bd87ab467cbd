//! The weakest link: how many meet how many conditions, then those who meet the fewest, with what would help. Nobody is ranked.

use axum::response::Response;
use comity_assess::measure::{Link, WeakestLink, table, weakest_link};
use comity_regime::{language::ast::Figure, register::Measure};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::{
        layout::{Here, date, heads, page as lay_out, source},
        measure::{linked, value},
    },
    picture::bars::{Bar, bars},
    question::view::{Text, View},
    word::locale::t,
};

pub fn page(view: &View) -> Response {
    let chains = view.regime.register().measures.iter().filter(|m| matches!(m.figure, Figure::Fewest(..)));
    // INVARIANT: a record with a measure that cannot be worked out is not loaded.
    let links: Vec<(&Measure, WeakestLink)> =
        chains.filter_map(|m| Some((m, weakest_link(&view.regime, m, view.on).ok()??))).collect();
    view.answer(
        || shown(view, &links),
        || json!({ "links": links.iter().map(|(_, link)| link).collect::<Vec<_>>() }),
        || table::links(links.iter().map(|(_, link)| link)),
    )
}

fn shown(view: &View, links: &[(&Measure, WeakestLink)]) -> Markup {
    let here =
        Here { path: "/weakest-link", title: Text::own(t!(view, "weakest-link")), days: vec![], also: &[] };
    lay_out(
        view,
        &here,
        html! {
            p.lead { (t!(view, "weakest-lead")) }
            @if links.is_empty() { p.quiet { (t!(view, "gaps-none")) } }
            @for (measure, link) in links {
                section aria-labelledby=(link.measure) {
                    h2 id=(link.measure) { (linked(view, &link.measure)) }
                    @if let Figure::Fewest(_, over) = &measure.figure {
                        p.quiet { a href=(view.who(&link.over)) { (t!(view, "weakest-over", set = view.locale.set(over))) } }
                    }
                    (distribution(view, link))
                    (lowest(view, link))
                    (bottleneck(view, link))
                    (means(view, link))
                }
            }
        },
    )
}

/// How many meet so many conditions: surely, and possibly besides.
fn distribution(view: &View, link: &WeakestLink) -> Markup {
    let legend = [("one", t!(view, "weakest-surely")), ("unknown", t!(view, "weakest-possibly"))];
    let each = link.distribution.iter().map(|rung| Bar {
        label: t!(view, "weakest-conditions", met = rung.met, of = link.conditions),
        link: None,
        parts: vec![rung.count.min, rung.count.max - rung.count.min],
    });
    let each: Vec<Bar> = each.collect();
    bars(view.locale, &t!(view, "weakest-distribution"), &legend, &each)
}

fn lowest(view: &View, link: &WeakestLink) -> Markup {
    html! {
        h3 { (t!(view, "weakest-fewest")) }
        @if link.lowest.is_empty() { p.quiet { (t!(view, "weakest-nobody")) } } @else {
            table.wide {
                (heads(view, &["who", "lacks", "holds", "pledges", "reports-requests"]))
                tbody { @for one in &link.lowest { (row(view, one)) } }
            }
        }
        @if !link.perhaps_lowest.is_empty() {
            p { (t!(view, "weakest-perhaps")) " "
                @for (n, one) in link.perhaps_lowest.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (view.actor(&one.actor)) }
            }
        }
    }
}

fn row(view: &View, link: &Link) -> Markup {
    html! {
        tr {
            td { (view.actor(&link.actor)) }
            td {
                @for (n, (condition, _)) in link.lacks.iter().enumerate() { @if n > 0 { (view.locale.comma()) } (condition) }
                @if !link.perhaps_lacks.is_empty() { " " span.doubt { "≈ " (link.perhaps_lacks.join(view.locale.comma())) } }
            }
            td.number { @if let Some(held) = &link.exposure { (value(view, held)) } }
            td { @for (n, (id, text)) in link.pledges.iter().enumerate() {
                @if n > 0 { br; }
                a href=(view.link(&view.promise_path(id))) { (view.promise(id, text)) }
            } }
            td { @for (n, note) in link.notes.iter().enumerate() {
                @if n > 0 { br; }
                @if let comity_assess::measure::Ground::Event { what, of, date: when, sources } = note {
                    (view.word("act", what)) " " (of) " · " (date(view, *when)) " " (source(view, &sources.join(";")))
                }
            } }
        }
    }
}

/// Which condition most lack.
fn bottleneck(view: &View, link: &WeakestLink) -> Markup {
    html! {
        h3 { (t!(view, "weakest-bottleneck")) }
        table {
            (heads(view, &["condition", "#lack-it"]))
            tbody { @for lacked in &link.bottleneck {
                tr {
                    td { a href=(view.who(&format!("({}) but not ({})", link.over, lacked.set))) { (lacked.condition) } }
                    td.number { (view.count(lacked.lack)) }
                }
            } }
        }
    }
}

/// The three means in one line, so that nobody can pick one quietly.
fn means(view: &View, link: &WeakestLink) -> Markup {
    let both = |(low, high): (f64, f64)| {
        let (low, high) = (format!("{low:.2}"), format!("{high:.2}"));
        if low == high { low } else { format!("{low}–{high}") }
    };
    let means = &link.means;
    html! {
        p.quiet { (t!(view, "weakest-means", mean = both(means.arithmetic), geometric = both(means.geometric), minimum = both(means.minimum))) }
    }
}
