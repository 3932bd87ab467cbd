//! The regime today: what binds, where the gaps are, what happened last.

use axum::response::Response;
use comity_assess::{Measured, due::in_forums, promise::Tally};
use comity_regime::{Act, Day, InstrumentIx, register::Known, status::Status};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    answer::tables,
    part::{
        chart,
        due::due_text,
        known::{each, last_published},
        layout::{Here, date, heads, page as lay_out, picture, source},
        status::in_force,
    },
    picture::standalone,
    question::{
        form::Form,
        view::{Text, View},
    },
    word::locale::t,
};

/// How many of the latest acts are shown.
const LATEST: usize = 12;

pub fn page(view: &View) -> Response {
    // Joint statements are many, and have a page of their own.
    let statuses: Vec<(InstrumentIx, Status)> =
        view.standing_instruments().map(|ix| (ix, view.regime.status(ix, view.on))).collect();
    let measures: Vec<Measured> = view
        .regime
        .register()
        .measures
        .iter()
        .filter_map(|m| Measured::of(&view.regime, m, view.on))
        .collect();
    let mut acts: Vec<&Act> = view.regime.acts().filter(|a| a.date.earliest <= view.on).collect();
    acts.sort_by_key(|a| std::cmp::Reverse((a.date.earliest, a.entry)));
    if view.form() == Form::Svg {
        let binding: Vec<_> = statuses.iter().map(|(ix, _)| *ix).collect();
        return view.answer_as(|| standalone(&chart::regime(view, &binding)));
    }
    view.answer(
        || shown(view, &statuses, &measures, &acts[..acts.len().min(LATEST)]),
        || {
            let statuses: Vec<&Status> = statuses.iter().map(|(_, s)| s).collect();
            json!({ "instruments": statuses, "measures": measures.iter().map(json).collect::<Vec<_>>() })
        },
        || tables::statuses(&statuses.iter().map(|(_, s)| s.clone()).collect::<Vec<_>>()),
    )
}

fn json(m: &Measured) -> Value {
    json!({ "measure": m.id, "title": m.title, "gap": m.gap, "of": m.whole, "have": m.part,
            "missing_count": m.missing, "missing": m.outside, "known_through": m.known, "sure": m.sure })
}

/// The share, at least and at most.
fn percent(view: &View, m: &Measured) -> String {
    let (least, most) = m.percent();
    match least == most {
        true => format!("{least}%"),
        // After the horizon of the record what is possible is no news.
        false if !m.known.covers(view.on) => t!(view, "or-more", what = format!("{least}%")),
        false => format!("{least}-{most}%"),
    }
}

fn shown(view: &View, statuses: &[(InstrumentIx, Status)], measures: &[Measured], latest: &[&Act]) -> Markup {
    let register = view.regime.register();
    let days: Vec<Day> = {
        let mut days: Vec<Day> = view.regime.acts().filter_map(|a| a.date.day()).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    let binding: Vec<InstrumentIx> = statuses.iter().map(|(ix, _)| *ix).collect();
    let here = Here { path: "/", title: Text::own(t!(view, "todays-regime")), days, also: &[Form::Svg] };
    lay_out(
        view,
        &here,
        html! {
            div.cards {
                section.card aria-labelledby="binds" {
                    h2 #binds { (t!(view, "what-binds")) }
                    table {
                        (heads(view, &["instrument", "#parties"]))
                        tbody {
                            @for (ix, status) in statuses {
                                @let definition = register.definition(*ix);
                                tr {
                                    td {
                                        a href=(view.link(&format!("/instruments/{}", definition.id))) { (view.title(&definition.titles, &definition.title)) }
                                        br; (in_force(view, status, definition.force)) " " span.quiet { (view.called(&definition.id)) }
                                        (last_published(view, status))
                                    }
                                    td.number { a href=(view.who(&format!("parties to {}", status.instrument))) { (view.at_least(status.parties, status.by_name.parties, status.known_through)) } }
                                }
                            }
                        }
                    }
                    (each(view, statuses.iter().map(|(_, s)| (s.instrument.as_str(), s.known_through))))
                }
                section.card aria-labelledby="due" {
                    h2 #due { (t!(view, "what-is-due")) }
                    (due(view))
                }
                section.card aria-labelledby="gaps" {
                    h2 #gaps { (t!(view, "where-gaps")) }
                    table {
                        (heads(view, &["measure", "share", "#missing"]))
                        tbody {
                            @for m in measures {
                                tr {
                                    td { (view.title(&m.titles, &m.title)) }
                                    td.share { (bar(m)) " " (percent(view, m)) }
                                    td.number { a href=(view.who(&m.outside)) { (view.at_least(m.missing, m.missing_by_name, Known::Always)) } }
                                }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="over-time" {
                h2 #over-time { (t!(view, "parties-over-time")) }
                (chart::regime(view, &binding))
                @if statuses.iter().any(|(_, s)| !s.known_through.covers(view.on)) { p.quiet { (t!(view, "chart-dotted")) } }
                (picture(view, "/index"))
            }
            section aria-labelledby="latest" {
                h2 #latest { (t!(view, "latest-acts")) }
                table {
                    (heads(view, &["date", "who", "what", "source"]))
                    tbody {
                        @for act in latest {
                            @let actor = &register.actors[act.actor];
                            @let id = &register.definition(act.instrument).id;
                            tr {
                                td { (date(view, act.date)) }
                                td { (view.actor(&actor.id)) }
                                td { (view.word("act", act.kind.word())) " · " a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } }
                                td { (source(view, &view.regime.cited(act.sources()))) }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// How many of what falls due are shown.
const DUE: usize = 6;

/// What falls due in forums, and the commitments past their deadline.
fn due(view: &View) -> Markup {
    let due = in_forums(&view.regime, None, view.on);
    let promises = Tally::of(&view.regime, view.on);
    html! {
        table {
            (heads(view, &["by", "what"]))
            tbody {
                @for d in due.iter().take(DUE) {
                    tr {
                        td { @match d.due { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "no-date")) } } }
                        td { a href=(view.link("/calendar")) { (due_text(view, d)) } " " span.place { (view.state(d.state)) } }
                    }
                }
            }
        }
        p {
            a href=(view.link("/commitments")) { (t!(view, "commitments-count", count = promises.all)) }
            @if promises.nothing_found > 0 { " · " a href=(view.link("/commitments?state=nothing_found")) { "▲ " (t!(view, "past-deadline", count = promises.nothing_found, all = promises.all)) } }
        }
    }
}

/// The share as a bar: what is sure, and what is possible beyond it.
fn bar(m: &Measured) -> Markup {
    let width = |n: usize| (n * 100).checked_div(m.whole.max).unwrap_or(0);
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.whole width="100" height="10" {}
            rect.possible width=(width(m.part.max)) height="10" {}
            rect.sure width=(width(m.part.min)) height="10" {}
        }
    }
}
