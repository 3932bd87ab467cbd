//! What pathways bring, side by side: parts of their pages.

use comity_foresee::{
    future::Fan as Band,
    pathway::{Dimension, Results, Swing},
};
use comity_regime::Day;
use maud::{Markup, html};

use super::said::{band, belief, name};
use crate::{
    part::layout::heads,
    picture::{
        fan::{At, Fan, Step, fan},
        scatter::{Point, scatter},
    },
    question::{foreseen::Compared, view::View},
    word::locale::t,
};

/// What a dimension is called.
fn dimension(view: &View, d: Dimension) -> String {
    match d {
        Dimension::TookPart => t!(view, "dimension-took-part"),
        Dimension::Joins => t!(view, "dimension-joins"),
        Dimension::Delivered => t!(view, "dimension-delivered"),
    }
}

/// The same by its English name.
fn dimension_of(view: &View, word: &str) -> String {
    let of = Dimension::ALL.into_iter().find(|d| d.word() == word);
    of.map_or_else(|| word.to_owned(), |d| dimension(view, d))
}

/// Inclusiveness across, ambition up: in deeds, and in law.
pub fn scatters(view: &View, c: &Compared) -> Markup {
    let ends = |f: &Band| [f.mean.unwrap_or(0.0), f64::from(f.p05), f64::from(f.p95)];
    let points = |up: &dyn Fn(&Results) -> [f64; 3]| -> Vec<Point> {
        let each = c.comparison.pathways.iter().map(|p| Point {
            label: name(view, &p.pathway).text,
            link: view.link(&format!("/pathways/{}", p.pathway)),
            across: ends(&p.took_part),
            up: up(p),
        });
        each.collect()
    };
    let across = dimension(view, Dimension::TookPart);
    let more = |p: &Results| [p.gains.iter().map(|gain| gain.end).sum::<f64>().max(0.0); 3];
    let picture = |up: String, points: Vec<Point>| {
        let title = t!(view, "scatter-title", across = &across, up = &up);
        html! { div.wide { (scatter(view.locale, &title, (&across, &up), &points)) } }
    };
    html! {
        section aria-labelledby="scatter" {
            h2 #scatter { (t!(view, "pathways-scatter")) }
            (picture(dimension(view, Dimension::Delivered), points(&|p: &Results| ends(&p.delivered))))
            (picture(t!(view, "scatter-more"), points(&more)))
            p.quiet { (t!(view, "scatter-legend")) }
        }
    }
}

/// A small fan for each instrument that a pathway urges States to join, beside what comes if nothing is done.
pub fn multiples(view: &View, c: &Compared, p: &Results) -> Markup {
    let numbers = |f: &Band| [f.p05, f.p25, f.p50, f.p75, f.p95].map(usize::from);
    html! {
        div.multiples {
            @for (id, fans) in p.joined.iter().filter(|(id, _)| p.urges.contains(id)) {
                @let bands: Vec<At> = fans.iter().map(|f| At { day: f.through, below: numbers(f) }).collect();
                @let nothing = c.comparison.nothing.iter().find(|(other, _)| other == id);
                @let other: Vec<_> = nothing.iter().flat_map(|(_, fans)| fans).map(|f| (f.through, usize::from(f.p50))).collect();
                @let called = view.called(id).text;
                @let last = fans.last().map(|f| band(view, f)).unwrap_or_default();
                @let title = t!(view, "multiple-title", pathway = name(view, &p.pathway).text, instrument = &called, band = &last);
                @let seen = c.comparison.seen.iter().find(|(other, _)| other == id).map_or(view.on, |(_, day)| *day);
                figure {
                    (fan(view.locale, &Fan { title: &title, before: &known(view, id, seen), seen, bands: &bands, after: &[], other: &other, labels: ["", "", ""], small: true }))
                    figcaption { a href=(view.link(&format!("/instruments/{id}/forecast"))) { (called) } " " span.number { (last) } }
                }
            }
        }
    }
}

/// How many had joined when the futures begin, and the years before.
fn known(view: &View, id: &str, seen: Day) -> Vec<Step> {
    let register = view.regime.register();
    let history =
        register.instrument(id).and_then(|ix| comity_foresee::history(&view.regime, ix, view.on).ok());
    let steps = history.map(|history| history.steps()).unwrap_or_default();
    let from = seen.plus_years(-6);
    let at = steps.partition_point(|(day, ..)| *day <= from).saturating_sub(1);
    steps.into_iter().skip(at).map(|(day, a, b)| (day.max(from), a, b)).collect()
}

/// How many more join than if nothing is done.
pub fn gains(view: &View, all: &[Results]) -> Markup {
    let number = |n: Option<f64>| match n {
        Some(n) => format!("{}{}", if n >= 0.0 { "+" } else { "" }, view.locale.decimal(n, 1)),
        None => "–".to_owned(),
    };
    html! {
        table {
            (heads(view, &["pathway", "instrument", "#after-1", "#after-5", "#after-10", "#in-the-end"]))
            tbody {
                @for p in all {
                    @for gain in &p.gains {
                        @let numbers: Vec<Option<f64>> = gain.after.iter().map(|(_, n)| *n).chain([Some(gain.end)]).collect();
                        @if numbers.iter().flatten().any(|n| n.abs() > 0.05) {
                            tr {
                                td { (name(view, &p.pathway)) }
                                td { (view.called(&gain.instrument)) }
                                @for n in numbers { td.number { bdi dir="ltr" { (number(n)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many States are under an obligation on each gap in the end.
pub fn obligations(view: &View, all: &[Results]) -> Markup {
    html! {
        table {
            (heads(view, &["pathway", "on-gap", "obligation", "#states"]))
            tbody {
                @for p in all {
                    @for o in &p.covers {
                        tr {
                            td { (name(view, &p.pathway)) }
                            td { (view.word("on-gap", &o.gap)) }
                            td { (view.word("obligation", if o.binding { "binding" } else { "political" })) (view.locale.comma()) (view.word("obligation", if o.uniform { "uniform" } else { "differentiated" })) }
                            td.number { (band(view, &o.states)) }
                        }
                    }
                }
            }
        }
        p.quiet { (t!(view, "obligations-why")) }
    }
}

/// Every two pathways.
pub fn pairs(view: &View, c: &Compared) -> Markup {
    html! {
        table {
            thead { tr {
                th scope="col" { (view.word("head", "pathway")) }
                th scope="col" { (view.word("head", "other-pathway")) }
                @for d in Dimension::ALL { th scope="col" { (dimension(view, d)) } }
            } }
            tbody {
                @for pair in c.comparison.pairs.iter().filter(|pair| pair.row < pair.column) {
                    tr {
                        td { (name(view, &pair.row)) }
                        td { (name(view, &pair.column)) }
                        @for (word, share) in pair.words.iter().zip(&pair.better) { td { (view.word("order", word)) " (" (view.locale.hundredths(*share)) " %)" } }
                    }
                }
            }
        }
    }
}

/// Which belief would turn the order of two pathways round.
pub fn reversals(view: &View, c: &Compared, only: Option<&str>) -> Markup {
    let about = |id: &str| only.is_none_or(|only| only == id);
    let all = c.reversals.iter().filter(|r| about(&r.pathway) || about(&r.ahead) || about(&r.behind));
    let all: Vec<_> = all.collect();
    let word = |pathway: &str, of: &str| {
        let planned = c.planned.iter().find(|p| p.id == pathway);
        let found = planned.and_then(|p| p.beliefs.iter().find(|b| b.of == of));
        found.map_or_else(|| of.to_owned(), |b| belief(view, b))
    };
    html! {
        @if all.is_empty() { p { (t!(view, "turns-none")) } }
        @else {
            ul {
                @for r in all {
                    li {
                        (t!(view, "turns", dimension = dimension_of(view, r.dimension), ahead = name(view, &r.ahead).text, behind = name(view, &r.behind).text,
                            belief = word(&r.pathway, &r.of), pathway = name(view, &r.pathway).text, value = view.locale.decimal(r.at, 2)))
                        @if r.assumed { " (" (t!(view, "assumed")) ")" }
                    }
                }
            }
        }
    }
}

/// What hangs most on one belief: three of each dimension, or all of one pathway.
pub fn swings(view: &View, c: &Compared, only: Option<&str>) -> Markup {
    let planned = |s: &Swing| {
        let beliefs = c.planned.iter().filter(|p| p.id == s.pathway).flat_map(|p| &p.beliefs);
        let found = beliefs.into_iter().find(|b| b.of == s.of);
        found.map_or_else(|| s.of.clone(), |b| belief(view, b))
    };
    let by = |at: usize| {
        let width = |s: &Swing| (s.between[at].2 - s.between[at].1).abs();
        let mut by: Vec<&Swing> = c.swings.iter().filter(|s| only.is_none_or(|id| id == s.pathway)).collect();
        by.sort_by(|a, b| width(b).total_cmp(&width(a)));
        by.retain(|s| width(s) > 0.05);
        by.truncate(3);
        by
    };
    html! {
        table {
            (heads(view, &["dimension", "pathway", "belief", "#at-lower", "#at-upper"]))
            tbody {
                @for (at, d) in Dimension::ALL.into_iter().enumerate() {
                    @for swing in by(at) {
                        tr {
                            td { (dimension(view, d)) }
                            td { (name(view, &swing.pathway)) }
                            td { (planned(swing)) @if swing.assumed { " (" (t!(view, "assumed")) ")" } }
                            td.number { (view.locale.decimal(swing.between[at].1, 0)) }
                            td.number { (view.locale.decimal(swing.between[at].2, 0)) }
                        }
                    }
                }
            }
        }
    }
}
